// What to write in place of a zone that there is not.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/time/zone.hpp>

#include <string>
#include <string_view>

namespace entente::detail {

/// What would be right where there is no zone of that name.
[[nodiscard]] inline std::string zone_remedy(std::string_view zone, zones const& z)
{
    if (auto const meant = z.nearest(zone)) return fmt::format("did you mean \"{}\"?", *meant);
    return "give an IANA name such as \"Asia/Seoul\", or an offset such as \"+09:00\"";
}

} // namespace entente::detail
