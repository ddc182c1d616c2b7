// Values as compact JSON text.
// SPDX-License-Identifier: MIT
#pragma once

#include "json/json_tree.hpp"
#include "publish/event_times.hpp"
#include "text.hpp"

#include <entente/error.hpp>
#include <entente/model/party.hpp>
#include <entente/model/words.hpp>
#include <entente/time/bounds.hpp>

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente::detail {

// The compact JSON text of a value.

[[nodiscard]] inline std::string json(std::string_view text)
{
    if (ill_formed_at(text) == text.npos) return in_quotes(text);
    std::string whole;
    each_character(text, [&](char32_t, std::string_view bytes) { whole += bytes; });
    return in_quotes(whole);
}
[[nodiscard]] inline std::string json(std::string const& text) { return json(std::string_view{text}); }
[[nodiscard]] inline std::string json(bool value) { return value ? "true" : "false"; }
[[nodiscard]] inline std::string json(std::uint64_t value) { return fmt::format("{}", value); }
[[nodiscard]] inline std::string json(vocabulary auto word) { return json(name(word)); }
[[nodiscard]] inline std::string json(party const& p) { return p.empty() ? "null" : json(p.code()); }
template <class T>
[[nodiscard]] std::string json(std::optional<T> const& value)
{
    return value ? json(*value) : "null";
}
/// null where there is nothing.
[[nodiscard]] inline std::string json_or_null(std::string_view text) { return text.empty() ? "null" : json(text); }

template <class T>
[[nodiscard]] std::string json_list(T const& all, auto one)
{
    std::string out;
    for (auto const& x : all) {
        out += out.empty() ? '[' : ',';
        out += one(x);
    }
    return out.empty() ? "[]" : out + ']';
}

/// Members in the order in which they are put, their values as JSON text.
class object {
public:
    object& put(std::string_view key, std::string_view value)
    {
        text_ += fmt::format("{}\"{}\":{}", text_.empty() ? "{" : ",", key, value);
        return *this;
    }
    [[nodiscard]] std::string text() const { return text_ + '}'; }

private:
    std::string text_;
};

[[nodiscard]] inline std::string printed(std::string const& compact)
{
    problem_list none;
    return json_tree{compact, {}, none}.pretty();
}

[[nodiscard]] inline std::string json(bounds b)
{
    auto const end = [](instant t) { return t.is_finite() ? json(second_of(t)) : std::string{"null"}; };
    return object{}.put("earliest", end(b.earliest())).put("latest", end(b.latest())).text();
}

} // namespace entente::detail
