// SQLite as a database of events.
// SPDX-License-Identifier: MIT
#include "store/sqlite.hpp"
#include "text.hpp"

#include <entente/error.hpp>
#include <entente/io/remote.hpp>

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace entente::io {
namespace {

constexpr std::string_view scheme = "sqlite:";
constexpr int patience = 5000;

struct finalizer {
    void operator()(sqlite3_stmt* s) const noexcept { sqlite3_finalize(s); }
};
using prepared = std::unique_ptr<sqlite3_stmt, finalizer>;

class sqlite_connection final : public connection {
public:
    sqlite_connection(std::string path, sqlite::database::mode m) : db_(std::move(path), m, patience) {}

    [[nodiscard]] dialect speaks() const override { return dialect::sqlite; }
    [[nodiscard]] std::vector<cells> run(sql const& statement) override
    {
        auto* const s = statement_for(statement.text);
        bind(s, statement.bound);
        std::vector<cells> out;
        int result = 0;
        while ((result = sqlite3_step(s)) == SQLITE_ROW) out.push_back(row_of(s));
        sqlite3_reset(s);
        sqlite3_clear_bindings(s);
        if (result != SQLITE_DONE) fail(result);
        return out;
    }

private:
    /// The latest few are kept: loading runs one text again and again.
    [[nodiscard]] sqlite3_stmt* statement_for(std::string const& text)
    {
        constexpr std::size_t most_kept = 16;
        auto const known = std::find_if(kept_.begin(), kept_.end(), [&](auto const& k) { return k.first == text; });
        if (known != kept_.end()) {
            kept_.splice(kept_.begin(), kept_, known);
            return kept_.front().second.get();
        }
        sqlite3_stmt* made = nullptr;
        if (int const result = sqlite3_prepare_v2(db_.handle(), text.data(), static_cast<int>(text.size()), &made, nullptr);
            result != SQLITE_OK)
            fail(result);
        kept_.emplace_front(text, prepared(made));
        if (kept_.size() > most_kept) kept_.pop_back();
        return made;
    }
    void bind(sqlite3_stmt* s, cells const& bound)
    {
        int place = 0;
        for (auto const& c : bound) {
            ++place;
            int result = SQLITE_OK;
            if (auto const* n = std::get_if<std::int64_t>(&c)) result = sqlite3_bind_int64(s, place, *n);
            else if (auto const* t = std::get_if<std::string>(&c))
                result = sqlite3_bind_text64(s, place, t->data(), t->size(), SQLITE_STATIC, SQLITE_UTF8);
            else result = sqlite3_bind_null(s, place);
            if (result != SQLITE_OK) fail(result);
        }
    }
    [[nodiscard]] static cells row_of(sqlite3_stmt* s)
    {
        cells out;
        for (int i = 0, n = sqlite3_column_count(s); i != n; ++i) switch (sqlite3_column_type(s, i)) {
            case SQLITE_NULL: out.emplace_back(); break;
            case SQLITE_INTEGER: out.emplace_back(static_cast<std::int64_t>(sqlite3_column_int64(s, i))); break;
            default: {
                auto const* const data = reinterpret_cast<char const*>(sqlite3_column_text(s, i));
                out.emplace_back(std::string(data, static_cast<std::size_t>(sqlite3_column_bytes(s, i))));
            }
            }
        return out;
    }
    [[noreturn]] void fail(int result) const
    {
        auto const said = fmt::format("{}: SQLite says {}", db_.path(), detail::clean(sqlite3_errmsg(db_.handle())));
        switch (result & 0xFF) {
        case SQLITE_NOTADB: throw error(code::no_connection, said, "name a file that entente load has made");
        case SQLITE_BUSY:
        case SQLITE_LOCKED: throw error(code::store_busy, said, "try again when the other load is over");
        case SQLITE_IOERR:
        case SQLITE_CORRUPT:
        case SQLITE_CANTOPEN: throw error(code::connection_lost, said, "look at the disk, or restore the file from a copy");
        case SQLITE_NOMEM: throw std::bad_alloc{};
        case SQLITE_READONLY:
        case SQLITE_PERM: throw error(code::refused_there, said, "allow writing to the file, or only ask");
        default: throw error(code::refused_there, said, "see docs/databases.md for the tables that have to be there");
        }
    }

    sqlite::database db_;
    std::list<std::pair<std::string, prepared>> kept_;
};

} // namespace

std::shared_ptr<connection> connect(std::string const& url, bool make)
{
    using mode = sqlite::database::mode;
    if (!url.starts_with(scheme) || url.size() == scheme.size())
        throw error(code::no_connection, fmt::format("\"{}\" names no database", detail::clean(url)), "write sqlite:FILE");
    auto path = url.substr(scheme.size());
    try {
        return std::make_shared<sqlite_connection>(path, make ? mode::create : mode::read);
    } catch (error const& e) {
        auto const& why = e.diagnostics().front();
        throw error(code::no_connection, fmt::format("{}: {}", detail::clean(path), why.text),
                    make ? why.remedy : "make it: entente load --db " + url + " FILE");
    }
}

} // namespace entente::io
