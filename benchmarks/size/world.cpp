// Makes a world of leaders, terms and events by chance.
// SPDX-License-Identifier: MIT
#include "world.hpp"

#include "chance.hpp"
#include "countries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <tuple>

namespace bench {

namespace {

constexpr seconds32 hour = 3'600;

/// Those of one country who follow each other; a leader may come back, or be elected again.
void make_terms(world& w, std::vector<leader_number> holders, chance& any)
{
    any.shuffle(holders);
    auto const length = (world_ends - world_begins) / holders.size();
    auto begins = world_begins;
    for (std::size_t i = 0; i != holders.size(); ++i) {
        auto ends = world_ends;
        if (i + 1 != holders.size()) { // an even share, and up to 30 % more or less
            ends = static_cast<seconds32>(world_begins + (i + 1) * length - length * 3 / 10);
            ends += any.below(length * 6 / 10);
            ends -= ends % hour;
        }
        auto const weeks = 3 + any.below(8);
        w.terms.push_back({holders[i], begins - weeks * 7 * one_day, begins, ends});
        begins = ends;
    }
}

void make_leaders(world& w, std::size_t events, chance& any)
{
    auto const leaders = std::clamp<std::size_t>(events / 500, 10, 2'000);
    w.codes.assign(countries.begin(), countries.begin() + static_cast<std::ptrdiff_t>(std::min(leaders, countries.size())));
    std::sort(w.codes.begin(), w.codes.end());
    std::vector<leader_number> all;
    for (std::size_t l = 0; l != leaders; ++l) {
        w.country_of.push_back(static_cast<country_number>(l % w.codes.size()));
        all.push_back(static_cast<leader_number>(l));
    }
    // half of them hold office twice: 2,982 terms of 2,000 leaders
    auto again = all;
    any.shuffle(again);
    all.insert(all.end(), again.begin(), again.begin() + static_cast<std::ptrdiff_t>(leaders * 491 / 1'000));
    std::vector<std::vector<leader_number>> holders(w.codes.size());
    for (auto const l : all) holders[w.country_of[l]].push_back(l);
    for (auto& h : holders) make_terms(w, std::move(h), any);
    std::sort(w.terms.begin(), w.terms.end(), [](made_term const& a, made_term const& b) {
        return std::tuple{a.leader, a.took_office} < std::tuple{b.leader, b.took_office};
    });
    w.terms_of.assign(leaders + 1, 0);
    for (auto const& t : w.terms) ++w.terms_of[t.leader + 1U];
    for (std::size_t l = 0; l != leaders; ++l) w.terms_of[l + 1] += w.terms_of[l];
}

/// Who was in office when.
class offices {
public:
    explicit offices(world const& w) : of_(w.codes.size())
    {
        for (auto const& t : w.terms) of_[w.country_of[t.leader]].emplace_back(t.left_office, t.leader);
        for (auto& all : of_) std::sort(all.begin(), all.end());
    }
    [[nodiscard]] leader_number at(std::size_t country, seconds32 t) const
    {
        return std::upper_bound(of_[country].begin(), of_[country].end(), std::pair{t, leader_number{0xFFFF}})->second;
    }

private:
    std::vector<std::vector<std::pair<seconds32, leader_number>>> of_; ///< each with the end of the term
};

void make_events(world& w, std::size_t events, chance& any)
{
    offices const in_office(w);
    w.at.reserve(events);
    w.caller.reserve(events);
    w.called.reserve(events);
    w.kind.reserve(events);
    for (std::size_t e = 0; e != events; ++e) {
        auto t = world_begins + any.below(world_ends - world_begins);
        if (t % hour == 0) ++t;
        auto const from = any.below(w.codes.size());
        auto to = any.below(w.codes.size() - 1);
        if (to >= from) ++to;
        auto const share = any.below(100);
        w.at.push_back(t);
        w.caller.push_back(in_office.at(from, t));
        w.called.push_back(in_office.at(to, t));
        w.kind.push_back(share < 60 ? contact_kind::call : share < 85 ? contact_kind::meeting : contact_kind::visit);
    }
}

/// A claim is of two events of one leader, of which the earlier or the later is not known to the second.
void make_vague(world& w, bool undated, chance& any)
{
    auto const none = static_cast<event_number>(w.size());
    std::vector<event_number> vague_one(w.country_of.size(), none);
    w.told.reserve(w.size());
    for (event_number e = 0; e != none; ++e) {
        auto const share = any.below(100);
        bool const nothing = undated && any.below(2) == 0;
        w.told.push_back(share < 30 ? precision::day : share >= 40 ? precision::second : nothing ? precision::nothing : precision::month);
        auto& vague = vague_one[w.caller[e]];
        if (any.below(100) == 0 && vague != none && w.at[vague] != w.at[e])
            w.claims.push_back(w.at[vague] < w.at[e] ? std::pair{vague, e} : std::pair{e, vague});
        if (share < 40) vague = e;
    }
}

} // namespace

world make_world(std::size_t events, telling how)
{
    world w;
    chance any(20'250'609);
    make_leaders(w, events, any);
    make_events(w, events, any);
    if (how != telling::exact) make_vague(w, how == telling::undated, any);
    return w;
}

std::string leader_id(leader_number l) { return fmt::format("leader-{:04}", l); }
std::string event_id(event_number e) { return fmt::format("e{}", e); }

std::string time_text(seconds32 t, precision told)
{
    auto const today = std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{t / one_day}}};
    auto const [y, m, d] =
        std::tuple{static_cast<int>(today.year()), static_cast<unsigned>(today.month()), static_cast<unsigned>(today.day())};
    switch (told) {
    case precision::nothing: return {};
    case precision::month: return fmt::format("{}-{:02}", y, m);
    case precision::day: return fmt::format("{}-{:02}-{:02}", y, m, d);
    case precision::second: break;
    }
    auto const s = t % one_day;
    return fmt::format("{}-{:02}-{:02}T{:02}:{:02}:{:02}", y, m, d, s / hour, s / 60 % 60, s % 60);
}

int year_of(seconds32 t)
{
    return static_cast<int>(std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{t / one_day}}}.year());
}

} // namespace bench
