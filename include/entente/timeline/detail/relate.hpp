// What claims and capacities say, inserted into the network by degrees of trust.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/detail/claim_names.hpp>
#include <entente/timeline/detail/claim_reader.hpp>
#include <entente/timeline/detail/equals.hpp>
#include <entente/timeline/detail/evidence.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace entente::detail {

/// Takes the assertions of one degree of trust after the other. Those of one degree that contradict each other are set aside
/// together (equals.hpp). What is in then decides anew which events lie in the scopes of claims, and hands calendar days on
/// from claim to claim, until nothing changes; whoever of the degree makes that impossible is set aside, too, and the
/// degree is begun again.
class relater {
public:
    /// Takes out of a contradiction what it can spare (spare.hpp).
    using sparing = void (*)(timeline_data const&, conflict&);

    relater(timeline_data& data, assessor& assess, problem_list& problems, sparing spare)
        : data_(data)
        , assess_(assess)
        , problems_(problems)
        , spare_(spare)
    {
    }

    void run()
    {
        clear();
        all_ = claim_reader(data_, assess_, problems_).run();
        for (auto const& a : all_) labels_.push_back(assess_.label(a.what));
        for (std::size_t i = 0; i != all_.size(); ++i)
            if (all_[i].what.kind == said::what::claim)
                for_each_named(data_.facts.claims[all_[i].what.record], [&](std::string const& name) {
                    auto const p = data_.find_visible(name);
                    if (p && !data_.is_event(*p) && named_by_.find(*p) == nullptr) named_by_[*p] = labels_[i];
                });
        refused_.resize(all_.size());
        for (std::size_t first = 0, end = 0; first != all_.size(); first = end) {
            end = first + 1;
            while (end != all_.size() && !(all_[first] < all_[end])) ++end;
            add_degree(first, end);
        }
        close();
    }

private:
    /// What one assertion says by what is trusted more, and of which events that is open.
    struct said_by {
        std::size_t who = 0;
        std::vector<saying> says;
        std::vector<conditional> open;
    };

    void clear()
    {
        data_.order = {};
        data_.tied.clear();
        data_.tightened = {};
        data_.conditionals.clear();
        data_.complete.clear();
        data_.conflicts.clear();
        data_.named.clear();
    }

    void close()
    {
        auto const windows = data_.order.windows();
        for (std::uint32_t n = 0; n != windows.size(); ++n)
            if (data_.tied[n] != none) data_.tightened[data_.tied[n]].window = windows[n];
        for (auto const& o : open_)
            if (o.is_open) {
                data_.conditionals.push_back(o.says);
                if (!is_known(o.says.before)) data_.conditionals.back().before = none;
            }
        std::stable_sort(data_.conditionals.begin(), data_.conditionals.end(),
                         [](auto const& a, auto const& b) { return a.event < b.event; });
        for (std::size_t i = 0; i != all_.size(); ++i) {
            auto const& a = all_[i];
            if (refused_[i]) data_.conflicts.push_back(*refused_[i]);
            if (a.what.kind == said::what::claim) close(a, refused_[i].has_value());
        }
        std::sort(data_.named.begin(), data_.named.end());
        data_.named.erase(std::unique(data_.named.begin(), data_.named.end()), data_.named.end());
    }
    void close(assertion const& a, bool is_refused)
    {
        auto const& c = data_.facts.claims[a.what.record];
        bool const hindsight = data_.is_hindsight(c.source);
        for (auto const& r : a.relations)
            for (auto const m : {r.from, r.to})
                if (m != none && hindsight && data_.tightened.find(m) != nullptr) data_.tightened[m].hindsight = true;
        if (!is_refused)
            for_each_named(c, [&](std::string const& name) {
                if (auto const p = data_.find_visible(name); p && !data_.is_event(*p)) data_.named.push_back(*p);
            });
        if (!is_refused && std::holds_alternative<complete_claim>(c.says)) data_.complete.push_back(a.what.record);
    }

    // --- one degree of trust ---

    void add_degree(std::size_t first, std::size_t end)
    {
        auto const before = data_.order.here();
        auto const open = open_.size();
        auto const days = days_.size();
        for (;;) {
            closed_.clear();
            insert_equals(first, end);
            if (settle_degree(first, end)) return;
            data_.order.return_to(before);
            open_.resize(open);
            for (auto const i : closed_)
                if (i < open) open_[i].is_open = true;
            days_.resize(days);
        }
    }

    /// All that do not contradict what is trusted more, nor each other.
    void insert_equals(std::size_t first, std::size_t end)
    {
        std::vector<said_by> said;
        for (auto i = first; i != end; ++i)
            if (!refused_[i]) said.push_back(constraints_of(i));
        ++degree_;
        for (auto& cluster : clusters(said)) {
            auto const before = data_.order.here();
            while (auto const clash = insert_all(cluster)) {
                data_.order.return_to(before);
                refuse_contradictory(cluster, *clash);
                std::erase_if(cluster, [&](said_by const* s) { return refused_[s->who].has_value(); });
            }
            for (auto const* s : cluster) take(*s);
        }
    }
    void refuse_contradictory(std::vector<said_by const*> const& cluster, conflict const& clash)
    {
        std::vector<saying> all;
        for (auto const* s : cluster) all.insert(all.end(), s->says.begin(), s->says.end());
        if (cluster.size() == 1 || std::any_of(all.begin(), all.end(), is_absurd)) { // what cannot be by itself needs no other
            for (auto const* s : cluster)
                if (cluster.size() == 1 || std::any_of(s->says.begin(), s->says.end(), is_absurd))
                    refuse(s->who, cluster.size() == 1 ? clash : by_itself(*s));
            return;
        }
        if (all.size() > most_compared) { // see docs/answers.md: they are not told apart any more
            for (auto const* s : cluster) refuse(s->who, {all_[s->who].what, clash.with});
            return;
        }
        for (auto const& c : equals(data_.order, all).shortest()) {
            std::vector<saying> on;
            for (auto const& s : all)
                if (std::find(c.labels.begin(), c.labels.end(), s.label) != c.labels.end()) on.push_back(s);
            refuse(c.who, conflict_of(all_[c.who].what, c.labels, on));
        }
        if (std::none_of(cluster.begin(), cluster.end(), [&](said_by const* s) { return refused_[s->who].has_value(); }))
            refuse_named(clash, cluster);
    }
    [[nodiscard]] conflict by_itself(said_by const& said)
    {
        auto const at = std::find_if(said.says.begin(), said.says.end(), is_absurd);
        return conflict_of(all_[said.who].what, {at->label}, {*at});
    }
    static constexpr std::size_t most_compared = 3000; ///< constraints of one degree that hang together

    /// What was heard of a conflict, where nothing finer is known.
    void refuse_named(conflict const& clash, std::vector<said_by const*> const& cluster)
    {
        for (auto const* s : cluster)
            if (all_[s->who].what == clash.rejected ||
                std::find(clash.with.begin(), clash.with.end(), all_[s->who].what) != clash.with.end())
                refuse(s->who, turned(clash, all_[s->who].what));
    }
    /// The same contradiction, with another of its statements set aside.
    [[nodiscard]] static conflict turned(conflict c, said const& rejected)
    {
        for (auto& s : c.with)
            if (s == rejected) std::swap(s, c.rejected);
        return c;
    }
    void refuse(std::size_t who, conflict c)
    {
        c.rejected = all_[who].what;
        std::erase(c.with, c.rejected);
        refused_[who] = std::move(c);
    }

    // --- what is said, as constraints ---

    [[nodiscard]] said_by constraints_of(std::size_t i)
    {
        auto const& a = all_[i];
        said_by out{i, {}, {}};
        for (auto const& r : a.relations) add(r, i, out.says);
        for (auto const& c : a.conditionals)
            if (is_outside(c)) continue;
            else if (auto const r = decided(c)) add(*r, i, out.says);
            else out.open.push_back(c);
        return out;
    }
    /// An ongoing term has no end: everything is before it, and nothing after.
    void add(relation const& r, std::size_t who, std::vector<saying>& to)
    {
        auto also = r.also;
        also.push_back(labels_[who]);
        auto const endless = [&](std::uint32_t m) { return m != none && data_.is_endless(m); };
        if (!endless(r.from) && !endless(r.to)) {
            to.push_back({{node_of(r.from), node_of(r.to), r.least, r.most}, data_.label_of(std::move(also), r.end, r.before_it), who});
            return;
        }
        bool const is_absurd = endless(r.from) ? r.least > -duration::unlimited() : r.most < duration::unlimited();
        if (!is_absurd) return;
        also.push_back(data_.settled(endless(r.from) ? r.from : r.to).earliest_by);
        to.push_back({{node_of(none), node_of(none), duration::unlimited(), duration::unlimited()}, data_.label_of(std::move(also)), who});
    }
    /// Nothing else is needed to contradict it.
    [[nodiscard]] static bool is_absurd(saying const& s)
    {
        auto const& c = s.what;
        return c.least > c.most || c.least == duration::unlimited() || c.most == -duration::unlimited() ||
               (c.from == c.to && (c.least > duration{} || c.most < duration{}));
    }

    // --- events in scopes ---

    [[nodiscard]] bool is_outside(conditional const& c) const
    {
        return (c.after != none && most(c.after, c.event) <= duration{}) || (c.before != none && most(c.event, c.before) <= duration{});
    }
    /// What a claim over a scope says of an event of which that is certain by now, and on what it rests.
    [[nodiscard]] std::optional<relation> decided(conditional const& c) const
    {
        auto const end = is_known(c.before) ? c.before : none; // nothing is cut off at an end of which nothing is known
        bool const after = c.after == none || most(c.event, c.after) < duration{};
        bool const before = end == none || most(end, c.event) < duration{};
        bool const never = c.than == c.event; // it has to be outside: on the one side, if it cannot be on the other
        auto const rests_on = [&](std::uint32_t a, std::uint32_t b) {
            return a == none || b == none ? std::vector<statement>{}
                                          : evidence_of_order(data_, a, b).needed_labels([&](said const& s) { return assess_.label(s); });
        };
        if (after && before)
            return relation{c.than, c.event, c.least, duration::unlimited(), rests_on(c.event, c.after), c.before, rests_on(end, c.event)};
        if (never && before) return relation{c.event, c.after, duration{}, duration::unlimited(), {}, c.before, rests_on(end, c.event)};
        if (never && after) {
            relation out{end, c.event, duration{}, duration::unlimited(), rests_on(c.event, c.after)};
            if (!data_.settled(end).reported) out.also.push_back(*named_by_.find(end));
            return out;
        }
        return std::nullopt;
    }
    /// The end of a term of which somebody says anything.
    [[nodiscard]] bool is_known(std::uint32_t end) const
    {
        return end != none && (data_.settled(end).reported || named_by_.find(end) != nullptr);
    }

    /// What came of saying something more.
    enum class came : std::uint8_t { of_nothing, in, refused };

    /// Until nothing changes: what is now certain of events in scopes, and the days that claims hand on. False: that leaves no
    /// world, and some of the degree are refused.
    bool settle_degree(std::size_t first, std::size_t end)
    {
        for (bool moved = true; moved;) {
            moved = false;
            for (std::size_t i = 0; i != open_.size(); ++i) {
                auto& o = open_[i];
                if (!o.is_open || !(is_touched(o.says.event) || is_touched(o.says.after) || is_touched(o.says.before))) continue;
                auto const r = is_outside(o.says) ? std::nullopt : decided(o.says);
                if (!r && !is_outside(o.says)) continue;
                o.is_open = false;
                closed_.push_back(i);
                if (!r) continue;
                auto const what = bind(said_of(*r, o.who), first, end);
                if (what == came::refused) return false;
                moved = moved || what == came::in;
            }
            auto const what = hand_on_days(first, end);
            if (what == came::refused) return false;
            moved = moved || what == came::in;
        }
        return settle_undated(first, end);
    }
    /// Days of which nobody dates any move nothing. They have to settle from any day on, too: from one of a spring in which few
    /// clocks were set.
    bool settle_undated(std::size_t first, std::size_t end)
    {
        constexpr auto some_day = days(59);
        auto const before = data_.order.here();
        auto out = came::of_nothing;
        for (auto const who : days_)
            for (auto const m : {all_[who].civil->from, all_[who].civil->to}) {
                if (!is_touched(m) || data_.is_endless(m) || !window(m).is_unknown()) continue;
                out = came::in;
                (void)data_.order.insert(statement{none}, {{constraint{node_of(none), node_of(m), some_day, duration::unlimited()}}});
            }
        bool const any = out == came::in;
        while (out == came::in) out = hand_on_days(first, end);
        if (any) data_.order.return_to(before);
        return out != came::refused;
    }

    came hand_on_days(std::size_t first, std::size_t end)
    {
        auto out = came::of_nothing;
        for (auto const who : days_)
            for (bool const forth : {true, false})
                for (bool const earliest : {true, false}) {
                    auto const what = hand_on(who, forth, earliest, first, end);
                    if (what == came::refused) return what;
                    if (what == came::in) out = what;
                }
        return out;
    }

    /// Distances in calendar days tell more than differences of instants: the day of the one end, as far as it is known by now,
    /// bounds that of the other.
    ///
    /// Whole days and instants are a system of differences of which some are integers (Leiserson and Saxe, "A mixed-integer linear
    /// programming problem which is efficiently solvable", Journal of Algorithms 9, 1988). A bound that a claim hands on and that rests on
    /// one it handed on before, the same way, was moved by itself: it would be for ever, and there is no solution. Days of 23 and 25 hours
    /// may move it once or twice and then no more.
    came hand_on(std::size_t who, bool forth, bool earliest, std::size_t first, std::size_t end)
    {
        auto const& c = *all_[who].civil;
        auto const known = forth ? c.from : c.to, other = forth ? c.to : c.from;
        if (!is_touched(known) || data_.is_endless(known) || data_.is_endless(other)) return came::of_nothing;
        auto const now = window(other), within = bounded_by_days(c, window(known), forth, data_.clocks);
        if (earliest ? within.earliest() <= now.earliest() : within.latest() >= now.latest()) return came::of_nothing;
        auto const because = earliest ? data_.labels_of_earliest(known) : data_.labels_of_latest(known);
        auto one = earliest ? said_of({none, other, within.earliest() - instant{}, duration::unlimited(), because}, who)
                            : said_of({none, other, -duration::unlimited(), within.latest() - instant{}, because}, who);
        auto& label = one.says.front().label;
        if (label == labels_[who]) label = assess_.label(all_[who].what); // one of its own
        auto const from = std::find_if(because.begin(), because.end(),
                                       [&](statement s) { return handed_by_.find(static_cast<std::uint32_t>(s)) != nullptr; });
        handed const way{who, forth, earliest, from == because.end() ? statement{none} : *from};
        handed_by_[static_cast<std::uint32_t>(label)] = way;
        return is_moved_by_itself(way) ? refuse(conflict_of(all_[who].what, {label}, one.says), first, end) : bind(one, first, end);
    }
    /// How a bound was handed on, and the one before it on which it rests.
    struct handed {
        std::size_t who = 0;
        bool forth = false;
        bool earliest = false;
        statement from{none};
    };
    [[nodiscard]] bool is_moved_by_itself(handed const& last) const
    {
        auto const made_by = [&](statement label) { return handed_by_.find(static_cast<std::uint32_t>(label)); };
        int times = 0;
        for (auto const* at = made_by(last.from); at != nullptr; at = made_by(at->from))
            times += at->who == last.who && at->forth == last.forth && at->earliest == last.earliest;
        return times > 2;
    }

    [[nodiscard]] said_by said_of(relation const& r, std::size_t who)
    {
        said_by out{who, {}, {}};
        add(r, who, out.says);
        return out;
    }
    /// What leaves no world is left out, or some of the degree on which it rests are refused.
    came bind(said_by const& one, std::size_t first, std::size_t end)
    {
        unite(one);
        if (auto const clash = insert(one)) return refuse(*clash, first, end);
        take(one);
        return came::in;
    }
    came refuse(conflict const& clash, std::size_t first, std::size_t end)
    {
        return refuse_equals(clash, first, end) ? came::refused : came::of_nothing;
    }
    /// Those of a degree that are part of a contradiction, if any is. Who is not needed for it stays.
    bool refuse_equals(conflict const& clash, std::size_t first, std::size_t end)
    {
        auto least = clash;
        if (spare_ != nullptr) spare_(data_, least);
        return refuse_all_of(least, first, end) || refuse_all_of(clash, first, end);
    }
    bool refuse_all_of(conflict const& clash, std::size_t first, std::size_t end)
    {
        bool any = false;
        for (auto i = first; i != end; ++i) {
            auto const& its = all_[i].what;
            bool const is_part = its == clash.rejected || std::find(clash.with.begin(), clash.with.end(), its) != clash.with.end();
            if (refused_[i] || !is_part) continue;
            refuse(i, turned(clash, its));
            any = true;
        }
        return any;
    }

    // --- the network ---

    /// All of a cluster, or what one of them contradicts.
    [[nodiscard]] std::optional<conflict> insert_all(std::vector<said_by const*> const& cluster)
    {
        for (auto const* s : cluster)
            if (auto clash = insert(*s)) return clash;
        return std::nullopt;
    }
    [[nodiscard]] std::optional<conflict> insert(said_by const& said)
    {
        auto const before = data_.order.here();
        for (auto at = said.says.begin(); at != said.says.end();) {
            auto const end = std::find_if(at, said.says.end(), [&](saying const& s) { return s.label != at->label; });
            std::vector<constraint> group;
            std::transform(at, end, std::back_inserter(group), [](saying const& s) { return s.what; });
            if (auto const clash = data_.order.insert(at->label, group)) {
                auto labels = clash->with;
                labels.push_back(clash->rejected);
                auto out = conflict_of(all_[said.who].what, labels, {at, end});
                data_.order.return_to(before);
                return out;
            }
            at = end;
        }
        return std::nullopt;
    }
    /// What contradicts one, none of it to spare. `beside`: what is not in the network.
    [[nodiscard]] conflict conflict_of(said const& rejected, std::vector<statement> const& labels, std::vector<saying> const& beside)
    {
        evidence all(data_, labels);
        for (auto const& s : beside) all.add(s.what, s.label);
        for (auto const& cited : all.cited()) // and whatever else those say who are cited: that may suffice
            if (cited.kind == said::what::claim)
                for (std::size_t i = 0; i != all_.size(); ++i)
                    if (all_[i].what == cited)
                        for (auto const& s : constraints_of(i).says) all.add(s.what, s.label);
        all.add_bounds();
        conflict out{rejected, all.needed(rejected)};
        std::erase(out.with, rejected);
        return out;
    }
    void take(said_by const& said)
    {
        for (auto const& c : said.open) open_.push_back({c, said.who, true});
        if (all_[said.who].civil && std::find(days_.begin(), days_.end(), said.who) == days_.end()) days_.push_back(said.who);
        for (auto const& s : said.says)
            for (auto const n : {s.what.from, s.what.to}) touched_[static_cast<std::uint32_t>(n)] = degree_;
        for (auto const& s : said.says)
            for (auto const n : {s.what.from, s.what.to})
                if (!is_epoch(n)) touched_[root(n)] = degree_;
    }

    node node_of(std::uint32_t p)
    {
        if (p == none) {
            point start;
            start.window = bounds(instant{});
            if (!epoch_) epoch_ = add_node(none, start);
            return *epoch_;
        }
        if (auto const* known = data_.tightened.find(p)) return node{known->node};
        auto tight = data_.settled(p);
        auto const n = add_node(p, tight);
        tight.node = static_cast<std::uint32_t>(n);
        data_.tightened[p] = tight;
        return n;
    }
    node add_node(std::uint32_t moment, point const& p)
    {
        auto const n = data_.order.add(p.window, p.earliest_by, p.latest_by);
        data_.tied.push_back(moment);
        parents_.push_back(static_cast<std::uint32_t>(n));
        touched_.push_back(0);
        return n;
    }

    /// The greatest difference as far as it is known by now.
    [[nodiscard]] duration most(std::uint32_t a, std::uint32_t b) const
    {
        if (data_.is_endless(a) || data_.is_endless(b) || (data_.point(a).node != none && data_.point(b).node != none))
            return data_.most(a, b);
        return window(b).latest() - window(a).earliest();
    }
    [[nodiscard]] bounds window(std::uint32_t m) const
    {
        auto const& p = data_.point(m);
        return p.node == none ? p.window : data_.order.window(node{p.node});
    }

    // --- which moments hang together, 1970 left aside ---

    [[nodiscard]] bool is_epoch(node n) const { return epoch_ && n == *epoch_; }
    [[nodiscard]] std::uint32_t root(node n)
    {
        auto at = static_cast<std::uint32_t>(n);
        while (parents_[at] != at) at = parents_[at] = parents_[parents_[at]];
        return at;
    }
    /// The root of all that one assertion names.
    std::optional<std::uint32_t> unite(said_by const& said)
    {
        std::optional<std::uint32_t> all;
        for (auto const& s : said.says)
            for (auto const n : {s.what.from, s.what.to}) {
                if (is_epoch(n)) continue;
                if (all) parents_[*all] = root(n);
                all = root(n);
            }
        return all;
    }
    [[nodiscard]] std::vector<std::vector<said_by const*>> clusters(std::vector<said_by> const& said)
    {
        std::vector<std::optional<std::uint32_t>> some;
        for (auto const& s : said) some.push_back(unite(s));
        std::vector<std::vector<said_by const*>> out;
        sparse<std::size_t> places; // one more than the place
        for (std::size_t i = 0; i != said.size(); ++i) {
            auto& place = some[i] ? places[root(node{*some[i]})] : places[none];
            if (!some[i] || place == 0) {
                out.emplace_back();
                place = out.size();
            }
            out[place - 1].push_back(&said[i]);
        }
        return out;
    }
    /// Something was said of what hangs together with it, in this degree.
    [[nodiscard]] bool is_touched(std::uint32_t moment)
    {
        if (moment == none) return false;
        auto const n = data_.point(moment).node;
        return n != none && touched_[root(node{n})] == degree_;
    }

    /// What a claim says of an event in its scope, as long as it is open whether it is.
    struct pending {
        conditional says;
        std::size_t who;
        bool is_open;
    };

    timeline_data& data_;
    assessor& assess_;
    problem_list& problems_;
    sparing spare_;
    std::vector<assertion> all_;                   ///< the most trusted first
    std::vector<statement> labels_;                ///< of each
    std::vector<std::optional<conflict>> refused_; ///< of each
    std::vector<pending> open_;
    std::vector<std::size_t> closed_;    ///< of those that are not open any more, the ones of this degree's making
    std::vector<std::size_t> days_;      ///< those that count calendar days
    sparse<handed> handed_by_;           ///< by label
    sparse<statement> named_by_;         ///< the first that names a milestone
    std::vector<std::uint32_t> parents_; ///< by node: what hangs together
    std::vector<std::uint32_t> touched_; ///< by node at the root: the last degree that said something
    std::uint32_t degree_ = 0;
    std::optional<node> epoch_;
};

} // namespace entente::detail
