// The years or months of a calendar, numbered.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/order/detail/sparse.hpp>
#include <entente/query/detail/meaning.hpp>
#include <entente/time/civil.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace entente::detail {

/// Numbers twelve for each year, of which years use the first. Where a cell begins and ends is what a question says that is asked `during`
/// it. Whoever asks for one instant after another is answered by a comparison.
class calendar_cells {
public:
    /// Errors: those of a zone that is not known.
    calendar_cells(read_model data, bool months, std::string zone) : data_(data), step_(months ? 1 : 12), zone_(std::move(zone))
    {
        (void)around(instant{});
    }
    [[nodiscard]] static std::int32_t year(std::int32_t cell) noexcept { return static_cast<std::int32_t>(floor_div(cell, 12)); }
    [[nodiscard]] std::int32_t month(std::int32_t cell) const noexcept
    {
        return step_ == 12 ? 0 : static_cast<std::int32_t>(floor_mod(cell, 12)) + 1;
    }
    [[nodiscard]] std::int32_t next(std::int32_t cell) const noexcept { return cell + step_; }
    /// In which an instant lies. Requires: it is finite.
    [[nodiscard]] std::int32_t at(instant t)
    {
        if (!now_.contains(t)) around(t);
        return cell_;
    }
    /// The one in which the instant lies that was asked for last.
    [[nodiscard]] bounds here() const noexcept { return now_; }
    [[nodiscard]] when time(std::int32_t cell) const
    {
        auto const y = year(cell);
        auto const text = 0 <= y && y <= 9999   ? fmt::format("{:04}", y)
                          : y < 0 && y >= -9999 ? fmt::format("-{:04}", -y)
                                                : fmt::format("Y{}", y);
        return when{step_ == 12 ? text : fmt::format("{}-{:02}", text, month(cell)), zone_};
    }

    /// Where it begins and ends.
    [[nodiscard]] bounds of(std::int32_t cell)
    {
        if (auto const* known = std::as_const(known_).find(static_cast<std::uint32_t>(cell))) return *known;
        auto const date = place_date(data_, time(cell));
        return known_[static_cast<std::uint32_t>(cell)] = bounds::closed(date.from.earliest(), date.until.latest());
    }

private:
    void around(instant t)
    {
        constexpr std::int64_t us_per_month = 2'629'746'000'000; // on average; what is near is found from there
        cell_ = 1970 * 12 + static_cast<std::int32_t>(floor_div(t.count(), us_per_month));
        if (step_ == 12) cell_ -= static_cast<std::int32_t>(floor_mod(cell_, 12));
        for (now_ = of(cell_); !now_.contains(t); now_ = of(cell_)) cell_ += t < now_.earliest() ? -step_ : step_;
    }

    read_model data_;
    std::int32_t step_;
    std::string zone_;
    sparse<bounds> known_;
    std::int32_t cell_ = 0;
    bounds now_ = bounds(instant::past());
};

} // namespace entente::detail
