// What readers of lists of holders make of a set of files, as text.
// SPDX-License-Identifier: MIT
#pragma once

#include "import_files.hpp"

#include <entente/io/import.hpp>

#include <fmt/format.h>

#include <string>

namespace entente::testing {

/// Leaders, offices, terms and sources, a line each.
inline std::string listed(records const& facts)
{
    std::string out;
    for (auto const& p : facts.parties) out += fmt::format("party {} {}: {}\n", p.id, name(p.kind), p.name);
    for (auto const& o : facts.offices) out += fmt::format("office {} of {}: {}\n", o.id, o.party, o.title);
    for (auto const& l : facts.leaders) {
        out += fmt::format("leader {}: {}", l.id, l.name);
        for (auto const& n : l.names) out += " | " + n;
        for (auto const& a : l.aliases) out += " = " + a;
        out += '\n';
    }
    for (auto const& t : facts.terms) {
        out += fmt::format("term {}: {} {}{}\n", t.id, t.leader, t.office, t.acting ? " acting" : "");
        for (auto const m : {milestone::took_office, milestone::left_office})
            for (auto const& r : t.at(m)) out += fmt::format("  {} {} [{}] {}\n", name(m), r.time.text(), r.source, r.note);
        if (!t.ended.empty()) out += "  ended: " + t.ended + '\n';
        for (auto const& [key, text] : t.kept.others) out += fmt::format("  {}: {}\n", key, text);
    }
    for (auto const& s : facts.sources) out += fmt::format("source {} {} {}\n", s.id, name(s.rank), s.address);
    return out;
}

} // namespace entente::testing
