// Rows of the tables of events, as records; what cannot be is refused.
// SPDX-License-Identifier: MIT
#include "remote/read_rows.hpp"

#include "remote/schema.hpp"
#include "remote/session.hpp"

#include <entente/time/instant.hpp>

#include <fmt/format.h>

namespace entente::there {
namespace {

/// The word of a vocabulary; nothing for none.
template <vocabulary Word>
[[nodiscard]] std::optional<Word> word_in(io::cells const& row, std::size_t column, std::string_view name_of, std::string const& of)
{
    auto const text = text_in(row, column);
    if (text.empty()) return std::nullopt;
    auto const out = word<Word>(text);
    if (!out) refuse_row(of, fmt::format("\"{}\" is no {}", text, name_of));
    return out;
}
[[nodiscard]] party party_in(io::cells const& row, std::size_t column, std::string const& of)
{
    auto const text = text_in(row, column);
    if (text.empty()) return {};
    if (!party::is_code(text)) refuse_row(of, fmt::format("\"{}\" is no party's code", text));
    return party{text};
}
[[nodiscard]] when time_in(io::cells const& row, std::size_t text, std::size_t zone, std::size_t kept_in, std::string const& of)
{
    auto const c = word_in<calendar>(row, kept_in, "calendar", of).value_or(calendar::gregorian);
    return when(text_in(row, text), text_in(row, zone)).in(c);
}
void check_ends(io::cells const& row, std::size_t earliest, std::size_t latest, std::string const& of)
{
    if (is_null(row, earliest) && is_null(row, latest)) return;
    if (number_in(row, earliest) > number_in(row, latest)) refuse_row(of, "it ends before it begins");
}

[[nodiscard]] report report_of(io::cells const& row, std::string const& of)
{
    using namespace report_column;
    report out;
    out.source = text_in(row, report_column::source);
    out.status = word_in<entente::status>(row, report_column::status, "status", of);
    out.time = time_in(row, time, zone, report_column::calendar, of);
    out.length = text_in(row, length);
    check_ends(row, earliest, latest, of);
    return out;
}
[[nodiscard]] participant participant_of(io::cells const& row, std::string const& of)
{
    using namespace party_column;
    participant out;
    out.leader = text_in(row, said);
    out.party = party_in(row, named, of);
    out.role = word_in<entente::role>(row, party_column::role, "role", of);
    out.capacity = word_in<entente::capacity>(row, party_column::capacity, "capacity", of);
    check_ends(row, earliest, latest, of);
    check_ends(row, seen_from, seen_until, of);
    return out;
}

} // namespace

event event_of(std::string const& id, told_event const& told)
{
    using namespace report_column;
    auto const of = fmt::format("event \"{}\"", id);
    if (told.reports.empty()) refuse_row(of, "it has participants, and no row of its own");
    entente::event out;
    out.id = id;
    auto const& first = told.reports.front();
    auto const k = word_in<event_kind>(first, kind, "kind of event", of);
    if (!k) refuse_row(of, "it has no kind");
    out.kind = *k;
    out.protocol = word_in<entente::protocol>(first, report_column::protocol, "protocol", of);
    out.occasion = text_in(first, occasion);
    out.same_as = text_in(first, same_as);
    out.place = text_in(first, report_column::place);
    out.in = party_in(first, country, of);
    for (auto const& row : told.reports) {
        for (auto const column : {kind, report_column::protocol, occasion, same_as, same, report_column::place, country})
            if (row.at(column) != first.at(column))
                refuse_row(of, fmt::format("its rows differ in {}: \"{}\", \"{}\"", report_columns[column], text_in(first, column),
                                           text_in(row, column)));
        if (number_in(row, item) >= 0) out.reports.push_back(report_of(row, of));
    }
    for (auto const& row : told.parties) {
        for (auto const column :
             {party_column::kind, party_column::earliest, party_column::latest, party_column::seen_from, party_column::seen_until})
            if (row.at(column) != told.parties.front().at(column))
                refuse_row(of, fmt::format("its participants differ in {}: \"{}\", \"{}\"", party_columns[column],
                                           text_in(told.parties.front(), column), text_in(row, column)));
        out.participants.push_back(participant_of(row, of));
    }
    return out;
}

source source_of(io::cells const& row)
{
    using namespace source_column;
    entente::source out;
    out.id = text_in(row, source_column::source);
    auto const of = fmt::format("source \"{}\"", out.id);
    out.publisher = text_in(row, publisher);
    out.title = text_in(row, title);
    out.address = text_in(row, address);
    out.language = text_in(row, language);
    out.published = time_in(row, published, zone, source_column::calendar, of);
    out.rank = word_in<source_rank>(row, rank, "rank", of).value_or(source_rank::normal);
    out.ranked = text_in(row, ranked);
    return out;
}

} // namespace entente::there
