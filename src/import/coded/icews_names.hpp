// Whom the names of ICEWS mean: countries, regions, and roles that speak for a country.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/party.hpp>

#include <optional>
#include <string_view>
#include <utility>

namespace entente::detail {

/// A country or an organization, as ICEWS or anybody else spells it.
[[nodiscard]] std::optional<party> country_named(std::string_view name);
/// No country, and nobody who could lead.
[[nodiscard]] bool is_icews_region(std::string_view name);

/// "Head of Government (Ukraine)": role and whose.
[[nodiscard]] std::optional<std::pair<std::string_view, std::string_view>> role_of(std::string_view name);
/// By the words in it. Only for the form without sectors.
[[nodiscard]] bool speaks_for_state(std::string_view role);
/// Whether a sector is one of the elements between commas.
[[nodiscard]] bool has_sector(std::string_view sectors, std::string_view wanted);

} // namespace entente::detail
