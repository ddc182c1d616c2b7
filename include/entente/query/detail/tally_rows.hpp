// Counts, cell by cell.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/compiled.hpp>
#include <entente/query/detail/calendar_cells.hpp>
#include <entente/query/detail/cell_counts.hpp>
#include <entente/query/detail/cell_steps.hpp>
#include <entente/query/detail/plain_contacts.hpp>
#include <entente/query/detail/plain_question.hpp>
#include <entente/query/detail/respond.hpp>
#include <entente/query/tally.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace entente {
namespace detail {

/// Counts the events of one row after another. Where all of them are plain (see `aspect`) each counts in the cells in which its window
/// lies, for certain where there is one such cell; another row is asked cell by cell.
/// Complexity: linear in the events; of other rows, a question for each cell.
class tallier {
public:
    tallier(read_model data, per what, query const& q, std::string const& zone)
        : data_(data)
        , what_(what)
        , query_(checked(q, what))
        , pairs_(std::holds_alternative<asked::each_pair>(q.who))
        , meaning_(resolve_query(data, pairs_ ? of_anybody(q) : q))
        , asked_(data, query_, meaning_)
        , contacts_(data, query_, meaning_, asked_)
        , places_(data, std::holds_alternative<asked::every_term>(q.who))
        , cells_(data, what == per::month, zone)
        , counts_(what == per::counterpart ? 0 : cells_.first_of(cell_counts::places), what == per::counterpart ? 1 : cells_.step())
    {
        can_ = asked_.can() && q.placed_or_received == direction::either;
    }

    [[nodiscard]] tally run()
    {
        if (pairs_) {
            auto const all = all_pairs();
            constexpr std::size_t cells_of_most = 100; // a century; what is reserved in vain is not touched
            out_.rows.reserve(all.size());
            out_.cells.reserve(std::min(data_.lists().of_pair.size(), cells_of_most * all.size()));
            for (auto const& [one, other] : all) row({std::nullopt, std::nullopt, one, other});
        } else
            for (auto const& s : meaning_.subjects) row(s);
        return std::move(out_);
    }

private:
    static query const& checked(query const& q, per what)
    {
        problem_list problems;
        constexpr auto bad = code::bad_question;
        if (!std::holds_alternative<asked::count>(q.aim)) problems.error(bad, "aim", "a tally of what is no count", "ask it with `count`");
        if (what == per::counterpart && std::holds_alternative<asked::leaders_of>(q.who))
            problems.error(bad, "who", "each counterpart of each leader of a party, where between two parties only incumbents count",
                           "ask by each holder of an office, or with the parties one by one");
        if (what != per::counterpart && (q.days || q.inside))
            problems.error(bad, "window", "each year or month of what is asked `during` a time, or `within` days of a mark",
                           "ask with two edges: since, after, before, until");
        if (what != per::counterpart && q.beyond_term && !q.from)
            problems.error(bad, "window", "each year or month even beyond the term, of what begins with the term",
                           "say since when, or leave out `even_beyond_the_term`");
        if (std::holds_alternative<asked::each_pair>(q.who) && !q.whom.empty())
            problems.error(bad, "whom", "with whom is said twice: of each two parties it is the other one", "leave out `with`");
        problems.throw_if_error();
        return q;
    }
    static query of_anybody(query q)
    {
        q.who = asked::anyone{};
        return q;
    }
    /// Sorted.
    [[nodiscard]] std::vector<std::pair<party, party>> all_pairs() const
    {
        auto out = data_.lists().of_pair.everybody();
        for (auto const p : data_.lists().gatherings.everybody())
            data_.lists().gatherings.for_each(p, [&](event_id e, aspect, bounds) {
                for (auto const& a : data_.event(e).attending())
                    if (p < a.party) out.emplace_back(p, a.party);
            });
        if (!std::is_sorted(out.begin(), out.end())) std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

    void row(subject const& s)
    {
        auto const number = static_cast<std::uint32_t>(out_.rows.size());
        auto const before = out_.cells.size();
        auto const add = [&](std::int32_t cell, cell_counts::counted n) {
            auto& to = out_.cells.emplace_back(); // filled where it stands: to copy what was just put together means to wait for it
            to.row = number;
            if (what_ == per::counterpart) to.counterpart = known_or_own(cell);
            else {
                to.year = cells_.year(cell);
                to.month = cells_.month(cell);
            }
            to.least = n.least;
            to.most = n.most;
        };
        if (count_plain(s)) counts_.take(add);
        else {
            counts_.take([](std::int32_t, cell_counts::counted) {}); // of what was counted until then
            ask_cells(s, add);
        }
        if (out_.cells.size() != before) out_.rows.push_back({s.leader, s.term, s.other.empty() ? party{} : s.side, s.other});
    }

    // --- where windows say it ---

    /// False: something there is not plain.
    [[nodiscard]] bool count_plain(subject const& s)
    {
        if (!can_ || (!s.leader && s.other.empty()) || (what_ == per::counterpart && !s.other.empty())) return false;
        auto const window = asked_.windows.of(places_.of(s.term));
        if (!window || (s.other.empty() ? asked_.names_party_alone(s, window->possible()) : !data_.lists().gatherings.is_empty()))
            return false;
        bool is_plain = true;
        auto const take = [&](stretch const& all) { is_plain = is_plain && count(all, *window, s); };
        if (s.other.empty()) {
            for (std::size_t k = 0; k != words<event_kind>.size(); ++k)
                if (auto const kind = static_cast<event_kind>(k); asked_.wants(kind))
                    data_.lists().of_leader.for_each_list({*s.leader, kind}, take);
        } else data_.lists().of_pair.for_each_list(std::minmax(s.side, s.other), take);
        return is_plain;
    }
    /// Of a list. Most need no look at their windows.
    [[nodiscard]] bool count(stretch const& all, plain_window const& in, subject const& whose)
    {
        auto const longest = all.how_broad().longest();
        bool const is_narrow = what_ != per::counterpart && all.how_broad() != breadth::unbounded();
        auto* const steps = is_narrow ? &steps_of(longest) : nullptr;
        coarse_instant const first(in.from.latest()), end(in.to.earliest() - longest); // from the one to the other they are inside
        std::array<std::uint32_t, 64> some;                                            // picked without a branch that nobody can foretell
        for (std::size_t begin = 0; begin < all.size(); begin += some.size()) {
            std::size_t n = 0;
            for (auto i = begin; i != std::min(all.size(), begin + some.size()); ++i) {
                some[n] = static_cast<std::uint32_t>(i);
                n += static_cast<std::size_t>(asked_.wants(all.as(i).kind()));
            }
            for (std::size_t k = 0; k != n; ++k) {
                auto const i = some[k];
                auto const e = all.event(i);
                auto const as = all.as(i);
                auto const t = all.earliest(i);
                if (is_narrow && first < t && t < end && asked_.is_plain(e, as)) {
                    if (whose.other.empty() && !asked_.is_asked_for(as)) continue;
                    if (auto const place = steps->find(t)) {
                        counts_.add_at(*place);
                        continue;
                    }
                }
                if (!count(e, as, in, whose)) return false;
            }
        }
        return true;
    }
    [[nodiscard]] cell_steps& steps_of(duration longest)
    {
        for (auto& [length, steps] : steps_)
            if (length == longest) return steps;
        return steps_.emplace_back(longest, cell_steps(cells_, counts_, longest)).second;
    }
    [[nodiscard]] bool count(event_id e, aspect as, plain_window const& in, subject const& whose)
    {
        bool const is_plain = asked_.is_plain(e, as);
        if (is_plain && whose.other.empty() && !asked_.is_asked_for(as)) return true;
        auto const is_inside = [&](bounds b) { return in.from.latest() <= b.earliest() && b.latest() <= in.to.earliest(); };
        auto const its = is_plain ? judged_event{judged_event::as::contact, true, static_cast<std::uint16_t>(as.with()),
                                                 data_.event(e).reported_window()}
                                  : contacts_.judge(e, whose, in);
        if (its.is == judged_event::as::never) return true;
        auto const at = its.is == judged_event::as::contact ? its.window : data_.point(e).window;
        if (at.latest() < in.from.earliest() || in.to.latest() < at.earliest()) return true;
        bool const is_free =
            (in.from.is_exact() || in.from.latest() <= at.earliest()) && (in.to.is_exact() || at.latest() <= in.to.earliest());
        if (its.is == judged_event::as::open || !is_free || data_.event(e).occasion()) return false;
        bool const surely = its.is_sure && is_inside(at);
        if (what_ == per::counterpart) {
            counts_.add(its.with, surely);
            return true;
        }
        auto const where = intersect(at, bounds::closed(in.from.latest(), in.to.earliest()));
        if (!where.earliest().is_finite() || !where.latest().is_finite()) return false;
        auto const first = cells_.at(where.earliest()), last = cells_.at(where.latest());
        if (last - first > most_cells) return false;
        for (auto cell = first; cell <= last; cell = cells_.next(cell)) counts_.add(cell, first == last && surely);
        return true;
    }

    // --- where it takes more ---

    /// What the question counts in a cell, if there is an event among them whose time is known to some extent.
    [[nodiscard]] std::optional<range_of<std::size_t>> ask(query const& q, subject const& s, std::vector<std::string> const& known) const
    {
        auto const meaning = resolve_query(data_, q);
        auto const in_cell = decide_row(data_, q, meaning, s, false).row;
        auto const is_known = [&](candidate const& c) { return std::binary_search(known.begin(), known.end(), c.events.front()); };
        if (std::none_of(in_cell.candidates.begin(), in_cell.candidates.end(), is_known)) return std::nullopt;
        return in_cell.count;
    }
    /// As the question is asked by itself.
    [[nodiscard]] query question_of(subject const& s) const
    {
        return s.other.empty() ? query_ : query_.of_pair(std::string(s.side.code()), std::string(s.other.code()));
    }
    /// Calls `f(cell, counted)`.
    template <class Function>
    void ask_cells(subject const& s, Function f)
    {
        auto const q = question_of(s);
        auto const whole = decide_row(data_, q, resolve_query(data_, q), s, false).row;
        std::vector<std::int32_t> some;
        std::vector<std::string> known; // events
        for (auto const& c : whole.candidates) {
            if (what_ == per::counterpart) {
                known.push_back(c.events.front());
                for (auto const p : c.parties) some.push_back(number_of(p));
                continue;
            }
            if (!c.window.earliest().is_finite() || !c.window.latest().is_finite()) continue;
            known.push_back(c.events.front());
            auto const first = cells_.at(c.window.earliest()), last = cells_.at(c.window.latest());
            if (last - first > most_cells) continue;
            for (auto cell = first; cell <= last; cell = cells_.next(cell)) some.push_back(cell);
        }
        std::sort(known.begin(), known.end());
        std::sort(some.begin(), some.end(),
                  [&](std::int32_t a, std::int32_t b) { return what_ == per::counterpart ? known_or_own(a) < known_or_own(b) : a < b; });
        some.erase(std::unique(some.begin(), some.end()), some.end());
        for (auto const cell : some) {
            if (what_ == per::counterpart && !s.other.empty() && known_or_own(cell) != s.other) continue;
            auto const n = what_ != per::counterpart ? ask(q.during(cells_.time(cell)), s, known)
                           : s.other.empty()         ? ask(q.with(std::string(known_or_own(cell).code())), s, known)
                                                     : whole.count;
            if (n && n->most != 0) f(cell, {static_cast<std::uint32_t>(n->least), static_cast<std::uint32_t>(n->most)});
        }
    }

    // --- counterparts by number: the known ones, then the file's own as they are met ---

    [[nodiscard]] std::int32_t number_of(party p)
    {
        if (auto const* known = info(p)) return static_cast<std::int32_t>(known - known_parties.data());
        auto const at = std::find(own_.begin(), own_.end(), p);
        auto const number = static_cast<std::int32_t>(at - own_.begin());
        if (at == own_.end()) own_.push_back(p);
        return static_cast<std::int32_t>(known_parties.size()) + number;
    }
    [[nodiscard]] party known_or_own(std::int32_t number) const
    {
        auto const n = static_cast<std::size_t>(number);
        return n < known_parties.size() ? known_parties[n].id : own_[n - known_parties.size()];
    }

    static constexpr std::int32_t most_cells = 12 * 500;

    read_model data_;
    per what_;
    query const& query_;
    bool pairs_;
    resolved_query meaning_;
    plain_question asked_;
    plain_contacts contacts_;
    places_of_rows places_;
    calendar_cells cells_;
    cell_counts counts_;                                 ///< of the row at hand
    std::vector<std::pair<duration, cell_steps>> steps_; ///< by the longest window
    bool can_ = false;
    std::vector<party> own_;
    tally out_;
};

} // namespace detail

ENTENTE_INLINE tally timeline::count_by(per what, query const& q, std::string const& zone) const
{
    if (!q.known_by) return detail::tallier(*data_, what, q, zone).run();
    auto then = q;
    then.known_by.reset();
    return as_of(*q.known_by).count_by(what, then, zone);
}

} // namespace entente
