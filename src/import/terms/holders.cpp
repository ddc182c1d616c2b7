// Statements of who held what, made into unbroken terms.
// SPDX-License-Identifier: MIT
#include "import/terms/holders.hpp"

#include "import/terms/holdings.hpp"
#include "json/json_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <tuple>

namespace entente::detail {

void labelled::label(std::string_view id, std::string_view text, std::string_view language)
{
    if (text.empty() || text == id) return;
    labels[std::string(language)].emplace(text);
}

std::string labelled::best(std::vector<std::string> const& languages) const
{
    for (auto const& language : languages)
        if (auto const at = labels.find(language); at != labels.end()) return *at->second.begin();
    return labels.empty() ? std::string{} : *labels.begin()->second.begin(); // "" comes first
}

namespace {

/// A period's key without the name of the house.
std::string_view short_key(std::string_view key) { return key.substr(key.find('#') + 1); }

void unite(auto& into, auto& from) { into.merge(from); }

/// Of the same kind of row read twice, whichever was first: the earlier place, so that the order of files does not tell.
bool is_before(place const& a, place const& b) { return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column); }

} // namespace

void holders::add(held_statement s)
{
    if (auto& p = persons[s.person]; p.where.file.empty()) p.where = s.where;
    if (auto& o = offices[s.office]; o.where.file.empty()) o.where = s.where;
    auto const [at, is_new] = statements_.try_emplace({s.id, s.person, s.office}, s);
    if (is_new) {
        report_.keep();
        return;
    }
    report_.merge();
    auto& known = at->second;
    if (is_before(s.where, known.where)) known.where = s.where;
    known.rank = std::max(known.rank, s.rank);
    known.acting |= s.acting;
    unite(known.starts, s.starts);
    unite(known.ends, s.ends);
    unite(known.replaces, s.replaces);
    unite(known.replaced_by, s.replaced_by);
    unite(known.periods, s.periods);
    unite(known.causes, s.causes);
    unite(known.notes, s.notes);
}

void holders::tell(code c, place const& where, std::string text, std::string remedy)
{
    if (options_.trust == trust_rule::refuse) throw error(c, where, std::move(text), std::move(remedy));
    report_.suspect(c, [&] { return problem_at(where, std::move(text), std::move(remedy)); });
}

void holders::fill_from_periods()
{
    for (auto& [id_of_s, s] : statements_) {
        bool const both = s.starts.empty() && s.ends.empty();
        for (auto const& key : s.periods) {
            auto at = periods.find(key);
            if (auto const cut = key.find('#'); at == periods.end() && cut != std::string::npos)
                at = periods.find(key.substr(cut)); // of a list that names no house
            if (at == periods.end()) {
                if (both)
                    report_.suspect(code::missing_field, [&] {
                        return problem_at(
                            s.where, fmt::format("it has no dates, and no file has its period, {}", in_quotes(excerpt(short_key(key)))),
                            "its dates are unknown; give the list of periods, too");
                    });
                continue;
            }
            auto& p = at->second;
            p.used = true;
            if (!both && !s.fills_each) continue;
            if (s.periods.size() > 1 || p.starts.size() > 1 || p.ends.size() > 1) {
                report_.suspect(code::missing_field, [&] {
                    return problem_at(s.where, "it has no dates of its own, and more than one period, or a period with more than one date",
                                      "its dates stay unknown");
                });
                break;
            }
            auto const of = fmt::format("of the period {}", p.names.empty() ? key : *p.names.begin());
            auto const take = [&](std::set<said_time>& into, std::set<said_time> const& from) {
                if (!into.empty()) return;
                for (auto t : from) {
                    t.note = of;
                    into.insert(std::move(t));
                }
            };
            take(s.starts, p.starts);
            take(s.ends, p.ends);
        }
    }
    for (auto const& [key, p] : periods) {
        if (p.rows == 0) continue;
        if (p.used) report_.keep();
        else
            report_.leave_out(code::missing_field, [&] {
                return problem_at(
                    p.where, fmt::format("a period, {}, in which nobody of this set held anything", in_quotes(excerpt(short_key(key)))),
                    "give it together with what was held in it");
            });
        for (auto n = p.rows; n > 1; --n) report_.merge();
    }
}

void holders::settle_doubts()
{
    auto const settle = [&](held_statement const& s, std::set<said_time>& times) {
        std::erase_if(times, [&](said_time const& t) { // another form of the statement says how fine it is
            auto const days = t.doubt.empty() ? std::nullopt : days_of(t.time);
            return days && std::any_of(times.begin(), times.end(), [&](said_time const& u) {
                       auto const wide = u.doubt.empty() ? days_of(u.time) : std::nullopt;
                       return wide && wide->first <= days->first && days->last <= wide->last;
                   });
        });
        for (auto const& t : times)
            if (!t.doubt.empty())
                report_.suspect(code::false_precision, [&] {
                    return problem_at(s.where, fmt::format("{} {}", t.time.text(), t.doubt),
                                      "ask for the precision (wikibase:timePrecision) beside the time");
                });
    };
    for (auto& [id_of_s, s] : statements_) {
        settle(s, s.starts);
        settle(s, s.ends);
    }
}

/// What entities say of positions and countries that others name.
void holders::describe()
{
    auto const add = [](labelled& to, labelled& from) {
        for (auto& [language, labels] : from.labels) to.labels[language].merge(labels);
        to.ids.merge(from.ids);
    };
    for (auto& [key, o] : offices)
        if (auto const at = described_offices.find(key); at != described_offices.end()) {
            add(o, at->second);
            if (o.countries.empty()) o.countries = at->second.countries;
        }
    for (auto const& [key, o] : offices)
        for (auto const& c : o.countries)
            if (auto const at = described_countries.find(c); at != described_countries.end()) {
                auto& known = countries[c];
                add(known, at->second);
                known.is_country = at->second.is_country;
            }
}

std::string holders::named(std::string const& person) const
{
    auto const at = persons.find(person);
    auto const name = at == persons.end() ? std::string{} : at->second.best(options_.languages);
    return name.empty() || name == person ? person : fmt::format("{} ({})", printable(name), person);
}

} // namespace entente::detail
