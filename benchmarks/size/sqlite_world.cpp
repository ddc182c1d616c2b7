// Fills a database of SQLite, and asks it.
// SPDX-License-Identifier: MIT
#include "sqlite_world.hpp"

#include <sqlite3.h>

#include <stdexcept>
#include <utility>

namespace bench {

namespace {

// a call stands once for each side, sorted as the questions about a leader want it; a contact once for its pair of countries
constexpr char const* tables = R"(
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE call (leader INTEGER, at INTEGER, other INTEGER, event INTEGER, PRIMARY KEY (leader, at, other, event)) WITHOUT ROWID;
CREATE TABLE contact (pair INTEGER, at INTEGER, kind INTEGER, year INTEGER);
BEGIN;
)";
constexpr char const* indexes = R"(
CREATE INDEX call_by_other ON call (leader, other, at);
CREATE INDEX contact_by_pair ON contact (pair, at);
CREATE INDEX call_by_year ON contact (pair, year) WHERE kind = 0;
COMMIT;
ANALYZE;
)";

constexpr std::int64_t pair_of(country_number a, country_number b) { return a < b ? a * 256 + b : b * 256 + a; }

} // namespace

void sqlite_world::closer::operator()(sqlite3* p) const noexcept { sqlite3_close_v2(p); }
void sqlite_world::closer::operator()(sqlite3_stmt* p) const noexcept { sqlite3_finalize(p); }

sqlite_world::sqlite_world(world const& w) : terms_(w.terms), terms_of_(w.terms_of)
{
    sqlite3* opened = nullptr;
    bool const open = sqlite3_open(":memory:", &opened) == SQLITE_OK;
    database_.reset(opened);
    if (!open) throw std::runtime_error("SQLite opens no database");
    run(tables);
    insert_events(w);
    run(indexes);
    calls_after_ = prepare("SELECT at, other FROM call WHERE leader = ? AND at > ? AND at <= ? ORDER BY at, other");
    last_before_ = prepare("SELECT max(at) FROM contact WHERE pair = ? AND at < ?");
    by_year_ = prepare("SELECT pair, year, count(*) FROM contact WHERE kind = 0 GROUP BY pair, year ORDER BY pair, year");
    in_a_row_ = prepare(R"(SELECT a.at, b.at, c.at FROM call a CROSS JOIN call b CROSS JOIN call c
        WHERE a.leader = ?1 AND a.other = ?4 AND a.at > ?2 AND a.at <= ?3
          AND b.leader = ?1 AND b.other = ?5 AND b.at > a.at AND b.at <= min(a.at + ?7, ?3)
          AND c.leader = ?1 AND c.other = ?6 AND c.at > b.at AND c.at <= min(b.at + ?7, ?3)
        ORDER BY a.at, b.at, c.at LIMIT 1)");
}

void sqlite_world::insert_events(world const& w) const
{
    auto const call = prepare("INSERT INTO call VALUES (?, ?, ?, ?)");
    auto const contact = prepare("INSERT INTO contact VALUES (?, ?, ?, ?)");
    auto const insert = [&](statement const& s, std::initializer_list<std::int64_t> row) {
        ask(s, row);
        if (next(s)) throw std::logic_error("an insertion with a row");
    };
    for (event_number e = 0; e != w.size(); ++e) {
        auto const a = w.country_of[w.caller[e]], b = w.country_of[w.called[e]];
        insert(contact, {pair_of(a, b), w.at[e], static_cast<int>(w.kind[e]), year_of(w.at[e])});
        if (w.kind[e] != contact_kind::call) continue;
        insert(call, {w.caller[e], w.at[e], b, e});
        insert(call, {w.called[e], w.at[e], a, e});
    }
}

void sqlite_world::run(char const* sql) const
{
    if (sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(database_.get()));
}

sqlite_world::statement sqlite_world::prepare(std::string_view sql) const
{
    sqlite3_stmt* out = nullptr;
    if (sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &out, nullptr) !=
        SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(database_.get()));
    return statement(out);
}

void sqlite_world::ask(statement const& s, std::initializer_list<std::int64_t> parameters)
{
    sqlite3_reset(s.get());
    int place = 0;
    for (auto const p : parameters) sqlite3_bind_int64(s.get(), ++place, p);
}

bool sqlite_world::next(statement const& s) const
{
    auto const result = sqlite3_step(s.get());
    if (result != SQLITE_ROW && result != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(database_.get()));
    return result == SQLITE_ROW;
}

std::uint32_t sqlite_world::number(statement const& s, int column)
{
    return static_cast<std::uint32_t>(sqlite3_column_int64(s.get(), column));
}

/// Walks on from the election, as long as calls are tied with the first one.
contact_rows sqlite_world::first_calls() const
{
    contact_rows out;
    for (auto const& t : terms_) {
        auto const begin = out.all.size();
        ask(calls_after_, {t.leader, t.elected, t.left_office});
        while (next(calls_after_)) {
            contact const found{number(calls_after_, 0), static_cast<country_number>(number(calls_after_, 1))};
            if (out.all.size() != begin && found.at != out.all.back().at) break;
            if (out.all.size() == begin || found != out.all.back()) out.all.push_back(found);
        }
        out.end_row();
    }
    return out;
}

/// Walks on until there are ten. Calls come by time, and tied ones by their country.
contact_rows sqlite_world::first_ten(std::span<leader_number const> leaders) const
{
    contact_rows out;
    for (auto const l : leaders)
        for (auto i = terms_of_[l]; i != terms_of_[l + 1U]; ++i) {
            std::vector<bool> seen(256);
            std::size_t found = 0;
            ask(calls_after_, {l, terms_[i].took_office, terms_[i].left_office});
            while (found != first_so_many && next(calls_after_)) {
                auto const with = static_cast<country_number>(number(calls_after_, 1));
                if (seen[with]) continue;
                seen[with] = true;
                out.all.push_back({number(calls_after_, 0), with});
                ++found;
            }
            out.end_row();
        }
    return out;
}

std::vector<seconds32> sqlite_world::last_contacts(std::span<point const> points) const
{
    std::vector<seconds32> out;
    out.reserve(points.size());
    for (auto const& p : points) {
        ask(last_before_, {pair_of(p.one, p.other), p.before});
        out.push_back(next(last_before_) ? number(last_before_, 0) : never); // null reads as 0
    }
    return out;
}

std::vector<year_count> sqlite_world::calls_by_year() const
{
    std::vector<year_count> out;
    ask(by_year_, {});
    while (next(by_year_)) {
        auto const pair = number(by_year_, 0);
        out.push_back({static_cast<country_number>(pair / 256), static_cast<country_number>(pair % 256),
                       static_cast<std::uint16_t>(number(by_year_, 1)), number(by_year_, 2)});
    }
    return out;
}

std::vector<triple> sqlite_world::one_then_another(three_countries const& whom) const
{
    std::vector<triple> out;
    for (std::uint32_t i = 0; i != terms_.size(); ++i) {
        auto const& t = terms_[i];
        ask(in_a_row_, {t.leader, t.elected, t.left_office, whom[0], whom[1], whom[2], longest_gap});
        if (next(in_a_row_)) out.push_back({i, {number(in_a_row_, 0), number(in_a_row_, 1), number(in_a_row_, 2)}});
    }
    return out;
}

std::unique_ptr<answerer> make_sqlite(world const& w) { return std::make_unique<sqlite_world>(w); }

} // namespace bench
