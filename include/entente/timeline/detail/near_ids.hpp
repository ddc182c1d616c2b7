// Which event was probably meant.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/nearest.hpp>
#include <entente/detail/sorted_texts.hpp>
#include <entente/timeline/event_list.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::detail {

/// The ids of events in the order of the alphabet. It is made where an id is missed, once for all that are; valid while the list does
/// not change.
class near_ids {
public:
    /// Complexity: n log n.
    explicit near_ids(event_list const& all) : all_(all)
    {
        sorted_.reserve(all_.size());
        for (auto const e : ids<event_id>(0, all_.size())) sorted_.push_back(e);
        std::erase_if(sorted_, [&](event_id e) { return all_.id_text(e).empty(); });
        std::sort(sorted_.begin(), sorted_.end(), [&](event_id a, event_id b) { return all_.id_text(a) < all_.id_text(b); });
    }
    /// As those of a dictionary.
    [[nodiscard]] std::string suggestion(std::string_view text) const
    {
        if (text.size() > longest_slip) return {};
        std::vector<std::string_view> like;
        auto const text_of = [&](event_id e) { return all_.id_text(e); };
        if (sorted_.size() > few_texts) add_like(text, sorted_, text_of, like);
        else std::transform(sorted_.begin(), sorted_.end(), std::back_inserter(like), text_of);
        return did_you_mean(detail::nearest(text, like));
    }

private:
    event_list const& all_;
    std::vector<event_id> sorted_;
};

} // namespace entente::detail
