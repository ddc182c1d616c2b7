// Builds the columns of the reference, and answers from them.
// SPDX-License-Identifier: MIT
#include "reference.hpp"

#include <algorithm>
#include <bitset>
#include <cstring>
#include <utility>

namespace bench {

namespace {

/// The events by time; tied ones by number. Three rounds of counting, eleven bits each.
std::vector<event_number> by_time(std::vector<seconds32> const& at)
{
    std::vector<std::uint64_t> from(at.size()), to(at.size());
    for (std::size_t e = 0; e != at.size(); ++e) from[e] = std::uint64_t{at[e]} << 32 | e;
    for (unsigned shift = 32; shift < 64; shift += 11) {
        std::vector<std::size_t> begins((std::size_t{1} << 11) + 1);
        auto const digit = [&](std::uint64_t x) { return x >> shift & 0x7FF; };
        for (auto const x : from) ++begins[digit(x) + 1];
        for (std::size_t d = 1; d != begins.size(); ++d) begins[d] += begins[d - 1];
        for (auto const x : from) to[begins[digit(x)]++] = x;
        from.swap(to);
    }
    std::vector<event_number> out(at.size());
    for (std::size_t i = 0; i != out.size(); ++i) out[i] = static_cast<event_number>(from[i]);
    return out;
}

/// Turns how many there are of each into where each begins, with the end of the last behind it.
void add_up(std::vector<std::uint32_t>& counts)
{
    std::uint32_t sum = 0;
    for (auto& n : counts) sum += std::exchange(n, sum);
}

} // namespace

reference::reference(world const& w) : countries_(w.codes.size()), terms_of_(w.terms_of)
{
    auto const in_order = by_time(w.at);
    times_.resize(w.size());
    for (std::size_t i = 0; i != in_order.size(); ++i) times_[i] = w.at[in_order[i]];
    list_of_leaders(w, in_order);
    list_of_pairs(w, in_order);
    place_terms(w);
}

void reference::list_of_leaders(world const& w, std::vector<event_number> const& in_order)
{
    auto const key = [&](leader_number l, event_number e) { return l * contact_kinds + static_cast<std::size_t>(w.kind[e]); };
    first_of_.assign(w.country_of.size() * contact_kinds + 1, 0);
    for (event_number e = 0; e != w.size(); ++e)
        for (auto const l : {w.caller[e], w.called[e]}) ++first_of_[key(l, e)];
    add_up(first_of_);
    numbers_.resize(2 * w.size());
    with_.resize(2 * w.size());
    auto next = first_of_;
    for (event_number i = 0; i != in_order.size(); ++i) {
        auto const e = in_order[i];
        for (auto const& [own, other] : {std::pair{w.caller[e], w.called[e]}, std::pair{w.called[e], w.caller[e]}}) {
            auto const to = next[key(own, e)]++;
            numbers_[to] = i;
            with_[to] = w.country_of[other];
        }
    }
}

void reference::list_of_pairs(world const& w, std::vector<event_number> const& in_order)
{
    auto const pair = [&](event_number e) { return pair_of(w.country_of[w.caller[e]], w.country_of[w.called[e]]); };
    first_of_pair_.assign(countries_ * countries_ + 1, 0);
    for (event_number e = 0; e != w.size(); ++e) ++first_of_pair_[pair(e)];
    add_up(first_of_pair_);
    pair_times_.resize(w.size());
    counts_.assign(countries_ * countries_ * years, 0);
    auto next = first_of_pair_;
    std::size_t year = 0;
    for (event_number i = 0; i != in_order.size(); ++i) {
        auto const e = in_order[i];
        if (i == 0 || times_[i] / one_day != times_[i - 1] / one_day) year = static_cast<std::size_t>(year_of(times_[i]) - first_year);
        pair_times_[next[pair(e)]++] = times_[i];
        if (w.kind[e] == contact_kind::call) counted_ += counts_[pair(e) * years + year]++ == 0 ? 1U : 0U;
    }
}

void reference::place_terms(world const& w)
{
    for (auto const& t : w.terms) {
        auto const calls = t.leader * contact_kinds + static_cast<std::size_t>(contact_kind::call);
        auto const place = [&](seconds32 milestone) {
            auto const number = static_cast<event_number>(std::upper_bound(times_.begin(), times_.end(), milestone) - times_.begin());
            auto const from = numbers_.begin() + first_of_[calls];
            auto const to = numbers_.begin() + first_of_[calls + 1];
            return static_cast<offset>(std::lower_bound(from, to, number) - numbers_.begin());
        };
        places_.push_back({place(t.elected), place(t.took_office), place(t.left_office)});
    }
}

contact_rows reference::first_calls() const
{
    contact_rows out;
    out.all.reserve(places_.size() + places_.size() / 8);
    out.ends.reserve(places_.size());
    constexpr std::size_t near = 8, far = 16; // terms ahead; every one leads to places that nothing else has read
    for (std::size_t n = 0; n != places_.size(); ++n) {
        auto const& t = places_[n];
        if (n + far < places_.size()) {
            __builtin_prefetch(numbers_.data() + places_[n + far].elected);
            __builtin_prefetch(with_.data() + places_[n + far].elected);
            if (auto const next = places_[n + near].elected; next != numbers_.size()) __builtin_prefetch(times_.data() + numbers_[next]);
        }
        if (t.elected != t.left_office) {
            auto const first = at(t.elected);
            auto const begin = out.all.size();
            out.all.push_back({first, with_[t.elected]});
            for (auto i = t.elected + 1; i != t.left_office && at(i) == first; ++i) out.all.push_back({first, with_[i]});
            if (out.all.size() - begin > 1) {
                auto const from = out.all.begin() + static_cast<std::ptrdiff_t>(begin);
                std::sort(from, out.all.end(), [](contact const& a, contact const& b) { return a.with < b.with; });
                out.all.erase(std::unique(from, out.all.end()), out.all.end());
            }
        }
        out.end_row();
    }
    return out;
}

contact_rows reference::first_ten(std::span<leader_number const> leaders) const
{
    contact_rows out;
    for (auto const l : leaders)
        for (auto t = terms_of_[l]; t != terms_of_[l + 1U]; ++t) add_first_ten(out, places_[t]);
    return out;
}

/// Those that are tied with the tenth are looked at, too, because codes decide which of them it is.
void reference::add_first_ten(contact_rows& to, placed_term const& t) const
{
    std::bitset<256> seen;
    auto const begin = to.all.size();
    bool tied = false;
    for (auto i = t.took_office; i != std::min<offset>(t.left_office, t.took_office + first_so_many + 2); ++i)
        __builtin_prefetch(times_.data() + numbers_[i]); // most likely no more are needed
    for (auto i = t.took_office; i != t.left_office; ++i) {
        if (seen[with_[i]]) continue;
        auto const when = at(i);
        auto const found = to.all.size() - begin;
        if (found >= first_so_many && when != to.all.back().at) break;
        tied = tied || (found != 0 && when == to.all.back().at);
        seen.set(with_[i]);
        to.all.push_back({when, with_[i]});
    }
    if (tied)
        std::sort(to.all.begin() + static_cast<std::ptrdiff_t>(begin), to.all.end(),
                  [](contact const& a, contact const& b) { return a.at != b.at ? a.at < b.at : a.with < b.with; });
    to.all.resize(std::min(to.all.size(), begin + first_so_many));
    to.end_row();
}

/// In groups, a step of each search in turn: what its next step reads is on its way meanwhile.
std::vector<seconds32> reference::last_contacts(std::span<point const> points) const
{
    constexpr std::size_t group = 32;
    struct search {
        seconds32 const* last = nullptr; ///< the last contact that is known to be before the date, or the first of all
        std::size_t left = 0;
    };
    std::vector<seconds32> out(points.size());
    for (std::size_t begin = 0; begin < points.size(); begin += group) {
        auto const some = points.subspan(begin, std::min(group, points.size() - begin));
        std::array<search, group> searches;
        for (std::size_t i = 0; i != some.size(); ++i) {
            auto const* const pair = first_of_pair_.data() + pair_of(some[i].one, some[i].other);
            searches[i] = {pair_times_.data() + pair[0], pair[1] - pair[0]};
            __builtin_prefetch(searches[i].last + searches[i].left / 2);
        }
        for (bool more = true; more;) {
            more = false;
            for (std::size_t i = 0; i != some.size(); ++i) {
                auto& [last, left] = searches[i];
                if (left < 2) continue;
                auto const half = left / 2;
                last = last[half] < some[i].before ? last + half : last;
                left -= half;
                __builtin_prefetch(last + left / 2);
                more = true;
            }
        }
        for (std::size_t i = 0; i != some.size(); ++i)
            if (auto const [last, left] = searches[i]; left != 0 && *last < some[i].before) out[begin + i] = *last;
    }
    return out;
}

std::vector<year_count> reference::calls_by_year() const
{
    std::vector<year_count> out(counted_);
    auto* to = out.data();
    for (std::size_t a = 0; a != countries_; ++a) {
        auto const* count = counts_.data() + (a * countries_ + a + 1) * years;
        for (std::size_t b = a + 1; b != countries_; ++b)
            for (std::size_t y = 0; y != years; ++y, ++count)
                if (*count != 0)
                    *to++ = {static_cast<country_number>(a), static_cast<country_number>(b), static_cast<std::uint16_t>(first_year + y),
                             *count};
    }
    return out;
}

/// In groups: the countries alone, which lie side by side, rule out most terms; of the others the times are on their way meanwhile.
std::vector<triple> reference::one_then_another(three_countries const& whom) const
{
    constexpr std::uint32_t group = 32;
    std::vector<triple> out;
    auto const terms = static_cast<std::uint32_t>(places_.size());
    for (std::uint32_t begin = 0; begin < terms; begin += group) {
        auto const end = std::min(terms, begin + group);
        for (auto t = begin; t != end; ++t) __builtin_prefetch(with_.data() + places_[t].elected);
        std::array<std::array<offset, 3>, group> hopes;
        std::array<std::uint32_t, group> hopeful;
        std::size_t n = 0;
        for (auto t = begin; t != end; ++t) {
            auto from = places_[t].elected;
            auto const last = places_[t].left_office;
            for (std::size_t i = 0; i != whom.size(); ++i) {
                from = next_with(whom[i], from, last);
                hopes[n][i] = from;
                __builtin_prefetch(numbers_.data() + from);
            }
            if (from != last) hopeful[n++] = t; // each of them is there, in this order
        }
        for (std::size_t i = 0; i != n; ++i)
            for (auto const o : hopes[i]) __builtin_prefetch(times_.data() + numbers_[o]);
        for (std::size_t i = 0; i != n; ++i) {
            triple found{hopeful[i], {}};
            if (find_first(whom, hopes[i][0], places_[hopeful[i]].left_office, found)) out.push_back(found);
        }
    }
    return out;
}

/// From the first contact on that is with the first of them.
bool reference::find_first(three_countries const& whom, offset from, offset end, triple& found) const
{
    for (auto i = from; i != end; i = next_with(whom[0], i + 1, end))
        if (find_rest(whom, i, end, found)) return true;
    return false;
}

reference::offset reference::next_with(country_number c, offset from, offset end) const
{
    auto const* begin = with_.data() + from;
    auto const* const at = from == end ? nullptr : static_cast<country_number const*>(std::memchr(begin, c, end - from));
    return at == nullptr ? end : from + static_cast<offset>(at - begin);
}

/// The earliest second contact that a third one follows, after a first one.
bool reference::find_rest(three_countries const& whom, offset first, offset end, triple& found) const
{
    auto const a = at(first);
    for (auto j = next_with(whom[1], first + 1, end); j != end; j = next_with(whom[1], j + 1, end)) {
        auto const b = at(j);
        if (b - a > longest_gap) return false;
        if (b == a) continue;
        for (auto k = next_with(whom[2], j + 1, end); k != end; k = next_with(whom[2], k + 1, end)) {
            auto const c = at(k);
            if (c == b) continue;
            if (c - b > longest_gap) break;
            found.at = {a, b, c};
            return true;
        }
    }
    return false;
}

std::unique_ptr<answerer> make_reference(world const& w) { return std::make_unique<reference>(w); }

} // namespace bench
