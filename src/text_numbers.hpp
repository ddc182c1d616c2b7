// Numbers for texts.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <cstring>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace entente::detail {

/// Mixes 64 bits well enough for tables.
[[nodiscard]] inline std::uint64_t mix(std::uint64_t x) noexcept
{
    x ^= x >> 32;
    x *= 0x9E3779B97F4A7C15U;
    return x ^ x >> 29;
}

/// Eight bytes at a time; not for input that wants to collide.
[[nodiscard]] inline std::uint64_t hash_of(std::string_view text) noexcept
{
    std::uint64_t h = text.size();
    auto const* at = text.data();
    auto left = text.size();
    for (; left >= 8; at += 8, left -= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, 8);
        h = mix(h ^ word) * 31U;
    }
    std::uint64_t rest = 0;
    std::memcpy(&rest, at, left);
    return mix(h ^ rest);
}

/// Gives every text a number, from 0 in the order of first appearance. A table of its own, because it is asked several times a row.
class text_numbers {
public:
    text_numbers() : slots_(64, none) {}

    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(texts_.size()); }
    [[nodiscard]] std::string const& operator[](std::uint32_t number) const { return texts_[number]; }

    /// The text's number; `size()` grows if it is new. Complexity: constant.
    [[nodiscard]] std::uint32_t of(std::string_view text)
    {
        auto const h = hash_of(text);
        auto slot = find(text, h);
        if (slots_[slot] != none) return slots_[slot];
        if ((texts_.size() + 1) * 2 > slots_.size()) {
            grow();
            slot = find(text, h);
        }
        slots_[slot] = size();
        texts_.emplace_back(text);
        hashes_.push_back(h);
        return size() - 1;
    }

private:
    static constexpr std::uint32_t none = ~std::uint32_t{0};

    [[nodiscard]] std::size_t find(std::string_view text, std::uint64_t h) const
    {
        auto slot = h & (slots_.size() - 1);
        while (slots_[slot] != none && (hashes_[slots_[slot]] != h || texts_[slots_[slot]] != text)) slot = (slot + 1) & (slots_.size() - 1);
        return slot;
    }
    void grow()
    {
        slots_.assign(slots_.size() * 2, none);
        for (std::uint32_t i = 0; i != size(); ++i) {
            auto slot = hashes_[i] & (slots_.size() - 1);
            while (slots_[slot] != none) slot = (slot + 1) & (slots_.size() - 1);
            slots_[slot] = i;
        }
    }

    std::vector<std::uint32_t> slots_; ///< a power of two
    std::deque<std::string> texts_;
    std::vector<std::uint64_t> hashes_;
};

} // namespace entente::detail
