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
    [[nodiscard]] std::int32_t step() const noexcept { return step_; }
    /// The first of n cells, half of which lie before 1970.
    [[nodiscard]] std::int32_t first_of(std::size_t n) const noexcept
    {
        return months_before_1970 - static_cast<std::int32_t>(n / 2) * step_;
    }
    /// When a cell begins, give or take some days.
    [[nodiscard]] static instant about(std::int32_t cell) noexcept { return instant{(cell - months_before_1970) * us_per_month}; }
    /// In which an instant lies. Requires: it is finite.
    [[nodiscard]] std::int32_t at(instant t)
    {
        if (!now_.contains(t)) around(t);
        return cell_;
    }
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
    static constexpr std::int32_t months_before_1970 = 1970 * 12;
    static constexpr std::int64_t us_per_month = 2'629'746'000'000; ///< on average

    void around(instant t)
    {
        cell_ = months_before_1970 + static_cast<std::int32_t>(floor_div(t.count(), us_per_month)); // what is near is found from there
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
