// Rows and bindings of queries about who held what.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/terms/holders.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace entente::detail {

/// What a column of a query's result has.
enum class holder_role : std::uint8_t {
    none,
    person,
    person_label,
    person_alias,
    position,
    position_label,
    start,
    start_precision,
    end,
    end_precision,
    statement,
    rank,
    replaces,
    replaced_by,
    country,
    country_label,
    period,
    period_label,
    death,
    death_precision,
    cause,
    reference,
    inception,
    inception_precision,
    abolished,
    abolished_precision,
};

/// The columns of a result, by their names: see docs/importing-terms.md, "Columns".
class holder_columns {
public:
    /// Errors: unknown_layout, with all names, where none is a holder, or nothing is said of the holding; bad_value for an option
    /// `columns` that names no column or role.
    holder_columns(std::vector<std::string> names, io::holder_options const& options, place const& where);

    struct column {
        holder_role role = holder_role::none;
        std::string language; ///< of a label: "ko" of `name_ko`
    };
    [[nodiscard]] std::vector<column> const& all() const noexcept { return columns_; }
    [[nodiscard]] std::vector<std::string> const& names() const noexcept { return names_; }
    /// Rows are cabinets or parliaments, and not their members.
    [[nodiscard]] bool are_periods() const noexcept { return periods_; }
    [[nodiscard]] bool have(holder_role r) const;

private:
    std::vector<std::string> names_;
    std::vector<column> columns_;
    bool periods_ = false;
};

/// A value of a row, as it stands and where.
struct holder_cell {
    std::string_view text;
    std::string_view language; ///< as the result says
    bool unknown = false;      ///< a blank node: there is something, nobody knows what
};

/// Takes one row. `at(i)` is the place of a column's value.
void take_holder_row(holders& into, holder_columns const& columns, std::vector<holder_cell> const& cells,
                     std::function<place(std::size_t)> const& at);

} // namespace entente::detail
