// The terms of a table as unbroken holdings of an office.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>
#include <entente/model/records.hpp>
#include <entente/time/zone.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace entente::detail {

/// A term that ends before it begins: one of the two is wrong, and nothing says which. Its start becomes uncertain, its end a note, and
/// what is wrong is returned. Nothing of any other term.
std::optional<std::string> doubt_reversed(term& t, zones const& zones);

/// What became of a moment of a term that is now part of a whole: that of the whole, or another one, within it.
struct joined_moment {
    std::string of_whole; ///< the whole's moment of that name
    bool is_of_whole = false;
};
/// By the moment's text, "SWE-2.left_office". What is not here means what it did.
using joined_moments = std::map<std::string, joined_moment, std::less<>>;

/// Makes one of the terms of one leader and office, acting or not, that are one unbroken holding: a whole beside its halves, and those that
/// adjoin. The rule is that of `unbroken`, which all readers of terms follow. What the parts said stands beside the term. `moments` gets
/// those of the parts. `tell` hears, with a term's id, of overlaps that are no repetition. Returns how many became part of another.
/// Complexity: quadratic in a leader's terms.
std::size_t join_terms(std::vector<term>& terms, joined_moments& moments,
                       std::function<void(code, std::string const& id, std::string text, std::string remedy)> const& tell);

} // namespace entente::detail
