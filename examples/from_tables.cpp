// What one writes in pandas or SQL, asked of a timeline: what docs/from-pandas.md and docs/from-sql.md show.
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>
#include <entente/io/json.hpp>
#include <entente/io/tables.hpp>

#include <fmt/core.h>

#include <vector>

namespace en = entente;

namespace {

void title(char const* text) { fmt::print("[{}]\n", text); }

void groups(en::timeline const& world)
{
    title("groups");
    // [groups]
    // df.sort_values("date").groupby("president").first()
    for (auto const& row : world.ask(en::first(en::call).by_each("KOR/president").after(en::elected))) fmt::print("{}\n", row);

    // df.groupby(["president", df.date.dt.year]).size()
    auto const counted = world.count_by(en::per::year, en::count(en::call).by("Moon Jae-in"), "Asia/Seoul");
    for (auto const& c : counted.cells) fmt::print("{}: {} to {}\n", c.year, c.least, c.most);
    // [groups]
}

void frames(en::timeline const& world)
{
    title("frames");
    // [frames]
    auto const rows = world.ask(en::order(en::call).by("Lee Jae-myung").top(3)).rows(); // plain values in stable columns
    for (auto const& r : rows) fmt::print("{} {} {} {} {}\n", r.leader, r.party, r.rank_lo, r.rank_hi, r.earliest);
    auto const csv = en::io::csv(en::io::answer_table(world.ask(en::order(en::call).by("Lee Jae-myung").top(3))));
    fmt::print("{}\n", csv.substr(0, csv.find('\r')));
    // [frames]
}

void joins(en::timeline const& world)
{
    title("joins");
    // [joins]
    // WHERE NOT EXISTS: whom has he not called?
    fmt::print("{}\n", world.ask(en::not_contacted(en::call).by("Lee Jae-myung").with("G7").within(10, en::took_office)).only());

    // LATERAL ... ORDER BY date DESC LIMIT 1: before each of these days, the last meeting of the two
    auto const last = world.prepare(en::last(en::meeting).of_pair("KOR", "JPN").before(en::instant{}));
    std::vector<en::asked_at> days;
    for (int year = 2023; year <= 2025; ++year)
        days.push_back({en::party("KOR"), en::party("JPN"),
                        en::day_bounds(en::civil_day(en::civil_date{year, 1, 1}), "Asia/Seoul", world.clocks())->earliest()});
    for (auto const& row : last.ask(days)) fmt::print("{}\n", row);

    // COUNT(*) FILTER (WHERE ...) OVER (PARTITION BY ...): exact, or a range
    for (auto const& row : world.ask(en::count(en::call).by_each("KOR/president").within(30, en::took_office))) fmt::print("{}\n", row);
    // [joins]
}

} // namespace

int main()
{
    auto const world = en::io::read("data/korea.json");
    groups(world);
    frames(world);
    joins(world);
}
