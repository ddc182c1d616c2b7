// Records as rows of the tables of events.
// SPDX-License-Identifier: MIT
#pragma once

#include "remote/read_rows.hpp"

#include <entente/timeline/timeline.hpp>

#include <cstdint>
#include <string>

namespace entente::there {

[[nodiscard]] io::cells cells_of(source const& s);

/// Every event record of a timeline as rows. `number_of(id)`: its place in the order of arrival.
class row_writer {
public:
    explicit row_writer(timeline const& world) : world_(&world) {}

    /// The records, by their numbers in the facts.
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] std::string id(std::size_t record) const;
    [[nodiscard]] told_event rows(std::size_t record, std::int64_t number) const;

private:
    timeline const* world_;
};

} // namespace entente::there
