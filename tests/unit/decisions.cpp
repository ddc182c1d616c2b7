// What an answer says in numbers, questions that are prepared, and tallies.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "refusal.hpp"

#include <entente/io/zones.hpp>
#include <entente/query/ask.hpp>
#include <entente/query/match.hpp>
#include <entente/query/tally.hpp>
#include <entente/timeline/builder.hpp>

#include <string>
#include <utility>
#include <vector>

namespace decisions_tests {

namespace {

using namespace entente;
using namespace entente::literals;

/// A president of KOR, elected on 2 May 2017 and out of office three years later, and calls.
builder presidency(char const* elected = "2017-05-02T12:00")
{
    builder b(iana_zones());
    auto const moon = b.leader("moon", "Moon Jae-in");
    b.term(moon, "KOR/president", "t")
        .elected(elected, "UTC")
        .took_office("2017-05-10T12:00", "UTC")
        .left_office("2020-05-10T12:00", "UTC");
    return b;
}
void add_call(builder& b, party with, char const* when, char const* id)
{
    b.event(call, {leader_ref{"moon", {}}, with}, id).held(when, "UTC");
}

std::string text_of(timeline const& t, decision const& row)
{
    std::string out(name(row.verdict()));
    for (auto const& c : row) {
        out += " | ";
        for (auto const p : c.parties) out += std::string(p.code()) + ' ';
        out += std::string(name(c.how)) + ' ' + std::to_string(c.rank.lo) + '-' + std::to_string(c.rank.hi);
        for (auto const m : c.events) out += ' ' + t.facts().events.id(m.event());
    }
    return out;
}

} // namespace

TEST_CASE("numbers of rows are those of the rows", "[decisions]")
{
    auto b = presidency();
    add_call(b, "USA"_party, "2017-05-11", "us");
    add_call(b, "CHN"_party, "2017-05-11", "cn");
    add_call(b, "JPN"_party, "2017-05-12", "jp");
    add_call(b, "USA"_party, "2017-05-13", "us-2");
    auto const world = b.build();

    auto const firsts = world.ask(first(call).by("moon").after(elected));
    CHECK(firsts.verdict() == verdict::possible);
    REQUIRE(firsts.decided().size() == 1);
    CHECK(text_of(world, firsts.decided()[0]) == "possible | CHN possible 1-2 cn | USA possible 1-2 us");
    CHECK(firsts.decided()[0].leader() == leader_id{0});
    CHECK(firsts.decided()[0].term() == term_id{0});
    CHECK(firsts.only().verdict == verdict::possible);
    CHECK(firsts.only().candidates.size() == 2);

    CHECK(text_of(world, world.ask(last(call).by("moon")).decided()[0]) == "certain | USA certain 1-1 us-2");
    CHECK(text_of(world, world.ask(order(call).by("moon").top(2)).decided()[0]) == "possible | CHN certain 1-2 cn | USA certain 1-2 us");
    CHECK(text_of(world, world.ask(order(call).by("moon").top(3)).decided()[0]) ==
          "possible | CHN certain 1-2 cn | USA certain 1-2 us | JPN certain 3-3 jp");
    CHECK(text_of(world, world.ask(first(meeting).by("moon")).decided()[0]) == "none");
}

TEST_CASE("numbers of rows that take more than windows are looked up", "[decisions]")
{
    auto b = presidency("2017-05-10"); // on some hour of the day on which two calls were
    add_call(b, "USA"_party, "2017-05-10", "us");
    add_call(b, "CHN"_party, "2017-05-11", "cn");
    b.order("us", "cn");
    auto const world = b.build();
    auto const all = world.ask(first(call).by("moon").after(elected));
    CHECK(text_of(world, all.decided()[0]) == "possible | USA possible 1-1 us | CHN possible 1-2 cn");
    CHECK(all.decided()[0].term() == term_id{0});
    auto const kept = world.ask(list(call).by("moon").after(elected)).decided(); // of an answer that is gone
    CHECK(text_of(world, kept[0]) == "possible | USA possible 1-1 us | CHN certain 1-2 cn");
}

TEST_CASE("an event of a leader of two parties is one of the party acted for", "[decisions]")
{
    auto b = presidency();
    b.term(leader_ref{"moon", {}}, "UN/secretary-general", "un").took_office("2021-01-01", "UTC").left_office("2025-01-01", "UTC");
    auto const call_for = [&](party own, char const* when, char const* id) {
        b.event(call, {{leader_ref{"moon", own}}, "USA"_party}, id).held(when, "UTC");
    };
    call_for("UN"_party, "2017-06-01", "early");
    call_for("KOR"_party, "2017-07-01", "own");
    call_for("KOR"_party, "2022-07-01", "late");
    auto const world = b.build();
    auto const rows = world.ask(first(call).by_each_term());
    REQUIRE(rows.size() == 2);
    CHECK(text_of(world, rows.decided()[0]) == "certain | USA certain 1-1 own");
    CHECK(text_of(world, rows.decided()[1]) == "none");
    for (std::size_t i = 0; i != rows.size(); ++i) CHECK(rows.decided()[i].size() == rows[i].candidates.size());
    CHECK(world.count_by(per::year, count(call).by_each_term()).cells.size() == 1);
}

TEST_CASE("patterns have numbers, step by step", "[decisions]")
{
    auto b = presidency();
    add_call(b, "USA"_party, "2017-05-11T10:00", "us");
    add_call(b, "CHN"_party, "2017-05-12T10:00", "cn");
    add_call(b, "JPN"_party, "2017-05-20T10:00", "jp");
    auto const world = b.build();
    auto const of_term = [&](pattern const& p) { return text_of(world, world.match(p.among(list(call).by_each_term())).decided()[0]); };
    CHECK(of_term(contact("USA").then("CHN")) == "certain | USA CHN certain 0-0 us cn");
    CHECK(of_term(contact("USA").then("JPN")) == "none");
    CHECK(of_term(contact("USA").followed_by("JPN").within(days(10))) == "certain | USA JPN certain 0-0 us jp");
    CHECK(of_term(contact("USA").followed_by("JPN").within(days(10)).not_between("CHN")) == "none");
    CHECK(of_term(contact("CHN").followed_by("JPN").within(days(7))) == "none");
    CHECK(of_term(contact("CHN").followed_by("JPN").within(days(8))) == "possible | CHN JPN possible 0-0 cn jp"); // to the minute
}

TEST_CASE("an answer is a handle: copies share their rows, and outlive the timeline", "[decisions]")
{
    answer kept;
    CHECK(kept.empty());
    CHECK(kept.verdict() == verdict::none);
    CHECK(kept.decided().empty());
    {
        auto b = presidency();
        add_call(b, "USA"_party, "2017-05-11", "us");
        kept = b.build().ask(first(call).by("moon"));
    }
    auto const copy = kept;
    CHECK(&copy[0] == &kept[0]);
    CHECK(copy.only().candidates.front().events == std::vector<std::string>{"us"});
    CHECK(copy.only().line().find("USA, certain") != std::string::npos);
    CHECK(refusal([&] { (void)copy.at(1); }) == code::bad_question);
}

TEST_CASE("a prepared question is asked of other parties, at other instants", "[prepared]")
{
    auto b = presidency();
    add_call(b, "USA"_party, "2017-05-11T10:00", "us");
    add_call(b, "CHN"_party, "2017-05-12T10:00", "cn");
    auto const world = b.build();
    auto const at = [](int day) { return instant{} + days(17286 + day); }; // of May 2017
    auto const last_before = world.prepare(last(call).of_pair("KOR", "USA").before(instant{}));
    std::vector<asked_at> const points{
        {"KOR"_party, "USA"_party, at(12)}, {"KOR"_party, "USA"_party, at(3)}, {"CHN"_party, "KOR"_party, at(20)}};
    auto const rows = last_before.ask(points);
    REQUIRE(rows.size() == 3);
    CHECK(text_of(world, rows.decided()[0]) == "certain | USA certain 1-1 us");
    CHECK(text_of(world, rows.decided()[1]) == "none");
    CHECK(text_of(world, rows.decided()[2]) == "certain | KOR certain 1-1 cn");
    CHECK(rows[2].candidates.front().events == std::vector<std::string>{"cn"});
    CHECK(last_before.ask().size() == 1);

    auto const refused = [&](query const& q, std::vector<asked_at> const& where) {
        return refusal([&] { (void)world.prepare(q).ask(where); });
    };
    CHECK(refused(last(call).of_pair("KOR", "USA"), points) == code::bad_question);
    CHECK(refused(last(call).by("moon").before(instant{}), points) == code::bad_question);
    CHECK(refused(last(call).of_pair("KOR", "USA").between(at(1), at(2)), points) == code::bad_question);
    CHECK(refused(last(call).of_pair("KOR", "USA").before(at(1)), {{"KOR"_party, "XYZ"_party, at(1)}}) == code::unknown_party);
}

TEST_CASE("an instant is a mark", "[query]")
{
    auto b = presidency();
    add_call(b, "USA"_party, "2017-05-11T10:00", "us");
    add_call(b, "CHN"_party, "2017-05-12T10:00", "cn");
    auto const world = b.build();
    auto const noon = instant{} + days(17297) + hours(34);
    CHECK(world.ask(count(call).by("moon").since(noon)).only().count == range_of<std::size_t>{1, 1});
    CHECK(world.ask(count(call).by("moon").before(noon)).only().count == range_of<std::size_t>{1, 1});
    CHECK(refusal([&] { (void)world.ask(count(call).by("moon").between(noon, instant{})); }) == code::bad_question);
}

TEST_CASE("a tally counts by year, month and counterpart", "[tally]")
{
    auto b = presidency();
    add_call(b, "USA"_party, "2017-05-11T10:00", "a");
    add_call(b, "USA"_party, "2017-12-31T20:00", "b"); // in Seoul it was 2018
    add_call(b, "CHN"_party, "2018-01", "c");
    add_call(b, "CHN"_party, "2017", "d"); // perhaps before the term
    add_call(b, "JPN"_party, "", "e");
    auto const world = b.build();
    using cell = std::vector<std::uint32_t>; // year, month, least, most
    auto const told = [&](per what, query const& q, char const* zone) {
        std::vector<cell> out;
        for (auto const& c : world.count_by(what, q, zone).cells)
            out.push_back({static_cast<std::uint32_t>(c.year), static_cast<std::uint32_t>(c.month), c.least, c.most});
        return out;
    };
    auto const calls = count(call).by("moon");
    CHECK(told(per::year, calls.with({"USA", "CHN"}), "UTC") == std::vector<cell>{{2017, 0, 2, 3}, {2018, 0, 1, 1}});
    CHECK(told(per::year, calls.with({"USA"}), "Asia/Seoul") == std::vector<cell>{{2017, 0, 1, 1}, {2018, 0, 1, 1}});
    CHECK(told(per::month, calls.with({"USA"}), "UTC") == std::vector<cell>{{2017, 5, 1, 1}, {2017, 12, 1, 1}});
    auto const by_party = world.count_by(per::counterpart, calls);
    REQUIRE(by_party.cells.size() == 3);
    CHECK(by_party.cells[0].counterpart == "CHN"_party);
    CHECK(by_party.cells[0].least == 1);
    CHECK(by_party.cells[0].most == 2);

    auto const pairs = world.count_by(per::year, count(call).by_each_pair());
    REQUIRE(pairs.rows.size() == 3); // the undated one was while he was in office
    CHECK(pairs.rows[0].one == "CHN"_party);
    CHECK(pairs.rows[0].other == "KOR"_party);

    CHECK(refusal([&] { (void)world.count_by(per::year, list(call).by("moon")); }));
    CHECK(refusal([&] { (void)world.count_by(per::month, calls.during(when("2017"))); }));
    CHECK(refusal([&] { (void)world.count_by(per::month, calls.even_beyond_the_term()); }));
    CHECK(refusal([&] { (void)world.count_by(per::year, calls, "Asia/Soul"); }));
    CHECK(refusal([&] { (void)world.count_by(per::counterpart, count(call).by_each_leader_of("KOR")); }));
    CHECK(refusal([&] { (void)world.ask(count(call).by_each_pair()); }));
}

} // namespace decisions_tests
