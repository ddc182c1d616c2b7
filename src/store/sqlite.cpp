// SQLite as values.
// SPDX-License-Identifier: MIT
#include "store/sqlite.hpp"

#include "text.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <new>
#include <system_error>
#include <utility>

namespace entente::sqlite {

void database::closer::operator()(sqlite3* p) const noexcept { sqlite3_close_v2(p); }
void statement::closer::operator()(sqlite3_stmt* p) const noexcept { sqlite3_finalize(p); }

namespace {

[[noreturn]] void refuse(code c, std::string const& path, std::string text, std::string remedy)
{
    throw error(c, {path, 0, 0}, std::move(text), std::move(remedy));
}

[[nodiscard]] std::string_view what_it_is(std::filesystem::file_type t)
{
    switch (t) {
    case std::filesystem::file_type::directory: return "a folder";
    case std::filesystem::file_type::fifo: return "a pipe";
    case std::filesystem::file_type::socket: return "a socket";
    case std::filesystem::file_type::block:
    case std::filesystem::file_type::character: return "a device";
    default: return "something else";
    }
}

/// A damaged file makes SQLite ask for more than there is: whether it wanted more than all of the file holds.
[[nodiscard]] bool wanted_more_than_there_is(std::string const& path)
{
    std::error_code unknown;
    auto const all = std::filesystem::file_size(path, unknown);
    if (unknown) return false;
    auto* const as_much = sqlite3_malloc64(all + (1U << 20));
    sqlite3_free(as_much);
    return as_much != nullptr;
}

} // namespace

void require_place(std::string const& path, database::mode m)
{
    namespace fs = std::filesystem;
    bool const making = m == database::mode::create;
    if (path.empty()) refuse(code::cannot_read, path, "the name of the store is empty", "name a file");
    std::error_code reason;
    auto const there = fs::status(path, reason);
    if (there.type() == fs::file_type::none)
        refuse(code::cannot_read, path, "cannot look at the file: " + reason.message(),
               "allow looking into its folder, or correct the path");
    if (fs::exists(there)) {
        if (fs::is_regular_file(there)) return;
        refuse(making ? code::cannot_write : code::cannot_read, path, fmt::format("this is {}, and no file", what_it_is(there.type())),
               "name a file");
    }
    auto folder = fs::path(path).parent_path();
    if (folder.empty()) folder = ".";
    if (!fs::is_directory(folder, reason))
        refuse(code::cannot_read, path, fmt::format("the folder \"{}\" does not exist", detail::clean(folder.string())),
               "make the folder, or correct the path");
    if (!making) refuse(code::cannot_read, path, "the file does not exist", "correct the path, or make a store with store::create");
    if (::faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) != 0)
        refuse(code::cannot_write, path,
               fmt::format("no file can be made in the folder \"{}\": {}", detail::clean(folder.string()),
                           std::generic_category().message(errno)),
               "allow writing to the folder, or take another one");
}

database::database(std::string path, mode m, int patience) : path_(std::move(path))
{
    require_place(path_, m);
    int const how = m == mode::read    ? SQLITE_OPEN_READONLY
                    : m == mode::write ? SQLITE_OPEN_READWRITE
                                       : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    auto const name = path_.starts_with('/') ? path_ : "./" + path_;
    sqlite3* opened = nullptr;
    int const result = sqlite3_open_v2(name.c_str(), &opened, how | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    handle_.reset(opened);
    if (result != SQLITE_OK) fail(result);
    sqlite3_busy_timeout(opened, patience);
}

bool database::read_only() const { return sqlite3_db_readonly(handle(), "main") == 1; }

bool database::interrupted() const
{
    return sqlite3_exec(handle(), "PRAGMA schema_version", nullptr, nullptr, nullptr) == SQLITE_READONLY_ROLLBACK;
}

void database::run(char const* sql) const
{
    if (int const result = sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr); result != SQLITE_OK) fail(result);
}

std::optional<std::int64_t> database::number(char const* sql) const
{
    statement s{*this, sql};
    if (!s.next() || s.text(0).data() == nullptr) return std::nullopt;
    return s.number(0);
}

std::string database::text(char const* sql) const
{
    statement s{*this, sql};
    return s.next() ? std::string{s.text(0)} : std::string{};
}

void database::fail(code c, std::string text, std::string remedy) const { refuse(c, path_, std::move(text), std::move(remedy)); }

std::string database::what_sqlite_says() const { return detail::clean(sqlite3_errmsg(handle())); }

void database::fail_damaged() const
{
    fail(code::damaged_store, fmt::format("the file is damaged: SQLite says {}", what_sqlite_says()), "restore it from a copy");
}

void database::fail(int result) const
{
    if (handle() == nullptr) throw std::bad_alloc{};
    int const reason = sqlite3_system_errno(handle());
    auto const said = reason != 0 ? std::generic_category().message(reason) : what_sqlite_says();
    if (result == SQLITE_READONLY_ROLLBACK)
        fail(code::not_a_store, "a change of the file was cut short, of a kind that stores know only while they are made",
             "store::create makes a store of it, if it held nothing before");
    switch (result & 0xFF) {
    case SQLITE_NOTADB:
        fail(code::not_a_store, "the file is no SQLite file", "name a file that store::create has made, or make one under another name");
    case SQLITE_NOMEM:
        if (sqlite3_txn_state(handle(), nullptr) != SQLITE_TXN_WRITE && wanted_more_than_there_is(path_)) fail_damaged();
        throw std::bad_alloc{};
    case SQLITE_TOOBIG:
        if (sqlite3_txn_state(handle(), nullptr) != SQLITE_TXN_WRITE) fail_damaged();
        fail(code::cannot_write, "cannot write the store: a record is longer than SQLite allows", "shorten the record");
    case SQLITE_BUSY:
    case SQLITE_PROTOCOL: fail(code::store_busy, "another process or thread is writing to the store", "try again, or wait longer");
    case SQLITE_READONLY:
        if (result == SQLITE_READONLY_DIRECTORY || result == SQLITE_READONLY_CANTINIT || result == SQLITE_READONLY_RECOVERY)
            fail(code::cannot_read, "cannot read the store: in its folder no file can be made for what its readers and writers share",
                 "allow writing to the folder, or read a copy");
        fail(code::cannot_write, "cannot write the store: it is open for reading only",
             "open it for writing, or allow writing to the file");
    case SQLITE_FULL: fail(code::cannot_write, "cannot write the store: " + what_sqlite_says(), "make room on the disk");
    case SQLITE_IOERR:
        if (result == SQLITE_IOERR_READ || result == SQLITE_IOERR_SHORT_READ)
            fail(code::cannot_read, "cannot read the store: " + said, "look at the disk, or read a copy");
        fail(code::cannot_write, "cannot write the store: " + said, "look at the disk and at what it allows");
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH: fail(code::cannot_read, "cannot open the store: " + said, "allow reading the file and writing to its folder");
    case SQLITE_CORRUPT:
    default: fail_damaged(); // of a store that is whole, every statement can be run: tables and columns are missing or other ones
    }
}

statement::statement(database const& db, std::string_view sql) : db_(&db)
{
    sqlite3_stmt* made = nullptr;
    check(sqlite3_prepare_v2(db.handle(), sql.data(), static_cast<int>(sql.size()), &made, nullptr));
    handle_.reset(made);
}

statement& statement::bind(int parameter, std::int64_t value)
{
    check(sqlite3_bind_int64(handle_.get(), parameter, value));
    return *this;
}

statement& statement::bind(int parameter, std::string_view value)
{
    // an empty view may have no data, which would be null
    check(sqlite3_bind_text64(handle_.get(), parameter, value.empty() ? "" : value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

statement& statement::bind(int parameter, std::nullopt_t)
{
    check(sqlite3_bind_null(handle_.get(), parameter));
    return *this;
}

bool statement::next()
{
    int const result = sqlite3_step(handle_.get());
    if (result == SQLITE_ROW) return true;
    sqlite3_reset(handle_.get());
    if (result != SQLITE_DONE) db_->fail(result);
    return false;
}

void statement::reset() noexcept { sqlite3_reset(handle_.get()); }

std::int64_t statement::number(int column) const { return sqlite3_column_int64(handle_.get(), column); }

std::string_view statement::text(int column) const
{
    auto const* const data = reinterpret_cast<char const*>(sqlite3_column_text(handle_.get(), column));
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

void statement::check(int result) const
{
    if (result != SQLITE_OK) db_->fail(result);
}

transaction::transaction(database const& db, kind k) : db_(&db) { db.run(k == kind::write ? "BEGIN IMMEDIATE" : "BEGIN"); }

transaction::~transaction()
{
    // after some errors SQLite has ended it already
    if (db_ != nullptr && sqlite3_get_autocommit(db_->handle()) == 0) sqlite3_exec(db_->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void transaction::commit()
{
    db_->run("COMMIT");
    db_ = nullptr;
}

std::int64_t migrate(database const& db, std::span<char const* const> steps)
{
    transaction whole{db, transaction::kind::write};
    auto const found = db.number("PRAGMA user_version").value_or(0);
    for (auto n = static_cast<std::size_t>(found); n < steps.size(); ++n) db.run(steps[n]);
    if (static_cast<std::size_t>(found) < steps.size()) db.run(fmt::format("PRAGMA user_version = {}", steps.size()).c_str());
    whole.commit();
    return found;
}

} // namespace entente::sqlite
