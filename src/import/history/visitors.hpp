// Who a visitor is: "President Mesic and Prime Minister Racan".
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/words.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::detail {

struct visitor {
    std::string title;
    std::string name;
    std::optional<entente::capacity> capacity;
};

/// "President Mesic and Prime Minister Racan" are two, "Premier and Prince Sihanouk" is one.
[[nodiscard]] std::vector<visitor> read_visitors(std::string_view text);

/// What a note begins with says what kind of visit it was; "official working" is no word of the vocabulary.
[[nodiscard]] std::optional<protocol> protocol_said(std::string_view note) noexcept;

/// Whether one name tells apart who is called so: of kings, popes and sheikhs.
[[nodiscard]] bool is_sovereign(std::string_view title);

} // namespace entente::detail
