// How a timeline is seen by whoever asks it: the only way that floor 5 has.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/detail/attending.hpp>
#include <entente/timeline/detail/cite.hpp>
#include <entente/timeline/detail/data.hpp>
#include <entente/timeline/detail/evidence.hpp>
#include <entente/timeline/detail/name_finder.hpp>
#include <entente/timeline/detail/reports.hpp>
#include <entente/timeline/detail/whereabouts.hpp>
#include <entente/timeline/timeline.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace entente::detail {

/// An event, as far as it can be seen. Valid as long as the timeline.
class event_view {
public:
    event_view(timeline_data const& data, event_id event) noexcept : data_(&data), event_(event) {}

    [[nodiscard]] std::string id() const { return data_->facts.events.id(event_); }
    [[nodiscard]] event_kind kind() const noexcept { return data_->facts.events.kind(event_); }
    /// The event that others were merged into, and none of those.
    [[nodiscard]] bool is_itself() const { return data_->same(event_) == event_; }
    /// The event that it took place at.
    [[nodiscard]] std::optional<event_id> occasion() const { return data_->occasion(event_); }
    [[nodiscard]] entente::standing standing() const { return data_->settled(event_).standing; }
    /// Between which instants it ended, where an interval or a length tells.
    [[nodiscard]] std::optional<bounds> end() const { return data_->end_of(event_); }
    [[nodiscard]] std::vector<attendance> attending() const { return detail::attending(*data_, event_); }
    /// In which country, as far as anybody says.
    [[nodiscard]] party country() const { return country_of(*data_, event_); }
    /// Whether it took place where it is asked for, seen from somebody who spoke for `home`; nothing: that is not known.
    [[nodiscard]] std::optional<bool> lies(party home, whereabouts where) const { return detail::lies(*data_, event_, home, where); }
    [[nodiscard]] bool has_single_source() const { return detail::has_single_source(*data_, event_); }
    /// What claims say of it if it lies in their scope, as long as that is open.
    [[nodiscard]] std::span<conditional const> conditionals() const { return data_->conditionals_of(event_); }

    // --- at a glance: what its reports come to, before claims are looked at ---

    /// Where its reports put it. Requires: the timeline is no view.
    [[nodiscard]] bounds reported_window() const { return data_->windows[event_]; }
    /// That will be read soon.
    void fetch_window() const noexcept { data_->windows.fetch(event_); }
    /// Whether a later record or a view says other things of it than the lists do.
    [[nodiscard]] bool is_overridden() const { return data_->override_of(event_) != nullptr; }
    /// Whether later records say more of it, or claims that may move it.
    [[nodiscard]] bool is_touched() const
    {
        auto const* related = data_->tightened.find(event_);
        return (related != nullptr && !related->is_free) || data_->revised.contains(event_) || !conditionals().empty();
    }

private:
    timeline_data const* data_;
    event_id event_;
};

/// A term with what its record refers to. Valid as long as the timeline.
class term_view {
public:
    term_view(timeline_data const& data, term_id term) noexcept : data_(&data), term_(term) {}

    [[nodiscard]] std::string const& id() const { return record().id; }
    /// Word for word.
    [[nodiscard]] entente::term const& record() const { return data_->term_at(term_); }
    [[nodiscard]] bool acting() const { return record().acting; }
    [[nodiscard]] std::optional<leader_id> leader() const { return data_->terms[term_].leader; }
    [[nodiscard]] std::optional<office_id> office() const { return data_->terms[term_].office; }
    /// Of which the office is; empty: nobody says.
    [[nodiscard]] entente::party party() const
    {
        auto const o = office();
        return o ? data_->office_at(*o).party : entente::party{};
    }

private:
    timeline_data const* data_;
    term_id term_;
};

/// A leader. Valid as long as the timeline.
class leader_view {
public:
    leader_view(timeline_data const& data, leader_id leader) noexcept : data_(&data), leader_(leader) {}

    [[nodiscard]] std::string const& id() const { return data_->leader_at(leader_).id; }
    /// Or the id, of one without a name.
    [[nodiscard]] std::string const& name() const
    {
        auto const& l = data_->leader_at(leader_);
        return l.name.empty() ? l.id : l.name;
    }
    /// In the order of the facts.
    [[nodiscard]] std::vector<term_id> terms() const { return data_->terms_of_leader.all(leader_); }

private:
    timeline_data const* data_;
    leader_id leader_;
};

/// Everything that questions read of a timeline. As small as a pointer; the timeline must outlive it.
class read_model {
public:
    read_model(timeline_data const& data) noexcept : data_(&data) {}

    // --- who and what there is ---

    [[nodiscard]] leader_view leader(leader_id l) const noexcept { return {*data_, l}; }
    [[nodiscard]] term_view term(term_id t) const noexcept { return {*data_, t}; }
    [[nodiscard]] event_view event(event_id e) const noexcept { return {*data_, e}; }
    [[nodiscard]] entente::office const& office(office_id o) const { return data_->office_at(o); }
    [[nodiscard]] id_range<office_id> offices() const noexcept { return data_->all_offices(); }
    [[nodiscard]] std::vector<term_id> terms_of(office_id o) const { return data_->terms_of_office.all(o); }
    [[nodiscard]] id_range<term_id> terms() const noexcept { return data_->all_terms(); }
    /// Those that are others, too (`event_view::is_itself`).
    [[nodiscard]] id_range<event_id> events() const noexcept { return data_->all_records(); }
    /// How many offices a party has.
    [[nodiscard]] std::size_t offices_of(party p) const
    {
        auto const& all = data_->facts.offices;
        return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](auto const& o) { return o.party == p; }));
    }
    /// Whether an event's id stands before that of another (see `event_list`).
    [[nodiscard]] bool is_id_before(event_id a, event_id b) const { return data_->facts.events.is_id_before(a, b); }
    /// The accepted claims that events are all there are.
    [[nodiscard]] std::vector<complete_claim> complete_claims() const
    {
        std::vector<complete_claim> out;
        for (auto const c : data_->complete) out.push_back(std::get<complete_claim>(data_->claim_at(c).says));
        return out;
    }

    // --- by name ---

    [[nodiscard]] name_finder names() const { return name_finder(*data_); }
    [[nodiscard]] std::optional<moment> find_moment(std::string_view text) const { return data_->find_point(text); }
    /// The one that a record was merged into, by the id of either.
    [[nodiscard]] std::optional<event_id> find_event(std::string_view id) const
    {
        auto const e = data_->facts.events.find(id);
        return e ? std::optional(data_->same(*e)) : std::nullopt;
    }
    /// If anybody has said anything of it that can be seen.
    [[nodiscard]] std::optional<moment> find_visible(std::string_view text) const { return data_->find_visible(text); }
    [[nodiscard]] std::optional<term_id> find_term(std::string_view id) const { return data_->term_ids.find(id); }
    [[nodiscard]] std::optional<office_id> find_office(std::string_view id) const { return data_->office_ids.find(id); }
    [[nodiscard]] std::optional<leader_id> find_leader_id(std::string_view id) const { return data_->leader_ids.find(id); }
    [[nodiscard]] std::optional<party> find_party(std::string_view text) const { return data_->find_party(text); }
    /// The members of a group; nothing: there is none of that id.
    [[nodiscard]] std::optional<std::span<party const>> find_group(std::string_view id) const
    {
        auto const g = data_->group_ids.find(id);
        if (!g) return std::nullopt;
        return std::span<party const>(data_->group_at(*g).members);
    }
    [[nodiscard]] bool knows(party p) const { return info(p) != nullptr || data_->facts.own_parties.find(p).has_value(); }
    [[nodiscard]] party_kind kind_of(party p) const { return data_->kind_of(p); }

    // --- when ---

    /// What reports come to, tightened by what claims say.
    [[nodiscard]] detail::point point(moment m) const { return data_->point(m); }
    /// The greatest that t_b - t_a can be in any world.
    [[nodiscard]] duration most(moment a, moment b) const { return data_->most(a, b); }
    [[nodiscard]] bool is_known(moment m) const { return data_->is_known(m); }
    [[nodiscard]] bool is_endless(moment m) const { return data_->is_endless(m); }
    [[nodiscard]] bool is_held(moment m) const { return data_->is_held(m); }
    /// Whether anybody has said anything of it that can be seen.
    [[nodiscard]] bool is_visible(moment m) const { return data_->is_visible(m); }
    [[nodiscard]] network const& order() const noexcept { return data_->order; }

    /// Where this has some of the worlds alone (see divide.hpp), what has all; for what is said of every world, whichever case it is looked
    /// at in.
    [[nodiscard]] std::optional<read_model> undivided() const noexcept
    {
        return data_->undivided == nullptr ? std::nullopt : std::optional<read_model>(*data_->undivided);
    }

    // --- on whose word ---

    [[nodiscard]] std::vector<said> because(moment a, moment b) const { return detail::because(*data_, a, b); }
    [[nodiscard]] std::vector<said> reports_of_time(moment m) const { return detail::reports_of_time(*data_, m); }
    /// The capacity that is said of somebody who took part, unless that was set aside.
    [[nodiscard]] std::optional<capacity> capacity_of(attendance const& a) const { return detail::capacity_of(*data_, a); }
    [[nodiscard]] citer cite() const { return citer(*data_); }

    // --- clocks, and what the view sees ---

    [[nodiscard]] zones const& clocks() const noexcept { return data_->clocks; }
    [[nodiscard]] policy const& rules() const noexcept { return data_->rules; }
    /// By whose clocks answers are told; empty: by those of each row.
    [[nodiscard]] std::string const& told_in() const noexcept { return data_->told_in; }
    /// By whose clocks a moment is told.
    [[nodiscard]] std::string zone_of(moment m) const { return detail::zone_of(*data_, m); }
    [[nodiscard]] std::optional<instant> horizon() const noexcept { return data_->horizon; }
    /// The reports and claims that no view can see.
    [[nodiscard]] std::size_t undated() const noexcept { return data_->undated; }

    // --- the index ---

    [[nodiscard]] event_postings const& lists() const noexcept { return data_->posted; }
    /// Whether what the lists say of events at a glance still holds: the timeline is no view, and no terms came after events.
    [[nodiscard]] bool has_plain_events() const noexcept { return !data_->horizon && !data_->is_plain_void; }
    /// Whether `event_view::is_touched` of some event.
    [[nodiscard]] bool touches_any() const noexcept
    {
        return !data_->revised.empty() || !data_->tightened.empty() || !data_->conditionals.empty();
    }
    /// Where all terms lie; `make` makes it for the first who asks.
    template <class Make>
    [[nodiscard]] term_places const& places(Make make) const
    {
        return data_->placed.get(make);
    }

private:
    friend timeline_data where(read_model const& all, moment earlier, moment later, duration least);

    timeline_data const* data_;
};

/// Valid as long as the timeline or a copy of it.
[[nodiscard]] inline read_model model_of(timeline const& t) { return *access::data_of(t); }

} // namespace entente::detail
