// A long list that grows without moving what is there.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

namespace entente::detail {

/// For millions of small values: a vector of so many takes twice their memory whenever it grows.
template <class T>
class blocks {
public:
    [[nodiscard]] std::size_t size() const noexcept { return blocks_.empty() ? 0 : (blocks_.size() - 1) * block + blocks_.back().size(); }
    [[nodiscard]] T const& operator[](std::size_t n) const { return blocks_[n / block][n % block]; }
    [[nodiscard]] T& operator[](std::size_t n) { return blocks_[n / block][n % block]; }

    void push_back(T const& value)
    {
        if (blocks_.empty() || blocks_.back().size() == block) blocks_.emplace_back().reserve(block);
        blocks_.back().push_back(value);
    }

private:
    static constexpr std::size_t block = 1024;

    std::vector<std::vector<T>> blocks_;
};

} // namespace entente::detail
