// One question to a database: what is fetched for it, and when that is enough.
// SPDX-License-Identifier: MIT
#include "remote/asking.hpp"

#include <entente/query/ask.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace entente::there {
namespace {

constexpr std::size_t first_try = 4;      ///< events of each part
constexpr std::size_t last_try = 1 << 12; ///< beyond, all
constexpr std::size_t parts_at_once = 25;
constexpr std::size_t most_alike = 500;

} // namespace

asking::asking(session& s, known const& k, query q)
    : session_(&s)
    , known_(&k)
    , words_(std::move(q))
    , known_by_(std::exchange(words_.known_by, std::nullopt))
    , more_(s, &k.tied)
    , by_(decided_by_of(words_))
{
    fetch_named();
    auto const here = world();
    auto const data = detail::model_of(here);
    with_ = counterparts_of(data, words_, detail::resolve_query(data, words_));
}

timeline asking::world() const
{
    auto const all = known_->with(more_);
    return known_by_ ? all.as_of(*known_by_) : all;
}

void asking::fetch_named()
{
    auto const named = named_in(words_);
    more_.fetch_records({named.ids.begin(), named.ids.end()});
    ids roots;
    for (auto const& beginning : named.beginnings)
        for (auto const& row :
             session_->run(phrase(fmt::format("SELECT DISTINCT same FROM entente_report WHERE substr(event, 1, {}) = ", beginning.size())) +
                           phrase::text(beginning)))
            roots.insert(text_in(row, 0));
    more_.fetch(roots);
}

parts_of_question asking::parts() const
{
    auto const here = world();
    auto const data = detail::model_of(here);
    return parts_of(data, words_, detail::resolve_query(data, words_), session_->speaks());
}

std::vector<entente::party> const& asking::with(part const& p) const
{
    auto const more = more_with_.find(p.row);
    return more != more_with_.end() ? more->second : with_;
}

phrase asking::of(std::vector<part> const& some, conditions const& c, std::size_t n) const
{
    bool const is_whole = by_ == detail::decided_by::all || some.front().is_whole || n == 0;
    auto const one = [&](spelt_part const& p) {
        if (is_whole) return all_of(p, c);
        return by_ == detail::decided_by::counterparts ? nearest_with_each(p, c, n, with(some.front())) : nearest_of(p, c, n);
    };
    return some.size() == 1 ? one(spelt_part(some.front())) : of_each(some, one);
}

std::vector<std::vector<part>> asking::alike(std::vector<part> const& some) const
{
    std::vector<std::vector<part>> out;
    bool const together = session_->speaks() == io::dialect::postgresql;
    auto const is_like = [&](part const& p, std::vector<part> const& group) {
        auto const& q = group.front();
        return group.size() < most_alike && p.whose == q.whose && p.is_whole == q.is_whole && with(p) == with(q);
    };
    for (auto const& p : some) {
        auto const group = together ? std::find_if(out.rbegin(), out.rend(), [&](auto const& g) { return is_like(p, g); }) : out.rend();
        if (group != out.rend()) group->push_back(p);
        else out.push_back({p});
    }
    return out;
}

void asking::fetch(std::vector<part> const& some, conditions const& c, std::size_t n)
{
    struct came {
        std::size_t rows = 0;
        std::optional<instant> reach;
    };
    std::map<std::pair<std::size_t, std::string>, came> of_part; // and of a counterpart
    ids roots;
    auto const groups = alike(some);
    for (std::size_t i = 0; i != groups.size();) {
        phrase all;
        for (std::size_t count = 0; i != groups.size() && (count == 0 || count + groups[i].size() <= parts_at_once); ++i) {
            all += phrase(count == 0 ? "" : " UNION ALL ") + of(groups[i], c, n);
            count += groups[i].size();
        }
        for (auto const& row : session_->run(all)) {
            roots.insert(text_in(row, 1));
            auto& its = of_part[{static_cast<std::size_t>(number_in(row, 0)), text_in(row, 3)}];
            ++its.rows;
            instant const at(number_in(row, 2));
            if (!its.reach || (c.turned ? at < *its.reach : *its.reach < at)) its.reach = at;
        }
    }
    more_.fetch(roots);
    for (auto const& p : some) reaches_[p.row] = {};
    for (auto const& [whose, its] : of_part) {
        auto const p = std::find_if(some.begin(), some.end(), [&](part const& one) { return one.number == whose.first; });
        if (p == some.end()) refuse_row("a row of a plan", "it belongs to no part of the question");
        if (n == 0 || by_ == detail::decided_by::all || p->is_whole || its.rows < n) continue;
        auto& to = reaches_[p->row];
        if (by_ != detail::decided_by::counterparts) reach::cut(to.of_all, *its.reach, c.turned);
        else {
            std::optional<instant> at;
            if (!party::is_code(whose.second)) refuse_row("a row of a plan", fmt::format("\"{}\" is no party's code", whose.second));
            entente::party const with(whose.second);
            if (auto const known = to.with.find(with); known != to.with.end()) at = known->second;
            reach::cut(at, *its.reach, c.turned);
            to.with.insert_or_assign(with, *at);
        }
    }
}

std::map<std::size_t, lack> asking::lacks() const
{
    auto const here = world();
    auto const data = detail::model_of(here);
    auto const meaning = detail::resolve_query(data, words_);
    std::map<std::size_t, lack> out;
    for (auto const& [row, came] : reaches_)
        if (auto l = lacking(data, words_, meaning, meaning.subjects[row], came); !l.is_none()) out.emplace(row, std::move(l));
    return out;
}

void asking::fetch_all()
{
    auto const all = parts();
    fetch(all.parts, all.where, 0);
    is_whole_ = true;
}

void asking::fetch_frontier()
{
    auto const all = parts();
    auto open = all.parts;
    bool was_cut = by_ == detail::decided_by::counterparts; // others than those named may be missing
    for (std::size_t n = first_try; !open.empty(); n = n >= last_try ? 0 : 4 * n) {
        fetch(open, all.where, n);
        was_cut = was_cut || std::any_of(reaches_.begin(), reaches_.end(), [](auto const& r) { return r.second.of_all.has_value(); });
        auto const lacking = lacks();
        std::erase_if(open, [&](part const& p) { return !lacking.contains(p.row); });
        for (auto const& [row, l] : lacking) more_with_[row] = l.with;
    }
    is_whole_ = !was_cut;
}

std::vector<io::planned> asking::plan(bool frontier) const
{
    std::vector<io::planned> out;
    auto const all = parts();
    auto const here = world();
    auto const data = detail::model_of(here);
    auto const meaning = detail::resolve_query(data, words_);
    for (auto const& p : all.parts) {
        auto const& s = meaning.subjects[p.row];
        std::string who = s.term ? data.term(*s.term).id() : !p.leader.empty() ? p.leader : "anyone";
        if (p.whose == part::of::pair) who = fmt::format("{} and {}", p.side.code(), p.other.code());
        if (p.whose == part::of::party) who += fmt::format(", events of {} without a leader", p.side.code());
        out.push_back({who, of({p}, all.where, frontier ? first_try : 0).in(session_->speaks())});
    }
    return out;
}

} // namespace entente::there
