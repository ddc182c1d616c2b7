// Answers in words.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/answer.hpp>
#include <entente/query/query.hpp>
#include <entente/time/describe.hpp>
#include <entente/timeline/detail/cite.hpp>

#include <fmt/core.h>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace entente::detail {

/// Puts one row into words.
class teller {
public:
    teller(timeline_data const& data, query const& q, answer_row& row) : data_(data), query_(q), row_(row) {}

    void run()
    {
        auto const who = row_.leader_name.empty() ? std::string("Anyone") : row_.leader_name;
        row_.line = fmt::format("{}: {}", who, std::visit([&](auto const& aim) { return summary(aim); }, query_.aim));
        auto& out = row_.sentences;
        out = row_.line + ".";
        for (auto const& r : row_.reasons) {
            out += fmt::format(" The {} came before the {}", what(r.earlier), what(r.later));
            auto const by = citer(data_.facts, data_.source_ids)(r.by);
            out += by.empty() ? "." : fmt::format(": {}.", by);
        }
        if (row_.missing.size() == 1) out += fmt::format(" It would be settled by {}.", row_.missing.front());
        if (row_.missing.size() > 1) out += fmt::format(" To settle it, {} facts are missing, the first of them {}.", row_.missing.size(), row_.missing.front());
        for (auto const& c : row_.candidates)
            for (auto const& e : c.events) tell_contest(e);
        std::string list;
        for (auto const k : row_.caveats) list += (list.empty() ? "" : ", ") + std::string(name(k));
        if (!list.empty()) out += fmt::format(" Note: {}.", list);
        if (data_.horizon)
            out += fmt::format(" As known by {}{}.", describe(bounds(*data_.horizon), row_.zone, data_.clocks),
                               data_.undated == 0 ? "" : fmt::format("; {} reports and claims without a date are not seen", data_.undated));
    }

private:
    // --- one line for each aim ---

    [[nodiscard]] std::string summary(asked::first const&) const { return foremost(); }
    [[nodiscard]] std::string summary(asked::last const&) const { return foremost(); }
    [[nodiscard]] std::string summary(asked::list const&) const { return nothing() ? unknown() : fmt::format("{}, {}", listed(row_.candidates), name(row_.verdict)); }
    [[nodiscard]] std::string summary(asked::count const&) const
    {
        auto const c = row_.count.value_or(range_of<std::size_t>{});
        return c.least == c.most ? fmt::format("{}, {}", c.least, name(row_.verdict)) : fmt::format("{} to {}, {}", c.least, c.most, name(row_.verdict));
    }
    [[nodiscard]] std::string summary(asked::gap const&) const
    {
        if (!row_.gap) return unknown();
        auto const [least, most] = *row_.gap;
        return fmt::format("{} to {} after, {}", length(least), length(most), name(row_.verdict));
    }
    [[nodiscard]] std::string summary(asked::whether const& w) const
    {
        return fmt::format("{} before {}, {}", w.before, w.after, row_.verdict == verdict::none ? "certainly not" : std::string(name(row_.verdict)));
    }
    [[nodiscard]] std::string summary(asked::not_contacted const&) const
    {
        if (row_.candidates.empty()) return "nobody is left";
        std::string out;
        for (auto const& c : row_.candidates) {
            bool const planned = std::find(c.caveats.begin(), c.caveats.end(), caveat::only_planned) != c.caveats.end();
            out += fmt::format("{}{} ({}{})", out.empty() ? "" : ", ", codes(c.parties), name(c.how), planned ? ", planned" : "");
        }
        return "not contacted: " + out;
    }
    [[nodiscard]] std::string summary(asked::order const&) const
    {
        if (nothing()) return unknown();
        std::string out;
        for (auto const& b : row_.blocks) {
            out += out.empty() ? "" : ", ";
            out += b.parties.size() == 1 ? codes(b.parties) : fmt::format("{{{}}}", codes(b.parties));
        }
        for (auto const p : row_.floating) out += fmt::format("; {} {}", at_some_point(p), p.code());
        return fmt::format("{}, {}", out, name(row_.verdict));
    }

    [[nodiscard]] bool nothing() const { return row_.candidates.empty(); }
    [[nodiscard]] std::string unknown() const
    {
        return std::find(row_.caveats.begin(), row_.caveats.end(), caveat::milestone_unknown) != row_.caveats.end() ? "milestone unknown" : "none known";
    }
    [[nodiscard]] std::string foremost() const
    {
        if (nothing()) return unknown();
        if (row_.verdict != verdict::certain) return fmt::format("{}, {}", listed(row_.candidates), name(row_.verdict));
        std::string out;
        for (auto const& c : row_.candidates) out += (out.empty() ? "" : " and ") + codes(c.parties);
        auto const& c = row_.candidates.front();
        return fmt::format("{}, certain, {}{}", out, describe(c.window, row_.zone, data_.clocks), c.days ? ", " + days_after(*c.days) : "");
    }
    [[nodiscard]] std::string listed(std::vector<candidate> const& all) const
    {
        std::string out;
        for (auto const& c : all) out += fmt::format("{}{} ({})", out.empty() ? "" : ", ", codes(c.parties), describe(c.window, row_.zone, data_.clocks));
        return out;
    }
    [[nodiscard]] static std::string days_after(range_of<std::int64_t> d)
    {
        if (d.least != d.most) return fmt::format("{} to {} days after", d.least, d.most);
        return fmt::format("{} {} after", d.least, d.least == 1 ? "day" : "days");
    }
    [[nodiscard]] static std::string codes(std::vector<party> const& parties)
    {
        std::string out;
        for (auto const& p : parties) out += (out.empty() ? "" : " ") + std::string(p.code());
        return out;
    }
    [[nodiscard]] std::string at_some_point(party p) const
    {
        for (auto const& c : row_.candidates)
            if (c.parties.front() == p && !c.window.is_unknown()) return fmt::format("at some point {}:", describe_roughly(c.window, row_.zone, data_.clocks));
        return "at some point:";
    }
    [[nodiscard]] static std::string length(duration d)
    {
        if (d.is_unlimited()) return "an unknown time";
        auto const minutes = d.count() / us_per_minute;
        if (minutes >= 3 * 24 * 60) return fmt::format("{} d {} h", minutes / (24 * 60), minutes / 60 % 24);
        if (minutes >= 60) return fmt::format("{} h {} min", minutes / 60, minutes % 60);
        return fmt::format("{} min", minutes);
    }

    // --- evidence ---

    void tell_contest(std::string const& event)
    {
        auto const p = data_.find_point(event);
        if (!p || !data_.point(*p).contested) return;
        row_.sentences += fmt::format(" Of \"{}\" the reports exclude each other: {}.", event, citer(data_.facts, data_.source_ids)(data_.reports_of_time(*p)));
    }
    [[nodiscard]] std::string what(std::string const& moment) const
    {
        auto const p = data_.find_point(moment);
        if (!p || !timeline_data::is_event(*p)) return moment;
        std::string parties;
        for (auto const& a : data_.attending(*p)) parties += (parties.empty() ? "" : "-") + std::string(a.party.code());
        return fmt::format("{} {} \"{}\" ({})", parties, name(data_.event(*p).kind), moment, describe(data_.point(*p).window, row_.zone, data_.clocks));
    }
    timeline_data const& data_;
    query const& query_;
    answer_row& row_;
};

inline void tell(timeline_data const& data, query const& q, answer_row& row) { teller(data, q, row).run(); }

} // namespace entente::detail
