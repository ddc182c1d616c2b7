// A value that is made when it is first asked for.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/made_once.hpp>

#include <atomic>
#include <cstddef>
#include <utility>

namespace entente::detail {

/// Holds a value, or how to make it; copies hold the same. It may be asked for from many threads.
template <class T>
class later {
public:
    later() = default; ///< T{}
    template <class Make>
    [[nodiscard]] static later from(Make make)
    {
        later out;
        out.box_ = new made_by<Make>(std::move(make));
        return out;
    }
    later(later const& other) noexcept : box_(other.box_)
    {
        if (box_ != nullptr) box_->owners.fetch_add(1, std::memory_order_relaxed);
    }
    later(later&& other) noexcept : box_(std::exchange(other.box_, nullptr)) {}
    later& operator=(later other) noexcept
    {
        std::swap(box_, other.box_);
        return *this;
    }
    ~later()
    {
        if (box_ != nullptr && box_->owners.fetch_sub(1, std::memory_order_acq_rel) == 1) delete box_;
    }

    [[nodiscard]] T const& operator*() const
    {
        static T const nothing{};
        return box_ != nullptr ? box_->get() : nothing;
    }
    [[nodiscard]] T const* operator->() const { return &**this; }

private:
    struct box {
        box() = default;
        box(box const&) = delete;
        box& operator=(box const&) = delete;
        virtual ~box() = default;
        [[nodiscard]] virtual T make() const = 0;
        [[nodiscard]] T const& get() const
        {
            return value.get([this] { return make(); });
        }

        std::atomic<std::size_t> owners{1};
        made_once<T> value;
    };
    template <class Make>
    struct made_by final : box {
        explicit made_by(Make m) : how(std::move(m)) {}
        [[nodiscard]] T make() const override { return how(); }

        Make how;
    };

    box* box_ = nullptr;
};

} // namespace entente::detail
