// Evidence against its law: what is cited suffices, and of a conflict nothing can be spared.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/query/ask.hpp>
#include <entente/timeline/builder.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace evidence_tests {

namespace {

namespace en = entente;

/// The same numbers everywhere: the standard leaves its distributions to the implementation.
class dice {
public:
    explicit dice(std::uint64_t seed) : engine_(seed) {}
    int operator()(int n) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(n)); }
    bool once_in(int n) { return (*this)(n) == 0; }

private:
    std::mt19937_64 engine_;
};

std::string day(int n) { return fmt::format("1970-01-{:02}", n + 1); }

en::when random_time(dice& d)
{
    auto const a = d(8);
    auto const b = std::min(8, a + d(4));
    auto const c = std::min(9, b + 1 + d(3));
    switch (d(6)) {
    case 0: return {};
    case 1: return en::when{fmt::format("[{},{}]", day(a), day(c)), "UTC"};
    case 2: return en::when{fmt::format("[{},{},{}]", day(a), day(std::min(b, c - 1)), day(c)), "UTC"};
    case 3: return en::when{fmt::format("[{}..{}]", day(a), day(c)), "UTC"};
    default: return en::when{day(a), "UTC"};
    }
}

en::records random_records(dice& d)
{
    en::records r;
    for (int rank = 0; rank != 3; ++rank)
        for (int dated = 0; dated != 2; ++dated) {
            en::source s;
            s.id = fmt::format("s{}{}", rank, dated);
            s.rank = static_cast<en::source_rank>(rank);
            if (dated != 0) s.published = en::when{"1970-02-01", "UTC"};
            r.sources.push_back(std::move(s));
        }
    auto const source = [&] { return fmt::format("s{}{}", d.once_in(3) ? d(3) : 1, d(2)); };
    r.leaders.push_back({"lee", "Lee", {}, {}, {}});
    r.offices.push_back({"KOR/president", en::party{"KOR"}, "president", {}});
    std::vector<std::string> moments;
    for (int n = 1, terms = 1 + d.once_in(3); n <= terms; ++n) {
        auto const id = fmt::format("lee-{}", n);
        en::term t{id, "lee", "KOR/president", false, {}, {}, {}};
        for (auto& turn : t.milestones) // the result stands for an election that nobody dates: then the same words say something else
            if (d.once_in(2) && (&turn != &t.milestones[1] || !t.milestones[0].empty()))
                turn.push_back(
                    {"s1" + std::to_string(d(2)), std::nullopt, en::when{day(d(terms == 1 ? 9 : 5) + (n - 1) * 4), "UTC"}, {}, {}, {}});
        r.terms.push_back(std::move(t));
        for (auto const* m : {".elected", ".took_office", ".left_office"}) moments.push_back(id + m);
    }
    for (int i = 0; i != 4; ++i) {
        en::event e;
        e.id = fmt::format("e{}", i);
        moments.push_back(e.id);
        e.participants.push_back(
            {"lee", en::party{"KOR"}, {}, d.once_in(5) ? std::optional(static_cast<en::capacity>(d(3))) : std::nullopt, {}});
        e.participants.push_back({{}, en::party{d.once_in(2) ? "USA" : "CHN"}, {}, {}, {}});
        for (auto n = 1 + d(3); n != 0; --n) e.reports.push_back({source(), en::status::held, random_time(d), {}, {}, {}});
        r.events.push_back(std::move(e));
    }
    auto const moment = [&] { return moments[static_cast<std::size_t>(d(static_cast<int>(moments.size())))]; };
    for (auto n = d(5); n != 0; --n) {
        en::claim c;
        c.source = source();
        auto const a = moment();
        auto b = moment();
        while (b == a) b = moment();
        switch (d(6)) {
        case 0: c.says = en::distance_claim{a, b, d(3), std::nullopt, {}, {}, "UTC"}; break;
        case 1: c.says = en::distance_claim{a, b, std::nullopt, d(3), {}, {}, d.once_in(2) ? "UTC" : ""}; break;
        case 2: c.says = en::distance_claim{a, b, std::nullopt, std::nullopt, "PT1H", d.once_in(2) ? "PT72H" : "", {}}; break;
        case 3:
            c.says = en::first_claim{{d.once_in(2) ? "lee-1" : "lee", {}, d.once_in(2) ? "lee-1.elected" : "", {}, {}, {}, {}},
                                     {fmt::format("e{}", d(4))}};
            break;
        default: c.says = en::order_claim{{{a}, {b}}};
        }
        r.claims.push_back(std::move(c));
    }
    return r;
}

/// Records of which nothing is left but what some statements say.
en::records only(en::records all, std::vector<en::said> const& these)
{
    auto const is_there = [&](en::said const& s) { return std::find(these.begin(), these.end(), s) != these.end(); };
    for (std::uint32_t e = 0; e != all.events.size(); ++e) {
        auto& reports = all.events[e].reports;
        std::vector<en::report> left;
        for (std::uint32_t k = 0; k != reports.size(); ++k)
            if (is_there({en::said::what::event_report, {}, e, k})) left.push_back(reports[k]);
        reports = std::move(left);
        for (std::uint32_t k = 0; k != all.events[e].participants.size(); ++k)
            if (!is_there({en::said::what::capacity, {}, e, k})) all.events[e].participants[k].capacity.reset();
    }
    for (std::uint32_t t = 0; t != all.terms.size(); ++t)
        for (std::size_t m = 0; m != all.terms[t].milestones.size(); ++m) {
            std::vector<en::report> left;
            for (std::uint32_t k = 0; k != all.terms[t].milestones[m].size(); ++k)
                if (is_there({en::said::what::milestone_report, static_cast<en::milestone>(m), t, k}))
                    left.push_back(all.terms[t].milestones[m][k]);
            all.terms[t].milestones[m] = std::move(left);
        }
    std::vector<en::claim> left;
    for (std::uint32_t c = 0; c != all.claims.size(); ++c)
        if (is_there({en::said::what::claim, {}, c, 0})) left.push_back(all.claims[c]);
    all.claims = std::move(left);
    return all;
}

en::result<en::timeline> built(en::records r) { return en::builder(en::utc_and_offsets()).add(std::move(r)).try_build(); }

std::string listed(en::timeline const& t, std::vector<en::said> const& all)
{
    std::string out;
    for (auto const& s : all) out += "\n  " + t.cite(s);
    return out;
}

std::uint64_t number_from(char const* variable, std::uint64_t otherwise)
{
    auto const* text = std::getenv(variable);
    return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

} // namespace

TEST_CASE("What is cited suffices, and of a conflict nothing can be spared", "[property][evidence]")
{
    auto const seed = number_from("ENTENTE_SEED", 20250609);
    auto const cases = number_from("ENTENTE_CASES", 20000);
    std::size_t pairs = 0, conflicts = 0;
    for (std::uint64_t n = number_from("ENTENTE_CASE", 0), end = n + cases; n != end; ++n) {
        dice d(seed * 1'000'003 + n);
        auto const all = random_records(d);
        auto const t = built(all);
        if (!t) continue; // a term that ends before it begins
        INFO("ENTENTE_SEED=" << seed << " ENTENTE_CASE=" << n);
        std::vector<std::string> names{"e0", "e1", "e2", "e3"};
        for (auto const& term : all.terms)
            for (auto const* m : {".elected", ".took_office", ".left_office"}) names.push_back(term.id + m);
        for (auto const& a : names)
            for (auto const& b : names) {
                auto const [x, y] = std::pair{t->find_moment(a), t->find_moment(b)};
                if (a == b || !t->certainly_before(*x, *y)) continue;
                ++pairs;
                auto const why = t->why_before(*x, *y);
                auto const less = built(only(all, why));
                INFO(a << " before " << b << ":" << listed(*t, why));
                REQUIRE(less);
                REQUIRE(less->certainly_before(a, b));
            }
        for (auto const& c : t->conflicts()) {
            ++conflicts;
            auto cited = c.with;
            cited.push_back(c.rejected);
            INFO(listed(*t, cited));
            auto const these = built(only(all, cited));
            REQUIRE(these);
            REQUIRE_FALSE(these->conflicts().empty());
            for (auto const& s : c.with) {
                auto fewer = cited;
                std::erase(fewer, s);
                INFO("without " << t->cite(s));
                auto const rest = built(only(all, fewer));
                REQUIRE(rest);
                REQUIRE(rest->conflicts().empty());
            }
        }
    }
    CHECK(pairs > cases);
    CHECK(conflicts > cases / 10);
}

} // namespace evidence_tests
