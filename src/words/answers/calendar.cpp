// Events beside another, and those of a day of the year.
// SPDX-License-Identifier: MIT
#include "publish/event_times.hpp"
#include "words/answers/answers.hpp"
#include "words/answers/days_of_year.hpp"
#include "words/answers/listed.hpp"

#include <entente/query/ask.hpp>
#include <entente/time/describe.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace entente::detail {
namespace {

/// Events, with how certain each is, as lines and rows.
class chosen_events {
public:
    explicit chosen_events(timeline const& seen) : seen_(seen)
    {
        out_.rows = table_of({"leader", "term", "party", "event", "verdict", "earliest", "latest", "caveats"});
    }
    void add(listed_row const& row, listed const& e, verdict how)
    {
        (how == verdict::certain ? certain_ : possible_).push_back(in_words(e, row.zone, seen_.clocks()));
        out_.rows.rows.push_back({row.leader, row.term, codes_of(e.what.parties), e.what.events.front(), std::string(name(how)),
                                  second_of(e.what.window.earliest()), second_of(e.what.window.latest()), in_words(e.what.caveats)});
    }
    /// Ends what is said under one name.
    void tell(std::string const& label, std::size_t among)
    {
        weakest_.add(certain_.empty() && possible_.empty() ? verdict::none : possible_.empty() ? verdict::certain : verdict::possible);
        auto const some = among == 0 ? std::string{} : fmt::format(", among {} known", among);
        out_.lines.push_back(fmt::format("{}: {}{}", label, judged_in_words(certain_, possible_), some));
        certain_.clear();
        possible_.clear();
    }
    [[nodiscard]] wording::reply run() &&
    {
        out_.verdict = weakest_.get();
        out_.why = joined(out_.lines, ".\n") + ".";
        return std::move(out_);
    }

private:
    timeline const& seen_;
    std::vector<std::string> certain_, possible_;
    wording::reply out_;
    weakest weakest_;
};

/// Time as it is asked for: from an event on, or back from it.
class neighbours {
public:
    neighbours(timeline const& seen, bool previous, moment at) : seen_(seen), previous_(previous), at_(at) {}

    /// Whether one may be the nearest of all, and whether it is in every world.
    [[nodiscard]] verdict is_next(listed const& e, std::vector<listed> const& all) const
    {
        if (e.at == at_ || !possibly(at_, e.at)) return verdict::none;
        bool certain = e.sure && certainly(at_, e.at);
        for (auto const& x : all) {
            if (x.at == e.at || x.at == at_) continue;
            if (x.sure && certainly(at_, x.at) && certainly(x.at, e.at)) return verdict::none;
            certain = certain && !(possibly(at_, x.at) && possibly(x.at, e.at));
        }
        return certain ? verdict::certain : verdict::possible;
    }

private:
    [[nodiscard]] bool possibly(moment a, moment b) const { return previous_ ? seen_.possibly_before(b, a) : seen_.possibly_before(a, b); }
    [[nodiscard]] bool certainly(moment a, moment b) const
    {
        return previous_ ? seen_.certainly_before(b, a) : seen_.certainly_before(a, b);
    }

    timeline const& seen_;
    bool previous_;
    moment at_;
};

} // namespace

wording::reply answer_to(timeline const& world, asked::neighbour const& q)
{
    require_aim<asked::list>(q.among, "among", "list");
    auto const seen = seen_by(world, q.among);
    auto const at = seen.find_moment(q.event);
    if (!at) {
        problem_list problems;
        problems.error(code::unknown_id, "event", fmt::format("no event or milestone \"{}\"", q.event), "name one by its id");
        throw error(std::move(problems));
    }
    neighbours const beside(seen, q.previous, *at);
    auto const rows = rows_of(seen, unseen(q.among));
    chosen_events out(seen);
    auto const what = fmt::format("{} \"{}\"", q.previous ? "before" : "after", q.event);
    for (auto const& row : rows) {
        for (auto const& e : row.events)
            if (auto const how = beside.is_next(e, row.events); how != verdict::none) out.add(row, e, how);
        out.tell(fmt::format("{}, {}", row.label, what), row.events.size());
    }
    auto reply = std::move(out).run();
    if (rows.empty()) reply.lines.push_back(reply.why = world.ask(q.among).why());
    return reply;
}

wording::reply answer_to(timeline const& world, asked::on_this_day const& q)
{
    require_aim<asked::list>(q.events, "events", "list");
    constexpr std::int64_t leap_year = 2000;
    if (!exists({leap_year, q.month, q.day}))
        refuse("day", fmt::format("day {} of month {}", q.day, q.month), "name a day that a year can have");
    auto const seen = seen_by(world, q.events);
    auto const rows = rows_of(seen, unseen(q.events));
    chosen_events out(seen);
    for (auto const& row : rows) {
        for (auto const& e : row.events) {
            auto const how = is_on(seen, e.at, e.what.zone, q.month, q.day);
            if (how != verdict::none) out.add(row, e, e.sure ? how : verdict::possible);
        }
        out.tell(row.label, row.events.size());
    }
    auto reply = std::move(out).run();
    if (rows.empty()) reply.lines.push_back(reply.why = world.ask(q.events).why());
    return reply;
}

verdict is_on(timeline const& seen, moment at, std::string const& zone, int month, int day)
{
    auto const where = seen.when_was(at);
    auto windows = where.members;
    if (windows.empty()) windows.push_back(where.window);
    bool all = true, any = false;
    for (auto const& window : windows) {
        if (!overlap(window, where.window)) continue; // claims took it away
        auto const how = is_on(days_told(intersect(window, where.window), zone, seen.clocks()), month, day);
        all = all && how == verdict::certain;
        any = any || how != verdict::none;
    }
    return !any ? verdict::none : all ? verdict::certain : verdict::possible;
}

verdict is_on(civil_days days, int month, int day)
{
    if (!days.first.is_finite() || !days.last.is_finite()) return verdict::possible;
    if (days.first == days.last) {
        auto const d = days.first.date();
        return d.month == month && d.day == day ? verdict::certain : verdict::none;
    }
    constexpr std::int64_t between_leap_days = 8; // at most: 1896 to 1904
    auto const from = days.first.date().year;
    for (auto year = from; year <= std::min(days.last.date().year, from + between_leap_days + 1); ++year)
        if (civil_date const d{year, month, day}; exists(d) && days.first <= civil_day(d) && civil_day(d) <= days.last)
            return verdict::possible;
    return verdict::none;
}

civil_days days_told(bounds window, std::string const& zone, zones const& clocks)
{
    auto const own = days_in(window, zone, clocks).value_or(civil_days{civil_day::past(), civil_day::future()});
    if (!window.earliest().is_finite() || !window.latest().is_finite()) return own;
    auto const begins = clocks.at("+14:00", window.earliest()), ends = clocks.at("-12:00", window.latest());
    if (!begins || !ends) return own;
    auto const first = day_of(window.earliest(), *begins), last = day_of(window.latest(), *ends);
    auto const from = day_bounds(first, "+14:00", clocks), until = day_bounds(last, "-12:00", clocks);
    bool const whole_earth =
        from && until && window.earliest() - from->earliest() < seconds(1) && until->latest() - window.latest() < seconds(1);
    return whole_earth && first <= last ? civil_days{first, last} : own;
}

} // namespace entente::detail
