// Events taken in: what they refer to, who took part, which of them are one.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>
#include <entente/order/detail/sparse.hpp>
#include <entente/timeline/detail/attending.hpp>
#include <entente/timeline/detail/data.hpp>
#include <entente/timeline/detail/name_finder.hpp>
#include <entente/timeline/detail/refer.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente::detail {

/// Resolves what the event records from `begin` on refer to, those before being known to be good.
class event_taker {
public:
    event_taker(timeline_data& data, problem_list& problems, std::uint32_t begin, std::uint32_t first_participant)
        : data_(data)
        , problems_(problems)
        , refer_(data, problems)
        , begin_(begin)
        , end_(data.events())
        , first_participant_(first_participant)
    {
    }

    void run()
    {
        merge();
        seat_participants();
        for (auto i = begin_; i != end_; ++i) resolve_occasion(i);
        data_.occasion_of.close();
        for (auto i = begin_; i != end_; ++i) {
            if (auto const in = data_.facts.events.in(i); !in.empty()) {
                refer_.check_party(in, [&] { return fmt::format("events[{}].in", i); });
                warn_of_countries(i, in);
            }
            check_participants(i);
            if (data_.same(i) == i) check_number_of_parties(i);
        }
        for (auto i = begin_; i != end_; ++i) check_occasions(i);
    }

    /// Events that were there, and of which a new record says more; sorted.
    [[nodiscard]] std::vector<std::uint32_t> const& revived() const noexcept { return revived_; }

private:
    // --- records that are one event ---

    void merge()
    {
        next_.resize(end_ - begin_);
        for (auto i = begin_; i != end_; ++i)
            next_[i - begin_] = data_.facts.events.is_another(i)
                                    ? refer_.to_event(data_.facts.events[i].same_as, [&] { return fmt::format("events[{}].same_as", i); })
                                    : i;
        std::vector<bool> leads_back(next_.size(), false);
        for (auto i = begin_; i != end_; ++i) follow(i, leads_back);
        for (auto i = begin_; i != end_; ++i) {
            if (leads_back[i - begin_])
                problems_.error(code::own_parent, fmt::format("events[{}].same_as", i),
                                fmt::format("\"{}\" leads back to itself", data_.facts.events.id(i)),
                                "name the one event that the others are merged into");
            auto const same = next_[i - begin_];
            if (same == none || same == i) continue;
            data_.same_of.add(i, same);
            data_.records_of.add(same, i);
            if (same < begin_) revived_.push_back(same);
        }
        data_.same_of.close();
        data_.records_of.close();
        std::sort(revived_.begin(), revived_.end());
        revived_.erase(std::unique(revived_.begin(), revived_.end()), revived_.end());
    }
    /// Makes a record, and all that it leads over, lead to their end at once; what comes back to itself leads nowhere.
    void follow(std::uint32_t record, std::vector<bool>& leads_back)
    {
        auto const after = [&](std::uint32_t e) { return e < begin_ ? data_.same(e) : next_[e - begin_]; };
        std::vector<std::uint32_t> way;
        auto at = record;
        while (at != none && after(at) != at && (at < begin_ || !on_way(at))) {
            if (at >= begin_) {
                way.push_back(at);
                on_way_[at] = true;
            }
            at = after(at);
        }
        bool const back = at != none && after(at) != at;
        for (auto const w : way) {
            next_[w - begin_] = back ? w : at;
            leads_back[w - begin_] = back;
            on_way_[w] = false;
        }
    }
    [[nodiscard]] bool on_way(std::uint32_t record) const
    {
        auto const* is = on_way_.find(record);
        return is != nullptr && *is;
    }

    // --- occasions ---

    void resolve_occasion(std::uint32_t record)
    {
        if (!data_.facts.events.has_occasion(record)) return;
        auto const at = refer_.to_event(data_.facts.events[record].occasion, [&] { return fmt::format("events[{}].occasion", record); });
        if (at != none) data_.occasion_of.add(record, data_.same(at));
    }
    /// A way of occasions that is known to end is not gone again; of those that do not, only so many are looked at.
    void check_occasions(std::uint32_t record)
    {
        if (!data_.facts.events.has_occasion(record) || circles_ == most_circles) return;
        auto const self = data_.same(record);
        sparse<bool> passed;
        auto at = data_.occasion(record);
        while (at != none && at != self && !std::as_const(ends_).find(at) && !std::exchange(passed[at], true)) at = data_.occasion(at);
        bool const ends = at == none || (at != self && ends_.find(at) != nullptr);
        if (ends)
            for (auto const& [event, is] : passed) ends_[event] = is;
        else ++circles_;
        if (at == self)
            problems_.error(code::own_parent, fmt::format("events[{}].occasion", record),
                            fmt::format("\"{}\" would be its own occasion", data_.facts.events.id(record)),
                            "an occasion is the larger event");
    }

    // --- participants ---

    /// Whom those that are named for the first time mean.
    void seat_participants()
    {
        auto const& list = data_.facts.events;
        for (auto n = first_participant_; n != list.all_participants(); ++n) {
            auto const& said = list.participant_of(n);
            seat its{said.leader.empty() ? none : name_finder(data_).leader(said.leader).leader.value_or(none), said.party};
            if (its.party.empty() && its.leader != none) its.party = only_party_of(its.leader);
            bool const is_known = (said.leader.empty() || its.leader != none) && refer_.is_party(its.party);
            good_.push_back(is_known && !its.party.empty());
            data_.seats.push_back(its);
        }
    }
    [[nodiscard]] bool is_good(std::uint32_t participant) const
    {
        return participant < first_participant_ || good_[participant - first_participant_];
    }

    void check_participants(std::uint32_t record)
    {
        auto const numbers = data_.facts.events.participants(record);
        for (std::uint32_t k = 0; k != numbers.size(); ++k) {
            auto const& its = data_.seats[numbers[k]];
            auto const path = [&] { return fmt::format("events[{}].participants[{}]", record, k); };
            if (!is_good(numbers[k]) && !complain(data_.facts.events.participant_of(numbers[k]), its, path())) continue;
            auto const same = [&](std::uint32_t other) {
                auto const& b = data_.seats[other];
                return its.leader != none
                           ? b.leader == its.leader
                           : b.leader == none && b.party == its.party && data_.facts.events.participant_of(other).leader.empty();
            };
            if (std::any_of(numbers.begin(), numbers.begin() + k, same)) {
                auto const& who = its.leader != none ? data_.facts.leaders[its.leader].id : std::string(its.party.code());
                problems_.error(code::same_participant, path(), fmt::format("\"{}\" takes part twice", who), "name every participant once");
            }
        }
    }
    /// Says what is wrong with a participant. False: nobody can be meant.
    bool complain(participant const& said, seat const& its, std::string const& path)
    {
        if (!said.leader.empty() && refer_.to_leader(said.leader, path + ".leader") == none) return false;
        refer_.check_party(said.party, [&] { return path + ".party"; });
        if (its.party.empty() && (its.leader == none || has_offices(its.leader)))
            problems_.error(code::missing_field, path + ".party",
                            its.leader == none
                                ? std::string("neither a leader nor a party")
                                : fmt::format("for which party \"{}\" took part is not said", data_.facts.leaders[its.leader].id),
                            "give the party");
        return true;
    }
    /// A leader alone takes the party of the only office held.
    [[nodiscard]] party only_party_of(std::uint32_t leader) const
    {
        party only;
        for (auto const t : data_.terms_of_leader.all(leader)) {
            if (data_.terms[t].office == none) return {};
            auto const p = data_.facts.offices[data_.terms[t].office].party;
            if (!only.empty() && only != p) return {};
            only = p;
        }
        return only;
    }
    /// Whether all offices that a leader is said to have held are there.
    [[nodiscard]] bool has_offices(std::uint32_t leader) const
    {
        auto const terms = data_.terms_of_leader.all(leader);
        return std::none_of(terms.begin(), terms.end(), [&](std::uint32_t t) { return data_.terms[t].office == none; });
    }

    void check_number_of_parties(std::uint32_t event)
    {
        auto const kind = data_.facts.events.kind(event);
        bool const pairwise =
            kind == event_kind::call || kind == event_kind::video_call || kind == event_kind::meeting || kind == event_kind::message;
        std::size_t const least = pairwise ? 2 : 1;
        auto count = data_.facts.events.participants(event).size(); // an unknown leader is reported once, not twice
        if (count < least) count = std::max(count, attending(data_, event).size());
        if (count < least)
            problems_.error(code::too_few_parties, fmt::format("events[{}].participants", event),
                            fmt::format("a {} with {}", name(kind), count == 0 ? "no party" : "one party"),
                            fmt::format("name at least {}", least));
    }

    // --- countries ---

    /// Of an event: the first record that says in which country it took place, and the first that says otherwise.
    struct told_in {
        bool is_heard = false;
        std::uint32_t first = none;
        std::uint32_t other = none;
    };
    /// Of records that are one event and say that it took place in different countries, the later one.
    void warn_of_countries(std::uint32_t record, party in)
    {
        auto const& list = data_.facts.events;
        auto& known = told_in_[data_.same(record)];
        auto const hear = [&](std::uint32_t r, party where) {
            if (known.first == none) known.first = r;
            else if (known.other == none && list.in(known.first) != where) known.other = r;
        };
        if (!std::exchange(known.is_heard, true))
            for (auto const r : data_.records_of_event(data_.same(record)))
                if (r < record && !list.in(r).empty()) hear(r, list.in(r));
        auto const clash = known.first != none && list.in(known.first) != in ? known.first : known.other;
        hear(record, in);
        if (clash == none) return;
        problems_.warning(code::other_country, fmt::format("events[{}].in", record),
                          fmt::format("\"{}\" took place in {}, \"{}\", which is the same event, in {}", list.id(record), in,
                                      list.id(clash), list.in(clash)),
                          "correct one of them; until then it is not known where");
    }

    timeline_data& data_;
    problem_list& problems_;
    referrer refer_;
    std::uint32_t begin_;
    std::uint32_t end_;
    std::uint32_t first_participant_;
    std::vector<std::uint32_t> next_; ///< the record that a new one leads to; itself, where it is no other
    std::vector<std::uint32_t> revived_;
    std::vector<bool> good_;  ///< new participants of which nothing is to be said
    sparse<bool> on_way_;     ///< in `follow`
    sparse<bool> ends_;       ///< events from which a way of occasions ends
    std::size_t circles_ = 0; ///< ways that do not
    static constexpr std::size_t most_circles = 50;
    sparse<told_in> told_in_; ///< by event
};

} // namespace entente::detail
