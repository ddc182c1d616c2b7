// Facts that came from a database, closed under what they refer to.
// SPDX-License-Identifier: MIT
#include "remote/gathered.hpp"

#include "remote/schema.hpp"
#include "remote/undated.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace entente::there {

void gathered::fetch(ids const& roots)
{
    // an occasion may have an occasion: each round fetches what the one before it refers to
    for (auto wanted = roots; !wanted.empty();) {
        std::erase_if(wanted, [&](std::string const& id) { return has_root(id); });
        ids referred;
        take_rows(wanted, referred);
        std::erase_if(referred, [&](std::string const& id) { return has_record(id); });
        wanted = roots_of(referred);
    }
}

void gathered::fetch_records(ids const& records)
{
    auto wanted = records;
    std::erase_if(wanted, [&](std::string const& id) { return has_record(id); });
    fetch(roots_of(wanted));
}

ids gathered::roots_of(ids const& records)
{
    ids out;
    from_->run_for("SELECT DISTINCT same FROM entente_report WHERE event IN ", records, "",
                   [&](io::cells row) { out.insert(text_in(row, 0)); });
    return out;
}

void gathered::take_rows(ids const& roots, ids& referred)
{
    using namespace report_column;
    ids wanted_sources;
    from_->run_for(fmt::format("SELECT {} FROM entente_report WHERE same IN ", listed(report_columns)), roots, " ORDER BY event, item",
                   [&](io::cells row) {
                       roots_.insert(text_in(row, same));
                       if (auto s = text_in(row, report_column::source); !s.empty()) wanted_sources.insert(std::move(s));
                       for (auto const column : {occasion, same_as})
                           if (auto other = text_in(row, column); !other.empty()) referred.insert(std::move(other));
                       auto& its = events_[text_in(row, report_column::event)];
                       if (its.reports.empty()) ++from_->came.events;
                       its.reports.push_back(std::move(row));
                   });
    from_->run_for(fmt::format("SELECT {} FROM entente_party WHERE same IN ", listed(party_columns)), roots, " ORDER BY event, item",
                   [&](io::cells row) { events_[text_in(row, party_column::event)].parties.push_back(std::move(row)); });
    fetch_sources(wanted_sources);
}

void gathered::fetch_sources(ids const& wanted)
{
    auto missing = wanted;
    std::erase_if(missing, [&](std::string const& id) { return has_source(id); });
    from_->run_for(fmt::format("SELECT {} FROM entente_source WHERE source IN ", listed(source_columns)), missing, " ORDER BY source",
                   [&](io::cells row) {
                       sources_.push_back(source_of(row));
                       source_places_.emplace(sources_.back().id, sources_.size() - 1);
                   });
}

source const* gathered::source_at(std::string_view id) const
{
    auto const at = source_places_.find(id);
    if (at != source_places_.end()) return &sources_[at->second];
    return base_ != nullptr ? base_->source_at(id) : nullptr;
}

std::size_t gathered::undated() const
{
    return undated_in(events_, [&](std::string_view id) { return source_at(id); });
}

records gathered::facts() const
{
    records out;
    out.sources = sources_;
    std::vector<std::pair<std::int64_t, std::string_view>> in_order;
    for (auto const& [id, told] : events_) {
        if (told.reports.empty()) refuse_row(fmt::format("event \"{}\"", id), "it has participants, and no row of its own");
        in_order.emplace_back(number_in(told.reports.front(), report_column::number), id);
    }
    std::sort(in_order.begin(), in_order.end());
    for (auto const& [number, id] : in_order) out.events.push_back(event_of(std::string(id), events_.find(id)->second));
    return out;
}

} // namespace entente::there
