// The naive answer in each world, and what all worlds together say.
// SPDX-License-Identifier: MIT
#pragma once

#include "property/rows.hpp"

#include <entente/query/answer.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace property {

/// From the least to the most that something was in any world.
struct extremes {
    int least = 10 * far;
    int most = -10 * far;
    void take(int n)
    {
        least = std::min(least, n);
        most = std::max(most, n);
    }
    [[nodiscard]] bool any() const { return least <= most; }
    friend bool operator==(extremes const&, extremes const&) = default;
};

struct of_party {
    std::size_t contacted = 0; ///< in how many worlds
    std::size_t foremost = 0;
    extremes rank;
    extremes first; ///< when its first contact was
    friend bool operator==(of_party const&, of_party const&) = default;
};
struct of_event {
    std::size_t inside = 0;
    std::size_t foremost = 0;
    extremes rank;
    extremes when;
    friend bool operator==(of_event const&, of_event const&) = default;
};

/// What is so in how many worlds.
struct truth {
    std::size_t worlds = 0;
    std::size_t nonempty = 0;
    std::array<of_party, parties> countries;
    std::array<of_event, most_events> events;
    std::array<std::array<std::size_t, parties>, parties> before{}; ///< the first contact of one, of the other
    std::array<std::array<std::size_t, parties>, parties> both{};
    std::array<std::array<std::size_t, parties>, parties> only_first{}; ///< the one was contacted, the other was not
    bool same_order = true;
    bool same_first = true;
    extremes count;
    extremes near_gap;
    extremes far_gap;            ///< of worlds that reach into the margin
    bool inside_varies = false;  ///< of some event it depends on the world whether it is inside
    bool leads_vary = false;     ///< and of some, whom it leads to, or whether surely
    bool shared_perhaps = false; ///< some event of several countries leads to one of them only perhaps
    friend bool operator==(truth const&, truth const&) = default;

    /// Beyond what is enumerated there is no end, unless the rest shows that there is one.
    [[nodiscard]] extremes gap() const
    {
        if (!far_gap.any()) return near_gap;
        bool const has_end = near_gap.any() && far_gap.most <= near_gap.most;
        return {std::min(near_gap.least, far_gap.least), has_end ? near_gap.most : far};
    }
};

[[nodiscard]] inline en::verdict verdict_of(std::size_t yes, std::size_t worlds)
{
    return yes == 0 ? en::verdict::none : yes == worlds ? en::verdict::certain : en::verdict::possible;
}

/// What is so in one world, in which those events are there that may be.
class tally {
public:
    tally(truth& to, question const& q) : to_(to), last_(q.aim == aim::last) {}

    void take(std::vector<contact> const& there, int mark)
    {
        ++to_.worlds;
        to_.count.take(static_cast<int>(there.size()));
        first_.fill(nothing);
        known_.fill(false);
        for (auto const& c : there)
            for (auto const& [p, sure] : c.leads) note(p, c.t);
        if (!there.empty()) take_foremost(there, mark);
        for (auto const& c : there) {
            auto& e = to_.events[static_cast<std::size_t>(c.event)];
            ++e.inside;
            e.when.take(c.t);
            e.rank.take(1 +
                        static_cast<int>(std::count_if(there.begin(), there.end(), [&](contact const& x) { return is_ahead(x.t, c.t); })));
        }
        take_countries();
    }

private:
    [[nodiscard]] bool is_ahead(int a, int b) const { return last_ ? a > b : a < b; }
    void note(int p, int t)
    {
        auto const i = static_cast<std::size_t>(p);
        if (!known_[i] || is_ahead(t, first_[i])) first_[i] = t;
        known_[i] = true;
    }
    void take_foremost(std::vector<contact> const& there, int mark)
    {
        ++to_.nonempty;
        auto best = there.front().t;
        for (auto const& c : there)
            if (is_ahead(c.t, best)) best = c.t;
        bool const is_beyond = best > latest_tick - margin || mark < earliest_tick + margin;
        (is_beyond ? to_.far_gap : to_.near_gap).take(best - mark);
        for (auto const& c : there)
            if (c.t == best) ++to_.events[static_cast<std::size_t>(c.event)].foremost;
        for (std::size_t p = 0; p != parties; ++p)
            if (known_[p] && first_[p] == best) ++to_.countries[p].foremost;
    }
    void take_countries()
    {
        std::array<int, parties> ranks{};
        for (std::size_t p = 0; p != parties; ++p) {
            if (!known_[p]) continue;
            ranks[p] = 1;
            for (std::size_t o = 0; o != parties; ++o) {
                if (!known_[o]) {
                    ++to_.only_first[p][o];
                    continue;
                }
                ++to_.both[o][p];
                if (!is_ahead(first_[o], first_[p])) continue;
                ++ranks[p];
                ++to_.before[o][p];
            }
            auto& c = to_.countries[p];
            ++c.contacted;
            c.rank.take(ranks[p]);
            c.first.take(first_[p]);
        }
        if (!ranks_) ranks_ = ranks;
        to_.same_order = to_.same_order && ranks == *ranks_;
        auto const leads = [](int r) { return r == 1; };
        for (std::size_t p = 0; p != parties; ++p) to_.same_first = to_.same_first && leads(ranks[p]) == leads((*ranks_)[p]);
    }

    truth& to_;
    bool last_;
    std::array<int, parties> first_{};
    std::array<bool, parties> known_{};
    std::optional<std::array<int, parties>> ranks_;
};

/// Every way in which what may be there is there.
template <class Take>
void each_choice(std::vector<contact> const& contacts, Take const& take)
{
    std::vector<std::pair<std::size_t, std::size_t>> open; ///< a contact and one of its leads, or the contact itself
    constexpr std::size_t itself = 99;
    for (std::size_t i = 0; i != contacts.size(); ++i) {
        if (!contacts[i].sure) open.emplace_back(i, itself);
        for (std::size_t l = 0; l != contacts[i].leads.size(); ++l)
            if (!contacts[i].leads[l].second) open.emplace_back(i, l);
    }
    if (open.empty()) return take(contacts);
    for (std::size_t bits = 0; bits != std::size_t{1} << open.size(); ++bits) {
        auto const is_there = [&](std::size_t i, std::size_t l) {
            auto const o = std::find(open.begin(), open.end(), std::pair{i, l});
            return o == open.end() || (bits >> (o - open.begin()) & 1) != 0;
        };
        std::vector<contact> there;
        for (std::size_t i = 0; i != contacts.size(); ++i) {
            if (!is_there(i, itself)) continue;
            auto c = contacts[i];
            c.leads.clear();
            for (std::size_t l = 0; l != contacts[i].leads.size(); ++l)
                if (is_there(i, l)) c.leads.push_back(contacts[i].leads[l]);
            if (!c.leads.empty()) there.push_back(std::move(c));
        }
        take(there);
    }
}

/// The worlds of one row, for one reading of its question.
struct row_worlds {
    row of;
    std::vector<world> all;
    std::vector<int> sole; ///< events without a leader that are this leader's in every world
};

/// All worlds of a row; none if they are too many, or if there are none.
[[nodiscard]] inline std::vector<row_worlds> worlds_of(story const& s, settled const& of, belief const& what, int term)
{
    std::vector<row_worlds> out;
    for (auto const& q : readings_of(s.asks)) {
        row r(s, of, what, q, term);
        enumeration worlds(of, what.known(), what.civil(), r.needs());
        auto all = worlds.all([&](world const& w) {
            if (!what.open_hold(w)) return false;
            return std::all_of(r.events().begin(), r.events().end(),
                               [&](int e) { return !r.is_taken_inside(e) || r.is_inside(w, at(w, e)); });
        });
        if (all.empty()) return {};
        std::vector<int> sole;
        for (auto const e : r.events())
            if (event_at(s, e).us.leader == nothing &&
                std::all_of(all.begin(), all.end(), [&](world const& w) { return r.is_sole_holder(w, e); }))
                sole.push_back(e);
        out.push_back({std::move(r), std::move(all), std::move(sole)});
    }
    return out;
}

/// The instant that a gap is counted from.
[[nodiscard]] inline int mark_in(row const& r, world const& w)
{
    if (r.asks().aim != aim::gap) return 0;
    auto const& p = r.asks().from->at;
    return p.is == point::what::date ? p.date.members.front().lo : at(w, r.moment_at(p));
}

[[nodiscard]] inline truth truth_of(std::vector<row_worlds> const& readings)
{
    truth out;
    tally counts(out, readings.front().of.asks());
    std::array<std::optional<contact>, most_events> seen;
    std::array<std::size_t, most_events> times{};
    std::array<bool, most_events> lost{};
    std::size_t worlds = 0;
    for (auto const& r : readings)
        for (auto const& w : r.all) {
            ++worlds;
            auto const contacts = r.of.contacts(w, r.sole);
            for (auto const e : r.of.events()) // inside, and no contact, because nobody of whom it is asked holds an office then
                if (r.of.is_inside(w, at(w, e)) &&
                    std::none_of(contacts.begin(), contacts.end(), [&](contact const& c) { return c.event == e; }))
                    lost[static_cast<std::size_t>(e)] = true;
            for (auto const& c : contacts) {
                auto const e = static_cast<std::size_t>(c.event);
                ++times[e];
                if (!seen[e]) seen[e] = c;
                out.shared_perhaps = out.shared_perhaps || (c.leads.size() > 1 && std::any_of(c.leads.begin(), c.leads.end(),
                                                                                              [](auto const& l) { return !l.second; }));
                out.leads_vary = out.leads_vary || seen[e]->sure != c.sure || seen[e]->leads != c.leads;
            }
            auto const mark = mark_in(r.of, w);
            each_choice(contacts, [&](std::vector<contact> const& there) { counts.take(there, mark); });
        }
    for (std::size_t e = 0; e != most_events; ++e) out.leads_vary = out.leads_vary || (seen[e] && lost[e]);
    out.inside_varies = std::any_of(times.begin(), times.end(), [&](std::size_t n) { return n != 0 && n != worlds; });
    return out;
}

} // namespace property
