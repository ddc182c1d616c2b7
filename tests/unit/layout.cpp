// Drawings: lanes, scale, rows, and what stands in them.
// SPDX-License-Identifier: MIT
#include "../../src/draw/scale.hpp"
#include "../../src/draw/stack.hpp"
#include "catch.hpp"
#include "hand_zones.hpp"
#include "refusal.hpp"
#include "small_world.hpp"
#include "text.hpp"

#include <entente/draw/layout.hpp>
#include <entente/draw/svg.hpp>
#include <entente/draw/terminal.hpp>
#include <entente/io/icalendar.hpp>
#include <entente/io/tables.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace layout_tests {

using namespace entente;
using draw::layout;

namespace {

query all_by(std::string const& who) { return list(call, meeting, visit, summit).by(who).that_are({status::held, status::planned}); }

draw::mark const& mark_of(layout const& l, std::string_view id)
{
    auto const at = std::ranges::find(l.marks, id, [&](draw::mark const& m) { return l.items[m.item].id; });
    REQUIRE(at != l.marks.end());
    return *at;
}

std::string lane_of(layout const& l, std::string const& id) { return l.lanes[mark_of(l, id).lane].label; }

bool near(double a, double b) { return std::abs(a - b) < 1e-6; }

struct box {
    double from, to;
};
/// What must be free of others: symbol or bar, and its label.
box reach(draw::mark const& m, draw::canvas const& on)
{
    auto const half = std::max(0.0, on.mark - (m.to - m.from)) / 2;
    box b{m.from - half, m.to + half};
    if (m.label.empty() || m.inside) return b;
    auto const wide = static_cast<double>(detail::columns_of(m.label)) * on.letter + on.gap / 2;
    return m.left ? box{b.from - wide, b.to} : box{b.from, b.to + wide};
}

} // namespace

TEST_CASE("marks that share a row keep their distance, and rows are no more than needed")
{
    std::mt19937 random(7);
    auto const number = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    for (int round = 0; round != 400; ++round) {
        layout l;
        l.on = number(2) == 0 ? draw::canvas::page(600) : draw::canvas::terminal(60);
        l.on.rows = static_cast<std::size_t>(number(5));
        l.width = l.on.width;
        l.lanes.resize(static_cast<std::size_t>(1 + number(2)));
        auto const count = 1 + number(25);
        for (int i = 0; i != count; ++i) {
            draw::mark m;
            m.lane = static_cast<std::size_t>(number(static_cast<int>(l.lanes.size())));
            m.from = number(static_cast<int>(l.width));
            m.to = std::min(l.width, m.from + (number(2) == 0 ? 0 : number(200)));
            m.label = std::string(static_cast<std::size_t>(number(9)), 'x');
            m.pieces = {{m.from, m.to, true, false, false}};
            l.marks.push_back(m);
        }
        detail::stack(l);
        for (auto const& a : l.marks) {
            CHECK(a.row < l.lanes[a.lane].rows);
            auto const ra = reach(a, l.on);
            if (!a.label.empty() && !a.inside) CHECK((a.left ? ra.from >= 0 : ra.to <= l.width));
            for (auto const& b : l.marks) {
                if (&a == &b || a.lane != b.lane || a.row != b.row) continue;
                auto const rb = reach(b, l.on);
                CHECK((ra.to <= rb.from || rb.to <= ra.from));
            }
        }
        // the most that lie over one place; where labels have been given up, without them
        for (std::size_t lane = 0; lane != l.lanes.size(); ++lane) {
            std::vector<box> boxes;
            bool const bare = l.lanes[lane].rows > l.on.rows;
            for (auto const& m : l.marks)
                if (m.lane == lane) {
                    auto copy = m;
                    if (bare) copy.label.clear();
                    boxes.push_back(reach(copy, l.on));
                }
            auto const gap = bare ? l.on.gap / 2 : l.on.gap;
            std::size_t depth = 1;
            for (auto const& a : boxes)
                depth = std::max(depth, static_cast<std::size_t>(std::ranges::count_if(
                                            boxes, [&](box const& b) { return b.from <= a.from && a.from < b.to + gap; })));
            CHECK(l.lanes[lane].rows <= depth);
        }
        CHECK(std::ranges::is_sorted(l.marks, {}, [](draw::mark const& m) { return std::pair{m.lane, m.from}; }));
    }
}

TEST_CASE("a label that does not fit on the right stands on the left, in the bar, or nowhere")
{
    layout l;
    l.on = draw::canvas::terminal(20);
    l.width = 20;
    l.lanes.resize(3);
    draw::mark m;
    m.label = "abcdef";
    m.from = m.to = 18;
    l.marks.push_back(m);
    m.lane = 1;
    m.from = 0;
    m.to = 20;
    l.marks.push_back(m);
    m.lane = 2;
    m.from = m.to = 5;
    m.label = std::string(18, 'x');
    l.marks.push_back(m);
    detail::stack(l);
    CHECK(l.marks[0].left);
    CHECK(l.marks[1].inside);
    CHECK(l.marks[2].label.empty());
}

TEST_CASE("the calendar of a scale begins days and months by the clocks of its zone")
{
    auto const on = draw::canvas::page(1000);
    detail::scale s{hand::utc(2017, 5, 8, 15), hand::utc(2017, 5, 12, 15), 1000}; // four days in Seoul
    auto const days = detail::calendar_ticks(s, "Asia/Seoul", hand::zones, on);
    REQUIRE(days.size() == 5);
    CHECK(days[0] == draw::tick{0, "9 May 2017"});
    CHECK(days[1] == draw::tick{250, "10 May"});
    CHECK(days[4] == draw::tick{1000, "13 May"});

    s.to = hand::utc(2017, 5, 8, 27);
    CHECK(detail::calendar_ticks(s, "Asia/Seoul", hand::zones, on)[1].label == "9 May 03:00");

    s = {hand::utc(2017, 1, 1), hand::utc(2017, 12, 31), 1000};
    auto const months = detail::calendar_ticks(s, "America/New_York", hand::zones, on);
    REQUIRE(months.size() == 12);
    CHECK(months.front().label == "Jan 2017");
    CHECK(months[6].label == "Jul 2017");
    CHECK(near(months[6].x,
               1000.0 * static_cast<double>((hand::utc(2017, 7, 1, 4) - s.from).count()) / static_cast<double>((s.to - s.from).count())));

    s = {hand::utc(2017, 10, 10, 12), hand::utc(2017, 10, 20, 12), 1000}; // the fifteenth begins at one: midnight is skipped
    auto const jump = detail::calendar_ticks(s, "America/Sao_Paulo", hand::zones, on);
    auto const at = std::ranges::find(jump, "15 Oct", &draw::tick::label);
    REQUIRE(at != jump.end());
    CHECK(near(at->x, 1000.0 * (4 * 24 + 15) / 240));
}

TEST_CASE("labels of the calendar never touch, from an hour to ten thousand years")
{
    std::mt19937_64 random(11);
    for (int round = 0; round != 300; ++round) {
        auto const from = instant{static_cast<std::int64_t>(random() % 4'000'000'000'000'000'000U) - 2'000'000'000'000'000'000};
        auto const span = seconds(3600) + duration{static_cast<std::int64_t>(random() % (1ULL << (34 + random() % 26)))};
        detail::scale const s{from, from + span, 80 + static_cast<double>(random() % 2000)};
        auto const on = random() % 2 == 0 ? draw::canvas::page() : draw::canvas::terminal(80);
        auto ticks = detail::calendar_ticks(s, "Asia/Seoul", hand::zones, on);
        std::erase_if(ticks, [](auto const& t) { return t.label.empty(); });
        for (std::size_t i = 1; i < ticks.size(); ++i) {
            CAPTURE(ticks[i - 1].label, ticks[i].label, on.letter);
            CHECK(ticks[i - 1].x + static_cast<double>(std::max(ticks[i].label.size(), ticks[i - 1].label.size())) * on.letter <=
                  ticks[i].x);
        }
    }
}

TEST_CASE("bounds are drawn as what they are")
{
    auto const world = small::world();
    auto const l = draw::lay_out(world, all_by("Moon Jae-in"));

    auto const& point = mark_of(l, "us-call");
    CHECK(point.point);

    auto const& month = mark_of(l, "id-call");
    CHECK_FALSE(month.point);
    REQUIRE(month.pieces.size() == 1);
    CHECK_FALSE(month.pieces[0].sure);

    SECTION("an interval is sure between its imprecise ends")
    {
        auto const& visit = mark_of(l, "us-visit");
        REQUIRE(visit.pieces.size() == 3);
        CHECK_FALSE(visit.pieces[0].sure);
        CHECK(visit.pieces[1].sure);
        CHECK_FALSE(visit.pieces[2].sure);
        CHECK(visit.pieces[0].to == visit.pieces[1].from);
        CHECK(visit.pieces[1].to == visit.pieces[2].from);
        CHECK(near(visit.pieces[0].to - visit.pieces[0].from, visit.pieces[1].to - visit.pieces[1].from)); // a day each
    }
    SECTION("a contested time is its members, with the hole between them")
    {
        auto const& contested = mark_of(l, "au-call");
        CHECK(contested.contested);
        REQUIRE(contested.pieces.size() == 2);
        CHECK(contested.pieces[0].to < contested.pieces[1].from);
    }
    SECTION("open ends fade, and do not stretch the scale")
    {
        auto const& open = mark_of(l, "fr-call");
        CHECK_FALSE(open.pieces.back().open_left);
        CHECK(open.pieces.back().open_right);
        CHECK(open.to == l.width);
        auto const& unknown = mark_of(l, "gb-call");
        CHECK(unknown.pieces.front().open_left);
        CHECK(unknown.from == 0);
    }
    SECTION("a plan is hollow")
    {
        CHECK(mark_of(l, "ru-meeting").hollow);
        CHECK_FALSE(mark_of(l, "ru-meeting").struck);
        CHECK_FALSE(point.hollow);
    }
    SECTION("who took part with several stands once, apart")
    {
        CHECK(lane_of(l, "g20") == "several parties");
        CHECK(std::ranges::count_if(l.marks, [&](draw::mark const& m) { return l.items[m.item].id == "g20"; }) == 1);
        CHECK(lane_of(l, "us-call") == "United States");
    }
    SECTION("what was merged is one")
    {
        CHECK(std::ranges::none_of(l.items, [](draw::item const& i) { return i.id == "us-call-again"; }));
    }
    SECTION("lanes by first contact")
    {
        std::vector<std::string> names;
        for (auto const& lane : l.lanes) names.push_back(lane.label);
        CHECK(names == std::vector<std::string>{"United States", "China", "Japan", "Australia", "Indonesia", "Russia", "United Kingdom",
                                                "France", "several parties"});
    }
}

TEST_CASE("milestones near the events are lines, those far away do not stretch the drawing")
{
    auto const l = draw::lay_out(small::world(), all_by("Moon Jae-in"));
    REQUIRE(l.rules.size() == 2);
    CHECK(l.rules[0].label == "elected");
    CHECK(l.rules[1].label == "took office");
    CHECK(l.rules[1].to - l.rules[1].from < 0.5); // to the minute
    CHECK(l.rules[0].to - l.rules[0].from > 5);   // a day
    CHECK_FALSE(l.rules[0].lane);
    for (auto const& i : l.items) CHECK(i.id != "moon-2017.left_office");
    CHECK(l.rule_rows >= 1);
}

TEST_CASE("claims of order are arrows, those set aside marked")
{
    auto const world = small::world();
    REQUIRE(world.conflicts().size() == 1);
    auto const l = draw::lay_out(world, all_by("Moon Jae-in"));
    REQUIRE(l.arrows.size() == 3);
    CHECK(l.arrows[0].from.x == (mark_of(l, "us-call").from + mark_of(l, "us-call").to) / 2);
    CHECK(l.arrows[0].from.lane == mark_of(l, "us-call").lane);
    CHECK(l.arrows[0].to.lane == mark_of(l, "cn-call").lane);
    CHECK_FALSE(l.arrows[0].set_aside);
    CHECK(std::ranges::count(l.arrows, true, &draw::arrow::set_aside) == 1);
    REQUIRE(l.sayings.size() == 2);
    CHECK(l.sayings[0] == draw::saying{R"(KBS [kbs] puts "us-call" before "cn-call" before "jp-call")", false});
    CHECK(l.sayings[1].set_aside);
    CHECK(l.arrows[0].says == std::vector<std::size_t>{0}); // of both arrows, once
    CHECK(l.arrows[1].says == std::vector<std::size_t>{0});
}

TEST_CASE("the table says the time by the clocks of both capitals, and on whose word")
{
    auto const l = draw::lay_out(small::world(), all_by("Moon Jae-in"));
    auto const at = std::ranges::find(l.items, "us-call", &draw::item::id);
    REQUIRE(at != l.items.end());
    CHECK(at->cells == std::vector<std::string>{"Call: Moon Jae-in (KOR), Donald Trump (USA)", "10 May 2017 22:30",
                                                "KOR 10 May 2017 22:30; USA 10 May 2017 09:30", "held", ""});
    CHECK(at->sources == std::vector<draw::link>{{"KBS", ""}});
    CHECK(l.summary == "10 events in 9 lanes, 1 May 2017 to 9 July 2017, by the clocks of Asia/Seoul.");
    for (auto const& i : l.items) CHECK(i.cells.size() == l.columns.size());
    auto const contested = std::ranges::find(l.items, "au-call", &draw::item::id);
    CHECK(contested->cells[3] == "held, reports of its time exclude each other");
}

TEST_CASE("without a question, everything is drawn in the lanes of all who took part")
{
    auto const world = small::world();
    draw::choice how;
    how.lanes = draw::lanes::leader;
    auto const l = draw::lay_out(world, how);
    CHECK(std::ranges::count_if(l.marks, [&](draw::mark const& m) { return l.items[m.item].id == "us-call"; }) ==
          2); // of Moon and of Trump
    CHECK(std::ranges::count_if(l.marks, [&](draw::mark const& m) { return l.items[m.item].id == "cn-call"; }) == 1);
    how.lanes = draw::lanes::kind;
    auto const k = draw::lay_out(world, how);
    REQUIRE(k.lanes.size() == 4);
    CHECK(k.lanes[0].label == "call");
    CHECK(k.lanes[3].label == "summit");
    CHECK(std::ranges::count_if(k.marks, [&](draw::mark const& m) { return k.items[m.item].id == "us-call"; }) == 1);
    CHECK(mark_of(k, "cn-call").label == "KOR CHN");
}

TEST_CASE("a span that is chosen cuts off what lies outside, and what reaches out of it fades")
{
    draw::choice how;
    how.span = bounds::until(hand::utc(2017, 5, 9), hand::utc(2017, 5, 20));
    auto const l = draw::lay_out(small::world(), all_by("Moon Jae-in"), how);
    for (auto const& m : l.marks) CHECK(l.items[m.item].id != "us-visit");
    CHECK(mark_of(l, "id-call").pieces.front().open_left);
    CHECK(mark_of(l, "id-call").pieces.front().open_right);
    CHECK_FALSE(mark_of(l, "cn-call").pieces.front().open_left);
}

TEST_CASE("there may be nothing to draw, or nothing with a time")
{
    CHECK(draw::lay_out(builder{utc_and_offsets()}.build()).marks.empty());
    builder b{utc_and_offsets()};
    using namespace entente::literals;
    b.event(call, {"KOR"_party, "USA"_party}, "a").held();
    auto const l = draw::lay_out(b.build());
    REQUIRE(l.marks.size() == 2);
    CHECK(l.ticks.empty());
    CHECK(l.marks[0].pieces == std::vector<draw::piece>{{0, l.width, false, true, true}});
    draw::choice how;
    how.zone = "Mars/Olympus";
    CHECK_THROWS_AS(draw::lay_out(b.build(), how), error);
}

TEST_CASE("answers side by side: a party stands from the best rank that it can have to the worst")
{
    auto const world = small::world();
    auto const a = world.ask(order(call).by("Moon Jae-in").after(elected));
    auto const l = draw::lay_out(a, world);
    REQUIRE(l.lanes.size() == 1);
    CHECK(l.lanes[0].label == "Moon Jae-in");
    auto const step = l.ticks[1].x - l.ticks[0].x;
    for (std::size_t i = 0; i != l.marks.size(); ++i) {
        auto const& m = l.marks[i];
        auto const c = std::ranges::find(a[0].candidates, l.items[m.item].id,
                                         [&](candidate const& x) { return a[0].leader + '/' + std::string(x.parties.front().code()); });
        REQUIRE(c != a[0].candidates.end());
        CHECK(static_cast<std::size_t>(m.from / step) + 1 == c->rank.lo);
        CHECK(static_cast<std::size_t>(m.to / step) + 1 == c->rank.hi);
        CHECK(m.pieces[0].sure == (c->rank.lo == c->rank.hi));
    }
    CHECK(l.items.size() == a[0].candidates.size());
}

TEST_CASE("text is made fit for one line")
{
    CHECK(detail::clean("a\tb\nc") == "a b c");
    CHECK(detail::clean("\x1B[31m\xE2\x80\xAE"
                        "x") == "\xEF\xBF\xBD[31m\xEF\xBF\xBDx");
    CHECK(detail::clean("\xC3(\xED\xA0\x80") == "\xEF\xBF\xBD(\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(detail::clean("문재인") == "문재인");
    CHECK(detail::xml("<a href='\"&'>") == "&lt;a href=&#39;&quot;&amp;&#39;&gt;");
    CHECK(detail::columns_of("문재인 a\xCC\x81") == 8);
    CHECK(detail::cut("문재인 대통령", 8) == "문재...");
    CHECK(detail::cut("abcdef", 6) == "abcdef");
    CHECK(detail::cut("abcdefg", 6) == "abc...");
}

TEST_CASE("a canvas on which nothing can be drawn is refused, and the smallest is drawn on")
{
    auto const world = small::world();
    auto const orders = world.ask(order(call).by("Moon Jae-in").after(elected));
    auto const refused = [&](draw::canvas const& on) {
        draw::choice how;
        how.on = on;
        auto painted = draw::lay_out(world, all_by("Moon Jae-in"));
        painted.on = on;
        auto const all = {refusal([&] { (void)draw::lay_out(world, how); }),
                          refusal([&] { (void)draw::lay_out(world, all_by("Moon Jae-in"), how); }),
                          refusal([&] { (void)draw::lay_out(orders, world, how); }),
                          refusal([&] { (void)draw::svg(painted); }),
                          refusal([&] { (void)draw::html(painted); }),
                          refusal([&] { (void)draw::text(painted); })};
        return std::ranges::all_of(all, [](auto const& r) { return r == code::bad_value; });
    };
    constexpr auto nan = std::numeric_limits<double>::quiet_NaN();
    constexpr auto infinite = std::numeric_limits<double>::infinity();
    for (auto const bad : {0.0, -0.0, -1.0, 0.5, nan, infinite, -infinite, 1e18, std::numeric_limits<double>::denorm_min()}) {
        CAPTURE(bad);
        auto on = draw::canvas::page();
        on.width = bad;
        CHECK(refused(on));
    }
    for (auto const bad : {-1.0, nan, infinite, 1e300}) {
        CAPTURE(bad);
        for (auto const part : {&draw::canvas::letter, &draw::canvas::mark, &draw::canvas::gap}) {
            auto on = draw::canvas::terminal(80);
            on.*part = bad;
            CHECK(refused(on));
        }
    }
    auto no_letter = draw::canvas::page();
    no_letter.letter = 0;
    CHECK(refused(no_letter));
    CHECK(refused(draw::canvas::terminal(0)));
    CHECK(refused(draw::canvas::terminal(std::numeric_limits<std::size_t>::max())));
    try {
        draw::choice how;
        how.on.width = -3;
        (void)draw::lay_out(world, how);
    } catch (error const& e) {
        CHECK(std::string(e.what()).find("a width of -3") != std::string::npos);
        CHECK_FALSE(e.diagnostics().front().remedy.empty());
    }

    for (auto const width : {1.0, 1.5, 2.0, 3.0, 7.0, 100'000.0})
        for (auto const letter : {1e-9, 1.0, 7.0, 1e5}) {
            CAPTURE(width, letter);
            draw::choice how;
            how.on = draw::canvas::page(width);
            how.on.letter = letter;
            for (auto const& l : {draw::lay_out(world, how), draw::lay_out(orders, world, how)}) {
                CHECK_FALSE(draw::svg(l).empty());
                if (width < 100) CHECK_FALSE(draw::text(l).empty());
                for (auto const& m : l.marks) CHECK((std::isfinite(m.from) && std::isfinite(m.to)));
            }
        }
}

TEST_CASE("instants at the ends of time are drawn, written and put into tables")
{
    using namespace entente::literals;
    for (auto const* far : {"Y290000", "Y-290000", "Y-290000/Y290000", "9999-12-31T23:59", "0000-01-01", "0001-01-01T00:00", "-0001-06-01",
                            "[Y-290000,Y290000]", "9999-12-31/..", "../0000-01-01"})
        for (auto const* zone : {"Asia/Seoul", "America/New_York", "UTC", "", "+14:00", "-12:00"}) {
            CAPTURE(far, zone);
            builder b{iana_zones()};
            auto const lee = b.leader("lee", "Lee", "KOR"_party);
            b.event(call, {lee, "USA"_party}, "far").held(far, zone);
            b.event(visit, {lee, "JPN"_party}, "near").held("2025-06-06T22:00", "Asia/Seoul");
            auto const world = b.try_build();
            if (!world) continue; // out_of_range, which is a clear error
            for (auto const on : {draw::canvas::page(), draw::canvas::terminal(80), draw::canvas::terminal(3)}) {
                draw::choice how;
                how.on = on;
                auto const l = draw::lay_out(*world, how);
                CHECK(l.items.size() == 2);
                CHECK_FALSE(draw::svg(l).empty());
                CHECK_FALSE(io::mermaid(l).empty());
                CHECK(l.ticks.size() <= 1100);
            }
            CHECK(io::events_table(*world).rows.size() == 2);
            auto const calendar = io::icalendar(*world);
            CHECK(calendar.size() < 10'000);
            CHECK(calendar.find("UID:far@") != calendar.npos);
            for (std::size_t at = calendar.find("DTSTART"); at != calendar.npos;
                 at = calendar.find("DTSTART", at + 1)) { // four digits of a year
                auto const time = calendar.substr(calendar.find(':', at) + 1, 8);
                CHECK(std::ranges::all_of(time, [](char c) { return '0' <= c && c <= '9'; }));
            }
        }
}

} // namespace layout_tests
