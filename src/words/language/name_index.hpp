// What names mean, by their folded spelling.
// SPDX-License-Identifier: MIT
#pragma once

#include "words/language/tokens.hpp"

#include <entente/error.hpp>
#include <entente/timeline/timeline.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente::detail {

enum class name_kind : std::uint8_t { leader, party, group, office, event, moment, series };

/// Something that a name means. A surname is weak: whatever else has that name goes before it.
struct named {
    name_kind is = name_kind::leader;
    std::uint8_t strength = 0; ///< 3: an id, 2: an alias or a name, 1: the first or last word of a name
    std::uint32_t number = 0;  ///< of the record; of a party, among `name_index::parties`

    friend bool operator==(named const&, named const&) = default;
};

struct text_hash {
    using is_transparent = void;
    [[nodiscard]] std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};
template <class Value>
using text_map = std::unordered_map<std::string, Value, text_hash, std::equal_to<>>;

/// What a name at a place of a question came to.
struct found_name {
    name_kind is = name_kind::leader;
    std::string id;        ///< canonical, or as quoted
    std::size_t words = 0; ///< tokens
    std::uint8_t strength = 0;
    bool quoted = false;
    std::string note = {};    ///< what was settled
    std::string choices = {}; ///< of an ambiguous name, as a remedy: it means none of them
    [[nodiscard]] bool is_ambiguous() const noexcept { return !choices.empty(); }
};

/// All names of a timeline. Complexity: a look-up takes the same time however many there are.
struct name_index {
    explicit name_index(timeline const& t);

    /// The longest name that begins at a token, quoted ones left to the caller; nothing: none. With `only`, of that kind.
    [[nodiscard]] std::optional<found_name> at(std::vector<wording::token> const& all, std::size_t i) const;
    /// The offices whose title is these words, "president" or "prime ministers", and how many tokens the title has.
    struct title {
        std::vector<std::uint32_t> const* offices = nullptr;
        std::string text;
        std::size_t words = 0;
    };
    [[nodiscard]] std::optional<title> title_at(std::vector<wording::token> const& all, std::size_t i) const;
    /// An office by its id; null: there is none.
    [[nodiscard]] office const* office_of(std::string_view id) const;
    /// The terms of a leader, by its id.
    [[nodiscard]] std::vector<std::string> terms_of(std::string_view leader) const;
    /// What was probably meant, as a remedy.
    [[nodiscard]] std::string near(std::string_view text) const;

    timeline world;
    text_map<std::vector<named>> names;                           ///< by folded spelling
    text_map<std::uint32_t> codes;                                ///< of parties, as they are written
    text_map<std::vector<std::uint32_t>> titles;                  ///< of offices: "president"
    std::vector<std::string> parties;                             ///< their codes
    std::vector<std::string> series;                              ///< of summits: "g20"
    std::vector<std::string> moments;                             ///< "moon-2017.elected"
    std::vector<std::string> attributes;                          ///< what the data say of leaders and terms beside the vocabulary; sorted
    std::vector<std::string_view> country_keys;                   ///< see `country_name`; sorted
    std::vector<std::pair<std::string, std::string>> completions; ///< folded, and as it is proposed; sorted
    std::size_t longest = 1;                                      ///< words of a name
    text_map<std::size_t> longest_from;                           ///< by the first word, words of a name that begins so

private:
    void add(std::string_view spelling, named what);
    void add_words(std::string_view name, std::uint32_t leader);
    void add_leaders();
    void add_parties();
    void add_offices();
    void add_moments();
    void add_attributes();
    [[nodiscard]] std::optional<found_name> settle(std::vector<named> const& all, std::string_view text, std::size_t words) const;
    [[nodiscard]] std::optional<found_name> country_at(std::vector<wording::token> const& all, std::size_t i, std::size_t least) const;
    [[nodiscard]] std::string id_of(named const& n) const;
};

/// As names are compared: case, accents, hyphens, blanks and points do not count.
[[nodiscard]] std::string folded_text(std::string_view text);

} // namespace entente::detail
