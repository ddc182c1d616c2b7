// What is written in an afternoon: a sorted vector, loops and maps.
// SPDX-License-Identifier: MIT
#include "afternoon.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace bench {

afternoon::afternoon(world const& w)
{
    for (auto const code : w.codes) {
        numbers_.emplace(code, static_cast<country_number>(countries_.size()));
        countries_.emplace_back(code);
    }
    for (auto const& t : w.terms) terms_.push_back({leader_id(t.leader), t.elected, t.took_office, t.left_office});
    for (event_number e = 0; e != w.size(); ++e) {
        auto const kind = w.kind[e] == contact_kind::call ? "call" : w.kind[e] == contact_kind::meeting ? "meeting" : "visit";
        rows_.push_back({w.at[e], event_id(e), kind, leader_id(w.caller[e]), countries_[w.country_of[w.caller[e]]], leader_id(w.called[e]),
                         countries_[w.country_of[w.called[e]]]});
    }
    std::sort(rows_.begin(), rows_.end(), [](row const& a, row const& b) { return a.date < b.date; });
}

afternoon::rows::const_iterator afternoon::first_after(std::int64_t date) const
{
    return std::upper_bound(rows_.begin(), rows_.end(), date, [](std::int64_t d, row const& r) { return d < r.date; });
}

contact_rows afternoon::first_calls() const
{
    contact_rows out;
    for (auto const& t : terms_) {
        std::set<std::string> whom;
        std::int64_t when = 0;
        for (auto r = first_after(t.elected); r != rows_.end() && r->date <= t.left_office; ++r) {
            if (!whom.empty() && r->date != when) break;
            if (r->kind != "call") continue;
            if (r->leader1 == t.leader) whom.insert(r->country2);
            else if (r->leader2 == t.leader) whom.insert(r->country1);
            else continue;
            when = r->date;
        }
        for (auto const& country : whom) out.all.push_back({static_cast<seconds32>(when), number_of(country)});
        out.end_row();
    }
    return out;
}

contact_rows afternoon::first_ten(std::span<leader_number const> leaders) const
{
    contact_rows out;
    for (auto const l : leaders)
        for (auto const& t : terms_)
            if (t.leader == leader_id(l)) add_first_ten(out, t);
    return out;
}

void afternoon::add_first_ten(contact_rows& to, term const& t) const
{
    std::set<std::string> seen;
    std::set<std::pair<std::int64_t, std::string>> found;
    for (auto r = first_after(t.took_office); r != rows_.end() && r->date <= t.left_office; ++r) {
        if (found.size() >= first_so_many && r->date != found.rbegin()->first) break;
        if (r->kind != "call") continue;
        if (r->leader1 == t.leader && seen.insert(r->country2).second) found.emplace(r->date, r->country2);
        if (r->leader2 == t.leader && seen.insert(r->country1).second) found.emplace(r->date, r->country1);
    }
    std::size_t n = 0;
    for (auto const& [date, country] : found)
        if (n++ != first_so_many) to.all.push_back({static_cast<seconds32>(date), number_of(country)});
        else break;
    to.end_row();
}

std::vector<seconds32> afternoon::last_contacts(std::span<point const> points) const
{
    std::vector<seconds32> out;
    for (auto const& p : points) {
        auto const &one = countries_[p.one], &other = countries_[p.other];
        auto when = never;
        for (auto r = first_after(std::int64_t{p.before} - 1); r != rows_.begin();) {
            --r;
            if ((r->country1 == one && r->country2 == other) || (r->country1 == other && r->country2 == one)) {
                when = static_cast<seconds32>(r->date);
                break;
            }
        }
        out.push_back(when);
    }
    return out;
}

std::vector<year_count> afternoon::calls_by_year() const
{
    std::map<std::tuple<std::string, std::string, int>, std::uint32_t> counts;
    for (auto const& r : rows_)
        if (r.kind == "call")
            ++counts[{std::min(r.country1, r.country2), std::max(r.country1, r.country2), year_of(static_cast<seconds32>(r.date))}];
    std::vector<year_count> out;
    for (auto const& [what, calls] : counts)
        out.push_back({number_of(std::get<0>(what)), number_of(std::get<1>(what)), static_cast<std::uint16_t>(std::get<2>(what)), calls});
    return out;
}

std::vector<triple> afternoon::one_then_another(three_countries const& whom) const
{
    std::map<std::string, std::vector<std::pair<std::int64_t, std::string>>> calls; // of each leader
    for (auto const& r : rows_)
        if (r.kind == "call") {
            calls[r.leader1].emplace_back(r.date, r.country2);
            calls[r.leader2].emplace_back(r.date, r.country1);
        }
    std::vector<triple> out;
    for (std::size_t t = 0; t != terms_.size(); ++t) {
        auto const& all = calls[terms_[t].leader];
        auto const is_with = [&](auto const& c, country_number n) {
            return c.second == countries_[n] && c.first > terms_[t].elected && c.first <= terms_[t].left_office;
        };
        auto const find = [&]() -> std::array<seconds32, 3> {
            for (auto const& a : all) {
                if (!is_with(a, whom[0])) continue;
                for (auto const& b : all) {
                    if (!is_with(b, whom[1]) || b.first <= a.first || b.first > a.first + longest_gap) continue;
                    for (auto const& c : all)
                        if (is_with(c, whom[2]) && c.first > b.first && c.first <= b.first + longest_gap)
                            return {static_cast<seconds32>(a.first), static_cast<seconds32>(b.first), static_cast<seconds32>(c.first)};
                }
            }
            return {};
        };
        if (auto const at = find(); at[0] != never) out.push_back({static_cast<std::uint32_t>(t), at});
    }
    return out;
}

std::unique_ptr<answerer> make_afternoon(world const& w) { return std::make_unique<afternoon>(w); }

} // namespace bench
