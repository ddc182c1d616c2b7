// Rows kept as numbers: the tables behind them against those of the standard library, and times that come again in a report.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "import/rows/blocks.hpp"
#include "import/rows/hash_tables.hpp"
#include "import/tables/sorted_ids.hpp"
#include "temporary_file.hpp"

#include <entente/io/table.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

namespace row_numbers_tests {

namespace en = entente;
namespace detail = entente::detail;
using en::code;

namespace {

/// Letters of which many begin alike, of any length up to `longest`, NUL among them.
std::string any_text(std::mt19937& dice, std::size_t longest)
{
    std::string out(dice() % (longest + 1), 'a');
    for (auto& c : out)
        if (dice() % 4 == 0) c = static_cast<char>(dice() % 256);
    return out;
}

constexpr std::string_view mapping =
    R"({"format": "entente-table/1", "date_order": "YMD", "precision": "as written", "zone": {"column": "zone",
 "otherwise": "UTC"}, "source": {"id": "made"}, "kind": "call", "id": {"column": "id"}, "start": {"column": "start"},
 "participants": [{"party": "KOR"}, {"party": "JPN"}]})";

en::io::imported read(std::string const& rows)
{
    temporary_file const file("id,start,zone\n" + rows);
    return en::io::read_table(file.path(), en::io::parse_mapping(mapping));
}
/// The n-th minute from 2 March 2001 on.
std::string minute(unsigned n)
{
    auto const day = en::civil_day{en::civil_date{2001, 3, 2}} + n / 1440;
    auto const date = day.date();
    return fmt::format("{}-{:02}-{:02}T{:02}:{:02}", date.year, date.month, date.day, n / 60 % 24, n % 60);
}

} // namespace

TEST_CASE("texts have numbers in the order in which they first came")
{
    std::mt19937 dice(3);
    detail::text_numbers numbers;
    std::unordered_map<std::string, std::uint32_t> known;
    std::vector<std::string> texts;
    for (int i = 0; i != 60'000; ++i) {
        auto const text = any_text(dice, dice() % 100 == 0 ? 90'000 : 6);
        auto const [at, is_new] = known.emplace(text, static_cast<std::uint32_t>(texts.size()));
        if (is_new) texts.push_back(text);
        numbers.expect(text);
        REQUIRE(numbers.of(text) == at->second);
    }
    REQUIRE(numbers.size() == texts.size());
    for (std::uint32_t n = 0; n != numbers.size(); ++n) REQUIRE(numbers[n] == texts[n]);
}

TEST_CASE("values under pairs of numbers")
{
    std::mt19937 dice(4);
    detail::by_two_numbers<int> values;
    std::map<std::pair<std::uint32_t, std::uint32_t>, int> known;
    for (int i = 0; i != 60'000; ++i) {
        auto const first = static_cast<std::uint32_t>(dice() % 300), second = static_cast<std::uint32_t>(0 - dice() % 300);
        values.expect(first, second);
        auto const [value, is_new] = values.of(first, second);
        auto const [at, was_new] = known.emplace(std::pair(first, second), 0);
        REQUIRE(is_new == was_new);
        REQUIRE(value == at->second);
        value = at->second = i;
    }
    std::size_t count = 0;
    values.each([&](std::uint32_t first, std::uint32_t second, int value) {
        ++count;
        REQUIRE(known.at({first, second}) == value);
    });
    CHECK(count == known.size());
}

TEST_CASE("a list in blocks is a list")
{
    detail::blocks<int> list;
    CHECK(list.size() == 0);
    for (int i = 0; i != 5000; ++i) {
        list.push_back(i);
        REQUIRE(list.size() == static_cast<std::size_t>(i) + 1);
    }
    auto const* const first = &list[0];
    list[1023] = -1;
    list.push_back(5000);
    CHECK(&list[0] == first);
    for (int i = 0; i != 5001; ++i) REQUIRE(list[static_cast<std::size_t>(i)] == (i == 1023 ? -1 : i));
}

TEST_CASE("the letters of ids sort as ids do, whatever they begin with")
{
    std::mt19937 dice(6);
    for (std::string const beginning : {"", "a", "press-2017-"}) {
        std::vector<std::string> ids;
        for (int i = 0; i != 2000; ++i) {
            auto id = any_text(dice, 12);
            std::erase(id, '\0');
            ids.push_back(beginning + id);
        }
        detail::id_letters letters;
        for (auto const& id : ids) letters.see(id);
        auto by_letters = ids;
        std::ranges::sort(by_letters, {}, [&](std::string const& id) { return std::pair(letters.number(id), std::string_view(id)); });
        std::ranges::sort(ids);
        CHECK((by_letters == ids));
    }
}

TEST_CASE("a time that comes again is told again, and times that never do are not remembered")
{
    constexpr unsigned different = 140'000, again = 3000; // more than are remembered, twice
    std::string rows;
    std::size_t doubtful = 0;
    for (unsigned i = 0; i != different + again; ++i) {
        auto const n = i < different ? i : i - different;
        rows += fmt::format("{},{},\n", i, minute(n));
        doubtful += n % 720 == 0 ? 1U : 0U; // midnight, noon
    }
    auto const got = read(rows);
    CHECK(got.report.kept == different + again);
    CHECK(got.report.count(code::false_precision) == doubtful);
    REQUIRE(got.facts.events.size() == different + again);
    std::vector<std::string> times;
    for (auto const& e : got.facts.events) times.push_back(e.id.substr(5) + ' ' + e.reports.front().time.text());
    std::ranges::sort(times);
    std::vector<std::string> expected;
    for (unsigned i = 0; i != different + again; ++i) {
        auto const n = i < different ? i : i - different;
        expected.push_back(fmt::format("{} {}{}", i, minute(n), n % 720 == 0 ? "?" : ""));
    }
    std::ranges::sort(expected);
    CHECK((times == expected)); // too long to be shown
}

TEST_CASE("where there are examples enough every row is counted still")
{
    std::string rows;
    auto const add = [&](unsigned count, std::string_view cells) {
        for (unsigned i = 0; i != count; ++i) rows += fmt::format("{},{}\n", std::count(rows.begin(), rows.end(), '\n'), cells);
    };
    add(1500, "nonsense,");
    add(1200, "2001-05-02T10:15,Nowhere/Else");
    add(1300, "2001-05-02T12:00,");
    add(1100, "x,Nowhere/Else");
    add(7, "2001-05-02T12:00,Nowhere/Else"); // together for the first time
    auto const got = read(rows);
    CHECK(got.report.kept == 5107);
    CHECK(got.report.count(code::undated) == 2600);
    CHECK(got.report.count(code::unknown_zone) == 2307);
    CHECK(got.report.count(code::false_precision) == 1307 + 1); // and that more than a tenth are noon
    CHECK(got.report.examples_of(code::undated).size() == got.report.examples);
    CHECK(got.report.examples_of(code::unknown_zone).size() == got.report.examples);
    auto const undated =
        std::ranges::count_if(got.facts.events, [](en::event const& e) { return e.reports.front().time.text() == "../.."; });
    CHECK(undated == 2600);
}

} // namespace row_numbers_tests
