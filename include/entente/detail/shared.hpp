// One value, shared by many holders.
// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstddef>
#include <utility>

namespace entente::detail {

/// Holds a value that does not change while it is shared; copies hold the same one, and the last of them deletes it. Safe
/// to copy from many threads. In place of a shared pointer to const, whose header costs a sixth of the whole library's.
template <class T>
class shared {
public:
    explicit shared(T value) : box_(new box{1, std::move(value)}) {}
    shared(shared const& other) noexcept : box_(other.box_) { box_->owners.fetch_add(1, std::memory_order_relaxed); }
    shared& operator=(shared other) noexcept
    {
        std::swap(box_, other.box_);
        return *this;
    }
    ~shared()
    {
        if (box_->owners.fetch_sub(1, std::memory_order_acq_rel) == 1) delete box_;
    }

    [[nodiscard]] T const& operator*() const noexcept { return box_->value; }
    [[nodiscard]] T const* operator->() const noexcept { return &box_->value; }

    /// Nobody else holds it, so that it may still be changed.
    [[nodiscard]] bool is_sole() const noexcept { return box_->owners.load(std::memory_order_acquire) == 1; }
    /// Requires: is_sole().
    [[nodiscard]] T& own() noexcept { return box_->value; }

private:
    struct box {
        std::atomic<std::size_t> owners;
        T value;
    };

    box* box_;
};

} // namespace entente::detail
