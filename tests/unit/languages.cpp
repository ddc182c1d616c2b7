// Answers in other languages: names of countries, words, the order of a date.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "small_world.hpp"

#include <entente/io/json.hpp>
#include <entente/io/language.hpp>

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

namespace languages_tests {

using namespace entente;
using namespace entente::literals;

namespace {

using asked_for = decltype(query::aim);

std::vector<std::string> const tags{"ko", "ja", "fr", "de", "es"};

} // namespace

TEST_CASE("a language is known by its tag")
{
    CHECK(language{}.tag() == "en");
    CHECK(language{"en"}.is_english());
    CHECK(language{"en-GB"} == language{});
    CHECK(language{"KO"}.tag() == "ko");
    CHECK(language{"de-AT"} == language{"de"});
    for (auto const* none : {"pt", "", "korean", "k", "\"x"}) CHECK_THROWS_AS(language{none}, error);
}

TEST_CASE("names of countries")
{
    CHECK(language{}.name("USA"_party) == "United States");
    CHECK(language{"ko"}.name("USA"_party) == "미국");
    CHECK(language{"ja"}.name("KOR"_party) == "韓国");
    CHECK(language{"fr"}.name("KOR"_party) == "Corée du Sud");
    CHECK(language{"de"}.name("PRK"_party) == "Nordkorea");
    CHECK(language{"es"}.name("DEU"_party) == "Alemania");
    CHECK(language{"ko"}.name("SUN"_party) == "소련");
    CHECK(language{"ko"}.name("NATO"_party) == language{}.name("NATO"_party)); // no name of its own
    CHECK(language{"ko"}.name("X-1"_party) == "X-1");
    for (auto const& tag : tags) // every country that ISO has today
        for (auto const& p : known_parties())
            if (!p.alpha2.empty() && p.last_year == 0 && p.kind == party_kind::country) {
                CAPTURE(tag, p.id.code());
                CHECK_FALSE(language{tag}.name(p.id).empty());
                // ISO has let these go, though they are no states that ended
                bool const gone =
                    std::ranges::any_of(std::vector{"ATN"_party, "FXX"_party, "JTN"_party, "MID"_party, "WAK"_party, "PCI"_party},
                                        [&](party const& other) { return other == p.id; });
                if (!gone && (tag == "ko" || tag == "ja")) CHECK(language{tag}.name(p.id) != p.name);
            }
}

TEST_CASE("words")
{
    CHECK(language{}.word(event_kind::video_call) == "video call");
    CHECK(language{"ko"}.word(verdict::certain) == "확실");
    CHECK(language{"de"}.word(status::planned) == "geplant");
    for (auto const& tag : tags) {
        language const in{tag};
        for (std::size_t i = 0; i != words<event_kind>.size(); ++i) CHECK_FALSE(in.word(static_cast<event_kind>(i)).empty());
        for (std::size_t i = 0; i != words<caveat>.size(); ++i) CHECK_FALSE(in.word(static_cast<caveat>(i)).empty());
    }
}

TEST_CASE("dates in each language's order")
{
    auto const told = [](std::string const& tag, std::string const& from, std::string const& to) {
        auto const z = iana_zones();
        problem_list none;
        auto const a = resolve(when{from, "Asia/Seoul"}, z, {}, "", none);
        auto const b = resolve(when{to, "Asia/Seoul"}, z, {}, "", none);
        return language{tag}.describe(hull(a->hull(), b->hull()), "Asia/Seoul", z);
    };
    auto const at = [&](std::string const& tag, std::string const& time) { return told(tag, time, time); };
    CHECK(at("en", "2017-05-10") == "10 May 2017");
    CHECK(at("ko", "2017-05-10") == "2017년 5월 10일");
    CHECK(at("ja", "2017-05-10") == "2017年5月10日");
    CHECK(at("fr", "2017-05-10") == "10 mai 2017");
    CHECK(at("fr", "2017-05-01") == "1er mai 2017");
    CHECK(at("de", "2017-05-10") == "10. Mai 2017");
    CHECK(at("es", "2017-05-10") == "10 de mayo de 2017");
    CHECK(at("ko", "2017-05-10T22:30") == "2017년 5월 10일 22:30");
    CHECK(at("ko", "2017-05") == "2017년 5월");
    CHECK(at("es", "2017-05") == "mayo de 2017");
    CHECK(at("ja", "2017") == "2017年");
    CHECK(told("de", "2017-05-10", "2017-05-12") == "zwischen 10. Mai 2017 und 12. Mai 2017");
    CHECK(told("ko", "2017-05-10T12:00", "2017-05-10T17:30") == "2017년 5월 10일 12:00~17:30 사이");
    CHECK(at("fr", "../2017-05-10") == "10 mai 2017 23:59 ou avant");
    CHECK(language{"ko"}.describe(bounds{}, "UTC", iana_zones()) == "일시 미상");
    for (auto const& tag : tags)
        for (auto const* time : {"2017-05-10", "2017-05", "2017", "[2017-05-10..]", "[..2017-05-10]", "-0044-03-15", "Y12345"})
            CHECK(at(tag, time).find('{') == std::string::npos);
}

TEST_CASE("a line in each language, and English as ever")
{
    auto const world = io::read(ENTENTE_SOURCE_DIR "/data/korea.json");
    auto const q = first(call).by("Lee Jae-myung").after(elected);
    auto const all = world.ask(q);
    CHECK(io::lines(all, q, world, {}) == fmt::format("{}", all));
    auto const n = std::to_string(all.only().among());
    auto const in = [&](std::string const& tag) { return io::lines(all, q, world, language{tag}); };
    CHECK(in("ko") == "Lee Jae-myung: 미국, 확실 (알려진 전화 통화 " + n + "건 중), 2025년 6월 6일 22:00, 3일 후");
    CHECK(in("ja") == "Lee Jae-myung: アメリカ合衆国、確実（判明している電話会談" + n + "件のうち）、2025年6月6日 22:00、3日後");
    CHECK(in("fr") == "Lee Jae-myung: États-Unis, certain (parmi " + n + " connus (appels)), 6 juin 2025 22:00, 3 jours après");
    CHECK(in("de") ==
          "Lee Jae-myung: Vereinigte Staaten, sicher (unter " + n + " bekannten (Telefonate)), 6. Juni 2025 22:00, 3 Tage danach");
    CHECK(in("es") ==
          "Lee Jae-myung: Estados Unidos, seguro (entre " + n + " conocidos (llamadas)), 6 de junio de 2025 22:00, 3 días después");
}

TEST_CASE("every kind of question in every language")
{
    auto const world = io::read(ENTENTE_SOURCE_DIR "/data/korea.json");
    std::vector<query> questions{first().by_each("KOR/president").after(elected), last(call).by("Lee Jae-myung"),
                                 order(call).by_each("KOR/president").after(elected), list(visit, call).by("Moon Jae-in"),
                                 count(call).by("Lee Jae-myung")};
    for (asked_for const& aim :
         {asked_for{asked::gap{elected}}, asked_for{asked::whether{"USA", "JPN"}}, asked_for{asked::not_contacted{}}}) {
        auto q = first(call).by_each("KOR/president").after(elected);
        if (std::holds_alternative<asked::not_contacted>(aim)) q = q.with({"USA", "JPN", "FRA"});
        q.aim = aim;
        questions.push_back(std::move(q));
    }
    for (auto const& q : questions) {
        auto const all = world.ask(q);
        CHECK(io::lines(all, q, world, language{"en"}) == fmt::format("{}", all));
        for (auto const& tag : tags) {
            auto const text = io::lines(all, q, world, language{tag});
            CAPTURE(text);
            CHECK_FALSE(text.empty());
            for (auto const* english : {"certain ", "possible", " among ", " after", "known", "January", "between "})
                if (tag != "es" && tag != "fr") CHECK(text.find(english) == std::string::npos);
            for (std::size_t i = 0; i < 10; ++i) CHECK(text.find("{" + std::to_string(i) + "}") == std::string::npos);
        }
    }
}

TEST_CASE("an answer of the shipped data in Korean, as the page shows it")
{
    namespace en = entente;
    auto const korea = en::io::read(ENTENTE_SOURCE_DIR "/data/korea.json");
    // [in_korean]
    auto const asked = en::first(en::call).by("Lee Jae-myung").after(en::elected);
    auto const answered = korea.ask(asked);
    auto const line = en::io::lines(answered, asked, korea, en::language{"ko"});
    // Lee Jae-myung: 미국, 확실 (...), 2025년 6월 6일 22:00, 3일 후
    // [in_korean]
    CHECK(line.starts_with("Lee Jae-myung: 미국, 확실 ("));
    CHECK(line.find("2025년 6월 6일 22:00, 3일 후") != std::string::npos);
}

} // namespace languages_tests
