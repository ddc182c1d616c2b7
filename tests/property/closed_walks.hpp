// Which of several equally trusted statements contradict each other, by trying every closed walk.
// SPDX-License-Identifier: MIT
#pragma once

#include "property/differences.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <stdexcept>
#include <vector>

namespace property {

/// One of a statement's differences.
struct statement_link {
    link says;
    int statement = 0;
};

namespace detail {

/// Closed walks of exactly k links of one degree, with whatever is trusted more between them.
class closed_walks {
public:
    closed_walks(differences const& base, std::vector<statement_link> const& links, std::size_t k) : base_(base), links_(links), k_(k) {}

    /// The statements on walks that close with less than nothing.
    std::set<int> contradicting()
    {
        for (std::size_t first = 0; first != links_.size(); ++first) {
            walk_ = {first};
            extend(links_[first].says.most);
        }
        return std::move(found_);
    }

private:
    void extend(int length)
    {
        auto const& last = links_[walk_.back()].says;
        if (walk_.size() == k_) {
            auto const home = base_.most(last.to, links_[walk_.front()].says.from);
            if (home < far && length + home < 0)
                for (auto const i : walk_) found_.insert(links_[i].statement);
            return;
        }
        // a closed walk has its least link first, and with the fewest links none of them twice
        for (auto next = walk_.front() + 1; next < links_.size(); ++next) {
            if (std::find(walk_.begin(), walk_.end(), next) != walk_.end()) continue;
            auto const between = base_.most(last.to, links_[next].says.from);
            if (between >= far) continue;
            walk_.push_back(next);
            extend(length + between + links_[next].says.most);
            walk_.pop_back();
        }
    }

    differences const& base_;
    std::vector<statement_link> const& links_;
    std::size_t k_;
    std::vector<std::size_t> walk_;
    std::set<int> found_;
};

inline differences with(differences base, std::vector<statement_link> const& links)
{
    for (auto const& l : links) base.add(l.says);
    return base;
}

} // namespace detail

/// "Among equals the contradictions that need the fewest of their statements count first; the claims of all of these go
/// together, then the next fewest, until none is left." A statement, there, is one difference (DESIGN.md: "a contradiction
/// of k edges"), and the claim that makes it goes as a whole.
/// Returns the statements set aside; `base` takes in the others.
inline std::set<int> take_in(differences& base, std::vector<statement_link> links)
{
    std::set<int> gone;
    auto all = detail::with(base, links);
    for (std::size_t k = 1; !all.has_world(); ++k) {
        auto const now = detail::closed_walks(base, links, k).contradicting();
        if (k > links.size()) throw std::logic_error("a contradiction without a closed walk");
        if (now.empty()) continue;
        gone.insert(now.begin(), now.end());
        std::erase_if(links, [&](statement_link const& l) { return now.count(l.statement) != 0; });
        all = detail::with(base, links);
        k = 0;
    }
    base = all;
    return gone;
}

} // namespace property
