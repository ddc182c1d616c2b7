// Every record that was collected of the G20 stands in the shipped data, with every page that tells it; what was mended is named here.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "scenario/world.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <iostream>
#include <map>

namespace g20_accounted_tests {

using namespace scenario;
using nlohmann::json;

namespace {

std::map<std::string, std::string> const& addresses()
{
    static std::map<std::string, std::string> const all = [] {
        std::map<std::string, std::string> out;
        for (auto const& s : world().facts().sources) out.emplace(s.id, s.address);
        return out;
    }();
    return all;
}

/// The pages that reports cite, by address: one page has had two ids.
std::set<std::string> pages(std::vector<report> const& reports)
{
    std::set<std::string> out;
    for (auto const& r : reports)
        if (!r.source.empty()) out.insert(addresses().at(r.source));
    return out;
}
std::set<std::string> pages(json const& reports, json const& sources)
{
    std::set<std::string> out;
    for (auto const& r : reports)
        if (r.contains("source"))
            for (auto const& s : sources)
                if (s.at("id") == r.at("source")) out.insert(s.at("address").get<std::string>());
    return out;
}
bool within(std::set<std::string> const& a, std::set<std::string> const& b)
{
    return std::includes(b.begin(), b.end(), a.begin(), a.end());
}

void check_terms(json const& list, json const& sources)
{
    for (auto const& t : list) {
        auto const id = t.at("id").get<std::string>();
        INFO(id);
        auto const& all = world().facts().terms;
        auto const at = std::find_if(all.begin(), all.end(), [&](term const& x) { return x.id == id; });
        REQUIRE(at != all.end());
        for (auto const m : {milestone::elected, milestone::declared, milestone::took_office, milestone::left_office})
            if (auto const key = std::string(name(m)); t.contains(key)) {
                INFO(key);
                CHECK(within(pages(t.at(key), sources), pages(at->at(m))));
            }
    }
}

} // namespace

TEST_CASE("every record collected of the G20 is in the data, with its pages", "[scenario][accounting][g20]")
{
    for (std::string const file : {"g20_rest", "g20_europe"}) {
        std::ifstream in(std::string(ENTENTE_SHARED_DIR "/data/facts/") + file + ".json");
        if (!in) {
            std::cout << "skipped: " << file << ".json is not there\n";
            continue;
        }
        auto const facts = json::parse(in);
        auto const& sources = facts.at("sources");
        for (auto const& e : facts.at("events")) {
            std::string const id = e.at(e.contains("same_as") ? "same_as" : "id"); // two records of one event are one
            auto const ours = record(id);
            CHECK(within(pages(e.at("reports"), sources), pages(ours.reports)));
            std::set<std::string> there;
            for (auto const& p : ours.participants) there.emplace(p.party.code());
            for (auto const& p : e.at("participants")) CHECK(there.count(p.at("party").get<std::string>()) == 1);
        }
        check_terms(facts.at("terms"), sources);
        if (facts.contains("term_additions")) check_terms(facts.at("term_additions"), sources);
        std::set<std::string> claims;
        for (auto const& c : world().facts().claims) claims.insert(c.id);
        for (auto const* list : {"claims", "first_journeys"})
            if (facts.contains(list))
                for (auto const& c : facts.at(list)) {
                    INFO(c.at("id"));
                    CHECK(claims.count(c.at("id").get<std::string>()) == 1);
                }
    }
}

TEST_CASE("every file of the data can be read alone, and leans on no other", "[scenario][g20]")
{
    for (auto const* file : {"africa-middle-east", "americas", "asia-pacific", "europe", "korea", "terms", "world"}) {
        INFO(file);
        CHECK_NOTHROW(io::read(std::string(ENTENTE_SOURCE_DIR "/data/") + file + ".json"));
    }
}

} // namespace g20_accounted_tests
