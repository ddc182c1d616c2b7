// Who takes part in a row of POLECAT.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/names/party_names.hpp"

#include <entente/model/records.hpp>

#include <compare>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::detail {

/// The parts of a field with several values, "USA; KOR", without empty words.
[[nodiscard]] std::vector<std::string_view> several(std::string_view field);

/// What a row says of one of its sides.
struct polecat_side {
    std::string_view names, countries, numbers; ///< each may hold several; numbers are of the Correlates of War
    std::string_view sector;                    ///< the primary one
};

/// Somebody who takes part: a leader by home and folded name, or the party itself.
struct polecat_actor {
    party side;
    std::string leader; ///< key in `polecat_people`; empty: the party itself
    std::string called; ///< as the row has it
    bool placed = true; ///< false: no country is said

    friend bool operator==(polecat_actor const&, polecat_actor const&) = default;
    friend auto operator<=>(polecat_actor const&, polecat_actor const&) = default;
};

/// A name of a country in a row that is doubtful.
struct polecat_doubt {
    std::string_view name;
    party_namer::found found;
};

/// The persons and parties of all rows. What comes of them does not depend on the order in which they were met.
class polecat_people {
public:
    /// Adds what is doubtful about countries to `doubts`.
    [[nodiscard]] std::vector<polecat_actor> meet(polecat_side const& side, civil_date const& day, std::vector<polecat_doubt>& doubts);

    /// Gives ids, and defines leaders and parties.
    void define(records& in);
    /// Of a key, after `define`.
    [[nodiscard]] std::string const& id(std::string const& key) const { return ids_.at(key); }

private:
    [[nodiscard]] polecat_actor one(std::string_view name, std::string_view country, std::string_view number, std::string_view sector,
                                    civil_date const& day, std::vector<polecat_doubt>& doubts);
    [[nodiscard]] party country_of(std::string_view country, std::string_view number, civil_date const& day,
                                   std::vector<polecat_doubt>& doubts);
    [[nodiscard]] party private_side(party home);

    party_namer parties_;
    std::map<party, party_definition> private_sides_;
    std::map<std::string, std::pair<party, std::set<std::string>>> persons_; ///< home and spellings, by key
    std::map<std::string, std::string> ids_;
};

} // namespace entente::detail
