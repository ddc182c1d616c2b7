// Whose contact was returned within some days.
// SPDX-License-Identifier: MIT
#include "words/answers/answers.hpp"
#include "words/answers/listed.hpp"

#include <entente/detail/one_word.hpp>
#include <entente/query/ask.hpp>
#include <entente/query/match.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace entente::detail {

/// A pattern for each counterpart: one received, and one placed to the same. Whoever is between does not matter.
wording::reply answer_to(timeline const& world, asked::returned const& q)
{
    require_aim<asked::list>(q.contacts, "contacts", "list");
    auto const seen = seen_by(world, q.contacts);
    auto const contacts = unseen(q.contacts);
    wording::reply out{{}, table_of({"leader", "term", "party", "received", "placed", "verdict", "caveats"}), {}, verdict::none};
    weakest all;
    for (auto const& row : rows_of(seen, contacts)) {
        std::vector<party> whom;
        for (auto const& e : row.events) whom.insert(whom.end(), e.what.parties.begin(), e.what.parties.end());
        std::sort(whom.begin(), whom.end());
        whom.erase(std::unique(whom.begin(), whom.end()), whom.end());
        std::vector<std::string> certain, possible;
        for (auto const p : whom) {
            auto const code = std::string(p.code());
            auto const found = seen.match(contact(code).received().followed_by(code).placed().within_days(q.days).among(contacts));
            for (auto const& fit : found) {
                if (fit.term != row.term || fit.leader != row.leader || fit.verdict == verdict::none) continue;
                (fit.verdict == verdict::certain ? certain : possible).push_back(code);
                for (auto const& c : fit.candidates)
                    out.rows.rows.push_back({row.leader, row.term, code, one_word(c.events.front()), one_word(c.events.back()),
                                             std::string(name(c.how)), in_words(c.caveats)});
                out.why += (out.why.empty() ? "" : "\n") + fit.why();
            }
        }
        all.add(!certain.empty() ? verdict::certain : !possible.empty() ? verdict::possible : verdict::none);
        auto const who = certain.empty() && possible.empty() ? "none known" : judged_in_words(certain, possible);
        out.lines.push_back(fmt::format("{}: returned within {} day{}: {}", row.label, q.days, q.days == 1 ? "" : "s", who));
    }
    out.verdict = all.get();
    if (out.lines.empty()) out.lines.push_back(world.ask(q.contacts).why());
    if (out.why.empty()) out.why = joined(out.lines, "\n");
    return out;
}

} // namespace entente::detail
