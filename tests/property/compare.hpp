// The library's answer to a story beside the truth, property by property.
// SPDX-License-Identifier: MIT
#pragma once

#include "property/promises.hpp"
#include "property/truth.hpp"

#include <entente/query/ask.hpp>
#include <entente/timeline/timeline.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace property {

/// What must be the same, and what may only be wider than the truth.
struct found {
    std::string what;
    bool exact = true;
    bool sound = true;
    std::string expected;
    std::string got;
};

[[nodiscard]] inline std::string text(extremes const& e) { return e.any() ? fmt::format("{} to {}", e.least, e.most) : "nothing"; }

/// Beyond what worlds are enumerated to, all is one.
[[nodiscard]] inline int limited(std::int64_t t)
{
    if (t < earliest_tick + margin) return -far;
    return t > latest_tick - margin ? far : static_cast<int>(t);
}
[[nodiscard]] inline int tick_of(en::instant t)
{
    if (!t.is_finite()) return t == en::instant::past() ? -far : far;
    return limited(t.count() - origin);
}

class findings {
public:
    [[nodiscard]] std::vector<found> const& all() const { return all_; }
    void take(found f) { all_.push_back(std::move(f)); }
    void same(std::string what, bool is_same, std::string expected, std::string got)
    {
        all_.push_back({std::move(what), is_same, is_same, std::move(expected), std::move(got)});
    }
    /// The library may say "possible" where it cannot prove more.
    void verdict(std::string what, en::verdict expected, en::verdict got, std::string const& whose = {})
    {
        all_.push_back({std::move(what), expected == got, expected == got || got == en::verdict::possible,
                        whose + std::string(en::name(expected)), std::string(en::name(got))});
    }
    void range(std::string what, extremes const& expected, int lo, int hi)
    {
        if (!expected.any()) return;
        bool const sound = lo <= expected.least && expected.most <= hi;
        all_.push_back(
            {std::move(what), lo == expected.least && hi == expected.most, sound, text(expected), fmt::format("{} to {}", lo, hi)});
    }
    void window(std::string what, extremes const& expected, en::bounds got)
    {
        if (expected.any())
            range(std::move(what), {limited(expected.least), limited(expected.most)}, tick_of(got.earliest()), tick_of(got.latest()));
    }

private:
    std::vector<found> all_;
};

/// What the truth says the row's verdict is. "Certain: the same in every world."
[[nodiscard]] inline en::verdict true_verdict(truth const& t, question const& q)
{
    auto const all_or_some = [&](bool all) {
        return t.nonempty == 0 ? en::verdict::none : all ? en::verdict::certain : en::verdict::possible;
    };
    switch (q.aim) {
    case aim::first:
    case aim::last: return all_or_some(t.same_first);
    case aim::order: return all_or_some(t.same_order);
    case aim::list:
        return all_or_some(
            std::all_of(t.events.begin(), t.events.end(), [&](of_event const& e) { return e.inside == 0 || e.inside == t.worlds; }));
    case aim::count: return t.count.least == t.count.most ? en::verdict::certain : en::verdict::possible;
    case aim::gap: return all_or_some(t.nonempty == t.worlds && t.gap().least == t.gap().most);
    default: return en::verdict::none; // has none of its own here
    }
}

/// One row.
class row_comparison {
public:
    row_comparison(question const& q, truth const& t, en::answer_row const& got, findings& to) : asks_(q), truth_(t), row_(got), to_(to) {}

    void run()
    {
        switch (asks_.aim) {
        case aim::first:
        case aim::last: foremost(); break;
        case aim::order: order(); break;
        case aim::list: list(); break;
        case aim::count: to_.range("count", truth_.count, static_cast<int>(row_.count->least), static_cast<int>(row_.count->most)); break;
        case aim::gap: gap(); break;
        case aim::whether_parties: whether(); break;
        case aim::not_contacted: not_contacted(); break;
        case aim::whether_moments: break;
        }
    }

private:
    [[nodiscard]] en::candidate const* candidate_of(std::size_t p) const
    {
        for (auto const& c : row_.candidates)
            if (std::any_of(c.parties.begin(), c.parties.end(), [&](en::party x) { return x.code() == codes[p]; })) return &c;
        return nullptr;
    }
    [[nodiscard]] static en::verdict how(en::candidate const* c) { return c == nullptr ? en::verdict::none : c->how; }
    [[nodiscard]] static std::string named(std::size_t p) { return std::string(codes[p]) + ' '; }
    void rank(std::string what, extremes const& expected, en::candidate const* c)
    {
        if (c != nullptr) to_.range(std::move(what), expected, static_cast<int>(c->rank.lo), static_cast<int>(c->rank.hi));
    }

    void foremost()
    {
        to_.verdict("first: verdict", true_verdict(truth_, asks_), row_.verdict);
        for (std::size_t p = 0; p != parties; ++p) {
            auto const* c = candidate_of(p);
            auto const& t = truth_.countries[p];
            to_.verdict("first: candidate", verdict_of(t.foremost, truth_.worlds), how(c), named(p));
            rank("first: rank", t.rank, c);
            if (c == nullptr || t.foremost == 0) continue;
            extremes when;
            for (std::size_t e = 0; e != most_events; ++e) {
                bool const listed = std::find(c->events.begin(), c->events.end(), id(static_cast<int>(e))) != c->events.end();
                if (listed && truth_.events[e].inside != 0) when.take(truth_.events[e].when.least);
            }
            to_.window("first: window", when, c->window);
        }
        if (truth_.nonempty == 0 || row_.candidates.empty()) return;
        for (std::size_t e = 0; e != most_events; ++e) {
            auto const lists = [&](en::candidate const& c) {
                return std::find(c.events.begin(), c.events.end(), id(static_cast<int>(e))) != c.events.end();
            };
            bool const expected = truth_.events[e].foremost != 0;
            bool const got = std::any_of(row_.candidates.begin(), row_.candidates.end(), lists);
            if (expected && !got) to_.same("first: events", false, id(static_cast<int>(e)), "nothing");
        }
    }

    [[nodiscard]] static std::size_t number_of(en::party p)
    {
        std::size_t i = 0;
        while (i != parties && p.code() != codes[i]) ++i;
        return i;
    }
    void order()
    {
        to_.verdict("order: verdict", true_verdict(truth_, asks_), row_.verdict);
        for (std::size_t p = 0; p != parties; ++p) {
            auto const* c = candidate_of(p);
            to_.verdict("order: candidate", verdict_of(truth_.countries[p].contacted, truth_.worlds), how(c), named(p));
            rank("order: rank", truth_.countries[p].rank, c);
            if (c != nullptr) to_.window("order: window", truth_.countries[p].first, c->window);
        }
        for (std::size_t a = 0; a != row_.candidates.size(); ++a)
            for (std::size_t b = 0; b != row_.candidates.size(); ++b) {
                auto const i = number_of(row_.candidates[a].parties.front()), j = number_of(row_.candidates[b].parties.front());
                auto const yes = truth_.before[i][j];
                if (truth_.countries[j].contacted == 0) continue; // "in every world in which the second is contacted": there is none
                auto const expected = yes == 0                               ? en::verdict::none
                                      : yes == truth_.countries[j].contacted ? en::verdict::certain
                                                                             : en::verdict::possible;
                to_.verdict("order: pairs", expected, row_.before(a, b), named(i) + "before " + named(j));
            }
        for (std::size_t b = 0; b != row_.blocks.size(); ++b)
            for (std::size_t later = b + 1; later != row_.blocks.size(); ++later)
                for (auto const x : row_.blocks[b].parties)
                    for (auto const y : row_.blocks[later].parties)
                        to_.same("order: blocks", truth_.before[number_of(x)][number_of(y)] == truth_.both[number_of(x)][number_of(y)],
                                 "undecided", fmt::format("{} before {}", x.code(), y.code()));
        auto shown = row_.floating.size();
        for (auto const& b : row_.blocks) shown += b.parties.size();
        to_.same("order: shown", shown == row_.candidates.size(), std::to_string(row_.candidates.size()), std::to_string(shown));
    }

    void list()
    {
        to_.verdict("list: verdict", true_verdict(truth_, asks_), row_.verdict);
        for (std::size_t e = 0; e != most_events; ++e) {
            en::candidate const* c = nullptr;
            for (auto const& other : row_.candidates)
                if (!other.events.empty() && other.events.front() == id(static_cast<int>(e))) c = &other;
            to_.verdict("list: candidate", verdict_of(truth_.events[e].inside, truth_.worlds), how(c), id(static_cast<int>(e)) + ' ');
            rank("list: rank", truth_.events[e].rank, c);
            if (c != nullptr) to_.window("list: window", truth_.events[e].when, c->window);
        }
    }

    void gap()
    {
        to_.verdict("gap: verdict", true_verdict(truth_, asks_), row_.verdict);
        if (truth_.nonempty == 0 || !row_.gap) return;
        auto const number = [](en::duration d) { return d.is_unlimited() ? (d.count() < 0 ? -far : far) : limited(d.count()); };
        to_.range("gap", {limited(truth_.gap().least), limited(truth_.gap().most)}, number(row_.gap->least), number(row_.gap->most));
    }

    /// "Of parties that were never contacted, neither is first." Where one of the two was contacted alone, the page tells what
    /// the line says, and not the verdict: nothing is compared then but what every reading shares.
    void whether()
    {
        auto const a = static_cast<std::size_t>(asks_.before), b = static_cast<std::size_t>(asks_.after);
        auto const yes = truth_.before[a][b], both = truth_.both[a][b];
        auto const alone = truth_.only_first[a][b] + truth_.only_first[b][a];
        if (both == truth_.worlds || alone + both == 0) {
            to_.verdict("whether", verdict_of(yes, truth_.worlds), row_.verdict);
            return;
        }
        bool const wrongly = (row_.verdict == en::verdict::certain && (yes != both || truth_.only_first[b][a] != 0)) ||
                             (row_.verdict == en::verdict::none && yes != 0);
        to_.same("whether, one alone", !wrongly, fmt::format("{} of {} worlds", yes, both), std::string(en::name(row_.verdict)));
    }
    void not_contacted()
    {
        for (auto const p : asks_.with) {
            auto const contacted = verdict_of(truth_.countries[static_cast<std::size_t>(p)].contacted, truth_.worlds);
            auto const expected = contacted == en::verdict::none      ? en::verdict::certain
                                  : contacted == en::verdict::certain ? en::verdict::none
                                                                      : en::verdict::possible;
            to_.verdict("not contacted", expected, how(candidate_of(static_cast<std::size_t>(p))), named(static_cast<std::size_t>(p)));
        }
    }

    question const& asks_;
    truth const& truth_;
    en::answer_row const& row_;
    findings& to_;
};

} // namespace property
