// Numbers and texts as bytes.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace entente::detail {

using packed_bytes = std::vector<std::uint8_t>;

/// Seven bits a byte, the least first; the highest bit says that more follow (LEB128).
inline void put(packed_bytes& to, std::uint64_t number)
{
    for (; number > 0x7F; number >>= 7) to.push_back(static_cast<std::uint8_t>(number | 0x80));
    to.push_back(static_cast<std::uint8_t>(number));
}
/// Its length, then its letters.
inline void put(packed_bytes& to, std::string_view text)
{
    put(to, std::uint64_t{text.size()});
    to.insert(to.end(), text.begin(), text.end());
}

/// Takes from bytes, in their order, what was put there.
class unpacker {
public:
    explicit unpacker(std::uint8_t const* at) noexcept : at_(at) {}

    [[nodiscard]] std::uint8_t byte() noexcept { return *at_++; }
    [[nodiscard]] std::uint64_t number() noexcept
    {
        std::uint64_t out = 0;
        for (unsigned shift = 0;; shift += 7) {
            auto const b = *at_++;
            out |= std::uint64_t{b & 0x7FU} << shift;
            if (b < 0x80) return out;
        }
    }
    /// The number of something in a list.
    [[nodiscard]] std::uint32_t place() noexcept { return static_cast<std::uint32_t>(number()); }
    /// Valid as long as the bytes are.
    [[nodiscard]] std::string_view text() noexcept
    {
        auto const size = static_cast<std::size_t>(number());
        std::string_view const out(reinterpret_cast<char const*>(at_), size); // char may look at any byte
        at_ += size;
        return out;
    }

private:
    std::uint8_t const* at_;
};

} // namespace entente::detail
