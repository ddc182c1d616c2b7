// Lists and indexes that are read by ids alone.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/chain.hpp>
#include <entente/order/detail/sparse.hpp>
#include <entente/timeline/detail/dictionary.hpp>
#include <entente/timeline/ids.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::detail {

/// One value for each of what ids of this type name; see `chain`.
template <class Id, class T>
class column {
public:
    [[nodiscard]] std::size_t size() const noexcept { return all_.size(); }
    [[nodiscard]] T const& operator[](Id id) const noexcept { return all_[number(id)]; }
    void push_back(T value) { all_.push_back(std::move(value)); }
    void close() { all_.close(); }

private:
    chain<T> all_;
};

/// A value for some of them; see `sparse`.
template <class Id, class T>
class some_of {
public:
    /// Made if it is not there.
    [[nodiscard]] T& operator[](Id id) { return all_[number(id)]; }
    /// nullptr: not there.
    [[nodiscard]] T const* find(Id id) const { return all_.find(number(id)); }
    [[nodiscard]] bool contains(Id id) const { return find(id) != nullptr; }
    [[nodiscard]] bool empty() const noexcept { return all_.begin() == all_.end(); }
    /// Takes over what the other one has.
    void take(some_of const& other)
    {
        for (auto const& [key, value] : other.all_) all_[key] = value;
    }

private:
    sparse<T> all_;
};

/// What belongs to what; see `index`.
template <class From, class To>
class links {
public:
    void add(From from, To to) { all_.add(number(from), number(to)); }
    void close() { all_.close(); }
    /// The first one. Complexity: logarithmic in the size for each block.
    [[nodiscard]] std::optional<To> find(From from) const
    {
        auto const found = all_.find(number(from));
        return found ? std::optional(To{*found}) : std::nullopt;
    }
    [[nodiscard]] std::vector<To> all(From from) const
    {
        std::vector<To> out;
        all_.for_each(number(from), [&](std::uint32_t n) { out.push_back(To{n}); });
        return out;
    }

private:
    table all_;
};

/// Ids and names of what ids of this type name; see `dictionary`.
template <class Id>
class dictionary_of : public dictionary {
public:
    void add(std::string_view text, Id id) { dictionary::add(text, number(id)); }
    [[nodiscard]] std::optional<Id> find(std::string_view text) const
    {
        auto const found = dictionary::find(text);
        return found ? std::optional(Id{*found}) : std::nullopt;
    }
    /// The first `most` who answer to the text.
    [[nodiscard]] std::vector<Id> first_of(std::string_view text, std::size_t most) const
    {
        std::vector<Id> out;
        for (auto const n : dictionary::first_of(text, most)) out.push_back(Id{n});
        return out;
    }
};

} // namespace entente::detail
