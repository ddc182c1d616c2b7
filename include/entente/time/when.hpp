// An imprecise time as it was said, and what it stands for.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/macros.hpp>
#include <entente/time/calendar.hpp>

#include <string>
#include <utility>

namespace entente {

/// An imprecise time as it was said: EDTF text in entente's profile, and the name of the zone whose clocks it was read
/// from. Plain text until `resolve` gives it a meaning; empty text says nothing about time. Its dates are Gregorian, unless it
/// is said to be in another calendar: `when{"1907-08-18", "Europe/Moscow"}.in(calendar::julian)`.
class when {
public:
    when() = default;
    /// An EDTF text and the zone's name; without a zone a day is one of the whole Earth. Read when a timeline is built, or by `resolve`.
    explicit when(std::string text, std::string zone = {}) : text_(std::move(text)), zone_(std::move(zone)) {}

    /// The text as it was said, the zone's name, and the calendar of its dates.
    [[nodiscard]] std::string const& text() const noexcept { return text_; }
    [[nodiscard]] std::string const& zone() const noexcept { return zone_; }
    [[nodiscard]] entente::calendar calendar() const noexcept { return calendar_; }
    [[nodiscard]] bool empty() const noexcept { return text_.empty(); } ///< says nothing about time

    /// The same text and zone, with its dates read in that calendar.
    [[nodiscard]] when in(entente::calendar c) const&
    {
        auto out = *this;
        out.calendar_ = c;
        return out;
    }
    [[nodiscard]] when in(entente::calendar c) &&
    {
        calendar_ = c;
        return std::move(*this);
    }
    /// The text, for people: with its calendar where that is not the Gregorian one, "1907-08-18 (Julian)".
    [[nodiscard]] std::string said() const { return calendar_ == entente::calendar::julian ? text_ + " (Julian)" : text_; }

    friend bool operator==(when const&, when const&) = default;

private:
    std::string text_;
    std::string zone_;
    entente::calendar calendar_ = entente::calendar::gregorian;
};

} // namespace entente
