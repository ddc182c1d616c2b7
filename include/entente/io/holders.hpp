// What readers of lists of office holders are told.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/import.hpp>
#include <entente/model/party.hpp>
#include <entente/time/policy.hpp>

#include <map>
#include <string>
#include <vector>

namespace entente::io {

/// What `read_wikidata` and `read_popolo` are told.
struct holder_options {
    /// Whose clocks the days are read by. Empty: days of no zone, because the lists name none.
    std::string zone;
    /// Languages of the names that leaders and offices go by, best first; all other names are kept beside them.
    std::vector<std::string> languages{"en", "mul"};
    /// Whose offices these are, where a list does not say.
    entente::party party;
    /// The office, "SDN/president", of a list that does not say which: the query was for one office.
    std::string office;
    /// Which office a position is: its item ("Q14211") or its name ("Vice President") to "GBR/prime-minister".
    std::map<std::string, std::string> offices;
    /// Which column or variable has what, for names that the tables of docs/importing-terms.md lack: "start" to "von".
    std::map<std::string, std::string> columns;
    /// What to do with a term that ends before it begins, and with holders who overlap: `set_aside` keeps both and tells the
    /// report; `refuse` is an error.
    trust_rule trust = trust_rule::set_aside;
    std::size_t examples = 1000; ///< see import_report
    progress_callback progress;  ///< is told how far the reading is
};

} // namespace entente::io
