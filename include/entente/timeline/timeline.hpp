// The facts, checked and indexed: what happened, and what is known of its order.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/shared.hpp>
#include <entente/error.hpp>
#include <entente/timeline/detail/cite.hpp>
#include <entente/timeline/detail/data.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

struct query;
class answer;

/// An immutable, indexed set of leaders, terms, events, reports and claims. Made by a builder. Cheap to copy: copies
/// share what they hold. Safe to read from many threads.
class timeline {
public:
    /// What it was made from, word for word.
    [[nodiscard]] records const& facts() const noexcept { return data_->facts; }
    /// The zones it was built with.
    [[nodiscard]] zones clocks() const noexcept { return data_->clocks; }
    /// What the builder noticed that is no error: contested times, likely duplicates, claims set aside.
    [[nodiscard]] std::span<diagnostic const> warnings() const noexcept { return data_->warnings; }
    /// The claims that were set aside, each with the statements that it contradicts.
    [[nodiscard]] std::span<conflict const> conflicts() const noexcept { return data_->conflicts; }

    /// An event by its id, or a milestone by its term's id: "moon-2017.elected". An event merged into another is that one.
    [[nodiscard]] std::optional<moment> find_moment(std::string_view text) const
    {
        auto const p = data_->find_point(text);
        if (!p) return std::nullopt;
        return moment{*p};
    }

    /// Where a moment lies: its window tightened by every claim that was accepted, and what is odd about it.
    [[nodiscard]] placing when_was(moment m) const
    {
        auto const& p = data_->points[number(m)];
        placing out;
        if (auto const* o = data_->oddity(number(m))) out = *o;
        out.window = p.window;
        out.reported = p.reported;
        return out;
    }

    /// Between which instants an event ended, where an interval or a length tells; nothing for a milestone.
    [[nodiscard]] std::optional<bounds> end_of(moment m) const
    {
        auto const& all = data_->ends;
        auto const at = std::lower_bound(all.begin(), all.end(), number(m), [](auto const& end, std::uint32_t event) { return end.first < event; });
        if (at == all.end() || at->first != number(m)) return std::nullopt;
        return at->second;
    }

    /// Strictly before, in every world. Complexity: constant with bounds alone, else one search among the moments that
    /// claims tie together.
    [[nodiscard]] bool certainly_before(moment a, moment b) const { return data_->most(number(b), number(a)) < duration{}; }
    /// Strictly before, in some world. The same complexity.
    [[nodiscard]] bool possibly_before(moment a, moment b) const { return data_->most(number(a), number(b)) > duration{}; }

    /// Errors: unknown_id for a text that names no moment.
    [[nodiscard]] bool certainly_before(std::string_view a, std::string_view b) const { return certainly_before(at(a), at(b)); }
    [[nodiscard]] bool possibly_before(std::string_view a, std::string_view b) const { return possibly_before(at(a), at(b)); }

    /// Held, planned, ..., and whether that is disputed. Nothing for a milestone.
    [[nodiscard]] std::optional<standing> standing_of(moment m) const
    {
        if (number(m) >= data_->events.size()) return std::nullopt;
        return data_->events[number(m)].standing;
    }

    /// The statements that make a come certainly before b, in the order of the argument; empty if it does not.
    [[nodiscard]] std::vector<said> why_before(moment a, moment b) const
    {
        if (!certainly_before(a, b)) return {};
        return data_->because(number(b), number(a));
    }

    /// What somebody said, in words: `KBS [kbs-2025-06-09] puts "us-call" before "cn-call"`.
    [[nodiscard]] std::string cite(said const& s) const { return detail::citer(data_->facts, data_->source_ids)(s); }
    /// Whose word it is: a source's id; empty for a capacity, and for what is said without a source.
    [[nodiscard]] std::string const& source_of(said const& s) const { return data_->source_of(s); }

    /// Answers a question. Declared here, defined by query/ask.hpp, which entente.hpp includes.
    /// Errors: bad_question, unknown_id, unknown_party for a question that names what is not there.
    [[nodiscard]] answer ask(query const& q) const;

private:
    friend class builder;

    explicit timeline(detail::timeline_data data) : data_(std::move(data)) {}

    [[nodiscard]] static std::uint32_t number(moment m) noexcept { return static_cast<std::uint32_t>(m); }
    [[nodiscard]] moment at(std::string_view text) const
    {
        if (auto const m = find_moment(text)) return *m;
        throw error(code::unknown_id, fmt::format("there is no moment \"{}\"", text), data_->event_ids.suggestion(text));
    }

    detail::shared<detail::timeline_data> data_;
};

} // namespace entente
