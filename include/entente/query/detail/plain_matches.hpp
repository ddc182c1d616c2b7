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

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace entente::detail {

/// Finds what fits a pattern where every contact of the row is plain (see `aspect`), inside in every world, and none is in doubt against
/// another: each two lie one after the other, or at one instant. Then all worlds are alike, what fits is what fits in one of them, and it
/// is found as `matcher` finds what is certain. A row that takes more is left to that one.
///
/// Complexity: linear in the leader's contacts within the term; in those that are asked for, as `matcher`.
class plain_matches {
public:
    plain_matches(timeline_data const& data, pattern const& p, resolved_query const& r)
        : data_(data)
        , pattern_(p)
        , asked_(data, p.contacts, r)
        , contacts_(data, p.contacts, r, asked_)
        , walk_(true)
    {
        can_ = asked_.can() && p.contacts.placed_or_received == direction::either && data.posted.of_party.is_empty();
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
        if (!can_ || s.leader == none) return false;
        auto const window = asked_.windows.of(term);
        if (!window || !meet(s, term, all, *window) || !is_one_world()) return false;
        if (!find()) return false;
        for (auto const& fit : found_) {
            for (auto const m : fit) {
                to.add(known_parties[met_[m].with].id);
                to.add(moment{met_[m].event});
            }
            to.end_candidate(verdict::certain, {}, met_[fit.front()].window);
        }
        to.end_row(leader_id{s.leader}, s.term == none ? std::nullopt : std::optional(term_id{s.term}),
                   found_.empty() ? verdict::none : verdict::certain);
        return true;
    }

private:
    static constexpr std::size_t most_met = 400;
    using path = std::vector<std::uint32_t>;

    using bits = std::uint32_t; ///< of the contacts that a pattern names, one each: the steps, then what must not lie between

    struct met {
        std::uint32_t event;
        std::uint16_t with;
        event_kind kind;
        bits is; ///< what it fits
        bounds window;
    };

    /// Gives a contact the next bit; 0: it is one that more than countries and kinds tell, or they are too many.
    [[nodiscard]] bits note(asked::contact const& c)
    {
        auto const what = resolve_contact(data_, c);
        if (!what.leaders.empty() || bits_ == std::numeric_limits<bits>::digits) return 0;
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
        if (all == nullptr || term == nullptr || pattern_.contacts.beyond_term)
            data_.posted.look_for_leader(walk_, s.leader, in.possible(), [&](event_kind k) { return asked_.wants(k); });
        else
            for (auto const& l : all->lists_of(*term))
                if (asked_.wants(l.kind)) walk_.add(l.of);
        bool is_good = true;
        bits any = 0;
        walk_.for_each([&](std::uint32_t e, aspect as) {
            if (asked_.is_plain(e, as)) {
                if (!asked_.is_asked_for(as)) return;
                auto const is = by_country_[as.with()] & by_kind_[static_cast<std::size_t>(as.kind())];
                any |= is;
                met_.push_back({e, static_cast<std::uint16_t>(as.with()), as.kind(), is, {}});
            } else if (auto const is = may_be(e, as.kind(), s, in)) {
                any |= *is;
                is_good = false;
            }
        });
        auto const steps = static_cast<unsigned>(separating_.size());
        auto const every_step = steps == std::numeric_limits<bits>::digits ? ~bits{0} : (bits{1} << steps) - 1;
        if ((any & every_step) != every_step) { // without one for each step nothing fits, wherever they lie
            met_.clear();
            return true;
        }
        if (!is_good) return false;
        std::erase_if(met_, [&](met& m) {
            m.window = data_.windows[m.event];
            bool const is_outside = m.window.latest() < in.from.earliest() || in.to.latest() < m.window.earliest();
            is_good = is_good && (is_outside || (in.from.latest() <= m.window.earliest() && m.window.latest() <= in.to.earliest()));
            return is_outside;
        });
        return is_good && met_.size() <= most_met;
    }
    /// What one that is not plain may fit; nothing: it is no contact in the window.
    [[nodiscard]] std::optional<bits> may_be(std::uint32_t event, event_kind kind, subject const& s, plain_window const& in) const
    {
        auto const its = contacts_.judge(event, s, in);
        if (its.is == judged_event::as::never) return std::nullopt;
        auto const window = its.is == judged_event::as::contact ? its.window : data_.point(event).window;
        if (!overlap(window, in.possible())) return std::nullopt;
        bits out = 0;
        if (its.is == judged_event::as::contact) out = by_country_[its.with];
        else
            for (auto const& a : attending(data_, event)) {
                auto const n = number_of_country(a.party);
                out |= n ? by_country_[*n] : ~bits{0};
            }
        return out & by_kind_[static_cast<std::size_t>(kind)];
    }
    /// Whether each two of them lie one after the other, or at one instant, in every world.
    [[nodiscard]] bool is_one_world()
    {
        std::sort(met_.begin(), met_.end(), [&](met const& a, met const& b) {
            if (a.window != b.window) return a.window < b.window;
            if (a.kind != b.kind) return a.kind < b.kind;
            if (a.with != b.with) return a.with < b.with;
            auto const x = data_.facts.events.id_text(a.event), y = data_.facts.events.id_text(b.event);
            return x.size() != y.size() ? x.size() < y.size() : x < y;
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

    timeline_data const& data_;
    pattern const& pattern_;
    plain_question asked_;
    plain_contacts contacts_;
    bool can_ = false;
    unsigned bits_ = 0; ///< that were given
    std::array<bits, words<event_kind>.size()> by_kind_{};
    std::array<bits, known_parties.size()> by_country_{};
    std::vector<bits> separating_; ///< of each step, what must not lie between

    // of the row at hand
    event_postings::walk_of_leader walk_;
    std::vector<met> met_;
    std::vector<path> found_;
    std::vector<bool> dead_;
    bool is_open_ = false;
};

} // namespace entente::detail
