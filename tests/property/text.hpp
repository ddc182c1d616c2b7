// A story in words, for whoever reads that it failed.
// SPDX-License-Identifier: MIT
#pragma once

#include "property/story.hpp"

#include <string>
#include <vector>

namespace property {

inline std::string names(std::vector<int> const& list)
{
    std::string out;
    for (auto const m : list) out += (out.empty() ? "" : " ") + id(m);
    return out;
}
inline std::string countries(std::vector<int> const& list)
{
    std::string out;
    for (auto const p : list) out += (out.empty() ? "" : " ") + std::string(codes[static_cast<std::size_t>(p)]);
    return out;
}
inline std::string text(source_key k)
{
    return fmt::format("({}{})", en::name(static_cast<en::source_rank>(k.rank)),
                       k.dated == 0 ? ", undated" : fmt::format(", day {}", k.dated));
}
inline std::string text(account const& a)
{
    return (a.status ? std::string(en::name(*a.status)) + ' ' : "") + text(a.time) + (a.by == source_key{} ? "" : ' ' + text(a.by));
}
inline std::string text(std::vector<account> const& all)
{
    std::string out;
    for (auto const& a : all) out += (out.empty() ? "" : "; ") + text(a);
    return out;
}
inline std::string text(attendee const& a)
{
    auto out = std::string(codes[static_cast<std::size_t>(a.party)]);
    if (a.leader != nothing) out += fmt::format("({})", cast[static_cast<std::size_t>(a.leader)].id);
    return out + (a.as ? fmt::format(" as {}", en::name(*a.as)) : "");
}
inline std::string clock_name(int clock) { return clock == three ? "" : fmt::format(" @{}", clocks[static_cast<std::size_t>(clock)].name); }

inline std::string text(happening const& h, int e)
{
    auto out = fmt::format("  {} {}, {}{} with", id(e), en::name(h.kind), text(h.us), h.role ? fmt::format(" {}", en::name(*h.role)) : "");
    for (auto const& a : h.them) out += ' ' + text(a);
    return out + ": " + text(h.reports) + clock_name(h.clock) + '\n';
}
inline std::string text(tenure const& t, int number)
{
    auto out = fmt::format("  {} {}, {}{}:", term_id(number), cast[static_cast<std::size_t>(t.leader)].id,
                           offices[static_cast<std::size_t>(t.office)].id, t.acting ? ", acting" : "");
    for (std::size_t m = 0; m != turns; ++m)
        if (!t.told[m].empty()) out += fmt::format(" {} {}.", en::name(static_cast<en::milestone>(m)), text(t.told[m]));
    return out + clock_name(t.clock) + '\n';
}
inline std::string text(saying const& c)
{
    auto out = "  claim " + text(c.by) + ": ";
    auto const number = [](std::optional<int> n) { return n ? std::to_string(*n) : std::string(".."); };
    switch (c.is) {
    case saying::form::order:
        for (auto const& step : c.steps) out += (&step == &c.steps.front() ? "" : " < ") + names(step);
        break;
    case saying::form::distance: out += fmt::format("{} - {} in [{}, {}]", id(c.to), id(c.from), number(c.least), number(c.most)); break;
    case saying::form::days:
        out += fmt::format("{} {}{} days after {}{}", id(c.to), c.within ? "within " : "", c.days, id(c.from),
                           c.clock == nothing ? " @nobody's" : " @" + std::string(clocks[static_cast<std::size_t>(c.clock)].name));
        break;
    case saying::form::first:
    case saying::form::complete:
        out += fmt::format("{} of {}{}{}{}: {}", c.is == saying::form::first ? "first" : "all",
                           c.of_term == nothing ? std::string(cast[static_cast<std::size_t>(c.of_leader)].id) : term_id(c.of_term),
                           c.calls_only ? ", calls" : "", c.with.empty() ? "" : ", with " + countries(c.with),
                           c.after == nothing ? "" : ", after " + id(c.after), names(c.events));
        break;
    }
    return out + '\n';
}
inline std::string text(point const& p)
{
    if (p.is == point::what::turn) return std::string(en::name(static_cast<en::milestone>(p.number)));
    return p.is == point::what::moment ? id(p.number) : "date " + text(p.date);
}

inline std::string text(question const& q)
{
    std::string out = aim_names[static_cast<std::size_t>(q.aim)];
    if (q.aim == aim::whether_moments) return out + fmt::format(" {} before {}", id(q.before), id(q.after));
    if (q.aim == aim::whether_parties)
        out += fmt::format(" {} before {}", codes[static_cast<std::size_t>(q.before)], codes[static_cast<std::size_t>(q.after)]);
    auto const number = static_cast<std::size_t>(q.number);
    out += q.who == whose::leader   ? fmt::format(", by {}", cast[number].id)
           : q.who == whose::office ? fmt::format(", by each {}", offices[number].id)
                                    : fmt::format(", by each leader of {}", codes[home]);
    if (q.calls_only) out += ", calls";
    if (q.plans) out += ", planned";
    if (q.direction != en::direction::either) out += q.direction == en::direction::placed ? ", placed" : ", received";
    if (q.from) out += fmt::format(", {} {}", q.from->inclusive ? "since" : "after", text(q.from->at));
    if (q.to) out += fmt::format(", {} {}", q.to->inclusive ? "until" : "before", text(q.to->at));
    if (q.within) out += fmt::format(", within {} days of {}", q.within->first, text(q.within->second));
    if (q.during) out += ", during " + text(*q.during);
    if (!q.with.empty()) out += ", with " + countries(q.with);
    if (q.with_group) out += ", with the group USA CHN";
    if (q.with_leader != nothing) out += fmt::format(", with {}", cast[static_cast<std::size_t>(q.with_leader)].id);
    if (q.beyond) out += ", even beyond the term";
    if (q.acting) out += ", with acting";
    return out + (q.clock == three ? "" : clock_name(q.clock));
}

inline std::string text(story const& s)
{
    std::string out;
    for (int t = 0; t != most_terms; ++t)
        if (term_at(s, t).there) out += text(term_at(s, t), t);
    for (int e = 0; e != most_events; ++e)
        if (event_at(s, e).there) out += text(event_at(s, e), e);
    for (auto const& c : s.claims)
        if (c.there) out += text(c);
    return out + "  asks: " + text(s.asks) + '\n';
}

} // namespace property
