// From records to a timeline: references, checks and times. What the claims say is added by relate.hpp.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fingerprint.hpp>
#include <entente/detail/fmt.hpp>
#include <entente/error.hpp>
#include <entente/time/civil.hpp>
#include <entente/time/resolve.hpp>
#include <entente/timeline/detail/assess.hpp>
#include <entente/timeline/detail/attending.hpp>
#include <entente/timeline/detail/data.hpp>
#include <entente/timeline/detail/plain_events.hpp>
#include <entente/timeline/detail/refer.hpp>
#include <entente/timeline/detail/take_events.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::detail {

/// Takes in records: the columns that they add to a timeline's data, and every problem with them, those that were there
/// before being known to be good. The data are of use only if no problem is an error.
class compiler {
public:
    compiler(timeline_data& data, problem_list& problems)
        : data_(data)
        , problems_(problems)
        , refer_(data, problems)
        , assess_(data, problems)
    {
    }

    void run(records more)
    {
        auto const& f = data_.facts;
        begin_ = {f.sources.size(), f.parties.size(), f.groups.size(), f.leaders.size(),           f.offices.size(),
                  f.terms.size(),   f.events.size(),  f.claims.size(), f.events.all_participants()};
        data_.facts.add(std::move(more));
        data_.facts.events.close(); // so that its ids are found
        data_.is_plain_void = data_.is_plain_void || (begin_.events != 0 && f.terms.size() != begin_.terms);
        collect_ids();
        check_sources();
        check_parties_and_groups();
        resolve_offices_and_terms();
        take_events();
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
    /// How many there were before.
    struct counts {
        std::size_t sources = 0, parties = 0, groups = 0, leaders = 0, offices = 0, terms = 0, events = 0, claims = 0, participants = 0;
    };

    [[nodiscard]] id_range<term_id> new_terms() const { return {begin_.terms, data_.facts.terms.size()}; }
    [[nodiscard]] id_range<event_id> new_events() const { return {begin_.events, data_.facts.events.size()}; }
    [[nodiscard]] bool is_new(event_id e) const { return number(e) >= begin_.events; }

    // --- ids ---

    /// Says which of the records from `begin` on have no id, or that of another.
    template <class Id, class Text, class Find>
    void check_ids(id_range<Id> added, std::string_view what, Text text, Find find, bool need_ids = true)
    {
        for (auto const id : added) {
            auto const first = find(text(id));
            if (first && *first != id)
                problems_.error(code::duplicate_id, fmt::format("{}[{}].id", what, number(id)),
                                fmt::format("\"{}\" is already the id of {}[{}]", text(id), what, number(*first)), "give each its own");
            if (!first && need_ids)
                problems_.error(code::missing_field, fmt::format("{}[{}].id", what, number(id)), "there is no id", "give it one");
        }
    }
    template <class Id, class Record>
    void collect(chain<Record> const& list, std::size_t begin, std::string_view what, dictionary_of<Id>& into, bool need_ids = true)
    {
        auto const added = ids<Id>(begin, list.size());
        for (auto const id : added) into.add(list[number(id)].id, id);
        into.close();
        check_ids(
            added, what, [&](Id id) { return std::string_view(list[number(id)].id); }, [&](auto text) { return into.find(text); },
            need_ids);
    }

    void collect_ids()
    {
        auto const& f = data_.facts;
        collect(f.sources, begin_.sources, "sources", data_.source_ids);
        collect(f.groups, begin_.groups, "groups", data_.group_ids);
        collect(f.leaders, begin_.leaders, "leaders", data_.leader_ids);
        collect(f.offices, begin_.offices, "offices", data_.office_ids);
        collect(f.terms, begin_.terms, "terms", data_.term_ids);
        check_ids(
            new_events(), "events", [&](event_id e) { return f.events.id_text(e); }, [&](auto text) { return f.events.find(text); });
        collect(f.claims, begin_.claims, "claims", data_.claim_ids, false);

        for (auto const l : ids<leader_id>(begin_.leaders, f.leaders.size()))
            data_.leader_spellings.add(data_.leader_at(l), l, data_.script);
        data_.leader_spellings.close();
    }

    // --- sources, parties, offices, terms ---

    void check_sources()
    {
        for (auto i = begin_.sources; i != data_.facts.sources.size(); ++i) {
            auto const& s = data_.facts.sources[i];
            auto const time_of = [&](when const& time, std::string_view field) {
                return data_.time_of(
                    time, [&] { return fmt::format("sources[{}].{}", i, field); }, problems_);
            };
            auto const at = time_of(s.published, "published");
            auto const ranked =
                s.ranked.empty() ? std::nullopt : time_of(when{s.ranked, s.published.zone()}.in(s.published.calendar()), "ranked");
            data_.published.push_back(s.published.empty() || !at ? instant::past() : at->hull().latest());
            data_.ranked.push_back(ranked ? ranked->hull().latest() : instant::past());
        }
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
            if (auto const first = data_.facts.own_parties.find(own[i].id); first && *first < i)
                problems_.error(code::duplicate_id, fmt::format("parties[{}].code", i),
                                fmt::format("\"{}\" is already the code of parties[{}]", own[i].id, *first), "give each its own");
            if (!own[i].years.empty())
                (void)resolve(when{own[i].years, "UTC"}, data_.clocks, data_.rules, fmt::format("parties[{}].years", i), problems_);
        }
        for (std::size_t i = begin_.groups; i != data_.facts.groups.size(); ++i)
            for (std::size_t k = 0; k != data_.facts.groups[i].members.size(); ++k)
                refer_.check_party(data_.facts.groups[i].members[k], [&] { return fmt::format("groups[{}].members[{}]", i, k); });
    }

    void resolve_offices_and_terms()
    {
        auto const& f = data_.facts;
        for (std::size_t i = begin_.offices; i != f.offices.size(); ++i) {
            auto const path = fmt::format("offices[{}].party", i);
            if (f.offices[i].party.empty()) problems_.error(code::missing_field, path, "an office belongs to a party", "say to which");
            refer_.check_party(f.offices[i].party, [&] { return path; });
        }
        for (auto const id : new_terms()) {
            auto const& t = data_.term_at(id);
            auto const i = number(id);
            if (t.id.find('.') != std::string::npos)
                problems_.error(code::bad_value, fmt::format("terms[{}].id", i), fmt::format("\"{}\" contains a dot", t.id),
                                "the dot stands between a term and its milestone");
            term_entry const entry{refer_.to_leader(t.leader, fmt::format("terms[{}].leader", i)),
                                   refer_.to_office(t.office, [&] { return fmt::format("terms[{}].office", i); })};
            if (entry.leader) data_.terms_of_leader.add(*entry.leader, id);
            if (entry.office) data_.terms_of_office.add(*entry.office, id);
            data_.terms.push_back(entry);
        }
        data_.terms_of_leader.close();
        data_.terms_of_office.close();
    }

    // --- events ---

    void take_events()
    {
        event_taker taker(data_, problems_, begin_.events, begin_.participants);
        taker.run();
        revived_ = taker.revived();
    }

    // --- times ---

    void place_milestones()
    {
        for (auto const t : new_terms())
            for (std::size_t m = 0; m != words<milestone>.size(); ++m) {
                auto const turn = static_cast<milestone>(m);
                moment const at{t, turn};
                auto const a = assess_.of_milestone(t, turn);
                data_.turn_points.push_back(a.point);
                data_.turns_since.push_back(a.since);
                if (!a.members.empty()) data_.members[at] = a.members;
                if (a.gradual) data_.gradual.push_back(at);
                for (auto const& r : data_.term_at(t).at(turn))
                    if (is_undated(r.source) && data_.own_day(r) == instant::future()) ++data_.undated;
            }
    }

    void place_events()
    {
        for (auto const e : revived_) {
            auto a = assess_.of_event(e);
            if (a.gradual) note_gradual(e);
            data_.revised[e] = std::move(a);
        }
        for (auto const i : new_events()) {
            (void)data_.facts.events.any_source(i, [&](std::string const& source) { return data_.undated += is_undated(source), false; });
            bool const is_one = data_.same(i) == i;
            auto const a = is_one ? assess_.of_event(i) : account{};
            auto const records = data_.records_of_event(i);
            bool const several = is_one && (records.size() > 1 || data_.facts.events.has_several_reports(i));
            data_.windows.push_back(a.point.window);
            data_.event_marks.push_back(marks(a.point, several));
            if (several) data_.several.push_back({i, a.point.earliest_by, a.point.latest_by, a.since});
            if (!a.members.empty()) data_.members[i] = a.members;
            if (a.gradual) note_gradual(i);
            if (a.end) data_.ends.push_back({i, *a.end});
        }
        for (auto const c : ids<claim_id>(begin_.claims, data_.facts.claims.size())) data_.undated += is_undated(data_.claim_at(c).source);
    }
    void note_gradual(event_id event)
    {
        data_.gradual.push_back(event);
        gradual_.push_back(event);
    }
    [[nodiscard]] bool is_undated(std::string const& source) const
    {
        auto const at = data_.source_ids.find(source);
        return !at || data_.published[*at] == instant::past();
    }

    // --- checks over times ---

    void check_terms()
    {
        for (auto const t : new_terms()) {
            auto const left = data_.settled(moment{t, milestone::left_office});
            for (auto const m : {milestone::elected, milestone::declared, milestone::took_office})
                if (certainly_before(left.window, data_.settled(moment{t, m}).window)) {
                    problems_.error(code::term_reversed, fmt::format("terms[{}].left_office", number(t)),
                                    fmt::format("\"{}\" ends before {}", data_.term_at(t).id, name(m)), "put its milestones in order");
                    break;
                }
            if (!data_.terms[t].leader) continue;
            for (auto const u : data_.terms_of_leader.all(*data_.terms[t].leader))
                if (u < t && data_.terms[u].office == data_.terms[t].office && certainly_in_office_together(t, u))
                    problems_.error(code::terms_overlap, fmt::format("terms[{}]", number(t)),
                                    fmt::format("\"{}\" overlaps \"{}\": one leader, one office", data_.term_at(t).id, data_.term_at(u).id),
                                    "a term is one unbroken holding; end the earlier one first");
        }
    }
    [[nodiscard]] bool certainly_in_office_together(term_id a, term_id b) const
    {
        auto const began = [&](term_id t) { return data_.settled(moment{t, milestone::took_office}).window; };
        auto const ended = [&](term_id t) { return data_.settled(moment{t, milestone::left_office}).window; };
        auto const ongoing = [&](term_id t) { return data_.settled(moment{t, milestone::left_office}).ongoing; };
        auto const starts_inside = [&](term_id x, term_id y) { // x takes office while y certainly holds it
            return !began(y).is_unknown() && began(y).latest() <= began(x).earliest() &&
                   (certainly_before(began(x), ended(y)) || ongoing(y));
        };
        return starts_inside(a, b) || starts_inside(b, a);
    }

    void check_existence()
    {
        for (auto const i : new_events())
            for (auto const& a : attending(data_, i)) {
                auto const years = years_of(a.party);
                auto const& when = data_.settled(i).window;
                if (years && !overlap(*years, when))
                    problems_.warning(code::party_did_not_exist, fmt::format("events[{}].participants[{}].party", number(a.record), a.item),
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
        auto const own = data_.facts.own_parties.find(p);
        if (!own || data_.facts.parties[*own].years.empty()) return std::nullopt;
        problem_list ignored; // said once, where it is defined
        if (auto const r = resolve(when{data_.facts.parties[*own].years, "UTC"}, data_.clocks, data_.rules, {}, ignored))
            return bounds::closed(r->hull().earliest(), r->end.value_or(r->hull()).latest());
        return std::nullopt;
    }

    /// One warning for each cluster that is new or larger, in place of those for what it grew from.
    void warn_of_duplicates()
    {
        for (auto const i : new_events())
            if (data_.same(i) == i) data_.alike.add(likeness(i), data_.settled(i).window, i);
        data_.alike.close(
            [&](event_id e) { return data_.windows[e]; },
            [&](cluster const& now, std::vector<cluster> const& was) {
                for (auto const& w : was) { // by id: a path is that of a document by now
                    auto const id = data_.facts.events.id(*w.first[1]);
                    data_.noticed.erase_if([&](diagnostic const& d) { return d.code == code::likely_duplicate && d.record == id; });
                }
                std::string members;
                for (auto const e : now.first)
                    if (e)
                        members += fmt::format("{}\"{}\"",
                                               members.empty() ? ""
                                               : now.size == 2 ? " and "
                                                               : ", ",
                                               data_.facts.events.id(*e));
                auto text = members + " are of the same kind, parties and status, and may be at the same time";
                if (now.size > 2)
                    text =
                        fmt::format("{} events are of the same kind, parties and status, and may be at the same time: {}{}", now.size,
                                    members, now.size > now.first.size() ? fmt::format(" and {} more", now.size - now.first.size()) : "");
                auto const path = fmt::format("events[{}]", number(*now.first[1])); // the first that is like an earlier one
                problems_.warning(code::likely_duplicate, path, std::move(text), "if they are one, say `same_as`");
            });
    }
    /// Of kind, status and who takes part.
    [[nodiscard]] std::uint64_t likeness(event_id event)
    {
        fingerprint out;
        out << static_cast<std::uint64_t>(data_.facts.events.kind(event)) << static_cast<std::uint64_t>(data_.settled(event).standing.is);
        who_.clear();
        for (auto const& a : attending(data_, event)) {
            std::uint64_t letters = 0;
            for (char const c : a.party.code()) letters = (letters << 8) | static_cast<unsigned char>(c);
            who_.emplace_back(a.leader ? number(*a.leader) : nobody, letters);
        }
        std::sort(who_.begin(), who_.end());
        for (auto const& [leader, letters] : who_) out << leader << letters;
        return out.value();
    }

    void index_events()
    {
        plain_events plain(data_);
        auto const add = [&](event_id event, event_id from_record) {
            bool const gradual = std::binary_search(gradual_.begin(), gradual_.end(), event);
            auto const all = attending(data_, event);
            auto const kind = data_.facts.events.kind(event);
            auto const as = !is_new(event) || gradual ? plain_events::aspects{{aspect(kind), aspect(kind)}, aspect(kind)}
                                                      : plain.judge(event, kind, all);
            auto const as_seen_by = [&](attendance const* own) {
                return own == nullptr ? as.of_pair : as.of_leader[own == &all[0] ? 0 : 1];
            };
            auto const window = gradual ? bounds{} : data_.settled(event).window; // a view may see it anywhere
            data_.posted.add(event, kind, all, window, as_seen_by);
            if (std::any_of(all.begin(), all.end(), [&](attendance const& a) { return a.record >= from_record && a.leader && a.capacity; }))
                data_.with_capacity.push_back(event);
        };
        for (auto const e : revived_) add(e, id_of<event_id>(begin_.events));
        for (auto const i : new_events())
            if (data_.same(i) == i) add(i, event_id{0});
        data_.posted.close();
    }

    void close()
    {
        auto& f = data_.facts;
        auto const each = [](auto&... lists) { (lists.close(), ...); };
        each(f.sources, f.parties, f.groups, f.leaders, f.offices, f.terms, f.events, f.claims);
        each(data_.seats, data_.terms, data_.published, data_.ranked, data_.with_capacity, data_.gradual, data_.windows, data_.event_marks,
             data_.several, data_.turn_points, data_.turns_since, data_.ends);
    }

    timeline_data& data_;
    problem_list& problems_;
    referrer refer_;
    assessor assess_;
    counts begin_;
    static constexpr auto nobody = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::pair<std::uint32_t, std::uint64_t>> who_; ///< in `likeness`
    std::vector<event_id> revived_;                            ///< events that were there, and of which a new record says more
    std::vector<event_id> gradual_; ///< of those and of the new ones, whose reports did not all become public at once; sorted
};

} // namespace entente::detail
