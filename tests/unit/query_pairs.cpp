// Answers over some hundred events against what pairs, and every rival at once without any short cut, say of them.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace query_pairs_tests {

using namespace entente;
using namespace entente::literals;

namespace {

constexpr std::array<char const*, 6> codes{"USA", "CHN", "JPN", "DEU", "FRA", "IND"};

/// Calls of one leader and a meeting of somebody else, the gate; claims that respect a hidden truth, so that none is set
/// aside; and a network of the same, made here.
struct made {
    std::vector<std::string> ids;
    std::vector<std::set<std::string>> whom;
    std::vector<bool> sure;
    std::size_t gate = 0; ///< number of the last moment
    timeline told = builder(utc_and_offsets()).build();
    std::vector<duration> most; ///< all pairs

    [[nodiscard]] duration far(std::size_t a, std::size_t b) const { return most[a * (ids.size() + 1) + b]; }

    made(std::size_t n, std::uint32_t seed, bool tie_gate, bool give_dates) : gate(n)
    {
        std::mt19937_64 chance(seed);
        auto const pick = [&](std::int64_t a, std::int64_t b) {
            return a + static_cast<std::int64_t>(chance() % static_cast<std::uint64_t>(b - a + 1));
        };
        builder b{utc_and_offsets()};
        auto const lee = b.leader("lee", "Lee", "KOR"_party);
        auto const other = b.leader("other", "Other", "GBR"_party);
        constexpr std::int64_t hour = 3'600'000'000;
        std::vector<std::int64_t> truth; // hours of January and February 2001, and some minutes
        for (std::size_t i = 0; i <= n; ++i) truth.push_back(pick(0, 58 * 24 - 1) * hour + pick(0, 59) * hour / 60);
        truth[n] = pick(10 * 24, 30 * 24) * hour;
        auto const day = [](std::int64_t t) {
            auto const d = t / (24 * hour);
            return d < 31 ? fmt::format("2001-01-{:02}", d + 1) : fmt::format("2001-02-{:02}", d - 30);
        };
        for (std::size_t i = 0; i <= n; ++i) {
            std::vector<builder::attendee> who{builder::attendee{i == n ? other : lee}};
            std::set<std::string> parties;
            for (auto k = pick(1, 10) == 1 ? 2 : 1; k != 0; --k) parties.insert(codes[static_cast<std::size_t>(pick(0, 5))]);
            for (auto const& p : parties) who.emplace_back(party{std::string_view(p)});
            auto const id = i == n ? std::string("gate") : fmt::format("e{}", i);
            auto e = b.event(i == n ? meeting : call, who, id);
            auto const precision = give_dates || i == n ? pick(0, 9) : 9;
            if (precision < 5) e.held(day(truth[i]), "UTC");
            else if (precision < 8) e.held(day(truth[i]).substr(0, 7), "UTC");
            else e.held();
            bool const disputed = i != n && pick(0, 14) == 0;
            if (disputed) e.denied();
            if (i == n) continue;
            ids.push_back(id);
            whom.push_back(parties);
            sure.push_back(!disputed);
        }
        std::vector<std::pair<std::pair<std::size_t, std::size_t>, constraint>> claims;
        auto const name = [&](std::size_t i) { return i == n ? std::string("gate") : ids[i]; };
        for (std::size_t k = 0; k != n; ++k) {
            auto x = static_cast<std::size_t>(pick(0, static_cast<std::int64_t>(n) - 1));
            auto y = static_cast<std::size_t>(pick(0, static_cast<std::int64_t>(tie_gate && pick(0, 9) == 0 ? n : n - 1)));
            if (tie_gate && pick(0, 14) == 0) y = n;
            if (truth[x] == truth[y]) continue;
            if (truth[x] > truth[y]) std::swap(x, y);
            if (pick(0, 3) != 0) {
                b.claim(order_claim{{{name(x)}, {name(y)}}});
                claims.push_back({{x, y}, before(node{}, node{})});
            } else {
                duration const least{truth[y] - truth[x] - pick(0, 40) * hour}, greatest{truth[y] - truth[x] + pick(0, 40) * hour};
                b.claim(distance_claim{name(x), name(y), std::nullopt, std::nullopt, to_string(least), to_string(greatest), {}});
                claims.push_back({{x, y}, constraint{node{}, node{}, least, greatest}});
            }
        }
        told = b.build();
        REQUIRE(told.conflicts().empty());
        network net;
        std::vector<node> nodes;
        for (std::size_t i = 0; i <= n; ++i) nodes.push_back(net.add(told.when_was(*told.find_moment(name(i))).window, statement{}));
        for (auto& [pair, c] : claims) {
            c.from = nodes[pair.first];
            c.to = nodes[pair.second];
            REQUIRE_FALSE(net.insert(statement{}, std::array{c}));
        }
        most = net.most_among(nodes);
    }
};

/// The distances, and what the words of "first" mean in them. Turned, those of "last".
class twin {
public:
    twin(made const& m, bool turned) : m_(m), turned_(turned) {}

    [[nodiscard]] std::int64_t far(std::size_t a, std::size_t b) const
    {
        auto const d = turned_ ? m_.far(b, a) : m_.far(a, b);
        return d.is_unlimited() ? bottomless : d.count();
    }
    /// Strictly after the gate: in some world, in every world.
    [[nodiscard]] bool can_be_inside(std::size_t e) const { return far(m_.gate, e) >= 1; }
    [[nodiscard]] bool is_inside(std::size_t e) const { return far(e, m_.gate) <= -1; }

    /// Is there a world with e inside, and every sure one of the others outside or at least `ahead` later? Times from the
    /// gate, everything as early as can be, pushed until nothing moves.
    [[nodiscard]] bool escapes(std::size_t e, std::vector<std::size_t> const& others, std::int64_t ahead) const
    {
        auto const n = m_.ids.size() + 1;
        std::vector<std::int64_t> low(n);
        for (std::size_t x = 0; x != n; ++x) low[x] = far(x, m_.gate) == bottomless ? -bottomless : -far(x, m_.gate);
        low[e] = std::max<std::int64_t>(low[e], 1);
        for (std::size_t round = 0; round != 4 * n; ++round) {
            auto const before = low;
            for (std::size_t x = 0; x != n; ++x)
                for (std::size_t y = 0; y != n; ++y)
                    if (far(x, y) != bottomless) low[x] = std::max(low[x], low[y] - far(x, y));
            for (auto const f : others)
                if (f != e && m_.sure[f] && low[f] >= 1) low[f] = std::max(low[f], low[e] + ahead);
            if (low[m_.gate] > 0) return false;
            if (low == before) return true;
        }
        return false;
    }

private:
    static constexpr std::int64_t bottomless = std::int64_t{1} << 60;
    made const& m_;
    bool turned_;
};

std::set<std::string> events_of(answer_row const& r)
{
    std::set<std::string> out;
    for (auto const& c : r.candidates) out.insert(c.events.begin(), c.events.end());
    return out;
}
candidate const* of_party(answer_row const& r, std::string const& code)
{
    auto const at =
        std::find_if(r.candidates.begin(), r.candidates.end(), [&](candidate const& c) { return c.parties.front().code() == code; });
    return at == r.candidates.end() ? nullptr : &*at;
}

void check_window(made const& m, bool turned)
{
    twin const t(m, turned);
    auto const n = m.ids.size();
    std::vector<std::size_t> all;
    for (std::size_t e = 0; e != n; ++e)
        if (t.can_be_inside(e)) all.push_back(e);
    std::set<std::string> firsts;
    std::vector<std::size_t> who;
    for (auto const e : all)
        if (t.escapes(e, all, 0)) {
            firsts.insert(m.ids[e]);
            who.push_back(e);
        }
    auto const q = turned ? last(call).by("lee").before(the("gate")) : first(call).by("lee").after(the("gate"));
    auto const row = m.told.ask(q)[0];
    CHECK(events_of(row) == firsts);

    // with one gate, something is inside in every world only if something always is
    bool const never_empty = std::any_of(all.begin(), all.end(), [&](std::size_t e) { return m.sure[e] && t.is_inside(e); });
    for (auto const* code : codes) {
        auto const leads = [&](std::size_t e) { return m.whom[e].count(code) != 0; };
        auto const* c = of_party(row, code);
        CHECK((c != nullptr) == std::any_of(who.begin(), who.end(), leads));
        if (c == nullptr) continue;
        std::vector<std::size_t> theirs;
        std::copy_if(all.begin(), all.end(), std::back_inserter(theirs), leads);
        bool const certain =
            never_empty && std::all_of(who.begin(), who.end(), [&](std::size_t e) { return leads(e) || !t.escapes(e, theirs, 1); });
        CHECK(c->how == (certain ? verdict::certain : verdict::possible));
    }
}

/// Everything of everybody, without a window: pairs decide.
void check_all(made const& m)
{
    auto const n = m.ids.size();
    std::vector<moment> at;
    for (auto const& id : m.ids) at.push_back(*m.told.find_moment(id));
    std::vector<std::vector<bool>> certainly(n, std::vector<bool>(n)), possibly(n, std::vector<bool>(n));
    for (std::size_t a = 0; a != n; ++a)
        for (std::size_t b = 0; b != n; ++b) {
            certainly[a][b] = m.far(b, a) < duration{};
            possibly[a][b] = a != b && m.far(a, b) > duration{};
        }
    for (std::size_t a = 0; a < n; a += 7) // the twin's own network agrees with the timeline
        for (std::size_t b = 0; b < n; b += 5) CHECK((a == b || m.told.certainly_before(at[a], at[b]) == certainly[a][b]));

    auto const listed = m.told.ask(list(call).by("lee"))[0];
    REQUIRE(listed.candidates.size() == n);
    for (auto const& c : listed.candidates) {
        auto const e = static_cast<std::size_t>(std::stoul(c.events.front().substr(1)));
        rank_range expected{1, 1};
        for (std::size_t k = 0; k != n; ++k) {
            expected.lo += m.sure[k] && certainly[k][e] ? 1U : 0U;
            expected.hi += possibly[k][e] ? 1U : 0U;
        }
        CHECK(c.rank == expected);
    }

    auto const ordered = m.told.ask(order(call).by("lee"))[0];
    auto const leads = [&](std::size_t e, std::string const& code) { return m.whom[e].count(code) != 0; };
    for (auto const& c : ordered.candidates) {
        std::string const code(c.parties.front().code());
        auto least = codes.size();
        std::size_t most = 1;
        for (std::size_t e = 0; e != n; ++e) {
            if (!leads(e, code)) continue;
            std::size_t before = 1;
            for (auto const* d : codes) {
                bool some = false;
                for (std::size_t f = 0; f != n && d != code; ++f) some = some || (leads(f, d) && m.sure[f] && certainly[f][e]);
                before += some ? 1U : 0U;
            }
            least = std::min(least, before);
        }
        for (auto const* d : codes) {
            bool some = false;
            for (std::size_t f = 0; f != n && d != code && !some; ++f) {
                if (!leads(f, d) || leads(f, code)) continue;
                bool all = true, any = false;
                for (std::size_t e = 0; e != n; ++e) {
                    if (!leads(e, code)) continue;
                    all = all && (!m.sure[e] || possibly[f][e]);
                    any = any || possibly[f][e];
                }
                some = all && any;
            }
            most += some ? 1U : 0U;
        }
        CHECK(c.rank == rank_range{least, most});
    }
    // blocks: certain cuts of the order by first contacts
    std::size_t place = 0;
    for (auto const& b : ordered.blocks) {
        for (auto const p : b.parties)
            CHECK(of_party(ordered, std::string(p.code()))->rank.lo >= (ordered.floating.empty() ? place + 1 : 1));
        place += b.parties.size();
    }
}

} // namespace

TEST_CASE("some hundred events: what is decided for all at once is what pairs say", "[query][pairs]")
{
    for (std::uint32_t seed = 1; seed != 5; ++seed) {
        INFO("seed " << seed);
        check_all(made(150, seed, false, true));
        check_all(made(60, seed, false, false));
    }
}

TEST_CASE("some dozen events at an imprecise edge: what is decided for all at once is what all rivals together say",
          "[query][pairs][window]")
{
    for (std::uint32_t seed = 1; seed != 7; ++seed) {
        INFO("seed " << seed);
        for (bool const tied : {false, true})
            for (bool const dated : {false, true}) {
                made const m(dated ? 90 : 40, 100 + seed, tied, dated);
                check_window(m, false);
                check_window(m, true);
            }
    }
}

} // namespace query_pairs_tests
