// Drawings in other languages: names of countries, words, dates in their order, and what tells readers of screens which language it is.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "small_world.hpp"

#include <entente/draw/svg.hpp>
#include <entente/draw/terminal.hpp>

#include <pugixml.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace pictures_tests {

using namespace entente;

namespace {

draw::layout moon(char const* tag, draw::canvas on = draw::canvas::page(900), draw::lanes lanes = draw::lanes::party)
{
    draw::choice how;
    how.on = on;
    how.lanes = lanes;
    how.language = language{tag};
    return draw::lay_out(small::world(), list(call, meeting, visit, summit).by("Moon Jae-in").that_are({status::held, status::planned}),
                         how);
}

bool has(std::string_view text, std::string_view what) { return text.find(what) != text.npos; }

struct expected {
    char const* tag;
    char const* country;
    char const* kind;
    char const* day;
    char const* column;
    char const* office;
};
constexpr expected all[] = {{"ko", "미국", "전화 통화", "2017년 5월 10일", "일시", "취임"},
                            {"ja", "アメリカ合衆国", "電話会談", "2017年5月10日", "日時", "就任"},
                            {"fr", "États-Unis", "appel", "10 mai 2017", "Quand", "prise de fonctions"},
                            {"de", "Vereinigte Staaten", "Telefonat", "10. Mai 2017", "Wann", "Amtsantritt"},
                            {"es", "Estados Unidos", "llamada", "10 de mayo de 2017", "Cuándo", "toma de posesión"}};

/// Words of English that no part of a drawing in another language may have: all that the library adds itself.
constexpr std::string_view english_words[] = {"somewhere in it", "By the clocks", "Standing",    "took office", " events",
                                              " lanes",          "milestone<",    "held<",       "until ",      "not held",
                                              "open end",        "Show only",     "said to come"};

} // namespace

TEST_CASE("pictures in the reader's language")
{
    for (auto const& e : all) {
        CAPTURE(e.tag);
        auto const l = moon(e.tag);
        CHECK(l.language == language{e.tag});
        CHECK(std::ranges::any_of(l.lanes, [&](draw::lane const& lane) { return lane.label == e.country; }));
        CHECK(l.columns.at(1) == e.column);
        CHECK(std::ranges::find(l.legend, e.kind) != l.legend.end());
        CHECK(
            std::ranges::any_of(l.items, [&](draw::item const& i) { return has(i.cells.at(1), e.day) && has(i.cells.at(0), e.country); }));
        CHECK(std::ranges::any_of(l.rules, [&](draw::rule const& r) { return has(r.label, e.office); }));
        CHECK(std::ranges::any_of(l.items, [&](draw::item const& i) { return has(i.cells.at(2), e.country); })); // by its clocks

        auto const picture = draw::svg(l);
        pugi::xml_document read;
        REQUIRE(read.load_buffer(picture.data(), picture.size()));
        auto const svg = read.child("svg");
        CHECK(std::string_view(svg.attribute("lang").value()) == e.tag);
        CHECK(std::string_view(svg.attribute("xml:lang").value()) == e.tag);
        CHECK(svg.child("desc").text().get() == l.summary);
        CHECK(has(l.summary, "Asia/Seoul"));

        auto page = draw::html(l);
        CHECK(page.starts_with(std::string("<!doctype html>\n<html lang=\"") + e.tag + "\">"));
        CHECK(has(page, std::string("<th scope=\"col\">") + e.column + "</th>"));
        auto const letters = draw::text(moon(e.tag, draw::canvas::terminal(100)));
        CHECK(has(letters, e.country));
        CHECK(has(letters, e.kind));
        page.erase(page.find("<script>"));
        for (auto const word : english_words) {
            CAPTURE(word);
            CHECK_FALSE(has(picture, word));
            CHECK_FALSE(has(letters, word));
            CHECK_FALSE(has(page, word));
        }
    }
}

TEST_CASE("every lane and every canvas in every language")
{
    for (auto const& e : all)
        for (auto const lanes : {draw::lanes::leader, draw::lanes::party, draw::lanes::kind})
            for (auto const width : {40U, 80U, 200U}) {
                CAPTURE(e.tag, width);
                auto const l = moon(e.tag, draw::canvas::terminal(width), lanes);
                auto const plain = moon("en", draw::canvas::terminal(width), lanes);
                CHECK(l.items.size() == plain.items.size());
                CHECK(l.marks.size() == plain.marks.size());
                CHECK(l.sayings == plain.sayings); // explanations are English
                for (std::size_t i = 0; i != l.items.size(); ++i) {
                    CHECK(l.items[i].id == plain.items[i].id);
                    CHECK(l.items[i].sources == plain.items[i].sources);
                }
                auto const picture = draw::svg(l);
                pugi::xml_document read;
                CHECK(read.load_buffer(picture.data(), picture.size()));
            }
}

TEST_CASE("English says nothing of its language in a picture, and is the default")
{
    auto const l = moon("en-GB");
    CHECK(l.language == language{});
    CHECK_FALSE(has(draw::svg(l), " lang=\""));
    CHECK(has(draw::html(l), "<html lang=\"en\">"));
    CHECK(has(l.summary, " by the clocks of Asia/Seoul."));
}

TEST_CASE("an order in the reader's language")
{
    for (auto const& e : all) {
        CAPTURE(e.tag);
        auto const& world = small::world();
        draw::choice how;
        how.language = language{e.tag};
        auto const l = draw::lay_out(world.ask(order(call).by("Moon Jae-in")), world, how);
        CHECK(std::ranges::find(l.legend, e.country) != l.legend.end());
        CHECK(l.columns.at(1) == e.column);
        CHECK_FALSE(has(l.summary, "compared"));
        auto const page = draw::html(l);
        CHECK_FALSE(has(page, ">Rank<"));
    }
}

TEST_CASE("a scale of years before the first")
{
    using namespace entente::literals;
    builder b{iana_zones()};
    auto const told = b.source("s", "S");
    b.event(meeting, {"ITA"_party, "EGY"_party}, "a").held("-0043-03-15", "UTC", told);
    b.event(meeting, {"ITA"_party, "EGY"_party}, "b").held("-0040-06-01", "UTC", told);
    auto const world = b.build();
    for (auto const& [tag, day, tick] :
         {std::tuple{"de", "15. März 44 v. Chr.", "v. Chr."}, std::tuple{"ko", "기원전 44년 3월 15일", "기원전"},
          std::tuple{"ja", "紀元前44年3月15日", "紀元前"}, std::tuple{"fr", "15 mars 44 av. J.-C.", "av. J.-C."},
          std::tuple{"es", "15 de marzo de 44 a. C.", "a. C."}, std::tuple{"en", "15 March 44 BC", "BC"}}) {
        CAPTURE(tag);
        draw::choice how;
        how.language = language{tag};
        auto const l = draw::lay_out(world, how);
        CHECK(l.items.at(0).cells.at(1) == day);
        CHECK(std::ranges::any_of(l.ticks, [&](draw::tick const& t) { return has(t.label, tick); }));
    }
}

} // namespace pictures_tests
