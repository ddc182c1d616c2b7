// A timeline, or what a question selects of it, laid out.
// SPDX-License-Identifier: MIT
#include "draw/arrows.hpp"
#include "draw/chosen.hpp"
#include "draw/names.hpp"
#include "draw/scale.hpp"
#include "draw/stack.hpp"
#include "languages/words.hpp"

#include <entente/draw/layout.hpp>
#include <entente/query/ask.hpp>
#include <entente/time/describe.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace entente::detail {
namespace {

using draw::choice;
using draw::layout;

/// What certainly has been by then goes first.
[[nodiscard]] bool settled_earlier(bounds a, bounds b) { return std::pair{a.latest(), a.earliest()} < std::pair{b.latest(), b.earliest()}; }

class event_drawer {
public:
    event_drawer(timeline const& world, name_book const& names, choice const& how, chosen what)
        : world_(world)
        , names_(names)
        , words_(names.words())
        , how_(how)
        , zone_(std::move(what.zone))
        , drawn_(std::move(what.events))
        , turnings_(std::move(what.turnings))
    {
    }

    [[nodiscard]] layout run() &&
    {
        out_.title = how_.title.empty() ? world_.facts().title : how_.title;
        out_.on = how_.on;
        out_.language = how_.language;
        for (std::size_t k = 0; k != words<event_kind>.size(); ++k) out_.legend.push_back(names_.in().word(static_cast<event_kind>(k)));
        out_.unsure = words_.somewhere;
        out_.sure = words_.throughout;
        out_.columns.assign(words_.columns.begin(), words_.columns.end());
        if (!how_.zone.empty()) zone_ = how_.zone;
        if (zone_.empty()) zone_ = "UTC";
        if (!world_.clocks().knows(zone_))
            throw error(code::unknown_zone, fmt::format("there is no zone \"{}\"", zone_), "give an IANA name, such as Asia/Seoul");
        find_scale();
        number_lanes();
        make_items();
        make_marks();
        stack(out_);
        make_all_arrows();
        out_.summary = summary();
        return std::move(out_);
    }

private:
    // --- the scale ---

    void find_scale()
    {
        auto from = instant::future();
        auto to = instant::past();
        auto const take = [&](instant t) {
            if (!t.is_finite()) return;
            from = std::min(from, t);
            to = std::max(to, t);
        };
        auto const take_both = [&](bounds b) {
            take(b.earliest());
            take(b.latest());
        };
        for (auto const& d : drawn_) {
            take_both(d.where.window);
            if (d.end) take_both(*d.end);
        }
        if (how_.span && how_.span->earliest().is_finite()) from = how_.span->earliest();
        if (how_.span && how_.span->latest().is_finite()) to = how_.span->latest();
        if (from > to) { // nothing has a time
            for (auto const& t : turnings_) take_both(t.window);
            if (from > to) return;
        }
        if (!how_.span) {
            auto const reach = duration{std::max((to - from).count() / 10, days(1).count())};
            auto const [first, last] = std::pair{from - reach, to + reach};
            for (auto const& t : turnings_)
                if (t.asked || (first <= t.window.earliest() && t.window.latest() <= last)) take_both(t.window);
            drawn_span_ = bounds::closed(from, to);
            auto const margin = duration{std::max((to - from).count() / 50, hours(1).count())};
            from = from - margin;
            to = to + margin;
        }
        if (to <= from) to = from + hours(1);
        if (how_.span) drawn_span_ = bounds::closed(from, to);
        scale_ = scale{from, to, 0};
        if (!from.is_finite() || !to.is_finite()) scale_.reset();
    }
    [[nodiscard]] bool in_span(turning const& t) const
    {
        return scale_ && t.window.latest() >= scale_->from && t.window.earliest() <= scale_->to;
    }

    // --- lanes ---

    void number_lanes()
    {
        std::map<lane_key, bounds> first; // what comes first in it
        for (auto const& d : drawn_)
            for (auto const& l : d.lanes) {
                auto const [at, fresh] = first.try_emplace(l, d.where.window);
                if (!fresh) at->second = std::min(at->second, d.where.window, settled_earlier);
            }
        std::vector<std::pair<lane_key, bounds>> order(first.begin(), first.end());
        std::ranges::stable_sort(order, {}, [](auto const& l) {
            return std::tuple{l.first.group, l.second.latest(), l.second.earliest()};
        });
        for (auto const& [key, when] : order) {
            lanes_.emplace(key, out_.lanes.size());
            out_.lanes.push_back({key.name.text, 1, 0});
        }
        make_room_for_names(out_);
        if (!scale_) return;
        scale_->width = out_.width;
        out_.ticks = calendar_ticks(*scale_, zone_, world_.clocks(), out_.on, names_.in());
    }

    // --- items: what is said ---

    struct entry { // an event or a milestone
        bounds window;
        bool is_event;
        std::size_t number;
    };

    void make_items()
    {
        std::vector<entry> entries;
        for (std::size_t i = 0; i != drawn_.size(); ++i) entries.push_back({drawn_[i].where.window, true, i});
        for (std::size_t i = 0; i != turnings_.size(); ++i)
            if (in_span(turnings_[i]) && (!turnings_[i].lane || lanes_.contains(*turnings_[i].lane)))
                entries.push_back({turnings_[i].window, false, i});
        std::ranges::stable_sort(entries, {}, [](entry const& e) {
            return std::tuple{e.window.latest(), e.window.earliest(), e.is_event};
        });
        bool const of_several = std::ranges::any_of(turnings_, [&](turning const& t) { return t.term != turnings_.front().term; });
        item_of_.assign(drawn_.size(), 0);
        for (auto const& e : entries) {
            if (e.is_event) item_of_[e.number] = out_.items.size();
            else make_rule(turnings_[e.number], of_several);
            out_.items.push_back(e.is_event ? say(drawn_[e.number]) : say(turnings_[e.number]));
        }
    }
    [[nodiscard]] draw::item say(drawn const& d) const
    {
        auto const& e = d.what.seen;
        auto standing = status_in_words(world_, d.what.at, names_.in());
        if (d.possible) standing += fmt::format(", {}", words_.perhaps_outside);
        draw::item out{e.id,
                       {names_.title(e), when_in_words(d.where.window, d.end, zone_, world_.clocks(), names_.in()),
                        by_the_capitals(d.what, zone_, world_, names_), std::move(standing), where_in_words(e, names_.in())},
                       {}};
        for (auto const& s : sources_of(e.reports)) out.sources.push_back(names_.link_to(s));
        return out;
    }
    [[nodiscard]] std::string milestone_of(turning const& t) const
    {
        return filled(words_.milestone_of, names_.leader_name(world_.facts().terms[t.term].leader).text,
                      words_.milestones[static_cast<std::size_t>(t.which)]);
    }
    [[nodiscard]] draw::item say(turning const& t) const
    {
        auto const& term = world_.facts().terms[t.term];
        auto const id = fmt::format("{}.{}", term.id, name(t.which));
        auto const at = world_.find_moment(id);
        draw::item out{id,
                       {fmt::format("{} ({})", milestone_of(t), term.office), names_.in().describe(t.window, zone_, world_.clocks()), "",
                        at ? status_in_words(world_, *at, names_.in()) : std::string{}, ""},
                       {}};
        if (at)
            for (auto const& s : sources_of(world_.reports_of(*at))) out.sources.push_back(names_.link_to(s));
        return out;
    }
    /// Milestones at one time in one lane share a line.
    void make_rule(turning const& t, bool of_several)
    {
        auto const lane = t.lane ? std::optional{lanes_.at(*t.lane)} : std::nullopt;
        auto const [from, to] = std::pair{scale_->at(t.window.earliest()), scale_->at(t.window.end())};
        bool const with_name = how_.lanes != draw::lanes::leader && of_several;
        auto label = with_name ? milestone_of(t) : std::string(words_.milestones[static_cast<std::size_t>(t.which)]);
        out_.rules.push_back({out_.items.size(), from, to, lane, 0, false, std::move(label)});
    }

    // --- marks ---

    [[nodiscard]] draw::piece piece_of(instant from, instant to, bool sure) const
    {
        if (!scale_) return {0, out_.width, sure, true, true};
        bool const out_left = from < scale_->from;
        bool const out_right = to > scale_->to;
        return {scale_->at(from), scale_->at(to), sure, out_left, out_right};
    }
    [[nodiscard]] std::vector<draw::piece> pieces_of(drawn const& d) const
    {
        auto const& w = d.where.window;
        std::vector<draw::piece> out;
        if (!d.end && d.where.members.size() > 1 && d.where.members.size() <= draw::most_pieces)
            for (auto const& m : d.where.members) {
                if (overlap(m, w)) out.push_back(piece_of(intersect(m, w).earliest(), intersect(m, w).end(), false));
            }
        else if (!d.end) out.push_back(piece_of(w.earliest(), w.end(), false));
        else if (auto const end = d.end->end(); w.end() < d.end->earliest()) {
            if (!w.is_exact()) out.push_back(piece_of(w.earliest(), w.end(), false));
            out.push_back(piece_of(w.is_exact() ? w.earliest() : w.end(), d.end->earliest(), true));
            if (!d.end->is_exact()) out.push_back(piece_of(d.end->earliest(), end, false));
        } else out.push_back(piece_of(w.earliest(), std::max(w.end(), end), false));
        if (out.empty()) out.push_back(piece_of(w.earliest(), w.end(), false)); // claims put it into a hole between its times
        return out;
    }
    void make_marks()
    {
        for (std::size_t i = 0; i != drawn_.size(); ++i) {
            auto const& d = drawn_[i];
            bool const beyond = scale_ && (d.where.window.earliest() > scale_->to || d.where.window.latest() < scale_->from);
            if (beyond) continue; // outside the span that was chosen
            auto const standing = world_.standing_of(d.what.at).value_or(entente::standing{});
            draw::mark m;
            m.item = item_of_[i];
            m.tone = static_cast<std::size_t>(d.what.seen.kind);
            m.pieces = pieces_of(d);
            m.from = m.pieces.front().from;
            for (auto const& p : m.pieces) m.to = std::max(m.to, p.to);
            bool const fades = m.pieces.front().open_left || m.pieces.back().open_right;
            m.point = !fades && m.to - m.from <= out_.on.mark / 2;
            m.struck = standing.is == status::postponed || standing.is == status::cancelled || standing.is == status::denied;
            m.hollow = standing.is != status::held;
            m.contested = d.where.contested || standing.disputed;
            m.possible = d.possible;
            auto const named = parties_named(d);
            for (auto const& l : d.lanes) {
                m.lane = lanes_.at(l);
                m.label = how_.lanes == draw::lanes::party && l.group == 0 ? names_.in().word(d.what.seen.kind) : label(d, l, named);
                out_.marks.push_back(m);
            }
        }
    }
    using named_parties = std::set<std::pair<shown_name, party>>;

    /// Those for whom a leader took part, by the leader's lane.
    [[nodiscard]] named_parties parties_named(drawn const& d) const
    {
        named_parties out;
        if (how_.lanes != draw::lanes::leader) return out;
        for (auto const& p : d.what.seen.participants)
            if (!p.leader.empty()) out.emplace(names_.leader_name(p.leader), p.party);
        return out;
    }
    /// Whom the lane does not name already, as far as a label has room.
    [[nodiscard]] std::string label(drawn const& d, lane_key const& l, named_parties const& named) const
    {
        std::vector<party> others;
        for (auto const& p : d.others) {
            if (others.size() > longest_label) break;
            if (!named.contains({l.name, p})) others.push_back(p);
        }
        return names_.brief(others, names_.in().is_english() ? " " : ", ");
    }

    void make_all_arrows()
    {
        item_numbers items;
        for (std::size_t i = 0; i != drawn_.size(); ++i) items.emplace(drawn_[i].what.at, item_of_[i]);
        make_arrows(out_, world_, names_, items);
    }

    [[nodiscard]] std::string summary() const
    {
        auto const count = [&](std::size_t n, picture_words::one_or_more const& of) { return filled(words_.form_for(of, n), n); };
        auto const days =
            scale_ ? filled(words_.summary_days, day_in_words(drawn_span_.earliest()), day_in_words(drawn_span_.latest())) : std::string{};
        return filled(words_.summary, count(drawn_.size(), words_.events), count(out_.lanes.size(), words_.lanes), days, zone_);
    }
    [[nodiscard]] std::string day_in_words(instant t) const
    {
        auto const state = world_.clocks().at(zone_, t);
        return day_in(names_.in(), state ? day_of(t, *state) : day_of(civil_time{t.count()}));
    }

    timeline const& world_;
    name_book const& names_;
    picture_words const& words_;
    choice const& how_;
    std::string zone_;
    std::optional<scale> scale_;
    bounds drawn_span_; ///< without the margins
    std::vector<drawn> drawn_;
    std::vector<turning> turnings_;
    std::map<lane_key, std::size_t> lanes_;
    std::vector<std::size_t> item_of_; ///< by the number in `drawn_`
    layout out_;
};

} // namespace
} // namespace entente::detail

namespace entente::draw {

layout lay_out(timeline const& world, choice const& how)
{
    detail::require_canvas(how.on);
    detail::name_book const names{world, how.language};
    return detail::event_drawer{world, names, how, detail::everything(world, names, how.lanes)}.run();
}

layout lay_out(timeline const& world, query const& about, choice const& how)
{
    detail::require_canvas(how.on);
    auto const then = detail::asked_of(world, about);
    detail::name_book const names{then, how.language};
    return detail::event_drawer{then, names, how, detail::selected(then, about, names, how.lanes)}.run();
}

} // namespace entente::draw
