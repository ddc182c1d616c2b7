// Moon's calls with days alone: what the broadcast of 9 June 2025 decides, and what a contradiction does to it.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/io/json.hpp>
#include <entente/io/zones.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace conflicts_tests {

using namespace entente;

namespace {

constexpr auto china = "kr-2017-05-cn-call-1";
constexpr auto japan = "kr-2017-05-jp-call-1";
auto const question = whether("CHN", "JPN", call).by("Moon Jae-in").after(elected);

/// The shipped facts, every clock time cut down to its day; of all claims only those of the broadcast.
records by_days(bool with_broadcast)
{
    auto facts = io::read(ENTENTE_SOURCE_DIR "/data/korea.json").facts().copy();
    for (auto& e : facts.events)
        for (auto& r : e.reports)
            if (r.time.text().starts_with('2') && r.time.text().find('T') != std::string::npos)
                r.time = when{r.time.text().substr(0, 10), r.time.zone()};
    for (auto& e : facts.events) // a stretch of a day is no day: it goes, too
        std::erase_if(e.reports, [](report const& r) { return r.time.text().find('T') != std::string::npos; });
    std::erase_if(facts.claims, [&](claim const& c) { return !with_broadcast || c.source != "kbs-2025-06-09"; });
    return facts;
}
timeline built(records facts) { return builder{iana_zones()}.add(std::move(facts)).build(); }

claim opposite(std::string source)
{
    claim c;
    c.id = "opposite";
    c.source = std::move(source);
    c.says = order_claim{{{japan}, {china}}};
    return c;
}
source somebody(std::string published, source_rank rank)
{
    source s;
    s.id = "third";
    s.publisher = "A third source";
    s.published = when{std::move(published), "Asia/Seoul"};
    s.rank = rank;
    return s;
}
timeline contradicted(source third)
{
    auto facts = by_days(true);
    facts.sources.push_back(std::move(third));
    facts.claims.insert(facts.claims.begin(), opposite("third")); // its place in the file is not what decides
    return built(std::move(facts));
}
bool about_these(timeline const& t, said const& s)
{
    return s.kind == said::what::claim && (t.source_of(s) == "third" || t.source_of(s) == "kbs-2025-06-09");
}

} // namespace

TEST_CASE("By days alone China and Japan are undecided", "[conflicts]")
{
    auto const t = built(by_days(false));
    CHECK(t.ask(question)[0].verdict == verdict::possible);
    CHECK_FALSE(t.certainly_before(china, japan));
    CHECK(t.possibly_before(japan, china));
}

TEST_CASE("The broadcast decides, and why() cites it", "[conflicts]")
{
    auto const t = built(by_days(true));
    auto const row = t.ask(question)[0];
    CHECK(row.verdict == verdict::certain);
    CHECK(row.why().find("[kbs-2025-06-09]") != std::string::npos);
    auto const why = t.why_before(*t.find_moment(china), *t.find_moment(japan));
    REQUIRE(why.size() == 1);
    CHECK(t.source_of(why[0]) == "kbs-2025-06-09");
    CHECK(t.conflicts().empty());
}

TEST_CASE("An older word never beats a newer one, nor a lower one a higher", "[conflicts]")
{
    struct rival {
        char const* published;
        source_rank rank;
        bool wins;
    };
    auto const [published, rank, wins] = GENERATE(values<rival>({{"2017-05-12", source_rank::normal, false},
                                                                 {"2025-06-10", source_rank::normal, true},
                                                                 {"2025-06-10", source_rank::deprecated, false},
                                                                 {"2017-05-12", source_rank::deprecated, false},
                                                                 {"2017-05-12", source_rank::preferred, true},
                                                                 {"", source_rank::normal, false}}));
    CAPTURE(published, name(rank), wins);
    auto const t = contradicted(somebody(published, rank));
    CHECK(t.certainly_before(china, japan) == !wins);
    CHECK(t.certainly_before(japan, china) == wins);

    auto const at = std::find_if(t.conflicts().begin(), t.conflicts().end(), [&](conflict const& c) { return about_these(t, c.rejected); });
    REQUIRE(at != t.conflicts().end());
    CHECK(t.source_of(at->rejected) == (wins ? "kbs-2025-06-09" : "third"));
    REQUIRE(at->with.size() == 1); // none to spare
    CHECK(t.source_of(at->with[0]) == (wins ? "third" : "kbs-2025-06-09"));
    auto const text = t.cite(at->rejected) + " against " + t.cite(at->with[0]);
    CHECK(text.find("A third source [third] puts \"kr-2017-05-jp-call-1\" before \"kr-2017-05-cn-call-1\"") != std::string::npos);
}

TEST_CASE("Whoever is strict gets no timeline, and every conflict", "[conflicts]")
{
    auto facts = by_days(true);
    facts.sources.push_back(somebody("2017-05-12", source_rank::normal));
    facts.claims.push_back(opposite("third"));
    try {
        (void)builder{iana_zones(), policy{.trust = trust_rule::refuse}}.add(std::move(facts)).build();
        FAIL("it was built");
    } catch (error const& e) {
        CHECK(std::string(e.what()).find("error 402 conflict") != std::string::npos);
        CHECK(std::string(e.what()).find("[kbs-2025-06-09]") != std::string::npos);
    }
}

TEST_CASE("On the evening of 9 June 2025 China is planned, a day later it is the third", "[conflicts][views]")
{
    auto const t = io::read(ENTENTE_SOURCE_DIR "/data/korea.json");
    auto const order_of = [&](char const* day) {
        return t.ask(order(call).by("Lee Jae-myung").after(elected).as_of(when{day, "Asia/Seoul"}))[0].line();
    };
    CHECK(order_of("2025-06-09") == "Lee Jae-myung: USA, JPN, certain among 2 known calls");
    CHECK(order_of("2025-06-10") == "Lee Jae-myung: USA, JPN, CHN, certain among 3 known calls");
    auto const planned =
        t.ask(list(call).by("Lee Jae-myung").after(elected).that_are({status::planned}).as_of(when{"2025-06-09", "Asia/Seoul"}))[0];
    REQUIRE(planned.candidates.size() == 1);
    CHECK(planned.candidates[0].events == std::vector<std::string>{"kr-2025-06-cn-call-1"});
}

} // namespace conflicts_tests
