// The rows of what fits a pattern.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/add_once.hpp>
#include <entente/detail/compiled.hpp>
#include <entente/query/detail/answered.hpp>
#include <entente/query/detail/fit.hpp>
#include <entente/query/detail/plain_matches.hpp>
#include <entente/query/detail/respond.hpp>
#include <entente/query/detail/tell.hpp>
#include <entente/query/pattern.hpp>
#include <entente/time/iso_duration.hpp>
#include <entente/timeline/detail/divide.hpp>
#include <entente/timeline/detail/read_model.hpp>
#include <entente/timeline/timeline.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace entente {
namespace detail {

inline void check(pattern const& p)
{
    problem_list problems;
    constexpr auto bad = code::bad_question;
    if (p.steps.empty()) problems.error(bad, "steps", "a pattern without steps", "begin it with contact or first_contact");
    if (!std::holds_alternative<asked::list>(p.contacts.aim))
        problems.error(bad, "contacts", "contacts that are no list", "give them as a question of the aim list");
    for (std::size_t i = 0; i != p.steps.size(); ++i) {
        auto const& s = p.steps[i];
        auto const path = fmt::format("steps[{}]", i);
        if (i == 0 && (!s.without.empty() || s.within || s.within_days))
            problems.error(bad, path, "nothing lies before the first step", "say it of a later step");
        if (s.within && *s.within < duration{})
            problems.error(bad, path + ".within", fmt::format("within {}", to_string(*s.within)), "a length of time is not negative");
        if (s.within_days && !is_countable(*s.within_days))
            problems.error(bad, path + ".within_days", fmt::format("within {} days", *s.within_days),
                           fmt::format("a number of days is not negative, and at most {}", most_days));
    }
    problems.throw_if_error();
}

/// The answer for one row: that of the list of its contacts, with what fits in place of the contacts.
class match_row {
public:
    match_row(read_model data, pattern const& p, resolved_query const& r, subject const& s) : data_(data), pattern_(p)
    {
        auto all = decide_row(data, p.contacts, r, s, true);
        row_ = std::move(all.row);
        found_.among = all.found.among;
        divide(data, r, s, 0);
    }

    [[nodiscard]] answer_row run()
    {
        contacts_ = std::exchange(row_.candidates, {});
        row_.verdict = verdict::none;
        bool const all_known = std::find(row_.caveats.begin(), row_.caveats.end(), caveat::first_known) == row_.caveats.end();
        row_.caveats.clear();
        bool const outside = std::all_of(cases_.begin(), cases_.end(), [](auto const& s) { return s->window.is_outside; });
        for (auto const& s : cases_) add_caveats(row_.caveats, s->window.caveats, outside);
        if (!cases_.front()->window.is_void && !outside) find();
        for (auto const& c : row_.candidates)
            for (auto const k : c.caveats) add_once(row_.caveats, k);
        if (!all_known) add_once(row_.caveats, caveat::first_known);
        tell(data_, pattern_.contacts, row_, found_);
        if (row_.verdict != verdict::none) retell();
        row_.words = later<explanation>::from([found = std::move(found_)] { return found; });
        return std::move(row_);
    }

private:
    void divide(read_model data, resolved_query const& r, subject const& s, int times)
    {
        auto const open = cases_.emplace_back(std::in_place, data, pattern_.contacts, r, s, false, times)->window.open_order;
        if (!open) return;
        cases_.pop_back();
        opens_.push_back(*open);
        auto const& both = worlds_.emplace_back(std::in_place, data, *open);
        for (auto const& d : both->cases()) divide(d, r, s, times + 1);
    }
    void find()
    {
        std::vector<matcher> each;
        each.reserve(cases_.size()); // they are pointed to
        for (auto const& s : cases_) each.emplace_back(data_, *s, pattern_);
        matcher::run(each);
        bool complete = true;
        bool every_world = true;
        bool alike = true;
        auto of = cases_.begin();
        for (auto const& m : each) {
            for (auto const& f : m.found) add(f, (*of)->decide.members);
            complete = complete && m.complete;
            every_world = every_world && m.every_world;
            ++of;
        }
        for (auto const& m : each) alike = alike && m.found.size() == row_.candidates.size() && m.every_world == each.front().every_world;
        if (!row_.candidates.empty() || !complete) row_.verdict = every_world ? verdict::certain : verdict::possible;
        if (!complete) add_once(row_.caveats, caveat::not_fully_checked);
        if (!alike)
            for (auto const& milestones : opens_) miss(order_of(data_, milestones));
    }

    void add(fitting const& f, std::vector<member> const& members)
    {
        candidate out;
        out.how = f.how;
        auto const id = [&](std::uint32_t m) { return data_.event(members[m].event).id(); };
        std::vector<std::string> events;
        for (auto const m : f.members) events.push_back(id(m));
        if (std::any_of(row_.candidates.begin(), row_.candidates.end(), [&](candidate const& c) { return c.events == events; }))
            return; // of another case
        for (std::size_t i = 0; i != f.members.size(); ++i) {
            auto const& e = members[f.members[i]];
            auto const contact =
                std::find_if(contacts_.begin(), contacts_.end(), [&](candidate const& c) { return c.events.front() == id(f.members[i]); });
            out.events.push_back(contact->events.front());
            out.parties.insert(out.parties.end(), contact->parties.begin(), contact->parties.end());
            if (i == 0) {
                out.window = contact->window;
                out.days = contact->days;
                out.kind = contact->kind;
                out.status = contact->status;
                out.zone = contact->zone;
                out.place = contact->place;
            }
            for (auto const k : contact->caveats) add_once(out.caveats, k);
            if (f.how == verdict::possible && !e.always)
                miss({lack::inside, {id(f.members[i])}, fmt::format("whether \"{}\" lies inside the time asked for", id(f.members[i]))});
            if (f.how == verdict::possible && !e.sure)
                miss({lack::held, {id(f.members[i])}, fmt::format("whether \"{}\" took place as asked", id(f.members[i]))});
            if (i == 0) continue;
            auto const [a, b] = std::pair{f.members[i - 1], f.members[i]};
            auto const [x, y] = std::pair{members[a].event, e.event};
            if (data_.most(y, x) < duration{}) {
                reason why{id(a), id(b), data_.because(y, x)};
                auto const is_same = [&](reason const& r) { return r.earlier == why.earlier && r.later == why.later; };
                if (std::none_of(found_.reasons.begin(), found_.reasons.end(), is_same)) found_.reasons.push_back(std::move(why));
            } else miss({lack::order, {id(a), id(b)}, fmt::format("the order of \"{}\" and \"{}\"", id(a), id(b))});
        }
        row_.candidates.push_back(std::move(out));
    }
    /// The line, with what is certain and what is possible apart.
    void retell()
    {
        std::string certain;
        std::string possible;
        for (auto const& c : row_.candidates) {
            std::string codes;
            for (auto const p : c.parties) codes += std::string(p.code()) + ' ';
            auto const one = fmt::format("{}({})", codes, describe_told(c.window, row_.zone, c.zone, data_.clocks()));
            if (c.how == verdict::certain) certain += (certain.empty() ? "" : ", ") + one;
            else possible += (possible.empty() ? "" : " or ") + one;
        }
        if (row_.candidates.empty()) possible = "none found";
        auto const what = certain.empty() ? fmt::format("{}, {}", possible, name(row_.verdict))
                                          : certain + ", certain" + (possible.empty() ? "" : "; possibly " + possible);
        auto const line = fmt::format("{}: {}", found_.label, what);
        found_.why.replace(0, found_.line.size(), line);
        found_.line = line;
    }
    void miss(missing_fact what) { add_once(found_.missing, std::move(what)); }

    read_model data_;
    pattern const& pattern_;
    answer_row row_;
    explanation found_;
    std::vector<std::pair<moment, moment>> opens_; ///< which of these came first makes the cases
    std::vector<shared<divided_worlds>> worlds_;   ///< they are pointed to, as the next ones are
    std::vector<shared<selection>> cases_;
    std::vector<candidate> contacts_;
};

[[nodiscard]] inline answer_row match_one(asking const& what, std::size_t row)
{
    auto const& meaning = what.question->meaning;
    return match_row(*what.data, **what.steps, meaning, meaning.subjects[row]).run();
}

} // namespace detail

/// A row for each leader and term, as `ask` has. The row's verdict says whether some contacts fit: in every world, in some,
/// or in none. Its candidates are what fits: the events of the steps, in order, and with them the parties, step by step;
/// certain, if these very events fit in every world. A row may be certain without a certain candidate, where one or the
/// other fits in every world.
///
/// Certain ones do not overlap: after each, the search goes on behind its last step, and the first that fits is taken, so that
/// a contact is part of one of them at most. Possible ones are listed, too, all that do not share a contact with a
/// certain one and are not bound to overlap it; among themselves they are alternatives.
///
/// Contacts at the same instant as a step are not between it and the next. Steps are strictly later than each other.
///
/// Complexity: of certain fits, the number of steps times the square of the number of contacts, and for `then` times
/// their number once more. Possible ones are tried one by one, up to 100; to decide one, alternatives are tried that can
/// grow exponentially in the number of contacts whose order is open. What is too much is given up after 20,000 steps of the search in a
/// row, with the caveat *not fully checked*.
ENTENTE_INLINE answer timeline::match(pattern const& p) const
{
    detail::check(p);
    if (p.contacts.known_by) {
        auto then = p;
        then.contacts.known_by.reset();
        return as_of(*p.contacts.known_by).match(then);
    }
    detail::asking what{data_, detail::shared(detail::asked_question{p.contacts, detail::resolve_query(*data_, p.contacts)}),
                        detail::match_one};
    what.steps = detail::shared(p);
    auto const& steps = **what.steps;
    auto const& subjects = what.question->meaning.subjects;
    detail::plain_matches plain(*data_, steps, what.question->meaning);
    detail::places_of_rows places(*data_, std::holds_alternative<asked::every_term>(steps.contacts.who));
    return answer{detail::shared(detail::answered(std::move(what), subjects.size(), subjects.size(), {}, [&](std::size_t i, decisions& to) {
        return plain.decide(subjects[i], places.of(subjects[i].term), places.all(), to);
    }))};
}

} // namespace entente
