// Answers from the events that decide them against answers from all events: the same, to the letter.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "property/calendar_stories.hpp"
#include "property/cases.hpp"
#include "property/dice.hpp"
#include "property/numbers.hpp"
#include "property/row_text.hpp"

#include <entente/io/zones.hpp>
#include <entente/query/ask.hpp>
#include <entente/query/detail/plain_matches.hpp>
#include <entente/query/detail/plain_rows.hpp>
#include <entente/query/detail/respond.hpp>
#include <entente/query/match.hpp>
#include <entente/timeline/builder.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace pruning_tests {

using namespace property;

namespace {

using namespace calendar;
using texts = std::vector<std::string>;

// --- both answers ---

/// Of each row, from the events that decide it, and from all; and in numbers, which windows alone decide where they can.
struct two_ways {
    texts pruned, whole;
    texts numbers, told;
    std::size_t plain = 0; ///< rows
};
[[nodiscard]] two_ways both(en::timeline const& t, en::query const& q)
{
    auto const& data = *en::detail::access::data_of(t);
    auto const meaning = en::detail::resolve_query(data, q);
    en::detail::plain_rows plain(data, q, meaning);
    en::detail::places_of_rows places(data, std::holds_alternative<en::asked::every_term>(q.who));
    auto const answered = t.ask(q);
    auto const& numbers = answered.decided();
    two_ways out;
    for (std::size_t i = 0; i != meaning.subjects.size(); ++i) {
        auto const& s = meaning.subjects[i];
        auto const row = en::detail::decide_row(data, q, meaning, s, false).row;
        out.pruned.push_back(text_of(row));
        out.whole.push_back(text_of(en::detail::decide_row(data, q, meaning, s, true).row));
        out.numbers.push_back(text_of_numbers(t, numbers[i]));
        out.told.push_back(text_of_numbers(row));
        en::decisions one;
        out.plain += plain.decide(s, places.of(s.term), places.all(), one);
    }
    return out;
}

/// What a question about two parties says of events, whichever side it is seen from.
[[nodiscard]] std::string text_of_events(en::timeline const& t, en::query const& q)
{
    std::string out;
    for (auto const& r : t.ask(q)) {
        out += fmt::format("{}{} ", en::name(r.verdict), r.count ? fmt::format(" {}..{}", r.count->least, r.count->most) : "");
        for (auto const& c : r.candidates)
            out += fmt::format("{} {} {}-{} {}..{} ", fmt::join(c.events, " "), en::name(c.how), c.rank.lo, c.rank.hi,
                               c.window.earliest().count(), c.window.latest().count());
    }
    return out;
}
[[nodiscard]] en::query from_the_other_side(en::query q)
{
    auto& two = std::get<en::asked::pair>(q.who);
    std::swap(two.party, two.other);
    return q;
}

/// Nothing: terms that end before they begin, an id that is not there; such questions have no answer.
[[nodiscard]] std::optional<two_ways> answered(en::timeline const& t, en::query const& q)
{
    try {
        return both(t, q);
    } catch (en::error const&) {
        return std::nullopt;
    }
}

} // namespace

namespace {

/// Every row of every story both ways, or all three. The numbers of rows, and of those that windows alone decide.
template <class Draw>
std::pair<std::size_t, std::size_t> compare_ways(char const* what, Draw draw_story, en::query (*ask)(dice&))
{
    constexpr int questions = 12;
    run_options const options(3000);
    std::size_t rows = 0, plain = 0, done = 0;
    for (std::uint64_t n = options.only.value_or(0); options.only ? n == *options.only : n != options.cases; ++n) {
        dice d(options.seed * 1'000'003 + n);
        auto const all = draw_story(d);
        std::vector<std::pair<char const*, en::timeline>> seen;
        try {
            auto const first = en::builder(en::iana_zones()).add(all.first).build();
            auto const grown = first.with(all.more);
            seen = {{"as built", first}, {"grown", grown}, {"a view", grown.as_of(en::when{"2020-02-20", "UTC"})}};
        } catch (en::error const&) {
            continue;
        }
        ++done;
        for (int k = 0; k != questions; ++k) {
            auto const q = ask(d);
            for (auto const& [name, t] : seen) {
                auto const rows_of = answered(t, q);
                if (!rows_of) continue;
                rows += rows_of->pruned.size();
                plain += rows_of->plain;
                INFO("ENTENTE_SEED=" << options.seed << " ENTENTE_CASE=" << n << ", question " << k << ", " << name);
                REQUIRE(rows_of->pruned == rows_of->whole);
                REQUIRE(rows_of->numbers == rows_of->told);
                if (std::holds_alternative<en::asked::pair>(q.who) && q.placed_or_received == en::direction::either)
                    REQUIRE(text_of_events(t, q) == text_of_events(t, from_the_other_side(q)));
            }
        }
    }
    std::printf("%s: %zu stories, %zu rows, %zu of them by windows alone\n", what, done, rows, plain);
    if (options.only) return {};
    CHECK(done * 2 > options.cases); // else the run shows little
    CHECK(rows > done * questions);
    return {rows, plain};
}

} // namespace

TEST_CASE("What decides an answer is all that it takes", "[property][pruning]") { (void)compare_ways("pruning", draw, drawn_question); }

TEST_CASE("What windows decide alone, worlds decide the same", "[property][pruning]")
{
    auto const [rows, plain] = compare_ways("plain rows", draw_plain, plain_question);
    CHECK(plain * 15 >= rows);
}

TEST_CASE("What one look at a list tells, worlds tell the same", "[property][pruning]")
{
    auto const [rows, plain] = compare_ways("one look", draw_exact, plain_question);
    CHECK(plain * 5 >= rows);
}

TEST_CASE("What fits a pattern by windows alone fits it in the worlds", "[property][pruning]")
{
    run_options const options(1500);
    std::size_t rows = 0, certain = 0, plain = 0;
    for (std::uint64_t n = options.only.value_or(0); options.only ? n == *options.only : n != options.cases; ++n) {
        dice d(options.seed * 1'000'033 + n);
        std::optional<en::timeline> t;
        try {
            auto told = draw_plain(d).first;
            for (auto& e : told.events) // most of them clear, so that there is one world to fit
                for (auto& r : e.reports)
                    if (!d.once_in(25))
                        r.time = en::when{fmt::format("{}T{:02}:{:02}:00", day(d), d.between(0, 23), d.between(0, 59)), "UTC"};
            t = en::builder(en::iana_zones()).add(std::move(told)).build();
        } catch (en::error const&) { // a term that ends before it begins
            continue;
        }
        auto const& data = *en::detail::access::data_of(*t);
        for (int k = 0; k != 6; ++k) {
            auto const p = plain_pattern(d);
            INFO("ENTENTE_SEED=" << options.seed << " ENTENTE_CASE=" << n << ", pattern " << k);
            auto const meaning = en::detail::resolve_query(data, p.contacts);
            en::detail::plain_matches by_windows(data, p, meaning);
            en::detail::places_of_rows places(data, std::holds_alternative<en::asked::every_term>(p.contacts.who));
            auto const answered = t->match(p);
            REQUIRE(answered.size() == meaning.subjects.size());
            for (std::size_t i = 0; i != answered.size(); ++i) {
                auto const& s = meaning.subjects[i];
                auto const& row = answered[i]; // made by the worlds, whoever decided its numbers
                REQUIRE(text_of_numbers(*t, answered.decided()[i]) == text_of_numbers(row));
                en::decisions one;
                bool const is_plain = by_windows.decide(s, places.of(s.term), places.all(), one);
                plain += is_plain;
                certain += is_plain && row.verdict == en::verdict::certain;
                ++rows;
            }
        }
    }
    std::printf("plain patterns: %zu rows, %zu by windows alone, %zu of them certain\n", rows, plain, certain);
    if (options.only) return;
    CHECK(plain * 4 > rows);
    CHECK(certain * 50 > rows);
}

} // namespace pruning_tests
