// EDTF text against vectors: what is accepted, what is rejected, and which days it stands for.
// SPDX-License-Identifier: MIT
#include "conformance.hpp"

#include <entente/time/edtf.hpp>

namespace conformance {
namespace {

using entente::civil_day;
using entente::edtf;
using entente::edtf_dialect;
using entente::edtf_end;
using entente::edtf_kind;

std::string kind_name(edtf_kind k)
{
    switch (k) {
    case edtf_kind::date: return "date";
    case edtf_kind::date_time: return "datetime";
    case edtf_kind::year: return "year";
    case edtf_kind::season: return "season";
    case edtf_kind::interval: return "interval";
    case edtf_kind::one_of:
    case edtf_kind::all_of: return "set";
    }
    return {};
}

/// A clock time as the vectors write it: in UTC if its offset is known, as on its wall otherwise.
std::string clock_text(entente::edtf_point const& p)
{
    auto const shown =
        entente::civil_time{entente::midnight(p.first).count() + entente::seconds(p.second - p.offset.value_or(0) * 60).count()};
    return to_string(shown) + (p.offset ? "Z" : "");
}

std::string end_text(civil_day d, edtf_end const& end)
{
    if (end.is == edtf_end::kind::unknown) return "unknown";
    if (d == civil_day::past()) return "-inf";
    if (d == civil_day::future()) return "+inf";
    return to_string(d);
}

/// Everything that a row of the reference says, in its own spelling.
std::string description(edtf const& e)
{
    auto const tab = "\t";
    auto out = std::to_string(e.level()) + tab + kind_name(e.kind()) + tab;
    auto const& first = e.ranges().front();
    if (e.kind() == edtf_kind::date_time) {
        auto const clock = clock_text(first.from.at);
        return out + clock + tab + clock + tab + tab;
    }
    auto const days = e.day_bounds();
    bool const interval = e.kind() == edtf_kind::interval;
    auto const from = interval ? first.from : edtf_end{};
    auto const to = interval ? *first.to : edtf_end{};
    out += end_text(days.earliest, from) + tab + end_text(days.latest, to) + tab;
    if (!interval) return out + tab;
    return out + end_text(days.start_latest, from) + tab + end_text(days.end_earliest, to);
}

} // namespace

void edtf_valid(std::filesystem::path const& file, tally& count)
{
    table const rows(file);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const row = rows[i];
        if (row["conformance"] != "spec" && row["conformance"] != "ok") continue;
        auto const text = row["string"];
        auto const read = edtf::try_parse(text, edtf_dialect::strict);
        bool const holds = read && read->str() == text;
        count.check(holds, row.place(), text + " accepted", read ? read->str() : to_string(read.problems().front()));
    }
}

void edtf_invalid(std::filesystem::path const& file, tally& count)
{
    table const rows(file);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const row = rows[i];
        if (row["status"] != "invalid") continue;
        auto const text = row["string"];
        auto const read = edtf::try_parse(text, edtf_dialect::strict);
        count.check(!read, row.place(), text + " rejected", read ? description(*read) : "");
    }
}

void edtf_bounds(std::filesystem::path const& file, tally& count)
{
    table const rows(file);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const row = rows[i];
        if (row["earliest"].empty()) continue;
        auto const text = row["string"];
        auto const expected = row["ref_level"] + '\t' + row["kind"] + '\t' + row["earliest"] + '\t' + row["latest"] + '\t' +
                              row["start_latest"] + '\t' + row["end_earliest"];
        auto const read = edtf::try_parse(text, edtf_dialect::strict);
        auto const got = read ? description(*read) : to_string(read.problems().front());
        count.check(got == expected, row.place() + ' ' + text, expected, got);
    }
}

} // namespace conformance
