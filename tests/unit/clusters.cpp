// Likely duplicates: what may be one event, found without looking at pairs.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/timeline/detail/clusters.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace clusters_tests {

using namespace entente;
using namespace entente::literals;
using entente::detail::cluster;
using entente::detail::clusters;

namespace {

event alike(std::string id, std::string time = {}, party with = "USA"_party)
{
    event e;
    e.id = std::move(id);
    e.participants = {{{}, "KOR"_party, {}, {}, {}}, {{}, with, {}, {}, {}}};
    e.reports = {{{}, status::held, when{std::move(time), "Z"}, {}, {}, {}}};
    return e;
}

records these(std::vector<event> events)
{
    records out;
    out.events = std::move(events);
    return out;
}

problem_list duplicates(timeline const& of)
{
    problem_list out;
    for (auto const& d : of.warnings())
        if (d.code == code::likely_duplicate) out.add(d);
    return out;
}

/// What a cluster is, by definition: members tied together by windows that overlap.
struct drawn {
    std::uint64_t likeness;
    bounds window;
};
std::map<event_id, std::set<event_id>> by_definition(std::vector<drawn> const& all)
{
    std::vector<std::uint32_t> lead(all.size());
    for (std::uint32_t i = 0; i != lead.size(); ++i) lead[i] = i;
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = 0; i != all.size(); ++i)
            for (std::size_t k = 0; k != all.size(); ++k)
                if (all[i].likeness == all[k].likeness && overlap(all[i].window, all[k].window) && lead[k] < lead[i])
                    lead[i] = lead[k], changed = true;
    }
    std::map<event_id, std::set<event_id>> out;
    for (std::uint32_t i = 0; i != lead.size(); ++i) out[event_id{lead[i]}].insert(event_id{i});
    return out;
}

} // namespace

TEST_CASE("clusters are those of the definition, however what they hold comes in", "[clusters][twin]")
{
    constexpr unsigned seed = 29;
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (int round = 0; round != 600; ++round) {
        CAPTURE(round);
        clusters all;
        std::vector<drawn> events;
        std::map<event_id, cluster> known; // clusters of several, by their second member
        auto const n = 1 + random() % 40;
        auto const span = 1 + static_cast<std::int64_t>(random() % 200);
        while (events.size() != n) {
            for (auto piece = std::min<std::size_t>(1 + random() % 6, n - events.size()); piece-- != 0;) {
                auto const from = static_cast<std::int64_t>(random()) % span;
                auto window = bounds::closed(instant{from}, instant{from + static_cast<std::int64_t>(random() % 12)});
                if (random() % 30 == 0) window = {};
                if (random() % 30 == 0) window = bounds::closed(instant::past(), instant{from});
                if (random() % 30 == 0) window = bounds::closed(instant{from}, instant::future());
                events.push_back({random() % 3, window});
                all.add(events.back().likeness, window, detail::id_of<event_id>(events.size() - 1));
            }
            auto before = all;
            auto const window_of = [&](event_id e) { return events[detail::number(e)].window; };
            all.close(window_of, [&](cluster const& now, std::vector<cluster> const& was) {
                for (auto const& w : was) REQUIRE(known.erase(*w.first[1]) == 1);
                REQUIRE(known.emplace(*now.first[1], now).second);
            });
            before.close(window_of, [](auto const&, auto const&) {}); // a copy goes its own way
            std::size_t several = 0;
            for (auto const& [first, members] : by_definition(events)) {
                if (members.size() < 2) continue;
                ++several;
                auto const found = known.find(*std::next(members.begin()));
                REQUIRE(found != known.end());
                CHECK(found->second.first[0] == first);
                REQUIRE(found->second.size == members.size());
                CHECK(found->second.first[2] == (members.size() > 2 ? std::optional(*std::next(members.begin(), 2)) : std::nullopt));
            }
            REQUIRE(known.size() == several);
        }
    }
}

TEST_CASE("sixty similar rows are one warning", "[clusters][builder]")
{
    std::vector<event> rows;
    for (int i = 0; i != 60; ++i) rows.push_back(alike("row-" + std::to_string(i), "2017-05-10"));
    auto const found = duplicates(builder{utc_and_offsets()}.add(these(rows)).build());
    REQUIRE(found.size() == 1);
    CHECK(found[0].path == "events[1]");
    CHECK(found[0].text ==
          "60 events are of the same kind, parties and status, and may be at the same time: \"row-0\", \"row-1\", \"row-2\" and 57 more");
    CHECK(found[0].remedy == "if they are one, say `same_as`");

    rows.push_back(alike("broken", "2017-02-30"));
    try {
        (void)builder{utc_and_offsets()}.add(these(rows)).build();
        FAIL("built");
    } catch (error const& e) {
        std::string const text = e.what();
        CHECK(text.find("102 no_such_day") != std::string::npos);
        CHECK(std::count(text.begin(), text.end(), '\n') == 1);
    }
}

TEST_CASE("tables without dates are ordinary input", "[clusters][builder]")
{
    auto const n = GENERATE(4'000, 100'000); // of pairs, the latter would take hours and the machine's memory
    std::vector<event> rows;
    for (int i = 0; i != n; ++i) rows.push_back(alike(fmt::format("e{}", i), i % 2 == 0 ? "" : "2017"));
    auto const found = duplicates(builder{utc_and_offsets()}.add(these(std::move(rows))).build());
    REQUIRE(found.size() == 1);
    CHECK(found[0].text.starts_with(fmt::format("{} events are", n)));
}

TEST_CASE("a cluster that grows event by event is told once, as it is", "[clusters][growth]")
{
    auto world = builder{utc_and_offsets()}.build();
    constexpr int n = 3'000;
    for (int i = 0; i != n; ++i) world = world.with(these({alike(fmt::format("e{}", i))}));
    auto found = duplicates(world);
    REQUIRE(found.size() == 1);
    CHECK(found[0].text ==
          "3000 events are of the same kind, parties and status, and may be at the same time: \"e0\", \"e1\", \"e2\" and 2997 more");
    CHECK(found == duplicates(builder{utc_and_offsets()}.add(world.facts().copy()).build()));
}

TEST_CASE("what joins two clusters leaves one warning of the two", "[clusters][growth]")
{
    auto const first = builder{utc_and_offsets()}
                           .add(these({alike("a", "2017-05-01"), alike("b", "2017-05-01"), alike("c", "2017-05-20"),
                                       alike("d", "2017-05-20"), alike("other", "2017-05-20", "CHN"_party)}))
                           .build();
    REQUIRE(duplicates(first).size() == 2);
    CHECK(duplicates(first)[1].text == "\"c\" and \"d\" are of the same kind, parties and status, and may be at the same time");
    auto const second = first.with(these({alike("e", "2017-05")}));
    auto const found = duplicates(second);
    REQUIRE(found.size() == 1);
    CHECK(found[0].text ==
          "5 events are of the same kind, parties and status, and may be at the same time: \"a\", \"b\", \"c\" and 2 more");
    CHECK(duplicates(first).size() == 2); // which stays as it is
}

} // namespace clusters_tests
