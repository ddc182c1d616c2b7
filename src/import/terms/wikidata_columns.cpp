// What the columns of a query about office holders have, by their names.
// SPDX-License-Identifier: MIT
#include "import/rows/columns.hpp"
#include "import/terms/wikidata_rows.hpp"
#include "json/json_tree.hpp"

#include <entente/detail/nearest.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>

namespace entente::detail {

namespace {

using role = holder_role;

struct role_name {
    std::string_view name;
    role is;
};
/// As the option `columns` names them.
constexpr std::array<role_name, 25> role_names{{
    {"person", role::person},
    {"person_label", role::person_label},
    {"person_alias", role::person_alias},
    {"position", role::position},
    {"position_label", role::position_label},
    {"start", role::start},
    {"start_precision", role::start_precision},
    {"end", role::end},
    {"end_precision", role::end_precision},
    {"statement", role::statement},
    {"rank", role::rank},
    {"replaces", role::replaces},
    {"replaced_by", role::replaced_by},
    {"country", role::country},
    {"country_label", role::country_label},
    {"period", role::period},
    {"period_label", role::period_label},
    {"death", role::death},
    {"death_precision", role::death_precision},
    {"cause", role::cause},
    {"reference", role::reference},
    {"inception", role::inception},
    {"inception_precision", role::inception_precision},
    {"abolished", role::abolished},
    {"abolished_precision", role::abolished_precision},
}};

/// The table of docs/importing-terms.md, without capitals and `_`. Behind a word of `things` may stand what `suffixes` has.
struct thing {
    role is, label, precision;
    std::string_view words; ///< each between blanks
};
constexpr std::array<thing, 13> things{{
    {role::person, role::person_label, role::none,
     " item person who holder officeholder politician human people member leader official incumbent minister primeminister president "
     "governor "
     "monarch headofgovernment headofstate wikidata qid "},
    {role::position, role::position_label, role::none, " position office role post p39 positionheld officeheld job "},
    {role::start, role::none, role::start_precision,
     " start startdate starttime p580 from begin began beginning since startdatetime tookoffice termstart "},
    {role::end, role::none, role::end_precision, " end enddate endtime p582 to until till ended enddatetime leftoffice termend "},
    {role::statement, role::none, role::none,
     " statement psid stmt st ps statementid positionstatement posstatement p39statement positionheldstatement "},
    {role::rank, role::none, role::none, " rank wbrank "},
    {role::replaces, role::none, role::none, " replaces p1365 predecessor replaced "},
    {role::replaced_by, role::none, role::none, " replacedby p1366 successor succeededby "},
    {role::country, role::country_label, role::none,
     " country nation jurisdiction orgjurisdiction p17 p1001 countryofoffice appliestojurisdiction "},
    {role::period, role::period_label, role::none,
     " cabinet government term period legislativeperiod parliamentaryterm legislativeterm p5054 p2937 ministry "},
    {role::death, role::none, role::death_precision, " dod death died dateofdeath deathdate p570 "},
    {role::inception, role::none, role::inception_precision, " inception p571 formed "},
    {role::abolished, role::none, role::abolished_precision, " abolished dissolved p576 "},
}};
constexpr std::array<role_name, 18> others{{
    {"name", role::person_label},
    {"label", role::person_label},
    {"fullname", role::person_label},
    {"personname", role::person_label},
    {"alias", role::person_alias},
    {"aliases", role::person_alias},
    {"altlabel", role::person_alias},
    {"itemaltlabel", role::person_alias},
    {"personaltlabel", role::person_alias},
    {"endcause", role::cause},
    {"endcauselabel", role::cause},
    {"p1534", role::cause},
    {"reference", role::reference},
    {"referenceurl", role::reference},
    {"refurl", role::reference},
    {"ref", role::reference},
    {"source", role::reference},
    {"sourceurl", role::reference},
}};

std::string bare(std::string_view text)
{
    std::string out;
    for (char const c : text)
        if (c != '_' && c != '-' && c != ' ' && c != '?') out += 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

role role_of(std::string_view text)
{
    for (auto const& o : others)
        if (o.name == text) return o.is;
    for (auto const& t : things) {
        auto const is = [&](std::string_view word) {
            return !word.empty() && t.words.find(fmt::format(" {} ", word)) != std::string_view::npos;
        };
        auto const behind = [&](std::string_view suffix) {
            return text.ends_with(suffix) && is(text.substr(0, text.size() - suffix.size()));
        };
        if (is(text) || behind("id") || behind("qid") || behind("item") || behind("uri") || behind("q")) return t.is;
        if (t.label != role::none && (behind("label") || behind("name") || behind("title"))) return t.label;
        if (t.precision != role::none && (behind("precision") || behind("prec"))) return t.precision;
    }
    return role::none;
}

bool is_language(std::string_view text)
{
    auto const letters = text.substr(0, text.find('_'));
    return (letters.size() == 2 || letters.size() == 3) &&
           std::all_of(text.begin(), text.end(), [](char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || c == '_'; });
}

holder_columns::column column_of(std::string_view name)
{
    if (auto const r = role_of(bare(name)); r != role::none) return {r, {}};
    for (auto cut = name.find('_'); cut != std::string_view::npos; cut = name.find('_', cut + 1)) {
        auto const language = name.substr(cut + 1);
        if (!is_language(language)) continue;
        auto r = role_of(bare(name.substr(0, cut)));
        if (r == role::position) r = role::position_label; // `role_en` beside `role`
        if (r == role::country) r = role::country_label;
        if (r == role::person) r = role::person_label;
        if (r != role::person_label && r != role::position_label && r != role::country_label && r != role::person_alias) continue;
        std::string tag;
        for (char const c : language) tag += c == '_' ? '-' : 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        return {r, std::move(tag)};
    }
    return {};
}

} // namespace

bool holder_columns::have(role r) const
{
    return std::any_of(columns_.begin(), columns_.end(), [&](column const& c) { return c.role == r; });
}

holder_columns::holder_columns(std::vector<std::string> names, io::holder_options const& options, place const& where)
    : names_(std::move(names))
{
    for (auto const& name : names_) columns_.push_back(column_of(name));
    for (std::size_t i = 0; i != names_.size(); ++i)
        if (columns_[i].role != role::none && std::ranges::count(names_, names_[i]) > 1) throw columns::twice(where, names_[i]);
    for (auto const& [what, named] : options.columns) {
        auto const r = std::find_if(role_names.begin(), role_names.end(), [&](auto const& n) { return n.name == what; });
        if (r == role_names.end()) {
            std::vector<std::string> all;
            for (auto const& n : role_names) all.emplace_back(n.name);
            throw error(code::bad_value, fmt::format("{} is nothing that a column of holders has", in_quotes(excerpt(what))),
                        fmt::format("one of {}", fmt::join(all, ", ")));
        }
        auto const at = std::find(names_.begin(), names_.end(), named);
        if (at == names_.end()) continue; // of another file of the set, perhaps; what is then missing is told below
        for (auto& c : columns_)
            if (c.role == r->is) c = {};
        columns_[static_cast<std::size_t>(at - names_.begin())] = {r->is, {}};
    }
    bool const of_periods = have(role::inception) || have(role::abolished);
    periods_ = of_periods && !have(role::position) && !have(role::position_label);
    bool const holds = have(role::person) || have(role::person_label);
    bool const held = have(role::position) || have(role::position_label) || have(role::start) || have(role::end) || have(role::statement);
    if (holds && (held || periods_)) return;
    std::string found;
    for (auto const& n : names_) found += (found.empty() ? "" : ", ") + in_quotes(excerpt(n));
    throw error(
        code::unknown_layout, where,
        fmt::format("no column names {}; there are {}", holds ? "a position, start or end" : "the holder", found.empty() ? "none" : found),
        "say in `columns` what they have, such as {\"person\": \"who\", \"start\": \"von\"}");
}

} // namespace entente::detail
