// The calendar along a drawing.
// SPDX-License-Identifier: MIT
#include "draw/scale.hpp"

#include "languages/pictures.hpp"
#include "languages/words.hpp"
#include "text.hpp"

#include <entente/time/civil.hpp>
#include <entente/time/describe.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace entente::detail {
namespace {

enum class unit : std::uint8_t { hour, day, month, year };

struct step {
    unit of;
    std::int64_t by;
    duration least; ///< at least so long: clocks are set ahead by an hour
};

constexpr std::array<step, 9> steps{{{unit::hour, 1, hours(1)},
                                     {unit::hour, 3, hours(2)},
                                     {unit::hour, 6, hours(5)},
                                     {unit::day, 1, hours(23)},
                                     {unit::day, 7, hours(7 * 24 - 1)}, // Mondays
                                     {unit::month, 1, hours(28 * 24 - 1)},
                                     {unit::month, 3, hours(90 * 24 - 1)},
                                     {unit::month, 6, hours(181 * 24 - 1)},
                                     {unit::year, 1, hours(365 * 24 - 1)}}};

/// `years`: whether days say of which.
[[nodiscard]] std::string label(unit of, civil_day day, std::int64_t hour, bool years, language in)
{
    auto const d = day.date();
    auto const& words = pictures_in(in);
    auto const year = year_in(in, d.year);
    if (of == unit::year) return year;
    auto const form = of == unit::month ? words.tick_month : years ? words.tick_day_of_year : words.tick_day;
    auto out = filled(form, words.months[static_cast<std::size_t>(d.month - 1)], d.month,
                      d.day == 1 ? std::string(words.first_day) : std::to_string(d.day), year);
    return of == unit::hour ? fmt::format("{} {:02}:00", out, hour) : out;
}

class calendar_maker {
public:
    calendar_maker(scale const& s, std::string_view zone, zones const& clocks, language in)
        : scale_(s)
        , zone_(zone)
        , clocks_(clocks)
        , in_(in)
    {
    }

    /// Within one year it is enough to say it once.
    [[nodiscard]] bool one_year() const { return day_at(scale_.from).date().year == day_at(scale_.to).date().year; }

    [[nodiscard]] std::vector<draw::tick> operator()(step const& by)
    {
        auto const first = day_at(scale_.from);
        auto const last = day_at(scale_.to);
        if (by.of == unit::hour || by.of == unit::day) {
            for (auto d = first; d <= last; d = d + 1) {
                if (by.of == unit::hour)
                    for (std::int64_t h = 0; h < 24; h += by.by) put(by.of, d, h);
                else if (by.by == 1 || floor_mod(d.count() - monday, by.by) == 0) put(by.of, d, 0);
            }
            return std::move(out_);
        }
        auto const months = by.of == unit::month ? by.by : 12 * by.by;
        auto const month_of = [](civil_day d) { return d.date().year * 12 + d.date().month - 1; };
        auto const begin = month_of(first);
        for (auto m = begin - floor_mod(begin, months); m <= month_of(last); m += months)
            put(by.of, civil_day{civil_date{floor_div(m, 12), static_cast<int>(floor_mod(m, 12)) + 1, 1}}, 0);
        return std::move(out_);
    }

private:
    static constexpr std::int64_t monday = 4; // 5 January 1970

    [[nodiscard]] static std::int64_t floor_mod(std::int64_t n, std::int64_t by) { return n - floor_div(n, by) * by; }
    [[nodiscard]] civil_day day_at(instant t) const
    {
        auto const state = clocks_.at(zone_, t);
        return state ? day_of(t, *state) : day_of(civil_time{t.count()});
    }
    void put(unit of, civil_day d, std::int64_t hour)
    {
        auto const reading = clocks_.read(zone_, civil_time{midnight(d).count() + hours(hour).count()});
        if (!reading || (of == unit::hour && reading->is == clock_reading::kind::skipped)) return;
        auto const t = reading->first; // of a day whose midnight was skipped: the moment of the jump
        if (scale_.from <= t && t <= scale_.to) out_.push_back({scale_.at(t), label(of, d, hour, !one_year() || out_.empty(), in_)});
    }

    scale const& scale_;
    std::string_view zone_;
    zones const& clocks_;
    language in_;
    std::vector<draw::tick> out_;
};

} // namespace

std::vector<draw::tick> calendar_ticks(scale const& s, std::string_view zone, zones const& clocks, draw::canvas const& on, language in)
{
    auto const span = static_cast<double>((s.to - s.from).count());
    calendar_maker make{s, zone, clocks, in};
    auto const room = [&](step const& by) { // whether neighbours keep their distance
        auto const columns = [&](civil_day d) { return columns_of(label(by.of, d, 0, !make.one_year(), in)); };
        std::size_t letters = 0;
        for (int month = 1; month <= 12; ++month) letters = std::max(letters, columns(civil_day{civil_date{2000, month, 20}}));
        for (auto const t : {s.from, s.to}) letters = std::max(letters, columns(day_of(civil_time{t.count()})));
        // letters may be next to nothing, but more marks than the drawing is wide are of no use
        return s.width * static_cast<double>(by.least.count()) / span >= std::max(1.0, static_cast<double>(letters) * on.letter + on.gap);
    };
    for (auto const& by : steps)
        if (room(by)) {
            auto out = make(by);
            // the first one, which says the year, may need the room of the second
            if (out.size() > 1 && out[0].x + static_cast<double>(columns_of(out[0].label)) * on.letter + on.gap > out[1].x)
                out[1].label.clear();
            return out;
        }
    for (std::int64_t ten = 1; ten <= 1'000'000; ten *= 10)
        for (auto const by : {2 * ten, 5 * ten, 10 * ten})
            if (step const years{unit::year, by, duration{duration::add(0, hours(365 * 24 - 1).count() * by)}};
                by <= 250'000 && room(years))
                return make(years);
    return {};
}

} // namespace entente::detail
