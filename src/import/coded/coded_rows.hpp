// What readers of coded event data have in common: the files of a set, the row at hand, and what is told of it.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/coded/contacts.hpp"
#include "import/dates/undated.hpp"
#include "import/names/nothing.hpp"
#include "import/rows/columns.hpp"
#include "import/rows/field_checks.hpp"
#include "import/rows/paths.hpp"
#include "import/rows/spelt_fields.hpp"

#include <entente/io/import.hpp>

#include <fmt/format.h>

#include <charconv>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::detail {

/// Reads the files of a set, one after the other, and tells of their rows. A reader says in which column a field stands.
class coded_rows {
protected:
    using fields = std::span<std::string_view const>;

    coded_rows(std::vector<std::string> const& paths, std::initializer_list<std::string_view> endings, io::coded_options const& options)
        : options_(options)
        , files_(files_of(paths, endings))
        , told_(files_, options.progress)
    {
        out_.report.file = name_of_set(paths);
        out_.report.examples = options.examples;
    }
    ~coded_rows() = default;
    coded_rows(coded_rows const&) = delete;
    coded_rows& operator=(coded_rows const&) = delete;

    // --- files ---

    void open(std::string const& file, row_format format) { rows_.emplace(file, format, io::progress_callback(told_)); }
    /// `read(file)` opens a file and reads it.
    template <std::invocable<std::string const&> Read>
    void each_file(Read const& read)
    {
        for (auto const& file : files_) {
            read(file);
            told_.next_file();
        }
    }

    /// The fields of the row at hand, however they are spelt; nothing for a row that is broken or has another number of them than
    /// `is_width` says, which is left out. `should`: "the header has 20".
    template <std::predicate<std::size_t> IsWidth>
    [[nodiscard]] std::optional<fields> usable_fields(IsWidth const& is_width, std::string_view should)
    {
        if (auto const flaw = rows_->flaw()) {
            out_.report.leave_out(*flaw, [&] { return rows_->describe(*flaw); });
            return std::nullopt;
        }
        auto const f = spelt_.of(*rows_, is_width);
        if (is_width(f.size())) return f;
        leave_out_width(f.size(), should);
        return std::nullopt;
    }
    void leave_out_width(std::size_t n, std::string_view should)
    {
        out_.report.leave_out(code::wrong_field_count, [&] {
            return rows_->at(0, {}, fmt::format("{} field{}, where {}", n, n == 1 ? "" : "s", should),
                             "look for a tab inside a field, or a truncated file");
        });
    }

    // --- the report ---

    /// A column: where it stands among the fields of the row at hand, and how it is called.
    struct column_place {
        std::size_t field = 0;
        std::string name;
    };
    [[nodiscard]] virtual column_place column_at(std::size_t column) const = 0;

    [[nodiscard]] diagnostic at(std::size_t column, flaw_text what) const
    {
        auto const [field, name] = column_at(column);
        return rows_->at(spelt_.as_written(field), name, std::move(what.text), std::move(what.remedy));
    }
    /// `describe` makes a `flaw_text`, and is called only if somebody will read it.
    template <std::invocable Describe>
    void leave_out(code c, std::size_t column, Describe const& describe)
    {
        out_.report.leave_out(c, [&] { return at(column, describe()); });
    }
    template <std::invocable Describe>
    void suspect(code c, std::size_t column, Describe const& describe)
    {
        out_.report.suspect(c, [&] { return at(column, describe()); });
    }

    // --- dates ---

    /// The day of an event, or what keeps its date from being one.
    struct event_day {
        day_field day;
        std::string_view date; ///< as it is written; nothing of a word that means nothing
    };
    [[nodiscard]] static event_day read_date(std::string_view text, bool hyphens)
    {
        auto const date = or_nothing(trimmed(text));
        return {read_day(date, hyphens), date};
    }
    /// Of an event that is kept though its date is no day.
    void tell_date(event_day const& d, bool hyphens, std::size_t column)
    {
        if (d.day) return;
        if (d.date.empty())
            return tell_no_date(out_.report, false, [&](char const* text, char const* remedy) { return at(column, {text, remedy}); });
        tell_undated(out_.report, d.day.flaw, [&] { return at(column, day_flaw(d.date, d.day.flaw, hyphens)); });
    }

    io::coded_options const& options_;
    std::vector<std::string> files_;
    set_progress told_;
    std::optional<row_reader> rows_; ///< of the file that is being read
    spelt_fields spelt_;
    io::imported out_;
};

/// Those of which a row has a code of CAMEO and two sides.
class contact_rows : public coded_rows {
protected:
    using met = contact_collector::met;

    contact_rows(std::vector<std::string> const& paths, std::initializer_list<std::string_view> endings, io::coded_options const& options)
        : coded_rows(paths, endings, options)
        , events_(options.zone)
    {
    }
    ~contact_rows() = default;

    [[nodiscard]] io::imported result() &&
    {
        std::move(events_).finish(out_);
        return std::move(out_);
    }

    /// The contact that a code is; none of a row that is left out. `said`: the code as the column has it.
    template <std::invocable Said>
    [[nodiscard]] contact_kind const* kind_of(std::uint16_t what, std::size_t column, Said const& said)
    {
        auto const* kind = contact_of(what);
        if (kind == nullptr && options_.other_codes) kind = &no_contact_kind;
        if (kind == nullptr) leave_out(code::no_contact, column, [&] { return flaw_text{said() + " is no contact", {}}; });
        return kind;
    }

    /// Tells of an id that stood in an earlier row of other content.
    void tell_id(met how, bool other_content, std::size_t column, std::string_view id)
    {
        if (how == met::again)
            suspect(code::told_twice, column, [&] {
                return flaw_text{fmt::format("{} is the id of an earlier row of the same contact that says something else", id),
                                 "kept as a further report"};
            });
        else if (other_content || how == met::other)
            suspect(code::duplicate_id, column, [&] {
                return flaw_text{fmt::format("{} is the id of an earlier row that says something else", id), {}};
            });
    }

    /// The number that a text is, of an event for example.
    [[nodiscard]] static std::optional<std::uint64_t> number_of(std::string_view text)
    {
        std::uint64_t out = 0;
        auto const end = text.data() + text.size();
        if (text.empty() || std::from_chars(text.data(), end, out).ptr != end) return std::nullopt;
        return out;
    }
    /// `news.example` of an address.
    [[nodiscard]] static std::string_view host_of(std::string_view address)
    {
        if (auto const slashes = address.find("://"); slashes != std::string_view::npos) address.remove_prefix(slashes + 3);
        address = address.substr(0, address.find('/'));
        if (address.starts_with("www.")) address.remove_prefix(4);
        return address;
    }

    contact_collector events_;
};

} // namespace entente::detail
