// Archigos and REIGN as leaders, terms and elections.
// SPDX-License-Identifier: MIT
#include "import/coded/contacts.hpp"
#include "import/terms/state_rows.hpp"

#include <entente/io/terms.hpp>
#include <entente/time/edtf.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <map>
#include <set>
#include <utility>

namespace entente::io {

namespace {

using detail::in_quotes;
using detail::row_date;
using detail::state_rows;

/// Leaders and terms as they are collected, with ids that stand for one thing each.
class collected {
public:
    collected(records& facts, state_rows& rows, import_report& report, std::size_t id_column, std::size_t name_column)
        : facts_(facts)
        , rows_(rows)
        , report_(report)
        , id_(id_column)
        , name_(name_column)
    {
        std::map<std::string, std::map<std::string, std::size_t>> named; // how often
        for (; rows_.next();)
            if (!rows_.again()) ++named[std::string(rows_[id_])][std::string(rows_[name_])];
        rows_.rewind();
        for (auto const& [id, names] : named) {
            auto& order = leaders_[id];
            for (auto const& [name, count] : names) order.push_back(name);
            std::stable_sort(order.begin(), order.end(), [&of = names](auto const& a, auto const& b) { return of.at(a) > of.at(b); });
        }
    }

    /// The leader of an id. Another name under the same id is another leader, because ids are copied wrongly and names are not: the
    /// id is that of the name that most rows give it.
    std::string leader()
    {
        std::string const id(rows_[id_]);
        std::string const name(rows_[name_]);
        auto const& names = leaders_.at(id);
        auto const n = static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin()) + 1;
        auto own = n == 1 ? id : fmt::format("{}/{}", id, n);
        if (is_there_.insert(own).second) facts_.leaders.push_back({own, name, {}, {}, {}});
        if (n != 1)
            report_.suspect(code::duplicate_id, [&] {
                return rows_.at(id_, fmt::format("the id {} is that of {}, too", in_quotes(id), in_quotes(names.front())),
                                fmt::format("{} was kept apart", in_quotes(name)));
            });
        return own;
    }

    std::string office(party p)
    {
        auto id = fmt::format("{}/leader", p);
        if (offices_.insert(id).second) facts_.offices.push_back({id, p, "effective leader", {}});
        return id;
    }

    /// A dot stands between a term and its milestone, so none is in its id.
    std::string term_id(std::string id, std::size_t column)
    {
        std::replace(id.begin(), id.end(), '.', '_');
        auto out = id;
        for (int n = 2; !terms_.insert(out).second; ++n) out = fmt::format("{}-{}", id, n);
        if (out != id)
            report_.suspect(code::duplicate_id, [&] {
                return rows_.at(column, fmt::format("the id {} stands twice", in_quotes(detail::excerpt(id))), "give each row its own");
            });
        return out;
    }

    void add(term t)
    {
        facts_.terms.push_back(std::move(t));
        report_.keep();
    }

    void finish(source s)
    {
        facts_.sources.push_back(std::move(s));
        rows_.parties().define(facts_);
        std::sort(facts_.leaders.begin(), facts_.leaders.end(), [](auto const& a, auto const& b) { return a.id < b.id; });
        std::sort(facts_.offices.begin(), facts_.offices.end(), [](auto const& a, auto const& b) { return a.id < b.id; });
        report_.sort_examples();
    }

private:
    records& facts_;
    state_rows& rows_;
    import_report& report_;
    std::size_t id_;
    std::size_t name_;
    std::map<std::string, std::vector<std::string>> leaders_; ///< names by id, the most frequent first
    std::set<std::string> is_there_;
    std::set<std::string> offices_;
    std::set<std::string> terms_;
};

void say(term& t, milestone m, char const* source, std::string time, terms_options const& options)
{
    t.at(m).push_back({source, {}, when{std::move(time), options.zone}, {}, {}, {}});
}

/// What no date could be made of stays beside the term, whose milestone is unknown.
void keep_unreadable(term& t, std::initializer_list<std::pair<char const*, state_rows::said_date const*>> dates)
{
    for (auto const& [key, said] : dates)
        if (!said->unreadable.empty()) t.kept.others.emplace_back(key, in_quotes(said->unreadable));
}

} // namespace

imported read_archigos(std::vector<std::string> const& paths, terms_options const& options)
{
    enum : std::size_t { obsid, gwcode, leadid, name, start, end, entry, exit, exitcode };
    imported out;
    state_rows rows(paths, options, {"obsid", "gwcode", "leadid", "leader", "startdate", "enddate", "entry", "exit", "exitcode"},
                    {obsid, gwcode}, {leadid, name}, "the columns of Archigos 4.1", out.report);
    collected all(out.facts, rows, out.report, leadid, name);
    while (rows.next()) {
        if (!rows.has(leadid) || !rows.has(name)) continue;
        if (rows.again()) {
            out.report.merge();
            continue;
        }
        auto const from = rows.day(start), to = rows.day(end);
        bool const still = rows[exit] == "Still in Office";
        if (!from.is_said()) rows.tell_missing(start);
        if (!to.is_said() && !still) rows.tell_missing(end);
        auto const side = rows.state(gwcode, obsid, from.date ? from.date : to.date);
        term t;
        t.id = all.term_id(std::string(rows[obsid]), obsid);
        t.leader = all.leader();
        t.office = all.office(side);
        if (from.date) say(t, milestone::took_office, "archigos", rows.judged(*from.date, to.date, start, end), options);
        if (!still && to.date && (!from.date || from.date->first() <= to.date->last()))
            say(t, milestone::left_office, "archigos", to.date->text(), options);
        if (!still) {
            t.ended = rows[exit];
            if (rows[exitcode] != rows[exit] && rows[exitcode] != "Regular" && rows[exitcode] != "Unknown")
                t.ended += ": " + std::string(rows[exitcode]);
        }
        t.kept.others.emplace_back("entry", in_quotes(rows[entry]));
        keep_unreadable(t, {{"startdate", &from}, {"enddate", &to}});
        all.add(std::move(t));
    }
    all.finish({"archigos",
                "H. E. Goemans, Kristian Skrede Gleditsch, Giacomo Chiozza",
                "Archigos: A Data Set on Leaders",
                {},
                "en",
                {},
                source_rank::normal,
                {},
                {}});
    return out;
}

imported read_reign_leaders(std::vector<std::string> const& paths, terms_options const& options)
{
    enum : std::size_t { ccode, year, month, day, leadid, name, abbreviation, end_month, end_year, won_month, won_year };
    imported out;
    state_rows rows(paths, options,
                    {"ccode", "syear", "smonth", "sdate", "leadid", "leader", "stateabb", "emonth", "eyear", "l_month", "l_year"},
                    {abbreviation, ccode}, {leadid, name}, "the columns of REIGN's list of leaders", out.report);
    collected all(out.facts, rows, out.report, leadid, name);
    while (rows.next()) {
        if (!rows.has(leadid) || !rows.has(name)) continue;
        if (rows.again()) {
            out.report.merge();
            continue;
        }
        auto const from = rows.date(year, month, day);
        if (!from.is_said()) rows.tell_missing(day);
        auto const to = rows.date(end_year, end_month, state_rows::none), won = rows.date(won_year, won_month, state_rows::none);
        auto const side = rows.state(ccode, abbreviation, from.date ? from.date : to.date);
        term t; // the day is part of the id, so that two terms of one leader are two in whatever files they stand
        auto const first = from.date ? from.date->text() : from.is_said() ? detail::slug(from.unreadable) : "undated";
        t.id = all.term_id(fmt::format("reign-{}-{}", rows[leadid], first), leadid);
        t.leader = all.leader();
        t.office = all.office(side);
        if (from.date) say(t, milestone::took_office, "reign", rows.judged(*from.date, to.date, day, end_month), options);
        if (won.date) say(t, milestone::elected, "reign", won.date->text(), options);
        if (!to.is_said()) say(t, milestone::left_office, "reign", "..", options);
        else if (to.date && (!from.date || from.date->first() <= to.date->last()))
            say(t, milestone::left_office, "reign", to.date->text(), options);
        keep_unreadable(t, {{"start", &from}, {"end", &to}, {"won", &won}});
        all.add(std::move(t));
    }
    all.finish({"reign",
                "One Earth Future",
                "Rulers, Elections, and Irregular Governance (REIGN): leaders",
                {},
                "en",
                {},
                source_rank::normal,
                {},
                {}});
    return out;
}

imported_elections read_reign_elections(std::vector<std::string> const& paths, terms_options const& options)
{
    enum : std::size_t { id, year, month, day, event, ccode, country, type, direct };
    imported_elections out;
    state_rows rows(paths, options, {"elecnum", "elec_year", "elec_month", "elec_day", "event", "ccode", "country", "type", "direct"},
                    {ccode, country}, {}, "the columns of REIGN's list of elections", out.report);
    std::map<std::string, std::size_t> known;
    while (rows.next()) {
        if (rows[id].empty()) {
            rows.leave_out(id, code::missing_field, "it is empty", "give the number of the election");
            continue;
        }
        auto const letter = rows[type];
        if (letter != "X" && letter != "L" && letter != "R") {
            rows.leave_out(type, code::unknown_code, in_quotes(detail::excerpt(letter)) + " is no type of election", "X, L or R");
            continue;
        }
        election_step step;
        step.event = rows[event];
        auto const begins = [&](std::string_view with) {
            return step.event.size() >= with.size() && detail::same_but_for_case(std::string_view{step.event}.substr(0, with.size()), with);
        };
        if (begins("Vote")) step.status = status::held;
        else if (begins("Upcoming") || begins("Announce")) step.status = status::planned;
        else if (begins("Delay")) step.status = status::postponed;
        else if (begins("Voided")) step.status = status::cancelled;
        else if (!begins("Deadline") && !begins("Anulled") && !begins("Regime")) {
            rows.leave_out(event, code::unknown_code, in_quotes(detail::excerpt(step.event)) + " is no event of an election",
                           "see the data set's own table");
            continue;
        }
        if (rows.again()) {
            out.report.merge();
            continue;
        }
        auto const on = rows.date(year, month, day);
        if (!on.is_said()) rows.tell_missing(day);
        step.unreadable = on.unreadable;
        when const date = on.date ? when{on.date->text(), options.zone} : when{};
        if (!begins("Vote") && !begins("Upcoming")) step.said = date;
        else if (on.date && begins("Upcoming, Deadline")) step.vote = when{"../" + on.date->text(), options.zone};
        else step.vote = date;

        auto const [at, is_new] = known.emplace(std::string(rows[id]), out.elections.size());
        if (is_new) {
            out.elections.push_back({"reign-" + at->first,
                                     rows.state(ccode, country, on.date),
                                     static_cast<election::type>(letter.front()),
                                     rows[direct] == "Y",
                                     {}});
            out.report.keep();
        } else out.report.merge();
        out.elections[at->second].steps.push_back(std::move(step));
    }
    out.report.sort_examples();
    return out;
}

imported read_archigos(std::string const& path, terms_options const& options) { return read_archigos(std::vector{path}, options); }
imported read_reign_leaders(std::string const& path, terms_options const& options)
{
    return read_reign_leaders(std::vector{path}, options);
}
imported_elections read_reign_elections(std::string const& path, terms_options const& options)
{
    return read_reign_elections(std::vector{path}, options);
}

namespace {

/// Whether a vote of which no day is known may have been in that year, "2008-".
bool may_be_in(election_step const& vote, std::string_view year)
{
    auto const written = vote.unreadable.substr(0, vote.unreadable.find('-'));
    return !detail::number(written) || year.substr(0, year.size() - 1) == written;
}

} // namespace

std::size_t add_election_days(records& to, std::vector<election> const& elections)
{
    std::map<party, std::vector<election_step const*>> votes;
    for (auto const& e : elections)
        for (auto const& step : e.steps)
            if (e.of != election::type::referendum && step.status == status::held) votes[e.party].push_back(&step);
    std::map<std::string, party> offices;
    for (auto const& o : to.offices) offices.emplace(o.id, o.party);

    std::size_t given = 0;
    for (auto& t : to.terms) {
        auto& reports = t.at(milestone::elected);
        auto const office = offices.find(t.office);
        if (reports.size() != 1 || office == offices.end()) continue;
        auto const month = reports.front().time.text();
        if (month.size() != std::string_view{"2008-11"}.size()) continue;
        std::set<std::string> days; // an executive and a legislative vote on one day are one day
        std::size_t undated = 0;
        for (auto const* v : votes[office->second]) {
            auto const& text = v->vote.text();
            if (text.empty() ? may_be_in(*v, std::string_view(month).substr(0, 5)) : text == month) ++undated;
            else if (text.starts_with(month)) days.insert(text);
        }
        if (days.size() != 1 || undated != 0) continue;
        reports.push_back({"reign-elections", {}, when{*days.begin(), reports.front().time.zone()}, {}, {}, {}});
        ++given;
    }
    bool const is_there = std::any_of(to.sources.begin(), to.sources.end(), [](source const& s) { return s.id == "reign-elections"; });
    if (given != 0 && !is_there)
        to.sources.push_back({"reign-elections",
                              "One Earth Future",
                              "Rulers, Elections, and Irregular Governance (REIGN): elections",
                              {},
                              "en",
                              {},
                              source_rank::normal,
                              {},
                              {}});
    return given;
}

} // namespace entente::io
