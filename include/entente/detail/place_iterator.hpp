// Iterates over what is found by its place.
// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstddef>
#include <iterator>
#include <type_traits>
#include <utility>

namespace entente::detail {

/// Random access to `list[0]`, `list[1]`, ... `Reference` is what that gives: a reference to what the list holds, or a value that is made
/// when it is asked for.
template <class List, class Reference>
class place_iterator {
    /// A value for as long as a member of it is looked at.
    class held {
    public:
        explicit held(Reference value) : value_(std::forward<Reference>(value)) {}
        [[nodiscard]] auto const* operator->() const noexcept { return &value_; }

    private:
        Reference value_;
    };
    static constexpr bool holds = std::is_reference_v<Reference>;

public:
    using value_type = std::remove_cvref_t<Reference>;
    using reference = Reference;
    using pointer = std::conditional_t<holds, value_type const*, held>;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::conditional_t<holds, std::random_access_iterator_tag, std::input_iterator_tag>;
    using iterator_concept = std::random_access_iterator_tag;

    place_iterator() = default;
    place_iterator(List const& of, std::size_t at) : of_(&of), at_(static_cast<difference_type>(at)) {}
    [[nodiscard]] reference operator*() const { return (*of_)[static_cast<std::size_t>(at_)]; }
    [[nodiscard]] pointer operator->() const
    {
        if constexpr (holds) return &**this;
        else return held(**this);
    }
    [[nodiscard]] reference operator[](difference_type n) const { return *(*this + n); }
    place_iterator& operator+=(difference_type n) noexcept
    {
        at_ += n;
        return *this;
    }
    place_iterator& operator-=(difference_type n) noexcept { return *this += -n; }
    place_iterator& operator++() noexcept { return *this += 1; }
    place_iterator& operator--() noexcept { return *this -= 1; }
    place_iterator operator++(int) noexcept
    {
        auto before = *this;
        ++*this;
        return before;
    }
    place_iterator operator--(int) noexcept
    {
        auto before = *this;
        --*this;
        return before;
    }
    [[nodiscard]] friend place_iterator operator+(place_iterator i, difference_type n) noexcept { return i += n; }
    [[nodiscard]] friend place_iterator operator+(difference_type n, place_iterator i) noexcept { return i += n; }
    [[nodiscard]] friend place_iterator operator-(place_iterator i, difference_type n) noexcept { return i -= n; }
    [[nodiscard]] friend difference_type operator-(place_iterator a, place_iterator b) noexcept { return a.at_ - b.at_; }
    [[nodiscard]] friend bool operator==(place_iterator a, place_iterator b) noexcept { return a.at_ == b.at_; }
    [[nodiscard]] friend std::strong_ordering operator<=>(place_iterator a, place_iterator b) noexcept { return a.at_ <=> b.at_; }

private:
    List const* of_ = nullptr;
    difference_type at_ = 0;
};

} // namespace entente::detail
