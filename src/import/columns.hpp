// The columns of a table, by the names in its first row.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/rows.hpp"
#include "json/json_tree.hpp"

#include <entente/detail/nearest.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::detail {

/// `text` without white space at its ends.
[[nodiscard]] inline std::string_view trimmed(std::string_view text) noexcept
{
    constexpr std::string_view blanks = " \t\r\n";
    auto const first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view{} : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// What went wrong with a row by itself; nothing if it can be used. `used`: the fields that must be good text. Such a row is
/// left out; one with bad bytes elsewhere is kept, and suspicious.
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
    if (rows.fields().size() == width) return true;
    report.leave_out(code::wrong_field_count, [&] {
        return problem_at(rows.here(), fmt::format("{} fields, and {} columns", rows.fields().size(), width),
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
        for (auto const f : rows.fields()) names_.emplace_back(trimmed(f));
        for (auto const& name : names) {
            auto const at = find(name);
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
    [[nodiscard]] std::vector<std::string> const& names() const noexcept { return names_; }
    [[nodiscard]] std::size_t count() const noexcept { return names_.size(); }
    /// The column of the n-th of the `names`.
    [[nodiscard]] std::size_t operator[](std::size_t n) const { return numbers_[n]; }

private:
    std::vector<std::string> names_;
    std::vector<std::size_t> numbers_;
};

} // namespace entente::detail
