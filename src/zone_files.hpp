// The files of the system's time zone database.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::iana {

/// Whether a name can be that of an IANA zone. What the database keeps beside its zones is none: `localtime`,
/// `posixrules` and `Factory` are other zones on other machines, `posix/...` and `right/...` are its zones a second time.
[[nodiscard]] bool is_zone_name(std::string_view name) noexcept;

/// How clocks are set.
struct clock_setting {
    std::int64_t offset; ///< seconds east of Greenwich
    std::string abbreviation;
    bool daylight_saving;

    friend bool operator==(clock_setting const&, clock_setting const&) = default;
};

/// A zone's file, as far as it lists when clocks were set.
struct zone_file {
    std::string rule; ///< for ever after, "CET-1CEST,M3.5.0,M10.5.0/3", as it stands at the end of the file
    /// When, in seconds since 1970, ascending, and to which of the settings. Before the first one it is setting 0. Empty with `is_plain`
    /// false: the file is right, but its list has something that is left to CCTZ.
    std::vector<std::int64_t> changes;
    std::vector<std::uint8_t> set_to;
    std::vector<clock_setting> settings;
    bool is_plain = false;

    /// Whether clocks are set every year for ever.
    [[nodiscard]] bool goes_on() const noexcept { return rule.find(',') != rule.npos; }
};

/// nullopt: no such file, or one that is not whole: it lacks what its headers announce, or the rule, or has times that are absurd. CCTZ,
/// which believes the headers, is given only files that were checked here.
/// Requires: is_zone_name(name).
[[nodiscard]] std::optional<zone_file> read_zone_file(std::string const& name);

/// The names of all zones there are, sorted. Complexity: the first call opens every file of the database.
[[nodiscard]] std::span<std::string const> names();

} // namespace entente::iana
