// A mapping's values bound to the columns of its files, and the cells of a row.
// SPDX-License-Identifier: MIT
#include "import/tables/table_cells.hpp"

#include "formula_guard.hpp"
#include "import/names/folded_name.hpp"
#include "import/names/nothing.hpp"

#include <entente/model/party.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace entente::io {

std::vector<std::string> default_empty_words() { return {detail::empty_words.begin(), detail::empty_words.end()}; }

} // namespace entente::io

namespace entente::detail {

namespace {

/// Whether a text has nothing that is seen: blanks of other widths, zero-width characters. They begin with one of these bytes.
bool is_unseen(std::string_view text)
{
    auto const first = static_cast<unsigned char>(text.front());
    return (first == 0xC2 || first == 0xE2 || first == 0xE3 || first == 0xEF) && folded_name(text).empty();
}

} // namespace

table_cells::table_cells(io::table_mapping const& mapping, io::import_report& report)
    : mapping_(mapping)
    , report_(report)
    , empty_words_(mapping.empty.begin(), mapping.empty.end())
{
    for (auto const& w : mapping.empty) {
        longest_empty_ = std::max(longest_empty_, w.size());
        if (!w.empty()) begins_empty_.set(static_cast<unsigned char>(w.front()));
    }
}

std::size_t table_cells::add(io::table_value const& value, use as)
{
    auto& b = bound_.emplace_back();
    b.value = &value;
    b.as = as;
    for (auto const& [from, to] : value.values) b.meanings.emplace(from, to);
    return bound_.size() - 1;
}

void table_cells::bind(bound& b, std::optional<columns> const& header, problem_list& problems) const
{
    auto const& v = *b.value;
    b.column = none;
    if (v.column.empty() && v.number == 0) return;
    auto const add = [&](std::string text, std::string remedy) {
        problems.add(problem_at({rows_->path(), 1, 1}, std::move(text), std::move(remedy), code::unknown_layout));
    };
    if (v.number != 0) {
        b.column = v.number - 1;
        b.name = fmt::format("column {}", v.number);
    } else if (auto const at = header ? header->find(column_name(v.column)) : std::nullopt) {
        b.column = *at;
        b.name = header->names()[*at];
        if (std::ranges::count(header->names(), b.name) > 1)
            return add(fmt::format("two columns are called {}", in_quotes(v.column)), "say in the mapping which one, by its number");
    }
    if (b.column != none && (!width_ || b.column < *width_)) return;
    auto remedy = header ? did_you_mean(v.column, header->names()) : std::string{"a table without a header has columns by number only"};
    auto const other = header && header->count() == 1 ? header->names().front().find_first_of(";\t|,") : std::string_view::npos;
    if (other != std::string_view::npos)
        remedy = fmt::format("its fields seem to have {} between them: say so as \"separator\"",
                             header->names().front()[other] == '\t' ? "tabs" : in_quotes(header->names().front().substr(other, 1)));
    if (remedy.empty()) remedy = fmt::format("the table has {}", fmt::join(header->names(), ", "));
    add(v.number != 0 ? fmt::format("there is no column {}", v.number) : fmt::format("there is no column {}", in_quotes(v.column)),
        std::move(remedy));
}

void table_cells::open(std::string const& path, io::progress_callback progress)
{
    rows_.emplace(path, row_format{mapping_.separator, mapping_.quoted}, progress);
    width_.reset();
    header_.clear();
    std::optional<columns> header;
    if (mapping_.header) {
        header.emplace(*rows_, std::vector<std::string_view>{}, "a row with the names of the columns");
        width_ = header->count();
        header_ = header->names();
    }
    problem_list problems;
    std::size_t widest = width_.value_or(0);
    for (auto& b : bound_) {
        bind(b, header, problems);
        if (b.column != none) widest = std::max(widest, b.column + 1);
    }
    problems.throw_if_error();
    used_.assign(widest, false);
    for (auto const& b : bound_)
        if (b.column != none) used_[b.column] = true;
    cells_.assign(bound_.size(), {});
    in_columns_.clear();
    for (std::size_t i = 0; i != bound_.size(); ++i)
        if (bound_[i].column != none) in_columns_.push_back(i);
        else cells_[i] = otherwise(bound_[i]); // in every row
}

bool table_cells::next()
{
    while (rows_->next()) {
        if (!width_) width_ = rows_->fields().size();
        if (!usable(*rows_, *width_, report_, [&](std::size_t f) { return f < used_.size() && used_[f]; })) continue;
        if (is_header()) {
            report_.leave_out(code::unknown_layout, [&] {
                return problem_at(rows_->here(), "the row has the names of the columns again", "look whether files were put together here");
            });
            continue;
        }
        for (auto const i : in_columns_) cells_[i] = read(bound_[i], i);
        return true;
    }
    return false;
}

/// Whether the row says in every column that is used what the header says there.
bool table_cells::is_header() const
{
    if (header_.empty()) return false;
    for (std::size_t i = 0; i != header_.size(); ++i) {
        if (!used_[i]) continue;
        auto const field = rows_->fields()[i];
        if (field.find(header_[i]) == std::string_view::npos || column_name(field) != header_[i]) return false;
    }
    return true;
}

std::string_view table_cells::raw(std::size_t number) const
{
    auto const column = bound_[number].column;
    return column < rows_->fields().size() ? unguarded(trimmed(rows_->fields()[column])) : std::string_view{};
}

bool table_cells::is_empty_word(std::string_view text, use as) const
{
    if (text.size() > longest_empty_ || (!text.empty() && !begins_empty_[static_cast<unsigned char>(text.front())])) return false;
    if (empty_words_.find(text) == empty_words_.end()) return false;
    return as != use::country || !find_party(text); // NA is Namibia
}

void table_cells::tell_nothing(std::size_t number, std::string_view text)
{
    report_.suspect(code::empty_word, [&] {
        return at(number, fmt::format("{} was read as nothing", in_quotes(excerpt(text))),
                  "if it is a value, say in the mapping's \"values\" what it stands for, or list the words for nothing under \"empty\"");
    });
}

table_cell table_cells::otherwise(bound const& b)
{
    auto const& fixed = b.value->fixed;
    return {fixed, fixed.empty() ? table_cell::origin::nowhere : table_cell::origin::mapping};
}

table_cell table_cells::read(bound const& b, std::size_t number)
{
    auto const text = raw(number);
    if (text.empty() || is_unseen(text)) return otherwise(b);
    if (!b.meanings.empty())
        if (auto const meaning = b.meanings.find(text); meaning != b.meanings.end()) {
            if (meaning->second.empty()) return otherwise(b);
            return {meaning->second, table_cell::origin::meaning};
        }
    if (!is_empty_word(text, b.as)) return {text, table_cell::origin::cell};
    tell_nothing(number, text);
    return otherwise(b);
}

std::vector<std::string_view> table_cells::several(std::size_t number)
{
    auto const& b = bound_[number];
    auto const& cell = cells_[number];
    if (cell.empty()) return {};
    auto const& separator = b.value->separator;
    if (separator.empty() || cell.from != table_cell::origin::cell) return {cell.text};
    std::vector<std::string_view> out;
    for (auto rest = cell.text;;) {
        auto const at = rest.find(separator);
        auto one = trimmed(rest.substr(0, at));
        if (auto const meaning = b.meanings.find(one); meaning != b.meanings.end()) one = meaning->second;
        if (is_empty_word(one, b.as)) tell_nothing(number, one);
        else if (!one.empty()) out.push_back(one);
        if (at == std::string_view::npos) return out;
        rest.remove_prefix(at + separator.size());
    }
}

diagnostic table_cells::at(std::size_t number, std::string text, std::string remedy) const
{
    if (number >= bound_.size() || bound_[number].column == none) return problem_at(rows_->here(), std::move(text), std::move(remedy));
    return rows_->at(bound_[number].column, bound_[number].name, std::move(text), std::move(remedy));
}

void table_cells::leave_out(std::size_t number, code c, std::string text, std::string remedy)
{
    report_.leave_out(c, [&] { return at(number, std::move(text), std::move(remedy)); });
}

} // namespace entente::detail
