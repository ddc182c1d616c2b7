// What the reports of a moment come to.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/error.hpp>
#include <entente/time/iso_duration.hpp>
#include <entente/time/resolve.hpp>
#include <entente/timeline/detail/accounts.hpp>
#include <entente/timeline/detail/cite.hpp>
#include <entente/timeline/detail/labels.hpp>
#include <entente/timeline/detail/settle.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace entente::detail {

/// Hears all reports of a moment that can be seen, and settles them. What is wrong with a report is appended to the problems.
class assessor {
public:
    assessor(accounts& data, problem_list& problems) : data_(data), problems_(problems) {}

    [[nodiscard]] credit credit_of(std::string const& source) const
    {
        auto const [rank, published] = data_.trust_in(source);
        return {rank, published};
    }
    statement label(said s) { return s.kind == said::what::event_report && s.item == 0 ? statement{s.record} : data_.add_statement(s); }

    [[nodiscard]] account of_milestone(term_id term, milestone turn)
    {
        begin();
        auto const& reports = data_.term_at(term).at(turn);
        std::vector<timed_report> times;
        for (std::uint32_t k = 0; k != reports.size(); ++k) {
            said const it{said::what::milestone_report, turn, number(term), k};
            auto const path = [&] { return fmt::format("terms[{}].{}[{}]", number(term), name(turn), k); };
            problem_list found;
            auto time = time_of(reports[k], path, found);
            auto const who = hear(reports[k], it, data_.own_day(time), path);
            if (!who) continue;
            problems_.add(found);
            add_time(std::move(time), *who, it, times);
        }
        auto const s = settle(sorted(times));
        if (s.where.contested) warn_contested(fmt::format("terms[{}].{}", number(term), name(turn)), times);
        return made_of(s);
    }

    [[nodiscard]] account of_event(event_id event)
    {
        begin();
        std::vector<timed_report> held;
        std::vector<timed_report> planned;
        std::vector<timed_report> undone; ///< times that cancellations and denials give
        status_inquiry status;
        duration length{};
        for (auto const record : data_.records_of_event(event)) {
            auto const reports = data_.facts.events.reports(record);
            for (std::uint32_t k = 0; k != reports.size(); ++k) {
                auto const& r = reports[k];
                said const it{said::what::event_report, {}, number(record), k};
                auto const path = [&] { return fmt::format("events[{}].reports[{}]", number(record), k); };
                auto const who = hear(r, it, instant::future(), path);
                if (!who) continue;
                bool const as_held = !r.status || *r.status == status::held;
                if (r.status) status.hear(*r.status, *who);
                bool const is_undone = r.status == status::cancelled || r.status == status::denied;
                add_time(time_of(r, path, problems_), *who, it, as_held ? held : is_undone ? undone : planned);
                if (as_held && !r.length.empty()) length = std::max(length, parse_duration(r.length).value_or(duration{}));
            }
        }
        auto const standing = status.verdict();
        bool const is_held = standing.is == status::held;
        bool const is_undone = standing.is == status::cancelled || standing.is == status::denied;
        auto const s = is_held ? settle(sorted(held))
                               : latest_plan(sorted(!is_undone || !planned.empty() ? planned
                                                    : !undone.empty()              ? undone
                                                                                   : held));
        if (s.where.contested) warn_contested(fmt::format("events[{}].reports", number(event)), held);
        auto out = made_of(s);
        out.point.standing = standing;
        out.end = s.end;
        if (!s.end && length > duration{} && s.where.reported)
            out.end = bounds::closed(s.where.window.earliest() + length, s.where.window.latest() + length);
        return out;
    }

private:
    void begin()
    {
        since_ = until_ = instant::future();
        heard_ = ranked_ = hindsight_ = false;
    }
    /// What a report is worth, if it can be seen. What it tells becomes public with its source or, of a milestone, on its `own` day.
    template <class Path>
    std::optional<credit> hear(report const& r, said const& it, instant own, Path path)
    {
        if (!data_.is_visible(it)) return std::nullopt;
        auto const at = data_.source_ids.find(r.source);
        if (!r.source.empty() && !at)
            problems_.error(code::unknown_id, path() + ".source", fmt::format("there is no source \"{}\"", r.source),
                            data_.source_ids.suggestion(r.source));
        auto const published = std::min(data_.public_since(at), own);
        ranked_ = ranked_ || (at && data_.source_at(*at).rank != source_rank::normal);
        hindsight_ = hindsight_ || data_.is_hindsight(at);
        since_ = heard_ ? std::min(since_, published) : published;
        until_ = heard_ ? std::max(until_, published) : published;
        heard_ = true;
        if (!r.length.empty() && !parse_length(r.length))
            problems_.error(code::bad_time, path() + ".length", fmt::format("\"{}\" is no length of time", r.length),
                            "write an ISO 8601 duration of weeks, days, hours, minutes and seconds: PT25M");
        auto const [rank, dated] = data_.trust_in(at);
        return credit{rank, dated};
    }
    /// The most trusted first, and in no order of insertion: which of several that say the same is cited must not depend on it.
    [[nodiscard]] std::vector<timed_report> sorted(std::vector<timed_report> times) const
    {
        auto const more_trusted = [](timed_report const& a, timed_report const& b) { return a.who > b.who; };
        if (times.size() < 2) return times;
        std::stable_sort(times.begin(), times.end(), more_trusted);
        auto const equally = [](timed_report const& a, timed_report const& b) { return a.who == b.who; };
        if (std::adjacent_find(times.begin(), times.end(), equally) == times.end()) return times;
        std::vector<std::pair<report, timed_report>> all;
        std::vector<report> of_record; // those of a record are put together at once
        std::optional<std::uint32_t> record;
        for (auto& t : times) {
            auto const s = data_.said_of(t.label);
            bool const is_event = s.kind == said::what::event_report;
            if (is_event && std::exchange(record, s.record) != s.record) of_record = data_.facts.events.reports(event_id{s.record});
            all.emplace_back(is_event ? of_record[s.item] : data_.report_of(s), std::move(t));
        }
        std::sort(all.begin(), all.end(), [](auto const& a, auto const& b) {
            if (a.second.who != b.second.who) return a.second.who > b.second.who;
            auto const &x = a.first, &y = b.first;
            auto const [p, q] = std::pair{x.time.calendar(), y.time.calendar()};
            return std::tie(x.time.text(), x.time.zone(), p, x.source) < std::tie(y.time.text(), y.time.zone(), q, y.source);
        });
        times.clear();
        for (auto& [r, t] : all) times.push_back(std::move(t));
        return times;
    }
    /// Of a report at a path, if it gives one.
    template <class Path>
    [[nodiscard]] std::optional<resolved> time_of(report const& r, Path path, problem_list& problems) const
    {
        return r.time.empty() ? std::nullopt
                              : data_.time_of(
                                    r.time, [&] { return path() + ".time"; }, problems);
    }
    void add_time(std::optional<resolved> time, credit who, said what, std::vector<timed_report>& to)
    {
        if (time) to.push_back({*std::move(time), label(what), who});
    }
    [[nodiscard]] account made_of(settled const& s)
    {
        account out;
        auto& p = out.point;
        p.window = s.where.window;
        p.earliest_by = label_of(data_, s.earliest_by);
        p.latest_by = s.latest_by == s.earliest_by ? p.earliest_by : label_of(data_, s.latest_by);
        p.hindsight = hindsight_;
        p.reported = s.where.reported;
        p.contested = s.where.contested;
        p.one_of = s.where.one_of;
        p.approximate = s.where.approximate;
        p.uncertain = s.where.uncertain;
        p.whole_earth = s.where.whole_earth;
        p.ongoing = s.where.ongoing;
        out.since = since_;
        out.members = s.where.members;
        out.gradual = since_ != until_ || ranked_; // a view may know of a rank or not
        return out;
    }
    void warn_contested(std::string path, std::vector<timed_report> const& times)
    {
        std::vector<said> all;
        for (auto const& t : times) all.push_back(data_.said_of(t.label));
        problems_.add(data_.rules.trust == trust_rule::refuse ? severity::error : severity::warning, code::contested, std::move(path),
                      fmt::format("these exclude each other: {}", citer(data_).some(all)),
                      "each is kept as possible; deprecate the source that is wrong");
    }

    accounts& data_;
    problem_list& problems_;
    instant since_;
    instant until_;
    bool heard_ = false;
    bool ranked_ = false;    ///< one of those heard has another rank than most
    bool hindsight_ = false; ///< that a view does not know when it was given
};

} // namespace entente::detail
