// A timeline, or what a question selects of it, laid out.
// SPDX-License-Identifier: MIT
#include "draw/names.hpp"
#include "draw/scale.hpp"
#include "draw/stack.hpp"
#include "text.hpp"

#include <entente/draw/layout.hpp>
#include <entente/query/ask.hpp>
#include <entente/time/describe.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

namespace entente::detail {
namespace {

using draw::choice;
using draw::layout;

/// A lane before it has a number: sorted by group, then by the first thing in it.
struct lane_key {
    std::size_t group = 0;
    std::string name;

    friend auto operator<=>(lane_key const&, lane_key const&) = default;
};

/// An event that is drawn, and where.
struct drawn {
    one_event what;
    placing where;
    std::optional<bounds> end;
    bool possible = false;
    std::vector<lane_key> lanes;
    std::vector<party> others; ///< of whom a label speaks
};

/// A milestone that may be drawn.
struct turning {
    std::size_t term = 0;
    milestone which{};
    bounds window;
    std::optional<lane_key> lane;
    bool asked = false; ///< the question's window begins with it
};

/// What certainly has been by then goes first.
[[nodiscard]] bool settled_earlier(bounds a, bounds b) { return std::pair{a.latest(), a.earliest()} < std::pair{b.latest(), b.earliest()}; }

constexpr std::string_view several = "several parties";

[[nodiscard]] std::string_view words_of(milestone m)
{
    switch (m) {
    case milestone::elected: return "elected";
    case milestone::declared: return "declared elected";
    case milestone::took_office: return "took office";
    case milestone::left_office: break;
    }
    return "left office";
}

class event_drawer {
public:
    event_drawer(timeline const& world, choice const& how) : world_(world), names_(world), how_(how) { require_canvas(how.on); }

    void everything()
    {
        for (auto& e : events_of(world_)) {
            auto const parties = parties_of(e.seen.participants);
            std::vector<lane_key> lanes;
            switch (how_.lanes) {
            case draw::lanes::leader:
                for (auto const& p : e.seen.participants)
                    if (!p.leader.empty()) lanes.push_back({0, names_.leader_name(p.leader)});
                break;
            case draw::lanes::party:
                for (auto const& p : parties) lanes.push_back({0, names_.party_name(p)});
                break;
            case draw::lanes::kind: break;
            }
            if (lanes.size() > 2 || (lanes.empty() && how_.lanes != draw::lanes::kind)) lanes = {{1, std::string(several)}};
            if (how_.lanes == draw::lanes::kind) lanes = {kind_lane(e.seen.kind)};
            show(std::move(e), false, std::move(lanes), parties);
        }
        for (std::size_t t = 0; t != world_.facts().terms.size(); ++t) {
            auto const& term = world_.facts().terms[t];
            if (how_.lanes == draw::lanes::leader) turn(t, lane_key{0, names_.leader_name(term.leader)});
            if (how_.lanes == draw::lanes::party) turn(t, lane_key{0, names_.party_name(names_.party_of_office(term.office))});
        }
    }

    void selected(query about)
    {
        about.aim = asked::list{};
        auto const found = world_.ask(about);
        std::unordered_map<std::uint32_t, one_event> all;
        for (auto& e : events_of(world_)) all.emplace(static_cast<std::uint32_t>(e.at), std::move(e));
        std::unordered_map<std::uint32_t, std::size_t> shown;
        for (auto const& row : found) {
            if (zone_.empty()) zone_ = row.zone;
            auto const row_lane = lane_key{0, row.leader_name.empty() ? std::string("anyone") : row.leader_name};
            for (auto const& c : row.candidates)
                for (auto const& id : c.events) {
                    auto const at = world_.find_moment(id);
                    if (!at) continue;
                    auto const& e = all.at(static_cast<std::uint32_t>(*at));
                    auto lane = how_.lanes == draw::lanes::kind     ? kind_lane(e.seen.kind)
                                : how_.lanes == draw::lanes::leader ? row_lane
                                : c.parties.size() == 1             ? lane_key{0, names_.party_name(c.parties.front())}
                                                                    : lane_key{1, std::string(several)};
                    auto const [known, fresh] = shown.try_emplace(static_cast<std::uint32_t>(*at), drawn_.size());
                    if (fresh) {
                        show(e, c.how != verdict::certain, {std::move(lane)}, c.parties);
                        continue;
                    }
                    auto& d = drawn_[known->second]; // of two of those who were asked for
                    d.possible = d.possible && c.how != verdict::certain;
                    if (std::ranges::find(d.lanes, lane) == d.lanes.end()) d.lanes.push_back(std::move(lane));
                }
            auto const& terms = world_.facts().terms;
            auto const term = std::ranges::find(terms, row.term, &entente::term::id);
            if (row.term.empty() || term == terms.end()) continue;
            auto const fresh = turnings_.size();
            turn(static_cast<std::size_t>(term - terms.begin()),
                 how_.lanes == draw::lanes::leader ? std::optional{row_lane} : std::nullopt);
            auto const* const start = about.days ? &about.days->of : about.from ? &about.from->at : nullptr;
            auto const* const which = start == nullptr ? nullptr : std::get_if<milestone>(start);
            for (auto i = fresh; i != turnings_.size(); ++i)
                turnings_[i].asked = which != nullptr && turnings_[i].which == *which && !row.candidates.empty();
        }
    }

    [[nodiscard]] layout run() &&
    {
        out_.title = how_.title.empty() ? world_.facts().title : how_.title;
        out_.on = how_.on;
        for (auto const w : words<event_kind>) out_.legend.push_back(spaced(w));
        out_.unsure = "somewhere in it";
        out_.sure = "throughout";
        out_.columns = {"What", "When", "By the clocks of the capitals", "Standing", "Where"};
        if (!how_.zone.empty()) zone_ = how_.zone;
        if (zone_.empty()) zone_ = "UTC";
        if (!world_.clocks().knows(zone_))
            throw error(code::unknown_zone, fmt::format("there is no zone \"{}\"", zone_), "give an IANA name, such as Asia/Seoul");
        find_scale();
        number_lanes();
        make_items();
        make_marks();
        stack(out_);
        make_arrows();
        out_.summary = summary();
        return std::move(out_);
    }

private:
    [[nodiscard]] static lane_key kind_lane(event_kind k) { return {static_cast<std::size_t>(k), spaced(name(k))}; }

    void show(one_event e, bool possible, std::vector<lane_key> lanes, std::vector<party> others)
    {
        drawn d{std::move(e), {}, {}, possible, {}, std::move(others)};
        for (auto& l : lanes) // two leaders of one party
            if (std::ranges::find(d.lanes, l) == d.lanes.end()) d.lanes.push_back(std::move(l));
        d.where = world_.when_was(d.what.at);
        d.end = world_.end_of(d.what.at);
        drawn_.push_back(std::move(d));
    }
    void turn(std::size_t term, std::optional<lane_key> lane)
    {
        for (std::size_t m = 0; m != words<milestone>.size(); ++m) {
            auto const which = static_cast<milestone>(m);
            auto const at = world_.find_moment(fmt::format("{}.{}", world_.facts().terms[term].id, name(which)));
            if (!at) continue;
            auto const where = world_.when_was(*at);
            if (where.reported && where.window.earliest().is_finite() && where.window.latest().is_finite())
                turnings_.push_back({term, which, where.window, lane, false});
        }
    }

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
            out_.lanes.push_back({key.name, 1, 0});
        }
        make_room_for_names(out_);
        if (!scale_) return;
        scale_->width = out_.width;
        out_.ticks = calendar(*scale_, zone_, world_.clocks(), out_.on);
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
        for (auto const& e : entries) {
            if (e.is_event) item_of_[e.number] = out_.items.size();
            else make_rule(turnings_[e.number]);
            out_.items.push_back(e.is_event ? say(drawn_[e.number]) : say(turnings_[e.number]));
        }
    }
    [[nodiscard]] draw::item say(drawn const& d) const
    {
        auto const& e = d.what.seen;
        auto standing = status_in_words(world_, d.what.at);
        if (d.possible) standing += ", possibly in the window";
        draw::item out{e.id,
                       {names_.title(e), when_in_words(d.where.window, d.end, zone_, world_.clocks()),
                        by_the_capitals(d.what, zone_, world_), std::move(standing), where_in_words(e)},
                       {}};
        for (auto const& s : sources_of(e.reports)) out.sources.push_back(names_.link_to(s));
        return out;
    }
    [[nodiscard]] draw::item say(turning const& t) const
    {
        auto const& term = world_.facts().terms[t.term];
        auto const id = fmt::format("{}.{}", term.id, name(t.which));
        auto const at = world_.find_moment(id);
        draw::item out{id,
                       {fmt::format("{} {} ({})", names_.leader_name(term.leader), words_of(t.which), term.office),
                        describe(t.window, zone_, world_.clocks()), "", at ? status_in_words(world_, *at) : std::string{}, ""},
                       {}};
        if (at)
            for (auto const& s : sources_of(world_.reports_of(*at))) out.sources.push_back(names_.link_to(s));
        return out;
    }
    /// Milestones at one time in one lane share a line.
    void make_rule(turning const& t)
    {
        auto const lane = t.lane ? std::optional{lanes_.at(*t.lane)} : std::nullopt;
        auto const [from, to] = std::pair{scale_->at(t.window.earliest()), scale_->at(t.window.end())};
        auto label = std::string(words_of(t.which));
        bool const of_several = std::ranges::any_of(turnings_, [&](turning const& other) { return other.term != t.term; });
        if (how_.lanes != draw::lanes::leader && of_several)
            label = fmt::format("{} {}", names_.leader_name(world_.facts().terms[t.term].leader), label);
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
        if (!d.end && d.where.members.size() > 1)
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
            auto const standing = world_.standing_of(d.what.at).value_or(entente::standing{});
            for (auto const& l : d.lanes) {
                draw::mark m;
                m.item = item_of_.at(i);
                m.lane = lanes_.at(l);
                m.tone = static_cast<std::size_t>(d.what.seen.kind);
                m.pieces = pieces_of(d);
                m.from = m.pieces.front().from;
                for (auto const& p : m.pieces) m.to = std::max(m.to, p.to);
                bool const beyond = scale_ && (d.where.window.earliest() > scale_->to || d.where.window.latest() < scale_->from);
                if (beyond) continue; // outside the span that was chosen
                bool const fades = m.pieces.front().open_left || m.pieces.back().open_right;
                m.point = !fades && m.to - m.from <= out_.on.mark / 2;
                m.struck = standing.is == status::postponed || standing.is == status::cancelled || standing.is == status::denied;
                m.hollow = standing.is != status::held;
                m.contested = d.where.contested || standing.disputed;
                m.possible = d.possible;
                m.label = how_.lanes == draw::lanes::party && l.name != several ? spaced(name(d.what.seen.kind)) : label(d, l);
                out_.marks.push_back(std::move(m));
            }
        }
    }
    /// Whom the lane does not name already.
    [[nodiscard]] std::string label(drawn const& d, lane_key const& l) const
    {
        std::vector<party> others;
        for (auto const& p : d.others) {
            bool const named =
                how_.lanes == draw::lanes::leader && std::ranges::any_of(d.what.seen.participants, [&](participant const& x) {
                    return x.party == p && !x.leader.empty() && names_.leader_name(x.leader) == l.name;
                });
            if (!named) others.push_back(p);
        }
        return codes(others);
    }

    // --- arrows ---

    void make_arrows()
    {
        std::unordered_map<std::string_view, draw::arrow::end> spots; // by item id
        for (auto const& m : out_.marks) spots.try_emplace(out_.items[m.item].id, draw::arrow::end{(m.from + m.to) / 2, m.lane, m.row});
        std::map<std::tuple<std::string, std::string, std::string, bool>, std::size_t> known;
        auto const connect = [&](std::size_t claim, std::string const& a, std::string const& b, std::string label) {
            auto const id = [&](std::string const& text) { // of the event it was merged into
                auto const at = world_.find_moment(text);
                auto const e = at ? primary_.find(static_cast<std::uint32_t>(*at)) : primary_.end();
                return e == primary_.end() ? text : e->second;
            };
            auto const [from_id, to_id] = std::pair{id(a), id(b)};
            auto const from = spots.find(from_id);
            auto const to = spots.find(to_id);
            if (from == spots.end() || to == spots.end()) return;
            said const who{said::what::claim, {}, static_cast<std::uint32_t>(claim), 0};
            bool const refused = std::ranges::any_of(world_.conflicts(), [&](conflict const& c) { return c.rejected == who; });
            auto const [at, fresh] = known.try_emplace({from_id, to_id, label, refused}, out_.arrows.size());
            if (fresh) out_.arrows.push_back({from->second, to->second, std::move(label), {}, refused});
            out_.arrows[at->second].says.push_back(world_.cite(who));
        };
        for (auto const& d : drawn_) primary_.emplace(static_cast<std::uint32_t>(d.what.at), d.what.seen.id);
        for (std::uint32_t i = 0; i != world_.facts().claims.size(); ++i) {
            if (!world_.sees({said::what::claim, {}, i, 0})) continue;
            auto const& says = world_.facts().claims[i].says;
            if (auto const* o = std::get_if<order_claim>(&says)) {
                for (std::size_t k = 1; k < o->steps.size(); ++k)
                    for (auto const& a : o->steps[k - 1])
                        for (auto const& b : o->steps[k]) connect(i, a, b, "");
            } else if (auto const* d = std::get_if<distance_claim>(&says))
                connect(i, d->from, d->to,
                        d->days          ? fmt::format("{} days", *d->days)
                        : d->within_days ? fmt::format("within {} days", *d->within_days)
                                         : "");
            else if (auto const* f = std::get_if<first_claim>(&says))
                for (std::size_t k = 1; k < f->events.size(); ++k) connect(i, f->events[k - 1], f->events[k], "");
        }
    }

    [[nodiscard]] std::string summary() const
    {
        auto const count = [](std::size_t n, std::string_view one) { return fmt::format("{} {}{}", n, one, n == 1 ? "" : "s"); };
        auto out = fmt::format("{} in {}", count(drawn_.size(), "event"), count(out_.lanes.size(), "lane"));
        if (scale_) out += fmt::format(", {} to {}", day_in_words(drawn_span_.earliest()), day_in_words(drawn_span_.latest()));
        return out + fmt::format(", by the clocks of {}.", zone_);
    }
    [[nodiscard]] std::string day_in_words(instant t) const
    {
        auto const state = world_.clocks().at(zone_, t);
        return detail::day_in_words(state ? day_of(t, *state) : day_of(civil_time{t.count()}));
    }

    timeline const& world_;
    name_book names_;
    choice const& how_;
    std::string zone_;
    std::optional<scale> scale_;
    bounds drawn_span_; ///< without the margins
    std::vector<drawn> drawn_;
    std::vector<turning> turnings_;
    std::map<lane_key, std::size_t> lanes_;
    std::unordered_map<std::size_t, std::size_t> item_of_; ///< by the number in `drawn_`
    std::unordered_map<std::uint32_t, std::string> primary_;
    layout out_;
};

} // namespace
} // namespace entente::detail

namespace entente::draw {

layout lay_out(timeline const& world, choice const& how)
{
    detail::event_drawer drawer{world, how};
    drawer.everything();
    return std::move(drawer).run();
}

layout lay_out(timeline const& world, query const& about, choice const& how)
{
    auto const then = detail::asked_of(world, about);
    detail::event_drawer drawer{then, how};
    drawer.selected(about);
    return std::move(drawer).run();
}

} // namespace entente::draw
