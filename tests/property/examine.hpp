// Compares the library's answers to a story with the truth, and shrinks what differs.
// SPDX-License-Identifier: MIT
#pragma once

#include "catch.hpp"

#include "property/reference.hpp"
#include "property/story.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace property {

inline std::uint64_t number_from(char const* variable, std::uint64_t otherwise)
{
    auto const* text = std::getenv(variable);
    return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

/// What must be the same, and what may only be wider than the truth.
struct found {
    std::string what;
    bool exact;
    bool sound;
    std::string expected;
    std::string got;
};

inline std::string text(extremes const& e) { return e.any() ? fmt::format("{} to {}", e.least, e.most) : "nothing"; }

/// Compares one answer with the truth, property by property.
class comparison {
public:
    comparison(story const& s, everything const& of, en::timeline const& told) : story_(s), of_(of), told_(told) {}

    std::vector<found> run()
    {
        compare_moments();
        compare_answer();
        return std::move(all_);
    }
    /// What kind of case it is, as far as the library promises more or less of it.
    [[nodiscard]] std::string kind() const
    {
        window_of const w(story_, of_);
        bool gaps = false;
        for (auto const& r : of_.accepted) gaps = gaps || r.least < 0 || r.least > 1 || r.most != endless;
        bool tied = false;
        bool loose = false;
        for (auto const* gates : {&w.lower, &w.upper})
            for (auto const& g : *gates) {
                auto const moves = [&](world const& x) { return g.at(x) != g.at(of_.plain.front()); };
                if (g.moment == nothing || std::none_of(of_.plain.begin(), of_.plain.end(), moves)) continue;
                loose = true;
                tied = tied || of_.tied[static_cast<std::size_t>(g.moment)] || g.moment < most_events;
            }
        auto const chosen = choices(story_, of_, w);
        bool const undated = !w.is_void && std::any_of(chosen.begin(), chosen.end(), [](choice const& c) { return c.anywhere; });
        std::string out = of_.accepted.empty() ? "bounds" : gaps ? "gaps" : "precedence";
        if (!of_.open.empty()) out += ", open scope";
        out += w.lower.empty() && w.upper.empty() ? "; no window" : w.lower.empty() || w.upper.empty() ? "; one side" : "; two sides";
        if (!w.lower.empty() || !w.upper.empty()) out += tied ? ", tied" : loose ? ", loose" : ", exact";
        if (undated) out += ", undated events";
        return out;
    }

private:
    static en::verdict least(en::verdict a, en::verdict b) { return std::min(a, b); }

    void same(std::string what, bool is_same, std::string expected, std::string got) { all_.push_back({std::move(what), is_same, is_same, std::move(expected), std::move(got)}); }
    /// The library may say "possible" where it cannot prove more.
    void verdict(std::string what, en::verdict expected, en::verdict got)
    {
        all_.push_back({std::move(what), expected == got, expected == got || got == en::verdict::possible, std::string(en::name(expected)), std::string(en::name(got))});
    }
    void range(std::string what, extremes const& expected, std::int64_t lo, std::int64_t hi)
    {
        bool const sound = !expected.any() || (lo <= expected.least && expected.most <= hi);
        bool const exact = !expected.any() || (lo == expected.least && hi == expected.most);
        all_.push_back({std::move(what), exact, sound, text(expected), fmt::format("{} to {}", lo, hi)});
    }

    static std::int64_t time(en::instant t) { return t == en::instant::past() ? -endless : t == en::instant::future() ? endless : t.count() - noon; }
    void window(std::string what, extremes const& expected, en::bounds got)
    {
        if (!expected.any()) return;
        range(std::move(what), {of_.unlimited_if_far(expected.least), of_.unlimited_if_far(expected.most)}, time(got.earliest()), time(got.latest()));
    }

    void compare_moments()
    {
        auto const& worlds = of_.plain;
        std::vector<std::size_t> rejected;
        for (auto const& c : told_.conflicts())
            if (c.rejected.kind == en::said::what::claim) rejected.push_back(c.rejected.record);
        same("set aside", rejected == of_.set_aside, fmt::format("{} claims", of_.set_aside.size()), fmt::format("{} claims", rejected.size()));
        for (std::size_t a = 0; a != moments; ++a) {
            if (!of_.active[a]) continue;
            auto const at = told_.find_moment(id(static_cast<int>(a)));
            extremes e;
            for (auto const& w : worlds) e.take(w[a]);
            auto const got = told_.when_was(*at).window;
            auto const lo = of_.unlimited_if_far(e.least);
            auto const hi = of_.unlimited_if_far(e.most);
            same("when_was", time(got.earliest()) == lo && time(got.latest()) == hi, fmt::format("{}: {} to {}", id(static_cast<int>(a)), lo, hi),
                 fmt::format("{} to {}", time(got.earliest()), time(got.latest())));
            for (std::size_t b = 0; b != moments; ++b) {
                if (b == a || !of_.active[b]) continue;
                auto const other = told_.find_moment(id(static_cast<int>(b)));
                auto const yes = static_cast<std::size_t>(std::count_if(worlds.begin(), worlds.end(), [&](world const& w) { return w[a] < w[b]; }));
                auto const pair = fmt::format("{} {}", id(static_cast<int>(a)), id(static_cast<int>(b)));
                bool const certain = yes == worlds.size();
                same("certainly_before", told_.certainly_before(*at, *other) == certain, pair + (certain ? " yes" : " no"), certain ? "no" : "yes");
                same("possibly_before", told_.possibly_before(*at, *other) == (yes != 0), pair + (yes != 0 ? " yes" : " no"), yes != 0 ? "no" : "yes");
            }
        }
    }

    void compare_answer()
    {
        auto const& q = story_.asks;
        window_of const w(story_, of_);
        if (q.aim == aim::whether_moments)
            for (auto const m : {q.before, q.after})
                if (!of_.active[static_cast<std::size_t>(m)] && m >= most_events) return;
        if (is_moot(story_, of_, w)) return;
        truth_ = true_answer(story_, of_, w);
        auto const answer = told_.ask(query_of(q));
        if (answer.size() != 1) {
            same("rows", false, "1", std::to_string(answer.size()));
            return;
        }
        row_ = &answer[0];
        if (truth_.is_void) {
            bool const whether = q.aim == aim::whether_moments;
            if (!whether) same("void", row_->verdict == en::verdict::none && row_->candidates.empty(), "none", std::string(en::name(row_->verdict)));
            return;
        }
        switch (q.aim) {
        case aim::first:
        case aim::last: compare_foremost(); break;
        case aim::order: compare_order(); break;
        case aim::list: compare_list(); break;
        case aim::count:
            range("count", truth_.count, static_cast<std::int64_t>(row_->count->least), static_cast<std::int64_t>(row_->count->most));
            break;
        case aim::gap: compare_gap(); break;
        case aim::whether_parties:
        case aim::whether_moments: verdict(q.aim == aim::whether_parties ? "whether, parties" : "whether, moments", truth_.whether.verdict(truth_.worlds), row_->verdict); break;
        case aim::not_contacted: compare_not_contacted(); break;
        }
    }

    [[nodiscard]] en::candidate const* candidate_of(std::size_t p) const
    {
        for (auto const& c : row_->candidates)
            if (c.parties.front().code() == codes[p]) return &c;
        return nullptr;
    }
    [[nodiscard]] static en::verdict how(en::candidate const* c) { return c == nullptr ? en::verdict::none : c->how; }
    void rank(std::string what, extremes const& expected, en::candidate const* c)
    {
        if (c != nullptr) range(std::move(what), expected, static_cast<std::int64_t>(c->rank.lo), static_cast<std::int64_t>(c->rank.hi));
    }

    void compare_foremost()
    {
        auto expected = en::verdict::none;
        for (std::size_t p = 0; p != parties; ++p)
            if (auto const v = truth_.countries[p].foremost.verdict(truth_.worlds); v != en::verdict::none) expected = expected == en::verdict::none ? v : least(v, expected);
        verdict("first: verdict", expected, row_->verdict);
        for (std::size_t p = 0; p != parties; ++p) {
            auto const* c = candidate_of(p);
            verdict("first: candidate", truth_.countries[p].foremost.verdict(truth_.worlds), how(c));
            rank("first: rank", truth_.countries[p].rank, c);
            if (c != nullptr) compare_events(*c, static_cast<int>(p));
        }
    }
    /// The events that may be the first, and where they may lie.
    void compare_events(en::candidate const& c, int p)
    {
        extremes when;
        for (std::size_t e = 0; e != most_events; ++e) {
            auto const& whom = story_.events[e].whom;
            bool const leads = std::find(whom.begin(), whom.end(), p) != whom.end();
            bool const expected = leads && truth_.events[e].foremost.yes != 0;
            bool const got = std::find(c.events.begin(), c.events.end(), id(static_cast<int>(e))) != c.events.end();
            all_.push_back({"first: events", expected == got, got || !expected, expected ? id(static_cast<int>(e)) : "no " + id(static_cast<int>(e)), got ? "yes" : "no"});
            if (!got || truth_.events[e].inside.yes == 0) continue;
            when.take(truth_.events[e].when.least);
            when.take(truth_.events[e].when.most);
        }
        window("first: window", when, c.window);
    }

    void compare_order()
    {
        auto const expected = truth_.nonempty.yes == 0 ? en::verdict::none : truth_.same_order ? en::verdict::certain : en::verdict::possible;
        verdict("order: verdict", expected, row_->verdict);
        for (std::size_t p = 0; p != parties; ++p) {
            auto const* c = candidate_of(p);
            verdict("order: candidate", truth_.countries[p].contacted.verdict(truth_.worlds), how(c));
            rank("order: rank", truth_.countries[p].rank, c);
            if (c != nullptr) window("order: window", truth_.countries[p].first, c->window);
        }
        for (std::size_t a = 0; a != row_->candidates.size(); ++a)
            for (std::size_t b = 0; b != row_->candidates.size(); ++b) {
                auto const i = number_of(row_->candidates[a].parties.front());
                auto const j = number_of(row_->candidates[b].parties.front());
                auto const yes = truth_.before[i][j].yes;
                verdict("order: pairs", yes == 0 ? en::verdict::none : yes == truth_.countries[j].contacted.yes ? en::verdict::certain : en::verdict::possible, row_->before(a, b));
            }
        for (std::size_t b = 0; b != row_->blocks.size(); ++b)
            for (std::size_t later = b + 1; later != row_->blocks.size(); ++later)
                for (auto const x : row_->blocks[b].parties)
                    for (auto const y : row_->blocks[later].parties) {
                        auto const i = number_of(x);
                        auto const j = number_of(y);
                        same("order: blocks", truth_.before[i][j].yes == truth_.both[i][j].yes, "undecided", fmt::format("{} before {}", x.code(), y.code()));
                    }
        std::size_t shown = row_->floating.size();
        for (auto const& b : row_->blocks) shown += b.parties.size();
        same("order: shown", shown == row_->candidates.size(), std::to_string(row_->candidates.size()), std::to_string(shown));
    }
    [[nodiscard]] static std::size_t number_of(en::party p)
    {
        std::size_t i = 0;
        while (p.code() != codes[i]) ++i;
        return i;
    }

    void compare_list()
    {
        auto expected = en::verdict::none;
        for (std::size_t e = 0; e != most_events; ++e) {
            auto const v = truth_.events[e].inside.verdict(truth_.worlds);
            if (v != en::verdict::none) expected = expected == en::verdict::none ? v : least(v, expected);
            en::candidate const* c = nullptr;
            for (auto const& other : row_->candidates)
                if (other.events.front() == id(static_cast<int>(e))) c = &other;
            verdict("list: candidate", v, how(c));
            rank("list: rank", truth_.events[e].rank, c);
            if (c != nullptr) window("list: window", truth_.events[e].when, c->window);
        }
        verdict("list: verdict", expected, row_->verdict);
    }

    void compare_gap()
    {
        if (truth_.nonempty.yes == 0) {
            verdict("gap: verdict", en::verdict::none, row_->verdict);
            return;
        }
        bool const certain = truth_.nonempty.yes == truth_.worlds && truth_.gap.least == truth_.gap.most;
        verdict("gap: verdict", certain ? en::verdict::certain : en::verdict::possible, row_->verdict);
        auto const number = [](en::duration d) { return d.is_unlimited() ? (d.count() < 0 ? -endless : endless) : d.count(); };
        auto const lo = number(row_->gap->least);
        auto const hi = number(row_->gap->most);
        if (!truth_.gap_unlimited)
            range("gap", truth_.gap, lo, hi);
        else
            all_.push_back({"gap, unlimited", true, lo <= truth_.gap.least && truth_.gap.most <= hi, text(truth_.gap), fmt::format("{} to {}", lo, hi)});
    }

    void compare_not_contacted()
    {
        for (auto const p : story_.asks.with) {
            auto const i = static_cast<std::size_t>(p);
            auto const contacted = truth_.countries[i].contacted.verdict(truth_.worlds);
            auto const expected = contacted == en::verdict::none ? en::verdict::certain : contacted == en::verdict::certain ? en::verdict::none : en::verdict::possible;
            verdict("not contacted", expected, how(candidate_of(i)));
        }
    }

    story const& story_;
    everything const& of_;
    en::timeline const& told_;
    truth truth_;
    en::answer_row const* row_ = nullptr;
    std::vector<found> all_;
};

struct outcome {
    bool skipped = false;
    std::string kind;
    std::vector<found> all;
};

inline outcome examine(story const& s)
{
    outcome out;
    everything const of(s);
    out.skipped = of.too_many || of.all.empty();
    if (out.skipped) return out;
    auto const told = en::builder(en::zones(shifted)).add(records_of(s)).build();
    comparison c(s, of, told);
    out.all = c.run();
    out.kind = c.kind();
    return out;
}

/// Where the library promises the truth and not only something that contains it (docs/answers.md): everywhere, but where it is
/// open of an event whether it lies in a claim's scope. Ranks and counts are promised for less: inside a window they would
/// need all events at once, not one against another.
inline bool is_promised(std::string const& kind, std::string const& what)
{
    if (what == "when_was" || what == "certainly_before" || what == "possibly_before" || what == "set aside") return true;
    auto const is = [&](char const* part) { return kind.find(part) != std::string::npos; };
    if (is("open scope")) return false;
    bool const alone = is("no window") || (is("bounds") && is("exact"));
    if (what == "first: rank" || what == "order: rank") return alone;
    if (what == "list: rank") return is("no window") || is("bounds");
    if (what == "count") return alone || (!is("two sides") && !is("tied"));
    return true;
}

inline std::optional<found> failure(outcome const& o)
{
    for (auto const& f : o.all)
        if (!f.sound || (!f.exact && is_promised(o.kind, f.what))) return f;
    return std::nullopt;
}

/// The same failure with less.
template <class Examine>
story smaller(story s, std::string const& what, Examine examine_one)
{
    auto const fails = [&](story const& t) {
        try {
            auto const f = failure(examine_one(t));
            return f && f->what == what;
        } catch (en::error const&) {
            return false;
        }
    };
    auto const attempt = [&](auto change) {
        auto t = s;
        change(t);
        if (!fails(t)) return false;
        s = std::move(t);
        return true;
    };
    for (bool again = true; again;) {
        again = false;
        for (std::size_t i = 0; i != s.claims.size(); ++i)
            if (s.claims[i].there) again = attempt([&](story& t) { t.claims[i].there = false; }) || again;
        for (std::size_t m = 0; m != turns; ++m)
            if (s.milestones[m].reported) again = attempt([&](story& t) { t.milestones[m].reported = false; }) || again;
        for (int e = 0; e != most_events; ++e) {
            auto& h = s.events[static_cast<std::size_t>(e)];
            if (!h.there) continue;
            auto const drop = [&](story& t) {
                auto const mentions = [&](std::vector<int> const& list) { return std::find(list.begin(), list.end(), e) != list.end(); };
                t.events[static_cast<std::size_t>(e)].there = false;
                for (auto& c : t.claims) {
                    for (auto& step : c.steps) std::erase(step, e);
                    std::erase_if(c.steps, [](auto const& step) { return step.empty(); });
                    bool const listed = mentions(c.events) && c.events.size() == 1;
                    std::erase(c.events, e);
                    if (listed || c.after == e || (c.is == saying::form::distance && (c.from == e || c.to == e)) || (c.is == saying::form::order && c.steps.size() < 2)) c.there = false;
                }
            };
            bool const asked = (s.asks.from && s.asks.from->moment == e) || (s.asks.to && s.asks.to->moment == e) ||
                               (s.asks.aim == aim::whether_moments && (s.asks.before == e || s.asks.after == e));
            if (!asked && attempt(drop)) {
                again = true;
                continue;
            }
            auto const& now = s.events[static_cast<std::size_t>(e)];
            auto const change = [&](auto how) { return attempt([&](story& t) { how(t.events[static_cast<std::size_t>(e)]); }); };
            if (now.as) again = change([](happening& x) { x.as.reset(); }) || again;
            if (now.is != fate::held) again = change([](happening& x) { x.is = fate::held; }) || again;
            if (now.role) again = change([](happening& x) { x.role.reset(); }) || again;
            if (now.whom.size() > 1) again = change([](happening& x) { x.whom.pop_back(); }) || again;
            if (now.by_meeting) again = change([](happening& x) { x.by_meeting = false; }) || again;
            if (!now.contested && now.window.lo != now.window.hi && now.window.lo != -endless && now.window.hi != endless) again = change([](happening& x) { ++x.window.lo; }) || change([](happening& x) { --x.window.hi; }) || again;
        }
        if (s.asks.to) again = attempt([](story& t) { t.asks.to.reset(); }) || again;
        if (s.asks.from && s.asks.aim != aim::gap) again = attempt([](story& t) { t.asks.from.reset(); }) || again;
        if (s.asks.direction != en::direction::either) again = attempt([](story& t) { t.asks.direction = en::direction::either; }) || again;
        if (!s.asks.with.empty() && s.asks.aim != aim::not_contacted) again = attempt([](story& t) { t.asks.with.clear(); }) || again;
        if (!s.asks.beyond) again = attempt([](story& t) { t.asks.beyond = true; }) || again;
        if (s.asks.calls_only) again = attempt([](story& t) { t.asks.calls_only = false; }) || again;
    }
    return s;
}

/// Examines many random stories; a failing one is shrunk and printed. `examine_one(story, seed)` returns an outcome; `prepare`
/// makes of a random story one that it can examine.
template <class Examine, class Prepare>
void check_cases(char const* name, std::uint64_t usual, Examine examine_one, Prepare prepare)
{
    auto const seed = number_from("ENTENTE_SEED", 20250609);
    auto const cases = number_from("ENTENTE_CASES", usual);
    auto const only = std::getenv("ENTENTE_CASE");
    auto const from = number_from("ENTENTE_CASE", 0);
    std::printf("%s: ENTENTE_SEED=%llu ENTENTE_CASES=%llu\n", name, static_cast<unsigned long long>(seed), static_cast<unsigned long long>(cases));

    struct count {
        std::size_t exact = 0;
        std::size_t all = 0;
    };
    std::map<std::string, std::map<std::string, count>> tallies;
    std::size_t done = 0;
    std::size_t passed_over = 0;
    for (auto n = from; only != nullptr ? n == from : done != cases; ++n) {
        auto const own_seed = seed * 1'000'003 + n;
        dice d(own_seed);
        auto const s = prepare(random_story(d));
        auto const o = examine_one(s, own_seed);
        if (o.skipped) {
            ++passed_over;
            if (only != nullptr) break;
            continue;
        }
        ++done;
        for (auto const& f : o.all) {
            auto& t = tallies[o.kind][f.what];
            t.exact += f.exact;
            ++t.all;
        }
        if (auto const f = failure(o)) {
            auto const again = [&](story const& t) { return examine_one(t, own_seed); };
            auto const less = smaller(s, f->what, again);
            auto const left = again(less);
            FAIL(fmt::format("ENTENTE_SEED={} ENTENTE_CASE={} ({}), {}\n{}expected {}, got {}\n\nsmaller ({}):\n{}expected {}, got {}", seed, n, o.kind, f->what, text(s), f->expected, f->got,
                             left.kind, text(less), failure(left)->expected, failure(left)->got));
        }
    }
    std::printf("%zu cases; %zu with too many worlds, or none, passed over\n", done, passed_over);
    for (auto const& [kind, properties] : tallies) {
        count sum;
        std::string wider;
        for (auto const& [what, c] : properties) {
            sum.exact += c.exact;
            sum.all += c.all;
            if (c.exact != c.all) wider += fmt::format("; {} {} of {}", what, c.exact, c.all);
        }
        std::printf("%s: %zu of %zu exact%s\n", kind.c_str(), sum.exact, sum.all, wider.c_str());
    }
    CHECK(done != 0);
}

} // namespace property
