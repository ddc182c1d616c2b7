// Which events and milestones are drawn, and in which lanes.
// SPDX-License-Identifier: MIT
#include "draw/chosen.hpp"

#include <entente/query/ask.hpp>

#include <fmt/format.h>

#include <cstdint>
#include <set>
#include <unordered_map>
#include <utility>
#include <variant>

namespace entente::detail {
namespace {

/// Each once: two leaders may be of one party, and an event of several of those who were asked for.
void keep_first(std::vector<lane_key>& lanes)
{
    if (lanes.size() < 2) return;
    std::set<lane_key> known;
    std::erase_if(lanes, [&](lane_key const& l) { return !known.insert(l).second; });
}

class event_chooser {
public:
    event_chooser(timeline const& world, name_book const& names, draw::lanes lanes) : world_(world), names_(names), lanes_(lanes) {}

    [[nodiscard]] chosen everything() &&
    {
        for (auto& e : events_of(world_)) {
            auto parties = parties_of(e.seen.participants);
            auto lanes = lanes_of(e.seen, parties);
            show(std::move(e), false, std::move(lanes), std::move(parties));
        }
        for (std::size_t t = 0; t != world_.facts().terms.size(); ++t) {
            auto const& term = world_.facts().terms[t];
            if (lanes_ == draw::lanes::leader) turn(t, lane_key{0, names_.leader_name(term.leader)});
            if (lanes_ == draw::lanes::party) turn(t, lane_key{0, names_.party_name(names_.party_of_office(term.office))});
        }
        return finish();
    }

    [[nodiscard]] chosen selected(query about) &&
    {
        about.aim = asked::list{};
        auto const found = world_.ask(about);
        for (auto& e : events_of(world_)) all_.emplace(e.at, std::move(e));
        std::unordered_map<std::string_view, std::size_t> terms;
        for (std::size_t t = 0; t != world_.facts().terms.size(); ++t) terms.try_emplace(world_.facts().terms[t].id, t);
        for (auto const& row : found) {
            if (out_.zone.empty()) out_.zone = row.zone;
            auto const row_lane =
                lane_key{0, row.leader_name.empty() ? shown_name{std::string(names_.words().anyone), 0} : names_.leader_name(row.leader)};
            for (auto const& c : row.candidates) show(c, row_lane);
            auto const term = terms.find(row.term);
            if (row.term.empty() || term == terms.end()) continue;
            auto const fresh = out_.turnings.size();
            turn(term->second, lanes_ == draw::lanes::leader ? std::optional{row_lane} : std::nullopt);
            auto const* const start = about.days ? &about.days->of : about.from ? &about.from->at : nullptr;
            auto const* const which = start == nullptr ? nullptr : std::get_if<milestone>(start);
            for (auto i = fresh; i != out_.turnings.size(); ++i)
                out_.turnings[i].asked = which != nullptr && out_.turnings[i].which == *which && !row.candidates.empty();
        }
        return finish();
    }

private:
    [[nodiscard]] lane_key kind_lane(event_kind k) const { return {static_cast<std::size_t>(k), {names_.in().word(k), 0}}; }
    [[nodiscard]] lane_key several_lane() const { return {1, {std::string(names_.words().several_parties), 0}}; }

    [[nodiscard]] std::vector<lane_key> lanes_of(event const& e, std::vector<party> const& parties) const
    {
        std::vector<lane_key> out;
        switch (lanes_) {
        case draw::lanes::kind: return {kind_lane(e.kind)};
        case draw::lanes::leader:
            for (auto const& p : e.participants)
                if (!p.leader.empty()) out.push_back({0, names_.leader_name(p.leader)});
            break;
        case draw::lanes::party:
            for (auto const& p : parties) out.push_back({0, names_.party_name(p)});
            break;
        }
        if (out.size() > 2 || out.empty()) return {several_lane()};
        return out;
    }

    void show(one_event e, bool possible, std::vector<lane_key> lanes, std::vector<party> others)
    {
        drawn d{std::move(e), {}, {}, possible, std::move(lanes), std::move(others)};
        d.where = world_.when_was(d.what.at);
        d.end = world_.end_of(d.what.at);
        out_.events.push_back(std::move(d));
    }
    /// The events of a candidate, some of which others may have as well.
    void show(candidate const& c, lane_key const& row_lane)
    {
        for (auto const& id : c.events) {
            auto const at = world_.find_moment(id);
            if (!at) continue;
            auto const& e = all_.at(*at);
            auto lane = lanes_ == draw::lanes::kind     ? kind_lane(e.seen.kind)
                        : lanes_ == draw::lanes::leader ? row_lane
                        : c.parties.size() == 1         ? lane_key{0, names_.party_name(c.parties.front())}
                                                        : several_lane();
            auto const [known, fresh] = shown_.try_emplace(*at, out_.events.size());
            if (fresh) {
                show(e, c.how != verdict::certain, {std::move(lane)}, c.parties);
                continue;
            }
            auto& d = out_.events[known->second]; // of two of those who were asked for
            d.possible = d.possible && c.how != verdict::certain;
            d.lanes.push_back(std::move(lane));
        }
    }
    void turn(std::size_t term, std::optional<lane_key> const& lane)
    {
        for (std::size_t m = 0; m != words<milestone>.size(); ++m) {
            auto const which = static_cast<milestone>(m);
            auto const at = world_.find_moment(fmt::format("{}.{}", world_.facts().terms[term].id, name(which)));
            if (!at) continue;
            auto const where = world_.when_was(*at);
            if (where.reported && where.window.earliest().is_finite() && where.window.latest().is_finite())
                out_.turnings.push_back({term, which, where.window, lane, false});
        }
    }
    [[nodiscard]] chosen finish()
    {
        for (auto& d : out_.events) keep_first(d.lanes);
        return std::move(out_);
    }

    timeline const& world_;
    name_book const& names_;
    draw::lanes lanes_;
    std::unordered_map<moment, one_event> all_;
    std::unordered_map<moment, std::size_t> shown_; ///< where an event is in `out_`
    chosen out_;
};

} // namespace

chosen everything(timeline const& world, name_book const& names, draw::lanes lanes)
{
    return event_chooser{world, names, lanes}.everything();
}

chosen selected(timeline const& world, query about, name_book const& names, draw::lanes lanes)
{
    return event_chooser{world, names, lanes}.selected(std::move(about));
}

} // namespace entente::detail
