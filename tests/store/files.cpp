// Files that are no stores, or no longer, or that cannot be written; migrations.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "refusal.hpp"
#include "scratch.hpp"
#include "store/sqlite.hpp"
#include "unit/random_documents.hpp"

#include <entente/io/store.hpp>

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <random>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace entente;
using io::store;

namespace {

std::string content(std::string const& path)
{
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

void put(std::string const& path, std::string_view bytes)
{
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// A commit of events with these ids, each held by two reports.
records events(std::vector<std::string> const& ids)
{
    records out;
    for (auto const& id : ids) {
        auto& e = out.events.emplace_back();
        e.id = id;
        e.participants = {{"lee", party{}, std::nullopt, std::nullopt, {}}, {"", party{"USA"}, std::nullopt, std::nullopt, {}}};
        for (auto const* source : {"yna", "kbs"}) e.reports.push_back({source, status::held, when{"2025-06-06", "Asia/Seoul"}, {}, {}, {}});
    }
    return out;
}

/// Somebody who may do only what he is allowed to.
class nobody {
public:
    nobody() : was_(::geteuid())
    {
        if (was_ == 0) REQUIRE(::seteuid(65534) == 0);
    }
    nobody(nobody const&) = delete;
    nobody& operator=(nobody const&) = delete;
    ~nobody()
    {
        if (::seteuid(was_) != 0) std::abort();
    }

private:
    uid_t was_;
};

} // namespace

TEST_CASE("what is no store is said to be none", "[files]")
{
    scratch here;
    auto const opened = [&](std::string const& path, io::access a = io::access::write) {
        return refusal([&] { (void)store::open(path, a); });
    };

    for (auto const a : {io::access::read, io::access::write}) {
        CHECK(opened(here.file("missing"), a) == code::cannot_read);
        CHECK(opened(here.folder().string(), a) == code::cannot_read);
        CHECK(opened("", a) == code::cannot_read);
        CHECK(opened(":memory:", a) == code::cannot_read);
    }
    CHECK(std::filesystem::is_empty(here.folder()));
    CHECK(refusal([&] { (void)store::create(here.file("no/such/folder")); }) == code::cannot_read);

    put(here.file("text"), "{\"format\": \"entente/1\"}\n");
    CHECK(opened(here.file("text")) == code::not_a_store);
    put(here.file("zeros"), std::string(8192, '\0'));
    CHECK(opened(here.file("zeros")) == code::not_a_store);
    put(here.file("empty"), "");
    CHECK(opened(here.file("empty")) == code::not_a_store);
    CHECK(content(here.file("text")) == "{\"format\": \"entente/1\"}\n");
    CHECK(refusal([&] { (void)store::create(here.file("text")); }) == code::not_a_store);
    CHECK_FALSE(refusal([&] { (void)store::create(here.file("empty")); }));
    CHECK_FALSE(opened(here.file("empty")));

    sqlite::database{here.file("foreign"), sqlite::database::mode::create, 0}.run("CREATE TABLE entry (number); PRAGMA user_version = 1");
    auto const foreign = content(here.file("foreign"));
    CHECK(opened(here.file("foreign")) == code::not_a_store);
    CHECK(refusal([&] { (void)store::create(here.file("foreign")); }) == code::cannot_write);
    CHECK(content(here.file("foreign")) == foreign);

    (void)store::create(here.file("s"));
    CHECK(refusal([&] { (void)store::create(here.file("s")); }) == code::cannot_write);
    sqlite::database{here.file("s"), sqlite::database::mode::write, 0}.run("PRAGMA user_version = 2");
    CHECK(opened(here.file("s"), io::access::read) == code::newer_store);
    CHECK(opened(here.file("s")) == code::newer_store);
    sqlite::database{here.file("s"), sqlite::database::mode::write, 0}.run("PRAGMA user_version = 0");
    CHECK(opened(here.file("s")) == code::damaged_store);
}

TEST_CASE("a place where no store can be is named, with what is wrong with it", "[files]")
{
    scratch here;
    auto const problem = [](auto&& action) {
        try {
            action();
        } catch (error const& e) {
            REQUIRE(e.diagnostics().size() == 1);
            auto const& d = e.diagnostics().front();
            CHECK_FALSE(d.remedy.empty());
            return d;
        }
        return diagnostic{};
    };
    auto const says = [](diagnostic const& d, std::string_view what) { return d.text.find(what) != d.text.npos; };

    SECTION("a folder that does not exist")
    {
        for (auto const& path : {here.file("no/such/store"), std::string("/no-such-folder/store")}) {
            for (auto const a : {io::access::read, io::access::write}) {
                auto const d = problem([&] { (void)store::open(path, a); });
                CHECK(d.code == code::cannot_read);
                CHECK(d.where.file == path);
                CHECK(says(d, "the folder \"" + std::filesystem::path(path).parent_path().string() + "\" does not exist"));
            }
            auto const d = problem([&] { (void)store::create(path); });
            CHECK(d.code == code::cannot_read);
            CHECK(d.where.file == path);
            CHECK(says(d, "the folder \""));
        }
        CHECK(says(problem([&] { (void)store::open(here.file("missing")); }), "the file does not exist"));
    }
    SECTION("a pipe, which nobody waits for, and other things that are no files")
    {
        REQUIRE(::mkfifo(here.file("pipe").c_str(), 0600) == 0);
        for (auto const a : {io::access::read, io::access::write}) {
            auto const d = problem([&] { (void)store::open(here.file("pipe"), a); });
            CHECK(d.code == code::cannot_read);
            CHECK(d.where.file == here.file("pipe"));
            CHECK(says(d, "a pipe"));
        }
        CHECK(problem([&] { (void)store::create(here.file("pipe")); }).code == code::cannot_write);
        CHECK(says(problem([&] { (void)store::open(here.folder().string()); }), "a folder"));
        CHECK(problem([&] { (void)store::create(here.folder().string()); }).code == code::cannot_write);
        CHECK(says(problem([&] { (void)store::open("/dev/null"); }), "a device"));
        std::filesystem::create_symlink(here.file("pipe"), here.file("link"));
        CHECK(says(problem([&] { (void)store::open(here.file("link")); }), "a pipe"));
    }
    SECTION("a folder where nothing may be made")
    {
        std::filesystem::permissions(here.folder(), std::filesystem::perms{0555});
        {
            nobody const n;
            auto const d = problem([&] { (void)store::create(here.file("s")); });
            CHECK(d.code == code::cannot_write);
            CHECK(d.where.file == here.file("s"));
            CHECK(says(d, "Permission denied"));
            CHECK_FALSE(says(d, "No such file"));
        }
        std::filesystem::permissions(here.folder(), std::filesystem::perms{0});
        {
            nobody const n;
            CHECK(says(problem([&] { (void)store::open(here.file("s")); }), "Permission denied"));
        }
        std::filesystem::permissions(here.folder(), std::filesystem::perms{0777});
    }
    SECTION("a file that holds anything is not written over")
    {
        for (std::string const bytes : {"x", "\n", "xy", "{\"format\": \"entente/1\"}\n"}) {
            put(here.file("some"), bytes);
            auto const made = problem([&] { (void)store::create(here.file("some")); });
            CHECK(made.code == code::not_a_store);
            CHECK(made.where.file == here.file("some"));
            CHECK(problem([&] { (void)store::open(here.file("some")); }).code == code::not_a_store);
            CHECK(content(here.file("some")) == bytes);
        }
    }
}

TEST_CASE("a store whose tables, columns or format are no longer there is damaged", "[files]")
{
    scratch here;
    auto const path = here.file("s");
    auto const opened = [&](io::access a) { return refusal([&] { (void)store::open(path, a); }); };
    constexpr std::array<char const*, 4> changes{"DROP TABLE entry", "ALTER TABLE entry RENAME COLUMN checksum TO sum",
                                                 "ALTER TABLE entry RENAME TO entries",
                                                 "ALTER TABLE entry RENAME TO entries; CREATE VIEW entry AS SELECT * FROM no_such_table"};
    for (auto const* change : changes) {
        CAPTURE(change);
        for (auto const* end : {"", "-wal", "-shm"}) std::filesystem::remove(path + end);
        auto open_before = store::create(path);
        open_before.append(events({"us"}));
        sqlite::database{path, sqlite::database::mode::write, 0}.run(change);
        CHECK(opened(io::access::read) == code::damaged_store);
        CHECK(opened(io::access::write) == code::damaged_store);
        CHECK(refusal([&] { (void)open_before.load(); }) == code::damaged_store);
        if (change == changes.front()) CHECK(refusal([&] { (void)open_before.revision(); }) == code::damaged_store);
        CHECK(refusal([&] { open_before.append(events({"cn"})); }) == code::damaged_store);
    }
    for (auto const* end : {"", "-wal", "-shm"}) std::filesystem::remove(path + end);
    store::create(path).append(events({"us"}));
    auto bytes = content(path);
    bytes[47] = 9; // the number of the schema's format, which SQLite knows up to 4
    put(path, bytes);
    CHECK(opened(io::access::read) == code::damaged_store);
}

TEST_CASE("a store with bytes overwritten gives no error but that it is damaged", "[files]")
{
    scratch here;
    auto const path = here.file("s");
    std::vector<std::string> ids;
    for (int i = 0; i != 60; ++i) ids.push_back("e" + std::to_string(i));
    auto facts = events(ids);
    facts.events.front().note = std::string(20'000, 'n'); // over several pages
    store::create(path).append(facts);
    auto const whole = content(path);
    auto const right = store::open(path, io::access::read).load();
    auto const damaged = here.file("damaged");
    constexpr unsigned seed = 531;
    std::mt19937 random{seed};
    for (int i = 0; i != 600; ++i) {
        auto bytes = whole;
        auto const at = i % 2 == 0 ? random() % bytes.size()
                                   : random() % (bytes.size() / 4096) * 4096 + random() % 100; // where pages say what is in them
        for (auto n = 1 + random() % 8; n != 0; --n)
            if (at + n < bytes.size()) bytes[at + n] = random() % 2 == 0 ? '\xFF' : static_cast<char>(random());
        for (auto const* end : {"", "-wal", "-shm"}) std::filesystem::remove(damaged + end);
        put(damaged, bytes);
        CAPTURE(seed, i, at);
        bool as_it_was = false;
        auto const refused = refusal([&] { as_it_was = store::open(damaged, io::access::read).load() == right; });
        CHECK((refused ? refused == code::damaged_store || refused == code::not_a_store || refused == code::newer_store : as_it_was));
    }
}

TEST_CASE("a file that may not be written is read, and says so to writers", "[files]")
{
    scratch here;
    auto const path = here.file("s");
    store::create(path).append(events({"us"}));
    auto const allow = [&](unsigned folder, unsigned file) {
        std::filesystem::permissions(path, static_cast<std::filesystem::perms>(file));
        std::filesystem::permissions(here.folder(), static_cast<std::filesystem::perms>(folder));
    };
    auto const opened = [&](io::access a) {
        nobody const n;
        return refusal([&] { (void)store::open(path, a); });
    };

    allow(0777, 0444);
    CHECK(opened(io::access::write) == code::cannot_write);
    {
        nobody const n;
        auto s = store::open(path, io::access::read);
        CHECK(s.load().facts.events.size() == 1);
        CHECK(refusal([&] { s.append(events({"cn"})); }) == code::cannot_write);
    }
    for (auto const* end : {"-wal", "-shm"}) std::filesystem::remove(path + end); // which a reader leaves
    allow(0555, 0444);                                                            // and cannot make here
    CHECK(opened(io::access::read) == code::cannot_read);
    allow(0777, 0);
    CHECK(opened(io::access::read) == code::cannot_read);
    CHECK(opened(io::access::write) == code::cannot_read);
    allow(0777, 0666);
    CHECK_FALSE(opened(io::access::write));
}

TEST_CASE("a file that was cut off, or has a byte changed, is found damaged or is as it was", "[files]")
{
    scratch here;
    auto const path = here.file("s");
    records facts = one_of_everything();
    std::vector<std::string> ids;
    for (int i = 0; i != 60; ++i) ids.push_back("e" + std::to_string(i));
    facts.events = events(ids).events;
    store::create(path).append(facts);
    auto const whole = content(path);
    auto const right = store::open(path, io::access::read).load();
    REQUIRE(whole.size() > 8 * 4096);

    auto const damaged = here.file("damaged");
    auto const found = [&](std::string const& bytes, io::access a) {
        for (auto const* end : {"", "-wal", "-shm"}) std::filesystem::remove(damaged + end);
        put(damaged, bytes);
        bool as_it_was = false;
        auto const refused = refusal([&] { as_it_was = store::open(damaged, a).load() == right; });
        return refused == code::damaged_store || refused == code::not_a_store || refused == code::newer_store ? 1
               : !refused && as_it_was                                                                        ? 0
                                                                                                              : -1;
    };
    for (std::size_t size = 1; size < whole.size(); size += 509) {
        CAPTURE(size);
        CHECK(found(whole.substr(0, size), io::access::read) == 1);
        CHECK(found(whole.substr(0, size), io::access::write) == 1);
    }
    for (std::size_t page = 0; page != whole.size() / 4096; ++page) {
        CAPTURE(page);
        auto bytes = whole;
        bytes.replace(page * 4096, 4096, std::string(4096, '\xA5'));
        CHECK(found(bytes, io::access::write) == 1);
    }
    constexpr unsigned seed = 522;
    CAPTURE(seed);
    std::mt19937 random{seed};
    int noticed = 0;
    for (int i = 0; i != 400; ++i) {
        auto bytes = whole;
        auto const at = random() % bytes.size();
        bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1U << (random() % 8)));
        CAPTURE(at);
        auto const what = found(bytes, i % 2 == 0 ? io::access::write : io::access::read);
        REQUIRE(what >= 0);
        noticed += what;
    }
    CHECK(noticed > 100); // the rest hit what holds nothing

    // A byte of a text, which SQLite itself cannot know to be wrong.
    auto bytes = whole;
    auto const at = bytes.rfind("2025-06-06");
    REQUIRE(at != bytes.npos);
    bytes[at + 9] = '8';
    CHECK(found(bytes, io::access::read) == 1);
}

TEST_CASE("a store that a newer entente has taken over while it was open is left alone", "[files]")
{
    scratch here;
    auto const path = here.file("s");
    auto s = store::create(path);
    s.append(events({"us"}));
    sqlite::database{path, sqlite::database::mode::write, 0}.run("PRAGMA user_version = 2");
    CHECK(refusal([&] { (void)s.load(); }) == code::newer_store);
    CHECK(refusal([&] { s.append(events({"cn"})); }) == code::newer_store);
    CHECK(sqlite::database{path, sqlite::database::mode::read, 0}.number("SELECT count(*) FROM entry") == 1);
}

TEST_CASE("a second writer waits for its turn, and is told when it waits in vain", "[files]")
{
    scratch here;
    auto const path = here.file("s");
    store::create(path).append(events({"us"}));
    auto second = store::open(path, io::access::write, 50);
    auto const reader = store::open(path, io::access::read, 0);
    {
        sqlite::database const first{path, sqlite::database::mode::write, 0};
        sqlite::transaction writing{first, sqlite::transaction::kind::write};
        CHECK(refusal([&] { second.append(events({"cn"})); }) == code::store_busy);
        CHECK(reader.load().facts.events.size() == 1); // readers wait for nobody
    }
    CHECK(second.append(events({"cn"})) == 2);
    CHECK(reader.load().facts.events.size() == 2);
}

TEST_CASE("a full disk is an error, and undoes the commit alone", "[files]")
{
    scratch here;
    auto const path = here.file("s");
    auto s = store::create(path);
    s.append(events({"us"}));
    auto const before = s.load();

    std::vector<std::string> ids;
    for (int i = 0; i != 2000; ++i) ids.push_back("e" + std::to_string(i));
    auto const much = events(ids);
    rlimit usual{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &usual) == 0);
    auto tight = usual;
    tight.rlim_cur = 200'000;
    auto* const handler = ::signal(SIGXFSZ, SIG_IGN);
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &tight) == 0);
    auto const refused = refusal([&] { s.append(much); });
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &usual) == 0);
    ::signal(SIGXFSZ, handler);

    CHECK(refused == code::cannot_write);
    CHECK(s.load() == before);
    CHECK(s.append(much) == 2);
    CHECK(store::open(path).load().facts.events.size() == 2001);
}

TEST_CASE("what was entered cannot be changed or deleted by others either", "[files]")
{
    scratch here;
    auto const path = here.file("s");
    store::create(path).append(events({"us"}));
    sqlite::database const other{path, sqlite::database::mode::write, 0};
    CHECK_THROWS_AS(other.run("UPDATE entry SET record = '{}'"), error);
    CHECK_THROWS_AS(other.run("DELETE FROM entry"), error);
    // What other tools can see of it.
    sqlite::statement row{other, "SELECT record ->> '$.participants[1].party' FROM entry WHERE list = 'events' AND id = 'us'"};
    REQUIRE(row.next());
    CHECK(row.text(0) == "USA");
    // Whoever gets round that is found out.
    other.run("DROP TRIGGER entry_is_not_changed; UPDATE entry SET revision = 7");
    CHECK(refusal([&] { (void)store::open(path); }) == code::damaged_store);
}

TEST_CASE("a migration takes every step from the version that it finds, or none", "[files]")
{
    using sqlite::database;
    scratch here;
    constexpr std::array steps{"CREATE TABLE t (a INTEGER NOT NULL); INSERT INTO t VALUES (1)", "ALTER TABLE t ADD COLUMN b TEXT",
                               "UPDATE t SET b = 'was ' || a"};
    auto const path = here.file("m");
    database const db{path, database::mode::create, 0};
    CHECK(sqlite::migrate(db, std::span{steps}.first(1)) == 0);
    CHECK(db.number("PRAGMA user_version") == 1);
    CHECK(sqlite::migrate(db, std::span{steps}.first(1)) == 1);

    constexpr std::array broken{steps[0], steps[1], "UPDATE no_such_table SET b = 1"};
    CHECK_THROWS_AS(sqlite::migrate(db, broken), error);
    CHECK(db.number("PRAGMA user_version") == 1);
    CHECK(db.number("SELECT count(*) FROM pragma_table_info('t')") == 1);

    database const waiting{path, database::mode::write, 0};
    CHECK(sqlite::migrate(db, steps) == 1);
    CHECK(sqlite::migrate(waiting, steps) == 3); // somebody else was faster
    sqlite::statement row{waiting, "SELECT b FROM t"};
    REQUIRE(row.next());
    CHECK(row.text(0) == "was 1");
}
