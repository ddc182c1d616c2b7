// What the lines of answers say, and that they print.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/io/zones.hpp>
#include <entente/query/detail/lengths.hpp>

#include <fmt/core.h>

#include <string>
#include <string_view>
#include <utility>

namespace telling_tests {

using namespace entente;
using namespace entente::literals;

namespace {

std::string const seoul = "Asia/Seoul";
std::string const new_york = "America/New_York";

struct desk {
    builder b{iana_zones()};
    leader_ref moon = b.leader("moon", "Moon Jae-in");
    leader_ref trump = b.leader("trump", "Donald Trump", "USA"_party);
    source_ref kbs = b.source("kbs", "KBS", "2018-01-01", seoul);
    source_ref yna = b.source("yna", "Yonhap", "2018-01-01", seoul);

    desk()
    {
        b.term(moon, "KOR/president", "moon-2017")
            .elected("2017-05-09", seoul)
            .took_office("2017-05-10T08:09", seoul)
            .left_office("2022-05-10", seoul);
    }
    builder::event_editor add(event_kind kind, std::string id, party with) { return b.event(kind, {moon, with}, std::move(id)); }
    void held(event_kind kind, std::string id, party with, std::string const& day, std::string const& zone = seoul)
    {
        add(kind, std::move(id), with).held(day, zone, kbs).held(day, zone, yna);
    }
    [[nodiscard]] std::string line(query const& q) const { return b.build().ask(q)[0].line(); }
};

bool mentions(std::string const& text, std::string_view what) { return text.find(what) != std::string::npos; }

} // namespace

TEST_CASE("a line says among how much the answer was found", "[telling]")
{
    desk d;
    d.held(visit, "us-visit", "USA"_party, "2017-06-29");
    CHECK(d.line(first(visit).by("moon")) == "Moon Jae-in: USA, certain among 1 known visit, 29 June 2017");
    d.held(visit, "cn-visit", "CHN"_party, "2017-12-13");
    d.held(call, "jp-call", "JPN"_party, "2017-05-11");
    CHECK(d.line(first(visit).by("moon").after(elected)) == "Moon Jae-in: USA, certain among 2 known visits, 29 June 2017, 51 days after");
    CHECK(d.line(last(visit).by("moon")) == "Moon Jae-in: CHN, certain among 2 known visits, 13 December 2017");
    CHECK(d.line(order(visit).by("moon")) == "Moon Jae-in: USA, CHN, certain among 2 known visits");
    CHECK(d.line(first(meeting).by("moon")) == "Moon Jae-in: none known");
    CHECK(d.line(count(visit).by("moon")) == "Moon Jae-in: 2 known visits, certain");
    CHECK(d.line(first(visit).by("moon").with("CHN")) == "Moon Jae-in: CHN, certain among 1 known visit, 13 December 2017");

    SECTION("of several kinds the line says which it was")
    {
        CHECK(d.line(first(call, visit).by("moon")) == "Moon Jae-in: JPN (call), certain among 3 known contacts, 11 May 2017");
        CHECK(d.line(first().by("moon")) == "Moon Jae-in: JPN (call), certain among 3 known contacts, 11 May 2017");
        d.held(video_call, "de-call", "DEU"_party, "2017-05-10");
        CHECK(d.line(first(call).by("moon")) == "Moon Jae-in: DEU (video call), certain among 2 known calls, 10 May 2017");
    }
    SECTION("nothing is added where somebody says that these were all")
    {
        d.b.claim(complete_claim{{"moon-2017", {visit}, {}, {}, {}}, {"us-visit", "cn-visit"}}).said_by(d.kbs);
        CHECK(d.line(first(visit).by("moon")) == "Moon Jae-in: USA, certain, 29 June 2017");
        CHECK(d.line(order(visit).by("moon")) == "Moon Jae-in: USA, CHN, certain");
        CHECK(d.line(count(visit).by("moon")) == "Moon Jae-in: 2 visits, certain");
        CHECK(d.line(first(visit).by("moon").with("JPN")) == "Moon Jae-in: none");
        CHECK(d.line(first(call, visit).by("moon")) == "Moon Jae-in: JPN (call), certain among 3 known contacts, 11 May 2017");
    }
    SECTION("a set-aside claim that these were all adds nothing")
    {
        d.b.claim(complete_claim{{"moon-2017", {visit}, {}, {}, {}}, {"us-visit"}}).said_by(d.kbs);
        CHECK(mentions(d.line(first(visit).by("moon")), "certain among"));
    }
}

TEST_CASE("what changes a reader's trust stands at the end of the line", "[telling]")
{
    desk d;
    d.add(call, "us-call", "USA"_party).held("2017-05-10T22:30", seoul, d.kbs);
    CHECK(d.line(first(call).by("moon")) == "Moon Jae-in: USA, certain among 1 known call, 10 May 2017 22:30; single source");
    SECTION("of some of those that it names")
    {
        d.held(call, "cn-call", "CHN"_party, "2017-05-11");
        CHECK(d.line(order(call).by("moon")) == "Moon Jae-in: USA, CHN, certain among 2 known calls; single source in part");
        CHECK(d.line(last(call).by("moon")) == "Moon Jae-in: CHN, certain among 2 known calls, 11 May 2017");
    }
    SECTION("contested and disputed")
    {
        d.add(call, "cn-call", "CHN"_party).held("2017-05-08", seoul, d.kbs).held("2017-05-12", seoul, d.yna);
        CHECK(d.line(last(call).by("moon").since(when{"2017-05-11", seoul})) ==
              "Moon Jae-in: CHN (between 11 May 2017 and 12 May 2017), possible among 1 known call; contested");
        desk e;
        e.add(call, "us-call", "USA"_party).held("2017-05-10", seoul, e.kbs).denied(e.yna);
        CHECK(mentions(e.line(list(call).by("moon")), ", possible; disputed"));
    }
    SECTION("where it was is not known")
    {
        d.held(meeting, "cn-meeting", "CHN"_party, "2017-05-11");
        CHECK(d.line(first(meeting).by("moon").abroad()) ==
              "Moon Jae-in: CHN (11 May 2017), possible among 1 known meeting; place unknown");
    }
}

TEST_CASE("a line says what happened: status, kind, and for lists of anyone the leaders", "[telling]")
{
    desk d;
    d.add(call, "cn-call", "CHN"_party).planned("2017-05-12", seoul, d.kbs).planned("2017-05-12", seoul, d.yna);
    d.b.event(call, {d.moon, d.trump}, "us-call").held("2017-05-10T22:30", seoul, d.kbs).held({}, {}, d.yna);
    CHECK(d.line(list(call).by("moon").that_are({status::planned})) == "Moon Jae-in: CHN (planned, 12 May 2017), certain");
    CHECK(d.line(list().by("moon").that_are({status::planned, status::held})) ==
          "Moon Jae-in: USA (call, 10 May 2017 22:30), CHN (planned call, 12 May 2017), certain");
    CHECK(d.line(list(call)) == "Anyone: KOR USA (Moon Jae-in, Donald Trump, 10 May 2017 22:30), certain");
}

TEST_CASE("two terms of one leader are told apart", "[telling]")
{
    desk d;
    auto const usa = [&](std::string id, std::string took, std::string left) {
        d.b.term(d.trump, "USA/president", std::move(id)).took_office(std::move(took), new_york).left_office(std::move(left), new_york);
    };
    usa("trump-2017", "2017-01-20T12:00", "2021-01-20T12:00");
    usa("trump-2025", "2025-01-20T12:00", "2029-01-20T12:00");
    auto const all = d.b.build().ask(count(call).by("Donald Trump"));
    REQUIRE(all.size() == 2);
    CHECK(all[0].line() == "Donald Trump (2017): 0 known calls, certain");
    CHECK(all[1].label() == "Donald Trump (2025)");
    CHECK(all[1].leader_name == "Donald Trump");
    CHECK(d.b.build().ask(count(call).by_each("USA/president"))[1].label() == "Donald Trump (2025)");
    CHECK(d.line(count(call).by("moon")) == "Moon Jae-in: 0 known calls, certain");

    SECTION("by the term's id where the years are equal or not known")
    {
        d.b.term(d.moon, "KOR/minister", "moon-minister").took_office("2017-02", seoul).left_office("2017-03", seoul);
        auto const rows = d.b.build().ask(count(call).by("moon"));
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].label() == "Moon Jae-in (moon-minister)");
        CHECK(rows[1].label() == "Moon Jae-in (moon-2017)");
        CHECK(d.b.build().ask(count(call).by_each("KOR/president"))[0].label() == "Moon Jae-in");
    }
}

TEST_CASE("a day of another zone is told as that day", "[telling]")
{
    desk d;
    d.held(call, "us-call", "USA"_party, "2017-05-12", new_york);
    d.held(call, "jp-call", "JPN"_party, "2017-05-15", "Asia/Tokyo"); // the same clocks
    d.held(call, "cn-call", "CHN"_party, "2017-05-16/2017-05-17", "Asia/Shanghai");
    d.held(call, "gb-call", "GBR"_party, "2017-05-20T23:30", "Europe/London"); // a clock time is told by the clocks of the row
    auto const t = d.b.build();
    CHECK(t.ask(list(call).by("moon"))[0].line() ==
          "Moon Jae-in: USA (12 May 2017, New York), JPN (15 May 2017), CHN (16 May 2017, Shanghai), GBR (21 May 2017 07:30), certain");
    CHECK(t.ask(first(call).by("moon").after(elected))[0].line() ==
          "Moon Jae-in: USA, certain among 4 known calls, 12 May 2017, New York, 3 to 4 days after");
}

TEST_CASE("a day without a zone is told as the day that it is", "[telling]")
{
    desk d;
    d.held(call, "us-call", "USA"_party, "2017-05-12", {});
    d.held(call, "cn-call", "CHN"_party, "2017-06", {});
    CHECK(d.line(list(call).by("moon")) == "Moon Jae-in: USA (12 May 2017, zone unknown), CHN (June 2017, zone unknown), certain");
}

TEST_CASE("of two parties the line says who was never contacted", "[telling]")
{
    desk d;
    d.held(call, "us-call", "USA"_party, "2017-05-10");
    d.held(call, "cn-call", "CHN"_party, "2017-05-11");
    CHECK(d.line(whether("USA", "CHN", call).by("moon")) == "Moon Jae-in: USA before CHN, certain among 2 known calls");
    CHECK(d.line(whether("CHN", "USA", call).by("moon")) == "Moon Jae-in: CHN before USA, certainly not, among 2 known calls");
    CHECK(d.line(whether("JPN", "DEU", call).by("moon")) == "Moon Jae-in: JPN before DEU: no call with either is known");
    CHECK(d.line(whether("JPN", "USA", call).by("moon")) == "Moon Jae-in: JPN before USA: no call with JPN is known");
    CHECK(d.line(whether("USA", "JPN", call).by("moon")) ==
          "Moon Jae-in: USA before JPN, certain among 2 known calls; no call with JPN is known");
}

TEST_CASE("a gap is told in one unit", "[telling]")
{
    desk d;
    d.held(call, "us-call", "USA"_party, "2017-05-10T22:30");
    CHECK(d.line(gap(elected, call).by("moon")) == "Moon Jae-in: 1 day after (22 h 30 min to 46 h 30 min), possible among 1 known call");
    CHECK(d.line(gap(the("us-call"), call).by("moon")).starts_with("Moon Jae-in: "));
    desk e;
    e.held(call, "us-call", "USA"_party, "2017-05");
    CHECK(mentions(e.line(gap(elected, call).by("moon")), "0 to 22 days after"));
}

TEST_CASE("candidates carry what happened, in which zone it was told, and where", "[telling]")
{
    desk d;
    d.add(meeting, "cn-meeting", "CHN"_party).held("2017-05-11", "Asia/Shanghai", d.kbs).in("CHN");
    auto const a = d.b.build().ask(list().by("moon"));
    auto const c = a[0].candidates.at(0);
    CHECK(c.kind == meeting);
    CHECK(c.status == status::held);
    CHECK(c.zone == "Asia/Shanghai");
    CHECK(c.place == "CHN"_party);
    auto const nobody = d.b.build().ask(not_contacted(call).by("moon").with("USA"))[0].candidates.at(0);
    CHECK_FALSE(nobody.kind);
    CHECK(nobody.place.empty());
}

TEST_CASE("answers, instants, problems and ranks print", "[telling]")
{
    desk d;
    d.held(call, "us-call", "USA"_party, "2017-05-10");
    auto const two = d.b.build().ask(count(call).by_each_leader_of("KOR"));
    CHECK(fmt::format("{}", two) == two[0].line());
    d.b.term(d.trump, "KOR/minister", "trump-minister").took_office("2017-06-01", seoul);
    auto const rows = d.b.build().ask(count(call).by_each_leader_of("KOR"));
    REQUIRE(rows.size() == 2);
    CHECK(fmt::format("{}", rows) == rows[0].line() + "\n" + rows[1].line());
    CHECK(fmt::format("{}", instant{}) == "1970-01-01T00:00:00Z");
    CHECK(fmt::format("{:>22}", instant{}) == "  1970-01-01T00:00:00Z");
    CHECK(fmt::format("{}", instant::future()) == "..");
    diagnostic const problem{severity::error, code::bad_time, {}, "time", "\"x\" is no time", "write 2017"};
    CHECK(fmt::format("{}", problem) == "error 101 bad_time: time: \"x\" is no time; write 2017");
    CHECK(fmt::format("{}", rank_range{2, 2}) == "2");
    CHECK(fmt::format("{}", rank_range{2, 4}) == "2 at best, 4 at worst");
}

TEST_CASE("what data say cannot forge a line", "[telling]")
{
    builder b{iana_zones()};
    auto const moon = b.leader("moon", "Moon\nJae-in: USA, certain\x1B[2J");
    auto const forger = b.source("forger", "KBS\ndata.json:1:1: error \xE2\x80\xAE");
    b.term(moon, "KOR/president", "moon-2017").elected("2017-05-09", seoul);
    b.event(call, {moon, "USA"_party}, "us\ncall").held("2017-05-10", seoul, forger);
    b.event(call, {moon, "CHN"_party}, "cn-call").held("2017-05-11", seoul, forger);
    auto const row = b.build().ask(order(call).by("moon"))[0];
    CHECK(row.line() == "Moon\\nJae-in: USA, certain\\u{1B}[2J: USA, CHN, certain among 2 known calls; single source");
    CHECK_FALSE(mentions(row.why(), "\n"));
    CHECK_FALSE(mentions(row.why(), "\x1B"));
    CHECK(mentions(row.why(), "us\\ncall"));
    CHECK(mentions(row.why(), "\\u{202E}"));
    CHECK(row.leader_name == "Moon\nJae-in: USA, certain\x1B[2J"); // as it was said
}

TEST_CASE("two lengths that are told alike are told once", "[telling]")
{
    using detail::lengths_in_words;
    CHECK(lengths_in_words({hours(100), hours(100) + minutes(5)}) == "4 d 4 h");
    CHECK(lengths_in_words({hours(100), hours(101)}) == "4 d 4 h to 4 d 5 h");
    CHECK(lengths_in_words({minutes(5), minutes(5)}) == "5 min");
}

} // namespace telling_tests
