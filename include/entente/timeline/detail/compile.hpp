// From records to a timeline: references, checks and times. What the claims say is added by relate.hpp.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>
#include <entente/time/civil.hpp>
#include <entente/time/resolve.hpp>
#include <entente/timeline/detail/assess.hpp>
#include <entente/timeline/detail/data.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::detail {

/// Takes in records: the columns that they add to a timeline's data, and every problem with them, those that were there
/// before being known to be good. The data are of use only if no problem is an error.
class compiler {
public:
    compiler(timeline_data& data, problem_list& problems) : data_(data), problems_(problems), assess_(data, problems) {}

    void run(records more)
    {
        auto const& f = data_.facts;
        begin_ = {number(f.sources), number(f.parties), number(f.groups), number(f.leaders),
                  number(f.offices), number(f.terms),   number(f.events), number(f.claims)};
        data_.facts.add(std::move(more));
        collect_ids();
        check_sources();
        check_parties_and_groups();
        resolve_offices_and_terms();
        merge_events();
        resolve_events();
        place_milestones();
        place_events();
        check_terms();
        check_existence();
        warn_of_duplicates();
        index_events();
        close();
    }

    [[nodiscard]] assessor& assess() noexcept { return assess_; }

private:
    template <class List>
    [[nodiscard]] static std::uint32_t number(List const& list)
    {
        return static_cast<std::uint32_t>(list.size());
    }

    /// How many there were before.
    struct counts {
        std::uint32_t sources = 0, parties = 0, groups = 0, leaders = 0, offices = 0, terms = 0, events = 0, claims = 0;
    };

    // --- ids ---

    template <class List>
    void collect(List const& list, std::uint32_t begin, std::string_view what, dictionary& into, bool need_ids = true)
    {
        for (auto i = begin; i != list.size(); ++i) into.add(list[i].id, i);
        into.close();
        for (auto i = begin; i != list.size(); ++i) {
            auto const first = into.find(list[i].id);
            if (first && *first != i)
                problems_.error(code::duplicate_id, fmt::format("{}[{}].id", what, i),
                                fmt::format("\"{}\" is already the id of {}[{}]", list[i].id, what, *first), "give each its own");
            if (!first && need_ids)
                problems_.error(code::missing_field, fmt::format("{}[{}].id", what, i), "there is no id", "give it one");
        }
    }

    void collect_ids()
    {
        auto const& f = data_.facts;
        collect(f.sources, begin_.sources, "sources", data_.source_ids);
        collect(f.groups, begin_.groups, "groups", data_.group_ids);
        collect(f.leaders, begin_.leaders, "leaders", data_.leader_ids);
        collect(f.offices, begin_.offices, "offices", data_.office_ids);
        collect(f.terms, begin_.terms, "terms", data_.term_ids);
        collect(f.events, begin_.events, "events", data_.event_ids);
        collect(f.claims, begin_.claims, "claims", data_.claim_ids, false);

        for (auto i = begin_.leaders; i != f.leaders.size(); ++i) data_.add_leader(f.leaders[i], i);
        data_.leader_folds.close();
        data_.leader_words.close();
        data_.leader_names.close();
    }

    /// The number of the record that `text` refers to.
    std::uint32_t refer(dictionary const& to, std::string_view what, std::string const& text, std::string path)
    {
        if (auto const at = to.find(text)) return *at;
        problems_.error(code::unknown_id, std::move(path), fmt::format("there is no {} \"{}\"", what, text),
                        &to == &data_.office_ids ? data_.office_suggestion(text) : to.suggestion(text));
        return none;
    }
    std::uint32_t refer_to_leader(std::string const& text, std::string path)
    {
        if (auto const at = data_.find_leader(text).leader) return *at;
        data_.complain_of_leader(text, std::move(path), problems_);
        return none;
    }

    // --- sources, parties, offices, terms ---

    std::optional<resolved> time_of(when const& w, std::string const& path)
    {
        return resolve(w, data_.clocks, data_.rules, path, problems_);
    }

    void check_sources()
    {
        for (auto i = begin_.sources; i != data_.facts.sources.size(); ++i) {
            auto const& s = data_.facts.sources[i];
            auto const at = time_of(s.published, fmt::format("sources[{}].published", i));
            auto const ranked =
                s.ranked.empty() ? std::nullopt : time_of(when{s.ranked, s.published.zone()}, fmt::format("sources[{}].ranked", i));
            data_.published.push_back(s.published.empty() || !at ? instant::past() : at->hull().latest());
            data_.ranked.push_back(ranked ? ranked->hull().latest() : instant::past());
        }
    }

    void check_party(party p, std::string path)
    {
        if (p.empty() || info(p) != nullptr) return;
        auto const& own = data_.facts.parties;
        if (std::any_of(own.begin(), own.end(), [&](party_definition const& d) { return d.id == p; })) return;
        problems_.error(code::unknown_party, std::move(path), fmt::format("\"{}\" is no party that is known", p),
                        "use an ISO 3166-1 alpha-3 code, or define it under `parties`");
    }

    void check_parties_and_groups()
    {
        auto const& own = data_.facts.parties;
        for (std::size_t i = begin_.parties; i != own.size(); ++i) {
            if (own[i].id.empty())
                problems_.error(code::missing_field, fmt::format("parties[{}].code", i), "there is no code", "give it one");
            if (info(own[i].id) != nullptr)
                problems_.error(code::duplicate_id, fmt::format("parties[{}].code", i),
                                fmt::format("\"{}\" is built in: {}", own[i].id, info(own[i].id)->name), "choose another code");
            for (std::size_t k = 0; k != i; ++k)
                if (own[k].id == own[i].id)
                    problems_.error(code::duplicate_id, fmt::format("parties[{}].code", i),
                                    fmt::format("\"{}\" is already the code of parties[{}]", own[i].id, k), "give each its own");
            if (!own[i].years.empty()) (void)time_of(when{own[i].years, "UTC"}, fmt::format("parties[{}].years", i));
        }
        for (std::size_t i = begin_.groups; i != data_.facts.groups.size(); ++i)
            for (std::size_t k = 0; k != data_.facts.groups[i].members.size(); ++k)
                check_party(data_.facts.groups[i].members[k], fmt::format("groups[{}].members[{}]", i, k));
    }

    void resolve_offices_and_terms()
    {
        auto const& f = data_.facts;
        for (std::size_t i = begin_.offices; i != f.offices.size(); ++i) {
            auto const path = fmt::format("offices[{}].party", i);
            if (f.offices[i].party.empty()) problems_.error(code::missing_field, path, "an office belongs to a party", "say to which");
            check_party(f.offices[i].party, path);
        }
        for (auto i = begin_.terms; i != f.terms.size(); ++i) {
            auto const& t = f.terms[i];
            if (t.id.find('.') != std::string::npos)
                problems_.error(code::bad_value, fmt::format("terms[{}].id", i), fmt::format("\"{}\" contains a dot", t.id),
                                "the dot stands between a term and its milestone");
            term_entry const entry{refer_to_leader(t.leader, fmt::format("terms[{}].leader", i)),
                                   refer(data_.office_ids, "office", t.office, fmt::format("terms[{}].office", i))};
            if (entry.leader != none) data_.terms_of_leader.add(entry.leader, i);
            if (entry.office != none) data_.terms_of_office.add(entry.office, i);
            data_.terms.push_back(entry);
        }
        data_.terms_of_leader.close();
        data_.terms_of_office.close();
    }

    // --- events ---

    void merge_events()
    {
        auto const& f = data_.facts;
        auto const begin = begin_.events;
        auto const end = number(f.events);
        std::vector<std::uint32_t> next(end - begin); // of the new ones; the others lead nowhere new
        for (auto i = begin; i != end; ++i)
            next[i - begin] = f.events[i].same_as.empty()
                                  ? i
                                  : refer(data_.event_ids, "event", f.events[i].same_as, fmt::format("events[{}].same_as", i));
        auto const after = [&](std::uint32_t e) { return e < begin ? data_.event(e).same : next[e - begin]; };
        for (auto i = begin; i != end; ++i) {
            auto to = i;
            std::uint32_t steps = 0;
            while (to != none && after(to) != to && steps++ != end) to = after(to);
            if (to != none && after(to) != to) {
                problems_.error(code::own_parent, fmt::format("events[{}].same_as", i),
                                fmt::format("\"{}\" leads back to itself", f.events[i].id),
                                "name the one event that the others are merged into");
                to = i;
            }
            event_entry entry;
            entry.kind = f.events[i].kind;
            entry.same = to == none ? i : to;
            data_.event_entries.push_back(entry);
            if (entry.same == i) continue;
            data_.records_of.add(entry.same, i);
            if (entry.same < begin) revived_.push_back(entry.same);
        }
        data_.records_of.close();
        std::sort(revived_.begin(), revived_.end());
        revived_.erase(std::unique(revived_.begin(), revived_.end()), revived_.end());
    }

    void resolve_events()
    {
        auto const& f = data_.facts;
        auto const end = number(f.events);
        for (auto const e : revived_) { // its participants stand together, so all of them anew
            auto entry = data_.event(e);
            auto const before = data_.attending(e);
            std::vector<attendance> const known(before.begin(), before.end());
            entry.first_participant = number(data_.participants);
            for (auto const& a : known) data_.participants.push_back(a);
            for (auto const record : data_.records_of.all(e))
                if (record >= begin_.events) attend(record, entry.first_participant);
            entry.end_participant = number(data_.participants);
            data_.revised_entries[e] = entry;
        }
        for (auto i = begin_.events; i != end; ++i) {
            auto& entry = data_.event_entries.edit(i);
            if (!f.events[i].occasion.empty()) {
                entry.occasion = refer(data_.event_ids, "event", f.events[i].occasion, fmt::format("events[{}].occasion", i));
                if (entry.occasion != none) entry.occasion = data_.event(entry.occasion).same;
            }
            check_party(f.events[i].in, fmt::format("events[{}].in", i));
            warn_of_countries(i);
            entry.first_participant = number(data_.participants);
            attend(i, entry.first_participant);
            if (entry.same == i)
                for (auto const record : data_.records_of.all(i)) attend(record, entry.first_participant);
            entry.end_participant = number(data_.participants);
            if (entry.same == i) check_number_of_parties(i);
        }
        for (auto i = begin_.events; i != end; ++i) check_occasions(i);
    }

    /// Adds the participants of a record; those of a merged event only where they are new.
    void attend(std::uint32_t record, std::uint32_t first)
    {
        auto const& list = data_.facts.events[record].participants;
        auto const own = number(data_.participants);
        for (std::uint32_t k = 0; k != list.size(); ++k) {
            auto const path = fmt::format("events[{}].participants[{}]", record, k);
            attendance a{none, list[k].party, list[k].role, list[k].capacity, record, k};
            if (!list[k].leader.empty()) {
                a.leader = refer_to_leader(list[k].leader, path + ".leader");
                if (a.leader == none) continue;
            }
            check_party(a.party, path + ".party");
            if (a.party.empty()) a.party = party_of(a.leader, path);
            auto const known = [&](std::uint32_t from, std::uint32_t to) {
                auto at = from;
                while (at != to && !is_same(a, data_.participants[at])) ++at;
                return at == to ? std::nullopt : std::optional(at);
            };
            if (known(own, number(data_.participants))) {
                auto const& who = a.leader != none ? data_.facts.leaders[a.leader].id : std::string(a.party.code());
                problems_.error(code::same_participant, path, fmt::format("\"{}\" takes part twice", who), "name every participant once");
            } else if (auto const at = known(first, own)) hear_of(data_.participants.edit(*at), a);
            else data_.participants.push_back(a);
        }
    }

    /// A leader alone takes the party of the only office held.
    party party_of(std::uint32_t leader, std::string const& path)
    {
        party only;
        if (leader != none)
            for (auto const t : data_.terms_of_leader.all(leader)) {
                if (data_.terms[t].office == none) return {};
                auto const p = data_.facts.offices[data_.terms[t].office].party;
                if (!only.empty() && only != p) {
                    only = {};
                    break;
                }
                only = p;
            }
        if (only.empty())
            problems_.error(code::missing_field, path + ".party",
                            leader == none ? std::string("neither a leader nor a party")
                                           : fmt::format("for which party \"{}\" took part is not said", data_.facts.leaders[leader].id),
                            "give the party");
        return only;
    }

    /// Of records that are one event and say that it took place in different countries, the later one.
    void warn_of_countries(std::uint32_t record)
    {
        auto const& f = data_.facts;
        auto const& own = f.events[record].in;
        if (own.empty()) return;
        for (auto const other : data_.records_of_event(data_.event(record).same))
            if (other < record && !f.events[other].in.empty() && f.events[other].in != own) {
                problems_.warning(code::other_country, fmt::format("events[{}].in", record),
                                  fmt::format("\"{}\" took place in {}, \"{}\", which is the same event, in {}", f.events[record].id, own,
                                              f.events[other].id, f.events[other].in),
                                  "correct one of them; until then it is not known where");
                return;
            }
    }

    void check_number_of_parties(std::uint32_t event)
    {
        auto const kind = data_.event(event).kind;
        bool const pairwise =
            kind == event_kind::call || kind == event_kind::video_call || kind == event_kind::meeting || kind == event_kind::message;
        std::size_t const least = pairwise ? 2 : 1;
        auto const& list = data_.facts.events[event].participants;
        auto const count = std::max(list.size(), data_.attending(event).size()); // an unknown leader is reported once, not twice
        if (count < least)
            problems_.error(code::too_few_parties, fmt::format("events[{}].participants", event),
                            fmt::format("a {} with {}", name(kind), count == 0 ? "no party" : "one party"),
                            fmt::format("name at least {}", least));
    }

    void check_occasions(std::uint32_t event)
    {
        auto at = data_.event(event).occasion;
        for (std::size_t steps = 0; at != none && steps <= data_.events(); ++steps, at = data_.event(at).occasion)
            if (at == data_.event(event).same) {
                problems_.error(code::own_parent, fmt::format("events[{}].occasion", event),
                                fmt::format("\"{}\" would be its own occasion", data_.facts.events[event].id),
                                "an occasion is the larger event");
                return;
            }
    }

    // --- times ---

    void place_milestones()
    {
        for (auto t = begin_.terms; t != data_.facts.terms.size(); ++t)
            for (std::size_t m = 0; m != words<milestone>.size(); ++m) {
                auto const turn = static_cast<milestone>(m);
                auto const moment = timeline_data::point_of(t, turn);
                auto const a = assess_.of_milestone(t, turn);
                data_.turn_points.push_back(a.point);
                if (!a.members.empty()) data_.members[moment] = a.members;
                if (a.gradual) data_.gradual.push_back(moment);
                for (auto const& r : data_.facts.terms[t].at(turn))
                    if (data_.own_day(r) == instant::future()) count_undated(r.source);
            }
    }

    void place_events()
    {
        for (auto const e : revived_) {
            auto a = assess_.of_event(e);
            if (a.gradual) note_gradual(e);
            data_.revised[e] = std::move(a);
        }
        for (auto i = begin_.events; i != data_.facts.events.size(); ++i) {
            for (auto const& r : data_.facts.events[i].reports) count_undated(r.source);
            if (data_.event(i).same != i) {
                data_.event_points.push_back({});
                continue;
            }
            auto const a = assess_.of_event(i);
            data_.event_points.push_back(a.point);
            if (!a.members.empty()) data_.members[i] = a.members;
            if (a.gradual) note_gradual(i);
            if (a.end) data_.ends.push_back({i, *a.end});
        }
        for (auto i = begin_.claims; i != data_.facts.claims.size(); ++i) count_undated(data_.facts.claims[i].source);
    }
    void note_gradual(std::uint32_t event)
    {
        data_.gradual.push_back(event);
        gradual_.push_back(event);
    }
    void count_undated(std::string const& source)
    {
        auto const at = data_.source_ids.find(source);
        if (!at || data_.published[*at] == instant::past()) ++data_.undated;
    }

    // --- checks over times ---

    void check_terms()
    {
        for (auto t = begin_.terms; t != data_.terms.size(); ++t) {
            auto const& left = data_.settled(data_.point_of(t, milestone::left_office));
            for (auto const m : {milestone::elected, milestone::declared, milestone::took_office})
                if (certainly_before(left.window, data_.settled(data_.point_of(t, m)).window)) {
                    problems_.error(code::term_reversed, fmt::format("terms[{}].left_office", t),
                                    fmt::format("\"{}\" ends before {}", data_.facts.terms[t].id, name(m)), "put its milestones in order");
                    break;
                }
            if (data_.terms[t].leader == none) continue;
            for (auto const u : data_.terms_of_leader.all(data_.terms[t].leader))
                if (u < t && data_.terms[u].office == data_.terms[t].office && certainly_in_office_together(t, u))
                    problems_.error(
                        code::terms_overlap, fmt::format("terms[{}]", t),
                        fmt::format("\"{}\" overlaps \"{}\": one leader, one office", data_.facts.terms[t].id, data_.facts.terms[u].id),
                        "a term is one unbroken holding; end the earlier one first");
        }
    }
    [[nodiscard]] bool certainly_in_office_together(std::uint32_t a, std::uint32_t b) const
    {
        auto const began = [&](std::uint32_t t) { return data_.settled(data_.point_of(t, milestone::took_office)).window; };
        auto const ended = [&](std::uint32_t t) { return data_.settled(data_.point_of(t, milestone::left_office)).window; };
        auto const ongoing = [&](std::uint32_t t) { return data_.settled(data_.point_of(t, milestone::left_office)).ongoing; };
        auto const starts_inside = [&](std::uint32_t x, std::uint32_t y) { // x takes office while y certainly holds it
            return !began(y).is_unknown() && began(y).latest() <= began(x).earliest() &&
                   (certainly_before(began(x), ended(y)) || ongoing(y));
        };
        return starts_inside(a, b) || starts_inside(b, a);
    }

    void check_existence()
    {
        for (auto i = begin_.events; i != data_.events(); ++i)
            for (auto const& a : data_.attending(i)) {
                auto const years = years_of(a.party);
                auto const& when = data_.settled(i).window;
                if (years && !overlap(*years, when))
                    problems_.warning(code::party_did_not_exist, fmt::format("events[{}].participants[{}].party", a.record, a.item),
                                      fmt::format("\"{}\" did not exist at the time", a.party),
                                      "name the party of that time, or correct the time");
            }
    }
    [[nodiscard]] std::optional<bounds> years_of(party p)
    {
        auto const year = [&](int y, instant open) {
            return y == 0 ? open : instant{} + days(civil_day(civil_date{y, 1, 1}) - civil_day{});
        };
        if (auto const* known = info(p)) {
            if (known->first_year == 0 && known->last_year == 0) return std::nullopt;
            return bounds::closed(year(known->first_year, instant::past()),
                                  year(known->last_year == 0 ? 0 : known->last_year + 1, instant::future()));
        }
        for (auto const& d : data_.facts.parties)
            if (d.id == p && !d.years.empty()) {
                problem_list ignored; // said once, where it is defined
                if (auto const r = resolve(when{d.years, "UTC"}, data_.clocks, data_.rules, {}, ignored))
                    return bounds::closed(r->hull().earliest(), r->end.value_or(r->hull()).latest());
            }
        return std::nullopt;
    }

    /// One warning for each cluster that is new or larger, in place of those for what it grew from.
    void warn_of_duplicates()
    {
        for (auto i = begin_.events; i != data_.events(); ++i)
            if (data_.event(i).same == i) data_.alike.add(likeness(i), data_.settled(i).window, i);
        data_.alike.close([&](cluster const& now, std::vector<cluster> const& was) {
            for (auto const& w : was) { // by id: a path is that of a document by now
                auto const& id = data_.facts.events[w.first[1]].id;
                data_.noticed.erase_if([&](diagnostic const& d) { return d.code == code::likely_duplicate && d.record == id; });
            }
            std::string members;
            for (auto const e : now.first)
                if (e != cluster::nobody)
                    members += fmt::format("{}\"{}\"", members.empty() ? "" : now.size == 2 ? " and " : ", ", data_.facts.events[e].id);
            auto text = members + " are of the same kind, parties and status, and may be at the same time";
            if (now.size > 2)
                text = fmt::format("{} events are of the same kind, parties and status, and may be at the same time: {}{}", now.size,
                                   members, now.size > now.first.size() ? fmt::format(" and {} more", now.size - now.first.size()) : "");
            auto const path = fmt::format("events[{}]", now.first[1]); // the first that is like an earlier one
            problems_.warning(code::likely_duplicate, path, std::move(text), "if they are one, say `same_as`");
        });
    }
    /// Of kind, status and who takes part.
    [[nodiscard]] std::uint64_t likeness(std::uint32_t event)
    {
        likeness_of out;
        out << static_cast<std::uint64_t>(data_.event(event).kind) << static_cast<std::uint64_t>(data_.settled(event).standing.is);
        who_.clear();
        for (auto const& a : data_.attending(event)) {
            std::uint64_t letters = 0;
            for (char const c : a.party.code()) letters = (letters << 8) | static_cast<unsigned char>(c);
            who_.emplace_back(a.leader, letters);
        }
        std::sort(who_.begin(), who_.end());
        for (auto const& [leader, letters] : who_) out << leader << letters;
        return out.value();
    }

    void index_events()
    {
        auto const add = [&](std::uint32_t event, std::uint32_t from_record) {
            bool const gradual = std::binary_search(gradual_.begin(), gradual_.end(), event);
            data_.post(event, gradual ? bounds{} : data_.settled(event).window); // a view may see it anywhere
            auto const all = data_.attending(event);
            if (std::any_of(all.begin(), all.end(),
                            [&](attendance const& a) { return a.record >= from_record && a.leader != none && a.capacity; }))
                data_.with_capacity.push_back(event);
        };
        for (auto const e : revived_) add(e, begin_.events);
        for (auto i = begin_.events; i != data_.events(); ++i)
            if (data_.event(i).same == i) add(i, 0);
        data_.close_postings();
    }

    void close()
    {
        auto& f = data_.facts;
        auto const each = [](auto&... lists) { (lists.close(), ...); };
        each(f.sources, f.parties, f.groups, f.leaders, f.offices, f.terms, f.events, f.claims);
        each(data_.event_entries, data_.participants, data_.terms, data_.published, data_.ranked, data_.with_capacity, data_.gradual,
             data_.event_points, data_.turn_points, data_.ends);
    }

    timeline_data& data_;
    problem_list& problems_;
    assessor assess_;
    counts begin_;
    std::vector<std::pair<std::uint32_t, std::uint64_t>> who_; ///< in `likeness`
    std::vector<std::uint32_t> revived_;                       ///< events that were there, and of which a new record says more
    std::vector<std::uint32_t> gradual_; ///< of those and of the new ones, whose reports did not all become public at once; sorted
};

} // namespace entente::detail
