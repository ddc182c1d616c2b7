// Whom and what people mean by a name, and what they probably meant by one that is not known.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/detail/nearest.hpp>
#include <entente/error.hpp>
#include <entente/timeline/detail/accounts.hpp>
#include <entente/timeline/detail/near_ids.hpp>
#include <entente/timeline/detail/spellings.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::detail {

/// What a text comes to that may mean a leader.
struct leader_match {
    std::optional<leader_id> leader;
    bool ambiguous = false;
    std::vector<leader_id> choices = {}; ///< then: the first of those who answer to it
    std::size_t more = 0;                ///< and how many do beyond them
};

/// Whether an id is the one that is asked for, or one of those: `*/president` is every office of that title, `g20-*` every summit of that
/// series.
[[nodiscard]] inline bool is_asked(std::string_view text, std::string_view id) noexcept
{
    if (text.starts_with('*')) return text.size() > 1 && id.ends_with(text.substr(1));
    if (text.ends_with('*')) return id.starts_with(text.substr(0, text.size() - 1));
    return text == id;
}

/// Reads names as people write them. The timeline must outlive it.
class name_finder {
public:
    explicit name_finder(accounts const& data) : data_(data) {}

    /// A leader by id; or the only one who answers to that alias, name or surname, an exact spelling before any other.
    [[nodiscard]] leader_match leader(std::string_view text) const
    {
        if (auto const id = data_.leader_ids.find(text)) return {id};
        auto const match = [](dictionary_of<leader_id> const& known, std::string_view key) -> leader_match {
            auto some = known.first_of(key, most_choices);
            if (some.size() == 1) return {some.front()};
            bool const ambiguous = !some.empty();
            auto const more = ambiguous ? known.count(key) - some.size() : 0;
            return {std::nullopt, ambiguous, std::move(some), more};
        };
        auto const is_none = [](leader_match const& m) { return !m.leader && !m.ambiguous; };
        auto out = match(data_.leader_spellings.exact, text);
        if (!is_none(out)) return out;
        auto const key = key_of(text);
        out = match(data_.leader_spellings.folds, key);
        return is_none(out) ? match(data_.leader_spellings.words, key) : out;
    }
    /// Why a text means no leader.
    void complain_of_leader(std::string_view text, std::string path, problem_list& to, std::string_view what = "leader") const
    {
        auto const found = leader(text);
        if (!found.ambiguous) {
            to.error(code::unknown_id, std::move(path), fmt::format("there is no {} \"{}\"", what, text), near_leader(text));
            return;
        }
        std::vector<std::string> ids;
        for (auto const l : found.choices) ids.push_back(data_.leader_at(l).id);
        to.error(code::ambiguous_name, std::move(path), fmt::format("more than one leader answers to \"{}\"", text),
                 choices(ids, "use an id: ", "", found.more));
    }

    // --- what was probably meant, as the remedy of a problem; empty: nothing is near ---

    [[nodiscard]] std::string near_leader(std::string_view text) const
    {
        if (auto near = data_.leader_spellings.exact.suggestion(text); !near.empty()) return near;
        auto const key = key_of(text);
        for (auto const* known : {&data_.leader_spellings.folds, &data_.leader_spellings.words})
            if (auto const word = known->nearest(key)) {
                std::vector<std::string> names;
                for (auto const l : known->first_of(*word, most_choices))
                    names.push_back(data_.leader_at(l).name.empty() ? data_.leader_at(l).id : data_.leader_at(l).name);
                return choices(names, "did you mean ", "?", known->count(*word) - names.size());
            }
        return {};
    }
    [[nodiscard]] std::string near_party(std::string_view text) const { return did_you_mean(text, party_texts()); }
    /// A party, a group or a leader.
    [[nodiscard]] std::string near_counterpart(std::string_view text) const
    {
        auto all = party_texts();
        auto const group = data_.group_ids.nearest(text), leader = data_.leader_spellings.exact.nearest(text);
        for (auto const* one : {&group, &leader})
            if (*one) all.emplace_back(**one);
        for (auto const& g : data_.facts.groups) all.emplace_back(g.name);
        auto near = did_you_mean(text, all);
        return near.empty() ? near_leader(text) : near;
    }
    /// An office by its title, or by its party, if it is among the first ones.
    /// By id, or each of a title: `*/president`. Complexity: logarithmic, of a title linear in the offices.
    [[nodiscard]] std::vector<office_id> offices(std::string_view text) const
    {
        std::vector<office_id> out;
        if (auto const one = data_.office_ids.find(text)) out.push_back(*one);
        if (!text.starts_with('*')) return out;
        for (auto const o : data_.all_offices())
            if (is_asked(text, data_.office_at(o).id)) out.push_back(o);
        return out;
    }
    /// Events at which others take place, by id, or each of a series: `g20-*`. Sorted. Complexity: of a series linear in the events.
    [[nodiscard]] std::vector<event_id> occasions(std::string_view text) const
    {
        std::vector<event_id> out;
        if (auto const one = data_.facts.events.find(text)) out.push_back(data_.same(*one));
        if (!text.ends_with('*')) return out;
        for (auto const e : data_.all_records())
            if (is_asked(text, data_.facts.events.id_text(e))) out.push_back(data_.same(e));
        std::sort(out.begin(), out.end());
        return out;
    }
    [[nodiscard]] std::string near_office(std::string_view text) const
    {
        auto const key = key_of(text);
        auto const of = data_.find_party(text);
        std::vector<std::string> ids;
        for (std::size_t i = 0; i != std::min(data_.facts.offices.size(), few_texts); ++i) {
            auto const& o = data_.facts.offices[i];
            if (!key.empty() && (key_of(o.title) == key || key_of(std::string_view(o.id).substr(o.id.find('/') + 1)) == key ||
                                 key_of(o.id) == key || (of && o.party == *of)))
                ids.push_back(o.id);
        }
        return ids.empty() ? data_.office_ids.suggestion(text) : choices(ids);
    }
    [[nodiscard]] std::string near_event(std::string_view text) const { return near_ids(data_.facts.events).suggestion(text); }
    /// A summit or visit by a part of its id, by its place or by a topic.
    [[nodiscard]] std::string near_occasion(std::string_view text) const
    {
        if (auto near = near_event(text); !near.empty()) return near;
        auto const key = ' ' + key_of(text) + ' ';
        std::vector<std::string> ids;
        if (key.size() <= 2) return {};
        for (auto const e : data_.all_records()) {
            auto const record = data_.facts.events[e];
            if ((record.kind != event_kind::summit && record.kind != event_kind::visit) || !data_.is_visible(data_.same(e))) continue;
            auto const has = [&](std::string_view part) { return (' ' + key_of(part) + ' ').find(key) != std::string::npos; };
            if (has(record.id) || has(record.place) || std::any_of(record.topics.begin(), record.topics.end(), has))
                ids.push_back(record.id);
        }
        return choices(ids);
    }

private:
    [[nodiscard]] std::string key_of(std::string_view text) const { return folded(data_.script, text); }
    [[nodiscard]] std::vector<std::string_view> party_texts() const
    {
        std::vector<std::string_view> out;
        for (auto const& p : entente::known_parties()) out.insert(out.end(), {p.id.code(), p.name});
        for (auto const& a : party_aliases) out.emplace_back(a.name);
        for (auto const& p : data_.facts.parties) out.insert(out.end(), {p.id.code(), std::string_view(p.name)});
        return out;
    }

    accounts const& data_;
};

} // namespace entente::detail
