// The store: a SQLite file that is only ever appended to.
// SPDX-License-Identifier: MIT
#include "store/commit.hpp"
#include "store/entries.hpp"
#include "text.hpp"

#include <entente/io/store.hpp>

#include <filesystem>
#include <set>
#include <system_error>
#include <unordered_map>
#include <utility>
#include <vector>

namespace entente::io {

namespace {

using sqlite::database;
using sqlite::statement;
using sqlite::transaction;

} // namespace

struct store::connection {
    database db;
    entries::memory known{};

    [[nodiscard]] std::int64_t revision() const { return db.number("SELECT max(revision) FROM entry").value_or(0); }

    /// SQLite takes a file of a single byte for an empty one.
    void require_sqlite() const
    {
        auto const has_pages = [&] { return db.number("PRAGMA page_count") != 0; };
        auto const has_bytes = [&] {
            std::error_code unknown;
            auto const size = std::filesystem::file_size(db.path(), unknown);
            return !unknown && size != 0;
        };
        if (!has_pages() && has_bytes() && !has_pages()) // or somebody has made a store of it meanwhile
            db.fail(code::not_a_store, "the file is no SQLite file",
                    "name a file that store::create has made, or make one under another name");
    }
    [[nodiscard]] bool is_empty() const
    {
        return db.number("PRAGMA application_id") == 0 && db.number("PRAGMA user_version") == 0 &&
               db.number("SELECT count(*) FROM sqlite_schema") == 0;
    }

    /// Says what the file is, if it is no store of a version that can be used.
    void require_store() const
    {
        require_sqlite();
        auto const application = db.number("PRAGMA application_id").value_or(0);
        auto const version = db.number("PRAGMA user_version").value_or(0);
        if (application != entries::application_id) {
            bool const empty = is_empty();
            db.fail(code::not_a_store,
                    empty ? "the file is empty"
                          : fmt::format("the file is a SQLite file of something else (application {:#x})", application),
                    empty ? "store::create makes a store of it" : "name a file that store::create has made");
        }
        if (version > entries::newest_version)
            db.fail(code::newer_store,
                    fmt::format("the store has version {}, and this entente knows versions up to {}", version, entries::newest_version),
                    "use the entente that wrote it, or a newer one");
        if (version < 1) db.fail(code::damaged_store, fmt::format("the store has version {}", version), "restore it from a copy");
    }

    /// Every page, and every entry's checksum.
    void require_whole() const
    {
        transaction one_state{db, transaction::kind::read};
        if (auto const found = db.text("PRAGMA integrity_check(1)"); found != "ok")
            db.fail(code::damaged_store, "the file is damaged: " + detail::clean(found), "restore it from a copy");
        std::int64_t expected = 0;
        statement rows{db, fmt::format("SELECT {} FROM entry ORDER BY number", entries::columns)};
        while (rows.next())
            if (auto const e = entries::checked_row(db, rows); e.number != ++expected)
                db.fail(code::damaged_store, fmt::format("entry {} is missing", expected), "restore the file from a copy");
    }

    /// What `load`, and the like, give: all entries of those that `which`, a condition with at most one parameter, is true of.
    [[nodiscard]] snapshot load(std::string_view which, std::int64_t parameter) const
    {
        transaction one_state{db, transaction::kind::read};
        require_store(); // a newer entente may have brought it to its own version meanwhile
        snapshot out;
        out.revision = revision();
        entries::folding all{db};
        statement rows{db, fmt::format("SELECT {} FROM entry WHERE {} ORDER BY number", entries::columns, which)};
        rows.bind(1, parameter);
        while (rows.next()) all.take(entries::checked_row(db, rows));
        out.facts = std::move(all).result();
        return out;
    }

    void require_reached(std::int64_t revision, std::int64_t last) const
    {
        if (revision < 0 || revision > last)
            db.fail(code::bad_value, fmt::format("the store has no revision {}: its last is {}", revision, last),
                    "give one that this store has returned");
    }

    /// Whatever `fill` enters, as the next revision. Returns the last one.
    [[nodiscard]] std::int64_t commit(auto fill)
    {
        transaction whole{db, transaction::kind::write};
        require_store();
        entries::commit next{db, known, revision() + 1};
        fill(next);
        auto const last = revision();
        whole.commit();
        return last;
    }
};

namespace {

/// Records that changed take the place of those of their id, others go to the end.
template <class Record>
void replace(std::vector<Record>& held, std::vector<Record>&& changed)
{
    std::unordered_map<std::string_view, Record*> left;
    for (auto& r : changed)
        if (auto const id = entries::id_of(r); !id.empty()) left.emplace(id, &r);
    std::set<Record const*> placed;
    for (auto& r : held)
        if (auto const found = left.find(entries::id_of(r)); found != left.end()) {
            placed.insert(found->second);
            r = *found->second;
        }
    for (auto& r : changed)
        if (!placed.contains(&r)) held.push_back(std::move(r));
}

} // namespace

store::store(std::unique_ptr<connection> c) noexcept : connection_(std::move(c)) {}
store::store(store&&) noexcept = default;
store& store::operator=(store&&) noexcept = default;
store::~store() = default;

// Both look at a file through a connection that can only read, before one that can write sees it: SQLite tidies up what
// it may write, and a file of somebody else is none of our business.

store store::create(std::string const& path, int patience)
{
    sqlite::require_place(path, database::mode::create);
    auto const require_nothing = [](connection const& c) {
        c.require_sqlite();
        if (!c.is_empty()) c.db.fail(code::cannot_write, "there is a file of this name already", "open it, or take another name");
    };
    if (std::error_code ignored; std::filesystem::exists(path, ignored))
        if (connection const there{{path, database::mode::read, patience}}; !there.db.interrupted()) require_nothing(there);
    auto c = std::make_unique<connection>(connection{{path, database::mode::create, patience}});
    require_nothing(*c);
    auto const& db = c->db;
    if (db.text("PRAGMA journal_mode = WAL") != "wal")
        db.fail(code::cannot_write, "the file system does not let processes share a store", "take a file of a local disk");
    db.run("PRAGMA synchronous = FULL");
    if (sqlite::migrate(db, entries::schema_steps) != 0)
        db.fail(code::cannot_write, "another process has just created this store", "open it");
    return store{std::move(c)};
}

store store::open(std::string const& path, access a, int patience)
{
    auto c = std::make_unique<connection>(connection{{path, database::mode::read, patience}});
    c->require_store();
    if (a == access::write) c = std::make_unique<connection>(connection{{path, database::mode::write, patience}});
    auto const& db = c->db;
    if (a == access::write && db.read_only())
        db.fail(code::cannot_write, "the file may only be read", "open it with access::read, or allow writing");
    db.run("PRAGMA synchronous = FULL");
    if (db.number("PRAGMA user_version") != entries::newest_version) {
        if (a == access::read) db.fail(code::cannot_write, "the store is of an older version", "open it once with access::write");
        sqlite::migrate(db, entries::schema_steps);
    }
    c->require_whole();
    return store{std::move(c)};
}

std::int64_t store::revision() const { return connection_->revision(); }

std::int64_t store::append(records const& more)
{
    return connection_->commit([&](entries::commit& next) { next.append(more); });
}

std::int64_t store::correct(records const& corrected, std::int64_t seen)
{
    return connection_->commit([&](entries::commit& next) { next.correct(corrected, seen); });
}

snapshot store::load() const { return connection_->load("?1 = 0", 0); }

snapshot store::load_at(std::int64_t revision) const
{
    auto out = connection_->load("revision <= ?1", revision);
    connection_->require_reached(revision, out.revision);
    out.revision = revision;
    return out;
}

snapshot store::load_since(std::int64_t revision) const
{
    auto out = connection_->load("of IN (SELECT of FROM entry WHERE revision > ?1)", revision);
    connection_->require_reached(revision, out.revision);
    return out;
}

bool store::refresh(snapshot& seen) const
{
    if (revision() == seen.revision) return false;
    auto changed = load_since(seen.revision);
    if (entries::says_something(changed.facts) || !changed.facts.kept.order.empty()) {
        seen.facts.title = changed.facts.title;
        seen.facts.note = changed.facts.note;
        seen.facts.kept = changed.facts.kept;
    }
    entries::for_each_list(seen.facts, [&]<class Held>(std::string_view, std::vector<Held>& held) {
        entries::for_each_list(changed.facts, [&]<class Changed>(std::string_view, std::vector<Changed>& list) {
            if constexpr (std::same_as<Held, Changed>) replace(held, std::move(list));
        });
    });
    seen.revision = changed.revision;
    return true;
}

} // namespace entente::io
