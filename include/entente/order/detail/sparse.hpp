// Something for a few of all numbers, found by the number.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace entente::detail {

/// Iterates in the order of arrival. Searches reach a few nodes of a large network, so that neither an array of all nodes
/// nor an allocation for each would do. Complexity: constant on average (open addressing, at most half full).
template <class Value>
class sparse {
public:
    /// Made if it is not there. Invalidates references when it makes one.
    [[nodiscard]] Value& operator[](std::uint32_t key) { return entries_[arrival(key)].second; }

    /// The how manieth it is in the order of arrival. Made if it is not there.
    [[nodiscard]] std::uint32_t arrival(std::uint32_t key)
    {
        if (2 * (entries_.size() + 1) > slots_.size()) grow();
        auto& slot = slots_[place(key)];
        if (slot == vacant) {
            slot = static_cast<std::uint32_t>(entries_.size());
            entries_.emplace_back(key, Value{});
        }
        return slot;
    }
    [[nodiscard]] std::pair<std::uint32_t, Value>& at(std::uint32_t arrival) { return entries_[arrival]; }
    [[nodiscard]] std::pair<std::uint32_t, Value> const& at(std::uint32_t arrival) const { return entries_[arrival]; }

    /// nullptr: not there.
    [[nodiscard]] Value const* find(std::uint32_t key) const
    {
        if (slots_.empty()) return nullptr;
        auto const slot = slots_[place(key)];
        return slot == vacant ? nullptr : &entries_[slot].second;
    }

    [[nodiscard]] auto begin() const noexcept { return entries_.begin(); }
    [[nodiscard]] auto end() const noexcept { return entries_.end(); }

private:
    static constexpr auto vacant = static_cast<std::uint32_t>(-1);

    /// Where the key is, or belongs. The factor (2^32 over the golden ratio) spreads neighbours; the upper bits are used.
    [[nodiscard]] std::size_t place(std::uint32_t key) const
    {
        auto at = static_cast<std::size_t>((key * 0x9E3779B9u) >> (32 - bits_));
        while (slots_[at] != vacant && entries_[slots_[at]].first != key) at = (at + 1) & (slots_.size() - 1);
        return at;
    }

    void grow()
    {
        ++bits_;
        slots_.assign(std::size_t{1} << bits_, vacant);
        for (std::uint32_t i = 0; i < entries_.size(); ++i) slots_[place(entries_[i].first)] = i;
    }

    std::vector<std::pair<std::uint32_t, Value>> entries_;
    std::vector<std::uint32_t> slots_;
    unsigned bits_ = 2;
};

} // namespace entente::detail
