// When two spellings of a name are the same.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/ascii.hpp>

#include <string>
#include <string_view>

namespace entente {

/// Knows which letters differ only by case or accent. A small value over a function: cheap to copy, safe to share.
/// `ascii_letters()` knows the case of A to Z; `unicode_letters()` (entente/io/letters.hpp) knows every script.
class letters {
public:
    /// Makes one text of all spellings that are the same. UTF-8 in and out.
    using folding = std::string (*)(std::string_view text);

    /// Requires: f keeps nothing that changes, so that it may be called from many threads.
    constexpr explicit letters(folding f) noexcept : fold_(f) {}

    /// The same text for spellings that are to be found as one.
    [[nodiscard]] std::string fold(std::string_view text) const { return fold_(text); }

private:
    folding fold_;
};

/// All that entente::core has.
[[nodiscard]] inline letters ascii_letters() noexcept
{
    return letters{[](std::string_view text) {
        std::string out(text);
        for (auto& c : out) c = detail::lower(c);
        return out;
    }};
}

} // namespace entente
