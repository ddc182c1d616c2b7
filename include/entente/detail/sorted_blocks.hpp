// A sorted list that copies share and that grows without touching what is shared.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/shared.hpp>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace entente::detail {

/// Entries in sorted blocks, each entry once in a block. Added to, then closed, then read. A copy shares every block (see `chain`); blocks
/// are merged as they grow, so that n entries stand in O(log n) blocks and each is copied O(log n) times in all.
template <class Entry>
class sorted_blocks {
public:
    using block = std::vector<Entry>;

    void add(Entry e) { added_.push_back(std::move(e)); }
    /// Makes readable what was added. Complexity: n log n in what was added, beside the copies.
    void close()
    {
        if (added_.empty()) return;
        std::sort(added_.begin(), added_.end());
        added_.erase(std::unique(added_.begin(), added_.end()), added_.end());
        while (!blocks_.empty() && blocks_.back()->size() <= 2 * added_.size()) {
            block merged;
            merged.reserve(blocks_.back()->size() + added_.size());
            std::set_union(blocks_.back()->begin(), blocks_.back()->end(), added_.begin(), added_.end(), std::back_inserter(merged));
            added_ = std::move(merged);
            blocks_.pop_back();
        }
        added_.shrink_to_fit();
        blocks_.emplace_back(std::move(added_));
        added_ = {};
    }

    [[nodiscard]] auto begin() const noexcept { return blocks_.begin(); }
    [[nodiscard]] auto end() const noexcept { return blocks_.end(); }

private:
    std::vector<shared<block>> blocks_;
    block added_;
};

} // namespace entente::detail
