// The numbers of what can be wrong.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/macros.hpp>

#include <cstdint>
#include <string_view>

namespace entente {

/// The numbered kinds of problem. Numbers are stable and stand in messages, so that they can be looked up
/// (docs/errors.md) and tested for. 1xx: text of a time, 2xx: a zone or clock, 3xx: the model, 4xx: claims and
/// their conflicts, 5xx: the file, 6xx: a question, 7xx: rows of other people's files, 8xx: a question in words.
enum class code : std::uint16_t {
    // time
    bad_time = 101,          ///< text that is no EDTF
    no_such_day = 102,       ///< 30 February, 29 February 1900, month 13
    reversed_interval = 103, ///< an interval that certainly ends before it starts
    out_of_range = 104,      ///< a year too far away to be counted
    not_strict = 105,        ///< entente's profile where the strict reader was asked for
    // zone and clock
    unknown_zone = 201,    ///< no such IANA zone, or none known to the resolver
    no_resolver = 202,     ///< a named zone, and a builder that knows only UTC and offsets
    skipped_time = 203,    ///< a clock time that the zone's clocks jumped over
    repeated_time = 204,   ///< a clock time that the zone's clocks showed twice (a warning: both are kept)
    zone_and_offset = 205, ///< an offset in the text that contradicts the zone beside it
    // model
    unknown_id = 301,          ///< a reference to something that is not there
    duplicate_id = 302,        ///< two records of one kind with one id
    missing_field = 303,       ///< a record without what each of its kind must have
    unknown_party = 304,       ///< a text that names no party
    bad_value = 305,           ///< a word outside its vocabulary
    too_few_parties = 306,     ///< a call with one party
    same_participant = 307,    ///< one leader, or one leaderless party, twice in an event
    term_reversed = 308,       ///< a term that ends before it begins
    terms_overlap = 309,       ///< one leader twice in one office at the same time
    likely_duplicate = 310,    ///< a warning: same kind, parties and status at times that overlap
    party_did_not_exist = 311, ///< a warning: an event outside the years of a retired country
    own_parent = 312,          ///< an event that is, by a chain of occasions, its own occasion
    ambiguous_name = 313,      ///< a name that two leaders share
    other_country = 314,       ///< a warning: records of one event that say it took place in different countries
    // claims
    empty_claim = 401,  ///< a claim that orders fewer than two things
    conflict = 402,     ///< a warning: statements that cannot all be true; one claim was set aside
    contested = 403,    ///< a warning: reports of one event that exclude each other
    unused_claim = 404, ///< a warning: a claim over events that are not held
    // file
    syntax = 501,        ///< not JSON
    invalid_utf8 = 502,  ///< bytes that are no UTF-8
    duplicate_key = 503, ///< a key that stands twice in one object
    too_deep = 504,      ///< objects and arrays nested deeper than 64
    wrong_type = 505,    ///< a text where a list belongs, and the like
    wrong_format = 506,  ///< no "entente/1" document
    cannot_read = 507,   ///< a file that does not exist, or that the system does not let be read
    cannot_write = 508,  ///< a file that the system does not let be written
    // store
    not_a_store = 521,       ///< no SQLite file, or one of something else
    damaged_store = 522,     ///< something in a store's file is not what was written
    newer_store = 523,       ///< written by a newer entente
    store_busy = 524,        ///< another writer kept it for too long
    said_otherwise = 525,    ///< an appended record that contradicts the one that is there
    changed_meanwhile = 526, ///< a correction of what is no longer there like that
    // database
    no_connection = 531,   ///< a database that cannot be reached, or does not let in
    other_schema = 532,    ///< a database without the tables, or with those of another version
    refused_there = 533,   ///< a statement that the database refuses
    impossible_row = 534,  ///< a row that cannot be: an end before its start, an unknown kind
    connection_lost = 535, ///< a server that went away in the middle, or did not answer in time
    // question
    bad_question = 601, ///< a query that contradicts itself or lacks a part
    // rows of other people's files
    unknown_layout = 701,    ///< a file that is not what its reader reads
    wrong_field_count = 702, ///< a row with more or fewer fields than its layout has
    broken_quotes = 703,     ///< a quoted field that is not closed, or text behind its closing quote
    field_too_long = 704,    ///< a field beyond the length that a reader takes
    nul_byte = 705,          ///< a byte 0, which no text has
    no_contact = 706,        ///< a row about something that is no call, meeting, visit or message
    unknown_code = 707,      ///< a code that the data set's tables do not have
    unknown_actor = 708,     ///< somebody who belongs to no party that is known
    no_counterpart = 709,    ///< a contact with nobody, or with oneself
    day_month_swapped = 710, ///< a date that fits only with its day and month swapped
    relative_date = 711,     ///< a date exactly a week, a month, a year or ten before the file: "a year ago", not a date
    false_precision = 712,   ///< a first of January, a first of a month, noon
    dated_later = 713,       ///< something that took place after it was reported
    doubtful_country = 714,  ///< the standard's country, though the name is said of others, too
    ambiguous_country = 715, ///< a name that standards give to several countries
    folded_names = 716,      ///< spellings of one name, taken for one leader
    namesakes = 717,         ///< one name in two countries, taken for two leaders
    empty_word = 718,        ///< a word that means nothing stood where a name is expected
    undated = 719,           ///< a date that cannot be read
    told_twice = 721,        ///< an event id published again with other content: a further report
    unlike_twin = 722,       ///< one id with unequal records in what is to be joined
    holders_overlap = 723,   ///< two holders of an office of which the later took it before the earlier left it
    vacancy = 724,           ///< an office whose holder is empty
    no_name = 725,           ///< a person or office that has no label but its own id
    reversed_term = 726,     ///< a term that ends before it begins, in somebody else's data
    // a question in words
    unread_question = 801, ///< words that the question language does not have, or not there
    unknown_name = 802,    ///< a name of nobody and nothing that is known
    said_twice = 803,      ///< a part of a question that is said twice
};

namespace detail {
/// The same of the codes of rows of other people's files.
[[nodiscard]] constexpr std::string_view name_of_row_code(code c) noexcept
{
    switch (c) {
    case code::unknown_layout: return "unknown_layout";
    case code::wrong_field_count: return "wrong_field_count";
    case code::broken_quotes: return "broken_quotes";
    case code::field_too_long: return "field_too_long";
    case code::nul_byte: return "nul_byte";
    case code::no_contact: return "no_contact";
    case code::unknown_code: return "unknown_code";
    case code::unknown_actor: return "unknown_actor";
    case code::no_counterpart: return "no_counterpart";
    case code::day_month_swapped: return "day_month_swapped";
    case code::relative_date: return "relative_date";
    case code::false_precision: return "false_precision";
    case code::dated_later: return "dated_later";
    case code::doubtful_country: return "doubtful_country";
    case code::ambiguous_country: return "ambiguous_country";
    case code::folded_names: return "folded_names";
    case code::namesakes: return "namesakes";
    case code::empty_word: return "empty_word";
    case code::undated: return "undated";
    case code::told_twice: return "told_twice";
    case code::unlike_twin: return "unlike_twin";
    case code::holders_overlap: return "holders_overlap";
    case code::vacancy: return "vacancy";
    case code::no_name: return "no_name";
    case code::reversed_term: return "reversed_term";
    default: return "unknown";
    }
}
} // namespace detail

/// The code's name as it is spelt in C++ and in the documentation.
[[nodiscard]] constexpr std::string_view name(code c) noexcept
{
    switch (c) {
    case code::bad_time: return "bad_time";
    case code::no_such_day: return "no_such_day";
    case code::reversed_interval: return "reversed_interval";
    case code::out_of_range: return "out_of_range";
    case code::not_strict: return "not_strict";
    case code::unknown_zone: return "unknown_zone";
    case code::no_resolver: return "no_resolver";
    case code::skipped_time: return "skipped_time";
    case code::repeated_time: return "repeated_time";
    case code::zone_and_offset: return "zone_and_offset";
    case code::unknown_id: return "unknown_id";
    case code::duplicate_id: return "duplicate_id";
    case code::missing_field: return "missing_field";
    case code::unknown_party: return "unknown_party";
    case code::bad_value: return "bad_value";
    case code::too_few_parties: return "too_few_parties";
    case code::same_participant: return "same_participant";
    case code::term_reversed: return "term_reversed";
    case code::terms_overlap: return "terms_overlap";
    case code::likely_duplicate: return "likely_duplicate";
    case code::party_did_not_exist: return "party_did_not_exist";
    case code::own_parent: return "own_parent";
    case code::ambiguous_name: return "ambiguous_name";
    case code::other_country: return "other_country";
    case code::empty_claim: return "empty_claim";
    case code::conflict: return "conflict";
    case code::contested: return "contested";
    case code::unused_claim: return "unused_claim";
    case code::syntax: return "syntax";
    case code::invalid_utf8: return "invalid_utf8";
    case code::duplicate_key: return "duplicate_key";
    case code::too_deep: return "too_deep";
    case code::wrong_type: return "wrong_type";
    case code::wrong_format: return "wrong_format";
    case code::cannot_read: return "cannot_read";
    case code::cannot_write: return "cannot_write";
    case code::not_a_store: return "not_a_store";
    case code::damaged_store: return "damaged_store";
    case code::newer_store: return "newer_store";
    case code::store_busy: return "store_busy";
    case code::said_otherwise: return "said_otherwise";
    case code::changed_meanwhile: return "changed_meanwhile";
    case code::no_connection: return "no_connection";
    case code::other_schema: return "other_schema";
    case code::refused_there: return "refused_there";
    case code::impossible_row: return "impossible_row";
    case code::connection_lost: return "connection_lost";
    case code::bad_question: return "bad_question";
    case code::unread_question: return "unread_question";
    case code::unknown_name: return "unknown_name";
    case code::said_twice: return "said_twice";
    default: return detail::name_of_row_code(c);
    }
}

} // namespace entente
