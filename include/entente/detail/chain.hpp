// A list that copies share and that grows without touching what is shared.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/place_iterator.hpp>
#include <entente/detail/shared.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

namespace entente {

/// A list in blocks. A copy costs a few pointers and shares every block; what is added to either goes to a block of its
/// own, so that neither sees the other's. Blocks are merged as they grow, so that n elements stand in O(log n) blocks and each
/// is copied O(log n) times in all, however small the pieces that they came in. Read from many threads, written by one.
template <class T>
class chain {
public:
    using value_type = T;

    chain() = default;
    explicit chain(std::vector<T> all) { append(std::move(all)); }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    /// Requires: i < size(). Complexity: constant for what was there at first, else logarithmic in the number of blocks.
    [[nodiscard]] T const& operator[](std::size_t i) const noexcept { return i < head_ ? first_[i] : at_tail(i); }
    [[nodiscard]] T const& front() const noexcept { return (*this)[0]; }
    [[nodiscard]] T const& back() const noexcept { return (*this)[size_ - 1]; }

    void push_back(T value)
    {
        if (blocks_.empty() || !blocks_.back().items.is_sole()) blocks_.push_back({size_, detail::shared(std::vector<T>{})});
        blocks_.back().items.own().push_back(std::move(value));
        grown();
    }
    void append(std::vector<T> more)
    {
        if (more.empty()) return;
        if (!blocks_.empty() && blocks_.back().items.is_sole()) {
            auto& last = blocks_.back().items.own();
            last.insert(last.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
        } else blocks_.push_back({size_, detail::shared(std::move(more))});
        grown();
    }
    /// An element that no copy shares. Requires: it was added since the last copy was made or received.
    [[nodiscard]] T& edit(std::size_t i) { return blocks_[block_of(i)].items.own()[i - blocks_[block_of(i)].first]; }

    /// Ends a piece of growth: the last blocks are merged while the one before is not more than twice as long, and what the last one
    /// holds beyond its elements is given back.
    void close()
    {
        while (blocks_.size() > 1 && blocks_[blocks_.size() - 2].items->size() <= 2 * blocks_.back().items->size()) {
            auto const last = std::move(blocks_.back());
            blocks_.pop_back();
            std::vector<T> merged;
            merged.reserve(blocks_.back().items->size() + last.items->size());
            merged.insert(merged.end(), blocks_.back().items->begin(), blocks_.back().items->end());
            merged.insert(merged.end(), last.items->begin(), last.items->end());
            blocks_.back().items = detail::shared(std::move(merged));
        }
        if (blocks_.empty()) return;
        if (blocks_.back().items.is_sole()) blocks_.back().items.own().shrink_to_fit();
        grown();
    }

    using iterator = detail::place_iterator<chain, T const&>;
    using const_iterator = iterator;

    [[nodiscard]] iterator begin() const noexcept { return {*this, 0}; }
    [[nodiscard]] iterator end() const noexcept { return {*this, size_}; }

    friend bool operator==(chain const& a, chain const& b) { return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin()); }

private:
    struct block {
        std::size_t first; ///< the number of its first element
        detail::shared<std::vector<T>> items;
    };

    [[nodiscard]] std::size_t block_of(std::size_t i) const noexcept
    {
        std::size_t b = blocks_.size() - 1;
        while (blocks_[b].first > i) --b; // the latest blocks are the shortest and there are few
        return b;
    }
    [[nodiscard]] T const& at_tail(std::size_t i) const noexcept
    {
        auto const& b = blocks_[block_of(i)];
        return (*b.items)[i - b.first];
    }
    void grown() noexcept
    {
        first_ = blocks_.front().items->data();
        head_ = blocks_.front().items->size();
        size_ = blocks_.back().first + blocks_.back().items->size();
    }

    std::vector<block> blocks_;
    T const* first_ = nullptr; ///< the first block, where nearly everything stands
    std::size_t head_ = 0;     ///< its length
    std::size_t size_ = 0;
};

} // namespace entente
