// How two orders of first contact are compared, and what is said of it.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/query/compare.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente {

ENTENTE_INLINE contact_order::contact_order(answer_row const& row)
    : leader(row.leader)
    , name(row.leader_name.empty() ? "Anyone" : row.leader_name)
    , term(row.term)
    , before_(row.before)
{
    if (row.before.size() != row.candidates.size())
        throw error(code::bad_question, fmt::format("\"{}\" tells no order of contacts", row.line()),
                    "compare answers to `order` questions");
    for (auto const& c : row.candidates) {
        parties_.push_back(c.parties.front());
        surely_.push_back(c.how == verdict::certain);
    }
}
ENTENTE_INLINE contact_order::contact_order(std::vector<party> const& in_order) : contact_order(detail::singly(in_order)) {}
ENTENTE_INLINE contact_order::contact_order(bucket_order<party> const& order)
{
    auto const all = detail::placed(order);
    before_ = precedence(all.size());
    for (std::size_t i = 0; i != all.size(); ++i) {
        parties_.push_back(all[i].first);
        surely_.push_back(true);
        for (std::size_t k = 0; k != all.size(); ++k)
            if (all[i].second < all[k].second) before_.set(i, k, verdict::certain);
    }
    for (auto const& bucket : order)
        for (auto const p : bucket) name += (name.empty() ? "" : " ") + std::string(p.code());
}

ENTENTE_INLINE std::optional<std::size_t> contact_order::find(party p) const noexcept
{
    auto const at = std::find(parties_.begin(), parties_.end(), p);
    if (at == parties_.end()) return std::nullopt;
    return static_cast<std::size_t>(at - parties_.begin());
}

namespace detail {

/// What a pair of parties may be in one order, as a set.
enum relation_bit : unsigned { is_before = 1, is_tied = 2, is_after = 4, is_absent = 8 };

[[nodiscard]] inline unsigned relations(contact_order const& o, std::size_t i, std::size_t k)
{
    auto const before = o.before(i, k);
    auto const after = o.before(k, i);
    unsigned out = o.is_certain(i) && o.is_certain(k) ? 0U : static_cast<unsigned>(is_absent);
    if (before != verdict::none) out |= is_before;
    if (after != verdict::none) out |= is_after;
    if (before != verdict::certain && after != verdict::certain) out |= is_tied;
    return out;
}

/// The least and the most of a sum whose terms are taken from sets.
struct running_range {
    std::int64_t least = 0;
    std::int64_t most = 0;
};

/// Adds up what every pair may count.
class pair_ranges {
public:
    void add(unsigned one, unsigned other)
    {
        std::optional<std::uint64_t pair_counts::*> same;
        bool undecided = false;
        term half, with_one, with_other, opposite, balance, strict_one, strict_other;
        for (unsigned a = is_before; a <= is_absent; a *= 2)
            for (unsigned b = is_before; b <= is_absent; b *= 2) {
                if ((one & a) == 0 || (other & b) == 0) continue;
                bool const both = a != is_absent && b != is_absent;
                auto const class_of = a == is_tied && b == is_tied ? &pair_counts::tied_in_both
                                      : a == is_tied               ? &pair_counts::tied_in_one
                                      : b == is_tied               ? &pair_counts::tied_in_other
                                      : a == b                     ? &pair_counts::concordant
                                                                   : &pair_counts::discordant;
                undecided = undecided || !both || (same && *same != class_of);
                same = class_of;
                auto const is = [&](std::uint64_t pair_counts::*c) { return both && class_of == c ? 1 : 0; };
                auto const discordant = is(&pair_counts::discordant);
                opposite.take(discordant);
                half.take(2 * discordant + is(&pair_counts::tied_in_one) + is(&pair_counts::tied_in_other));
                with_one.take(discordant + is(&pair_counts::tied_in_one));
                with_other.take(discordant + is(&pair_counts::tied_in_other));
                balance.take(is(&pair_counts::concordant) - discordant);
                strict_one.take(both && a != is_tied ? 1 : 0);
                strict_other.take(both && b != is_tied ? 1 : 0);
            }
        if (undecided || !same) ++undecided_;
        else ++(decided_.**same);
        half.add_to(half_);
        with_one.add_to(with_one_);
        with_other.add_to(with_other_);
        opposite.add_to(opposite_);
        balance.add_to(balance_);
        strict_one.add_to(strict_one_);
        strict_other.add_to(strict_other_);
    }

    void tell(comparison& c) const
    {
        auto const count = [](std::int64_t n) { return static_cast<std::uint64_t>(n); };
        c.pairs = decided_;
        c.undecided = undecided_;
        c.kendall = {count(opposite_.least), count(opposite_.most)};
        c.kendall_half = {static_cast<double>(half_.least) / 2, static_cast<double>(half_.most) / 2};
        // discordant + max(tied in one, tied in other) = max(discordant + tied in one, discordant + tied in other)
        c.kendall_haus = {count(std::max(with_one_.least, with_other_.least)), count(std::max(with_one_.most, with_other_.most))};
        if (strict_one_.least == 0 || strict_other_.least == 0) return;
        auto const share = [&](std::int64_t balance, bool is_least) { // the smaller the divisor, the farther from zero
            bool const far = (balance < 0) == is_least;
            auto const by = static_cast<double>(far ? strict_one_.least : strict_one_.most) *
                            static_cast<double>(far ? strict_other_.least : strict_other_.most);
            return std::clamp(static_cast<double>(balance) / square_root(by), -1.0, 1.0);
        };
        c.tau = range_of<double>{share(balance_.least, true), share(balance_.most, false)};
    }

private:
    struct term {
        std::optional<running_range> of;
        void take(std::int64_t x) { of = of ? running_range{std::min(of->least, x), std::max(of->most, x)} : running_range{x, x}; }
        void add_to(running_range& sum) const
        {
            sum.least += of->least;
            sum.most += of->most;
        }
    };

    pair_counts decided_;
    std::uint64_t undecided_ = 0;
    running_range half_, with_one_, with_other_, opposite_, balance_, strict_one_, strict_other_;
};

/// Two orders over all parties of either.
class two_orders {
public:
    two_orders(contact_order const& one, contact_order const& other) : orders_{&one, &other}
    {
        for (auto const* o : orders_)
            for (std::size_t i = 0; i != o->size(); ++i)
                if (std::find(parties_.begin(), parties_.end(), (*o)[i]) == parties_.end()) parties_.push_back((*o)[i]);
        for (auto const p : parties_) places_.push_back({one.find(p), other.find(p)});
    }

    [[nodiscard]] comparison run() const
    {
        comparison out;
        out.one = orders_[0]->name;
        out.other = orders_[1]->name;
        std::vector<std::size_t> common;
        for (std::size_t i = 0; i != parties_.size(); ++i) {
            if (is_common(i)) common.push_back(i);
            (is_common(i) ? out.common : places_[i][0] ? out.only_one : out.only_other).push_back(parties_[i]);
        }
        pair_ranges sums;
        for (std::size_t i = 0; i != common.size(); ++i)
            for (std::size_t k = i + 1; k != common.size(); ++k) {
                auto const& x = places_[common[i]];
                auto const& y = places_[common[k]];
                sums.add(relations(*orders_[0], *x[0], *y[0]), relations(*orders_[1], *x[1], *y[1]));
            }
        sums.tell(out);
        out.prefix = certain_prefix();
        out.longest_prefix = longest_prefix();
        return out;
    }

private:
    [[nodiscard]] bool is_common(std::size_t i) const { return places_[i][0] && places_[i][1]; }
    [[nodiscard]] unsigned relation(std::size_t side, std::size_t i, std::size_t k) const
    {
        return relations(*orders_[side], *places_[i][side], *places_[k][side]);
    }

    /// The buckets that every world of both begins with.
    [[nodiscard]] std::vector<block> certain_prefix() const
    {
        std::vector<block> out;
        std::vector<bool> placed(parties_.size(), false);
        // In every world of one order: these and nobody else at the same instant, and before all others that are left.
        auto const bucket_of = [&](std::size_t side, std::size_t i) -> std::vector<std::size_t> {
            if (!orders_[side]->is_certain(*places_[i][side])) return {};
            std::vector<std::size_t> bucket;
            for (std::size_t k = 0; k != parties_.size(); ++k) {
                if (placed[k] || !places_[k][side]) continue;
                if (k == i || relation(side, i, k) == is_tied) bucket.push_back(k);
                else if (orders_[side]->before(*places_[i][side], *places_[k][side]) != verdict::certain) return {};
            }
            return bucket;
        };
        for (bool again = true; again;) {
            again = false;
            for (std::size_t i = 0; i != parties_.size() && !again; ++i) {
                if (placed[i] || !is_common(i)) continue;
                auto const bucket = bucket_of(0, i);
                if (bucket.empty() || bucket != bucket_of(1, i)) continue;
                again = true;
                auto& b = out.emplace_back();
                for (auto const k : bucket) {
                    placed[k] = true;
                    b.parties.push_back(parties_[k]);
                }
                std::sort(b.parties.begin(), b.parties.end());
            }
        }
        return out;
    }

    /// Party i needs k: a common beginning with i has k, too, and not later.
    [[nodiscard]] bool needs(std::size_t i, std::size_t k) const
    {
        for (std::size_t side = 0; side != 2; ++side)
            if (places_[i][side] && places_[k][side] && orders_[side]->is_certain(*places_[k][side]) &&
                orders_[side]->before(*places_[i][side], *places_[k][side]) == verdict::none)
                return true;
        return false;
    }
    [[nodiscard]] bool may_be_tied(std::size_t i, std::size_t k) const
    {
        return (relation(0, i, k) & is_tied) != 0 && (relation(1, i, k) & is_tied) != 0;
    }

    /// Parties are placed one after the other as soon as all that they need are placed; those that need each other are
    /// placed at once, if they may be tied. That nobody is left who could be placed does not depend on the order of
    /// placing, because placing never takes away a possibility.
    [[nodiscard]] std::size_t longest_prefix() const
    {
        auto const n = parties_.size();
        std::vector<bool> need(n * n, false);
        for (std::size_t i = 0; i != n; ++i)
            for (std::size_t k = 0; k != n; ++k) need[i * n + k] = i != k && is_common(i) && needs(i, k);
        for (std::size_t via = 0; via != n; ++via)
            for (std::size_t i = 0; i != n; ++i)
                for (std::size_t k = 0; need[i * n + via] && k != n; ++k)
                    if (need[via * n + k]) need[i * n + k] = true;
        std::vector<bool> placed(n, false);
        std::size_t count = 0;
        for (bool again = true; again;) {
            again = false;
            for (std::size_t i = 0; i != n; ++i) {
                if (placed[i] || !is_common(i)) continue;
                std::vector<std::size_t> together{i};
                bool fits = true;
                for (std::size_t k = 0; k != n && fits; ++k) {
                    if (k == i || placed[k] || !need[i * n + k]) continue;
                    fits = is_common(k) && need[k * n + i] &&
                           std::all_of(together.begin(), together.end(), [&](std::size_t t) { return may_be_tied(t, k); });
                    together.push_back(k);
                }
                if (!fits) continue;
                again = true;
                for (auto const k : together) placed[k] = true;
                count += together.size();
            }
        }
        return count;
    }

    std::array<contact_order const*, 2> orders_;
    std::vector<party> parties_;
    std::vector<std::array<std::optional<std::size_t>, 2>> places_;
};

} // namespace detail

ENTENTE_INLINE comparison compare(contact_order const& one, contact_order const& other) { return detail::two_orders(one, other).run(); }

ENTENTE_INLINE std::vector<likeness> alike(answer const& rows, contact_order const& order, std::size_t count)
{
    std::vector<likeness> out;
    for (std::size_t i = 0; i != rows.size(); ++i) {
        contact_order const theirs(rows[i]);
        if (!order.leader.empty() && theirs.leader == order.leader && theirs.term == order.term) continue;
        auto const c = compare(order, theirs);
        std::size_t certain = 0;
        for (auto const& b : c.prefix) certain += b.parties.size();
        if (certain >= count) out.push_back({i, verdict::certain});
        else if (c.longest_prefix >= count) out.push_back({i, verdict::possible});
    }
    return out;
}

ENTENTE_INLINE std::vector<rank_change> changes(answer_row const& from, answer_row const& to)
{
    (void)contact_order(from); // refuses what is no order
    (void)contact_order(to);
    auto const find = [](answer_row const& row, party p) -> candidate const* {
        auto const at =
            std::find_if(row.candidates.begin(), row.candidates.end(), [&](candidate const& c) { return c.parties.front() == p; });
        return at == row.candidates.end() ? nullptr : &*at;
    };
    /// How sure it is that the one was contacted and the other was not.
    auto const only = [](candidate const* contacted, candidate const* not_contacted) {
        if (contacted == nullptr || (not_contacted != nullptr && not_contacted->how == verdict::certain)) return verdict::none;
        return not_contacted == nullptr ? contacted->how : verdict::possible;
    };
    std::vector<rank_change> out;
    auto const add = [&](party p, candidate const* was, candidate const* is) {
        auto& c = out.emplace_back();
        c.party = p;
        c.added = only(is, was);
        c.dropped = only(was, is);
        if (was != nullptr) c.was = was->rank;
        if (is != nullptr) c.is = is->rank;
        if (was == nullptr || is == nullptr) return;
        auto const sure = std::min(was->how, is->how);
        auto const less = [&](rank_range a, rank_range b) { return a.hi < b.lo ? sure : a.lo < b.hi ? verdict::possible : verdict::none; };
        c.earlier = less(c.is, c.was);
        c.later = less(c.was, c.is);
    };
    for (auto const& c : to.candidates) add(c.parties.front(), find(from, c.parties.front()), &c);
    for (auto const& c : from.candidates)
        if (find(to, c.parties.front()) == nullptr) add(c.parties.front(), &c, nullptr);
    return out;
}

ENTENTE_INLINE certain_sequence sequence_of(answer_row const& row)
{
    certain_sequence out;
    auto const& all = row.candidates;
    for (;;) {
        auto const next = out.items.size() + 1;
        candidate const* only = nullptr;
        for (auto const& c : all) {
            if (c.rank.lo > next || (c.rank.hi < next && c.how == verdict::certain)) continue; // surely later, or placed already
            bool const fits = only == nullptr && c.how == verdict::certain && c.rank == rank_range{next, next};
            if (!fits) return out;
            only = &c;
        }
        if (only == nullptr) {
            out.complete = out.items.size() == all.size();
            return out;
        }
        out.items.push_back(only->parties);
    }
}

} // namespace entente
