// A desk appends what it learns to a store, while another process asks it after every commit.
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>
#include <entente/io/store.hpp>
#include <entente/io/zones.hpp>

#include <fmt/core.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <string>
#include <utility>

namespace en = entente;
using namespace en::literals;

namespace {

/// What is known before anything has happened: who he is, and a preview.
en::records preview()
{
    en::builder b{en::iana_zones()};
    auto const lee = b.leader("lee", "Lee Jae-myung");
    b.term(lee, "KOR/president", "lee-2025").elected("2025-06-03", "Asia/Seoul").took_office("2025-06-04T06:21", "Asia/Seoul");
    auto const daily = b.source("kjd", "Korea JoongAng Daily", "2025-06-05", "Asia/Seoul");
    b.event(en::call, {lee, "USA"_party}, "us-call").planned("2025-06-05/..", "Asia/Seoul", daily);
    return b.facts();
}

// [further_reports]
/// What a source says of an event that is in the store already.
en::records report_of(std::string event, en::source by, en::status status, std::string time)
{
    en::event e;
    e.id = std::move(event);
    e.reports = {{by.id, status, en::when{std::move(time), "Asia/Seoul"}, {}, {}, {}}};
    en::records out;
    out.sources = {std::move(by)};
    out.events = {std::move(e)};
    return out;
}
// [further_reports]

en::source published(std::string id, std::string publisher, std::string day)
{
    en::source out;
    out.id = std::move(id);
    out.publisher = std::move(publisher);
    out.published = en::when{std::move(day), "Asia/Seoul"};
    return out;
}

/// A call that nobody has told of before.
en::records call(en::party with, std::string event, en::source by, en::status status, std::string time)
{
    auto out = report_of(std::move(event), std::move(by), status, std::move(time));
    out.events.front().participants = {{"lee", {}, {}, {}, {}}, {"", with, {}, {}, {}}};
    return out;
}

/// The process that asks: whenever the store has grown, it answers and says so.
void ask(std::string const& path, std::int64_t until, int answered)
{
    // [ask]
    auto const store = en::io::store::open(path, en::io::access::read);
    for (en::io::snapshot seen; seen.revision < until;) {
        if (!store.refresh(seen)) { // reads only what is new
            ::usleep(1000);
            continue;
        }
        auto const world = en::builder{en::iana_zones()}.add(seen.facts).build();
        fmt::print("revision {}: {}\n", seen.revision, world.ask(en::order(en::call).by("lee").after(en::elected))[0]);
        std::fflush(stdout);
        if (::write(answered, "\n", 1) != 1) return;
    }
    // [ask]
}

/// What one person notes down, while the other asks.
void note_down(std::string const& path, auto wait_for_the_answer)
{
    // [append]
    auto store = en::io::store::open(path);
    store.append(preview()); // returns when it is on the disk
    wait_for_the_answer();

    store.append(report_of("us-call", published("kh", "The Korea Herald", "2025-06-07"), en::status::held, "2025-06-06T22:00~"));
    wait_for_the_answer();

    auto const kbs = published("kbs", "KBS", "2025-06-09");
    auto evening = call("JPN"_party, "jp-call", kbs, en::status::held, "2025-06-09");
    evening.events.push_back(call("CHN"_party, "cn-call", kbs, en::status::planned, "").events.front());
    store.append(evening);
    wait_for_the_answer();

    store.append(report_of("cn-call", published("kbs-world", "KBS World", "2025-06-10"), en::status::held, "2025-06-10T11:30"));
    wait_for_the_answer();
    // [append]

    // [correct]
    auto const seen = store.load();
    en::records fixed;
    fixed.sources = {seen.facts.sources[1]}; // The Korea Herald, should it turn out to be wrong
    fixed.sources[0].rank = en::source_rank::deprecated;
    store.correct(fixed, seen.revision);
    // [correct]
    wait_for_the_answer();

    fmt::print("[refused]\n");
    // [refused]
    try {
        store.append(call("RUS"_party, "us-call", kbs, en::status::held, "2025-06-06"));
    } catch (en::error const& e) {
        fmt::print("{}\n", e.what());
    }
    // [refused]
}

} // namespace

int main()
{
    auto const path = (std::filesystem::temp_directory_path() / fmt::format("entente-desk-{}.store", ::getpid())).string();
    std::array<int, 2> answered{};
    if (::pipe(answered.data()) != 0) return 1;
    fmt::print("[answers]\n");
    std::fflush(stdout);

    (void)en::io::store::create(path);
    auto const asker = ::fork(); // while no store is open
    if (asker < 0) return 1;
    if (asker == 0) {
        ::close(answered[0]);
        try {
            ask(path, 5, answered[1]);
        } catch (en::error const& e) {
            fmt::print("{}\n", e.what());
        }
        std::fflush(stdout);
        ::_exit(0);
    }
    ::close(answered[1]);
    auto const wait_for_the_answer = [&] {
        char end = 0;
        return ::read(answered[0], &end, 1) == 1;
    };

    note_down(path, wait_for_the_answer);
    ::waitpid(asker, nullptr, 0);
    for (auto const* end : {"", "-wal", "-shm"}) std::filesystem::remove(path + end);
}
