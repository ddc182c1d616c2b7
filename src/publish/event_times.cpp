// When an event was, as text that machines read.
// SPDX-License-Identifier: MIT
#include "publish/event_times.hpp"

#include <entente/query/answer_row.hpp>
#include <entente/time/civil.hpp>
#include <entente/time/resolve.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::detail {
namespace {

enum class unit : std::uint8_t { year, month, day, minute, second };
constexpr std::array units{unit::year, unit::month, unit::day, unit::minute, unit::second};

[[nodiscard]] std::string year_text(std::int64_t year)
{
    if (year < -9999 || year > 9999) return fmt::format("Y{}", year);
    return fmt::format("{}{:04}", year < 0 ? "-" : "", year < 0 ? -year : year);
}

/// What is known of when an event was, to be found a text for.
class time_writer {
public:
    /// `slack`: by how much less than this a text may say more.
    time_writer(placing const& where, std::optional<bounds> end, duration slack, zones const& clocks)
        : members_(where.members.empty() ? std::vector{where.window} : where.members)
        , window_(where.window)
        , end_(end)
        , slack_(slack)
        , clocks_(clocks)
    {
        // claims may have narrowed what was reported
        bool const as_reported = hull_of(members_) == window_;
        if (!as_reported) members_ = {window_};
    }

    [[nodiscard]] bool is_said_by(when const& w) const
    {
        auto const r = meaning(w);
        return r && r->end == end_ && std::ranges::equal(r->members, members_, [&](bounds a, bounds b) { return is_near(a, b); });
    }
    /// One that says just that.
    [[nodiscard]] std::optional<when> just(std::string const& zone) const
    {
        auto out = end_ ? interval(zone) : set(zone);
        if (out && is_said_by(when{*out, zone})) return when{*std::move(out), zone};
        return std::nullopt;
    }
    /// One that says no more, in UTC.
    [[nodiscard]] when rough() const
    {
        if (window_.is_unknown()) return {};
        for (auto const u : {unit::day, unit::minute, unit::second})
            if (auto out = range(window_, u, "UTC"); covers(out)) return when{std::move(out), "UTC"};
        return when{range(window_, unit::year, "UTC"), "UTC"};
    }

private:
    [[nodiscard]] bool is_near(bounds said, bounds known) const
    {
        if (said == known) return true;
        auto const less = [&](instant a, instant b) { return a == b || (a.is_finite() && b.is_finite() && a < b && b - a < slack_); };
        return less(said.earliest(), known.earliest()) && less(known.latest(), said.latest());
    }
    [[nodiscard]] static bounds hull_of(std::vector<bounds> const& all)
    {
        auto out = all.front();
        for (auto const& b : all) out = hull(out, b);
        return out;
    }
    [[nodiscard]] std::optional<resolved> meaning(when const& w) const
    {
        problem_list ignored;
        return resolve(w, clocks_, {}, {}, ignored);
    }
    [[nodiscard]] bool covers(std::string const& text) const
    {
        auto const r = meaning(when{text, "UTC"});
        return r && r->hull().earliest() <= window_.earliest() && window_.latest() <= r->hull().latest();
    }

    /// The unit in which an instant lies.
    [[nodiscard]] std::string text(instant t, unit u, std::string const& zone) const
    {
        auto const state = clocks_.at(zone, t);
        auto const shown_then = state ? shown(t, *state) : civil_time{t.count()};
        auto const date = day_of(shown_then).date();
        auto out = year_text(date.year);
        if (u == unit::year || out.starts_with('Y')) return out;
        out += fmt::format("-{:02}", date.month);
        if (u == unit::month) return out;
        out += fmt::format("-{:02}", date.day);
        if (u == unit::day) return out;
        auto const s = time_of_day(shown_then).count() / 1'000'000;
        out += fmt::format("T{:02}:{:02}", s / 3600, s / 60 % 60);
        return u == unit::minute ? out : out + fmt::format(":{:02}", s % 60);
    }
    /// From the unit of its first instant to that of its last, without brackets.
    [[nodiscard]] std::string stretch(bounds b, unit u, std::string const& zone) const
    {
        bool const anywhere = zone.empty(); // on Earth it begins 14 hours before, and ends 12 hours after, it does in UTC
        auto const from = b.earliest().is_finite() ? text(anywhere ? b.earliest() + hours(14) : b.earliest(), u, zone) : std::string{};
        auto const latest = anywhere ? b.latest() - hours(12) : b.latest();
        auto const to = latest.is_finite()
                            ? text(u == unit::second && latest.count() % 1'000'000 != 0 ? latest + seconds(1) : latest, u, zone)
                            : std::string{};
        return from == to ? from : fmt::format("{}..{}", from, to);
    }
    [[nodiscard]] std::string range(bounds b, unit u, std::string const& zone) const
    {
        auto out = stretch(b, u, zone);
        return out.find("..") == out.npos ? out : fmt::format("[{}]", out);
    }
    /// A window alone.
    [[nodiscard]] std::optional<std::string> one(bounds b, std::string const& zone, bool in_brackets) const
    {
        for (auto const u : units) {
            auto out = in_brackets ? stretch(b, u, zone) : range(b, u, zone);
            auto const r = meaning(when{in_brackets ? fmt::format("[{}]", out) : out, zone});
            if (r && r->members.size() == 1 && is_near(r->members.front(), b)) return out;
        }
        return std::nullopt;
    }
    [[nodiscard]] std::optional<std::string> set(std::string const& zone) const
    {
        if (members_.size() == 1) return one(members_.front(), zone, false);
        std::string out;
        for (auto const& m : members_) {
            auto const text = one(m, zone, true);
            if (!text) return std::nullopt;
            out += (out.empty() ? "[" : ",") + *text;
        }
        return out + ']';
    }
    [[nodiscard]] std::optional<std::string> interval(std::string const& zone) const
    {
        if (members_.size() != 1) return std::nullopt;
        auto const side = [&](bounds b) -> std::optional<std::string> {
            if (b.is_unknown()) return std::string{};
            if (b.latest() == instant::future() || b.earliest() == instant::past()) return std::string{".."};
            auto out = one(b, zone, false);
            if (!out || out->starts_with('[')) return std::nullopt; // no side of an interval
            return *std::move(out);
        };
        auto const from = side(members_.front());
        auto const to = side(*end_);
        if (!from || !to) return std::nullopt;
        return fmt::format("{}/{}", *from, *to);
    }

    std::vector<bounds> members_;
    bounds window_;
    std::optional<bounds> end_;
    duration slack_;
    zones const& clocks_;
};

} // namespace

std::string second_of(instant t)
{
    if (!t.is_finite()) return "..";
    auto const year = day_of(civil_time{t.count()}).date().year;
    if (year < -9999 || year > 9999) return year_text(year);
    return to_string(instant{floor_div(t.count(), 1'000'000) * 1'000'000});
}

std::vector<std::string_view> caveats_of(placing const& p, standing s)
{
    std::vector<std::string_view> out;
    auto const also = [&](bool is, caveat c) {
        if (is) out.push_back(name(c));
    };
    also(p.contested, caveat::contested);
    also(s.disputed, caveat::disputed);
    also(p.one_of, caveat::one_of);
    also(p.approximate, caveat::approximate);
    also(p.uncertain, caveat::uncertain);
    also(p.whole_earth, caveat::whole_earth);
    return out;
}

when time_of(one_event const& e, timeline const& world)
{
    auto const where = world.when_was(e.at);
    auto const clocks = world.clocks();
    auto const end = world.end_of(e.at);
    if (where.window.is_unknown() && !end) return {};
    bool const held = world.standing_of(e.at).value_or(standing{}).is == status::held;
    auto const zone = zone_of(e.seen);
    for (auto const& ends : {end, std::optional<bounds>{}}) { // with its end; else the start alone
        for (auto const slack : {duration{}, seconds(1)}) {
            time_writer const out{where, ends, slack, clocks};
            for (auto const& r : e.seen.reports)
                if (held == (!r.status || *r.status == status::held) && !r.time.empty())
                    if (when plain{r.time.text(), r.time.zone()}; out.is_said_by(plain)) return plain;
            for (auto const& z : {zone, std::string{}, std::string{"UTC"}})
                if (auto said = out.just(z)) return *std::move(said);
        }
        if (!ends) break;
    }
    return time_writer{where, {}, {}, clocks}.rough();
}

} // namespace entente::detail
