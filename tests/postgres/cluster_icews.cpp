// The year of ICEWS on three servers: first contacts as the table of answers beside the data has them.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "conformance/conformance.hpp"
#include "conformance/icews_actors.hpp"
#include "in_cluster.hpp"

#include <entente/io/icews.hpp>
#include <entente/io/remote.hpp>

#include <fmt/format.h>

#include <map>
#include <string>

TEST_CASE("First contacts of the year of ICEWS, from three servers", "[cluster][icews]")
{
    namespace en = entente;
    auto const read = en::io::read_icews(in_cluster::said("ENTENTE_ICEWS"));
    conformance::table const expected(in_cluster::said("ENTENTE_ICEWS_FIRST"));
    std::map<std::string, std::map<std::string, conformance::actors::first>> answers;
    conformance::tally count;
    for (std::size_t i = 0; i != expected.size(); ++i) {
        auto const asked = expected[i];
        auto const kind = asked["kind"];
        if (!answers.contains(kind)) {
            conformance::actors const these(conformance::rows_saying(kind, read.facts));
            en::io::remote there(in_cluster::emptied());
            there.create();
            CHECK(there.load(these.facts(), kind) == these.facts().events.size());
            CHECK(there.load(these.facts(), kind) == 0);
            en::io::traffic came;
            answers.emplace(kind, these.ask([&](en::query const& q) {
                auto found = there.ask(q);
                came = found.came;
                return std::move(found.all);
            }));
            fmt::print("{}: of {} events, {}\n", kind, these.facts().events.size(), came.note());
        }
        auto const& of_kind = answers.at(kind);
        auto const found = of_kind.find(asked["actor"]);
        conformance::actors::first const should{asked["first_date"], conformance::split(asked["partners_on_first_date"]),
                                                std::stoul(asked["n_events"])};
        count.check(found != of_kind.end() && found->second == should, asked["actor"], kind, "something else");
    }
    fmt::print("{} actors as the table has them, {} not\n", count.passed, count.failed);
    CHECK(count.failed == 0);
    CHECK(count.passed > 1000);
}
