// Raw tables of ICEWS and GDELT in a database, by the views of examples/databases: answers from there beside those of the readers.
// SPDX-License-Identifier: MIT
#pragma once

#include "catch.hpp"
#include "import/coded/gdelt_tables.hpp"
#include "property/own_calls.hpp"

#include <entente/io/gdelt.hpp>
#include <entente/io/icews.hpp>
#include <entente/io/json.hpp>
#include <entente/io/letters.hpp>
#include <entente/io/remote.hpp>
#include <entente/io/zones.hpp>
#include <entente/query/ask.hpp>
#include <entente/query/query.hpp>
#include <entente/timeline/builder.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace coded_tables {

namespace en = entente;
using way = std::shared_ptr<en::io::connection>;

/// One of the two, as its files have it.
struct layout {
    std::string table;
    std::string views; ///< the file of SQL by which it becomes rows of codes
    std::vector<std::string> columns;
    bool has_header = false;
};
[[nodiscard]] inline layout icews()
{
    return {"icews",
            "coded_icews.sql",
            {"event_id",  "event_date",  "source_name",    "source_sectors", "source_country", "event_text",      "cameo_code",
             "intensity", "target_name", "target_sectors", "target_country", "story_id",       "sentence_number", "publisher",
             "city",      "district",    "province",       "country",        "latitude",       "longitude"},
            true};
}
[[nodiscard]] inline layout gdelt()
{
    layout out{"gdelt", "coded_gdelt.sql", {}, false};
    for (auto const c : en::detail::first_columns) out.columns.emplace_back(c);
    for (auto const place : en::detail::place_names)
        for (auto const c : en::detail::place_columns) out.columns.push_back(fmt::format("{}{}", place, c));
    out.columns.insert(out.columns.end(), {"DATEADDED", "SOURCEURL"});
    return out;
}

using rows = std::vector<std::vector<std::string>>;
[[nodiscard]] inline rows rows_of(std::string const& file, layout const& of)
{
    rows out;
    std::ifstream in(file);
    std::string line;
    if (of.has_header) std::getline(in, line);
    while (std::getline(in, line)) {
        auto& row = out.emplace_back();
        for (std::size_t from = 0, to = 0; to != std::string::npos; from = to + 1) {
            to = line.find('\t', from);
            row.push_back(line.substr(from, to - from));
        }
        REQUIRE(row.size() == of.columns.size());
    }
    return out;
}

/// The statements of a file, or of one region of it.
inline void run(en::io::connection& to, std::string const& file, std::string const& region = {})
{
    std::istringstream lines(own_calls::text_of(file));
    std::string line, statement;
    bool inside = region.empty();
    while (std::getline(lines, line)) {
        if (line.starts_with("--")) {
            if (line == "-- [" + region + "]") inside = !inside;
            continue;
        }
        if (!inside) continue;
        statement += line + '\n';
        if (!line.ends_with(';')) continue;
        (void)to.run({statement.substr(0, statement.rfind(';')), {}});
        statement.clear();
    }
}

/// The raw table: texts, and NULL where a field is empty. `place(n)`: how the database spells the nth value.
template <class Place>
void fill(en::io::connection& to, layout const& of, rows const& all, Place place)
{
    (void)to.run({fmt::format("CREATE TABLE {} ({} TEXT)", of.table, fmt::join(of.columns, " TEXT, ")), {}});
    std::vector<std::string> places;
    for (std::size_t n = 1; n <= of.columns.size(); ++n) places.push_back(place(n));
    auto const insert = fmt::format("INSERT INTO {} VALUES ({})", of.table, fmt::join(places, ", "));
    (void)to.run({"BEGIN", {}});
    for (auto const& row : all) {
        en::io::cells cells;
        for (auto const& f : row) cells.push_back(f.empty() ? en::io::cell{} : en::io::cell(f));
        (void)to.run({insert, std::move(cells)});
    }
    (void)to.run({"COMMIT", {}});
}

/// All that turns the raw table into answers. `how`: coded_views.sql or coded_tables.sql, or a region of it.
inline void make(en::io::connection& to, layout const& of, std::string const& dialect, std::string const& how,
                 std::string const& region = {})
{
    run(to, "coded_days.sql", dialect);
    for (auto const& file : {std::string("coded_names.sql"), std::string("coded_people.sql"), of.views, std::string("coded.sql")})
        run(to, file);
    run(to, how, region);
}

/// What the reader made, with the offices and terms that stand in the database.
[[nodiscard]] inline en::records in_memory(en::io::connection& from, en::records facts)
{
    std::string text = R"({"format": "entente/1")", list;
    for (auto const& row : from.run({"SELECT list, record FROM coded_own ORDER BY list, number", {}})) {
        auto const& name = std::get<std::string>(row[0]);
        text += name == list ? ", " : fmt::format("{}, \"{}\": [", list.empty() ? "" : "]", name);
        text += std::get<std::string>(row[1]);
        list = name;
    }
    auto own = en::io::parse(text + "]}").facts;
    for (auto& l : own.leaders) {
        auto const known = std::ranges::find(facts.leaders, l.id, &en::leader::id);
        if (known == facts.leaders.end()) facts.leaders.push_back(std::move(l));
    }
    facts.offices = std::move(own.offices);
    facts.terms = std::move(own.terms);
    return facts;
}

/// Parties as the views call them: they have one for all whom nobody places, where the reader has one for each.
class called {
public:
    explicit called(en::records const& facts)
    {
        for (auto const& p : facts.parties)
            if (!p.id.code().ends_with("-PRIV"))
                as_[std::string(p.id.code())] = p.kind == en::party_kind::country        ? "UNPLACED"
                                                : p.kind == en::party_kind::organization ? "BODIES"
                                                                                         : "OTHERS";
    }
    [[nodiscard]] std::string operator()(en::party p) const
    {
        auto const at = as_.find(std::string(p.code()));
        return at == as_.end() ? std::string(p.code()) : at->second;
    }

private:
    std::map<std::string, std::string> as_;
};

/// What was decided. Ids of events are each side's own.
[[nodiscard]] inline std::string decided(en::answer_row const& r, called const& as)
{
    auto out = fmt::format("{} {} {}{}", r.leader, r.term, en::name(r.verdict), r.tie ? ", tie" : "");
    std::multiset<std::string> all;
    for (auto const& c : r.candidates) {
        std::set<std::string> who, caveats;
        for (auto const& p : c.parties) who.insert(as(p));
        for (auto const k : c.caveats) caveats.emplace(en::name(k));
        all.insert(fmt::format("\n  {} by {} events, {} rank {}-{} in {}..{} {} {} days {}..{} [{}]", fmt::join(who, " "), c.events.size(),
                               en::name(c.how), c.rank.lo, c.rank.hi, c.window.earliest().count(), c.window.latest().count(),
                               c.kind ? en::name(*c.kind) : "-", c.status ? en::name(*c.status) : "-", c.days ? c.days->least : -1,
                               c.days ? c.days->most : -1, fmt::join(caveats, ", ")));
    }
    for (auto const& c : all) out += c;
    if (r.count) out += fmt::format(" count {}..{}", r.count->least, r.count->most);
    if (r.gap) out += fmt::format(" gap {}..{}", r.gap->least.count(), r.gap->most.count());
    return out;
}

/// Questions of each two countries that had contact, and of those who have a term.
[[nodiscard]] inline std::vector<en::query> questions(en::records const& facts)
{
    auto const is_country = [](en::party p) { return en::info(p) != nullptr && en::info(p)->kind == en::party_kind::country; };
    std::set<std::pair<std::string, std::string>> pairs;
    std::set<std::string> leaders;
    for (auto const& e : facts.events) {
        for (auto const& p : e.participants) leaders.insert(p.leader);
        if (e.participants.size() != 2) continue;
        auto const a = e.participants[0].party, b = e.participants[1].party;
        if (a != b && is_country(a) && is_country(b)) pairs.emplace(std::min(a, b).code(), std::max(a, b).code());
    }
    std::vector<en::query> out;
    for (auto const& [a, b] : pairs) {
        for (auto const& q :
             {en::first(), en::last(), en::count(), en::list(), en::first(en::visit).placed(),
              en::count(en::meeting).that_are({en::status::held, en::status::planned}), en::list().that_are({en::status::planned})})
            out.push_back(q.of_pair(a, b));
    }
    for (auto const& t : facts.terms) {
        if (!leaders.contains(t.leader)) continue;
        for (auto const& q :
             {en::first(), en::last(), en::order(), en::order().with_organizations(), en::count(), en::list(),
              en::list(en::visit).received(), en::order().top(2), en::not_contacted().with({"CHN", "PRK", "USA", "FRA"}),
              en::first().that_are({en::status::planned}), en::gap(en::took_office), en::count().as_of(en::when{"2019-10-25"})})
            out.push_back(q.by(t.leader));
        out.push_back(en::first().with(t.leader));
    }
    for (auto const& q : {en::first(), en::last(), en::count(), en::count(en::visit)}) out.push_back(q);
    return out;
}

struct sum {
    std::size_t questions = 0, rows = 0, candidates = 0, differing = 0;
};
/// Asks both, one of so many questions. Rows that differ are told, and counted.
inline sum compare(way const& to, en::records const& facts, std::size_t of_each = 1)
{
    en::builder b{en::iana_zones(), {}, en::unicode_letters()};
    b.add(facts);
    auto const whole = std::move(b).build();
    en::io::remote there(to);
    called const as(facts);
    CHECK(there.whole().facts().events.size() == facts.events.size());
    sum out;
    auto const all = questions(facts);
    for (std::size_t n = 0; n < all.size(); n += of_each) {
        auto const& q = all[n];
        auto const here = whole.ask(q);
        auto const found = there.ask(q).all;
        REQUIRE(found.size() == here.size());
        ++out.questions;
        for (std::size_t i = 0; i != here.size(); ++i) {
            ++out.rows;
            out.candidates += here[i].candidates.size();
            auto const mine = decided(here[i], as), theirs = decided(found[i], as);
            if (mine == theirs) continue;
            ++out.differing;
            UNSCOPED_INFO(fmt::format("{}\nthe reader's: {}\nthe view's: {}", here[i].label(), mine, theirs));
        }
    }
    return out;
}

} // namespace coded_tables
