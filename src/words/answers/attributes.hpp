// What the data say of leaders and terms beside the vocabulary: a party, a region.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/timeline.hpp>

#include <map>
#include <string>
#include <string_view>

namespace entente::detail {

/// The values of one key by term and by leader; a term's goes before its leader's.
class attribute_values {
public:
    /// Errors: bad_question for a key that no term and no leader has.
    attribute_values(timeline const& world, std::string const& key);

    /// "not said" where nobody says it.
    [[nodiscard]] std::string of(std::string_view leader, std::string_view term) const;

private:
    std::map<std::string, std::string, std::less<>> of_leader_, of_term_;
};

} // namespace entente::detail
