// From what several reports say of one thing to one status and one window.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/source.hpp>
#include <entente/time/resolve.hpp>
#include <entente/timeline/detail/data.hpp>

#include <algorithm>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace entente::detail {

/// How much a source is worth against another: by rank; then dated before undated, newer before older.
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
    statement earliest_by{none};
    statement latest_by{none};
    std::optional<bounds> end;
};

/// One place that a report leaves possible, and whose words its two ends are.
struct stretch {
    bounds window;
    statement earliest_by;
    statement latest_by;

    friend bool operator<(stretch const& a, stretch const& b) { return a.window < b.window; }
};

[[nodiscard]] inline std::vector<stretch> stretches(timed_report const& r)
{
    std::vector<stretch> out;
    for (auto const& m : r.time.members) out.push_back({m, r.label, r.label});
    return out;
}

[[nodiscard]] inline std::vector<stretch> common(std::vector<stretch> const& a, std::vector<stretch> const& b)
{
    std::vector<stretch> out;
    for (auto const& x : a)
        for (auto const& y : b)
            if (overlap(x.window, y.window))
                out.push_back({intersect(x.window, y.window), x.window.earliest() >= y.window.earliest() ? x.earliest_by : y.earliest_by,
                               x.window.latest() <= y.window.latest() ? x.latest_by : y.latest_by});
    std::sort(out.begin(), out.end());
    return out;
}

/// The intersection of the reports' times: of the preferred ones if any is preferred, never of deprecated ones. If they
/// exclude each other, the thing is contested: one of their times.
[[nodiscard]] inline settled settle(std::span<timed_report const> reports)
{
    auto best = source_rank::normal;
    for (auto const& r : reports) best = std::max(best, r.who.rank);

    settled out;
    std::vector<stretch> left;
    std::vector<stretch> all;
    for (auto const& r : reports) {
        if (r.who.rank != best) continue;
        auto const own = stretches(r);
        left = out.where.reported && !out.where.contested ? common(left, own) : own;
        all.insert(all.end(), own.begin(), own.end());
        if (left.empty()) out.where.contested = true;
        out.where.reported = true;
        out.where.ongoing |= r.time.ongoing;
        out.where.one_of |= r.time.one_of || r.time.repeated;
        if (r.time.end) out.end = out.end && overlap(*out.end, *r.time.end) ? intersect(*out.end, *r.time.end) : *r.time.end;
    }
    if (!out.where.reported) return out;
    if (out.where.contested) left = std::move(all);

    auto const first = *std::min_element(left.begin(), left.end());
    auto const last = *std::max_element(left.begin(), left.end(), [](auto const& a, auto const& b) { return a.window.latest() < b.window.latest(); });
    out.where.window = bounds::closed(first.window.earliest(), last.window.latest());
    out.earliest_by = first.earliest_by;
    out.latest_by = last.latest_by;
    for (auto const& r : reports) { // what the window does not rest on need not be known
        if (r.who.rank != best || (!out.where.contested && r.label != out.earliest_by && r.label != out.latest_by)) continue;
        out.where.approximate |= r.time.approximate;
        out.where.uncertain |= r.time.uncertain;
        out.where.whole_earth |= r.time.whole_earth;
    }
    out.where.one_of &= left.size() > 1;
    if (left.size() > 1) {
        for (auto const& s : left) out.where.members.push_back(s.window);
        std::sort(out.where.members.begin(), out.where.members.end());
        out.where.members.erase(std::unique(out.where.members.begin(), out.where.members.end()), out.where.members.end());
    }
    return out;
}

/// Plans are not intersected: the latest one supersedes the others.
[[nodiscard]] inline settled latest_plan(std::vector<timed_report> const& plans)
{
    auto const at = std::max_element(plans.rbegin(), plans.rend(), [](auto const& a, auto const& b) { return a.who.published < b.who.published; });
    if (at == plans.rend()) return {};
    return settle(std::span(&*at, 1));
}

/// Hears what each report says of an event's status. "Held" is undone only by a denial: a better one undoes it, one of
/// equal rank disputes it. Otherwise the latest word holds; what nobody gives a status was held.
class status_inquiry {
public:
    void hear(status s, credit who)
    {
        if (who.rank == source_rank::deprecated) return;
        if (s == status::held) held_ = std::max(held_.value_or(who.rank), who.rank);
        if (s == status::denied) denied_ = std::max(denied_.value_or(who.rank), who.rank);
        if (!latest_ || who.published >= latest_->second) latest_ = {s, who.published};
    }
    [[nodiscard]] standing verdict() const
    {
        if (held_) {
            if (denied_ && *denied_ > *held_) return {status::denied, false};
            return {status::held, denied_ == held_};
        }
        return {latest_ ? latest_->first : status::held, false};
    }

private:
    std::optional<source_rank> held_;
    std::optional<source_rank> denied_;
    std::optional<std::pair<status, instant>> latest_;
};

} // namespace entente::detail
