// A row that is looked up, and decided later.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/detail/meaning.hpp>
#include <entente/query/detail/plain_window.hpp>
#include <entente/timeline/detail/event_walk.hpp>
#include <entente/timeline/detail/stretch.hpp>

#include <optional>
#include <utility>

namespace entente::detail {

/// Whose it is, its window, and the lists of what may lie there.
class row_ahead {
public:
    explicit row_ahead(bool forward) : walk_(forward) {}

    subject whose;
    std::optional<plain_window> window; ///< nothing: it takes more than windows to decide it

    void begin(subject const& s)
    {
        whose = s;
        only_.reset();
        walk_.clear();
    }
    void add(stretch const& some)
    {
        if (some.empty()) return;
        if (!only_ && walk_.is_over()) only_ = some;
        else walk().add(some);
    }
    /// The only list, if there is one, and whoever looks along it needs no walk.
    [[nodiscard]] std::optional<stretch> const& only() const noexcept { return only_; }
    [[nodiscard]] event_walk& walk()
    {
        if (only_) walk_.add(*std::exchange(only_, std::nullopt));
        return walk_;
    }

private:
    std::optional<stretch> only_;
    event_walk walk_;
};

} // namespace entente::detail
