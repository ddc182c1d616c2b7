// The codes of CAMEO, by which ICEWS and GDELT say what happened, and what they are in entente's vocabulary.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/words.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace entente::detail {

/// A code is text: "041" is not 41.
struct cameo_code {
    std::string_view code;
    std::string_view name; ///< as ICEWS writes it
};

/// All codes, by code.
[[nodiscard]] std::span<cameo_code const> cameo_codes() noexcept;
/// The number in that list; the case of letters does not count in a name.
[[nodiscard]] std::optional<std::uint16_t> find_cameo_code(std::string_view code) noexcept;
[[nodiscard]] std::optional<std::uint16_t> find_cameo_name(std::string_view name);

/// Which side of a row did what.
enum class sides : std::uint8_t {
    alike,      ///< a row and its mirror are one event
    guest_host, ///< the source is the guest
    host_guest, ///< the source is the host
    mediator,   ///< the source mediates
    from_to,    ///< the source does it, the target suffers it
};

struct contact_kind {
    std::string_view code;
    event_kind kind;
    entente::status status;
    std::string_view topic; ///< empty: none
    std::string_view word;  ///< in ids, and the same where two codes are one event
    detail::sides sides;
};

/// The codes that are contacts. All others are none.
inline constexpr std::array contact_kinds{
    contact_kind{"036", event_kind::meeting, status::planned, "", "plan", sides::alike},
    contact_kind{"040", event_kind::meeting, status::held, "consultation", "consultation", sides::alike},
    contact_kind{"041", event_kind::call, status::held, "", "call", sides::alike},
    contact_kind{"042", event_kind::visit, status::held, "", "visit", sides::guest_host},
    contact_kind{"043", event_kind::visit, status::held, "", "visit", sides::host_guest},
    contact_kind{"044", event_kind::meeting, status::held, "", "meeting", sides::alike},
    contact_kind{"045", event_kind::meeting, status::held, "mediation", "mediation", sides::mediator},
    contact_kind{"046", event_kind::meeting, status::held, "negotiation", "negotiation", sides::alike},
};

/// What every other code is where such rows are asked for.
inline constexpr contact_kind no_contact_kind{"", event_kind::statement, status::held, "", "act", sides::from_to};

/// The contact that a code of the list is; null for one that is none.
[[nodiscard]] contact_kind const* contact_of(std::uint16_t number) noexcept;

} // namespace entente::detail
