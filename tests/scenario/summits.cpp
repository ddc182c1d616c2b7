// The summits of the shipped data: one event of many parties, with its host and place, and the meetings on its margins.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "scenario/world.hpp"

#include <map>

namespace summits_tests {

using namespace entente;
using namespace scenario;

namespace {

/// The summits of a series, by the beginning of their ids; each event once.
std::map<moment, event> series(std::string_view prefix)
{
    std::map<moment, event> out;
    for (auto const& e : world().facts().events)
        if (e.kind == event_kind::summit && std::string_view(e.id).starts_with(prefix)) out.emplace(at(e.id), e);
    return out;
}

} // namespace

TEST_CASE("every summit of the great series has a place, a year, and a host unless it was by video", "[scenario][summits]")
{
    std::map<std::string, std::size_t> const at_least{{"g7-", 51}, {"g20-", 20}, {"nato-", 37}, {"apec-", 12}, {"quad-", 6}, {"cjk-", 8}};
    for (auto const& [prefix, count] : at_least) {
        auto const all = series(prefix);
        INFO(prefix);
        CHECK(all.size() >= count);
        for (auto const& [m, e] : all) {
            INFO(e.id);
            CHECK_FALSE(e.place.empty());
            CHECK_FALSE(world().when_was(m).window.is_unknown());
            bool host = false;
            for (auto const& other : world().facts().events)
                if (world().find_moment(other.id) == m) host = host || !with_role(role::host, other.id).empty();
            auto const somewhere =
                e.place.find("video") == std::string::npos && e.id != "g7-2014-the-hague"; // a meeting without its host's series
            CHECK((host || !somewhere));
        }
    }
    CHECK(plainly("tri2024-cjk9", status::held)); // the ninth of China, Japan and Korea
    CHECK(with_role(role::host, "tri2024-cjk9") == codes{"KOR"});
}

TEST_CASE("a summit is one event and no pair of its members has met", "[scenario][summits]")
{
    auto const in_tokyo = world().ask(list(summit).with("AUS").during(when{"2022-05-24", "Asia/Tokyo"}));
    REQUIRE(in_tokyo.size() == 1);
    CHECK(events(in_tokyo[0]) == codes{"quad-2022-tokyo"});
    for (auto const& row : world().ask(list(meeting, call, visit).with("AUS").during(when{"2022-05-24", "Asia/Tokyo"})))
        CHECK(events(row).count("quad-2022-tokyo") == 0);
}

TEST_CASE("the meetings on the margins of a summit are asked for by the summit", "[scenario][summits]")
{
    std::set<std::string> met;
    for (auto const& row : world().ask(list(meeting).by("Lee Jae-myung").at("g7-2025-kananaskis"))) met.merge(parties(row));
    CHECK(met == codes{"ZAF", "AUS", "BRA", "CAN", "GBR", "IND", "JPN", "MEX"}); // and the EU and the UN, which are no countries
    std::set<std::string> in_glasgow;
    for (auto const& row : world().ask(list(meeting).by("Fumio Kishida").at("cop26-2021-glasgow"))) in_glasgow.merge(parties(row));
    CHECK(in_glasgow == codes{"AUS", "GBR", "USA", "VNM"});
    for (auto const& e : world().facts().events)
        if (!e.occasion.empty()) {
            INFO(e.id);
            auto const kind = record(e.occasion).kind;
            CHECK((kind == event_kind::summit || kind == event_kind::visit));
        }
}

} // namespace summits_tests
