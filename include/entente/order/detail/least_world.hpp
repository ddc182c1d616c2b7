// Whether rivals can be kept out of the way, all at once.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/detail/ways_out.hpp>
#include <entente/order/detail/worlds.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace entente::detail {

/// Is there a world in which the constraints hold, every firm rival is after its bar, and every open one short of the edge or
/// after the other bar? No bar: there is no such way out.
///
/// Times are told from the edge. Seen from there "f is short of it, or after the bar" is closed under the pointwise
/// minimum of two worlds, as differences are, windows included (they are differences to an origin that moves, too). So
/// there is a least world, and it is found from below: put everything as early as it can be; what is then not short of
/// the edge never is, so push it after the bar, and with it what claims push along; until nothing moves. If nothing was
/// pushed past what its distance to the edge allows, that is a world; if something was, there is none. With one bar
/// nothing that is pushed can push the bar, or there is no world; with two, the longest way without repetition passes
/// both once.
/// Complexity: for each round one search among tied moments, and linear in the rivals; as many rounds as claims push one
/// rival after the other into the window.
class least_world {
public:
    least_world(worlds const& w, trial const& t, std::optional<bar> firm_bar, std::optional<bar> open_bar)
        : w_(w)
        , edge_(t.edge)
        , bars_{firm_bar, open_bar}
        , anchor_(t.edge != nullptr ? t.edge->variable : worlds::origin)
        , hubs_(w.close(t.constraints, {anchor_, firm_bar ? firm_bar->variable : anchor_, open_bar ? open_bar->variable : anchor_}))
    {
    }
    /// A rival, firm or open.
    void add(variable v, bool firm) { rivals_.push_back({v, firm, false, nowhere}); }

    [[nodiscard]] bool exists()
    {
        if (!hubs_) return false;
        begin();
        constexpr std::size_t enough = 5; // rounds in which none is pushed for the first time
        for (std::size_t idle = 0; idle != enough; ++idle) {
            raised_ = {};
            for (std::size_t b = 0; b != 2; ++b)
                if (auto const& its = bars_[b]) after_[b] = low_of(its->variable) + its->ahead;
            for (auto& f : rivals_) {
                if (!f.forced && (f.firm || edge_ == nullptr || f.low >= edge_->slack)) {
                    if (!bars_[behind(f)]) return false;
                    f.forced = true;
                    idle = 0;
                }
                if (f.forced) raise(f);
            }
            if (raised_[0].empty() && raised_[1].empty()) return true;
            auto const before = low_;
            for (std::size_t b = 0; b != 2; ++b) push_along(b);
            close();
            if (low_of(anchor_) > duration{} || is_bar_pushed(before)) return false;
            if (low_ != before)
                for (auto& f : rivals_) pull(f);
        }
        return false; // they push each other around for ever
    }

private:
    static constexpr duration bottom{-(std::int64_t{1} << 61)};  ///< far away
    static constexpr duration nowhere{-(std::int64_t{1} << 62)}; ///< before that: what is put after a bar far away is raised, too

    struct rival {
        detail::variable variable;
        bool firm;
        bool forced; ///< never short of the edge
        duration low;
    };

    /// The bar that it may be after.
    [[nodiscard]] static std::size_t behind(rival const& f) { return f.firm ? 0 : 1; }
    [[nodiscard]] std::vector<variable> const& variables() const { return hubs_->moments(); }
    [[nodiscard]] duration& low_of(variable v) { return low_[hubs_->place(v)]; }

    /// As early as can be; what nothing holds is far away.
    void begin()
    {
        auto const n = variables().size();
        low_.resize(n);
        for (std::size_t h = 0; h != n; ++h) {
            auto const most = hubs_->between(h, hubs_->place(anchor_));
            low_[h] = most.is_unlimited() ? bottom : -most;
        }
        close();
        to_hub_.resize(n);
        if (std::any_of(rivals_.begin(), rivals_.end(), [&](rival const& f) { return w_.is_tied(f.variable); }))
            for (std::size_t h = 0; h != n; ++h)
                if (w_.is_tied(variables()[h])) {
                    auto const column = w_.column(variables()[h]);
                    to_hub_[h].assign(column.begin(), column.end());
                }
        for (auto& f : rivals_) pull(f);
    }
    void close()
    {
        auto const n = variables().size();
        for (std::size_t i = 0; i != n; ++i)
            for (std::size_t k = 0; k != n; ++k)
                if (!hubs_->between(k, i).is_unlimited()) low_[k] = std::max(low_[k], low_[i] - hubs_->between(k, i));
    }
    /// By the hubs.
    void pull(rival& f) const
    {
        for (std::size_t h = 0; h != variables().size(); ++h) {
            auto most = f.variable == variables()[h] ? duration{} : w_.by_windows(f.variable, variables()[h]);
            if (!to_hub_[h].empty() && w_.is_tied(f.variable)) most = std::min(most, to_hub_[h][w_.tied_number(f.variable)]);
            if (!most.is_unlimited()) f.low = std::max(f.low, low_[h] - most);
        }
    }
    /// After its bar.
    void raise(rival& f)
    {
        auto const b = behind(f);
        if (f.low >= after_[b]) return;
        f.low = after_[b];
        raised_[b].push_back(f.variable);
    }
    /// What those that were raised behind a bar push along: by windows the origin, by claims the others.
    void push_along(std::size_t b)
    {
        if (raised_[b].empty()) return;
        std::vector<variable> tied;
        auto latest = duration::unlimited();
        for (auto const s : raised_[b]) {
            latest = std::min(latest, w_.latest(s));
            if (w_.is_tied(s)) tied.push_back(s);
            if (auto const h = hubs_->place(s); h != low_.size()) low_[h] = std::max(low_[h], after_[b]);
        }
        auto& origin = low_of(worlds::origin);
        if (!latest.is_unlimited()) origin = std::max(origin, after_[b] - latest);
        if (tied.empty()) return;
        auto const links = w_.nearest(tied);
        auto const push = [&](variable v, duration& at) {
            auto const most = w_.is_tied(v) ? links[w_.tied_number(v)] : duration::unlimited();
            if (!most.is_unlimited()) at = std::max(at, after_[b] - most);
        };
        for (std::size_t h = 0; h != low_.size(); ++h) push(variables()[h], low_[h]);
        for (auto& f : rivals_) push(f.variable, f.low);
    }
    /// Of one bar: then there is no world.
    [[nodiscard]] bool is_bar_pushed(std::vector<duration> const& before) const
    {
        if (bars_[0] && bars_[1] && bars_[0]->variable != bars_[1]->variable) return false;
        return std::any_of(bars_.begin(), bars_.end(), [&](std::optional<bar> const& its) {
            return its && low_[hubs_->place(its->variable)] != before[hubs_->place(its->variable)];
        });
    }

    worlds const& w_;
    window_edge const* edge_;
    std::array<std::optional<bar>, 2> bars_; ///< the firm ones', and the open ones'
    variable anchor_;                        ///< the moment that times are told from
    std::optional<closure> hubs_;            ///< the edge, the bars, and what the constraints name
    std::vector<rival> rivals_;
    std::vector<duration> low_;                 ///< of the hubs
    std::vector<std::vector<duration>> to_hub_; ///< by claims, from every tied moment
    // of one round
    std::array<std::vector<variable>, 2> raised_; ///< behind the firm ones' bar, and the open ones'
    std::array<duration, 2> after_{};             ///< where these bars are
};

} // namespace entente::detail
