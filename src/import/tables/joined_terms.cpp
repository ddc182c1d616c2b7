// The terms of a table as unbroken holdings of an office.
// SPDX-License-Identifier: MIT
#include "import/tables/joined_terms.hpp"

#include "import/terms/holdings.hpp"
#include "json/json_tree.hpp"

#include <entente/time/resolve.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace entente::detail {

namespace {

using told_by_id = std::function<void(code, std::string const&, std::string, std::string)>;

said_time said(when const& time)
{
    if (time.text() == "..") return {said_time::kind::never};
    return {said_time::kind::given, time};
}

held_statement statement_of(term const& t)
{
    held_statement out;
    out.id = t.id;
    out.person = t.leader;
    out.office = t.office;
    for (auto const& r : t.at(milestone::took_office)) out.starts.insert(said(r.time));
    for (auto const& r : t.at(milestone::left_office)) out.ends.insert(said(r.time));
    return out;
}

/// `"SWE-1: 2010-01-01/2014-01-01"`, with the election if the part has one.
std::string in_words(term const& t)
{
    auto const times = [&](milestone m) {
        std::string out;
        for (auto const& r : t.at(m)) out += (out.empty() ? "" : " or ") + r.time.text();
        return out;
    };
    auto out = t.id + ": " + times(milestone::took_office) + '/' + times(milestone::left_office);
    if (auto const elected = times(milestone::elected); !elected.empty()) out += ", elected " + elected;
    return in_quotes(out);
}

void say(std::vector<report>& in, report const& r)
{
    if (std::ranges::find(in, r) == in.end()) in.push_back(r);
}

/// The first of the parts by id, with the milestones of the whole.
term whole(unbroken_holding const& h, std::vector<term const*> const& parts)
{
    auto out = *parts.front();
    for (auto& m : out.milestones) m.clear();
    out.ended.clear();
    std::string statements;
    for (auto const* t : parts) {
        auto const& took = t->at(milestone::took_office);
        bool const begins = took.empty() || std::ranges::any_of(took, [&](report const& r) { return h.may_begin(said(r.time)); });
        for (auto const m : {milestone::elected, milestone::declared}) // later ones are elections within the term
            for (auto const& r : t->at(m))
                if (begins) say(out.at(m), r);
        for (auto const& r : took)
            if (h.may_begin(said(r.time))) say(out.at(milestone::took_office), r);
        for (auto const& r : t->at(milestone::left_office))
            if (h.may_end(said(r.time))) {
                say(out.at(milestone::left_office), r);
                if (out.ended.find(t->ended) == std::string::npos) out.ended.append(out.ended.empty() ? "" : "; ").append(t->ended);
            }
        statements.append(statements.empty() ? "" : ",").append(in_words(*t));
    }
    out.kept.others.emplace_back("statements", '[' + statements + ']');
    return out;
}

/// Which moments of the parts are those of the whole.
void tell_moments(unbroken_holding const& h, std::vector<term const*> const& parts, std::string const& whole, joined_moments& to)
{
    for (auto const* t : parts) {
        auto const all = [&](milestone m, auto const& may_be) {
            auto const& reports = t->at(m);
            return !reports.empty() && std::ranges::all_of(reports, [&](report const& r) { return may_be(said(r.time)); });
        };
        bool const begins = all(milestone::took_office, [&](said_time const& s) { return h.may_begin(s); });
        bool const ends = all(milestone::left_office, [&](said_time const& s) { return h.may_end(s); });
        for (std::size_t m = 0; m != words<milestone>.size(); ++m) {
            auto const name = words<milestone>[m];
            bool const is_its = static_cast<milestone>(m) == milestone::left_office ? ends : begins;
            if (is_its && t->id == whole) continue;
            to.insert_or_assign(fmt::format("{}.{}", t->id, name), joined_moment{fmt::format("{}.{}", whole, name), is_its});
        }
    }
}

} // namespace

std::optional<std::string> doubt_reversed(term& t, zones const& zones)
{
    auto& ends = t.at(milestone::left_office);
    auto& starts = t.at(milestone::took_office).empty() ? t.at(milestone::elected) : t.at(milestone::took_office);
    if (ends.empty() || starts.empty()) return std::nullopt;
    auto& start = starts.front();
    auto const end = ends.front().time;
    problem_list ignored;
    auto const from = resolve(start.time, zones, {}, {}, ignored), to = resolve(end, zones, {}, {}, ignored);
    if (!from || !to || !(to->hull().latest() < from->hull().earliest())) return std::nullopt;
    auto what = fmt::format("the term ends at {}, before it begins, at {}", end.text(), start.time.text());
    start.note = fmt::format("the end is said to be {}", end.text());
    if (start.time.text().find_first_of("/[{?~%.") == std::string::npos)
        start.time = when{start.time.text() + '?', start.time.zone()}.in(start.time.calendar());
    ends.clear();
    return what;
}

std::size_t join_terms(std::vector<term>& terms, joined_moments& moments, told_by_id const& tell)
{
    std::map<std::tuple<std::string_view, std::string_view, bool>, std::vector<term const*>> of;
    for (auto const& t : terms) of[{t.leader, t.office, t.acting}].push_back(&t);
    std::vector<term> out;
    for (auto& [who, own] : of) {
        std::ranges::sort(own, {}, [](term const* t) { return std::string_view(t->id); });
        std::vector<held_statement> said_of;
        for (auto const* t : own) said_of.push_back(statement_of(*t));
        std::vector<held_statement const*> all;
        for (auto const& s : said_of) all.push_back(&s);
        auto const heard = [&](code c, held_statement const& s, std::string text, std::string remedy) {
            tell(c, s.id, std::move(text), std::move(remedy));
        };
        for (auto const& h : unbroken(all, heard)) {
            std::vector<term const*> parts;
            for (auto const* s : h.parts) parts.push_back(own[static_cast<std::size_t>(s - said_of.data())]);
            out.push_back(parts.size() == 1 ? *parts.front() : whole(h, parts));
            if (parts.size() != 1) tell_moments(h, parts, out.back().id, moments);
        }
    }
    std::ranges::sort(out, {}, [](term const& t) { return std::tuple(std::string_view(t.id), std::string_view(t.leader)); });
    auto const joined = terms.size() - out.size();
    terms = std::move(out);
    return joined;
}

} // namespace entente::detail
