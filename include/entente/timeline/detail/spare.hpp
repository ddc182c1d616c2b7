// What of a contradiction can be spared where what one statement says depends on others.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/add_once.hpp>
#include <entente/timeline/detail/attending.hpp>
#include <entente/timeline/detail/compile.hpp>
#include <entente/timeline/detail/hide.hpp>
#include <entente/timeline/detail/name_finder.hpp>
#include <entente/timeline/detail/relate.hpp>
#include <entente/timeline/detail/reports.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace entente::detail {

/// Some statements and all that they are about, as records of their own.
class chosen_records {
public:
    explicit chosen_records(accounts const& data) : data_(data) {}

    [[nodiscard]] records of(std::vector<said> const& these)
    {
        for (auto const& s : these) add(s);
        records out;
        for (auto const e : events_) copy_event(e, these, out);
        for (auto const t : terms_) copy_term(t, these, out);
        for (auto const& s : these)
            if (s.kind == said::what::claim) copy_claim(data_.claim_at(claim_id{s.record}), out);
        for (auto const l : leaders_) out.leaders.push_back(data_.leader_at(l));
        for (auto const o : offices_) out.offices.push_back(data_.office_at(o));
        for (auto const& d : data_.facts.parties)
            if (std::find(parties_.begin(), parties_.end(), d.id) != parties_.end()) out.parties.push_back(d);
        for (auto const s : sources_) out.sources.push_back(data_.source_at(s));
        for (auto const g : groups_) out.groups.push_back(data_.group_at(g));
        return out;
    }

private:
    void add(said const& s)
    {
        switch (s.kind) {
        case said::what::milestone_report: add_term(term_id{s.record}); return;
        case said::what::claim: add_claim(data_.claim_at(claim_id{s.record})); return;
        case said::what::event_report:
        case said::what::capacity: add_event(data_.same(event_id{s.record}));
        }
    }
    void add_moment(std::string const& name)
    {
        if (auto const p = data_.find_point(name)) p->is_event() ? add_event(p->event()) : add_term(p->term());
    }
    void add_claim(claim const& c)
    {
        for_each_named(c, [&](std::string const& name) { add_moment(name); });
        auto const scoped = [&](scope const& s) {
            if (auto const t = data_.term_ids.find(s.by)) add_term(*t);
            if (auto const l = name_finder(data_).leader(s.by).leader) add_leader(*l);
            for (auto const& with : s.with)
                if (auto const g = data_.group_ids.find(with)) {
                    add_once(groups_, *g);
                    for (auto const p : data_.group_at(*g).members) add_once(parties_, p);
                } else if (auto const p = data_.find_party(with)) add_once(parties_, *p);
        };
        if (auto const* s = std::get_if<first_claim>(&c.says)) scoped(s->scope);
        if (auto const* s = std::get_if<complete_claim>(&c.says)) scoped(s->scope);
    }
    void add_event(event_id event)
    {
        if (!add_once(events_, event)) return;
        for (auto const& a : attending(data_, event)) {
            add_once(parties_, a.party);
            if (a.leader) add_leader(*a.leader);
        }
        for (auto const record : data_.records_of_event(event)) add_once(parties_, data_.facts.events.in(record));
        if (auto const occasion = data_.occasion(event); occasion) add_event(*occasion);
    }
    void add_leader(leader_id leader)
    {
        if (!add_once(leaders_, leader)) return;
        for (auto const t : data_.terms_of_leader.all(leader)) add_term(t);
    }
    void add_term(term_id term)
    {
        if (!add_once(terms_, term)) return;
        auto const its = data_.terms[term];
        add_leader(*its.leader);
        if (add_once(offices_, *its.office)) add_once(parties_, data_.office_at(*its.office).party);
    }

    [[nodiscard]] static bool is_there(std::vector<said> const& these, said const& s)
    {
        return std::find(these.begin(), these.end(), s) != these.end();
    }
    void cite(std::string const& source)
    {
        if (auto const s = data_.source_ids.find(source)) add_once(sources_, *s);
    }
    void copy_event(event_id e, std::vector<said> const& these, records& out)
    {
        for (auto const record : data_.records_of_event(e)) {
            auto copy = data_.facts.events[record];
            for (std::uint32_t k = 0; auto const& r : std::exchange(copy.reports, {}))
                if (is_there(these, {said::what::event_report, {}, number(record), k++})) copy_report(r, copy.reports);
            for (std::uint32_t k = 0; k != copy.participants.size(); ++k)
                if (!is_there(these, {said::what::capacity, {}, number(record), k})) copy.participants[k].capacity.reset();
            out.events.push_back(std::move(copy));
        }
    }
    void copy_term(term_id t, std::vector<said> const& these, records& out)
    {
        auto copy = data_.term_at(t);
        for (std::size_t m = 0; m != copy.milestones.size(); ++m) {
            auto const turn = static_cast<milestone>(m);
            auto const& all = data_.term_at(t).at(turn);
            copy.milestones[m].clear();
            for (std::uint32_t k = 0; k != all.size(); ++k)
                if (is_there(these, {said::what::milestone_report, turn, number(t), k})) copy_report(all[k], copy.milestones[m]);
        }
        out.terms.push_back(std::move(copy));
    }
    void copy_report(report const& r, std::vector<report>& to)
    {
        cite(r.source);
        to.push_back(r);
    }
    void copy_claim(claim const& c, records& out)
    {
        cite(c.source);
        out.claims.push_back(c);
    }

    accounts const& data_;
    std::vector<event_id> events_;
    std::vector<term_id> terms_;
    std::vector<leader_id> leaders_;
    std::vector<office_id> offices_;
    std::vector<source_id> sources_;
    std::vector<group_id> groups_;
    std::vector<party> parties_;
};

/// Takes out of a contradiction what it can spare. Where only differences are in it that is done already (evidence.hpp). What claims over
/// scopes and calendar days, capacities and contested times say depends on what else is known, so that it is tried with a
/// timeline of the statements alone.
class sparing {
public:
    /// `whole`: of a contested time all reports or none, so that it stays the contradiction that it is.
    sparing(knowledge const& data, bool whole) : data_(data), whole_(whole) {}

    void operator()(conflict& c) const
    {
        if (c.with.size() < 2 || c.with.size() > most_tried) return; // nothing can be spared, or see docs/answers.md
        auto all = c.with;
        all.push_back(c.rejected);
        if (std::none_of(all.begin(), all.end(), [&](said const& s) { return says_more(s); }) || !is_contradictory(all)) return;
        citer const cite(data_);
        std::vector<std::pair<std::string, said>> tried; // in an order of their own
        for (auto const& s : c.with) tried.emplace_back(cite(s), s);
        std::stable_sort(tried.begin(), tried.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
        for (bool spared = true; spared;) {
            spared = false;
            for (auto const& [words, s] : tried) {
                if (std::find(c.with.begin(), c.with.end(), s) == c.with.end()) continue;
                auto const goes = [&, one = s](said const& other) {
                    return other == one || (whole_ && is_contested(one) && moment_of(data_, other) == moment_of(data_, one));
                };
                auto fewer = all;
                std::erase_if(fewer, goes);
                if (!is_contradictory(fewer)) continue;
                all = std::move(fewer);
                std::erase_if(c.with, goes);
                spared = true;
            }
        }
    }

private:
    static constexpr std::size_t most_tried = 40;

    [[nodiscard]] bool is_contested(said const& s) const
    {
        auto const m = moment_of(data_, s);
        return m && data_.settled(*m).contested;
    }
    [[nodiscard]] bool says_more(said const& s) const
    {
        if (s.kind == said::what::capacity) return true; // of which term depends on the others
        if (s.kind != said::what::claim) return is_contested(s);
        auto const& says = data_.claim_at(claim_id{s.record}).says;
        if (auto const* d = std::get_if<distance_claim>(&says)) return !d->zone.empty();
        return !std::holds_alternative<order_claim>(says);
    }
    [[nodiscard]] bool is_contradictory(std::vector<said> const& these) const
    {
        timeline_data alone(data_.clocks);
        alone.rules = data_.rules;
        alone.script = data_.script;
        problem_list ignored; // said of the whole
        compiler checks(alone, ignored);
        checks.run(chosen_records(data_).of(these));
        if (data_.horizon) hide_after(alone, *data_.horizon);
        ignored.clear();
        relater(alone, checks.assess(), ignored, nullptr).run();
        return !alone.conflicts.empty();
    }

    knowledge const& data_;
    bool whole_;
};

inline void spare_for_decision(knowledge const& data, conflict& c) { sparing(data, true)(c); }
inline void spare_for_citation(knowledge const& data, conflict& c) { sparing(data, false)(c); }

} // namespace entente::detail
