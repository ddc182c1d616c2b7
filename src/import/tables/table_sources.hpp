// Who says what a row of a table says.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/tables/table_times.hpp"

#include <array>
#include <map>
#include <optional>
#include <string>

namespace entente::detail {

/// The sources of rows: the mapping's, with what stands in columns.
class table_sources {
public:
    table_sources(table_cells& cells, table_times& times, io::table_mapping const& mapping, io::import_report& report);

    struct said_by {
        std::string id;
        std::optional<civil_day> published;
    };
    /// Of the current row; valid until the next is asked for.
    [[nodiscard]] said_by const& read();
    void finish(records& to);

private:
    static constexpr std::size_t parts = 6;
    [[nodiscard]] source make();
    void join(source s);

    table_cells& cells_;
    table_times& times_;
    io::table_mapping const& mapping_;
    io::import_report& report_;
    std::array<std::size_t, parts> columns_; ///< id, publisher, title, address, language, published
    bool has_columns_ = false;
    said_by fixed_;
    by_text<said_by> known_;                               ///< by all that the columns say
    by_text<said_by>::value_type const* latest_ = nullptr; ///< of these; most rows say what the one before said
    std::string key_;
    std::map<std::string, source> sources_;
};

} // namespace entente::detail
