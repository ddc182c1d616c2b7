// One story, told to the library and enumerated: everything that differs.
// SPDX-License-Identifier: MIT
#pragma once

#include "property/compare.hpp"
#include "property/telling.hpp"
#include "property/text.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace property {

struct outcome {
    bool skipped = false;
    std::string kind;
    std::vector<found> all;
    bool is_possible = false; ///< a row's true verdict is "possible"
    bool rests_on_claims = false;
    standing_case as;
};

[[nodiscard]] inline std::optional<found> failure(outcome const& o)
{
    for (auto const& f : o.all)
        if (!f.sound || (!f.exact && is_promised(o.as, f.what))) return f;
    return std::nullopt;
}

/// What the truth says in short: all verdicts and ranges of a row, without the number of worlds.
[[nodiscard]] inline std::string digest(truth const& t, question const& q)
{
    std::string out(en::name(true_verdict(t, q)));
    auto const add = [&](std::size_t yes, std::size_t worlds) { out += yes == 0 ? '0' : yes == worlds ? '1' : '?'; };
    for (std::size_t p = 0; p != parties; ++p) {
        add(t.countries[p].foremost, t.worlds);
        add(t.countries[p].contacted, t.worlds);
        for (std::size_t o = 0; o != parties; ++o) add(t.before[p][o], t.both[p][o]);
    }
    for (auto const& e : t.events) add(e.inside, t.worlds);
    if (q.aim == aim::list)
        for (auto const& e : t.events) out += text(e.rank);
    return out + text(t.count) + (q.aim == aim::gap ? text(t.gap()) : "");
}

/// Tells a story, asks, and compares.
class examination {
public:
    examination(story const& s, en::timeline const& told) : story_(s), told_(told), of_(s), belief_(s, of_) {}

    outcome run()
    {
        if (belief_.is_unclear()) return skipped();
        out_.as = standing();
        compare_statuses();
        compare_set_aside();
        compare_moments();
        if (!out_.skipped) story_.asks.aim == aim::whether_moments ? compare_two_moments() : compare_rows();
        if (out_.skipped) return skipped();
        out_.all = findings_.all();
        out_.kind = std::string(aim_names[static_cast<std::size_t>(story_.asks.aim)]) + ": " + text(out_.as);
        return std::move(out_);
    }

private:
    static outcome skipped()
    {
        outcome o;
        o.skipped = true;
        return o;
    }
    [[nodiscard]] standing_case standing() const
    {
        standing_case c;
        c.open_scope = !belief_.open().empty();
        c.holes = has_holes(story_, of_);
        c.days = !belief_.civil().empty();
        c.circle = c.days && is_circle(story_, belief_);
        c.chain = belief_.civil().size() > 1;
        auto const says_capacity = [](attendee const& a) { return a.as.has_value(); };
        c.tied = !belief_.accepted().empty() || std::any_of(story_.events.begin(), story_.events.end(), [&](happening const& h) {
            return h.there && (says_capacity(h.us) || std::any_of(h.them.begin(), h.them.end(), says_capacity));
        });
        return c;
    }

    void compare_statuses()
    {
        for (int e = 0; e != most_events; ++e) {
            if (!event_at(story_, e).there) continue;
            auto const m = told_.find_moment(id(e));
            auto const got = m ? told_.standing_of(*m) : std::nullopt;
            auto const say = [](en::status is, bool disputed) { return std::string(en::name(is)) + (disputed ? ", disputed" : ""); };
            auto const& expected = of_.events[static_cast<std::size_t>(e)];
            bool const same = got && got->is == expected.is && got->disputed == expected.disputed;
            findings_.same("status", same, id(e) + ' ' + say(expected.is, expected.disputed),
                           got ? say(got->is, got->disputed) : "nothing");
        }
    }
    void compare_set_aside()
    {
        std::vector<int> numbers; // of the claims that were told
        for (std::size_t i = 0; i != story_.claims.size(); ++i)
            if (story_.claims[i].there) numbers.push_back(static_cast<int>(i));
        std::set<int> got;
        std::size_t capacities = 0;
        for (auto const& c : told_.conflicts()) {
            if (c.rejected.kind == en::said::what::claim) got.insert(numbers[c.rejected.record]);
            capacities += c.rejected.kind == en::said::what::capacity;
        }
        auto const say = [](std::set<int> const& all) {
            std::string out;
            for (auto const i : all) out += fmt::format("#{} ", i + 1);
            return out.empty() ? std::string("none") : out;
        };
        findings_.same("set aside", got == belief_.set_aside(), say(belief_.set_aside()), say(got));
        findings_.same("capacities set aside", (capacities != 0) == belief_.capacities_contradict(),
                       belief_.capacities_contradict() ? "some" : "none", std::to_string(capacities));
    }

    /// Windows and pairs. Differences are closed by all paths, which is their definition; days are enumerated.
    void compare_moments()
    {
        std::vector<int> known;
        for (int m = 0; m != moments; ++m)
            if (is_event(m) ? of_.is_held(story_, m) : term_at(story_, term_of(m)).there && of_.knows(m) && !of_.time(m).ongoing)
                known.push_back(m);
        if (!belief_.civil().empty() || !belief_.open().empty()) {
            enumeration worlds(of_, belief_.known(), belief_.civil(), known);
            all_ = worlds.all([&](world const& w) { return belief_.open_hold(w); });
            if (all_.empty()) {
                out_.skipped = true;
                return;
            }
        }
        for (auto const a : known) {
            auto const here = told_.find_moment(id(a));
            if (!here) {
                findings_.same("rows", false, "moment " + id(a), "nothing");
                continue;
            }
            compare_window(a, told_.when_was(*here).window);
            for (auto const b : known) {
                auto const there = told_.find_moment(id(b));
                if (b != a && there) compare_pair(a, b, told_.certainly_before(*here, *there), told_.possibly_before(*here, *there));
            }
        }
    }
    void compare_window(int m, en::bounds got)
    {
        extremes e;
        if (all_.empty()) {
            e.take(belief_.known().window(m).lo);
            e.take(belief_.known().window(m).hi);
        }
        for (auto const& w : all_) e.take(at(w, m));
        auto const lo = limited(e.least), hi = limited(e.most);
        auto const got_lo = tick_of(got.earliest()), got_hi = tick_of(got.latest());
        found f{"when_was", lo == got_lo && hi == got_hi, got_lo <= lo && hi <= got_hi, fmt::format("{}: {}", id(m), text(span{lo, hi})),
                text(span{got_lo, got_hi})};
        settle(std::move(f));
    }
    void compare_pair(int a, int b, bool certain, bool possible)
    {
        auto yes_always = belief_.known().most(b, a)<0, yes_sometimes = belief_.known().most(a, b)> 0;
        if (!all_.empty()) {
            auto const yes =
                static_cast<std::size_t>(std::count_if(all_.begin(), all_.end(), [&](world const& w) { return at(w, a) < at(w, b); }));
            yes_always = yes == all_.size();
            yes_sometimes = yes != 0;
        }
        auto const say = [&](bool yes) { return fmt::format("{} {} {}", id(a), id(b), yes ? "yes" : "no"); };
        settle({"certainly_before", certain == yes_always, !certain || yes_always, say(yes_always), certain ? "yes" : "no"});
        settle({"possibly_before", possible == yes_sometimes, possible || !yes_sometimes, say(yes_sometimes), possible ? "yes" : "no"});
    }
    /// An event that may lie outside a claim's scope is bound in those worlds in which it does not; the network need not say so.
    void settle(found f)
    {
        f.exact = f.exact || (f.sound && !belief_.open().empty());
        findings_.take(std::move(f));
    }

    /// "A claim about an event that was not held has no place in the order; nor is such an event before or after anything."
    void compare_two_moments()
    {
        auto const a = story_.asks.before, b = story_.asks.after;
        auto const is_placed = [&](int m) { return is_event(m) ? of_.is_held(story_, m) : of_.knows(m) && !of_.time(m).ongoing; };
        auto const answer = told_.ask(query_of(story_.asks));
        if (answer.size() != 1) return findings_.same("rows", false, "1", std::to_string(answer.size()));
        auto expected = en::verdict::none;
        if (is_placed(a) && is_placed(b)) {
            enumeration worlds(of_, belief_.known(), belief_.civil(), needs_of({a, b}));
            auto const all = worlds.all([&](world const& w) { return belief_.open_hold(w); });
            if (all.empty()) {
                out_.skipped = true;
                return;
            }
            expected = verdict_of(
                static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](world const& w) { return at(w, a) < at(w, b); })),
                all.size());
        }
        out_.is_possible = expected == en::verdict::possible;
        auto const is_disputed = [&](int m) { return is_event(m) && of_.events[static_cast<std::size_t>(m)].disputed; };
        if (is_disputed(a) || is_disputed(b)) // possible at most, as everything that is disputed, or as sure as certainly_before
            findings_.take({"whether, disputed", true, answer[0].verdict == expected || answer[0].verdict == en::verdict::possible,
                            std::string(en::name(expected)), std::string(en::name(answer[0].verdict))});
        else findings_.verdict("whether", expected, answer[0].verdict);
        if (belief_.accepted().empty()) return;
        settled const plain(without_claims());
        out_.rests_on_claims =
            expected != en::verdict::possible && expected != en::verdict::none && belief(without_claims_, plain).known().most(b, a) >= 0;
    }
    [[nodiscard]] std::vector<int> needs_of(std::vector<int> out) const
    {
        belief_.need_open(out);
        return out;
    }
    story const& without_claims()
    {
        without_claims_ = story_;
        without_claims_.claims.clear();
        return without_claims_;
    }

    void compare_rows()
    {
        // undated, but for a claim of days: whether that dates it, when the other end is open as well, the page does not say
        auto const is_open = [&](int m) { return m < most_events && belief_.known().window(m).is_open(); };
        for (auto const* c : belief_.civil())
            out_.skipped = out_.skipped || (!story_.asks.has_window() && (is_open(c->from) || is_open(c->to)));
        if (out_.skipped) return;
        auto const answer = told_.ask(query_of(story_.asks));
        auto const rows = rows_of(story_);
        findings_.same("rows", answer.size() == rows.size(), std::to_string(rows.size()), std::to_string(answer.size()));
        std::optional<settled> plain;
        std::optional<belief> less;
        if (!belief_.accepted().empty()) {
            plain.emplace(without_claims());
            less.emplace(without_claims_, *plain);
        }
        std::size_t compared = 0;
        for (auto const term : rows) {
            en::answer_row const* got = nullptr;
            for (auto const& r : answer)
                if (r.term == term_id(term)) got = &r;
            if (got == nullptr) {
                findings_.same("rows", false, "a row for " + term_id(term), "none");
                continue;
            }
            compared += compare_row(term, *got, less ? &*less : nullptr, plain ? &*plain : nullptr);
        }
        out_.skipped = compared == 0;
    }
    /// False: the row is passed over.
    bool compare_row(int term, en::answer_row const& got, belief const* less, settled const* plain)
    {
        row const whole(story_, of_, belief_, story_.asks, term);
        if (whole.is_void()) {
            bool const none = got.verdict == en::verdict::none && got.candidates.empty();
            if (story_.asks.aim != aim::count && story_.asks.aim != aim::not_contacted)
                findings_.same("void", none, term_id(term) + " none", std::string(en::name(got.verdict)));
            bool const says = std::find(got.caveats.begin(), got.caveats.end(), en::caveat::milestone_unknown) != got.caveats.end();
            findings_.same("void", says, term_id(term) + " milestone unknown", "no such caveat");
            return true;
        }
        std::vector<int> ends{term};
        for (auto const e : whole.events())
            for (auto const& a : event_at(story_, e).them)
                if (a.leader != nothing)
                    for (auto const t : whole.terms().of_leader(a.leader)) ends.push_back(t);
        if (std::any_of(ends.begin(), ends.end(), [&](int t) { return whole.terms().has_unclear_end(t); }) || is_beyond_the_unknown(whole))
            return false;
        auto const readings = worlds_of(story_, of_, belief_, term);
        if (readings.empty()) return false;
        auto const t = truth_of(readings);
        note(whole, readings, t);
        row_comparison(story_.asks, t, got, findings_).run();
        out_.is_possible = out_.is_possible || is_open(t);
        if (less == nullptr || out_.rests_on_claims) return true;
        auto const others = row(without_claims_, *plain, *less, story_.asks, term).is_void()
                                ? std::vector<row_worlds>{}
                                : worlds_of(without_claims_, *plain, *less, term);
        out_.rests_on_claims = others.empty() || digest(truth_of(others), story_.asks) != digest(t, story_.asks);
        return true;
    }
    /// A capacity that lies beyond a milestone which nobody reports, where therefore "nothing is cut off".
    [[nodiscard]] bool is_beyond_the_unknown(row const& r) const
    {
        return std::any_of(r.events().begin(), r.events().end(), [&](int e) {
            auto const as = belief_.capacity({e, 0});
            return (as == en::capacity::candidate && !r.terms().knows_begin(r.term())) ||
                   (as == en::capacity::former && !r.terms().knows_end(r.term()));
        });
    }
    [[nodiscard]] bool is_open(truth const& t) const
    {
        auto const& q = story_.asks;
        if (q.aim == aim::whether_parties) {
            auto const a = static_cast<std::size_t>(q.before), b = static_cast<std::size_t>(q.after);
            return verdict_of(t.before[a][b], t.worlds) == en::verdict::possible;
        }
        if (q.aim == aim::not_contacted)
            return std::any_of(q.with.begin(), q.with.end(), [&](int p) {
                return verdict_of(t.countries[static_cast<std::size_t>(p)].contacted, t.worlds) == en::verdict::possible;
            });
        return true_verdict(t, q) == en::verdict::possible;
    }
    /// The weakest promise of all rows.
    void note(row const& r, std::vector<row_worlds> const& readings, truth const& t)
    {
        auto& c = out_.as;
        auto const& q = story_.asks;
        c.inside_varies = c.inside_varies || t.inside_varies;
        bool const without_leader =
            std::any_of(r.events().begin(), r.events().end(), [&](int e) { return event_at(story_, e).us.leader == nothing; });
        bool const to_somebody =
            std::any_of(r.events().begin(), r.events().end(), [&](int e) { // in office, perhaps, in other worlds than the holder
                auto const& h = event_at(story_, e);
                return h.us.leader == nothing &&
                       std::any_of(h.them.begin(), h.them.end(), [](attendee const& a) { return a.leader != nothing; });
            });
        c.shared_perhaps = c.shared_perhaps || t.shared_perhaps;
        c.leads_vary = c.leads_vary || t.leads_vary || to_somebody || (without_leader && t.inside_varies) ||
                       (r.is_between_parties() && t.nonempty != 0);
        c.assumed = c.assumed || std::any_of(r.events().begin(), r.events().end(), [&](int e) { return r.is_taken_inside(e); });
        c.edges = std::max(c.edges, (q.from ? 1 : 0) + (q.to ? 1 : 0) + (q.within ? 2 : 0) + (q.during ? 2 : 0) + (r.cuts_begin() ? 1 : 0) +
                                        (q.beyond ? 0 : 1));
        if (!q.within || q.within->second.is == point::what::date) return;
        auto const m = r.moment_at(q.within->second);
        auto const clock = zone_of(story_, m);
        auto const here = told_.find_moment(id(m));
        auto const is_limited = [&](en::bounds b) { return b.earliest().is_finite() && b.latest().is_finite(); };
        c.last_day = c.last_day || (clock == utc && here && !is_limited(told_.when_was(*here).window));
        // days of UTC hold all that is told: what may be later than that is on none that is enumerated
        c.last_day = c.last_day || (clock == utc && std::any_of(r.events().begin(), r.events().end(), [&](int e) {
                                        auto const its = told_.find_moment(id(e));
                                        return its && !is_limited(told_.when_was(*its).window);
                                    }));
        for (auto const& reading : readings)
            for (auto const& w : reading.all)
                c.last_day = c.last_day || day_on(clock, at(w, m)) != day_on(clock, at(reading.all.front(), m));
    }

    story const& story_;
    en::timeline const& told_;
    settled const of_;
    belief const belief_;
    findings findings_;
    std::vector<world> all_; ///< of all moments, where differences do not tell all
    story without_claims_;
    outcome out_;
};

[[nodiscard]] inline outcome examine(story const& s)
{
    auto const told = timeline_of(s);
    return examination(s, told).run();
}

} // namespace property
