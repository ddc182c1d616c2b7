// Events, diagnostics and the reports of imports as JSON.
// SPDX-License-Identifier: MIT
#include "draw/names.hpp"
#include "publish/event_times.hpp"
#include "publish/json_values.hpp"

#include <entente/io/events_json.hpp>
#include <entente/io/import.hpp>
#include <entente/query/ask.hpp>

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::detail {
namespace {

[[nodiscard]] std::string written(participant const& p)
{
    return object{}
        .put("leader", json_or_null(p.leader))
        .put("party", json(p.party))
        .put("role", json(p.role))
        .put("capacity", json(p.capacity))
        .text();
}

[[nodiscard]] std::string written(timeline const& world, one_event const& one, bool certain)
{
    auto const& e = one.seen;
    auto const where = world.when_was(one.at);
    auto const end = world.end_of(one.at);
    auto const is = world.standing_of(one.at).value_or(standing{});
    auto const time = time_of(one, world);
    std::vector<std::string> leaders;
    for (auto const& p : e.participants)
        if (!p.leader.empty()) leaders.push_back(p.leader);
    auto const text = [](std::string const& s) { return json(s); };
    return object{}
        .put("id", json(e.id))
        .put("kind", json(e.kind))
        .put("protocol", json(e.protocol))
        .put("status", json(is.is))
        .put("certain", json(certain))
        .put("parties", json_list(parties_of(e.participants), [](party const& p) { return json(p); }))
        .put("leaders", json_list(leaders, text))
        .put("participants", json_list(e.participants, [](participant const& p) { return written(p); }))
        .put("time", json_or_null(time.text()))
        .put("zone", json_or_null(time.empty() ? zone_of(e) : time.zone()))
        .put("start", json(where.window))
        .put("end", end ? json(*end) : "null")
        .put("place", json_or_null(e.place))
        .put("in", json(e.in))
        .put("occasion", json_or_null(e.occasion))
        .put("caveats", json_list(caveats_of(where, is), [](std::string_view word) { return json(word); }))
        .put("sources", json_list(sources_of(e.reports), text))
        .text();
}

[[nodiscard]] std::string written(diagnostic const& d)
{
    bool const placed = d.where.line != 0;
    return object{}
        .put("level", json(std::string_view{d.is_error() ? "error" : "warning"}))
        .put("code", json(std::uint64_t{static_cast<unsigned>(d.code)}))
        .put("name", json(name(d.code)))
        .put("file", json_or_null(d.where.file))
        .put("line", placed ? json(std::uint64_t{d.where.line}) : "null")
        .put("column", placed ? json(std::uint64_t{d.where.column}) : "null")
        .put("path", json_or_null(d.path))
        .put("record", json_or_null(d.record))
        .put("text", json(d.text))
        .put("remedy", json_or_null(d.remedy))
        .text();
}

[[nodiscard]] std::string written(std::vector<io::finding> const& findings)
{
    return json_list(findings, [](io::finding const& f) {
        return object{}
            .put("code", json(std::uint64_t{static_cast<unsigned>(f.code)}))
            .put("name", json(name(f.code)))
            .put("rows", json(f.rows))
            .put("examples", json_list(f.examples, [](diagnostic const& d) { return written(d); }))
            .text();
    });
}

} // namespace
} // namespace entente::detail

namespace entente::io {

inline namespace ENTENTE_FORM {

std::string events_json(timeline const& world)
{
    return detail::printed(
        detail::json_list(detail::events_of(world), [&](detail::one_event const& e) { return detail::written(world, e, true); }));
}

std::string events_json(timeline const& world, query const& about)
{
    auto const then = detail::asked_of(world, about);
    return detail::printed(detail::json_list(detail::events_of(then, about),
                                             [&](detail::selected_event const& e) { return detail::written(then, e.what, e.certain); }));
}

} // namespace ENTENTE_FORM

std::string to_json(std::span<diagnostic const> problems)
{
    return detail::printed(detail::json_list(problems, [](diagnostic const& d) { return detail::written(d); }));
}

std::string to_json(problem_list const& problems)
{
    return detail::printed(detail::json_list(problems, [](diagnostic const& d) { return detail::written(d); }));
}

std::string to_json(import_report const& report)
{
    using detail::json;
    return detail::printed(detail::object{}
                               .put("file", detail::json_or_null(report.file))
                               .put("rows", json(report.rows))
                               .put("kept", json(report.kept))
                               .put("merged", json(report.merged))
                               .put("left_out", json(report.left_out))
                               .put("reasons", detail::written(report.reasons))
                               .put("suspicions", detail::written(report.suspicions))
                               .text());
}

} // namespace entente::io
