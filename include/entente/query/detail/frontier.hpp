// Which of the events that may be the answer have to be looked at to find it.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/detail/member.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace entente::detail {

/// What a question is decided by.
enum class decided_by : std::uint8_t {
    all,         ///< every event in its window
    foremost,    ///< what may be the first of all, and what may come before a first one's counterpart
    first_few,   ///< the same of the counterparts that may be among the first few
    counterparts ///< of each counterpart, what may be the first contact
};

/// Of the events that may be inside, met from the near end of the window on, those that matter. Times run as in `worlds`: the
/// words are those of "first".
///
/// Let T be the least latest instant of the events that are surely what is asked for and inside in every world. Whatever is later
/// than T comes after one of these whenever it is inside: it is never the first, and no first is later. Nor does it bear on how
/// early or late a counterpart comes, if T is that of the counterpart's own events. Exact therefore is any set that holds
///
/// - for the first: all up to T, and up to the T of each counterpart that these lead to, so that whoever may precede it is seen;
/// - for the first n counterparts: the same with the n-th least T of counterparts: whoever is later comes after n of them;
/// - for an order: of each counterpart all up to its own T. Of the others that may precede its first contact, each has an event
///   up to its own T that does so whenever a later one does.
///
/// Events are left out, facts are not: differences among those that are kept, and to milestones, come from the whole network.
class frontier {
public:
    /// `only`: the counterparts that matter, if not all do; `few`: how many come first.
    frontier(decided_by by, std::vector<party> only, bool is_limited, std::size_t few)
        : by_(by)
        , only_(std::move(only))
        , is_limited_(is_limited)
        , few_(few)
    {
    }

    /// Whether nothing that is as late as this matters.
    [[nodiscard]] bool is_past(duration earliest)
    {
        switch (by_) {
        case decided_by::all: return false;
        case decided_by::foremost:
        case decided_by::first_few: return earliest > limit_ && earliest > reach_of_firsts();
        case decided_by::counterparts: break;
        }
        return is_limited_ && std::all_of(only_.begin(), only_.end(), [&](party p) { return limit_of(p) < earliest; });
    }
    /// Whether a contact with this counterpart matters.
    [[nodiscard]] bool needs(party counterpart, duration earliest) const
    {
        return by_ != decided_by::counterparts || limit_of(counterpart) >= earliest;
    }
    /// Takes note of one; `stands`: it is inside in every world in which it took place.
    void take(member const& m, duration earliest, duration latest, bool stands)
    {
        if (by_ == decided_by::all) return;
        bool const counts = m.sure && stands;
        for (auto const& [p, surely] : m.counterparts) {
            auto& known = *place(p);
            if (counts && surely) known.limit = std::min(known.limit, latest);
            known.earliest = std::min(known.earliest, earliest);
        }
        if (by_ == decided_by::first_few) limit_ = limit_of_few();
        else if (counts) limit_ = std::min(limit_, latest);
        is_known_ = false;
    }

private:
    struct met {
        entente::party party;
        duration limit = duration::unlimited();    ///< the T of its own events
        duration earliest = duration::unlimited(); ///< of its events
    };
    /// The latest T of those that may be first.
    [[nodiscard]] duration reach_of_firsts()
    {
        if (!is_known_) {
            reach_ = -duration::unlimited();
            for (auto const& m : met_)
                if (m.earliest <= limit_) reach_ = std::max(reach_, m.limit);
            is_known_ = true;
        }
        return reach_;
    }
    /// The n-th least T.
    [[nodiscard]] duration limit_of_few() const
    {
        if (met_.size() < few_) return duration::unlimited();
        std::vector<duration> limits;
        for (auto const& m : met_) limits.push_back(m.limit);
        auto const nth = limits.begin() + static_cast<std::ptrdiff_t>(few_ - 1);
        std::nth_element(limits.begin(), nth, limits.end());
        return *nth;
    }
    [[nodiscard]] std::vector<met>::iterator place(party p)
    {
        auto at = std::lower_bound(met_.begin(), met_.end(), p, is_before);
        if (at == met_.end() || at->party != p) at = met_.insert(at, met{p, duration::unlimited(), duration::unlimited()});
        return at;
    }
    [[nodiscard]] duration limit_of(party p) const
    {
        auto const at = std::lower_bound(met_.begin(), met_.end(), p, is_before);
        return at == met_.end() || at->party != p ? duration::unlimited() : at->limit;
    }
    static bool is_before(met const& m, party p) { return m.party < p; }

    decided_by by_;
    std::vector<party> only_;
    bool is_limited_;
    std::size_t few_;
    duration limit_ = duration::unlimited();
    std::vector<met> met_; ///< sorted by party
    duration reach_;
    bool is_known_ = false;
};

} // namespace entente::detail
