// Who held an office on a day.
// SPDX-License-Identifier: MIT
#include "publish/event_times.hpp"
#include "words/answers/answers.hpp"
#include "words/answers/listed.hpp"

#include <entente/query/detail/meaning.hpp>
#include <entente/query/detail/tenure.hpp>
#include <entente/time/describe.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente::detail {
namespace {

/// Whoever holds the offices that are asked about.
class holders_on {
public:
    holders_on(timeline const& world, asked::in_office const& q) : world_(world), data_(model_of(world)), asked_(q)
    {
        problem_list problems;
        auto const day = resolve(q.on, data_.clocks(), data_.rules(), "on", problems);
        if (!day) throw error(std::move(problems));
        if (q.on.empty()) refuse("on", "no day", "say on which day");
        days_ = day->members;
        if (day->end)
            days_ = {bounds::closed(day->members.front().earliest(), std::max(day->members.front().latest(), day->end->latest()))};
        terms_ = terms_asked_for();
        out_.rows = table_of({"office", "leader", "name", "term", "acting", "verdict", "days_least", "days_most", "took_earliest",
                              "took_latest", "left_earliest", "left_latest", "caveats"});
    }

    [[nodiscard]] wording::reply run() &&
    {
        for (auto const office : offices_) tell(office);
        out_.verdict = weakest_.get();
        return std::move(out_);
    }

private:
    [[nodiscard]] std::vector<term_id> terms_asked_for()
    {
        auto const side = data_.find_party(asked_.of);
        auto const q = side ? query{asked::list{}, {}}.by_each_leader_of(asked_.of) : query{asked::list{}, {}}.by_each(asked_.of);
        std::vector<term_id> out;
        for (auto const& s : resolve_query(data_, q.with_acting()).subjects) out.push_back(*s.term);
        if (!side) offices_ = data_.names().offices(asked_.of);
        else
            for (auto const o : data_.offices())
                if (data_.office(o).party == *side) offices_.push_back(o);
        return out;
    }

    // --- whether a term covers the day ---

    [[nodiscard]] bounds window_of(moment m) const { return data_.point(m).window; }
    /// Told as a midnight, to the minute at most: with it a day ended. By the clocks of the question.
    [[nodiscard]] bool is_midnight(moment m) const
    {
        auto const window = window_of(m);
        auto const zone = asked_.on.zone().empty() ? std::string("UTC") : asked_.on.zone();
        auto const state = window.latest().is_finite() ? data_.clocks().at(zone, window.latest()) : std::nullopt;
        return window.is_exact() || (state && time_of_day(shown(window.latest(), *state)) < minutes(1));
    }
    /// Before the day began, or with the midnight with which it did.
    [[nodiscard]] bool is_over(moment end, bounds day) const
    {
        auto const window = window_of(end);
        return window.latest() <= day.earliest() || (window.earliest() == day.earliest() && is_midnight(end));
    }
    /// In some world, at some instant of the day; in every world.
    [[nodiscard]] verdict holds(tenure const& t, bounds day) const
    {
        if (t.took && window_of(*t.took).earliest() > day.latest()) return verdict::none;
        if (std::any_of(t.ends.begin(), t.ends.end(), [&](auto end) { return is_over(end, day); })) return verdict::none;
        if (!t.took || window_of(*t.took).latest() > day.latest()) return verdict::possible;
        bool const began_then = window_of(*t.took).earliest() >= day.earliest();
        auto const is_later = [&](auto end) {
            return window_of(end).earliest() > day.earliest() || (window_of(end).earliest() == day.earliest() && !is_midnight(end));
        };
        if (began_then) return verdict::certain; // whoever takes an office holds it at that instant
        if (!t.end_is_known && t.ends.empty()) return verdict::possible;
        bool const all_later = std::all_of(t.ends.begin(), t.ends.end(), is_later);
        return all_later && std::all_of(t.perhaps_ends.begin(), t.perhaps_ends.end(), is_later) ? verdict::certain : verdict::possible;
    }
    [[nodiscard]] verdict holds(term_id term) const
    {
        auto const t = tenure_of(data_, term);
        std::size_t certain = 0, possible = 0;
        for (auto const& day : days_) {
            auto const v = holds(t, day);
            certain += v == verdict::certain;
            possible += v != verdict::none;
        }
        return certain == days_.size() ? verdict::certain : possible != 0 ? verdict::possible : verdict::none;
    }

    // --- days ---

    /// From the day of the taking of office to the day asked about, by the clocks of the question, else of the office.
    [[nodiscard]] std::optional<range_of<std::int64_t>> days_in_office(tenure const& t) const
    {
        if (!t.took || days_.size() != 1) return std::nullopt;
        auto zone = asked_.on.zone();
        auto day = days_.front();
        if (zone.empty()) {
            zone = data_.zone_of(*t.took);
            problem_list ignored;
            if (auto const there =
                    resolve(when{asked_.on.text(), zone}.in(asked_.on.calendar()), data_.clocks(), data_.rules(), "on", ignored);
                there && there->members.size() == 1 && !there->end)
                day = there->members.front();
        }
        auto const [then, took] = std::pair{days_in(day, zone, data_.clocks()), days_in(window_of(*t.took), zone, data_.clocks())};
        if (!then || !took || !then->first.is_finite() || !then->last.is_finite() || !took->first.is_finite() || !took->last.is_finite())
            return std::nullopt;
        auto const none_yet = [](std::int64_t n) { return std::max<std::int64_t>(n, 0); };
        return range_of<std::int64_t>{none_yet(then->first - took->last), none_yet(then->last - took->first)};
    }

    // --- words ---

    void tell(office_id office)
    {
        std::vector<std::string> certain, possible;
        auto const& id = data_.office(office).id;
        weakest here;
        std::string why;
        for (auto const term : terms_) {
            if (data_.term(term).office() != office) continue;
            auto const how = holds(term);
            if (how == verdict::none) continue;
            here.add(how);
            (how == verdict::certain ? certain : possible).push_back(row(id, term, how));
            why += reports_of(term);
        }
        auto const day = describe_day();
        auto const who = certain.empty() && possible.empty() ? "nobody known" : judged_in_words(certain, possible);
        auto const line = fmt::format("{} on {}: {}", id, day, who);
        out_.lines.push_back(line);
        out_.why += fmt::format("{}{}.{}", out_.why.empty() ? "" : "\n", line, why);
        weakest_.add(here.get());
    }
    /// Adds a row; how the holder is told in the line.
    [[nodiscard]] std::string row(std::string const& office, term_id term, verdict how)
    {
        auto const t = tenure_of(data_, term);
        auto const& of = data_.term(term).record();
        auto const leader = data_.term(term).leader();
        auto const name = leader ? data_.leader(*leader).name() : of.leader;
        auto const id = leader ? data_.leader(*leader).id() : of.leader;
        std::vector<caveat> caveats;
        if (!t.took) caveats.push_back(caveat::milestone_unknown);
        else if (how == verdict::possible && !window_of(*t.took).is_exact()) caveats.push_back(caveat::milestone_uncertain);
        if (!t.end_is_known) caveats.push_back(caveat::end_of_term_unknown);
        auto const days = days_in_office(t);
        auto const number = [&](bool least) { return days ? fmt::format("{}", least ? days->least : days->most) : std::string{}; };
        auto const at = [&](moment const* m, bool earliest) {
            if (m == nullptr) return std::string{};
            return second_of(earliest ? window_of(*m).earliest() : window_of(*m).latest());
        };
        auto const* took = t.took ? &*t.took : nullptr;
        auto const* left = t.ends.size() == 1 ? &t.ends.front() : nullptr;
        out_.rows.rows.push_back({office, id, name.empty() ? id : name, of.id, of.acting ? "acting" : "", std::string(entente::name(how)),
                                  number(true), number(false), at(took, true), at(took, false), at(left, true), at(left, false),
                                  in_words(caveats)});
        return (name.empty() ? id : name) + (of.acting ? " (acting)" : "");
    }
    [[nodiscard]] std::string describe_day() const
    {
        auto const& on = asked_.on;
        return on.zone().empty() || days_.size() != 1 ? on.said() : describe(days_.front(), on.zone(), data_.clocks());
    }
    /// On whose word the term began and ended.
    [[nodiscard]] std::string reports_of(term_id term) const
    {
        std::string out;
        for (auto const turn : {milestone::took_office, milestone::left_office}) {
            auto const& all = data_.term(term).record().at(turn);
            for (std::uint32_t i = 0; i != all.size(); ++i)
                if (said const s{said::what::milestone_report, turn, number(term), i}; world_.sees(s))
                    out += fmt::format(" {}.", world_.cite(s));
        }
        return out;
    }

    timeline const& world_;
    read_model data_;
    asked::in_office const& asked_;
    std::vector<bounds> days_; ///< one of these
    std::vector<office_id> offices_;
    std::vector<term_id> terms_;
    wording::reply out_;
    weakest weakest_;
};

} // namespace

wording::reply answer_to(timeline const& world, asked::in_office const& q) { return holders_on(world, q).run(); }

} // namespace entente::detail
