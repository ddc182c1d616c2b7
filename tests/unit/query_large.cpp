// Rows of tens of thousands of events: the answers are right, and they come.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace query_large_tests {

using namespace entente;
using namespace entente::literals;

namespace {

std::vector<party> countries(std::size_t n)
{
    std::vector<party> out;
    for (auto const& p : known_parties())
        if (p.kind == party_kind::country && p.id != "KOR"_party && out.size() != n) out.push_back(p.id);
    REQUIRE(out.size() == n);
    return out;
}
/// The n-th day from 1 January 2000, in months of 28 days.
std::string day(std::size_t n) { return fmt::format("{}-{:02}-{:02}", 2000 + n / 336, 1 + n / 28 % 12, 1 + n % 28); }
std::string text(party p) { return std::string(p.code()); }

candidate const& of_party(answer_row const& r, party p)
{
    auto const at = std::find_if(r.candidates.begin(), r.candidates.end(), [&](candidate const& c) { return c.parties.front() == p; });
    REQUIRE(at != r.candidates.end());
    return *at;
}

} // namespace

TEST_CASE("a leader with 50,000 events, known to the day", "[query][large]")
{
    constexpr std::size_t length = 10'000, a_day = 5;
    auto const whom = countries(100); // five others each day, the same ones every twentieth
    builder b{utc_and_offsets()};
    auto const lee = b.leader("lee", "Lee", "KOR"_party);
    b.term(lee, "KOR/president").took_office(day(0), "UTC");
    for (std::size_t d = 0; d != length; ++d)
        for (std::size_t k = 0; k != a_day; ++k) b.call(lee, whom[(d * a_day + k) % whom.size()]).held(day(d), "UTC");
    auto const t = b.build();

    // on the first day, each may be before the taking of office
    auto const first_row = t.ask(first(call).by("lee").after(took_office))[0];
    CHECK(first_row.verdict == verdict::possible);
    REQUIRE(first_row.candidates.size() == 2 * a_day);
    for (std::size_t k = 0; k != 2 * a_day; ++k) {
        auto const& c = of_party(first_row, whom[k]);
        CHECK(c.events.size() == 1);
        CHECK(c.rank == (k < a_day ? rank_range{1, 100} : rank_range{1, 10}));
    }
    auto const sure = t.ask(first(call).by("lee").after(when{day(0), "UTC"}))[0];
    REQUIRE(sure.candidates.size() == a_day);
    CHECK(sure.missing().size() == a_day * (a_day - 1) / 2);

    auto const last_row = t.ask(last(call).by("lee"))[0];
    REQUIRE(last_row.candidates.size() == a_day);
    CHECK(last_row.candidates.front().events.size() == 1);

    auto const ordered = t.ask(order(call).by("lee").after(when{day(0), "UTC"}))[0];
    REQUIRE(ordered.blocks.size() == 20);
    for (auto const& block : ordered.blocks) CHECK(block.parties.size() == a_day);
    CHECK(ordered.candidates.front().rank == rank_range{1, 5});
    CHECK(ordered.candidates.back().rank == rank_range{96, 100});

    auto const listed = t.ask(list(call).by("lee"))[0];
    REQUIRE(listed.candidates.size() == length * a_day);
    CHECK(listed.candidates[a_day * 7].rank == rank_range{a_day * 7 - a_day + 1, a_day * 8}); // those of the first day may be outside
    CHECK(listed.line().size() < 5000);
    CHECK(t.ask(count(call).by("lee"))[0].count == range_of<std::size_t>{length * a_day - a_day, length * a_day});

    auto const gap_row = t.ask(gap(took_office, call).by("lee"))[0];
    REQUIRE(gap_row.gap);
    CHECK(gap_row.gap->least == duration{});
    CHECK(gap_row.gap->most == entente::days(2) - tick - tick); // all of the first day's may have been too early

    CHECK(t.ask(whether(text(whom[5]), text(whom[10]), call).by("lee"))[0].verdict == verdict::certain);
    CHECK(t.ask(whether(text(whom[10]), text(whom[5]), call).by("lee"))[0].verdict == verdict::none);
    CHECK(t.ask(whether(text(whom[10]), text(whom[11]), call).by("lee"))[0].verdict == verdict::possible);
    auto const left = t.ask(not_contacted(call).by("lee").with({text(whom[0]), "KOR"}))[0];
    REQUIRE(left.candidates.size() == 1);
    CHECK(left.candidates[0].parties.front() == "KOR"_party);
}

TEST_CASE("20,000 events of which only the order is known, each with the next", "[query][large]")
{
    constexpr std::size_t n = 20'000;
    auto const whom = countries(100);
    builder b{utc_and_offsets()};
    auto const lee = b.leader("lee", "Lee", "KOR"_party);
    b.term(lee, "KOR/president").took_office("2000-01-01", "UTC");
    std::vector<std::string> ids;
    for (std::size_t i = 0; i != n; ++i) ids.push_back(b.call(lee, whom[i % whom.size()]).id());
    for (std::size_t i = 0; i + 1 != n; ++i) b.order(ids[i], ids[i + 1]);
    auto const t = b.build();
    REQUIRE(t.conflicts().empty());

    auto const first_row = t.ask(first(call).by("lee"))[0];
    CHECK(first_row.verdict == verdict::certain);
    CHECK(first_row.candidates.front().parties.front() == whom[0]);
    REQUIRE(first_row.reasons().size() == 1);     // before the second; the others follow from that one
    CHECK(first_row.reasons()[0].by.size() == 1); // one claim says so
    CHECK(t.ask(last(call).by("lee"))[0].candidates.front().parties.front() == whom[(n - 1) % 100]);

    auto const ordered = t.ask(order(call).by("lee"))[0];
    CHECK(ordered.verdict == verdict::certain);
    REQUIRE(ordered.blocks.size() == 100);
    for (std::size_t i = 0; i != 100; ++i) CHECK(ordered.blocks[i].parties == std::vector<party>{whom[i]});

    // any of them may be the first after a moment that nothing ties to them
    auto const since = t.ask(first(call).by("lee").after(took_office))[0];
    CHECK(since.candidates.size() == 100);
    for (auto const& c : since.candidates) CHECK(c.events.size() == n / 100);
    CHECK(since.line().size() < 5000);
    CHECK(since.missing().size() < 1000);
    CHECK(t.ask(count(call).by("lee"))[0].count == range_of<std::size_t>{n, n});
    CHECK(t.ask(gap(took_office, call).by("lee"))[0].gap->least == duration{});
    CHECK(t.ask(whether(text(whom[3]), text(whom[4]), call).by("lee"))[0].verdict == verdict::certain);
    CHECK(t.ask(not_contacted(call).by("lee").with({text(whom[3]), "KOR"}))[0].candidates.size() == 1);
}

TEST_CASE("20,000 events in one component, known to the day and each before the next", "[query][large]")
{
    constexpr std::size_t n = 20'000, a_day = 4;
    auto const whom = countries(100);
    builder b{utc_and_offsets()};
    auto const lee = b.leader("lee", "Lee", "KOR"_party);
    auto const start = b.meeting("USA"_party, "CHN"_party).held(day(30), "UTC");
    std::vector<std::string> ids;
    for (std::size_t i = 0; i != n; ++i) ids.push_back(b.call(lee, whom[i % whom.size()]).held(day(i / a_day), "UTC").id());
    for (std::size_t i = 0; i + 1 != n; ++i) b.order(ids[i], ids[i + 1]);
    b.order(ids[30 * a_day + 1], start.id()); // the edge is one of them
    auto const t = b.build();
    REQUIRE(t.conflicts().empty());

    auto const listed = t.ask(list(call).by("lee"))[0];
    REQUIRE(listed.candidates.size() == n);
    for (std::size_t i = 0; i < n; i += 997) {
        CHECK(listed.candidates[i].events.front() == ids[i]);
        CHECK(listed.candidates[i].rank == rank_range{i + 1, i + 1});
    }
    auto const since = t.ask(first(call).by("lee").after(the(start.id())))[0];
    REQUIRE(since.candidates.size() == 3); // the third or fourth of that day, or the first of the next
    for (auto const i : {122, 123, 124}) CHECK(of_party(since, whom[static_cast<std::size_t>(i % 100)]).events.size() == 1);
    CHECK(std::find(since.caveats.begin(), since.caveats.end(), caveat::last_day_unsure) == since.caveats.end());
    auto const until = t.ask(last(call).by("lee").before(the(start.id())))[0];
    REQUIRE(until.candidates.size() == 3);
    CHECK(t.ask(order(call).by("lee"))[0].blocks.size() == 100);
    CHECK(t.ask(order(call).by("lee").after(the(start.id())))[0].candidates.size() == 100);
}

TEST_CASE("anyone's, of 100,000 events", "[query][large]")
{
    constexpr std::size_t n = 100'000;
    auto const whom = countries(200);
    builder b{utc_and_offsets()};
    for (std::size_t i = 0; i != n; ++i) b.call(whom[i % 200], whom[(i + 1) % 200]).held(day(i / 10), "UTC");
    auto const t = b.build();
    auto const row = t.ask(first(call))[0];
    CHECK(row.candidates.size() == 11); // ten calls of the first day
    CHECK(row.verdict == verdict::possible);
    auto const ordered = t.ask(order(call))[0];
    CHECK(ordered.candidates.size() == 200);
    CHECK(t.ask(count(call))[0].count == range_of<std::size_t>{n, n});
    CHECK(t.ask(whether(text(whom[5]), text(whom[50]), call))[0].verdict == verdict::certain);
}

} // namespace query_large_tests
