// The store: what goes in comes out, and what is there stays there.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "refusal.hpp"
#include "store/scratch.hpp"
#include "unit/random_documents.hpp"

#include <entente/entente.hpp>
#include <entente/io/json.hpp>
#include <entente/io/store.hpp>
#include <entente/io/zones.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace store_tests {

using namespace entente;
using io::snapshot;
using io::store;

namespace {

static_assert(!std::is_copy_constructible_v<store> && !std::is_default_constructible_v<store>);
static_assert(std::is_nothrow_move_constructible_v<store> && std::is_nothrow_move_assignable_v<store>);

/// Random records could share an id by chance, which no valid document does.
records distinct(records r)
{
    std::set<std::string> ids;
    auto const rename = [&](auto& list) {
        for (auto& one : list)
            if (!one.id.empty()) one.id += " " + std::to_string(ids.size()), ids.insert(one.id);
    };
    rename(r.sources), rename(r.groups), rename(r.leaders), rename(r.offices), rename(r.terms), rename(r.events), rename(r.claims);
    std::set<std::string> codes;
    r.parties.erase(std::remove_if(r.parties.begin(), r.parties.end(), [&](auto const& p) { return !codes.emplace(p.id.code()).second; }),
                    r.parties.end());
    return r;
}

report held(std::string source, std::string time)
{
    return {std::move(source), status::held, when{std::move(time), "Asia/Seoul"}, {}, {}, {}};
}

event a_call(std::string id, std::vector<report> reports)
{
    event e;
    e.id = std::move(id);
    e.participants = {{"lee", party{}, std::nullopt, std::nullopt, {}}, {"", party{"USA"}, std::nullopt, std::nullopt, {}}};
    e.reports = std::move(reports);
    return e;
}

records with(event e)
{
    records r;
    r.events.push_back(std::move(e));
    return r;
}

records with(source s)
{
    records r;
    r.sources.push_back(std::move(s));
    return r;
}

/// As it reads once it was written: with the order of its keys.
records as_read(records const& r)
{
    auto out = io::read_records(io::write(r));
    out.kept = {};
    return out;
}

records read(std::string_view members) { return io::read_records(R"({"format":"entente/1",)" + std::string(members) + "}"); }

} // namespace

TEST_CASE("documents go into a store and come out to the byte", "[store]")
{
    constexpr unsigned seed = 19880225;
    CAPTURE(seed);
    random_documents random{seed};
    scratch here;
    for (int i = 0; i != 120; ++i) {
        auto const facts = distinct(io::read_records(random.document()));
        CAPTURE(i, io::write(facts));
        auto const path = here.file(std::to_string(i));
        {
            auto s = store::create(path);
            auto const revision = s.append(facts);
            CHECK(s.load() == snapshot{facts, revision});
            CHECK(s.append(facts) == revision); // all of it is there already
        }
        auto const again = store::open(path, io::access::read).load();
        REQUIRE(again.facts == facts);
        REQUIRE(io::write(again.facts) == io::write(facts));
    }
}

TEST_CASE("the shipped data go into a store and come out to the byte", "[store]")
{
    scratch here;
    auto both = store::create(here.file("both"));
    std::vector<std::string> events;
    for (auto const* name : {"africa-middle-east", "americas", "asia-pacific", "europe", "korea", "terms", "world"}) {
        auto const facts = io::read_document(std::string{ENTENTE_SOURCE_DIR "/data/"} + name + ".json").facts;
        REQUIRE(facts.events.size() + facts.terms.size() > 20);
        auto s = store::create(here.file(name));
        s.append(facts);
        CHECK(s.load().facts == facts);
        CHECK(io::write(s.load().facts) == io::write(facts));

        auto lists = facts;
        lists.title = lists.note = "";
        lists.kept = {};
        both.append(lists);
        for (auto const& e : facts.events)
            if (std::find(events.begin(), events.end(), e.id) == events.end()) events.push_back(e.id);
    }
    // Records that several have are one, as when the folder is read.
    std::vector<std::string> stored;
    for (auto const& e : both.load().facts.events) stored.push_back(e.id);
    CHECK((stored == events)); // in the order in which they came
    builder b{iana_zones()};
    auto const world = b.add(both.load().facts).build();
    auto const folder = io::read(ENTENTE_SOURCE_DIR "/data");
    auto const question = first(entente::call).by_each("KOR/president").after(elected);
    auto const answers = world.ask(question);
    auto const expected = folder.ask(question);
    REQUIRE(answers.size() > 5);
    REQUIRE(answers.size() == expected.size());
    for (std::size_t i = 0; i != answers.size(); ++i) CHECK(fmt::format("{}", answers[i]) == fmt::format("{}", expected[i]));
}

TEST_CASE("records made in code, and parties that only a file knows, come back", "[store]")
{
    scratch here;
    auto s = store::create(here.file("s"));
    CHECK(s.load() == snapshot{});
    CHECK(s.append({}) == 0);
    CHECK(s.append(one_of_everything()) == 1);
    CHECK(io::write(s.load().facts) == io::write(one_of_everything()));
    // Codes that mean another party to a reader of names: UK is the alpha-2 code of none, but an alias of GBR.
    auto own = read(R"("parties":[{"code":"UK"},{"code":"CN"}],"groups":[{"id":"g","members":["UK","CN"]}])");
    REQUIRE(own.groups[0].members == std::vector{party{"UK"}, party{"CN"}});
    own.groups[0].kept = {};
    s.append(own);
    CHECK(s.load().facts.groups.back().members == own.groups[0].members);

    records odd;
    odd.sources.emplace_back().id = std::string{"a\0b", 3};
    odd.sources.emplace_back().id = std::string{"a\0c", 3};
    s.append(odd);
    CHECK(s.append(odd) == 3);
    CHECK(s.load_since(2).facts.sources.back().id == odd.sources.back().id);
}

TEST_CASE("a record that is there already brings further reports and nothing else", "[store]")
{
    scratch here;
    auto s = store::create(here.file("s"));
    auto first = a_call("us", {held("yna", "2025-06-06")});
    first.place = "Seoul";
    s.append(with(first));
    auto const before = s.load();

    // Only what is new has to be said, and what was said need not be repeated.
    event more;
    more.id = "us";
    more.reports = {held("yna", "2025-06-06"), held("kbs", "2025-06-06T22:00")};
    CHECK(s.append(with(more)) == 2);
    first.reports.push_back(more.reports[1]);
    CHECK(s.load().facts == as_read(with(first)));
    CHECK(s.append(with(more)) == 2);
    CHECK(s.load_at(1) == before);
    CHECK(s.load_at(0) == snapshot{});
    CHECK(refusal([&] { (void)s.load_at(3); }) == code::bad_value);
    CHECK(refusal([&] { (void)s.load_at(-1); }) == code::bad_value);

    more.place = "Busan";
    more.reports = {held("mbc", "2025-06-06")};
    CHECK(refusal([&] { s.append(with(more)); }) == code::said_otherwise);
    more.place = {};
    more.note = "a note that nobody has made";
    CHECK(refusal([&] { s.append(with(more)); }) == code::said_otherwise);
    more.note = {};
    more.kind = event_kind::meeting;
    CHECK(refusal([&] { s.append(with(more)); }) == code::said_otherwise);
    CHECK(s.revision() == 2);

    // The milestones of a term grow the same way.
    s.append(read(R"("terms":[{"id":"lee-2025","leader":"lee","office":"KOR/president","elected":[{"time":"2025-06-03"}]}])"));
    s.append(read(R"("terms":[{"id":"lee-2025","leader":"lee","office":"KOR/president","took_office":[{"time":"2025-06-04"}]}])"));
    CHECK(s.load().facts.terms.front().at(milestone::elected).size() == 1);
    CHECK(s.load().facts.terms.front().at(milestone::took_office).size() == 1);
}

TEST_CASE("where only new records come, a timeline grows by what was loaded since", "[store]")
{
    scratch here;
    auto s = store::create(here.file("s"));
    auto const plan = read(R"("leaders":[{"id":"lee","name":"Lee Jae-myung"}],"offices":[{"id":"o","party":"KOR"}],
        "terms":[{"id":"t","leader":"lee","office":"o","elected":[{"time":"2025-06-03","zone":"Asia/Seoul"}]}],
        "events":[{"id":"cn","kind":"call","participants":[{"leader":"lee"},{"party":"CHN"}],"reports":[{"status":"planned"}]}])");
    auto const revision = s.append(plan);
    auto const evening = builder{iana_zones()}.add(s.load().facts).build();
    s.append(read(R"("sources":[{"id":"kbs"}],
        "events":[{"id":"cn-held","kind":"call","same_as":"cn","participants":[{"leader":"lee"},{"party":"CHN"}],
                   "reports":[{"source":"kbs","status":"held","time":"2025-06-10","zone":"Asia/Seoul"}]}])"));
    auto const next_day = evening.with(s.load_since(revision).facts);
    auto const anew = builder{iana_zones()}.add(s.load().facts).build();
    auto const question = first(entente::call).by("lee").after(elected);
    CHECK(evening.ask(question).verdict() == verdict::none);
    CHECK(next_day.ask(question).verdict() == verdict::certain);
    CHECK(fmt::format("{}", next_day.ask(question)[0]) == fmt::format("{}", anew.ask(question)[0]));
}

TEST_CASE("a refused commit names every problem and leaves nothing behind", "[store]")
{
    scratch here;
    auto s = store::create(here.file("s"));
    s.append(read(R"("title":"t","leaders":[{"id":"lee","name":"Lee Jae-myung"}])"));
    auto const before = s.load();

    auto wrong = read(R"("title":"u","leaders":[{"id":"new"},{"id":"lee","name":"Lee"}],"offices":[{"id":"o","party":"KOR"}])");
    wrong.offices.push_back(wrong.offices.front());
    wrong.sources.emplace_back(); // without an id
    wrong.events.push_back(a_call("e", {held("\xFF", "2025")}));
    try {
        s.append(wrong);
        FAIL("accepted");
    } catch (error const& e) {
        std::string said;
        for (auto const& d : e.diagnostics()) said += d.path + " " + std::string(name(d.code)) + "; ";
        CHECK(said ==
              " said_otherwise; sources[0].id missing_field; leaders[1] said_otherwise; offices[1] duplicate_id; events[0] invalid_utf8; ");
        std::string_view const text = e.what();
        CHECK(text.find(R"("lee" is in the store already: "name" is "Lee Jae-myung" there, and "Lee" here)") != text.npos);
        CHECK(text.find(R"("title" is "t" there, and "u" here)") != text.npos);
    }
    CHECK(s.load() == before);
    CHECK(store::open(here.file("s")).load() == before);

    records bad;
    bad.kept.others = {{"x", "{"}};
    CHECK(refusal([&] { s.append(bad); }) == code::syntax);
    // As deep as no document may be, though not by itself.
    std::string const deep(63, '[');
    bad = with(a_call("deep", {}));
    bad.events[0].kept.others = {{"x", deep + std::string(63, ']')}};
    CHECK(refusal([&] { s.append(bad); }) == code::too_deep);
    CHECK(refusal([&] { (void)io::write(bad); }) == code::too_deep);
    CHECK(s.load() == before);
}

TEST_CASE("a correction takes the record's place, and its earlier version stays in the file", "[store]")
{
    scratch here;
    auto s = store::create(here.file("s"));
    source blog;
    blog.id = "blog";
    blog.publisher = "A blog";
    s.append(with(blog));
    s.append(with(a_call("us", {held("blog", "2025-06-05"), held("yna", "2025-06-06")})));
    auto const seen = s.load();

    blog.rank = source_rank::deprecated;
    CHECK(s.correct(with(blog), seen.revision) == 3);
    CHECK(s.load().facts.sources.front().rank == source_rank::deprecated);
    CHECK(s.load().facts.events == seen.facts.events);
    CHECK(s.load_at(2) == seen);
    CHECK(s.correct(with(blog), 3) == 3); // it is like that already

    // A report that was typed wrong is not added to, but put right.
    auto fixed = seen.facts.events.front();
    fixed.reports[1].time = when{"2025-06-06T22:00", "Asia/Seoul"};
    CHECK(s.correct(with(fixed), seen.revision) == 4);
    CHECK(s.load().facts.events.front() == fixed);
    // Reports are added to what was corrected.
    s.append(with(a_call("us", {held("kbs", "2025-06-06")})));
    CHECK(s.load().facts.events.front().reports.size() == 3);

    // What rests on an older version would undo that.
    fixed.place = "Seoul";
    CHECK(refusal([&] { s.correct(with(fixed), 4); }) == code::changed_meanwhile);
    CHECK(refusal([&] { s.correct(with(a_call("cn", {})), s.revision()); }) == code::unknown_id);
    CHECK(refusal([&] { s.correct(read(R"("claims":[{"order":["us","cn"]}])"), s.revision()); }) == code::missing_field);
    CHECK(s.revision() == 5);

    s.append(read(R"("title":"wrong","x":1.50)"));
    auto loaded = s.load();
    s.correct(read(R"("x":1.50,"title":"right")"), s.revision());
    CHECK(s.load().facts.title == "right");
    CHECK(s.refresh(loaded));
    CHECK(loaded == s.load());
    CHECK_FALSE(s.refresh(loaded));
    CHECK(refusal([&] { s.correct(read(R"("title":"other")"), s.revision() - 1); }) == code::changed_meanwhile);
}

TEST_CASE("what was appended once may be appended again, and what was corrected since stays corrected", "[store]")
{
    scratch here;
    auto s = store::create(here.file("s"));
    auto const first = read(R"("title":"t","sources":[{"id":"blog","publisher":"A blog","rank":"normal"}],
        "events":[{"id":"us","kind":"call","place":"Busan","reports":[{"source":"blog","status":"held","time":"2025-06-05"}]}])");
    auto const second = read(R"("events":[{"id":"us","kind":"call","place":"Busan","reports":[{"source":"yna","status":"held"}]}])");
    s.append(first);
    s.append(second);
    auto const corrected = read(R"("title":"u","sources":[{"id":"blog","publisher":"A blog","rank":"deprecated"}],
        "events":[{"id":"us","kind":"call","place":"Seoul","reports":[{"source":"yna","status":"held"}]}])");
    s.correct(corrected, 2);
    auto const now = s.load();
    CHECK(now.facts == corrected);
    CHECK(s.append(first) == 3);
    CHECK(s.append(second) == 3);
    CHECK(s.load() == now);

    // Who says something new is told that he does not know of the correction.
    auto late = second;
    late.events[0].reports[0].source = "kbs";
    CHECK(refusal([&] { s.append(late); }) == code::said_otherwise);
    late.events[0].place = "Seoul";
    s.append(late);
    CHECK(s.load().facts.events[0].reports.size() == 2);
}

TEST_CASE("claims without an id are there once, unless one commit says them twice", "[store]")
{
    scratch here;
    auto s = store::create(here.file("s"));
    auto const claims = read(R"("claims":[{"order":["a","b"]},{"order":["a","b"]},{"id":"c","order":["b","a"]}])");
    s.append(claims);
    CHECK(s.append(claims) == 1);
    CHECK(s.load().facts.claims == claims.claims);
    auto seen = s.load();
    s.append(read(R"("claims":[{"order":["a","b"]},{"order":["a","b"],"note":"n"}])"));
    CHECK(s.load().facts.claims.size() == 4);
    CHECK(s.refresh(seen));
    CHECK(seen == s.load());
}

TEST_CASE("random histories: every revision, and every way from one to another, is what a list of versions says", "[store]")
{
    constexpr unsigned seed = 20250604;
    CAPTURE(seed);
    std::mt19937 random{seed};
    auto const below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>{0, n - 1}(random); };
    for (int round = 0; round != 12; ++round) {
        scratch here;
        auto s = store::create(here.file("s"));
        std::vector<records> versions{records{}};
        std::map<std::string, std::vector<report>> ever; // said of an event, though it may have been corrected since
        for (int step = 0; step != 25; ++step) {
            CAPTURE(round, step);
            auto now = versions.back();
            records commit;
            bool const corrects = now.events.size() > 0 && below(3) == 0;
            std::set<std::string> used;
            for (auto n = 1 + below(4); n != 0; --n) {
                auto e = a_call("e" + std::to_string(below(12)), {});
                if (!used.insert(e.id).second) continue;
                auto const there = std::find_if(now.events.begin(), now.events.end(), [&](auto const& o) { return o.id == e.id; });
                for (auto k = below(3); k != 0; --k)
                    e.reports.push_back(held("s" + std::to_string(below(4)), "2025-06-0" + std::to_string(1 + below(4))));
                e = as_read(with(e)).events.front();
                if (corrects) {
                    if (there == now.events.end()) continue;
                    e.note = "corrected in step " + std::to_string(step);
                    e = as_read(with(e)).events.front();
                    *there = e;
                } else if (there == now.events.end()) {
                    now.events.push_back(e);
                } else {
                    e.note = there->note; // as nobody contradicts it
                    e.kept = {};
                    auto const& known = ever[e.id];
                    for (auto const& r : e.reports)
                        if (std::find(known.begin(), known.end(), r) == known.end() &&
                            (std::find(there->reports.begin(), there->reports.end(), r) == there->reports.end()))
                            there->reports.push_back(r);
                }
                ever[e.id].insert(ever[e.id].end(), e.reports.begin(), e.reports.end());
                commit.events.push_back(e);
            }
            if (!corrects && below(3) == 0) {
                commit.claims = read(R"("claims":[{"order":["e1",")" + std::string{"234"[below(3)]} + R"("]}])").claims;
                if (std::find(now.claims.begin(), now.claims.end(), commit.claims.front()) == now.claims.end())
                    now.claims.push_back(commit.claims.front());
            }
            bool const changes = !(now == versions.back());
            auto const last = static_cast<std::int64_t>(versions.size() - 1);
            auto const revision = corrects ? s.correct(commit, last) : s.append(commit);
            CHECK(revision == last + changes);
            if (changes) versions.push_back(now);
            REQUIRE(s.load().facts == versions.back());
        }
        for (std::size_t from = 0; from != versions.size(); ++from) {
            auto const then = static_cast<std::int64_t>(from);
            snapshot seen = s.load_at(then);
            REQUIRE(seen.facts == versions[from]);
            auto const changed = s.load_since(then);
            for (auto const& e : versions.back().events) {
                auto const old =
                    std::find_if(seen.facts.events.begin(), seen.facts.events.end(), [&](auto const& o) { return o.id == e.id; });
                // An event may have changed and changed back.
                if (old == seen.facts.events.end() || !(*old == e))
                    REQUIRE(std::count(changed.facts.events.begin(), changed.facts.events.end(), e) == 1);
            }
            REQUIRE(s.refresh(seen) == (from + 1 != versions.size()));
            REQUIRE(seen == s.load());
        }
    }
}

TEST_CASE("only what changed since a revision is loaded", "[store]")
{
    scratch here;
    auto s = store::create(here.file("s"));
    s.append(one_of_everything());
    s.append(with(a_call("cn", {held("yna", "2025-06-10")})));
    s.append(with(a_call("cn", {held("kbs", "2025-06-10")})));
    CHECK(s.load_since(2).facts == as_read(with(a_call("cn", {held("yna", "2025-06-10"), held("kbs", "2025-06-10")}))));
    CHECK(s.load_since(3) == snapshot{{}, 3});
    CHECK(s.load_since(0) == s.load());
    for (auto const none : {-1, 4}) {
        CHECK(refusal([&] { (void)s.load_since(none); }) == code::bad_value);
        snapshot of_another_store{{}, none};
        CHECK(refusal([&] { s.refresh(of_another_store); }) == code::bad_value);
    }
}

} // namespace store_tests
