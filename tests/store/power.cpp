// Loss of power: what was written but not synced is there, or is not, or is torn.
// SPDX-License-Identifier: MIT
#include "batches.hpp"
#include "catch.hpp"
#include "scratch.hpp"

#include <entente/error.hpp>
#include <entente/io/store.hpp>

#include <sqlite3.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace entente;
using io::store;

namespace {

/// The disk as it is after the last sync of each file, and what was written since.
class disk {
public:
    disk(std::string folder, std::filesystem::path images, unsigned seed)
        : folder_(std::move(folder))
        , images_(std::move(images))
        , random_(seed)
    {
    }

    [[nodiscard]] bool has(std::string_view path) const { return path.starts_with(folder_) && !path.ends_with("-shm"); }

    void opened(std::string const& path)
    {
        std::ostringstream content;
        if (std::filesystem::file_size(path) != 0) content << std::ifstream(path, std::ios::binary).rdbuf();
        files_.try_emplace(path, file{content.str(), {}});
    }
    void written(std::string const& path, std::size_t at, std::string_view bytes)
    {
        files_[path].since.push_back({at, std::string(bytes), false});
        if (random_() % 12 == 0) lose_power();
    }
    void truncated(std::string const& path, std::size_t size) { files_[path].since.push_back({size, {}, true}); }
    void synced(std::string const& path)
    {
        if (random_() % 2 == 0) lose_power();
        auto& f = files_[path];
        for (auto const& c : f.since) c.apply(f.durable, c.bytes.size());
        f.since.clear();
    }
    void deleted(std::string const& path) { files_.erase(path); }

    /// Leaves the files as they might be found after power was lost now, with the revision that was acknowledged.
    void lose_power()
    {
        auto const image = images_ / std::to_string(count_++);
        std::filesystem::create_directories(image);
        for (auto const& [path, f] : files_) {
            auto content = f.durable;
            auto const fate = random_() % 3; // all of it is lost, or all arrived, or anything
            for (auto const& c : f.since) switch (fate == 2 ? random_() % 3 : fate) {
                case 0: break;
                case 1: c.apply(content, c.bytes.size()); break;
                default: c.apply(content, std::min(c.bytes.size(), random_() % 9 * 512)); // by sectors
                }
            std::ofstream(image / std::filesystem::path(path).filename(), std::ios::binary) << content;
        }
        left_.emplace_back(image.string(), acknowledged);
    }
    [[nodiscard]] std::vector<std::pair<std::string, std::int64_t>> take_images() { return std::exchange(left_, {}); }

    std::int64_t acknowledged = -1; ///< not even that there is a store

private:
    struct change {
        std::size_t at;
        std::string bytes;
        bool truncates;

        void apply(std::string& content, std::size_t much) const
        {
            if (truncates) content.resize(at);
            else if (much != 0) {
                content.resize(std::max(content.size(), at + much));
                content.replace(at, much, bytes, 0, much);
            }
        }
    };
    struct file {
        std::string durable;
        std::vector<change> since;
    };

    std::string folder_;
    std::filesystem::path images_;
    std::mt19937 random_;
    std::map<std::string, file> files_;
    std::vector<std::pair<std::string, std::int64_t>> left_;
    int count_ = 0;
};

disk* watched = nullptr; // SQLite's files know no more of the test than this

/// SQLite's own files, seen on their way to the disk.
struct seen_file {
    sqlite3_file base;
    std::string* path;

    static sqlite3_file* real(sqlite3_file* f) { return reinterpret_cast<sqlite3_file*>(reinterpret_cast<seen_file*>(f) + 1); }
    static disk* of(sqlite3_file* f)
    {
        auto const* const path = reinterpret_cast<seen_file*>(f)->path;
        return watched != nullptr && path != nullptr && watched->has(*path) ? watched : nullptr;
    }
    static std::string const& path_of(sqlite3_file* f) { return *reinterpret_cast<seen_file*>(f)->path; }
};

template <auto Method, class... Arguments>
int pass_on(sqlite3_file* f, Arguments... arguments)
{
    auto* const r = seen_file::real(f);
    return (r->pMethods->*Method)(r, arguments...);
}

int close_seen(sqlite3_file* f)
{
    int const result = pass_on<&sqlite3_io_methods::xClose>(f);
    delete reinterpret_cast<seen_file*>(f)->path;
    return result;
}
int write_seen(sqlite3_file* f, void const* bytes, int size, sqlite3_int64 at)
{
    if (auto* const d = seen_file::of(f))
        d->written(seen_file::path_of(f), static_cast<std::size_t>(at), {static_cast<char const*>(bytes), static_cast<std::size_t>(size)});
    return pass_on<&sqlite3_io_methods::xWrite>(f, bytes, size, at);
}
int truncate_seen(sqlite3_file* f, sqlite3_int64 size)
{
    if (auto* const d = seen_file::of(f)) d->truncated(seen_file::path_of(f), static_cast<std::size_t>(size));
    return pass_on<&sqlite3_io_methods::xTruncate>(f, size);
}
int sync_seen(sqlite3_file* f, int how)
{
    if (auto* const d = seen_file::of(f)) d->synced(seen_file::path_of(f));
    return pass_on<&sqlite3_io_methods::xSync>(f, how);
}

template <auto Method>
constexpr auto passed = nullptr;
template <class... Arguments, int (*sqlite3_io_methods::*Method)(sqlite3_file*, Arguments...)>
constexpr auto passed<Method> = &pass_on<Method, Arguments...>;

sqlite3_io_methods const methods_seen{
    2, // shared memory, but no memory mapping of the file, which would pass us by
    close_seen,
    passed<&sqlite3_io_methods::xRead>,
    write_seen,
    truncate_seen,
    sync_seen,
    passed<&sqlite3_io_methods::xFileSize>,
    passed<&sqlite3_io_methods::xLock>,
    passed<&sqlite3_io_methods::xUnlock>,
    passed<&sqlite3_io_methods::xCheckReservedLock>,
    passed<&sqlite3_io_methods::xFileControl>,
    passed<&sqlite3_io_methods::xSectorSize>,
    passed<&sqlite3_io_methods::xDeviceCharacteristics>,
    passed<&sqlite3_io_methods::xShmMap>,
    passed<&sqlite3_io_methods::xShmLock>,
    [](sqlite3_file* f) { seen_file::real(f)->pMethods->xShmBarrier(seen_file::real(f)); },
    passed<&sqlite3_io_methods::xShmUnmap>,
    nullptr,
    nullptr,
};

sqlite3_vfs* usual_files = nullptr;

int open_seen(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* f, int flags, int* got)
{
    auto* const seen = reinterpret_cast<seen_file*>(f);
    seen->base.pMethods = nullptr;
    seen->path = nullptr;
    int const result = usual_files->xOpen(usual_files, name, seen_file::real(f), flags, got);
    if (seen_file::real(f)->pMethods == nullptr) return result;
    if (name != nullptr) seen->path = new std::string(name);
    seen->base.pMethods = &methods_seen;
    if (auto* const d = seen_file::of(f)) d->opened(*seen->path);
    return result;
}
int delete_seen(sqlite3_vfs*, char const* name, int sync)
{
    if (watched != nullptr && watched->has(name)) watched->deleted(name);
    return usual_files->xDelete(usual_files, name, sync);
}

/// Puts itself between SQLite and its files.
class between {
public:
    explicit between(disk& d)
    {
        usual_files = sqlite3_vfs_find(nullptr);
        files_ = *usual_files;
        files_.zName = "seen";
        files_.pNext = nullptr;
        files_.szOsFile = static_cast<int>(sizeof(seen_file)) + usual_files->szOsFile;
        files_.xOpen = open_seen;
        files_.xDelete = delete_seen;
        watched = &d;
        sqlite3_vfs_register(&files_, 1);
    }
    between(between const&) = delete;
    between& operator=(between const&) = delete;
    ~between()
    {
        sqlite3_vfs_unregister(&files_);
        sqlite3_vfs_register(usual_files, 1);
        watched = nullptr;
    }

private:
    sqlite3_vfs files_{};
};

struct tally {
    std::size_t as_acknowledged = 0, one_more = 0, no_store = 0;

    [[nodiscard]] std::size_t all() const { return as_acknowledged + one_more + no_store; }
};

/// Opens what a loss of power left, like any store.
void look_at(std::string const& image, std::int64_t acknowledged, expected& facts, tally& seen)
{
    CAPTURE(image, acknowledged);
    try {
        auto const found = store::open(image + "/s").load();
        REQUIRE(found.revision >= acknowledged);
        REQUIRE(found.revision <= std::max<std::int64_t>(acknowledged, 0) + 1);
        REQUIRE((found.facts == facts.at(found.revision)));
        ++(found.revision > acknowledged ? seen.one_more : seen.as_acknowledged);
    } catch (error const& e) {
        CAPTURE(e.what());
        REQUIRE(acknowledged < 0); // else there is a store
        REQUIRE((e.code() == code::cannot_read || e.code() == code::not_a_store));
        ++seen.no_store;
        CHECK(store::create(image + "/s").append(facts.at(1)) == 1); // and there can be one
    }
    std::filesystem::remove_all(image);
}

/// The life of a store, in which power is lost again and again.
void live(unsigned seed, std::int64_t commits, tally& seen)
{
    scratch here, images;
    disk d{here.folder().string(), images.folder(), seed};
    expected facts{seed};
    auto const look = [&] {
        for (auto const& [image, acknowledged] : d.take_images()) look_at(image, acknowledged, facts, seen);
    };
    {
        between files{d};
        auto s = store::create(here.file("s"));
        d.acknowledged = 0;
        d.lose_power();
        for (std::int64_t r = 1; r <= commits; ++r) {
            REQUIRE(s.append(batch(seed, r)) == r);
            d.acknowledged = r;
            d.lose_power();
            look();
        }
    }
    look(); // at what was left while it closed
}

} // namespace

TEST_CASE("loss of power at any moment loses nothing that was acknowledged and leaves nothing half written", "[power]")
{
    auto const* const given = std::getenv("ENTENTE_SEED");
    auto const seed = given != nullptr ? static_cast<unsigned>(std::strtoul(given, nullptr, 10)) : std::random_device{}() % 1'000'000;
    std::printf("ENTENTE_SEED=%u\n", seed);
    CAPTURE(seed);

    tally seen;
    live(seed, 24, seen);
    for (unsigned n = 1; n != 10; ++n) live(seed + n, 4, seen);
    std::printf(
        "%zu losses of power: %zu times all was as acknowledged, %zu times with the commit under way, %zu times there was no store yet\n",
        seen.all(), seen.as_acknowledged, seen.one_more, seen.no_store);
    CHECK(seen.all() > 200);
    CHECK(seen.one_more > 0);
    CHECK(seen.no_store > 0);
}
