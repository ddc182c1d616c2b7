// From the rows of coded event data to records: who acts, which rows are one event, who reports it.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/coded/cameo.hpp"
#include "import/rows/hash_tables.hpp"

#include <entente/io/import.hpp>
#include <entente/model/party.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace entente::detail {

/// Somebody who acts in rows: a party, or somebody who speaks for one.
struct actor {
    std::string name;       ///< as the file spells it
    std::string leader;     ///< his name as a leader; empty: the party itself acts
    std::string id;         ///< that leader's id, behind his home's if he has one
    std::string other_name; ///< that he is called, too; may be empty
    party side;
    party home;                   ///< the party of the country he belongs to, which is part of who he is; may be empty
    bool named_with_home = false; ///< as a leader he is called "PRESIDENT (RUS)"
    bool placed = true;           ///< false: the file does not say for which known party he speaks
    std::uint32_t same_as = 0;    ///< the first actor of this leader and party; given by the collector
};

/// A text as an id: small ASCII letters, digits, other scripts as they are, and hyphens between them.
[[nodiscard]] std::string slug(std::string_view text);

/// Takes rows, and makes of them what depends on the set of the rows alone: neither their order nor how often each is there
/// counts. docs/importing.md says which rows are one event.
class contact_collector {
public:
    explicit contact_collector(std::string zone) : zone_(std::move(zone)) {}

    /// The party of this name that only the file knows, defined at first sight. Its code is given at the end, when all such names are
    /// known: until then another stands for it. Of two kinds the more telling one holds, a country before all.
    [[nodiscard]] party own_party(std::string_view name, party_kind kind);
    /// The party for what private persons and groups of a country do.
    [[nodiscard]] party private_side(party country);

    /// The number of an actor. Several names for the same leader and party, or the same party, are several actors that are
    /// `same_as` one. A leader is a home and a name, however it is spelt.
    [[nodiscard]] std::uint32_t add_actor(actor a);
    [[nodiscard]] actor const& operator[](std::uint32_t number) const { return actors_[number]; }

    /// The number of a source, by where it is found. Where it was added already, the earlier time of publication holds.
    [[nodiscard]] std::uint32_t add_source(std::string_view where, source const& as);

    struct row {
        contact_kind const* kind = nullptr;
        std::uint16_t code = 0; ///< number in the list of codes
        std::uint32_t from = 0; ///< actors that are not the same
        std::uint32_t to = 0;
        std::uint32_t day = 0; ///< 20140217; 0: none that can be read
        std::string_view date; ///< of a row without a day: the date as it is written; may be empty
        std::uint32_t source = 0;
        std::string_view place;          ///< may be empty
        std::uint32_t sentence = 0;      ///< of the source; 0: not said
        std::optional<std::uint64_t> id; ///< of the event, as who published the row counts
        bool doubtful = false;           ///< the day may be none
    };
    /// How a row goes with those before.
    enum class met : std::uint8_t {
        usual,
        again, ///< the id was told with the same kind and actors, and other content
        other, ///< the id was told of something else
    };
    met add(row const& r);

    /// Appends everything, counts the rows in the report, and is done.
    void finish(io::imported& to) &&;

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
    struct told {                ///< a report
        std::uint32_t event = 0; ///< of its own day
        std::uint32_t ident = none;
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        std::uint32_t source = 0;
        std::uint32_t place = none;
        std::uint32_t sentence = 0;
        std::uint16_t code = 0;
        bool doubtful = false;
    };
    struct happening {         ///< an event
        std::uint32_t day = 0; ///< or a number of `undated_`, behind all days
        std::uint32_t first = 0;
        std::uint32_t second = 0;
        contact_kind const* kind = nullptr;
        std::uint16_t code = 0;
    };
    struct ident { ///< what one id was told of
        std::uint64_t id = 0;
        std::uint32_t first = 0;
        std::uint32_t second = 0;
        std::uint32_t what = 0;
        std::uint32_t event = 0; ///< the earliest
        friend bool operator==(ident const& a, ident const& b) noexcept
        {
            return a.id == b.id && a.first == b.first && a.second == b.second && a.what == b.what;
        }
    };
    struct person {
        party home;
        std::string id; ///< empty: no row that was told names him
        bool named_with_home = false;
        std::set<std::string> spellings;
        std::set<std::string> other_names;
    };
    struct own {
        std::string name;
        party_kind kind = party_kind::other;
        std::string code; ///< that it is to have if it is free; empty: one made from the name
        party is;         ///< given at the end
    };

    static constexpr std::uint32_t behind_all_days = 100'000'000;
    [[nodiscard]] std::uint32_t day_of(row const& r);
    [[nodiscard]] std::string_view undated_by(std::uint32_t day) const;
    [[nodiscard]] bool is_earlier(std::uint32_t day, std::uint32_t other) const;
    [[nodiscard]] std::string day_word(std::uint32_t day) const;
    [[nodiscard]] std::vector<bool> who_acts() const;
    [[nodiscard]] std::uint32_t ident_of(row const& r, key const& what, std::uint32_t event, met& how);
    [[nodiscard]] party placeholder(std::string_view by, own what);
    [[nodiscard]] std::optional<std::size_t> own_number(party p) const;
    [[nodiscard]] std::string const& id_of(std::uint32_t actor) const;
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> sides_of(happening const& h) const;
    [[nodiscard]] std::string id_of(happening const& h) const;
    [[nodiscard]] event make(happening const& h, std::span<std::uint32_t const> reports) const;
    [[nodiscard]] report make(told const& said, contact_kind const& kind) const;
    void name_parties(records& to, std::vector<bool> const& acts);
    void name_leaders(records& to, std::vector<bool> const& acts);
    void name_sources(records& to);
    void make_events(records& to) const;

    std::string zone_;
    std::vector<actor> actors_;
    std::unordered_map<std::string, std::uint32_t> actors_known_; ///< by party, leader and name
    std::unordered_map<std::string, std::size_t> person_of_;      ///< by home and name
    std::vector<std::size_t> person_of_actor_;                    ///< for those who are leaders
    std::vector<own> own_parties_;
    std::unordered_map<std::string, std::uint32_t> own_party_of_; ///< by name
    std::vector<source> sources_;
    text_numbers source_keys_;
    text_numbers places_;
    text_numbers undated_; ///< dates that cannot be read; of rows without one what tells them apart, behind a line feed
    std::vector<happening> events_;
    std::vector<told> reports_;
    std::uint64_t rows_told_ = 0;
    std::unordered_map<key, std::uint32_t, key_hash> event_of_; ///< by day, actors and what they did
    std::vector<ident> idents_;
    hashed_numbers ident_numbers_;
    std::vector<std::uint64_t> ids_;
    hashed_numbers id_numbers_;
    number_set<9> rows_; ///< by all that tells them apart
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
