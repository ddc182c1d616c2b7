// The countries and other parties that a table names.
// SPDX-License-Identifier: MIT
#include "import/tables/table_parties.hpp"

#include "import/names/folded_name.hpp"
#include "import/tables/table_people.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace entente::detail {

table_parties::by_year table_parties::number_of(std::string_view text, std::int64_t year)
{
    auto const [known, is_new] = asked_.of(texts_.of(text), static_cast<std::uint32_t>(year));
    if (is_new) known = add(text, year);
    return known;
}

table_parties::by_year table_parties::add(std::string_view text, std::int64_t year)
{
    entry e;
    party_namer::found found;
    auto const folded = folded_name(text);
    auto const defined = defined_.find(folded);
    if (defined != defined_.end()) e.id = defined->second.id;
    else if (party::is_code(text) && definitions_.contains(party{text})) e.id = party{text};
    else {
        found = namer_(text, year); // the one place where names of countries are looked up
        e.known = found.known;
        e.id = found.known ? found.id : party{fmt::format("_{}", parties_.size())}; // no name makes such a code
    }
    e.key = e.known ? std::string(e.id.code()) : folded;
    auto const [at, is_new] = keys_.emplace((e.known ? "+" : "-") + e.key, static_cast<party_number>(parties_.size()));
    if (is_new) {
        e.name = text;
        e.year = year;
        parties_.push_back(std::move(e));
    } else if (!e.known && is_better_spelling(text, parties_[at->second].name)) parties_[at->second].name = text;
    if (!found.why) return {at->second, none};
    auto const [known, is_first] = doubted_.emplace(folded + '\n' + at->first, static_cast<std::uint32_t>(doubts_.size()));
    if (is_first) doubts_.push_back({at->second, found, std::string(text), 0, {}});
    else if (is_better_spelling(text, doubts_[known->second].name)) doubts_[known->second].name = text;
    return {at->second, known->second};
}

void table_parties::define(party_definition definition)
{
    defined_.insert_or_assign(folded_name(definition.name), definition);
    definitions_.insert_or_assign(definition.id, std::move(definition));
}

party table_parties::final_id(party p) const
{
    auto const code = p.code();
    if (!code.starts_with('_')) return p;
    party_number n = 0;
    auto const end = std::from_chars(code.data() + 1, code.data() + code.size(), n);
    bool const is_number = end.ec == std::errc{} && end.ptr == code.data() + code.size() && code.size() > 1;
    return is_number && n < parties_.size() ? parties_[n].final : p;
}

void table_parties::finish(records& to)
{
    party_namer named;
    for (auto const& [key, number] : keys_) {
        auto& p = parties_[number];
        p.final = p.id;
        if (p.known) {
            if (!definitions_.contains(p.id)) named.use(p.id);
            continue;
        }
        p.final = named(p.name, p.year).id;
    }
    for (auto const& [name, number] : doubted_) {
        auto& d = doubts_[number];
        d.found.id = parties_[d.number].final;
        report_.suspect(*d.found.why, [&] {
            auto words = name_problem(d.name, d.found, "say in the mapping's \"values\" which one it is");
            auto out = std::move(d.first);
            out.text = d.rows > 1 ? fmt::format("{}, in {} places", words.text, d.rows) : std::move(words.text);
            out.remedy = std::move(words.remedy);
            return out;
        });
    }
    named.define(to);
    for (auto const& [id, definition] : definitions_) to.parties.push_back(definition);
    std::ranges::sort(to.parties, {}, &party_definition::id);
}

} // namespace entente::detail
