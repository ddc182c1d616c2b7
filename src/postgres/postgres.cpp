// PostgreSQL as a database of events, by libpq.
// SPDX-License-Identifier: MIT
#include "text.hpp"

#include <entente/error.hpp>
#include <entente/io/postgres.hpp>

#include <fmt/format.h>
#include <libpq-fe.h>

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

private:
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
    [[noreturn]] void fail(PGresult const* came) const
    {
        auto const* const state = PQresultErrorField(came, PG_DIAG_SQLSTATE);
        std::string_view const sql_state = state == nullptr ? "" : state;
        // 08: the connection; 57: an operator or a timeout ended it; 53: the server has no more of something
        bool const is_lost = PQstatus(to_.get()) != CONNECTION_OK || sql_state.starts_with("08") || sql_state.starts_with("57") ||
                             sql_state.starts_with("53");
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
