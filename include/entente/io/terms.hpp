// Who ruled when: Archigos and REIGN as leaders and terms, REIGN's elections.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/import.hpp>
#include <entente/model/party.hpp>
#include <entente/model/records.hpp>

#include <optional>
#include <string>
#include <vector>

namespace entente::io {

/// What the readers of Archigos and REIGN are told.
struct terms_options {
    /// Whose clocks the days are read by. Empty: days of no zone, because the data sets name none and span the Earth.
    std::string zone;
    /// Is told how far the reading is.
    progress_callback progress;
};

/// Archigos (Goemans, Gleditsch and Chiozza), `archigos.csv` of version 4.1: a row is one spell of a state's effective
/// leader, here a term of the office "KOR/leader" under the row's `obsid`. Who was still in office as the data end has no
/// `left_office`. A day that cannot be read leaves the term without it (undated), and is kept as it stands. How a term ended is the row's
/// `exit`, with the `exitcode` where that says more; its `entry` is kept. Errors: cannot_read; unknown_layout.
[[nodiscard]] imported read_archigos(std::string const& path, terms_options const& options = {});
/// Several files, and the .csv files of folders, as one set: neither their order counts nor how often a row is there.
[[nodiscard]] imported read_archigos(std::vector<std::string> const& paths, terms_options const& options = {});

/// REIGN (Bell), `leaderlist`: a row is one term of a state's de facto leader. It begins on a day and ends in a month, and
/// is taken to go on where no end is given; a day or month that is none leaves the term without it (undated). `l_month` and `l_year`, the
/// election that the leader is known to have won, are its `elected`, which can be later than the taking of office. Errors: cannot_read;
/// unknown_layout.
[[nodiscard]] imported read_reign_leaders(std::string const& path, terms_options const& options = {});
/// Several files, and the .csv files of folders, as one set: neither their order counts nor how often a row is there.
[[nodiscard]] imported read_reign_leaders(std::vector<std::string> const& paths, terms_options const& options = {});

/// One word on an election.
struct election_step {
    std::string event;                     ///< as the file has it: "Announced", "Vote, Early"
    std::optional<entente::status> status; ///< what that makes of the election, if anything
    when vote;                             ///< when it was, or is to be, held; a deadline is "../2023-04"
    when said;                             ///< of announcements, delays and missed deadlines: when that was
    std::string unreadable{};              ///< the day as it stands where it is none; both times are unknown then

    friend bool operator==(election_step const&, election_step const&) = default;
};

/// An election or referendum: what happened to it, in order. Its place in time is as fine as the rows: a day or a month.
struct election {
    std::string id;       ///< "reign-732019"
    entente::party party; ///< of which country
    /// Whom, or what, people vote for; the letter is the file's.
    enum class type : char {
        executive = 'X',   ///< a head of state or of government
        legislative = 'L', ///< a parliament
        referendum = 'R',  ///< a question
    };
    type of = type::executive;        ///< which of these
    bool direct = true;               ///< people vote themselves
    std::vector<election_step> steps; ///< in the order of the file

    friend bool operator==(election const&, election const&) = default;
};

/// What `read_reign_elections` returns.
struct imported_elections {
    std::vector<election> elections; ///< each once
    import_report report;            ///< what became of each row
};

/// REIGN, `electionlist`: a row is one step of an election; the first of each is kept, the others are merged into it.
/// Errors: cannot_read; unknown_layout.
[[nodiscard]] imported_elections read_reign_elections(std::string const& path, terms_options const& options = {});
/// Several files, and the .csv files of folders, as one set: neither their order counts nor how often a row is there.
[[nodiscard]] imported_elections read_reign_elections(std::vector<std::string> const& paths, terms_options const& options = {});

/// Gives terms the day on which their leader was elected, where they only have the month: if exactly one executive or
/// legislative vote of their party was held in it, and none that year on a day that cannot be read. Adds a report, changes none. Returns
/// the number of terms that got one. Complexity: terms times the elections of their party.
std::size_t add_election_days(records& to, std::vector<election> const& elections);

} // namespace entente::io
