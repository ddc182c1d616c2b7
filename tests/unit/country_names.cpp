// Countries by any of their names: what resolves, what is doubtful, and what is refused.
// SPDX-License-Identifier: MIT
#include "import/names/country_names.hpp"

#include "../catch.hpp"
#include "import/names/country_key.hpp"
#include "import/names/party_names.hpp"

#include <entente/model/party.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace country_names_tests {

using namespace entente;
using detail::country_key;
using detail::party_namer;

namespace {

/// The code; with `?` behind it if doubtful; `-` for an unknown name, `!` for one of several.
std::string read(std::string_view name, std::int64_t year = 0)
{
    party_namer namer;
    auto const found = namer(name, year);
    if (found.why == code::unknown_party) return "-";
    if (found.why == code::ambiguous_country) return "!";
    return std::string(found.id.code()) + (found.why == code::doubtful_country ? "?" : "");
}

struct row {
    std::string_view name, expected;
    std::int64_t year = 0;
};

void check(std::vector<row> const& rows)
{
    for (auto const& r : rows) {
        INFO(r.name << " in " << r.year);
        CHECK(read(r.name, r.year) == r.expected);
    }
}

/// The lines of a shared file, without its header; nothing, and a word about it, if it is not there.
std::vector<std::string> shared_lines(std::string const& file, bool header)
{
    auto const path = std::string(ENTENTE_SHARED_DIR "/data/names/") + file;
    std::ifstream in(path);
    if (!in) WARN("skipped: no file " << path);
    std::vector<std::string> out;
    for (std::string line; std::getline(in, line);) {
        if (line.ends_with('\r')) line.pop_back();
        if (header) header = false;
        else if (!line.empty()) out.push_back(line);
    }
    return out;
}

} // namespace

TEST_CASE("A country's key has every word of the name but articles")
{
    CHECK(country_key("Korea (North)") == "korea north");
    CHECK(country_key("KOREA, NORTH") == "korea north");
    CHECK(country_key("North  Korea") == "korea north");
    CHECK(country_key("Korea, Democratic People’s Republic of") == country_key("Democratic Peoples Rep. of Korea"));
    CHECK(country_key("Bosnia & Herzegovina") == country_key("Bosnia and Herzegovina"));
    CHECK(country_key("Côte d'Ivoire") == country_key("COTE D’IVOIRE"));
    CHECK(country_key("Co\u0302te d\u2019Ivoire") == country_key("Côte-d'Ivoire"));
    CHECK(country_key("U.S. Virgin Islands") == country_key("Virgin Islands (United States)"));
    CHECK(country_key("D.P.R Korea") == "dpr korea");
    CHECK(country_key("S. Sudan") == "s sudan");
    CHECK(country_key("The") == "the"); // nothing else to tell it by
    CHECK(country_key("대한 민국") == country_key("대한민국"));
    CHECK(country_key("アンティグア・バーブーダ") == country_key("アンティグアバーブーダ"));
    CHECK(country_key(" ,()") == "");
    CHECK(country_key("") == "");
}

TEST_CASE("The table can be searched, and its keys are the keys of their names")
{
    auto const lines = detail::country_name_lines();
    REQUIRE(lines.size() > 5000);
    auto const key = [](std::string_view line) { return line.substr(0, line.find('\t')); };
    CHECK(std::ranges::is_sorted(lines, {}, key));
    CHECK(std::ranges::adjacent_find(lines, {}, key) == lines.end());
    for (auto const line : lines) {
        if (line.starts_with('=')) continue;
        auto const is_stable = country_key(key(line)) == key(line);
        INFO(line);
        CHECK((is_stable || key(line).find(' ') != std::string_view::npos)); // words that were sorted may join anew
    }
}

TEST_CASE("What stands in brackets or behind a comma is part of the name")
{
    check({{"Korea (North)", "PRK"},
           {"Korea (South)", "KOR"},
           {"Korea, Democratic People's Republic of", "PRK"},
           {"Republic of Korea (South)", "KOR"},
           {"Korea, South (Republic of)", "KOR"},
           {"Korea (DPRK)", "PRK"},
           {"Korea [Republic of]", "KOR"},
           {"Germany (East)", "DDR"},
           {"Germany (West)", "DEU"},
           {"Germany, Federal Republic of", "DEU"},
           {"Sudan (South)", "SSD"},
           {"South Sudan, Republic of", "SSD"},
           {"Yemen (Aden)", "YMD"},
           {"Yemen (North)", "YEM"},
           {"Congo (Kinshasa)", "COD"},
           {"Congo (Zaire)", "COD", 2010},
           {"Congo, Dem. Rep.", "COD"},
           {"Congo, Rep.", "COG"},
           {"Congo (Brazzaville)", "COG"},
           {"Congo, Democratic Republic of (Zaire)", "COD"},
           {"Vietnam, South", "RVN"},
           {"Vietnam (Socialist Republic of)", "VNM"},
           {"Iran (Persia)", "IRN"},
           {"Iran, Islamic Rep. (Persia)", "IRN"},
           {"Sri Lanka (Ceylon)", "LKA"},
           {"Burma/Myanmar", "MMR"},
           {"Myanmar (formerly Burma)", "MMR"},
           {"Poland (government-in-exile)", "POL"},
           {"France (Provisional Government)", "FRA"},
           {"Cambodia (Kampuchea)", "KHM"},
           {"Dahomey (Benin)", "DHY", 1962},
           {"Samoa (American)", "ASM"},
           {"Virgin Islands (British)", "VGB"},
           {"Virgin Islands, U.S.", "VIR"},
           {"Guinea (Equatorial)", "GNQ"},
           {"Guam (US)", "GUM"},
           {"Bouvet Island (NO)", "BVT"},
           {"Martinique, France", "MTQ"},
           {"Aruba (Netherlands)", "ABW"},
           {"China, Hong Kong SAR", "HKG"}});
    check({{"Korea (East)", "-"},
           {"Republic of Korea (North)", "-"},
           {"Sudan/South Sudan", "-"},
           {"Sudan (South Sudan)", "-"},
           {"Germany (Bavaria)", "-"},
           {"Germany, France", "-"},
           {"Paris, France", "-"},
           {"China (ROC)", "-"},
           {"France/Martinique", "-"},
           {"Georgia (USA)", "-"},
           {"Ireland (Northern)", "-"}});
}

TEST_CASE("Names in many spellings and languages")
{
    check({{"Cote d'Ivoire", "CIV"},
           {"CÔTE D’IVOIRE", "CIV"},
           {"Kingdom of the Netherlands", "NLD"},
           {"the Netherlands", "NLD"},
           {"Netherlands (the)", "NLD"},
           {"Bosnia-Herzegovina", "BIH"},
           {"Bosnia & Herzegovina", "BIH"},
           {"St. Kitts and Nevis", "KNA"},
           {"Saint Kitts & Nevis", "KNA"},
           {"Turkiye", "TUR"},
           {"Republic of Turkey", "TUR"},
           {"USSR", "SUN"},
           {"U.S.S.R.", "SUN"},
           {"Union of Soviet Socialist Republics", "SUN"},
           {"West Germany", "DEU"},
           {"Viet Nam", "VNM"},
           {"S. Sudan", "SSD"},
           {"united states", "USA"},
           {"U.K.", "GBR"},
           {"Sénégal (le)", "SEN"},
           {"Afghanistan (l')", "AFG"},
           {"République de Corée", "KOR"},
           {"Königreich Belgien", "BEL"},
           {"España", "ESP"},
           {"대한민국", "KOR"},
           {"중화인민공화국", "CHN"},
           {"ドイツ連邦共和国", "DEU"},
           {"法国", "FRA"},
           {"مصر", "EGY"},
           {"Российская Федерация", "RUS"},
           {"Moçambique", "MOZ"},
           {"Holland", "NLD"},
           {"  south\u00A0korea ", "KOR"},
           {"KOR", "KOR"},
           {"KR", "KOR"},
           {"SU", "SUN"},
           {"NA", "NAM"},
           {"NATO", "NATO"},
           {"European Union", "EU"},
           {"CHAD", "TCD"}});
}

TEST_CASE("Years decide, and where nobody knows the year it is told")
{
    check({{"Burma", "BUR", 1955},
           {"Burma", "MMR", 2013},
           {"Burma", "MMR?"},
           {"Republic of China", "CHN", 1943},
           {"Republic of China", "TWN", 1960},
           {"Korea", "KOREA", 1882},
           {"Zaire", "ZAR", 1980},
           {"Zaire", "COD", 2005},
           {"East Timor", "TMP", 1999},
           {"East Timor", "TLS", 2010},
           {"East Timor", "!"},
           {"Timor-Leste", "TLS"},
           {"Serbia-Montenegro", "YUG", 2001},
           {"Serbia-Montenegro", "SCG", 2004},
           {"Texas", "TEXAS", 1840},
           {"Texas", "TEXAS?", 2015},
           {"Upper Volta", "HVO", 1970},
           {"Upper Volta", "BFA", 1990}});
}

TEST_CASE("A name of which speech has several is the standard's country, and doubtful")
{
    check({{"Congo", "COG?"}, {"Korea", "KOR?", 2010}, {"Guinea", "GIN?"}, {"Micronesia", "FSM?"}, {"Kongo", "COG?"}, {"Guinée", "GIN?"}});
    party_namer namer;
    auto const congo = detail::name_problem("Congo", namer("Congo", 2010), "write its code");
    CHECK(congo.text ==
          "\"Congo\" was taken for \"Republic of the Congo\" (COG), but is said of \"Democratic Republic of the Congo\" (COD), too");
    CHECK(congo.remedy == "if the other is meant, write its code");

    auto const twice = namer("C\u00C3\u00B4te d'Ivoire", 2010);
    CHECK(twice.id.code() == "CIV");
    CHECK(twice.why == code::doubtful_country);
    CHECK(detail::name_problem("x", twice, "").text == "\"x\" was taken for \"Ivory Coast\" (CIV); its letters were encoded twice");
}

TEST_CASE("A name of several is refused, and so is what has a country's name in it")
{
    check({{"Virgin Islands", "!"}, {"Saint-Martin", "!"}, {"Saint Martin", "MAF?"}, {"Guiana", "!"}});
    check({{"New Jersey", "-"},
           {"Mexico City", "-"},
           {"West Papua", "-"},
           {"Papua", "-"},
           {"Northern Ireland", "-"},
           {"Southern Africa", "-"},
           {"Belgium and Luxembourg", "-"},
           {"France and Germany", "-"},
           {"China and Taiwan", "-"},
           {"Sweden except Stockholm", "-"},
           {"Greater China", "-"},
           {"Inner Mongolia", "-"},
           {"Niger Delta", "-"},
           {"Guinea Pig", "-"},
           {"Gulf of Mexico", "-"},
           {"Panama City", "-"},
           {"Kuwait City", "-"},
           {"Embassy of France", "-"},
           {"Islands", "-"},
           {"Republic", "-"},
           {"N/A", "-"},
           {"-", "-"}});
    party_namer namer;
    auto const islands = namer("Virgin Islands", 2010);
    CHECK_FALSE(islands.known);
    auto const words = detail::name_problem("Virgin Islands", islands, "write its code");
    CHECK(words.text ==
          "\"Virgin Islands\" is the name of \"British Virgin Islands\" (VGB) or \"United States Virgin Islands\" (VIR); it became "
          "VI-VRY0M of its own");
    CHECK(words.remedy == "say which one it is: write its code");
    CHECK(detail::name_problem("Somoa", namer("Somoa", 1977), "").remedy == "did you mean \"Samoa\"?");
    CHECK(detail::name_problem("New Jersey", namer("New Jersey", 1977), "").remedy == "did you mean \"Jersey\"?");
    CHECK(detail::name_problem("Republic of Korea (North)", namer("Republic of Korea (North)", 1977), "").remedy ==
          "did you mean \"North Korea\" or \"South Korea\"?");
    CHECK(detail::name_problem("Qqqqqqqq", namer("Qqqqqqqq", 1977), "write its code").remedy == "write its code");
}

TEST_CASE("Every name that the core knows is the same party here")
{
    // said of several, or one country's at one time and another's later
    std::vector<std::string_view> const otherwise{"Burma", "East Timor", "Zaire", "Dahomey", "Upper Volta"};
    auto const same = [&](std::string_view name, party expected) {
        if (std::ranges::find(otherwise, name) != otherwise.end()) return;
        INFO(name);
        CHECK(party_namer{}(name, 0).id == expected);
    };
    for (auto const& p : known_parties()) {
        same(p.name, p.id);
        same(p.id.code(), p.id);
        if (!p.alpha2.empty()) same(p.alpha2, p.id);
    }
    for (auto const& a : detail::party_aliases) same(a.name, party{a.code});
}

TEST_CASE("Names of the shared lists, name by name")
{
    for (auto const& line : shared_lines("country_names.tsv", true)) {
        auto const tab = line.find('\t');
        auto const name = line.substr(0, tab);
        party_namer namer;
        auto const found = namer(name, 0);
        INFO(name);
        CHECK(found.known);
        CHECK(found.id.code() == line.substr(tab + 1, 3));
    }
    for (auto const& line : shared_lines("ambiguous.tsv", true)) {
        auto const name = line.substr(0, line.find('\t'));
        party_namer namer;
        auto const found = namer(name, 0);
        INFO(name);
        CHECK(found.why == code::ambiguous_country);
        for (std::size_t at = line.find('='); at != std::string::npos; at = line.find('=', at + 1))
            CHECK(found.others.find(line.substr(at - 3, 3)) != std::string_view::npos);
    }
    for (auto const& line : shared_lines("historical_no_iso.tsv", true)) {
        INFO(line);
        CHECK(party_namer{}(line.substr(0, line.find('\t')), 0).known);
    }
    for (auto const& name : shared_lines("should_not_match.txt", false)) {
        INFO(name);
        party_namer namer;
        auto const found = namer(name, 2015);
        CHECK(found.why == code::unknown_party);
        CHECK(info(found.id) == nullptr);
    }
}

} // namespace country_names_tests
