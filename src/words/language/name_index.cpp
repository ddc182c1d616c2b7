// The index of names, and what is looked up in it.
// SPDX-License-Identifier: MIT
#include "words/language/name_index.hpp"

#include "import/names/country_key.hpp"
#include "import/names/country_names.hpp"

#include <entente/io/letters.hpp>
#include <entente/timeline/detail/read_model.hpp>
#include <entente/words/lexicon.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace entente {
namespace detail {
namespace {

constexpr std::size_t most_words = 12; ///< of a name that is looked for

std::string_view title_of(std::string_view office_id) { return office_id.substr(office_id.find('/') + 1); }

/// Demonyms, because offices go by them: "the German chancellor".
struct demonym {
    std::string_view word, code;
};
constexpr demonym demonyms[] = {
    {"american", "USA"},   {"argentine", "ARG"},  {"argentinian", "ARG"}, {"australian", "AUS"},    {"brazilian", "BRA"},
    {"british", "GBR"},    {"bruneian", "BRN"},   {"burmese", "MMR"},     {"cambodian", "KHM"},     {"canadian", "CAN"},
    {"chinese", "CHN"},    {"colombian", "COL"},  {"egyptian", "EGY"},    {"european", "EU"},       {"filipino", "PHL"},
    {"french", "FRA"},     {"georgian", "GEO"},   {"german", "DEU"},      {"indian", "IND"},        {"indonesian", "IDN"},
    {"irish", "IRL"},      {"israeli", "ISR"},    {"italian", "ITA"},     {"japanese", "JPN"},      {"jordanian", "JOR"},
    {"kenyan", "KEN"},     {"malaysian", "MYS"},  {"mexican", "MEX"},     {"new zealand", "NZL"},   {"north korean", "PRK"},
    {"pakistani", "PAK"},  {"paraguayan", "PRY"}, {"philippine", "PHL"},  {"polish", "POL"},        {"russian", "RUS"},
    {"salvadoran", "SLV"}, {"saudi", "SAU"},      {"singaporean", "SGP"}, {"south african", "ZAF"}, {"south korean", "KOR"},
    {"soviet", "SUN"},     {"spanish", "ESP"},    {"taiwanese", "TWN"},   {"thai", "THA"},          {"turkish", "TUR"},
    {"ukrainian", "UKR"},
};

} // namespace

std::string folded_text(std::string_view text)
{
    bool const plain = std::ranges::all_of(text, [](char c) { return (c & '\x80') == 0; });
    return folded(plain ? ascii_letters() : unicode_letters(), text);
}

name_index::name_index(timeline const& t) : world(t), country_keys(country_name_lines())
{
    for (auto& line : country_keys) line = line.substr(0, line.find('\t'));
    add_leaders();
    add_parties();
    add_offices();
    add_moments();
    add_attributes();
    std::sort(completions.begin(), completions.end());
    completions.erase(std::unique(completions.begin(), completions.end()), completions.end());
}

void name_index::add(std::string_view spelling, named what)
{
    auto key = folded_text(spelling);
    if (key.empty()) return;
    auto const words = static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1;
    longest = std::max(longest, std::min(words, most_words));
    auto& from = longest_from[key.substr(0, key.find(' '))];
    from = std::max(from, std::min(words, most_words));
    auto& all = names[std::move(key)];
    for (auto& other : all)
        if (other.is == what.is && other.number == what.number) {
            other.strength = std::max(other.strength, what.strength);
            return;
        }
    all.push_back(what);
}

void name_index::add_words(std::string_view name, std::uint32_t leader)
{
    add(name.substr(0, name.find(' ')), {name_kind::leader, 1, leader});
    add(name.substr(name.rfind(' ') + 1), {name_kind::leader, 1, leader});
}

void name_index::add_leaders()
{
    auto const& all = world.facts().leaders;
    for (std::uint32_t l = 0; l != all.size(); ++l) {
        auto const& one = all[l];
        add(one.id, {name_kind::leader, 3, l});
        add(one.name, {name_kind::leader, 2, l});
        add_words(one.name, l);
        for (auto const& n : one.names) {
            add(n, {name_kind::leader, 2, l});
            add_words(n, l);
        }
        for (auto const& a : one.aliases) add(a, {name_kind::leader, 2, l});
        auto const& shown = one.name.empty() ? one.id : one.name;
        completions.emplace_back(folded_text(shown), shown);
    }
}

void name_index::add_parties()
{
    auto const take = [&](std::string_view code, std::string_view alpha2, std::string_view name, bool common) {
        auto [at, is_new] = codes.try_emplace(std::string(code), static_cast<std::uint32_t>(parties.size()));
        if (is_new) parties.emplace_back(code);
        if (!alpha2.empty()) codes.try_emplace(std::string(alpha2), at->second);
        add(name, {name_kind::party, 2, at->second});
        if (name.starts_with("the ") || name.starts_with("The ")) add(name.substr(4), {name_kind::party, 2, at->second});
        if (common) completions.emplace_back(folded_text(name), std::string(name));
    };
    auto const& facts = world.facts();
    for (auto const& p : facts.parties) take(p.id.code(), {}, p.name, true);
    for (auto const& p : entente::known_parties()) take(p.id.code(), p.alpha2, p.name, p.last_year == 0);
    for (auto const& a : party_aliases)
        if (auto const code = codes.find(std::string_view(a.code)); code != codes.end()) add(a.name, {name_kind::party, 2, code->second});
    for (std::uint32_t g = 0; g != facts.groups.size(); ++g) {
        add(facts.groups[g].id, {name_kind::group, 3, g});
        add(facts.groups[g].name, {name_kind::group, 2, g});
        completions.emplace_back(folded_text(facts.groups[g].id), facts.groups[g].id);
    }
}

void name_index::add_offices()
{
    auto const& all = world.facts().offices;
    for (std::uint32_t o = 0; o != all.size(); ++o) {
        add(all[o].id, {name_kind::office, 3, o});
        add(all[o].title, {name_kind::office, 2, o});
        completions.emplace_back(folded_text(all[o].title), all[o].title);
        auto const words = folded_text(title_of(all[o].id));
        if (words == "leader") continue; // whoever speaks for a party is called so
        titles[words].push_back(o);
        titles[words + 's'].push_back(o);
        longest = std::max(longest, static_cast<std::size_t>(std::count(words.begin(), words.end(), ' ')) + 1);
    }
}

void name_index::add_moments()
{
    auto const& facts = world.facts();
    for (auto const e : ids<event_id>(0, facts.events.size())) {
        auto const id = facts.events.id(e);
        add(id, {name_kind::event, 3, number(e)});
        if (facts.events.kind(e) != event_kind::summit) continue;
        completions.emplace_back(folded_text(id), id);
        auto one = folded_text(id);
        one = one.substr(0, one.find(' '));
        auto const at = std::find(series.begin(), series.end(), one);
        add(one, {name_kind::series, 2, static_cast<std::uint32_t>(at - series.begin())});
        if (at == series.end()) series.push_back(one);
    }
    for (auto const& t : facts.terms)
        for (auto const m : {milestone::elected, milestone::declared, milestone::took_office, milestone::left_office}) {
            if (t.at(m).empty()) continue;
            moments.push_back(fmt::format("{}.{}", t.id, name(m)));
            add(moments.back(), {name_kind::moment, 3, static_cast<std::uint32_t>(moments.size() - 1)});
        }
}

void name_index::add_attributes()
{
    auto const take = [&](kept const& k) {
        for (auto const& [key, value] : k.others)
            if (std::ranges::find(attributes, key) == attributes.end()) attributes.push_back(key);
    };
    for (auto const& l : world.facts().leaders) take(l.kept);
    for (auto const& t : world.facts().terms) take(t.kept);
    std::ranges::sort(attributes);
}

std::string name_index::id_of(named const& n) const
{
    auto const& facts = world.facts();
    switch (n.is) {
    case name_kind::leader: return facts.leaders[n.number].id;
    case name_kind::party: return parties[n.number];
    case name_kind::group: return facts.groups[n.number].id;
    case name_kind::office: return facts.offices[n.number].id;
    case name_kind::event: return facts.events.id(event_id{n.number});
    case name_kind::moment: return moments[n.number];
    case name_kind::series: return series[n.number];
    }
    return {};
}

/// The only one of the strongest; a summit series goes behind all else, since a group has its name as a rule.
std::optional<found_name> name_index::settle(std::vector<named> const& all, std::string_view text, std::size_t words) const
{
    auto const weight = [](named const& n) { return n.is == name_kind::series ? 0 : static_cast<int>(n.strength); };
    int most = 0;
    for (auto const& n : all) most = std::max(most, weight(n));
    std::vector<named> best;
    std::copy_if(all.begin(), all.end(), std::back_inserter(best), [&](named const& n) { return weight(n) == most; });
    found_name out{best.front().is, id_of(best.front()), words, best.front().strength, false};
    if (best.size() == 1) return out;
    std::vector<std::string> ids;
    for (auto const& n : best) ids.push_back(id_of(n));
    std::sort(ids.begin(), ids.end());
    out.choices = entente::detail::choices(ids, "say which one: ", "");
    out.id = text;
    return out;
}

std::optional<found_name> name_index::at(std::vector<wording::token> const& all, std::size_t i) const
{
    if (all[i].is != wording::token::kind::word) return std::nullopt;
    std::optional<found_name> out;
    if (auto const code = codes.find(all[i].text); code != codes.end())
        out = found_name{name_kind::party, parties[code->second], 1, 3, false};
    std::string key;
    auto most = longest;
    for (std::size_t n = 1; n <= most && all[i + n - 1].is == wording::token::kind::word; ++n) {
        auto const& t = all[i + n - 1];
        auto const piece = folded_text(t.folded);
        if (!key.empty() && !piece.empty()) key += ' ';
        key += piece;
        if (n == 1 && !key.empty()) { // of most words there is no name
            auto const from = longest_from.find(std::string_view(key).substr(0, key.find(' ')));
            most = from == longest_from.end() ? 0 : from->second;
        }
        if (auto const found = names.find(std::string_view(key)); found != names.end() && (n > 1 || !out))
            out = settle(found->second, key, n);
        if (t.possessive) break;
    }
    if (out && out->is != name_kind::party && out->strength > 1) return out;
    if (out && out->is == name_kind::party && out->strength == 3) return out;
    auto country = country_at(all, i, out ? out->words : 1);
    return country ? country : out;
}

/// By the rule of tables, which knows what a name of a country may mean, too.
std::optional<found_name> name_index::country_at(std::vector<wording::token> const& all, std::size_t i, std::size_t least) const
{
    constexpr std::size_t most = 5;
    for (auto const k : {wording::keyword::of, wording::keyword::and_}) // which stand inside of names alone
        if (all[i].match_of(k) != 0) return std::nullopt;
    std::size_t n = 0;
    for (; n != most && all[i + n].is == wording::token::kind::word; ++n) {
        bool joint = false; // "the", "of" and "and" stand in names, other keywords do not
        for (auto const k : {wording::keyword::nothing, wording::keyword::of, wording::keyword::and_})
            joint = joint || all[i + n].match_of(k) != 0;
        if (n >= least && all[i + n].matches != 0 && !joint) break;
        if (all[i + n].possessive) {
            ++n;
            break;
        }
    }
    for (; n >= least && n != 0; --n) {
        std::string text;
        for (std::size_t k = i; k != i + n; ++k) (text += text.empty() ? "" : " ") += all[k].text;
        auto const key = country_key(text);
        if (key.empty() || !std::binary_search(country_keys.begin(), country_keys.end(), std::string_view(key))) continue;
        auto const r = country_name{text}.in(0);
        if (r.id.empty()) {
            if (r.others.empty()) continue;
            return found_name{name_kind::party, text, n, 2, false, {}, fmt::format("say which one: {}", r.others)};
        }
        found_name out{name_kind::party, std::string(r.id.code()), n, 2, false};
        if (!r.others.empty()) out.note = fmt::format("\"{}\" is read as {}; {} may be meant", text, r.id.code(), r.others);
        return out;
    }
    if (least == 1 && i + 1 < all.size())
        for (auto const& d : demonyms) {
            auto const two = d.word.find(' ') != d.word.npos;
            if (two ? all[i].folded + ' ' + all[i + 1].folded == d.word : all[i].folded == d.word)
                return found_name{name_kind::party, std::string(d.code), two ? std::size_t{2} : std::size_t{1}, 1, false};
        }
    return std::nullopt;
}

std::optional<name_index::title> name_index::title_at(std::vector<wording::token> const& all, std::size_t i) const
{
    std::optional<title> out;
    std::string key;
    for (std::size_t n = 1; n <= 4 && all[i + n - 1].is == wording::token::kind::word; ++n) {
        if (n != 1) key += ' ';
        key += folded_text(all[i + n - 1].folded);
        if (auto const found = titles.find(std::string_view(key)); found != titles.end()) {
            auto const id = std::string_view(world.facts().offices[found->second.front()].id);
            out = title{&found->second, std::string(title_of(id)), n};
        }
        if (all[i + n - 1].possessive) break;
    }
    return out;
}

office const* name_index::office_of(std::string_view id) const
{
    auto const its = model_of(world).find_office(id);
    return its ? &model_of(world).office(*its) : nullptr;
}

std::vector<std::string> name_index::terms_of(std::string_view leader) const
{
    auto const data = model_of(world);
    std::vector<std::string> out;
    auto const its = data.find_leader_id(leader);
    if (!its) return out;
    for (auto const t : data.leader(*its).terms())
        if (!data.term(t).acting()) out.push_back(data.term(t).id());
    return out;
}

std::string name_index::near(std::string_view text) const { return model_of(world).names().near_counterpart(text); }

} // namespace detail

namespace wording {
inline namespace ENTENTE_FORM {

lexicon::lexicon(timeline const& world) : names_(std::in_place, world) {}
detail::name_index const& lexicon::names() const noexcept { return *names_; }

} // namespace ENTENTE_FORM
} // namespace wording
} // namespace entente
