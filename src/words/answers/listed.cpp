// The events of a list, as answers take them.
// SPDX-License-Identifier: MIT
#include "words/answers/listed.hpp"

#include <entente/query/ask.hpp>
#include <entente/query/detail/meaning.hpp>
#include <entente/query/detail/tell.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace entente::detail {

timeline seen_by(timeline const& world, query const& q) { return q.known_by ? world.as_of(*q.known_by) : world; }
query unseen(query q)
{
    q.known_by.reset();
    return q;
}
query listing(query q)
{
    q.aim = asked::list{};
    return unseen(std::move(q));
}

std::vector<listed_row> rows_of(timeline const& seen, query const& list)
{
    std::vector<listed_row> out;
    for (auto const& row : seen.ask(list)) {
        auto& to = out.emplace_back(listed_row{row.label(), row.leader, row.term, row.zone, {}});
        for (auto const& c : row.candidates) to.events.push_back({*seen.find_moment(c.events.front()), c.how == verdict::certain, c});
    }
    return out;
}

std::vector<listed> events_of_all(std::vector<listed_row> const& rows)
{
    std::vector<listed> out;
    for (auto const& row : rows)
        for (auto const& e : row.events) {
            auto const known = std::find_if(out.begin(), out.end(), [&](listed const& o) { return o.at == e.at; });
            if (known == out.end()) out.push_back(e);
            else known->sure = known->sure || e.sure;
        }
    return out;
}

party party_named(timeline const& world, std::string const& text)
{
    auto const named = resolve_query(model_of(world), query{asked::list{}, {}}.with(text));
    if (named.parties.size() != 1) refuse("party", fmt::format("\"{}\" is no party", text), "name one party by its code or name");
    return named.parties.front();
}

void refuse(std::string_view path, std::string text, std::string remedy)
{
    problem_list problems;
    problems.error(code::bad_question, std::string(path), std::move(text), std::move(remedy));
    throw error(std::move(problems));
}

std::string in_words(listed const& e, std::string_view zone, zones const& clocks)
{
    return fmt::format("{} ({})", codes_of(e.what.parties), describe_told(e.what.window, zone, e.what.zone, clocks));
}

std::string joined(std::vector<std::string> const& all, std::string_view between) { return fmt::format("{}", fmt::join(all, between)); }

std::string numbers_in_words(std::size_t least, std::size_t most)
{
    return least == most ? fmt::format("{}", least) : fmt::format("{} to {}", least, most);
}

std::string judged_in_words(std::vector<std::string> const& certain, std::vector<std::string> const& possible)
{
    if (certain.empty()) return possible.empty() ? "none known" : joined(possible, " or ") + ", possible";
    auto const also = possible.empty() ? std::string{} : fmt::format("; possibly {}", joined(possible, " or "));
    return fmt::format("{}, certain{}", joined(certain, ", "), also);
}

io::table table_of(std::initializer_list<std::string_view> columns)
{
    io::table out;
    out.columns.assign(columns.begin(), columns.end());
    return out;
}

std::string in_words(std::vector<caveat> const& all)
{
    std::string out;
    for (auto const k : all) out += (out.empty() ? "" : "; ") + std::string(name(k));
    return out;
}

} // namespace entente::detail
