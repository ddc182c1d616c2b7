// Events as a calendar.
// SPDX-License-Identifier: MIT
#include "draw/names.hpp"
#include "text.hpp"

#include <entente/io/icalendar.hpp>
#include <entente/time/civil.hpp>
#include <entente/time/iso_duration.hpp>
#include <entente/time/resolve.hpp>
#include <entente/timeline/detail/days.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace entente::detail {
namespace {

/// RFC 5545 3.3.11.
[[nodiscard]] std::string escaped(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at <= text.size();) { // line by line, because a clean text is one line
        auto const end = std::min(text.find('\n', at), text.size());
        for (char const c : clean(text.substr(at, end - at))) {
            if (c == '\\' || c == ';' || c == ',') out += '\\';
            out += c;
        }
        if (end != text.size()) out += "\\n";
        at = end + 1;
    }
    return out;
}

/// RFC 5545 3.1: at most 75 octets a line, characters whole.
void put_folded(std::string& out, std::string_view content)
{
    constexpr std::size_t longest = 75;
    std::size_t used = 0;
    each_character(content, [&](char32_t, std::string_view bytes) {
        if (used + bytes.size() > longest) {
            out += "\r\n ";
            used = 1;
        }
        out += bytes;
        used += bytes.size();
    });
    out += "\r\n";
}

[[nodiscard]] std::string basic(civil_day d)
{
    auto const [year, month, day] = d.date();
    return fmt::format("{:04}{:02}{:02}", year, month, day);
}
[[nodiscard]] std::string basic(civil_time t)
{
    auto const day = day_of(t);
    auto const s = (t.count() - midnight(day).count()) / 1'000'000;
    return fmt::format("{}T{:02}{:02}{:02}", basic(day), s / 3600, s / 60 % 60, s % 60);
}
[[nodiscard]] std::string utc(instant t) { return basic(civil_time{t.count()}) + 'Z'; }

[[nodiscard]] bool has_four_digits(civil_day d)
{
    return d.is_finite() && civil_day{civil_date{1, 1, 2}} <= d && d <= civil_day{civil_date{9999, 12, 30}};
}

/// "+0900"; with seconds where a local mean time has them.
[[nodiscard]] std::string offset(duration d)
{
    auto const s = std::abs(d.count()) / 1'000'000;
    auto out = fmt::format("{}{:02}{:02}", d < duration{} ? '-' : '+', s / 3600, s / 60 % 60);
    if (s % 60 != 0) out += fmt::format("{:02}", s % 60);
    return out;
}

/// What one zone's clocks did around some instants.
class zone_writer {
public:
    zone_writer(std::string_view zone, zones const& clocks) : zone_(zone), clocks_(clocks) {}

    void put(std::string& out, std::vector<instant> used) const
    {
        std::ranges::sort(used);
        using kind = std::tuple<std::int64_t, std::int64_t, std::string, bool>; // offset before and since, name, daylight saving
        std::vector<std::pair<kind, std::vector<std::string>>> observances;
        auto const add = [&](duration before, zone_state const& since, instant at) {
            kind const k{before.count(), since.offset.count(), since.abbreviation, since.daylight_saving};
            auto found = std::ranges::find(observances, k, [](auto const& o) { return o.first; });
            if (found == observances.end()) found = observances.insert(found, {k, {}});
            found->second.push_back(basic(civil_time{(at + before).count()})); // the onset by the clock that it ends
        };
        for (std::size_t i = 0; i != used.size();) { // years of which nothing is told need no clocks
            auto at = used[i] - days(2);
            while (++i != used.size() && used[i] - used[i - 1] < days(1000)) {}
            auto const end = used[i - 1] + days(2);
            auto state = *clocks_.at(zone_, at);
            add(state.offset, state, at);
            while (at < end) {
                auto const next = at + days(1);
                auto const then = *clocks_.at(zone_, next);
                if (then.offset != state.offset || then.abbreviation != state.abbreviation || then.daylight_saving != state.daylight_saving)
                    add(state.offset, then, change(at, next, state));
                state = then;
                at = next;
            }
        }
        put_folded(out, "BEGIN:VTIMEZONE");
        put_folded(out, fmt::format("TZID:{}", zone_));
        for (auto const& [k, onsets] : observances) {
            auto const& [before, since, name, daylight] = k;
            auto const component = daylight ? "DAYLIGHT" : "STANDARD";
            put_folded(out, fmt::format("BEGIN:{}", component));
            put_folded(out, "DTSTART:" + onsets.front());
            for (std::size_t i = 1; i < onsets.size(); ++i) put_folded(out, "RDATE:" + onsets[i]);
            put_folded(out, "TZOFFSETFROM:" + offset(duration{before}));
            put_folded(out, "TZOFFSETTO:" + offset(duration{since}));
            put_folded(out, "TZNAME:" + escaped(name));
            put_folded(out, fmt::format("END:{}", component));
        }
        put_folded(out, "END:VTIMEZONE");
    }

private:
    /// The second at which a state ended. Requires: it holds at a, and not at b.
    [[nodiscard]] instant change(instant a, instant b, zone_state const& was) const
    {
        while (b - a > seconds(1)) {
            auto const middle = a + duration{(b - a).count() / 2'000'000 * 1'000'000};
            auto const s = *clocks_.at(zone_, middle == a ? a + seconds(1) : middle);
            bool const still = s.offset == was.offset && s.abbreviation == was.abbreviation && s.daylight_saving == was.daylight_saving;
            (still ? a : b) = middle == a ? a + seconds(1) : middle;
        }
        return b;
    }

    std::string_view zone_;
    zones const& clocks_;
};

class calendar_writer {
public:
    calendar_writer(timeline const& world, io::calendar_choice const& how) : world_(world), names_(world), how_(how)
    {
        if (how.domain.size() > io::longest_domain)
            throw error(code::bad_value, fmt::format("a domain of {} bytes", how.domain.size()),
                        fmt::format("give one of at most {}: every event's UID has it", io::longest_domain));
    }

    void add(one_event const& e, bool certain)
    {
        auto const& record = e.seen;
        auto const times = times_of(e);
        std::string_view const component = times.empty() ? "VJOURNAL" : "VEVENT";
        line(fmt::format("BEGIN:{}", component));
        line(fmt::format("UID:{}@{}", escaped(record.id), escaped(how_.domain)));
        line("DTSTAMP:" + utc(last_published(e)));
        line(fmt::format("SEQUENCE:{}", revisions(e)));
        for (auto const& t : times) line(t);
        line("SUMMARY:" + escaped(names_.title(record)));
        line(fmt::format("STATUS:{}", status(e, times.empty())));
        line("CATEGORIES:" + escaped(language{}.word(record.kind)));
        if (auto const where = where_in_words(record); !where.empty() && !times.empty()) line("LOCATION:" + escaped(where));
        line("DESCRIPTION:" + escaped(description(e, certain)));
        for (auto const& id : sources_of(e.seen.reports))
            if (auto const* const s = names_.find_source(id); s != nullptr && is_address(s->address)) {
                if (s->address.size() <= draw::longest_address) line("URL:" + s->address); // a longer one is in the description, once
                break;
            }
        if (!times.empty()) line("TRANSP:TRANSPARENT"); // it is not the reader who is busy
        line(fmt::format("END:{}", component));
    }

    [[nodiscard]] std::string run() &&
    {
        std::string out;
        put_folded(out, "BEGIN:VCALENDAR");
        put_folded(out, "VERSION:2.0");
        put_folded(out, "PRODID:-//entente//entente//EN");
        put_folded(out, "CALSCALE:GREGORIAN");
        auto const& title = how_.title.empty() ? world_.facts().title : how_.title;
        if (!title.empty()) put_folded(out, "X-WR-CALNAME:" + escaped(title));
        auto const clocks = world_.clocks();
        for (auto const& [zone, used] : zones_) zone_writer{zone, clocks}.put(out, used);
        out += components_;
        put_folded(out, "END:VCALENDAR");
        return out;
    }

private:
    void line(std::string_view content) { put_folded(components_, content); }

    [[nodiscard]] static bool is_address(std::string_view text)
    {
        return (text.starts_with("https://") || text.starts_with("http://")) &&
               std::ranges::all_of(text, [](char c) { return '!' <= c && c <= '~'; });
    }

    /// A time of that name by the clocks of the zone that is used.
    [[nodiscard]] std::string clock(std::string_view property, instant t, std::string const& zone)
    {
        bool const named = !zone.empty() && zone != "UTC" && zone != "Z" && zone[0] != '+' && zone[0] != '-';
        if (!named) return fmt::format("{}:{}", property, utc(t));
        zones_[zone].push_back(t);
        return fmt::format("{};TZID={}:{}", property, zone, basic(shown(t, *world_.clocks().at(zone, t))));
    }

    /// DTSTART and DTEND, as far as they are known.
    [[nodiscard]] std::vector<std::string> times_of(one_event const& e)
    {
        auto const where = world_.when_was(e.at);
        auto const w = where.window;
        auto zone = zone_of(e.seen);
        if (zone.empty()) zone = "UTC";
        auto const first = day_of_start(where, zone);
        if (!first || !has_four_digits(*first)) return {};

        auto const end = certain_end(e, w);
        auto const minute = minutes(1);
        if (where.members.empty() && w.end() - w.earliest() <= minute) {
            std::vector<std::string> out{clock("DTSTART", w.earliest(), zone)};
            bool const known = end && end->earliest() > w.earliest() && end->end() - end->earliest() <= minute &&
                               has_four_digits(day_of(civil_time{end->latest().count()}));
            if (known) out.push_back(clock("DTEND", end->earliest(), zone));
            return out;
        }
        std::vector<std::string> out{"DTSTART;VALUE=DATE:" + basic(*first)};
        if (auto const last = end ? day_of_end(*end, zone, where.whole_earth) : std::nullopt; last && *last > *first)
            if (has_four_digits(*last)) out.push_back("DTEND;VALUE=DATE:" + basic(*last + 1)); // exclusive
        return out;
    }
    /// The day on which it began, whichever of its times is the right one.
    [[nodiscard]] std::optional<civil_day> day_of_start(placing const& where, std::string const& zone) const
    {
        std::optional<civil_day> out;
        for (auto const& m : where.members) { // a clock set back across midnight shows two days between the two times that it repeats
            if (!overlap(m, where.window)) continue;
            auto const day = day_in_zone(where.contested ? m : intersect(m, where.window), zone, where.whole_earth);
            if (!day || (out && *out != *day)) return std::nullopt;
            out = day;
        }
        return out ? out : day_in_zone(where.window, zone, where.whole_earth);
    }
    /// The day until which it certainly lasted: its end's, or the first on which that may lie.
    [[nodiscard]] std::optional<civil_day> day_of_end(bounds end, std::string const& zone, bool whole_earth) const
    {
        if (auto const day = day_in_zone(end, zone, whole_earth)) return day;
        auto const from = end.earliest();
        if (!from.is_finite()) return std::nullopt;
        if (auto const first = civil_time{(from + hours(14)).count()}; whole_earth && first == midnight(day_of(first)))
            return day_of(first);
        return day_at(from, zone, world_.clocks());
    }
    /// Between which instants it ended by all of its reports: where these exclude each other, by any of them.
    [[nodiscard]] std::optional<bounds> certain_end(one_event const& e, bounds start) const
    {
        auto const end = world_.end_of(e.at);
        if (!end || e.seen.reports.size() < 2) return end;
        bool const held = world_.standing_of(e.at).value_or(standing{}).is == entente::status::held;
        std::optional<bounds> all, common = bounds{};
        for (auto const& r : e.seen.reports) {
            auto const* const s = names_.find_source(r.source);
            if ((s != nullptr && s->rank == source_rank::deprecated) || held != (!r.status || *r.status == entente::status::held)) continue;
            problem_list ignored;
            auto const time = resolve(r.time, world_.clocks(), {}, {}, ignored);
            auto one = time ? time->end : std::nullopt;
            if (auto const length = parse_duration(r.length); !one && length && *length > duration{})
                one = bounds::closed(start.earliest() + *length, start.latest() + *length);
            if (!one) continue;
            all = all ? hull(*all, *one) : *one;
            if (common) common = overlap(*common, *one) ? std::optional{intersect(*common, *one)} : std::nullopt;
        }
        return all && !common ? all : end;
    }
    /// The day on which all of a window lies; a day that was told without a zone is the day it was told.
    [[nodiscard]] std::optional<civil_day> day_in_zone(bounds w, std::string const& zone, bool whole_earth) const
    {
        if (!w.earliest().is_finite() || !w.latest().is_finite()) return std::nullopt;
        if (!whole_earth) return the_day(w, zone, world_.clocks());
        auto const day = day_of(civil_time{(w.earliest() + hours(14)).count()}); // where it begins first
        bool const is_that =
            midnight(day).count() == (w.earliest() + hours(14)).count() && midnight(day + 1).count() == (w.end() - hours(12)).count();
        return is_that ? std::optional{day} : the_day(w, zone, world_.clocks());
    }

    [[nodiscard]] std::string_view status(one_event const& e, bool journal) const
    {
        auto const s = world_.standing_of(e.at).value_or(standing{});
        if (s.is == entente::status::cancelled || s.is == entente::status::denied) return "CANCELLED";
        bool const sure = s.is == entente::status::held && !s.disputed;
        if (journal) return sure ? "FINAL" : "DRAFT";
        return sure ? "CONFIRMED" : "TENTATIVE";
    }

    /// `past`: nobody can say.
    [[nodiscard]] instant published(source const& s)
    {
        auto const [at, fresh] = published_.try_emplace(&s, instant::past());
        problem_list ignored;
        if (fresh)
            if (auto const r = resolve(s.published, world_.clocks(), {}, {}, ignored); r && r->members.front().earliest().is_finite())
                at->second = r->members.front().earliest();
        return at->second;
    }
    [[nodiscard]] instant last_published(one_event const& e)
    {
        auto last = instant::past();
        for (auto const& id : sources_of(e.seen.reports))
            if (auto const* const s = names_.find_source(id); s != nullptr && !s->published.empty()) last = std::max(last, published(*s));
        return last.is_finite() && has_four_digits(day_of(civil_time{last.count()})) ? last : instant{};
    }
    [[nodiscard]] std::size_t revisions(one_event const& e) const
    {
        std::size_t n = 0;
        report const* last = nullptr;
        for (auto const& r : e.seen.reports) {
            if (last != nullptr && (r.status != last->status || r.time != last->time)) ++n;
            last = &r;
        }
        return n;
    }
    /// Long names, sources and addresses stand whole in the first event that has them.
    [[nodiscard]] std::string description(one_event const& e, bool certain)
    {
        auto const zone = zone_of(e.seen);
        auto const window = world_.when_was(e.at).window;
        auto out = when_in_words(window, world_.end_of(e.at), zone, world_.clocks());
        if (!window.is_unknown()) out += fmt::format(" ({})", zone.empty() ? "UTC" : zone);
        if (auto const local = by_the_capitals(e, zone, world_, names_); !local.empty()) out += '\n' + local;
        out += '\n' + status_in_words(world_, e.at);
        if (!certain) out += ", possibly in the window";
        for (auto const name : names_.cut_names(e.seen))
            if (told_.insert(name.data()).second) out += '\n' + clean(name);
        for (auto const& id : sources_of(e.seen.reports)) {
            auto const* const s = names_.find_source(id);
            bool const whole = s != nullptr && told_.insert(s).second;
            auto const l = whole ? draw::link{name_book::source_in_words(*s), s->address} : names_.link_to(id);
            out += fmt::format("\n{}{}{}", clean(l.text), l.address.empty() ? "" : " ", clean(l.address));
        }
        return out;
    }

    timeline const& world_;
    name_book names_;
    io::calendar_choice const& how_;
    std::map<std::string, std::vector<instant>> zones_; ///< that are used, and for what
    std::unordered_map<source const*, instant> published_;
    std::unordered_set<void const*> told_; ///< whole: sources, and names by where they stand
    std::string components_;
};

} // namespace
} // namespace entente::detail

namespace entente::io {

std::string icalendar(timeline const& world, calendar_choice const& how)
{
    detail::calendar_writer out{world, how};
    for (auto const& e : detail::events_of(world)) out.add(e, true);
    return std::move(out).run();
}

std::string icalendar(timeline const& world, query const& about, calendar_choice const& how)
{
    auto const then = detail::asked_of(world, about);
    detail::calendar_writer out{then, how};
    for (auto const& e : detail::events_of(then, about)) out.add(e.what, e.certain);
    return std::move(out).run();
}

} // namespace entente::io
