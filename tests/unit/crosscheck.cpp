// One list held against another, and the same by trying everything.
// SPDX-License-Identifier: MIT
#include "../catch.hpp"

#include <entente/entente.hpp>
#include <entente/io/crosscheck.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>

namespace crosscheck_tests {

namespace en = entente;
using en::io::compare_days;
using en::io::day_relation;

namespace {

void add(en::records& to, std::string id, std::string const& host, std::string time, std::string const& who = "obama")
{
    en::event e;
    e.id = std::move(id);
    e.kind = en::event_kind::visit;
    e.participants.push_back({who, en::party{"USA"}, en::role::guest, {}, {}});
    e.participants.push_back({{}, en::party{host}, en::role::host, {}, {}});
    e.reports.push_back({{}, en::status::held, en::when{std::move(time)}, {}, {}, {}});
    to.events.push_back(std::move(e));
}

std::vector<std::string> ids(std::vector<en::io::day_check> const& checks)
{
    std::vector<std::string> out;
    for (auto const& c : checks) out.push_back(c.event);
    return out;
}
using list = std::vector<std::string>;

std::string swap_day(std::string const& d) { return d.substr(0, 5) + d.substr(8, 2) + '-' + d.substr(5, 2); }

} // namespace

TEST_CASE("a trip with day and month swapped is found, and no other is accused")
{
    en::records reference, dirty;
    add(reference, "r1", "TZA", "2013-07-01/2013-07-02");
    add(reference, "r2", "DEU", "2005-05-08/2005-05-09");
    add(reference, "r3", "MEX", "2007-03-12/2007-03-14");
    add(reference, "r4", "JPN", "2010-11-12/2010-11-14");
    add(reference, "r5", "FRA", "2006-03-03/2006-03-04");

    add(dirty, "both", "TZA", "2013-01-07/2013-02-07");
    add(dirty, "other leader", "TZA", "2013-01-07/2013-02-07", "bush");
    add(dirty, "other country", "KEN", "2013-01-07/2013-02-07");
    add(dirty, "end", "FRA", "2006-03-03/2006-04-03");
    add(dirty, "contradicts itself", "MEX", "2007-12-03?");
    add(dirty, "right", "JPN", "2010-11-12/2010-11-14");
    add(dirty, "said already", "JPN", "2010-12-11/2010-11-14"); // its swapped reading is taken by the row before
    add(dirty, "end denies it", "DEU", "2005-08-05/2005-08-07");
    add(dirty, "no day", "DEU", "2005");

    auto const c = compare_days(dirty, reference);
    CHECK(ids(c.swapped) == list{"both", "end", "contradicts itself"});
    CHECK(ids(c.same) == list{"right"});
    CHECK(c.unmatched == list{"other leader", "other country", "said already", "end denies it", "no day"});
    CHECK(c.swapped[0].start == day_relation::swapped);
    CHECK(c.swapped[0].end == day_relation::swapped);
    CHECK(c.swapped[1].start == day_relation::same);
    CHECK(c.swapped[1].end == day_relation::swapped);
    CHECK(c.swapped[2].end == day_relation::unknown);
    CHECK(to_string(c.swapped[0]) ==
          "both: 2013-01-07/2013-02-07 is r1, 2013-07-01/2013-07-02, with day and month of the start and the end swapped");
    CHECK(to_string(c.same[0]) == "right: 2010-11-12/2010-11-14 is r4, 2010-11-12/2010-11-14");
}

TEST_CASE("a day that swapping leaves as it is is never swapped; ties name every event")
{
    en::records reference, dirty;
    add(reference, "a", "GBR", "2013-06-06");
    add(reference, "b", "DEU", "2011-02-03");
    add(reference, "c", "DEU", "2011-02-03");
    add(dirty, "1", "GBR", "2013-06-06");
    add(dirty, "2", "DEU", "2011-03-02");
    auto const c = compare_days(dirty, reference);
    CHECK(ids(c.same) == list{"1"});
    REQUIRE(ids(c.swapped) == list{"2"});
    CHECK(c.swapped[0].reference == list{"b", "c"});
}

TEST_CASE("compare_days against trying every pair, on random small lists")
{
    std::mt19937 random(7);
    auto const below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    auto const day = [&] { return fmt::format("2013-{:02}-{:02}", 1 + below(3), 1 + below(4)); };
    int accused = 0;
    for (int round = 0; round != 3000; ++round) {
        std::map<std::string, std::array<std::string, 3>> said[2]; // country, start, end
        en::records lists[2];
        for (int l = 0; l != 2; ++l)
            for (int i = 0, n = 1 + below(4); i != n; ++i) {
                auto const id = fmt::format("{}{}", l == 0 ? "d" : "r", i);
                std::array<std::string, 3> e{below(2) == 0 ? "FRA" : "DEU", day(), below(3) == 0 ? "" : day()};
                bool const contradicts = e[2] < e[1]; // as readers say it: the start alone
                if (contradicts) e[2].clear();
                said[l][id] = e;
                add(lists[l], id, e[0], e[2].empty() ? e[1] + (contradicts ? "?" : "") : e[1] + '/' + e[2]);
            }
        // The rule of the header, word by word, for each pair.
        auto const rank = [&](std::array<std::string, 3> const& d, std::array<std::string, 3> const& r) {
            bool const end_same = d[2] == r[2] || d[2].empty() || r[2].empty();
            bool const end_swapped = !end_same && swap_day(d[2]) == r[2];
            if (d[0] != r[0]) return 9;
            if (d[1] == r[1]) return end_same ? 0 : end_swapped ? 1 : 2;
            return swap_day(d[1]) == r[1] && (end_same || end_swapped) ? 3 : 9;
        };
        std::set<std::string> taken;
        for (auto const& [id, d] : said[0]) {
            int least = 9;
            for (auto const& [rid, r] : said[1]) least = std::min(least, rank(d, r));
            if (least < 3)
                for (auto const& [rid, r] : said[1])
                    if (rank(d, r) == least) taken.insert(rid);
        }
        auto const found = compare_days(lists[0], lists[1]);
        for (auto const& [id, d] : said[0]) {
            int least = 9;
            list with;
            for (auto const& [rid, r] : said[1]) {
                auto const k = rank(d, r);
                if (k == 3 && taken.contains(rid)) continue;
                if (k < least) with.clear();
                least = std::min(least, k);
                if (k == least && k != 9) with.push_back(rid);
            }
            auto const among = [&](std::vector<en::io::day_check> const& checks) {
                return std::any_of(checks.begin(), checks.end(), [&](auto const& c) { return c.event == id && c.reference == with; });
            };
            INFO(id << " " << d[0] << " " << d[1] << "/" << d[2]);
            CHECK(among(found.same) == (least == 0 || least == 2));
            CHECK(among(found.swapped) == (least == 1 || least == 3));
            CHECK((std::find(found.unmatched.begin(), found.unmatched.end(), id) != found.unmatched.end()) == (least == 9));
            accused += least == 1 || least == 3 ? 1 : 0;
        }
    }
    CHECK(accused > 100); // or nothing was tried
}

} // namespace crosscheck_tests
