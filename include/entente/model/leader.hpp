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
    party id;                              ///< its code, which no party that is built in has
    std::string name;                      ///< in English
    party_kind kind = party_kind::country; ///< what it is
    std::string years;                     ///< EDTF interval of its existence, "1810/1893"; empty: not said
    entente::kept kept;                    ///< unknown keys, to be written back

    friend bool operator==(party_definition const&, party_definition const&) = default;
};

/// A named set of parties: G7, Quad, Korea-US-Japan.
struct group {
    std::string id;             ///< unique among groups; questions and claims name it
    std::string name;           ///< for readers
    std::vector<party> members; ///< each once
    entente::kept kept;         ///< unknown keys, to be written back

    friend bool operator==(group const&, group const&) = default;
};

/// A person who speaks for a party, in office or not.
struct leader {
    std::string id;                   ///< unique among leaders
    std::string name;                 ///< as answers show it
    std::vector<std::string> names;   ///< other names and spellings, in any script
    std::vector<std::string> aliases; ///< other ids
    entente::kept kept;               ///< unknown keys, to be written back

    friend bool operator==(leader const&, leader const&) = default;
};

/// A title and the party it belongs to. The id is usually both: "KOR/president".
struct office {
    std::string id;       ///< unique among offices
    entente::party party; ///< whose office it is
    std::string title;    ///< for readers
    entente::kept kept;   ///< unknown keys, to be written back

    friend bool operator==(office const&, office const&) = default;
};

/// One unbroken holding of an office. A milestone nobody reports is unknown; a `left_office` of ".." is ongoing.
struct term {
    std::string id;      ///< unique among terms, without a dot; `id.elected` names a milestone
    std::string leader;  ///< an id, alias or name
    std::string office;  ///< an office's id
    bool acting = false; ///< stood in for a holder
    /// what is said of each milestone, by its number; rival dates are rival reports
    std::array<std::vector<report>, words<milestone>.size()> milestones;
    std::string ended;  ///< how it ended
    entente::kept kept; ///< unknown keys, to be written back

    /// The reports of a milestone.
    [[nodiscard]] std::vector<report>& at(milestone m) { return milestones[static_cast<std::size_t>(m)]; }
    [[nodiscard]] std::vector<report> const& at(milestone m) const { return milestones[static_cast<std::size_t>(m)]; }

    friend bool operator==(term const&, term const&) = default;
};

} // namespace entente
