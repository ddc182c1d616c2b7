// What is known here of a database: read whole, because it is small.
// SPDX-License-Identifier: MIT
#include "remote/known.hpp"

#include "json/record_text.hpp"
#include "remote/kinds.hpp"
#include "remote/schema.hpp"

#include <entente/io/letters.hpp>
#include <entente/io/zones.hpp>
#include <entente/timeline/builder.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

namespace entente::there {
namespace {

struct names_of {
    ids& to;
    void operator()(order_claim const& c) const
    {
        for (auto const& step : c.steps) to.insert(step.begin(), step.end());
    }
    void operator()(distance_claim const& c) const { to.insert({c.from, c.to}); }
    void operator()(first_claim const& c) const { in_scope(c.scope, c.events); }
    void operator()(complete_claim const& c) const { in_scope(c.scope, c.events); }

private:
    void in_scope(scope const& s, std::vector<std::string> const& events) const
    {
        to.insert(events.begin(), events.end());
        if (!s.after.empty()) to.insert(s.after);
    }
};

/// The scope that a claim speaks of.
[[nodiscard]] scope const* scope_of(claim const& c)
{
    if (auto const* first = std::get_if<first_claim>(&c.says)) return &first->scope;
    if (auto const* all = std::get_if<complete_claim>(&c.says)) return &all->scope;
    return nullptr;
}

[[nodiscard]] std::string leader_in(detail::read_model data, scope const& s)
{
    std::optional<leader_id> l;
    if (auto const t = data.find_term(s.by)) l = data.term(*t).leader();
    else l = data.names().leader(s.by).leader;
    return l ? data.leader(*l).id() : std::string{};
}

/// The events of leaders in whose scope claims speak.
[[nodiscard]] phrase of_scope(std::string const& leader, std::vector<event_kind> const& kinds)
{
    return phrase("SELECT DISTINCT same FROM entente_party WHERE leader = ") + phrase::text(leader) + and_of_kinds("kind", kinds);
}

template <class Record>
void take(std::string const& text, std::vector<Record>& to)
{
    problem_list problems;
    auto record = detail::read_record<Record>(text, {}, problems);
    if (problems.has_error()) refuse_row("a row of entente_record", problems.front().text);
    to.push_back(std::move(record));
}

} // namespace

about about_of(session& s)
{
    std::vector<io::cells> rows;
    try {
        rows = s.run("SELECT name, version, revision, undated FROM entente_about");
    } catch (error const& e) {
        if (e.code() != code::refused_there) throw;
        throw error(code::other_schema, "the database has no tables of entente, or does not show them: " + e.diagnostics().front().text,
                    "make them with entente load or remote::create, or allow reading them");
    }
    std::optional<about> out;
    for (auto const& row : rows) {
        if (auto const version = number_in(row, 1); version != schema_version)
            throw error(code::other_schema,
                        fmt::format("the tables {}are of version {}, and this entente reads version {}",
                                    text_in(row, 0) == "entente" ? "" : fmt::format("of {} ", text_in(row, 0)), version, schema_version),
                        version > schema_version ? "use the later entente that made them" : "load the files into a new database");
        if (text_in(row, 0) == "entente") out = about{number_in(row, 2), number_in(row, 3)};
    }
    if (!out) throw error(code::other_schema, "the tables were not made to their end", "make them: entente load, remote::create");
    for (auto const& row : rows)
        if (number_in(row, 2) != out->revision)
            out->behind = fmt::format("the rows of {} are of revision {}, where the others are of {}", text_in(row, 0), number_in(row, 2),
                                      out->revision);
    return *out;
}

records small_part(session& s)
{
    records out;
    for (auto const& row : s.run("SELECT list, record FROM entente_record ORDER BY list, number")) {
        auto const list = text_in(row, 0);
        auto const text = text_in(row, 1);
        if (list == "parties") take(text, out.parties);
        else if (list == "groups") take(text, out.groups);
        else if (list == "leaders") take(text, out.leaders);
        else if (list == "offices") take(text, out.offices);
        else if (list == "terms") take(text, out.terms);
        else if (list == "claims") take(text, out.claims);
        else refuse_row("a row of entente_record", fmt::format("there is no list \"{}\"", list));
    }
    return out;
}

ids named_by(std::vector<claim> const& claims)
{
    ids out;
    for (auto const& c : claims) std::visit(names_of{out}, c.says);
    return out;
}

ids sources_of(records const& of)
{
    ids out;
    for (auto const& t : of.terms)
        for (auto const& milestone : t.milestones)
            for (auto const& r : milestone) out.insert(r.source);
    for (auto const& c : of.claims) out.insert(c.source);
    return out;
}

void fetch_tied(session& s, records const& small, gathered& to)
{
    auto sources = sources_of(small);
    sources.erase("");
    to.fetch_sources(sources);

    ids roots;
    auto const take_roots = [&](phrase const& p) {
        for (auto const& row : s.run(p)) roots.insert(text_in(row, 0));
    };
    take_roots("SELECT DISTINCT same FROM entente_party WHERE capacity IS NOT NULL");
    to.fetch_records(named_by(small.claims));
    if (std::any_of(small.claims.begin(), small.claims.end(), [](claim const& c) { return scope_of(c) != nullptr; })) {
        auto who = small;
        who.claims.clear();
        who.sources = to.sources();
        auto const people = built(std::move(who));
        for (auto const& c : small.claims)
            if (auto const* const scope = scope_of(c))
                if (auto const leader = leader_in(detail::model_of(people), *scope); !leader.empty())
                    take_roots(of_scope(leader, scope->kinds));
    }
    to.fetch(roots);
}

std::unique_ptr<known> read_known(session& s)
{
    auto const now = about_of(s);
    auto facts = small_part(s);
    gathered tied(s);
    fetch_tied(s, facts, tied);
    auto more = tied.facts();
    facts.sources = std::move(more.sources);
    facts.events = std::move(more.events);
    return std::make_unique<known>(known{now, std::move(tied), built(std::move(facts))});
}

timeline known::with(gathered const& more) const
{
    auto const all = more.empty() ? world : world.with(more.facts());
    auto data = *detail::access::data_of(all);
    data.undated = world.undated() - tied.undated() + static_cast<std::size_t>(std::max<std::int64_t>(0, of.undated));
    return detail::access::made_of(detail::shared(std::move(data)));
}

timeline built(records facts)
{
    builder b{iana_zones(), {}, unicode_letters()};
    b.add(std::move(facts));
    return std::move(b).build();
}

} // namespace entente::there
