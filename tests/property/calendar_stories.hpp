// Stories of one winter and spring, told in calendar times, and questions about them.
// SPDX-License-Identifier: MIT
#pragma once

#include "property/dice.hpp"

#include <entente/model/records.hpp>
#include <entente/query/pattern.hpp>
#include <entente/query/query.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace property::calendar {

namespace en = entente;

[[nodiscard]] inline std::size_t at(dice& d, int n) { return static_cast<std::size_t>(d(n)); }

inline constexpr std::array leaders{"kim", "bush", "abe", "hu"};
inline constexpr std::array sides{"KOR", "USA", "JPN", "CHN", "RUS", "UNO"};

// --- what is told ---

/// Days of one winter and spring, so that windows of every breadth lie across the edges that are asked for; a few of them often, so that
/// some fall together.
[[nodiscard]] inline std::string day(dice& d)
{
    auto const n = d.once_in(2) ? 10 * d.between(0, 9) : d.between(0, 90);
    return n < 31   ? fmt::format("2020-01-{:02}", n + 1)
           : n < 60 ? fmt::format("2020-02-{:02}", n - 30)
                    : fmt::format("2020-03-{:02}", n - 59);
}
[[nodiscard]] inline en::when time(dice& d)
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
[[nodiscard]] inline en::report report(dice& d, bool of_event)
{
    en::report out;
    out.source = fmt::format("s{}", d(5));
    out.time = time(d);
    if (of_event && !d.once_in(12)) out.status = d.once_in(8) ? en::status::denied : en::status::held;
    if (of_event && d.once_in(15)) out.status = en::status::planned;
    return out;
}
[[nodiscard]] inline en::participant participant(dice& d, std::string_view leader, std::string_view side)
{
    en::participant out;
    out.leader = leader;
    out.party = *en::find_party(side);
    if (d.once_in(3)) out.role = d.once_in(2) ? en::role::initiator : en::role::recipient;
    if (!leader.empty() && d.once_in(4)) {
        constexpr std::array all{en::capacity::candidate, en::capacity::elect, en::capacity::incumbent, en::capacity::incumbent,
                                 en::capacity::former};
        out.capacity = all[at(d, all.size())];
    }
    return out;
}
/// With nobody yet, at no time.
[[nodiscard]] inline en::event contact_of(dice& d, int number)
{
    en::event out;
    out.id = fmt::format("e{}", number);
    out.kind = d.once_in(4) ? en::event_kind::meeting : en::event_kind::call;
    return out;
}
[[nodiscard]] inline en::event event(dice& d, int number)
{
    auto out = contact_of(d, number);
    auto const us = at(d, 4);
    out.participants.push_back(participant(d, d.once_in(8) ? "" : leaders[us], sides[us]));
    for (std::size_t n = 0, many = d.once_in(6) ? 2 : 1, them = us; n != many; ++n) {
        them = (them + 1 + at(d, 2)) % sides.size();
        if (them == us) break;
        out.participants.push_back(participant(d, them < leaders.size() && d.once_in(2) ? leaders[them] : "", sides[them]));
    }
    for (std::size_t n = 0, many = d.once_in(4) ? 2 : 1; n != many; ++n) out.reports.push_back(report(d, true));
    return out;
}
[[nodiscard]] inline en::claim claim(dice& d, int events)
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
struct told_twice {
    en::records first, more;
};
[[nodiscard]] inline told_twice draw(dice& d)
{
    told_twice out;
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
        o.id = fmt::format("{}/president", sides[i]);
        o.title = "president";
        o.party = *en::find_party(sides[i]);
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
                if (!d.once_in(5)) say(en::milestone::took_office, d.once_in(3) ? "2020-01/2020-02" : "2020-01-20T12:00:00");
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

/// A story of which windows alone decide much: two countries, held, in office; now and then something else lies in the way.
[[nodiscard]] inline en::event plain_event(dice& d, int number)
{
    auto out = contact_of(d, number);
    auto const us = at(d, 4);
    auto const them = (us + 1 + at(d, d.once_in(2) ? 4 : 1)) % 5;
    for (auto const who : {us, them}) out.participants.push_back(participant(d, who < leaders.size() ? leaders[who] : "", sides[who]));
    auto const text = [&]() -> std::string {
        if (d.once_in(8)) return fmt::format("2020-0{}", d.between(1, 4));
        if (d.once_in(25)) return "2020";
        if (d.once_in(3)) return day(d);
        return fmt::format("{}T{:02}:00", day(d), 6 * d.between(0, 3));
    };
    en::report r;
    r.source = fmt::format("s{}", d(5));
    r.status = en::status::held;
    r.time = en::when{text(), "UTC"};
    out.reports = {std::move(r)};
    return out;
}
[[nodiscard]] inline told_twice draw_plain(dice& d)
{
    auto out = draw(d);
    auto& r = out.first;
    r.events.clear();
    out.more.events.clear();
    out.more.terms.clear();
    for (auto& t : r.terms) {
        auto const is_last = t.id.back() == '2' || std::none_of(r.terms.begin(), r.terms.end(), [&](en::term const& other) {
                                 return other.leader == t.leader && other.id.back() == '2';
                             });
        auto const say = [&](en::milestone m, std::string text) {
            t.at(m) = {{{}, std::nullopt, en::when{std::move(text), "UTC"}, {}, {}, {}}};
        };
        if (t.id.back() == '1' && !d.once_in(3)) {
            say(en::milestone::elected, "2019-12-10T00:00:00");
            say(en::milestone::took_office, "2019-12-20T00:00:00");
        } else if (t.id.back() == '1') {
            if (!d.once_in(4))
                say(en::milestone::elected, d.once_in(2) ? "2019-12-10" : d.once_in(2) ? "2020-01-11T06:00:00" : "2020-01-20T18:00:00");
            if (!d.once_in(6))
                say(en::milestone::took_office, d.once_in(2) ? "2020-01-11" : d.once_in(4) ? "2020-01-20T18:00:00" : "2020-01-11T12:00:00");
        }
        if (is_last && !d.once_in(20))
            say(en::milestone::left_office, !d.once_in(3) ? ".." : d.once_in(2) ? "2020-03-21T12:00:00" : "2020-03-21");
    }
    if (!d.once_in(3)) out.more.claims.clear();
    auto const events = d.between(6, 50);
    for (int i = 0; i != events; ++i) (d.once_in(8) ? out.more : r).events.push_back(d.once_in(40) ? event(d, i) : plain_event(d, i));
    return out;
}

/// One of which a look at a list tells much: times to the second, so few of them that events meet at one, and mostly leaders on both sides.
[[nodiscard]] inline told_twice draw_exact(dice& d)
{
    auto out = draw_plain(d);
    bool const all = !d.once_in(3), leaders_alone = all && d.once_in(2), says_as_what = d.once_in(2);
    auto const days = d.between(1, 30);
    for (auto* r : {&out.first, &out.more}) {
        if (leaders_alone)
            std::erase_if(r->events, [](en::event const& e) {
                return std::ranges::any_of(e.participants, [](en::participant const& p) { return p.leader.empty(); });
            });
        for (auto& e : r->events) {
            if (!says_as_what)
                for (auto& p : e.participants) p.capacity.reset();
            for (auto& told : e.reports) {
                if (!all && d.once_in(15)) continue;
                auto const n = d.between(0, days);
                told.time = en::when{fmt::format("2020-0{}-{:02}T{:02}:00:00", 1 + n / 28, 1 + n % 28, d.between(0, 3) * 6), "UTC"};
            }
        }
    }
    return out;
}

// --- what is asked ---

[[nodiscard]] inline en::query drawn_question(dice& d)
{
    en::query q;
    switch (d(8)) {
    case 0:
    case 1: q.aim = en::asked::first{}; break;
    case 2: q.aim = en::asked::last{}; break;
    case 3: q.aim = en::asked::order{}; break;
    case 4: q.aim = en::asked::gap{en::milestone::elected}; break;
    case 5: q.aim = en::asked::whether{sides[1 + at(d, 2)], sides[3 + at(d, 2)]}; break;
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
        q = q.of_pair(sides[one], sides[(one + 1 + at(d, 2)) % sides.size()]);
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
/// Of those that windows alone may decide.
[[nodiscard]] inline en::query plain_question(dice& d)
{
    auto q = drawn_question(d);
    q.aim = d.once_in(3)   ? en::query::aims{en::asked::order{}}
            : d.once_in(2) ? en::query::aims{en::asked::last{}}
                           : en::query::aims{en::asked::first{}};
    q.first_few.reset();
    if (std::holds_alternative<en::asked::order>(q.aim)) q = q.top(static_cast<std::size_t>(d.between(1, 3)));
    if (d.once_in(4)) q = q.before(en::instant{en::hours(24 * (18262 + d.between(0, 90)) + 12 * d.between(0, 1)).count()});
    return q;
}

/// Of one to three contacts, near each other or not.
[[nodiscard]] inline en::pattern plain_pattern(dice& d)
{
    auto const whom = [&] { return d.once_in(4) ? en::counterparts{} : en::counterparts{sides[at(d, 5)]}; };
    auto out = d.once_in(4) ? en::first_contact(whom()) : d.once_in(3) ? en::contact(whom(), en::call) : en::contact(whom());
    for (auto more = d.between(0, 2); more != 0; --more) {
        out = d.once_in(2) ? out.then(whom()) : out.followed_by(whom());
        if (d.once_in(2)) out = out.within(d.once_in(2) ? en::days(d.between(0, 20)) : en::hours(6 * d.between(0, 60)));
        if (d.once_in(4)) out = out.not_between(whom());
    }
    auto list = d.once_in(2) ? en::list(en::call) : en::list();
    list = d.once_in(2) ? list.by_each_term() : list.by(leaders[at(d, 4)]);
    if (d.once_in(3)) list = list.with({"USA", "JPN", "CHN"});
    if (d.once_in(3)) list = list.since(en::when{day(d), "UTC"});
    return out.among(list);
}

} // namespace property::calendar
