// Questions that size needs: between two parties, every term at once, the first few of an order.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace query_many_tests {

using namespace entente;
using namespace entente::literals;

namespace {

struct capitals {
    builder b{utc_and_offsets()};
    leader_ref bush = b.leader("bush", "George Bush", "USA"_party);
    leader_ref obama = b.leader("obama", "Barack Obama", "USA"_party);
    leader_ref hu = b.leader("hu", "Hu Jintao", "CHN"_party);

    capitals()
    {
        b.term(bush, "USA/president", "bush-1").took_office("2001-01-20", "UTC").left_office("2009-01-20T17:00", "UTC");
        b.term(obama, "USA/president", "obama-1").took_office("2009-01-20T17:00", "UTC").left_office("2017-01-20T17:00", "UTC");
        b.term(hu, "CHN/president", "hu-1").took_office("2003-03-15", "UTC").left_office("2013-03-14", "UTC");
    }
    [[nodiscard]] answer_row ask(query const& q) const { return b.build().ask(q).only(); }
};
[[nodiscard]] std::vector<std::string> events(answer_row const& r)
{
    std::vector<std::string> out;
    for (auto const& c : r.candidates) out.insert(out.end(), c.events.begin(), c.events.end());
    return out;
}
[[nodiscard]] std::vector<std::string> codes(answer_row const& r)
{
    std::vector<std::string> out;
    for (auto const& c : r.candidates) out.emplace_back(c.parties.front().code());
    return out;
}
using texts = std::vector<std::string>;

} // namespace

TEST_CASE("two parties' contacts count whoever led them, and whoever placed them", "[query][pair]")
{
    capitals c;
    c.b.event(call, {c.bush, c.hu}, "by-bush").held("2008-05-01", "UTC").placed_by(c.bush);
    c.b.event(call, {c.hu, c.obama}, "by-hu").held("2010-05-01", "UTC").placed_by(c.hu);
    c.b.event(call, {c.obama, "CHN"_party}, "nobody-named").held("2011-05-01", "UTC").placed_by("CHN"_party);
    c.b.event(call, {c.obama, "JPN"_party}, "elsewhere").held("2012-05-01", "UTC");
    c.b.event(call, {c.bush, c.hu}, "as-former").held("2012-06-01", "UTC"); // holds no office any more

    CHECK(events(c.ask(list(call).of_pair("USA", "CHN"))) == texts{"by-bush", "by-hu", "nobody-named"});
    CHECK(events(c.ask(last(call).of_pair("USA", "CHN").before(when("2011", "UTC")))) == texts{"by-hu"});
    CHECK(c.ask(last(call).of_pair("CHN", "United States").before(when("2011", "UTC"))).line() ==
          "CHN-USA: USA, certain among 2 known calls, 1 May 2010");
    CHECK(events(c.ask(list(call).of_pair("USA", "CHN").placed())) == texts{"by-bush"});
    CHECK(events(c.ask(list(call).of_pair("CHN", "USA").placed())) == texts{"by-hu", "nobody-named"});
    CHECK(c.ask(count(call).of_pair("USA", "CHN")).count == range_of<std::size_t>{3, 3});
    CHECK(c.ask(count(call).of_pair("USA", "KOR")).count == range_of<std::size_t>{0, 0});
}

TEST_CASE("of two parties it is open who spoke for one of them, where terms leave it open", "[query][pair]")
{
    capitals c;
    c.b.event(call, {c.bush, c.hu}, "at-the-end").held("2009-01-20", "UTC"); // before or after 17:00
    auto const row = c.ask(first(call).of_pair("USA", "CHN"));
    CHECK(row.verdict == verdict::possible);
    CHECK(events(row) == texts{"at-the-end"});
    CHECK(events(c.ask(first(call).of_pair("CHN", "USA"))) == texts{"at-the-end"});
}

TEST_CASE("a gathering of many is a contact of any two", "[query][pair]")
{
    capitals c;
    std::vector<builder::attendee> all{c.obama, c.hu};
    for (auto const* other : {"GBR", "FRA", "DEU", "ITA", "JPN", "CAN", "RUS", "BRA", "IND"}) all.emplace_back(party(other));
    c.b.event(meeting, all, "g20").held("2009-04-02", "UTC");
    c.b.event(meeting, {party("GBR"), party("FRA")}, "two").held("2009-05-02", "UTC");
    CHECK(events(c.ask(list(meeting).of_pair("IND", "BRA"))) == texts{"g20"});
    CHECK(events(c.ask(list(meeting).of_pair("FRA", "GBR"))) == texts{"g20", "two"});
    CHECK(events(c.ask(last(meeting).of_pair("FRA", "GBR"))) == texts{"two"});
    CHECK(events(c.ask(first(meeting).of_pair("FRA", "GBR"))) == texts{"g20"});
}

TEST_CASE("every term has a row", "[query]")
{
    capitals c;
    c.b.call(c.bush, c.hu).held("2008-05-01", "UTC");
    auto const all = c.b.build().ask(first(call).by_each_term());
    REQUIRE(all.size() == 3);
    CHECK(all[0].term == "bush-1");
    CHECK(all[1].term == "hu-1");
    CHECK(all[2].term == "obama-1");
    CHECK(codes(all[0]) == texts{"CHN"});
    CHECK(codes(all[1]) == texts{"USA"});
    CHECK(codes(all[2]).empty());
}

TEST_CASE("many rows are what each of them is alone", "[query][pair]")
{
    constexpr std::size_t terms = 70;
    std::array<std::string, 6> const with{"CHN", "JPN", "DEU", "FRA", "IND", "GBR"};
    builder b{utc_and_offsets()};
    for (std::size_t i = 0; i != terms; ++i) { // one after the other; some without a call, some with two at one time
        auto const year = 1900 + i;
        auto const l = b.leader(fmt::format("l{}", i), fmt::format("Leader {}", i), "USA"_party);
        b.term(l, "USA/president", fmt::format("t{:02}", i))
            .took_office(fmt::format("{}-01-01T00:00", year), "UTC")
            .left_office(fmt::format("{}-01-01T00:00", year + 1), "UTC");
        for (std::size_t k = 0; k != i % 5; ++k)
            b.event(k == 1 ? meeting : call, {l, party(with[(i + k) % with.size()])}, fmt::format("e{}-{}", i, k))
                .held(fmt::format("{}-0{}-01T00:{:02}", year, 1 + (i % 3 == 0 ? 0 : k), i % 2), "UTC");
    }
    auto const t = b.build();
    auto const each = first(call).by_each_term();
    auto const all = t.ask(each);
    REQUIRE(all.size() == terms);
    for (std::size_t i = 0; i != terms; ++i) {
        auto const alone = t.ask(first(call).by(fmt::format("l{}", i)));
        CHECK(all[i].line() == alone.only().line());
        REQUIRE(all.decided()[i].size() == alone.decided()[0].size());
        for (std::size_t k = 0; k != alone.decided()[0].size(); ++k) {
            auto const x = all.decided()[i][k], y = alone.decided()[0][k];
            CHECK(std::equal(x.events.begin(), x.events.end(), y.events.begin(), y.events.end()));
            CHECK(x.window == y.window);
        }
    }

    std::vector<asked_at> points;
    for (std::size_t i = 0; i != 100; ++i)
        points.push_back({"USA"_party, party(with[i % with.size()]), instant{} + days(-25'000 + 300 * static_cast<std::int64_t>(i))});
    for (auto const& q : {last(call).of_pair("USA", "CHN").before(instant{}), first().of_pair("USA", "CHN").since(instant{}),
                          last().of_pair("USA", "CHN").since(instant{}), first(call).of_pair("USA", "CHN").until(instant{})}) {
        auto const rows = t.prepare(q).ask(points);
        REQUIRE(rows.size() == points.size());
        std::size_t found = 0;
        for (std::size_t i = 0; i != points.size(); ++i) {
            auto alone = q.of_pair(std::string(points[i].one.code()), std::string(points[i].other.code()));
            (alone.to ? alone.to : alone.from)->at = points[i].date;
            auto const row = t.ask(alone).only();
            found += rows.decided()[i].size();
            REQUIRE(rows.decided()[i].size() == row.candidates.size());
            CHECK(rows[i].line() == row.line());
            if (!row.candidates.empty()) CHECK(rows.decided()[i][0].window == row.candidates.front().window);
        }
        CHECK(found > 20);
    }
}

TEST_CASE("the first few of an order are those who may be among them", "[query][order]")
{
    capitals c;
    c.b.call(c.bush, "MEX"_party).held("2001-01-23", "UTC");
    c.b.call(c.bush, "GBR"_party).held("2001-01-25T10:00", "UTC");
    c.b.call(c.bush, "CAN"_party).held("2001-01-25", "UTC"); // before or after it
    c.b.call(c.bush, "JPN"_party).held("2001-01-26", "UTC");
    c.b.call(c.bush, "MEX"_party).held("2001-02-01", "UTC");
    auto const whole = c.ask(order(call).by("bush"));
    CHECK(codes(whole) == texts{"MEX", "CAN", "GBR", "JPN"});

    auto const one = c.ask(order(call).by("bush").top(1));
    CHECK(codes(one) == texts{"MEX"});
    CHECK(one.verdict == verdict::certain);

    auto const two = c.ask(order(call).by("bush").top(2));
    CHECK(codes(two) == texts{"MEX", "CAN", "GBR"});
    CHECK(two.verdict == verdict::possible);
    CHECK(two.candidates[1].how == verdict::possible); // the second or the third
    CHECK(two.candidates[1].rank == rank_range{2, 3});
    CHECK(two.before(0, 1) == verdict::certain);
    CHECK(two.before(1, 2) == verdict::possible);

    CHECK(codes(c.ask(order(call).by("bush").top(3))) == texts{"MEX", "CAN", "GBR"});
    CHECK(codes(c.ask(order(call).by("bush").top(9))) == codes(whole));
}

TEST_CASE("what reads wrong of a pair or of the first few is refused", "[query][errors]")
{
    capitals c;
    auto const refused = [&](query const& q) -> std::string {
        try {
            (void)c.b.build().ask(q);
        } catch (error const& e) {
            return e.what();
        }
        return {};
    };
    CHECK(refused(first(call).of_pair("USA", "USA")).find("contacts of USA with itself") != std::string::npos);
    CHECK(refused(first(call).of_pair("USA", "Chin")).find("there is no party \"Chin\"") != std::string::npos);
    CHECK(refused(first(call).of_pair("USA", "CHN").with("JPN")).find("with whom is said twice") != std::string::npos);
    CHECK(refused(whether("USA", "CHN", call).of_pair("USA", "CHN")).find("came before CHN of two parties") != std::string::npos);
    CHECK(refused(first(call).by("bush").top(3)).find("what is no order") != std::string::npos);
    CHECK(refused(order(call).by("bush").top(0)).find("the top 0 of an order") != std::string::npos);
}

} // namespace query_many_tests
