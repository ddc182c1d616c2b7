// Values that are made when they are first asked for.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/detail/later.hpp>
#include <entente/query/ask.hpp>
#include <entente/timeline/builder.hpp>

#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace later_tests {

namespace {

namespace en = entente;
using en::detail::later;

} // namespace

TEST_CASE("a later value is made once, when it is wanted, for all of its copies", "[later]")
{
    int made = 0;
    auto const first = later<std::string>::from([&made] { return std::to_string(++made); });
    auto const copy = first;
    CHECK(made == 0);
    CHECK(*copy == "1");
    CHECK(*first == "1");
    CHECK(&*first == &*copy);
    CHECK(later<std::string> {} -> empty());

    auto other = later<std::string>::from([] { return std::string("other"); });
    other = first;
    CHECK(*other == "1");
    auto const moved = std::move(other);
    CHECK(*moved == "1");
    CHECK(made == 1);
}

TEST_CASE("the words of a row outlive the timeline, and may be asked for from many threads", "[later][query]")
{
    auto row = [] {
        en::builder b(en::utc_and_offsets());
        auto const lee = b.leader("lee", "Lee Jae-myung");
        b.term(lee, "KOR/president").elected("2025-06-03", "+09:00").took_office("2025-06-04", "+09:00");
        b.call(lee, en::party("USA")).held("2025-06-06", "+09:00");
        b.call(lee, en::party("JPN")).held("2025-06-09", "+09:00");
        return b.build().ask(en::first(en::call).by("lee")).only();
    }();
    std::vector<std::string> told(8);
    {
        std::vector<std::thread> all;
        for (auto& t : told) all.emplace_back([&t, &row] { t = row.why(); });
        for (auto& thread : all) thread.join();
    }
    for (auto const& t : told) CHECK(t == row.why());
    CHECK(row.line().find("USA, certain among 2 known calls") != std::string::npos);
    CHECK(row.among() == 2);
    CHECK(row.reasons().size() == 1);
    CHECK(row.missing().empty());
}

} // namespace later_tests
