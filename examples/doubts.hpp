// What is odd in records though nothing contradicts anything: told of too early, in two places at once, out of office, one text twice.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/entente.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Whose words a source has: "AP" of the publishers "AP via KY3", "AP (copy)" and "AP blog".
inline std::string words_of(std::string publisher)
{
    for (std::string_view const mark : {" via ", " (", ", ", " / ", " blog"}) publisher = publisher.substr(0, publisher.find(mark));
    return publisher;
}

/// Looks at the records as they were told, not at what the timeline made of them, and prints a line for each doubt as check_data does.
class doubts {
public:
    explicit doubts(entente::timeline const& world) : world_(world)
    {
        for (auto const& l : facts().leaders) {
            leaders_[l.id] = l.id;
            for (auto const& a : l.aliases) leaders_[a] = l.id;
        }
        for (auto const& s : facts().sources) sources_.emplace(s.id, s);
        for (auto const& o : facts().offices) offices_.emplace(o.id, o.party);
        for (auto const& t : facts().terms) terms_[leader(t.leader)].push_back(t);
    }

    void print() const
    {
        clocks_without_zone();
        for (auto const& e : facts().events) {
            outside_the_term(e);
            older_than_the_event(e);
            one_text(e);
        }
        one_page();
        two_places();
    }

private:
    /// Where a leader was, and from when to when at the least.
    struct stay {
        std::string event, occasion;
        entente::party country;
        entente::bounds start;
        std::optional<entente::instant> end; ///< the earliest that it can have ended
    };

    [[nodiscard]] entente::fact_lists const& facts() const { return world_.facts(); }

    [[nodiscard]] std::string leader(std::string const& name) const
    {
        auto const at = leaders_.find(name);
        return at == leaders_.end() ? name : at->second;
    }

    [[nodiscard]] bool is_trusted(entente::report const& r) const
    {
        auto const at = sources_.find(r.source);
        return at == sources_.end() || at->second.rank != entente::source_rank::deprecated;
    }

    [[nodiscard]] std::optional<entente::resolved> time(entente::when const& w) const
    {
        entente::problem_list ignored; // what cannot be read has been told when the file was
        return w.empty() ? std::nullopt : entente::resolve(w, world_.clocks(), {}, {}, ignored);
    }

    /// From the earliest to the latest that reports allow, all of them together; nullopt: none has a time.
    [[nodiscard]] std::optional<entente::bounds> told(std::vector<entente::report> const& reports) const
    {
        std::optional<entente::bounds> out;
        for (auto const& r : reports) {
            if (r.status && *r.status != entente::status::held) continue;
            if (!is_trusted(r)) continue;
            if (auto const t = time(r.time)) out = out ? hull(*out, t->hull()) : t->hull();
        }
        return out;
    }
    // --- clocks ---

    void clock(std::string const& what, entente::when const& w) const
    {
        auto const& text = w.text();
        if (!w.zone().empty() || text.find('T') == std::string::npos || text.find('Z') != std::string::npos) return;
        auto const offset = text.find_first_of("+-", text.find('T'));
        if (offset == std::string::npos || text.find_first_of("./", text.find('T')) < offset)
            fmt::print("no zone\t{}\t{} is by a clock, and nobody says by which\n", what, text);
    }
    void clocks_without_zone() const
    {
        for (auto const& s : facts().sources) clock(s.id, s.published);
        for (auto const& t : facts().terms)
            for (auto const& m : t.milestones)
                for (auto const& r : m) clock(t.id, r.time);
        for (auto const& e : facts().events)
            for (auto const& r : e.reports) clock(e.id, r.time);
    }

    // --- capacities ---

    void outside_the_term(entente::event const& e) const
    {
        auto const when = told(e.reports);
        for (auto const& p : e.participants) {
            auto const all = terms_.find(leader(p.leader));
            if (!p.capacity || p.capacity == entente::capacity::candidate || all == terms_.end()) continue;
            bool of_party = false, fits = false;
            for (auto const& t : all->second) {
                auto const office = offices_.find(t.office);
                if (office == offices_.end() || office->second != p.party) continue;
                of_party = true;
                fits = fits || !when || can_hold(t, *p.capacity, *when);
            }
            if (!of_party)
                fmt::print("other office\t{}\t{} speaks for {} as {}, and no term of {} is of an office there\n", e.id, p.leader,
                           p.party.code(), name(*p.capacity), p.leader);
            else if (!fits)
                fmt::print("out of office\t{}\t{} as {}, and no term of {} allows the day\n", e.id, p.leader, name(*p.capacity), p.leader);
        }
    }
    [[nodiscard]] bool can_hold(entente::term const& t, entente::capacity c, entente::bounds when) const
    {
        auto const took = told(t.at(entente::milestone::took_office)), left = told(t.at(entente::milestone::left_office));
        auto const elected = told(t.at(entente::milestone::elected));
        if (c == entente::capacity::former) return !left || when.latest() >= left->earliest();
        if (c == entente::capacity::elect)
            return (!took || when.earliest() <= took->latest()) && (!elected || when.latest() >= elected->earliest());
        return (!took || when.latest() >= took->earliest()) && (!left || when.earliest() <= left->latest());
    }

    // --- sources ---

    void older_than_the_event(entente::event const& e) const
    {
        auto const event = told(e.reports);
        for (auto const& r : e.reports) {
            auto const source = sources_.find(r.source);
            if (r.status != entente::status::held || source == sources_.end() || !is_trusted(r)) continue;
            auto const published = time(source->second.published);
            auto const own = time(r.time);
            if (!published || !(own || event)) continue;
            if (auto const earliest = own ? own->hull().earliest() : event->earliest(); published->hull().latest() < earliest)
                fmt::print("told early\t{}\t{} tells of it as held and is of {}\n", e.id, r.source, source->second.published.text());
        }
    }

    [[nodiscard]] bool may_be_of_one_day(entente::source const& a, entente::source const& b) const
    {
        auto const first = time(a.published), second = time(b.published);
        auto const day = entente::hours(24);
        return !first || !second ||
               (first->hull().earliest() <= second->hull().latest() + day && second->hull().earliest() <= first->hull().latest() + day);
    }
    void one_text(entente::event const& e) const
    {
        std::map<std::string, entente::source const*> known;
        std::set<std::string> done;
        for (auto const& r : e.reports) {
            auto const at = sources_.find(r.source);
            if (r.status != entente::status::held || at == sources_.end() || !done.insert(r.source).second) continue;
            auto const publisher = words_of(at->second.publisher);
            if (publisher.empty()) continue; // which nobody told
            auto const [one, is_new] = known.emplace(publisher, &at->second);
            if (!is_new && may_be_of_one_day(*one->second, at->second))
                fmt::print("one text\t{}\t{} and {} are both of {}, and may be one text\n", e.id, one->second->id, r.source, one->first);
        }
    }
    void one_page() const
    {
        std::map<std::string, std::string> titles, addresses;
        for (auto const& s : facts().sources) {
            if (s.rank == entente::source_rank::deprecated) continue; // of a source of two ranks
            auto const page = s.address.find('/', s.address.find("://") + 3) == std::string::npos ? std::string() : s.address; // not a site
            for (auto const& [text, known] : {std::pair{s.title, &titles}, std::pair{page, &addresses}})
                if (auto const [at, is_new] = known->emplace(text, s.id); !text.empty() && !is_new)
                    fmt::print("one text\t{}\t{} has the same {}\n", s.id, at->second, known == &titles ? "title" : "address");
        }
    }

    // --- places ---

    /// The country in which an event was: as told, else that of its hosts.
    [[nodiscard]] static entente::party country(entente::event const& e)
    {
        if (!e.in.code().empty()) return e.in;
        entente::party out;
        for (auto const& p : e.participants)
            if (p.role == entente::role::host) {
                if (!out.code().empty() && out != p.party) return {};
                out = p.party;
            }
        return out;
    }
    [[nodiscard]] std::optional<stay> stay_of(entente::event const& e) const
    {
        using kind = entente::event_kind;
        if ((e.kind != kind::visit && e.kind != kind::meeting && e.kind != kind::summit) || country(e).code().empty()) return std::nullopt;
        auto const when = told(e.reports);
        if (!when || when->latest() - when->earliest() > entente::hours(26)) return std::nullopt; // no day
        stay out{e.id, e.occasion.empty() ? e.id : e.occasion, country(e), *when, std::nullopt};
        for (auto const& r : e.reports)
            if (r.status == entente::status::held && is_trusted(r))
                if (auto const t = time(r.time); t && t->end && !t->ongoing)
                    out.end = out.end ? std::min(*out.end, t->end->earliest()) : t->end->earliest();
        return out;
    }
    /// One began while the other certainly lasted, or both within an hour.
    [[nodiscard]] static bool exclude(stay const& a, stay const& b)
    {
        if (a.country == b.country || a.occasion == b.occasion) return false;
        auto const within = [](stay const& x, stay const& y) {
            return x.end && x.start.latest() < y.start.earliest() && y.start.latest() < *x.end;
        };
        auto const hour = entente::hours(1);
        return within(a, b) || within(b, a) ||
               (std::max(a.start.latest(), b.start.latest()) - std::min(a.start.earliest(), b.start.earliest()) <= hour);
    }
    void two_places() const
    {
        std::map<std::string, std::vector<stay>> stays;
        for (auto const& e : facts().events)
            if (auto const s = stay_of(e))
                for (auto const& p : e.participants)
                    if (!p.leader.empty()) stays[leader(p.leader)].push_back(*s);
        for (auto const& [who, all] : stays)
            for (std::size_t i = 0; i != all.size(); ++i)
                for (std::size_t j = i + 1; j != all.size(); ++j)
                    if (exclude(all[i], all[j]))
                        fmt::print("two places\t{}\t{} was then in {}, for {}\n", all[j].event, who, all[i].country.code(), all[i].event);
    }

    entente::timeline const& world_;
    std::map<std::string, std::string> leaders_;
    std::map<std::string, entente::source> sources_;
    std::map<std::string, entente::party> offices_;
    std::map<std::string, std::vector<entente::term>> terms_;
};
