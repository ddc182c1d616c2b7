// Numbers by chance that are the same on every machine.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace bench {

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014). The distributions of <random> differ
/// from library to library; here nothing but integers is used.
class chance {
public:
    explicit chance(std::uint64_t seed) noexcept : state_(seed) {}

    [[nodiscard]] std::uint64_t operator()() noexcept
    {
        auto z = state_ += 0x9E37'79B9'7F4A'7C15;
        z = (z ^ (z >> 30)) * 0xBF58'476D'1CE4'E5B9;
        z = (z ^ (z >> 27)) * 0x94D0'49BB'1331'11EB;
        return z ^ (z >> 31);
    }
    /// From 0 to n - 1. Requires: n > 0 and n < 2^32. The bias is below n / 2^32.
    [[nodiscard]] std::uint32_t below(std::uint64_t n) noexcept { return static_cast<std::uint32_t>(((*this)() >> 32) * n >> 32); }

    template <class T>
    void shuffle(std::vector<T>& all) noexcept
    {
        for (auto n = all.size(); n > 1; --n) std::swap(all[n - 1], all[below(n)]);
    }

private:
    std::uint64_t state_;
};

} // namespace bench
