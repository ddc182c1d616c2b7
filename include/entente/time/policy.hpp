// How loose words about time are read, and conflicts met.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/time/instant.hpp>

#include <cstdint>

namespace entente {

/// Which months spring, summer, autumn and winter (21 to 24) are, when the text does not say the hemisphere. Winter in
/// the north, and summer in the south, begin in December of the year named.
enum class season_rule : std::uint8_t {
    meteorological_north, ///< spring is March to May
    meteorological_south, ///< spring is September to November
    any,                  ///< from the first to the last month that either hemisphere would mean
};

/// What to do with a claim that cannot be true together with what is trusted more.
enum class trust_rule : std::uint8_t {
    set_aside, ///< leave it out as a whole, and list the conflict
    refuse,    ///< an error: no timeline is built
};

/// How loose words about time are read, and conflicts met; given once, to the builder. `~` widens, `?` does not, `%` does
/// both: a clock time by `clock_slack` each way, anything else by one unit of the finest component so qualified.
struct policy {
    season_rule seasons = season_rule::meteorological_north; ///< which months a season is
    bool widen = true;                                       ///< false: `~` is noted and widens nothing
    duration clock_slack = minutes(30);                      ///< how far `~` widens a clock time, to either side
    trust_rule trust = trust_rule::set_aside;                ///< what happens to claims that contradict what is trusted more

    friend constexpr bool operator==(policy const&, policy const&) noexcept = default;
};

} // namespace entente
