// A part of somebody's events, in the order in which a search wants them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/prefetch.hpp>
#include <entente/time/bounds.hpp>
#include <entente/time/instant.hpp>
#include <entente/timeline/detail/aspect.hpp>
#include <entente/timeline/detail/coarse_instant.hpp>
#include <entente/timeline/ids.hpp>

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace entente::detail {

/// An event in a list: eight bytes, beside its aspect. Its instant is a coarse one, so that a search may find some more than it must.
struct posting {
    coarse_instant earliest;
    event_id event;

    friend auto operator<=>(posting const&, posting const&) noexcept -> std::strong_ordering = default;
};

/// How broad the windows of a list's events are at the most: an instant that a coarse one tells; an instant; a day wherever on earth; a
/// month; unbounded.
class breadth {
public:
    explicit breadth(bounds window)
        : number_(window.is_exact() && coarse_instant(window.earliest()).earliest() == window.earliest() ? 0 : 1)
    {
        while (*this != unbounded() && (window.is_unknown() || window.latest() - window.earliest() > longest())) ++number_;
    }
    [[nodiscard]] static breadth unbounded() noexcept { return breadth{}; }
    /// Whether the coarse instants of a list are the windows themselves.
    [[nodiscard]] bool tells_windows() const noexcept { return number_ == 0; }
    /// Unlimited if it is unbounded.
    [[nodiscard]] duration longest() const noexcept { return *this == unbounded() ? duration::unlimited() : lengths[number_]; }

    friend auto operator<=>(breadth, breadth) noexcept -> std::strong_ordering = default;

private:
    breadth() noexcept : number_(lengths.size()) {}
    static constexpr std::array<duration, 4> lengths{duration{}, duration{}, hours(52), days(33)};

    std::uint8_t number_;
};

/// Events of one list, sorted by their coarse earliest instants; a view of postings, valid as long as these do not change.
class stretch {
public:
    stretch(posting const* first, posting const* last, aspect const* as, breadth b) noexcept
        : first_(first)
        , last_(last)
        , as_(as)
        , breadth_(b)
    {
    }

    [[nodiscard]] std::size_t size() const noexcept { return static_cast<std::size_t>(last_ - first_); }
    [[nodiscard]] bool empty() const noexcept { return first_ == last_; }
    [[nodiscard]] entente::detail::breadth how_broad() const noexcept { return breadth_; }

    // Of the i-th. Requires: i < size().
    [[nodiscard]] event_id event(std::size_t i) const noexcept { return first_[i].event; }
    [[nodiscard]] aspect as(std::size_t i) const noexcept { return as_[i]; }
    [[nodiscard]] coarse_instant earliest(std::size_t i) const noexcept { return first_[i].earliest; }
    /// In which its window lies.
    [[nodiscard]] bounds around(std::size_t i) const
    {
        if (breadth_ == breadth::unbounded()) return {};
        if (breadth_.tells_windows()) return bounds(earliest(i).earliest());
        return bounds::closed(earliest(i).earliest(), earliest(i).latest() + breadth_.longest());
    }
    /// How early the first of them, and how late the last of them can be. Requires: !empty().
    [[nodiscard]] instant reach_forward() const noexcept
    {
        return breadth_ == breadth::unbounded() ? instant::past() : first_->earliest.earliest();
    }
    [[nodiscard]] instant reach_backward() const noexcept
    {
        if (breadth_.tells_windows()) return (last_ - 1)->earliest.earliest();
        return breadth_ == breadth::unbounded() ? instant::future() : (last_ - 1)->earliest.latest() + breadth_.longest();
    }

    /// Those from the i-th to the one before the j-th. Requires: i <= j <= size().
    [[nodiscard]] stretch part(std::size_t i, std::size_t j) const noexcept { return {first_ + i, first_ + j, as_ + i, breadth_}; }
    /// Those that may lie in a window, and perhaps some more. Complexity: two searches, of an edge that is open none.
    [[nodiscard]] stretch within(bounds window) const
    {
        auto const first = first_in(window), end = end_in(window);
        auto const to = end ? before(*end) : size();
        return part(first ? std::min(to, before(*first)) : 0, to);
    }
    /// From which and to which coarse instant on these stand; nothing: there all do.
    [[nodiscard]] std::optional<coarse_instant> first_in(bounds window) const
    {
        if (breadth_ == breadth::unbounded() || !window.earliest().is_finite()) return std::nullopt;
        return coarse_instant(window.earliest() - breadth_.longest());
    }
    [[nodiscard]] std::optional<coarse_instant> end_in(bounds window) const
    {
        coarse_instant const last(window.latest());
        if (breadth_ == breadth::unbounded() || last.latest() == instant::future()) return std::nullopt;
        return last.next();
    }
    /// How many are earlier.
    [[nodiscard]] std::size_t before(coarse_instant t) const noexcept
    {
        return static_cast<std::size_t>(std::partition_point(first_, last_, [&](posting const& p) { return p.earliest < t; }) - first_);
    }
    /// The i-th will be read soon.
    void fetch(std::size_t i) const noexcept { prefetch(first_ + i); }
    void fetch_aspect(std::size_t i) const noexcept { prefetch(as_ + i); }

    void drop_first() noexcept
    {
        ++first_;
        ++as_;
    }
    void drop_last() noexcept { --last_; }

private:
    posting const* first_;
    posting const* last_;
    aspect const* as_; ///< of the first
    breadth breadth_;
};

} // namespace entente::detail
