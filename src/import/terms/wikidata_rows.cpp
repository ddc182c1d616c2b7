// Rows and bindings of queries about who held what.
// SPDX-License-Identifier: MIT
#include "import/terms/wikidata_rows.hpp"

#include "import/names/folded_name.hpp"
#include "import/rows/columns.hpp"
#include "import/terms/wikidata.hpp"
#include "json/json_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace entente::detail {

namespace {

using role = holder_role;

/// What is left of a value after the spelling of a result as TSV: `<address>`, `"text"@en`, `"time"^^<type>`.
std::string_view unwrapped(std::string_view text, std::string_view& language)
{
    text = trimmed(text);
    if (text.size() > 1 && text.front() == '<' && text.back() == '>') return text.substr(1, text.size() - 2);
    if (text.empty() || text.front() != '"') return text;
    auto const end = text.rfind('"');
    if (end == 0) return text;
    if (text.substr(end + 1).starts_with('@')) language = text.substr(end + 2);
    return text.substr(1, end - 1);
}

class row_taker {
public:
    row_taker(holders& all, holder_columns const& columns, std::vector<holder_cell> const& cells,
              std::function<place(std::size_t)> const& at)
        : all_(all)
        , columns_(columns)
        , cells_(cells)
        , at_(at)
    {
    }

    void run() { columns_.are_periods() ? period() : statement(); }

private:
    struct value {
        std::string_view text, language;
        bool unknown = false;
        std::size_t column = 0;
    };

    /// Calls with every value of a role that is not empty.
    void each(role r, auto const& use) const
    {
        for (std::size_t i = 0; i != std::min(cells_.size(), columns_.all().size()); ++i) {
            auto const& c = columns_.all()[i];
            if (c.role != r) continue;
            value v{cells_[i].text, cells_[i].language, cells_[i].unknown, i};
            v.text = unwrapped(v.text, v.language);
            if (v.language.empty()) v.language = c.language;
            if (!v.text.empty() || v.unknown) use(v);
        }
    }
    [[nodiscard]] std::optional<value> first(role r) const
    {
        std::optional<value> out;
        each(r, [&](value const& v) {
            if (!out) out = v;
        });
        return out;
    }

    /// The item in the columns of a role, and what else stands there: a label.
    [[nodiscard]] std::string item(role r, std::string* otherwise = nullptr) const
    {
        std::string out;
        each(r, [&](value const& v) {
            if (v.unknown) return;
            if (auto q = item_of(v.text); !q.empty()) {
                if (out.empty()) out = std::move(q);
            } else if (otherwise != nullptr && otherwise->empty()) *otherwise = std::string(v.text);
        });
        return out;
    }

    [[nodiscard]] int precision(role r) const
    {
        auto const v = first(r);
        int out = no_precision;
        if (v) (void)std::from_chars(v->text.data(), v->text.data() + v->text.size(), out);
        return out;
    }

    void times(role r, role fine, std::set<said_time>& out)
    {
        each(r, [&](value const& v) {
            if (v.unknown) {
                out.insert({said_time::kind::unknown});
                return;
            }
            auto read = listed_time(v.text, precision(fine), all_.options().zone);
            if (read) out.insert(std::move(*read));
            else
                all_.told().suspect(read.problems().front().code, [&] {
                    auto d = read.problems().front();
                    d.where = at_(v.column);
                    d.path = columns_.names()[v.column];
                    return d;
                });
        });
    }

    void labels(role r, std::string const& id, labelled& of)
    {
        each(r, [&](value const& v) { of.label(id, v.text, v.language); });
        if (of.where.file.empty()) of.where = at_(0);
    }

    void period()
    {
        std::string name;
        auto const id = item(role::person, &name);
        auto const key = id.empty() ? name : id;
        if (key.empty()) {
            all_.told().leave_out(code::missing_field,
                                  [&] { return problem_at(at_(0), "the row names no cabinet or parliament", "give its item"); });
            return;
        }
        auto& p = all_.periods[key];
        if (p.rows++ == 0) p.where = at_(0);
        each(role::person_label, [&](value const& v) {
            if (v.text != key) p.names.emplace(v.text);
        });
        for (auto const& [r, fine] : {std::pair{role::start, role::start_precision}, {role::inception, role::inception_precision}})
            if (p.starts.empty()) times(r, fine, p.starts);
        for (auto const& [r, fine] : {std::pair{role::end, role::end_precision}, {role::abolished, role::abolished_precision}})
            if (p.ends.empty()) times(r, fine, p.ends);
    }

    void statement()
    {
        std::string name, title;
        auto person = item(role::person, &name);
        auto const who = first(role::person);
        if (who && who->unknown && person.empty()) return leave_empty(true); // its label is the number of a blank node
        if (name.empty())
            if (auto const l = first(role::person_label); l && person.empty()) name = std::string(l->text);
        auto position = item(role::position, &title);
        if (auto const l = first(role::position_label); title.empty() && l && position.empty()) title = std::string(l->text);
        if (person.empty() && item_of(name) == name) name.clear();
        if (person.empty() && name.empty()) return leave_empty(false);

        held_statement s;
        s.where = at_(0);
        s.person = person.empty() ? "name/" + folded_name(name) : person;
        s.office = !position.empty() ? position : !title.empty() ? title : std::string(unsaid_office);
        auto& p = all_.persons[s.person];
        labels(role::person_label, person, p);
        if (!name.empty()) p.label(person, name);
        each(role::person_alias, [&](value const& v) { p.others.emplace(v.text); });
        times(role::death, role::death_precision, p.deaths);
        auto& o = all_.offices[s.office];
        labels(role::position_label, position, o);
        if (!title.empty()) o.label(position, title);
        country(o);
        times(role::start, role::start_precision, s.starts);
        times(role::end, role::end_precision, s.ends);
        items(role::replaces, s.replaces);
        items(role::replaced_by, s.replaced_by);
        items(role::period, s.periods);
        each(role::cause, [&](value const& v) {
            if (item_of(v.text).empty()) s.causes.emplace(v.text);
        });
        each(role::reference, [&](value const& v) { s.notes.insert(fmt::format("cites {}", v.text)); });
        if (auto const r = first(role::rank)) s.rank = rank_of(r->text);
        s.source = wikidata_source(all_, person);
        if (auto const id = first(role::statement)) s.id = statement_of(id->text);
        if (s.id.empty()) s.id = made_id(s);
        all_.add(std::move(s));
    }

    void leave_empty(bool unknown)
    {
        if (unknown)
            return all_.told().leave_out(code::no_name,
                                         [&] { return problem_at(at_(0), "the holder is said to be unknown", "nobody can be named"); });
        bool const vacant = first(role::position) || first(role::position_label) || first(role::country) || first(role::country_label);
        all_.told().leave_out(vacant ? code::vacancy : code::missing_field, [&] {
            return problem_at(at_(0), vacant ? "nobody holds the office" : "the row names nobody",
                              vacant ? "a vacancy makes no leader" : "give the holder");
        });
    }

    void country(held_office& o)
    {
        std::string name;
        auto const q = item(role::country, &name);
        if (auto const l = first(role::country_label); q.empty() && name.empty() && l) name = std::string(l->text);
        auto const key = q.empty() ? name : q;
        if (key.empty()) return;
        o.countries.insert(key);
        auto& c = all_.countries[key];
        labels(role::country_label, q, c);
        if (!name.empty()) {
            c.label(q, name);
            c.ids.insert(name); // a code, perhaps
        }
    }

    void items(role r, std::set<std::string>& out) const
    {
        each(r, [&](value const& v) {
            auto q = item_of(v.text);
            if (!v.unknown) out.insert(q.empty() ? std::string(v.text) : q);
        });
    }

    [[nodiscard]] static source_rank rank_of(std::string_view text)
    {
        if (text.find("eferred") != std::string_view::npos) return source_rank::preferred;
        return text.find("eprecated") != std::string_view::npos ? source_rank::deprecated : source_rank::normal;
    }

    /// Of what it says: two rows that say the same are one.
    [[nodiscard]] static std::string made_id(held_statement const& s)
    {
        auto const said = [](std::set<said_time> const& times) {
            std::string out;
            for (auto const& t : times)
                out += t.is == said_time::kind::given ? t.time.text() : t.is == said_time::kind::never ? "no-end" : "unknown";
            return out.empty() ? std::string{"nd"} : out;
        };
        auto out = fmt::format("{}/{}/{}/{}", s.person, s.office, said(s.starts), said(s.ends));
        if (s.rank != source_rank::normal) out += fmt::format("/{}", entente::name(s.rank));
        return out;
    }
    holders& all_;
    holder_columns const& columns_;
    std::vector<holder_cell> const& cells_;
    std::function<place(std::size_t)> const& at_;
};

} // namespace

void take_holder_row(holders& into, holder_columns const& columns, std::vector<holder_cell> const& cells,
                     std::function<place(std::size_t)> const& at)
{
    row_taker(into, columns, cells, at).run();
}

} // namespace entente::detail
