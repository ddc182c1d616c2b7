// Answers from the events that decide them against answers from all events: the same, to the letter.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "property/cases.hpp"
#include "property/dice.hpp"

#include <entente/io/zones.hpp>
#include <entente/query/ask.hpp>
#include <entente/query/detail/respond.hpp>
#include <entente/timeline/builder.hpp>

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

namespace property {

namespace {

using texts = std::vector<std::string>;

[[nodiscard]] std::size_t at(dice& d, int n) { return static_cast<std::size_t>(d(n)); }

constexpr std::array leaders{"kim", "bush", "abe", "hu"};
constexpr std::array parties{"KOR", "USA", "JPN", "CHN", "RUS", "UNO"};

// --- what is told ---

/// Days of one winter and spring, so that windows of every breadth lie across the edges that are asked for; a few of them often, so that
/// some fall together.
[[nodiscard]] std::string day(dice& d)
{
    auto const n = d.once_in(2) ? 10 * d.between(0, 9) : d.between(0, 90);
    return n < 31   ? fmt::format("2020-01-{:02}", n + 1)
           : n < 60 ? fmt::format("2020-02-{:02}", n - 30)
                    : fmt::format("2020-03-{:02}", n - 59);
}
[[nodiscard]] en::when time(dice& d)
{
    std::string zone = d.once_in(4) ? "Asia/Seoul" : d.once_in(5) ? "" : "UTC";
    auto const text = [&]() -> std::string {
        auto const n = d(20);
        if (n == 0) return "2020";
        if (n == 1) return "2019/2020-02";
        if (n < 4) return fmt::format("2020-0{}", d.between(1, 4));
        if (n == 4) return fmt::format("[{},{}]", day(d), day(d));
        if (n == 5) return day(d) + "?";
        if (n < 12) return day(d);
        if (zone.empty()) zone = "UTC";
        return fmt::format("{}T{:02}:00", day(d), 6 * d.between(0, 3));
    };
    return d.once_in(20) ? en::when{} : en::when{text(), zone};
}
[[nodiscard]] en::report report(dice& d, bool of_event)
{
    en::report out;
    out.source = fmt::format("s{}", d(5));
    out.time = time(d);
    if (of_event && !d.once_in(12)) out.status = d.once_in(8) ? en::status::denied : en::status::held;
    if (of_event && d.once_in(15)) out.status = en::status::planned;
    return out;
}
[[nodiscard]] en::participant participant(dice& d, std::string_view leader, std::string_view side)
{
    en::participant out;
    out.leader = leader;
    out.party = *en::find_party(side);
    if (d.once_in(3)) out.role = d.once_in(2) ? en::role::initiator : en::role::recipient;
    return out;
}
[[nodiscard]] en::event event(dice& d, int number)
{
    en::event out;
    out.id = fmt::format("e{}", number);
    out.kind = d.once_in(4) ? en::event_kind::meeting : en::event_kind::call;
    auto const us = at(d, 4);
    out.participants.push_back(participant(d, d.once_in(8) ? "" : leaders[us], parties[us]));
    for (std::size_t n = 0, many = d.once_in(6) ? 2 : 1, them = us; n != many; ++n) {
        them = (them + 1 + at(d, 2)) % parties.size();
        if (them == us) break;
        out.participants.push_back(participant(d, them < leaders.size() && d.once_in(2) ? leaders[them] : "", parties[them]));
    }
    for (std::size_t n = 0, many = d.once_in(4) ? 2 : 1; n != many; ++n) out.reports.push_back(report(d, true));
    return out;
}
[[nodiscard]] en::claim claim(dice& d, int events)
{
    en::claim out;
    out.source = fmt::format("s{}", d(5));
    auto const id = [&] { return fmt::format("e{}", d(events)); };
    auto const turn = [&] { return fmt::format("{}-1.{}", leaders[at(d, 4)], d.once_in(2) ? "took_office" : "elected"); };
    switch (d(4)) {
    case 0: out.says = en::order_claim{{{id()}, {id()}, {id()}}}; break;
    case 1: out.says = en::order_claim{{{turn()}, {id()}}}; break;
    case 2: {
        en::distance_claim far;
        far.from = id();
        far.to = id();
        auto const least = d.between(0, 60);
        far.least = fmt::format("PT{}H", least);
        far.most = fmt::format("PT{}H", least + d.between(0, 90));
        out.says = far;
        break;
    }
    default: {
        en::first_claim f;
        f.scope.by = leaders[at(d, 4)];
        f.scope.kinds = {en::event_kind::call};
        if (d.once_in(2)) f.scope.after = turn();
        f.events = {id()};
        out.says = f;
    }
    }
    return out;
}
struct told {
    en::records first, more;
};
[[nodiscard]] told draw(dice& d)
{
    told out;
    auto& r = out.first;
    for (int i = 0; i != 5; ++i) {
        en::source s;
        s.id = fmt::format("s{}", i);
        s.publisher = "somebody";
        if (i != 0) s.published = en::when{fmt::format("2020-0{}-15", i), "UTC"};
        if (i == 3) s.rank = en::source_rank::preferred;
        r.sources.push_back(std::move(s));
    }
    for (std::size_t i = 0; i != leaders.size(); ++i) {
        en::leader l;
        l.id = leaders[i];
        l.name = leaders[i];
        r.leaders.push_back(l);
        en::office o;
        o.id = fmt::format("{}/president", parties[i]);
        o.title = "president";
        o.party = *en::find_party(parties[i]);
        r.offices.push_back(o);
        for (int n = 1, terms = d.once_in(4) ? 2 : 1; n <= terms; ++n) {
            en::term t;
            t.id = fmt::format("{}-{}", leaders[i], n);
            t.leader = leaders[i];
            t.office = o.id;
            auto const say = [&](en::milestone m, std::string text) { t.at(m).emplace_back().time = en::when{std::move(text), "UTC"}; };
            if (n == 2) {
                say(en::milestone::took_office, "2020-03-10");
            } else {
                if (!d.once_in(5)) say(en::milestone::elected, d.once_in(3) ? "2020-01" : fmt::format("2020-01-0{}", d.between(1, 9)));
                if (!d.once_in(5)) say(en::milestone::took_office, d.once_in(3) ? "2020-01/2020-02" : "2020-01-20T12:00");
                if (terms == 2) say(en::milestone::left_office, "2020-03-05");
            }
            r.terms.push_back(std::move(t));
        }
    }
    auto const events = d.between(6, 40);
    for (int i = 0; i != events; ++i) (d.once_in(4) ? out.more : r).events.push_back(event(d, i));
    for (auto const& e : r.events) // of some, another report comes later
        if (d.once_in(6)) {
            auto again = e;
            again.id += "-again";
            again.same_as = e.id;
            again.reports = {report(d, true)};
            out.more.events.push_back(std::move(again));
        }
    for (int i = 0, many = d(5); i != many; ++i) out.more.claims.push_back(claim(d, events));
    return out;
}

// --- what is asked ---

[[nodiscard]] en::query drawn_question(dice& d)
{
    en::query q;
    switch (d(8)) {
    case 0:
    case 1: q.aim = en::asked::first{}; break;
    case 2: q.aim = en::asked::last{}; break;
    case 3: q.aim = en::asked::order{}; break;
    case 4: q.aim = en::asked::gap{en::milestone::elected}; break;
    case 5: q.aim = en::asked::whether{parties[1 + at(d, 2)], parties[3 + at(d, 2)]}; break;
    case 6: q.aim = en::asked::not_contacted{}; break;
    default: q.aim = d.once_in(2) ? en::query::aims{en::asked::first{}} : en::query::aims{en::asked::last{}};
    }
    if (d.once_in(2)) q.kinds = {en::event_kind::call};
    if (d.once_in(3) || std::holds_alternative<en::asked::not_contacted>(q.aim)) q.whom = {"USA", "JPN", d.once_in(2) ? "CHN" : "kim"};
    if (d.once_in(5)) q.placed_or_received = d.once_in(2) ? en::direction::placed : en::direction::received;
    if (d.once_in(6)) q.statuses = {en::status::held, en::status::planned};
    if (std::holds_alternative<en::asked::order>(q.aim) && d.once_in(2)) q = q.top(static_cast<std::size_t>(d.between(1, 3)));
    if (q.whom.empty() && !std::holds_alternative<en::asked::whether>(q.aim) && d.once_in(4)) {
        auto const one = at(d, 6);
        q = q.of_pair(parties[one], parties[(one + 1 + at(d, 2)) % parties.size()]);
    } else if (d.once_in(6)) q = q.by_each_term();
    else q = d.once_in(3) ? q.by_each_leader_of("KOR") : d.once_in(3) ? q.by_each("USA/president") : q.by(leaders[at(d, 4)]);
    switch (d(7)) {
    case 0: q = q.after(d.once_in(2) ? en::elected : en::took_office); break;
    case 1: q = q.since(en::when{day(d), "UTC"}); break;
    case 2: q = q.before(en::when{day(d), "UTC"}); break;
    case 3: q = q.during(en::when{d.once_in(2) ? "2020-02" : "2020-01/2020-02", "UTC"}); break;
    case 4: q = q.within(d.between(0, 60), en::took_office); break;
    case 5: q = q.after(en::the(fmt::format("e{}", d(6)))); break;
    default: break;
    }
    if (std::holds_alternative<en::asked::gap>(q.aim) && !q.from) q = q.after(en::elected);
    if (d.once_in(5)) q.beyond_term = true;
    if (d.once_in(6)) q.organizations = true;
    return q;
}

// --- both answers ---

[[nodiscard]] std::string text_of(en::candidate const& c)
{
    std::string parties_of, caveats;
    for (auto const& p : c.parties) parties_of += fmt::format("{} ", p.code());
    for (auto const k : c.caveats) caveats += fmt::format("{}, ", en::name(k));
    return fmt::format("    {}by {} {} rank {}-{} in {}..{} {} {} '{}' '{}' days {}..{} [{}]\n", parties_of, fmt::join(c.events, " "),
                       en::name(c.how), c.rank.lo, c.rank.hi, c.window.earliest().count(), c.window.latest().count(),
                       c.kind ? en::name(*c.kind) : "-", c.status ? en::name(*c.status) : "-", c.zone, c.place.code(),
                       c.days ? c.days->least : -1, c.days ? c.days->most : -1, caveats);
}
[[nodiscard]] std::string text_of(en::answer_row const& r)
{
    std::string out = fmt::format("  {} {} {} {}{}\n", r.leader, r.term, r.zone, en::name(r.verdict), r.tie ? ", tie" : "");
    for (auto const& c : r.candidates) out += text_of(c);
    for (auto const& b : r.blocks) {
        for (auto const& p : b.parties) out += fmt::format("{} ", p.code());
        out += "| ";
    }
    for (auto const& p : r.floating) out += fmt::format("{} floats ", p.code());
    for (std::size_t a = 0; a != r.before.size(); ++a)
        for (std::size_t b = 0; b != r.before.size(); ++b) out += a == b ? '.' : static_cast<char>('0' + static_cast<int>(r.before(a, b)));
    if (r.count) out += fmt::format(" count {}..{}", r.count->least, r.count->most);
    if (r.gap) out += fmt::format(" gap {}..{}", r.gap->least.count(), r.gap->most.count());
    if (r.gap_days) out += fmt::format(" days {}..{}", r.gap_days->least, r.gap_days->most);
    for (auto const k : r.caveats) out += fmt::format(", {}", en::name(k));
    return out + "\n";
}
/// Of each row, from the events that decide it, and from all.
[[nodiscard]] std::pair<texts, texts> both(en::timeline const& t, en::query const& q)
{
    auto const& data = *en::detail::access::data_of(t);
    auto const meaning = en::detail::resolve_query(data, q);
    std::pair<texts, texts> out;
    for (auto const& s : meaning.subjects) {
        out.first.push_back(text_of(en::detail::decide_row(data, q, meaning, s, false).row));
        out.second.push_back(text_of(en::detail::decide_row(data, q, meaning, s, true).row));
    }
    return out;
}

/// What a question about two parties says of events, whichever side it is seen from.
[[nodiscard]] std::string text_of_events(en::timeline const& t, en::query const& q)
{
    std::string out;
    for (auto const& r : t.ask(q)) {
        out += fmt::format("{}{} ", en::name(r.verdict), r.count ? fmt::format(" {}..{}", r.count->least, r.count->most) : "");
        for (auto const& c : r.candidates)
            out += fmt::format("{} {} {}-{} {}..{} ", fmt::join(c.events, " "), en::name(c.how), c.rank.lo, c.rank.hi,
                               c.window.earliest().count(), c.window.latest().count());
    }
    return out;
}
[[nodiscard]] en::query from_the_other_side(en::query q)
{
    auto& two = std::get<en::asked::pair>(q.who);
    std::swap(two.party, two.other);
    return q;
}

/// Nothing: terms that end before they begin, an id that is not there; such questions have no answer.
[[nodiscard]] std::optional<std::pair<texts, texts>> answered(en::timeline const& t, en::query const& q)
{
    try {
        return both(t, q);
    } catch (en::error const&) {
        return std::nullopt;
    }
}

} // namespace

TEST_CASE("What decides an answer is all that it takes", "[property][pruning]")
{
    constexpr int questions = 12;
    run_options const options(3000);
    std::size_t rows = 0, done = 0;
    for (std::uint64_t n = options.only.value_or(0); options.only ? n == *options.only : n != options.cases; ++n) {
        dice d(options.seed * 1'000'003 + n);
        auto const all = draw(d);
        std::vector<std::pair<char const*, en::timeline>> seen;
        try {
            auto const first = en::builder(en::iana_zones()).add(all.first).build();
            auto const grown = first.with(all.more);
            seen = {{"as built", first}, {"grown", grown}, {"a view", grown.as_of(en::when{"2020-02-20", "UTC"})}};
        } catch (en::error const&) {
            continue;
        }
        ++done;
        for (int k = 0; k != questions; ++k) {
            auto const q = drawn_question(d);
            for (auto const& [name, t] : seen) {
                auto const rows_of = answered(t, q);
                if (!rows_of) continue;
                rows += rows_of->first.size();
                INFO("ENTENTE_SEED=" << options.seed << " ENTENTE_CASE=" << n << ", question " << k << ", " << name);
                REQUIRE(rows_of->first == rows_of->second);
                if (std::holds_alternative<en::asked::pair>(q.who) && q.placed_or_received == en::direction::either)
                    REQUIRE(text_of_events(t, q) == text_of_events(t, from_the_other_side(q)));
            }
        }
    }
    std::printf("pruning: %zu stories, %zu rows\n", done, rows);
    if (options.only) return;
    CHECK(done * 2 > options.cases); // else the run shows little
    CHECK(rows > done * questions);
}

} // namespace property
