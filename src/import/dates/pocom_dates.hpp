// The dates of pocom, and what the notes beside them make of them.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/dates/row_days.hpp"
#include "import/dates/table_dates.hpp"
#include "import/rows/xml_rows.hpp"

#include <entente/detail/ascii.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::detail {

/// The words of a text, as letters and digits go.
inline std::vector<std::string_view> words_of(std::string_view text)
{
    std::vector<std::string_view> out;
    while (!text.empty()) {
        auto const end = std::min(text.find_first_of(" ,.;-"), text.size());
        if (end != 0) out.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

/// A date and what the note beside it makes of it.
struct said_date {
    xml_rows::field field; ///< of the date or, if that is empty, of the note
    std::optional<row_date> date;
    std::string note;       ///< what is left of it
    std::string unreadable; ///< what stands there where it is no date
    enum class sure { as_written, about, at_or_before, at_or_after } how = sure::as_written;

    [[nodiscard]] bool is_said() const noexcept { return date || !unreadable.empty(); }
    [[nodiscard]] std::string text() const
    {
        if (!date) return unreadable;
        switch (how) {
        case sure::as_written: break;
        case sure::about: return date->text() + '~';
        case sure::at_or_before: return fmt::format("[..{}]", date->text());
        case sure::at_or_after: return fmt::format("[{}..]", date->text());
        }
        return date->text();
    }
};

/// How sure the last word of a note is of the date that it stands before: "Left post on or shortly before".
inline said_date::sure sureness(std::string_view note)
{
    auto const words = words_of(note);
    auto const last = [&](std::string_view word) { return !words.empty() && same_but_for_case(words.back(), word); };
    if (last("before")) return said_date::sure::at_or_before;
    if (last("after")) return said_date::sure::at_or_after;
    for (auto const* word : {"about", "around", "approximately", "probably", "circa"})
        if (last(word)) return said_date::sure::about;
    return said_date::sure::as_written;
}

/// "Jun 1783", "12 May 1801": one word that is a month, and numbers.
inline std::optional<row_date> date_in(std::string_view note)
{
    auto const words = words_of(note);
    auto const letters = std::ranges::count_if(words, [](auto w) { return w.front() < '0' || w.front() > '9'; });
    if (letters != 1 || words.size() < 2 || words.size() > 3) return std::nullopt;
    auto const found = read_cell(note, io::date_order::ymd);
    if (!found || found->end || !found->start.clock.empty()) return std::nullopt;
    return found->start;
}

} // namespace entente::detail
