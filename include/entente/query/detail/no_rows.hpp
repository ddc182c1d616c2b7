// Why an answer has no row.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/printable.hpp>
#include <entente/query/query.hpp>
#include <entente/timeline/detail/data.hpp>
#include <entente/timeline/detail/name_finder.hpp>

#include <algorithm>
#include <string>
#include <variant>

namespace entente::detail {

/// Rows are made for terms. A question about somebody without one names whose terms are known, if only they do not count.
[[nodiscard]] inline std::string why_no_rows(timeline_data const& d, query const& q)
{
    std::string who;
    bool acting = false;
    auto const note = [&](bool is_meant, std::uint32_t t) { acting = acting || (is_meant && d.facts.terms[t].acting); };
    if (auto const* l = std::get_if<asked::leader>(&q.who)) {
        who = l->name;
        if (auto const leader = name_finder(d).leader(l->name).leader)
            for (auto const t : d.terms_of_leader.all(*leader)) note(true, t);
    }
    if (auto const* h = std::get_if<asked::holders>(&q.who)) {
        who = h->office;
        auto const office = d.office_ids.find(h->office);
        for (std::uint32_t t = 0; t != d.terms.size(); ++t) note(office && d.terms[t].office == *office, t);
    }
    if (auto const* p = std::get_if<asked::leaders_of>(&q.who)) {
        who = "leaders of " + p->party;
        auto const party = d.find_party(p->party);
        for (std::uint32_t t = 0; t != d.terms.size(); ++t) note(party && d.facts.offices[d.terms[t].office].party == *party, t);
    }
    if (std::holds_alternative<asked::every_term>(q.who)) {
        who = "every term";
        for (std::uint32_t t = 0; t != d.terms.size(); ++t) note(true, t);
    }
    return printable(who) +
           (acting ? ": no term: only acting ones are known, which have rows if the question says `with_acting()`" : ": no term is known");
}

} // namespace entente::detail
