// Small random timelines and questions, in a short form of their own, and how they are told to the library.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/ask.hpp>
#include <entente/timeline/builder.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace property {

namespace en = entente;

// Times are counted in microseconds, the library's tick, from a noon in 1970. Text is no finer than a second. So the
// stories tell exact times by clocks that are some microseconds fast or slow; and a window by two minutes on such clocks:
// the one begins at the earliest instant, the other ends with the latest, and what they have in common is the window.

inline constexpr std::int64_t noon = 36 * 3600 * std::int64_t{1'000'000}; ///< 1970-01-02T12:00Z
inline constexpr std::int64_t minute = 60 * std::int64_t{1'000'000};
inline constexpr std::int64_t distant = 5 * minute; ///< contested times have their other end there
inline constexpr std::int64_t endless = std::int64_t{1} << 40;

/// "us-3": a clock three microseconds slow.
inline std::optional<std::int64_t> shift_of(std::string_view zone)
{
    if (zone == "UTC") return 0;
    std::int64_t n = 0;
    if (!zone.starts_with("us")) return std::nullopt;
    auto const [end, bad] = std::from_chars(zone.data() + 2, zone.data() + zone.size(), n);
    if (bad != std::errc{} || end != zone.data() + zone.size()) return std::nullopt;
    return n;
}
inline constexpr en::zones::table shifted{
    [](std::string_view zone) { return shift_of(zone).has_value(); },
    [](std::string_view zone, en::civil_time t) -> std::optional<en::clock_reading> {
        auto const s = shift_of(zone);
        if (!s) return std::nullopt;
        en::instant const at{t.count() - *s};
        return en::clock_reading{en::clock_reading::kind::unique, at, at};
    },
    [](std::string_view zone, en::instant) -> std::optional<en::zone_state> {
        auto const s = shift_of(zone);
        if (!s) return std::nullopt;
        return en::zone_state{en::duration{*s}, std::string(zone), false};
    },
    true};

inline std::string zone_for(std::int64_t shift) { return fmt::format("us{}", shift); }
/// A minute that begins at this time.
inline en::when minute_from(std::int64_t t) { return en::when{"1970-01-02T12:00", zone_for(-t)}; }
/// A minute that ends with this time.
inline en::when minute_to(std::int64_t t) { return en::when{"1970-01-02T11:59", zone_for(-t - 1)}; }
inline en::when exactly(std::int64_t t) { return en::when{"1970-01-02T12:00:00", zone_for(-t)}; }

// --- the short form ---

inline constexpr int most_events = 5;
inline constexpr int turns = 4;
inline constexpr int moments = most_events + turns; ///< events first, then elected, declared, took_office, left_office
inline constexpr int parties = 3;
inline constexpr std::array<char const*, parties> codes{"USA", "CHN", "JPN"};
inline constexpr int nothing = -1;

struct span {
    std::int64_t lo = -endless;
    std::int64_t hi = endless;
};

enum class fate { held, disputed, denied, planned };

struct happening {
    bool there = false;
    fate is = fate::held;
    span window;
    bool contested = false; ///< `window.hi` is minutes away then
    std::vector<int> whom;
    bool by_meeting = false;
    std::optional<en::role> role; ///< of the leader
    std::optional<en::capacity> as;
    [[nodiscard]] bool is_held() const { return there && (is == fate::held || is == fate::disputed); }
    [[nodiscard]] bool is_reported() const { return window.lo != -endless || window.hi != endless; }
};

struct turning {
    bool reported = false;
    span window;
};

struct saying {
    enum class form { order, distance, first, complete };
    form is = form::order;
    bool there = true;
    std::vector<std::vector<int>> steps;
    int from = 0, to = 0;
    std::optional<std::int64_t> least, most;
    bool by_term = false;
    bool calls_only = false;
    int after = nothing;
    std::vector<int> with;
    std::vector<int> events;
    int rank = 1;  ///< as source_rank
    int dated = 0; ///< 0: no date
};

enum class aim { first, last, order, list, count, gap, whether_parties, whether_moments, not_contacted };

struct edge {
    int moment = nothing; ///< else a date
    std::int64_t date = 0;
    bool inclusive = false;
};

struct question {
    property::aim aim = aim::first;
    bool calls_only = false;
    en::direction direction = en::direction::either;
    std::optional<edge> from, to;
    std::vector<int> with;
    bool beyond = false;
    int before = 0, after = 0; ///< of `whether`
};

struct story {
    std::array<happening, most_events> events;
    std::array<turning, turns> milestones;
    std::vector<saying> claims;
    question asks;
};

// --- telling it to the library ---

inline std::string id(int moment)
{
    if (moment < most_events) return fmt::format("e{}", moment);
    return fmt::format("lee-1.{}", en::name(static_cast<en::milestone>(moment - most_events)));
}
inline std::string length(std::int64_t us) { return en::to_string(en::duration{us}); }

inline void report(std::vector<en::report>& to, span w, std::optional<en::status> as)
{
    auto const add = [&](en::when at) { to.push_back({{}, as, std::move(at), {}, {}, {}}); };
    if (w.lo == w.hi)
        add(exactly(w.lo));
    else if (w.lo != -endless && w.hi != endless) {
        add(minute_from(w.lo)); // far from each other if it is contested
        add(minute_to(w.hi));
    } else if (w.lo != -endless)
        add(en::when{"[1970-01-02T12:00:00..]", zone_for(-w.lo)});
    else if (w.hi != endless)
        add(en::when{"[..1970-01-02T12:00:00]", zone_for(-w.hi)});
    else if (as)
        add({});
}

inline std::string source_id(saying const& c) { return fmt::format("s{}{}", c.rank, c.dated); }

inline en::scope scope_of(saying const& c)
{
    en::scope out;
    out.by = c.by_term ? "lee-1" : "lee";
    if (c.calls_only) out.kinds = {en::event_kind::call};
    if (c.after != nothing) out.after = id(c.after);
    for (auto const p : c.with) out.with.emplace_back(codes[static_cast<std::size_t>(p)]);
    return out;
}

inline en::records records_of(story const& s)
{
    en::records r;
    for (int rank = 0; rank != 3; ++rank)
        for (int dated = 0; dated != 3; ++dated) {
            en::source src;
            src.id = fmt::format("s{}{}", rank, dated);
            src.publisher = "somebody";
            src.rank = static_cast<en::source_rank>(rank);
            if (dated != 0) src.published = en::when{fmt::format("1970-01-0{}", dated + 2), "UTC"};
            r.sources.push_back(std::move(src));
        }
    r.leaders.push_back({"lee", "Lee", {}, {}, {}});
    r.offices.push_back({"KOR/president", en::party{"KOR"}, "president", {}});
    en::term t{"lee-1", "lee", "KOR/president", false, {}, {}, {}};
    for (std::size_t m = 0; m != turns; ++m)
        if (s.milestones[m].reported) report(t.milestones[m], s.milestones[m].window, std::nullopt);
    r.terms.push_back(std::move(t));
    for (int i = 0; i != most_events; ++i) {
        auto const& h = s.events[static_cast<std::size_t>(i)];
        if (!h.there) continue;
        en::event e;
        e.id = id(i);
        e.kind = h.by_meeting ? en::event_kind::meeting : en::event_kind::call;
        e.participants.push_back({"lee", en::party{"KOR"}, h.role, h.as, {}});
        for (auto const p : h.whom) e.participants.push_back({{}, en::party{codes[static_cast<std::size_t>(p)]}, std::nullopt, std::nullopt, {}});
        report(e.reports, h.window, h.is == fate::planned ? en::status::planned : en::status::held);
        if (h.is == fate::disputed) e.reports.push_back({{}, en::status::denied, {}, {}, {}, {}});
        if (h.is == fate::denied) e.reports.push_back({"s20", en::status::denied, {}, {}, {}, {}});
        r.events.push_back(std::move(e));
    }
    for (auto const& c : s.claims) {
        if (!c.there) continue;
        en::claim out;
        out.source = source_id(c);
        auto const ids = [](std::vector<int> const& list) {
            std::vector<std::string> all;
            for (auto const m : list) all.push_back(id(m));
            return all;
        };
        switch (c.is) {
        case saying::form::order: {
            en::order_claim o;
            for (auto const& step : c.steps) o.steps.push_back(ids(step));
            out.says = std::move(o);
            break;
        }
        case saying::form::distance:
            out.says = en::distance_claim{id(c.from), id(c.to), std::nullopt, std::nullopt, c.least ? length(*c.least) : "", c.most ? length(*c.most) : "", {}};
            break;
        case saying::form::first: out.says = en::first_claim{scope_of(c), ids(c.events)}; break;
        case saying::form::complete: out.says = en::complete_claim{scope_of(c), ids(c.events)}; break;
        }
        r.claims.push_back(std::move(out));
    }
    return r;
}

inline en::mark mark_of(edge const& e, bool is_lower)
{
    if (e.moment == nothing) return is_lower == e.inclusive ? minute_from(e.date) : minute_to(e.date);
    if (e.moment >= most_events) return static_cast<en::milestone>(e.moment - most_events);
    return en::the(id(e.moment));
}

inline en::query query_of(question const& q)
{
    auto const code = [](int p) { return std::string(codes[static_cast<std::size_t>(p)]); };
    en::query out;
    switch (q.aim) {
    case aim::first: out = en::first(); break;
    case aim::last: out = en::last(); break;
    case aim::order: out = en::order(); break;
    case aim::list: out = en::list(); break;
    case aim::count: out = en::count(); break;
    case aim::gap: out = en::gap(mark_of(*q.from, true)); break;
    case aim::whether_parties: out = en::whether(code(q.before), code(q.after)); break;
    case aim::whether_moments: out = en::whether(id(q.before), id(q.after)); break;
    case aim::not_contacted: out = en::not_contacted(); break;
    }
    out = out.by("lee");
    if (q.calls_only) out.kinds = {en::event_kind::call};
    out.placed_or_received = q.direction;
    if (q.aim != aim::gap && q.from) out = q.from->inclusive ? out.since(mark_of(*q.from, true)) : out.after(mark_of(*q.from, true));
    if (q.to) out = q.to->inclusive ? out.until(mark_of(*q.to, false)) : out.before(mark_of(*q.to, false));
    for (auto const p : q.with) out.whom.push_back(code(p));
    out.beyond_term = q.beyond;
    return out;
}

// --- printing ---

inline std::string text(span w)
{
    auto const end = [](std::int64_t t) { return t <= -endless || t >= endless ? std::string("..") : std::to_string(t); };
    return fmt::format("[{}, {}]", end(w.lo), end(w.hi));
}
inline std::string names(std::vector<int> const& list)
{
    std::string out;
    for (auto const m : list) out += (out.empty() ? "" : " ") + id(m);
    return out;
}
inline std::string countries(std::vector<int> const& list)
{
    std::string out;
    for (auto const p : list) out += (out.empty() ? "" : " ") + std::string(codes[static_cast<std::size_t>(p)]);
    return out;
}
inline std::string text(edge const& e) { return e.moment == nothing ? std::to_string(e.date) : id(e.moment); }

inline std::string text(question const& q)
{
    constexpr std::array<char const*, 9> aims{"first", "last", "order", "list", "count", "gap", "whether", "whether", "not contacted"};
    std::string out = aims[static_cast<std::size_t>(q.aim)];
    if (q.aim == aim::whether_parties) out += fmt::format(" {} before {}", codes[static_cast<std::size_t>(q.before)], codes[static_cast<std::size_t>(q.after)]);
    if (q.aim == aim::whether_moments) out += fmt::format(" {} before {}", id(q.before), id(q.after));
    if (q.calls_only) out += ", calls";
    if (q.direction != en::direction::either) out += q.direction == en::direction::placed ? ", placed" : ", received";
    if (q.from) out += fmt::format(", {} {}", q.from->inclusive ? "since" : "after", text(*q.from));
    if (q.to) out += fmt::format(", {} {}", q.to->inclusive ? "until" : "before", text(*q.to));
    if (!q.with.empty()) out += ", with " + countries(q.with);
    if (q.beyond) out += ", even beyond the term";
    return out;
}

inline std::string text(story const& s)
{
    std::string out;
    for (int i = 0; i != most_events; ++i) {
        auto const& h = s.events[static_cast<std::size_t>(i)];
        if (!h.there) continue;
        constexpr std::array<char const*, 4> fates{"held", "disputed", "denied", "planned"};
        out += fmt::format("  {} {} {} with {}, {}{}{}{}\n", id(i), fates[static_cast<std::size_t>(h.is)], h.by_meeting ? "meeting" : "call", countries(h.whom), text(h.window),
                           h.contested ? " contested" : "", h.role ? fmt::format(", {}", en::name(*h.role)) : "", h.as ? fmt::format(", as {}", en::name(*h.as)) : "");
    }
    for (int m = 0; m != turns; ++m)
        if (s.milestones[static_cast<std::size_t>(m)].reported) out += fmt::format("  {} {}\n", id(most_events + m), text(s.milestones[static_cast<std::size_t>(m)].window));
    for (auto const& c : s.claims) {
        if (!c.there) continue;
        out += fmt::format("  claim of rank {}, date {}: ", c.rank, c.dated);
        if (c.is == saying::form::order)
            for (auto const& step : c.steps) out += fmt::format("{}{}", &step == &c.steps.front() ? "" : " < ", names(step));
        else if (c.is == saying::form::distance)
            out += fmt::format("{} - {} in [{}, {}]", id(c.to), id(c.from), c.least ? std::to_string(*c.least) : "..", c.most ? std::to_string(*c.most) : "..");
        else
            out += fmt::format("{} of {}{}{}{}: {}", c.is == saying::form::first ? "first" : "all", c.by_term ? "the term" : "the leader", c.calls_only ? ", calls" : "",
                               c.with.empty() ? "" : ", with " + countries(c.with), c.after == nothing ? "" : ", after " + id(c.after), names(c.events));
        out += '\n';
    }
    return out + "  asks: " + text(s.asks) + '\n';
}

// --- chance ---

/// The same numbers everywhere: the standard leaves its distributions to the implementation.
class dice {
public:
    explicit dice(std::uint64_t seed) : engine_(seed) {}
    /// 0 to n - 1.
    int operator()(int n) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(n)); }
    int between(int a, int b) { return a + (*this)(b - a + 1); }
    bool once_in(int n) { return (*this)(n) == 0; }
    template <class List>
    auto const& pick(List const& list)
    {
        return list[static_cast<std::size_t>((*this)(static_cast<int>(list.size())))];
    }

private:
    std::mt19937_64 engine_;
};

inline constexpr int horizon = 7; ///< finite times lie in [0, horizon]

inline span random_window(dice& d, int widest)
{
    auto const lo = d.between(0, horizon);
    return {lo, std::min(horizon, lo + d(widest + 1))};
}

inline std::vector<int> some_of(dice& d, std::vector<int> list, int count)
{
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[static_cast<std::size_t>(d(static_cast<int>(i)))]);
    list.resize(std::min(list.size(), static_cast<std::size_t>(count)));
    return list;
}

inline question random_question(dice& d, story const& s)
{
    question q;
    q.aim = static_cast<aim>(d(9));
    std::vector<int> held;
    std::vector<int> known;
    for (int i = 0; i != most_events; ++i)
        if (s.events[static_cast<std::size_t>(i)].is_held()) held.push_back(i);
    for (int m = 0; m != turns; ++m)
        if (s.milestones[static_cast<std::size_t>(m)].reported) known.push_back(most_events + m);
    auto const random_edge = [&] {
        edge e;
        e.inclusive = d.once_in(2);
        auto const how = d(6);
        if (how < 3 && !known.empty())
            e.moment = d.pick(known);
        else if (how == 3 && !held.empty())
            e.moment = d.pick(held);
        else if (how == 4 && d.once_in(4))
            e.moment = most_events + d(turns);
        else
            e.date = d.between(0, horizon);
        return e;
    };
    auto const window = d(8);
    if (window == 1 || window == 2 || window == 3 || window == 6) q.from = random_edge();
    if (window == 4 || window == 5 || window == 6) q.to = random_edge();
    if (q.aim == aim::gap) {
        q.from = random_edge();
        q.from->inclusive = true;
    }
    q.beyond = d.once_in(3);
    q.calls_only = d.once_in(4);
    if (d.once_in(5)) q.direction = d.once_in(2) ? en::direction::placed : en::direction::received;
    if (d.once_in(4) || q.aim == aim::not_contacted) q.with = some_of(d, {0, 1, 2}, d.between(1, 3));
    if (q.aim == aim::whether_moments) {
        auto all = known;
        for (int i = 0; i != most_events; ++i)
            if (s.events[static_cast<std::size_t>(i)].there) all.push_back(i);
        q.before = d.pick(all);
        q.after = d.pick(all);
    } else {
        q.before = d(parties);
        q.after = (q.before + d.between(1, 2)) % parties;
    }
    return q;
}

inline saying random_claim(dice& d, std::vector<int> const& events, std::vector<int> const& all)
{
    saying c;
    c.rank = d.once_in(4) ? d(3) : 1;
    c.dated = d(3);
    auto const kind = d(10);
    if (kind < 5 || all.size() < 2) {
        c.is = saying::form::order;
        for (auto const m : some_of(d, all, d.between(2, 4))) {
            if (c.steps.size() > 1 && d.once_in(5))
                c.steps.back().push_back(m);
            else
                c.steps.push_back({m});
        }
        if (c.steps.size() < 2) c.there = false;
    } else if (kind < 7) {
        c.is = saying::form::distance;
        auto const two = some_of(d, all, 2);
        c.from = two[0];
        c.to = two[1];
        auto const least = d.between(-2, 2);
        if (!d.once_in(3)) c.least = least;
        if (!c.least || d.once_in(2)) c.most = least + d(3);
    } else {
        c.is = kind < 9 ? saying::form::first : saying::form::complete;
        c.by_term = d.once_in(2);
        c.calls_only = d.once_in(4);
        if (d.once_in(2)) c.after = d.pick(all);
        if (d.once_in(5)) c.with = some_of(d, {0, 1, 2}, d.between(1, 2));
        c.events = some_of(d, events, c.is == saying::form::first ? d.between(1, 2) : d.between(1, static_cast<int>(events.size())));
    }
    return c;
}

inline story random_story(dice& d)
{
    story s;
    auto const count = std::max(d.between(1, most_events), d.between(1, most_events));
    auto const claims = d.once_in(3) ? 0 : d.between(1, 4);
    auto const countries = d.between(1, parties);
    int unknown = d.once_in(2) ? 0 : d.between(0, 2);
    std::vector<int> events;
    for (int i = 0; i != count; ++i) {
        auto& h = s.events[static_cast<std::size_t>(i)];
        events.push_back(i);
        h.there = true;
        h.is = d.once_in(5) ? static_cast<fate>(d(4)) : fate::held;
        h.window = random_window(d, d.once_in(3) ? 0 : 3);
        if (h.is_held() && unknown > 0) {
            --unknown;
            if (!d.once_in(3)) h.window.lo = -endless;
            if (h.window.lo == -endless && !d.once_in(4)) h.window.hi = endless;
            if (h.window.lo != -endless) h.window.hi = endless;
        } else if (h.is_held() && d.once_in(25)) {
            h.contested = true;
            h.window.hi = distant + d(3);
        }
        std::vector<int> all;
        for (int p = 0; p != countries; ++p) all.push_back(p);
        h.whom = some_of(d, all, d.once_in(5) ? 2 : 1);
        h.by_meeting = d.once_in(4);
        if (d.once_in(2)) h.role = d.once_in(2) ? en::role::initiator : en::role::recipient;
        if (d.once_in(8)) h.as = static_cast<en::capacity>(d(5));
        if (h.as == en::capacity::acting) h.as.reset(); // the term is no acting one
    }
    bool const no_milestones = d.once_in(3);
    for (std::size_t m = 0; m != turns; ++m) {
        if (no_milestones || !d.once_in(m == 1 ? 6 : 2)) continue;
        s.milestones[m].reported = true;
        s.milestones[m].window = random_window(d, d.once_in(2) ? 0 : 2);
    }
    auto& left = s.milestones[3];
    for (std::size_t m = 0; m != 3; ++m) // a term that certainly ends before it begins is refused
        if (s.milestones[m].reported && left.reported && left.window.hi < s.milestones[m].window.lo) left.window.hi = horizon;
    auto all = events;
    for (std::size_t m = 0; m != turns; ++m)
        if (s.milestones[m].reported || d.once_in(12)) all.push_back(most_events + static_cast<int>(m));
    for (int c = 0; c != claims; ++c) {
        auto claim = random_claim(d, events, all);
        if (claim.there) s.claims.push_back(std::move(claim));
    }
    s.asks = random_question(d, s);
    return s;
}

} // namespace property
