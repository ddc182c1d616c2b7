// SQLite as values: a connection, a statement, a transaction. What goes wrong is an entente::error.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace entente::sqlite {

class database {
public:
    enum class mode : std::uint8_t { read, write, create };

    /// The file of that path, whatever it looks like: neither ":memory:" nor a URI is special. SQLite reads nothing yet.
    /// Errors: those of require_place; cannot_read.
    database(std::string path, mode m, int patience);

    [[nodiscard]] std::string const& path() const noexcept { return path_; }
    [[nodiscard]] sqlite3* handle() const noexcept { return handle_.get(); }
    [[nodiscard]] bool read_only() const;
    /// Whether a change by a rollback journal was cut short, which SQLite undoes as soon as it may write.
    [[nodiscard]] bool interrupted() const;

    /// One statement or several, without results.
    void run(char const* sql) const;
    /// The number in the first column of the first row; nothing if it is null or there is no row.
    [[nodiscard]] std::optional<std::int64_t> number(char const* sql) const;
    /// The text there; empty if there is no row.
    [[nodiscard]] std::string text(char const* sql) const;

    [[noreturn]] void fail(code c, std::string text, std::string remedy = {}) const;
    /// What SQLite says went wrong.
    [[noreturn]] void fail(int result) const;

private:
    struct closer {
        void operator()(sqlite3* p) const noexcept;
    };
    [[noreturn]] void fail_damaged() const;
    /// Its words for the last error, on one line: they may hold names that stand in the file.
    [[nodiscard]] std::string what_sqlite_says() const;

    std::string path_;
    std::unique_ptr<sqlite3, closer> handle_;
};

/// Looks whether there is a file of that name, or could be one to be made, before SQLite does: SQLite waits for whoever writes to a
/// pipe, and of a folder that is missing or may not be written to it says that there is no file.
/// Errors: cannot_read for what is missing or is no file; cannot_write for a file that is to be made where none can be.
void require_place(std::string const& path, database::mode m);

class statement {
public:
    statement(database const& db, std::string_view sql);

    /// Parameters count from 1. A text must live until the statement is bound anew.
    statement& bind(int parameter, std::int64_t value);
    statement& bind(int parameter, std::string_view value);
    statement& bind(int parameter, std::nullopt_t);

    /// Whether there is a further row. After the last one, the statement can be bound and run again.
    bool next();
    /// Forgets the rows that are left.
    void reset() noexcept;
    /// Columns count from 0. A text lives until the next row.
    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] std::string_view text(int column) const;

private:
    struct closer {
        void operator()(sqlite3_stmt* p) const noexcept;
    };
    void check(int result) const;

    database const* db_;
    std::unique_ptr<sqlite3_stmt, closer> handle_;
};

/// Undone unless committed.
class transaction {
public:
    enum class kind : std::uint8_t { read, write };

    /// A writer waits here for its turn; a reader sees one state from its first look on.
    transaction(database const& db, kind k);
    transaction(transaction const&) = delete;
    transaction& operator=(transaction const&) = delete;
    ~transaction();
    void commit();

private:
    database const* db_;
};

/// Takes `PRAGMA user_version` to the number of steps: step n, statements of SQL, leads from version n to n + 1. All in one
/// transaction, so that a version in between is seen by nobody. Returns the version that was found.
std::int64_t migrate(database const& db, std::span<char const* const> steps);

} // namespace entente::sqlite
