// The lists of the Office of the Historian as records.
// SPDX-License-Identifier: MIT
#include "import/party_names.hpp"
#include "import/row_days.hpp"
#include "import/rows.hpp"
#include "import/visitors.hpp"
#include "import/xml_rows.hpp"
#include "json/json_tree.hpp"
#include "text_file.hpp"

#include <entente/detail/nearest.hpp>
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
using detail::xml_rows;

constexpr party usa{"USA"};

/// Lower case in ASCII, and a hyphen for whatever is no letter or digit.
std::string slug(std::string_view text)
{
    std::string out;
    for (char const c : text) {
        auto const u = static_cast<unsigned char>(c);
        bool const keep = ('a' <= c && c <= 'z') || ('0' <= c && c <= '9') || u >= 0x80U;
        if ('A' <= c && c <= 'Z') out += static_cast<char>(c - 'A' + 'a');
        else if (keep) out += c;
        else if (!out.empty() && out.back() != '-') out += '-';
    }
    while (out.ends_with('-')) out.pop_back();
    return out;
}

// --- the lists ---

class historian {
public:
    explicit historian(historian_options const& options) : options_(options) {}

    void read(std::string_view text, std::string const& file)
    {
        xml_rows const xml(text, file);
        if (xml.root() == "trips") each(xml, "trip", text.size(), [&](pugi::xml_node row) { trip(xml, row); });
        else if (xml.root() == "visits") each(xml, "visit", text.size(), [&](pugi::xml_node row) { visit(xml, row); });
        else if (xml.root() == "presidents") each(xml, "president", text.size(), [&](pugi::xml_node row) { president(xml, row); });
        else
            throw error(code::unknown_layout, xml.root_place(), fmt::format("the root of the document is {}", in_quotes(xml.root())),
                        "a list of the Historian is one of trips, visits or presidents");
    }

    void set_total(std::uint64_t bytes) { so_far_.total = bytes; }

    imported result(std::string file)
    {
        parties_.define(out_.facts);
        out_.report.file = std::move(file);
        return std::move(out_);
    }

private:
    template <class Map>
    void each(xml_rows const& xml, std::string_view name, std::size_t size, Map const& map)
    {
        xml_ = &xml;
        auto const before = so_far_.bytes;
        for (auto const row : xml.rows()) {
            if (xml.broken() && row == xml.rows().back()) out_.report.leave_out(code::syntax, [&] { return *xml.broken(); });
            else if (row.name() != name)
                out_.report.leave_out(code::unknown_layout, [&] {
                    return problem_at(xml.where(row), fmt::format("the element {}", in_quotes(row.name())),
                                      fmt::format("expected {}", in_quotes(name)));
                });
            else if (auto const next = row.next_sibling();
                     (next ? xml.offset(next) : size) - xml.offset(row) > detail::row_reader::longest_row)
                out_.report.leave_out(code::field_too_long, [&] {
                    return problem_at(xml.where(row), "the row has more than a megabyte", "look whether an end tag is missing");
                });
            else map(row);
            ++so_far_.rows;
            so_far_.bytes = before + std::min(size, xml.offset(row));
            if (so_far_.rows % 256 == 0) options_.progress(so_far_);
        }
        so_far_.bytes = before + size;
        options_.progress(so_far_);
    }

    [[nodiscard]] diagnostic at(xml_rows::field const& f, std::string_view name, std::string text, std::string remedy = {}) const
    {
        auto d = problem_at(xml_->where(f), std::move(text), std::move(remedy));
        d.path = name;
        return d;
    }

    /// A field that the row must have; otherwise the row is left out.
    bool required(xml_rows::field const& f, std::string_view name)
    {
        if (!f.text.empty()) return true;
        out_.report.leave_out(code::missing_field, [&] {
            return at(f, name, fmt::format("the field {} is {}", in_quotes(name), f.present ? "empty" : "missing"), "add it");
        });
        return false;
    }

    /// Start and end; otherwise the row is left out.
    bool days(xml_rows::field const& start, char const* start_name, xml_rows::field const& end, char const* end_name,
              std::optional<detail::row_date>& from, std::optional<detail::row_date>& to)
    {
        auto const read = [&](xml_rows::field const& f, char const* name, std::optional<detail::row_date>& day) {
            auto found = detail::read_iso_day(f.text);
            if (found) day = *std::move(found);
            else {
                auto const& why = found.problems().front();
                out_.report.leave_out(why.code, [&] { return at(f, name, why.text, why.remedy); });
            }
            return day.has_value();
        };
        return read(start, start_name, from) && (end.text.empty() || read(end, end_name, to));
    }

    std::string judged(detail::row_date const& from, std::optional<detail::row_date> const& to, xml_rows::field const& start,
                       xml_rows::field const& end)
    {
        return detail::judge_days(from, to, {}, out_.report, [&](bool at_end, std::string text, std::string remedy) {
            return at(at_end ? end : start, at_end ? "end-date" : "start-date", std::move(text), std::move(remedy));
        });
    }

    party country(xml_rows::field const& f, char const* name, std::int64_t year)
    {
        auto const found = parties_(f.text, year);
        if (!found.known)
            out_.report.suspect(code::unknown_party, [&] {
                std::vector<std::string_view> names;
                for (auto const& p : entente::known_parties()) names.push_back(p.name);
                auto meant = detail::did_you_mean(f.text, names);
                return at(
                    f, name,
                    fmt::format("{} is no party that is known; it became {} of its own", in_quotes(detail::excerpt(f.text)), found.id),
                    meant.empty() ? "define it, or correct the name" : std::move(meant));
            });
        return found.id;
    }

    void check_entities(pugi::xml_node row, xml_rows const& xml, std::initializer_list<char const*> names)
    {
        for (auto const* name : names) {
            auto const f = xml.at(row, name);
            if (auto const entity = detail::unread_entity(f.text); !entity.empty()) {
                out_.report.suspect(code::syntax, [&] {
                    return at(f, name, fmt::format("{} was not expanded", detail::excerpt(entity)), "write what it stands for");
                });
                return;
            }
        }
    }

    /// The event's id; one that stands twice is told, and made another.
    std::string event_id(std::string_view list, xml_rows::field const& id)
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

    /// What a note begins with says what kind of visit it was; "official working" is no word of the vocabulary.
    static std::optional<protocol> protocol_of(std::string_view note)
    {
        auto const begins = [&](std::string_view with) {
            return note.size() >= with.size() && detail::same_but_for_case(note.substr(0, with.size()), with);
        };
        if (begins("State visit")) return protocol::state;
        if (begins("Official visit")) return protocol::official;
        if (begins("Working visit")) return protocol::working;
        if (begins("Private visit")) return protocol::private_visit;
        return std::nullopt;
    }

    void add(event e, std::string time, std::string source)
    {
        e.kind = event_kind::visit;
        e.reports.push_back({std::move(source), status::held, when{std::move(time), options_.zone}, {}, {}, {}});
        out_.facts.events.push_back(std::move(e));
        out_.report.keep();
    }

    void trip(xml_rows const& xml, pugi::xml_node row)
    {
        auto const id = xml.at(row, "id"), name = xml.at(row, "name"), start = xml.at(row, "start-date"), end = xml.at(row, "end-date"),
                   where = xml.at(row, "country");
        if (!required(id, "id") || !required(start, "start-date") || !required(where, "country")) return;
        std::string who = row.attribute("who").value();
        if (who.empty()) who = slug(name.text);
        if (who.empty()) {
            (void)required(name, "name");
            return;
        }
        std::optional<detail::row_date> from, to;
        if (!days(start, "start-date", end, "end-date", from, to)) return;

        event e;
        e.id = event_id("trip", id);
        e.place = xml.at(row, "locale").text;
        e.note = xml.at(row, "remarks").text;
        e.protocol = protocol_of(e.note);
        check_entities(row, xml, {"name", "country", "locale", "remarks"});
        bool const elect = e.note.find("made as President-elect") != std::string::npos;
        e.participants.push_back(
            {leader(who, name.text.empty() ? who : name.text), usa, role::guest, elect ? capacity::elect : capacity::incumbent, {}});
        e.participants.push_back({{}, country(where, "country", from->date.year), role::host, {}, {}});
        source("hsg-travels", "Travels Abroad of the President", "https://history.state.gov/departmenthistory/travels/president");
        add(std::move(e), judged(*from, to, start, end), "hsg-travels");
    }

    void visit(xml_rows const& xml, pugi::xml_node row)
    {
        auto const id = xml.at(row, "id"), who = xml.at(row, "visitor"), start = xml.at(row, "start-date"), end = xml.at(row, "end-date"),
                   home = xml.at(row, "from");
        if (!required(id, "id") || !required(start, "start-date") || !required(who, "visitor") || !required(home, "from")) return;
        std::optional<detail::row_date> from, to;
        if (!days(start, "start-date", end, "end-date", from, to)) return;

        event e;
        e.id = event_id("visit", id);
        e.note = xml.at(row, "description").text;
        e.protocol = protocol_of(e.note);
        check_entities(row, xml, {"visitor", "from", "description"});
        auto const side = country(home, "from", from->date.year);
        for (auto const& v : detail::read_visitors(who.text))
            e.participants.push_back({visitor_id(v, side, e.id), side, role::guest, v.capacity, {}});
        e.participants.push_back({{}, usa, role::host, {}, {}});
        source("hsg-visits", "Visits by Foreign Leaders", "https://history.state.gov/departmenthistory/visits");
        add(std::move(e), judged(*from, to, start, end), "hsg-visits");
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

    void president(xml_rows const& xml, pugi::xml_node row)
    {
        auto const id = xml.at(row, "id"), name = xml.at(row, "name"), took = xml.at(row, "took-office-date"),
                   left = xml.at(row, "left-office-date");
        if (!required(id, "id") || !required(name, "name") || !required(took, "took-office-date")) return;
        std::optional<detail::row_date> from, to;
        if (!days(took, "took-office-date", left, "left-office-date", from, to)) return;
        check_entities(row, xml, {"id", "name"});

        term t;
        t.leader = leader(id.text, name.text);
        t.office = "USA/president";
        auto const number = std::string_view{row.attribute("n").value()};
        t.id = slug(id.text) + (number.empty() ? std::string{} : '-' + slug(number));
        if (!ids_.insert("term " + t.id).second) {
            out_.report.suspect(code::duplicate_id, [&] {
                return at(id, "id", fmt::format("the president {} stands twice with the same number", in_quotes(detail::excerpt(t.id))),
                          "give each term its own n");
            });
            auto const stem = t.id;
            for (int n = 2; !ids_.insert("term " + t.id).second; ++n) t.id = fmt::format("{}-term-{}", stem, n);
        }
        auto const text = judged_term(*from, to, took, left);
        source("hsg-presidents", "Presidents of the United States", "https://history.state.gov/departmenthistory/people/presidents");
        t.at(milestone::took_office).push_back({"hsg-presidents", {}, when{text, options_.zone}, {}, {}, {}});
        bool const ongoing = std::string_view{row.child("left-office-date").attribute("still-in-office").value()} == "true";
        bool const in_order = to && from->first() <= to->last();
        if (in_order || ongoing)
            t.at(milestone::left_office).push_back({"hsg-presidents", {}, when{in_order ? to->text() : "..", options_.zone}, {}, {}, {}});
        if (out_.facts.offices.empty()) out_.facts.offices.push_back({"USA/president", usa, "President of the United States", {}});
        out_.facts.terms.push_back(std::move(t));
        out_.report.keep();
    }

    std::string judged_term(detail::row_date const& from, std::optional<detail::row_date> const& to, xml_rows::field const& took,
                            xml_rows::field const& left)
    {
        auto const text = detail::judge_days(from, to, {}, out_.report, [&](bool at_end, std::string what, std::string remedy) {
            return at(at_end ? left : took, at_end ? "left-office-date" : "took-office-date", std::move(what), std::move(remedy));
        });
        return text.substr(0, text.find('/')); // the end is a milestone of its own
    }

    historian_options const& options_;
    xml_rows const* xml_ = nullptr; ///< which is being read
    imported out_;
    progress so_far_;
    detail::party_namer parties_;
    std::set<std::string> ids_;
    std::map<std::string, std::size_t> leaders_;
    std::map<std::tuple<std::string, std::string, std::string>, std::string> visitors_;
};

std::vector<std::string> xml_files(std::vector<std::string> const& paths)
{
    std::vector<std::string> out;
    for (auto const& path : paths) {
        if (!std::filesystem::is_directory(path)) {
            out.push_back(path);
            continue;
        }
        std::vector<std::string> inside;
        for (auto const& entry : std::filesystem::directory_iterator(path))
            if (entry.path().extension() == ".xml") inside.push_back(entry.path().string());
        if (inside.empty()) throw error(code::cannot_read, "\"" + path + "\" holds no .xml file", "name a file, or a folder of files");
        std::sort(inside.begin(), inside.end());
        out.insert(out.end(), inside.begin(), inside.end());
    }
    return out;
}

} // namespace

imported read_historian(std::vector<std::string> const& paths, historian_options const& options)
{
    auto const files = xml_files(paths);
    historian all(options);
    std::uint64_t total = 0;
    for (auto const& file : files) {
        std::error_code unknown;
        auto const size = std::filesystem::file_size(file, unknown);
        if (!unknown) total += size;
    }
    all.set_total(total);
    for (auto const& file : files) all.read(detail::read_file(file), file);
    return all.result(paths.size() == 1 ? paths.front() : std::string{});
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
