// Chance, the same on every machine.
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace property {

/// The same numbers everywhere: the standard leaves its distributions to the implementation.
class dice {
public:
    explicit dice(std::uint64_t seed) : engine_(seed) {}
    /// 0 to n - 1.
    int operator()(int n) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(n)); }
    int between(int a, int b) { return a + (*this)(b - a + 1); }
    bool once_in(int n) { return (*this)(n) == 0; }
    template <class List>
    auto const& pick(List const& list)
    {
        return list[static_cast<std::size_t>((*this)(static_cast<int>(list.size())))];
    }
    std::vector<int> some_of(std::vector<int> list, int count)
    {
        for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[static_cast<std::size_t>((*this)(static_cast<int>(i)))]);
        list.resize(std::min(list.size(), static_cast<std::size_t>(count)));
        return list;
    }

private:
    std::mt19937_64 engine_;
};

} // namespace property
