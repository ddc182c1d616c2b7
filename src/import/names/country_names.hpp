// Countries by any of their names.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/party.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente::detail {

/// What the names of ISO 3166 and of CLDR mean, and what English lists write for them: in English, in ten further languages and in
/// those of the country. The whole of a text has to be the name; nothing is left out to make it fit. What stands in brackets or behind
/// a comma is a word of the name ("Korea (North)"), or it says once more what the rest says ("Iran (Persia)"), whose territory it is
/// ("Guam (US)"), or which of its governments ("Poland (government-in-exile)").
class country_name {
public:
    /// Complexity: logarithmic in the number of names for one that is known as it stands.
    explicit country_name(std::string_view text);

    struct reading {
        party id;                ///< empty: none, or none of several
        std::string_view others; ///< codes, and in words what has none, with commas: what else may be meant
    };
    /// What it means in that year; 0: nobody knows the year.
    [[nodiscard]] reading in(std::int64_t year) const;

    /// It is known only if its letters were encoded twice.
    [[nodiscard]] bool encoded_twice() const noexcept { return encoded_twice_; }

private:
    std::string_view meaning_; ///< of the table; empty: unknown
    std::string_view only_;    ///< the code that several parts of the name agree on
    bool encoded_twice_ = false;
};

/// Those of which a name has the whole name in it, or, of a name with brackets or commas, a part of it; by code.
/// Complexity: exponential in the words of the name, of which the first ten count.
[[nodiscard]] std::vector<party> countries_named_in(std::string_view text);

/// The country of which a name is nearest to a text; nobody if none is near. Complexity: linear in the number of names.
[[nodiscard]] party nearest_country(std::string_view text);

/// All keys and meanings, for tests.
[[nodiscard]] std::vector<std::string_view> country_name_lines();

} // namespace entente::detail
