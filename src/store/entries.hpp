// What a store's file consists of: entries, and how they become records.
// SPDX-License-Identifier: MIT
#pragma once

#include "json/fields.hpp"
#include "json/record_text.hpp"
#include "store/past.hpp"
#include "store/sqlite.hpp"
#include "text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace entente::entries {

/// "ente" in ASCII, in the file's header.
inline constexpr std::int64_t application_id = 0x656E7465;

/// From version n to n + 1, starting with an empty file.
inline constexpr std::array<char const*, 1> schema_steps{R"(
PRAGMA application_id = 0x656E7465;
CREATE TABLE entry (
  number   INTEGER PRIMARY KEY,                                    -- from 1, without gaps, in the order of arrival
  revision INTEGER NOT NULL,                                       -- of the commit it came with
  act      TEXT NOT NULL CHECK (act IN ('add', 'extend', 'correct')),
  of       INTEGER NOT NULL,                                       -- the number of the entry that added the record
  list     TEXT NOT NULL,                                          -- 'events', 'sources', ...; 'document' for title, note and the like
  id       TEXT,                                                   -- null for claims without one
  record   TEXT NOT NULL,                                          -- JSON, as it would stand in an entente/1 document
  checksum INTEGER NOT NULL                                        -- of all the other columns
) STRICT;
CREATE INDEX entry_by_id ON entry (list, id) WHERE act = 'add';
CREATE INDEX entry_without_id ON entry (record) WHERE id IS NULL;
CREATE INDEX entry_by_addition ON entry (of);
CREATE INDEX entry_by_revision ON entry (revision);
CREATE TRIGGER entry_is_not_changed BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
CREATE TRIGGER entry_is_not_deleted BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;
)"};
inline constexpr auto newest_version = static_cast<std::int64_t>(schema_steps.size());

/// The name under which title, note and unknown keys of the whole are entered.
inline constexpr std::string_view header_list = "document";

enum class act : std::uint8_t { add, extend, correct };
inline constexpr std::array<std::string_view, 3> acts{"add", "extend", "correct"};

struct entry {
    std::int64_t number = 0;
    std::int64_t revision = 0;
    std::string_view act;
    std::int64_t of = 0;
    std::string_view list;
    std::string_view id; ///< without data: none
    std::string_view record;
};

/// FNV-1a, 64 bits. Every step is invertible, so that no change of a single byte escapes it.
class checksum {
public:
    void add(std::string_view text)
    {
        add(static_cast<std::int64_t>(text.size()));
        for (char const c : text) add(static_cast<unsigned char>(c));
    }
    void add(std::int64_t number)
    {
        for (unsigned shift = 0; shift != 64; shift += 8) add(static_cast<unsigned char>(static_cast<std::uint64_t>(number) >> shift));
    }
    [[nodiscard]] std::int64_t value() const { return static_cast<std::int64_t>(hash_); }

private:
    void add(unsigned char byte) { hash_ = (hash_ ^ byte) * 0x100000001B3U; }

    std::uint64_t hash_ = 0xCBF29CE484222325U;
};

[[nodiscard]] inline std::int64_t checksum_of(entry const& e)
{
    checksum sum;
    for (auto const number : {e.number, e.revision, e.of}) sum.add(number);
    for (auto const text : {e.act, e.list, e.id, e.record}) sum.add(text);
    return sum.value();
}

/// Calls `use(name, list)` for every list of records.
template <class Use>
class each_list {
public:
    explicit each_list(Use use) : use_(use) {}
    void format(std::string_view) {}
    template <class List>
    void field(std::string_view name, List& list)
    {
        if constexpr (!std::same_as<std::remove_const_t<List>, std::string>) use_(name, list);
    }

private:
    Use use_;
};

void for_each_list(auto& facts, auto use)
{
    each_list f{use};
    detail::describe(f, facts);
}

/// Collects the lists of reports of a record; those grow.
template <class Reports>
struct report_lists {
    void required(std::string_view, auto const&...) {}
    void field(std::string_view, auto const&...) {}
    void field(std::string_view key, Reports& list) { found.emplace_back(key, &list); }
    void time(auto const&...) {}
    void format(auto const&...) {}
    void code(auto const&...) {}
    void form(auto const&...) {}

    std::vector<std::pair<std::string_view, Reports*>> found;
};

template <class Record>
[[nodiscard]] auto reports_in(Record& r)
{
    report_lists<std::conditional_t<std::is_const_v<Record>, std::vector<report> const, std::vector<report>>> f;
    detail::describe(f, r);
    return f.found;
}

/// Which reports a record holds, so that many are not compared with many.
class held_reports {
public:
    /// Adds those of `more` to a list, the record's number `which`, that are not there word for word.
    void extend(std::size_t which, std::vector<report>& list, std::vector<report> const& more)
    {
        if (texts_.size() <= which) texts_.resize(which + 1);
        auto& texts = texts_[which];
        if (texts.empty() && list.size() + more.size() <= few) {
            for (auto const& r : more)
                if (std::ranges::find(list, r) == list.end()) list.push_back(r);
            return;
        }
        if (texts.empty())
            for (auto const& r : list) texts.insert(detail::record_text(r));
        for (auto const& r : more)
            if (texts.insert(detail::record_text(r)).second) list.push_back(r);
    }

private:
    static constexpr std::size_t few = 16;       ///< that are compared one by one
    std::vector<std::set<std::string>> texts_{}; ///< of lists with more
};

/// Leaves of a record's reports those that it never had, word for word.
template <class Record>
void leave_new_reports(Record& said, past const& before)
{
    for (auto const& [key, list] : reports_in(said))
        std::erase_if(*list, [&](report const& r) { return before.has_report(key, detail::record_text(r)); });
}

[[nodiscard]] std::string_view id_of(auto const& r)
{
    if constexpr (std::same_as<decltype(r.id), party>) return r.id.code();
    else return r.id;
}

/// What is said of the whole: all but the lists' records.
[[nodiscard]] inline records header_of(records const& facts)
{
    records out;
    out.title = facts.title;
    out.note = facts.note;
    out.kept = facts.kept;
    return out;
}

[[nodiscard]] inline bool says_something(records const& header)
{
    return !header.title.empty() || !header.note.empty() || !header.kept.others.empty();
}

inline constexpr std::string_view columns = "number, revision, act, of, list, id, record, checksum";

/// The entry of a row of these columns. Errors: damaged_store.
[[nodiscard]] inline entry checked_row(sqlite::database const& db, sqlite::statement const& row)
{
    entry const e{row.number(0), row.number(1), row.text(2), row.number(3), row.text(4), row.text(5), row.text(6)};
    if (row.number(7) != checksum_of(e))
        db.fail(code::damaged_store, fmt::format("entry {} is not what was written: its checksum differs", e.number),
                "restore the file from a copy");
    if ((e.act == "add") != (e.of == e.number) || e.of > e.number)
        db.fail(code::damaged_store, fmt::format("entry {} is {} of entry {}", e.number, detail::clean(e.act), e.of),
                "it was not written by entente");
    return e;
}

template <class Record>
[[nodiscard]] Record record_of(sqlite::database const& db, entry const& e)
{
    problem_list problems;
    auto out = detail::read_record<Record>(e.record, {}, problems);
    if (!problems.empty())
        db.fail(code::damaged_store,
                fmt::format("entry {} holds no record of {}: {}", e.number, detail::clean(e.list), detail::clean(problems.front().text)),
                "it was not written by entente");
    return out;
}

/// `held` belongs to the record.
template <class Record>
void take(Record& base, std::string_view act, Record said, held_reports& held)
{
    if (act != "extend") {
        base = std::move(said);
        held = {};
        return;
    }
    auto const to = reports_in(base);
    auto const from = reports_in(said);
    for (std::size_t i = 0; i != to.size(); ++i) held.extend(i, *to[i].second, *from[i].second);
}

/// Entries in the order of their numbers become records in the order in which they were added.
class folding {
public:
    explicit folding(sqlite::database const& db) : db_(&db) {}

    void take(entry const& e)
    {
        if (e.list == header_list) {
            auto said = record_of<records>(*db_, e);
            facts_.title = std::move(said.title);
            facts_.note = std::move(said.note);
            facts_.kept = std::move(said.kept);
            return;
        }
        bool known = false;
        for_each_list(facts_, [&]<class Record>(std::string_view name, std::vector<Record>& list) {
            if (name != e.list) return;
            known = true;
            auto said = record_of<Record>(*db_, e);
            if (e.act == "add") {
                places_.emplace(e.number, list.size());
                list.push_back(std::move(said));
            } else if (auto const at = places_.find(e.of); at != places_.end() && at->second < list.size())
                entries::take(list[at->second], e.act, std::move(said), held_[e.of]);
            else known = false;
        });
        if (!known)
            db_->fail(code::damaged_store, fmt::format("entry {} belongs to nothing that is there", e.number),
                      "it was not written by entente");
    }

    [[nodiscard]] records result() && { return std::move(facts_); }

private:
    sqlite::database const* db_;
    records facts_;
    std::unordered_map<std::int64_t, std::size_t> places_; ///< of added records, in their list
    std::unordered_map<std::int64_t, held_reports> held_;  ///< of those that changed
};

} // namespace entente::entries
