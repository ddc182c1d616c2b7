// Countries by the names that lists give them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/records.hpp>

#include <map>
#include <string>
#include <string_view>

namespace entente::detail {

/// Finds the party that a name means, in that year: by `find_party`, then as "Korea, Republic of" and "Ceylon (Sri Lanka)"
/// are to be read, then among the states of the past that entente has no code for. A name that nobody knows becomes a
/// party of its own, so that nothing is lost.
class party_namer {
public:
    struct found {
        party id;
        bool known = true; ///< false: made from the name, just now or before
    };

    /// Empty for an empty name.
    [[nodiscard]] found operator()(std::string_view name, std::int64_t year);

    /// Has a state of the past defined that is known by its code. Returns it.
    party use(party id);

    /// The definitions of those that entente does not know by itself, as far as they were asked for.
    void define(records& in) const;

private:
    std::map<std::string, party_definition> own_; ///< by the name as given
    std::map<party, std::string> taken_;
    std::map<std::string, int> last_; ///< the number that a code made of these letters was given last
};

/// One blank for every run of white space, none at the ends; a typographic apostrophe as a plain one if asked for.
[[nodiscard]] std::string plain(std::string_view text, bool apostrophes = false);

} // namespace entente::detail
