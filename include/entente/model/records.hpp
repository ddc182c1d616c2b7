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
    std::string title;
    std::string note;
    std::vector<source> sources;
    std::vector<party_definition> parties;
    std::vector<group> groups;
    std::vector<leader> leaders;
    std::vector<office> offices;
    std::vector<term> terms;
    std::vector<event> events;
    std::vector<claim> claims;
    entente::kept kept;

    friend bool operator==(records const&, records const&) = default;
};

} // namespace entente
