// Which of the known words was probably meant.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/ascii.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::detail {

/// How many letters must be inserted, left out, replaced or swapped with their neighbour to get from one word to the
/// other, no part being edited twice (optimal string alignment). The case of ASCII letters does not count.
/// Complexity: O(|a| |b|).
[[nodiscard]] inline std::size_t edit_distance(std::string_view a, std::string_view b)
{
    auto const same = [&](std::size_t i, std::size_t j) { return lower(a[i - 1]) == lower(b[j - 1]); };
    // row[j]: from the first i letters of a to the first j of b
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> above(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j != row.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before.swap(above);
        above.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (same(i, j) ? 0U : 1U)});
            if (i > 1 && j > 1 && same(i, j - 1) && same(i - 1, j)) row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return row.back();
}

/// The letters of a word, as bits of which some stand for several. Each one that another word lacks takes an edit.
[[nodiscard]] constexpr std::uint64_t letters_of(std::string_view word) noexcept
{
    std::uint64_t out = 0;
    for (char const c : word) out |= std::uint64_t{1} << (static_cast<unsigned char>(lower(c)) % 64U);
    return out;
}

/// A longer word is looked up for nobody: what is compared grows as the square of its letters.
inline constexpr std::size_t longest_slip = 64;

/// Of a range of texts the one nearest to a word, if a third of the word's letters (one, of a short word) would be slips
/// at most. Of equally near ones the one that agrees longer from the start, then the earlier. Nothing for a word of more than
/// `longest_slip` bytes. Complexity: linear in the number of texts.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, auto const& candidates)
{
    if (word.size() > longest_slip) return std::nullopt;
    auto const limit = std::max<std::size_t>(1, word.size() / 3);
    auto const letters = letters_of(word);
    auto const too_many = [&](std::uint64_t lacking) { return static_cast<std::size_t>(std::popcount(lacking)) > limit; };
    auto const slips = [](std::string_view a, std::string_view b) {
        auto const parted = std::ranges::mismatch(a, b, {}, lower, lower);
        return std::pair{edit_distance(a, b), -(parted.in1 - a.begin())};
    };
    std::optional<std::pair<decltype(slips(word, word)), std::string>> best;
    for (std::string_view const text : candidates) {
        auto const [longer, shorter] = std::pair{std::max(text.size(), word.size()), std::min(text.size(), word.size())};
        if (text.empty() || longer - shorter > limit) continue;
        if (auto const others = letters_of(text); too_many(letters & ~others) || too_many(others & ~letters)) continue;
        auto const cost = slips(word, text);
        if (cost.first <= limit && (!best || cost < best->first)) best.emplace(cost, text);
    }
    if (!best) return std::nullopt;
    return std::move(best->second);
}

/// `did you mean "took_office"?`, or nothing where no candidate is near. Made to be the remedy of a diagnostic.
[[nodiscard]] inline std::string did_you_mean(std::optional<std::string> const& found)
{
    return found ? "did you mean \"" + *found + "\"?" : std::string{};
}
[[nodiscard]] std::string did_you_mean(std::string_view word, auto const& candidates) { return did_you_mean(nearest(word, candidates)); }

inline constexpr std::size_t most_choices = 5;

/// `did you mean "a"?`, or `did you mean "a", "b" or "c"?`: of many the first five, and how many more there are.
/// Where only the first are given, `more` says how many there are beyond them.
[[nodiscard]] inline std::string choices(std::vector<std::string> const& all, std::string_view lead = "did you mean ",
                                         std::string_view end = "?", std::size_t more = 0)
{
    std::string out;
    auto const told = std::min(all.size(), most_choices);
    auto const left = all.size() + more - told;
    for (std::size_t i = 0; i != told; ++i)
        out += (i == 0 ? std::string(lead) : i + 1 == told && left == 0 ? " or " : ", ") + '"' + all[i] + '"';
    if (left != 0) out += " or one of " + std::to_string(left) + " more";
    return all.empty() ? out : out + std::string(end);
}

} // namespace entente::detail
