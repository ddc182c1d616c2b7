// Who says what a row of a table says.
// SPDX-License-Identifier: MIT
#include "import/tables/table_sources.hpp"

#include "import/tables/table_hash.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <utility>

namespace entente::detail {

table_sources::table_sources(table_cells& cells, table_times& times, io::table_mapping const& mapping, io::import_report& report)
    : cells_(cells)
    , times_(times)
    , mapping_(mapping)
    , report_(report)
    , columns_{}
{
    auto const& from = mapping.source_from;
    std::size_t i = 0;
    for (auto const* v : {&from.id, &from.publisher, &from.title, &from.address, &from.language, &from.published}) {
        columns_[i++] = cells.add(*v);
        has_columns_ = has_columns_ || v->is_given();
    }
    fixed_.id = mapping.source.id;
    if (!has_columns_) sources_.emplace(mapping.source.id, mapping.source);
    if (auto const text = mapping.source.published.text(); !text.empty())
        if (auto const day = read_iso_day(text)) fixed_.published = civil_day{day->date};
}

table_sources::said_by const& table_sources::read()
{
    key_.clear();
    bool says_nothing = true;
    if (has_columns_)
        for (auto const c : columns_) {
            auto const text = cells_[c].text;
            says_nothing = says_nothing && text.empty();
            auto const length = static_cast<std::uint32_t>(text.size()); // a cell may have any byte, a line feed too
            (key_ += text).append(reinterpret_cast<char const*>(&length), sizeof length);
        }
    if (says_nothing) {
        sources_.try_emplace(mapping_.source.id, mapping_.source);
        return fixed_;
    }
    if (latest_ != nullptr && latest_->first == key_) return latest_->second;
    if (auto const at = known_.find(std::string_view(key_)); at != known_.end()) {
        latest_ = &*at;
        return at->second;
    }
    auto s = make();
    said_by said{s.id, times_.day(cells_[columns_[5]].text)};
    if (!said.published) said.published = fixed_.published;
    join(std::move(s));
    return known_.emplace(key_, std::move(said)).first->second;
}

source table_sources::make()
{
    auto s = mapping_.source;
    auto const put = [&](std::string& to, std::size_t part) {
        if (auto const text = cells_[columns_[part]].text; !text.empty()) to = text;
    };
    put(s.publisher, 1);
    put(s.title, 2);
    put(s.address, 3);
    put(s.language, 4);
    if (auto const day = times_.read_one(columns_[5], false); !day.time.empty()) {
        auto const& zone = mapping_.source.published.zone();
        s.published = zone.empty() ? day.time : when{day.time.text(), zone};
    }
    if (auto const own = cells_[columns_[0]].text; !own.empty()) {
        s.id = own;
        return s;
    }
    lasting_hash h;
    for (auto const& text : {s.publisher, s.title, s.address, s.language, s.published.text()}) h(text);
    s.id = fmt::format("{}-{}", mapping_.source.id, h.text(8));
    return s;
}

/// Of two sources of one id each field is the one that says something, of two that do the first in order, whichever row came first.
void table_sources::join(source s)
{
    auto const [at, is_new] = sources_.try_emplace(s.id, s);
    if (is_new) return;
    auto& there = at->second;
    bool differs = false;
    auto const take = [&](std::string& to, std::string& from) {
        if (from.empty() || to == from) return;
        differs = differs || !to.empty();
        if (to.empty() || from < to) to = std::move(from);
    };
    take(there.publisher, s.publisher);
    take(there.title, s.title);
    take(there.address, s.address);
    take(there.language, s.language);
    if (auto const text = s.published.text(); !text.empty() && text != there.published.text()) {
        differs = differs || !there.published.empty();
        if (there.published.empty() || text < there.published.text()) there.published = s.published;
    }
    if (differs)
        report_.suspect(code::duplicate_id, [&] {
            return cells_.at(columns_[0], fmt::format("the source {} is described in two ways", in_quotes(excerpt(there.id))),
                             "give each source an id of its own");
        });
}

void table_sources::finish(records& to)
{
    for (auto& [id, s] : sources_) to.sources.push_back(std::move(s));
}

} // namespace entente::detail
