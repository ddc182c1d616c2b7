// Hash tables for what is looked up in every row. Their slots hold what a look-up compares, so that it costs one or two
// cache misses where the standard library's cost four.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/prefetch.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::detail {

/// A hash of words of up to 64 bits: a sum of products that do not wait for one another, mixed at the end. Not for input that
/// wants to collide.
class hasher {
public:
    void operator()(std::uint64_t word) noexcept
    {
        sum_ += (word + 1) * factor_;
        factor_ = (factor_ << 7 | factor_ >> 57) * 5;
    }
    [[nodiscard]] std::uint64_t value() const noexcept
    {
        auto x = sum_ ^ sum_ >> 32;
        x *= 0x9E3779B97F4A7C15U;
        return x ^ x >> 29;
    }

private:
    std::uint64_t sum_ = 0;
    std::uint64_t factor_ = 0x9E3779B97F4A7C15U;
};

[[nodiscard]] inline std::uint64_t hash_of(std::string_view text) noexcept
{
    hasher h;
    h(text.size());
    auto const* at = text.data();
    auto left = text.size();
    std::uint64_t word = 0;
    for (; left >= sizeof word; at += sizeof word, left -= sizeof word) {
        std::memcpy(&word, at, sizeof word);
        h(word);
    }
    if (left == 0) return h.value(); // nothing is copied from an empty view, which may point nowhere
    word = 0;
    std::memcpy(&word, at, left);
    h(word);
    return h.value();
}

/// Twice as many slots, a power of two, each of the old ones where its hash leads; `after` of a free one is 0.
template <class Slot>
void grow(std::vector<Slot>& slots)
{
    auto const old = std::exchange(slots, std::vector<Slot>(slots.size() * 2));
    for (auto const& s : old) {
        if (s.after == 0) continue;
        auto at = s.hash;
        while (slots[at & (slots.size() - 1)].after != 0) ++at;
        slots[at & (slots.size() - 1)] = s;
    }
}

/// Numbers under their hashes, from 0 in the order in which they were added. Eight bytes a slot, so that the table stays near.
class hashed_numbers {
public:
    [[nodiscard]] std::uint32_t size() const noexcept { return size_; }

    /// The number under this hash of which `is_it` says yes; if there is none a new one, which is `size()` as it was.
    template <class IsIt>
    [[nodiscard]] std::uint32_t of(std::uint64_t mixed, IsIt const& is_it)
    {
        auto const hash = static_cast<std::uint32_t>(mixed);
        for (auto at = hash;; ++at) {
            auto& s = slots_[at & (slots_.size() - 1)];
            if (s.after == 0) {
                s = {hash, ++size_};
                if (std::size_t{size_} * 2 > slots_.size()) grow(slots_);
                return size_ - 1;
            }
            if (s.hash == hash && is_it(s.after - 1)) return s.after - 1;
        }
    }

private:
    struct slot {
        std::uint32_t hash = 0;
        std::uint32_t after = 0; ///< the number that follows; 0: free
    };

    std::vector<slot> slots_ = std::vector<slot>(64); ///< a power of two
    std::uint32_t size_ = 0;
};

/// Gives every text a number, from 0 in the order of first appearance. A slot points at its text, which stands behind its length.
class text_numbers {
public:
    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(texts_.size()); }
    /// Valid as long as this object, wherever it is moved.
    [[nodiscard]] std::string_view operator[](std::uint32_t number) const { return text_at(texts_[number]); }

    /// Says that a text will be looked for soon.
    void expect(std::string_view text) const noexcept { prefetch(&slots_[hash_of(text) & (slots_.size() - 1)]); }
    /// Says that the text of a number will be asked for: first where it stands, then what it is.
    void expect_number(std::uint32_t number) const noexcept { prefetch(&texts_[number]); }
    void expect(std::uint32_t number) const noexcept { prefetch(texts_[number]); }

    /// The text's number; `size()` grows if it is new. Complexity: constant.
    [[nodiscard]] std::uint32_t of(std::string_view text)
    {
        auto const hash = static_cast<std::uint32_t>(hash_of(text));
        for (auto at = hash;; ++at) {
            auto& s = slots_[at & (slots_.size() - 1)];
            if (s.after == 0) return add(s, hash, text);
            if (s.hash == hash && text_at(s.text) == text) return s.after - 1;
        }
    }

private:
    struct slot {
        std::uint32_t hash = 0;
        std::uint32_t after = 0; ///< the number that follows; 0: free
        char const* text = nullptr;
    };

    [[nodiscard]] static std::string_view text_at(char const* at)
    {
        std::uint32_t size = 0;
        std::memcpy(&size, at, sizeof size);
        return {at + sizeof size, size};
    }
    std::uint32_t add(slot& free, std::uint32_t hash, std::string_view text)
    {
        texts_.push_back(keep(text));
        free = {hash, size(), texts_.back()};
        if (texts_.size() * 2 > slots_.size()) grow(slots_);
        return size() - 1;
    }
    /// Side by side in blocks that do not move.
    [[nodiscard]] char const* keep(std::string_view text)
    {
        constexpr std::size_t block = 1 << 16;
        auto const needed = sizeof(std::uint32_t) + text.size();
        if (left_ < needed) {
            left_ = std::max(block, needed);
            free_ = blocks_.emplace_back(std::make_unique_for_overwrite<char[]>(left_)).get();
        }
        auto* const at = std::exchange(free_, free_ + needed);
        left_ -= needed;
        auto const size = static_cast<std::uint32_t>(text.size());
        std::memcpy(at, &size, sizeof size);
        if (!text.empty()) std::memcpy(at + sizeof size, text.data(), text.size());
        return at;
    }
    std::vector<slot> slots_ = std::vector<slot>(64); ///< a power of two
    std::vector<char const*> texts_;
    std::vector<std::unique_ptr<char[]>> blocks_; // NOLINT: bytes
    char* free_ = nullptr;                        ///< of the last block
    std::size_t left_ = 0;
};

/// Values under pairs of numbers, each in its slot, so that a look-up costs one cache miss.
template <class Value>
class by_two_numbers {
public:
    struct found {
        Value& value; ///< until the next is looked for
        bool is_new;
    };
    /// The value under these two, an empty one if there was none.
    [[nodiscard]] found of(std::uint32_t first, std::uint32_t second)
    {
        if (std::size_t{size_} * 2 >= slots_.size()) grow();
        auto& s = place_of(first, second);
        bool const is_new = s.after == 0;
        if (is_new) {
            s.after = first + 1;
            s.second = second;
            ++size_;
        }
        return {s.value, is_new};
    }
    /// Says that it will be looked for soon.
    void expect(std::uint32_t first, std::uint32_t second) const noexcept { prefetch(&slots_[hash(first, second) & (slots_.size() - 1)]); }
    /// In no particular order.
    template <class Each>
    void each(Each const& told) const
    {
        for (auto const& s : slots_)
            if (s.after != 0) told(s.after - 1, s.second, s.value);
    }

private:
    struct slot {
        std::uint32_t after = 0; ///< the number that follows the first; 0: free
        std::uint32_t second = 0;
        Value value{};
    };

    [[nodiscard]] static std::uint64_t hash(std::uint32_t first, std::uint32_t second) noexcept
    {
        hasher h;
        h(std::uint64_t{first} << 32 | second);
        return h.value();
    }
    [[nodiscard]] slot& place_of(std::uint32_t first, std::uint32_t second)
    {
        for (auto at = hash(first, second);; ++at) {
            auto& s = slots_[at & (slots_.size() - 1)];
            if (s.after == 0 || (s.after == first + 1 && s.second == second)) return s;
        }
    }
    void grow()
    {
        auto const old = std::exchange(slots_, std::vector<slot>(slots_.size() * 2));
        for (auto const& s : old)
            if (s.after != 0) place_of(s.after - 1, s.second) = s;
    }

    std::vector<slot> slots_ = std::vector<slot>(64); ///< a power of two
    std::uint32_t size_ = 0;
};

/// A set of rows of numbers.
template <std::size_t N>
class number_set {
public:
    using row = std::array<std::uint32_t, N>;

    /// Whether it was new. Complexity: constant. What repeats rows tends to repeat their order, so the one behind the last
    /// that was found is tried first.
    bool insert(row const& r)
    {
        if (next_ < rows_.size() && rows_[next_] == r) {
            ++next_;
            return false;
        }
        hasher h;
        for (auto const n : r) h(n);
        auto const number = numbers_.of(h.value(), [&](std::uint32_t n) { return rows_[n] == r; });
        next_ = number + std::size_t{1};
        if (number != rows_.size()) return false;
        rows_.push_back(r);
        return true;
    }
    /// In the order in which they were new.
    [[nodiscard]] std::vector<row> const& rows() const noexcept { return rows_; }

private:
    hashed_numbers numbers_;
    std::vector<row> rows_;
    std::size_t next_ = 0;
};

} // namespace entente::detail
