// Everything that a timeline is made from, as plain records.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/claim.hpp>
#include <entente/model/event.hpp>
#include <entente/model/leader.hpp>
#include <entente/model/source.hpp>

#include <string>
#include <vector>

namespace entente {

/// The facts as they were said, references as text. A document of the `entente/1` format holds exactly these; a builder
/// checks them and makes a timeline; a timeline keeps them.
struct records {
    std::string title;                     ///< of the whole, for readers
    std::string note;                      ///< of the whole, for readers
    std::vector<source> sources;           ///< who said something
    std::vector<party_definition> parties; ///< beside those that are built in
    std::vector<group> groups;             ///< named sets of parties
    std::vector<leader> leaders;           ///< persons
    std::vector<office> offices;           ///< titles, and whose they are
    std::vector<term> terms;               ///< who held which office, from when to when
    std::vector<event> events;             ///< what happened, or was to
    std::vector<claim> claims;             ///< what is said of order, distance and completeness
    entente::kept kept;                    ///< unknown keys, to be written back

    friend bool operator==(records const&, records const&) = default;
};

} // namespace entente
