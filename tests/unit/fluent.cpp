// The builder in code: what reads wrong is refused, what others return is taken, every claim has a spelling.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>

#include <algorithm>
#include <chrono>
#include <string>
#include <type_traits>
#include <vector>

namespace fluent_tests {

using namespace entente;
using namespace entente::literals;

namespace {

problem_list problems_of(builder const& b)
{
    auto const built = b.try_build();
    auto const& out = built.problems();
    CHECK(built.has_value() == !out.has_error());
    if (built) CHECK(std::equal(out.begin(), out.end(), built->warnings().begin(), built->warnings().end()));
    return out;
}

struct cast {
    builder b{utc_and_offsets()};
    leader_ref moon = b.leader("moon", "Moon Jae-in");
    leader_ref trump = b.leader("trump", "Donald Trump", "USA"_party);
    leader_ref xi = b.leader("xi", "Xi Jinping", "CHN"_party);
    source_ref kbs = b.source("kbs", "KBS");
    builder::term_editor term = b.term(moon, "KOR/president", "moon-2017").elected("2017-05-09", "+09:00");
};

static_assert(detail::is_like_a_zone("Asia/Seoul") && detail::is_like_a_zone("America/Argentina/Buenos_Aires") &&
              detail::is_like_a_zone("UTC"));
static_assert(!detail::is_like_a_zone("2017-05-10/2017-05-12") && !detail::is_like_a_zone("XXXX-05/2017") &&
              !detail::is_like_a_zone("Y-170000002") && !detail::is_like_a_zone("half past ten"));
static_assert(detail::begins_like_a_time("2017") && detail::begins_like_a_time("[2017-05-10,2017-05-12]") &&
              detail::begins_like_a_time("../2017"));
static_assert(!detail::begins_like_a_time("Asia/Seoul") && !detail::begins_like_a_time("+09:00") && !detail::begins_like_a_time("-05:00") &&
              !detail::begins_like_a_time("Z"));

} // namespace

TEST_CASE("who takes no part cannot have placed a call or have been something in it", "[fluent]")
{
    cast c;
    auto us = c.b.event(call, {c.moon, c.trump}, "us-call").held("2017-05-10", "+09:00");
    us.placed_by(c.xi).as(c.xi, capacity::elect).placed_by("JPN"_party);
    auto const found = problems_of(c.b);
    REQUIRE(found.size() == 3);
    for (auto const& d : found) {
        CHECK(d.code == code::unknown_id);
        CHECK(d.path == "events[0].participants");
        CHECK(d.record == "us-call");
        CHECK(d.remedy == "name one of those who do: \"moon\", \"trump\"");
    }
    CHECK(found[0].text == "\"xi\" placed it, it is said, and is none of those who take part");
    CHECK(found[1].text == "\"xi\" took part as elect, it is said, and is none of those who take part");
    CHECK(found[2].text == "JPN placed it, it is said, and is none of those who take part");
    for (auto const& p : c.b.facts().events[0].participants) CHECK_FALSE(p.role); // nobody is a recipient of a call that nobody placed
}

TEST_CASE("a leader or a party places a call", "[fluent]")
{
    cast c;
    auto const roles = [&](auto const& e, auto const& by) {
        auto copy = e;
        copy.placed_by(by);
        auto const& all = c.b.facts().events.back().participants;
        return std::vector{*all[0].role, *all[1].role};
    };
    using both = std::vector<role>;
    auto const e = c.b.call(c.moon, c.trump);
    CHECK(roles(e, c.moon) == both{role::initiator, role::recipient});
    CHECK(roles(e, c.trump) == both{role::recipient, role::initiator});
    CHECK(roles(e, "USA"_party) == both{role::recipient, role::initiator});
    CHECK(roles(e, "KOR"_party) == both{role::initiator, role::recipient}); // by his term
    auto const nobody = c.b.call("KOR"_party, "JPN"_party);
    CHECK(roles(nobody, "JPN"_party) == both{role::recipient, role::initiator});
    CHECK(problems_of(c.b).empty());
    auto two = c.b.call(c.trump, "USA"_party, c.moon);
    two.placed_by("USA"_party);
    REQUIRE(problems_of(c.b).size() == 1);
    CHECK(problems_of(c.b)[0].text == "USA placed it, it is said, and 2 take part for that party");
}

TEST_CASE("a time and a zone that are swapped are told as that", "[fluent]")
{
    std::string const zone = "Asia/Seoul", day = "2017-05-11"; // literals do not compile: tests/static/swapped.cpp
    cast c;
    c.b.event(call, {c.moon, c.trump}, "us-call").held(day, "+09:00").held(zone, day);
    c.term.took_office(when{zone, day});
    c.b.source("yna", "Yonhap", zone, day);
    auto const found = problems_of(c.b);
    REQUIRE(found.size() == 3);
    std::vector<std::string> paths;
    for (auto const& d : found) {
        CHECK(d.code == code::bad_time);
        CHECK(d.text == "\"Asia/Seoul\" is no time, and \"2017-05-11\" no zone");
        CHECK(d.remedy == "the time comes first, then the zone");
        paths.push_back(d.path);
    }
    std::sort(paths.begin(), paths.end());
    CHECK(paths == std::vector<std::string>{"events[0].reports[1].time", "sources[1].published", "terms[0].took_office[0].time"});
}

TEST_CASE("joined records drop no title, note or key unsaid", "[fluent]")
{
    records first, second, third;
    first.title = "Calls";
    first.kept.others = {{"x", "1"}};
    second.title = "More calls";
    second.note = "A note";
    second.kept.others = {{"x", "2"}, {"y", "3"}};
    third.title = "Calls";
    builder b{utc_and_offsets()};
    b.add(first).add(second).add(third);
    CHECK(b.facts().title == "Calls");
    CHECK(b.facts().note == "A note");
    CHECK(b.facts().kept.others == std::vector<std::pair<std::string, std::string>>{{"x", "1"}, {"y", "3"}});
    auto const found = problems_of(b);
    REQUIRE(found.size() == 2);
    CHECK(to_string(found[0]) == "warning 305 bad_value: title: \"More calls\" is not taken: the title is \"Calls\" already; records that "
                                 "are joined have one: say it in the first");
    CHECK(found[1].path == "x");

    builder from_code{utc_and_offsets()};
    (void)from_code.leader("moon", "Moon");
    from_code.add(second);
    CHECK(from_code.facts().title == "More calls");
    CHECK(problems_of(from_code).empty());
}

TEST_CASE("every status, with a time, a source, both or neither", "[fluent]")
{
    cast c;
    auto const day = when{"2017-05-11", "+09:00"};
    auto e = c.b.event(call, {c.moon, c.xi}, "cn");
    e.proposed(c.kbs)
        .planned(day, c.kbs)
        .postponed("2017-05-12", "+09:00", c.kbs)
        .cancelled(c.kbs)
        .denied(day)
        .held("2017-05-13", "+09:00")
        .held(day)
        .cancelled()
        .denied("2017", "Z", c.kbs);
    auto const& all = c.b.facts().events[0].reports;
    std::vector<std::string> told;
    for (auto const& r : all) told.push_back(fmt::format("{} {} {} {}", name(*r.status), r.time.text(), r.time.zone(), r.source));
    CHECK(told == std::vector<std::string>{"proposed   kbs", "planned 2017-05-11 +09:00 kbs", "postponed 2017-05-12 +09:00 kbs",
                                           "cancelled   kbs", "denied 2017-05-11 +09:00 ", "held 2017-05-13 +09:00 ",
                                           "held 2017-05-11 +09:00 ", "cancelled   ", "denied 2017 Z kbs"});
    c.term.declared(day).took_office(day, c.kbs).left_office(when{".."});
    auto const& t = c.b.facts().terms[0];
    CHECK(t.at(declared)[0].time == day);
    CHECK(t.at(took_office)[0].source == "kbs");
    CHECK(t.at(left_office)[0].time.text() == "..");
}

TEST_CASE("records are taken one by one", "[fluent]")
{
    builder b{utc_and_offsets()};
    auto const moon = b.leader(entente::leader{"moon", "Moon Jae-in", {"문재인"}, {}, {}}, "KOR"_party);
    auto const kbs = b.source(entente::source{"kbs", "KBS", {}, {}, {}, when{"2025-06-09", "+09:00"}, source_rank::preferred, {}, {}});
    (void)b.source("yna", "Yonhap", when{"2025-06-09", "+09:00"});
    b.define({party{"HAW"}, "Hawaii", party_kind::country, "1810/1893", {}}).group({"pair", "A pair", {"USA"_party, "CHN"_party}, {}});
    b.office({"KOR/president", "KOR"_party, "President", {}});
    entente::term t;
    t.leader = moon.id;
    t.office = "KOR/president";
    CHECK(b.term(t).elected("2017-05-09", "+09:00", kbs).id() == "moon-1");
    entente::event e;
    e.participants = {{moon.id, {}, {}, {}, {}}, {{}, "USA"_party, {}, {}, {}}};
    auto const us = b.event(e).held("2017-05-10", "+09:00");
    CHECK(us.id() == "call-1-moon-USA");
    entente::claim c;
    c.says = order_claim{{{"moon-1.elected"}, {us.id()}}};
    b.claim(c).said_by(kbs);
    auto const w = b.build();
    CHECK(w.facts().offices.size() == 1);
    CHECK(w.facts().offices[0].title == "President"); // none was made beside it
    CHECK(w.ask(first(call).by(moon).with("USA"_party)).only().verdict == verdict::certain);
    CHECK(first(call).by(moon) == first(call).by("moon"));
}

TEST_CASE("every claim has a spelling", "[fluent]")
{
    cast c;
    auto const us = c.b.event(call, {c.moon, c.trump}, "us"), cn = c.b.event(call, {c.moon, c.xi}, "cn"),
               jp = c.b.event(call, {c.moon, "JPN"_party}, "jp");
    c.b.order(us, cn, "jp").said_by(c.kbs);
    c.b.gap(us, cn).days(2, "+09:00").said_by(c.kbs);
    c.b.gap(us, jp).within_days(3);
    c.b.gap("us", "jp").at_least(hours(2)).at_most("PT72H");
    c.b.first(call, meeting).by(c.term).after(c.term.at(elected)).with({"USA", "CHN"}).were(us, cn).said_by(c.kbs);
    c.b.first(call).by(c.moon).was(us);
    c.b.all(call).by("moon").after(us).with("JPN"_party).was(jp);
    auto const& all = c.b.facts().claims;
    REQUIRE(all.size() == 7);
    auto const is = [&](std::size_t i, auto const& expected) {
        return all[i].says == std::variant<order_claim, distance_claim, first_claim, complete_claim>{expected};
    };
    CHECK(is(0, order_claim{{{"us"}, {"cn"}, {"jp"}}}));
    CHECK(is(1, distance_claim{"us", "cn", 2, {}, {}, {}, "+09:00"}));
    CHECK(is(2, distance_claim{"us", "jp", {}, 3, {}, {}, {}}));
    CHECK(is(3, distance_claim{"us", "jp", {}, {}, "PT2H", "PT72H", {}}));
    CHECK(is(4, first_claim{{"moon-2017", {call, meeting}, "moon-2017.elected", {"USA", "CHN"}, {}}, {"us", "cn"}}));
    CHECK(is(5, first_claim{{"moon", {call}, {}, {}, {}}, {"us"}}));
    CHECK(is(6, complete_claim{{"moon", {call}, "us", {"JPN"}, {}}, {"jp"}}));
    for (auto const i : {0UL, 1UL, 4UL}) CHECK(all[i].source == "kbs");
    CHECK(problems_of(c.b).empty());
    CHECK(c.b.build().certainly_before("us", "cn"));
}

TEST_CASE("ids that are made meet none that is there", "[fluent]")
{
    builder b{utc_and_offsets()};
    auto const moon = b.leader("moon", "Moon");
    b.term(moon, "KOR/president", "moon-2").took_office("2000", "Z").left_office("2001", "Z");
    CHECK(b.term(moon, "KOR/president").took_office("2002", "Z").left_office("2003", "Z").id() == "moon-3");
    CHECK(b.term(moon, "KOR/president").took_office("2004", "Z").id() == "moon-4");
    (void)b.event(call, {moon, "USA"_party}, "call-2-moon-USA");
    (void)b.event(call, {moon, "USA"_party}, "call-14-moon-USA");
    for (int i = 0; i != 20; ++i) (void)b.call(moon, "USA"_party);
    records more;
    more.offices = {{"KOR/president", "KOR"_party, "President of the Republic", {}}}; // the record of an office that was made for a term
    b.add(more);
    for (auto const& d : problems_of(b)) CHECK(d.code == code::likely_duplicate);
    CHECK(b.build().facts().offices[0].title == "President of the Republic");
}

TEST_CASE("many terms and offices are near linear", "[fluent]")
{
    builder b{utc_and_offsets()};
    auto const one = b.leader("one", "One");
    auto const started = std::chrono::steady_clock::now();
    for (int i = 0; i != 60'000; ++i) (void)b.term(one, fmt::format("KOR/office-{}", i));
    CHECK(std::chrono::steady_clock::now() - started < std::chrono::seconds(20)); // pair by pair it is minutes
    CHECK(b.facts().offices.size() == 60'000);
    CHECK(b.facts().terms.back().id == "one-60000");
}

} // namespace fluent_tests
