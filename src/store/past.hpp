// What a store remembers of the past of its records, so that a further report costs what it adds.
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace entente::entries {

/// What a record ever was. Entries are never changed, so only those that came since have to be read.
class past {
public:
    std::int64_t last = 0; ///< the number of the last entry that is counted

    /// The record without its reports, as it was added and corrected, each once; the last is what it is.
    [[nodiscard]] std::vector<std::string> const& forms() const { return forms_; }
    void add_form(std::string text)
    {
        if (auto const same = std::ranges::find(forms_, text); same != forms_.end()) std::rotate(same, same + 1, forms_.end());
        else forms_.push_back(std::move(text));
    }

    /// Reports are told apart word for word, in each list of the record.
    [[nodiscard]] bool has_report(std::string_view list, std::string_view text) const { return reports_.contains(key(list, text)); }
    void add_report(std::string_view list, std::string_view text) { reports_.insert(key(list, text)); }

private:
    [[nodiscard]] static std::string key(std::string_view list, std::string_view text)
    {
        return std::string(list).append(1, ' ').append(text);
    }

    std::vector<std::string> forms_;
    std::set<std::string, std::less<>> reports_;
};

/// The pasts of the records that were appended to, as long as the store is open.
class memory {
public:
    /// The record that an entry added.
    [[nodiscard]] past& of(std::int64_t first) { return pasts_[first]; }

    /// To be told of each text that is kept, and asked for room before a commit: what there is of it is bounded.
    void count(std::size_t bytes) { bytes_ += bytes + overhead; }
    void make_room()
    {
        if (bytes_ <= most) return;
        pasts_.clear();
        bytes_ = 0;
    }

private:
    static constexpr std::size_t most = std::size_t{32} << 20;
    static constexpr std::size_t overhead = 96; ///< of a text in a set

    std::unordered_map<std::int64_t, past> pasts_;
    std::size_t bytes_ = 0;
};

} // namespace entente::entries
