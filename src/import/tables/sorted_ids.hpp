// Ids in order, mostly without looking at their letters.
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace entente::detail {

/// Ids that begin alike, "press-2017-1", "press-2017-2", are told apart by a number made of the letters behind that.
class id_letters {
public:
    /// Every id, before any of them is asked about.
    void see(std::string_view id) noexcept
    {
        if (!any_) same_ = id;
        any_ = true;
        auto const n = std::min(same_.size(), id.size());
        std::size_t i = 0;
        while (i != n && same_[i] == id[i]) ++i;
        same_ = same_.substr(0, i);
    }
    /// Eight letters as a number that sorts like them; of equal numbers the ids decide.
    [[nodiscard]] std::uint64_t number(std::string_view id) const noexcept
    {
        std::uint64_t out = 0;
        for (auto i = same_.size(); i != same_.size() + 8; ++i) out = out << 8U | (i < id.size() ? static_cast<unsigned char>(id[i]) : 0U);
        return out;
    }

private:
    std::string_view same_;
    bool any_ = false;
};

} // namespace entente::detail
