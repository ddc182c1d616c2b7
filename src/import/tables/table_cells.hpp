// A mapping's values bound to the columns of its files, and the cells of a row.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/rows/columns.hpp"
#include "import/rows/rows.hpp"

#include <entente/io/table.hpp>

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace entente::detail {

/// Look-up by views in maps of strings.
struct view_hash {
    using is_transparent = void;
    [[nodiscard]] std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};
template <class Value>
using by_text = std::unordered_map<std::string, Value, view_hash, std::equal_to<>>;

/// What a row has where a value of the mapping points.
struct table_cell {
    enum class origin : std::uint8_t { nowhere, mapping, cell, meaning };
    std::string_view text;
    origin from = origin::nowhere; ///< `meaning`: the mapping's `values` say what the cell's word stands for

    [[nodiscard]] bool empty() const noexcept { return text.empty(); }
};

/// Which columns of the files at hand the mapping's values are, and what stands there in the current row.
class table_cells {
public:
    enum class use : std::uint8_t { text, country };

    table_cells(io::table_mapping const& mapping, io::import_report& report);

    /// Before the first file. The number of the value; for one that says nothing, too.
    std::size_t add(io::table_value const& value, use as = use::text);
    /// The next file. Errors: cannot_read; unknown_layout, for all columns at once.
    void open(std::string const& path, io::progress_callback progress);
    /// The next row that can be used; the others are in the report.
    [[nodiscard]] bool next();

    /// Valid until the next row is asked for.
    [[nodiscard]] table_cell const& operator[](std::size_t number) const { return cells_[number]; }
    /// As it stands, whatever it means; without the apostrophe that `io::csv` puts before what looks like a formula.
    [[nodiscard]] std::string_view raw(std::size_t number) const;
    /// The values of a cell that may hold several. Tells the report of those that stand for nothing: to be asked once a row.
    [[nodiscard]] std::vector<std::string_view> several(std::size_t number);
    [[nodiscard]] io::table_value const& value(std::size_t number) const { return *bound_[number].value; }
    /// Where the cell is, or the row if it is in no column.
    [[nodiscard]] diagnostic at(std::size_t number, std::string text, std::string remedy) const;
    /// Leaves the row out.
    void leave_out(std::size_t number, code c, std::string text, std::string remedy);

private:
    static constexpr std::size_t none = std::size_t(-1);
    struct bound {
        io::table_value const* value = nullptr;
        use as = use::text;
        std::size_t column = none;
        std::string name;
        std::unordered_map<std::string_view, std::string_view> meanings; ///< of words, the first that the mapping gives
    };

    void bind(bound& b, std::optional<columns> const& header, problem_list& problems) const;
    [[nodiscard]] static table_cell otherwise(bound const& b);
    [[nodiscard]] table_cell read(bound const& b, std::size_t number);
    [[nodiscard]] bool is_header() const;
    void tell_nothing(std::size_t number, std::string_view text);
    [[nodiscard]] bool is_empty_word(std::string_view text, use as) const;

    io::table_mapping const& mapping_;
    io::import_report& report_;
    std::unordered_set<std::string, view_hash, std::equal_to<>> empty_words_;
    std::size_t longest_empty_ = 0;
    std::bitset<256> begins_empty_; ///< the first bytes of such words
    std::vector<bound> bound_;
    std::vector<std::size_t> in_columns_; ///< the values that stand in one
    std::vector<table_cell> cells_;
    std::vector<bool> used_; ///< by column
    std::optional<row_reader> rows_;
    std::optional<std::size_t> width_;
    std::vector<std::string> header_;
};

} // namespace entente::detail
