// Entities of Wikidata: who held which position, what it is called, and of which country it is.
// SPDX-License-Identifier: MIT
#include "import/dates/wikidata_time.hpp"
#include "import/terms/wikidata.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace entente::detail {

namespace {

// Properties: https://www.wikidata.org/wiki/Property:P39 and so on.
constexpr std::string_view position_held = "P39", start_time = "P580", end_time = "P582", replaces = "P1365", replaced_by = "P1366",
                           death_date = "P570", inception = "P571", dissolved = "P576", country = "P17", jurisdiction = "P1001",
                           alpha3 = "P298", alpha2 = "P297", cabinet = "P5054", parliament_term = "P2937", end_cause = "P1534",
                           reference_url = "P854", stated_in = "P248", imported_from = "P143", instance_of = "P31";
constexpr std::array<std::string_view, 4> natures{"P5102", "P794", "P3831",
                                                  "P2868"}; // nature of statement, as, object and subject has role
constexpr std::string_view human = "Q5", acting = "Q4676846";

class entity_taker {
public:
    entity_taker(holders& all, json_tree const& tree, std::uint32_t node) : all_(all), tree_(tree), node_(node) {}

    void run()
    {
        id_ = item_of(text_of(tree_, node_, "id"));
        if (id_.empty()) id_ = item_of(text_of(tree_, node_, "title"));
        if (id_.empty() || tree_.member(node_, "missing")) {
            all_.told().leave_out(code::unknown_id, [&] {
                return problem_at(at(node_), id_.empty() ? "the entity is no item" : fmt::format("Wikidata has no {}", id_),
                                  "ask for an item that exists");
            });
            return;
        }
        auto const held = claims(position_held);
        bool const is_person = !held.empty() || has_item(instance_of, human);
        if (!is_person) return describe();
        auto& p = all_.persons[id_];
        p.where = at(node_);
        names(p);
        for (auto const s : claims(death_date))
            if (rank(s) != source_rank::deprecated) time(member(s, "mainsnak"), p.deaths);
        for (auto const s : held) statement(s);
        if (held.empty()) {
            all_.persons.erase(id_);
            all_.told().leave_out(code::missing_field,
                                  [&] { return problem_at(at(node_), fmt::format("{} holds no position", id_), "there is no P39"); });
        }
    }

private:
    [[nodiscard]] place at(std::uint32_t n) const { return tree_.where(tree_[n].at); }
    [[nodiscard]] std::optional<std::uint32_t> member(std::optional<std::uint32_t> n, std::string_view key) const
    {
        return n && tree_[*n].kind == json_kind::object ? tree_.member(*n, key) : std::nullopt;
    }
    [[nodiscard]] std::span<std::uint32_t const> claims(std::string_view property) const
    {
        auto const all = tree_.member(node_, "claims");
        return all ? members_of(tree_, *all, property) : std::span<std::uint32_t const>{};
    }
    [[nodiscard]] std::span<std::uint32_t const> qualifiers(std::uint32_t statement, std::string_view property) const
    {
        auto const all = member(statement, "qualifiers");
        return all ? members_of(tree_, *all, property) : std::span<std::uint32_t const>{};
    }

    [[nodiscard]] std::string_view kind(std::optional<std::uint32_t> snak) const
    {
        return snak ? text_of(tree_, *snak, "snaktype") : std::string_view{};
    }
    [[nodiscard]] std::optional<std::uint32_t> value(std::optional<std::uint32_t> snak) const
    {
        return kind(snak) == "value" ? member(member(snak, "datavalue"), "value") : std::nullopt;
    }
    /// The item that a snak names; of old replies by its number.
    [[nodiscard]] std::string item(std::optional<std::uint32_t> snak) const
    {
        auto const v = value(snak);
        if (!v || tree_[*v].kind != json_kind::object) return {};
        if (auto q = item_of(text_of(tree_, *v, "id")); !q.empty()) return q;
        auto const number = text_of(tree_, *v, "numeric-id");
        return number.empty() ? std::string{} : item_of(fmt::format("Q{}", number));
    }
    [[nodiscard]] std::string text(std::optional<std::uint32_t> snak) const
    {
        auto const v = value(snak);
        if (!v) return {};
        if (tree_[*v].kind == json_kind::string) return std::string(tree_[*v].text);
        return item(snak);
    }
    [[nodiscard]] bool has_item(std::string_view property, std::string_view wanted) const
    {
        auto const all = claims(property);
        return std::any_of(all.begin(), all.end(), [&](auto s) { return item(member(s, "mainsnak")) == wanted; });
    }
    [[nodiscard]] source_rank rank(std::uint32_t statement) const
    {
        auto const r = text_of(tree_, statement, "rank");
        return r == "preferred" ? source_rank::preferred : r == "deprecated" ? source_rank::deprecated : source_rank::normal;
    }

    void time(std::optional<std::uint32_t> snak, std::set<said_time>& out)
    {
        if (kind(snak) == "somevalue") out.insert({said_time::kind::unknown});
        else if (kind(snak) == "novalue") out.insert({said_time::kind::never});
        auto const v = value(snak);
        if (!v) return;
        int precision = 0;
        auto const p = text_of(tree_, *v, "precision");
        (void)std::from_chars(p.data(), p.data() + p.size(), precision);
        auto read = wikidata_time(text_of(tree_, *v, "time"), precision, text_of(tree_, *v, "calendarmodel"));
        if (read) {
            out.insert({said_time::kind::given, retold(*read, read->text(), all_.options().zone)});
        } else
            all_.told().suspect(read.problems().front().code, [&] {
                auto d = read.problems().front();
                d.where = at(*v);
                return d;
            });
    }
    void names(labelled& of)
    {
        if (of.where.file.empty()) of.where = at(node_);
        for (auto const l : members_of(tree_, node_, "labels"))
            if (tree_[l].kind == json_kind::object) of.label(id_, text_of(tree_, l, "value"), text_of(tree_, l, "language"));
        for (auto const list : members_of(tree_, node_, "aliases"))
            for (auto const a : tree_.children(list))
                if (auto const name = text_of(tree_, a, "value"); !name.empty()) of.others.emplace(name);
    }

    /// An item that holds nothing: a position, a country, a cabinet. It makes no record, and says what the others mean.
    void describe()
    {
        names(all_.described_offices[id_]);
        auto& o = all_.described_offices[id_];
        for (auto const property : {jurisdiction, country}) {
            for (auto const s : claims(property))
                if (auto q = item(member(s, "mainsnak")); !q.empty() && rank(s) != source_rank::deprecated) o.countries.insert(q);
            if (!o.countries.empty()) break;
        }
        office_country c;
        names(c);
        for (auto const property : {alpha3, alpha2})
            for (auto const s : claims(property))
                if (auto code = text(member(s, "mainsnak")); !code.empty()) c.ids.insert(code);
        c.is_country = !c.ids.empty();
        all_.described_countries[id_] = std::move(c);
        office_period p;
        for (auto const& [language, labels] : o.labels)
            if (p.names.empty() || language == "en") p.names = labels;
        for (auto const property : {start_time, inception})
            for (auto const s : claims(property))
                if (p.starts.empty()) time(member(s, "mainsnak"), p.starts);
        for (auto const property : {end_time, dissolved})
            for (auto const s : claims(property))
                if (p.ends.empty()) time(member(s, "mainsnak"), p.ends);
        if (!p.starts.empty() || !p.ends.empty()) all_.periods.try_emplace(id_, std::move(p));
        all_.told().merge();
    }

    void statement(std::uint32_t n)
    {
        auto const snak = member(n, "mainsnak");
        held_statement s;
        s.where = at(n);
        s.person = id_;
        s.office = item(snak);
        if (s.office.empty()) {
            all_.told().leave_out(code::missing_field, [&] {
                return problem_at(s.where,
                                  kind(snak) == "novalue" ? fmt::format("{} is said to have held no position", id_)
                                                          : fmt::format("which position {} held is said to be unknown", id_),
                                  "there is no office to hold");
            });
            return;
        }
        s.id = statement_of(text_of(tree_, n, "id"));
        if (s.id.empty()) s.id = fmt::format("{}/{}/{}", id_, s.office, tree_[n].index);
        s.rank = rank(n);
        s.source = wikidata_source(all_, id_);
        for (auto const q : qualifiers(n, start_time)) time(q, s.starts);
        for (auto const q : qualifiers(n, end_time)) time(q, s.ends);
        auto const take = [&](std::string_view property, std::set<std::string>& out) {
            for (auto const q : qualifiers(n, property))
                if (auto i = text(q); !i.empty()) out.insert(std::move(i));
        };
        take(replaces, s.replaces);
        take(replaced_by, s.replaced_by);
        take(cabinet, s.periods);
        take(parliament_term, s.periods);
        take(end_cause, s.causes);
        for (auto const nature : natures)
            for (auto const q : qualifiers(n, nature)) s.acting |= item(q) == acting;
        for (auto const r : members_of(tree_, n, "references")) reference(r, s.notes);
        all_.add(std::move(s));
    }

    void reference(std::uint32_t r, std::set<std::string>& notes) const
    {
        auto const snaks = member(r, "snaks");
        if (!snaks) return;
        for (auto const& [property, verb] :
             {std::pair{reference_url, "cites"}, std::pair{stated_in, "stated in"}, std::pair{imported_from, "imported from"}})
            for (auto const s : members_of(tree_, *snaks, property))
                if (auto const what = text(s); !what.empty()) notes.insert(fmt::format("{} {}", verb, what));
    }

    holders& all_;
    json_tree const& tree_;
    std::uint32_t node_;
    std::string id_;
};

} // namespace

void take_entity(holders& into, json_tree const& tree, std::uint32_t node) { entity_taker(into, tree, node).run(); }

} // namespace entente::detail
