// Countries, organizations and other parties: their codes, and what is known of them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/ascii.hpp>
#include <entente/detail/fmt.hpp>
#include <entente/detail/format.hpp>
#include <entente/error.hpp>
#include <entente/model/detail/parties.hpp>
#include <entente/model/words.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace entente {

/// A country or an international organization, by its code: `KOR`, `SUN`, `NATO`. Any code of 1 to 8 capital letters,
/// digits, `-` and `_` is a party, because a file may define its own; `info` tells which are known. Ordered by code.
class party {
public:
    static constexpr std::size_t longest = 8; ///< letters of a code, which fit into one number

    /// Nobody.
    constexpr party() noexcept = default;
    /// Errors: unknown_party for a text that can be no code.
    constexpr explicit party(std::string_view code)
    {
        if (!is_code(code)) refuse(code);
        for (std::size_t i = 0; i != code.size(); ++i) letters_[i] = code[i];
    }

    /// Whether a party can have this code.
    [[nodiscard]] static constexpr bool is_code(std::string_view text) noexcept
    {
        if (text.empty() || text.size() > longest) return false;
        for (char const c : text)
            if (!(('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '-' || c == '_')) return false;
        return true;
    }

    /// Points into this value and lives as long as it does.
    [[nodiscard]] constexpr std::string_view code() const noexcept
    {
        return {letters_.data(), static_cast<std::size_t>(std::ranges::find(letters_, '\0') - letters_.begin())};
    }
    [[nodiscard]] constexpr bool empty() const noexcept { return letters_[0] == '\0'; } ///< nobody

    /// The letters as one number, in whose order codes are.
    [[nodiscard]] constexpr std::uint64_t number() const noexcept
    {
        auto const n = as_they_lie();
        if constexpr (std::endian::native == std::endian::big) return n;
        auto const letter = [&](unsigned i) { return (n >> 8 * i & 0xFF) << (56 - 8 * i); };
        return letter(0) | letter(1) | letter(2) | letter(3) | letter(4) | letter(5) | letter(6) | letter(7);
    }
    /// By code.
    friend constexpr auto operator<=>(party const& a, party const& b) noexcept -> std::strong_ordering { return a.number() <=> b.number(); }
    friend constexpr bool operator==(party const& a, party const& b) noexcept { return a.as_they_lie() == b.as_they_lie(); }

private:
    [[nodiscard]] constexpr std::uint64_t as_they_lie() const noexcept { return std::bit_cast<std::uint64_t>(letters_); }
    [[noreturn]] static void refuse(std::string_view text)
    {
        throw error(entente::code::unknown_party, fmt::format("\"{}\" is no code of a party", text),
                    "a code is 1 to 8 capital letters, digits, - or _, such as KOR or NATO");
    }

    std::array<char, longest> letters_{};
};

namespace literals {

/// `"KOR"_party`; a malformed code does not compile.
[[nodiscard]] consteval party operator""_party(char const* text, std::size_t size) { return party{std::string_view{text, size}}; }

} // namespace literals

/// What a party is. Questions about countries leave organizations out, unless they ask for them.
enum class party_kind : std::uint8_t {
    country,      ///< a state, or what was one in its years
    organization, ///< of states
    other,        ///< anything else that speaks for itself
};

/// Their spelling.
template <>
inline constexpr std::array<std::string_view, 3> words<party_kind>{"country", "organization", "other"};

/// What entente knows of a party by itself.
struct party_info {
    party id;                              ///< its code
    std::string_view alpha2;               ///< ISO 3166-1 alpha-2; empty: none, or no longer its own
    std::string_view name;                 ///< common in English
    party_kind kind = party_kind::country; ///< what it is
    int first_year = 0;                    ///< of its existence; 0: not limited
    int last_year = 0;                     ///< 0: it exists
};

namespace detail {

/// The three tables merged by code. In plain loops, because the compiler of every includer runs them.
inline constexpr auto known_parties = [] {
    std::array<party_info, std::size(countries) + std::size(retired_countries) + std::size(organizations)> all{};
    std::array<std::span<party_row const>, 3> rest{countries, retired_countries, organizations};
    for (auto& next : all) {
        std::size_t least = 0;
        for (std::size_t i = 1; i != rest.size(); ++i)
            if (!rest[i].empty() && (rest[least].empty() || rest[i].front().code < rest[least].front().code)) least = i;
        auto const& row = rest[least].front();
        auto const kind = least == 2 ? party_kind::organization : party_kind::country;
        next = {party{row.code}, row.alpha2, row.name, kind, row.first_year, row.last_year};
        rest[least] = rest[least].subspan(1);
    }
    return all;
}();

} // namespace detail

/// All that are known without a file: ISO 3166-1, the retired countries of ISO 3166-3, Kosovo, and organizations; by code.
[[nodiscard]] constexpr std::span<party_info const> known_parties() noexcept { return detail::known_parties; }

/// What is known of a party; null for one that only a file can define. Complexity: logarithmic.
[[nodiscard]] constexpr party_info const* info(party id) noexcept
{
    auto const found = std::ranges::lower_bound(detail::known_parties, id, {}, &party_info::id);
    return found != detail::known_parties.end() && found->id == id ? &*found : nullptr;
}

/// The known party that a text means: its code or alpha-2 code in capitals, or its English name in any case, with or
/// without "the". Complexity: logarithmic for a code, else linear.
[[nodiscard]] constexpr std::optional<party> find_party(std::string_view text) noexcept
{
    if (party::is_code(text))
        if (auto const* known = info(party{text})) return known->id;
    if (text.size() > 4 && detail::same_but_for_case(text.substr(0, 4), "the ")) text.remove_prefix(4);
    for (auto const& known : detail::known_parties)
        if ((!text.empty() && known.alpha2 == text) || detail::same_but_for_case(known.name, text)) return known.id;
    for (auto const& alias : detail::party_aliases)
        if (detail::same_but_for_case(alias.name, text)) return party{alias.code};
    return std::nullopt;
}

} // namespace entente

/// By its code.
template <>
struct std::hash<entente::party> {
    [[nodiscard]] std::size_t operator()(entente::party const& p) const noexcept { return std::hash<std::string_view>{}(p.code()); }
};

/// As its code.
template <>
struct fmt::formatter<entente::party> : entente::detail::text_formatter {
    template <class Context>
    auto format(entente::party const& p, Context& context) const
    {
        return write(p.code(), context);
    }
};
