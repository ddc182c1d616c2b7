// Reports of one event that are appended one by one: each is there once, whoever appended what meanwhile.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "refusal.hpp"
#include "store/scratch.hpp"

#include <entente/io/store.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace store_reports_tests {

using namespace entente;
using io::store;

namespace {

report of_day(int day)
{
    return {{}, status::held, when{"2025-06-" + std::string(day < 10 ? "0" : "") + std::to_string(day), "UTC"}, {}, {}, {}};
}

/// An event, or what is to be added to it.
records call_reported(std::vector<report> reports, std::string place = {})
{
    records out;
    auto& e = out.events.emplace_back();
    e.id = "us";
    e.place = std::move(place);
    e.reports = std::move(reports);
    return out;
}

std::vector<std::string> days(io::snapshot const& s)
{
    std::vector<std::string> out;
    for (auto const& r : s.facts.events.front().reports) out.push_back(r.time.text());
    return out;
}

} // namespace

TEST_CASE("reports are appended one by one, each once, however many there are", "[store]")
{
    scratch here;
    auto s = store::create(here.file("s"));
    s.append(call_reported({of_day(1)}));
    for (int day = 2; day <= 30; ++day) s.append(call_reported({of_day(day), of_day(day / 2)}));
    auto const last = s.revision();
    CHECK(last == 30);
    for (int day = 1; day <= 30; ++day) CHECK(s.append(call_reported({of_day(day)})) == last);
    auto const all = days(s.load());
    CHECK(all.size() == 30);
    CHECK(std::is_sorted(all.begin(), all.end()));
    CHECK(days(store::open(here.file("s")).load()) == all);
    CHECK(days(s.load_at(20)).size() == 20);
}

TEST_CASE("what another writer appended meanwhile is known, and what was refused is not", "[store]")
{
    scratch here;
    auto a = store::create(here.file("s"));
    a.append(call_reported({of_day(1)}));
    a.append(call_reported({of_day(2)}));
    auto b = store::open(here.file("s"));
    CHECK(b.append(call_reported({of_day(3)})) == 3);
    CHECK(a.append(call_reported({of_day(3)})) == 3);
    CHECK(b.append(call_reported({of_day(2), of_day(3)})) == 3);

    // Nothing of a refused commit was appended.
    CHECK(refusal([&] { a.append(call_reported({of_day(4)}, "Seoul")); }) == code::said_otherwise);
    CHECK(a.append(call_reported({of_day(4)})) == 4);
    CHECK(days(b.load()).size() == 4);
}

TEST_CASE("what was corrected away stays away, and a correction rests on what is there", "[store]")
{
    scratch here;
    auto s = store::create(here.file("s"));
    std::vector<report> many;
    for (int day = 1; day <= 25; ++day) many.push_back(of_day(day));
    s.append(call_reported(many));
    s.append(call_reported({of_day(26)}));
    CHECK(s.correct(call_reported({of_day(27)}), 2) == 3);
    auto other = store::open(here.file("s"));
    for (auto* each : {&s, &other}) {
        CHECK(each->append(call_reported(many)) == 3);
        CHECK(each->append(call_reported({of_day(26)})) == 3);
    }
    CHECK(days(s.load()) == std::vector<std::string>{"2025-06-27"});

    CHECK(s.append(call_reported({of_day(28)})) == 4);
    CHECK(refusal([&] { other.correct(call_reported({of_day(1)}), 3); }) == code::changed_meanwhile);
    CHECK(other.correct(call_reported({of_day(27), of_day(28)}), 4) == 4); // as it is
    CHECK(other.correct(call_reported({of_day(1)}, "Seoul"), 4) == 5);
    CHECK(s.append(call_reported({of_day(29)}, "Seoul")) == 6);
    CHECK(days(s.load()) == std::vector<std::string>{"2025-06-01", "2025-06-29"});
}

} // namespace store_reports_tests
