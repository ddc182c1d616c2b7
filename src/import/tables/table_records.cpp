// The rows of tables of parties, groups, leaders and terms.
// SPDX-License-Identifier: MIT
#include "import/coded/contacts.hpp"
#include "import/names/folded_name.hpp"
#include "import/tables/record_rows.hpp"
#include "import/tables/table_hash.hpp"
#include "import/tables/table_store.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

namespace entente::detail {

namespace {

class party_rows : public record_rows {
public:
    using record_rows::record_rows;
    void finish() override {}

protected:
    void row() override
    {
        if (!need("code") || !need("name")) return;
        auto const said = text("code");
        if (!party::is_code(said))
            return cells_.leave_out(field("code"), code::bad_value, fmt::format("{} is no code of a party", in_quotes(excerpt(said))),
                                    "a code is 1 to 8 capital letters, digits, - or _");
        std::optional<party_kind> kind;
        if (auto const at = field("kind"); at != none && !read_word(at, kind)) return;
        party_definition d{party{said}, std::string(text("name")), kind.value_or(party_kind::country), std::string(text("years")), {}};
        auto const [at, is_new] = rows_.emplace(d.id, d);
        if (!is_new && at->second != d)
            told().suspect(code::duplicate_id, [&] {
                return cells_.at(field("code"), fmt::format("{} is defined in two ways; the first in order holds", d.id),
                                 "keep one of the two");
            });
        auto const order = [](party_definition const& p) { return std::tuple(p.name, p.kind, p.years); };
        if (!is_new && order(d) < order(at->second)) at->second = d;
        take(is_new);
        if (info(d.id) == nullptr) set_.parties.define(at->second);
    }

private:
    std::map<party, party_definition> rows_;
};

class group_rows : public record_rows {
public:
    using record_rows::record_rows;
    void finish() override
    {
        for (auto& [id, g] : groups_) {
            for (auto& m : g.members) m = set_.parties.final_id(m);
            std::ranges::sort(g.members);
            g.members.erase(std::unique(g.members.begin(), g.members.end()), g.members.end());
            facts().groups.push_back(std::move(g));
        }
    }

protected:
    void row() override
    {
        if (!need("id") || !need("members")) return;
        auto& g = groups_[std::string(text("id"))];
        g.id = text("id");
        auto const name = text("name");
        if (!name.empty() && (g.name.empty() || name < g.name)) g.name = name;
        bool is_new = false;
        for (auto const& m : list("members")) {
            auto const p = set_.parties.id(party_at("members", m));
            if (std::ranges::find(g.members, p) != g.members.end()) continue;
            g.members.push_back(p);
            is_new = true;
        }
        take(is_new);
    }

private:
    std::map<std::string, group> groups_;
};

class leader_rows : public record_rows {
public:
    using record_rows::record_rows;
    void end_of_rows() override
    {
        for (auto& [id, s] : rows_) {
            std::erase(s.who.names, s.who.name);
            set_.people.define(std::move(s.who), s.side ? &*s.side : nullptr);
        }
    }
    void finish() override {}

protected:
    void row() override
    {
        if (!need("name")) return;
        leader l{std::string(text("id")), std::string(text("name")), list("names"), list("aliases"), {}};
        std::optional<party_number> side;
        if (auto const p = text("party"); !p.empty()) side = party_at("party", p);
        if (l.id.empty() && !side) return (void)need("id");
        if (l.id.empty()) l.id = set_.people.id_of(folded_name(l.name), *side);
        auto const [at, is_new] = rows_.try_emplace(l.id, said{l, side});
        if (!is_new && (at->second.who != l || at->second.side != side)) {
            told().suspect(code::duplicate_id, [&] {
                return cells_.at(field("id"), fmt::format("the leader {} stands twice, told in two ways", in_quotes(excerpt(l.id))),
                                 "one name is shown, the others are kept beside it; if they are two persons, give each an id");
            });
            join(at->second, std::move(l), side);
        }
        take(is_new);
    }

private:
    struct said {
        leader who;
        std::optional<party_number> side;
    };

    /// What two rows say of one leader, whichever comes first.
    void join(said& known, leader l, std::optional<party_number> side)
    {
        if (is_better_spelling(l.name, known.who.name)) std::swap(l.name, known.who.name);
        if (l.name != known.who.name) l.names.push_back(l.name);
        for (auto const& [from, to] : {std::pair{&l.names, &known.who.names}, std::pair{&l.aliases, &known.who.aliases}}) {
            to->insert(to->end(), from->begin(), from->end());
            std::ranges::sort(*to);
            to->erase(std::unique(to->begin(), to->end()), to->end());
        }
        if (!known.side || (side && set_.parties.key(*side) < set_.parties.key(*known.side))) known.side = side;
    }

    std::map<std::string, said> rows_;
};

class term_rows : public record_rows {
public:
    using record_rows::record_rows;
    void finish() override
    {
        sources_.finish(facts());
        for (auto& [id, o] : offices_) {
            o.party = set_.parties.final_id(o.party);
            if (std::ranges::find(facts().offices, o.id, &office::id) == facts().offices.end()) facts().offices.push_back(std::move(o));
        }
        std::ranges::sort(facts().offices, {}, &office::id);
        std::vector<term> made;
        terms_.finish(made);
        auto const joined = join_terms(made, set_.moments, [&](code c, std::string const& id, std::string what, std::string remedy) {
            told().suspect(c, [&] { return problem_at(where_[id], std::move(what), std::move(remedy)); });
        });
        told().kept -= joined;
        told().merged += joined;
        std::ranges::move(made, std::back_inserter(facts().terms));
    }

protected:
    void row() override
    {
        if (!need("leader") || !need("office")) return;
        auto const said_by = sources_.read();
        term t;
        std::int64_t year = 0;
        constexpr std::array milestones{milestone::elected, milestone::declared, milestone::took_office, milestone::left_office};
        for (auto const m : milestones) {
            auto const at = field(name(m));
            if (at == none || cells_[at].empty()) continue;
            auto const plain = plain_word(cells_[at].text);
            bool const goes_on =
                m == milestone::left_office && (plain == ".." || plain == "present" || plain == "ongoing" || plain == "in office");
            auto const when_it_was = goes_on ? row_time{when{".."}, 0, {}} : times_.read_one(at);
            if (when_it_was.time.empty()) continue; // an unreadable milestone is unknown
            if (year == 0) year = when_it_was.year;
            t.at(m).push_back({said_by.id, std::nullopt, when_it_was.time, {}, {}, {}});
        }
        auto const side = office_of(t, year);
        if (!side) return;
        if (auto const what = doubt_reversed(t, zones_))
            told().suspect(code::reversed_term, [&] {
                return cells_.at(field(name(milestone::left_office)), *what,
                                 "one of the two is wrong: the start is kept as uncertain, and the end beside it");
            });
        auto const who = field("leader");
        t.leader = set_.people.id(find_leader(who, cells_[who], set_.people.meaning_of(cells_[who], cells_.raw(who)), *side));
        t.ended = text("ended");
        auto const acting = plain_word(text("acting"));
        t.acting = acting == "true" || acting == "yes" || acting == "1" || acting == "acting";
        take_in(std::move(t));
    }

private:
    /// The party of the row's office, which it defines; leaves the row out if there is none.
    std::optional<party_number> office_of(term& t, std::int64_t year)
    {
        auto const said = text("office");
        auto party_text = text("party");
        auto const slash = said.find('/');
        bool const is_id = slash != std::string_view::npos && party::is_code(said.substr(0, slash));
        if (party_text.empty() && is_id) party_text = said.substr(0, slash);
        if (party_text.empty()) {
            auto const at = field("party") != none ? field("party") : field("office");
            cells_.leave_out(at, code::missing_field, "the office has no party", "name one, or write the office as KOR/president");
            return std::nullopt;
        }
        auto const side = field("party") != none ? party_at("party", party_text, year) : party_at("office", party_text, year);
        auto const& key = set_.parties.key(side);
        t.office = is_id ? std::string(said) : fmt::format("{}/{}", set_.parties.is_known(side) ? key : slug(key), slug(folded_name(said)));
        auto const [at, is_new] = offices_.try_emplace(t.office);
        auto title = std::string(is_id ? said.substr(slash + 1) : said);
        // The office's own party is that of its id, whatever the row's column says.
        if (is_new)
            at->second = {t.office, set_.parties.id(is_id ? party_at("office", said.substr(0, slash), year) : side), std::move(title), {}};
        else if (title < at->second.title) at->second.title = std::move(title);
        return side;
    }

    void take_in(term&& t)
    {
        t.id = text("id");
        lasting_hash who;
        who(t.leader);
        who(t.office);
        who(t.acting ? "acting" : "");
        if (t.id.empty()) {
            auto all = who;
            for (auto const& m : t.milestones)
                for (auto const& r : m) {
                    all(r.time.text());
                    if (!r.note.empty()) all(r.note);
                }
            t.id = fmt::format("{}-{}", mapping_.source.id, all.text());
        }
        auto const here = cells_.at(field("leader"), {}, {}).where;
        auto const by = [](place const& p) { return std::tie(p.file, p.line); };
        if (auto const [at, first] = where_.emplace(t.id, here); !first && by(here) < by(at->second)) at->second = here;
        auto [there, more, clashes] = terms_.add(t, who.text());
        bool const is_new = more;
        for (std::size_t m = 0; m != t.milestones.size() && !is_new; ++m)
            for (auto& r : t.milestones[m]) {
                auto& reports = there.milestones[m];
                if (std::ranges::find(reports, r) != reports.end()) continue;
                reports.push_back(std::move(r));
                std::ranges::sort(reports, {}, [](auto const& x) { return std::pair(x.time.text(), x.source); });
                clashes = true;
            }
        if (clashes)
            told().suspect(code::duplicate_id, [&] {
                return cells_.at(field("id"), fmt::format("the term {} stands twice, told in two ways", in_quotes(excerpt(t.id))),
                                 "give each row its own id, or keep both reports");
            });
        take(more);
    }

    std::map<std::string, office> offices_;
    std::map<std::string, place> where_; ///< by the id of a term
    wanted_ids<term> terms_;
    zones zones_ = iana_zones();
};

} // namespace

std::unique_ptr<table_reader> records_reader(table_set& set, io::table_mapping const& mapping)
{
    switch (mapping.table) {
    case io::table_of::parties: return std::make_unique<party_rows>(set, mapping);
    case io::table_of::groups: return std::make_unique<group_rows>(set, mapping);
    case io::table_of::leaders: return std::make_unique<leader_rows>(set, mapping);
    case io::table_of::terms: return std::make_unique<term_rows>(set, mapping);
    case io::table_of::claims: return claims_reader(set, mapping);
    case io::table_of::events: break;
    }
    return events_reader(set, mapping);
}

} // namespace entente::detail
