// The rows of data sets about states and their rulers, sorted.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/dates/row_days.hpp"
#include "import/dates/undated.hpp"
#include "import/names/nothing.hpp"
#include "import/names/party_names.hpp"
#include "import/names/state_codes.hpp"
#include "import/rows/columns.hpp"
#include "import/rows/paths.hpp"

#include <entente/io/terms.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::detail {

[[nodiscard]] inline std::optional<int> number(std::string_view text)
{
    int n = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return n;
}

/// The rows of files with a header, some of whose columns are read: what their readers have in common. They come sorted by what
/// stands in those columns, so that nothing depends on where a row stands.
class state_rows {
public:
    /// `codes`: columns in which "NA" would be a state's code. `wanted`: in which a word that means nothing is told of.
    state_rows(std::vector<std::string> const& paths, io::terms_options const& options, std::vector<std::string_view> names,
               std::vector<std::size_t> codes, std::vector<std::size_t> wanted, std::string_view what, io::import_report& report)
        : names_(std::move(names))
        , codes_(std::move(codes))
        , report_(report)
    {
        report_.file = name_of_set(paths);
        auto const files = files_of(paths, {".csv", ".tsv"});
        set_progress told(files, options.progress);
        for (auto const& file : files) {
            load(file, told, what);
            told.next_file();
        }
        std::stable_sort(rows_.begin(), rows_.end(), [](row const& a, row const& b) { return comes_before(a.fields, b.fields); });
        for (auto const n : wanted)
            for (auto const& r : rows_)
                if (is_empty_word(r.fields[n]))
                    report_.suspect(code::empty_word, [&] {
                        return at(r, n, in_quotes(r.fields[n]) + " was taken for nothing", "give the name, or leave the field empty");
                    });
    }

    /// The next row that can be used.
    [[nodiscard]] bool next()
    {
        at_ = begun_ ? at_ + 1 : 0;
        begun_ = true;
        return at_ < rows_.size();
    }
    void rewind() noexcept { begun_ = false; }
    /// Whether the row before said the same.
    [[nodiscard]] bool again() const { return at_ != 0 && rows_[at_].fields == rows_[at_ - 1].fields; }

    [[nodiscard]] std::string_view operator[](std::size_t n) const
    {
        std::string_view const text = rows_[at_].fields[n];
        return std::find(codes_.begin(), codes_.end(), n) == codes_.end() ? or_nothing(text) : text;
    }
    [[nodiscard]] diagnostic at(std::size_t n, std::string text, std::string remedy = {}) const
    {
        return at(rows_[at_], n, std::move(text), std::move(remedy));
    }
    void leave_out(std::size_t n, code c, std::string text, std::string remedy = {})
    {
        report_.leave_out(c, [&] { return at(n, std::move(text), std::move(remedy)); });
    }
    /// Leaves the row out if nothing stands there.
    [[nodiscard]] bool has(std::size_t n)
    {
        if (!(*this)[n].empty()) return true;
        leave_out(n, code::missing_field, "nothing stands there", "fill it in");
        return false;
    }

    /// A date as columns give it.
    struct said_date {
        std::optional<row_date> date;
        std::string unreadable; ///< what stands there where no date can be made of it

        [[nodiscard]] bool is_said() const noexcept { return date || !unreadable.empty(); }
    };

    /// A day or a month out of columns of numbers; an empty day is a month. What no date can be made of is told: the row stays.
    said_date date(std::size_t year, std::size_t month, std::size_t day)
    {
        auto const& self = *this;
        bool const has_day = day != none && !self[day].empty();
        if (self[year].empty() && self[month].empty() && !has_day) return {};
        auto const written =
            fmt::format("{}-{}{}{}", self[year], self[month], has_day ? "-" : "", has_day ? self[day] : std::string_view{});
        auto const refuse = [&](std::size_t column, diagnostic const& why) {
            tell_undated(report_, why.code, [&] { return at(column, why.text, why.remedy); });
            return said_date{{}, written};
        };
        auto const y = number(self[year]);
        auto const m = number(self[month]);
        auto const d = has_day ? number(self[day]) : std::optional(1);
        auto const bad = !y ? year : !m ? month : !d ? day : none;
        if (bad != none)
            return refuse(bad, problem_at({}, self[bad].empty() ? "it is empty" : in_quotes(excerpt(self[bad])) + " is no number",
                                          "give a number", code::bad_time));
        civil_date const date{*y, *m, *d};
        if (exists(date)) return {row_date{date, true, has_day, {}}, {}};
        if (has_day) return refuse(day, no_day(date, written));
        return refuse(month, problem_at({}, in_quotes(self[month]) + " is no month", "months are 1 to 12", code::no_such_day));
    }
    /// A day of one column, `2009-02-28`.
    said_date day(std::size_t n)
    {
        auto const text = (*this)[n];
        if (text.empty()) return {};
        auto found = read_iso_day(text);
        if (found) return {*std::move(found), {}};
        auto const& why = found.problems().front();
        tell_undated(report_, why.code, [&] { return at(n, why.text, why.remedy); });
        return {{}, std::string(text)};
    }
    /// Tells of a date that every row has.
    void tell_missing(std::size_t n)
    {
        report_.suspect(code::missing_field, [&] { return at(n, "nothing stands there", "that time is unknown; fill it in"); });
    }

    /// Which state it is on that day, if one is known; `name` is the column to go by where nobody has the number.
    party state(std::size_t n, std::size_t name, std::optional<row_date> const& day)
    {
        auto const& self = *this;
        auto const code_number = number(self[n]).value_or(0);
        if (auto const p = day ? state_of(code_number, day->date) : state_at_any_time(code_number); !p.empty()) return parties_.use(p);
        auto const found = parties_(self[name], day ? day->date.year : 0);
        bool const changes = state_of(code_number, civil_date{9998, 1, 1}) != party{};
        report_.suspect(code::unknown_code, [&] {
            return at(n,
                      fmt::format("{} is {}", in_quotes(excerpt(self[n])),
                                  changes ? "the number of one state after the other, and no day says of which" : "no state's number"),
                      fmt::format("the row went to {}, for its name {}", found.id, in_quotes(excerpt(self[name]))));
        });
        tell_doubt(report_, self[name], found, "give the number of a state, or correct the name",
                   [&](std::string text, std::string remedy) { return at(name, std::move(text), std::move(remedy)); });
        return found.id;
    }

    /// Tells what is odd about the days, and returns the start as EDTF.
    std::string judged(row_date const& start, std::optional<row_date> const& end, std::size_t start_column, std::size_t end_column)
    {
        auto const text = judge_days(start, end, {}, report_, [&](bool at_end, std::string what, std::string remedy) {
            return at(at_end ? end_column : start_column, std::move(what), std::move(remedy));
        });
        return text.substr(0, text.find('/'));
    }

    static constexpr std::size_t none = std::size_t(-1);
    party_namer& parties() { return parties_; }

private:
    struct row {
        std::vector<std::string> fields; ///< of the columns that are read
        std::vector<std::pair<std::uint32_t, std::uint32_t>> where;
        std::shared_ptr<std::string const> file;
    };

    void load(std::string const& path, set_progress& told, std::string_view what)
    {
        row_reader rows(path, {',', true}, io::progress_callback(told));
        columns const numbers(rows, names_, what);
        auto const file = std::make_shared<std::string const>(path);
        while (rows.next()) {
            auto const is_used = [&](std::size_t f) {
                for (std::size_t n = 0; n != names_.size(); ++n)
                    if (numbers[n] == f) return true;
                return false;
            };
            if (!usable(rows, numbers.count(), report_, is_used)) continue;
            auto& r = rows_.emplace_back();
            r.file = file;
            for (std::size_t n = 0; n != names_.size(); ++n) {
                r.fields.emplace_back(trimmed(rows.fields()[numbers[n]]));
                auto const where = rows.where(numbers[n]);
                r.where.emplace_back(where.line, where.column);
            }
        }
    }
    /// Numbers by their size, then everything else by its bytes.
    static bool comes_before(std::vector<std::string> const& a, std::vector<std::string> const& b)
    {
        return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), [](std::string const& x, std::string const& y) {
            auto const one = number(x), two = number(y);
            if (one.has_value() != two.has_value()) return one.has_value();
            return one && *one != *two ? *one < *two : x < y;
        });
    }
    [[nodiscard]] diagnostic at(row const& r, std::size_t n, std::string text, std::string remedy) const
    {
        auto d = problem_at({*r.file, r.where[n].first, r.where[n].second}, std::move(text), std::move(remedy));
        d.path = names_[n];
        return d;
    }

    std::vector<std::string_view> names_;
    std::vector<std::size_t> codes_;
    io::import_report& report_;
    std::vector<row> rows_;
    std::size_t at_ = 0;
    bool begun_ = false;
    party_namer parties_;
};

} // namespace entente::detail
