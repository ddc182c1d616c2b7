// Ids and names, looked up.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/nearest.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::detail {

/// A sorted multimap from text to record numbers. Filled first, then sorted once, then only read.
class dictionary {
public:
    using entry = std::pair<std::string, std::uint32_t>;

    void add(std::string_view text, std::uint32_t number)
    {
        if (!text.empty()) entries_.emplace_back(text, number);
    }
    void sort()
    {
        std::sort(entries_.begin(), entries_.end());
        entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
    }

    /// The number of the text's first record.
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const
    {
        auto const at = first(text);
        if (at == entries_.end() || at->first != text) return std::nullopt;
        return at->second;
    }
    /// Whether two records answer to the text.
    [[nodiscard]] bool is_ambiguous(std::string_view text) const
    {
        auto const at = first(text);
        return at != entries_.end() && at->first == text && at + 1 != entries_.end() && (at + 1)->first == text;
    }
    [[nodiscard]] std::string suggestion(std::string_view text) const
    {
        std::vector<std::string_view> keys;
        keys.reserve(entries_.size());
        for (auto const& [key, number] : entries_) keys.emplace_back(key);
        return did_you_mean(text, keys);
    }

private:
    [[nodiscard]] std::vector<entry>::const_iterator first(std::string_view text) const
    {
        return std::lower_bound(entries_.begin(), entries_.end(), text, [](entry const& e, std::string_view t) { return e.first < t; });
    }

    std::vector<entry> entries_;
};

} // namespace entente::detail
