// PostgreSQL as a database of events, by libpq.
// SPDX-License-Identifier: MIT
#include "text.hpp"

#include <entente/error.hpp>
#include <entente/io/postgres.hpp>

#include <fmt/format.h>
#include <libpq-fe.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::io {
namespace {

struct closer {
    void operator()(PGconn* c) const noexcept { PQfinish(c); }
    void operator()(PGresult* r) const noexcept { PQclear(r); }
};
using result = std::unique_ptr<PGresult, closer>;

class postgres_connection final : public connection {
public:
    explicit postgres_connection(std::string const& how) : to_(PQconnectdb(how.c_str()))
    {
        if (to_ == nullptr) throw std::bad_alloc{};
        if (PQstatus(to_.get()) != CONNECTION_OK) throw error(code::no_connection, said(), "correct the address, or start the server");
        PQsetNoticeProcessor(
            to_.get(), [](void*, char const*) {}, nullptr); // it would write to standard error
        if (PQsetClientEncoding(to_.get(), "UTF8") != 0)
            throw error(code::no_connection, said(), "use a database whose text can be shown in UTF-8");
        (void)run({"SET jit = off", {}}); // a plan is run in a fraction of the time that compiling it takes
    }

    [[nodiscard]] dialect speaks() const override { return dialect::postgresql; }
    [[nodiscard]] std::vector<cells> run(sql const& statement) override
    {
        std::vector<std::string> texts(statement.bound.size());
        std::vector<char const*> values;
        for (std::size_t i = 0; i != texts.size(); ++i) values.push_back(text_of(statement.bound[i], texts[i]));
        result const came(
            PQexecParams(to_.get(), statement.text.c_str(), static_cast<int>(values.size()), nullptr, values.data(), nullptr, nullptr, 0));
        auto const how = PQresultStatus(came.get());
        if (how == PGRES_COMMAND_OK) return {};
        if (how != PGRES_TUPLES_OK) fail(came.get());
        return rows_of(came.get());
    }
    [[nodiscard]] bool add(std::string_view table, std::vector<cells> const& rows) override
    {
        // to other servers COPY sends row by row, and INSERT many at once
        auto const kind = run({"SELECT relkind::text FROM pg_class WHERE oid = $1::regclass", {std::string(table)}});
        if (kind.empty() || kind[0][0] != cell(std::string("p"))) {
            copy(table, rows);
            return true;
        }
        (void)run({fmt::format("CREATE TEMPORARY TABLE entente_coming (LIKE {}) ON COMMIT DROP", table), {}});
        copy("entente_coming", rows);
        (void)run({fmt::format("INSERT INTO {} SELECT * FROM entente_coming", table), {}});
        (void)run({"DROP TABLE entente_coming", {}});
        return true;
    }

private:
    void copy(std::string_view table, std::vector<cells> const& rows)
    {
        std::string text;
        for (auto const& row : rows) {
            char before = 0;
            for (auto const& c : row) {
                if (before != 0) text += before;
                before = '\t';
                append(text, c);
            }
            text += '\n';
        }
        result const begun(PQexec(to_.get(), fmt::format("COPY {} FROM STDIN", table).c_str()));
        if (PQresultStatus(begun.get()) != PGRES_COPY_IN) fail(begun.get());
        constexpr std::size_t piece = 1 << 20; // libpq takes an int
        bool sent = true;
        for (std::size_t at = 0; sent && at < text.size(); at += piece)
            sent = PQputCopyData(to_.get(), text.data() + at, static_cast<int>(std::min(piece, text.size() - at))) == 1;
        sent = sent && PQputCopyEnd(to_.get(), nullptr) == 1;
        result const ended(PQgetResult(to_.get()));
        while (result const more{PQgetResult(to_.get())}) {}
        if (!sent || PQresultStatus(ended.get()) != PGRES_COMMAND_OK) fail(ended.get());
    }
    /// As COPY reads it.
    static void append(std::string& to, cell const& c)
    {
        std::string kept;
        auto const* const text = text_of(c, kept);
        if (text == nullptr) {
            to += "\\N";
            return;
        }
        for (auto const letter : kept) switch (letter) {
            case '\\': to += "\\\\"; break;
            case '\t': to += "\\t"; break;
            case '\n': to += "\\n"; break;
            case '\r': to += "\\r"; break;
            default: to += letter;
            }
    }
    /// As libpq takes it; nullptr for none. `kept`: where it stands until then.
    [[nodiscard]] static char const* text_of(cell const& c, std::string& kept)
    {
        if (std::holds_alternative<std::monostate>(c)) return nullptr;
        if (auto const* n = std::get_if<std::int64_t>(&c)) kept = std::to_string(*n);
        else kept = std::get<std::string>(c);
        if (kept.find('\0') != std::string::npos)
            throw error(code::bad_value, "a text has a NUL in it, which PostgreSQL cannot keep", "leave it out of ids and names");
        return kept.c_str();
    }
    [[nodiscard]] static std::vector<cells> rows_of(PGresult const* from)
    {
        constexpr Oid int2 = 21, int4 = 23, int8 = 20; // of pg_type: they never change
        std::vector<cells> out;
        int const rows = PQntuples(from), columns = PQnfields(from);
        out.reserve(static_cast<std::size_t>(rows));
        for (int r = 0; r != rows; ++r) {
            auto& row = out.emplace_back();
            for (int c = 0; c != columns; ++c) {
                std::string_view const text(PQgetvalue(from, r, c), static_cast<std::size_t>(PQgetlength(from, r, c)));
                auto const type = PQftype(from, c);
                std::int64_t n = 0;
                if (PQgetisnull(from, r, c) != 0) row.emplace_back();
                else if ((type == int2 || type == int4 || type == int8) &&
                         std::from_chars(text.data(), text.data() + text.size(), n).ec == std::errc{})
                    row.emplace_back(n);
                else row.emplace_back(std::string(text));
            }
        }
        return out;
    }
    [[nodiscard]] std::string said() const { return fmt::format("PostgreSQL says {}", detail::clean(PQerrorMessage(to_.get()))); }
    /// Of a cluster the servers that do not answer, each with the tables that it has; empty: there is none, or it cannot be known now.
    [[nodiscard]] std::string silent_servers()
    {
        if (PQtransactionStatus(to_.get()) != PQTRANS_IDLE) return {};
        result const servers(
            PQexec(to_.get(), "SELECT s.srvname, string_agg(c.oid::regclass::text, ', ' ORDER BY c.relname), min(c.oid::regclass::text) "
                              "FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver "
                              "JOIN pg_class c ON c.oid = f.ftrelid JOIN pg_inherits i ON i.inhrelid = c.oid "
                              "JOIN pg_class p ON p.oid = i.inhparent WHERE p.relname LIKE 'entente\\_%' "
                              "GROUP BY s.srvname ORDER BY s.srvname"));
        std::string out;
        for (int r = 0; r < PQntuples(servers.get()); ++r) {
            result const answers(PQexec(to_.get(), fmt::format("SELECT 1 FROM {} LIMIT 1", PQgetvalue(servers.get(), r, 2)).c_str()));
            if (PQresultStatus(answers.get()) == PGRES_TUPLES_OK) continue;
            out += fmt::format("{}{} (with {})", out.empty() ? "" : ", ", PQgetvalue(servers.get(), r, 0), PQgetvalue(servers.get(), r, 1));
        }
        return out;
    }
    [[noreturn]] void fail_there(std::string const& told)
    {
        auto const silent = silent_servers();
        throw error(code::connection_lost,
                    silent.empty() ? told : fmt::format("of the cluster {} does not answer: {}", detail::clean(silent), told),
                    "start the server, and ask again: of what the others have no answer is made");
    }
    [[noreturn]] void fail(PGresult const* came)
    {
        auto const* const state = PQresultErrorField(came, PG_DIAG_SQLSTATE);
        std::string_view const sql_state = state == nullptr ? "" : state;
        // 08: the connection; 57: an operator or a timeout ended it; 53: the server has no more of something
        bool const is_lost = PQstatus(to_.get()) != CONNECTION_OK || sql_state.starts_with("08") || sql_state.starts_with("57") ||
                             sql_state.starts_with("53");
        auto const* const where = PQresultErrorField(came, PG_DIAG_CONTEXT);
        bool const is_there =
            PQstatus(to_.get()) == CONNECTION_OK && // a server that it asks has gone
            (sql_state.starts_with("08") ||
             (is_lost && where != nullptr && std::string_view(where).find("remote SQL command") != std::string_view::npos));
        if (is_there) fail_there(said());
        if (is_lost)
            throw error(code::connection_lost, said(), "ask again when the server answers: of what came before no answer was made");
        if (sql_state == "55P03" || sql_state == "40P01" || sql_state == "40001")
            throw error(code::store_busy, said(), "try again when the other load is over");
        throw error(code::refused_there, said(), "see docs/databases.md for the tables and rights that have to be there");
    }

    std::unique_ptr<PGconn, closer> to_;
};

} // namespace

std::shared_ptr<connection> connect_postgres(std::string const& how) { return std::make_shared<postgres_connection>(how); }

} // namespace entente::io
