// Values that are often the same, each kept once.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/chain.hpp>
#include <entente/order/detail/sparse.hpp>
#include <entente/timeline/detail/dictionary.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>

namespace entente::detail {

/// Distinct values by number, in the order in which they came, in blocks that copies share (see `chain`). Values are found by
/// their fingerprint, `Print{}(value)`, and then compared, so that a number means what was put there word for word; of values that meet
/// only a few are compared, and beyond them a value may have two numbers.
template <class Value, class Print>
class pool {
public:
    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(values_.size()); }
    [[nodiscard]] Value const& operator[](std::uint32_t number) const noexcept { return values_[number]; }

    /// The number of a value among those from `oldest` on. Made if it is not there.
    [[nodiscard]] std::uint32_t number_of(auto const& value, std::uint32_t oldest = 0)
    {
        auto const print = Print{}(value);
        auto const is_it = [&](std::uint32_t n) { return n >= oldest && values_[n] == value; };
        auto& recent = recent_[static_cast<std::uint32_t>(print)];
        if (recent != 0 && is_it(recent - 1)) return recent - 1;
        for (auto const n : known_.first_of(print, most_compared))
            if (is_it(n)) {
                recent = n + 1;
                return n;
            }
        values_.push_back(Value(value));
        recent = size();
        known_.add(print, recent - 1);
        return recent - 1;
    }
    /// Ends a piece of growth.
    void close()
    {
        values_.close();
        known_.close();
        recent_ = {};
    }

private:
    static constexpr std::size_t most_compared = 8;

    chain<Value> values_;
    index<std::uint64_t> known_;   ///< by fingerprint, of what is closed
    sparse<std::uint32_t> recent_; ///< one more than the number, by fingerprint, of what was asked for since
};

} // namespace entente::detail
