// Parties: their codes, the table of known ones, and how texts name them.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/model/party.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <unordered_set>

namespace Catch {

template <>
struct StringMaker<entente::party> {
    static std::string convert(entente::party const& p) { return '"' + std::string(p.code()) + '"'; }
};

} // namespace Catch

namespace party_tests {

using namespace entente;
using namespace entente::literals;

TEST_CASE("a party is its code", "[party]")
{
    CHECK("KOR"_party.code() == "KOR");
    CHECK(party{"MERCOSUR"}.code() == "MERCOSUR");
    CHECK(party{}.code().empty());
    CHECK(party{}.empty());
    CHECK_FALSE("UN"_party.empty());
    CHECK(fmt::format("{}|{:>5}|{:<5}|", "KOR"_party, "KOR"_party, "EU"_party) == "KOR|  KOR|EU   |");
}

TEST_CASE("parties are ordered as their codes are", "[party]")
{
    auto const codes = {"AAA", "AB", "ABC", "A-C", "A1", "A_C", "ZZZZZZZZ", "A"};
    for (auto const* a : codes)
        for (auto const* b : codes) {
            CHECK((party{a} < party{b}) == (std::string_view{a} < std::string_view{b}));
            CHECK((party{a} == party{b}) == (std::string_view{a} == std::string_view{b}));
        }
    CHECK(party{} < party{"A"});
}

TEST_CASE("an impossible code is refused with the code in the message", "[party]")
{
    for (auto const* text : {"", "kor", "SOUTH KOREA", "ABCDEFGHI", "CÔT", "K.R"}) {
        CAPTURE(text);
        CHECK_FALSE(party::is_code(text));
        try {
            party{text};
            FAIL("accepted");
        } catch (error const& e) {
            CHECK(e.code() == code::unknown_party);
            CHECK(std::string(e.what()).find('"' + std::string(text) + '"') != std::string::npos);
        }
    }
}

TEST_CASE("parties can be kept in sets", "[party]")
{
    std::unordered_set<party> parties;
    for (auto const& known : known_parties()) parties.insert(known.id);
    CHECK(parties.size() == known_parties().size());
    CHECK(parties.contains("KOR"_party));
    CHECK_FALSE(parties.contains("HAWAII"_party));
}

TEST_CASE("what is known of a party can be asked", "[party]")
{
    REQUIRE(info("KOR"_party));
    CHECK(info("KOR"_party)->name == "South Korea");
    CHECK(info("KOR"_party)->alpha2 == "KR");
    CHECK(info("KOR"_party)->kind == party_kind::country);
    CHECK(info("NATO"_party)->kind == party_kind::organization);
    CHECK(info("XKX"_party)->name == "Kosovo");
    CHECK_FALSE(info("HAWAII"_party));
    CHECK_FALSE(info(party{}));
    for (auto const& known : known_parties()) CHECK(info(known.id) == &known);
}

TEST_CASE("retired countries are known with the years in which they existed", "[party]")
{
    CHECK(info("SUN"_party)->first_year == 1922);
    CHECK(info("SUN"_party)->last_year == 1991);
    CHECK(info("CSK"_party)->last_year == 1992);
    CHECK(info("KOR"_party)->last_year == 0);
    for (auto const& known : known_parties())
        if (known.first_year != 0 && known.last_year != 0) {
            CAPTURE(known.name);
            CHECK(known.first_year < known.last_year);
        }
}

TEST_CASE("the table holds every country of ISO 3166-1 and of ISO 3166-3", "[party]")
{
    CHECK(std::size(detail::countries) == 249 + 1);        // and Kosovo
    CHECK(std::size(detail::retired_countries) == 31 - 1); // ATF is a present code again
    for (auto const& known : known_parties()) {
        if (known.kind != party_kind::country) continue;
        CAPTURE(known.name);
        CHECK(known.id.code().size() == 3);
        CHECK((known.alpha2.size() == 2 || known.last_year != 0 || known.first_year != 0));
    }
}

TEST_CASE("a party is found by code, alpha-2 code and name", "[party]")
{
    for (auto const& known : known_parties()) {
        CAPTURE(known.name);
        CHECK(find_party(known.id.code()) == known.id);
        CHECK(find_party(known.name) == known.id);
        if (!known.alpha2.empty()) CHECK(find_party(known.alpha2) == known.id);
    }
    CHECK(find_party("south korea") == "KOR"_party);
    CHECK(find_party("the Netherlands") == "NLD"_party);
    CHECK_FALSE(find_party("kor"));
    CHECK_FALSE(find_party("kr"));
    CHECK_FALSE(find_party(""));
    CHECK_FALSE(find_party("the "));
    CHECK_FALSE(find_party("Atlantis"));
}

TEST_CASE("a party is found by the names that reports use", "[party]")
{
    for (auto const& alias : detail::party_aliases) {
        CAPTURE(alias.name);
        CHECK(info(party{alias.code}));
        CHECK(find_party(alias.name) == party{alias.code});
    }
    CHECK(find_party("U.S.") == "USA"_party);
    CHECK(find_party("Britain") == "GBR"_party);
    CHECK(find_party("Czech Republic") == "CZE"_party);
    CHECK(find_party("Türkiye") == "TUR"_party);
    CHECK(find_party("Viet Nam") == "VNM"_party);
    CHECK(find_party("Republic of Korea") == "KOR"_party);
    CHECK(find_party("USSR") == "SUN"_party);
    CHECK(find_party("AU") == "AUS"_party);
    CHECK(find_party("African Union") == "AFU"_party);
}

} // namespace party_tests
