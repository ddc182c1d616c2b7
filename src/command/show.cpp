// The command show: a drawing.
// SPDX-License-Identifier: MIT
#include "command/asking.hpp"
#include "command/output.hpp"
#include "command/reading.hpp"

#include <entente/draw/layout.hpp>
#include <entente/draw/svg.hpp>
#include <entente/draw/terminal.hpp>
#include <entente/query/ask.hpp>

#include <optional>
#include <string>

namespace entente::command {
namespace {

[[nodiscard]] draw::choice choice_of(show_options const& told)
{
    draw::choice out;
    out.title = told.title;
    out.zone = told.world.zone;
    out.lanes = told.lanes == "leader" ? draw::lanes::leader : told.lanes == "kind" ? draw::lanes::kind : draw::lanes::party;
    if (!told.language.empty()) out.language = language{told.language};
    if (told.svg || told.html) out.on = told.width == 0 ? draw::canvas::page() : draw::canvas::page(static_cast<double>(told.width));
    else out.on = draw::canvas::terminal(told.width == 0 ? terminal_columns() : told.width);
    return out;
}

/// What a question of order is answered with has a drawing of its own: a lane for each row, parties by their rank.
[[nodiscard]] draw::layout laid_out(timeline const& world, query const& asked, draw::choice const& how)
{
    if (!std::holds_alternative<asked::order>(asked.aim)) return draw::lay_out(world, asked, how);
    auto const then = asked.known_by ? world.as_of(*asked.known_by) : world;
    return draw::lay_out(then.ask(asked), then, how);
}

} // namespace

status run(show_options const& told)
{
    asking of(read_world(told.world), {});
    auto const how = choice_of(told);
    auto const text = joined(told.question);
    std::optional<query> about;
    if (!text.empty()) {
        about = selection(of, text);
        if (!about) return status::failed;
    }
    auto const drawing = about ? laid_out(of.world(), *about, how) : draw::lay_out(of.world(), how);
    bool const coloured = writes_colours() && (told.out.empty() || told.out == "-");
    deliver(told.svg    ? draw::svg(drawing)
            : told.html ? draw::html(drawing)
                        : draw::text(drawing, coloured ? draw::ink::colours : draw::ink::plain),
            told.out);
    return status::answered;
}

} // namespace entente::command
