// The tenures of CountryInfo.txt, with the countries and offices that they are of.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/names/party_names.hpp"

#include <entente/io/terms.hpp>

#include <cstddef>
#include <string>
#include <tuple>
#include <vector>

namespace entente::detail {

/// A tenure as it was read. Compared by all that it says, so that the order of files and lines does not count.
struct listed_tenure {
    party home; ///< of the person
    std::vector<std::string> names;
    party side; ///< of the office
    std::string title;
    std::string held; ///< what else the line says of its offices, where that cannot be told apart by tenure
    bool acting = false;
    std::string took, left; ///< EDTF; empty: not said
    std::string born, died;
    std::size_t person = 0;
    place where{}; ///< the first of those that say this

    [[nodiscard]] auto key() const { return std::tie(home, names, side, title, took, left, acting, held, born, died); }
};

/// Reads a file's tenures, and tells the report what is wrong with them. Errors: cannot_read, unknown_layout.
void read_tenures(std::string const& file, io::progress_callback told, party_namer& parties, std::vector<listed_tenure>& to,
                  io::import_report& report);

} // namespace entente::detail
