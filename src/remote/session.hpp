// A connection in use: what is run over it is counted, and its cells are read.
// SPDX-License-Identifier: MIT
#pragma once

#include "remote/phrase.hpp"

#include <entente/error.hpp>

#include <fmt/format.h>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace entente::there {

/// What came that cannot be.
[[noreturn]] inline void refuse_row(std::string const& of, std::string text)
{
    throw error(code::impossible_row, fmt::format("{}: {}", of, std::move(text)), "see docs/databases.md for what the tables may hold");
}

/// Of several servers not all have what was loaded last.
[[noreturn]] inline void refuse_half(std::string const& behind)
{
    throw error(code::impossible_row, fmt::format("entente_about: {}", behind),
                "a load did not end on all servers: empty the tables, and load the files anew");
}

// Cells as what they should be. `of`: what the row is about, for the message.

[[nodiscard]] inline std::string text_in(io::cells const& row, std::size_t column)
{
    if (column >= row.size()) refuse_row("a row", fmt::format("it has {} columns, and no column {}", row.size(), column + 1));
    auto const& c = row[column];
    if (auto const* text = std::get_if<std::string>(&c)) return *text;
    if (auto const* number = std::get_if<std::int64_t>(&c)) return std::to_string(*number);
    return {};
}
[[nodiscard]] inline std::int64_t number_in(io::cells const& row, std::size_t column)
{
    if (column >= row.size()) refuse_row("a row", fmt::format("it has {} columns, and no column {}", row.size(), column + 1));
    auto const* number = std::get_if<std::int64_t>(&row[column]);
    if (number == nullptr) refuse_row("a row", fmt::format("there is no number in column {}", column + 1));
    return *number;
}
[[nodiscard]] inline bool is_null(io::cells const& row, std::size_t column)
{
    return column >= row.size() || std::holds_alternative<std::monostate>(row[column]);
}

class session {
public:
    explicit session(std::shared_ptr<io::connection> to) : to_(std::move(to)) {}

    [[nodiscard]] io::dialect speaks() const { return to_->speaks(); }
    std::vector<io::cells> run(phrase const& p)
    {
        auto out = to_->run(p.in(speaks()));
        ++came.statements;
        came.rows += out.size();
        return out;
    }
    [[nodiscard]] bool add(std::string_view table, std::vector<io::cells> const& rows) { return to_->add(table, rows); }
    /// Asks for some of what many values pick out, so many at a time that every database takes them: `before (?, ?, ...)`.
    template <class Range, class Take>
    void run_for(phrase const& before, Range const& values, phrase const& after, Take take)
    {
        constexpr std::size_t most = 500;
        std::vector<std::string> some;
        auto const ask = [&] {
            if (some.empty()) return;
            for (auto& row : run(before + phrase::one_of(some) + after)) take(std::move(row));
            some.clear();
        };
        for (auto const& v : values) {
            some.emplace_back(v);
            if (some.size() == most) ask();
        }
        ask();
    }

    io::traffic came;

private:
    std::shared_ptr<io::connection> to_;
};

} // namespace entente::there
