// What rows of a table say of events, in numbers: thousands of rows share their texts, and a record takes a kilobyte.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/rows/hash_tables.hpp"
#include "import/tables/table_people.hpp"

#include <entente/model/words.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace entente::detail {

/// A text by its number among the `row_texts`.
using text_number = std::uint32_t;

/// The texts of rows, each once. Number 0 is the empty one.
class row_texts {
public:
    [[nodiscard]] text_number of(std::string_view text) { return text.empty() ? 0 : all_.of(text); }
    [[nodiscard]] std::string_view operator[](text_number n) const { return all_[n]; }

private:
    text_numbers all_ = [] {
        text_numbers all;
        (void)all.of({});
        return all;
    }();
};

/// A `when`.
struct row_when {
    text_number text = 0;
    text_number zone = 0;
    entente::calendar calendar = entente::calendar::gregorian;

    friend bool operator==(row_when const&, row_when const&) = default;
};

/// A `report`.
struct row_report {
    row_when time;
    text_number source = 0;
    text_number unreadable = 0; ///< a date of which no day could be made, for its note
    entente::status status = status::held;

    friend bool operator==(row_report const&, row_report const&) = default;
};

/// A `participant`.
struct row_side {
    static constexpr auto nobody = static_cast<leader_number>(-1);

    leader_number leader = nobody;
    party_number party = 0;
    std::optional<entente::role> role;
    std::optional<entente::capacity> capacity;

    friend bool operator==(row_side const&, row_side const&) = default;
};

/// An `event`.
struct row_event {
    static constexpr auto nowhere = static_cast<party_number>(-1);

    text_number id = 0; ///< without the beginning that all ids of a table have
    text_number place = 0;
    text_number note = 0;
    text_number occasion = 0;
    party_number in = nowhere;
    std::uint32_t sides = 0;         ///< how many took part
    std::array<row_side, 2> pair{};  ///< they, if they are no more
    std::uint32_t first_of_many = 0; ///< else the first of them, among those of all events
    event_kind kind = event_kind::call;
    row_report told;
};

} // namespace entente::detail
