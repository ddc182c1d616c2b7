// Random stories: who holds which office, what happened, and who reports it.
// SPDX-License-Identifier: MIT
#pragma once

#include "property/dice.hpp"
#include "property/story.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace property {

/// Draws one story. Of every theme (several terms, offices of counterparts, sources at odds, calendar days, ...) a story has
/// some, and no more imprecise times than can be enumerated.
class drawing {
public:
    explicit drawing(dice& d) : d_(d) {}

    story all()
    {
        clock_ = d_.once_in(4) ? d_(4) : three;
        has_offices_ = d_.once_in(3);
        has_claims_ = !d_.once_in(4);
        has_odd_sources_ = d_.once_in(4);
        draw_terms();
        draw_events();
        if (has_claims_)
            for (int n = d_.between(1, 4); n != 0; --n) draw_claim();
        draw_question();
        return std::move(s_);
    }

private:
    // --- times ---

    /// Imprecise times multiply the worlds; when there is no more room, times are exact.
    span window(int lo, int hi, int widest)
    {
        auto const from = d_.between(lo, hi);
        auto const width = widest == 0 || d_.once_in(5) ? 0 : d_.between(1, widest);
        auto const to = std::min({from + width, horizon, std::max(hi, from)});
        if (room_ / (to - from + 1) == 0) return {from, from};
        room_ /= to - from + 1;
        return {from, to};
    }
    tale time(int lo, int hi, int widest) { return {{window(lo, hi, widest)}, false, false}; }
    tale odd_time(int lo, int hi)
    {
        if (d_.once_in(2)) {
            auto const t = d_.between(lo, hi);
            if (room_ / 3 == 0) return {{{t, t}}, false, false};
            room_ /= 3;
            return {{{t, t}}, true, false};
        }
        auto const a = d_.between(lo, std::max(lo, hi - 2));
        auto const b = std::min(horizon + 2, a + d_.between(2, 3));
        room_ = std::max(1, room_ / 2);
        return {{{a, a}, {b, b}}, false, false};
    }
    source_key source()
    {
        if (!has_odd_sources_) return {1, d_.once_in(3) ? d_(dates + 1) : 0};
        return {d_(3), d_(dates + 1)};
    }

    // --- terms ---

    void tell(tenure& t, int turn, int lo, int hi)
    {
        auto& told = t.told[static_cast<std::size_t>(turn)];
        told.push_back({source_key{1, d_.once_in(2) ? 0 : d_(dates + 1)}, std::nullopt,
                        d_.once_in(25) ? odd_time(lo, hi) : time(lo, hi, d_.once_in(2) ? 0 : 2)});
        if (has_odd_sources_ && d_.once_in(6)) told.push_back({source(), std::nullopt, time(lo, hi, 2)});
    }
    /// A term between these ticks: elected, took office, left it.
    void draw_term(int number, int leader, int office, int from, int until)
    {
        auto& t = s_.terms[static_cast<std::size_t>(number)];
        t.there = true;
        t.leader = leader;
        t.office = office;
        t.clock = clock_;
        until = std::max(from, until);
        auto const middle = std::min(from + 2, until);
        if (!d_.once_in(8)) { // else nobody dates anything
            if (!d_.once_in(3)) tell(t, 0, from, middle);
            if (d_.once_in(5)) tell(t, 1, from, middle);
            if (!d_.once_in(3)) tell(t, 2, d_.once_in(6) ? std::max(0, from - 1) : std::min(from + 1, until), middle);
        }
        auto const ends = d_(6);
        if (ends < 3) tell(t, 3, std::max(until - 1, latest_begin(t)), std::max(until, latest_begin(t)));
        else if (ends == 3) { // it goes on, as somebody says, or another who dates its end
            t.told[3].push_back({{}, std::nullopt, {{}, false, true}});
            if (d_.once_in(4)) tell(t, 3, std::max(until - 1, latest_begin(t)), std::max(until, latest_begin(t)));
            if (d_.once_in(2)) std::reverse(t.told[3].begin(), t.told[3].end());
        }
    }
    [[nodiscard]] static int latest_begin(tenure const& t) { return latest(t, 3); }
    [[nodiscard]] static int latest_of(tenure const& t) { return latest(t, 4); }
    [[nodiscard]] static int latest(tenure const& t, std::size_t of_turns)
    {
        int out = 0;
        for (std::size_t m = 0; m != of_turns; ++m)
            for (auto const& a : t.told[m])
                for (auto const& w : a.time.members) out = std::max(out, w.hi + (a.time.approximate ? 1 : 0));
        return std::min(out, horizon);
    }
    /// Two terms of one leader in one office must not overlap: the first has an end, or nobody reports one.
    static void separate(tenure& t)
    {
        std::erase_if(t.told[3], [](account const& a) { return a.time.ongoing; });
    }
    void draw_terms()
    {
        auto const shape = d_(8);
        bool const two_terms = shape < 4;
        auto const first_ends = two_terms ? d_.between(3, 5) : d_.between(5, 9);
        draw_term(0, 0, 0, d_.between(0, 2), first_ends);
        if (two_terms) { // the same leader again, a successor, another office at the same time, an acting holder
            auto const office = shape == 2 ? 1 : 0;
            if (shape == 0) separate(s_.terms[0]);
            draw_term(1, shape == 0 ? 0 : 1, office, shape == 2 ? d_.between(0, 3) : std::max(first_ends, latest_of(s_.terms[0])),
                      d_.between(7, 9));
            s_.terms[1].acting = shape == 3;
        }
        if (shape == 4) { // and one who held it before
            draw_term(2, 1, 0, 0, 1);
            if (d_.once_in(2)) s_.terms[2].told[3].clear();
        }
        if (!has_offices_) return;
        draw_term(3, 2, 2, d_.between(0, 4), d_.between(5, 9));
        if (d_.once_in(2)) draw_term(4, 3, 3, d_.between(0, 4), d_.between(5, 9));
    }

    // --- events ---

    void draw_reports(happening& h)
    {
        auto const status = d_.once_in(9) ? static_cast<en::status>(d_(6)) : en::status::held;
        auto const held = status == en::status::held;
        auto when = time(0, horizon, 6);
        if (held && unknown_ > 0 && d_.once_in(2)) {
            --unknown_;
            auto const side = d_(3);
            if (side == 0) when = {};
            if (side == 1) when.members = {{when.members.front().lo, far}};
            if (side == 2) when.members = {{-far, when.members.front().hi}};
            room_ = std::max(1, room_ / 12);
        } else if (d_.once_in(15)) {
            when = odd_time(0, horizon);
        }
        h.reports.push_back({source(), status, when});
        if (d_.once_in(12)) h.reports.front().status.reset();
        if (!d_.once_in(has_odd_sources_ ? 2 : 8)) return;
        auto const also = static_cast<en::status>(d_.once_in(2) ? 2 : d_(6));
        h.reports.push_back({source(), also, d_.once_in(3) || also == en::status::denied ? tale{} : time(0, horizon, 3)});
        if (!h.reports.front().status) h.reports.front().time = {}; // whether its time counts beside others, nobody says
    }
    /// Of whom it is certain which term is meant.
    std::optional<en::capacity> capacity_of(int leader)
    {
        std::vector<en::capacity> fit;
        int ordinary = 0, acting = 0;
        bool open_end = false;
        for (auto const& t : s_.terms) {
            if (!t.there || t.leader != leader) continue;
            ++(t.acting ? acting : ordinary);
            open_end = open_end || t.told[3].empty();
        }
        if (ordinary == 1 && acting == 0) {
            fit = {en::capacity::candidate, en::capacity::elect, en::capacity::incumbent};
            if (!open_end) fit.push_back(en::capacity::former);
        }
        if (acting == 1 && ordinary == 0) fit = {en::capacity::acting};
        if (fit.empty() || (open_end && s_.terms[1].there)) return std::nullopt;
        return d_.pick(fit);
    }
    void draw_events()
    {
        auto const count = std::max(d_.between(1, most_events), d_.between(2, most_events));
        unknown_ = d_.once_in(2) ? 0 : d_.between(0, 2);
        auto const kim = s_.terms[1].there && s_.terms[1].leader == 1;
        for (int e = 0; e != count; ++e) {
            auto& h = s_.events[static_cast<std::size_t>(e)];
            h.there = true;
            h.clock = clock_;
            h.kind = d_.once_in(4) ? d_.pick(std::vector{en::event_kind::meeting, en::event_kind::video_call, en::event_kind::message,
                                                         en::event_kind::statement})
                                   : en::event_kind::call;
            h.us = {kim && d_.once_in(3) ? 1 : 0, home, std::nullopt};
            if (d_.once_in(12)) h.us.leader = nothing;
            if (h.us.leader != nothing && d_.once_in(8)) h.us.as = capacity_of(h.us.leader);
            if (d_.once_in(3)) h.role = d_.once_in(2) ? en::role::initiator : en::role::recipient;
            for (auto const p : d_.some_of({1, 2, 3}, d_.once_in(5) ? 2 : 1)) {
                attendee a{nothing, p, std::nullopt};
                if (d_.once_in(has_offices_ ? 2 : 6)) a.leader = p + 1;
                if (a.leader != nothing && d_.once_in(5)) a.as = capacity_of(a.leader);
                h.them.push_back(a);
            }
            draw_reports(h);
        }
    }

    // --- what is claimed, and what is asked (draw.hpp) ---

    void draw_claim();
    void draw_order(saying& c, std::vector<int> const& all);
    void draw_distance(saying& c, std::vector<int> const& all);
    void draw_days(saying& c, std::vector<int> const& all);
    bool draw_scope(saying& c, std::vector<int> const& all);
    void draw_question();
    void draw_window();
    void draw_day();
    void draw_whom();
    point random_point(bool is_gap);
    std::vector<int> held_events();
    std::vector<int> known_moments();

    dice& d_;
    story s_;
    int clock_ = three;
    int room_ = 900;
    int unknown_ = 0;
    bool has_offices_ = false;
    bool has_claims_ = false;
    bool has_odd_sources_ = false;
};

} // namespace property
