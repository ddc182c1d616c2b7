// Imports, builders and documents joined by the ids of their records.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "temporary_file.hpp"

#include <entente/entente.hpp>
#include <entente/io/json.hpp>
#include <entente/io/merge.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <random>

namespace merge_tests {

using namespace entente;

namespace {

class draw {
public:
    explicit draw(unsigned seed) : random_(seed) {}
    std::string text(std::initializer_list<char const*> of) { return *(of.begin() + static_cast<std::ptrdiff_t>(random_() % of.size())); }
    bool flip() { return random_() % 2 == 0; }

    std::vector<report> reports()
    {
        std::vector<report> out;
        for (auto n = random_() % 3; n != 0; --n)
            out.push_back(
                {text({"s1", "s2", ""}), status::held, when{text({"2020-01-02", "2020-01-03"}), "UTC"}, {}, text({"", "said so"}), {}});
        return out;
    }
    io::imported import()
    {
        io::imported out;
        auto& f = out.facts;
        f.title = text({"", "one", "two"});
        f.note = text({"", "a", "b\nc"});
        for (auto n = random_() % 3; n != 0; --n) {
            source s;
            s.id = text({"s1", "s2"});
            s.publisher = text({"P", "Q"});
            s.title = text({"", "T", "U"});
            s.published = when{text({"", "2020-01-02", "2020-01-01"}), "UTC"};
            s.rank = flip() ? source_rank::normal : source_rank::preferred;
            s.note = text({"", "n1", "n2"});
            if (flip()) s.kept.others.emplace_back(text({"x", "y"}), text({"1", "2"}));
            if (flip()) s.kept.order = {"id", "publisher"};
            f.sources.push_back(s);
        }
        for (auto n = random_() % 3; n != 0; --n)
            f.leaders.push_back({text({"l1", "l2"}), text({"Ada", "Ben"}), {text({"A", "B"}), text({"C", "D"})}, {text({"a", "b"})}, {}});
        for (auto n = random_() % 3; n != 0; --n) {
            term t;
            t.id = text({"t1", "t2"});
            t.leader = text({"l1", "l2"});
            t.office = "o";
            t.acting = flip();
            t.at(milestone::took_office) = reports();
            t.ended = text({"", "died"});
            f.terms.push_back(t);
        }
        for (auto n = random_() % 4; n != 0; --n) {
            event e;
            e.id = text({"e1", "e2"});
            e.participants = {{text({"l1", "l2"}), party{"USA"}, {}, flip() ? std::optional(capacity::elect) : std::nullopt, {}},
                              {{}, party{"KOR"}, {}, {}, {}}};
            if (flip()) std::swap(e.participants[0], e.participants[1]);
            e.place = text({"", "Oslo", "Rome"});
            e.topics = {text({"x", "y"})};
            e.reports = reports();
            f.events.push_back(e);
        }
        for (auto n = random_() % 3; n != 0; --n)
            f.claims.push_back({text({"", "c"}), text({"s1", "s2"}), order_claim{{{"e1"}, {"e2"}}}, text({"", "note"}), {}, {}});
        out.report.file = text({"a.csv", "b.csv"});
        out.report.rows = out.report.kept = f.events.size() + f.terms.size();
        return out;
    }

private:
    std::mt19937 random_;
};

std::string text_of(io::imported const& i) { return io::write(i.facts); }

event a_call(std::string id, std::string whom, std::string source, std::string day)
{
    event e;
    e.id = std::move(id);
    e.participants = {{"ada", party{"NOR"}, {}, {}, {}}, {{}, party{whom}, {}, {}, {}}};
    e.reports.push_back({std::move(source), status::held, when{std::move(day), "UTC"}, {}, {}, {}});
    return e;
}

} // namespace

TEST_CASE("joining imports knows no order, no steps and no repeats", "[merge]")
{
    for (unsigned seed = 0; seed != 500; ++seed) {
        draw d(seed);
        auto const a = d.import(), b = d.import(), c = d.import();
        INFO("seed " << seed);
        auto const all = text_of(io::merge({a, b, c}));
        REQUIRE(text_of(io::merge({c, a, b})) == all);
        REQUIRE(text_of(io::merge({b, a, c})) == all);
        REQUIRE(text_of(io::merge({io::merge({a, b}), c})) == all);
        REQUIRE(text_of(io::merge({a, io::merge({c, b})})) == all);
        REQUIRE(text_of(io::merge({a, b, c, b, a})) == all);
        auto const one = io::merge({a});
        REQUIRE(text_of(io::merge({one, one, a})) == text_of(one));
        auto const r = io::merge({a, b, c}).report;
        REQUIRE(r.rows == r.kept + r.merged + r.left_out);
        REQUIRE(r.rows == a.report.rows + b.report.rows + c.report.rows);
    }
}

TEST_CASE("what says more of the same thing is one, and what contradicts is told", "[merge]")
{
    io::imported a, b;
    a.report.file = "jan.csv";
    b.report.file = "feb.csv";
    a.facts.events = {a_call("1", "USA", "s1", "2020-01-02"), a_call("2", "USA", "s1", "2020-01-02")};
    b.facts.events = {a_call("1", "USA", "s2", "2020-01-03"), a_call("2", "FRA", "s2", "2020-01-03")};
    a.facts.leaders = {{"ada", "Ada Lind", {"A. Lind"}, {}, {}}};
    b.facts.leaders = {{"ada", "Ada Lind", {"Lind"}, {"lind"}, {}}};
    a.facts.sources.resize(1);
    a.facts.sources[0].id = "s1";
    a.facts.sources[0].title = "One";
    b.facts.sources = a.facts.sources;
    b.facts.sources[0].title = "Other";
    auto const got = io::merge({a, b});
    REQUIRE(got.facts.events.size() == 3);
    CHECK(got.facts.events[0].reports.size() == 2);
    CHECK(got.facts.leaders == std::vector<leader>{{"ada", "Ada Lind", {"A. Lind", "Lind"}, {"lind"}, {}}});
    CHECK(got.facts.sources[0].title == "One");
    CHECK(got.report.count(code::unlike_twin) == 2);
    auto const told = to_string(got.report);
    CHECK(told.find("feb.csv") != std::string::npos);
    CHECK(told.find("jan.csv") != std::string::npos);
    CHECK(told.find("\"One\" in one, and \"Other\" in the other") != std::string::npos);
    builder refusing{utc_and_offsets()};
    refusing.add(got.facts);
    CHECK(refusing.try_build().problems().front().code == code::duplicate_id);
}

TEST_CASE("a builder joins what is added as imports are joined, and refuses what contradicts", "[merge]")
{
    records a, b;
    a.leaders = {{"ada", "Ada Lind", {}, {}, {}}};
    a.sources.resize(2);
    a.sources[0].id = "s1";
    a.sources[1].id = "s2";
    b = a;
    a.events = {a_call("1", "USA", "s1", "2020-01-02")};
    b.events = {a_call("1", "USA", "s2", "2020-01-03"), a_call("2", "FRA", "s2", "2020-01-03")};
    builder both{utc_and_offsets()};
    both.add(a).add(b).add(a);
    REQUIRE(both.facts().events.size() == 2);
    CHECK(both.facts().events[0].reports.size() == 2);
    CHECK(both.facts().sources.size() == 2);
    CHECK(both.build().when_was(*both.build().find_moment("1")).contested);
    b.events[0] = a_call("1", "FRA", "s2", "2020-01-03");
    builder refusing{utc_and_offsets()};
    refusing.add(a).add(b);
    auto const made = std::move(refusing).try_build();
    REQUIRE(!made);
    CHECK(made.problems().front().code == code::duplicate_id);
    auto twice = a; // within one set of records an id stands once
    twice.events.push_back(a.events[0]);
    builder one{utc_and_offsets()};
    one.add(twice);
    CHECK(!std::move(one).try_build());
}

TEST_CASE("documents that say more of one event are one, and those that contradict name both places", "[merge]")
{
    auto const with = [](std::string const& whom, std::string const& source, std::string const& day) {
        records r;
        r.leaders = {{"ada", "Ada Lind", {}, {}, {}}};
        r.sources.resize(1);
        r.sources[0].id = source;
        r.events = {a_call("1", whom, source, day)};
        return io::write(r);
    };
    temporary_file const one(with("USA", "s1", "2020-01-02")), two(with("USA", "s2", "2020-01-03")), other(with("FRA", "s3", "2020-01-03"));
    auto const world = io::read(std::vector{one.path(), two.path()});
    CHECK(world.facts().events.size() == 1);
    CHECK(world.when_was(*world.find_moment("1")).contested);
    CHECK(io::read(std::vector{two.path(), one.path(), one.path()}).facts().events.size() == 1);
    try {
        (void)io::read(std::vector{one.path(), other.path()});
        FAIL("it was read");
    } catch (error const& e) {
        CHECK(e.code() == code::duplicate_id);
        CHECK(e.diagnostics()[0].where.file == other.path());
        CHECK(e.diagnostics()[0].text.find(one.path()) != std::string::npos);
        CHECK(e.diagnostics()[0].text.find("who took part") != std::string::npos);
    }
}

} // namespace merge_tests
