// The lists of the Office of the Historian as records.
// SPDX-License-Identifier: MIT
#include "import/coded/contacts.hpp"
#include "import/dates/row_days.hpp"
#include "import/history/historian_days.hpp"
#include "import/history/historian_rows.hpp"
#include "import/history/visitors.hpp"
#include "import/names/nothing.hpp"
#include "import/names/party_names.hpp"
#include "import/rows/paths.hpp"
#include "import/rows/rows.hpp"
#include "json/json_tree.hpp"
#include "text_file.hpp"

#include <entente/io/historian.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <tuple>

namespace entente::io {

namespace {

using detail::in_quotes;
using detail::slug;
using detail::xml_rows;

constexpr party usa{"USA"};

// --- the lists ---

class historian {
public:
    explicit historian(historian_options const& options) : options_(options) {}

    void read(std::string_view text, std::string const& file)
    {
        xml_rows const xml(text, file);
        if (auto const* list = detail::list_of(xml.root())) each(xml, *list, text.size());
        else
            throw error(code::unknown_layout, xml.root_place(), fmt::format("the root of the document is {}", in_quotes(xml.root())),
                        "a list of the Historian is one of trips, visits or presidents");
    }

    void set_total(std::uint64_t bytes) { so_far_.total = bytes; }

    /// What all rows come to, sorted: nothing depends on where a row stands, or in which file.
    imported result(std::string file)
    {
        std::stable_sort(rows_.begin(), rows_.end());
        for (std::size_t i = 0; i != rows_.size(); ++i) {
            row_ = &rows_[i];
            again_ = i != 0 && rows_[i - 1] == rows_[i];
            switch (row_->list) {
            case detail::historian_list::trips: trip(); break;
            case detail::historian_list::visits: visit(); break;
            case detail::historian_list::presidents: president(); break;
            }
        }
        parties_.define(out_.facts);
        for (auto& l : out_.facts.leaders) std::sort(l.names.begin(), l.names.end());
        out_.report.file = std::move(file);
        out_.report.sort_examples();
        return std::move(out_);
    }

private:
    using field = detail::historian_row::field;

    void each(xml_rows const& xml, detail::historian_elements const& list, std::size_t size)
    {
        auto const before = so_far_.bytes;
        for (auto const row : xml.rows()) {
            if (xml.broken() && row == xml.rows().back()) out_.report.leave_out(code::syntax, [&] { return *xml.broken(); });
            else if (row.name() != list.row)
                out_.report.leave_out(code::unknown_layout, [&] {
                    return problem_at(xml.where(row), fmt::format("the element {}", in_quotes(row.name())),
                                      fmt::format("expected {}", in_quotes(list.row)));
                });
            else if (auto const next = row.next_sibling();
                     (next ? xml.offset(next) : size) - xml.offset(row) > detail::row_reader::longest_row)
                out_.report.leave_out(code::field_too_long, [&] {
                    return problem_at(xml.where(row), "the row has more than a megabyte", "look whether an end tag is missing");
                });
            else rows_.emplace_back(xml, row, list);
            ++so_far_.rows;
            so_far_.bytes = before + std::min(size, xml.offset(row));
            if (so_far_.rows % 256 == 0) options_.progress(so_far_);
        }
        so_far_.bytes = before + size;
        options_.progress(so_far_);
    }

    /// Whether the row before said the same; then this one is merged into it.
    [[nodiscard]] bool merged()
    {
        if (again_) out_.report.merge();
        return again_;
    }

    [[nodiscard]] static diagnostic at(field const& f, std::string_view name, std::string text, std::string remedy = {})
    {
        auto d = problem_at(f.where, std::move(text), std::move(remedy));
        d.path = name;
        return d;
    }

    /// A field that the row must have; otherwise the row is left out. "NULL" is nobody's name.
    bool required(field const& f, std::string_view name)
    {
        bool const is_name = name == "name" || name == "visitor";
        if (!f.text.empty() && !(is_name && detail::is_empty_word(f.text))) return true;
        out_.report.leave_out(code::missing_field, [&] {
            return at(f, name, fmt::format("the field {} is {}", in_quotes(name), f.present ? "empty" : "missing"), "add it");
        });
        return false;
    }

    detail::historian_days days(field const& start, char const* start_name, field const& end, char const* end_name)
    {
        return detail::read_days(start, start_name, end, end_name, out_.report, at);
    }
    when judged(detail::historian_days const& d, field const& start, field const& end)
    {
        return detail::event_time(d, start, "start-date", end, "end-date", options_.zone, out_.report, at);
    }

    party country(field const& f, char const* name, std::int64_t year)
    {
        auto const found = parties_(f.text, year);
        detail::tell_doubt(out_.report, f.text, found, "define it, or correct the name",
                           [&](std::string text, std::string remedy) { return at(f, name, std::move(text), std::move(remedy)); });
        return found.id;
    }

    void check_entities(std::initializer_list<std::string_view> names)
    {
        for (auto const name : names) {
            auto const& f = (*row_)[name];
            if (auto const entity = detail::unread_entity(f.text); !entity.empty()) {
                out_.report.suspect(code::syntax, [&] {
                    return at(f, name, fmt::format("{} was not expanded", detail::excerpt(entity)), "write what it stands for");
                });
                return;
            }
        }
    }

    /// The event's id; one that stands twice is told, and made another.
    std::string event_id(std::string_view list, field const& id)
    {
        auto out = fmt::format("hsg-{}-{}", list, id.text);
        if (ids_.insert(out).second) return out;
        out_.report.suspect(code::duplicate_id, [&] {
            return at(id, "id", fmt::format("the id {} stands twice", in_quotes(detail::excerpt(id.text))), "give each row its own");
        });
        for (int n = 2;; ++n)
            if (auto other = fmt::format("{}-{}", out, n); ids_.insert(other).second) return other;
    }

    std::string const& leader(std::string const& id, std::string const& name)
    {
        if (leaders_.emplace(id, out_.facts.leaders.size()).second) out_.facts.leaders.push_back({id, name, {}, {}, {}});
        else if (auto& known = out_.facts.leaders[leaders_.at(id)];
                 known.name != name && !name.empty() && std::ranges::find(known.names, name) == known.names.end())
            known.names.push_back(name);
        return leaders_.find(id)->first;
    }

    void office(std::string const& id, std::string title)
    {
        if (std::ranges::none_of(out_.facts.offices, [&](auto const& o) { return o.id == id; }))
            out_.facts.offices.push_back({id, usa, std::move(title), {}});
    }

    void source(std::string const& id, std::string title, std::string address)
    {
        if (std::ranges::none_of(out_.facts.sources, [&](auto const& s) { return s.id == id; }))
            out_.facts.sources.push_back({id,
                                          "Office of the Historian, U.S. Department of State",
                                          std::move(title),
                                          std::move(address),
                                          "en",
                                          {},
                                          source_rank::normal,
                                          {},
                                          {}});
    }

    void add(event e, when time, detail::historian_days const& d, std::string source)
    {
        e.kind = event_kind::visit;
        e.reports.push_back({std::move(source), status::held, std::move(time), {}, detail::undated_note(d.unreadable), {}});
        out_.facts.events.push_back(std::move(e));
        out_.report.keep();
    }

    void trip()
    {
        auto const& row = *row_;
        auto const &id = row["id"], &name = row["name"], &start = row["start-date"], &end = row["end-date"], &where = row["country"];
        if (!required(id, "id") || !required(where, "country")) return;
        auto const named = std::string(detail::or_nothing(name.text));
        auto who = std::string(detail::or_nothing(row["@who"].text));
        if (who.empty() && !named.empty()) who = slug(named);
        if (who.empty()) {
            (void)required(name, "name");
            return;
        }
        if (merged()) return;
        auto const d = days(start, "start-date", end, "end-date");

        event e;
        e.id = event_id("trip", id);
        e.place = row["locale"].text;
        e.note = row["remarks"].text;
        e.protocol = detail::protocol_said(e.note);
        check_entities({"name", "country", "locale", "remarks"});
        e.participants.push_back(traveller(leader(who, named.empty() ? who : named), e.note));
        e.participants.push_back({{}, country(where, "country", d.year()), role::host, {}, {}});
        bool const secretary = row_->traveller() == "secretary";
        if (secretary)
            source("hsg-secretary-travels", "Travels Abroad of the Secretary of State",
                   "https://history.state.gov/departmenthistory/travels/secretary");
        else source("hsg-travels", "Travels Abroad of the President", "https://history.state.gov/departmenthistory/travels/president");
        add(std::move(e), judged(d, start, end), d, secretary ? "hsg-secretary-travels" : "hsg-travels");
    }

    /// Whoever travels, with the standing that the list gives him. That a secretary of state was in office says nothing of the
    /// presidency, before which he may have held it or after: he has no capacity, and the office beside him.
    participant traveller(std::string const& who, std::string_view note)
    {
        participant out{who, usa, role::guest, {}, {}};
        auto const as = row_->traveller();
        if (as.empty() || as == "president") // the older lists have no role, and are of presidents
            out.capacity = note.find("made as President-elect") != std::string::npos ? capacity::elect : capacity::incumbent;
        else if (as == "secretary") {
            out.kept.others.emplace_back("office", "\"USA/secretary-of-state\"");
            office("USA/secretary-of-state", "Secretary of State");
        } else
            out_.report.suspect(code::unknown_code, [&] {
                auto const &said = (*row_)["role"].text, &marked = (*row_)["@role"].text;
                return at((*row_)["role"], "role",
                          as == "?"
                              ? fmt::format("{} inside, {} outside", in_quotes(detail::excerpt(said)), in_quotes(detail::excerpt(marked)))
                              : fmt::format("{} is no role of a traveller", in_quotes(detail::excerpt(as))),
                          "president or secretary; the traveller was given no standing");
            });
        return out;
    }

    void visit()
    {
        auto const& row = *row_;
        auto const &id = row["id"], &who = row["visitor"], &start = row["start-date"], &end = row["end-date"], &home = row["from"];
        if (!required(id, "id") || !required(who, "visitor") || !required(home, "from")) return;
        if (merged()) return;
        auto const d = days(start, "start-date", end, "end-date");

        event e;
        e.id = event_id("visit", id);
        e.note = row["description"].text;
        e.protocol = detail::protocol_said(e.note);
        check_entities({"visitor", "from", "description"});
        auto const side = country(home, "from", d.year());
        for (auto const& v : detail::read_visitors(who.text))
            e.participants.push_back({visitor_id(v, side, e.id), side, role::guest, v.capacity, {}});
        e.participants.push_back({{}, usa, role::host, {}, {}});
        source("hsg-visits", "Visits by Foreign Leaders", "https://history.state.gov/departmenthistory/visits");
        add(std::move(e), judged(d, start, end), d, "hsg-visits");
    }

    /// The leader that a visitor is: the earlier one of that name, or a new one.
    std::string visitor_id(detail::visitor const& v, party side, std::string const& event)
    {
        auto const name = v.name.empty() ? v.title : v.name;
        bool const sovereign = detail::is_sovereign(v.title);
        bool const one_word = name.find(' ') == std::string::npos;
        auto const key = one_word ? std::tuple{std::string(side.code()), sovereign ? v.title : event, name}
                                  : std::tuple{std::string(side.code()), std::string{}, name};
        auto& known = visitors_[key];
        if (known.empty()) {
            auto const words = one_word && sovereign ? v.title + ' ' + name : name;
            known = fmt::format("{}-{}", side.code(), slug(words));
            if (one_word && !sovereign) known += '-' + event;
            for (auto stem = known, n = std::string("2"); leaders_.contains(known); n = std::to_string(std::stoi(n) + 1))
                known = stem + '-' + n;
            (void)leader(known, one_word && !v.title.empty() && !v.name.empty() ? v.title + ' ' + name : name);
        }
        return known;
    }

    void president()
    {
        auto const& row = *row_;
        auto const &id = row["id"], &name = row["name"], &took = row["took-office-date"], &left = row["left-office-date"];
        if (!required(id, "id") || !required(name, "name") || merged()) return;
        auto const [from, to, unreadable, open_end] = days(took, "took-office-date", left, "left-office-date");
        check_entities({"id", "name"});

        term t;
        t.leader = leader(id.text, name.text);
        t.office = "USA/president";
        auto const& number = row["@n"].text;
        t.id = slug(id.text) + (number.empty() ? std::string{} : '-' + slug(number));
        if (!ids_.insert("term " + t.id).second) {
            out_.report.suspect(code::duplicate_id, [&] {
                return at(id, "id", fmt::format("the president {} stands twice with the same number", in_quotes(detail::excerpt(t.id))),
                          "give each term its own n");
            });
            auto const stem = t.id;
            for (int n = 2; !ids_.insert("term " + t.id).second; ++n) t.id = fmt::format("{}-term-{}", stem, n);
        }
        source("hsg-presidents", "Presidents of the United States", "https://history.state.gov/departmenthistory/people/presidents");
        if (from) // else nobody knows it
            t.at(milestone::took_office).push_back({"hsg-presidents", {}, judged_term(*from, to, took, left), {}, {}, {}});
        bool const ongoing = row["@still-in-office"].text == "true";
        bool const in_order = to && (!from || from->first() <= to->last());
        if (in_order || ongoing)
            t.at(milestone::left_office).push_back({"hsg-presidents", {}, when{in_order ? to->text() : "..", options_.zone}, {}, {}, {}});
        office("USA/president", "President of the United States");
        out_.facts.terms.push_back(std::move(t));
        out_.report.keep();
    }

    when judged_term(detail::row_date const& from, std::optional<detail::row_date> const& to, field const& took, field const& left)
    {
        auto const text = detail::judge_days(from, to, {}, out_.report, [&](bool at_end, std::string what, std::string remedy) {
            return at(at_end ? left : took, at_end ? "left-office-date" : "took-office-date", std::move(what), std::move(remedy));
        });
        return when{text.substr(0, text.find('/')), options_.zone}; // the end is a milestone of its own
    }

    historian_options const& options_;
    std::vector<detail::historian_row> rows_;
    detail::historian_row const* row_ = nullptr; ///< which is being mapped
    bool again_ = false;
    imported out_;
    progress so_far_;
    detail::party_namer parties_;
    std::set<std::string> ids_;
    std::map<std::string, std::size_t> leaders_;
    std::map<std::tuple<std::string, std::string, std::string>, std::string> visitors_;
};

} // namespace

imported read_historian(std::vector<std::string> const& paths, historian_options const& options)
{
    auto const files = detail::files_of(paths, {".xml"});
    historian all(options);
    std::uint64_t total = 0;
    for (auto const& file : files) {
        std::error_code unknown;
        auto const size = std::filesystem::file_size(file, unknown);
        if (!unknown) total += size;
    }
    all.set_total(total);
    for (auto const& file : files) all.read(detail::read_file(file), file);
    return all.result(detail::name_of_set(paths));
}

imported read_historian(std::string const& path, historian_options const& options) { return read_historian(std::vector{path}, options); }

imported parse_historian(std::string_view text, std::string file_name, historian_options const& options)
{
    historian one(options);
    one.set_total(text.size());
    one.read(text, file_name);
    return one.result(std::move(file_name));
}

} // namespace entente::io
