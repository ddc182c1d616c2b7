// Comparison of orders of contact against all worlds of small ones, enumerated; and over small timelines.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/query/compare.hpp>
#include <entente/query/sequences.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace compare_tests {

using namespace entente;

namespace {

constexpr std::size_t most = 4;
std::array<party, most> const countries{party("USA"), party("CHN"), party("JPN"), party("DEU")};
constexpr int never = 99;
using world = std::array<int, most>; ///< the level at which each is contacted for the first time

/// Levels without holes, so that equal orders are equal worlds.
world tidy(world w)
{
    std::set<int> levels(w.begin(), w.end());
    for (auto& level : w)
        if (level != never) level = static_cast<int>(std::distance(levels.begin(), levels.find(level)));
    return w;
}

/// All orders with ties of the countries that keep some partial order; some countries may be absent. 0 in `there`: never
/// contacted, 1: perhaps, 2: surely.
std::vector<world> extensions(std::array<int, most> const& there, std::set<std::pair<std::size_t, std::size_t>> const& before)
{
    std::set<world> out;
    world w{};
    auto const fill = [&](auto const& self, std::size_t i) -> void {
        if (i == most) {
            auto const keeps = [&](auto const& pair) {
                return w[pair.second] == never || (w[pair.first] != never && w[pair.first] < w[pair.second]);
            };
            if (std::all_of(before.begin(), before.end(), keeps)) out.insert(tidy(w));
            return;
        }
        if (there[i] < 2) {
            w[i] = never;
            self(self, i + 1);
        }
        for (int level = 0; there[i] != 0 && level != static_cast<int>(most); ++level) {
            w[i] = level;
            self(self, i + 1);
        }
    };
    fill(fill, 0);
    return {out.begin(), out.end()};
}

int rank(world const& w, std::size_t i)
{
    return 1 + static_cast<int>(std::count_if(w.begin(), w.end(), [&](int t) { return t < w[i]; }));
}

/// What an answer to `order` would say of these worlds.
answer_row row_of(std::vector<world> const& worlds, std::string name)
{
    answer_row row;
    row.leader = row.leader_name = name;
    std::vector<std::size_t> who;
    for (std::size_t i = 0; i != most; ++i) {
        auto const contacted = std::count_if(worlds.begin(), worlds.end(), [&](world const& w) { return w[i] != never; });
        if (contacted == 0) continue;
        who.push_back(i);
        candidate c;
        c.parties = {countries[i]};
        c.how = contacted == static_cast<std::ptrdiff_t>(worlds.size()) ? verdict::certain : verdict::possible;
        c.rank = {most + 1, 0};
        for (auto const& w : worlds)
            if (w[i] != never)
                c.rank = {std::min(c.rank.lo, static_cast<std::size_t>(rank(w, i))),
                          std::max(c.rank.hi, static_cast<std::size_t>(rank(w, i)))};
        row.candidates.push_back(c);
    }
    row.before = precedence(who.size());
    for (std::size_t a = 0; a != who.size(); ++a)
        for (std::size_t b = 0; b != who.size(); ++b) {
            auto const is_before = [&](world const& w) { return w[who[a]] < w[who[b]] && w[who[b]] != never; };
            bool const certain =
                std::all_of(worlds.begin(), worlds.end(), [&](world const& w) { return w[who[b]] == never || is_before(w); });
            bool const possible = std::any_of(worlds.begin(), worlds.end(), is_before);
            row.before.set(a, b, certain ? verdict::certain : possible ? verdict::possible : verdict::none);
        }
    return row;
}

std::vector<std::vector<std::size_t>> buckets_of(world const& w)
{
    std::vector<std::vector<std::size_t>> out;
    for (int level = 0; level != static_cast<int>(most); ++level)
        for (std::size_t i = 0; i != most; ++i) {
            if (w[i] != level) continue;
            if (static_cast<int>(out.size()) == level) out.emplace_back();
            out.back().push_back(i);
        }
    return out;
}

struct extremes {
    double least = 1e9;
    double most = -1e9;
    bool undefined = false;
    void take(std::optional<double> x)
    {
        if (!x) {
            undefined = true;
            return;
        }
        least = std::min(least, *x);
        most = std::max(most, *x);
    }
};

/// What `compare` should say, from every world of the one with every world of the other.
struct truth {
    extremes kendall, half, haus, tau;
    pair_counts pairs;
    std::uint64_t undecided = 0;
    std::vector<std::vector<std::size_t>> prefix;
    std::size_t longest = 0;

    truth(std::vector<world> const& as, std::vector<world> const& bs)
    {
        bool is_first = true;
        std::array<std::array<std::set<int>, most>, most> classes;
        for (auto const& a : as)
            for (auto const& b : bs) {
                paired_places both;
                for (std::size_t i = 0; i != most; ++i)
                    if (a[i] != never && b[i] != never) {
                        both.one.push_back(static_cast<std::size_t>(a[i]));
                        both.other.push_back(static_cast<std::size_t>(b[i]));
                    }
                auto const counts = count_pairs(both);
                kendall.take(static_cast<double>(counts.discordant));
                half.take(kendall_distance(counts));
                haus.take(static_cast<double>(kendall_hausdorff(counts)));
                tau.take(tau_b(counts));
                for (std::size_t i = 0; i != most; ++i)
                    for (std::size_t k = 0; k != i; ++k) {
                        bool const there = a[i] != never && b[i] != never && a[k] != never && b[k] != never;
                        auto const sign = [&](world const& w) { return w[i] < w[k] ? 0 : w[i] == w[k] ? 1 : 2; };
                        auto const one = sign(a), other = sign(b);
                        classes[i][k].insert(!there                   ? -1
                                             : one == 1 && other == 1 ? 0
                                             : one == 1               ? 1
                                             : other == 1             ? 2
                                             : one == other           ? 3
                                                                      : 4);
                    }
                auto const x = buckets_of(a), y = buckets_of(b);
                std::size_t shared = 0, n = 0;
                while (shared < x.size() && shared < y.size() && x[shared] == y[shared]) n += x[shared++].size();
                longest = std::max(longest, n);
                if (is_first) prefix = x;
                is_first = false;
                for (auto const& list : {x, y}) {
                    std::size_t kept = 0;
                    while (kept < prefix.size() && kept < list.size() && prefix[kept] == list[kept]) ++kept;
                    prefix.resize(kept);
                }
            }
        auto const may_contact = [](std::vector<world> const& ws, std::size_t i) {
            return std::any_of(ws.begin(), ws.end(), [&](world const& w) { return w[i] != never; });
        };
        for (std::size_t i = 0; i != most; ++i)
            for (std::size_t k = 0; k != i; ++k) {
                if (!may_contact(as, i) || !may_contact(as, k) || !may_contact(bs, i) || !may_contact(bs, k)) continue;
                auto const& seen = classes[i][k];
                if (seen.size() != 1 || *seen.begin() == -1) ++undecided;
                else
                    ++std::array<std::uint64_t*, 5>{&pairs.tied_in_both, &pairs.tied_in_one, &pairs.tied_in_other, &pairs.concordant,
                                                    &pairs.discordant}[static_cast<std::size_t>(*seen.begin())][0];
            }
    }
};

template <class Number>
void check_range(range_of<Number> got, extremes const& expected, bool exact)
{
    auto const lo = static_cast<double>(got.least), hi = static_cast<double>(got.most);
    CHECK(lo <= expected.least + 1e-9);
    CHECK(hi >= expected.most - 1e-9);
    if (!exact) return;
    CHECK(std::abs(lo - expected.least) < 1e-9);
    CHECK(std::abs(hi - expected.most) < 1e-9);
}

std::vector<block> blocks_of(std::vector<std::vector<std::size_t>> const& buckets)
{
    std::vector<block> out;
    for (auto const& b : buckets) {
        out.emplace_back();
        for (auto const i : b) out.back().parties.push_back(countries[i]);
        std::sort(out.back().parties.begin(), out.back().parties.end());
    }
    return out;
}

std::string shown(std::vector<world> const& worlds)
{
    std::string out;
    for (auto const& w : worlds) {
        for (auto const level : w) out += level == never ? "- " : std::to_string(level) + ' ';
        out += "| ";
    }
    return out;
}

std::vector<world> random_extensions(std::mt19937& random)
{
    for (;;) {
        std::array<int, most> there{};
        for (auto& t : there) t = random() % 6 == 0 ? 1 : random() % 6 == 0 ? 0 : 2;
        std::array<std::size_t, most> line{0, 1, 2, 3};
        std::shuffle(line.begin(), line.end(), random);
        std::set<std::pair<std::size_t, std::size_t>> before;
        auto const density = random() % 5;
        for (std::size_t i = 0; i != most; ++i)
            for (std::size_t k = i + 1; k != most; ++k)
                if (random() % 4 < density && there[line[i]] == 2 && there[line[k]] != 0) before.emplace(line[i], line[k]);
        auto out = extensions(there, before);
        if (!out.empty()) return out;
    }
}
std::vector<world> random_worlds(std::mt19937& random)
{
    std::vector<world> out(1 + random() % 4);
    for (auto& w : out) {
        for (auto& level : w) level = random() % 8 == 0 ? never : static_cast<int>(random() % 3);
        w = tidy(w);
    }
    return out;
}

void check(std::vector<world> const& as, std::vector<world> const& bs, bool is_partial_order)
{
    CAPTURE(shown(as), shown(bs));
    truth const expected(as, bs);
    auto const got = compare(row_of(as, "a"), row_of(bs, "b"));
    if (is_partial_order) {
        CHECK(got.pairs == expected.pairs);
        CHECK(got.undecided == expected.undecided);
        CHECK(got.longest_prefix == expected.longest);
    } else {
        CHECK(got.undecided >= expected.undecided);
        CHECK(got.pairs.discordant <= expected.pairs.discordant);
        CHECK(got.pairs.concordant <= expected.pairs.concordant);
        CHECK(got.longest_prefix >= expected.longest);
    }
    CHECK(got.prefix == blocks_of(expected.prefix));
    check_range(got.kendall, expected.kendall, got.is_decided());
    check_range(got.kendall_half, expected.half, got.is_decided());
    check_range(got.kendall_haus, expected.haus, got.is_decided());
    CHECK(got.kendall.most <= got.pairs.discordant + got.undecided); // never wider than the plain bound
    CHECK(got.kendall.least >= got.pairs.discordant);
    if (got.tau) {
        CHECK(!expected.tau.undefined);
        check_range(*got.tau, expected.tau, got.is_decided());
    } else if (got.is_decided()) CHECK(expected.tau.undefined);
}

} // namespace

TEST_CASE("Comparisons hold in all worlds of both orders", "[compare]")
{
    std::mt19937 random(1);
    for (int round = 0; round != 600; ++round) check(random_extensions(random), random_extensions(random), true);
    for (int round = 0; round != 4000; ++round) check(random_worlds(random), random_worlds(random), false);
}

TEST_CASE("Who else chose an order is what all worlds say", "[compare]")
{
    std::mt19937 random(2);
    for (int round = 0; round != 400; ++round) {
        auto const worlds = random_extensions(random);
        std::vector<std::size_t> line{0, 1, 2, 3};
        std::shuffle(line.begin(), line.end(), random);
        auto const count = 1 + random() % most;
        std::vector<party> in_order;
        for (std::size_t i = 0; i != count; ++i) in_order.push_back(countries[line[i]]);
        auto const begins = std::count_if(worlds.begin(), worlds.end(), [&](world const& w) {
            for (std::size_t i = 0; i != count; ++i)
                for (std::size_t k = 0; k != most; ++k)
                    if (w[line[i]] == never || (std::find(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(i) + 1, k) ==
                                                    line.begin() + static_cast<std::ptrdiff_t>(i) + 1 &&
                                                w[k] <= w[line[i]]))
                        return false;
            return true;
        });
        std::vector<likeness> expected;
        if (begins != 0)
            expected.push_back({0, begins == static_cast<std::ptrdiff_t>(worlds.size()) ? verdict::certain : verdict::possible});
        CAPTURE(shown(worlds), count);
        CHECK(alike(answer({row_of(worlds, "a")}), in_order, count) == expected);
    }
}

TEST_CASE("What changed is what all worlds of both say", "[compare]")
{
    std::mt19937 random(3);
    for (int round = 0; round != 300; ++round) {
        auto const as = random_extensions(random);
        auto const bs = random_extensions(random);
        CAPTURE(shown(as), shown(bs));
        auto const got = changes(row_of(as, "a"), row_of(bs, "b"));
        for (std::size_t i = 0; i != most; ++i) {
            std::size_t earlier = 0, later = 0, added = 0, dropped = 0;
            for (auto const& a : as)
                for (auto const& b : bs) {
                    bool const was = a[i] != never, is = b[i] != never;
                    added += !was && is;
                    dropped += was && !is;
                    earlier += was && is && rank(b, i) < rank(a, i);
                    later += was && is && rank(b, i) > rank(a, i);
                }
            auto const found = std::find_if(got.begin(), got.end(), [&](rank_change const& c) { return c.party == countries[i]; });
            auto const how = [&](std::size_t n) {
                return n == 0 ? verdict::none : n == as.size() * bs.size() ? verdict::certain : verdict::possible;
            };
            if (found == got.end()) {
                CHECK(earlier + later + added + dropped == 0);
                continue;
            }
            CHECK(found->earlier == how(earlier));
            CHECK(found->later == how(later));
            CHECK(found->added == how(added));
            CHECK(found->dropped == how(dropped));
        }
    }
}

namespace {

/// Two terms of contacts: of Moon four countries in part by order only, of Yoon two by time.
timeline two_presidents()
{
    builder b(utc_and_offsets());
    auto const moon = b.leader("moon", "Moon Jae-in");
    auto const yoon = b.leader("yoon", "Yoon Suk-yeol");
    b.term(moon, "KOR/president").elected("2017-05-09", "UTC").took_office("2017-05-10", "UTC").left_office("2022-05-09", "UTC");
    b.term(yoon, "KOR/president").elected("2022-03-09", "UTC").took_office("2022-05-10", "UTC").left_office("2025-04-04", "UTC");
    b.call(moon, party("USA")).held("2017-05-10T22:30", "UTC");
    b.call(moon, party("CHN")).held("2017-05-11", "UTC");
    b.call(moon, party("JPN")).held("2017-05-11", "UTC");
    b.call(moon, party("DEU")).held("2017-05-12", "UTC");
    b.call(yoon, party("USA")).held("2022-03-10", "UTC");
    b.call(yoon, party("JPN")).held("2022-03-11", "UTC");
    b.call(yoon, party("CHN")).held("2022-03-25", "UTC");
    return b.build();
}

} // namespace

TEST_CASE("Two presidents compared", "[compare]")
{
    auto const rows = two_presidents().ask(order(call).by_each("KOR/president").after(elected));
    REQUIRE(rows.size() == 2);
    auto const c = compare(rows[0], rows[1]);
    CHECK(c.common == std::vector{party("USA"), party("CHN"), party("JPN")});
    CHECK(c.only_one == std::vector{party("DEU")});
    CHECK(c.only_other.empty());
    CHECK(c.prefix == std::vector<block>{{{party("USA")}}});
    CHECK(c.longest_prefix == 3);
    CHECK(c.pairs == pair_counts{2, 0, 0, 0, 0});
    CHECK(c.undecided == 1);
    CHECK(c.kendall == range_of<std::uint64_t>{0, 1});
    CHECK(fmt::format("{}", c) == "Moon Jae-in and Yoon Suk-yeol: both begin with USA, perhaps 3 alike at the beginning; 3 in common, of "
                                  "their pairs 2 in the same order, 0 reversed, "
                                  "1 undecided; Kendall distance 0 to 1");

    std::vector const us_jp_cn{party("USA"), party("JPN"), party("CHN")};
    CHECK(alike(rows, us_jp_cn, 3) == std::vector<likeness>{{0, verdict::possible}, {1, verdict::certain}});
    CHECK(alike(rows, rows[1], 3) == std::vector<likeness>{{0, verdict::possible}});
    CHECK(alike(rows, us_jp_cn, 4).empty());

    std::vector<std::string> lines;
    for (auto const& x : changes(rows[0], rows[1])) lines.push_back(fmt::format("{}", x));
    CHECK(lines == std::vector<std::string>{"USA: 1, was 1", "JPN: 2, was 2 at best, 3 at worst: perhaps earlier",
                                            "CHN: 3, was 2 at best, 3 at worst: perhaps later", "DEU: none, was 4: gone"});
}

TEST_CASE("Certain sequences of contacts, repetitions included", "[compare]")
{
    builder b(utc_and_offsets());
    auto const lee = b.leader("lee", "Lee Jae-myung");
    b.term(lee, "KOR/president").elected("2025-06-03", "UTC").took_office("2025-06-04", "UTC");
    b.call(lee, party("USA")).held("2025-06-06T22:00", "UTC");
    b.call(lee, party("JPN")).held("2025-06-09T12:00", "UTC");
    b.call(lee, party("USA")).held("2025-06-10", "UTC");
    auto const whole = sequence_of(b.build().ask(list(call).by("lee"))[0]);
    CHECK(whole.complete);
    CHECK(whole.items == std::vector<std::vector<party>>{{party("USA")}, {party("JPN")}, {party("USA")}});
    CHECK(levenshtein(whole.items, std::vector<std::vector<party>>{{party("USA")}, {party("USA")}}) == 1);

    b.call(lee, party("CHN")).held("2025-06-10", "UTC"); // before or after the second call to Washington
    auto const part = sequence_of(b.build().ask(list(call).by("lee"))[0]);
    CHECK(!part.complete);
    CHECK(part.items.size() == 2);

    b.call(lee, party("DEU")).held(); // at any time of the term
    CHECK(sequence_of(b.build().ask(list(call).by("lee"))[0]).items.empty());
    CHECK(sequence_of(answer_row{}).complete);
}

TEST_CASE("Degenerate comparisons", "[compare]")
{
    auto const nothing = compare(std::vector<party>{}, std::vector<party>{});
    CHECK(nothing.is_decided());
    CHECK(nothing.common.empty());
    CHECK(nothing.longest_prefix == 0);
    CHECK(!nothing.tau);

    contact_order const tied(bucket_order<party>{{party("USA"), party("CHN")}, {party("JPN")}});
    auto const same = compare(tied, tied);
    CHECK(same.pairs == pair_counts{2, 0, 0, 0, 1});
    CHECK(same.prefix == std::vector<block>{{{party("CHN"), party("USA")}}, {{party("JPN")}}});
    CHECK(same.longest_prefix == 3);
    CHECK(*same.tau == range_of<double>{1, 1});
    auto const other = compare(tied, std::vector{party("USA"), party("CHN"), party("JPN")});
    CHECK(other.prefix.empty());
    CHECK(other.longest_prefix == 0);
    CHECK(other.kendall_half == range_of<double>{0.5, 0.5});

    CHECK_THROWS_AS(contact_order(std::vector{party("USA"), party("USA")}), error);
    answer_row first_row;
    explanation said;
    said.line = "Moon Jae-in: USA, certain";
    first_row.words = detail::later<explanation>::from([said] { return said; });
    first_row.candidates.emplace_back();
    CHECK_THROWS_WITH(
        contact_order(first_row),
        "error 601 bad_question: \"Moon Jae-in: USA, certain\" tells no order of contacts; compare answers to `order` questions");
}

} // namespace compare_tests
