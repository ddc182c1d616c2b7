// Countries by the names that lists give them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/code.hpp>
#include <entente/io/import.hpp>
#include <entente/model/records.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace entente::detail {

class country_name;

/// Finds the party that a name means, in that year: by its code, then by `country_name`, then by `find_party`, which has the
/// organizations. A name that nobody knows, or that means several, becomes a party of its own, so that nothing is lost.
class party_namer {
public:
    struct found {
        party id;
        bool known = true; ///< false: made from the name, just now or before
        /// What is doubtful about it, for `name_problem`: unknown_party, ambiguous_country or doubtful_country.
        std::optional<code> why;
        std::string_view others; ///< what else the name may mean, codes and words; lives as long as the program
    };

    party_namer();
    ~party_namer();
    party_namer(party_namer&&) noexcept;
    party_namer& operator=(party_namer&&) noexcept;

    /// Empty for an empty name. Year 0: nobody knows it. Complexity: that of a hash for a name that was asked before.
    [[nodiscard]] found operator()(std::string_view name, std::int64_t year);

    /// Has a state of the past defined that is known by its code. Returns it.
    party use(party id);

    /// The definitions of those that entente does not know by itself, as far as they were asked for.
    void define(records& in) const;

private:
    struct hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
    };
    struct asked;

    found own(std::string_view name, code why, std::string_view others);

    std::unordered_map<std::string, asked, hash, std::equal_to<>> asked_; ///< by the text as given
    std::map<std::string, party_definition> own_;                         ///< by folded name
    std::map<party, party_definition> used_;                              ///< states of the past
    std::set<party> taken_;                                               ///< codes of `own_`
};

/// A diagnostic's words about what `party_namer` found doubtful.
struct name_words {
    std::string text, remedy;
};

/// For a `found` with a `why`. `otherwise` is the remedy where no name is near: what can be done where the name stands.
[[nodiscard]] name_words name_problem(std::string_view name, party_namer::found const& found, std::string_view otherwise);

/// Tells a report what `party_namer` found doubtful, if it did. `at` makes the diagnostic of its words: (text, remedy).
void tell_doubt(io::import_report& report, std::string_view name, party_namer::found const& found, std::string_view otherwise,
                auto const& at)
{
    if (found.why)
        report.suspect(*found.why, [&] {
            auto words = name_problem(name, found, otherwise);
            return at(std::move(words.text), std::move(words.remedy));
        });
}

/// One blank for every run of white space, none at the ends; a typographic apostrophe as a plain one if asked for.
[[nodiscard]] std::string plain(std::string_view text, bool apostrophes = false);

} // namespace entente::detail
