// Why an answer has no row.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/printable.hpp>
#include <entente/query/query.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <algorithm>
#include <string>
#include <variant>

namespace entente::detail {

/// Rows are made for terms. A question about somebody without one names whose terms are known, if only they do not count.
[[nodiscard]] inline std::string why_no_rows(read_model d, query const& q)
{
    std::string who;
    bool acting = false;
    auto const note = [&](bool is_meant, term_id t) { acting = acting || (is_meant && d.term(t).acting()); };
    if (auto const* l = std::get_if<asked::leader>(&q.who)) {
        who = l->name;
        if (auto const leader = d.names().leader(l->name).leader)
            for (auto const t : d.leader(*leader).terms()) note(true, t);
    }
    if (auto const* h = std::get_if<asked::holders>(&q.who)) {
        who = h->office;
        for (auto const o : d.names().offices(h->office))
            for (auto const t : d.terms_of(o)) note(true, t);
    }
    if (auto const* p = std::get_if<asked::leaders_of>(&q.who)) {
        who = "leaders of " + p->party;
        auto const party = d.find_party(p->party);
        for (auto const t : d.terms()) note(party && d.term(t).party() == *party, t);
    }
    if (std::holds_alternative<asked::every_term>(q.who)) {
        who = "every term";
        for (auto const t : d.terms()) note(true, t);
    }
    return printable(who) +
           (acting ? ": no term: only acting ones are known, which have rows if the question says `with_acting()`" : ": no term is known");
}

} // namespace entente::detail
