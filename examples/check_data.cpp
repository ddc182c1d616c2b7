// What to know about a data set before leaning on it: what contradicts itself, what is odd, what rests on one source.
// SPDX-License-Identifier: MIT
//
//     check_data [FILE or FOLDER]
//
// Prints a line for each finding, in three columns with tabs between them: the sort of finding, what it is about (a claim,
// a place in a file, an event), the words. What cannot be read at all is an error, and the exit status is 1. The sorts:
// conflict, warning, single source, no source; no zone (a clock that nobody's is), other office and out of office (a
// capacity that no term allows), told early (held, says a page of before), one text (two sources with the words of one
// publisher, or of one page), two places (at one time).
#include "doubts.hpp"

#include <entente/entente.hpp>
#include <entente/io/json.hpp>

#include <fmt/core.h>

#include <cstdio>
#include <exception>
#include <map>
#include <string>

namespace en = entente;

namespace {

void conflicts(en::timeline const& world)
{
    for (auto const& c : world.conflicts()) {
        std::string with;
        for (auto const& s : c.with) with += (with.empty() ? "" : "; ") + world.cite(s);
        auto const id = c.rejected.kind == en::said::what::claim ? world.facts().claims[c.rejected.record].id : std::string("-");
        fmt::print("conflict\t{}\tset aside: {}; against: {}\n", id, world.cite(c.rejected), with);
    }
}

void warnings(en::timeline const& world)
{
    for (auto const& w : world.warnings())
        if (w.code != en::code::conflict) // which have been told
            fmt::print("warning\t{}:{}\t{}: {}: {}{}{}\n", w.where.file, w.where.line, name(w.code), w.path, w.text,
                       w.remedy.empty() ? "" : "; ", w.remedy);
}

/// Events that are one count once, with the sources of all their records. Sources with the words of one publisher count once.
void single_sources(en::timeline const& world)
{
    std::map<std::string, std::string> publishers;
    for (auto const& s : world.facts().sources) publishers.emplace(s.id, s.publisher.empty() ? s.id : words_of(s.publisher));
    for (auto const m : world.events()) {
        auto const e = world.as_seen(m);
        std::map<std::string, std::string> sources;
        for (auto const& r : e.reports)
            if (auto const at = publishers.find(r.source); at != publishers.end()) sources.emplace(at->second, r.source);
        if (sources.size() < 2)
            fmt::print("{}\t{}\t{}\n", sources.empty() ? "no source" : "single source", e.id,
                       sources.empty() ? "-" : sources.begin()->second);
    }
}

} // namespace

int main(int count, char** arguments)
try {
    auto const world = en::io::read(count > 1 ? arguments[1] : "data");
    conflicts(world);
    warnings(world);
    single_sources(world);
    doubts(world).print();
} catch (std::exception const& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    return 1;
}
