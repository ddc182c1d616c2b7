// A hash that is the same everywhere and for ever, because ids are made of it.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace entente::detail {

/// FNV-1a over the fields, each behind its length, mixed at the end. Source: Fowler, Noll and Vo, draft-eastlake-fnv; the
/// mixing is that of SplitMix64.
class lasting_hash {
public:
    void operator()(std::string_view field) noexcept
    {
        for (auto n = field.size(); n != 0; n >>= 8U) byte(static_cast<unsigned char>(n & 0xFFU));
        byte(0xFF); // no byte of UTF-8
        for (char const c : field) byte(static_cast<unsigned char>(c));
    }
    [[nodiscard]] std::uint64_t value() const noexcept
    {
        auto x = sum_;
        x = (x ^ x >> 30U) * 0xBF58476D1CE4E5B9U;
        x = (x ^ x >> 27U) * 0x94D049BB133111EBU;
        return x ^ x >> 31U;
    }
    /// The first `digits` of the value's sixteen.
    [[nodiscard]] std::string text(unsigned digits = 16) const
    {
        constexpr std::string_view hex = "0123456789abcdef";
        std::string out;
        for (unsigned i = 0; i != digits; ++i) out += hex[value() >> (60U - 4 * i) & 0xFU];
        return out;
    }

private:
    void byte(unsigned char b) noexcept { sum_ = (sum_ ^ b) * 0x100000001B3U; }

    std::uint64_t sum_ = 0xCBF29CE484222325U;
};

} // namespace entente::detail
