// Differences between moments, closed by trying every path: the simple temporal network as the books define it.
// SPDX-License-Identifier: MIT
#pragma once

#include "property/story.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace property {

/// t[to] - t[from] <= most. `nothing` is the origin, which is at 0.
struct link {
    int from = nothing;
    int to = nothing;
    int most = far;
};

/// All shortest paths between a few moments and the origin.
class differences {
public:
    /// Of these moments, with nothing known of them.
    explicit differences(std::vector<int> const& active) : ids_(active)
    {
        place_.fill(nothing);
        ids_.push_back(nothing);
        for (std::size_t i = 0; i != ids_.size(); ++i) place_[slot(ids_[i])] = static_cast<int>(i);
        most_.assign(ids_.size() * ids_.size(), far);
        for (std::size_t i = 0; i != ids_.size(); ++i) most_[i * ids_.size() + i] = 0;
    }

    [[nodiscard]] bool has(int moment) const { return place_[slot(moment)] != nothing; }
    /// The largest t[b] - t[a].
    [[nodiscard]] int most(int a, int b) const { return most_[at(a) * ids_.size() + at(b)]; }
    [[nodiscard]] span window(int m) const { return {most(m, nothing) == far ? -far : -most(m, nothing), most(nothing, m)}; }
    /// Whether nothing contradicts itself. After that, if it does, nothing else may be asked.
    [[nodiscard]] bool has_world() const { return good_; }

    void add(link const& l)
    {
        if (!good_ || l.most >= most(l.from, l.to)) return;
        if (add(l.most, most(l.to, l.from)) < 0) {
            good_ = false;
            return;
        }
        auto const n = ids_.size();
        auto const u = at(l.from), v = at(l.to);
        for (std::size_t i = 0; i != n; ++i) {
            auto const in = add(most_[i * n + u], l.most);
            if (in >= far) continue;
            for (std::size_t j = 0; j != n; ++j) {
                auto const through = add(in, most_[v * n + j]);
                if (through < most_[i * n + j]) most_[i * n + j] = through;
            }
        }
    }

private:
    [[nodiscard]] static int add(int a, int b) { return a >= far || b >= far ? far : a + b; }
    [[nodiscard]] static std::size_t slot(int moment) { return static_cast<std::size_t>(moment + 1); }
    [[nodiscard]] std::size_t at(int moment) const { return static_cast<std::size_t>(place_[slot(moment)]); }

    std::vector<int> ids_;
    std::array<int, moments + 1> place_{};
    std::vector<int> most_;
    bool good_ = true;
};

} // namespace property
