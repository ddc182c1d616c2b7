// What the value types are, and what they must not be: settled when this file compiles.
// SPDX-License-Identifier: MIT
#include <entente/fwd.hpp>
#include <entente/model/party.hpp>
#include <entente/time/bounds.hpp>
#include <entente/time/instant.hpp>

#include <algorithm>
#include <array>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

using namespace entente;
using namespace entente::literals;

namespace {

template <class T>
concept small_value = std::regular<T> && std::is_trivially_copyable_v<T> && std::is_nothrow_default_constructible_v<T> &&
    std::is_same_v<std::compare_three_way_result_t<T>, std::strong_ordering>;

template <class A, class B>
concept addable = requires(A a, B b)
{
    a + b;
};
template <class A, class B>
concept subtractable = requires(A a, B b)
{
    a - b;
};
template <class A, class B>
concept comparable = requires(A a, B b)
{
    a < b;
};

// sizes
static_assert(small_value<duration> && sizeof(duration) == 8);
static_assert(small_value<instant> && sizeof(instant) == 8);
static_assert(small_value<bounds> && sizeof(bounds) == 16);
static_assert(small_value<party> && sizeof(party) == 8);

// a point is no length, and neither is a number
static_assert(addable<instant, duration> && !addable<duration, instant> && !addable<instant, instant>);
static_assert(std::is_same_v<decltype(instant{} - instant{}), duration>);
static_assert(std::is_same_v<decltype(instant{} - duration{}), instant>);
static_assert(!subtractable<duration, instant>);
static_assert(!comparable<instant, duration> && !comparable<instant, std::int64_t> && !comparable<duration, int>);
static_assert(!std::convertible_to<std::int64_t, instant> && !std::convertible_to<std::int64_t, duration>);
static_assert(!std::convertible_to<instant, bounds> && std::constructible_from<bounds, instant>);

// lengths do not wrap
static_assert(duration::unlimited() + seconds(1) == duration::unlimited());
static_assert(instant::future() - hours(1) == instant::future());
static_assert(instant::past() < instant{} && instant{} < instant::future());
static_assert(instant::future() - instant{} == duration::unlimited());

static_assert(hours(3'000'000'000) == duration::unlimited() && days(-200'000'000) == -duration::unlimited());

// bounds are never empty: a constant whose ends are reversed does not compile
template <std::int64_t Earliest, std::int64_t Latest>
concept can_bound = requires
{
    std::integral_constant<bool, bounds::closed(instant{Earliest}, instant{Latest}).is_exact()>{};
};
template <std::int64_t Earliest, std::int64_t End>
concept can_end = requires
{
    std::integral_constant<bool, bounds::until(instant{Earliest}, instant{End}).is_exact()>{};
};
static_assert(can_bound<5, 10> && can_bound<5, 5> && !can_bound<10, 5>);
static_assert(can_end<5, 6> && !can_end<5, 5> && !can_end<10, 5>);

static_assert(bounds{}.is_unknown() && !bounds{instant{}}.is_unknown());
static_assert(bounds{instant{}}.is_exact() && bounds{instant{}}.end() == instant{} + tick);
static_assert(bounds::until(instant{}, instant{} + days(1)).end() == instant{} + days(1));
static_assert(certainly_before(bounds::until(instant{}, instant{} + days(1)), bounds{instant{} + days(1)}));
static_assert(!certainly_before(bounds{instant{}}, bounds{instant{}}) && !possibly_before(bounds{instant{}}, bounds{instant{}}));

// parties
static_assert(!std::convertible_to<std::string_view, party> && std::constructible_from<party, std::string_view>);
static_assert(party{}.empty() && "KOR"_party.code() == "KOR");
static_assert(find_party("South Korea") == "KOR"_party);
static_assert(noexcept(info(party{})) && info("ZZZ"_party) == nullptr);

constexpr bool sorted_and_unique(auto const& rows, auto projection)
{
    return std::ranges::adjacent_find(rows, std::ranges::greater_equal{}, projection) == std::ranges::end(rows);
}

static_assert(sorted_and_unique(known_parties(), &party_info::id));
// no alpha-2 code has two owners, and none is spelt like the code of another party
static_assert([] {
    std::array<bool, 26 * 26> taken{};
    auto const place = [](std::string_view two) { return static_cast<std::size_t>((two[0] - 'A') * 26 + two[1] - 'A'); };
    for (auto const& known : known_parties())
        for (auto const two : {known.alpha2, known.id.code()}) {
            if (two.size() != 2) continue;
            if (taken[place(two)]) return false;
            taken[place(two)] = true;
        }
    return true;
}());

} // namespace
