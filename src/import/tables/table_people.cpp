// Who is who in tables: leaders by their names and parties.
// SPDX-License-Identifier: MIT
#include "import/tables/table_people.hpp"

#include "import/coded/contacts.hpp"
#include "import/tables/sorted_ids.hpp"

#include <entente/detail/ascii.hpp>

#include <fmt/format.h>

#include <algorithm>
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

id_stem::id_stem(std::string const& folded) : slug_(slug(folded))
{
    auto as_written = folded;
    std::ranges::replace(as_written, ' ', '-');
    says_all_ = slug_ == as_written && folded.find('-') == std::string::npos;
    hash_(folded);
}

std::string id_stem::word(std::string_view beside, bool surely) const
{
    if (says_all_ && !surely) return slug_;
    auto h = hash_;
    h(beside);
    return slug_ + '-' + h.text(4);
}

std::string table_people::id_of(id_stem const& name, party_number side) const
{
    auto const& key = parties_.key(side);
    bool const is_plain = parties_.is_known(side) && key.find('-') == std::string::npos;
    return name.word(key, !is_plain) + '-' + (parties_.is_known(side) ? small(key) : slug(key));
}

leader_number& table_people::with_id(std::string_view id)
{
    auto const number = ids_.of(id);
    if (number == with_ids_.size()) with_ids_.push_back(none);
    return with_ids_[number];
}

leader_number table_people::add_person(std::string_view id, std::uint32_t defined)
{
    people_.push_back({ids_[ids_.of(id)], defined});
    return static_cast<leader_number>(people_.size() - 1);
}

void table_people::define(leader l, party_number const* side)
{
    if (with_id(l.id) != none) return;
    auto const number = add_person(l.id, static_cast<std::uint32_t>(defined_people_.size()));
    with_id(l.id) = number;
    for (auto const& a : l.aliases)
        if (auto& known = with_id(a); known == none) known = number;
    auto const by_name = [&](std::string const& name) {
        auto& all = defined_[folded_name(name)];
        if (all.empty() || all.back().first != number) all.emplace_back(number, side != nullptr ? *side : no_party);
    };
    by_name(l.name);
    for (auto const& n : l.names) by_name(n);
    defined_people_.push_back(std::move(l));
}

leader_number table_people::named(std::string_view id)
{
    auto& known = with_id(id);
    if (known == none) known = add_person(id, none);
    return known;
}

table_people::meaning table_people::understand(table_cell const& cell, std::string_view raw)
{
    meaning out;
    if (auto const known = with_id(cell.text); known != none && people_[known].defined != none) {
        out.leader = known;
        return out;
    }
    if (is_id(cell.text, cell.from != table_cell::origin::cell)) {
        out.leader = named(cell.text);
        if (cell.from == table_cell::origin::meaning) spelt_apart_.emplace(out.leader, spellings_.of(raw));
        return out;
    }
    auto const name = folded_name(cell.text);
    out.name = names_.of(name);
    out.spelling = spellings_.of(cell.text);
    if (out.name == folded_.size()) {
        auto const known = defined_.find(name);
        folded_.push_back({known == defined_.end() ? nullptr : &known->second, id_stem(name), {}});
    }
    auto& all = folded_[out.name].spellings;
    auto const at = static_cast<std::size_t>(std::ranges::find(all, out.spelling) - all.begin());
    constexpr std::size_t bits = 32;
    if (at == bits) return out;
    if (at == all.size()) all.push_back(out.spelling);
    out.bit = std::uint32_t{1} << at;
    return out;
}

table_people::meaning table_people::meaning_of(table_cell const& cell, std::string_view raw)
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
    return known.meanings[number];
}

std::pair<leader_number, table_people::news_of> table_people::number_of(meaning const& said, party_number side)
{
    auto& name = folded_[said.name];
    if (name.defined != nullptr) {
        auto const& all = *name.defined;
        auto const fits = [&](auto const& d) { return d.second == side || (d.second == no_party && all.size() == 1); };
        if (auto const found = std::ranges::find_if(all, fits); found != all.end()) return {found->first, news_of::none};
    }
    auto const [at, is_new] = sides_.of(said.name, side);
    if (is_new) at.number = named(id_of(name.stem, side));
    bool const is_news = add_spelling(at, said);
    if (is_new) return {at.number, ++name.sides > 1 ? news_of::namesake : news_of::none};
    return {at.number, is_news ? news_of::spelling : news_of::none};
}

/// Whether it was new.
bool table_people::add_spelling(by_side& at, meaning const& said)
{
    if (said.bit == 0) return spelt_apart_.emplace(at.number, said.spelling).second;
    if ((at.spelt & said.bit) != 0) return false;
    at.spelt |= said.bit;
    return spelt_apart_.empty() || !spelt_apart_.contains({at.number, said.spelling});
}

std::string_view table_people::other_spelling(meaning const& said, party_number side, std::string_view text)
{
    auto const at = sides_.of(said.name, side).value;
    auto least = text, greatest = text;
    auto const see = [&](std::uint32_t spelling) {
        least = std::min(least, spellings_[spelling]);
        greatest = std::max(greatest, spellings_[spelling]);
    };
    auto const& all = folded_[said.name].spellings;
    for (std::size_t i = 0; i != all.size(); ++i)
        if ((at.spelt >> i & 1U) != 0) see(all[i]);
    for (auto apart = spelt_apart_.lower_bound({at.number, 0}); apart != spelt_apart_.end() && apart->first == at.number; ++apart)
        see(apart->second);
    return least == text ? greatest : least;
}

/// The spellings of every leader, in order.
class table_people::shown_names {
public:
    explicit shown_names(table_people const& all)
        : all_(all)
        , by_leader_(all.people_.size())
        , apart_(all.spelt_apart_.begin(), all.spelt_apart_.end())
    {
        for (auto const& name : all.folded_) {
            auto& in_order = by_name_.emplace_back();
            for (std::uint32_t i = 0; i != name.spellings.size(); ++i) in_order.push_back({all.spellings_[name.spellings[i]], i, 0});
            std::ranges::sort(in_order, is_better_spelling, &spelling::text);
            for (std::uint32_t i = 0; i != in_order.size(); ++i) in_order[i].rank = i;
            std::ranges::sort(in_order, {}, &spelling::text);
        }
        all.sides_.each([&](std::uint32_t name, party_number, by_side const& at) {
            if (auto& known = by_leader_[at.number]; known.name == none) known = {name, at.spelt};
            else // another name has the same id
                for (auto const& s : by_name_[name])
                    if ((at.spelt >> s.bit & 1U) != 0) apart_.emplace_back(at.number, all.folded_[name].spellings[s.bit]);
        });
        std::ranges::sort(apart_);
    }

    /// Puts the best one first, if there is one, and keeps the others in order.
    void of(leader_number n, std::vector<std::string_view>& out)
    {
        out.clear();
        auto const [name, spelt] = by_leader_[n];
        std::size_t best = 0;
        auto best_rank = none;
        if (name != none)
            for (auto const& s : by_name_[name]) {
                if ((spelt >> s.bit & 1U) == 0) continue;
                if (s.rank < best_rank) best = out.size(), best_rank = s.rank;
                out.push_back(s.text);
            }
        auto apart = std::ranges::lower_bound(apart_, n, {}, &std::pair<leader_number, std::uint32_t>::first);
        if (apart != apart_.end() && apart->first == n) {
            for (; apart != apart_.end() && apart->first == n; ++apart) out.push_back(all_.spellings_[apart->second]);
            std::ranges::sort(out);
            out.erase(std::unique(out.begin(), out.end()), out.end());
            best = static_cast<std::size_t>(std::ranges::min_element(out, is_better_spelling) - out.begin());
        }
        if (!out.empty())
            std::rotate(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(best), out.begin() + static_cast<std::ptrdiff_t>(best) + 1);
    }

private:
    struct spelling {
        std::string_view text;
        std::uint32_t bit;
        std::uint32_t rank; ///< 0: the best one
    };
    struct spelt_as {
        std::uint32_t name = none;
        std::uint32_t bits = 0;
    };
    table_people const& all_;
    std::vector<std::vector<spelling>> by_name_;
    std::vector<spelt_as> by_leader_;
    std::vector<std::pair<leader_number, std::uint32_t>> apart_; ///< leaders, and spellings that have no bit there
};

void table_people::finish(records& to)
{
    struct place {
        std::uint64_t letters;
        leader_number number;
    };
    id_letters letters;
    for (auto const& p : people_) letters.see(p.id);
    std::vector<place> order;
    order.reserve(people_.size());
    for (leader_number n = 0; n != people_.size(); ++n) order.push_back({letters.number(people_[n].id), n});
    std::ranges::sort(order, [&](place const& a, place const& b) {
        return a.letters != b.letters ? a.letters < b.letters : people_[a.number].id < people_[b.number].id;
    });

    shown_names shown(*this);
    std::vector<std::string_view> spelt;
    to.leaders.reserve(to.leaders.size() + order.size());
    for (auto const& at : order) {
        auto const& p = people_[at.number];
        auto& l = to.leaders.emplace_back();
        shown.of(at.number, spelt);
        if (p.defined != none) {
            l = std::move(defined_people_[p.defined]);
            std::ranges::sort(spelt);
            for (auto const s : spelt)
                if (s != l.name) l.names.emplace_back(s);
            continue;
        }
        l.id = p.id;
        if (spelt.empty()) {
            l.name = l.id;
            continue;
        }
        l.name = spelt.front();
        l.names.assign(spelt.begin() + 1, spelt.end());
    }
}

} // namespace entente::detail
