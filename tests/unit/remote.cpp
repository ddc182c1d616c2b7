// A timeline whose events stay in a database: what is asked, what is refused, and what is loaded twice.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "refusal.hpp"
#include "temporary_file.hpp"

#include <entente/entente.hpp>
#include <entente/io/json.hpp>
#include <entente/io/remote.hpp>
#include <entente/io/zones.hpp>

#include <fmt/format.h>

#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace remote_tests {

using namespace entente;

namespace {

constexpr auto people = R"({"format": "entente/1",
"sources": [{"id": "kbs", "publisher": "KBS", "published": "2017-12-31", "zone": "Asia/Seoul"}],
"leaders": [{"id": "moon", "name": "Moon Jae-in"}],
"offices": [{"id": "KOR/president", "party": "KOR", "title": "president"}],
"terms": [{"id": "moon-2017", "leader": "moon", "office": "KOR/president",
  "elected": [{"time": "2017-05-09", "zone": "Asia/Seoul"}], "took_office": [{"time": "2017-05-10T08:09", "zone": "Asia/Seoul"}],
  "left_office": [{"time": "2022-05-10", "zone": "Asia/Seoul"}]}]})";

[[nodiscard]] report said_by(std::string source, status is, when time = {})
{
    report out;
    out.source = std::move(source);
    out.status = is;
    out.time = std::move(time);
    return out;
}
/// Moon's term, and a call on each of so many days from 11 May 2017 on, with the countries in turn.
[[nodiscard]] records calls_of_moon(int days)
{
    static constexpr std::array countries{"USA", "CHN", "JPN", "DEU", "FRA"};
    auto r = io::read_records(people);
    for (int i = 0; i != days; ++i) {
        event e;
        e.id = fmt::format("call-{}", i);
        e.participants.resize(2);
        e.participants[0].leader = "moon";
        e.participants[0].party = party{"KOR"};
        e.participants[1].party = party{countries[static_cast<std::size_t>(i) % countries.size()]};
        auto const day = to_string(civil_day{civil_date{2017, 5, 11}} + i);
        e.reports = {said_by("kbs", status::held, when{day + "T12:00", "Asia/Seoul"})};
        r.events.push_back(std::move(e));
    }
    return r;
}

[[nodiscard]] std::shared_ptr<io::connection> loaded(std::string const& path, records const& facts)
{
    auto to = io::connect("sqlite:" + path, true);
    io::remote there(to);
    there.create();
    (void)there.load(facts);
    return to;
}

/// A user's own driver: it hands statements on, and counts them; `spoil` may change what comes.
class own_driver final : public io::connection {
public:
    explicit own_driver(std::shared_ptr<io::connection> to) : to_(std::move(to)) {}

    [[nodiscard]] io::dialect speaks() const override { return to_->speaks(); }
    [[nodiscard]] std::vector<io::cells> run(io::sql const& statement) override
    {
        texts.push_back(statement.text);
        if (fails_at == texts.size()) throw error(code::connection_lost, "the server went away", "start it again");
        auto rows = to_->run(statement);
        if (spoil != nullptr) spoil(statement, rows);
        return rows;
    }

    std::vector<std::string> texts;
    std::size_t fails_at = 0;
    void (*spoil)(io::sql const&, std::vector<io::cells>&) = nullptr;

private:
    std::shared_ptr<io::connection> to_;
};

auto const first_call = first(call).by("moon").after(elected);

} // namespace

TEST_CASE("Of a thousand calls the first few come", "[remote]")
{
    temporary_file const file("");
    auto const facts = calls_of_moon(1000);
    io::remote there(loaded(file.path(), facts));
    auto const here = builder(iana_zones()).add(facts).build();

    auto const found = there.ask(first_call);
    CHECK(found.all.only().candidates.size() == 1);
    CHECK(codes_of(found.all.only().candidates.front().parties) == "USA");
    CHECK(found.came.events == 4); // as many as are asked for first: the second call is past the frontier
    CHECK(found.all.only().line() == here.ask(first_call).only().line());
    CHECK(found.all.only().among() == 1000); // all came when somebody read that

    auto const ordered = there.ask(order(call).by("moon").after(elected));
    CHECK(ordered.all.only().sequence() == "1 USA, 2 CHN, 3 JPN, 4 DEU, 5 FRA");
    CHECK(ordered.came.events == 20); // four with each
    CHECK(there.ask(last(call).by("moon")).came.events == 4);
    CHECK(there.ask(count(call).by("moon")).came.events == 1000);
}

TEST_CASE("Loading a file twice changes nothing", "[remote]")
{
    temporary_file const file("");
    auto facts = calls_of_moon(20);
    io::remote there(loaded(file.path(), facts));
    CHECK(there.load(facts) == 0);
    auto const before = there.ask(list(call).by("moon")).all;

    SECTION("a further report is one event that changed")
    {
        records more;
        more.sources.resize(1);
        more.sources[0].id = "yonhap";
        auto again = facts.events[3];
        again.reports = {said_by("yonhap", status::denied)};
        more.events = {again};
        CHECK(there.load(more) == 1);
        CHECK(there.load(more) == 0);
        facts.sources.push_back(more.sources.front());
        facts.events[3].reports.push_back(again.reports.front());
        auto const here = builder(iana_zones()).add(facts).build().ask(list(call).by("moon"));
        CHECK(fmt::format("{}", there.ask(list(call).by("moon")).all) == fmt::format("{}", here));
    }
    SECTION("notes are left out, and tell nothing from itself")
    {
        for (auto& e : facts.events) {
            e.note = "a note";
            e.topics = {"trade"};
            e.reports[0].note = "another";
        }
        CHECK(there.load(facts) == 0);
    }
    SECTION("a claim without an id is there once")
    {
        records more;
        more.claims.resize(1);
        more.claims[0].says = order_claim{{{"call-1"}, {"call-0"}}};
        CHECK(there.load(more) == 0); // it changes no event
        CHECK(there.load(more) == 0);
        CHECK(there.small().facts().claims.size() == 1);
    }
    SECTION("what contradicts is refused, and nothing of it stays")
    {
        records more;
        more.events = {facts.events[4], facts.events[5]};
        more.events[0].id = "new";
        more.events[1].kind = event_kind::meeting;
        CHECK(refusal([&] { there.load(more); }) == code::duplicate_id);
        CHECK(fmt::format("{}", there.ask(list(call).by("moon")).all) == fmt::format("{}", before));
    }
    SECTION("a name that two leaders answer to by then is refused")
    {
        records said;
        said.events = {facts.events[0]};
        said.events[0].id = "by-name";
        said.events[0].participants[0].leader = "Moon Jae-in";
        CHECK(there.load(said) == 1);
        records more;
        more.leaders.resize(1);
        more.leaders[0].id = "other";
        more.leaders[0].name = "Moon Jae-in";
        CHECK(refusal([&] { there.load(more); }) == code::ambiguous_name);
    }
}

TEST_CASE("Names go through a database unharmed", "[remote]")
{
    auto const name = GENERATE(std::string("o'brien"), std::string("a\"b;--"), std::string("'; DROP TABLE entente_report; --"),
                               std::string("?1 $1 {p1:String}"), std::string("a\0b", 3), std::string("한국 ☃"), std::string(1 << 20, 'x'));
    auto facts = calls_of_moon(30);
    for (auto& e : facts.events) {
        e.id = name + e.id;
        e.place = name;
        e.participants[0].leader = name;
    }
    facts.leaders[0].id = facts.terms[0].leader = name;
    facts.sources[0].publisher = name;
    if (name.size() > 1000) facts.events.resize(2);
    temporary_file const file("");
    io::remote there(loaded(file.path(), facts));
    auto const here = builder(iana_zones()).add(facts).build();
    auto const q = order(call).by(name);
    CHECK(there.ask(q).all.only().why() == here.ask(q).only().why());
    CHECK(there.ask(list(call).by(name).since(the(facts.events[1].id))).all.only().line() ==
          here.ask(list(call).by(name).since(the(facts.events[1].id))).only().line());
}

TEST_CASE("Who may only read may ask", "[remote]")
{
    temporary_file const file("");
    (void)loaded(file.path(), calls_of_moon(3));
    io::remote reader(io::connect("sqlite:" + file.path()));
    CHECK(reader.ask(first_call).all.only().verdict == verdict::certain);
    CHECK(refusal([&] { reader.load(calls_of_moon(4)); }) == code::refused_there);
}

TEST_CASE("What goes wrong with a database has a name", "[remote]")
{
    CHECK(refusal([] { (void)io::connect("sqlite:/nowhere/at/all.db"); }) == code::no_connection);
    CHECK(refusal([] { (void)io::connect("mysql:contacts"); }) == code::no_connection);
    temporary_file const text("this is no database, and long enough to be seen as none");
    CHECK(refusal([&] { (void)io::remote(io::connect("sqlite:" + text.path())).ask(first_call); }) == code::no_connection);
    temporary_file const empty("");
    CHECK(refusal([&] { (void)io::remote(io::connect("sqlite:" + empty.path())).ask(first_call); }) == code::other_schema);

    temporary_file const file("");
    auto const to = loaded(file.path(), calls_of_moon(10));
    SECTION("another version")
    {
        (void)to->run({"UPDATE entente_about SET version = 2", {}});
        CHECK(refusal([&] { (void)io::remote(to).ask(first_call); }) == code::other_schema);
    }
    SECTION("a table that is gone")
    {
        (void)to->run({"DROP TABLE entente_party", {}});
        CHECK(refusal([&] { (void)io::remote(to).ask(first_call); }) == code::refused_there);
    }
    SECTION("rows that cannot be")
    {
        auto const change =
            GENERATE("UPDATE entente_report SET earliest = latest + 1", "UPDATE entente_report SET kind = 'phonecall'",
                     "UPDATE entente_report SET status = 'perhaps'", "UPDATE entente_party SET role = 'caller'",
                     "UPDATE entente_party SET seen_until = seen_from - 1", "UPDATE entente_party SET named = 'korea'",
                     "UPDATE entente_report SET number = NULL", "DELETE FROM entente_report WHERE event = 'call-0'",
                     "UPDATE entente_source SET rank = 'best'", "UPDATE entente_record SET list = 'people' WHERE list = 'terms'",
                     "UPDATE entente_record SET record = '{' WHERE list = 'terms'");
        CAPTURE(change);
        (void)to->run({change, {}});
        CHECK(refusal([&] { (void)io::remote(to).ask(list(call).by("moon")).all.only().line(); }) == code::impossible_row);
    }
    SECTION("a question about what is not there")
    {
        CHECK(refusal([&] { (void)io::remote(to).ask(first(call).by("nobody")); }) == code::unknown_id);
        CHECK(refusal([&] { (void)io::remote(to).ask(first(call).by("moon").after(the("no-call"))); }) == code::unknown_id);
    }
}

TEST_CASE("Of half of what was asked no answer is made", "[remote]")
{
    temporary_file const file("");
    auto const to = loaded(file.path(), calls_of_moon(50));
    auto const whole = std::make_shared<own_driver>(to);
    auto const expected = fmt::format("{}", io::remote(whole).ask(first_call).all);
    REQUIRE(whole->texts.size() > 5);
    for (std::size_t n = 1; n <= whole->texts.size(); ++n) {
        auto const lossy = std::make_shared<own_driver>(to);
        lossy->fails_at = n;
        io::remote there(lossy);
        CAPTURE(n);
        std::string told;
        try {
            told = fmt::format("{}", there.ask(first_call).all);
        } catch (error const& e) {
            CHECK(e.code() == code::connection_lost);
            continue;
        }
        CHECK(told == expected); // the statement that failed was one that the words would have needed
    }
}

TEST_CASE("An answer and its words are of one state of the database", "[remote]")
{
    temporary_file const file("");
    auto const to = loaded(file.path(), calls_of_moon(50));
    io::remote there(to);
    auto const found = there.ask(first_call);
    (void)io::remote(to).load(calls_of_moon(51));
    CHECK(refusal([&] { (void)found.all.only().line(); }) == code::changed_meanwhile);
    CHECK(there.ask(first_call).all.only().among() == 51);
}

TEST_CASE("A plan can be run elsewhere", "[remote]")
{
    temporary_file const file("");
    auto const to = loaded(file.path(), calls_of_moon(50));
    io::remote there(to);
    auto const plan = there.plan(first_call);
    REQUIRE(plan.size() == 2); // the leader's events, and Korea's without a leader
    CHECK(plan[0].what == "moon-2017");
    CHECK(plan[0].statement.text.find("moon") == std::string::npos); // values are bound
    CHECK(to->run(plan[0].statement).size() == 4);
    CHECK(to->run(plan[1].statement).empty());
}

} // namespace remote_tests
