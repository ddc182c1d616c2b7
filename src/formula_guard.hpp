// The apostrophe that keeps a spreadsheet from running a cell.
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace entente::detail {

/// Whether a spreadsheet would take a cell for a formula, perhaps after taking off apostrophes. Such a cell is written with one more.
[[nodiscard]] constexpr bool looks_like_a_formula(std::string_view cell) noexcept
{
    auto const first = cell.find_first_not_of('\'');
    return first != cell.npos && std::string_view{"=+-@\t\r"}.find(cell[first]) != std::string_view::npos;
}

/// The cell without the apostrophe that it was written with.
[[nodiscard]] constexpr std::string_view unguarded(std::string_view cell) noexcept
{
    return cell.starts_with('\'') && looks_like_a_formula(cell) ? cell.substr(1) : cell;
}

} // namespace entente::detail
