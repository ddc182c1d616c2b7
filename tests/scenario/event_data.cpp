// A year of ICEWS and days of GDELT that lie beside the project: what is read of them, row by row, and what they answer.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/io/gdelt.hpp>
#include <entente/io/icews.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace event_data_tests {

using namespace entente;

namespace {

/// The path of a shared file; nothing, said aloud, where it is not there.
std::optional<std::string> shared(std::string const& name)
{
    auto path = std::string(ENTENTE_SHARED_DIR "/data/") + name;
    if (std::filesystem::exists(path)) return path;
    std::cout << "skipped: no file " << path << '\n';
    return std::nullopt;
}

struct counts {
    std::uint64_t rows, kept, merged, left_out;
    std::map<code, std::uint64_t> reasons, suspicions;

    friend bool operator==(counts const&, counts const&) = default;
};
counts counted(io::import_report const& r)
{
    counts out{r.rows, r.kept, r.merged, r.left_out, {}, {}};
    for (auto const& f : r.reasons) out.reasons[f.code] = f.rows;
    for (auto const& f : r.suspicions) out.suspicions[f.code] = f.rows;
    return out;
}

/// Rows of a file by themselves, without the library.
std::vector<std::vector<std::string>> plain_rows(std::string const& path)
{
    std::ifstream in(path, std::ios::binary);
    std::vector<std::vector<std::string>> out;
    for (std::string line; std::getline(in, line);) {
        auto& row = out.emplace_back();
        for (std::size_t at = 0;;) {
            auto const tab = line.find('\t', at);
            row.push_back(line.substr(at, tab - at));
            if (tab == std::string::npos) break;
            at = tab + 1;
        }
    }
    return out;
}

timeline built(io::imported const& from)
{
    builder b{utc_and_offsets()};
    b.add(from.facts);
    return b.build();
}

} // namespace

TEST_CASE("ICEWS 2014 in the named form", "[scenario][icews]")
{
    auto const path = shared("icews/icews14_full.tsv");
    if (!path) return;
    auto const got = io::read_icews(*path);
    INFO(to_string(got.report));
    CHECK(counted(got.report) ==
          counts{90730, 15624, 11592, 63514, {{code::no_contact, 63513}, {code::no_counterpart, 1}}, {{code::unknown_actor, 26561}}});
    CHECK(got.report.examples_of(code::no_counterpart).at(0).where.line == 2700);

    // What stands in the file, grouped plainly.
    auto const rows = plain_rows(*path);
    std::set<std::vector<std::string>> visits;
    std::set<std::vector<std::string>> calls;
    for (auto const& r : rows) {
        if (r[2] == "Make a visit") visits.insert({r[0], r[1], r[3]});
        if (r[2] == "Host a visit") visits.insert({r[0], r[3], r[1]});
        if (r[2] == "Discuss by telephone") calls.insert({r[0], std::min(r[1], r[3]), std::max(r[1], r[3])});
    }
    auto const held = [&](event_kind kind) {
        return static_cast<std::size_t>(std::ranges::count_if(got.facts.events, [&](event const& e) { return e.kind == kind; }));
    };
    CHECK(held(event_kind::visit) == visits.size());
    CHECK(held(event_kind::visit) == 4267);
    CHECK(held(event_kind::call) == calls.size());
    CHECK(held(event_kind::call) == 479);

    auto const world = built(got);
    auto const first = world.ask(entente::first(entente::call).by("Barack Obama"));
    REQUIRE(first.size() == 1);
    std::set<std::string> partners;
    for (auto const& c : first[0].candidates)
        for (auto const& id : c.events) partners.insert(id);
    std::set<std::string> expected;
    std::string day = "9999";
    for (auto const& c : calls)
        if (c[1] == "Barack Obama" || c[2] == "Barack Obama") day = std::min(day, c[0]);
    CHECK(day == "2014-01-09");
    for (auto const& id : partners) CHECK(id.starts_with(day + "-call-"));
    CHECK_FALSE(partners.empty());
}

TEST_CASE("ICEWS 2018 in the native form", "[scenario][icews]")
{
    auto const path = shared("icews/events.2018.sample.tab");
    if (!path) return;
    auto const got = io::read_icews(*path);
    INFO(to_string(got.report));
    auto const c = counted(got.report);
    CHECK(c.rows == 3705);
    CHECK(c.kept + c.merged == 1246);
    CHECK(c.reasons == std::map<code, std::uint64_t>{{code::no_contact, 2459}});
    CHECK(c.suspicions == std::map<code, std::uint64_t>{{code::unknown_actor, 37}});
    CHECK(got.facts.events.size() == 462);

    auto const world = built(got);
    auto const whom = world.ask(list(entente::call).by("Vladimir Putin"));
    REQUIRE(whom.size() == 1);
    std::set<std::string> parties;
    for (auto const& k : whom[0].candidates) parties.emplace(k.parties.front().code());
    CHECK(parties == std::set<std::string>{"ISR"});
}

TEST_CASE("GDELT 2.0, a quarter of an hour", "[scenario][gdelt]")
{
    auto const path = shared("gdelt/20191024143000.export.CSV");
    if (!path) return;
    auto const got = io::read_gdelt(*path);
    INFO(to_string(got.report));
    CHECK(counted(got.report) == counts{2111,
                                        81,
                                        137,
                                        1893,
                                        {{code::no_contact, 1538}, {code::no_counterpart, 144}, {code::unknown_actor, 211}},
                                        {{code::relative_date, 51}, {code::unknown_actor, 22}}});
    auto const artefacts = got.report.examples_of(code::relative_date);
    REQUIRE(artefacts.size() == 51);
    CHECK(std::ranges::count_if(artefacts, [](auto const& d) { return d.text.starts_with("20181024 is exactly 365 days"); }) == 24);
    CHECK(std::ranges::count_if(artefacts, [](auto const& d) { return d.text.starts_with("20190924 is exactly 30 days"); }) == 20);
    for (auto const& s : got.facts.sources) CHECK(s.published == when{"2019-10-24T14:30:00Z", ""});
    (void)built(got);
}

TEST_CASE("GDELT 1.0, rows of 57 and of 58 fields", "[scenario][gdelt]")
{
    auto const path = shared("gdelt/gdelt1_sample_events.csv");
    if (!path) return;
    auto const got = io::read_gdelt(*path);
    INFO(to_string(got.report));
    CHECK(counted(got.report) == counts{710,
                                        57,
                                        5,
                                        648,
                                        {{code::no_contact, 513}, {code::unknown_actor, 87}, {code::no_counterpart, 48}},
                                        {{code::relative_date, 10}, {code::unknown_actor, 4}}});
    std::set<std::string> published;
    for (auto const& s : got.facts.sources) published.insert(s.published.text());
    CHECK(published == std::set<std::string>{"2013-02-03", "2013-02-06", "2016-07-28"});
    (void)built(got);
}

} // namespace event_data_tests
