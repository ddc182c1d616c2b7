// Persons, offices, and the terms for which persons held them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/party.hpp>
#include <entente/model/source.hpp>

#include <array>
#include <string>
#include <vector>

namespace entente {

/// A country, organization or other party that entente does not know by itself (Hawaii, Prussia).
struct party_definition {
    party id;
    std::string name;
    party_kind kind = party_kind::country;
    std::string years; ///< EDTF interval of its existence, "1810/1893"; empty: not said
    entente::kept kept;

    friend bool operator==(party_definition const&, party_definition const&) = default;
};

/// A named set of parties: G7, Quad, Korea-US-Japan.
struct group {
    std::string id;
    std::string name;
    std::vector<party> members;
    entente::kept kept;

    friend bool operator==(group const&, group const&) = default;
};

struct leader {
    std::string id;
    std::string name;
    std::vector<std::string> names;   ///< other names and spellings, in any script
    std::vector<std::string> aliases; ///< other ids
    entente::kept kept;

    friend bool operator==(leader const&, leader const&) = default;
};

/// A title and the party it belongs to. The id is usually both: "KOR/president".
struct office {
    std::string id;
    entente::party party;
    std::string title;
    entente::kept kept;

    friend bool operator==(office const&, office const&) = default;
};

/// One unbroken holding of an office. A milestone nobody reports is unknown; a `left_office` of ".." is ongoing.
struct term {
    std::string id;
    std::string leader;
    std::string office;
    bool acting = false;
    std::array<std::vector<report>, words<milestone>.size()> milestones;
    std::string ended; ///< how it ended
    entente::kept kept;

    [[nodiscard]] std::vector<report>& at(milestone m) { return milestones[static_cast<std::size_t>(m)]; }
    [[nodiscard]] std::vector<report> const& at(milestone m) const { return milestones[static_cast<std::size_t>(m)]; }

    friend bool operator==(term const&, term const&) = default;
};

} // namespace entente
