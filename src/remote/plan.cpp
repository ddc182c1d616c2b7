// Which events a question depends on, as SQL.
// SPDX-License-Identifier: MIT
#include "remote/plan.hpp"

#include "remote/kinds.hpp"

#include <entente/query/detail/office.hpp>
#include <entente/query/detail/row_worlds.hpp>
#include <entente/query/detail/window.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>
#include <variant>

namespace entente::there {
namespace {

constexpr auto most = std::numeric_limits<std::int64_t>::max();

template <class Parties>
[[nodiscard]] std::vector<std::string_view> codes(Parties const& all)
{
    std::vector<std::string_view> out;
    for (auto const& p : all) out.push_back(p.code());
    return out;
}

/// Two rows of one event. Its window stands in all of them; where it says which server has an event, the servers join by themselves.
[[nodiscard]] std::string is_one_event(std::string_view a, std::string_view b)
{
    return fmt::format("{0}.same = {1}.same AND {0}.earliest = {1}.earliest", a, b);
}

/// Rows of participants: where from, and which.
struct selection {
    phrase from;
    phrase where;

    /// Of events that somebody attended who is as `is` says of `o`.
    void narrow(std::string_view s, conditions const& c, phrase const& is)
    {
        switch (c.spelt) {
        case io::dialect::postgresql: // a server is asked to join, but not whether something exists; an event may come twice then
            from += phrase(" JOIN entente_party o ON " + is_one_event("o", s));
            where += phrase(" AND ") + is;
            return;
        case io::dialect::clickhouse: // has no subqueries that depend on the row
            where += phrase(fmt::format(" AND {}.same IN (SELECT o.same FROM entente_party o WHERE ", s)) + is + ")";
            return;
        case io::dialect::sqlite:
        case io::dialect::duckdb: break;
        }
        where += phrase(fmt::format(" AND EXISTS (SELECT 1 FROM entente_party o WHERE o.same = {}.same AND ", s)) + is + ")";
    }
};

[[nodiscard]] phrase whose(std::string_view s, spelt_part const& p)
{
    auto const column = [&](std::string_view name) { return phrase(fmt::format("{}.{}", s, name)); };
    auto const side = [&] { return column("party = ") + p.side; };
    switch (p.whose) {
    case part::of::leader: return column("leader = ") + p.leader;
    case part::of::party: return side() + " AND " + column("leader IS NULL");
    case part::of::pair: return side();
    case part::of::anyone: break;
    }
    return "1 = 1";
}

/// The participants' rows of events that may be members, as `s`. `joined`: what else they are looked at with, and on which conditions.
[[nodiscard]] phrase members(std::string_view s, spelt_part const& p, conditions const& c, selection const& joined = {})
{
    selection out{phrase(fmt::format("FROM entente_party {}", s)) + joined.from, whose(s, p)};
    out.where += and_of_kinds(fmt::format("{}.kind", s), c.kinds);
    if (p.from) out.where += phrase(fmt::format(" AND {}.{} >= ", s, c.latest())) + *p.from;
    if (p.to) out.where += phrase(fmt::format(" AND {}.{} <= ", s, c.earliest())) + *p.to;
    if (p.whose == part::of::pair) out.narrow(s, c, phrase("o.party = ") + p.other);
    if (!c.parties.empty() || !c.leaders.empty()) {
        phrase who;
        if (!c.parties.empty()) who += phrase("o.party IN ") + phrase::one_of(codes(c.parties));
        if (!c.leaders.empty()) who += phrase(c.parties.empty() ? "o.leader IN " : " OR o.leader IN ") + phrase::one_of(c.leaders);
        out.narrow(s, c, phrase("(") + who + ")");
    }
    return out.from + " WHERE " + out.where + joined.where;
}

/// The column that a walk from the near end goes along.
[[nodiscard]] std::string_view near_end(conditions const& c) { return c.turned ? c.latest() : c.earliest(); }

struct place {
    bounds window = {};
    bool is_open = false; ///< which of two milestones is an edge is open, so that worlds are divided first, which takes all
};
/// Where a row's members lie; nothing: it has none.
[[nodiscard]] std::optional<place> place_of(detail::read_model known, query const& q, detail::resolved_query const& meaning,
                                            detail::subject const& s, bool turned)
{
    detail::question_row const row{known, q, meaning, s, turned};
    detail::row_worlds worlds(known, turned);
    detail::offices_at offices(known, worlds, turned);
    detail::row_window const window(row, worlds, offices, 0);
    if (window.open_order) return place{{}, true};
    if (window.is_closed()) return std::nullopt;
    return place{window.possible(), false};
}

/// Counterparts that are asked for; where a leader is, also the parties of his terms, for which he may have acted.
void add_counterparts(detail::read_model known, detail::resolved_query const& meaning, conditions& to)
{
    to.parties = meaning.parties;
    for (auto const l : meaning.leaders) {
        to.leaders.push_back(known.leader(l).id());
        for (auto const t : known.leader(l).terms()) to.parties.push_back(known.term(t).party());
    }
    std::sort(to.parties.begin(), to.parties.end());
    to.parties.erase(std::unique(to.parties.begin(), to.parties.end()), to.parties.end());
}

void add_mark(mark const& m, named_events& to)
{
    if (auto const* named = std::get_if<the>(&m)) to.ids.push_back(named->text);
}

} // namespace

parts_of_question parts_of(detail::read_model known, query const& q, detail::resolved_query const& meaning, io::dialect d,
                           std::optional<std::size_t> only)
{
    parts_of_question out;
    out.where.spelt = d;
    out.where.kinds = meaning.kinds;
    out.where.in_view = known.horizon().has_value();
    out.where.turned = std::holds_alternative<asked::last>(q.aim);
    bool const is_pair = std::holds_alternative<asked::pair>(q.who); // its other side is said already
    if (!is_pair) add_counterparts(known, meaning, out.where);
    for (std::size_t i = 0; i != meaning.subjects.size(); ++i) {
        if (only && *only != i) continue;
        auto const& s = meaning.subjects[i];
        auto const lies = place_of(known, q, meaning, s, out.where.turned);
        if (!lies) continue;
        auto const add = [&](part::of whose, std::string leader = {}) {
            out.parts.push_back(
                {out.parts.size(), i, whose, std::move(leader), s.side, s.other, lies->window, lies->is_open || whose == part::of::anyone});
        };
        if (!s.other.empty()) add(part::of::pair);
        else if (!s.leader) add(part::of::anyone);
        else {
            add(part::of::leader, known.leader(*s.leader).id());
            if (!s.side.empty()) add(part::of::party);
        }
    }
    return out;
}

spelt_part::spelt_part(part const& p)
    : whose(p.whose)
    , number(fmt::format("{}", p.number))
    , leader(phrase::text(p.leader))
    , side(phrase::text(p.side.code()))
    , other(phrase::text(p.other.code()))
{
    if (p.window.earliest() != instant::past()) from = phrase::number(p.window.earliest().count());
    if (p.window.latest() != instant::future()) to = phrase::number(p.window.latest().count());
}

phrase of_each(std::vector<part> const& some, std::function<phrase(spelt_part const&)> const& one)
{
    spelt_part row(some.front());
    row.number = "v.part";
    row.leader = "v.leader";
    row.side = "v.side";
    row.other = "v.other";
    row.from = "v.earliest";
    row.to = "v.latest";
    phrase rows;
    auto const text = [](std::string_view t) { return phrase("CAST(") + phrase::text(t) + " AS text)"; };
    auto const instant = [](entente::instant t) { return phrase("CAST(") + phrase::number(t.count()) + " AS bigint)"; };
    for (auto const& p : some)
        rows += phrase(fmt::format("{}({}, ", rows.empty() ? "" : ", ", p.number)) + text(p.leader) + ", " + text(p.side.code()) + ", " +
                text(p.other.code()) + ", " + instant(p.window.earliest()) + ", " + instant(p.window.latest()) + ")";
    // with an offset it stays what is run for each row, and is not joined with all of them at once
    return phrase("SELECT q.part, q.same, q.reach, q.counterpart FROM (VALUES ") + rows +
           ") AS v (part, leader, side, other, earliest, latest), LATERAL (" + one(row) + " OFFSET 0) AS q";
}

phrase all_of(spelt_part const& p, conditions const& c)
{
    return phrase("SELECT ") + p.number + fmt::format(" AS part, s.same AS same, s.{} AS reach, '' AS counterpart ", near_end(c)) +
           members("s", p, c);
}

phrase nearest_of(spelt_part const& p, conditions const& c, std::size_t n)
{
    auto const end = near_end(c);
    // of a party its leaders are all NULL; said so, an index of both has them in this order
    auto const* const by = p.whose == part::of::party && !c.turned ? "t.leader, " : "";
    auto const nth = phrase(fmt::format("(SELECT t.{} ", end)) + members("t", p, c) +
                     fmt::format(" ORDER BY {}t.{}{} LIMIT 1 OFFSET {})", by, end, c.turned ? " DESC" : "", n - 1);
    // as a subquery, so that it is one value, which other servers can be sent
    return all_of(p, c) + fmt::format(" AND s.{} {} (SELECT COALESCE(", end, c.turned ? ">=" : "<=") + nth +
           fmt::format(", {}))", c.turned ? -most : most);
}

phrase nearest_with_each(spelt_part const& p, conditions const& c, std::size_t n, std::vector<entente::party> const& with)
{
    selection others{" JOIN entente_party w ON " + is_one_event("w", "s"), " AND NOT (w.event = s.event AND w.item = s.item)"};
    if (!with.empty()) others.where += phrase(" AND w.party IN ") + phrase::one_of(codes(with));
    auto const inner = phrase(fmt::format("SELECT s.same AS same, s.{0} AS reach, w.party AS counterpart, "
                                          "RANK() OVER (PARTITION BY w.party ORDER BY s.{0}{1}) AS place ",
                                          near_end(c), c.turned ? " DESC" : "")) +
                       members("s", p, c, others);
    return phrase("SELECT ") + p.number + " AS part, q.same AS same, q.reach AS reach, q.counterpart AS counterpart FROM (" + inner +
           fmt::format(") AS q WHERE q.place <= {}", n);
}

named_events named_in(query const& q)
{
    named_events out;
    for (auto const* e : {&q.from, &q.to})
        if (*e) add_mark((*e)->at, out);
    if (q.days) add_mark(q.days->of, out);
    if (q.inside) add_mark(*q.inside, out);
    if (auto const* gap = std::get_if<asked::gap>(&q.aim)) add_mark(gap->since, out);
    if (auto const* w = std::get_if<asked::whether>(&q.aim)) out.ids.insert(out.ids.end(), {w->before, w->after});
    if (q.occasion.ends_with('*')) out.beginnings.push_back(q.occasion.substr(0, q.occasion.size() - 1));
    else if (!q.occasion.empty()) out.ids.push_back(q.occasion);
    return out;
}

} // namespace entente::there
