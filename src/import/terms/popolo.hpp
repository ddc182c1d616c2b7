// The forms in which Popolo and EveryPolitician say who was a member of what.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/terms/holders.hpp"

#include <set>
#include <string>
#include <string_view>

namespace entente::detail {

/// A file of rows: members of a term, or terms.
void take_members(holders& into, std::string const& path, io::progress_callback told);

/// The source of what is said about an organization's members, entered once.
[[nodiscard]] std::string popolo_source(holders& into, std::string const& organization);
/// What a text says of when something began or ended, or a suspicion.
void popolo_time(holders& into, std::string_view text, place const& where, std::set<said_time>& out);
/// A legislative period's key: its id, with the name of the organization where that is known, because every parliament has a term/1.
[[nodiscard]] std::string period_key(std::string_view organization, std::string_view id);
/// The key of what somebody is in an organization: "member of Alþingi"; the organization itself where that is called like an office of
/// a country, "Prime Minister of Norway", and the role says no more.
[[nodiscard]] std::string membership_office(std::string_view role, std::string_view organization);
/// The id of a membership that has none: what it says, but for the group it is for.
[[nodiscard]] std::string membership_id(held_statement const& s);

} // namespace entente::detail
