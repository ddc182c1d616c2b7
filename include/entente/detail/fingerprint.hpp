// Numbers and texts ground to one number.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace entente::detail {

/// Grinds what it is given to one number, so that what differs meets by an accident of one in many billions only. Not for what an
/// enemy may choose, unless those that meet are compared.
class fingerprint {
public:
    fingerprint& operator<<(std::uint64_t number) noexcept
    {
        state_ = (state_ ^ number) + 0x9E3779B97F4A7C15U;
        state_ = (state_ ^ (state_ >> 30)) * 0xBF58476D1CE4E5B9U;
        state_ = (state_ ^ (state_ >> 27)) * 0x94D049BB133111EBU;
        state_ ^= state_ >> 31;
        return *this;
    }
    fingerprint& operator<<(std::string_view text) noexcept
    {
        std::uint64_t letters = 0;
        for (std::size_t i = 0; i != text.size(); ++i) {
            letters = (letters << 8) | static_cast<unsigned char>(text[i]);
            if (i % 8 == 7) *this << letters;
        }
        return *this << letters << text.size();
    }
    [[nodiscard]] std::uint64_t value() const noexcept { return state_; }

private:
    std::uint64_t state_ = 0;
};

} // namespace entente::detail
