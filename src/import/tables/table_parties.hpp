// The countries and other parties that a table names.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/names/party_names.hpp"
#include "import/rows/hash_tables.hpp"
#include "import/tables/table_cells.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::detail {

/// A party by its number in `table_parties`.
using party_number = std::uint32_t;

/// Finds the parties that cells mean. Those that nobody knows get their codes at the end, in the order of their names, so that they do
/// not depend on the order of rows.
class table_parties {
public:
    explicit table_parties(io::import_report& report) : report_(report) {}

    /// `describe(text, remedy)` makes a diagnostic there.
    template <class Describe>
    [[nodiscard]] party_number find(std::string_view text, std::int64_t year, Describe const& describe)
    {
        auto const found = number_of(text, year);
        if (found.doubt != none)
            if (auto& d = doubts_[found.doubt]; d.rows++ == 0) d.first = describe(std::string{}, std::string{});
        return found.number;
    }
    /// A party that a table of parties defines.
    void define(party_definition definition);
    /// Its code, and for one that is not known a name that no code is.
    [[nodiscard]] std::string const& key(party_number n) const { return parties_[n].key; }
    [[nodiscard]] bool is_known(party_number n) const { return parties_[n].known; }

    /// Gives the unknown ones their codes, tells the report of them, and appends the definitions.
    void finish(records& to);
    /// An unknown one goes by its number, `_7`, until `finish`.
    [[nodiscard]] party id(party_number n) const { return parties_[n].id; }
    /// Behind `finish`: what it became.
    [[nodiscard]] party final_id(party_number n) const { return parties_[n].final; }
    [[nodiscard]] party final_id(party p) const;

private:
    static constexpr auto none = static_cast<std::uint32_t>(-1);
    struct entry {
        party id;
        party final;
        std::string key;
        bool known = true;
        std::string name; ///< of an unknown one, as the first in order spells it
        std::int64_t year = 0;
    };
    /// A name of which it is doubtful whom it means.
    struct doubt {
        party_number number = 0;
        party_namer::found found;
        std::string name;
        std::uint64_t rows = 0;
        diagnostic first;
    };
    /// What a text means in a year.
    struct by_year {
        party_number number = 0;
        std::uint32_t doubt = none; ///< `none`: there is none
    };

    [[nodiscard]] by_year number_of(std::string_view text, std::int64_t year);
    [[nodiscard]] by_year add(std::string_view text, std::int64_t year);

    io::import_report& report_;
    party_namer namer_;
    text_numbers texts_;
    by_two_numbers<by_year> asked_; ///< by text and year
    std::map<std::string, party_number> keys_;
    std::vector<entry> parties_;
    std::map<std::string, std::uint32_t> doubted_; ///< by folded name and party
    std::vector<doubt> doubts_;
    std::map<std::string, party_definition> defined_; ///< by folded name
    std::map<party, party_definition> definitions_;
};

} // namespace entente::detail
