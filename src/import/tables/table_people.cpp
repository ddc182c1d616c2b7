// Who is who in tables: leaders by their names and parties.
// SPDX-License-Identifier: MIT
#include "import/tables/table_people.hpp"

#include "import/coded/contacts.hpp"
#include "import/tables/table_hash.hpp"

#include <entente/detail/ascii.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace entente::detail {

namespace {

constexpr party_number no_party = ~party_number{0};

std::string small(std::string_view text)
{
    std::string out;
    for (char const c : text) out += lower(c);
    return out;
}

} // namespace

bool is_id(std::string_view text, bool said_by_mapping) noexcept
{
    bool joined = said_by_mapping;
    for (char const c : text) {
        bool const is_small = 'a' <= c && c <= 'z';
        bool const is_joint = ('0' <= c && c <= '9') || c == '-' || c == '_' || c == '.';
        if (!is_small && !is_joint) return false;
        joined = joined || is_joint;
    }
    return joined && !text.empty() && text.front() != '-';
}

leader_number& table_people::with_id(std::string_view id)
{
    auto const number = ids_.of(id);
    if (number == with_ids_.size()) with_ids_.push_back(none);
    return with_ids_[number];
}

void table_people::define(leader l, party_number const* side)
{
    auto const number = static_cast<leader_number>(people_.size());
    auto const take = [&](std::string const& id) {
        auto& known = with_id(id);
        bool const is_free = known == none;
        if (is_free) known = number;
        return is_free;
    };
    if (!take(l.id)) return;
    for (auto const& a : l.aliases) (void)take(a);
    auto const by_name = [&](std::string const& name) {
        auto& all = defined_[folded_name(name)];
        if (all.empty() || all.back().first != number) all.emplace_back(number, side != nullptr ? *side : no_party);
    };
    by_name(l.name);
    for (auto const& n : l.names) by_name(n);
    people_.push_back({std::move(l), none, none, true});
}

leader_number table_people::named(std::string id)
{
    auto& known = with_id(id);
    if (known == none) {
        known = static_cast<leader_number>(people_.size());
        people_.push_back({leader{std::move(id), {}, {}, {}, {}}, none, none, false});
    }
    return known;
}

/// Whether it was new.
bool table_people::add_spelling(leader_number number, std::uint32_t spelling)
{
    if (!spelt_.insert({number, spelling})) return false;
    auto& p = people_[number];
    auto const text = spellings_[spelling];
    if (p.least == none || text < spellings_[p.least]) p.least = spelling;
    if (p.greatest == none || spellings_[p.greatest] < text) p.greatest = spelling;
    return true;
}

table_people::meaning table_people::understand(table_cell const& cell, std::string_view raw)
{
    meaning out;
    if (auto const known = with_id(cell.text); known != none && people_[known].defined) {
        out.leader = known;
        return out;
    }
    if (is_id(cell.text, cell.from != table_cell::origin::cell)) {
        out.leader = named(std::string(cell.text));
        if (cell.from == table_cell::origin::meaning) add_spelling(out.leader, spellings_.of(raw));
        return out;
    }
    auto const name = folded_name(cell.text);
    out.name = names_.of(name);
    out.spelling = spellings_.of(cell.text);
    if (out.name == folded_.size()) {
        auto const known = defined_.find(name);
        folded_.push_back({known == defined_.end() ? nullptr : &known->second});
    }
    return out;
}

std::pair<leader_number, table_people::news_of> table_people::number_of(table_cell const& cell, std::string_view raw, party_number side)
{
    bool const as_it_stands = cell.from == table_cell::origin::cell;
    auto text = cell.text;
    if (!as_it_stands) {
        key_ = cell.text;
        (key_ += '\n') += raw;
        text = key_;
    }
    auto& known = cells_[as_it_stands ? 0 : 1];
    auto const number = known.numbers.of(text);
    if (number == known.meanings.size()) known.meanings.push_back(understand(cell, raw));
    hasher h;
    h(number);
    h(side);
    auto const at =
        known.asked.of(h.value(), [&](std::uint32_t n) { return known.answers[n].text == number && known.answers[n].side == side; });
    if (at != known.answers.size()) return {known.answers[at].number, news_of::none};
    auto const found = number_of(known.meanings[number], side);
    known.answers.push_back({number, side, found.first});
    return found;
}

std::pair<leader_number, table_people::news_of> table_people::number_of(meaning const& known, party_number side)
{
    auto const [leader, name, spelling] = known;
    if (leader != none) return {leader, news_of::none};
    if (auto const* const all = folded_[name].defined) {
        auto const fits = [&](auto const& d) { return d.second == side || (d.second == no_party && all->size() == 1); };
        if (auto const found = std::ranges::find_if(*all, fits); found != all->end()) return {found->first, news_of::none};
    }
    hasher h;
    h(name);
    h(side);
    auto const at = sides_.of(h.value(), [&](std::uint32_t n) { return leaders_[n].name == name && leaders_[n].side == side; });
    if (at != leaders_.size())
        return {leaders_[at].number, add_spelling(leaders_[at].number, spelling) ? news_of::spelling : news_of::none};
    leaders_.push_back({name, side, named(id_of(std::string(names_[name]), side))});
    add_spelling(leaders_.back().number, spelling);
    return {leaders_.back().number, ++folded_[name].sides > 1 ? news_of::namesake : news_of::none};
}

std::string id_word(std::string const& folded, std::string_view beside, bool surely)
{
    auto out = slug(folded);
    auto as_written = folded;
    std::ranges::replace(as_written, ' ', '-');
    if (out == as_written && folded.find('-') == std::string::npos && !surely) return out;
    lasting_hash h;
    h(folded);
    h(beside);
    return out + '-' + h.text(4);
}

std::string table_people::id_of(std::string const& folded, party_number side) const
{
    auto const& key = parties_.key(side);
    bool const is_plain = parties_.is_known(side) && key.find('-') == std::string::npos;
    return id_word(folded, key, !is_plain) + '-' + (parties_.is_known(side) ? small(key) : slug(key));
}

void table_people::finish(records& to)
{
    // of each leader in order, as the rows behind one another
    std::vector<number_set<2>::row> spelt(spelt_.rows().begin(), spelt_.rows().end());
    std::ranges::sort(spelt,
                      [&](auto const& a, auto const& b) { return a[0] != b[0] ? a[0] < b[0] : spellings_[a[1]] < spellings_[b[1]]; });
    auto next = spelt.begin();
    for (leader_number n = 0; n != people_.size(); ++n) {
        auto& l = people_[n].record;
        auto const first = std::exchange(next, std::find_if(next, spelt.end(), [&](auto const& row) { return row[0] != n; }));
        auto const best = std::min_element(
            first, next, [&](auto const& a, auto const& b) { return is_better_spelling(spellings_[a[1]], spellings_[b[1]]); });
        if (!people_[n].defined) l.name = best != next ? std::string(spellings_[(*best)[1]]) : l.id;
        for (auto at = first; at != next; ++at)
            if (auto const s = spellings_[(*at)[1]]; s != l.name) l.names.emplace_back(s);
    }
    std::vector<leader_number> order(people_.size());
    std::iota(order.begin(), order.end(), leader_number{0});
    std::ranges::sort(order, {}, [&](leader_number n) -> std::string const& { return people_[n].record.id; });
    to.leaders.reserve(to.leaders.size() + order.size());
    for (auto const n : order) to.leaders.push_back(std::move(people_[n].record));
}

} // namespace entente::detail
