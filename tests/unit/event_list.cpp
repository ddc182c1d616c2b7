// Packed records: what comes out is what went in, word for word; and the parts that they are made of.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/timeline/detail/near_ids.hpp>
#include <entente/timeline/detail/plain_time.hpp>
#include <entente/timeline/detail/postings.hpp>
#include <entente/timeline/detail/window_list.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace event_list_tests {

using namespace entente;
using namespace entente::detail;
using namespace std::string_literals;

namespace {

using chance = std::mt19937;

bool once_in(chance& r, unsigned n) { return r() % n == 0; }
template <class T>
T one_of(chance& r, std::vector<T> const& all)
{
    return all[r() % all.size()];
}

std::string any_time(chance& r)
{
    return one_of<std::string>(r, {"",
                                   "2017",
                                   "2017-05",
                                   "2017-05-10",
                                   "2017-05-10T22:30",
                                   "2017-05-10T22:30Z",
                                   "2017-05-10T22:30:00",
                                   "2017-05-10T22:30:00Z",
                                   "2017-02-31",
                                   "2017-13",
                                   "2017-05-10T24:00",
                                   "2017-05-10T22",
                                   "0000",
                                   "9999-12-31",
                                   "2017-05-10T22:30+09:00",
                                   "2017~",
                                   "[2017-05-10,2017-05-11]",
                                   "-0044-03-15",
                                   "2017Z",
                                   "..",
                                   "201",
                                   "20170510",
                                   "2017-05-10T22:30:00.5Z",
                                   "not a time",
                                   "Z"});
}
kept any_kept(chance& r)
{
    if (!once_in(r, 3)) return {};
    return {one_of<std::vector<std::string>>(r, {{}, {"id", "kind"}, {"kind", "id"}}),
            one_of<std::vector<std::pair<std::string, std::string>>>(r, {{}, {{"x", "1"}}, {{"x", "[2]"}}})};
}
template <class Word>
std::optional<Word> any_word(chance& r)
{
    if (once_in(r, 2)) return std::nullopt;
    return static_cast<Word>(r() % words<Word>.size());
}
std::string any_text(chance& r) { return one_of<std::string>(r, {"", "", "a", "Seoul", std::string(300, 'x'), "서울", "with \0 inside"s}); }
event any_event(chance& r, unsigned n)
{
    event out;
    out.id = once_in(r, 9) ? "" : "e" + std::to_string(n);
    out.kind = static_cast<event_kind>(r() % words<event_kind>.size());
    out.protocol = any_word<protocol>(r);
    for (auto k = r() % 4; k-- != 0;)
        out.participants.push_back(
            {any_text(r), one_of<party>(r, {{}, party{"USA"}, party{"A-LONG_1"}}), any_word<role>(r), any_word<capacity>(r), any_kept(r)});
    out.occasion = any_text(r);
    out.same_as = any_text(r);
    out.place = any_text(r);
    out.in = one_of<party>(r, {{}, party{"KOR"}});
    for (auto k = r() % 3; k-- != 0;) out.topics.push_back(any_text(r));
    out.note = any_text(r);
    for (auto k = r() % 4; k-- != 0;)
        out.reports.push_back({any_text(r), any_word<status>(r),
                               when{any_time(r), one_of<std::string>(r, {"", "UTC", "Asia/Seoul"})}.in(static_cast<calendar>(r() % 2)),

                               one_of<std::string>(r, {"", "PT25M"}), any_text(r), any_kept(r)});
    out.kept = any_kept(r);
    return out;
}

} // namespace

TEST_CASE("a packed record is what it was, word for word, however the list grew", "[event_list][twin]")
{
    chance random(17);
    for (int round = 0; round != 200; ++round) {
        CAPTURE(round);
        std::vector<event> all;
        event_list list, before;
        while (all.size() < 60) {
            std::vector<event> more;
            for (auto n = random() % 9; n-- != 0;) more.push_back(any_event(random, static_cast<unsigned>(all.size() + more.size())));
            all.insert(all.end(), more.begin(), more.end());
            before = list;
            list.append(more, once_in(random, 2));
            list.close();
            before.append({any_event(random, 1000)}); // a copy goes its own way
            before.close();
        }
        REQUIRE(list.size() == all.size());
        CHECK(std::equal(all.begin(), all.end(), list.begin(), list.end()));
        for (std::uint32_t i = 0; i != all.size(); ++i) {
            auto const& e = all[i];
            auto const id = detail::id_of<event_id>(i);
            REQUIRE(list[i] == e);
            REQUIRE(list[id] == e);
            CHECK(list.id(id) == e.id);
            CHECK(list.kind(id) == e.kind);
            CHECK(list.in(id) == e.in);
            CHECK(list.is_another(id) == !e.same_as.empty());
            CHECK(list.has_occasion(id) == !e.occasion.empty());
            CHECK(list.reports(id) == e.reports);
            std::vector<participant> who;
            for (auto const n : list.participants(id)) who.push_back(list.participant_of(n));
            CHECK(who == e.participants);
            std::vector<std::string> sources;
            (void)list.any_source(id, [&](std::string const& s) { return sources.push_back(s), false; });
            std::vector<std::string> expected;
            for (auto const& s : e.reports) expected.push_back(s.source);
            CHECK(sources == expected);
            auto const first = std::find_if(all.begin(), all.end(), [&](event const& x) { return x.id == e.id; });
            auto const found = list.find(e.id);
            if (e.id.empty()) CHECK_FALSE(found);
            else CHECK(found == detail::id_of<event_id>(static_cast<std::size_t>(first - all.begin())));
        }
        CHECK_FALSE(list.find("nobody"));
    }
}

TEST_CASE("an event list is a range of values", "[event_list]")
{
    event_list list;
    CHECK(list.empty());
    list.append({{"a", event_kind::call, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}},
                 {"b", event_kind::visit, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}}});
    list.close();
    CHECK(std::ranges::random_access_range<event_list>);
    CHECK(std::ranges::find(list, "b"s, &event::id) - list.begin() == 1);
    CHECK(list.begin()->id == "a");
    CHECK(list.begin()[1].kind == event_kind::visit);
    CHECK(list.end() - 1 == list.begin() + 1);
    CHECK(list.back().id == "b");
}

TEST_CASE("of many records alike, what they say alike stands once", "[event_list]")
{
    event e;
    e.id = "e";
    e.participants = {{"a leader of whom much is to be said", party{"KOR"}, role::initiator, {}, {}},
                      {"another", party{"USA"}, {}, {}, {}}};
    e.reports = {{"a source with a long name", status::held, when{"2017-05-10T22:30", "Asia/Seoul"}, {}, {}, {}}};
    event_list list;
    list.append(std::vector<event>(1000, e));
    list.close();
    CHECK(list.all_participants() == 2);
    list.append(std::vector<event>(10, e), false);
    CHECK(list.all_participants() == 2);
    list.append(std::vector<event>(10, e), true); // the names may mean others by now
    CHECK(list.all_participants() == 4);
}

TEST_CASE("a plain time is a number and back the same text", "[event_list]")
{
    for (auto const* text : {"2017", "0000", "9999", "2017-01", "2017-12", "2017-05-31", "2017-02-31", "2017-05-10T00:00",
                             "2017-05-10T23:59Z", "2017-05-10T23:59:59", "2017-05-10T23:59:59Z"}) {
        CAPTURE(text);
        auto const t = plain_time_of(text);
        REQUIRE(t);
        CHECK(text_of(*t) == text);
    }
    for (auto const* text : {"",
                             "Z",
                             "201",
                             "20175",
                             "2017-",
                             "2017-0",
                             "2017-00",
                             "2017-13",
                             "2017-05-00",
                             "2017-05-32",
                             "2017-05-10T",
                             "2017-05-10T22",
                             "2017-05-10T24:00",
                             "2017-05-10T22:60",
                             "2017-05-10T22:30:60",
                             "2017-05-10 22:30",
                             "2017Z",
                             "2017-05-10Z",
                             "2017-05-10T22:30z",
                             "2017-05-10T22:30ZZ",
                             "2017-05-10T22:30:00.0",
                             "+2017",
                             "-2017",
                             "2017~",
                             "２０１７"}) {
        CAPTURE(text);
        CHECK_FALSE(plain_time_of(text));
    }
    std::set<std::pair<int, std::uint64_t>> seen; // no two texts are one number
    for (auto const* text :
         {"2017", "2018", "2017-01", "2017-02", "2017-01-01", "2017-01-02", "2017-01-01T00:00", "2017-01-01T00:00Z", "2017-01-01T00:01"})
        CHECK(seen.emplace(plain_time_of(text)->form, plain_time_of(text)->number).second);
}

TEST_CASE("numbers and texts come out of bytes as they went in", "[event_list]")
{
    std::vector<std::uint64_t> const numbers{
        0, 1, 127, 128, 16383, 16384, std::numeric_limits<std::uint32_t>::max(), std::numeric_limits<std::uint64_t>::max()};
    packed_bytes all;
    for (auto const n : numbers) put(all, n);
    put(all, std::string_view("a text"));
    put(all, std::string_view{});
    put(all, std::uint64_t{7});
    unpacker from(all.data());
    for (auto const n : numbers) CHECK(from.number() == n);
    CHECK(from.text() == "a text");
    CHECK(from.text().empty());
    CHECK(from.number() == 7);
}

TEST_CASE("windows come out of their list as they went in", "[event_list]")
{
    auto const at = [](std::int64_t t) { return instant{t}; };
    constexpr auto most = std::numeric_limits<std::int64_t>::max() - 1;
    std::vector<bounds> const all{bounds{},
                                  bounds(at(0)),
                                  bounds(at(-5)),
                                  bounds(instant::past()),
                                  bounds(instant::future()),
                                  bounds::closed(at(3), at(86400)),
                                  bounds::closed(at(4), at(86401)),
                                  bounds::closed(at(3), instant::future()),
                                  bounds::closed(instant::past(), at(3)),
                                  bounds::closed(at(-most), at(most)),
                                  bounds::closed(at(-most), at(3))};
    window_list list;
    for (int copies = 0; copies != 3; ++copies) {
        for (auto const& b : all) list.push_back(b);
        list.close();
        auto copy = list;
        copy.push_back(bounds(at(1)));
    }
    REQUIRE(list.size() == 3 * all.size());
    for (std::size_t i = 0; i != list.size(); ++i) CHECK(list[detail::id_of<event_id>(i)] == all[i % all.size()]);
}

TEST_CASE("postings are found wherever their windows reach, in blocks as in one piece", "[postings][twin]")
{
    chance random(5);
    auto const far = hours(24 * 40).count();
    for (int round = 0; round != 300; ++round) {
        CAPTURE(round);
        postings<leader_and_kind> list;
        auto const calls_of = [](std::size_t who) { return leader_and_kind{detail::id_of<leader_id>(who), event_kind::call}; };
        std::vector<std::pair<std::uint32_t, bounds>> all; // by event: whose, and when
        auto const moment = [&] { return instant{static_cast<std::int64_t>(random() % 1000) * far / 100 - 3 * far}; };
        while (all.size() < 40) {
            for (auto n = random() % 5; n-- != 0;) {
                auto const from = moment();
                auto const length =
                    duration{one_of<std::int64_t>(random, {0, 1, hours(24).count(), hours(52).count(), hours(53).count(), far})};
                auto window = bounds::closed(from, from + length);
                if (once_in(random, 12)) window = {};
                if (once_in(random, 20)) window = bounds::closed(from, instant::future());
                auto const who = random() % 3;
                list.add(calls_of(who), detail::id_of<event_id>(all.size()), window, aspect{});
                all.emplace_back(who, window);
            }
            list.close();
        }
        for (int question = 0; question != 20; ++question) {
            auto const a = moment(), b = moment();
            auto const in = once_in(random, 5) ? bounds{} : bounds::closed(std::min(a, b), std::max(a, b));
            auto const who = static_cast<std::uint32_t>(random() % 4);
            bool const forward = once_in(random, 2);
            std::map<event_id, int> found;
            std::optional<instant> last;
            for (auto walk = list.of(calls_of(who), in, forward); !walk.is_over(); walk.step()) {
                ++found[walk.event()];
                auto const& window = all[detail::number(walk.event())].second;
                CHECK(all[detail::number(walk.event())].first == who);
                CHECK((forward ? walk.reach() <= window.earliest() : window.latest() <= walk.reach()));
                if (last) CHECK((forward ? *last <= walk.reach() : walk.reach() <= *last));
                last = walk.reach();
            }
            for (std::uint32_t e = 0; e != all.size(); ++e)
                if (all[e].first == who && overlap(all[e].second, in)) CHECK(found[event_id{e}] == 1);
        }
    }
}

TEST_CASE("an id that is missed is looked up among many, too", "[event_list][nearest]")
{
    std::vector<event> all(5000);
    for (std::size_t i = 0; i != all.size(); ++i) all[i].id = "call-" + std::to_string(i) + "-usa";
    event_list list;
    list.append(all);
    list.close();
    near_ids const known(list);
    CHECK(known.suggestion("call-1234-uss") == "did you mean \"call-1234-usa\"?");
    CHECK(known.suggestion("CALL-1234-USA") == "did you mean \"call-1234-usa\"?");
    CHECK(known.suggestion(std::string(1000, 'c')).empty());
    CHECK(near_ids(event_list{}).suggestion("x").empty());
}

TEST_CASE("chains of occasions and of records that are one cost what they are long", "[builder][growth]")
{
    auto const n = 20000;
    records all;
    for (int i = 0; i != n; ++i) {
        event e;
        e.id = "e" + std::to_string(i);
        e.kind = event_kind::summit;
        e.participants = {{"", party{"USA"}, {}, {}, {}}};
        e.reports = {{{}, status::held, when{"2001-01-01", "UTC"}, {}, {}, {}}};
        if (i + 1 != n) e.occasion = "e" + std::to_string(i + 1);
        all.events.push_back(e);
    }
    CHECK(builder{utc_and_offsets()}.add(all).build().events().size() == static_cast<std::size_t>(n));
    for (auto& e : all.events) std::swap(e.occasion, e.same_as);
    CHECK(builder{utc_and_offsets()}.add(all).build().events().size() == 1);
    all.events.back().same_as = "e0";
    try {
        (void)builder{utc_and_offsets()}.add(all).build();
        FAIL("a circle was taken in");
    } catch (error const& e) {
        CHECK(e.diagnostics().size() >= static_cast<std::size_t>(n));
    }
}

} // namespace event_list_tests
