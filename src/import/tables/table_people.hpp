// Who is who in tables: leaders by their names and parties.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/names/folded_name.hpp"
#include "import/rows/hash_tables.hpp"
#include "import/tables/table_parties.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::detail {

/// A leader by its number in `table_people`.
using leader_number = std::uint32_t;

/// One name, compared as `folded_name` has it, and one party are one leader. A text that is written as an id is one, whatever the party.
/// The id of a leader depends on name and party alone, the name that is shown on the set of spellings, not on their order.
class table_people {
public:
    table_people(table_parties& parties, io::import_report& report) : parties_(parties), report_(report) {}

    /// A leader whom a table of leaders defines; `side`: the party, if the table says so. Before any is looked for.
    void define(leader l, party_number const* side);

    /// `raw`: what the cell holds, whatever the mapping makes of it. `describe(text, remedy)` makes a diagnostic there.
    template <class Describe>
    [[nodiscard]] leader_number find(table_cell const& cell, std::string_view raw, party_number side, Describe const& describe)
    {
        auto const [number, news] = number_of(cell, raw, side);
        if (news != news_of::none) tell(number, news, cell.text, describe);
        return number;
    }
    /// The id that a folded name of a party has.
    [[nodiscard]] std::string id_of(std::string const& folded, party_number side) const;
    [[nodiscard]] std::string const& id(leader_number n) const { return people_[n].record.id; }

    void finish(records& to);

private:
    enum class news_of : std::uint8_t { none, spelling, namesake };
    static constexpr auto none = static_cast<std::uint32_t>(-1);
    struct person {
        leader record;
        std::uint32_t least = none, greatest = none; ///< of its spellings in order, by number
        bool defined = false;
    };
    using defined_ones = std::vector<std::pair<leader_number, party_number>>; ///< no party: all bits set
    /// What a cell's text means, whatever the party: one leader, or else a name.
    struct meaning {
        leader_number leader = none;
        std::uint32_t name = none;
        std::uint32_t spelling = none;
    };
    struct folded_text {
        defined_ones const* defined;
        std::uint32_t sides = 0; ///< of how many parties it names a leader
    };
    struct by_side {
        std::uint32_t name;
        party_number side;
        leader_number number;
    };
    /// Of a text and a party: whom they mean, once all that they tell was told.
    struct by_text {
        std::uint32_t text;
        party_number side;
        leader_number number;
    };
    struct known_texts {
        text_numbers numbers;
        std::vector<meaning> meanings; ///< by number
        hashed_numbers asked;          ///< of texts and parties
        std::vector<by_text> answers;  ///< by that number
    };

    [[nodiscard]] std::pair<leader_number, news_of> number_of(table_cell const& cell, std::string_view raw, party_number side);
    [[nodiscard]] std::pair<leader_number, news_of> number_of(meaning const& known, party_number side);
    [[nodiscard]] meaning understand(table_cell const& cell, std::string_view raw);
    [[nodiscard]] leader_number& with_id(std::string_view id);
    [[nodiscard]] leader_number named(std::string id);
    bool add_spelling(leader_number number, std::uint32_t spelling);

    template <class Describe>
    void tell(leader_number number, news_of news, std::string_view text, Describe const& describe)
    {
        auto const shown = in_quotes(excerpt(text));
        if (news == news_of::spelling)
            report_.suspect(code::folded_names, [&] {
                auto const& p = people_[number];
                auto const least = spellings_[p.least];
                return describe(fmt::format("{} was taken for {}, another spelling of the name", shown,
                                            in_quotes(excerpt(least == text ? spellings_[p.greatest] : least))),
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
    std::vector<leader_number> with_ids_;         ///< by the number of the id; `none`: a text that is nobody's
    std::map<std::string, defined_ones> defined_; ///< by folded name
    text_numbers names_;                          ///< folded
    std::vector<folded_text> folded_;             ///< by the number of the name
    hashed_numbers sides_;                        ///< of names and parties
    std::vector<by_side> leaders_;                ///< by that number
    text_numbers spellings_;
    number_set<2> spelt_; ///< leaders, and how each is spelt
    std::vector<person> people_;
};

/// Whether a text is an id rather than a name: small letters, digits, `.`, `_` and hyphens, and one of the latter or a digit among them.
[[nodiscard]] bool is_id(std::string_view text, bool said_by_mapping) noexcept;

/// A name, folded, as a part of an id: its slug, and a few letters of a hash where the slug does not say all of it.
[[nodiscard]] std::string id_word(std::string const& folded, std::string_view beside = {}, bool surely = false);

} // namespace entente::detail
