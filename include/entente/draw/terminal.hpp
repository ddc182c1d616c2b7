// A drawing in letters.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/draw/layout.hpp>

#include <string>

namespace entente::draw {

/// What the terminal can show is the caller's to say: nothing here looks at the environment.
enum class ink : std::uint8_t {
    plain,   ///< letters and nothing else
    colours, ///< with ANSI escapes
};

/// A layout on `canvas::terminal(columns)`, in lines of at most so many columns. Marks and scale are ASCII, so that they
/// keep their width everywhere; names stay in their script. `colours` adds ANSI escapes and changes no letter. What
/// is said of the order stands below, whole. Complexity: columns times rows, and linear in what is said.
[[nodiscard]] std::string text(layout const& what, ink with = ink::plain);

} // namespace entente::draw
