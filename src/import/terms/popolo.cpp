// Popolo and EveryPolitician as leaders, offices and terms.
// SPDX-License-Identifier: MIT
#include "import/terms/popolo.hpp"

#include "import/names/folded_name.hpp"
#include "import/rows/columns.hpp"
#include "import/rows/paths.hpp"
#include "import/terms/wikidata.hpp"
#include "text_file.hpp"

#include <entente/io/popolo.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace entente::detail {

std::string popolo_source(holders& into, std::string const& organization)
{
    auto id = "popolo/" + organization;
    std::replace(id.begin(), id.end(), ' ', '-');
    into.sources.try_emplace(id, source{id, organization, "Members of " + organization, {}, {}, {}, source_rank::normal, {}, {}});
    return id;
}

void popolo_time(holders& into, std::string_view text, place const& where, std::set<said_time>& out)
{
    if (trimmed(text).empty()) return;
    auto read = listed_time(text, no_precision, into.options().zone);
    if (read) out.insert(std::move(*read));
    else
        into.told().suspect(read.problems().front().code, [&] {
            auto d = read.problems().front();
            d.where = where;
            return d;
        });
}

std::string period_key(std::string_view organization, std::string_view id)
{
    return fmt::format("{}#{}", folded_name(organization), id.starts_with("term/") ? id.substr(5) : id);
}

namespace {

/// The organizations, areas, persons and periods of one document.
class document {
public:
    document(holders& all, json_tree const& tree) : all_(all), tree_(tree) {}

    void run()
    {
        constexpr auto root = json_tree::root;
        for (auto const o : members_of(tree_, root, "organizations")) organizations_.emplace(text_of(tree_, o, "id"), o);
        for (auto const a : members_of(tree_, root, "areas")) areas_.emplace(text_of(tree_, a, "id"), a);
        for (auto const p : members_of(tree_, root, "posts")) posts_.emplace(text_of(tree_, p, "id"), p);
        for (auto const e : members_of(tree_, root, "events")) period(e);
        for (auto const p : members_of(tree_, root, "persons")) {
            persons_.insert(text_of(tree_, p, "id"));
            person(p);
            for (auto const m : members_of(tree_, p, "memberships")) membership(m, text_of(tree_, p, "id"));
        }
        for (auto const o : members_of(tree_, root, "organizations"))
            for (auto const m : members_of(tree_, o, "memberships")) membership(m, {}, text_of(tree_, o, "id"));
        for (auto const m : members_of(tree_, root, "memberships")) membership(m, {});
    }

private:
    [[nodiscard]] place at(std::uint32_t n) const { return tree_.where(tree_[n].at); }

    /// A text, or one in several languages: {"lang:en": "..."}.
    void labels(std::uint32_t n, std::string_view key, std::string_view id, labelled& out) const
    {
        auto const at = tree_[n].kind == json_kind::object ? tree_.member(n, key) : std::nullopt;
        if (!at) return;
        if (tree_[*at].kind == json_kind::string) out.label(id, tree_[*at].text);
        else if (tree_[*at].kind == json_kind::object)
            for (auto const l : tree_.children(*at)) {
                auto language = tree_[l].key;
                if (language.starts_with("lang:")) language.remove_prefix(5);
                out.label(id, tree_[l].text, language);
            }
    }
    [[nodiscard]] std::string identifier(std::uint32_t n, std::string_view scheme) const
    {
        for (auto const i : members_of(tree_, n, "identifiers"))
            if (text_of(tree_, i, "scheme") == scheme) return std::string(text_of(tree_, i, "identifier"));
        return {};
    }

    void period(std::uint32_t e)
    {
        auto const kind = text_of(tree_, e, "classification");
        if (kind != "legislative period" && kind != "cabinet" && kind != "government") return;
        auto const id = text_of(tree_, e, "id");
        auto& p = all_.periods[scoped(text_of(tree_, e, "organization_id"), id)];
        p.where = at(e);
        if (auto const name = text_of(tree_, e, "name"); !name.empty()) p.names.emplace(name);
        popolo_time(all_, text_of(tree_, e, "start_date"), at(e), p.starts);
        popolo_time(all_, text_of(tree_, e, "end_date"), at(e), p.ends);
    }
    [[nodiscard]] std::string scoped(std::string_view organization, std::string_view id) const
    {
        auto const o = organizations_.find(organization);
        return period_key(o == organizations_.end() ? std::string(organization) : name_of(o->second), id);
    }
    [[nodiscard]] std::string name_of(std::uint32_t n) const
    {
        labelled l;
        labels(n, "name", {}, l);
        auto best = l.best(all_.options().languages);
        return best.empty() ? std::string(text_of(tree_, n, "id")) : best;
    }

    void person(std::uint32_t n)
    {
        std::string const id(text_of(tree_, n, "id"));
        if (id.empty()) return;
        auto& p = all_.persons[id];
        if (p.where.file.empty()) p.where = at(n);
        labels(n, "name", id, p);
        for (auto const o : members_of(tree_, n, "other_names"))
            if (auto const name = text_of(tree_, o, "name"); !name.empty()) p.others.emplace(name);
        for (auto const key : {"sort_name", "original_name"})
            if (auto const name = text_of(tree_, n, key); !name.empty()) p.others.emplace(name);
        if (auto q = item_of(identifier(n, "wikidata")); !q.empty() && q != id) p.ids.insert(std::move(q));
        popolo_time(all_, text_of(tree_, n, "death_date"), at(n), p.deaths);
    }

    void membership(std::uint32_t n, std::string_view person, std::string_view organization = {})
    {
        held_statement s;
        s.where = at(n);
        s.person = std::string(person.empty() ? text_of(tree_, n, "person_id") : person);
        if (organization.empty()) organization = text_of(tree_, n, "organization_id");
        auto const post = posts_.find(text_of(tree_, n, "post_id"));
        if (organization.empty() && post != posts_.end()) organization = text_of(tree_, post->second, "organization_id");
        if (s.person.empty())
            return all_.told().leave_out(code::vacancy,
                                         [&] { return problem_at(s.where, "nobody holds the membership", "a vacancy makes no leader"); });
        if (!persons_.contains(s.person) && !all_.persons.contains(s.person))
            all_.told().suspect(code::unknown_id, [&] {
                return problem_at(s.where, fmt::format("there is no person {}", in_quotes(excerpt(s.person))), "the id is the name");
            });
        auto const o = organizations_.find(organization);
        if (o != organizations_.end() && text_of(tree_, o->second, "classification") == "party")
            return all_.told().leave_out(code::unknown_code, [&] {
                return problem_at(s.where, "a membership of a party is no office", "memberships of legislatures and cabinets are");
            });
        s.office = office(n, o == organizations_.end() ? std::nullopt : std::optional(o->second), organization,
                          post == posts_.end() ? std::nullopt : std::optional(post->second));
        popolo_time(all_, text_of(tree_, n, "start_date"), s.where, s.starts);
        popolo_time(all_, text_of(tree_, n, "end_date"), s.where, s.ends);
        s.fills_each = true;
        if (auto const period = text_of(tree_, n, "legislative_period_id"); !period.empty()) s.periods.insert(scoped(organization, period));
        for (auto const r : members_of(tree_, n, "sources"))
            if (auto const url = text_of(tree_, r, "url"); !url.empty()) s.notes.insert(fmt::format("cites {}", url));
        auto const id = text_of(tree_, n, "id");
        bool const is_statement = id.find("wikidata.org/entity/statement/") != std::string_view::npos;
        s.id = is_statement ? statement_of(id) : membership_id(s);
        s.source = is_statement ? wikidata_source(all_, item_of(s.id.substr(0, s.id.find('-'))))
                                : popolo_source(all_, o == organizations_.end() ? std::string(organization) : name_of(o->second));
        all_.add(std::move(s));
    }

    /// The key of the position: its item, or what it is called in its organization.
    std::string office(std::uint32_t n, std::optional<std::uint32_t> organization, std::string_view organization_id,
                       std::optional<std::uint32_t> post)
    {
        std::string const item(text_of(tree_, n, "role_code"));
        labelled role;
        if (post) labels(*post, "label", {}, role);
        if (role.labels.empty()) labels(n, "role", {}, role);
        if (role.labels.empty()) labels(n, "label", {}, role);
        if (role.labels.empty()) role.label({}, "member");
        auto const of = organization ? name_of(*organization) : std::string(organization_id);
        auto key = !item_of(item).empty() ? item_of(item) : membership_office(role.best(all_.options().languages), of);
        auto& o = all_.offices[key];
        if (o.where.file.empty()) o.where = at(n);
        if (key == item_of(item)) {
            for (auto& [language, texts] : role.labels)
                for (auto const& l : texts) o.label(key, l, language);
        } else o.label({}, key);
        auto const area_id = organization ? text_of(tree_, *organization, "area_id") : text_of(tree_, n, "area_id");
        if (auto const area = areas_.find(area_id); area != areas_.end()) country(area->second, o);
        return key;
    }

    /// An area that is a country, or stands for itself: a state of Australia is not Australia.
    void country(std::uint32_t area, held_office& o)
    {
        if (text_of(tree_, area, "type") == "constituency") return;
        std::string const id(text_of(tree_, area, "id"));
        auto const q = item_of(identifier(area, "wikidata"));
        auto const path = identifier(area, "MS_FB");
        auto const key = q.empty() ? id : q;
        o.countries.insert(key);
        auto& c = all_.countries[key];
        c.where = at(area);
        labels(area, "name", key, c);
        constexpr std::string_view prefix = "country:";
        c.is_country = path.empty() ? !country_of_item(key).empty() : path.starts_with(prefix) && path.find('/') == std::string::npos;
        if (!c.is_country || path.empty()) return;
        auto code = path.substr(prefix.size());
        for (auto& x : code)
            if ('a' <= x && x <= 'z') x = static_cast<char>(x - 'a' + 'A');
        c.ids.insert(std::move(code));
    }

    holders& all_;
    json_tree const& tree_;
    std::map<std::string_view, std::uint32_t> organizations_, areas_, posts_;
    std::set<std::string_view, std::less<>> persons_;
};

/// Positions by person: {"Q1": [{"id": "Q2", "label": "...", "qualifiers": {"P580": "..."}}]}.
void take_positions(holders& into, json_tree const& tree)
{
    for (auto const who : tree.children(json_tree::root))
        for (auto const n : tree.children(who)) {
            held_statement s;
            s.where = tree.where(tree[n].at);
            s.person = std::string(tree[who].key);
            s.office = std::string(text_of(tree, n, "id"));
            if (s.office.empty()) {
                into.told().leave_out(code::missing_field, [&] { return problem_at(s.where, "the position has no id", "give its item"); });
                continue;
            }
            auto& o = into.offices[s.office];
            o.label(s.office, text_of(tree, n, "label"), "en");
            if (o.where.file.empty()) o.where = s.where;
            if (auto const q = tree.member(n, "qualifiers"); q && tree[*q].kind == json_kind::object) {
                popolo_time(into, text_of(tree, *q, "P580"), s.where, s.starts);
                popolo_time(into, text_of(tree, *q, "P582"), s.where, s.ends);
                for (auto const& [property, out] : {std::pair{"P1365", &s.replaces}, std::pair{"P1366", &s.replaced_by}})
                    if (auto const name = text_of(tree, *q, property); !name.empty()) out->emplace(name);
            }
            s.source = wikidata_source(into, item_of(s.person));
            s.id = membership_id(s);
            into.add(std::move(s));
        }
}

bool is_positions(json_tree const& tree)
{
    auto const all = tree.children(json_tree::root);
    return std::all_of(all.begin(), all.end(), [&](auto n) {
        if (tree[n].kind != json_kind::array || item_of(tree[n].key).empty()) return false;
        auto const positions = tree.children(n);
        return std::all_of(positions.begin(), positions.end(),
                           [&](auto p) { return tree[p].kind == json_kind::object && tree.member(p, "id"); });
    });
}

void take_popolo_json(holders& into, std::string const& path)
{
    problem_list problems;
    json_tree const tree(read_file(path), path, problems);
    problems.throw_if_error();
    constexpr auto root = json_tree::root;
    auto const is_object = tree.has_root() && tree[root].kind == json_kind::object;
    if (is_object && (tree.member(root, "memberships") || tree.member(root, "persons"))) return document(into, tree).run();
    if (is_object && is_positions(tree)) return take_positions(into, tree);
    std::string found;
    if (is_object)
        for (auto const m : tree.children(root))
            found += (found.size() > 200 ? ""
                      : found.empty()    ? " with "
                                         : ", ") +
                     (found.size() > 200 ? "" : in_quotes(excerpt(tree[m].key)));
    throw error(code::unknown_layout, {path, 1, 1}, "this is no Popolo" + found,
                "expected \"persons\", \"organizations\" and \"memberships\"; results of queries and entities are for read_wikidata");
}

} // namespace

std::string membership_office(std::string_view role, std::string_view organization)
{
    if (organization.empty()) return std::string(role);
    // some lists have an organization for an office: "Prime Minister of Norway"
    bool const repeats = folded_name(organization).starts_with(folded_name(role) + " of ");
    if ((role == "member" || repeats) && is_office_of_country(organization)) return std::string(organization);
    return fmt::format("{} of {}", role, organization);
}

std::string membership_id(held_statement const& s)
{
    auto const said = [](std::set<said_time> const& times) {
        std::string out;
        for (auto const& t : times) out += t.time.text();
        return out.empty() ? std::string{"nd"} : out;
    };
    auto out = fmt::format("{}/{}/{}/{}", s.person, s.office, said(s.starts), said(s.ends));
    for (auto const& p : s.periods) out += '/' + p.substr(p.find('#') == std::string::npos ? 0 : p.find('#') + 1);
    return out;
}

} // namespace entente::detail

namespace entente::io {

imported read_popolo(std::vector<std::string> const& paths, holder_options const& options)
{
    imported out;
    out.report.file = detail::name_of_set(paths);
    out.report.examples = options.examples;
    auto const files = detail::files_of(paths, {".json", ".csv"});
    detail::holders all(options, out.report);
    detail::set_progress progress(files, options.progress);
    for (auto const& file : files) {
        if (detail::is_json(file)) detail::take_popolo_json(all, file);
        else detail::take_members(all, file, progress_callback(progress));
        progress.next_file();
    }
    out.facts = all.finish();
    return out;
}

imported read_popolo(std::string const& path, holder_options const& options) { return read_popolo(std::vector{path}, options); }

} // namespace entente::io
