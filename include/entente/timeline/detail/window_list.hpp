// The windows of events, in little.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/chain.hpp>
#include <entente/detail/fingerprint.hpp>
#include <entente/detail/prefetch.hpp>
#include <entente/time/bounds.hpp>
#include <entente/timeline/detail/pool.hpp>
#include <entente/timeline/ids.hpp>

#include <cstddef>
#include <cstdint>

namespace entente::detail {

/// Windows of events in the order in which they came, ten bytes each: an end, and how far the other one is from it. Of days, months and
/// years there are few lengths, so that these are numbered. Copies share what they hold.
class window_list {
public:
    [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }
    [[nodiscard]] bounds operator[](event_id e) const
    {
        auto const i = number(e);
        auto const end = ends_[i];
        switch (shapes_[i]) {
        case exact: return bounds(end);
        case open_after: return bounds::closed(end, instant::future());
        case open_before: return bounds::closed(instant::past(), end);
        case too_long: return beyond_[static_cast<std::size_t>(end.count())];
        default: return bounds::closed(end, end + lengths_[shapes_[i] - first_length]);
        }
    }
    /// The i-th will be read soon. Requires: i < size().
    void fetch(event_id e) const noexcept
    {
        auto const i = number(e);
        prefetch(&ends_[i]);
        prefetch(&shapes_[i]);
    }
    void push_back(bounds b)
    {
        bool const is_open_before = b.earliest() == instant::past();
        auto const length = b.latest() - b.earliest();
        std::uint32_t kind = b.is_exact()                      ? std::uint32_t{exact}
                             : is_open_before                  ? std::uint32_t{open_before}
                             : b.latest() == instant::future() ? std::uint32_t{open_after}
                             : lengths_.size() < most_lengths  ? first_length + lengths_.number_of(length)
                                                               : std::uint32_t{too_long};
        bool const is_finite = b.earliest().is_finite() && b.latest().is_finite();
        if (is_finite && b.earliest() + length != b.latest()) kind = too_long; // longer than a length can be
        ends_.push_back(is_open_before ? b.latest() : b.earliest());
        if (kind == too_long) {
            ends_.edit(ends_.size() - 1) = instant{static_cast<std::int64_t>(beyond_.size())};
            beyond_.push_back(b);
        }
        shapes_.push_back(static_cast<std::uint16_t>(kind));
    }
    void close()
    {
        ends_.close();
        shapes_.close();
        lengths_.close();
        beyond_.close();
    }

private:
    enum shape : std::uint32_t { exact, open_after, open_before, too_long, first_length };
    static constexpr std::uint32_t most_lengths = 65'000; ///< of more, each stands by itself
    struct print {
        [[nodiscard]] std::uint64_t operator()(duration d) const
        {
            return (fingerprint{} << static_cast<std::uint64_t>(d.count())).value();
        }
    };

    chain<instant> ends_;
    chain<std::uint16_t> shapes_;
    pool<duration, print> lengths_;
    chain<bounds> beyond_;
};

} // namespace entente::detail
