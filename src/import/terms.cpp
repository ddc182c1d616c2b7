// Archigos and REIGN as leaders, terms and elections.
// SPDX-License-Identifier: MIT
#include "import/columns.hpp"
#include "import/party_names.hpp"
#include "import/row_days.hpp"
#include "import/state_codes.hpp"

#include <entente/io/terms.hpp>
#include <entente/time/edtf.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace entente::io {

namespace {

using detail::columns;
using detail::in_quotes;
using detail::row_date;
using detail::row_reader;
using detail::trimmed;

std::optional<int> number(std::string_view text)
{
    int n = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return n;
}

/// A file of rows with a header, some of whose columns are read: what its two readers have in common.
class state_rows {
public:
    state_rows(std::string const& path, terms_options const& options, std::vector<std::string_view> names, std::string_view what,
               import_report& report)
        : rows_(path, {',', true}, options.progress)
        , names_(std::move(names))
        , columns_(rows_, names_, what)
        , report_(report)
    {
        report_.file = path;
    }

    /// The next row that can be used.
    [[nodiscard]] bool next()
    {
        while (rows_.next())
            if (detail::usable(rows_, columns_.count(), report_, [&](std::size_t f) {
                    for (std::size_t n = 0; n != names_.size(); ++n)
                        if (columns_[n] == f) return true;
                    return false;
                }))
                return true;
        return false;
    }

    [[nodiscard]] std::string_view operator[](std::size_t n) const { return trimmed(rows_.fields()[columns_[n]]); }
    [[nodiscard]] diagnostic at(std::size_t n, std::string text, std::string remedy = {}) const
    {
        return rows_.at(columns_[n], std::string(names_[n]), std::move(text), std::move(remedy));
    }
    void leave_out(std::size_t n, code c, std::string text, std::string remedy = {})
    {
        report_.leave_out(c, [&] { return at(n, std::move(text), std::move(remedy)); });
    }

    /// A day or a month out of columns of numbers; an empty day is a month. Leaves the row out if there is no such day.
    std::optional<row_date> date(std::size_t year, std::size_t month, std::size_t day)
    {
        auto const& self = *this;
        auto const y = number(self[year]);
        auto const m = number(self[month]);
        bool const has_day = day != none && !self[day].empty();
        auto const d = has_day ? number(self[day]) : std::optional(1);
        auto const bad = !y ? year : !m ? month : !d ? day : none;
        if (bad != none) {
            leave_out(bad, code::bad_time, self[bad].empty() ? "it is empty" : in_quotes(detail::excerpt(self[bad])) + " is no number",
                      "give a number");
            return std::nullopt;
        }
        civil_date const date{*y, *m, *d};
        if (!exists(date)) {
            auto problem = detail::no_day(date, fmt::format("{}-{}-{}", *y, *m, *d));
            if (!has_day) leave_out(month, code::no_such_day, in_quotes(self[month]) + " is no month", "months are 1 to 12");
            else leave_out(day, problem.code, std::move(problem.text), std::move(problem.remedy));
            return std::nullopt;
        }
        return row_date{date, true, has_day, {}};
    }

    /// Which state it is; `name` is the column to go by where nobody has the number.
    party state(std::size_t n, std::size_t name, civil_date const& day)
    {
        auto const& self = *this;
        auto const code_number = number(self[n]);
        if (auto const p = detail::state_of(code_number.value_or(0), day); !p.empty()) return parties_.use(p);
        auto const found = parties_(self[name], day.year);
        report_.suspect(code::unknown_party, [&] {
            return at(n, in_quotes(detail::excerpt(self[n])) + " is no state's number",
                      fmt::format("the row went to {}, for its name {}", found.id, in_quotes(detail::excerpt(self[name]))));
        });
        return found.id;
    }

    /// Tells what is odd about the days, and returns the start as EDTF.
    std::string judged(row_date const& start, std::optional<row_date> const& end, std::size_t start_column, std::size_t end_column)
    {
        auto const text = detail::judge_days(start, end, {}, report_, [&](bool at_end, std::string what, std::string remedy) {
            return at(at_end ? end_column : start_column, std::move(what), std::move(remedy));
        });
        return text.substr(0, text.find('/'));
    }

    static constexpr std::size_t none = std::size_t(-1);
    detail::party_namer& parties() { return parties_; }

private:
    row_reader rows_;
    std::vector<std::string_view> names_;
    columns columns_;
    import_report& report_;
    detail::party_namer parties_;
};

/// Leaders and terms as they are collected, with ids that stand for one thing each.
class collected {
public:
    collected(records& facts, state_rows& rows, import_report& report) : facts_(facts), rows_(rows), report_(report) {}

    /// The leader of an id. Another name under the same id is another leader, because ids are copied wrongly and names are not.
    std::string leader(std::size_t id_column, std::size_t name_column)
    {
        std::string const id(rows_[id_column]);
        std::string const name(rows_[name_column]);
        auto& names = leaders_[id];
        auto const known = std::find(names.begin(), names.end(), name);
        auto const n = static_cast<std::size_t>(known - names.begin()) + 1;
        if (known == names.end()) {
            names.push_back(name);
            auto own = n == 1 ? id : fmt::format("{}/{}", id, n);
            facts_.leaders.push_back({own, name, {}, {}, {}});
        }
        if (n != 1)
            report_.suspect(code::duplicate_id, [&] {
                return rows_.at(id_column, fmt::format("the id {} is that of {}, too", in_quotes(id), in_quotes(names.front())),
                                fmt::format("{} was kept apart", in_quotes(name)));
            });
        return n == 1 ? id : fmt::format("{}/{}", id, n);
    }

    std::string office(party p)
    {
        auto id = fmt::format("{}/leader", p);
        if (offices_.insert(id).second) facts_.offices.push_back({id, p, "effective leader", {}});
        return id;
    }

    /// A dot stands between a term and its milestone, so none is in its id.
    std::string term_id(std::string id, bool is_unique, std::size_t column)
    {
        std::replace(id.begin(), id.end(), '.', '_');
        auto out = id;
        for (int n = 2; !terms_.insert(out).second; ++n) out = fmt::format("{}-{}", id, n);
        if (is_unique && out != id)
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
    }

private:
    records& facts_;
    state_rows& rows_;
    import_report& report_;
    std::map<std::string, std::vector<std::string>> leaders_;
    std::set<std::string> offices_;
    std::set<std::string> terms_;
};

} // namespace

imported read_archigos(std::string const& path, terms_options const& options)
{
    enum : std::size_t { obsid, gwcode, leadid, name, start, end, entry, exit, exitcode };
    imported out;
    state_rows rows(path, options, {"obsid", "gwcode", "leadid", "leader", "startdate", "enddate", "entry", "exit", "exitcode"},
                    "the columns of Archigos 4.1", out.report);
    collected all(out.facts, rows, out.report);
    while (rows.next()) {
        auto const from = detail::read_iso_day(rows[start]);
        auto const to = detail::read_iso_day(rows[end]);
        if (!from || !to) {
            auto const& why = (from ? to : from).problems().front();
            rows.leave_out(from ? end : start, why.code, why.text, why.remedy);
            continue;
        }
        auto const side = rows.state(gwcode, obsid, from->date);
        term t;
        t.id = all.term_id(std::string(rows[obsid]), true, obsid);
        t.leader = all.leader(leadid, name);
        t.office = all.office(side);
        t.at(milestone::took_office).push_back({"archigos", {}, when{rows.judged(*from, *to, start, end), options.zone}, {}, {}, {}});
        bool const still = rows[exit] == "Still in Office";
        if (!still && from->first() <= to->last())
            t.at(milestone::left_office).push_back({"archigos", {}, when{to->text(), options.zone}, {}, {}, {}});
        if (!still) {
            t.ended = rows[exit];
            if (rows[exitcode] != rows[exit] && rows[exitcode] != "Regular" && rows[exitcode] != "Unknown")
                t.ended += ": " + std::string(rows[exitcode]);
        }
        t.kept.others.emplace_back("entry", in_quotes(rows[entry]));
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

imported read_reign_leaders(std::string const& path, terms_options const& options)
{
    enum : std::size_t { abbreviation, ccode, leadid, name, day, month, year, end_month, end_year, won_month, won_year };
    imported out;
    state_rows rows(path, options,
                    {"stateabb", "ccode", "leadid", "leader", "sdate", "smonth", "syear", "emonth", "eyear", "l_month", "l_year"},
                    "the columns of REIGN's list of leaders", out.report);
    collected all(out.facts, rows, out.report);
    while (rows.next()) {
        auto const from = rows.date(year, month, day);
        if (!from) continue;
        std::optional<row_date> to, won;
        bool const ongoing = rows[end_year].empty() && rows[end_month].empty();
        if (!ongoing && !(to = rows.date(end_year, end_month, state_rows::none))) continue;
        if (!(rows[won_year].empty() && rows[won_month].empty()) && !(won = rows.date(won_year, won_month, state_rows::none))) continue;

        auto const side = rows.state(ccode, abbreviation, from->date);
        term t;
        t.id = all.term_id("reign-" + std::string(rows[leadid]), false, leadid);
        t.leader = all.leader(leadid, name);
        t.office = all.office(side);
        t.at(milestone::took_office).push_back({"reign", {}, when{rows.judged(*from, to, day, end_month), options.zone}, {}, {}, {}});
        if (won) t.at(milestone::elected).push_back({"reign", {}, when{won->text(), options.zone}, {}, {}, {}});
        if (ongoing) t.at(milestone::left_office).push_back({"reign", {}, when{"..", options.zone}, {}, {}, {}});
        else if (from->first() <= to->last())
            t.at(milestone::left_office).push_back({"reign", {}, when{to->text(), options.zone}, {}, {}, {}});
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

imported_elections read_reign_elections(std::string const& path, terms_options const& options)
{
    enum : std::size_t { ccode, country, year, month, day, event, id, type, direct };
    imported_elections out;
    state_rows rows(path, options, {"ccode", "country", "elec_year", "elec_month", "elec_day", "event", "elecnum", "type", "direct"},
                    "the columns of REIGN's list of elections", out.report);
    std::map<std::string, std::size_t> known;
    while (rows.next()) {
        auto const on = rows.date(year, month, day);
        if (!on) continue;
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
        when const date{on->text(), options.zone};
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
        if (begins("Upcoming, Deadline")) step.vote = when{"../" + on->text(), options.zone};
        else if (begins("Vote") || begins("Upcoming")) step.vote = date;
        else step.said = date;

        auto const [at, is_new] = known.emplace(std::string(rows[id]), out.elections.size());
        if (is_new) {
            out.elections.push_back({"reign-" + at->first,
                                     rows.state(ccode, country, on->date),
                                     static_cast<election::type>(letter.front()),
                                     rows[direct] == "Y",
                                     {}});
            out.report.keep();
        } else out.report.merge();
        out.elections[at->second].steps.push_back(std::move(step));
    }
    return out;
}

std::size_t add_election_days(records& to, std::vector<election> const& elections)
{
    std::map<party, std::vector<when>> votes;
    for (auto const& e : elections)
        for (auto const& step : e.steps)
            if (e.of != election::type::referendum && step.status == status::held) votes[e.party].push_back(step.vote);
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
        for (auto const& v : votes[office->second])
            if (v.text().starts_with(month)) {
                if (v.text() == month) ++undated;
                else days.insert(v.text());
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
