// The events of a table by their ids: what says the same is one.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/rows/blocks.hpp"
#include "import/rows/hash_tables.hpp"
#include "import/tables/table_reader.hpp"
#include "import/tables/table_rows.hpp"

#include <entente/model/event.hpp>

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
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
    /// `beginning`: that of all ids.
    event_store(table_set& set, std::string beginning) : set_(set), beginning_(std::move(beginning)) {}

    [[nodiscard]] outcome add(std::string_view id, row_event e, std::span<row_side const> sides);
    /// Says that an event of this id will come soon.
    void expect(std::string_view id) const noexcept { ids_.expect(id); }
    /// How many there are.
    [[nodiscard]] std::size_t size() const noexcept { return events_.size(); }
    /// The ids that were wanted, without their beginning.
    [[nodiscard]] text_numbers const& ids() const noexcept { return ids_; }
    /// Has events stand without these occasions.
    void drop_occasions(std::set<text_number> const& unknown);

    /// As records, in the order of their times, then of their ids, when the parties have their codes.
    void finish(std::vector<event>& to);
    [[nodiscard]] participant record_of(row_side const& s) const;
    [[nodiscard]] report record_of(row_report const& r) const;

private:
    [[nodiscard]] std::span<row_side const> sides_of(std::uint32_t event) const;
    [[nodiscard]] bool are_one(std::uint32_t event, row_event const& e, std::span<row_side const> sides) const;
    [[nodiscard]] bool take(text_number& to, text_number from) const;
    [[nodiscard]] bool take(std::uint32_t event, row_report const& told);
    [[nodiscard]] std::string identity_text(std::uint32_t event) const;
    [[nodiscard]] std::string_view id_of(std::uint32_t event) const;
    void give_ids();
    void sort_reports();
    [[nodiscard]] std::vector<std::uint32_t> in_order() const;
    void expect(std::span<std::uint32_t const> order) const;
    void make(std::uint32_t number, event& e) const;

    table_set& set_;
    std::string beginning_;
    blocks<row_event> events_;
    std::vector<row_side> many_; ///< participants of events that have more than two
    text_numbers ids_;
    std::vector<std::uint32_t> first_of_id_;                       ///< by number in `ids_`
    std::map<std::uint32_t, std::vector<std::uint32_t>> clashing_; ///< by that number: the others that want the id
    std::map<std::uint32_t, std::string> longer_ids_;              ///< theirs, but for the first
    std::map<std::uint32_t, std::vector<row_report>> reports_;     ///< of events that have more than one
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
