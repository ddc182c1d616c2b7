// One value, shared by many holders.
// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstddef>
#include <utility>

namespace entente::detail {

/// Holds a value that does not change while it is shared; copies hold the same one, and the last of them deletes it. Safe
/// to copy from many threads, and of a type that need be complete only where values are made and read. In place of a shared pointer to
/// const, whose header costs a sixth of the whole library's.
template <class T>
class shared {
public:
    explicit shared(T value) : shared(std::in_place, std::move(value)) {}
    /// Made where it is held, of what need not be movable.
    template <class... Arguments>
    explicit shared(std::in_place_t, Arguments&&... arguments)
        : box_(new full{{1, [](box* b) noexcept { delete static_cast<full*>(b); }}, T(std::forward<Arguments>(arguments)...)})
    {
    }
    shared(shared const& other) noexcept : box_(other.box_) { box_->owners.fetch_add(1, std::memory_order_relaxed); }
    shared& operator=(shared other) noexcept
    {
        std::swap(box_, other.box_);
        return *this;
    }
    ~shared()
    {
        if (box_->owners.fetch_sub(1, std::memory_order_acq_rel) == 1) box_->destroy(box_);
    }

    [[nodiscard]] T const& operator*() const noexcept { return static_cast<full const*>(box_)->value; }
    [[nodiscard]] T const* operator->() const noexcept { return &**this; }

    /// Nobody else holds it, so that it may still be changed.
    [[nodiscard]] bool is_sole() const noexcept { return box_->owners.load(std::memory_order_acquire) == 1; }
    /// Requires: is_sole().
    [[nodiscard]] T& own() noexcept { return static_cast<full*>(box_)->value; }

private:
    struct box {
        std::atomic<std::size_t> owners;
        void (*destroy)(box*) noexcept; ///< whoever made it knows what it holds; whoever holds it need not
    };
    struct full : box {
        T value;
    };

    box* box_;
};

} // namespace entente::detail
