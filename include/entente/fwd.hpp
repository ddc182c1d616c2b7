// The names of everything, at almost no cost.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/compiled.hpp>

#include <compare>
#include <cstdint>

/// Diplomatic-event timelines: what happened, in what order, on whose word, and how sure that is.
namespace entente {

inline namespace ENTENTE_FORM {
class builder;
class timeline;
class answer;
class prepared;
} // namespace ENTENTE_FORM

// time
class instant;
class duration;
class bounds;
class civil_time;
class civil_day;
struct civil_date;
class zones;
class edtf;
class when;
enum class calendar : std::uint8_t;
class span;
struct policy;
struct resolved;

// model
class party;
struct source;
struct report;
struct participant;
struct event;
struct leader;
struct office;
struct term;
struct group;
struct claim;
struct records;

// order
class network;
enum class node : std::uint32_t;
enum class statement : std::uint32_t;
struct constraint;

// timeline
struct fact_lists;
class moment;
struct said;
struct placing;
struct standing;
struct conflict;

// query
struct query;
struct pattern;
struct answer_row;
struct candidate;
class contact_order;
struct comparison;
struct pair_counts;
struct rank_change;
enum class verdict : std::uint8_t;
enum class caveat : std::uint8_t;

// errors
enum class code : std::uint16_t;
struct diagnostic;
class problem_list;
class error;
template <class T>
class result;

} // namespace entente
