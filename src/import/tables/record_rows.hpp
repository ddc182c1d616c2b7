// What the readers of tables of records share.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/tables/table_reader.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::detail {

/// Their fields by name.
class record_rows : public table_reader {
public:
    record_rows(table_set& set, io::table_mapping const& mapping)
        : table_reader(set, mapping)
        , times_(cells_, mapping, set.out.report)
        , sources_(cells_, times_, mapping, set.out.report)
    {
        for (auto const& [field, value] : mapping.fields) {
            bool const is_country = field == "party" || field == "members";
            fields_.emplace_back(field, cells_.add(value, is_country ? table_cells::use::country : table_cells::use::text));
        }
    }

protected:
    static constexpr std::size_t none = std::size_t(-1);
    [[nodiscard]] std::size_t field(std::string_view name) const
    {
        auto const at = std::ranges::find(fields_, name, [](auto const& f) { return std::string_view(f.first); });
        return at == fields_.end() ? none : at->second;
    }
    [[nodiscard]] std::string_view text(std::string_view name) const
    {
        auto const at = field(name);
        return at == none ? std::string_view{} : cells_[at].text;
    }
    [[nodiscard]] std::vector<std::string> list(std::string_view name)
    {
        std::vector<std::string> out;
        if (auto const at = field(name); at != none)
            for (auto const one : cells_.several(at)) out.emplace_back(one);
        return out;
    }
    /// Leaves the row out without it.
    bool need(std::string_view name)
    {
        if (!text(name).empty()) return true;
        cells_.leave_out(field(name), code::missing_field, fmt::format("the row has no {} here", name),
                         "add it, or an \"otherwise\" to the mapping");
        return false;
    }
    void take(bool is_new) { is_new ? told().keep() : told().merge(); }
    [[nodiscard]] party_number party_at(std::string_view name, std::string_view said, std::int64_t year = 0)
    {
        return find_party_of(field(name), said, year);
    }

    table_times times_;
    table_sources sources_;
    std::vector<std::pair<std::string, std::size_t>> fields_;
};

[[nodiscard]] std::unique_ptr<table_reader> claims_reader(table_set& set, io::table_mapping const& mapping);

} // namespace entente::detail
