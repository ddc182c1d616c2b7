// The pages that account for the collected facts, the facts themselves, and the shipped data, as the test compares them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/entente.hpp>
#include <entente/io/json.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace accounting {

using namespace entente;
using json = nlohmann::json;
using names = std::set<std::string>;

// --- the pages ---

/// What a page says of one record.
struct line {
    std::string record;
    std::string as;
    std::vector<std::string> where; ///< ids in the data
    names but_for;                  ///< in what the data differ from the record
    std::string remark;
};

/// The parts of a page by their headings. A name that begins a line outside of tables stands for an event of that id.
using page = std::map<std::string, std::vector<line>>;

inline std::vector<std::string> ticked(std::string const& text)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; (at = text.find('`', at)) != std::string::npos;) {
        auto const end = text.find('`', at + 1);
        out.push_back(text.substr(at + 1, end - at - 1));
        at = end + 1;
    }
    return out;
}

inline std::string trimmed(std::string text)
{
    text.erase(0, text.find_first_not_of(' '));
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

inline std::vector<std::string> split(std::string const& text, char at)
{
    std::vector<std::string> out{""};
    for (char const c : text)
        if (c == at) out.emplace_back();
        else out.back() += c;
    for (auto& part : out) part = trimmed(part);
    return out;
}

inline page read_page(std::string const& file)
{
    std::ifstream in(file);
    if (!in) throw std::runtime_error("there is no " + file);
    page out;
    std::string part;
    for (std::string text; std::getline(in, text);) {
        if (text.starts_with("## ")) part = text.substr(3);
        if (text.starts_with("`"))
            for (auto const& id : ticked(text)) out[part].push_back({id, "event", {id}, {}, {}});
        if (!text.starts_with("| `")) continue;
        auto const cells = split(text, '|'); // the first and the last are empty
        if (cells.size() != 7) throw std::runtime_error(file + ": five cells were expected: " + text);
        line l{ticked(cells[1]).at(0), cells[2], ticked(cells[3]), {}, cells[5]};
        for (auto const& word : split(cells[4], ','))
            if (!word.empty()) l.but_for.insert(word);
        out[part].push_back(std::move(l));
    }
    return out;
}

// --- the collected facts ---

inline std::string word_of(json const& j, char const* key)
{
    auto const at = j.find(key);
    return at != j.end() && at->is_string() ? at->get<std::string>() : std::string();
}

/// An address as the data give it: what the collection adds in brackets is no part of it.
inline std::string address_of(std::string const& url) { return url.substr(0, url.find(" (")); }

inline names addresses(json const& sources)
{
    names out;
    for (auto const& s : sources) out.insert(address_of(s.at("url").get<std::string>()));
    return out;
}

/// The addresses in a text: `https://a (KBS); https://b`.
inline names addresses_in(std::string const& text)
{
    names out;
    for (std::size_t at = 0; (at = text.find("http", at)) != std::string::npos;) {
        auto const end = text.find_first_of(" ;)", at);
        out.insert(text.substr(at, end - at));
        at = end;
        if (at == std::string::npos) break;
    }
    return out;
}

/// The party of a code of the collection; placeholders of organizations are spelt in two ways there.
inline std::string party_of(std::string const& code)
{
    if (code == "UNO" || code == "UN") return "UN";
    if (code == "EUE" || code == "EU") return "EU";
    auto const known = find_party(code);
    return known ? std::string(known->code()) : code;
}

// --- the data ---

/// The two files that were made from the collections, and which of their records cite which address.
struct shipped {
    timeline world = io::read(std::vector<std::string>{ENTENTE_SOURCE_DIR "/data/korea.json", ENTENTE_SOURCE_DIR "/data/world.json"});
    std::vector<event> unpacked = {world.facts().events.begin(), world.facts().events.end()}; ///< of which the others point to
    std::map<std::string, event const*> events;
    std::map<std::string, term const*> terms;
    std::map<std::string, claim const*> claims;
    std::map<std::string, leader const*> leaders; ///< by id and by alias
    std::map<std::string, std::string> address;   ///< of a source
    names known;                                  ///< every address
    names deprecated;                             ///< sources

    shipped()
    {
        auto const& facts = world.facts();
        for (auto const& e : unpacked) events[e.id] = &e;
        for (auto const& t : facts.terms) terms[t.id] = &t;
        for (auto const& c : facts.claims) claims[c.id] = &c;
        for (auto const& l : facts.leaders) {
            leaders[l.id] = &l;
            for (auto const& a : l.aliases) leaders[a] = &l;
        }
        for (auto const& s : facts.sources) {
            known.insert(address[s.id] = address_of(s.address));
            if (s.rank == source_rank::deprecated) deprecated.insert(s.id);
        }
    }

    std::string leader_id(std::string const& name) const
    {
        auto const at = leaders.find(name);
        return at == leaders.end() ? std::string() : at->second->id;
    }

    /// Every report of an event, of a term, or of one milestone of a term.
    std::vector<report> reports(std::string const& id) const
    {
        if (auto const e = events.find(id); e != events.end()) return e->second->reports;
        std::vector<report> out;
        auto const dot = id.find('.');
        if (auto const t = terms.find(id.substr(0, dot)); t != terms.end())
            for (std::size_t m = 0; m != words<milestone>.size(); ++m)
                if (dot == std::string::npos || id.substr(dot + 1) == words<milestone>[m])
                    out.insert(out.end(), t->second->milestones[m].begin(), t->second->milestones[m].end());
        return out;
    }

    bool has_note(std::string const& id) const
    {
        if (auto const e = events.find(id); e != events.end() && !e->second->note.empty()) return true;
        if (auto const t = terms.find(id); t != terms.end()) // a term has no note of its own, only ones that are kept
            for (auto const& [key, value] : t->second->kept.others)
                if (key == "note") return true;
        auto const all = reports(id);
        return std::any_of(all.begin(), all.end(), [](report const& r) { return !r.note.empty(); });
    }

    /// The addresses that these events, terms and claims rest on.
    names cited(std::vector<std::string> const& ids) const
    {
        names out;
        for (auto const& id : ids) {
            if (auto const c = claims.find(id); c != claims.end()) out.insert(address.at(c->second->source));
            for (auto const& r : reports(id))
                if (!r.source.empty()) out.insert(address.at(r.source));
        }
        return out;
    }

    bool set_aside(std::string const& id) const
    {
        auto const all = world.conflicts();
        return std::any_of(all.begin(), all.end(), [&](conflict const& c) {
            return c.rejected.kind == said::what::claim && world.facts().claims[c.rejected.record].id == id;
        });
    }

    /// From the earliest start to the latest end that a text allows.
    std::optional<bounds> span(std::string const& text, std::string const& zone) const
    {
        problem_list problems;
        auto const r = resolve(when{text, zone}, world.clocks(), {}, "", problems);
        if (!r) return std::nullopt;
        return r->end && r->end->latest() < instant::future() ? hull(r->hull(), *r->end) : r->hull();
    }
    /// The instants at which what a report tells of can have begun.
    std::optional<bounds> start(report const& r) const
    {
        if (r.time.empty() || r.time.text() == "..") return std::nullopt;
        problem_list problems;
        auto const all = resolve(r.time, world.clocks(), {}, "", problems);
        if (!all) return std::nullopt;
        return all->hull();
    }
};

} // namespace accounting
