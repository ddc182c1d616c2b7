// The report of KBS of 9 June 2025, statement by statement, against the data that cite it and everybody else's.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/io/json.hpp>

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace report_2025_06_09_tests {

using namespace entente;

namespace {

constexpr auto kbs = "kbs-2025-06-09";
constexpr auto us_call = "kr-2025-06-us-call-1";
constexpr auto jp_call = "kr-2025-06-jp-call-1";
constexpr auto cn_call = "kr-2025-06-cn-call-1";
constexpr auto g7 = "g7-2025-kananaskis";

timeline const& world()
{
    static timeline const read = io::read(ENTENTE_SOURCE_DIR "/data/korea.json");
    return read;
}

template <class Records>
decltype(auto) with_id(Records const& list, std::string_view id)
{
    auto const at = std::find_if(list.begin(), list.end(), [&](auto const& r) { return r.id == id; });
    if (at == list.end()) throw std::out_of_range("no record " + std::string(id));
    return *at;
}
entente::event event_of(std::string_view id) { return with_id(world().facts().events, id); }

/// What the report says of an event; a null pointer if it says nothing.
report const* as_kbs_says(entente::event const& e)
{
    auto const at = std::find_if(e.reports.begin(), e.reports.end(), [](report const& r) { return r.source == kbs; });
    return at == e.reports.end() ? nullptr : &*at;
}
report kbs_on(std::string_view id)
{
    auto const e = event_of(id);
    auto const* r = as_kbs_says(e);
    if (r == nullptr) throw std::out_of_range("the report says nothing of " + std::string(id));
    return *r;
}

std::size_t number_of_claim(std::string_view id)
{
    auto const& claims = world().facts().claims;
    return static_cast<std::size_t>(std::ranges::find(claims, id, &entente::claim::id) - claims.begin());
}
/// Said by the report, and not set aside.
bool holds_by_kbs(std::string_view claim)
{
    auto const number = number_of_claim(claim);
    auto const conflicts = world().conflicts();
    return world().facts().claims[number].source == kbs && std::none_of(conflicts.begin(), conflicts.end(), [&](conflict const& c) {
               return c.rejected.kind == said::what::claim && c.rejected.record == number;
           });
}

bounds window(std::string_view moment) { return world().when_was(world().find_moment(moment).value()).window; }
bounds civil(std::string text, std::string zone)
{
    problem_list problems;
    return resolve(when{std::move(text), std::move(zone)}, world().clocks(), {}, "", problems).value().hull();
}
civil_day day_in(std::string_view zone, std::string_view moment)
{
    return day_of(window(moment).earliest(), world().clocks().at(zone, window(moment).earliest()).value());
}

bool has_topic(std::string_view event, std::string_view topic)
{
    auto const& t = event_of(event).topics;
    return std::find(t.begin(), t.end(), topic) != t.end();
}
bool has_leader(std::string_view event, std::string_view leader)
{
    auto const& p = event_of(event).participants;
    return std::any_of(p.begin(), p.end(), [&](participant const& x) { return x.leader == leader; });
}

/// The parties of a sequence in which nothing is undecided.
std::string sequence(answer_row const& row)
{
    std::string out;
    for (auto const& b : row.blocks) {
        REQUIRE(b.parties.size() == 1);
        out += (out.empty() ? "" : " ") + std::string(b.parties.front().code());
    }
    return out;
}
answer_row only_row(answer const& a)
{
    REQUIRE(a.size() == 1);
    return a[0];
}
query calls_of(std::string leader) { return order(call).by(std::move(leader)).with("three").after(elected); }

/// The data after a change.
template <class Change>
timeline changed(Change change)
{
    auto facts = world().facts().copy();
    change(facts);
    return builder{world().clocks()}.add(std::move(facts)).build();
}

/// What was public by the end of 9 June in Seoul.
timeline as_known_that_evening()
{
    auto const evening = civil("2025-06-09", "Asia/Seoul").latest();
    return changed([&](records& f) {
        auto const is_later = [&](std::string const& source) {
            if (source.empty()) return false;
            auto const& published = with_id(world().facts().sources, source).published;
            return published.empty() || civil(published.text(), published.zone()).latest() > evening;
        };
        auto const later = [&](auto const& r) { return is_later(r.source); };
        for (auto& e : f.events) e.reports.erase(std::remove_if(e.reports.begin(), e.reports.end(), later), e.reports.end());
        f.claims.erase(std::remove_if(f.claims.begin(), f.claims.end(), later), f.claims.end());
        // an event of which nobody had said anything was not known
        std::vector<std::string> gone;
        for (auto const& e : f.events)
            if (e.reports.empty()) gone.push_back(e.id);
        auto const is_gone = [&](std::string const& id) { return std::find(gone.begin(), gone.end(), id) != gone.end(); };
        f.events.erase(std::remove_if(f.events.begin(), f.events.end(), [&](entente::event const& e) { return is_gone(e.id); }),
                       f.events.end());
        for (auto& e : f.events)
            if (is_gone(e.occasion)) e.occasion.clear();
        f.claims.erase(std::remove_if(f.claims.begin(), f.claims.end(),
                                      [&](claim const& c) {
                                          auto const* o = std::get_if<order_claim>(&c.says);
                                          if (o == nullptr) return false;
                                          return std::any_of(o->steps.begin(), o->steps.end(),
                                                             [&](auto const& s) { return std::any_of(s.begin(), s.end(), is_gone); });
                                      }),
                       f.claims.end());
    });
}

} // namespace

TEST_CASE("the report was on air on 9 June 2025, though its page is dated the 10th", "[scenario][report]")
{
    auto const& s = with_id(world().facts().sources, kbs);
    CHECK(s.publisher == "KBS");
    CHECK(s.published == when{"2025-06-09", "Asia/Seoul"});
    CHECK(s.note.find("dated 10 June") != std::string::npos);
    CHECK(s.rank == source_rank::normal);
}

TEST_CASE("\"President Lee had a phone call today (June 9) with Japanese Prime Minister Ishiba\"", "[scenario][report]")
{
    auto const& said = kbs_on(jp_call);
    CHECK(said.status == status::held);
    CHECK(said.time == when{"2025-06-09", "Asia/Seoul"});
    CHECK(event_of(jp_call).kind == call);
    CHECK(has_leader(jp_call, "lee-jae-myung"));
    CHECK(has_leader(jp_call, "shigeru-ishiba"));

    SECTION("it holds: everybody else says so too, and noon by the clock")
    {
        CHECK(world().standing_of(*world().find_moment(jp_call)) == standing{status::held, false});
        CHECK(civil("2025-06-09", "Asia/Seoul").contains(window(jp_call)));
        CHECK(window(jp_call) == civil("2025-06-09T12:00", "Asia/Seoul"));
        CHECK_FALSE(world().when_was(*world().find_moment(jp_call)).contested);
    }
    SECTION("Lee was the president, Ishiba the prime minister")
    {
        CHECK(world().certainly_before("lee-2025.took_office", jp_call));
        for (auto const& p : event_of(jp_call).participants) CHECK(p.capacity == capacity::incumbent);
    }
}

TEST_CASE("\"Emphasizing Korea-Japan and Korea-U.S.-Japan cooperation\"", "[scenario][report]")
{
    CHECK(has_topic(jp_call, "Korea-Japan cooperation"));
    CHECK(has_topic(jp_call, "Korea-US-Japan cooperation"));
}

TEST_CASE("\"just two days after his call with U.S. President Trump\"", "[scenario][report]")
{
    auto const& c = with_id(world().facts().claims, "lee-us-jp-days-kbs-2025");
    CHECK(c.source == kbs);
    auto const& d = std::get<distance_claim>(c.says);
    CHECK(d.from == us_call);
    CHECK(d.to == jp_call);
    CHECK(d.days == 2);
    CHECK(d.zone.empty());
    CHECK(kbs_on(us_call).status == status::held);

    SECTION("it was 62 hours")
    {
        REQUIRE(window(us_call) == civil("2025-06-06T22:00", "Asia/Seoul"));
        CHECK(window(jp_call).earliest() - window(us_call).earliest() == hours(62));
    }
    SECTION("three calendar days in Seoul") { CHECK(day_in("Asia/Seoul", jp_call) - day_in("Asia/Seoul", us_call) == 3); }
    SECTION("two calendar days in Washington") { CHECK(day_in("America/New_York", jp_call) - day_in("America/New_York", us_call) == 2); }
    SECTION("the report does not say whose days, so it holds") { CHECK(holds_by_kbs("lee-us-jp-days-kbs-2025")); }

    auto const on_the_calendar_of = [&](std::string zone) {
        return changed(
            [&](records& f) { std::get<distance_claim>(f.claims[number_of_claim("lee-us-jp-days-kbs-2025")].says).zone = zone; });
    };
    SECTION("on the calendar of Washington it would hold")
    {
        CHECK(on_the_calendar_of("America/New_York").conflicts().size() == world().conflicts().size());
    }
    SECTION("on the calendar of Seoul it would be contradicted, by the times of the two calls")
    {
        auto const seoul = on_the_calendar_of("Asia/Seoul");
        auto const number = static_cast<std::uint32_t>(number_of_claim("lee-us-jp-days-kbs-2025"));
        auto const at = std::find_if(seoul.conflicts().begin(), seoul.conflicts().end(), [&](conflict const& x) {
            return x.rejected == said{said::what::claim, {}, number, 0};
        });
        REQUIRE(at != seoul.conflicts().end());
        CHECK(std::all_of(at->with.begin(), at->with.end(), [](said const& s) { return s.kind == said::what::event_report; }));
    }
}

TEST_CASE("\"The Korea-Japan leaders' call lasted about 25 minutes\"", "[scenario][report]")
{
    CHECK(kbs_on(jp_call).length == "PT25M");
    for (auto const& r : event_of(jp_call).reports)
        if (!r.length.empty()) CHECK(r.length == "PT25M"); // nobody says otherwise

    // what happened from its start to 25 minutes later happened during it
    CHECK(world().ask(list(call).by("lee-jae-myung").during(the(jp_call)))[0].candidates.front().events ==
          std::vector<std::string>{jp_call});
}

TEST_CASE("\"There are analyses attributing significance to the order of the calls\"", "[scenario][report]")
{
    for (auto const* leader : {"moon-jae-in", "yoon-suk-yeol", "lee-jae-myung"}) {
        INFO(leader);
        CHECK(only_row(world().ask(calls_of(leader))).verdict == verdict::certain);
    }
}

TEST_CASE("\"Former President Moon Jae-in called the U.S., followed by China and then Japan\"", "[scenario][report]")
{
    CHECK(holds_by_kbs("moon-first-kbs-2025"));
    auto const& says = std::get<first_claim>(with_id(world().facts().claims, "moon-first-kbs-2025").says);
    CHECK(says.events == std::vector<std::string>{"kr-2017-05-us-call-1", "kr-2017-05-cn-call-1", "kr-2017-05-jp-call-1"});

    auto const row = only_row(world().ask(calls_of("Moon Jae-in")));
    CHECK(sequence(row) == "USA CHN JPN");
    CHECK(row.verdict == verdict::certain);

    SECTION("Moon is a former president by now") { CHECK(world().certainly_before("moon-2017.left_office", jp_call)); }
    SECTION("his calls to China and to Japan share a day, and the clocks agree with the order")
    {
        CHECK(day_in("Asia/Seoul", "kr-2017-05-cn-call-1") == day_in("Asia/Seoul", "kr-2017-05-jp-call-1"));
        CHECK(world().certainly_before("kr-2017-05-cn-call-1", "kr-2017-05-jp-call-1"));
    }
    SECTION("the report says \"called\", but Trump placed his; a call is a call in either direction")
    {
        auto const placed = only_row(world().ask(calls_of("Moon Jae-in").placed()));
        std::vector<std::string> events;
        for (auto const& c : placed.candidates) events.insert(events.end(), c.events.begin(), c.events.end());
        auto const is_there = [&](std::string const& id) { return std::find(events.begin(), events.end(), id) != events.end(); };
        CHECK_FALSE(is_there("kr-2017-05-us-call-1"));
        CHECK(is_there("kr-2017-05-cn-call-1")); // Xi asked for it, which does not say who placed it
        CHECK(is_there("kr-2017-05-jp-call-1")); // nobody says who placed it
        CHECK(placed.verdict == verdict::possible);
    }
}

TEST_CASE("\"while former President Yoon Suk-yeol called the U.S., Japan, and then China after his election\"", "[scenario][report]")
{
    CHECK(holds_by_kbs("yoon-first-kbs-2025"));
    auto const& says = std::get<first_claim>(with_id(world().facts().claims, "yoon-first-kbs-2025").says);
    CHECK(says.events == std::vector<std::string>{"kr-2022-03-us-call-1", "kr-2022-03-jp-call-1", "kr-2022-03-cn-call-1"});
    CHECK(says.scope.after == "yoon-2022.elected");

    auto const row = only_row(world().ask(calls_of("Yoon Suk-yeol")));
    CHECK(sequence(row) == "USA JPN CHN");
    CHECK(row.verdict == verdict::certain);

    SECTION("after his election is not after his inauguration: all three were a president-elect's")
    {
        for (auto const& e : says.events) CHECK(world().certainly_before(e, "yoon-2022.took_office"));
        auto const later = only_row(world().ask(order(call).by("Yoon Suk-yeol").with("three").after(took_office)));
        CHECK(sequence(later) == "JPN USA");
    }
    SECTION("it was the evening of the 9th in Washington, and still after the election in Korea")
    {
        CHECK(day_in("America/New_York", "kr-2022-03-us-call-1") == civil_day{civil_date{2022, 3, 9}});
        CHECK(world().certainly_before("yoon-2022.elected", "kr-2022-03-us-call-1"));
    }
}

TEST_CASE("\"President Lee's decision to call Japan first after the U.S.\"", "[scenario][report]")
{
    CHECK(holds_by_kbs("lee-first-kbs-2025"));
    auto const& says = std::get<first_claim>(with_id(world().facts().claims, "lee-first-kbs-2025").says);
    CHECK(says.events == std::vector<std::string>{us_call, jp_call});

    auto const row = only_row(world().ask(order(call).by("Lee Jae-myung").after(elected)));
    REQUIRE(row.candidates.size() > 2);
    CHECK(row.candidates[0].parties == std::vector{party{"USA"}});
    CHECK(row.candidates[0].rank == rank_range{1, 1});
    CHECK(row.candidates[1].parties == std::vector{party{"JPN"}});
    CHECK(row.candidates[1].rank == rank_range{2, 2});

    SECTION("who placed the call is not said: placed by Lee it is possible, never dropped")
    {
        auto const placed = only_row(world().ask(first(call).by("Lee Jae-myung").with("JPN").after(elected).placed()));
        REQUIRE(placed.candidates.size() == 1);
        CHECK(placed.verdict == verdict::possible);
        auto const& caveats = placed.candidates.front().caveats;
        CHECK(std::find(caveats.begin(), caveats.end(), caveat::role_unknown) != caveats.end());
    }
    SECTION("it was known that evening: the United States, Japan, and no China yet")
    {
        auto const then = as_known_that_evening();
        CHECK(sequence(only_row(then.ask(calls_of("Lee Jae-myung")))) == "USA JPN");
        CHECK(sequence(only_row(world().ask(calls_of("Lee Jae-myung")))) == "USA JPN CHN");
    }
}

TEST_CASE("\"whether a Korea-Japan or Korea-U.S.-Japan summit will be held at the G7 summit in Canada starting on the 15th of this month\"",
          "[scenario][report]")
{
    SECTION("the G7 summit: planned by the report, for the 15th, in Canada; held from that day on")
    {
        CHECK(kbs_on(g7).status == status::planned);
        CHECK(kbs_on(g7).time == when{"2025-06-15", "America/Edmonton"});
        CHECK(event_of(g7).kind == summit);
        auto const& who = event_of(g7).participants;
        CHECK(std::any_of(who.begin(), who.end(), [](participant const& p) { return p.party == party{"CAN"} && p.role == role::host; }));
        CHECK(world().standing_of(*world().find_moment(g7)) == standing{status::held, false});
        CHECK(civil("2025-06-15", "America/Edmonton").contains(window(g7)));
    }
    SECTION("Korea and Japan: an idea then, held on the 17th on the margins")
    {
        CHECK(kbs_on("kr-2025-06-jp-mtg-1").status == status::proposed);
        CHECK(kbs_on("kr-2025-06-jp-mtg-1").time.empty());
        CHECK(event_of("kr-2025-06-jp-mtg-1").occasion == g7);
        CHECK(world().standing_of(*world().find_moment("kr-2025-06-jp-mtg-1")) == standing{status::held, false});
        CHECK(civil("2025-06-17", "America/Edmonton").contains(window("kr-2025-06-jp-mtg-1")));
        auto const then = as_known_that_evening();
        CHECK(then.standing_of(*then.find_moment("kr-2025-06-jp-mtg-1")) == standing{status::proposed, false});
    }
    SECTION("Korea, the United States and Japan: an idea, and it stayed one")
    {
        CHECK(kbs_on("kr-2025-06-us-jp-trilateral").status == status::proposed);
        CHECK(event_of("kr-2025-06-us-jp-trilateral").occasion == g7);
        CHECK(world().standing_of(*world().find_moment("kr-2025-06-us-jp-trilateral")) == standing{status::proposed, false});
        CHECK(world().ask(list(summit).by("Lee Jae-myung").at(g7)).verdict() == verdict::none);
        CHECK(world().ask(list(summit).by("Lee Jae-myung").at(g7).that_are({status::proposed}))[0].candidates.size() == 1);
    }
}

TEST_CASE("\"when we meet directly in the future\"", "[scenario][report]")
{
    auto const met = only_row(world().ask(first(meeting).by("Lee Jae-myung").with("Shigeru Ishiba").after(the(jp_call))));
    CHECK(met.verdict == verdict::certain);
    CHECK(met.candidates.front().events.front() == "kr-2025-06-jp-mtg-1");
}

TEST_CASE("\"a call with Chinese President Xi Jinping is being coordinated\"", "[scenario][report]")
{
    CHECK(kbs_on(cn_call).status == status::planned);
    CHECK(kbs_on(cn_call).time.empty());
    CHECK(has_leader(cn_call, "xi-jinping"));

    SECTION("a plan is not a fact: that evening China had not been called")
    {
        auto const then = as_known_that_evening();
        CHECK(then.standing_of(*then.find_moment(cn_call)) == standing{status::planned, false});
        auto const left = only_row(then.ask(not_contacted(call).by("Lee Jae-myung").with("three").after(elected)));
        REQUIRE(left.candidates.size() == 1);
        CHECK(left.candidates[0].parties == std::vector{party{"CHN"}});
        CHECK(left.candidates[0].how == verdict::certain);
        CHECK(left.candidates[0].caveats == std::vector{caveat::only_planned});
    }
    SECTION("others say that it was held the next day, at 11:30")
    {
        CHECK(world().standing_of(*world().find_moment(cn_call)) == standing{status::held, false});
        CHECK(window(cn_call) == civil("2025-06-10T11:30", "Asia/Seoul"));
        CHECK(day_in("Asia/Seoul", cn_call) - day_in("Asia/Seoul", jp_call) == 1);
        for (auto const& r : event_of(cn_call).reports)
            if (r.status == status::held) CHECK(r.source != kbs);
        CHECK(only_row(world().ask(not_contacted(call).by("Lee Jae-myung").with("three").after(elected))).candidates.empty());
    }
}

TEST_CASE("what the report does not say is not put into its mouth", "[scenario][report]")
{
    SECTION("when Moon and Yoon made their calls")
    {
        for (auto const* id : {"kr-2017-05-us-call-1", "kr-2017-05-cn-call-1", "kr-2017-05-jp-call-1", "kr-2022-03-us-call-1",
                               "kr-2022-03-jp-call-1", "kr-2022-03-cn-call-1"}) {
            INFO(id);
            CHECK(as_kbs_says(event_of(id)) == nullptr);
        }
    }
    SECTION("at what time Lee spoke to Trump, and how long")
    {
        CHECK(kbs_on(us_call).time.empty());
        CHECK(kbs_on(us_call).length.empty());
    }
    SECTION("at what hour Lee spoke to Ishiba, and who called whom")
    {
        CHECK(kbs_on(jp_call).time.text() == "2025-06-09");
        for (auto const& p : event_of(jp_call).participants) CHECK_FALSE(p.role);
    }
    SECTION("any milestone of a term")
    {
        for (auto const& t : world().facts().terms)
            for (auto const& reports : t.milestones)
                for (auto const& r : reports) CHECK(r.source != kbs);
    }
    SECTION("anything beyond the statements above")
    {
        std::vector<std::string> said_of;
        for (auto const& e : world().facts().events)
            if (as_kbs_says(e) != nullptr) said_of.push_back(e.id);
        std::sort(said_of.begin(), said_of.end());
        CHECK(said_of == std::vector<std::string>{g7, cn_call, jp_call, "kr-2025-06-jp-mtg-1", us_call, "kr-2025-06-us-jp-trilateral"});
        std::vector<std::string> claims;
        for (auto const& c : world().facts().claims)
            if (c.source == kbs) claims.push_back(c.id);
        CHECK(claims ==
              std::vector<std::string>{"moon-first-kbs-2025", "yoon-first-kbs-2025", "lee-first-kbs-2025", "lee-us-jp-days-kbs-2025"});
    }
}

} // namespace report_2025_06_09_tests
