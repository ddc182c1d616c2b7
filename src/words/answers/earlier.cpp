// Whether one leader's gap is shorter than another's, or than that of who was before.
// SPDX-License-Identifier: MIT
#include "words/answers/answers.hpp"
#include "words/answers/listed.hpp"
#include "words/answers/spread.hpp"

#include <entente/query/ask.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente::detail {
namespace {

struct row_gap {
    std::string label, leader, term;
    std::optional<one_gap> gap;
};

[[nodiscard]] std::vector<row_gap> gaps_of(timeline const& seen, query const& gaps)
{
    std::vector<row_gap> out;
    auto const rows = seen.ask(gaps), counted = seen.ask(counts_of(gaps)); // the same rows
    for (std::size_t i = 0; i != rows.size(); ++i)
        out.push_back({rows[i].label(), rows[i].leader, rows[i].term, gap_of(rows[i], counted[i])});
    return out;
}
[[nodiscard]] std::string office_of(timeline const& seen, std::string const& term)
{
    for (auto const& t : seen.facts().terms)
        if (t.id == term) return t.office;
    return {};
}
/// Who held the office last before, and was another.
[[nodiscard]] std::optional<row_gap> before(timeline const& seen, query const& gaps, row_gap const& one)
{
    auto const all = gaps_of(seen, gaps.by_each(office_of(seen, one.term)));
    auto at =
        static_cast<std::size_t>(std::find_if(all.begin(), all.end(), [&](row_gap const& r) { return r.term == one.term; }) - all.begin());
    if (at == all.size()) return std::nullopt;
    while (at != 0)
        if (all[--at].leader != one.leader) return all[at];
    return std::nullopt;
}

/// Gaps of two terms, each anywhere in its range: whether the one is shorter, there being one.
[[nodiscard]] verdict is_shorter(std::optional<one_gap> const& one, std::optional<one_gap> const& other)
{
    if (!one) return verdict::none;
    bool const always = one->sure && (!other || one->most < other->least);
    bool const sometimes = !other || !other->sure || one->least < other->most;
    return always ? verdict::certain : sometimes ? verdict::possible : verdict::none;
}
[[nodiscard]] std::string told(row_gap const& r)
{
    if (!r.gap) return r.label + " (none known)";
    return fmt::format("{} ({}{})", r.label, days_in_words({r.gap->least, r.gap->most}), r.gap->sure ? "" : ", if at all");
}

class earlier_told {
public:
    earlier_told()
    {
        out_.rows = table_of({"one", "one_term", "other", "other_term", "verdict", "one_least", "one_most", "other_least", "other_most"});
    }
    void tell(row_gap const& one, row_gap const& other)
    {
        auto const how = is_shorter(one.gap, other.gap);
        all_.add(how);
        auto const* word = how == verdict::certain    ? "certainly earlier"
                           : how == verdict::possible ? "possibly earlier"
                           : one.gap                  ? "certainly not earlier"
                           : other.gap                ? "not earlier: no such contact is known"
                                                      : "neither is known";
        out_.lines.push_back(fmt::format("{} and {}: {}", told(one), told(other), word));
        auto const days = [](row_gap const& r, bool least) {
            return r.gap ? number_in_words(least ? r.gap->least : r.gap->most) : std::string{};
        };
        out_.rows.rows.push_back({one.leader, one.term, other.leader, other.term, std::string(name(how)), days(one, true), days(one, false),
                                  days(other, true), days(other, false)});
    }
    void tell_alone(row_gap const& one)
    {
        all_.add(verdict::none);
        out_.lines.push_back(fmt::format("{}: no predecessor is known", told(one)));
    }
    [[nodiscard]] wording::reply run(std::string const& otherwise) &&
    {
        if (out_.lines.empty()) out_.lines.push_back(otherwise);
        out_.verdict = all_.get();
        out_.why = joined(out_.lines, ".\n") + ".";
        return std::move(out_);
    }

private:
    wording::reply out_;
    weakest all_;
};

} // namespace

wording::reply answer_to(timeline const& world, asked::earlier const& q)
{
    require_aim<asked::gap>(q.gaps, "gaps", "gap");
    auto const seen = seen_by(world, q.gaps);
    auto const gaps = unseen(q.gaps);
    earlier_told out;
    auto const others = q.other.empty() ? std::vector<row_gap>{} : gaps_of(seen, gaps.by(q.other));
    for (auto const& one : gaps_of(seen, gaps.by(q.one))) {
        if (!q.other.empty()) {
            for (auto const& other : others)
                if (other.term != one.term) out.tell(one, other);
            continue;
        }
        auto const other = before(seen, gaps, one);
        if (other) out.tell(one, *other);
        else out.tell_alone(one);
    }
    return std::move(out).run("there are no two to compare");
}

} // namespace entente::detail
