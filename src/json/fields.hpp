// The fields of every record in a document: their keys, in the order in which they are written.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/records.hpp>

#include <array>
#include <concepts>
#include <string_view>
#include <type_traits>

namespace entente::detail {

// `describe(f, record)` names each field to `f` once. The reader and the writer are both such an `f`:
//     f.required(key, value)            a field that every such record has
//     f.field(key, value [, fallback])  one that may be absent, and then has its fallback
//     f.time(key, value)                a `when`: its text under that key, and its "zone" and "calendar"
//     f.format(key), f.code(key, party), f.form(claim)   the three that follow rules of their own

template <class T>
concept record = requires(T& value)
{
    value.kept;
};

template <class T, class Record>
concept same_record = std::same_as<std::remove_const_t<T>, Record>;

void describe(auto& f, same_record<source> auto& r)
{
    f.required("id", r.id);
    f.field("publisher", r.publisher);
    f.field("title", r.title);
    f.field("address", r.address);
    f.field("language", r.language);
    f.time("published", r.published);
    f.field("rank", r.rank, source_rank::normal);
    f.field("ranked", r.ranked); // "zone" and "calendar" are those of both times
    f.field("note", r.note);
}

void describe(auto& f, same_record<report> auto& r)
{
    f.field("source", r.source);
    f.field("status", r.status);
    f.time("time", r.time);
    f.field("length", r.length);
    f.field("note", r.note);
}

void describe(auto& f, same_record<party_definition> auto& r)
{
    f.code("code", r.id);
    f.field("name", r.name);
    f.field("kind", r.kind, party_kind::country);
    f.field("years", r.years);
}

void describe(auto& f, same_record<group> auto& r)
{
    f.required("id", r.id);
    f.field("name", r.name);
    f.required("members", r.members);
}

void describe(auto& f, same_record<leader> auto& r)
{
    f.required("id", r.id);
    f.field("name", r.name);
    f.field("names", r.names);
    f.field("aliases", r.aliases);
}

void describe(auto& f, same_record<office> auto& r)
{
    f.required("id", r.id);
    f.required("party", r.party);
    f.field("title", r.title);
}

void describe(auto& f, same_record<term> auto& r)
{
    f.required("id", r.id);
    f.required("leader", r.leader);
    f.required("office", r.office);
    f.field("acting", r.acting);
    for (std::size_t m = 0; m != words<milestone>.size(); ++m) f.field(words<milestone>[m], r.milestones[m]);
    f.field("ended", r.ended);
}

void describe(auto& f, same_record<participant> auto& r)
{
    f.field("leader", r.leader);
    f.field("party", r.party);
    f.field("role", r.role);
    f.field("capacity", r.capacity);
}

void describe(auto& f, same_record<event> auto& r)
{
    f.required("id", r.id);
    f.required("kind", r.kind);
    f.field("protocol", r.protocol);
    f.field("participants", r.participants);
    f.field("occasion", r.occasion);
    f.field("same_as", r.same_as);
    f.field("place", r.place);
    f.field("in", r.in);
    f.field("topics", r.topics);
    f.field("note", r.note);
    f.field("reports", r.reports);
}

void describe(auto& f, same_record<distance_claim> auto& r)
{
    f.required("from", r.from);
    f.required("to", r.to);
    f.field("days", r.days);
    f.field("within_days", r.within_days);
    f.field("least", r.least);
    f.field("most", r.most);
    f.field("zone", r.zone);
}

void describe(auto& f, same_record<scope> auto& r)
{
    f.field("by", r.by);
    f.field("kinds", r.kinds);
    f.field("after", r.after);
    f.parties_or_groups("with", r.with);
    f.field("role", r.role);
    f.field("where", r.where, whereabouts::anywhere);
}

/// `first` and `all`.
template <class Claim>
    requires same_record<Claim, first_claim> || same_record<Claim, complete_claim>
void describe(auto& f, Claim& r)
{
    f.required("scope", r.scope);
    f.required("events", r.events);
}

void describe(auto& f, same_record<claim> auto& r)
{
    f.field("id", r.id);
    f.field("source", r.source);
    f.form(r);
    f.field("note", r.note);
}

void describe(auto& f, same_record<records> auto& r)
{
    f.format("format");
    f.field("title", r.title);
    f.field("note", r.note);
    f.field("sources", r.sources);
    f.field("parties", r.parties);
    f.field("groups", r.groups);
    f.field("leaders", r.leaders);
    f.field("offices", r.offices);
    f.field("terms", r.terms);
    f.field("events", r.events);
    f.field("claims", r.claims);
}

/// The four forms of a claim, in the order of the alternatives of `claim::says`.
inline constexpr std::array<std::string_view, 4> claim_forms{"order", "distance", "first", "all"};
inline constexpr std::string_view format_name = "entente/1";

} // namespace entente::detail
