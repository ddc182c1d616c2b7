// When a term begins and ends, and who holds an office then: in one world.
// SPDX-License-Identifier: MIT
#pragma once

#include "property/settle.hpp"
#include "property/worlds.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace property {

enum class so { no, maybe, yes };

/// "Terms" and "Without a leader" of docs/answers.md.
class terms_in {
public:
    terms_in(story const& s, settled const& of) : story_(s), of_(of) {}

    /// "A term begins with its election or with the taking of office, whichever was earlier"; nothing if nobody reports it.
    [[nodiscard]] std::optional<int> begin(int term, world const& w) const
    {
        std::optional<int> out;
        for (auto const m : {of_.election_of(term), moment_of(term, 2)})
            if (of_.knows(m)) out = out ? std::min(*out, at(w, m)) : at(w, m);
        return out;
    }
    [[nodiscard]] bool knows_begin(int term) const { return of_.knows(of_.election_of(term)) || knows_taking(term); }
    [[nodiscard]] bool knows_taking(int term) const { return of_.knows(moment_of(term, 2)); }
    [[nodiscard]] bool knows_end(int term) const { return of_.knows(moment_of(term, 3)); }
    [[nodiscard]] std::optional<int> taking(int term, world const& w) const
    {
        return knows_taking(term) ? std::optional(at(w, moment_of(term, 2))) : std::nullopt;
    }

    /// Whose taking of the office ends the term, if nobody reports its end: "a successor (no acting one), or the same leader
    /// again". Of holders of one office at least; which of them are later, each world says.
    [[nodiscard]] std::vector<int> successors(int term) const
    {
        std::vector<int> out;
        for (int t = 0; t != most_terms; ++t) {
            auto const& other = term_at(story_, t);
            if (t != term && other.there && !other.acting && other.office == term_at(story_, term).office && knows_taking(t))
                out.push_back(t);
        }
        return out;
    }
    /// The first instant that is no longer in the term: it ends as the office is left, and the next one holds it from then on.
    [[nodiscard]] std::optional<int> end(int term, world const& w) const
    {
        auto const left = moment_of(term, 3);
        if (of_.time(left).ongoing) return std::nullopt; // "everything is before it"
        if (of_.knows(left)) return at(w, left);
        auto const own = knows_taking(term) ? taking(term, w) : begin(term, w);
        std::optional<int> out;
        if (own)
            for (auto const t : successors(term))
                if (auto const took = *taking(t, w); took > *own) out = out ? std::min(*out, took) : took;
        return out;
    }
    /// Nobody says which of the others came later. "Of what nobody dates, nothing speaks for it": whether the claims date one that no
    /// report does is for the network to say.
    [[nodiscard]] bool has_unclear_end(int term) const
    {
        auto const others = successors(term);
        bool const is_undated = std::any_of(others.begin(), others.end(), [&](int t) { return !of_.time(moment_of(t, 2)).dated; });
        return !knows_end(term) && (is_undated || (!knows_begin(term) && !others.empty()));
    }

    /// Whether the office is held at a time: from its taking, or, where presidents-elect count, from the term's beginning.
    [[nodiscard]] so in_office(int term, world const& w, int t, bool elect_counts) const
    {
        auto const from = elect_counts && !term_at(story_, term).acting ? begin(term, w) : taking(term, w);
        auto const until = end(term, w);
        if (until && t >= *until) return so::no;
        if (!from) return so::maybe; // "office unknown"
        return t >= *from ? so::yes : so::no;
    }

    /// All moments that these functions ask for.
    void need(int term, std::vector<int>& to) const
    {
        for (auto const m : {of_.election_of(term), moment_of(term, 2), moment_of(term, 3)})
            if (of_.knows(m) && !of_.time(m).ongoing) to.push_back(m);
        if (!knows_end(term))
            for (auto const t : successors(term)) to.push_back(moment_of(t, 2));
    }

    /// The terms in offices of a party.
    [[nodiscard]] std::vector<int> of_party(int party) const
    {
        std::vector<int> out;
        for (int t = 0; t != most_terms; ++t)
            if (term_at(story_, t).there && party_of(term_at(story_, t)) == party) out.push_back(t);
        return out;
    }
    [[nodiscard]] std::vector<int> of_leader(int leader) const
    {
        std::vector<int> out;
        for (int t = 0; t != most_terms; ++t)
            if (term_at(story_, t).there && term_at(story_, t).leader == leader) out.push_back(t);
        return out;
    }

private:
    story const& story_;
    settled const& of_;
};

} // namespace property
