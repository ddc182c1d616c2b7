// What assertions say by what is known so far, as constraints, and the network that they are inserted into.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/detail/assertion.hpp>
#include <entente/timeline/detail/distances.hpp>
#include <entente/timeline/detail/equals.hpp>
#include <entente/timeline/detail/evidence.hpp>
#include <entente/timeline/detail/labels.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace entente::detail {

/// The assertions with the network that grows of them: what each says where events in scopes lie as far as it is known by now, what
/// contradicts it, and which moments hang together. In which order they are inserted, and what is set aside, is for relate.hpp.
class relation_network {
protected:
    relation_network(knowledge& data, assessor& assess) : data_(data), assess_(assess), distances_(data) {}
    ~relation_network() = default;

    /// What one assertion says by what is trusted more, and of which events that is open.
    struct said_by {
        std::size_t who = 0;
        std::vector<saying> says;
        std::vector<conditional> open;
        std::vector<std::pair<node, node>> implied{}; ///< between which it says what follows from what is known anyway
    };

    // --- what is said, as constraints ---

    /// `all`: also what follows from what is known anyway, as far as it rests on more than the claim. Nothing comes of that but that
    /// somebody says it, too; how it is known that an event is inside has to be looked for.
    [[nodiscard]] said_by constraints_of(std::size_t i, bool all)
    {
        auto const& a = all_[i];
        said_by out{i, {}, {}};
        for (auto const& r : a.relations) add(r, i, out.says);
        for (auto const& c : a.conditionals) {
            auto const where = place_of(c);
            if (where == place::outside) continue;
            if (where == place::open) out.open.push_back(c);
            else if (!all && need_not_be_said(c, where)) out.implied.push_back(ends_of(c, where));
            else add(said_of_place(c, where), i, out.says);
        }
        return out;
    }
    /// An ongoing term has no end: everything is before it, and nothing after.
    void add(relation const& r, std::size_t who, std::vector<saying>& to)
    {
        auto also = r.also;
        also.push_back(labels_[who]);
        auto const endless = [&](std::optional<moment> m) { return m && data_.is_endless(*m); };
        if (!endless(r.from) && !endless(r.to)) {
            to.push_back({{node_of(r.from), node_of(r.to), r.least, r.most}, label_of(data_, std::move(also), r.end, r.before_it), who});
            return;
        }
        bool const is_absurd = endless(r.from) ? r.least > -duration::unlimited() : r.most < duration::unlimited();
        if (!is_absurd) return;
        also.push_back(data_.settled(endless(r.from) ? *r.from : r.to).earliest_by);
        to.push_back({{epoch(), epoch(), duration::unlimited(), duration::unlimited()}, label_of(data_, std::move(also)), who});
    }
    /// Nothing else is needed to contradict it.
    [[nodiscard]] static bool is_absurd(saying const& s)
    {
        auto const& c = s.what;
        return c.least > c.most || c.least == duration::unlimited() || c.most == -duration::unlimited() ||
               (c.from == c.to && (c.least > duration{} || c.most < duration{}));
    }

    // --- events in scopes ---

    /// Where an event certainly lies, of which a claim over a scope speaks.
    enum class place : std::uint8_t {
        open,
        outside,
        inside,
        before_it, ///< where it has to be, because it can be neither inside nor behind
        behind_it
    };
    [[nodiscard]] place place_of(conditional const& c)
    {
        auto const most = [&](moment a, moment b) { return this->most(a, b, a == c.event ? b : a); };
        if ((c.after && most(*c.after, c.event) <= duration{}) || (c.before && most(c.event, *c.before) <= duration{}))
            return place::outside;
        auto const end = end_of(c);
        bool const after = !c.after || most(c.event, *c.after) < duration{};
        bool const before = !end || most(*end, c.event) < duration{};
        bool const never = c.than == c.event; // it has to be outside: on the one side, if it cannot be on the other
        if (after && before) return place::inside;
        if (never && before) return place::before_it;
        return never && after ? place::behind_it : place::open;
    }
    /// The greatest difference as far as it is known by now. Of moments that do not hang together it is that of their bounds.
    [[nodiscard]] duration most(moment a, moment b, moment often)
    {
        auto const from = data_.point(a).node, to = data_.point(b).node;
        bool const apart = from && to && root(*from) != root(*to) && !data_.is_endless(a) && !data_.is_endless(b);
        return apart ? distances_.window(b).latest() - distances_.window(a).earliest() : distances_.most(a, b, often);
    }
    /// Nothing is cut off at an end of which nothing is known.
    [[nodiscard]] std::optional<moment> end_of(conditional const& c) const { return is_known(c.before) ? c.before : std::nullopt; }

    /// What a claim over a scope says of an event of which that is certain by now, without that on which it rests.
    [[nodiscard]] relation said_there(conditional const& c, place where) const
    {
        if (where == place::inside) return {c.than, c.event, c.least, duration::unlimited()};
        if (where == place::before_it) return not_before(*c.after, c.event);
        return not_before(c.event, *end_of(c));
    }
    /// And on what it rests.
    [[nodiscard]] relation said_of_place(conditional const& c, place where)
    {
        auto const rests_on = [&](std::optional<moment> a, std::optional<moment> b) {
            return !a || !b ? std::vector<statement>{} : labels_of_order(data_, *a, *b, [&](said const& s) { return assess_.label(s); });
        };
        auto const end = end_of(c);
        auto out = said_there(c, where);
        if (where != place::before_it) out.also = rests_on(c.event, c.after);
        if (where != place::behind_it) {
            out.end = c.before;
            out.before_it = rests_on(end, c.event);
        } else if (!data_.settled(*end).reported) out.also.push_back(*named_by_.find(*end));
        return out;
    }
    /// Whether it is known anyway, and better: then no shortest way leads along it, as long as what it follows from is there, and that was
    /// there before.
    [[nodiscard]] bool need_not_be_said(conditional const& c, place where)
    {
        auto const r = said_there(c, where);
        if ((!c.after && !end_of(c)) || data_.is_endless(*r.from) || data_.is_endless(r.to)) return false;
        return most(r.to, *r.from, where != place::inside && *r.from == c.event ? r.to : *r.from) < -r.least;
    }
    [[nodiscard]] std::pair<node, node> ends_of(conditional const& c, place where)
    {
        auto const r = said_there(c, where);
        auto const from = node_of(r.from);
        return {from, node_of(r.to)};
    }
    /// The end of a term of which somebody says anything.
    [[nodiscard]] bool is_known(std::optional<moment> end) const
    {
        return end && (data_.settled(*end).reported || named_by_.contains(*end));
    }

    // --- the network ---

    void return_to(network::position before)
    {
        data_.order.return_to(before);
        distances_.return_to(before);
    }

    /// All of a cluster, or what one of them contradicts; without `explained` only that it does.
    [[nodiscard]] std::optional<conflict> insert_all(std::vector<said_by const*> const& cluster, bool explained)
    {
        for (auto const* s : cluster)
            if (auto clash = insert(*s, explained)) return clash;
        return std::nullopt;
    }
    [[nodiscard]] std::optional<conflict> insert(said_by const& said, bool explained = true)
    {
        auto const before = data_.order.here();
        for (auto at = said.says.begin(); at != said.says.end();) {
            auto const end = std::find_if(at, said.says.end(), [&](saying const& s) { return s.label != at->label; });
            std::vector<constraint> group;
            std::transform(at, end, std::back_inserter(group), [](saying const& s) { return s.what; });
            if (auto const clash = data_.order.insert(at->label, group)) {
                distances_.forget();
                auto labels = clash->with;
                labels.push_back(clash->rejected);
                auto out = explained ? conflict_of(all_[said.who].what, labels, {at, end}) : conflict{all_[said.who].what, {}};
                return_to(before);
                return out;
            }
            at = end;
        }
        distances_.forget();
        return std::nullopt;
    }
    /// What contradicts one, none of it to spare. `beside`: what is not in the network.
    [[nodiscard]] conflict conflict_of(said const& rejected, std::vector<statement> const& labels, std::vector<saying> const& beside)
    {
        evidence all(data_, labels);
        for (auto const& s : beside) all.add(s.what, s.label);
        for (auto const& cited : all.cited()) // and whatever else those say who are cited: that may suffice
            if (auto const* own = cited.kind == said::what::claim ? place_of_claim_.find(claim_id{cited.record}) : nullptr)
                for (auto const& s : constraints_of(*own, true).says) all.add(s.what, s.label);
        all.add_bounds();
        conflict out{rejected, all.needed(rejected)};
        std::erase(out.with, rejected);
        return out;
    }
    void take(said_by const& said)
    {
        for (auto const& c : said.open) open_.push_back({c, said.who, true});
        if (all_[said.who].civil && std::find(days_.begin(), days_.end(), said.who) == days_.end()) days_.push_back(said.who);
        for_each_end(said, [&](node n) { touched_[number(n)] = degree_; });
        for_each_end(said, [&](node n) {
            if (!is_epoch(n)) touched_[number(root(n))] = degree_;
        });
    }
    /// Calls `f(node)` for both ends of all that is said.
    template <class Function>
    static void for_each_end(said_by const& said, Function f)
    {
        for (auto const& s : said.says) f(s.what.from), f(s.what.to);
        for (auto const& [from, to] : said.implied) f(from), f(to);
    }

    /// What all of it comes to for each moment.
    void tighten()
    {
        auto const windows = data_.order.windows();
        std::vector<bool> is_milestone; // what is said of one whose time is open binds no event, but where it binds others in turn
        for (auto const& m : data_.tied) is_milestone.push_back(m && !m->is_event());
        auto const is_free = data_.order.free_nodes(is_milestone);
        for (std::uint32_t n = 0; n != windows.size(); ++n) {
            if (!data_.tied[n]) continue;
            auto& tight = data_.tightened[*data_.tied[n]];
            tight.window = windows[n];
            tight.is_free = is_free[n];
        }
    }

    /// Without a moment: 1970.
    node node_of(std::optional<moment> m)
    {
        if (!m) return epoch();
        if (auto const* known = data_.tightened.find(*m)) return *known->node;
        auto tight = data_.settled(*m);
        auto const n = add_node(m, tight);
        tight.node = n;
        data_.tightened[*m] = tight;
        return n;
    }
    node epoch()
    {
        point start;
        start.window = bounds(instant{});
        if (!epoch_) epoch_ = add_node(std::nullopt, start);
        return *epoch_;
    }
    node add_node(std::optional<moment> m, point const& p)
    {
        auto const n = data_.order.add(p.window, p.earliest_by, p.latest_by);
        data_.tied.push_back(m);
        parents_.push_back(n);
        touched_.push_back(0);
        return n;
    }

    // --- which moments hang together, 1970 left aside ---

    [[nodiscard]] bool is_epoch(node n) const { return epoch_ && n == *epoch_; }
    [[nodiscard]] node root(node n)
    {
        while (parents_[number(n)] != n) n = parents_[number(n)] = parents_[number(parents_[number(n)])];
        return n;
    }
    /// The root of all that one assertion names.
    std::optional<node> unite(said_by const& said)
    {
        std::optional<node> all;
        for_each_end(said, [&](node n) {
            if (is_epoch(n)) return;
            if (all) parents_[number(*all)] = root(n);
            all = root(n);
        });
        return all;
    }
    [[nodiscard]] std::vector<std::vector<said_by const*>> clusters(std::vector<said_by> const& said)
    {
        std::vector<std::optional<node>> some;
        for (auto const& s : said) some.push_back(unite(s));
        std::vector<std::vector<said_by const*>> out;
        some_of<node, std::size_t> places; // one more than the place
        for (std::size_t i = 0; i != said.size(); ++i) {
            std::size_t by_itself = 0;
            auto& its = some[i] ? places[root(*some[i])] : by_itself;
            if (its == 0) {
                out.emplace_back();
                its = out.size();
            }
            out[its - 1].push_back(&said[i]);
        }
        return out;
    }
    /// Something was said of what hangs together with it, in this degree.
    [[nodiscard]] bool is_touched(std::optional<moment> m)
    {
        if (!m) return false;
        auto const n = data_.point(*m).node;
        return n && touched_[number(root(*n))] == degree_;
    }

    /// What a claim says of an event in its scope, as long as it is open whether it is.
    struct pending {
        conditional says;
        std::size_t who;
        bool is_open;
    };

    knowledge& data_;
    assessor& assess_;
    distances distances_;
    std::vector<assertion> all_;                    ///< the most trusted first
    std::vector<statement> labels_;                 ///< of each
    std::vector<pending> open_;                     ///< of those that were inserted
    std::vector<std::size_t> days_;                 ///< of these, those that count calendar days
    some_of<moment, statement> named_by_;           ///< the first that names a milestone
    some_of<claim_id, std::size_t> place_of_claim_; ///< in all of them
    std::vector<node> parents_;                     ///< by node: what hangs together
    std::vector<std::uint32_t> touched_;            ///< by node at the root: the last degree that said something
    std::uint32_t degree_ = 0;
    std::optional<node> epoch_;
};

} // namespace entente::detail
