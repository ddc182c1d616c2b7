// A walk along several lists of events at once.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/time/instant.hpp>
#include <entente/timeline/detail/aspect.hpp>
#include <entente/timeline/detail/stretch.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::detail {

/// Events that may lie in a window, of one list or of several; forward by earliest instant, backward by latest. Valid until the
/// postings change.
class event_walk {
public:
    explicit event_walk(bool forward) : forward_(forward) {}
    /// Goes along nothing any more, and keeps its memory.
    void clear() noexcept
    {
        parts_.clear();
        next_ = 0;
    }
    /// Goes along these, too. Requires: it has not begun, or is over.
    void add(stretch const& s)
    {
        if (s.empty()) return;
        parts_.push_back({s, reach_of(s)});
        if (is_nearer(parts_.back(), parts_[next_])) next_ = parts_.size() - 1;
    }

    [[nodiscard]] bool is_over() const noexcept { return parts_.empty(); }
    /// The next event. Requires: !is_over().
    [[nodiscard]] event_id event() const noexcept { return next().event(place()); }
    [[nodiscard]] aspect as() const noexcept { return next().as(place()); }
    /// How early (late) this event and all that follow can be at the most.
    [[nodiscard]] instant reach() const noexcept { return parts_[next_].reach; }
    /// Whether that is the instant of this event, by what was posted.
    [[nodiscard]] bool tells_window() const noexcept { return next().how_broad().tells_windows(); }
    /// What it goes along.
    template <class Function>
    void for_each_list(Function f) const
    {
        for (auto const& p : parts_) f(p.of);
    }
    /// Calls `f(event)` for the first n of each list from here on that does not tell windows.
    template <class Function>
    void for_each_next_untold(std::size_t n, Function f) const
    {
        for (auto const& p : parts_)
            if (!p.of.how_broad().tells_windows())
                for (std::size_t i = 0; i != std::min(n, p.of.size()); ++i) f(p.of.event(forward_ ? i : p.of.size() - 1 - i));
    }
    /// Calls `f(event, aspect)` for this one and all that follow, in no order.
    template <class Function>
    void for_each(Function f) const
    {
        for (auto const& p : parts_)
            for (std::size_t i = 0; i != p.of.size(); ++i) f(p.of.event(i), p.of.as(i));
    }
    void step()
    {
        auto& p = parts_[next_];
        if (forward_) p.of.drop_first();
        else p.of.drop_last();
        if (p.of.empty()) parts_.erase(parts_.begin() + static_cast<std::ptrdiff_t>(next_));
        else p.reach = reach_of(p.of);
        choose();
    }

private:
    struct part {
        stretch of;
        instant reach;
    };
    [[nodiscard]] stretch const& next() const noexcept { return parts_[next_].of; }
    [[nodiscard]] std::size_t place() const noexcept { return forward_ ? 0 : next().size() - 1; }
    [[nodiscard]] bool is_nearer(part const& a, part const& b) const noexcept { return forward_ ? a.reach < b.reach : b.reach < a.reach; }
    void choose() noexcept
    {
        next_ = 0;
        for (std::size_t i = 1; i < parts_.size(); ++i)
            if (is_nearer(parts_[i], parts_[next_])) next_ = i;
    }
    [[nodiscard]] instant reach_of(stretch const& s) const noexcept { return forward_ ? s.reach_forward() : s.reach_backward(); }

    bool forward_;
    std::vector<part> parts_;
    std::size_t next_ = 0;
};

} // namespace entente::detail
