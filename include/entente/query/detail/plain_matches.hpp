// Patterns that windows alone decide.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/decisions.hpp>
#include <entente/query/detail/meaning.hpp>
#include <entente/query/detail/pattern_reader.hpp>
#include <entente/query/detail/plain_contacts.hpp>
#include <entente/query/detail/plain_question.hpp>
#include <entente/query/pattern.hpp>
#include <entente/timeline/detail/event_postings.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace entente::detail {

/// Finds what fits a pattern where every contact of the row is plain (see `aspect`), inside in every world, and none is in doubt against
/// another: each two lie one after the other, or at one instant. Then all worlds are alike, what fits is what fits in one of them, and it
/// is found as `matcher` finds what is certain. A row that takes more is left to that one.
///
/// Complexity: linear in the leader's contacts within the term; in those that are asked for, as `matcher`.
class plain_matches {
public:
    plain_matches(read_model data, pattern const& p, resolved_query const& r)
        : data_(data)
        , pattern_(p)
        , asked_(data, p.contacts, r)
        , contacts_(data, p.contacts, r, asked_)
        , walk_(true)
    {
        can_ = asked_.can() && p.contacts.placed_or_received == direction::either;
        for (std::size_t country = 0; country != known_parties.size(); ++country) // a plain one may have been touched
            looks_at_[aspect(event_kind::call, country, aspect::side::unknown).counterpart()] =
                asked_.touches_any() || asked_.is_with_whom(country);
        looks_at_[aspect(event_kind::call).counterpart()] = true;
        for (auto const& step : p.steps) can_ = can_ && !step.within_days && note(step.what) != 0;
        for (auto const& step : p.steps) {
            auto& out = separating_.emplace_back(0);
            for (auto const& c : step.without) {
                auto const bit = note(c);
                can_ = can_ && bit != 0;
                out |= bit;
            }
        }
    }

    /// Adds the row, if it is of those that can be decided here.
    [[nodiscard]] bool decide(subject const& s, placed_term const* term, term_places const* all, decisions& to)
    {
        if (!can_ || !s.leader) return false;
        auto const window = asked_.windows.of(term);
        if (!window || asked_.names_party_alone(s, window->possible())) return false;
        if (!meet(s, term, all, *window) || !is_one_world()) return false;
        if (!find()) return false;
        for (auto const& fit : found_) {
            for (auto const m : fit) {
                to.add(known_parties[met_[m].with].id);
                to.add(met_[m].event);
            }
            to.end_candidate(verdict::certain, {}, met_[fit.front()].window);
        }
        to.end_row(s.leader, s.term, found_.empty() ? verdict::none : verdict::certain);
        return true;
    }

private:
    static constexpr std::size_t most_met = 400;
    using path = std::vector<std::uint32_t>;

    using bits = std::uint32_t; ///< of the contacts that a pattern names, one each: the steps, then what must not lie between

    struct met {
        event_id event;
        std::uint16_t with;
        event_kind kind;
        bits is; ///< what it fits
        bounds window;
    };

    /// Gives a contact the next bit; 0: it is one that more than countries and kinds tell, or they are too many.
    [[nodiscard]] bits note(asked::contact const& c)
    {
        auto const what = resolve_contact(data_, c);
        if (!what.leaders.empty() || what.placed_or_received != direction::either || bits_ == std::numeric_limits<bits>::digits) return 0;
        auto const bit = bits{1} << bits_++;
        for (std::size_t k = 0; k != by_kind_.size(); ++k)
            if (is_among(static_cast<event_kind>(k), what.kinds)) by_kind_[k] |= bit;
        if (what.anybody)
            for (auto& b : by_country_) b |= bit;
        for (auto const p : what.parties)
            if (auto const n = number_of_country(p)) by_country_[*n] |= bit;
        return bit;
    }

    /// Whether two moments are certainly so far apart at the most; nothing: it is open.
    [[nodiscard]] static std::optional<bool> is_within(bounds earlier, bounds later, duration most)
    {
        if (later.latest() - earlier.earliest() <= most) return true;
        if (later.earliest() - earlier.latest() > most) return false;
        return std::nullopt;
    }
    /// Every contact in the window. False: one is not plain, or perhaps not inside.
    [[nodiscard]] bool meet(subject const& s, placed_term const* term, term_places const* all, plain_window const& in)
    {
        met_.clear();
        walk_.clear();
        asked_.for_each_list(s, term, all, in.possible(), [&](stretch const& some) { walk_.add(some); });
        bool is_good = true;
        bits any = 0;
        auto const take = [&](event_id e, aspect as, bounds told) {
            bool const is_plain = asked_.is_plain(e, as);
            if (is_plain && !asked_.is_asked_for(as)) return;
            auto const its = is_plain ? judged_event{judged_event::as::contact, true, static_cast<std::uint16_t>(as.with()), {}}
                                      : contacts_.judge(e, s, in);
            if (its.is == judged_event::as::never) return;
            bool const is_sure = its.is == judged_event::as::contact && its.is_sure;
            if (!is_sure && !overlap(its.is == judged_event::as::contact ? its.window : data_.point(e).window, in.possible())) return;
            auto const is = by_kind_[static_cast<std::size_t>(as.kind())] & countries_of(its, e);
            any |= is;
            if (is_sure) {
                if (!is_plain) told = {};
                if (told.is_unknown()) data_.event(e).fetch_window();
                met_.push_back({e, its.with, as.kind(), is, told});
            } else is_good = false;
        };
        walk_.for_each_list([&](stretch const& some) { for_each_asked(some, take); });
        auto const steps = static_cast<unsigned>(separating_.size());
        auto const every_step = steps == std::numeric_limits<bits>::digits ? ~bits{0} : (bits{1} << steps) - 1;
        if ((any & every_step) != every_step) { // without one for each step nothing fits, wherever they lie
            met_.clear();
            return true;
        }
        if (!is_good) return false;
        std::erase_if(met_, [&](met& m) {
            if (m.window.is_unknown()) m.window = data_.event(m.event).reported_window();
            bool const is_outside = m.window.latest() < in.from.earliest() || in.to.latest() < m.window.earliest();
            is_good = is_good && (is_outside || (in.from.latest() <= m.window.earliest() && m.window.latest() <= in.to.earliest()));
            return is_outside;
        });
        return is_good && met_.size() <= most_met;
    }
    /// Those of a list that are asked for, or are not plain; with their windows, where the list tells them.
    template <class Take>
    void for_each_asked(stretch const& all, Take take) const
    {
        std::array<std::uint32_t, 64> some; // picked without a branch that nobody can foretell
        for (std::size_t begin = 0; begin < all.size(); begin += some.size()) {
            std::size_t n = 0;
            for (auto i = begin; i != std::min(all.size(), begin + some.size()); ++i) {
                some[n] = static_cast<std::uint32_t>(i);
                n += static_cast<std::size_t>(looks_at_[all.as(i).counterpart()]);
            }
            for (std::size_t k = 0; k != n; ++k)
                take(all.event(some[k]), all.as(some[k]), all.how_broad().tells_windows() ? all.around(some[k]) : bounds{});
        }
    }
    /// Which steps it may fit by the country.
    [[nodiscard]] bits countries_of(judged_event const& its, event_id event) const
    {
        if (its.is == judged_event::as::contact) return by_country_[its.with];
        bits out = 0;
        for (auto const& a : data_.event(event).attending()) {
            auto const n = number_of_country(a.party);
            out |= n ? by_country_[*n] : ~bits{0};
        }
        return out;
    }
    /// Whether each two of them lie one after the other, or at one instant, in every world.
    [[nodiscard]] bool is_one_world()
    {
        std::sort(met_.begin(), met_.end(), [&](met const& a, met const& b) {
            if (a.window != b.window) return a.window < b.window;
            if (a.kind != b.kind) return a.kind < b.kind;
            if (a.with != b.with) return a.with < b.with;
            return data_.is_id_before(a.event, b.event);
        });
        for (std::size_t i = 1; i < met_.size(); ++i)
            if (auto const& a = met_[i - 1].window, &b = met_[i].window; !certainly_before(a, b) && (a != b || !a.is_exact())) return false;
        return true;
    }

    [[nodiscard]] static bool fits(met const& m, std::size_t step) noexcept { return (m.is >> step & 1) != 0; }
    /// Whether nothing that must not lie between two contacts does; without the first of them, before the second.
    [[nodiscard]] bool is_free_between(std::size_t step, met const* before, met const& m) const
    {
        auto const& now = pattern_.steps[step];
        if (now.how != pattern::link::then && now.without.empty()) return true;
        return std::none_of(met_.begin(), met_.end(), [&](met const& x) {
            if (!certainly_before(x.window, m.window) || (before != nullptr && !certainly_before(before->window, x.window))) return false;
            return now.how == pattern::link::then || (x.is & separating_[step]) != 0;
        });
    }
    /// False: it is open whether two of them are near enough.
    [[nodiscard]] bool find()
    {
        found_.clear();
        is_open_ = false;
        dead_.assign(separating_.size() * met_.size(), false);
        path path_now;
        for (std::uint32_t first = 0; first != met_.size() && !is_open_; ++first) {
            auto const& m = met_[first];
            if (!found_.empty() && !certainly_before(met_[found_.back().back()].window, m.window)) continue;
            if (!fits(m, 0) || !is_free_between(0, nullptr, m)) continue;
            path_now.assign(1, first);
            if (lead_on(path_now)) found_.push_back(path_now);
        }
        return !is_open_;
    }
    [[nodiscard]] bool lead_on(path& p)
    {
        auto const i = p.size();
        if (i == separating_.size()) return true;
        auto const last = p.back();
        if (dead_[(i - 1) * met_.size() + last]) return false;
        auto const& from = met_[last];
        for (auto next = last + 1; next != met_.size() && !is_open_; ++next) {
            auto const& m = met_[next];
            if (!certainly_before(from.window, m.window) || !fits(m, i)) continue;
            if (auto const& most = pattern_.steps[i].within) {
                auto const is_near = is_within(from.window, m.window, *most);
                is_open_ = is_open_ || !is_near;
                if (is_open_) return false;
                if (!*is_near) break; // nor is what comes later
            }
            if (!is_free_between(i, &from, m)) continue;
            p.push_back(next);
            if (lead_on(p)) return true;
            p.pop_back();
        }
        dead_[(i - 1) * met_.size() + last] = true;
        return false;
    }

    read_model data_;
    pattern const& pattern_;
    plain_question asked_;
    plain_contacts contacts_;
    bool can_ = false;
    unsigned bits_ = 0; ///< that were given
    std::array<bits, words<event_kind>.size()> by_kind_{};
    std::array<bits, known_parties.size()> by_country_{};
    std::array<bool, aspect::counterparts> looks_at_{}; ///< whether more has to be asked of such an aspect
    std::vector<bits> separating_;                      ///< of each step, what must not lie between

    // of the row at hand
    event_walk walk_;
    std::vector<met> met_;
    std::vector<path> found_;
    std::vector<bool> dead_;
    bool is_open_ = false;
};

} // namespace entente::detail
