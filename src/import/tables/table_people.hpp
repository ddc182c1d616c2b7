// Who is who in tables: leaders by their names and parties.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/names/folded_name.hpp"
#include "import/rows/hash_tables.hpp"
#include "import/tables/table_hash.hpp"
#include "import/tables/table_parties.hpp"

#include <entente/detail/prefetch.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::detail {

/// A leader by its number in `table_people`.
using leader_number = std::uint32_t;

/// A name, folded, as a part of ids.
class id_stem {
public:
    explicit id_stem(std::string const& folded);
    /// Its slug, and a few letters of a hash of the name and what stands beside it where the slug does not say all of it, or surely.
    [[nodiscard]] std::string word(std::string_view beside = {}, bool surely = false) const;

private:
    std::string slug_;
    lasting_hash hash_;
    bool says_all_;
};

/// One name, compared as `folded_name` has it, and one party are one leader. A text that is written as an id is one, whatever the party.
/// The id of a leader depends on name and party alone, the name that is shown on the set of spellings, not on their order.
class table_people {
public:
    table_people(table_parties& parties, io::import_report& report) : parties_(parties), report_(report) {}

    /// A leader whom a table of leaders defines; `side`: the party, if the table says so. Before any is looked for.
    void define(leader l, party_number const* side);

    /// What a cell's text means, whatever the party: one leader, or else a name.
    struct meaning {
        static constexpr auto none = static_cast<std::uint32_t>(-1);
        leader_number leader = none;
        std::uint32_t name = none;
        std::uint32_t spelling = none;
        std::uint32_t bit = 0; ///< of the spelling among those of the name; 0: it has too many
    };
    /// `raw`: what the cell holds, whatever the mapping makes of it.
    [[nodiscard]] meaning meaning_of(table_cell const& cell, std::string_view raw);
    /// `describe(text, remedy)` makes a diagnostic at the cell.
    template <class Describe>
    [[nodiscard]] leader_number find(table_cell const& cell, meaning const& said, party_number side, Describe const& describe)
    {
        if (said.leader != none) return said.leader;
        auto const [number, news] = number_of(said, side);
        if (news != news_of::none) tell(said, side, news, cell.text, describe);
        return number;
    }
    /// Say that it will be asked soon what a cell means, whom it means, what id somebody has.
    void expect(table_cell const& cell) const noexcept
    {
        if (cell.from == table_cell::origin::cell) cells_[0].numbers.expect(cell.text);
    }
    void expect(meaning const& said, party_number side) const noexcept
    {
        if (said.leader == none) sides_.expect(said.name, side);
    }
    void expect(leader_number n) const noexcept { prefetch(&people_[n]); }
    /// The id that a folded name of a party has.
    [[nodiscard]] std::string id_of(std::string const& folded, party_number side) const { return id_of(id_stem(folded), side); }
    /// Valid as long as this object.
    [[nodiscard]] std::string_view id(leader_number n) const { return people_[n].id; }

    void finish(records& to);

private:
    enum class news_of : std::uint8_t { none, spelling, namesake };
    static constexpr auto none = static_cast<std::uint32_t>(-1);
    struct person {
        std::string_view id;
        std::uint32_t defined = none; ///< its record in `defined_people_`
    };
    using defined_ones = std::vector<std::pair<leader_number, party_number>>; ///< no party: all bits set
    struct folded_text {
        defined_ones const* defined;
        id_stem stem;
        std::vector<std::uint32_t> spellings; ///< as many of them as have a bit
        std::uint32_t sides = 0;              ///< of how many parties it names a leader
    };
    /// The leader of a name and a party, and the bits of the spellings that were seen.
    struct by_side {
        leader_number number = none;
        std::uint32_t spelt = 0;
    };
    struct known_texts {
        text_numbers numbers;
        std::vector<meaning> meanings; ///< by number
    };
    class shown_names;

    [[nodiscard]] meaning understand(table_cell const& cell, std::string_view raw);
    [[nodiscard]] std::pair<leader_number, news_of> number_of(meaning const& said, party_number side);
    [[nodiscard]] std::string id_of(id_stem const& name, party_number side) const;
    [[nodiscard]] leader_number& with_id(std::string_view id);
    [[nodiscard]] leader_number named(std::string_view id);
    [[nodiscard]] leader_number add_person(std::string_view id, std::uint32_t defined);
    [[nodiscard]] bool add_spelling(by_side& at, meaning const& said);
    /// How the leader was spelt before, as an example: the first spelling in order, or the last one if that is the text.
    [[nodiscard]] std::string_view other_spelling(meaning const& said, party_number side, std::string_view text);

    template <class Describe>
    void tell(meaning const& said, party_number side, news_of news, std::string_view text, Describe const& describe)
    {
        auto const shown = in_quotes(excerpt(text));
        if (news == news_of::spelling)
            report_.suspect(code::folded_names, [&] {
                return describe(fmt::format("{} was taken for {}, another spelling of the name", shown,
                                            in_quotes(excerpt(other_spelling(said, side, text)))),
                                "if they are two, say in the mapping's \"values\" who each of them is");
            });
        else
            report_.suspect(code::namesakes, [&] {
                return describe(fmt::format("{} stands for another country, too; they are two leaders", shown),
                                "if they are one, give both one id in the mapping's \"values\"");
            });
    }

    table_parties& parties_;
    io::import_report& report_;
    std::array<known_texts, 2> cells_; ///< by the cell's text: as it stands, and with what the mapping makes of it
    std::string key_;
    text_numbers ids_;
    std::vector<leader_number> with_ids_; ///< by the number of the id; `none`: a text that is nobody's
    std::vector<person> people_;
    std::vector<leader> defined_people_;
    std::map<std::string, defined_ones> defined_; ///< by folded name
    text_numbers names_;                          ///< folded
    std::vector<folded_text> folded_;             ///< by the number of the name
    by_two_numbers<by_side> sides_;               ///< by name and party
    text_numbers spellings_;
    std::set<std::pair<leader_number, std::uint32_t>> spelt_apart_; ///< leaders and spellings of them that have no bit
};

/// Whether a text is an id rather than a name: small letters, digits, `.`, `_` and hyphens, and one of the latter or a digit among them.
[[nodiscard]] bool is_id(std::string_view text, bool said_by_mapping) noexcept;

} // namespace entente::detail
