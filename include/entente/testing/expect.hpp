// What a test may expect of a timeline. Knows no test framework; catch2.hpp makes matchers of it.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/query/ask.hpp>
#include <entente/testing/show.hpp>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace entente::testing {

/// Whether an expectation was met, and what was found instead: the answer, and on whose word.
struct outcome {
    bool met = false;               ///< whether it was
    std::string found;              ///< what was found instead, or on whose word
    std::vector<std::string> about; ///< the moments that it is about, by their ids
};

namespace detail {

[[nodiscard]] inline std::string joined(std::vector<std::string> const& words)
{
    std::string out;
    for (auto const& w : words) out += (out.empty() ? "" : ", ") + w;
    return out;
}
[[nodiscard]] inline std::vector<std::string> codes(std::vector<party> const& parties)
{
    std::vector<std::string> out;
    for (auto const& p : parties) out.emplace_back(p.code());
    return out;
}
[[nodiscard]] inline std::string in_words(mark const& m)
{
    if (auto const* of_term = std::get_if<milestone>(&m)) return std::string(name(*of_term));
    if (auto const* moment = std::get_if<the>(&m)) return '"' + moment->text + '"';
    return std::get<when>(m).said();
}
/// "first call by Moon Jae-in with USA, CHN after elected".
[[nodiscard]] inline std::string in_words(query const& q)
{
    static constexpr std::array<std::string_view, 8> aims{"first",           "last", "order of", "list of", "count of", "time to the first",
                                                          "whether before:", "no"};
    std::string out(aims[q.aim.index()]);
    for (auto const k : q.kinds) out += (k == q.kinds.front() ? " " : " or ") + std::string(name(k));
    if (q.kinds.empty()) out += " contact";
    if (auto const* l = std::get_if<asked::leader>(&q.who)) out += " by " + l->name;
    if (auto const* h = std::get_if<asked::holders>(&q.who)) out += " by each " + h->office;
    if (auto const* p = std::get_if<asked::leaders_of>(&q.who)) out += " by each leader of " + p->party;
    if (auto const* p = std::get_if<asked::pair>(&q.who)) out += " of " + p->party + " and " + p->other;
    if (std::holds_alternative<asked::every_term>(q.who)) out += " by each term";
    if (!q.whom.empty()) out += " with " + joined(q.whom);
    if (q.from) out += (q.from->inclusive ? " since " : " after ") + in_words(q.from->at);
    if (q.to) out += (q.to->inclusive ? " until " : " before ") + in_words(q.to->at);
    if (q.days) out += fmt::format(" within {} days of {}", q.days->days, in_words(q.days->of));
    if (q.inside) out += " during " + in_words(*q.inside);
    if (q.known_by) out += " as known at " + q.known_by->text();
    return out;
}
/// Of a leader's terms, those of which anything is known.
[[nodiscard]] inline std::vector<answer_row> rows(timeline const& world, query const& q)
{
    std::vector<answer_row> out;
    for (auto const& r : world.ask(q))
        if (!r.candidates.empty()) out.push_back(r);
    return out;
}
[[nodiscard]] inline outcome judged(std::vector<answer_row> const& rows, auto is_right)
{
    outcome out{!rows.empty(), rows.empty() ? "nothing of the kind is known" : "", {}};
    for (auto const& r : rows) {
        out.met = out.met && is_right(r);
        out.found += (out.found.empty() ? "" : "\n") + printable(r.why());
        for (auto const m : {milestone::elected, milestone::declared, milestone::took_office, milestone::left_office})
            if (!r.term.empty()) out.about.push_back(fmt::format("{}.{}", r.term, name(m)));
        for (auto const& c : r.candidates) out.about.insert(out.about.end(), c.events.begin(), c.events.end());
    }
    return out;
}

} // namespace detail

namespace expect {

/// "Moon called the USA, then China, then Japan": certainly in this order, among these. Narrow it with after and the like
/// through `of`.
struct called_in_order {
    std::string leader;               ///< by id, alias or name
    std::vector<std::string> parties; ///< codes, in the order that is expected
    query of = order(call);           ///< an `order` question: which events count

    /// Of whom, whom, and among which events.
    called_in_order(std::string who, std::vector<std::string> in_order, query among = order(call))
        : leader(std::move(who))
        , parties(std::move(in_order))
        , of(std::move(among))
    {
    }
    /// The expectation as a sentence.
    [[nodiscard]] std::string describe() const
    {
        return fmt::format("{} certainly called {} in this order{}", leader, detail::joined(parties),
                           of == order(call) ? "" : " (" + detail::in_words(of) + ")");
    }
    /// Asks the timeline. Errors: those of `timeline::ask`.
    [[nodiscard]] outcome check(timeline const& world) const
    {
        return detail::judged(detail::rows(world, of.by(leader).with(parties)), [&](answer_row const& r) {
            std::vector<std::string> found;
            for (auto const& b : r.blocks)
                if (b.parties.size() == 1) found.emplace_back(b.parties.front().code());
            return r.verdict == verdict::certain && found == parties;
        });
    }
};

/// A question and how sure its answer is; with parties, that just these are (or could be) the answer.
struct answers {
    query question;                   ///< any question
    entente::verdict verdict;         ///< that every row is expected to have
    std::vector<std::string> parties; ///< codes, in any order; empty: whoever it is

    /// A question, how sure its answer is and, if it matters, what it is.
    answers(query q, entente::verdict v, std::vector<std::string> who = {}) : question(std::move(q)), verdict(v), parties(std::move(who)) {}
    /// The expectation as a sentence.
    [[nodiscard]] std::string describe() const
    {
        return fmt::format("{}: {}{}{}", detail::in_words(question), detail::joined(parties), parties.empty() ? "" : ", ", name(verdict));
    }
    /// Asks the timeline. Errors: those of `timeline::ask`.
    [[nodiscard]] outcome check(timeline const& world) const
    {
        std::vector<answer_row> rows;
        for (auto const& r : world.ask(question)) rows.push_back(r);
        return detail::judged(rows, [&](answer_row const& r) {
            std::vector<std::string> found;
            for (auto const& c : r.candidates)
                for (auto& p : detail::codes(c.parties)) found.push_back(std::move(p));
            auto expected = parties;
            std::sort(found.begin(), found.end());
            std::sort(expected.begin(), expected.end());
            return r.verdict == verdict && (expected.empty() || found == expected);
        });
    }
};

/// Of two moments (events, or milestones such as "moon-2017.elected"), one certainly before the other.
struct certainly_before {
    std::string earlier; ///< a moment by its name
    std::string later;   ///< a moment by its name

    /// The expectation as a sentence.
    [[nodiscard]] std::string describe() const { return fmt::format("\"{}\" was certainly before \"{}\"", earlier, later); }
    /// Asks the timeline. Errors: those of `timeline::certainly_before`.
    [[nodiscard]] outcome check(timeline const& world) const
    {
        if (world.certainly_before(earlier, later)) return {true, because(world, earlier, later), {earlier, later}};
        if (world.certainly_before(later, earlier)) return {false, because(world, later, earlier), {earlier, later}};
        return {
            false, world.possibly_before(earlier, later) ? "nothing that is known decides it" : "it cannot have been", {earlier, later}};
    }
    /// The statements by which the one is before the other, a line each. Requires: it is.
    [[nodiscard]] static std::string because(timeline const& world, std::string const& a, std::string const& b)
    {
        std::string out = fmt::format("\"{}\" was before \"{}\":", detail::printable(a), detail::printable(b));
        for (auto const& s : world.why_before(*world.find_moment(a), *world.find_moment(b)))
            out += "\n  " + detail::printable(world.cite(s));
        return out;
    }
};

/// Of two moments, either may have been first.
struct undecided {
    std::string one;   ///< a moment by its name
    std::string other; ///< a moment by its name

    /// The expectation as a sentence.
    [[nodiscard]] std::string describe() const { return fmt::format("the order of \"{}\" and \"{}\" is undecided", one, other); }
    /// Asks the timeline. Errors: those of `timeline::certainly_before`.
    [[nodiscard]] outcome check(timeline const& world) const
    {
        if (world.certainly_before(one, other)) return {false, certainly_before::because(world, one, other), {one, other}};
        if (world.certainly_before(other, one)) return {false, certainly_before::because(world, other, one), {one, other}};
        return {world.possibly_before(one, other) && world.possibly_before(other, one), "each may have been first", {one, other}};
    }
};

/// An event that was to take place, of which nobody says that it did.
struct planned_but_not_held {
    std::string event; ///< its id

    /// The expectation as a sentence.
    [[nodiscard]] std::string describe() const { return fmt::format("\"{}\" was planned but not held", event); }
    /// Looks the event up; one that is not there does not meet it.
    [[nodiscard]] outcome check(timeline const& world) const
    {
        auto const m = world.find_moment(event);
        auto const s = m ? world.standing_of(*m) : std::nullopt;
        if (!s) return {false, fmt::format("there is no event \"{}\"", event), {}};
        return {s->is == status::planned || s->is == status::proposed,
                fmt::format("it is {}{}", name(s->is), s->disputed ? ", which is disputed" : ""),
                {event}};
    }
};

/// A claim was set aside, and these two sources stand on its two sides.
struct conflict_between {
    std::string one;   ///< a source's id
    std::string other; ///< a source's id

    /// The expectation as a sentence.
    [[nodiscard]] std::string describe() const { return fmt::format("\"{}\" and \"{}\" contradict each other", one, other); }
    /// Looks through `timeline::conflicts`.
    [[nodiscard]] outcome check(timeline const& world) const
    {
        outcome out{false, world.conflicts().empty() ? "nobody contradicts anybody" : "", {}};
        for (auto const& c : world.conflicts()) {
            auto const rejected = world.source_of(c.rejected);
            auto const among = [&](std::string const& source) {
                return std::any_of(c.with.begin(), c.with.end(), [&](said const& s) { return world.source_of(s) == source; });
            };
            out.met = out.met || (rejected == one && among(other)) || (rejected == other && among(one));
            out.found += fmt::format("{}{} was set aside", out.found.empty() ? "" : "\n", detail::printable(world.cite(c.rejected)));
            for (auto const& s : c.with) out.found += "\n  against: " + detail::printable(world.cite(s));
        }
        return out;
    }
};

} // namespace expect
} // namespace entente::testing
