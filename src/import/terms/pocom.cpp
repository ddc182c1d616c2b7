// Principal officers and chiefs of mission of the United States as leaders and terms.
// SPDX-License-Identifier: MIT
#include "import/dates/between_dates.hpp"
#include "import/dates/pocom_dates.hpp"
#include "import/dates/undated.hpp"
#include "import/rows/by_id.hpp"
#include "import/rows/paths.hpp"
#include "json/json_tree.hpp"
#include "text_file.hpp"

#include <entente/io/pocom.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace entente::io {

namespace {

using detail::in_quotes;
using detail::row_date;
using detail::said_date;
using detail::xml_rows;

constexpr party usa{"USA"};
constexpr auto chiefs_source = "hsg-pocom";

class pocom {
public:
    explicit pocom(terms_options const& options) : options_(options) {}

    void read(std::string const& file)
    {
        xml_rows const xml(detail::read_file(file), file);
        xml_ = &xml;
        auto const root = xml.root();
        if (root == "person") person(xml.rows().empty() ? pugi::xml_node{} : xml.rows().front().parent());
        else if (root == "principal-position") list("principals", "principal");
        else if (root == "country-mission" || root == "org-mission") list("chiefs", "chief");
        else
            throw error(code::unknown_layout, xml.root_place(), fmt::format("the root of the document is {}", in_quotes(root)),
                        "a list of pocom is a principal-position, a country-mission or an org-mission; a person has a file of his own");
    }

    imported result(std::string file)
    {
        finish();
        out_.report.file = std::move(file);
        return std::move(out_);
    }

private:
    /// What the list is of.
    struct position {
        std::string office;
        std::string title;
        std::string role; ///< that goes without saying
        bool acting = false;
    };
    struct held {
        term t;
        std::string person;
        std::string title;
        place where;
    };

    void list(std::string_view inside, std::string_view name)
    {
        if (xml_->rows().empty()) {
            if (xml_->broken()) out_.report.leave_out(code::syntax, [&] { return *xml_->broken(); });
            return;
        }
        auto const root = xml_->rows().front().parent();
        auto const what = position_of(root);
        pugi::xml_node last; // in which the document breaks off, if it does
        if (xml_->broken()) last = xml_->rows().back().last_child();
        for (auto const container : xml_->rows()) {
            bool const nominees = std::string_view{container.name()}.starts_with("other-");
            if (container.name() != inside && !nominees) continue;
            for (auto const row : container.children()) {
                if (row.type() != pugi::node_element) continue;
                if (row == last) out_.report.leave_out(code::syntax, [&] { return *xml_->broken(); });
                else if (nominees)
                    out_.report.leave_out(code::missing_field, [&] {
                        return problem_at(xml_->where(row), "one of those who were appointed and held no office", "see the list itself");
                    });
                else if (row.name() == name) holding(row, what);
            }
        }
    }

    /// The text of an element in an element.
    static std::string inner(pugi::xml_node root, char const* outer, char const* name, xml_rows const& xml)
    {
        return xml.at(root.child(outer), name).text;
    }

    position position_of(pugi::xml_node root) const
    {
        position out;
        auto const id = xml_->at(root, "id").text;
        out.title = inner(root, "names", "singular", *xml_);
        if (id == "secretary" || id == "secretary-ad-interim") {
            out.office = "USA/secretary-of-state";
            out.title = "Secretary of State";
            out.acting = id != "secretary";
            out.role = id;
        } else if (id.empty()) {
            auto const territory = xml_->at(root, "territory-id").text;
            out.office = "USA/chief-of-mission-" + territory;
            out.title = "Chief of Mission, " + territory;
        } else {
            out.office = "USA/" + id;
            out.role = id;
            out.acting = is_acting(id);
        }
        return out;
    }

    static bool is_acting(std::string_view role)
    {
        return role.starts_with("acting-") || role.ends_with("-ad-interim") || role.ends_with("-pro-tem");
    }

    [[nodiscard]] diagnostic at(xml_rows::field const& f, std::string_view name, std::string text, std::string remedy) const
    {
        auto d = problem_at(xml_->where(f), std::move(text), std::move(remedy));
        d.path = name;
        return d;
    }

    // --- dates ---

    said_date date_of(pugi::xml_node row, char const* name)
    {
        said_date out;
        auto const node = row.child(name);
        out.field = xml_->at(node, "date");
        auto const note = xml_->at(node, "note");
        out.note = note.text;
        auto const& text = out.field.text;
        if (text.empty()) {
            out.date = detail::date_in(note.text);
            if (out.date) {
                out.field = note;
                out.note.clear();
            }
            return out;
        }
        if (auto day = detail::read_iso_day(text)) out.date = *day;
        else if (auto const less = less_than_a_day(text)) out.date = less;
        else {
            auto const& why = day.problems().front();
            detail::tell_undated(out_.report, why.code,
                                 [&] { return at(out.field, name, why.text, why.remedy + "; that time is unknown"); });
            out.unreadable = text;
        }
        out.how = detail::sureness(note.text);
        return out;
    }

    /// `1783` and `1783-06`.
    static std::optional<row_date> less_than_a_day(std::string_view text)
    {
        if (text.size() != 4 && text.size() != 7) return std::nullopt;
        auto const found = detail::read_iso_day(std::string(text) + (text.size() == 4 ? "-01-01" : "-01"));
        if (!found) return std::nullopt;
        return row_date{found->date, text.size() == 7, false, {}};
    }

    // --- rows ---

    void holding(pugi::xml_node row, position const& what)
    {
        auto const id = xml_->at(row, "id"), who = xml_->at(row, "person-id");
        for (auto const& [f, name] : {std::pair{&id, "id"}, std::pair{&who, "person-id"}})
            if (f->text.empty()) {
                out_.report.leave_out(code::missing_field, [&, n = name, field = f] {
                    return at(*field, n, fmt::format("the field {} is {}", in_quotes(n), field->present ? "empty" : "missing"), "add it");
                });
                return;
            }
        auto const appointed = date_of(row, "appointed"), arrived = date_of(row, "arrived"), started = date_of(row, "started"),
                   ended = date_of(row, "ended");
        auto const note = xml_->at(row, "note").text;
        auto const role = xml_->at(row, "role-title-id").text;
        bool const begins = started.is_said() || (what.acting && appointed.is_said());
        if (!begins && !ended.is_said()) {
            out_.report.leave_out(code::missing_field, [&] {
                return at(id, "started", "neither a beginning nor an end is given: that the office was held is not said",
                          note.empty() ? "add one of them" : "the note is " + in_quotes(detail::excerpt(note)));
            });
            return;
        }
        held h;
        h.where = xml_->where(id);
        h.person = who.text;
        h.title = what.title;
        h.t.office = what.office;
        h.t.acting = what.acting || is_acting(role);
        h.t.id = "pocom-" + id.text;
        std::ranges::replace(h.t.id, '.', '_');
        h.t.ended = ended.note;
        times(h.t, what.acting && !started.is_said() ? appointed : started, arrived.date ? arrived : appointed, ended);
        for (auto const& [key, value] :
             {std::pair{"started", started.unreadable}, std::pair{"ended", ended.unreadable}, std::pair{"appointed", appointed.text()},
              std::pair{"arrived", arrived.text()}, std::pair{"role", role == what.role ? std::string{} : role}, std::pair{"note", note}})
            if (!value.empty()) h.t.kept.others.emplace_back(key, in_quotes(value));
        held_.push_back(std::move(h));
    }

    void times(term& t, said_date const& start, said_date const& earliest, said_date const& end)
    {
        auto const report = [&](milestone m, std::string const& text, std::string const& note) {
            t.at(m).push_back({chiefs_source, {}, when{text, options_.zone}, {}, note, {}});
        };
        bool reversed = false;
        if (start.date) {
            auto const judged =
                detail::judge_days(*start.date, end.date, {}, out_.report, [&](bool at_end, std::string text, std::string remedy) {
                    return at(at_end ? end.field : start.field, at_end ? "ended" : "started", std::move(text), std::move(remedy));
                });
            reversed = judged.ends_with('?');
            report(milestone::took_office, reversed ? judged : start.text(), start.note);
        } else if (end.date) { // between the appointment and the end
            bool const known = earliest.date && earliest.date->first() <= end.date->last();
            report(milestone::took_office,
                   known ? detail::between_dates(*earliest.date, *end.date) : fmt::format("[..{}]", end.date->text()), {});
        }
        if (end.date && !reversed) report(milestone::left_office, end.text(), {});
    }

    void person(pugi::xml_node root)
    {
        auto const id = xml_->at(root, "id");
        auto const name = detail_name(root);
        if (!root || xml_->broken() || id.text.empty() || name.empty()) {
            out_.report.leave_out(xml_->broken() ? code::syntax : code::missing_field, [&] {
                if (xml_->broken()) return *xml_->broken();
                return at(id, "persName", "a person without an id or a name", "add it");
            });
            return;
        }
        leader l{id.text, name, {}, {}, {}};
        for (auto const* key : {"birth", "death"})
            if (auto const said = xml_->at(root, key).text; !said.empty())
                l.kept.others.emplace_back(key[0] == 'b' ? "born" : "died", in_quotes(said));
        auto& known = persons_[id.text];
        if (std::ranges::find(known, l) != known.end()) out_.report.merge();
        else {
            known.push_back(std::move(l));
            out_.report.keep();
        }
    }

    [[nodiscard]] std::string detail_name(pugi::xml_node root) const
    {
        std::string out;
        for (auto const* part : {"forename", "surname", "genName"})
            if (auto const text = inner(root, "persName", part, *xml_); !text.empty()) out += (out.empty() ? "" : " ") + text;
        return out;
    }

    // --- the whole, in an order of its own ---

    void finish()
    {
        auto const moments = [](term const& t) {
            std::string out;
            for (auto const& of : t.milestones)
                for (auto const& r : of) out += r.time.text() + '\n';
            return out;
        };
        std::ranges::stable_sort(held_, [&](auto const& a, auto const& b) {
            return std::tuple(a.t.id, a.person, moments(a.t), a.t.office, a.t.ended) <
                   std::tuple(b.t.id, b.person, moments(b.t), b.t.office, b.t.ended);
        });
        std::set<std::string> taken, offices;
        for (auto const& h : held_) taken.insert(h.t.id);
        std::vector<term> of_same; // id
        for (auto& h : held_) {
            leader_of(h.person);
            h.t.leader = h.person;
            if (offices.insert(h.t.office).second) out_.facts.offices.push_back({h.t.office, usa, h.title, {}});
            if (!of_same.empty() && of_same.front().id != h.t.id) of_same.clear();
            if (std::ranges::find(of_same, h.t) != of_same.end()) {
                out_.report.merge();
                continue;
            }
            of_same.push_back(h.t);
            if (of_same.size() > 1) {
                out_.report.suspect(code::duplicate_id, [&] {
                    return problem_at(h.where, fmt::format("the id {} stands twice", in_quotes(detail::excerpt(h.t.id))),
                                      "give each row its own");
                });
                for (auto n = of_same.size(); !taken.insert(h.t.id).second; ++n) h.t.id = fmt::format("{}-{}", of_same.front().id, n);
            }
            out_.facts.terms.push_back(std::move(h.t));
            out_.report.keep();
        }
        for (auto const& [id, said] : persons_) leader_of(id);
        out_.facts.sources.push_back({chiefs_source,
                                      "Office of the Historian, U.S. Department of State",
                                      "Principal Officers and Chiefs of Mission",
                                      "https://history.state.gov/departmenthistory/people/principals-chiefs",
                                      "en",
                                      {},
                                      source_rank::normal,
                                      {},
                                      {}});
        detail::sort_by_id(out_.facts);
    }

    /// Once. Without a file of the person's own the id is all that is known of the name.
    void leader_of(std::string const& id)
    {
        if (!leaders_.insert(id).second) return;
        auto const said = persons_.find(id);
        if (said == persons_.end()) {
            out_.facts.leaders.push_back({id, id, {}, {}, {}});
            return;
        }
        auto& all = said->second;
        std::ranges::sort(all, {}, &leader::name);
        out_.facts.leaders.push_back(all.front());
        for (auto const& other : all)
            if (auto& l = out_.facts.leaders.back(); other.name != l.name && std::ranges::find(l.names, other.name) == l.names.end())
                l.names.push_back(other.name);
    }

    terms_options const& options_;
    xml_rows const* xml_ = nullptr; ///< which is being read
    imported out_;
    std::vector<held> held_;
    std::map<std::string, std::vector<leader>> persons_;
    std::set<std::string> leaders_;
};

} // namespace

imported read_pocom(std::vector<std::string> const& paths, terms_options const& options)
{
    auto const files = detail::files_of(paths, {".xml"});
    pocom all(options);
    detail::set_progress told(files, options.progress);
    std::uint64_t rows = 0;
    for (auto const& file : files) {
        all.read(file);
        told({++rows, 0, 0});
        told.next_file();
    }
    return all.result(detail::name_of_set(paths));
}

imported read_pocom(std::string const& path, terms_options const& options) { return read_pocom(std::vector{path}, options); }

} // namespace entente::io
