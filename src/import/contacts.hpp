// From the rows of coded event data to records: who acts, which rows are one event, who reports it.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/cameo.hpp"
#include "import/hash_tables.hpp"

#include <entente/io/import.hpp>
#include <entente/model/party.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace entente::detail {

/// Somebody who acts in rows: a party, or somebody who speaks for one.
struct actor {
    std::string name;       ///< as the file spells it
    std::string leader;     ///< his name as a leader; empty: the party itself acts
    std::string id;         ///< that leader's id, if it is still free
    std::string other_name; ///< that he is called, too; may be empty
    party side;
    bool placed = true;        ///< false: the file does not say for which known party he speaks
    std::uint32_t same_as = 0; ///< the first actor of this leader and party; given by the collector
};

/// A text as an id: small ASCII letters, digits, other scripts as they are, and hyphens between them.
[[nodiscard]] std::string slug(std::string_view text);

class contact_collector {
public:
    explicit contact_collector(std::string zone) : zone_(std::move(zone)) {}

    /// The party of this name that only the file knows, defined at first sight, under a code made from the name.
    [[nodiscard]] party own_party(std::string_view name, party_kind kind);
    /// The party for what private persons and groups of a country do.
    [[nodiscard]] party private_side(party country);

    /// The number of an actor. Several names for the same leader and party, or the same party, are several actors that are
    /// `same_as` one.
    [[nodiscard]] std::uint32_t add_actor(actor a);
    [[nodiscard]] actor const& operator[](std::uint32_t number) const { return actors_[number]; }

    /// The number of a source, by where it is found. Where it was added already, the earlier time of publication holds.
    [[nodiscard]] std::uint32_t add_source(std::string_view where, source const& as);

    struct row {
        contact_kind const* kind = nullptr;
        std::uint16_t code = 0; ///< number in the list of codes
        std::uint32_t from = 0; ///< actors that are not the same
        std::uint32_t to = 0;
        std::uint32_t day = 0; ///< 20140217
        std::uint32_t source = 0;
        std::string_view place;     ///< may be empty
        std::uint32_t sentence = 0; ///< of the source; 0: not said
    };
    /// True: an event of its own. False: it is merged into one that there is, as a further report unless the same sentence of
    /// the same source said the same before.
    bool add(row const& r);

    /// Appends everything, and is done.
    void finish(records& to) &&;

private:
    static constexpr std::uint32_t none = ~std::uint32_t{0};

    using key = std::array<std::uint32_t, 4>;
    struct key_hash {
        [[nodiscard]] std::size_t operator()(key const& k) const noexcept
        {
            hasher h;
            for (auto const part : k) h(part);
            return h.value();
        }
    };
    struct told { ///< a report
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        std::uint32_t source = 0;
        std::uint32_t place = none;
        std::uint32_t sentence = 0;
        std::uint32_t next = none; ///< of the same event
        std::uint16_t code = 0;
    };
    struct happening { ///< an event
        std::uint32_t day = 0;
        std::uint32_t first = 0;
        std::uint32_t second = 0;
        contact_kind const* kind = nullptr;
        std::uint16_t code = 0;
        std::uint32_t first_told = none;
        std::uint32_t last_told = none;
    };

    [[nodiscard]] event make(happening const& h) const;
    [[nodiscard]] std::string const& id_of(std::uint32_t actor) const;

    std::string zone_;
    std::vector<actor> actors_;
    std::unordered_map<std::string, std::uint32_t> actors_known_; ///< by party, leader and name
    std::unordered_map<std::string, std::string> leader_ids_;     ///< by name
    std::unordered_set<std::string> ids_taken_;
    std::vector<leader> leaders_;
    std::vector<party_definition> parties_;
    std::unordered_map<std::string, party> own_parties_; ///< by name
    std::unordered_set<party> codes_taken_;
    std::vector<source> sources_;
    text_numbers source_keys_;
    std::unordered_set<std::string> source_ids_;
    text_numbers places_;
    std::vector<happening> events_;
    std::vector<told> reports_;
    std::unordered_map<key, std::uint32_t, key_hash> event_of_; ///< by day, actors and what they did
    number_set<7> rows_;                                        ///< by all that tells them apart
};

/// Which rows' ids stood in an earlier row of other content. Remembers a million.
class seen_ids {
public:
    /// Whether the id was there with another content.
    [[nodiscard]] bool clashes(std::uint64_t id, std::uint64_t content)
    {
        auto const at = content_.find(id);
        if (at != content_.end()) return at->second != static_cast<std::uint32_t>(content);
        if (content_.size() < limit) content_.emplace(id, static_cast<std::uint32_t>(content));
        return false;
    }

private:
    static constexpr std::size_t limit = 1'000'000; // or memory would grow with the file
    std::unordered_map<std::uint64_t, std::uint32_t> content_;
};

} // namespace entente::detail
