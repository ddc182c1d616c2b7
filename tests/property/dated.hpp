// Stories of which everything has a date.
// SPDX-License-Identifier: MIT
#pragma once

#include "property/story.hpp"

namespace property {

/// A story of which all is public by then: whoever gives no date gave it, here, on the first day.
[[nodiscard]] inline story dated(story s)
{
    auto const date = [](auto& all) {
        for (auto& a : all)
            if (a.by.dated == 0) a.by.dated = 1;
    };
    for (auto& e : s.events) date(e.reports);
    for (auto& t : s.terms)
        for (auto& told : t.told) date(told);
    for (auto& c : s.claims)
        if (c.by.dated == 0) c.by.dated = 1;
    return s;
}

} // namespace property
