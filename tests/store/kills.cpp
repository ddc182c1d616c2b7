// Writers that are killed, and readers beside writers.
// SPDX-License-Identifier: MIT
#include "batches.hpp"
#include "catch.hpp"
#include "scratch.hpp"
#include "store/sqlite.hpp"

#include <entente/io/store.hpp>

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

using namespace entente;
using io::store;
using std::chrono::microseconds;
using std::chrono::steady_clock;

namespace {

unsigned seed_of_run()
{
    auto const* const given = std::getenv("ENTENTE_SEED");
    return given != nullptr ? static_cast<unsigned>(std::strtoul(given, nullptr, 10)) : std::random_device{}();
}

/// The program beside the tests, with what it prints.
class process {
public:
    process(char const* what, std::string const& path, unsigned seed, std::int64_t until)
    {
        std::array<int, 2> ends{};
        REQUIRE(::pipe(ends.data()) == 0);
        auto const seed_text = std::to_string(seed);
        auto const until_text = std::to_string(until);
        pid_ = ::fork();
        if (pid_ == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            ::close(ends[0]);
            ::close(ends[1]);
            ::execl(ENTENTE_STORE_PROCESS, ENTENTE_STORE_PROCESS, what, path.c_str(), seed_text.c_str(), until_text.c_str(), nullptr);
            ::_exit(127);
        }
        ::close(ends[1]);
        output_ = ends[0];
        REQUIRE(pid_ > 0);
    }
    process(process const&) = delete;
    process& operator=(process const&) = delete;
    ~process()
    {
        if (pid_ > 0) ::kill(pid_, SIGKILL), ::waitpid(pid_, nullptr, 0);
        ::close(output_);
    }

    /// Waits for that many lines more, or for that time.
    void listen(std::size_t lines, microseconds at_most)
    {
        auto const end = steady_clock::now() + at_most;
        auto const enough = acknowledged_ + lines;
        while (acknowledged_ < enough) {
            auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(end - steady_clock::now()).count();
            pollfd p{output_, POLLIN, 0};
            if (left <= 0 || ::poll(&p, 1, static_cast<int>(left)) <= 0 || !take()) return;
        }
    }
    /// All it has said before it was killed.
    void kill()
    {
        REQUIRE(::kill(pid_, SIGKILL) == 0);
        int how = 0;
        REQUIRE(::waitpid(pid_, &how, 0) == pid_);
        pid_ = 0;
        REQUIRE(WIFSIGNALED(how)); // it did not end by itself, for some error
        while (take()) {}
    }
    [[nodiscard]] int result()
    {
        while (take()) {}
        int how = 0;
        REQUIRE(::waitpid(pid_, &how, 0) == pid_);
        pid_ = 0;
        return WIFEXITED(how) ? WEXITSTATUS(how) : -1;
    }

    [[nodiscard]] std::size_t acknowledged() const { return acknowledged_; }
    [[nodiscard]] std::int64_t last() const { return last_; }

private:
    bool take()
    {
        std::array<char, 4096> buffer{};
        auto const n = ::read(output_, buffer.data(), buffer.size());
        if (n <= 0) return false;
        text_.append(buffer.data(), static_cast<std::size_t>(n));
        for (auto end = text_.find('\n'); end != text_.npos; end = text_.find('\n')) {
            last_ = std::stoll(text_.substr(0, end));
            ++acknowledged_;
            text_.erase(0, end + 1);
        }
        return true;
    }

    pid_t pid_ = 0;
    int output_ = -1;
    std::string text_;
    std::size_t acknowledged_ = 0;
    std::int64_t last_ = 0;
};

} // namespace

TEST_CASE("a writer that is killed at any moment loses nothing that it acknowledged and leaves nothing half written", "[kills]")
{
    constexpr int kills = 200;
    auto const seed = seed_of_run();
    std::printf("ENTENTE_SEED=%u\n", seed);
    std::fflush(stdout);
    std::mt19937 random{seed};
    auto const up_to = [&](unsigned most) { return std::uniform_int_distribution<unsigned>{0, most}(random); };

    scratch here;
    std::size_t acknowledged = 0, unacknowledged = 0, uncreated = 0;
    std::string path;
    std::optional<expected> facts;
    unsigned file_seed = 0;
    std::int64_t before = 0;
    for (int i = 0; i != kills; ++i) {
        if (i % 8 == 0) { // so that creators are killed, too, and the files stay small
            path = here.file(std::to_string(i));
            file_seed = up_to(1'000'000);
            facts.emplace(file_seed);
            before = 0;
        }
        CAPTURE(seed, i, before);
        process writer{"append", path, file_seed, 1'000'000};
        if (up_to(3) != 0) writer.listen(up_to(6), std::chrono::seconds{20});
        ::usleep(up_to(up_to(3) == 0 ? 12'000 : 2'000));
        writer.kill();
        acknowledged += writer.acknowledged();
        auto const last = std::max(before, writer.last());

        if (last == 0) { // there may be no store yet
            try {
                (void)store::open(path);
            } catch (error const& e) {
                CAPTURE(e.what());
                REQUIRE((e.code() == code::cannot_read || e.code() == code::not_a_store));
                ++uncreated;
                continue;
            }
        }
        {
            sqlite::database const file{path, sqlite::database::mode::write, 1000};
            REQUIRE(file.text("PRAGMA integrity_check") == "ok");
        }
        auto const now = store::open(path).load();
        REQUIRE(now.revision >= last);
        REQUIRE(now.revision <= last + 1); // the commit that was under way is there as a whole, or not at all
        REQUIRE((now.facts == facts->at(now.revision)));
        unacknowledged += now.revision > last ? 1 : 0;
        before = now.revision;
    }
    std::printf("%d kills: %zu commits acknowledged, %zu more complete, %zu times before there was a store\n", kills, acknowledged,
                unacknowledged, uncreated);
    CHECK(acknowledged > 100);
}

TEST_CASE("readers beside a writer see whole commits only", "[kills]")
{
    constexpr std::int64_t commits = 60;
    auto const seed = seed_of_run() % 1'000'000;
    std::printf("ENTENTE_SEED=%u\n", seed);
    CAPTURE(seed);
    scratch here;

    SECTION("threads")
    {
        auto const path = here.file("threads");
        auto writer = store::create(path);
        std::atomic<int> wrong = 0;
        std::atomic<std::size_t> states = 0;
        std::vector<std::thread> readers;
        for (int n = 0; n != 4; ++n)
            readers.emplace_back([&, n] {
                try {
                    auto const s = store::open(path, io::access::read);
                    expected facts{seed};
                    for (io::snapshot seen; seen.revision < commits;) {
                        auto const last = seen.revision;
                        if (n % 2 == 0) seen = s.load();
                        else s.refresh(seen);
                        if (seen.revision < last || !(seen.facts == facts.at(seen.revision))) ++wrong;
                        states += seen.revision != last;
                    }
                } catch (std::exception const& e) {
                    std::fprintf(stderr, "%s\n", e.what());
                    ++wrong;
                }
            });
        for (std::int64_t r = 1; r <= commits; ++r) writer.append(batch(seed, r));
        for (auto& r : readers) r.join();
        CHECK(wrong == 0);
        CHECK(states > 8); // they did see it grow
    }
    SECTION("processes")
    {
        auto const path = here.file("processes");
        (void)store::create(path);
        process one{"read", path, seed, commits};
        process two{"read", path, seed, commits};
        process writer{"append", path, seed, commits};
        CHECK(writer.result() == 0);
        CHECK(writer.last() == commits);
        CHECK(one.result() == 0);
        CHECK(two.result() == 0);
    }
}

TEST_CASE("writers in two processes take turns", "[kills]")
{
    scratch here;
    auto const path = here.file("s");
    auto s = store::create(path);
    // Whoever is second to append a batch has nothing new to say.
    process one{"append", path, 7, 40};
    process two{"append", path, 7, 40};
    CHECK(one.result() == 0);
    CHECK(two.result() == 0);
    auto const now = s.load();
    CHECK(now.revision == 40);
    expected facts{7};
    CHECK((now.facts == facts.at(40)));
}
