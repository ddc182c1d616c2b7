// Countries by the names that lists give them.
// SPDX-License-Identifier: MIT
#include "import/names/party_names.hpp"

#include "import/names/country_names.hpp"
#include "import/names/folded_name.hpp"
#include "import/names/own_code.hpp"
#include "json/json_tree.hpp"

#include <entente/detail/nearest.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace entente::detail {

namespace {

/// States that ended before ISO 3166 began, or that it never had.
struct past_state {
    std::string_view code, name, years;
};
constexpr auto past_states = std::to_array<past_state>({
    {"AUTHUN", "Austria-Hungary", "1867/1918"},
    {"BAVARIA", "Bavaria", "1805/1918"},
    {"HAWAII", "Hawaii", "1795/1898"},
    {"KOREA", "Korea", "1392/1910"},
    {"MALAYA", "Malaya", "1948/1963"},
    {"ORANGE", "Orange Free State", "1854/1902"},
    {"PARMA", "Parma", "1545/1859"},
    {"PRUSSIA", "Prussia", "1701/1918"},
    {"RVN", "South Vietnam", "1955/1975"},
    {"SICILIES", "Two Sicilies", "1816/1861"},
    {"TANGANYK", "Tanganyika", "1961/1964"},
    {"TEXAS", "Texas", "1836/1845"},
    {"TIBET", "Tibet", "1912/1951"},
    {"TRANSVAA", "Transvaal", "1852/1902"},
    {"UAR", "United Arab Republic", "1958/1971"},
    {"ZANZIBAR", "Zanzibar", "1963/1964"},
});

/// A code, in capitals.
std::optional<party> by_code(std::string_view text)
{
    if (text.size() > party::longest || !party::is_code(text)) return std::nullopt;
    auto const found = find_party(text);
    bool const by_name = found && found->code() != text && info(*found)->alpha2 != text;
    return by_name ? std::nullopt : found;
}

std::string_view name_of(party p)
{
    if (auto const* known = info(p)) return known->name;
    auto const at = std::ranges::find(past_states, p.code(), &past_state::code);
    return at != past_states.end() ? at->name : std::string_view{};
}

/// `"North Korea" (PRK)`, or what has no code in its words.
std::string shown_choice(std::string_view choice)
{
    auto const name = party::is_code(choice) ? name_of(party{choice}) : std::string_view{};
    return name.empty() ? std::string(choice) : fmt::format("\"{}\" ({})", name, choice);
}

std::string shown_choices(std::vector<std::string> const& all)
{
    std::string out;
    for (std::size_t i = 0; i != all.size(); ++i) out += (i == 0 ? "" : i + 1 == all.size() ? " or " : ", ") + shown_choice(all[i]);
    return out;
}

std::vector<std::string> parted(std::string_view text)
{
    std::vector<std::string> out;
    while (!text.empty()) {
        auto const end = std::min(text.find(','), text.size());
        out.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

} // namespace

bool is_past_state(std::string_view code) { return std::ranges::find(past_states, code, &past_state::code) != past_states.end(); }

std::string plain(std::string_view text, bool apostrophes)
{
    constexpr std::string_view typographic = "\xe2\x80\x99";
    std::string out;
    bool gap = false;
    for (std::size_t i = 0; i != text.size(); ++i) {
        char c = text[i];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            gap = true;
            continue;
        }
        if (gap && !out.empty()) out += ' ';
        gap = false;
        if (apostrophes && text.substr(i).starts_with(typographic)) {
            c = '\'';
            i += typographic.size() - 1;
        }
        out += c;
    }
    return out;
}

/// What was asked once.
struct party_namer::asked {
    std::string name;                  ///< without needless blanks
    std::optional<party> certain;      ///< by its code, or an organization
    std::optional<country_name> names; ///< otherwise
};

party_namer::party_namer() = default;
party_namer::~party_namer() = default;
party_namer::party_namer(party_namer&&) noexcept = default;
party_namer& party_namer::operator=(party_namer&&) noexcept = default;

party_namer::found party_namer::operator()(std::string_view text, std::int64_t year)
{
    auto at = asked_.find(text);
    if (at == asked_.end()) {
        asked a{plain(text, true), {}, {}};
        a.certain = by_code(a.name);
        if (!a.certain && !a.name.empty()) {
            a.names.emplace(text);
            if (auto const r = a.names->in(year); r.id.empty() && r.others.empty()) a.certain = find_party(a.name);
        }
        at = asked_.emplace(std::string(text), std::move(a)).first;
    }
    auto const& [name, certain, names] = at->second;
    if (name.empty()) return {};
    if (certain) return {*certain, true, {}, {}};
    auto const [id, others] = names->in(year);
    if (id.empty()) return own(name, others.empty() ? code::unknown_party : code::ambiguous_country, others);
    bool const doubtful = !others.empty() || names->encoded_twice();
    return {use(id), true, doubtful ? std::optional{code::doubtful_country} : std::nullopt, others};
}

party_namer::found party_namer::own(std::string_view text, code why, std::string_view others)
{
    auto const folded = folded_name(text);
    auto const at = own_.find(folded);
    if (at != own_.end()) {
        if (auto& name = at->second.name; is_better_spelling(text, name)) name = text;
        return {at->second.id, false, why, others};
    }
    int nth = 1;
    party id{own_code(text)};
    while (info(id) != nullptr || !taken_.insert(id).second) id = party{own_code(text, ++nth)};
    own_.emplace(folded, party_definition{id, std::string(text), party_kind::country, {}, {}});
    return {id, false, why, others};
}

name_words name_problem(std::string_view name, party_namer::found const& found, std::string_view otherwise)
{
    auto const said = in_quotes(excerpt(name));
    auto const others = parted(found.others);
    if (found.why == code::ambiguous_country)
        return {fmt::format("{} is the name of {}; it became {} of its own", said, shown_choices(others), found.id),
                "say which one it is: " + std::string(otherwise)};
    if (found.why == code::doubtful_country && found.others.empty())
        return {fmt::format("{} was taken for {}; its letters were encoded twice", said, shown_choice(found.id.code())),
                "write the file in UTF-8"};
    if (found.why == code::doubtful_country)
        return {fmt::format("{} was taken for {}, but is said of {}, too", said, shown_choice(found.id.code()), shown_choices(others)),
                "if the other is meant, " + std::string(otherwise)};
    std::vector<std::string> meant;
    auto const near = nearest_country(name);
    if (!near.empty()) meant.emplace_back(name_of(near));
    for (auto const p : countries_named_in(name))
        if (p != near) meant.emplace_back(name_of(p));
    return {fmt::format("{} is no party that is known; it became {} of its own", said, found.id),
            meant.empty() ? std::string(otherwise) : choices(meant)};
}

party party_namer::use(party id)
{
    for (auto const& s : past_states)
        if (s.code == id.code()) {
            used_.try_emplace(id, party_definition{id, std::string(s.name), party_kind::country, std::string(s.years), {}});
        }
    return id;
}

void party_namer::define(records& in) const
{
    auto const first = static_cast<std::ptrdiff_t>(in.parties.size());
    for (auto const& [id, definition] : used_) in.parties.push_back(definition);
    for (auto const& [folded, definition] : own_) in.parties.push_back(definition);
    auto const by = [](party_definition const& p) { return std::tuple(std::string_view(p.name), p.id); };
    std::ranges::sort(in.parties.begin() + first, in.parties.end(), {}, by);
}

} // namespace entente::detail
