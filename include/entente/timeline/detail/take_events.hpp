// Events taken in: what they refer to, who took part, which of them are one.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/error.hpp>
#include <entente/timeline/detail/attending.hpp>
#include <entente/timeline/detail/name_finder.hpp>
#include <entente/timeline/detail/refer.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente::detail {

/// Resolves what the event records from `begin` on refer to, those before being known to be good.
class event_taker {
public:
    event_taker(accounts& data, problem_list& problems, std::size_t begin, std::size_t first_participant)
        : data_(data)
        , problems_(problems)
        , refer_(data, problems)
        , begin_(id_of<event_id>(begin))
        , new_(begin, data.facts.events.size())
        , first_participant_(first_participant)
    {
    }

    void run()
    {
        merge();
        seat_participants();
        for (auto const e : new_) resolve_occasion(e);
        data_.occasion_of.close();
        for (auto const e : new_) {
            if (auto const in = data_.facts.events.in(e); !in.empty()) {
                refer_.check_party(in, [&] { return fmt::format("events[{}].in", number(e)); });
                warn_of_countries(e, in);
            }
            check_participants(e);
            if (data_.same(e) == e) check_number_of_parties(e);
        }
        for (auto const e : new_) check_occasions(e);
    }

    /// Events that were there, and of which a new record says more; sorted.
    [[nodiscard]] std::vector<event_id> const& revived() const noexcept { return revived_; }

private:
    // --- records that are one event ---

    void merge()
    {
        auto const path = [](event_id e) { return fmt::format("events[{}].same_as", number(e)); };
        for (auto const e : new_)
            next_.push_back(data_.facts.events.is_another(e) ? refer_.to_event(data_.facts.events[e].same_as, [&] { return path(e); })
                                                             : std::optional(e));
        std::vector<bool> leads_back(next_.size(), false);
        for (auto const e : new_) follow(e, leads_back);
        for (auto const e : new_) {
            if (leads_back[place(e)])
                problems_.error(code::own_parent, path(e), fmt::format("\"{}\" leads back to itself", data_.facts.events.id(e)),
                                "name the one event that the others are merged into");
            auto const same = next_[place(e)];
            if (!same || *same == e) continue;
            data_.same_of.add(e, *same);
            data_.records_of.add(*same, e);
            if (*same < begin_) revived_.push_back(*same);
        }
        data_.same_of.close();
        data_.records_of.close();
        std::sort(revived_.begin(), revived_.end());
        revived_.erase(std::unique(revived_.begin(), revived_.end()), revived_.end());
    }
    /// Makes a record, and all that it leads over, lead to their end at once; what comes back to itself leads nowhere.
    void follow(event_id record, std::vector<bool>& leads_back)
    {
        auto const after = [&](event_id e) { return e < begin_ ? std::optional(data_.same(e)) : next_[place(e)]; };
        std::vector<event_id> way;
        std::optional at = record;
        while (at && after(*at) != at && (*at < begin_ || !on_way(*at))) {
            if (*at >= begin_) {
                way.push_back(*at);
                on_way_[*at] = true;
            }
            at = after(*at);
        }
        bool const back = at && after(*at) != at;
        for (auto const w : way) {
            next_[place(w)] = back ? std::optional(w) : at;
            leads_back[place(w)] = back;
            on_way_[w] = false;
        }
    }
    /// Of a new record, among the new ones.
    [[nodiscard]] std::size_t place(event_id e) const { return number(e) - number(begin_); }
    [[nodiscard]] bool on_way(event_id record) const
    {
        auto const* is = on_way_.find(record);
        return is != nullptr && *is;
    }

    // --- occasions ---

    void resolve_occasion(event_id record)
    {
        if (!data_.facts.events.has_occasion(record)) return;
        auto const at =
            refer_.to_event(data_.facts.events[record].occasion, [&] { return fmt::format("events[{}].occasion", number(record)); });
        if (at) data_.occasion_of.add(record, data_.same(*at));
    }
    /// A way of occasions that is known to end is not gone again; of those that do not, only so many are looked at.
    void check_occasions(event_id record)
    {
        if (!data_.facts.events.has_occasion(record) || circles_ == most_circles) return;
        auto const self = data_.same(record);
        some_of<event_id, bool> passed;
        auto at = data_.occasion(record);
        while (at && *at != self && !ends_.contains(*at) && !std::exchange(passed[*at], true)) at = data_.occasion(*at);
        bool const ends = !at || (*at != self && ends_.contains(*at));
        if (ends) ends_.take(passed);
        else ++circles_;
        if (at && *at == self)
            problems_.error(code::own_parent, fmt::format("events[{}].occasion", number(record)),
                            fmt::format("\"{}\" would be its own occasion", data_.facts.events.id(record)),
                            "an occasion is the larger event");
    }

    // --- participants ---

    /// Whom those that are named for the first time mean.
    void seat_participants()
    {
        auto const& list = data_.facts.events;
        for (auto const p : ids<participant_id>(first_participant_, list.all_participants())) {
            auto const& said = list.participant_of(p);
            seat its{said.leader.empty() ? std::nullopt : name_finder(data_).leader(said.leader).leader, said.party};
            if (its.party.empty() && its.leader) its.party = only_party_of(*its.leader);
            bool const is_known = (said.leader.empty() || its.leader) && refer_.is_party(its.party);
            good_.push_back(is_known && !its.party.empty());
            data_.seats.push_back(its);
        }
    }
    [[nodiscard]] bool is_good(participant_id p) const { return number(p) < first_participant_ || good_[number(p) - first_participant_]; }

    void check_participants(event_id record)
    {
        auto const numbers = data_.facts.events.participants(record);
        for (std::uint32_t k = 0; k != numbers.size(); ++k) {
            auto const& its = data_.seats[numbers[k]];
            auto const path = [&] { return fmt::format("events[{}].participants[{}]", number(record), k); };
            if (!is_good(numbers[k]) && !complain(data_.facts.events.participant_of(numbers[k]), its, path())) continue;
            auto const same = [&](participant_id other) {
                auto const& b = data_.seats[other];
                return b.leader == its.leader &&
                       (its.leader || (b.party == its.party && data_.facts.events.participant_of(other).leader.empty()));
            };
            if (std::any_of(numbers.begin(), numbers.begin() + k, same)) {
                auto const who = its.leader ? data_.leader_at(*its.leader).id : std::string(its.party.code());
                problems_.error(code::same_participant, path(), fmt::format("\"{}\" takes part twice", who), "name every participant once");
            }
        }
    }
    /// Says what is wrong with a participant. False: nobody can be meant.
    bool complain(participant const& said, seat const& its, std::string const& path)
    {
        if (!said.leader.empty() && !refer_.to_leader(said.leader, path + ".leader")) return false;
        refer_.check_party(said.party, [&] { return path + ".party"; });
        if (its.party.empty() && (!its.leader || has_offices(*its.leader)))
            problems_.error(code::missing_field, path + ".party",
                            !its.leader ? std::string("neither a leader nor a party")
                                        : fmt::format("for which party \"{}\" took part is not said", data_.leader_at(*its.leader).id),
                            "give the party");
        return true;
    }
    /// A leader alone takes the party of the only office held.
    [[nodiscard]] party only_party_of(leader_id leader) const
    {
        party only;
        for (auto const t : data_.terms_of_leader.all(leader)) {
            auto const office = data_.terms[t].office;
            if (!office) return {};
            auto const p = data_.office_at(*office).party;
            if (!only.empty() && only != p) return {};
            only = p;
        }
        return only;
    }
    /// Whether all offices that a leader is said to have held are there.
    [[nodiscard]] bool has_offices(leader_id leader) const
    {
        auto const terms = data_.terms_of_leader.all(leader);
        return std::none_of(terms.begin(), terms.end(), [&](term_id t) { return !data_.terms[t].office; });
    }

    void check_number_of_parties(event_id event)
    {
        auto const kind = data_.facts.events.kind(event);
        bool const pairwise =
            kind == event_kind::call || kind == event_kind::video_call || kind == event_kind::meeting || kind == event_kind::message;
        std::size_t const least = pairwise ? 2 : 1;
        auto count = data_.facts.events.participants(event).size(); // an unknown leader is reported once, not twice
        if (count < least) count = std::max(count, attending(data_, event).size());
        if (count < least)
            problems_.error(code::too_few_parties, fmt::format("events[{}].participants", number(event)),
                            fmt::format("a {} with {}", name(kind), count == 0 ? "no party" : "one party"),
                            fmt::format("name at least {}", least));
    }

    // --- countries ---

    /// Of an event: the first record that says in which country it took place, and the first that says otherwise.
    struct told_in {
        bool is_heard = false;
        std::optional<event_id> first;
        std::optional<event_id> other;
    };
    /// Of records that are one event and say that it took place in different countries, the later one.
    void warn_of_countries(event_id record, party in)
    {
        auto const& list = data_.facts.events;
        auto& known = told_in_[data_.same(record)];
        auto const hear = [&](event_id r, party where) {
            if (!known.first) known.first = r;
            else if (!known.other && list.in(*known.first) != where) known.other = r;
        };
        if (!std::exchange(known.is_heard, true))
            for (auto const r : data_.records_of_event(data_.same(record)))
                if (r < record && !list.in(r).empty()) hear(r, list.in(r));
        auto const clash = known.first && list.in(*known.first) != in ? known.first : known.other;
        hear(record, in);
        if (!clash) return;
        problems_.warning(code::other_country, fmt::format("events[{}].in", number(record)),
                          fmt::format("\"{}\" took place in {}, \"{}\", which is the same event, in {}", list.id(record), in,
                                      list.id(*clash), list.in(*clash)),
                          "correct one of them; until then it is not known where");
    }

    accounts& data_;
    problem_list& problems_;
    referrer refer_;
    event_id begin_; ///< the first new one
    id_range<event_id> new_;
    std::size_t first_participant_;
    std::vector<std::optional<event_id>> next_; ///< the record that a new one leads to; itself, where it is no other
    std::vector<event_id> revived_;
    std::vector<bool> good_;         ///< new participants of which nothing is to be said
    some_of<event_id, bool> on_way_; ///< in `follow`
    some_of<event_id, bool> ends_;   ///< events from which a way of occasions ends
    std::size_t circles_ = 0;        ///< ways that do not
    static constexpr std::size_t most_circles = 50;
    some_of<event_id, told_in> told_in_; ///< by event
};

} // namespace entente::detail
