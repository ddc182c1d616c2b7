// ICEWS: whom every actor visited or called first, and how often, as the source of rows, against a table of answers.
// SPDX-License-Identifier: MIT
#include "conformance.hpp"
#include "icews_actors.hpp"

#include <entente/io/icews.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <utility>

namespace conformance {
namespace {

std::string shown(actors::first const& f) { return fmt::format("{} {} of {}", f.day, fmt::join(f.partners, "|"), f.events); }

} // namespace

void icews(std::filesystem::path const& file, std::filesystem::path const& oracle, tally& count)
{
    auto const read = en::io::read_icews(file.string());
    auto const& report = read.report;
    fmt::print("{} rows: {} kept, {} merged, {} left out\n", report.rows, report.kept, report.merged, report.left_out);
    en::builder b{en::utc_and_offsets()};
    b.add(read.facts);
    (void)b.build(); // what the reader makes is a timeline, or this throws

    std::map<std::string, std::map<std::string, actors::first>> answers;
    table const expected(oracle);
    for (std::size_t i = 0; i != expected.size(); ++i) {
        auto const asked = expected[i];
        auto const kind = asked["kind"];
        if (!answers.contains(kind)) {
            actors const these(rows_saying(kind, read.facts));
            en::builder all{en::utc_and_offsets()};
            all.add(these.facts());
            answers.emplace(kind, these.ask([world = all.build()](en::query const& q) { return world.ask(q); }));
        }
        auto const& of_kind = answers.at(kind);
        auto const found = of_kind.find(asked["actor"]);
        actors::first const should{asked["first_date"], split(asked["partners_on_first_date"]), std::stoul(asked["n_events"])};
        auto const is = found == of_kind.end() ? actors::first{} : found->second;
        count.check(is == should, asked.place() + ' ' + asked["actor"] + ", " + kind, shown(should), shown(is));
    }
    for (auto const& [kind, of_kind] : answers) fmt::print("{}: {} actors have a first\n", kind, of_kind.size());
}

} // namespace conformance
