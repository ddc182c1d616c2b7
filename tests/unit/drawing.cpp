// Drawings as they are written: SVG, HTML, terminal; and that they are the same every time.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "small_world.hpp"

#include <entente/draw/svg.hpp>
#include <entente/draw/terminal.hpp>

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace drawing_tests {

using namespace entente;

namespace {

draw::layout moon(draw::canvas on)
{
    draw::choice how;
    how.title = "Moon Jae-in, spring 2017";
    how.on = on;
    return draw::lay_out(small::world(), list(call, meeting, visit, summit).by("Moon Jae-in").that_are({status::held, status::planned}),
                         how);
}

std::size_t times_in(std::string_view text, std::string_view what)
{
    std::size_t n = 0;
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + what.size())) ++n;
    return n;
}

} // namespace

TEST_CASE("a small drawing as SVG")
{
    auto const text = draw::svg(moon(draw::canvas::page(900)));
    small::check_golden("small.svg", text);
    CHECK(text == draw::svg(moon(draw::canvas::page(900))));
    auto const l = moon(draw::canvas::page(900));
    CHECK(times_in(text, "tabindex=\"0\"") == l.marks.size() + l.rules.size());
    CHECK(text.find("var(") == text.npos); // known to browsers alone
    CHECK(times_in(text, "<title") == 1 + l.marks.size() + l.rules.size() + l.arrows.size());
}

TEST_CASE("a small drawing as a page")
{
    auto const l = moon(draw::canvas::page());
    auto const text = draw::html(l);
    CHECK(text == draw::html(moon(draw::canvas::page())));
    CHECK(times_in(text, "<tr id=\"r") == l.items.size());
    CHECK(times_in(text, "<a id=\"m") == l.marks.size());
    CHECK(times_in(text, "class=\"milestone\" href=\"#r") == l.rules.size());
    CHECK(times_in(text, "<li>") == 2);
    CHECK(text.find("default-src 'none'") != text.npos);
    // nothing is fetched
    for (auto const* fetching : {" src=", "@import", "url(http", "<link rel=\"stylesheet\""}) CHECK(text.find(fetching) == text.npos);
}

TEST_CASE("names that would like to be markup")
{
    using namespace entente::literals;
    builder b{utc_and_offsets()};
    auto const bad = b.leader("bad", "</title><script>alert(1)</script>\" onload=\"x", "KOR"_party);
    auto const paper = b.source("s", "<b>\xE2\x80\xAE");
    b.event(call, {bad, "USA"_party}, "\"><i>").held("2020-01-01", "UTC", paper);
    auto facts = b.facts();
    facts.events[0].place = "]]>&\x01\n";
    auto const world = builder{utc_and_offsets()}.add(std::move(facts)).build();
    draw::choice how;
    how.lanes = draw::lanes::leader;
    auto const l = draw::lay_out(world, how);
    for (auto const& text : {draw::svg(l), draw::html(l)}) {
        CHECK(times_in(text, "<script>") <= 1);
        CHECK(text.find("alert(1)</script>") == text.npos);
        CHECK(text.find("<b>") == text.npos);
        CHECK(text.find("<i>") == text.npos);
        CHECK(text.find("]]>") == text.npos);
        CHECK(text.find('\x01') == text.npos);
        CHECK(text.find("\xE2\x80\xAE") == text.npos);
        CHECK(text.find("\" onload=\"") == text.npos);
    }
}

TEST_CASE("a small drawing on a terminal")
{
    auto const l = moon(draw::canvas::terminal(100));
    auto const plain = draw::text(l);
    small::check_golden("small.txt", plain);

    SECTION("no line is longer than the terminal is wide")
    {
        for (auto const columns : std::initializer_list<std::size_t>{40, 60, 80, 200}) {
            auto const text = draw::text(moon(draw::canvas::terminal(columns)));
            for (std::size_t at = 0; at < text.size();) {
                auto const end = text.find('\n', at);
                CHECK(end - at <= columns); // ASCII alone
                at = end + 1;
            }
        }
    }
    SECTION("colours change no letter")
    {
        auto const coloured = draw::text(l, draw::ink::colours);
        CHECK(coloured.find("\x1B[") != coloured.npos);
        std::string bare;
        for (std::size_t i = 0; i != coloured.size(); ++i) {
            if (coloured[i] == '\x1B') i = coloured.find('m', i);
            else bare += coloured[i];
        }
        CHECK(bare == plain);
        CHECK(plain.find('\x1B') == plain.npos);
    }
}

TEST_CASE("an order on a terminal")
{
    auto const world = small::world();
    draw::choice how;
    how.title = "Whom Moon Jae-in called, in which order";
    how.on = draw::canvas::terminal(90);
    small::check_golden("order.txt", draw::text(draw::lay_out(world.ask(order(call).by("Moon Jae-in").after(elected)), world, how)));
}

} // namespace drawing_tests
