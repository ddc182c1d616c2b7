// Questions to a database.
// SPDX-License-Identifier: MIT
#include "command/database.hpp"

#include "command/asking.hpp"
#include "command/output.hpp"

#ifdef ENTENTE_WITH_POSTGRES
#include <entente/io/postgres.hpp>
#endif
#include <entente/io/remote.hpp>
#include <entente/query/pattern.hpp>
#include <entente/words/question.hpp>

#include <fmt/format.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace entente::command {
namespace {

[[nodiscard]] std::string told(io::cell const& c)
{
    if (auto const* n = std::get_if<std::int64_t>(&c)) return std::to_string(*n);
    if (auto const* t = std::get_if<std::string>(&c)) return fmt::format("\"{}\"", *t);
    return "NULL";
}

/// The query whose events a question looks at; nothing: it may look at any.
[[nodiscard]] std::optional<query> looked_at(question const& asked)
{
    if (auto const* p = std::get_if<pattern>(&asked)) return p->contacts;
    if (auto const* w = std::get_if<asked::why>(&asked)) return looked_at(w->about);
    auto const* q = std::get_if<query>(&asked);
    if (q == nullptr) return std::nullopt;
    bool const of_all = std::holds_alternative<asked::not_contacted>(q->aim) && q->whom.empty();
    if (!of_all) return *q;
    auto ever = *q; // of all with whom there was contact at any time
    ever.aim = asked::order{};
    ever.from.reset();
    ever.to.reset();
    ever.days.reset();
    ever.inside.reset();
    return ever;
}

/// Prints what the database is asked for.
void explain_plan(io::remote& from, question const& asked)
{
    auto const q = looked_at(asked);
    if (!q) {
        write("-- every event: of this kind of question it is not known which decide it\nSELECT DISTINCT same FROM entente_report\n");
        return;
    }
    for (auto const& [what, statement] : from.plan(*q)) {
        write_line(fmt::format("-- {}", what));
        write_line(statement.text);
        std::string values;
        for (auto const& c : statement.bound) values += (values.empty() ? "" : ", ") + told(c);
        write_line(fmt::format("-- with {}", values.empty() ? "no value" : values));
    }
}

/// A timeline that answers the question, as it was known and told by whose clocks the options say.
[[nodiscard]] timeline world_for(io::remote& from, question const& asked, world_options const& told, io::traffic& came)
{
    auto q = looked_at(asked);
    if (q && q->known_by && !told.as_of.empty()) q.reset(); // of a view of a view, all
    if (q && !told.as_of.empty()) q = q->as_of(when{told.as_of, told.zone});
    io::traffic more;
    auto world = q ? from.gather(*q, &more) : from.whole(&more);
    came += more;
    if (!told.zone.empty()) world = world.told_in(told.zone);
    return told.as_of.empty() ? world : world.as_of(when{told.as_of, told.zone});
}

} // namespace

std::shared_ptr<io::connection> way_to(std::string const& url, bool make)
{
#ifdef ENTENTE_WITH_POSTGRES
    if (url.starts_with("postgresql:") || url.starts_with("postgres:") || url.find('=') < url.find(':')) return io::connect_postgres(url);
#endif
    return io::connect(url, make);
}

status ask_database(ask_options const& told, std::string const& text)
{
    if (!told.world.data.empty() || !told.world.mapping.empty())
        throw error(code::bad_question, "files, and a database", "give --data or --db");
    if (!told.from.empty() || text.empty() || text == "-")
        throw error(code::bad_question, "a database is asked one question", "give it on the command line");
    io::remote from(way_to(told.database));
    io::traffic came;
    asking small(from.small(&came), {});
    auto const read = small.understand(text);
    if (!read) return status::failed;
    if (told.explain) {
        explain_plan(from, read->asked);
        return status::answered;
    }
    asking of(world_for(from, read->asked, told.world, came), {told.as, told.why, told.strict});
    auto const end = of.answer(*read, text);
    note(came.note());
    return end;
}

} // namespace entente::command
