// What changed in an answer from one date of knowledge to another.
// SPDX-License-Identifier: MIT
#include "words/answers/answers.hpp"
#include "words/answers/listed.hpp"

#include <entente/query/ask.hpp>
#include <entente/query/detail/lengths.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace entente::detail {
namespace {

/// What a candidate is known by: of a list its event, else its parties.
[[nodiscard]] std::string key_of(candidate const& c, bool by_event)
{
    return by_event && !c.events.empty() ? c.events.front() : codes_of(c.parties);
}
[[nodiscard]] std::string rank_in_words(rank_range r) { return r.lo == 0 ? std::string{} : numbers_in_words(r.lo, r.hi); }

/// What an aim tells beside candidates, in words; empty: nothing.
[[nodiscard]] std::string figure_of(answer_row const& row)
{
    if (row.count) return numbers_in_words(row.count->least, row.count->most);
    if (row.gap) return lengths_in_words(*row.gap);
    return {};
}

/// The changes of one row.
class changes_told {
public:
    changes_told(asked::change const& q, wording::reply& to)
        : by_event_(std::holds_alternative<asked::list>(q.about.aim) || std::holds_alternative<asked::count>(q.about.aim))
        , to_(to)
    {
    }
    void tell(answer_row const* was, answer_row const* is)
    {
        auto const& row = is != nullptr ? *is : *was;
        std::vector<candidate> const none;
        auto const& before = was != nullptr ? was->candidates : none;
        auto const& after = is != nullptr ? is->candidates : none;
        label_ = row.label();
        id_ = {row.leader, row.term};
        found_.clear();
        if (was == nullptr) note("row", "new row", "", std::string(name(row.verdict)));
        if (is == nullptr) note("row", "row gone", std::string(name(row.verdict)), "");
        if (was != nullptr && is != nullptr) compare("verdict", std::string(name(was->verdict)), std::string(name(is->verdict)));
        if (was != nullptr && is != nullptr) compare("figure", figure_of(*was), figure_of(*is));
        for (auto const& c : after) {
            auto const* old = find(before, key_of(c, by_event_));
            if (old == nullptr) note(key_of(c, by_event_), "added", "", std::string(name(c.how)));
            else {
                if (old->how != c.how) note(key_of(c, by_event_), "verdict", std::string(name(old->how)), std::string(name(c.how)));
                if (!(old->rank == c.rank)) note(key_of(c, by_event_), "rank", rank_in_words(old->rank), rank_in_words(c.rank));
            }
        }
        for (auto const& c : before)
            if (find(after, key_of(c, by_event_)) == nullptr) note(key_of(c, by_event_), "dropped", std::string(name(c.how)), "");
        to_.lines.push_back(fmt::format("{}: {}", label_, found_.empty() ? "nothing changed" : joined(found_, "; ")));
    }

private:
    [[nodiscard]] candidate const* find(std::vector<candidate> const& all, std::string const& key) const
    {
        auto const at = std::find_if(all.begin(), all.end(), [&](candidate const& c) { return key_of(c, by_event_) == key; });
        return at == all.end() ? nullptr : &*at;
    }
    void compare(std::string const& what, std::string const& was, std::string const& is)
    {
        if (was != is) note("", what, was, is);
    }
    void note(std::string const& of, std::string const& what, std::string const& was, std::string const& is)
    {
        to_.rows.rows.push_back({id_[0], id_[1], of == "row" ? "" : of, of == "row" ? "row" : what, was, is});
        auto const name = of.empty() || of == "row" ? std::string{} : of + " ";
        if (was.empty() || is.empty()) found_.push_back(fmt::format("{}{} ({})", name, what, was.empty() ? is : was));
        else found_.push_back(fmt::format("{}{}: {}, was {}", name, what, is, was));
    }

    bool by_event_;
    wording::reply& to_;
    std::string label_;
    std::array<std::string, 2> id_;
    std::vector<std::string> found_;
};

} // namespace

wording::reply answer_to(timeline const& world, asked::change const& q)
{
    if (q.about.known_by) refuse("about", "a question as it was known at a date", "leave that out: the change is between two dates");
    auto const was = world.ask(q.about.as_of(q.from)), is = world.ask(q.about.as_of(q.to));
    wording::reply out{{}, table_of({"leader", "term", "of", "what", "was", "is"}), {}, verdict::none};
    changes_told told(q, out);
    auto const same = [](answer_row const& a) { return [&](answer_row const& b) { return a.leader == b.leader && a.term == b.term; }; };
    for (auto const& row : is) {
        auto const old = std::find_if(was.begin(), was.end(), same(row));
        told.tell(old == was.end() ? nullptr : &*old, &row);
    }
    for (auto const& row : was)
        if (std::none_of(is.begin(), is.end(), same(row))) told.tell(&row, nullptr);
    if (out.lines.empty()) out.lines.push_back(is.why());
    out.why = fmt::format("As known by {}:\n{}\nAs known by {}:\n{}", q.from.said(), was.why(), q.to.said(), is.why());
    out.verdict = is.verdict();
    return out;
}

} // namespace entente::detail
