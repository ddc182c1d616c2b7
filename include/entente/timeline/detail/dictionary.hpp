// Records found by what they are called, and by what they belong to.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/nearest.hpp>
#include <entente/detail/sorted_blocks.hpp>
#include <entente/detail/sorted_texts.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::detail {

/// A sorted multimap from keys to record numbers, in blocks that copies share. Added to, then closed, then read.
template <class Key>
class index {
public:
    using entry = std::pair<Key, std::uint32_t>;
    using block = typename sorted_blocks<entry>::block;

    void add(Key key, std::uint32_t number) { blocks_.add({std::move(key), number}); }
    /// Makes findable what was added.
    void close() { blocks_.close(); }

    /// The numbers under a key. Complexity: logarithmic in the size for each block.
    [[nodiscard]] std::vector<std::uint32_t> all(auto const& key) const
    {
        std::vector<std::uint32_t> out;
        for_each(key, [&](std::uint32_t n) { out.push_back(n); });
        return out;
    }
    template <class Function>
    void for_each(auto const& key, Function f) const
    {
        for (auto const& b : blocks_)
            for (auto at = first(*b, key); at != b->end() && at->first == key; ++at) f(at->second);
    }
    /// The first `most` of them.
    [[nodiscard]] std::vector<std::uint32_t> first_of(auto const& key, std::size_t most) const
    {
        std::vector<std::uint32_t> out;
        for (auto const& b : blocks_)
            for (auto at = first(*b, key); at != b->end() && at->first == key && out.size() != most; ++at) out.push_back(at->second);
        return out;
    }
    /// How many they are.
    [[nodiscard]] std::size_t count(auto const& key) const
    {
        std::size_t out = 0;
        for (auto const& b : blocks_) {
            auto const from = first(*b, key);
            out += static_cast<std::size_t>(std::partition_point(from, b->end(), [&](entry const& e) { return e.first == key; }) - from);
        }
        return out;
    }
    /// The number of the key's first record.
    [[nodiscard]] std::optional<std::uint32_t> find(auto const& key) const
    {
        std::optional<std::uint32_t> found;
        for (auto const& b : blocks_)
            if (auto const at = first(*b, key); at != b->end() && at->first == key)
                found = std::min(found.value_or(at->second), at->second);
        return found;
    }
    template <class Function>
    void for_each(Function f) const
    {
        for (auto const& b : blocks_)
            for (auto const& e : *b) f(e);
    }

protected:
    [[nodiscard]] sorted_blocks<entry> const& blocks() const { return blocks_; }

private:
    [[nodiscard]] static typename block::const_iterator first(block const& b, auto const& key)
    {
        return std::lower_bound(b.begin(), b.end(), key, [](entry const& e, auto const& k) { return e.first < k; });
    }

    sorted_blocks<entry> blocks_;
};

/// Ids and names.
class dictionary : public index<std::string> {
public:
    void add(std::string_view text, std::uint32_t number)
    {
        if (!text.empty()) index::add(std::string(text), number);
    }
    /// Whether two records answer to the text.
    [[nodiscard]] bool is_ambiguous(std::string_view text) const { return count(text) > 1; }
    [[nodiscard]] std::vector<std::string_view> texts() const
    {
        std::vector<std::string_view> keys;
        for_each([&](entry const& e) { keys.emplace_back(e.first); });
        return keys;
    }
    /// What was probably meant. Of more than `few_texts`, one that is near in the alphabet or a single slip away.
    [[nodiscard]] std::optional<std::string> nearest(std::string_view text) const
    {
        std::size_t size = 0;
        for (auto const& b : blocks()) size += b->size();
        if (size <= few_texts) return detail::nearest(text, texts());
        if (text.size() > longest_slip) return std::nullopt;
        std::vector<std::string_view> like;
        for (auto const& b : blocks())
            add_like(
                text, *b, [](entry const& e) -> std::string const& { return e.first; }, like);
        return detail::nearest(text, like);
    }
    [[nodiscard]] std::string suggestion(std::string_view text) const { return did_you_mean(nearest(text)); }
};

/// The numbers of what belongs to a number.
class table : public index<std::uint32_t> {};

} // namespace entente::detail
