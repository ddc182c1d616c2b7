// The names of everything, at almost no cost.
// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>

/// Diplomatic-event timelines: what happened, in what order, on whose word, and how sure that is.
namespace entente {

// time
class instant;
class duration;
class bounds;
class civil_time;
class civil_day;
class zones;
class edtf;
class when;
class span;
struct policy;

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

// timeline
class builder;
class timeline;

// query
struct query;
class answer;

// errors
enum class code : std::uint16_t;
struct diagnostic;
class error;

} // namespace entente
