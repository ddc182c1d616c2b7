// The columns of a table, by the names in its first row.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/rows/rows.hpp"
#include "json/json_tree.hpp"

#include <entente/detail/nearest.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::detail {

/// `text` without white space at its ends.
[[nodiscard]] inline std::string_view trimmed(std::string_view text) noexcept
{
    auto const is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

/// A name of a column: without what cannot be seen at its ends, blanks of every width among it.
[[nodiscard]] inline std::string_view column_name(std::string_view text) noexcept
{
    constexpr std::array<std::string_view, 10> unseen{
        " ", "\t", "\r", "\n", "\xc2\xa0", "\xe2\x80\x89", "\xe2\x80\xaf", "\xe2\x80\x8b", "\xe3\x80\x80", "\xef\xbb\xbf"};
    for (bool again = true; again;) {
        again = false;
        for (auto const u : unseen) {
            if (text.starts_with(u)) text.remove_prefix(u.size()), again = true;
            if (text.ends_with(u)) text.remove_suffix(u.size()), again = true;
        }
    }
    return text;
}

/// What went wrong with a row by itself; nothing if it can be used. `used`: the fields that must be good text. Such a row is
/// left out; one with bad bytes elsewhere is kept, and suspicious. Empty fields behind the last column do no harm.
template <class Used>
[[nodiscard]] bool usable(row_reader const& rows, std::size_t width, io::import_report& report, Used const& used)
{
    if (auto const flaw = rows.flaw()) {
        auto const fields = rows.fields();
        bool const elsewhere = *flaw == code::invalid_utf8 && std::none_of(fields.begin(), fields.end(), [&](auto const& f) {
            return used(static_cast<std::size_t>(&f - fields.data())) && ill_formed_at(f) != std::string_view::npos;
        });
        if (!elsewhere) {
            report.leave_out(*flaw, [&] { return rows.describe(*flaw); });
            return false;
        }
        report.suspect(*flaw, [&] { return rows.describe(*flaw); });
    }
    auto const all = rows.fields();
    if (all.size() >= width &&
        std::all_of(all.begin() + static_cast<std::ptrdiff_t>(width), all.end(), [](auto f) { return trimmed(f).empty(); }))
        return true;
    report.leave_out(code::wrong_field_count, [&] {
        return problem_at(rows.here(), fmt::format("{} fields, and {} columns", all.size(), width),
                          "look whether a field holds a separator or a quote");
    });
    return false;
}

/// Reads the first row. Errors: unknown_layout for one without all the `names`; invalid_utf8 and the like for a broken one.
class columns {
public:
    columns(row_reader& rows, std::vector<std::string_view> const& names, std::string_view what)
    {
        if (!rows.next()) throw error(code::unknown_layout, {rows.path(), 1, 1}, "the file is empty", fmt::format("expected {}", what));
        if (auto const flaw = rows.flaw()) throw error(rows.describe(*flaw));
        where_ = rows.here();
        for (auto const f : rows.fields()) names_.emplace_back(column_name(f));
        for (auto const& name : names) {
            auto const at = find_one(name);
            if (!at)
                throw error(code::unknown_layout, rows.here(), fmt::format("there is no column {}", in_quotes(name)),
                            did_you_mean(name, names_).empty() ? fmt::format("expected {}", what) : did_you_mean(name, names_));
            numbers_.push_back(*at);
        }
    }

    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const
    {
        auto const at = std::find(names_.begin(), names_.end(), name);
        return at == names_.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - names_.begin()));
    }
    /// Errors: unknown_layout for a name that stands there twice.
    [[nodiscard]] std::optional<std::size_t> find_one(std::string_view name) const
    {
        auto const at = find(name);
        if (at && std::count(names_.begin(), names_.end(), names_[*at]) > 1) throw twice(where_, name);
        return at;
    }
    /// The refusal of two columns of one name that is looked for: nobody says which one is meant.
    [[nodiscard]] static error twice(place const& header, std::string_view name)
    {
        return error(code::unknown_layout, header, fmt::format("two columns are called {}", in_quotes(name)),
                     "keep one of the two, or rename the other");
    }
    [[nodiscard]] std::vector<std::string> const& names() const noexcept { return names_; }
    [[nodiscard]] std::size_t count() const noexcept { return names_.size(); }
    /// The column of the n-th of the `names`.
    [[nodiscard]] std::size_t operator[](std::size_t n) const { return numbers_[n]; }

private:
    place where_; ///< of the header
    std::vector<std::string> names_;
    std::vector<std::size_t> numbers_;
};

} // namespace entente::detail
