// The files of the system's time zone database.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace entente::iana {

/// Whether a name can be that of an IANA zone. What the database keeps beside its zones is none: `localtime`,
/// `posixrules` and `Factory` are other zones on other machines, `posix/...` and `right/...` are its zones a second time.
[[nodiscard]] bool is_zone_name(std::string_view name) noexcept;

/// The rule by which a zone's clocks are set for ever after, "CET-1CEST,M3.5.0,M10.5.0/3", as it stands at the end of the
/// zone's file. nullopt: no such file, or one that is not whole: it lacks what its headers announce, or the rule, or has times
/// that are absurd. CCTZ, which believes the headers, is given only files that were checked here.
/// Requires: is_zone_name(name).
[[nodiscard]] std::optional<std::string> rule_in_file(std::string const& name);

/// The names of all zones there are, sorted. Complexity: the first call opens every file of the database.
[[nodiscard]] std::span<std::string const> names();

} // namespace entente::iana
