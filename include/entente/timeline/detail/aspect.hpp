// An event at a glance.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/party.hpp>
#include <entente/model/words.hpp>

#include <cstddef>
#include <cstdint>

namespace entente::detail {

/// What a list says of an event beside when it was, so that of most events nothing else has to be looked at. An event is plain for whose
/// list it stands in if its window is all that is open: it was held, nobody denies that, and two countries took part in it, for
/// which whoever is named spoke for certain, the owner of the list left aside.
class aspect {
public:
    /// Which side the owner of the list was on.
    enum class side : std::uint8_t { unknown, placed, received };

    aspect() = default;
    /// Not plain.
    explicit aspect(event_kind kind) noexcept : bits_(static_cast<std::uint16_t>(kind)) {}
    /// `with`: the number of the other country among the known parties.
    aspect(event_kind kind, std::size_t with, side own) noexcept
        : bits_(static_cast<std::uint16_t>(plain_bit | static_cast<unsigned>(with) << with_shift |
                                           static_cast<unsigned>(own) << side_shift | static_cast<unsigned>(kind)))
    {
    }
    [[nodiscard]] bool is_plain() const noexcept { return (bits_ & plain_bit) != 0; }
    [[nodiscard]] event_kind kind() const noexcept { return static_cast<event_kind>(bits_ & kind_mask); }
    // Of a plain one:
    [[nodiscard]] std::size_t with() const noexcept { return bits_ >> with_shift & with_mask; }
    [[nodiscard]] side own() const noexcept { return static_cast<side>(bits_ >> side_shift & side_mask); }

    /// Whether it is plain, and the country, as one number less than `counterparts`.
    [[nodiscard]] std::size_t counterpart() const noexcept { return bits_ >> with_shift; }
    static constexpr std::size_t counterparts = std::size_t{1} << 11;

private:
    static constexpr unsigned kind_mask = 7, side_shift = 3, side_mask = 3, with_shift = 5, with_mask = 1023, plain_bit = 1U << 15;
    static_assert(counterparts == std::size_t{plain_bit} >> with_shift << 1);
    static_assert(words<event_kind>.size() <= kind_mask + 1 && known_parties.size() <= with_mask + 1);

    std::uint16_t bits_ = 0;
};

} // namespace entente::detail
