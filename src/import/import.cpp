// The report of an import: looked up and in words.
// SPDX-License-Identifier: MIT
#include "text.hpp"

#include <entente/io/import.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace entente::io {

namespace {

bool comes_before(diagnostic const& a, diagnostic const& b)
{
    return a.where.file != b.where.file ? a.where.file < b.where.file : a.where.line < b.where.line;
}

} // namespace

std::uint64_t import_report::count(entente::code c) const
{
    std::uint64_t n = 0;
    for (auto const* list : {&reasons, &suspicions})
        for (auto const& f : *list)
            if (f.code == c) n += f.rows;
    return n;
}

problem_list import_report::examples_of(entente::code c) const
{
    problem_list out;
    for (auto const* list : {&reasons, &suspicions})
        for (auto const& f : *list)
            if (f.code == c) out.add(f.examples);
    std::stable_sort(out.begin(), out.end(), comes_before);
    return out;
}

void import_report::sort_examples()
{
    for (auto* list : {&reasons, &suspicions})
        for (auto& f : *list) std::stable_sort(f.examples.begin(), f.examples.end(), comes_before);
}

std::string to_string(import_report const& r)
{
    auto out = fmt::format("{}: {} {}: {} kept, {} merged, {} left out", r.file.empty() ? std::string("input") : detail::printable(r.file),
                           r.rows, r.rows == 1 ? "row" : "rows", r.kept, r.merged, r.left_out);
    auto const list = [&](std::vector<finding> const& findings, std::string_view title) {
        for (auto const& f : findings) {
            fmt::format_to(std::back_inserter(out), "\n  {} {} {}: {}", title, static_cast<unsigned>(f.code), name(f.code), f.rows);
            constexpr std::size_t shown = 3;
            for (std::size_t i = 0; i != std::min(shown, f.examples.size()); ++i) out += "\n    " + to_string(f.examples[i]);
            if (f.rows > shown) fmt::format_to(std::back_inserter(out), "\n    and {} more", f.rows - shown);
        }
    };
    list(r.reasons, "left out");
    list(r.suspicions, "suspicious");
    return out;
}

} // namespace entente::io
