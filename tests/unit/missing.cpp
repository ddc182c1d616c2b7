// What would settle a possible answer: told facts settle it together, and one of them alone where any fact does.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/io/zones.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace missing_tests {

using namespace entente;
using namespace entente::literals;

namespace {

constexpr int hour = 3600;

/// Some calls of one day, and when they may have been, in hours of 10 May 2017 UTC.
struct story {
    struct deed {
        std::string id;
        party with;
        int from = 0; ///< the hour in which it began at the earliest
        int until = 0;
        bool disputed = false;
        bool placed_is_known = true;
        bool place_is_known = true;
    };
    deed election{"moon-2017.elected", {}, 0, 0};
    std::vector<deed> deeds;
    std::vector<std::pair<std::string, std::string>> orders; ///< claims
};

/// When everything was, in seconds, and what else was so.
struct truth {
    std::map<std::string, int> at;
    std::map<std::string, bool> held;
    std::map<std::string, bool> placed;
    std::map<std::string, bool> abroad;
};

std::string window(int from, int until) { return fmt::format("[2017-05-10T{:02}:00..2017-05-10T{:02}:59]", from, until); }

builder told(story const& s)
{
    builder b{iana_zones()};
    auto const moon = b.leader("moon", "Moon Jae-in");
    auto const kbs = b.source("kbs", "KBS", "2018-01-01", "UTC");
    auto const yna = b.source("yna", "Yonhap", "2018-01-01", "UTC");
    b.source("best", "The archive", "2020-01-01", "UTC", source_rank::preferred);
    b.term(moon, "KOR/president", "moon-2017").elected(window(s.election.from, s.election.until), "UTC", kbs);
    for (auto const& d : s.deeds) {
        auto e = b.event(call, {moon, d.with}, d.id);
        e.held(window(d.from, d.until), "UTC", kbs);
        if (d.disputed) e.denied(yna);
    }
    for (auto const& [x, y] : s.orders) b.order(x, y).said_by(kbs);
    return b;
}

/// The story and what is true of some facts.
timeline with_facts(story const& s, truth const& w, std::vector<missing_fact> const& facts)
{
    auto f = told(s).facts();
    auto const event_of = [&](std::string const& id) -> event& {
        return *std::find_if(f.events.begin(), f.events.end(), [&](event const& e) { return e.id == id; });
    };
    for (auto const& d : s.deeds) { // what is known without asking
        auto& e = event_of(d.id);
        if (d.placed_is_known) e.participants[0].role = w.placed.at(d.id) ? role::initiator : role::recipient;
        if (d.place_is_known) e.in = w.abroad.at(d.id) ? "USA"_party : "KOR"_party;
    }
    std::size_t number = 0;
    auto const claim_that = [&](auto says) { f.claims.push_back({fmt::format("fact-{}", number++), "best", std::move(says), {}, {}, {}}); };
    auto const in_order = [&](std::string const& x, std::string const& y) {
        auto const [a, b] = w.at.at(x) < w.at.at(y) ? std::pair{x, y} : std::pair{y, x};
        claim_that(order_claim{{{a}, {b}}});
    };
    for (auto const& m : facts) {
        switch (m.what) {
        case lack::order: in_order(m.ids[0], m.ids[1]); break;
        case lack::inside: in_order(s.election.id, m.ids[0]); break; // every question here begins with the election
        case lack::distance: {
            auto const [a, b] = w.at.at(m.ids[0]) < w.at.at(m.ids[1]) ? std::pair{m.ids[0], m.ids[1]} : std::pair{m.ids[1], m.ids[0]};
            auto const length = fmt::format("PT{}S", w.at.at(b) - w.at.at(a));
            claim_that(distance_claim{a, b, {}, {}, length, length, {}});
            break;
        }
        case lack::held:
            event_of(m.ids[0]).reports.push_back({"best", w.held.at(m.ids[0]) ? status::held : status::denied, {}, {}, {}, {}});
            break;
        case lack::placed_by: event_of(m.ids[0]).participants[0].role = w.placed.at(m.ids[0]) ? role::initiator : role::recipient; break;
        case lack::place: event_of(m.ids[0]).in = w.abroad.at(m.ids[0]) ? "USA"_party : "KOR"_party; break;
        case lack::office:
        case lack::many: FAIL("no such fact is asked for here");
        }
    }
    builder b{iana_zones()};
    b.add(std::move(f));
    return b.build();
}

class maker {
public:
    explicit maker(unsigned seed) : random_(seed) {}

    story a_story()
    {
        story s;
        s.election.from = below(6);
        s.election.until = s.election.from + below(3);
        std::array<party, 3> const parties{"USA"_party, "CHN"_party, "JPN"_party};
        for (int i = 0, n = 2 + below(3); i != n; ++i) {
            story::deed d{fmt::format("e{}", i), parties[static_cast<std::size_t>(below(3))]};
            d.from = below(8);
            d.until = d.from + below(5);
            d.disputed = below(8) == 0;
            d.placed_is_known = below(4) != 0;
            d.place_is_known = below(4) != 0;
            s.deeds.push_back(d);
        }
        auto const some = a_truth(s); // claims are true of it, and so of one another
        if (!some) return s;
        for (int i = below(3); i != 0; --i) {
            auto const x = a_moment(s);
            auto const y = a_moment(s);
            auto const disputed = [&](std::string const& id) {
                return std::any_of(s.deeds.begin(), s.deeds.end(), [&](story::deed const& d) { return d.id == id && d.disputed; });
            };
            if (disputed(x) || disputed(y)) continue; // what is said of their order falls with them
            if (some->at.at(x) < some->at.at(y)) s.orders.emplace_back(x, y);
        }
        return s;
    }
    /// One world of the story, in which nothing is at the same time; nothing, if none was found.
    std::optional<truth> a_truth(story const& s)
    {
        for (int tries = 0; tries != 400; ++tries) {
            truth w;
            std::vector<int> taken;
            auto const place = [&](story::deed const& d) {
                auto const t = d.from * hour + below((d.until - d.from) * hour + 60 * 60);
                w.at[d.id] = t;
                taken.push_back(t);
            };
            place(s.election);
            for (auto const& d : s.deeds) {
                place(d);
                w.held[d.id] = !d.disputed || below(2) == 0;
                w.placed[d.id] = below(2) == 0;
                w.abroad[d.id] = below(2) == 0;
            }
            std::sort(taken.begin(), taken.end());
            bool good = std::adjacent_find(taken.begin(), taken.end()) == taken.end();
            for (auto const& [x, y] : s.orders) good = good && w.at.at(x) < w.at.at(y);
            if (good) return w;
        }
        return std::nullopt;
    }
    std::string a_moment(story const& s)
    {
        auto const i = static_cast<std::size_t>(below(static_cast<int>(s.deeds.size()) + 1));
        return i == s.deeds.size() ? s.election.id : s.deeds[i].id;
    }
    query a_question(story const& s)
    {
        auto const asked = [&]() -> query {
            switch (below(9)) {
            case 0: return last(call);
            case 1: return order(call);
            case 2: return list(call);
            case 3: return count(call);
            case 4: return whether("USA", "CHN", call);
            case 5: return whether(s.deeds[0].id, s.deeds[1].id);
            case 6: return gap(elected, call);
            case 7: return not_contacted(call).with({"USA", "CHN"});
            default: return first(call);
            }
        }();
        auto q = asked.by("moon");
        if (below(2) == 0 && !std::holds_alternative<asked::gap>(q.aim)) q = q.after(elected);
        if (below(4) == 0) q = q.placed();
        if (below(4) == 0) q = q.abroad();
        return q;
    }
    int below(int n) { return std::uniform_int_distribution<int>{0, n - 1}(random_); }

private:
    std::mt19937 random_;
};

answer_row ask(timeline const& t, query const& q) { return t.ask(q)[0]; }

/// Every fact of these kinds that anybody could tell; of a gap also lengths of time, which otherwise settle something by chance.
std::vector<missing_fact> all_facts(story const& s, bool lengths)
{
    std::vector<missing_fact> out;
    for (std::size_t i = 0; i != s.deeds.size(); ++i) {
        auto const& d = s.deeds[i];
        for (std::size_t k = i + 1; k != s.deeds.size(); ++k) out.push_back({lack::order, {d.id, s.deeds[k].id}, {}});
        out.push_back({lack::inside, {d.id}, {}});
        if (lengths) out.push_back({lack::distance, {s.election.id, d.id}, {}});
        if (d.disputed) out.push_back({lack::held, {d.id}, {}});
        if (!d.placed_is_known) out.push_back({lack::placed_by, {d.id}, {}});
        if (!d.place_is_known) out.push_back({lack::place, {d.id}, {}});
    }
    return out;
}

std::string in_words(story const& s)
{
    auto out = fmt::format("elected {} to {}", s.election.from, s.election.until);
    for (auto const& d : s.deeds)
        out += fmt::format("; {} {} {} to {}{}{}{}", d.id, d.with, d.from, d.until, d.disputed ? " disputed" : "",
                           d.placed_is_known ? "" : " by nobody", d.place_is_known ? "" : " nowhere");
    for (auto const& [x, y] : s.orders) out += fmt::format("; {} < {}", x, y);
    return out;
}

/// Two calls, from one hour to another.
story two(int a, int b, int c, int d)
{
    story s;
    s.election.from = s.election.until = 0;
    s.deeds = {{"us-call", "USA"_party, a, b}, {"cn-call", "CHN"_party, c, d}};
    return s;
}
std::vector<std::string> texts(answer_row const& row)
{
    std::vector<std::string> out;
    for (auto const& m : row.missing()) out.push_back(fmt::format("{}", m));
    return out;
}

} // namespace

TEST_CASE("what is missing is told of every aim", "[missing]")
{
    auto const s = two(3, 6, 5, 8);
    auto const t = told(s).build();
    std::vector<std::string> const their_order{"the order of \"us-call\" and \"cn-call\""};
    CHECK(texts(ask(t, first(call).by("moon"))) == their_order);
    CHECK(texts(ask(t, order(call).by("moon"))) == their_order);
    CHECK(texts(ask(t, whether("USA", "CHN", call).by("moon"))) == their_order);
    CHECK(texts(ask(t, whether("us-call", "cn-call"))) == their_order);
    CHECK(ask(t, first(call).by("moon")).missing()[0].what == lack::order);
    CHECK(ask(t, first(call).by("moon")).missing()[0].ids == std::vector<std::string>{"us-call", "cn-call"});
    CHECK(ask(t, whether("USA", "CHN", call).by("moon")).why().find("It would be settled by the order of \"us-call\" and \"cn-call\".") !=
          std::string::npos);
    CHECK(texts(ask(t, gap(elected, call).by("moon"))) == std::vector<std::string>{"the order of \"us-call\" and \"cn-call\"",
                                                                                   "how long after \"moon-2017.elected\" \"us-call\" was",
                                                                                   "how long after \"moon-2017.elected\" \"cn-call\" was"});
    CHECK(texts(ask(t, gap(elected, call).by("moon").with("USA"))) ==
          std::vector<std::string>{"how long after \"moon-2017.elected\" \"us-call\" was"});
}

TEST_CASE("a certain answer misses nothing", "[missing]")
{
    auto s = two(3, 4, 5, 6);
    s.orders = {{"us-call", "cn-call"}};
    auto const t = told(s).build();
    for (auto const& q :
         {first(call), last(call), order(call), whether("USA", "CHN", call), whether("CHN", "USA", call), count(call), list(call)}) {
        auto const row = ask(t, q.by("moon"));
        CHECK(row.verdict != verdict::possible);
        CHECK(row.missing().empty());
    }
    // the two may be one after the other or not, but the first was an hour after the election
    auto b = told(two(3, 6, 3, 6));
    b.claim(distance_claim{"moon-2017.elected", "us-call", {}, {}, "PT4H", "PT4H", {}});
    b.claim(distance_claim{"moon-2017.elected", "cn-call", {}, {}, "PT4H", "PT4H", {}});
    auto const row = ask(b.build(), gap(elected, call).by("moon"));
    CHECK(row.verdict == verdict::certain);
    CHECK(row.missing().empty());
}

TEST_CASE("an order is missing where ends only touch", "[missing]")
{
    builder b{iana_zones()};
    auto const moon = b.leader("moon", "Moon Jae-in");
    auto const kbs = b.source("kbs", "KBS");
    b.term(moon, "KOR/president", "moon-2017").took_office("2017", "UTC");
    b.event(call, {moon, "USA"_party}, "us-call").held("2017-05-10", "UTC", kbs);
    b.event(call, {moon, "CHN"_party}, "cn-call").held("2017-05-10/2017-05-12", "UTC", kbs);
    b.claim(distance_claim{"us-call", "cn-call", {}, {}, "PT0S", "PT2H", {}}).said_by(kbs); // not before, perhaps at the same instant
    auto const t = b.build();
    std::vector<std::string> const their_order{"the order of \"us-call\" and \"cn-call\""};
    for (auto const& q : {first(call), order(call), whether("USA", "CHN", call)}) {
        auto const row = ask(t, q.by("moon").since(when{"2017-05-01", "UTC"}).even_beyond_the_term());
        CHECK(row.verdict == verdict::possible);
        auto const missed = texts(row);
        CHECK((missed == their_order || missed == std::vector<std::string>{"the order of \"cn-call\" and \"us-call\""}));
    }
    CHECK(texts(ask(t, whether("us-call", "cn-call"))) == their_order);
    b.order("us-call", "cn-call");
    for (auto const& q : {first(call), order(call), whether("USA", "CHN", call)})
        CHECK(ask(b.build(), q.by("moon").since(when{"2017-05-01", "UTC"}).even_beyond_the_term()).verdict == verdict::certain);
}

TEST_CASE("who held office then, and in which country it was, settles it", "[missing]")
{
    builder b{iana_zones()};
    auto const moon = b.leader("moon", "Moon Jae-in");
    auto const abe = b.leader("abe", "Shinzo Abe");
    b.term(moon, "KOR/president", "moon-2017").elected("2017-05-09", "UTC").took_office("2017-05-10", "UTC");
    b.term(abe, "JPN/prime-minister", "abe-2017").took_office("2017-07", "UTC");
    auto e = b.event(meeting, {moon, abe}, "jp-meeting");
    e.held("2017-07-10", "UTC");
    auto const row = ask(b.build(), first(meeting).by("moon").abroad());
    REQUIRE(row.verdict == verdict::possible);
    CHECK(row.missing() == std::vector<missing_fact>{{lack::place, {"jp-meeting"}, "the country in which \"jp-meeting\" took place"},
                                                     {lack::office, {"jp-meeting"}, "who held office at \"jp-meeting\""}});
    e.in("JPN").as(abe, capacity::incumbent);
    CHECK(ask(b.build(), first(meeting).by("moon").abroad()).verdict == verdict::certain);
}

TEST_CASE("what is missing settles an answer together, and one fact alone where any does", "[missing]")
{
    constexpr unsigned first_seed = 2017;
    std::size_t possible = 0;
    std::size_t alone = 0;
    for (unsigned seed = first_seed; seed != first_seed + 250; ++seed) {
        maker make(seed);
        auto const s = make.a_story();
        std::vector<truth> worlds;
        for (int i = 0; i != 8; ++i)
            if (auto w = make.a_truth(s)) worlds.push_back(*std::move(w));
        if (worlds.empty()) continue;
        auto const q = make.a_question(s);
        // roles and places that are known are those of the first world in all of them
        for (auto& w : worlds)
            for (auto const& d : s.deeds) {
                if (d.placed_is_known) w.placed[d.id] = worlds[0].placed[d.id];
                if (d.place_is_known) w.abroad[d.id] = worlds[0].abroad[d.id];
            }
        auto const row = ask(with_facts(s, worlds[0], {}), q);
        INFO(seed << ": " << in_words(s) << "\n" << row.why());
        if (row.verdict != verdict::possible) {
            CHECK(row.missing().empty());
            continue;
        }
        ++possible;
        REQUIRE_FALSE(row.missing().empty());
        auto const settle = [&](std::vector<missing_fact> const& facts) {
            return std::all_of(worlds.begin(), worlds.end(),
                               [&](truth const& w) { return ask(with_facts(s, w, facts), q).verdict != verdict::possible; });
        };
        for (auto const& w : worlds) {
            auto const after = ask(with_facts(s, w, row.missing()), q);
            INFO(after.why());
            CHECK(after.verdict != verdict::possible);
        }
        auto const facts = all_facts(s, std::holds_alternative<asked::gap>(q.aim));
        auto const one = std::find_if(facts.begin(), facts.end(), [&](missing_fact const& f) { return settle({f}); });
        if (one == facts.end()) continue;
        ++alone;
        INFO("alone: " << name(one->what) << " " << one->ids.front() << " " << one->ids.back());
        CHECK(std::any_of(row.missing().begin(), row.missing().end(), [&](missing_fact const& f) { return settle({f}); }));
    }
    CHECK(possible > 100);
    CHECK(alone > 30);
}

} // namespace missing_tests
