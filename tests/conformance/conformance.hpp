// What the parts of the program entente_conformance share: counting, and reading tables of vectors.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace conformance {

/// Counts the rows of one file that hold and fail, and prints those that fail.
struct tally {
    int passed = 0;
    int failed = 0;

    void check(bool holds, std::string_view row, std::string_view expected, std::string_view got)
    {
        if (holds) {
            ++passed;
            return;
        }
        ++failed;
        std::printf("FAILED %.*s\n  expected %.*s\n  got      %.*s\n", width(row), row.data(), width(expected), expected.data(), width(got),
                    got.data());
    }

private:
    static int width(std::string_view s) { return static_cast<int>(s.size()); }
};

/// Undoes the escapes of the tables: `<EMPTY>`, `\t`, `\\`.
[[nodiscard]] inline std::string unescaped(std::string_view field)
{
    if (field == "<EMPTY>") return {};
    std::string out;
    for (std::size_t i = 0; i < field.size(); ++i) {
        if (field[i] == '\\' && i + 1 < field.size() && (field[i + 1] == 't' || field[i + 1] == '\\'))
            out += field[++i] == 't' ? '\t' : '\\';
        else out += field[i];
    }
    return out;
}

/// A table of tab-separated values with a header line. Rows are read by the names of their columns.
class table {
public:
    class row {
    public:
        row(table const& in, std::size_t number) : in_(&in), number_(number) {}

        /// The field as it stands, escapes undone. Errors: std::runtime_error without such a column.
        [[nodiscard]] std::string operator[](std::string_view column) const
        {
            auto const c = in_->columns_.find(column);
            if (c == in_->columns_.end()) throw std::runtime_error(in_->name_ + ": no column " + std::string(column));
            auto const& fields = in_->rows_[number_];
            return c->second < fields.size() ? unescaped(fields[c->second]) : std::string();
        }
        /// The file and line, to name the row by in messages.
        [[nodiscard]] std::string place() const { return in_->name_ + ':' + std::to_string(number_ + 2); }

    private:
        table const* in_;
        std::size_t number_;
    };

    /// Errors: std::runtime_error when the file cannot be read.
    explicit table(std::filesystem::path const& path) : name_(path.filename().string())
    {
        std::ifstream file(path, std::ios::binary);
        std::string line;
        if (!std::getline(file, line)) throw std::runtime_error("cannot read " + path.string());
        for (auto const& column : split(line)) columns_.emplace(column, columns_.size());
        while (std::getline(file, line)) rows_.push_back(split(line));
    }

    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] bool has(std::string_view column) const { return columns_.contains(column); }
    [[nodiscard]] row operator[](std::size_t number) const { return {*this, number}; }

private:
    static std::vector<std::string> split(std::string_view line)
    {
        if (line.ends_with('\r')) line.remove_suffix(1);
        std::vector<std::string> out;
        for (;;) {
            auto const tab = line.find('\t');
            out.emplace_back(line.substr(0, tab));
            if (tab == std::string_view::npos) return out;
            line.remove_prefix(tab + 1);
        }
    }

    std::string name_;
    std::map<std::string, std::size_t, std::less<>> columns_;
    std::vector<std::vector<std::string>> rows_;
};

// One function a family of vectors. Each reads the file and counts every row that it can judge.
void edtf_valid(std::filesystem::path const& file, tally& count);
void edtf_invalid(std::filesystem::path const& file, tally& count);
void edtf_bounds(std::filesystem::path const& file, tally& count);
void tz(std::filesystem::path const& file, tally& count);
void allen(std::filesystem::path const& file, tally& count);
/// Of a table with the columns name, iso3 and, if it likes, year: whether the name is that party's; iso3 `?`: whether it is refused.
void names(std::filesystem::path const& file, tally& count);
void order(std::filesystem::path const& file, tally& count);
void sequence(std::filesystem::path const& file, tally& count);
/// First contacts in a year of ICEWS against a table of what they are.
void icews(std::filesystem::path const& file, std::filesystem::path const& oracle, tally& count);
/// Whether pieces, in the given order, reversed and repeated, come to the records of the whole.
void merge(std::string const& format, std::string const& whole, std::vector<std::string> pieces, tally& count);
/// Prints the report of tables that are read as one set, and for every leader `order` and `list`.
void table_by_mapping(std::string const& mapping, std::vector<std::string> const& files);

} // namespace conformance
