// Allen's relations against tables: the relations themselves, their composition, the tractable classes, and what is
// possible for windows of the ends. The header line tells which.
// SPDX-License-Identifier: MIT
#include "conformance.hpp"

#include <entente/time/allen.hpp>

#include <algorithm>
#include <array>

namespace conformance {
namespace {

using entente::allen_set;
using relation = entente::allen;

constexpr std::array<std::string_view, 13> codes{"b", "m", "o", "fi", "di", "s", "e", "si", "d", "f", "oi", "mi", "bi"};

std::vector<std::string> split(std::string const& text, std::string_view separators)
{
    std::vector<std::string> words;
    for (std::size_t from = 0;;) {
        auto const to = text.find_first_of(separators, from);
        words.push_back(text.substr(from, to - from));
        if (to == std::string::npos) return words;
        from = to + 1;
    }
}

relation by_code(std::string_view code)
{
    auto const found = std::find(codes.begin(), codes.end(), code);
    if (found == codes.end()) throw std::runtime_error("not a relation: " + std::string(code));
    return relation{static_cast<std::uint8_t>(found - codes.begin())};
}

std::string text(relation r) { return std::string(codes[static_cast<std::size_t>(r)]); }

std::string text(allen_set r)
{
    std::string out;
    r.each([&](relation one) {
        if (!out.empty()) out += ' ';
        out += text(one);
    });
    return out;
}

allen_set by_codes(std::string const& words)
{
    allen_set found;
    if (words.empty()) return found;
    for (auto const& code : split(words, " ")) found.insert(by_code(code));
    return found;
}

entente::bounds window(table::row const& row, std::string const& end)
{
    return entente::bounds::closed(entente::instant{std::stoll(row[end + "_lo"])}, entente::instant{std::stoll(row[end + "_hi"])});
}

void possible(table const& rows, tally& count)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const row = rows[i];
        auto const a_start = window(row, "s1"), a_end = window(row, "e1"), b_start = window(row, "s2"), b_end = window(row, "e2");
        auto const expected = by_codes(row["possible"]);
        auto const got = possible_relations(a_start, a_end, b_start, b_end);
        count.check(got == expected, row.place(), text(expected), text(got));
        auto const mirrored = possible_relations(b_start, b_end, a_start, a_end);
        count.check(mirrored == inverse(expected), row.place() + " mirrored", text(inverse(expected)), text(mirrored));
    }
}

/// The relation that an order such as `s1<e1=s2<e2` of four ends describes.
relation by_order(std::string const& order)
{
    std::map<std::string, entente::instant> at;
    std::int64_t step = 0;
    for (auto const& equal : split(order, "<")) {
        for (auto const& end : split(equal, "=")) at[end] = entente::instant{step};
        ++step;
    }
    return relate(at.at("s1"), at.at("e1"), at.at("s2"), at.at("e2"));
}

void relations(table const& rows, std::string const& order_column, tally& count)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const row = rows[i];
        auto const r = by_code(row["code"]);
        auto const described = [&](relation named, relation inverted, relation ordered) {
            return std::string(name(named)) + " inverse " + text(inverted) + " ordered " + text(ordered);
        };
        auto const expected = row["name"] + " inverse " + row["inverse"] + " ordered " + row["code"];
        auto const got = described(r, inverse(r), by_order(row[order_column]));
        count.check(got == expected, row.place(), expected, got);
    }
}

void composition(table const& rows, std::string const& corner, tally& count)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const row = rows[i];
        for (auto const code : codes) {
            auto const expected = by_codes(row[code]);
            auto const got = compose(by_code(row[corner]), by_code(code));
            count.check(got == expected, row.place() + ' ' + row[corner] + " then " + std::string(code), text(expected), text(got));
        }
    }
}

/// Each class is closed under inverse, composition and non-empty intersection. Every convex set is pointisable too, but
/// listed once.
void classes(table const& rows, tally& count)
{
    std::map<std::string, std::vector<allen_set>> members;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const r = by_codes(rows[i]["relation_set"]);
        if (rows[i]["class"] == "convex") members["convex"].push_back(r);
        members["pointisable"].push_back(r);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const row = rows[i];
        auto const& all = members[row["class"]];
        auto const r = by_codes(row["relation_set"]);
        auto const in = [&](allen_set s) { return s.empty() || std::find(all.begin(), all.end(), s) != all.end(); };
        bool const closed =
            in(inverse(r)) && std::all_of(all.begin(), all.end(), [&](allen_set s) { return in(compose(r, s)) && in(r & s); });
        count.check(closed, row.place() + ' ' + text(r), "closed in its class", "not closed");
    }
}

} // namespace

void allen(std::filesystem::path const& file, tally& count)
{
    table const rows(file);
    std::string header;
    std::ifstream stream(file, std::ios::binary);
    std::getline(stream, header);
    if (header.ends_with('\r')) header.pop_back();
    auto const columns = split(header, "\t");
    if (columns.back() == "possible") return possible(rows, count);
    if (columns.front() == "code") return relations(rows, columns.back(), count);
    if (columns.front() == "class") return classes(rows, count);
    if (columns.front() == "r1\\r2") return composition(rows, columns.front(), count);
    throw std::runtime_error("unknown columns: " + header);
}

} // namespace conformance
