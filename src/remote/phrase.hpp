// SQL in the making: text with a question mark for each value, and the values.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/remote.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace entente::there {

/// Values are never part of the text, so that no name can be anything but a name.
class phrase {
public:
    phrase() = default;
    phrase(std::string text) : text_(std::move(text)) {} // NOLINT: is meant to convert
    phrase(std::string_view text) : text_(text) {}       // NOLINT
    phrase(char const* text) : text_(text) {}            // NOLINT

    [[nodiscard]] static phrase value(io::cell v)
    {
        phrase out{"?"};
        out.bound_.push_back(std::move(v));
        return out;
    }
    [[nodiscard]] static phrase text(std::string_view t) { return value(io::cell(std::string(t))); }
    [[nodiscard]] static phrase number(std::int64_t n) { return value(io::cell(n)); }
    /// "(?, ?, ?)". Requires: there is one.
    template <class Range>
    [[nodiscard]] static phrase one_of(Range const& values)
    {
        phrase out;
        for (auto const& v : values) {
            out += out.text_.empty() ? "(" : ", ";
            if constexpr (std::is_convertible_v<decltype(v), std::string_view>) out += text(v);
            else out += value(v);
        }
        return std::move(out) + ")";
    }
    [[nodiscard]] bool empty() const noexcept { return text_.empty(); }
    phrase& operator+=(phrase const& more)
    {
        text_ += more.text_;
        bound_.insert(bound_.end(), more.bound_.begin(), more.bound_.end());
        return *this;
    }
    [[nodiscard]] friend phrase operator+(phrase a, phrase const& b) { return std::move(a += b); }

    /// As a database spells places: `?`, `$1` or `{p1:Int64}`.
    [[nodiscard]] io::sql in(io::dialect d) const
    {
        io::sql out{{}, bound_};
        std::size_t n = 0;
        for (auto const c : text_) {
            if (c != '?' || d == io::dialect::sqlite) {
                out.text += c;
                continue;
            }
            bool const is_number = std::holds_alternative<std::int64_t>(bound_[n]);
            auto const place = std::to_string(++n);
            out.text += d == io::dialect::clickhouse ? "{p" + place + (is_number ? ":Int64}" : ":String}") : "$" + place;
        }
        return out;
    }

private:
    std::string text_;
    io::cells bound_;
};

} // namespace entente::there
