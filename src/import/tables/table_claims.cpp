// The rows of a table of claims.
// SPDX-License-Identifier: MIT
#include "import/tables/record_rows.hpp"
#include "import/tables/table_hash.hpp"
#include "import/tables/table_store.hpp"

#include <charconv>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

namespace entente::detail {

namespace {

class claim_rows : public record_rows {
public:
    using record_rows::record_rows;
    void finish() override
    {
        sources_.finish(facts());
        std::vector<placed> all;
        claims_.finish(all);
        for (auto& c : all)
            if (refer(c)) facts().claims.push_back(std::move(c));
    }

protected:
    void row() override
    {
        claim c;
        c.source = sources_.read().id;
        c.note = text("note");
        lasting_hash h;
        if (field("from") != none) {
            distance_claim d;
            if (!need("from") || !need("to") || !need("days")) return;
            d.from = text("from");
            d.to = text("to");
            auto const said = text("days");
            int days = 0;
            auto const end = std::from_chars(said.data(), said.data() + said.size(), days);
            if (end.ec != std::errc{} || end.ptr != said.data() + said.size())
                return cells_.leave_out(field("days"), code::bad_value, fmt::format("{} is no number of days", in_quotes(excerpt(said))),
                                        "write digits");
            d.days = days;
            d.zone = mapping_.zone;
            for (auto const t : {text("from"), text("to"), said}) h(t);
            c.says = std::move(d);
        } else {
            order_claim o;
            for (auto const& [field_name, at] : fields_)
                if (field_name == "order" && !cells_[at].empty()) {
                    for (auto const one : cells_.several(at)) o.steps.push_back({std::string(one)});
                }
            if (o.steps.size() < 2)
                return cells_.leave_out(field("order"), code::empty_claim, "a claim that orders nothing", "name at least two moments");
            for (auto const& s : o.steps) h(s.front());
            c.says = std::move(o);
        }
        h(c.source);
        h(c.note);
        c.id = text("id").empty() ? fmt::format("{}-{}", mapping_.source.id, h.text()) : std::string(text("id"));
        auto const here = cells_.at(none, {}, {}).where;
        auto const added = claims_.add({c, here}, h.text());
        auto const by = [](place const& p) { return std::tie(p.file, p.line); };
        if (by(here) < by(added.record.where)) added.record.where = here;
        if (added.clashes)
            told().suspect(code::duplicate_id, [&] {
                return cells_.at(field("id"), fmt::format("the id {} stands twice, for two claims", in_quotes(excerpt(c.id))),
                                 "give each row its own");
            });
        take(added.is_new);
    }

private:
    /// A claim, and the first row that makes it.
    struct placed : claim {
        place where{};
    };

    /// Refers a claim that names a moment of a term that became part of another to the whole. False: the whole has no such moment, so that
    /// the claim, which would order or measure another one, is left out.
    bool refer(placed& c)
    {
        std::vector<std::string*> named;
        if (auto* const d = std::get_if<distance_claim>(&c.says)) named = {&d->from, &d->to};
        if (auto* const o = std::get_if<order_claim>(&c.says))
            for (auto& step : o->steps)
                for (auto& text : step) named.push_back(&text);
        for (auto* const text : named) {
            auto const at = set_.moments.find(*text);
            if (at == set_.moments.end()) continue;
            if (at->second.is_of_whole) {
                *text = at->second.of_whole;
                continue;
            }
            --told().kept, --told().rows;
            auto const& whole = at->second.of_whole;
            told().leave_out(code::unknown_id, [&] {
                return problem_at(
                    c.where,
                    fmt::format("{} lies, by its row, within an unbroken term that several rows make, which has no such moment",
                                in_quotes(excerpt(*text))),
                    *text == whole ? std::string("give the days of the whole, or leave the claim out")
                                   : fmt::format("name {} if that is meant, or leave the claim out", in_quotes(excerpt(whole))));
            });
            return false;
        }
        return true;
    }

    wanted_ids<placed> claims_;
};

} // namespace

std::unique_ptr<table_reader> claims_reader(table_set& set, io::table_mapping const& mapping)
{
    return std::make_unique<claim_rows>(set, mapping);
}

} // namespace entente::detail
