// From records to a timeline: references, checks and times. What the claims say is added by relate.hpp.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>
#include <entente/time/civil.hpp>
#include <entente/time/iso_duration.hpp>
#include <entente/time/resolve.hpp>
#include <entente/timeline/detail/cite.hpp>
#include <entente/timeline/detail/data.hpp>
#include <entente/timeline/detail/settle.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace entente::detail {

/// Fills a timeline's data from its facts. Every problem is appended; the data are of use only if none is an error.
class compiler {
public:
    compiler(timeline_data& data, std::vector<diagnostic>& problems) : data_(data), problems_(problems) {}

    void run()
    {
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
        index();
    }

    [[nodiscard]] bool has_errors() const
    {
        return std::any_of(problems_.begin(), problems_.end(), [](diagnostic const& d) { return d.level == severity::error; });
    }
    void error(code c, std::string path, std::string text, std::string remedy = {})
    {
        problems_.push_back({severity::error, c, {}, std::move(path), std::move(text), std::move(remedy)});
    }
    void warning(code c, std::string path, std::string text, std::string remedy = {})
    {
        problems_.push_back({severity::warning, c, {}, std::move(path), std::move(text), std::move(remedy)});
    }

    [[nodiscard]] std::vector<diagnostic>& problems() { return problems_; }

    [[nodiscard]] credit credit_of(std::string const& source) const
    {
        auto const at = data_.source_ids.find(source);
        if (!at) return {};
        return {data_.facts.sources[*at].rank, published_[*at]};
    }

    statement label(said s)
    {
        data_.statements.push_back(s);
        return statement{static_cast<std::uint32_t>(data_.statements.size() - 1)};
    }

private:
    // --- ids ---

    template <class Records>
    void collect(Records const& list, std::string_view what, dictionary& into, bool need_ids = true)
    {
        for (std::size_t i = 0; i != list.size(); ++i) into.add(list[i].id, static_cast<std::uint32_t>(i));
        into.sort();
        for (std::size_t i = 0; i != list.size(); ++i) {
            auto const first = into.find(list[i].id);
            if (first && *first != i)
                error(code::duplicate_id, fmt::format("{}[{}].id", what, i),
                      fmt::format("\"{}\" is already the id of {}[{}]", list[i].id, what, *first), "give each its own");
            if (!first && need_ids) error(code::missing_field, fmt::format("{}[{}].id", what, i), "there is no id", "give it one");
        }
    }

    void collect_ids()
    {
        auto const& f = data_.facts;
        collect(f.sources, "sources", data_.source_ids);
        collect(f.groups, "groups", data_.group_ids);
        collect(f.leaders, "leaders", data_.leader_ids);
        collect(f.offices, "offices", data_.office_ids);
        collect(f.terms, "terms", data_.term_ids);
        collect(f.events, "events", data_.event_ids);
        dictionary claim_ids;
        collect(f.claims, "claims", claim_ids, false); // nothing refers to a claim

        for (std::uint32_t i = 0; i != f.leaders.size(); ++i) {
            auto const& l = f.leaders[i];
            data_.leader_names.add(l.id, i);
            data_.leader_names.add(l.name, i);
            for (auto const& n : l.names) data_.leader_names.add(n, i);
            for (auto const& a : l.aliases) data_.leader_names.add(a, i);
        }
        data_.leader_names.sort();
    }

    /// The number of the record that `text` refers to.
    std::uint32_t refer(dictionary const& to, std::string_view what, std::string const& text, std::string path)
    {
        if (auto const at = to.find(text)) return *at;
        error(code::unknown_id, std::move(path), fmt::format("there is no {} \"{}\"", what, text), to.suggestion(text));
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
        for (std::size_t i = 0; i != data_.facts.sources.size(); ++i) {
            auto const& s = data_.facts.sources[i];
            auto const at = time_of(s.published, fmt::format("sources[{}].published", i));
            published_.push_back(s.published.empty() || !at ? instant::past() : at->hull().latest());
        }
    }

    void check_party(party p, std::string path)
    {
        if (p.empty() || info(p) != nullptr) return;
        auto const& own = data_.facts.parties;
        if (std::any_of(own.begin(), own.end(), [&](party_definition const& d) { return d.id == p; })) return;
        error(code::unknown_party, std::move(path), fmt::format("\"{}\" is no party that is known", p),
              "use an ISO 3166-1 alpha-3 code, or define it under `parties`");
    }

    void check_parties_and_groups()
    {
        auto const& own = data_.facts.parties;
        for (std::size_t i = 0; i != own.size(); ++i) {
            if (own[i].id.empty()) error(code::missing_field, fmt::format("parties[{}].code", i), "there is no code", "give it one");
            if (info(own[i].id) != nullptr)
                error(code::duplicate_id, fmt::format("parties[{}].code", i),
                      fmt::format("\"{}\" is built in: {}", own[i].id, info(own[i].id)->name), "choose another code");
            for (std::size_t k = 0; k != i; ++k)
                if (own[k].id == own[i].id)
                    error(code::duplicate_id, fmt::format("parties[{}].code", i),
                          fmt::format("\"{}\" is already the code of parties[{}]", own[i].id, k), "give each its own");
            if (!own[i].years.empty()) (void)time_of(when{own[i].years, "UTC"}, fmt::format("parties[{}].years", i));
        }
        for (std::size_t i = 0; i != data_.facts.groups.size(); ++i)
            for (std::size_t k = 0; k != data_.facts.groups[i].members.size(); ++k)
                check_party(data_.facts.groups[i].members[k], fmt::format("groups[{}].members[{}]", i, k));
    }

    void resolve_offices_and_terms()
    {
        auto const& f = data_.facts;
        for (std::size_t i = 0; i != f.offices.size(); ++i) {
            auto const path = fmt::format("offices[{}].party", i);
            if (f.offices[i].party.empty()) error(code::missing_field, path, "an office belongs to a party", "say to which");
            check_party(f.offices[i].party, path);
        }
        std::vector<std::pair<std::uint32_t, std::uint32_t>> of_leader;
        for (std::uint32_t i = 0; i != f.terms.size(); ++i) {
            auto const& t = f.terms[i];
            if (t.id.find('.') != std::string::npos)
                error(code::bad_value, fmt::format("terms[{}].id", i), fmt::format("\"{}\" contains a dot", t.id),
                      "the dot stands between a term and its milestone");
            term_entry const entry{refer_to_leader(t.leader, fmt::format("terms[{}].leader", i)),
                                   refer(data_.office_ids, "office", t.office, fmt::format("terms[{}].office", i))};
            if (entry.leader != none) of_leader.emplace_back(entry.leader, i);
            data_.terms.push_back(entry);
        }
        data_.terms_of_leader = table(f.leaders.size(), of_leader);
    }

    // --- events ---

    void merge_events()
    {
        auto const& f = data_.facts;
        auto const count = static_cast<std::uint32_t>(f.events.size());
        std::vector<std::uint32_t> next(count);
        data_.events.resize(count);
        for (std::uint32_t i = 0; i != count; ++i)
            next[i] = f.events[i].same_as.empty() ? i : refer(data_.event_ids, "event", f.events[i].same_as, fmt::format("events[{}].same_as", i));
        std::vector<std::pair<std::uint32_t, std::uint32_t>> merged;
        for (std::uint32_t i = 0; i != count; ++i) {
            auto end = i;
            std::uint32_t steps = 0;
            while (end != none && next[end] != end && steps++ != count) end = next[end];
            if (end != none && next[end] != end) {
                error(code::own_parent, fmt::format("events[{}].same_as", i), fmt::format("\"{}\" leads back to itself", f.events[i].id),
                      "name the one event that the others are merged into");
                end = i;
            }
            data_.events[i].same = end == none ? i : end;
            merged.emplace_back(data_.events[i].same, i);
        }
        records_of_ = table(count, merged);
    }

    void resolve_events()
    {
        auto const& f = data_.facts;
        for (std::uint32_t i = 0; i != f.events.size(); ++i) {
            auto& entry = data_.events[i];
            entry.kind = f.events[i].kind;
            if (!f.events[i].occasion.empty()) {
                entry.occasion = refer(data_.event_ids, "event", f.events[i].occasion, fmt::format("events[{}].occasion", i));
                if (entry.occasion != none) entry.occasion = data_.events[entry.occasion].same;
            }
            entry.first_participant = static_cast<std::uint32_t>(data_.participants.size());
            for (auto const record : records_of_[i]) attend(record, entry.first_participant);
            entry.end_participant = static_cast<std::uint32_t>(data_.participants.size());
            if (entry.same == i) check_number_of_parties(i);
        }
        for (std::uint32_t i = 0; i != f.events.size(); ++i) check_occasions(i);
    }

    /// Adds the participants of a record; those of a merged event only where they are new.
    void attend(std::uint32_t record, std::uint32_t first)
    {
        auto const& list = data_.facts.events[record].participants;
        auto const own = static_cast<std::uint32_t>(data_.participants.size());
        for (std::uint32_t k = 0; k != list.size(); ++k) {
            auto const path = fmt::format("events[{}].participants[{}]", record, k);
            attendance a{none, list[k].party, list[k].role, list[k].capacity, record, k};
            if (!list[k].leader.empty()) {
                a.leader = refer_to_leader(list[k].leader, path + ".leader");
                if (a.leader == none) continue;
            }
            check_party(a.party, path + ".party");
            if (a.party.empty()) a.party = party_of(a.leader, path);
            auto const same = [&](attendance const& b) { return a.leader != none ? b.leader == a.leader : b.leader == none && b.party == a.party; };
            auto const begin = data_.participants.begin();
            if (std::any_of(begin + own, data_.participants.end(), same)) {
                auto const& who = a.leader != none ? data_.facts.leaders[a.leader].id : std::string(a.party.code());
                error(code::same_participant, path, fmt::format("\"{}\" takes part twice", who), "name every participant once");
            } else if (std::none_of(begin + first, begin + own, same))
                data_.participants.push_back(a);
        }
    }

    /// A leader alone takes the party of the only office held.
    party party_of(std::uint32_t leader, std::string const& path)
    {
        party only;
        if (leader != none)
            for (auto const t : data_.terms_of_leader[leader]) {
                if (data_.terms[t].office == none) return {};
                auto const p = data_.facts.offices[data_.terms[t].office].party;
                if (!only.empty() && only != p) {
                    only = {};
                    break;
                }
                only = p;
            }
        if (only.empty())
            error(code::missing_field, path + ".party",
                  leader == none ? std::string("neither a leader nor a party") : fmt::format("for which party \"{}\" took part is not said", data_.facts.leaders[leader].id),
                  "give the party");
        return only;
    }

    void check_number_of_parties(std::uint32_t event)
    {
        auto const kind = data_.events[event].kind;
        bool const pairwise = kind == event_kind::call || kind == event_kind::video_call || kind == event_kind::meeting || kind == event_kind::message;
        std::size_t const least = pairwise ? 2 : 1;
        auto const& list = data_.facts.events[event].participants;
        auto const count = std::max(list.size(), data_.attending(event).size()); // an unknown leader is reported once, not twice
        if (count < least)
            error(code::too_few_parties, fmt::format("events[{}].participants", event),
                  fmt::format("a {} with {}", name(kind), count == 0 ? "no party" : "one party"), fmt::format("name at least {}", least));
    }

    void check_occasions(std::uint32_t event)
    {
        auto at = data_.events[event].occasion;
        for (std::size_t steps = 0; at != none && steps <= data_.events.size(); ++steps, at = data_.events[at].occasion)
            if (at == data_.events[event].same) {
                error(code::own_parent, fmt::format("events[{}].occasion", event),
                      fmt::format("\"{}\" would be its own occasion", data_.facts.events[event].id), "an occasion is the larger event");
                return;
            }
    }

    // --- times ---

    /// Appends the report's time, if it gives one.
    void add_time(report const& r, std::string const& path, said what, std::vector<timed_report>& to)
    {
        if (!r.source.empty()) (void)refer(data_.source_ids, "source", r.source, path + ".source");
        if (!r.length.empty() && !parse_duration(r.length))
            error(code::bad_time, path + ".length", fmt::format("\"{}\" is no length of time", r.length), "write an ISO 8601 duration of weeks, days, hours, minutes and seconds: PT25M");
        if (r.time.empty()) return;
        if (auto time = time_of(r.time, path + ".time")) to.push_back({std::move(*time), label(what), credit_of(r.source)});
    }

    void place(std::uint32_t number, settled const& s)
    {
        auto& p = data_.points[number];
        p.window = s.where.window;
        p.reported = s.where.reported;
        p.earliest_by = s.earliest_by;
        p.latest_by = s.latest_by;
        p.odd = s.where.contested || s.where.one_of || s.where.approximate || s.where.uncertain || s.where.whole_earth || s.where.ongoing;
        if (p.odd) data_.oddities.emplace_back(number, s.where);
    }

    void place_milestones()
    {
        data_.points.resize(data_.events.size() + data_.terms.size() * words<milestone>.size());
        for (std::uint32_t t = 0; t != data_.terms.size(); ++t)
            for (std::size_t m = 0; m != words<milestone>.size(); ++m) {
                auto const turn = static_cast<milestone>(m);
                auto const& reports = data_.facts.terms[t].at(turn);
                std::vector<timed_report> times;
                for (std::uint32_t k = 0; k != reports.size(); ++k)
                    add_time(reports[k], fmt::format("terms[{}].{}[{}]", t, name(turn), k), {said::what::milestone_report, turn, t, k}, times);
                auto const s = settle(times);
                place(data_.point_of(t, turn), s);
                if (s.where.contested) warn_contested(fmt::format("terms[{}].{}", t, name(turn)), times);
            }
    }

    void place_events()
    {
        for (std::uint32_t i = 0; i != data_.events.size(); ++i) {
            if (data_.events[i].same != i) continue;
            std::vector<timed_report> held;
            std::vector<timed_report> planned;
            status_inquiry status;
            duration length = duration{};
            for (auto const record : records_of_[i]) {
                auto const& reports = data_.facts.events[record].reports;
                for (std::uint32_t k = 0; k != reports.size(); ++k) {
                    auto const& r = reports[k];
                    auto const who = credit_of(r.source);
                    bool const as_held = !r.status || *r.status == status::held;
                    if (r.status) status.hear(*r.status, who);
                    add_time(r, fmt::format("events[{}].reports[{}]", record, k), {said::what::event_report, {}, record, k}, as_held ? held : planned);
                    if (as_held && !r.length.empty()) length = std::max(length, parse_duration(r.length).value_or(duration{}));
                }
            }
            data_.events[i].standing = status.verdict();
            bool const is_held = data_.events[i].standing.is == status::held;
            auto const s = is_held ? settle(held) : latest_plan(planned.empty() ? held : planned);
            place(i, s);
            if (s.end)
                data_.ends.emplace_back(i, *s.end);
            else if (length > duration{} && s.where.reported)
                data_.ends.emplace_back(i, bounds::closed(s.where.window.earliest() + length, s.where.window.latest() + length));
            if (s.where.contested) warn_contested(fmt::format("events[{}].reports", i), held);
        }
        std::sort(data_.oddities.begin(), data_.oddities.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    }

    void warn_contested(std::string path, std::vector<timed_report> const& times)
    {
        std::vector<said> all;
        for (auto const& t : times) all.push_back(data_.statements[static_cast<std::uint32_t>(t.label)]);
        warning(code::contested, std::move(path), fmt::format("these exclude each other: {}", citer(data_.facts, data_.source_ids)(all)),
                "each is kept as possible; deprecate the source that is wrong");
    }

    // --- checks over times ---

    void check_terms()
    {
        for (std::uint32_t t = 0; t != data_.terms.size(); ++t) {
            auto const& left = data_.points[data_.point_of(t, milestone::left_office)];
            for (auto const m : {milestone::elected, milestone::declared, milestone::took_office})
                if (certainly_before(left.window, data_.points[data_.point_of(t, m)].window)) {
                    error(code::term_reversed, fmt::format("terms[{}].left_office", t),
                          fmt::format("\"{}\" ends before {}", data_.facts.terms[t].id, name(m)), "put its milestones in order");
                    break;
                }
            if (data_.terms[t].leader == none) continue;
            for (auto const u : data_.terms_of_leader[data_.terms[t].leader])
                if (u < t && data_.terms[u].office == data_.terms[t].office && certainly_in_office_together(t, u))
                    error(code::terms_overlap, fmt::format("terms[{}]", t),
                          fmt::format("\"{}\" overlaps \"{}\": one leader, one office", data_.facts.terms[t].id, data_.facts.terms[u].id),
                          "a term is one unbroken holding; end the earlier one first");
        }
    }
    [[nodiscard]] bool certainly_in_office_together(std::uint32_t a, std::uint32_t b) const
    {
        auto const began = [&](std::uint32_t t) { return data_.points[data_.point_of(t, milestone::took_office)].window; };
        auto const ended = [&](std::uint32_t t) { return data_.points[data_.point_of(t, milestone::left_office)].window; };
        auto const ongoing = [&](std::uint32_t t) {
            auto const* o = data_.oddity(data_.point_of(t, milestone::left_office));
            return o != nullptr && o->ongoing;
        };
        auto const starts_inside = [&](std::uint32_t x, std::uint32_t y) { // x takes office while y certainly holds it
            return !began(y).is_unknown() && began(y).latest() <= began(x).earliest() && (certainly_before(began(x), ended(y)) || ongoing(y));
        };
        return starts_inside(a, b) || starts_inside(b, a);
    }

    void check_existence()
    {
        for (std::uint32_t i = 0; i != data_.events.size(); ++i)
            for (auto const& a : data_.attending(i)) {
                auto const years = years_of(a.party);
                auto const& when = data_.points[i].window;
                if (years && !overlap(*years, when))
                    warning(code::party_did_not_exist, fmt::format("events[{}].participants[{}].party", a.record, a.item),
                            fmt::format("\"{}\" did not exist at the time", a.party), "name the party of that time, or correct the time");
            }
    }
    [[nodiscard]] std::optional<bounds> years_of(party p)
    {
        auto const year = [&](int y, instant open) {
            return y == 0 ? open : instant{} + days(civil_day(civil_date{y, 1, 1}) - civil_day{});
        };
        if (auto const* known = info(p)) {
            if (known->first_year == 0 && known->last_year == 0) return std::nullopt;
            return bounds::closed(year(known->first_year, instant::past()), year(known->last_year == 0 ? 0 : known->last_year + 1, instant::future()));
        }
        for (auto const& d : data_.facts.parties)
            if (d.id == p && !d.years.empty()) {
                std::vector<diagnostic> ignored; // said once, where it is defined
                if (auto const r = resolve(when{d.years, "UTC"}, data_.clocks, data_.rules, {}, ignored))
                    return bounds::closed(r->hull().earliest(), r->end.value_or(r->hull()).latest());
            }
        return std::nullopt;
    }

    void warn_of_duplicates()
    {
        using key = std::tuple<event_kind, status, std::vector<std::pair<std::uint32_t, party>>>;
        std::vector<std::pair<key, std::uint32_t>> keyed;
        for (std::uint32_t i = 0; i != data_.events.size(); ++i) {
            if (data_.events[i].same != i) continue;
            std::vector<std::pair<std::uint32_t, party>> who;
            for (auto const& a : data_.attending(i)) who.emplace_back(a.leader, a.party);
            std::sort(who.begin(), who.end());
            keyed.emplace_back(key{data_.events[i].kind, data_.events[i].standing.is, std::move(who)}, i);
        }
        std::sort(keyed.begin(), keyed.end(), [&](auto const& a, auto const& b) {
            return std::tie(a.first, data_.points[a.second].window, a.second) < std::tie(b.first, data_.points[b.second].window, b.second);
        });
        std::vector<instant> reach; // the latest end up to each, within its key
        for (std::size_t k = 0; k != keyed.size(); ++k) {
            auto const& window = data_.points[keyed[k].second].window;
            bool const same = k != 0 && keyed[k].first == keyed[k - 1].first;
            reach.push_back(same ? std::max(reach.back(), window.latest()) : window.latest());
            for (std::size_t i = k; i-- != 0 && keyed[i].first == keyed[k].first && window.earliest() <= reach[i];) {
                auto const [a, b] = std::minmax(keyed[i].second, keyed[k].second);
                if (overlap(data_.points[a].window, data_.points[b].window))
                    warning(code::likely_duplicate, fmt::format("events[{}]", b),
                            fmt::format("\"{}\" and \"{}\" are of the same kind, parties and status, and may be at the same time",
                                        data_.facts.events[a].id, data_.facts.events[b].id),
                            "if they are one, say `same_as`");
            }
        }
    }

    void index()
    {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> of_leader;
        for (std::uint32_t i = 0; i != data_.events.size(); ++i)
            if (data_.events[i].same == i)
                for (auto const& a : data_.attending(i))
                    if (a.leader != none) of_leader.emplace_back(a.leader, i);
        data_.events_of_leader = table(data_.facts.leaders.size(), of_leader);
    }

    timeline_data& data_;
    std::vector<diagnostic>& problems_;
    std::vector<instant> published_; ///< of every source; `past()` when nobody says
    table records_of_;               ///< the event records that are one event
};

} // namespace entente::detail
