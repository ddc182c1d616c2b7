// From what several reports say of one thing to one status and one window.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/source.hpp>
#include <entente/time/resolve.hpp>
#include <entente/timeline/detail/accounts.hpp>

#include <algorithm>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace entente::detail {

/// How much a source is worth against another: by rank; then dated before undated, newer before older. Equals are equals.
struct credit {
    source_rank rank = source_rank::normal;
    instant published = instant::past(); ///< `past()`: nobody says

    friend auto operator<=>(credit const&, credit const&) noexcept -> std::strong_ordering = default;
    friend bool operator==(credit const&, credit const&) noexcept = default;
};

/// One report's time, resolved, with the label under which it may decide something.
struct timed_report {
    resolved time;
    statement label;
    credit who;
};

struct settled {
    placing where;
    std::vector<statement> earliest_by; ///< the reports that make it so, together, none to spare
    std::vector<statement> latest_by;
    std::optional<bounds> end;
};

/// The places that two sets of places have in common.
[[nodiscard]] inline std::vector<bounds> common(std::vector<bounds> const& a, std::vector<bounds> const& b)
{
    std::vector<bounds> out;
    for (auto const& x : a)
        for (auto const& y : b)
            if (overlap(x, y)) out.push_back(intersect(x, y));
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}
[[nodiscard]] inline bounds hull(std::vector<bounds> const& all)
{
    auto out = all.front();
    for (auto const& b : all) out = hull(out, b);
    return out;
}

/// Some reports of which the common places lie as `holds` wants, none of them to spare. One suffices, unless one of several
/// times was narrowed by another report.
template <class Holds>
[[nodiscard]] std::vector<statement> fewest(std::vector<timed_report const*> reports, Holds holds)
{
    auto const left_by = [](std::vector<timed_report const*> const& some) {
        auto left = some.front()->time.members;
        for (auto const* r : some) left = common(left, r->time.members);
        return left;
    };
    for (auto const* r : reports)
        if (holds(hull(r->time.members))) return {r->label};
    for (auto at = reports.begin(); at != reports.end();) {
        auto fewer = reports;
        fewer.erase(fewer.begin() + (at - reports.begin()));
        auto const left = fewer.empty() ? std::vector<bounds>{} : left_by(fewer);
        if (left.empty() || !holds(hull(left))) {
            ++at;
            continue;
        }
        at = reports.erase(at);
    }
    std::vector<statement> out;
    for (auto const* r : reports) out.push_back(r->label);
    return out;
}

/// The intersection of the reports' times: of the preferred ones if any is preferred, never of deprecated ones. If they
/// exclude each other, the thing is contested: one of their times.
[[nodiscard]] inline settled settle(std::span<timed_report const> reports)
{
    auto best = source_rank::normal;
    for (auto const& r : reports) best = std::max(best, r.who.rank);
    auto const goes_on = [](timed_report const& r) { return r.time.ongoing && r.time.hull().is_unknown(); };
    bool const is_dated =
        std::any_of(reports.begin(), reports.end(), [&](timed_report const& r) { return r.who.rank == best && !goes_on(r); });

    settled out;
    auto& where = out.where;
    std::vector<timed_report const*> heard;
    std::vector<bounds> left;
    std::vector<bounds> all;
    for (auto const& r : reports) {
        if (r.who.rank != best || (is_dated && goes_on(r))) continue; // a date ends what went on for another
        left = where.reported && !where.contested ? common(left, r.time.members) : r.time.members;
        all.insert(all.end(), r.time.members.begin(), r.time.members.end());
        where.contested |= left.empty();
        where.reported = true;
        where.ongoing |= goes_on(r);
        where.one_of |= r.time.one_of || r.time.repeated;
        if (r.time.end) out.end = out.end && overlap(*out.end, *r.time.end) ? intersect(*out.end, *r.time.end) : *r.time.end;
        heard.push_back(&r);
    }
    if (!where.reported) return out;
    if (where.contested) {
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        left = std::move(all);
    }
    where.window = hull(left);
    // a report whose place is at the end of all of them, where they exclude each other; else what leaves nothing beyond it
    auto const reaches = [&](auto end) { return fewest(heard, [&](bounds b) { return end(b) == end(where.window); }); };
    out.earliest_by = reaches([](bounds b) { return b.earliest(); });
    out.latest_by = reaches([](bounds b) { return b.latest(); });
    auto const rests_on = [&](statement s) {
        auto const is = [&](std::vector<statement> const& some) { return std::find(some.begin(), some.end(), s) != some.end(); };
        return where.contested || is(out.earliest_by) || is(out.latest_by);
    };
    for (auto const* r : heard) { // what the window does not rest on need not be known
        if (!rests_on(r->label)) continue;
        where.approximate |= r->time.approximate;
        where.uncertain |= r->time.uncertain;
        where.whole_earth |= r->time.whole_earth;
    }
    where.one_of &= left.size() > 1;
    if (left.size() > 1) where.members = std::move(left);
    return out;
}

/// Plans are not intersected: the latest one supersedes the others; of equally late ones each may be.
[[nodiscard]] inline settled latest_plan(std::vector<timed_report> plans)
{
    std::erase_if(plans, [](timed_report const& p) { return p.who.rank == source_rank::deprecated; });
    if (plans.empty()) return {};
    auto const last = std::max_element(plans.begin(), plans.end(), [](auto const& a, auto const& b) {
                          return a.who.published < b.who.published;
                      })->who.published;
    std::optional<timed_report> each;
    for (auto const& p : plans) {
        if (p.who.published != last) continue;
        if (!each) {
            each = p;
            continue;
        }
        auto& time = each->time;
        time.one_of = time.one_of || time.members != p.time.members;
        time.members.insert(time.members.end(), p.time.members.begin(), p.time.members.end());
        time.approximate |= p.time.approximate;
        time.uncertain |= p.time.uncertain;
        time.whole_earth |= p.time.whole_earth;
        if (p.time.end) time.end = time.end ? hull(*time.end, *p.time.end) : *p.time.end;
    }
    auto& members = each->time.members;
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
    return settle(std::span(&*each, 1));
}

/// Hears what each report says of an event's status, whatever its rank: only bounds are never taken from deprecated ones. "Held" is
/// undone only by a denial: a better one undoes it, one of equal rank disputes it. Otherwise the latest word holds, of equally
/// late ones the later stage of an event's life; what nobody gives a status was held.
class status_inquiry {
public:
    void hear(status s, credit who)
    {
        if (s == status::held) held_ = std::max(held_.value_or(who.rank), who.rank);
        if (s == status::denied) denied_ = std::max(denied_.value_or(who.rank), who.rank);
        std::pair const word{who.published, stage(s)};
        if (latest_ && word <= latest_->first) return;
        latest_.emplace(word, s);
    }
    [[nodiscard]] standing verdict() const
    {
        if (held_) {
            if (denied_ && *denied_ > *held_) return {status::denied, false};
            return {status::held, denied_ == held_};
        }
        return {latest_ ? latest_->second : status::held, false};
    }

private:
    [[nodiscard]] static int stage(status s)
    {
        switch (s) {
        case status::proposed: return 0;
        case status::planned: return 1;
        case status::postponed: return 2;
        case status::cancelled: return 3;
        case status::denied: return 4;
        case status::held: break;
        }
        return 5;
    }

    std::optional<source_rank> held_;
    std::optional<source_rank> denied_;
    std::optional<std::pair<std::pair<instant, int>, status>> latest_;
};

} // namespace entente::detail
