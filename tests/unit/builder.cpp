// The builder: what it refuses and says, what it makes of several reports, capacities and claims.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/io/zones.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace builder_tests {

using namespace entente;
using namespace entente::literals;

namespace {

std::string const seoul = "Asia/Seoul";

// A timeline is handed around like a number.
static_assert(std::is_nothrow_copy_constructible_v<timeline> && std::is_nothrow_destructible_v<timeline>);
static_assert(std::is_copy_assignable_v<timeline> && std::is_move_constructible_v<timeline>);
static_assert(sizeof(timeline) == sizeof(void*));
static_assert(!std::is_default_constructible_v<timeline>); // there is no empty one to mistake for a real one
// What a builder is asked for cannot be confused.
static_assert(!std::is_convertible_v<std::string, leader_ref> && !std::is_convertible_v<leader_ref, source_ref>);
static_assert(std::is_convertible_v<leader_ref, builder::attendee> && std::is_convertible_v<party, builder::attendee>);

report at(std::string time, std::string zone = seoul, std::string source = {})
{
    report r;
    r.source = std::move(source);
    r.time = when{std::move(time), std::move(zone)};
    return r;
}
report held_at(std::string time, std::string zone = seoul, std::string source = {})
{
    auto r = at(std::move(time), std::move(zone), std::move(source));
    r.status = status::held;
    return r;
}
participant of(std::string leader, std::string_view party = {})
{
    return {std::move(leader), party.empty() ? entente::party{} : entente::party{party}, {}, {}, {}};
}
entente::event an_event(std::string id, std::vector<participant> who, std::vector<report> reports, event_kind kind = call)
{
    entente::event e;
    e.id = std::move(id);
    e.kind = kind;
    e.participants = std::move(who);
    e.reports = std::move(reports);
    return e;
}
template <class Says>
claim a_claim(Says says, std::string source = {})
{
    claim c;
    c.source = std::move(source);
    c.says = std::move(says);
    return c;
}
order_claim in_order(std::vector<std::string> ids)
{
    order_claim o;
    for (auto& id : ids) o.steps.push_back({std::move(id)});
    return o;
}
source a_source(std::string id, std::string published = {}, source_rank rank = source_rank::normal)
{
    source s;
    s.id = id;
    s.publisher = std::move(id);
    s.published = when{std::move(published), "UTC"};
    s.rank = rank;
    return s;
}
entente::term a_term(std::string id, std::string leader, std::string office, std::string elected_on, std::string took, std::string left)
{
    entente::term t;
    t.id = std::move(id);
    t.leader = std::move(leader);
    t.office = std::move(office);
    if (!elected_on.empty()) t.at(milestone::elected) = {at(std::move(elected_on))};
    if (!took.empty()) t.at(milestone::took_office) = {at(std::move(took))};
    if (!left.empty()) t.at(milestone::left_office) = {at(std::move(left))};
    return t;
}
entente::leader a_leader(std::string id, std::string name) { return {std::move(id), std::move(name), {}, {}, {}}; }

/// Nothing is wrong with it: a leader, a term, three calls, an order.
records sound()
{
    records f;
    f.sources = {a_source("paper", "2001-06-01"), a_source("radio", "2001-06-02")};
    f.groups = {{"pair", "", {"USA"_party, "JPN"_party}, {}}};
    f.leaders = {a_leader("ada", "Ada Han"), a_leader("ben", "Ben Hill"), a_leader("cho", "Cho Ito")};
    f.offices = {{"KOR/president", "KOR"_party, "president", {}}};
    f.terms = {a_term("ada-1", "ada", "KOR/president", "2001-03-01", "2001-04-01", "2005-04-01")};
    f.events = {an_event("us", {of("ada"), of("ben", "USA")}, {held_at("2001-05-01T10:00")}),
                an_event("jp", {of("ada"), of("cho", "JPN")}, {held_at("2001-05-02")}),
                an_event("cn", {of("ada"), of("", "CHN")}, {held_at("2001-05-03")})};
    f.claims = {a_claim(in_order({"us", "jp"}), "paper")};
    return f;
}

problem_list problems_of(records f, zones clocks = iana_zones(), policy rules = {})
{
    auto const built = builder{clocks, rules}.add(std::move(f)).try_build();
    auto const& out = built.problems();
    CHECK(built.has_value() == !out.has_error()); // nothing is built with an error, and everything without
    if (built) CHECK(std::equal(out.begin(), out.end(), built->warnings().begin(), built->warnings().end()));
    return out;
}
template <class Change>
records with(Change change)
{
    auto f = sound();
    change(f);
    return f;
}
timeline build(records f, policy rules = {}) { return builder{iana_zones(), rules}.add(std::move(f)).build(); }

/// What is expected of one problem. Empty text or remedy: whatever it is, it says something.
struct fault {
    char const* name;
    void (*damage)(records&);
    entente::code code;
    char const* path;
    char const* text;
    char const* remedy;
};

void check(fault const& x, severity level, zones clocks = iana_zones())
{
    INFO(x.name);
    auto const found = problems_of(with(x.damage), clocks);
    std::string all;
    for (auto const& d : found) all += to_string(d) + "\n";
    INFO(all);
    REQUIRE(found.size() == 1);
    CHECK(found[0].level == level);
    CHECK(found[0].code == x.code);
    CHECK(found[0].path == x.path);
    if (*x.text != '\0') CHECK(found[0].text == x.text);
    else CHECK_FALSE(found[0].text.empty());
    if (*x.remedy != '\0') CHECK(found[0].remedy == x.remedy);
}

bounds window(timeline const& t, std::string_view moment) { return t.when_was(t.find_moment(moment).value()).window; }
bounds civil(std::string text, std::string zone = seoul)
{
    problem_list problems;
    return resolve(when{std::move(text), std::move(zone)}, iana_zones(), {}, "", problems).value().hull();
}
std::vector<std::uint32_t> set_aside(timeline const& t)
{
    std::vector<std::uint32_t> out;
    for (auto const& c : t.conflicts()) out.push_back(c.rejected.record);
    std::sort(out.begin(), out.end());
    return out;
}
std::size_t number_of(timeline const& t, entente::code c)
{
    return static_cast<std::size_t>(
        std::count_if(t.warnings().begin(), t.warnings().end(), [&](diagnostic const& d) { return d.code == c; }));
}
said claim_number(std::uint32_t n) { return {said::what::claim, {}, n, 0}; }

} // namespace

// --- what it refuses ---

TEST_CASE("sound records build without a word", "[builder][diagnostics]") { CHECK(problems_of(sound()).empty()); }

TEST_CASE("an id that is given twice is an error in every list", "[builder][diagnostics]")
{
    fault const faults[] = {
        {"source", [](records& f) { f.sources.push_back(f.sources[0]); }, code::duplicate_id, "sources[2].id",
         "\"paper\" is already the id of sources[0]", "give each its own"},
        {"group", [](records& f) { f.groups.push_back(f.groups[0]); }, code::duplicate_id, "groups[1].id",
         "\"pair\" is already the id of groups[0]", "give each its own"},
        {"leader", [](records& f) { f.leaders.push_back(a_leader("ben", "Other")); }, code::duplicate_id, "leaders[3].id",
         "\"ben\" is already the id of leaders[1]", "give each its own"},
        {"office", [](records& f) { f.offices.push_back(f.offices[0]); }, code::duplicate_id, "offices[1].id",
         "\"KOR/president\" is already the id of offices[0]", "give each its own"},
        {"term", [](records& f) { f.terms.push_back(a_term("ada-1", "ada", "KOR/president", "2007", "2008", "")); }, code::duplicate_id,
         "terms[1].id", "\"ada-1\" is already the id of terms[0]", "give each its own"},
        {"event",
         [](records& f) {
             f.events.push_back(an_event("us", {of("ada"), of("", "FRA")}, {}));
         },
         code::duplicate_id, "events[3].id", "\"us\" is already the id of events[0]", "give each its own"},
        {"claim",
         [](records& f) {
             f.claims[0].id = "c";
             f.claims.push_back(f.claims[0]);
         },
         code::duplicate_id, "claims[1].id", "\"c\" is already the id of claims[0]", "give each its own"},
        {"party",
         [](records& f) {
             f.parties = {{"HAW"_party, "Hawaii", party_kind::country, "", {}}, {"HAW"_party, "Hawaii", party_kind::country, "", {}}};
         },
         code::duplicate_id, "parties[1].code", "\"HAW\" is already the code of parties[0]", "give each its own"},
        {"a party that is built in",
         [](records& f) {
             f.parties = {{"USA"_party, "Ours", party_kind::country, "", {}}};
         },
         code::duplicate_id, "parties[0].code", "", "choose another code"},
    };
    for (auto const& x : faults) check(x, severity::error);
}

TEST_CASE("what must be there is missed", "[builder][diagnostics]")
{
    fault const faults[] = {
        {"source", [](records& f) { f.sources.push_back(a_source("")); }, code::missing_field, "sources[2].id", "there is no id",
         "give it one"},
        {"group", [](records& f) { f.groups.push_back({}); }, code::missing_field, "groups[1].id", "there is no id", "give it one"},
        {"leader", [](records& f) { f.leaders.push_back(a_leader("", "Nobody")); }, code::missing_field, "leaders[3].id", "there is no id",
         "give it one"},
        {"office",
         [](records& f) {
             f.offices.push_back({"", "USA"_party, "", {}});
         },
         code::missing_field, "offices[1].id", "there is no id", "give it one"},
        {"term", [](records& f) { f.terms[0].id = ""; }, code::missing_field, "terms[0].id", "there is no id", "give it one"},
        {"event", [](records& f) { f.events[2].id = ""; }, code::missing_field, "events[2].id", "there is no id", "give it one"},
        {"the party of an office",
         [](records& f) {
             f.offices.push_back({"X/y", {}, "", {}});
         },
         code::missing_field, "offices[1].party", "an office belongs to a party", "say to which"},
        {"the code of a party",
         [](records& f) {
             f.parties = {{{}, "Nowhere", party_kind::country, "", {}}};
         },
         code::missing_field, "parties[0].code", "there is no code", "give it one"},
        {"the party of a leader without a term", [](records& f) { f.events[0].participants[1].party = {}; }, code::missing_field,
         "events[0].participants[1].party", "for which party \"ben\" took part is not said", "give the party"},
        {"leader and party", [](records& f) { f.events[0].participants[1] = {}; }, code::missing_field, "events[0].participants[1].party",
         "neither a leader nor a party", "give the party"},
    };
    for (auto const& x : faults) check(x, severity::error);
}

TEST_CASE("a reference to what is not there is an error, with a suggestion", "[builder][diagnostics]")
{
    fault const faults[] = {
        {"the leader of a term",
         [](records& f) {
             f.terms[0].leader = "adda";
             f.events.clear();
             f.claims.clear();
         },
         code::unknown_id, "terms[0].leader", "there is no leader \"adda\"", "did you mean \"ada\"?"},
        {"the office of a term",
         [](records& f) {
             f.terms[0].office = "KOR/presidant";
             f.events.clear();
             f.claims.clear();
         },
         code::unknown_id, "terms[0].office", "there is no office \"KOR/presidant\"", "did you mean \"KOR/president\"?"},
        {"a participant", [](records& f) { f.events[0].participants[1].leader = "Ben Hil"; }, code::unknown_id,
         "events[0].participants[1].leader", "there is no leader \"Ben Hil\"", "did you mean \"Ben Hill\"?"},
        {"an occasion", [](records& f) { f.events[0].occasion = "su"; }, code::unknown_id, "events[0].occasion", "there is no event \"su\"",
         ""},
        {"the event that it is, too", [](records& f) { f.events[0].same_as = "uss"; }, code::unknown_id, "events[0].same_as",
         "there is no event \"uss\"", "did you mean \"us\"?"},
        {"the source of an event's report", [](records& f) { f.events[0].reports[0].source = "papier"; }, code::unknown_id,
         "events[0].reports[0].source", "there is no source \"papier\"", "did you mean \"paper\"?"},
        {"the source of a milestone's report", [](records& f) { f.terms[0].at(milestone::elected)[0].source = "radios"; }, code::unknown_id,
         "terms[0].elected[0].source", "there is no source \"radios\"", "did you mean \"radio\"?"},
        {"the source of a claim", [](records& f) { f.claims[0].source = "papper"; }, code::unknown_id, "claims[0].source",
         "there is no source \"papper\"", "did you mean \"paper\"?"},
        {"a moment of an order",
         [](records& f) {
             f.claims[0].says = in_order({"us", "japan-call", "cn"});
         },
         code::unknown_id, "claims[0].order[1]", "there is no moment \"japan-call\"", ""},
        {"a moment inside a step",
         [](records& f) {
             f.claims[0].says = order_claim{{{"us"}, {"jp", "cnn"}}};
         },
         code::unknown_id, "claims[0].order[1][1]", "there is no moment \"cnn\"", "did you mean \"cn\"?"},
        {"a milestone that no term has",
         [](records& f) {
             f.claims[0].says = in_order({"ada-1.sworn", "us"});
         },
         code::unknown_id, "claims[0].order[0]", "there is no moment \"ada-1.sworn\"",
         "a term's milestones are elected, declared, took_office and left_office"},
        {"the end of a distance", [](records& f) { f.claims[0].says = distance_claim{"us", "jpp", 1, {}, "", "", ""}; }, code::unknown_id,
         "claims[0].distance.to", "there is no moment \"jpp\"", "did you mean \"jp\"?"},
        {"whose scope",
         [](records& f) {
             f.claims[0].says = first_claim{{"eda", {}, "", {}, {}}, {"us"}};
         },
         code::unknown_id, "claims[0].first.scope.by", "there is no leader or term \"eda\"", "did you mean \"ada\"?"},
        {"after what",
         [](records& f) {
             f.claims[0].says = first_claim{{"ada", {}, "ada-2.elected", {}, {}}, {"us"}};
         },
         code::unknown_id, "claims[0].first.scope.after", "there is no moment \"ada-2.elected\"", ""},
        {"one of the first",
         [](records& f) {
             f.claims[0].says = first_claim{{"ada", {}, "", {}, {}}, {"us", "cm"}};
         },
         code::unknown_id, "claims[0].first.events[1]", "there is no event \"cm\"", "did you mean \"cn\"?"},
        {"one of all",
         [](records& f) {
             f.claims[0].says = complete_claim{{"ada", {}, "", {}, {}}, {"us", "jp", "cn", "ada-1.elected"}};
         },
         code::unknown_id, "claims[0].all.events[3]", "there is no event \"ada-1.elected\"", ""},
    };
    for (auto const& x : faults) check(x, severity::error);
}

TEST_CASE("a party that nobody knows is an error", "[builder][diagnostics]")
{
    fault const faults[] = {
        {"of a group", [](records& f) { f.groups[0].members.push_back(party{"QQQ"}); }, code::unknown_party, "groups[0].members[2]",
         "\"QQQ\" is no party that is known", "use an ISO 3166-1 alpha-3 code, or define it under `parties`"},
        {"of an office",
         [](records& f) {
             f.offices.push_back({"Q/q", party{"QQQ"}, "", {}});
         },
         code::unknown_party, "offices[1].party", "\"QQQ\" is no party that is known", ""},
        {"of a participant", [](records& f) { f.events[2].participants[1].party = party{"QQQ"}; }, code::unknown_party,
         "events[2].participants[1].party", "\"QQQ\" is no party that is known", ""},
        {"of a scope",
         [](records& f) {
             f.claims[0].says = first_claim{{"ada", {}, "", {"pairs"}, {}}, {"us"}};
         },
         code::unknown_party, "claims[0].first.scope.with[0]", "\"pairs\" is neither a party nor a group", "did you mean \"pair\"?"},
    };
    for (auto const& x : faults) check(x, severity::error);
    CHECK(problems_of(with([](records& f) {
              f.parties = {{party{"QQQ"}, "Quux", party_kind::country, "1990/..", {}}};
              f.events[2].participants[1].party = party{"QQQ"};
          })).empty());
}

TEST_CASE("an event that cannot be is an error", "[builder][diagnostics]")
{
    fault const faults[] = {
        {"a call alone", [](records& f) { f.events[2].participants.pop_back(); }, code::too_few_parties, "events[2].participants",
         "a call with one party", "name at least 2"},
        {"a meeting of nobody",
         [](records& f) {
             f.events[2].participants.clear();
             f.events[2].kind = meeting;
         },
         code::too_few_parties, "events[2].participants", "a meeting with no party", "name at least 2"},
        {"a summit of nobody",
         [](records& f) {
             f.events[2].participants.clear();
             f.events[2].kind = summit;
         },
         code::too_few_parties, "events[2].participants", "a summit with no party", "name at least 1"},
        {"one leader twice", [](records& f) { f.events[0].participants.push_back(of("Ben Hill", "USA")); }, code::same_participant,
         "events[0].participants[2]", "\"ben\" takes part twice", "name every participant once"},
        {"one party without a leader twice", [](records& f) { f.events[2].participants.push_back(of("", "CHN")); }, code::same_participant,
         "events[2].participants[2]", "\"CHN\" takes part twice", "name every participant once"},
        {"a length that is none", [](records& f) { f.events[0].reports[0].length = "25 minutes"; }, code::bad_time,
         "events[0].reports[0].length", "\"25 minutes\" is no length of time", ""},
        {"a length that is negative", [](records& f) { f.events[0].reports[0].length = "-P1D"; }, code::bad_time,
         "events[0].reports[0].length", "\"-P1D\" is no length of time", ""},
    };
    for (auto const& x : faults) check(x, severity::error);
    CHECK(problems_of(with([](records& f) {
              f.events[2].participants.push_back(of("xi", "CHN"));
              f.leaders.push_back(a_leader("xi", "Xi"));
          })).empty());
}

TEST_CASE("an event that is part of itself is an error wherever the circle is entered", "[builder][diagnostics]")
{
    auto const circle = problems_of(with([](records& f) {
        f.events[0].occasion = "jp";
        f.events[1].occasion = "cn";
        f.events[2].occasion = "us";
    }));
    REQUIRE(circle.size() == 3);
    for (std::size_t i = 0; i != 3; ++i) {
        CHECK(circle[i].code == code::own_parent);
        CHECK(circle[i].path == "events[" + std::to_string(i) + "].occasion");
        CHECK(circle[i].remedy == "an occasion is the larger event");
    }
    auto const alone = problems_of(with([](records& f) { f.events[0].occasion = "us"; }));
    REQUIRE(alone.size() == 1);
    CHECK(alone[0].text == "\"us\" would be its own occasion");

    auto const same = problems_of(with([](records& f) {
        f.events[0].same_as = "jp";
        f.events[1].same_as = "us";
    }));
    REQUIRE(same.size() == 2);
    CHECK(same[0].code == code::own_parent);
    CHECK(same[0].path == "events[0].same_as");
    CHECK(same[0].text == "\"us\" leads back to itself");
    CHECK(same[1].path == "events[1].same_as");
}

TEST_CASE("a term that cannot be is an error", "[builder][diagnostics]")
{
    fault const faults[] = {
        {"a dot", [](records& f) { f.terms[0].id = "ada.1"; }, code::bad_value, "terms[0].id", "\"ada.1\" contains a dot",
         "the dot stands between a term and its milestone"},
        {"ends before it starts", [](records& f) { f.terms[0].at(milestone::left_office) = {at("2001-03-31")}; }, code::term_reversed,
         "terms[0].left_office", "\"ada-1\" ends before took_office", "put its milestones in order"},
        {"ends before the election",
         [](records& f) {
             f.terms[0].at(milestone::took_office).clear();
             f.terms[0].at(milestone::left_office) = {at("2001-02")};
         },
         code::term_reversed, "terms[0].left_office", "\"ada-1\" ends before elected", ""},
        {"twice in office", [](records& f) { f.terms.push_back(a_term("ada-2", "ada", "KOR/president", "", "2005-03-31", "2009")); },
         code::terms_overlap, "terms[1]", "\"ada-2\" overlaps \"ada-1\": one leader, one office",
         "a term is one unbroken holding; end the earlier one first"},
    };
    for (auto const& x : faults) check(x, severity::error);
    SECTION("a term that begins on the day on which the other ends is none of these")
    {
        CHECK(problems_of(with([](records& f) {
                  f.terms.push_back(a_term("ada-2", "ada", "KOR/president", "", "2005-04-01", "2009"));
              })).empty());
    }
    SECTION("an election later than the taking of office is no error")
    {
        CHECK(problems_of(with([](records& f) { f.terms[0].at(milestone::elected) = {at("2002-11-05")}; })).empty());
    }
    SECTION("an ongoing term overlaps every later one")
    {
        auto const found = problems_of(with([](records& f) {
            f.terms[0].at(milestone::left_office) = {at("..")};
            f.terms.push_back(a_term("ada-2", "ada", "KOR/president", "", "2010", ""));
        }));
        REQUIRE(found.size() == 1);
        CHECK(found[0].code == code::terms_overlap);
    }
}

TEST_CASE("a time that has no meaning is an error where it stands", "[builder][diagnostics]")
{
    fault const faults[] = {
        {"no EDTF",
         [](records& f) {
             f.events[0].reports[0].time = when{"May 1st", seoul};
         },
         code::bad_time, "events[0].reports[0].time", "", ""},
        {"no such day",
         [](records& f) {
             f.terms[0].at(milestone::elected)[0].time = when{"2001-02-30", seoul};
         },
         code::no_such_day, "terms[0].elected[0].time", "", ""},
        {"reversed",
         [](records& f) {
             f.sources[0].published = when{"2001-05/2001-04", seoul};
         },
         code::reversed_interval, "sources[0].published", "", ""},
        {"too far",
         [](records& f) {
             f.events[0].reports[0].time = when{"Y-900000", seoul};
         },
         code::out_of_range, "events[0].reports[0].time", "", ""},
        {"no such zone",
         [](records& f) {
             f.events[0].reports[0].time = when{"2001-05-01", "Asia/Soul"};
         },
         code::unknown_zone, "events[0].reports[0].time", "", ""},
        {"skipped",
         [](records& f) {
             f.events[1].reports[0].time = when{"2001-04-01T02:30", "America/New_York"};
             f.claims.clear();
         },
         code::skipped_time, "events[1].reports[0].time", "", ""},
        {"two offsets",
         [](records& f) {
             f.events[0].reports[0].time = when{"2001-05-01T10:00:00+01:00", seoul};
         },
         code::zone_and_offset, "events[0].reports[0].time", "", ""},
        {"the years of a party",
         [](records& f) {
             f.parties = {{party{"QQQ"}, "Quux", party_kind::country, "forever", {}}};
         },
         code::bad_time, "parties[0].years", "", ""},
    };
    for (auto const& x : faults) check(x, severity::error);
    fault const repeated{"repeated",
                         [](records& f) {
                             f.events[1].reports[0].time = when{"2001-10-28T01:30", "America/New_York"};
                         },
                         code::repeated_time,
                         "events[1].reports[0].time",
                         "",
                         ""};
    check(repeated, severity::warning);
}

TEST_CASE("a named zone without a resolver is an error that names the cure", "[builder][diagnostics]")
{
    auto const found = problems_of(sound(), utc_and_offsets());
    REQUIRE_FALSE(found.empty());
    for (auto const& d : found) {
        CHECK(d.code == code::no_resolver);
        CHECK(d.remedy.find("iana_zones()") != std::string::npos);
    }
    auto const claims = problems_of(with([](records& f) {
                                        for (auto& reports : f.terms[0].milestones) reports.clear();
                                        for (auto& e : f.events) e.reports.clear();
                                        f.claims = {a_claim(distance_claim{"us", "jp", 2, {}, "", "", seoul})};
                                    }),
                                    utc_and_offsets());
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].code == code::no_resolver);
    CHECK(claims[0].path == "claims[0].distance.zone");
    CHECK(claims[0].remedy == "give the builder iana_zones()");
}

TEST_CASE("a claim that says nothing, or nonsense, is an error", "[builder][diagnostics]")
{
    fault const faults[] = {
        {"an order of one", [](records& f) { f.claims[0].says = in_order({"us"}); }, code::empty_claim, "claims[0].order",
         "an order of fewer than two steps", "name at least two moments, in order"},
        {"an empty step",
         [](records& f) {
             f.claims[0].says = order_claim{{{"us"}, {}, {"jp"}}};
         },
         code::empty_claim, "claims[0].order", "", ""},
        {"no measure", [](records& f) { f.claims[0].says = distance_claim{"us", "jp", {}, {}, "", "", ""}; }, code::empty_claim,
         "claims[0].distance", "a distance is measured in one way", "give one of days, within_days, or least and most"},
        {"two measures", [](records& f) { f.claims[0].says = distance_claim{"us", "jp", 1, 2, "", "", ""}; }, code::empty_claim,
         "claims[0].distance", "", ""},
        {"days and hours", [](records& f) { f.claims[0].says = distance_claim{"us", "jp", 1, {}, "PT24H", "", ""}; }, code::empty_claim,
         "claims[0].distance", "", ""},
        {"days backwards", [](records& f) { f.claims[0].says = distance_claim{"us", "jp", -1, {}, "", "", ""}; }, code::bad_value,
         "claims[0].distance.days", "-1 days", "exchange from and to"},
        {"within days backwards", [](records& f) { f.claims[0].says = distance_claim{"us", "jp", {}, -3, "", "", ""}; }, code::bad_value,
         "claims[0].distance.within_days", "-3 days", "exchange from and to"},
        {"more than the most", [](records& f) { f.claims[0].says = distance_claim{"us", "jp", {}, {}, "PT3H", "PT2H", ""}; },
         code::bad_value, "claims[0].distance", "at least PT3H and at most PT2H", "exchange them"},
        {"no length", [](records& f) { f.claims[0].says = distance_claim{"us", "jp", {}, {}, "two hours", "", ""}; }, code::bad_time,
         "claims[0].distance.least", "\"two hours\" is no length of time", ""},
        {"months have no length", [](records& f) { f.claims[0].says = distance_claim{"us", "jp", {}, {}, "", "P1M", ""}; }, code::bad_time,
         "claims[0].distance.most", "\"P1M\" is no length of time", ""},
        {"no zone", [](records& f) { f.claims[0].says = distance_claim{"us", "jp", 1, {}, "", "", "Asia/Soul"}; }, code::unknown_zone,
         "claims[0].distance.zone", "there is no zone \"Asia/Soul\"", "use an IANA name such as Asia/Seoul"},
        {"a first of none",
         [](records& f) {
             f.claims[0].says = first_claim{{"ada", {}, "", {}, {}}, {}};
         },
         code::empty_claim, "claims[0].first.events", "no events", "name those that the source names"},
        {"all of none",
         [](records& f) {
             f.claims[0].says = complete_claim{{"ada", {}, "", {}, {}}, {}};
         },
         code::empty_claim, "claims[0].all.events", "no events", "name those that the source names"},
    };
    for (auto const& x : faults) check(x, severity::error);
}

TEST_CASE("every problem is reported at once, in every part of the records", "[builder][diagnostics]")
{
    auto const bad = with([](records& f) {
        f.sources[0].published = when{"yesterday", ""};
        f.groups[0].members.push_back(party{"QQQ"});
        f.terms[0].office = "KOR/king";
        f.events[0].participants[1].leader = "nobody";
        f.events[1].reports[0].time = when{"2001-13", seoul};
        f.events[2].participants.pop_back();
        f.events[2].reports[0].source = "nowhere";
    });
    auto const found = problems_of(bad);
    std::vector<std::string> paths;
    for (auto const& d : found) paths.push_back(d.path);
    for (auto const* path : {"sources[0].published", "groups[0].members[2]", "terms[0].office", "events[0].participants[1].leader",
                             "events[1].reports[0].time", "events[2].participants", "events[2].reports[0].source"}) {
        INFO(path);
        CHECK(std::count(paths.begin(), paths.end(), path) == 1);
    }
    SECTION("build() throws them all")
    {
        try {
            (void)build(bad);
            FAIL("built");
        } catch (error const& e) {
            CHECK(e.diagnostics().size() == found.size());
            for (auto const& path : paths) CHECK(std::string(e.what()).find(path) != std::string::npos);
        }
    }
    SECTION("all faults of claims come together, too")
    {
        auto const claims = problems_of(with([](records& f) {
            f.claims = {a_claim(in_order({"us"})), a_claim(in_order({"us", "x-call"})),
                        a_claim(distance_claim{"us", "jp", {}, {}, "", "", ""}), a_claim(first_claim{{"nobody", {}, "", {}, {}}, {"us"}})};
        }));
        CHECK(claims.size() == 4);
    }
}

TEST_CASE("a leader may be called by id, alias or name, unless two answer to it", "[builder][names]")
{
    auto const named = [](std::string text) {
        return with([&](records& f) {
            f.leaders[1].aliases = {"us-hill"};
            f.leaders[1].names = {"벤 힐"};
            f.events[0].participants[1].leader = text;
        });
    };
    for (auto const* text : {"ben", "us-hill", "벤 힐", "Ben Hill"}) {
        INFO(text);
        auto const t = build(named(text));
        CHECK(t.ask(list(call).by("ada").with("ben"))[0].candidates.size() == 1);
    }
    fault const shared{"shared",
                       [](records& f) {
                           f.leaders[2].names = {"Hill"};
                           f.leaders[1].names = {"Hill"};
                           f.events[0].participants[1].leader = "Hill";
                       },
                       code::ambiguous_name,
                       "events[0].participants[1].leader",
                       "more than one leader answers to \"Hill\"",
                       "use an id: \"ben\" or \"cho\""};
    check(shared, severity::error);
    fault const of_term{"of a term",
                        [](records& f) {
                            f.leaders[2].names = {"Ada Han"};
                            f.terms[0].leader = "Ada Han";
                            f.events.clear();
                            f.claims.clear();
                        },
                        code::ambiguous_name,
                        "terms[0].leader",
                        "more than one leader answers to \"Ada Han\"",
                        "use an id: \"ada\" or \"cho\""};
    check(of_term, severity::error);
    fault const of_scope{"of a scope",
                         [](records& f) {
                             f.leaders[2].names = {"Ada Han"};
                             f.claims[0].says = first_claim{{"Ada Han", {}, "", {}, {}}, {"us"}};
                         },
                         code::ambiguous_name,
                         "claims[0].first.scope.by",
                         "more than one leader answers to \"Ada Han\"",
                         "use an id: \"ada\" or \"cho\""};
    check(of_scope, severity::error);
    SECTION("an id comes before another's name")
    {
        auto const t = build(with([](records& f) { f.leaders[2].names = {"ben"}; }));
        CHECK(t.ask(list(call).by("ada").with("USA"))[0].candidates.size() == 1);
    }
}

TEST_CASE("a problem of a record from code names its id beside its position", "[builder][errors]")
{
    auto const found = problems_of(with([](records& f) { f.events[2].participants[1] = of("chow", "CHN"); }));
    REQUIRE(found.size() == 1);
    CHECK(found[0].path == "events[2].participants[1].leader");
    CHECK(found[0].record == "cn");
    CHECK(to_string(found[0]).find("unknown_id: events[2].participants[1].leader of \"cn\": there is no leader \"chow\"") !=
          std::string::npos);
    auto in_a_file = found[0];
    in_a_file.where = {"calls.json", 7, 3};
    CHECK(to_string(in_a_file).starts_with("calls.json:7:3: error 301 unknown_id: events[2].participants[1].leader: "));
    try {
        records more;
        more.events = {an_event("of nobody", {of("chow", "JPN"), of("ada", "KOR")}, {})};
        (void)build(with([](records&) {})).with(more);
        FAIL("taken");
    } catch (error const& e) {
        CHECK(std::string(e.what()).find("events[3].participants[0].leader of \"of nobody\": ") != std::string::npos);
    }
}

// --- warnings ---

TEST_CASE("two events that may be one are a warning that names both", "[builder][warnings]")
{
    auto const twice = [](std::string first, std::string second) {
        return with([&](records& f) {
            f.events.push_back(an_event("us-again", {of("ben", "USA"), of("ada", "KOR")}, {held_at(second)}));
            f.events[0].reports[0] = held_at(first);
        });
    };
    auto const found = problems_of(twice("2001-05-01T10:00", "2001-05-01"));
    REQUIRE(found.size() == 1);
    CHECK(found[0].level == severity::warning);
    CHECK(found[0].code == code::likely_duplicate);
    CHECK(found[0].path == "events[3]");
    CHECK(found[0].text == "\"us\" and \"us-again\" are of the same kind, parties and status, and may be at the same time");
    CHECK(found[0].remedy == "if they are one, say `same_as`");

    CHECK(problems_of(twice("2001-05-01", "2001-05-02")).empty());
    SECTION("not another kind, other parties or another status")
    {
        auto f = twice("2001-05-01", "2001-05-01");
        f.events[3].kind = meeting;
        CHECK(problems_of(f).empty());
        f.events[3].kind = call;
        f.events[3].participants.push_back(of("cho", "JPN"));
        CHECK(problems_of(f).empty());
        f.events[3].participants.pop_back();
        f.events[3].reports[0].status = status::planned;
        CHECK(problems_of(f).empty());
    }
    SECTION("of several there is one warning, also where only a long one ties two short ones together")
    {
        auto f = twice("2001-05", "2001-05-10");
        f.claims.clear();
        f.events.push_back(an_event("us-third", {of("ben", "USA"), of("ada", "KOR")}, {held_at("2001-05-20")}));
        auto const clusters = problems_of(f);
        REQUIRE(clusters.size() == 1);
        CHECK(clusters[0].path == "events[3]");
        CHECK(clusters[0].text ==
              "3 events are of the same kind, parties and status, and may be at the same time: \"us\", \"us-again\", \"us-third\"");
    }
}

TEST_CASE("a party outside its years is a warning", "[builder][warnings]")
{
    fault const faults[] = {
        {"retired", [](records& f) { f.events[2].participants[1].party = "SUN"_party; }, code::party_did_not_exist,
         "events[2].participants[1].party", "\"SUN\" did not exist at the time", "name the party of that time, or correct the time"},
        {"own",
         [](records& f) {
             f.parties = {{party{"HAW"}, "Hawaii", party_kind::country, "1810/1893", {}}};
             f.events[2].participants[1].party = party{"HAW"};
         },
         code::party_did_not_exist, "events[2].participants[1].party", "\"HAW\" did not exist at the time", ""},
    };
    for (auto const& x : faults) check(x, severity::warning);
    CHECK(problems_of(with([](records& f) {
              f.events[2].participants[1].party = "SUN"_party;
              f.events[2].reports[0].time = when{"1990-05-03", seoul};
          })).empty());
}

TEST_CASE("a claim over an event that was not held is a warning, and what surrounds it stays in order", "[builder][warnings]")
{
    auto const planned = with([](records& f) {
        f.events[1].reports[0].status = status::planned;
        for (auto const i : {0U, 2U}) f.events[i].reports[0].time = {};
        f.claims[0].says = in_order({"us", "jp", "cn"});
    });
    auto const found = problems_of(planned);
    REQUIRE(found.size() == 1);
    CHECK(found[0].level == severity::warning);
    CHECK(found[0].code == code::unused_claim);
    CHECK(found[0].path == "claims[0].order[1]");
    CHECK(found[0].text == "\"jp\" is planned, not held: nothing follows for it");
    auto const t = build(planned);
    CHECK(t.certainly_before("us", "cn"));
    CHECK_FALSE(t.possibly_before("jp", "us")); // what was not held has no place
}

// --- the fluent interface ---

TEST_CASE("a timeline of one's own, in code", "[builder][fluent]")
{
    builder b{iana_zones()};
    auto const moon = b.leader("moon-jae-in", "Moon Jae-in");
    auto const trump = b.leader("trump", "Donald Trump", "USA"_party);
    auto const xi = b.leader("xi", "Xi Jinping", "CHN"_party);
    auto const abe = b.leader("abe", "Shinzo Abe", "JPN"_party);
    auto const kbs = b.source("kbs", "KBS", "2025-06-09", seoul);
    b.term(moon, "KOR/president").elected("2017-05-09", seoul).took_office("2017-05-10T08:09", seoul);
    auto us = b.call(moon, trump);
    auto cn = b.call(moon, xi);
    auto jp = b.call(moon, abe);
    us.placed_by(trump);
    b.order("moon-jae-in-1.elected", us, cn, jp).said_by(kbs);
    auto const t = b.build();

    SECTION("no dates at all")
    {
        auto const row = t.ask(order(call).by("Moon Jae-in").after(elected))[0];
        REQUIRE(row.blocks.size() == 3);
        CHECK(row.blocks[0].parties == std::vector{"USA"_party});
        CHECK(row.blocks[1].parties == std::vector{"CHN"_party});
        CHECK(row.blocks[2].parties == std::vector{"JPN"_party});
        CHECK(row.verdict == verdict::certain);
    }
    SECTION("what was not given is made: ids, an office, the party of a leader")
    {
        CHECK(t.facts().offices[0].id == "KOR/president");
        CHECK(t.facts().offices[0].party == "KOR"_party);
        CHECK(t.facts().terms[0].id == "moon-jae-in-1");
        CHECK(us.id() != cn.id());
        CHECK(t.find_moment(us.id()).has_value());
        CHECK(t.find_moment("moon-jae-in-1.took_office").has_value());
        CHECK_FALSE(t.find_moment("moon-jae-in-1.sworn").has_value());
        CHECK_FALSE(t.find_moment("nothing").has_value());
    }
    SECTION("who placed it")
    {
        CHECK(t.facts().events[0].participants[0].role == role::recipient);
        CHECK(t.facts().events[0].participants[1].role == role::initiator);
    }
    SECTION("a moment that is not there is an error with a suggestion")
    {
        try {
            (void)t.certainly_before(us.id(), cn.id() + "x");
            FAIL("found");
        } catch (error const& e) {
            CHECK(e.code() == code::unknown_id);
            CHECK(e.diagnostics()[0].remedy.find(cn.id()) != std::string::npos);
        }
    }
    SECTION("a second term, an acting one, a visit with its sides, an occasion")
    {
        auto second = b.term(moon, "KOR/president").acting();
        CHECK(second.id() == "moon-jae-in-2");
        CHECK(second.at(milestone::elected) == "moon-jae-in-2.elected");
        second.took_office("2030", seoul).left_office("2031", seoul);
        auto v = b.visit(moon, "USA"_party).held("2017-06-28/", "America/New_York", kbs);
        auto m = b.meeting(moon, trump).at(v).as(moon, capacity::incumbent);
        auto const more = b.build();
        auto const& visit_facts = more.facts().events[3];
        CHECK(visit_facts.participants[0].role == role::guest);
        CHECK(visit_facts.participants[1].role == role::host);
        CHECK(more.facts().events[4].occasion == v.id());
        CHECK(more.facts().events[4].participants[0].capacity == capacity::incumbent);
        CHECK(more.facts().terms[1].acting);
        CHECK(more.find_moment(m.id()).has_value());
    }
    SECTION("building does not use the builder up") { CHECK(b.build().facts() == t.facts()); }
}

TEST_CASE("copies of a timeline share what they hold, and may be read from many threads", "[builder][copy]")
{
    std::optional<timeline> made = build(sound());
    auto const copy = *made;
    auto const* where = &made->facts();
    CHECK(&copy.facts() == where);
    made.reset();
    CHECK(&copy.facts() == where);
    CHECK(copy.certainly_before("us", "jp"));

    std::vector<std::thread> readers;
    std::vector<int> right(4, 0);
    for (std::size_t n = 0; n != right.size(); ++n)
        readers.emplace_back([&right, n, mine = copy] {
            for (int i = 0; i != 50; ++i) right[n] += mine.ask(first(call).by("ada").after(elected)).verdict() == verdict::certain ? 1 : 0;
        });
    for (auto& r : readers) r.join();
    CHECK(right == std::vector<int>(4, 50));
}

// --- several reports of one event ---

TEST_CASE("the status of an event is settled from what its reports say", "[builder][status]")
{
    struct word {
        entente::status said;
        char const* by;
    };
    struct row {
        char const* name;
        std::vector<word> words;
        standing expected;
    };
    auto const P = status::planned, H = status::held, D = status::denied, C = status::cancelled, O = status::proposed,
               S = status::postponed;
    std::vector<row> const table{
        {"nobody says: held", {}, {H, false}},
        {"planned", {{P, "old"}}, {P, false}},
        {"the latest word counts: postponed", {{P, "old"}, {S, "new"}}, {S, false}},
        {"the latest by publication, not by place in the file", {{S, "new"}, {P, "old"}}, {S, false}},
        {"proposed, then planned", {{O, "old"}, {P, "new"}}, {P, false}},
        {"cancelled", {{P, "old"}, {C, "new"}}, {C, false}},
        {"held after a plan", {{P, "old"}, {H, "new"}}, {H, false}},
        {"a plan published after it was held does not undo it", {{H, "old"}, {P, "new"}}, {H, false}},
        {"a cancellation published later does not undo it", {{H, "old"}, {C, "new"}}, {H, false}},
        {"a later denial of equal rank disputes it", {{H, "old"}, {D, "new"}}, {H, true}},
        {"an earlier denial of equal rank disputes it, too", {{D, "old"}, {H, "new"}}, {H, true}},
        {"a preferred denial undoes it", {{H, "old"}, {D, "best"}}, {D, false}},
        {"a normal denial of what a preferred source saw is nothing", {{H, "best"}, {D, "new"}}, {H, false}},
        {"both preferred: disputed", {{H, "best"}, {D, "best2"}}, {H, true}},
        {"a deprecated denial is ignored", {{H, "old"}, {D, "bad"}}, {H, false}},
        {"a deprecated report that it was held says so, too: only its time is never taken", {{H, "bad"}, {P, "old"}}, {H, false}},
        {"denied, and nobody saw it", {{P, "old"}, {D, "new"}}, {D, false}},
        {"an undated word is older than a dated one", {{S, "undated"}, {P, "old"}}, {P, false}},
    };
    for (auto const& r : table) {
        INFO(r.name);
        auto const t = build(with([&](records& f) {
            f.sources = {a_source("old", "2001-05-01"),
                         a_source("new", "2001-06-01"),
                         a_source("best", "2001-05-15", source_rank::preferred),
                         a_source("best2", "2001-05-16", source_rank::preferred),
                         a_source("bad", "2001-07-01", source_rank::deprecated),
                         a_source("undated")};
            f.claims.clear();
            f.events[0].reports.clear();
            for (auto const& w : r.words) {
                report x;
                x.status = w.said;
                x.source = w.by;
                f.events[0].reports.push_back(x);
            }
        }));
        CHECK(t.standing_of(*t.find_moment("us")) == r.expected);
    }
    CHECK_FALSE(build(sound()).standing_of(*build(sound()).find_moment("ada-1.elected")).has_value());
}

TEST_CASE("the bounds of a held event are settled from the reports that say it was held", "[builder][bounds]")
{
    auto const reported = [](std::vector<report> reports) {
        return build(with([&](records& f) {
            f.sources = {a_source("old", "2001-05-01"), a_source("new", "2001-06-01"),
                         a_source("best", "2001-05-15", source_rank::preferred), a_source("bad", "2001-07-01", source_rank::deprecated)};
            f.claims.clear();
            f.events[0].reports = std::move(reports);
        }));
    };
    auto const planned_at = [](std::string time, std::string by) {
        auto r = at(std::move(time), seoul, std::move(by));
        r.status = status::planned;
        return r;
    };
    auto const place = [](timeline const& t) { return t.when_was(*t.find_moment("us")); };

    SECTION("their intersection")
    {
        auto const t = reported({held_at("2001-05-01", seoul, "old"), held_at("2001-04-30", "America/New_York", "new")});
        CHECK(place(t).window == intersect(civil("2001-05-01"), civil("2001-04-30", "America/New_York")));
        CHECK_FALSE(place(t).contested);
    }
    SECTION("a report without a status says that it was held")
    {
        CHECK(place(reported({at("2001-05-01T10:00"), held_at("2001-05-01")})).window == civil("2001-05-01T10:00"));
    }
    SECTION("of the preferred ones only, if any is preferred")
    {
        auto const t = reported({held_at("2001-05-01T10:00", seoul, "old"), held_at("2001-05-02", seoul, "best")});
        CHECK(place(t).window == civil("2001-05-02"));
        CHECK_FALSE(place(t).contested);
    }
    SECTION("never of deprecated ones")
    {
        CHECK(place(reported({held_at("2001-05-01T10:00", seoul, "bad"), held_at("2001-05-02", seoul, "old")})).window ==
              civil("2001-05-02"));
        CHECK(place(reported({held_at("2001-05-01T10:00", seoul, "bad")})).window.is_unknown());
        CHECK_FALSE(place(reported({held_at("2001-05-01T10:00", seoul, "bad")})).reported);
    }
    SECTION("an empty intersection is contested: one of the reports' times, none dropped")
    {
        auto const t = reported(
            {held_at("2001-05-01T10:00", seoul, "old"), held_at("2001-05-03", seoul, "new"), held_at("2001-05-03T12:00", seoul, "new")});
        auto const p = place(t);
        CHECK(p.contested);
        CHECK(p.window == hull(civil("2001-05-01T10:00"), civil("2001-05-03")));
        for (auto const& m : {civil("2001-05-01T10:00"), civil("2001-05-03"), civil("2001-05-03T12:00")})
            CHECK(std::find(p.members.begin(), p.members.end(), m) != p.members.end());
        CHECK(number_of(t, code::contested) == 1);
        CHECK(t.warnings()[0].path == "events[0].reports");
        CHECK(t.warnings()[0].level == severity::warning);
        for (auto const* word : {"old", "new", "2001-05-01T10:00", "2001-05-03"})
            CHECK(t.warnings()[0].text.find(word) != std::string::npos); // both are shown
    }
    SECTION("planned times never meet held ones")
    {
        auto const t = reported({planned_at("2001-05-04T09:00", "new"), held_at("2001-05-02", seoul, "old")});
        CHECK(place(t).window == civil("2001-05-02"));
        CHECK_FALSE(place(t).contested);
        CHECK(place(reported({planned_at("2001-05-04T09:00", "new"), held_at("", "", "old")})).window.is_unknown());
    }
    SECTION("of plans the latest one counts")
    {
        CHECK(place(reported({planned_at("2001-05-04", "new"), planned_at("2001-05-09", "old")})).window == civil("2001-05-04"));
        CHECK(place(reported({planned_at("2001-05-09", "old"), planned_at("2001-05-04", "new")})).window == civil("2001-05-04"));
    }
    SECTION("rival dates of a milestone are contested, too")
    {
        auto const t = build(with([](records& f) { f.terms[0].at(milestone::elected).push_back(at("2001-03-02")); }));
        CHECK(t.when_was(*t.find_moment("ada-1.elected")).contested);
        REQUIRE(number_of(t, code::contested) == 1);
        CHECK(t.warnings()[0].path == "terms[0].elected");
    }
    SECTION("what is odd about a time is said: one of, approximate, uncertain, whole earth, ongoing")
    {
        auto const odd = [&](std::string text, std::string zone = seoul) {
            return place(reported({held_at(std::move(text), std::move(zone))}));
        };
        CHECK(odd("[2001-05-01,2001-05-03]").one_of);
        CHECK(odd("[2001-05-01,2001-05-03]").members.size() == 2);
        CHECK(odd("2001-05-01T10:00~").approximate);
        CHECK(odd("2001-05-01T10:00~").window == bounds::closed(civil("2001-05-01T09:30").earliest(), civil("2001-05-01T10:30").latest()));
        CHECK(odd("2001-05-01?").uncertain);
        CHECK(odd("2001-05-01?").window == civil("2001-05-01"));
        CHECK(odd("2001-05-01", "").whole_earth);
        auto const ongoing = build(with([](records& f) { f.terms[0].at(milestone::left_office) = {at("..")}; }));
        CHECK(ongoing.when_was(*ongoing.find_moment("ada-1.left_office")).ongoing);
    }
}

TEST_CASE("events that are the same are one", "[builder][same_as]")
{
    auto const merged = build(with([](records& f) {
        f.events.push_back(an_event("us-b", {of("ada"), of("ben", "USA"), of("cho", "JPN")}, {held_at("2001-05-01")}));
        f.events.push_back(an_event("us-c", {of("ben", "USA"), of("ada")},
                                    {held_at("[2001-05-01T08:00..2001-05-01T12:00]"), held_at("2001-04-30", "America/New_York")}));
        f.events[3].same_as = "us";
        f.events[4].same_as = "us-b"; // a chain
    }));
    CHECK(merged.find_moment("us-c") == merged.find_moment("us"));
    CHECK(merged.find_moment("us-b") == merged.find_moment("us"));
    CHECK(merged.warnings().empty());
    auto const calls = merged.ask(list(call).by("ada").with("USA"))[0];
    REQUIRE(calls.candidates.size() == 1);
    CHECK(calls.candidates[0].events == std::vector<std::string>{"us"});
    CHECK(calls.candidates[0].parties == std::vector{"USA"_party});
    auto const all = merged.ask(list(call).by("ada"))[0];
    CHECK(all.candidates.size() == 3);
    CHECK(all.candidates[0].parties == std::vector{"JPN"_party, "USA"_party}); // whoever any of them names

    SECTION("reports of all of them are one event's reports: they may contest each other")
    {
        auto const t = build(with([](records& f) {
            f.events.push_back(an_event("us-b", {of("ada"), of("ben", "USA")}, {held_at("2001-05-07")}));
            f.events[3].same_as = "us";
            f.claims.clear();
        }));
        CHECK(t.when_was(*t.find_moment("us")).contested);
    }
    SECTION("claims of any of them are of the one")
    {
        auto const t = build(with([](records& f) {
            f.events.push_back(an_event("us-b", {of("ada"), of("ben", "USA")}, {}));
            f.events[3].same_as = "us";
            f.events[0].reports.clear();
            f.claims[0].says = in_order({"us-b", "jp"});
        }));
        CHECK(t.certainly_before("us", "jp"));
    }
}

// --- capacities ---

TEST_CASE("a capacity bounds the event's time by the leader's term", "[builder][capacity]")
{
    auto const in_capacity = [](capacity c, std::string time) {
        return build(with([&](records& f) {
            f.events[0].participants[0].capacity = c;
            f.events[0].reports = {held_at(std::move(time))};
            f.claims.clear();
        }));
    };
    SECTION("elect: strictly after a day-precision election of the same day, strictly before the oath")
    {
        auto const t = in_capacity(capacity::elect, "2001-03-01");
        CHECK(t.certainly_before("ada-1.elected", "us"));
        CHECK(t.certainly_before("us", "ada-1.took_office"));
        CHECK(t.conflicts().empty());
        auto const by = t.why_before(*t.find_moment("ada-1.elected"), *t.find_moment("us"));
        REQUIRE(by.size() == 1);
        CHECK(by[0] == said{said::what::capacity, {}, 0, 0});
    }
    SECTION("incumbent: not before the oath of the same day, strictly before the end")
    {
        auto const t = in_capacity(capacity::incumbent, "2001-04-01");
        CHECK_FALSE(t.possibly_before("us", "ada-1.took_office"));
        CHECK(t.certainly_before("us", "ada-1.left_office"));
    }
    SECTION("without a date, the term is all that bounds it")
    {
        auto const t = in_capacity(capacity::incumbent, "");
        CHECK(window(t, "us").earliest() == civil("2001-04-01").earliest());
        CHECK(window(t, "us").latest() == civil("2005-04-01").latest() - tick);
    }
    SECTION("candidate and former")
    {
        CHECK(in_capacity(capacity::candidate, "2001-03-01").certainly_before("us", "ada-1.elected"));
        CHECK_FALSE(in_capacity(capacity::former, "2005-04-01").possibly_before("us", "ada-1.left_office"));
    }
    SECTION("of two terms, the one in which the event can lie")
    {
        auto const t = build(with([](records& f) {
            f.terms.push_back(a_term("ada-2", "ada", "KOR/president", "2009-03-01", "2009-04-01", "2013-04-01"));
            f.events[0].participants[0].capacity = capacity::elect;
            f.events[0].reports = {held_at("2009-03")};
            f.claims.clear();
        }));
        CHECK(t.certainly_before("ada-2.elected", "us"));
        CHECK(t.certainly_before("us", "ada-2.took_office"));
    }
    SECTION("two that exclude each other are equals: both are set aside, and each conflict names the other")
    {
        auto const t = build(with([](records& f) {
            f.offices.push_back({"USA/president", "USA"_party, "president", {}});
            f.terms.push_back(a_term("ben-1", "ben", "USA/president", "", "2007-01-20", ""));
            f.events[0].reports.clear();
            f.events[0].participants[0].capacity = capacity::incumbent; // until 2005
            f.events[0].participants[1].capacity = capacity::incumbent; // from 2007
            f.claims.clear();
        }));
        REQUIRE(t.conflicts().size() == 2);
        for (auto const& c : t.conflicts()) {
            CHECK(c.rejected.kind == said::what::capacity);
            CHECK(std::any_of(c.with.begin(), c.with.end(), [](said const& s) { return s.kind == said::what::capacity; }));
        }
        CHECK(number_of(t, code::conflict) == 2);
    }
}

TEST_CASE("a capacity that the event's own time excludes is set aside, and that is said", "[builder][capacity]")
{
    auto const t = build(with([](records& f) { f.events[0].participants[0].capacity = capacity::elect; })); // a month after the oath
    CHECK(window(t, "us") == civil("2001-05-01T10:00"));
    CHECK(t.conflicts().size() == 1);
    CHECK(number_of(t, code::conflict) == 1);
}

// --- claims ---

TEST_CASE("an order puts every moment of a step before every moment of the next", "[builder][claims]")
{
    auto const t = build(with([](records& f) {
        for (auto& e : f.events) e.reports.clear();
        f.events.push_back(an_event("fr", {of("ada"), of("", "FRA")}, {}));
        f.claims = {a_claim(order_claim{{{"ada-1.elected"}, {"us"}, {"jp", "cn"}, {"fr"}}})};
    }));
    CHECK(t.certainly_before("us", "jp"));
    CHECK(t.certainly_before("us", "fr"));
    CHECK(t.certainly_before("cn", "fr"));
    CHECK(t.possibly_before("jp", "cn"));
    CHECK(t.possibly_before("cn", "jp"));
    CHECK(window(t, "us").earliest() == civil("2001-03-01").earliest() + tick);
    CHECK(window(t, "fr").earliest() == civil("2001-03-01").earliest() + tick + tick + tick);
}

TEST_CASE("a number of days is civil in a zone, and elapsed without one", "[builder][claims][days]")
{
    std::string const ny = "America/New_York";
    auto const apart = [&](distance_claim d, std::string from) {
        return build(with([&](records& f) {
            f.events[0].reports = {held_at(std::move(from), ny)};
            f.events[1].reports.clear();
            d.from = "us";
            d.to = "jp";
            f.claims = {a_claim(d)};
        }));
    };
    SECTION("two days after, across the night in which clocks jump ahead")
    {
        auto const t = apart({"", "", 2, {}, "", "", ny}, "2001-03-31T12:00"); // 1 April 2001 has 23 hours
        CHECK(window(t, "jp") == civil("2001-04-02", ny));
        auto const next = apart({"", "", 1, {}, "", "", ny}, "2001-03-31T12:00");
        CHECK(window(next, "jp") == civil("2001-04-01", ny));
        CHECK(window(next, "jp").end() - window(next, "jp").earliest() == hours(23));
    }
    SECTION("and in which they are set back: the day has 25 hours")
    {
        auto const t = apart({"", "", 1, {}, "", "", ny}, "2001-10-27");
        CHECK(window(t, "jp").end() - window(t, "jp").earliest() == hours(25));
    }
    SECTION("the days may be of another zone than the time")
    {
        auto const t = apart({"", "", 1, {}, "", "", seoul}, "2001-05-01T22:00"); // already the 2nd in Seoul
        CHECK(window(t, "jp") == civil("2001-05-03"));
    }
    SECTION("it works backwards, too: the earlier day follows from the later one")
    {
        auto const t = build(with([&](records& f) {
            f.events[0].reports.clear();
            f.claims = {a_claim(distance_claim{"us", "jp", 1, {}, "", "", seoul})};
        }));
        CHECK(window(t, "us") == civil("2001-05-01"));
    }
    SECTION("without a zone: more than N-1 and less than N+1 days of 24 hours, give or take an hour")
    {
        auto const t = apart({"", "", 2, {}, "", "", ""}, "2001-05-01T12:00:00");
        auto const from = window(t, "us");
        CHECK(window(t, "jp").earliest() == from.earliest() + days(1) - hours(1) + tick);
        CHECK(window(t, "jp").latest() == from.latest() + days(3) + hours(1) - tick);
    }
    SECTION("within days: at or after, and to the end of the last day")
    {
        auto const t = apart({"", "", {}, 1, "", "", ny}, "2001-03-31T12:00");
        CHECK(window(t, "jp") == bounds::closed(civil("2001-03-31T12:00", ny).earliest(), civil("2001-04-01", ny).latest()));
        auto const elapsed = apart({"", "", {}, 1, "", "", ""}, "2001-03-31T12:00");
        CHECK(window(elapsed, "jp").earliest() == window(elapsed, "us").earliest());
        CHECK(window(elapsed, "jp").latest() == window(elapsed, "us").latest() + days(2) + hours(1) - tick);
    }
    SECTION("hours are elapsed")
    {
        auto const t = apart({"", "", {}, {}, "PT47H", "PT49H", ""}, "2001-03-31T12:00");
        CHECK(window(t, "jp").earliest() == window(t, "us").earliest() + hours(47));
        CHECK(window(t, "jp").latest() == window(t, "us").latest() + hours(49));
        CHECK(window(apart({"", "", {}, {}, "PT47H", "", ""}, "2001-03-31T12:00"), "jp").latest() == instant::future());
        CHECK(window(apart({"", "", {}, {}, "", "PT49H", ""}, "2001-03-31T12:00"), "jp").earliest() == instant::past());
    }
}

TEST_CASE("a first claim puts whatever else is inside its scope later", "[builder][claims][scope]")
{
    auto const t = build(with([](records& f) {
        for (auto& e : f.events) e.reports.clear();
        for (auto& e : f.events) e.participants[0].capacity = capacity::incumbent;
        f.claims = {a_claim(first_claim{{"ada", {call}, "ada-1.elected", {}, {}}, {"jp", "us"}})};
    }));
    CHECK(t.certainly_before("jp", "us"));
    CHECK(t.certainly_before("us", "cn"));
    CHECK(t.certainly_before("ada-1.elected", "jp"));

    SECTION("but not what its kinds or parties leave out")
    {
        auto const narrow = build(with([](records& f) {
            for (auto& e : f.events) e.reports.clear();
            f.claims = {a_claim(first_claim{{"ada", {call}, "ada-1.elected", {"pair"}, {}}, {"jp", "us"}})};
        }));
        CHECK(narrow.certainly_before("jp", "us"));
        CHECK(narrow.possibly_before("cn", "jp"));
    }
    SECTION("of one that may lie outside nothing is certain, but in the scope it is later")
    {
        auto const open = build(with([](records& f) {
            for (auto& e : f.events) e.reports.clear();
            f.claims = {a_claim(first_claim{{"ada-1", {call}, "ada-1.elected", {}, {}}, {"jp", "us"}})};
        }));
        CHECK(open.possibly_before("cn", "jp"));
        CHECK(open.ask(first(call).by("ada").after(elected))[0].candidates.size() == 1);
        CHECK(open.ask(first(call).by("ada").after(elected)).verdict() == verdict::certain);
    }
}

TEST_CASE("of claims that contradict each other the weakest is set aside as a whole", "[builder][claims][trust]")
{
    auto const disagree = [](std::string first, std::string second) {
        return build(with([&](records& f) {
            f.sources = {a_source("old", "2001-05-01"), a_source("new", "2001-06-01"), a_source("best", "1999", source_rank::preferred),
                         a_source("bad", "2010", source_rank::deprecated), a_source("undated")};
            for (auto& e : f.events) e.reports.clear();
            f.claims = {a_claim(in_order({"us", "jp"}), first), a_claim(in_order({"jp", "us", "cn"}), second)};
        }));
    };
    using list = std::vector<std::uint32_t>;
    CHECK(set_aside(disagree("old", "best")) == list{0}); // rank, though older
    CHECK(set_aside(disagree("best", "new")) == list{1});
    CHECK(set_aside(disagree("bad", "undated")) == list{0});
    CHECK(set_aside(disagree("undated", "old")) == list{0}); // then undated
    CHECK(set_aside(disagree("new", "undated")) == list{1});
    CHECK(set_aside(disagree("old", "new")) == list{0}); // then older
    CHECK(set_aside(disagree("new", "old")) == list{1});
    CHECK(set_aside(disagree("old", "old")) == list{0, 1}); // of equals nobody chooses
    CHECK(set_aside(disagree("", "")) == list{0, 1});

    auto const t = disagree("new", "old");
    CHECK(t.certainly_before("us", "jp"));
    CHECK(t.possibly_before("cn", "us")); // the other as a whole, though "us before cn" contradicts nothing
}

TEST_CASE("a conflict lists just the statements that exclude each other", "[builder][claims][trust]")
{
    auto const t = build(with([](records& f) {
        for (auto& e : f.events) e.reports.clear();
        f.events.push_back(an_event("fr", {of("ada"), of("", "FRA")}, {held_at("2001-05-09")}));
        f.claims = {a_claim(in_order({"us", "jp"}), "radio"), a_claim(in_order({"jp", "cn"}), "radio"),
                    a_claim(in_order({"us", "fr"}), "radio"), a_claim(in_order({"cn", "us"}), "paper")};
    }));
    REQUIRE(t.conflicts().size() == 1);
    CHECK(t.conflicts()[0].rejected == claim_number(3));
    auto with_these = t.conflicts()[0].with;
    std::sort(with_these.begin(), with_these.end());
    CHECK(with_these == std::vector{claim_number(0), claim_number(1)}); // not the third, which has no part in it
    REQUIRE(number_of(t, code::conflict) == 1);
    CHECK(t.warnings()[0].path == "claims[3]");
    for (auto const* id : {"paper", "radio", "us", "jp", "cn"}) CHECK(t.warnings()[0].text.find(id) != std::string::npos);

    SECTION("times go in first: a claim against them is set aside, however trusted")
    {
        auto const dated = build(with([](records& f) {
            f.sources[0].rank = source_rank::preferred;
            f.claims = {a_claim(in_order({"jp", "us"}), "paper")};
        }));
        REQUIRE(dated.conflicts().size() == 1);
        auto by = dated.conflicts()[0].with;
        std::sort(by.begin(), by.end());
        CHECK(by == std::vector{said{said::what::event_report, {}, 0, 0}, said{said::what::event_report, {}, 1, 0}});
        CHECK(dated.certainly_before("us", "jp"));
    }
    SECTION("a claim that cannot be by itself")
    {
        auto const itself = build(with([](records& f) { f.claims = {a_claim(in_order({"us", "jp", "us"}))}; }));
        REQUIRE(itself.conflicts().size() == 1);
        CHECK(itself.conflicts()[0].rejected == claim_number(0));
    }
}

TEST_CASE("a strict policy refuses what it would otherwise set aside", "[builder][claims][trust]")
{
    policy strict;
    strict.trust = trust_rule::refuse;
    auto const contradictory = with([](records& f) { f.claims.push_back(a_claim(in_order({"jp", "us"}), "radio")); });
    auto const refused = problems_of(contradictory, iana_zones(), strict);
    REQUIRE(refused.size() == 1);
    CHECK(refused[0].level == severity::error);
    CHECK(refused[0].code == code::conflict);
    CHECK(refused[0].path == "claims[1]");
    auto const noticed = problems_of(contradictory);
    REQUIRE(noticed.size() == 1);
    CHECK(noticed[0].level == severity::warning);
    CHECK(noticed[0].text.find("set aside") != std::string::npos);
    CHECK(problems_of(sound(), iana_zones(), strict).empty());
}

TEST_CASE("the record of an office that was made for a term takes its place", "[builder]")
{
    builder b{utc_and_offsets()};
    auto const lee = b.leader("lee", "Lee");
    for (auto const* office : {"KOR/president", "KOR/premier", "USA/president"}) b.term(lee, office);
    b.office({"KOR/premier", "KOR"_party, "Prime Minister", {}});
    records more;
    more.offices = {{"USA/president", "USA"_party, "President", {}}, {"JPN/premier", "JPN"_party, "", {}}};
    b.add(more);
    std::vector<std::string> offices;
    for (auto const& o : b.facts().offices) offices.push_back(o.id + ' ' + o.title);
    CHECK(offices ==
          std::vector<std::string>{"KOR/president president", "KOR/premier Prime Minister", "USA/president President", "JPN/premier "});
    b.office({"KOR/premier", "KOR"_party, "Another", {}}); // a second record of it is one too many
    CHECK(b.try_build().problems().front().code == code::duplicate_id);
    b.term(lee, "USA/president"); // and nothing is made twice
    CHECK(b.facts().offices.size() == 5);
}

} // namespace builder_tests
