// What timelines make of statements that differ: by status, by trust, by when they became public.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/io/zones.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <vector>

namespace trust_tests {

using namespace entente;
using namespace entente::literals;

namespace {

struct desk {
    builder b{iana_zones()};
    leader_ref lee = b.leader("lee", "Lee", "KOR"_party);
    source_ref kept = b.source("kept", "Somebody", "2020-01-10", "UTC");
    source_ref other = b.source("other", "Somebody else", "2020-01-10", "UTC");
    source_ref newer = b.source("newer", "Somebody", "2020-01-20", "UTC");
    source_ref withdrawn = b.source("withdrawn", "Withdrawn", "2020-01-30", "UTC", source_rank::deprecated);

    builder::event_editor call(std::string id, party with = "USA"_party) { return b.event(event_kind::call, {lee, with}, std::move(id)); }
    void order(std::vector<std::string> ids, source_ref const& by)
    {
        order_claim o;
        for (auto& id : ids) o.steps.push_back({id});
        b.claim(std::move(o)).said_by(by);
    }
    void days(std::string from, std::string to, int n, std::string zone)
    {
        b.claim(distance_claim{std::move(from), std::move(to), n, std::nullopt, {}, {}, std::move(zone)});
    }
};
standing standing_of(timeline const& t, char const* id) { return *t.standing_of(*t.find_moment(id)); }
std::vector<std::string> cited(timeline const& t, std::vector<said> const& all)
{
    std::vector<std::string> out;
    for (auto const& s : all) out.push_back(t.cite(s));
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace

TEST_CASE("deprecated sources state statuses; only bounds are never taken from them", "[trust]")
{
    desk d;
    d.call("planned").planned("2020-01-15", "UTC", d.withdrawn);
    d.call("denied").denied(d.withdrawn);
    d.call("cancelled").reported(status::cancelled, "", "", d.withdrawn);
    d.call("held").held("2020-01-02", "UTC", d.withdrawn);
    d.call("held all the same").held("2020-01-02", "UTC", d.kept).denied(d.withdrawn);
    auto const t = d.b.build();
    CHECK(standing_of(t, "planned").is == status::planned);
    CHECK(standing_of(t, "denied").is == status::denied);
    CHECK(standing_of(t, "cancelled").is == status::cancelled);
    CHECK(standing_of(t, "held").is == status::held);
    CHECK_FALSE(standing_of(t, "held all the same").disputed);
    CHECK(t.when_was(*t.find_moment("held")).window.is_unknown());
    CHECK(t.when_was(*t.find_moment("planned")).window.is_unknown());
}

TEST_CASE("of equally late statuses the later stage holds, of equally late plans each may be", "[trust]")
{
    for (bool const swapped : {false, true}) {
        desk d;
        auto a = d.call("a");
        auto b = d.call("b");
        if (swapped) {
            a.reported(status::cancelled, "", "", d.other).planned("2020-02-01", "UTC", d.kept);
            b.planned("2020-02-03", "UTC", d.other).planned("2020-02-01", "UTC", d.kept);
        } else {
            a.planned("2020-02-01", "UTC", d.kept).reported(status::cancelled, "", "", d.other);
            b.planned("2020-02-01", "UTC", d.kept).planned("2020-02-03", "UTC", d.other);
        }
        auto const t = d.b.build();
        CHECK(standing_of(t, "a").is == status::cancelled);
        auto const plan = t.when_was(*t.find_moment("b"));
        CHECK(plan.one_of);
        CHECK(plan.members.size() == 2);
        CHECK(to_string(plan.window.earliest()) == "2020-02-01T00:00:00Z");
        CHECK(to_string(plan.window.end()) == "2020-02-04T00:00:00Z");
    }
}

TEST_CASE("the next civil day is later in every world", "[trust][days]")
{
    for (char const* zone : {"UTC", "Asia/Seoul", "Europe/Berlin"}) {
        desk d;
        d.call("a").held("2020-03", zone);
        d.call("b").held("2020-03", zone);
        d.days("a", "b", 1, zone);
        auto const t = d.b.build();
        CHECK(t.certainly_before("a", "b"));
    }
    desk d;
    d.b.term(d.lee, "KOR/president", "lee-1").took_office("2019-03-01", "UTC").left_office("2020-03", "UTC");
    d.call("after");
    d.days("lee-1.left_office", "after", 1, "UTC");
    auto const t = d.b.build();
    CHECK(t.certainly_before("lee-1.left_office", "after"));
    CHECK(t.ask(first(call).by("lee"))[0].candidates.empty());
}

TEST_CASE("an ongoing term has no end: everything is before it, nothing after", "[trust]")
{
    desk d;
    d.b.term(d.lee, "KOR/president", "lee-1").took_office("2019-03-01", "UTC").left_office("..");
    d.b.term(d.lee, "KOR/mayor", "lee-0")
        .took_office("2010", "UTC")
        .left_office("..", "", d.kept)
        .left_office("2015-01-01", "UTC", d.newer);
    d.call("a").held("2020", "UTC");
    d.call("undated");
    d.order({"lee-1.left_office", "a"}, d.kept); // cannot be
    d.order({"undated", "lee-1.left_office"}, d.kept);
    auto const t = d.b.build();
    CHECK(t.certainly_before("a", "lee-1.left_office"));
    CHECK(t.certainly_before("undated", "lee-1.left_office"));
    CHECK_FALSE(t.possibly_before("lee-1.left_office", "a"));
    REQUIRE(t.conflicts().size() == 1);
    CHECK(t.conflicts()[0].rejected.record == 0);
    CHECK(cited(t, t.conflicts()[0].with) == std::vector<std::string>{"the record dates \"lee-1.left_office\" .."});
    CHECK(t.certainly_before("lee-0.left_office", "a")); // a date ends what went on for another
}

TEST_CASE("an incumbent is bounded by the taking of office alone; undated milestones relate what is said of them", "[trust]")
{
    desk d;
    d.b.term(d.lee, "KOR/president", "lee-1").elected("2020-06", "UTC"); // an election may come later, as Truman's did
    d.call("as president").held("2020", "UTC").as(d.lee, capacity::incumbent);
    d.call("as elect").as(d.lee, capacity::elect);
    d.call("b").held("2020-09-01", "UTC");
    d.order({"lee-1.took_office", "b"}, d.kept);
    auto const t = d.b.build();
    CHECK(t.certainly_before("as elect", "b"));
    CHECK(t.certainly_before("as elect", "as president"));

    desk truman;
    truman.b.term(truman.lee, "KOR/president", "lee-1").elected("2020-06", "UTC");
    truman.call("as president").held("2020", "UTC").as(truman.lee, capacity::incumbent);
    CHECK_FALSE(truman.b.build().certainly_before("lee-1.elected", "as president"));
}

TEST_CASE("of equals that contradict each other nobody chooses", "[trust]")
{
    for (bool const swapped : {false, true}) {
        desk d;
        for (char const* id : {"us", "cn", "jp"}) d.call(id);
        d.order(swapped ? std::vector<std::string>{"cn", "us"} : std::vector<std::string>{"us", "cn"}, d.kept);
        d.order(swapped ? std::vector<std::string>{"us", "cn"} : std::vector<std::string>{"cn", "us"}, d.other);
        d.order({"jp", "us"}, d.other);
        auto const t = d.b.build();
        CHECK(t.conflicts().size() == 2);
        CHECK_FALSE(t.certainly_before("us", "cn"));
        CHECK_FALSE(t.certainly_before("cn", "us"));
        CHECK(t.certainly_before("jp", "us")); // contradicts none of them
        for (auto const& c : t.conflicts()) CHECK(c.with.size() == 1);
    }
    SECTION("a newer one is believed")
    {
        desk d;
        d.call("us");
        d.call("cn");
        d.order({"us", "cn"}, d.kept);
        d.order({"cn", "us"}, d.newer);
        auto const t = d.b.build();
        REQUIRE(t.conflicts().size() == 1);
        CHECK(t.conflicts()[0].rejected.record == 0);
        CHECK(t.certainly_before("cn", "us"));
    }
    SECTION("the contradictions that need the fewest come first")
    {
        desk d; // a < b against b < a; a < c < d < a would be broken by neither
        for (char const* id : {"a", "b", "c", "d"}) d.call(id);
        d.order({"a", "b"}, d.kept);
        d.order({"b", "a"}, d.kept);
        d.order({"b", "c"}, d.kept); // with a < b and c < a a contradiction of three, which does not come up any more
        d.order({"c", "a"}, d.kept);
        auto const t = d.b.build();
        CHECK(t.conflicts().size() == 2);
        CHECK(t.certainly_before("b", "a")); // b < c < a
    }
}

TEST_CASE("which events lie in a scope is decided until nothing changes, in whatever order claims come", "[trust]")
{
    for (bool const swapped : {false, true}) {
        desk d;
        d.b.term(d.lee, "KOR/president", "lee-1").took_office("2020-03-10", "UTC").left_office("2021-03-10", "UTC");
        d.call("us").held("2020-03-20", "UTC");
        d.call("cn", "CHN"_party).held("2020-03", "UTC");
        auto const first_in_scope = [&] { d.b.claim(first_claim{{"lee-1", {}, "lee-1.took_office", {}, {}}, {"us"}}).said_by(d.kept); };
        auto const puts_it_inside = [&] { d.order({"lee-1.took_office", "cn"}, d.other); };
        if (swapped) {
            puts_it_inside();
            first_in_scope();
        } else {
            first_in_scope();
            puts_it_inside();
        }
        auto const t = d.b.build();
        CHECK(t.certainly_before("us", "cn"));
    }
}

TEST_CASE("what is cited suffices, also where one of several times was narrowed", "[trust][evidence]")
{
    desk d;
    d.call("a").held("[2020-01-01,2020-01-20]", "UTC", d.kept).held("2020-01-10/2020-01-12", "UTC", d.withdrawn);
    d.call("b").held("2020-01-05", "UTC", d.kept);
    d.call("c").held("[2020-01-01,2020-01-20]", "UTC", d.kept).held("[2020-01-03,2020-01-04,2020-01-20,2020-01-25]", "UTC", d.other);
    auto const t = d.b.build();
    CHECK(t.certainly_before("b", "c")); // the 1st and the 25th each only in one of them
    auto const why = t.why_before(*t.find_moment("b"), *t.find_moment("c"));
    CHECK(why.size() == 3);
    CHECK_FALSE(t.certainly_before("b", "a"));
}

TEST_CASE("nothing that is cited can be spared", "[trust][evidence]")
{
    desk d;
    d.call("a").held("2020-01-01", "UTC", d.kept);
    d.call("b").held("2020-01-05", "UTC", d.kept);
    d.b.claim(distance_claim{"a", "x", std::nullopt, std::nullopt, {}, "PT1H", {}}).said_by(d.kept);
    d.call("x");
    auto const t = d.b.build();
    for (auto const& s : t.why_before(*t.find_moment("x"), *t.find_moment("b"))) CHECK(t.cite(s) != "");
    CHECK(t.why_before(*t.find_moment("x"), *t.find_moment("b")).size() == 3);
}

TEST_CASE("calendar days that move each other on for ever have no world, dated or not", "[trust][days]")
{
    for (bool const dated : {true, false}) {
        desk d;
        d.call("a").held(dated ? when{"[2020-03-02..2020-05-01]", "UTC"} : when{});
        d.call("b");
        d.call("c");
        d.days("a", "b", 1, "UTC");
        d.days("a", "c", 0, "UTC"); // less than 48 hours, less than 24: as differences these have a world with the next one
        d.b.gap("b", "c").at_least("PT1H").said_by(d.withdrawn);
        auto const t = d.b.build();
        REQUIRE(t.conflicts().size() == 1);
        CHECK(t.source_of(t.conflicts()[0].rejected) == "withdrawn");
        CHECK(t.certainly_before("a", "b"));
    }
}

TEST_CASE("a long circle of days is set aside, however its claims come", "[trust][days]")
{
    for (bool const forth : {true, false}) {
        desk d;
        constexpr int n = 60;
        auto const id = [](int i) { return fmt::format("e{:02}", i); };
        for (int i = 0; i <= n; ++i) d.call(id(i));
        for (int i = 0; i != n; ++i) forth ? d.days(id(i), id(i + 1), 1, "UTC") : d.days(id(n - i - 1), id(n - i), 1, "UTC");
        d.b.gap(id(0), id(n)).at_most(days(n - 1) - hours(1)).said_by(d.withdrawn); // each day could be as short as it likes, not all
        auto const t = d.b.build();
        REQUIRE(t.conflicts().size() == 1);
        CHECK(t.source_of(t.conflicts()[0].rejected) == "withdrawn");
        CHECK(t.conflicts()[0].with.size() == n);
    }
}

TEST_CASE("a scope over a term ends with it, also where only a claim names that end", "[trust]")
{
    desk d;
    auto const term = d.b.term(d.lee, "KOR/president", "t").took_office("2020-01-01", "UTC");
    d.call("in").held("2020-01-05", "UTC");
    d.call("out").held("2020-02-05", "UTC");
    d.order({"in", "t.left_office", "out"}, d.newer);
    d.b.all(event_kind::call).by(term).were("in").said_by(d.kept);
    auto const t = d.b.build();
    CHECK(t.conflicts().empty());
}

TEST_CASE("dates of an end that exclude each other leave nothing of what goes on for another", "[trust]")
{
    for (bool const last : {true, false}) {
        desk d;
        auto term = d.b.term(d.lee, "KOR/president", "t").took_office("2020-01-01", "UTC");
        if (!last) term.left_office("..", "UTC");
        term.left_office("2020-02-01", "UTC").left_office("2020-02-03", "UTC");
        if (last) term.left_office("..", "UTC");
        auto const t = d.b.build();
        auto const end = t.when_was(*t.find_moment("t.left_office"));
        CHECK_FALSE(end.ongoing);
        CHECK(end.contested);
        CHECK(end.window == bounds::closed(instant{} + days(18'293), instant{} + days(18'296) - tick));
    }
}

TEST_CASE("a capacity cites what says of which term it is", "[trust][evidence]")
{
    desk d;
    d.b.term(d.lee, "KOR/president", "first").took_office("2020-01-01", "UTC", d.kept).left_office("2020-02-01", "UTC", d.kept);
    d.b.term(d.lee, "KOR/president", "second").took_office("2020-03-01", "UTC", d.kept);
    d.call("a").held("2020-04", "UTC", d.other).as(d.lee, capacity::incumbent);
    d.call("b").held("2020-04", "UTC", d.other);
    d.order({"second.left_office", "b"}, d.newer);
    auto const t = d.b.build();
    auto const why = cited(t, t.why_before(*t.find_moment("a"), *t.find_moment("b")));
    CHECK(why.size() == 4); // the capacity, that the first term was over, and that b came after the second
}

TEST_CASE("a milestone is public from its own day on", "[trust][as_of]")
{
    desk d;
    auto const book = d.b.source("book", "A history", "2030", "UTC");
    d.b.term(d.lee, "KOR/president", "lee-1")
        .elected("2020-03-09", "UTC", book)
        .took_office("2020-05-10", "UTC")
        .left_office("2025-05-10", "UTC");
    d.call("a").held("2020-03-10", "UTC", d.newer);
    auto const t = d.b.build();
    auto const seen = t.as_of(when{"2020-03-10", "UTC"});
    CHECK(seen.find_moment("lee-1.elected"));
    CHECK_FALSE(seen.find_moment("lee-1.took_office"));
    CHECK(t.as_of(when{"2020-05-10", "UTC"}).find_moment("lee-1.took_office"));
    CHECK_FALSE(t.as_of(when{"2020-03-08", "UTC"}).find_moment("lee-1.elected"));
    CHECK(t.undated() == 0);
}

TEST_CASE("with() lists nothing twice", "[trust][as_of]")
{
    desk d;
    d.call("a").held("2020-01-01", "UTC", d.kept).held("2020-01-03", "UTC", d.other);
    d.call("b", "CHN"_party);
    d.order({"a", "b"}, d.kept);
    d.order({"b", "a"}, d.kept);
    auto const t = d.b.build();
    CHECK(t.warnings().size() == 3);
    records more;
    auto& again = more.events.emplace_back();
    again.id = "again";
    again.kind = event_kind::call;
    again.same_as = "a";
    again.participants = {{"lee", "KOR"_party, {}, {}, {}}, {{}, "USA"_party, {}, {}, {}}};
    again.reports.push_back({"newer", status::held, when{"2020-01-05", "UTC"}, {}, {}, {}});
    auto const grown = t.with(std::move(more));
    CHECK(grown.warnings().size() == 3);
    CHECK(grown.conflicts().size() == 2);
}

TEST_CASE("records whose references lead nowhere are related to nothing", "[trust]")
{
    desk d;
    records more;
    more.leaders.push_back({"park", "Park", {}, {}, {}});
    more.terms.push_back({"park-1", "park", "no such office", false, {}, {}, {}});
    auto& e = more.events.emplace_back();
    e.id = "e";
    e.participants = {{"park", "KOR"_party, {}, capacity::incumbent, {}}, {{}, "USA"_party, {}, {}, {}}};
    d.b.add(std::move(more));
    auto const built = d.b.try_build();
    CHECK_FALSE(built);
    auto const& problems = built.problems();
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].code == code::unknown_id);
}

TEST_CASE("strict mode refuses contested times and conflicts", "[trust]")
{
    policy strict;
    strict.trust = trust_rule::refuse;
    builder b{iana_zones(), strict};
    auto const lee = b.leader("lee", "Lee", "KOR"_party);
    b.event(event_kind::call, {lee, "USA"_party}, "a").held("2020-01-01", "UTC").held("2020-01-03", "UTC");
    auto const built = b.try_build();
    CHECK_FALSE(built);
    auto const& problems = built.problems();
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].code == code::contested);
    CHECK(problems[0].level == severity::error);
}

TEST_CASE("an event that was not held is before nothing and after nothing", "[trust]")
{
    desk d;
    d.call("planned").planned("2020-01-01", "UTC");
    d.call("held").held("2020-01-05", "UTC");
    auto const t = d.b.build();
    CHECK_FALSE(t.certainly_before("planned", "held"));
    CHECK_FALSE(t.possibly_before("planned", "held"));
    CHECK(t.ask(whether("planned", "held")).verdict() == verdict::none);
}

TEST_CASE("a rank has a date: a view before it does not know of it, and an undated one is hindsight", "[trust][as_of]")
{
    for (bool const dated : {true, false}) {
        desk d;
        d.call("a").held("2020-01-01", "UTC", d.kept).denied(d.other);
        records more;
        auto& e = more.sources.emplace_back();
        e.id = "retracted";
        e.published = when{"2020-01-06", "UTC"};
        e.rank = source_rank::deprecated;
        if (dated) e.ranked = "2020-01-08";
        d.b.add(std::move(more));
        d.call("b", "CHN"_party).held("2020-01-02", "UTC", source_ref{"retracted"});
        auto const t = d.b.build();
        CHECK(t.when_was(*t.find_moment("b")).window.is_unknown());
        auto const before = t.as_of(when{"2020-01-07", "UTC"});
        CHECK(before.when_was(*before.find_moment("b")).window.is_unknown() == !dated);
        auto const after = t.as_of(when{"2020-01-08", "UTC"});
        CHECK(after.when_was(*after.find_moment("b")).window.is_unknown());
    }
}

} // namespace trust_tests
