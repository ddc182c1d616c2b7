// Facts that came from a database: the small part, and events with all that they refer to.
// SPDX-License-Identifier: MIT
#pragma once

#include "remote/read_rows.hpp"
#include "remote/session.hpp"

#include <entente/model/records.hpp>

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace entente::there {

using ids = std::set<std::string, std::less<>>;

/// Facts that grow by what is asked for, each once. What it holds is closed: whatever an event refers to is held, too, and an event is held
/// with all records that are merged into it.
class gathered {
public:
    /// Beside what another one holds, which must outlive it.
    explicit gathered(session& from, gathered const* base = nullptr) : from_(&from), base_(base) {}

    /// Events by the ids of those that others were merged into (`same`).
    void fetch(ids const& roots);
    /// The events that have records of these ids; of what is none, nothing.
    void fetch_records(ids const& records);
    void fetch_sources(ids const& wanted);

    [[nodiscard]] bool has_record(std::string const& id) const
    {
        return events_.contains(id) || (base_ != nullptr && base_->has_record(id));
    }
    [[nodiscard]] bool has_root(std::string const& id) const { return roots_.contains(id) || (base_ != nullptr && base_->has_root(id)); }
    /// The rows as they came.
    [[nodiscard]] told_events const& events() const noexcept { return events_; }
    [[nodiscard]] std::vector<source> const& sources() const noexcept { return sources_; }
    /// Events in the order in which they were told, and sources. Errors: impossible_row.
    [[nodiscard]] records facts() const;
    /// Reports of its events of which nobody says when they became public.
    [[nodiscard]] std::size_t undated() const;
    [[nodiscard]] bool empty() const noexcept { return events_.empty() && sources_.empty(); }

private:
    [[nodiscard]] source const* source_at(std::string_view id) const;
    /// The rows of these events, and what they refer to is added to what is still wanted.
    void take_rows(ids const& roots, ids& referred);
    [[nodiscard]] bool has_source(std::string const& id) const { return source_at(id) != nullptr; }
    [[nodiscard]] ids roots_of(ids const& records);

    session* from_;
    gathered const* base_;
    told_events events_; ///< by the ids of records
    ids roots_;
    std::map<std::string, std::size_t, std::less<>> source_places_;
    std::vector<source> sources_;
};

} // namespace entente::there
