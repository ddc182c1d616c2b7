// What a program of one's own needs again and again: what docs/own-program.md shows.
// SPDX-License-Identifier: MIT
#include <entente/draw/svg.hpp>
#include <entente/entente.hpp>
#include <entente/io/json.hpp>
#include <entente/io/table.hpp>
#include <entente/io/tables.hpp>
#include <entente/io/zones.hpp>

#include <fmt/core.h>

#include <string>

namespace en = entente;
using namespace en::literals;

namespace {

void title(char const* text) { fmt::print("[{}]\n", text); }

en::builder parties()
{
    // [parties]
    en::builder b{en::iana_zones()};
    b.define({"HAW"_party, "Hawaii", en::party_kind::country, "1810/1893", {}}); // beside the built-in ones
    b.group({"treaty-powers", "Treaty powers", {"USA"_party, "GBR"_party, "FRA"_party}, {}});

    auto const kalakaua = b.leader("kalakaua", "Kalākaua");
    auto const grant = b.leader("grant", "Ulysses S. Grant", "USA"_party); // the party where no term says so
    b.term(kalakaua, "HAW/monarch", "kalakaua-1874")
        .took_office("1874-02-12", "Pacific/Honolulu")
        .left_office("1891-01-20", "America/Los_Angeles");
    // [parties]

    // [events]
    auto const notes = b.source("notes", "our notes", "2026-01-02", "UTC");
    auto const visit = b.visit(kalakaua, "USA"_party).held("1874-11/1875-02", "America/Los_Angeles", notes).in("USA"); // guest, host
    auto const meeting = b.event(en::meeting, {kalakaua, grant}, "white-house").held("1874-12-15", "America/New_York", notes).at(visit);
    b.event(en::message, {kalakaua, "GBR"_party}, "letter").held().placed_by(kalakaua).as(kalakaua, en::capacity::incumbent);

    b.gap(meeting, "letter").within_days(30, "America/New_York").said_by(notes); // "within a month of it, a letter"
    b.all(en::meeting).by(kalakaua).were(meeting).said_by(notes);                // "the only meeting"
    // [events]
    return b;
}

void diagnostics(en::builder b)
{
    title("problems");
    b.event(en::meeting, {"HAW"_party, "FRA"_party}, "late").held("1900", "Pacific/Honolulu");
    // [problems]
    auto const built = b.try_build(); // no exception: a timeline, or the problems
    for (auto const& d : built.problems()) fmt::print("{}\n", d);
    if (built) fmt::print("{} events\n", built->facts().events.size());
    // [problems]

    title("refused");
    // [refused]
    b.call("HAW"_party).held("1880"); // whom?
    for (auto const& d : b.try_build().problems())
        if (d.is_error()) fmt::print("{} {} at {}: {}\n", static_cast<int>(d.code), name(d.code), d.path, d.text);
    // [refused]
}

void written(en::timeline const& world)
{
    title("written");
    // [written]
    std::string const text = en::io::write(world);     // en::io::write_file(path, world) for a file
    en::timeline const same = en::io::read_text(text); // en::io::read(path) from a file, or a folder of them
    fmt::print("{}\n", en::io::write(same) == text);   // to the byte
    fmt::print("{}\n", text.substr(0, text.find("\"leaders\"")));
    // [written]
}

void table(en::timeline const& world)
{
    title("table");
    // [table]
    auto const events = en::io::events_table(world);
    for (std::size_t c = 0; c != events.columns.size(); ++c) fmt::print("{}: {}\n", events.columns[c], events.rows[1][c]);
    // [table]
}

void drawing(en::timeline const& world)
{
    title("drawing");
    // [drawing]
    en::draw::choice how; // every field has a default
    how.title = "Kalākaua in America";
    how.lanes = en::draw::lanes::kind; // a lane for calls, one for meetings, ...; or party, leader
    how.zone = "America/New_York";     // whose days the scale shows
    how.span =
        en::day_bounds(en::civil_day(en::civil_date{1874, 12, 1}), en::civil_day(en::civil_date{1874, 12, 31}), how.zone, world.clocks());
    how.on = en::draw::canvas::page(800); // pixels
    how.language = en::language{"de"};
    auto const layout = en::draw::lay_out(world, how);
    fmt::print("{}\n", layout.summary);
    for (auto const& lane : layout.lanes) fmt::print("{}\n", lane.label);
    std::string const picture = en::draw::svg(layout); // or draw::html(layout), a page
    fmt::print("{} marks, {}\n", layout.marks.size(), picture.substr(0, picture.find(' ')));
    // [drawing]
}

void mapping()
{
    title("mapping");
    // [mapping]
    auto const by_example = en::io::parse_mapping(R"({
      "format": "entente-table/1", "date_order": "DMY", "zone": "Asia/Seoul", "source": {"id": "desk", "publisher": "our desk"},
      "kind": {"column": "Kind", "values": {"phone": "call"}},
      "status": {"column": "State", "otherwise": "held"},
      "start": {"column": "Date"}, "start_time": {"column": "Time"},
      "participants": [{"leader": {"column": "Leader"}, "party": {"column": "Country"}}, {"party": {"column": "Called"}}]})");
    auto const read = en::io::read_table("examples/spreadsheet/calls.csv", by_example);
    fmt::print("{} rows, {} kept, {} suspicious findings\n", read.report.rows, read.report.kept, read.report.suspicions.size());
    // [mapping]
}

} // namespace

int main()
{
    auto const b = parties();
    en::timeline const world = b.build();
    diagnostics(b);
    written(world);
    table(world);
    drawing(world);
    mapping();
}
