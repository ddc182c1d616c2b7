// The command export: a timeline for other programs.
// SPDX-License-Identifier: MIT
#include "command/asking.hpp"
#include "command/output.hpp"
#include "command/reading.hpp"

#include <entente/draw/layout.hpp>
#include <entente/io/events_json.hpp>
#include <entente/io/icalendar.hpp>
#include <entente/io/json.hpp>
#include <entente/io/tables.hpp>

#include <optional>
#include <string>

namespace entente::command {
namespace {

template <class... About>
[[nodiscard]] std::string written(export_options const& told, timeline const& world, About const&... about)
{
    io::calendar_choice calendar;
    if (!told.domain.empty()) calendar.domain = told.domain;
    draw::choice how;
    how.zone = told.world.zone;
    auto const& as = told.format;
    if (as == "events") return io::events_json(world, about...);
    if (as == "csv") return io::csv(io::events_table(world, about...));
    if (as == "tsv") return io::tsv(io::events_table(world, about...));
    if (as == "markdown") return io::markdown(io::events_table(world, about...));
    if (as == "ics") return io::icalendar(world, about..., calendar);
    if (as == "mermaid") return io::mermaid(draw::lay_out(world, about..., how));
    return io::csv(io::edges_table(world, about...));
}

} // namespace

status run(export_options const& told)
{
    auto const text = joined(told.question);
    if (told.format == "json") {
        if (!text.empty() || !told.world.as_of.empty())
            throw error(code::bad_question, "a document is always whole",
                        "export the events of a question, or of a view, as events or csv");
        deliver(io::write(read_timeline(told.world.data, told.world.mapping)), told.out);
        return status::answered;
    }
    asking of(read_world(told.world), {});
    if (text.empty()) {
        deliver(written(told, of.world()), told.out);
        return status::answered;
    }
    auto const about = selection(of, text);
    if (!about) return status::failed;
    deliver(written(told, of.world(), *about), told.out);
    return status::answered;
}

} // namespace entente::command
