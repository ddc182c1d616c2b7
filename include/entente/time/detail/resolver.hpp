// From EDTF text and a zone to windows of instants.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/compiled.hpp>
#include <entente/detail/fmt.hpp>
#include <entente/time/civil.hpp>
#include <entente/time/detail/edtf_days.hpp>
#include <entente/time/detail/zone_remedy.hpp>
#include <entente/time/edtf.hpp>
#include <entente/time/resolve.hpp>

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace entente {
namespace detail {

// A day without a zone begins first where clocks are furthest ahead, and ends last where they are furthest behind.
inline constexpr duration furthest_ahead = hours(14);
inline constexpr duration furthest_behind = hours(12);

/// The months of the unit of a season: three for a quarter, four, six.
[[nodiscard]] constexpr int months_in(edtf_unit unit, int season) noexcept
{
    if (unit == edtf_unit::season) return season_months(season, season_rule::meteorological_north).count;
    return unit == edtf_unit::year ? 12 : 1;
}

/// Days widened by one unit each way. Where a month is too short, outwards: 31 March less a month is the end of
/// February, and what ends with 30 January ends a month later with February.
[[nodiscard]] constexpr day_range widened(day_range days, edtf_unit unit, int season, calendar in) noexcept
{
    if (unit == edtf_unit::day) return {days.first - 1, days.last + 1};
    auto const months = months_in(unit, season);
    auto const end = days.last + 1;
    auto const moved = add_months(end, months, in);
    auto const cut_short = moved.date(in).day < end.date(in).day ? 1 : 0;
    return {add_months(days.first, -months, in), moved + cut_short - 1};
}

/// The finest component of a date that is approximate; nullopt if none is.
[[nodiscard]] constexpr std::optional<edtf_unit> approximate_unit(edtf_point const& p) noexcept
{
    if (p.on_day.approximate) return edtf_unit::day;
    if (p.on_month.approximate) return p.kind == edtf_kind::season ? edtf_unit::season : edtf_unit::month;
    if (p.on_year.approximate) return edtf_unit::year;
    return {};
}

/// Resolves one `when`. Every step returns nullopt after `refuse`.
class resolver {
public:
    resolver(when const& w, zones const& z, policy const& how, std::string_view path, problem_list& problems)
        : when_(w)
        , zones_(z)
        , policy_(how)
        , path_(path)
        , problems_(problems)
    {
    }

    std::optional<resolved> run()
    {
        if (when_.empty()) return std::move(out_);
        if (!zone_is_known()) return {};
        if (when_.text() == "..") {
            out_.ongoing = true;
            return std::move(out_);
        }
        auto const text = edtf::try_parse(when_.text(), edtf_dialect::profile, when_.calendar());
        if (!text) {
            for (auto const& d : text.problems()) problems_.add(d).path = path_;
            return {};
        }
        out_.uncertain = text->qualified().uncertain;
        out_.members.clear();

        bool const good = text->kind() == edtf_kind::interval ? interval(text->ranges().front())
                          : text->kind() == edtf_kind::all_of ? all_of(text->ranges())
                                                              : one_of(text->ranges());
        if (!good) return {};
        std::sort(out_.members.begin(), out_.members.end());
        out_.members.erase(std::unique(out_.members.begin(), out_.members.end()), out_.members.end());
        out_.one_of = text->kind() == edtf_kind::one_of && out_.members.size() > 1;
        return std::move(out_);
    }

private:
    /// The instants that one point may be: one window, or two where its clock time was shown twice.
    struct windows {
        bounds first;
        std::optional<bounds> second;

        [[nodiscard]] bounds all() const noexcept { return second ? hull(first, *second) : first; }
    };
    struct stretch {
        windows start;
        windows end;
    };

    std::nullopt_t refuse(entente::code c, std::string text, std::string remedy)
    {
        problems_.error(c, std::string(path_), std::move(text), std::move(remedy));
        return std::nullopt;
    }

    [[nodiscard]] std::string said() const
    {
        auto out = fmt::format("\"{}\"{}", when_.text(), when_.calendar() == calendar::julian ? " (Julian)" : "");
        return when_.zone().empty() ? out : fmt::format("{} in {}", out, when_.zone());
    }

    bool zone_is_known()
    {
        auto const& zone = when_.zone();
        if (zone.empty() || zones_.knows(zone)) return true;
        bool const offset = zone.front() == '+' || zone.front() == '-';
        if (!zones_.has_named_zones() && !offset)
            refuse(code::no_resolver, fmt::format("the zone \"{}\" has a name, and only UTC and offsets are known here", zone),
                   "give the builder iana_zones() of <entente/io/zones.hpp>");
        else refuse(code::unknown_zone, fmt::format("there is no zone \"{}\"", zone), zone_remedy(zone, zones_));
        return false;
    }

    bool one_of(std::span<edtf_range const> ranges)
    {
        for (auto const& range : ranges) {
            auto const s = of(range);
            if (!s) return false;
            if (range.to) out_.members.push_back(bounds::closed(s->start.all().earliest(), s->end.all().latest()));
            else keep_members(s->start);
        }
        return true;
    }

    bool interval(edtf_range const& range)
    {
        auto const s = of(range);
        if (!s) return false;
        out_.ongoing = range.to->is == edtf_end::kind::open;
        keep_members(s->start);
        out_.end = s->end.all();
        return true;
    }

    /// It starts with the first of its elements to start, and ends with the last to end.
    bool all_of(std::span<edtf_range const> ranges)
    {
        auto start = bounds{instant::future()};
        auto end = bounds{instant::past()};
        for (auto const& range : ranges) {
            auto const s = of(range);
            if (!s) return false;
            auto const a = s->start.all();
            auto const b = s->end.all();
            start = bounds::closed(std::min(start.earliest(), a.earliest()), std::min(start.latest(), a.latest()));
            end = bounds::closed(std::max(end.earliest(), b.earliest()), std::max(end.latest(), b.latest()));
        }
        out_.members.push_back(start);
        out_.end = end;
        return true;
    }

    void keep_members(windows const& w)
    {
        out_.members.push_back(w.first);
        if (w.second) out_.members.push_back(*w.second);
    }

    std::optional<stretch> of(edtf_range const& range)
    {
        auto const from = of(range.from);
        auto const to = from && range.to ? of(*range.to) : from;
        if (!to) return {};
        stretch out{*from, *to};
        // Where only one of them has an offset, or is a day, their zone decides.
        if (certainly_before(to->all(), from->all())) {
            refuse(code::reversed_interval, said() + " ends before it starts", "put the earlier time first");
            return {};
        }
        // Unlike an unknown end, an open one lies on the far side of the other.
        if (range.from.is == edtf_end::kind::open) out.start.first = bounds::closed(instant::past(), to->all().latest());
        if (range.to && range.to->is == edtf_end::kind::open) out.end.first = bounds::closed(from->all().earliest(), instant::future());
        return out;
    }

    std::optional<windows> of(edtf_end const& end)
    {
        if (end.is != edtf_end::kind::point) return windows{};
        return of(end.at);
    }

    std::optional<windows> of(edtf_point const& p) { return p.kind == edtf_kind::date_time ? clock(p) : days(p); }

    std::optional<windows> days(edtf_point const& p)
    {
        auto days = p.kind == edtf_kind::season ? season_days(p.first_year, p.last_year, p.season, policy_.seasons, when_.calendar())
                                                : day_range{p.first, p.last};
        if (auto const unit = approximate_unit(p); unit && policy_.widen) {
            days = widened(days, *unit, p.season, when_.calendar());
            out_.approximate = true;
        }
        auto const reaches = [](civil_day d) { return instant{midnight(d).count()}.is_finite(); };
        if (!reaches(days.first - 2) || !reaches(days.last + 2))
            return refuse(code::out_of_range, said() + " is too far away for an instant", "instants reach 292 000 years either way");
        if (when_.zone().empty()) {
            out_.whole_earth = true;
            return windows{bounds::until(instant{midnight(days.first).count()} - furthest_ahead,
                                         instant{midnight(days.last + 1).count()} + furthest_behind),
                           {}};
        }
        auto const window = day_bounds(days.first, days.last, when_.zone(), zones_);
        if (!window)
            return refuse(code::skipped_time, said() + " is a day that the calendar there left out", "give another day or another zone");
        return windows{*window, {}};
    }

    std::optional<windows> clock(edtf_point const& p)
    {
        auto const shown_time = civil_time{midnight(p.first).count() + seconds(p.second).count()};
        auto const length = p.unit == edtf_unit::minute ? minutes(1) : tick;
        bool const loose = p.on_clock.approximate && policy_.widen;
        out_.approximate = out_.approximate || loose;
        auto const slack = loose ? policy_.clock_slack : duration{};
        auto const window = [&](instant t) { return bounds::until(t - slack, t + length + slack); };

        if (p.offset) return at_offset(shown_time, minutes(*p.offset), window);
        if (!when_.zone().empty()) return in_zone(shown_time, window);
        out_.whole_earth = true;
        auto const t = instant{shown_time.count()};
        return windows{hull(window(t - furthest_ahead), window(t + furthest_behind)), {}};
    }

    /// With an offset in the text, a zone beside it can only agree.
    template <typename Window>
    std::optional<windows> at_offset(civil_time t, duration offset, Window const& window)
    {
        auto const at = instant{t.count()} - offset;
        if (!when_.zone().empty()) {
            auto const state = zones_.at(when_.zone(), at);
            if (!state || state->offset != offset)
                return refuse(code::zone_and_offset,
                              fmt::format("{}: at that instant, {}, the clocks there showed {}", said(), to_string(at),
                                          state ? to_string(shown(at, *state)) : "no time"),
                              "leave out the offset or the zone");
        }
        return windows{window(at), {}};
    }

    template <typename Window>
    std::optional<windows> in_zone(civil_time t, Window const& window)
    {
        auto const reading = zones_.read(when_.zone(), t);
        if (!reading)
            return refuse(code::unknown_zone, fmt::format("there is no zone \"{}\"", when_.zone()), zone_remedy(when_.zone(), zones_));
        switch (reading->is) {
        case clock_reading::kind::unique: return windows{window(reading->first), {}};
        case clock_reading::kind::skipped:
            return refuse(code::skipped_time,
                          fmt::format("{}: the clocks there never showed {}; at {} they jumped from {} to {}", said(), to_string(t),
                                      to_string(reading->first), read_off(reading->first, reading->first - tick),
                                      read_off(reading->first, reading->first)),
                          "give a time before or after the jump");
        case clock_reading::kind::repeated: break;
        }
        out_.repeated = true;
        problems_.warning(code::repeated_time, std::string(path_),
                          fmt::format("{}: the clocks there showed {} twice, at {} ({}) and at {} ({}); both are kept", said(),
                                      to_string(t), to_string(reading->first), name_at(reading->first), to_string(reading->second),
                                      name_at(reading->second)),
                          "write the offset behind the time to say which");
        return windows{window(reading->first), window(reading->second)};
    }

    /// What clocks that run as at `ruled_by` show at t.
    [[nodiscard]] std::string read_off(instant t, instant ruled_by) const
    {
        auto const state = zones_.at(when_.zone(), ruled_by);
        return state ? to_string(shown(t, *state)) : "?";
    }

    [[nodiscard]] std::string name_at(instant t) const
    {
        auto const state = zones_.at(when_.zone(), t);
        return state ? state->abbreviation : "?";
    }

    when const& when_;
    zones const& zones_;
    policy const& policy_;
    std::string_view path_;
    problem_list& problems_;
    resolved out_;
};

} // namespace detail

ENTENTE_INLINE bounds resolved::hull() const
{
    auto const last = std::max_element(members.begin(), members.end(), [](bounds a, bounds b) { return a.latest() < b.latest(); });
    return bounds::closed(members.front().earliest(), last->latest());
}

ENTENTE_INLINE std::optional<resolved> resolve(when const& w, zones const& z, policy const& how, std::string_view path,
                                               problem_list& problems)
{
    return detail::resolver{w, z, how, path, problems}.run();
}

} // namespace entente
