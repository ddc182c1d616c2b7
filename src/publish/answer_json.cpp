// Answers as JSON.
// SPDX-License-Identifier: MIT
#include "draw/names.hpp"
#include "publish/json_values.hpp"

#include <entente/io/answer_json.hpp>
#include <entente/query/answer.hpp>
#include <entente/query/ask.hpp>
#include <entente/query/detail/tell.hpp>
#include <entente/time/iso_duration.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente::detail {
namespace {

/// `{"least": ..., "most": ...}`; null where there is none.
template <class T>
[[nodiscard]] std::string json_range(std::optional<range_of<T>> const& r, auto one)
{
    return r ? object{}.put("least", one(r->least)).put("most", one(r->most)).text() : "null";
}
[[nodiscard]] std::string json_number(auto n) { return fmt::format("{}", n); }

class answer_writer {
public:
    explicit answer_writer(timeline const& world) : world_(world), names_(world) {}

    [[nodiscard]] std::string row(answer_row const& r) const
    {
        return object{}
            .put("leader", r.leader.empty() ? "null" : object{}.put("id", json(r.leader)).put("name", json(r.leader_name)).text())
            .put("term", json_or_null(r.term))
            .put("zone", json_or_null(r.zone))
            .put("verdict", json(name(r.verdict)))
            .put("tie", json(r.tie))
            .put("among", json_number(r.among()))
            .put("candidates", json_list(r.candidates, [&](entente::candidate const& c) { return candidate(c, r); }))
            .put("blocks", json_list(r.blocks, [](block const& b) { return json_list(b.parties, [](party const& p) { return json(p); }); }))
            .put("floating", json_list(r.floating, [](party const& p) { return json(p); }))
            .put("count", json_range(r.count, [](auto n) { return json_number(n); }))
            .put("gap", json_range(r.gap, [](duration d) { return d.is_unlimited() ? std::string("null") : json(to_string(d)); }))
            .put("gap_days", json_range(r.gap_days, [](auto n) { return json_number(n); }))
            .put("caveats", caveats(r.caveats))
            .put("line", json(r.line()))
            .put("why", json(r.why()))
            .put("reasons", json_list(r.reasons(), [&](reason const& why) { return because(why); }))
            .put("missing", json_list(r.missing(), [](missing_fact const& m) { return lacks(m); }))
            .text();
    }

private:
    [[nodiscard]] static std::string caveats(std::vector<caveat> const& all)
    {
        return json_list(all, [](caveat c) { return json(name(c)); });
    }
    [[nodiscard]] std::string called(party const& p) const
    {
        if (p.empty()) return "null";
        return object{}.put("code", json(p)).put("name", json(names_.party_name(p).text)).text();
    }
    [[nodiscard]] std::string candidate(entente::candidate const& c, answer_row const& r) const
    {
        bool const ranked = c.rank.lo != 0;
        return object{}
            .put("parties", json_list(c.parties, [&](party const& p) { return called(p); }))
            .put("events", json_list(c.events, [](std::string const& id) { return json(id); }))
            .put("verdict", json(name(c.how)))
            .put("rank", ranked ? object{}.put("least", json_number(c.rank.lo)).put("most", json_number(c.rank.hi)).text() : "null")
            .put("kind", json(c.kind))
            .put("status", json(c.status))
            .put("start", json(c.window))
            .put("told", c.events.empty() ? "null" : json(describe_told(c.window, r.zone, c.zone, world_.clocks())))
            .put("zone", json_or_null(c.zone))
            .put("place", called(c.place))
            .put("days", json_range(c.days, [](auto n) { return json_number(n); }))
            .put("caveats", caveats(c.caveats))
            .text();
    }
    [[nodiscard]] std::string because(reason const& why) const
    {
        auto const said_by = [&](said const& s) {
            return object{}.put("source", json_or_null(world_.source_of(s))).put("text", json(world_.cite(s))).text();
        };
        return object{}.put("earlier", json(why.earlier)).put("later", json(why.later)).put("by", json_list(why.by, said_by)).text();
    }
    [[nodiscard]] static std::string lacks(missing_fact const& m)
    {
        return object{}
            .put("what", json(name(m.what)))
            .put("ids", json_list(m.ids, [](std::string const& id) { return json(id); }))
            .put("text", json(m.text))
            .text();
    }

    timeline const& world_;
    name_book names_;
};

} // namespace
} // namespace entente::detail

namespace entente::io {

inline namespace ENTENTE_FORM {

std::string answers_json(answer const& all, timeline const& world)
{
    detail::answer_writer const writer(world);
    return detail::printed(detail::json_list(all, [&](answer_row const& r) { return writer.row(r); }));
}

} // namespace ENTENTE_FORM

std::string to_json(table const& rows)
{
    return detail::printed(detail::json_list(rows.rows, [&](std::vector<std::string> const& cells) {
        detail::object out;
        for (std::size_t i = 0; i != cells.size() && i != rows.columns.size(); ++i) out.put(rows.columns[i], detail::json(cells[i]));
        return cells.empty() ? std::string("{}") : out.text();
    }));
}

} // namespace entente::io
