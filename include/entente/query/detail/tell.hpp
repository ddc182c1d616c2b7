// Answers in words.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/detail/printable.hpp>
#include <entente/query/answer.hpp>
#include <entente/query/detail/lengths.hpp>
#include <entente/query/detail/tenure.hpp>
#include <entente/query/query.hpp>
#include <entente/time/describe.hpp>
#include <entente/timeline/detail/days.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace entente::detail {

/// A word of a vocabulary as people write it.
[[nodiscard]] inline std::string spoken(vocabulary auto word)
{
    std::string out(name(word));
    std::replace(out.begin(), out.end(), '_', ' ');
    return out;
}

/// The caveats that stand behind a line: those that change how far a reader leans on it.
inline constexpr std::array caveats_told{caveat::contested,      caveat::disputed,        caveat::one_of,        caveat::single_source,
                                         caveat::office_unknown, caveat::president_elect, caveat::place_unknown, caveat::outside_term};

/// By which clocks a time of a row is told.
struct told_by {
    bounds window;
    std::string zone;
    std::string city;          ///< whose days they are, where they are none of the row's
    bool zone_unknown = false; ///< it is a day of which nobody said the zone
};

[[nodiscard]] inline told_by clocks_to_tell(bounds b, std::string_view zone, std::string_view told_in, zones const& clocks)
{
    // The days that a time fills, which may begin by the clocks of one zone and end by those of another. In whole seconds: claims
    // of order move an end by a tick or two, which nobody wants to read.
    auto const days_of = [&](std::string_view begin, std::string_view end) -> std::optional<std::pair<civil_day, civil_day>> {
        auto const first = day_at(b.earliest(), begin, clocks);
        auto const last = day_at(b.latest(), end, clocks);
        auto const from = first ? day_bounds(*first, begin, clocks) : std::nullopt;
        auto const until = last ? day_bounds(*last, end, clocks) : std::nullopt;
        if (!from || !until || b.earliest() - from->earliest() >= seconds(1) || until->latest() - b.latest() >= seconds(1))
            return std::nullopt;
        return std::pair{*first, *last};
    };
    told_by const by_row{b, std::string(zone), {}, false};
    if (days_of(zone, zone)) return by_row;
    if (auto const days = days_of("+14:00", "-12:00"))
        if (auto const told = day_bounds(days->first, days->second, "UTC", clocks)) return {*told, "UTC", {}, true};
    if (zone == told_in || told_in.empty() || !days_of(told_in, told_in)) return by_row;
    auto const slash = told_in.rfind('/');
    std::string city(slash == std::string_view::npos ? told_in : told_in.substr(slash + 1));
    std::replace(city.begin(), city.end(), '_', ' ');
    return {b, std::string(told_in), std::move(city), false};
}

/// A time by the clocks of a row. One that is whole days of the zone in which it was told, and none of the row's, is told as those
/// days: "12 May 2017, New York"; so is a day of which nobody said the zone: "12 May 2017, zone unknown".
[[nodiscard]] inline std::string describe_told(bounds b, std::string_view zone, std::string_view told_in, zones const& clocks)
{
    auto const by = clocks_to_tell(b, zone, told_in, clocks);
    auto out = describe(by.window, by.zone, clocks);
    if (by.zone_unknown) out += ", zone unknown";
    return by.city.empty() ? out : fmt::format("{}, {}", out, by.city);
}

/// Puts one row into words.
class teller {
public:
    teller(read_model data, query const& q, answer_row const& row, explanation& to) : data_(data), query_(q), row_(row), to_(to) {}

    void run()
    {
        to_.label = label();
        to_.line = printable(
            fmt::format("{}: {}{}", to_.label, std::visit([&](auto const& aim) { return summary(aim); }, query_.aim), what_to_know()));
        for (auto& m : to_.missing) m.text = printable(m.text);
        auto& out = to_.why;
        out = to_.line + ".";
        for (auto const& r : to_.reasons) {
            if (&r - to_.reasons.data() == static_cast<std::ptrdiff_t>(most_told)) {
                out += fmt::format(" And so for {} more.", to_.reasons.size() - most_told);
                break;
            }
            out += fmt::format(" The {} came before the {}", what(r.earlier), what(r.later));
            auto const by = data_.cite()(r.by);
            out += by.empty() ? "." : fmt::format(": {}.", by);
        }
        if (to_.missing.size() == 1) out += fmt::format(" It would be settled by {}.", to_.missing.front());
        if (to_.missing.size() > 1)
            out += fmt::format(" To settle it, {} facts are missing, the first of them {}.", to_.missing.size(), to_.missing.front());
        std::size_t contests = 0;
        for (auto const& c : row_.candidates)
            for (auto const& e : c.events)
                if (is_contested(e) && ++contests <= most_told) tell_contest(e);
        if (contests > most_told) out += fmt::format(" Of {} more events the reports exclude each other.", contests - most_told);
        std::string list;
        for (auto const k : row_.caveats) list += (list.empty() ? "" : ", ") + std::string(name(k));
        if (!list.empty()) out += fmt::format(" Note: {}.", list);
        if (data_.horizon())
            out += fmt::format(" As known by {}{}.", describe(bounds(*data_.horizon()), row_.zone, data_.clocks()),
                               data_.undated() == 0 ? ""
                                                    : fmt::format("; {} reports and claims without a date are not seen", data_.undated()));
        out = printable(out);
    }

private:
    static constexpr std::size_t most_told = 40; ///< of a longer list the first ones, and how many more

    // --- whose row it is ---

    /// The leader; of one who has several rows, with the year in which each term began, or its id where that tells nothing.
    [[nodiscard]] std::string label() const
    {
        if (auto const* two = std::get_if<asked::pair>(&query_.who)) return fmt::format("{}-{}", code_of(two->party), code_of(two->other));
        if (row_.leader.empty()) return "Anyone";
        auto const term = data_.find_term(row_.term);
        auto const leader = data_.find_leader_id(row_.leader);
        if (!term || !leader) return row_.leader_name;
        std::size_t rows = 0;
        bool same_year = false;
        auto const year = year_of(*term);
        for (auto const t : data_.leader(*leader).terms()) {
            if (!has_row(t)) continue;
            ++rows;
            same_year = same_year || (t != *term && year_of(t) == year);
        }
        if (rows < 2) return row_.leader_name;
        return year && !same_year ? fmt::format("{} ({})", row_.leader_name, year_in_words(*year))
                                  : fmt::format("{} ({})", row_.leader_name, row_.term);
    }
    [[nodiscard]] std::string code_of(std::string const& text) const { return std::string(data_.find_party(text)->code()); }
    [[nodiscard]] bool has_row(term_id term) const
    {
        if (data_.term(term).acting() && !query_.acting) return false;
        auto const& office = data_.office(*data_.term(term).office());
        if (auto const* each = std::get_if<asked::holders>(&query_.who)) return is_asked(each->office, office.id);
        if (auto const* each = std::get_if<asked::leaders_of>(&query_.who)) return data_.find_party(each->party) == office.party;
        return true;
    }
    /// The year in which a term began, if it is known.
    [[nodiscard]] std::optional<std::int64_t> year_of(term_id term) const
    {
        auto const began = begin_point(data_, term);
        if (!began) return std::nullopt;
        auto const window = data_.point(*began).window;
        auto const zone = data_.zone_of(*began);
        auto const [first, last] =
            std::pair{day_at(window.earliest(), zone, data_.clocks()), day_at(window.latest(), zone, data_.clocks())};
        if (!first || !last || first->date().year != last->date().year) return std::nullopt;
        return first->date().year;
    }

    // --- of what, and how much of it is known ---

    /// "call", where that is the only kind asked for, else "contact"; with a number in front of it.
    [[nodiscard]] std::string of_kind(std::size_t number) const
    {
        auto const only = only_kind();
        return fmt::format("{}{}", only ? spoken(*only) : "contact", number == 1 ? "" : "s");
    }
    [[nodiscard]] std::optional<event_kind> only_kind() const
    {
        if (query_.kinds.empty()) return std::nullopt;
        auto const first = query_.kinds.front();
        bool const one = std::all_of(query_.kinds.begin(), query_.kinds.end(), [&](event_kind k) { return k == first; });
        return one ? std::optional(first) : std::nullopt;
    }
    [[nodiscard]] bool has(caveat k) const { return std::find(row_.caveats.begin(), row_.caveats.end(), k) != row_.caveats.end(); }
    /// The verdict, and among how much; without the latter where somebody says that these were all.
    [[nodiscard]] std::string judged() const { return std::string(name(row_.verdict)) + among(); }
    [[nodiscard]] std::string among() const
    {
        return to_.among == 0 || !has(caveat::first_known) ? std::string{}
                                                           : fmt::format(" among {} known {}", to_.among, of_kind(to_.among));
    }
    /// The caveats that change how far a reader leans on the line: of all that it names, or of a part.
    [[nodiscard]] std::string what_to_know() const
    {
        std::string out;
        for (auto const k : caveats_told) {
            if (!has(k)) continue;
            auto const with = std::count_if(row_.candidates.begin(), row_.candidates.end(), [&](candidate const& c) {
                return std::find(c.caveats.begin(), c.caveats.end(), k) != c.caveats.end();
            });
            bool const in_part = with != 0 && static_cast<std::size_t>(with) != row_.candidates.size();
            out += fmt::format("{}{}{}", out.empty() ? "; " : ", ", name(k), in_part ? " in part" : "");
        }
        return out;
    }

    // --- one line for each aim ---

    [[nodiscard]] std::string summary(asked::first const&) const { return foremost(); }
    [[nodiscard]] std::string summary(asked::last const&) const { return foremost(); }
    [[nodiscard]] std::string summary(asked::list const&) const
    {
        return nothing() ? unknown() : fmt::format("{}, {}", listed(true), name(row_.verdict));
    }
    [[nodiscard]] std::string summary(asked::count const&) const
    {
        if (has(caveat::milestone_unknown) && !row_.count) return unknown();
        auto const c = row_.count.value_or(range_of<std::size_t>{});
        auto const number = c.least == c.most ? fmt::format("{}", c.least) : fmt::format("{} to {}", c.least, c.most);
        return fmt::format("{}{} {}, {}", number, has(caveat::first_known) ? " known" : "", of_kind(c.most), name(row_.verdict));
    }
    [[nodiscard]] std::string summary(asked::gap const&) const
    {
        if (!row_.gap) return unknown();
        auto const [least, most] = *row_.gap;
        auto const elapsed = lengths_in_words({least, most});
        if (!row_.gap_days) return fmt::format("{} after, {}", elapsed, judged());
        return fmt::format("{} ({}), {}", days_after(*row_.gap_days), elapsed, judged());
    }
    [[nodiscard]] std::string summary(asked::whether const& w) const
    {
        auto const a = data_.find_party(w.before);
        auto const b = data_.find_party(w.after);
        bool const between_parties = a && b;
        auto const contacted = [&](party p) {
            return std::any_of(row_.candidates.begin(), row_.candidates.end(), [&](candidate const& c) { return c.parties.front() == p; });
        };
        auto const what = fmt::format("{} before {}", w.before, w.after);
        if (!between_parties)
            return fmt::format("{}, {}", what, row_.verdict == verdict::none ? "certainly not" : std::string(name(row_.verdict)));
        if (has(caveat::milestone_unknown) && nothing()) return unknown();
        if (!contacted(*a) && !contacted(*b)) return fmt::format("{}: no {} with either is known", what, of_kind(1));
        if (!contacted(*a)) return fmt::format("{}: no {} with {} is known", what, of_kind(1), w.before);
        if (row_.verdict == verdict::none) return fmt::format("{}, certainly not{}{}", what, among().empty() ? "" : ",", among());
        return fmt::format("{}, {}{}", what, judged(), contacted(*b) ? "" : fmt::format("; no {} with {} is known", of_kind(1), w.after));
    }
    [[nodiscard]] std::string summary(asked::not_contacted const&) const
    {
        if (row_.candidates.empty()) return "nobody is left";
        std::string out;
        for (auto const& c : row_.candidates) {
            if (&c - row_.candidates.data() == static_cast<std::ptrdiff_t>(most_told))
                return fmt::format("not contacted: {} and {} more", out, row_.candidates.size() - most_told);
            bool const planned = std::find(c.caveats.begin(), c.caveats.end(), caveat::only_planned) != c.caveats.end();
            out += fmt::format("{}{} ({}{})", out.empty() ? "" : ", ", codes_of(c.parties), name(c.how), planned ? ", planned" : "");
        }
        return "not contacted: " + out;
    }
    [[nodiscard]] std::string summary(asked::order const&) const
    {
        if (nothing()) return unknown();
        std::string out;
        for (auto const& b : row_.blocks) {
            out += out.empty() ? "" : ", ";
            out += b.parties.size() == 1 ? codes_of(b.parties) : fmt::format("{{{}}}", codes_of(b.parties));
        }
        for (auto const p : row_.floating) out += fmt::format("; {} {}", at_some_point(p), p.code());
        return fmt::format("{}, {}", out, judged());
    }

    [[nodiscard]] bool nothing() const { return row_.candidates.empty(); }
    [[nodiscard]] std::string unknown() const
    {
        return has(caveat::milestone_unknown) ? "milestone unknown" : has(caveat::first_known) ? "none known" : "none";
    }
    [[nodiscard]] std::string foremost() const
    {
        if (nothing()) return unknown();
        if (row_.verdict != verdict::certain) return fmt::format("{}, {}", listed(false), judged());
        std::string out;
        for (auto const& c : row_.candidates) {
            auto const what = what_happened(c);
            out += fmt::format("{}{}{}", out.empty() ? "" : " and ", codes_of(c.parties), what.empty() ? "" : fmt::format(" ({})", what));
        }
        auto const& c = row_.candidates.front();
        return fmt::format("{}, {}, {}{}", out, judged(), time_of(c), c.days ? ", " + days_after(*c.days) : "");
    }
    [[nodiscard]] std::string listed(bool with_leaders) const
    {
        std::string out;
        for (auto const& c : row_.candidates) {
            if (&c - row_.candidates.data() == static_cast<std::ptrdiff_t>(most_told))
                return out + fmt::format(" and {} more", row_.candidates.size() - most_told);
            out += fmt::format("{}{} (", out.empty() ? "" : ", ", codes_of(c.parties));
            auto const who = with_leaders && row_.leader.empty() ? leaders_in(c) : std::string{};
            for (auto const& part : {who, what_happened(c)})
                if (!part.empty()) out += part + ", ";
            out += time_of(c) + ")";
        }
        return out;
    }
    /// The kind of its events, unless it is the only one asked for, and their status, unless they were held.
    [[nodiscard]] std::string what_happened(candidate const& c) const
    {
        std::string out;
        if (c.status && *c.status != status::held) out = spoken(*c.status);
        bool const of_one_kind = std::all_of(c.events.begin(), c.events.end(), [&](std::string const& e) {
            auto const its = data_.find_event(e);
            return its && c.kind == data_.event(*its).kind();
        });
        if (c.kind && of_one_kind && c.kind != only_kind()) out += (out.empty() ? "" : " ") + spoken(*c.kind);
        return out;
    }
    [[nodiscard]] std::string leaders_in(candidate const& c) const
    {
        constexpr std::size_t most_names = 3;
        std::string out;
        std::size_t number = 0;
        auto const p = c.events.empty() ? std::nullopt : data_.find_event(c.events.front());
        if (!p) return out;
        for (auto const& a : data_.event(*p).attending()) {
            if (!a.leader || ++number > most_names) continue;
            out += fmt::format("{}{}", out.empty() ? "" : ", ", data_.leader(*a.leader).name());
        }
        return number > most_names ? fmt::format("{} and {} more", out, number - most_names) : out;
    }
    [[nodiscard]] std::string time_of(candidate const& c) const { return describe_told(c.window, row_.zone, c.zone, data_.clocks()); }
    [[nodiscard]] std::string at_some_point(party p) const
    {
        for (auto const& c : row_.candidates)
            if (c.parties.front() == p && !c.window.is_unknown())
                return fmt::format("at some point {}:", describe_roughly(c.window, row_.zone, data_.clocks()));
        return "at some point:";
    }
    // --- evidence ---

    [[nodiscard]] bool is_contested(std::string const& event) const
    {
        auto const p = data_.find_moment(event);
        return p && data_.point(*p).contested;
    }
    [[nodiscard]] static std::string joined(std::vector<std::string> const& all)
    {
        std::string out;
        for (auto const& one : all) out += (out.empty() ? "" : "; ") + one;
        return out;
    }
    void tell_contest(std::string const& event)
    {
        auto const cite = data_.cite();
        std::vector<std::string> all; // in an order of their own
        for (auto const& s : data_.reports_of_time(*data_.find_moment(event))) all.push_back(cite(s));
        std::sort(all.begin(), all.end());
        to_.why += fmt::format(" Of \"{}\" the reports exclude each other: {}.", event, joined(all));
    }
    [[nodiscard]] std::string what(std::string const& moment) const
    {
        auto const p = data_.find_event(moment);
        if (!p) return moment;
        std::vector<party> all;
        for (auto const& a : data_.event(*p).attending()) all.push_back(a.party);
        std::sort(all.begin(), all.end());
        std::string parties;
        for (auto const& one : all) parties += (parties.empty() ? "" : "-") + std::string(one.code());
        return fmt::format("{} {} \"{}\" ({})", parties, spoken(data_.event(*p).kind()), moment,
                           describe_told(data_.point(*p).window, row_.zone, data_.zone_of(*p), data_.clocks()));
    }
    read_model data_;
    query const& query_;
    answer_row const& row_;
    explanation& to_;
};

/// Adds the words to what was found out besides.
inline void tell(read_model data, query const& q, answer_row const& row, explanation& to) { teller(data, q, row, to).run(); }

} // namespace entente::detail
