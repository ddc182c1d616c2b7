// Allen's relations against their definition: all pairs and triples of intervals on few instants.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/time/allen.hpp>

#include <random>
#include <string>
#include <vector>

namespace Catch {

template <>
struct StringMaker<entente::allen_set> {
    static std::string convert(entente::allen_set s)
    {
        std::string out;
        s.each([&](entente::allen r) {
            if (!out.empty()) out += ' ';
            out += name(r);
        });
        return '{' + out + '}';
    }
};

} // namespace Catch

namespace allen_tests {

using namespace entente;

namespace {

struct interval {
    std::int64_t start, end;
};

std::vector<interval> intervals(std::int64_t last)
{
    std::vector<interval> all;
    for (std::int64_t start = 0; start < last; ++start)
        for (auto end = start + 1; end <= last; ++end) all.push_back({start, end});
    return all;
}

allen related(interval a, interval b) { return relate(instant{a.start}, instant{a.end}, instant{b.start}, instant{b.end}); }
bounds between(std::int64_t a, std::int64_t b) { return bounds::closed(instant{a}, instant{b}); }
bool within(bounds b, std::int64_t t) { return b.contains(instant{t}); }

} // namespace

TEST_CASE("days in succession meet, and each relation has its picture", "[allen]")
{
    interval const a{10, 20};
    CHECK(related(a, {24, 30}) == allen::before);
    CHECK(related(a, {20, 26}) == allen::meets);
    CHECK(related(a, {15, 25}) == allen::overlaps);
    CHECK(related(a, {15, 20}) == allen::finished_by);
    CHECK(related(a, {13, 17}) == allen::contains);
    CHECK(related(a, {10, 25}) == allen::starts);
    CHECK(related(a, {10, 20}) == allen::equals);
    CHECK(related(a, {10, 15}) == allen::started_by);
    CHECK(related(a, {6, 24}) == allen::during);
    CHECK(related(a, {6, 20}) == allen::finishes);
    CHECK(related(a, {6, 15}) == allen::overlapped_by);
    CHECK(related(a, {5, 10}) == allen::met_by);
    CHECK(related(a, {0, 6}) == allen::after);
    CHECK(name(allen::overlapped_by) == "overlapped_by");
}

TEST_CASE("a set of relations is a set", "[allen]")
{
    constexpr allen_set some{allen::before, allen::meets};
    STATIC_REQUIRE(some.size() == 2);
    STATIC_REQUIRE(allen_set::all().size() == 13);
    STATIC_REQUIRE(allen_set{}.empty());
    STATIC_REQUIRE(some.contains(allen::meets));
    STATIC_REQUIRE(!some.contains(allen::met_by));
    STATIC_REQUIRE((some & allen_set{allen::meets, allen::after}) == allen_set{allen::meets});
    STATIC_REQUIRE((some | ~some) == allen_set::all());
    STATIC_REQUIRE(inverse(some) == allen_set{allen::after, allen::met_by});
}

TEST_CASE("inverse and composition are those of all intervals", "[allen]")
{
    auto const all = intervals(7); // eight instants: two more than three intervals need
    std::vector<std::vector<allen_set>> found(13, std::vector<allen_set>(13));
    for (auto const a : all)
        for (auto const b : all) {
            CHECK(inverse(related(a, b)) == related(b, a));
            for (auto const c : all)
                found[static_cast<std::size_t>(related(a, b))][static_cast<std::size_t>(related(b, c))].insert(related(a, c));
        }
    allen_set::all().each([&](allen r) {
        allen_set::all().each([&](allen s) {
            CHECK(compose(r, s) == found[static_cast<std::size_t>(r)][static_cast<std::size_t>(s)]);
            CHECK(inverse(compose(r, s)) == compose(inverse(s), inverse(r)));
        });
        CHECK(compose(r, allen::equals) == allen_set{r});
        CHECK(inverse(inverse(r)) == r);
    });
    CHECK(compose(allen_set{allen::meets, allen::before}, allen_set{allen::before}) == allen_set{allen::before});
    CHECK(compose(allen_set{}, allen_set::all()).empty());
}

TEST_CASE("what windows leave possible is what some pair of intervals in them shows", "[allen]")
{
    auto const seed = 1983u;
    INFO("seed " << seed);
    std::mt19937 chance(seed);
    auto const pick = [&](std::int64_t a, std::int64_t b) { return std::uniform_int_distribution<std::int64_t>(a, b)(chance); };
    auto const window = [&] {
        auto const lo = pick(0, 8);
        return between(lo, lo + pick(0, 4));
    };
    auto const all = intervals(12);
    for (int round = 0; round < 300; ++round) {
        CAPTURE(round);
        auto const a_start = window(), a_end = window(), b_start = window(), b_end = window();
        allen_set found;
        for (auto const a : all)
            for (auto const b : all)
                if (within(a_start, a.start) && within(a_end, a.end) && within(b_start, b.start) && within(b_end, b.end))
                    found.insert(related(a, b));
        CHECK(possible_relations(a_start, a_end, b_start, b_end) == found);
    }
}

TEST_CASE("open windows leave room, and the ends of the range do not wrap", "[allen]")
{
    CHECK(possible_relations(bounds{}, bounds{}, bounds{}, bounds{}) == allen_set::all());
    auto const now = bounds{instant{}};
    auto const ongoing = bounds::closed(instant{tick.count()}, instant::future());
    CHECK(possible_relations(now, ongoing, now, ongoing) == allen_set{allen::starts, allen::equals, allen::started_by});
    auto const past = bounds::closed(instant::past(), instant{-1});
    CHECK(possible_relations(past, now, now, ongoing) == allen_set{allen::meets});
    auto const last = bounds{instant{instant::future().count() - 1}};
    CHECK(possible_relations(now, last, last, bounds{}) == allen_set{allen::meets});
    CHECK(possible_relations(last, now, now, ongoing).empty());
    CHECK(possible_relations(span{now, ongoing}, span{past, now}) == allen_set{allen::met_by});
}

} // namespace allen_tests
