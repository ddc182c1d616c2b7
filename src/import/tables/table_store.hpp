// The events of a table by their ids: what says the same is one.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/rows/hash_tables.hpp"

#include <entente/model/event.hpp>

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace entente::detail {

/// Keeps events under the ids they want. Two of one id that are of the same kind and participants are one event with what both say; others
/// are two, and in the end all but the first in order get longer ids. So nothing depends on the order in which they come.
class event_store {
public:
    enum class outcome : std::uint8_t {
        added,
        repeated, ///< it said the same
        joined,   ///< it became a further report
        clashed,  ///< added, though another event wants its id
    };
    /// An event with one report.
    [[nodiscard]] outcome add(event&& e);
    /// In the order of their times, then of their ids, each as `settle` leaves it. The store is empty then.
    template <class Settle>
    [[nodiscard]] std::vector<event> finish(Settle const& settle)
    {
        bool const before = !clashing_.empty(); // what tells those apart that want one id is made of settled events
        if (before)
            for (auto& e : events_) settle(e);
        std::vector<event> out;
        out.reserve(events_.size());
        for (auto const n : in_order()) {
            if (!before) settle(events_[n]);
            out.push_back(std::move(events_[n]));
        }
        events_.clear();
        return out;
    }
    /// All so far, for what is known only at the end.
    [[nodiscard]] std::deque<event>& all() noexcept { return events_; }

private:
    void give_ids();
    [[nodiscard]] std::vector<std::uint32_t> in_order();

    std::deque<event> events_; ///< does not move what is there
    hashed_numbers by_id_;
    std::vector<std::uint32_t> first_of_id_;                       ///< by number in `by_id_`
    std::map<std::uint32_t, std::vector<std::uint32_t>> clashing_; ///< by that number: the others that want the id
};

/// Other records under the ids they want. Of several of one id that are not the same thing, the first in order keeps it.
template <class Record>
class wanted_ids {
public:
    /// The record that is there, whether it is this one, and whether another one wants its id.
    struct added {
        Record& record;
        bool is_new;
        bool clashes;
    };
    [[nodiscard]] added add(Record r, std::string const& identity)
    {
        auto& group = all_[r.id];
        auto const [at, is_new] = group.try_emplace(identity, std::move(r));
        return {at->second, is_new, is_new && group.size() > 1};
    }
    void finish(std::vector<Record>& to)
    {
        for (auto& [id, group] : all_)
            for (auto at = group.begin(); at != group.end(); ++at) {
                if (at != group.begin()) at->second.id = id + '-' + at->first;
                to.push_back(std::move(at->second));
            }
    }

private:
    std::map<std::string, std::map<std::string, Record>> all_;
};

} // namespace entente::detail
