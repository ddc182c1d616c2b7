// What follows from a value, made when it is first asked for.
// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>

namespace entente::detail {

/// A part of a value that follows from the rest of it. A copy makes its own, because it may be changed before it is read. It may be
/// asked for from many threads: where two of them make it at the same time, one of the two equal parts is kept.
template <class T>
class made_once {
public:
    made_once() = default;
    made_once(made_once const&) noexcept {} // NOLINT: nothing is copied
    made_once& operator=(made_once const& other) noexcept
    {
        if (this != &other) delete known_.exchange(nullptr);
        return *this;
    }
    ~made_once() { delete known_.load(std::memory_order_acquire); }

    template <class Make>
    [[nodiscard]] T const& get(Make make) const
    {
        if (auto const* known = known_.load(std::memory_order_acquire)) return *known;
        T const* const mine = new T(make());
        T const* known = nullptr;
        if (known_.compare_exchange_strong(known, mine, std::memory_order_acq_rel)) return *mine;
        delete mine;
        return *known;
    }

private:
    mutable std::atomic<T const*> known_{nullptr};
};

} // namespace entente::detail
