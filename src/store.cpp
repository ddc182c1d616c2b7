// The store: an SQLite file that is only ever appended to.
// SPDX-License-Identifier: MIT
#include "fields.hpp"
#include "json_tree.hpp"
#include "record_text.hpp"
#include "sqlite.hpp"

#include <entente/io/store.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace entente::io {

namespace {

using sqlite::database;
using detail::in_quotes;
using detail::json_tree;
using sqlite::statement;
using sqlite::transaction;

/// "ente" in ASCII, in the file's header.
constexpr std::int64_t application_id = 0x656E7465;

/// From version n to n + 1, starting with an empty file.
constexpr std::array<char const*, 1> schema_steps{R"(
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
constexpr auto newest_version = static_cast<std::int64_t>(schema_steps.size());

/// The name under which title, note and unknown keys of the whole are entered.
constexpr std::string_view header_list = "document";

enum class act : std::uint8_t { add, extend, correct };
constexpr std::array<std::string_view, 3> acts{"add", "extend", "correct"};

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

[[nodiscard]] std::int64_t checksum_of(entry const& e)
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

/// Adds the reports that are not there word for word; true if there were any.
template <class Record>
bool extend(Record& base, Record const& by)
{
    bool grew = false;
    auto const to = reports_in(base);
    auto const from = reports_in(by);
    for (std::size_t i = 0; i != to.size(); ++i)
        for (auto const& r : *from[i].second)
            if (auto& list = *to[i].second; std::ranges::find(list, r) == list.end()) {
                list.push_back(r);
                grew = true;
            }
    return grew;
}

[[nodiscard]] std::string_view id_of(auto const& r)
{
    if constexpr (std::same_as<decltype(r.id), party>) return r.id.code();
    else return r.id;
}

/// What is said of the whole: all but the lists' records.
[[nodiscard]] records header_of(records const& facts)
{
    records out;
    out.title = facts.title;
    out.note = facts.note;
    out.kept = facts.kept;
    return out;
}

[[nodiscard]] bool says_something(records const& header)
{
    return !header.title.empty() || !header.note.empty() || !header.kept.others.empty();
}

/// The first key of `said`, of those that `counts` accepts, whose value is not that of `base`.
template <class Counts>
[[nodiscard]] std::optional<std::string> difference(std::string const& base, std::string const& said, Counts counts)
{
    std::vector<diagnostic> none;
    json_tree const old{base, {}, none};
    json_tree const now{said, {}, none};
    for (auto const child : now.children(json_tree::root)) {
        auto const key = now[child].key;
        if (!counts(key)) continue;
        auto const there = old.member(json_tree::root, key);
        if (there && old.compact(*there) == now.compact(child)) continue;
        auto const before = there ? detail::excerpt(old.compact(*there)) : std::string{"nothing"};
        return fmt::format("{} is {} there, and {} here", in_quotes(key), before, detail::excerpt(now.compact(child)));
    }
    return std::nullopt;
}

void throw_any(std::vector<diagnostic>& problems)
{
    if (!problems.empty()) throw error(std::move(problems));
}

constexpr std::string_view columns = "number, revision, act, of, list, id, record, checksum";

/// The entry of a row of these columns. Errors: damaged_store.
[[nodiscard]] entry checked_row(database const& db, statement const& row)
{
    entry const e{row.number(0), row.number(1), row.text(2), row.number(3), row.text(4), row.text(5), row.text(6)};
    if (row.number(7) != checksum_of(e))
        db.fail(code::damaged_store, fmt::format("entry {} is not what was written: its checksum differs", e.number), "restore the file from a copy");
    return e;
}

template <class Record>
[[nodiscard]] Record record_of(database const& db, entry const& e)
{
    std::vector<diagnostic> problems;
    auto out = detail::read_record<Record>(e.record, {}, problems);
    if (!problems.empty())
        db.fail(code::damaged_store, fmt::format("entry {} holds no record of {}: {}", e.number, e.list, problems.front().text),
                "it was not written by entente");
    return out;
}

template <class Record>
void take(Record& base, std::string_view act, Record said)
{
    if (act == "extend") extend(base, said);
    else base = std::move(said);
}

/// Entries in the order of their numbers become records in the order in which they were added.
class folding {
public:
    explicit folding(database const& db) : db_(&db) {}

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
                io::take(list[at->second], e.act, std::move(said));
            else known = false;
        });
        if (!known) db_->fail(code::damaged_store, fmt::format("entry {} belongs to nothing that is there", e.number), "it was not written by entente");
    }

    [[nodiscard]] records result() && { return std::move(facts_); }

private:
    database const* db_;
    records facts_;
    std::unordered_map<std::int64_t, std::size_t> places_; ///< of added records, in their list
};

} // namespace

struct store::connection {
    database db;

    [[nodiscard]] std::int64_t revision() const { return db.number("SELECT max(revision) FROM entry").value_or(0); }

    [[nodiscard]] bool is_empty() const
    {
        return db.number("PRAGMA application_id") == 0 && db.number("PRAGMA user_version") == 0 && db.number("SELECT count(*) FROM sqlite_schema") == 0;
    }

    /// Says what the file is, if it is no store of a version that can be used.
    void require_store() const
    {
        auto const application = db.number("PRAGMA application_id").value_or(0);
        auto const version = db.number("PRAGMA user_version").value_or(0);
        if (application != application_id) {
            bool const empty = is_empty();
            db.fail(code::not_a_store, empty ? "the file is empty" : fmt::format("the file is an SQLite file of something else (application {:#x})", application),
                    empty ? "store::create makes a store of it" : "name a file that store::create has made");
        }
        if (version > newest_version)
            db.fail(code::newer_store, fmt::format("the store has version {}, and this entente knows versions up to {}", version, newest_version),
                    "use the entente that wrote it, or a newer one");
        if (version < 1) db.fail(code::damaged_store, fmt::format("the store has version {}", version), "restore it from a copy");
    }

    /// Every page, and every entry's checksum.
    void require_whole() const
    {
        transaction one_state{db, transaction::kind::read};
        if (auto const found = db.text("PRAGMA integrity_check(1)"); found != "ok")
            db.fail(code::damaged_store, "the file is damaged: " + found, "restore it from a copy");
        std::int64_t expected = 0;
        statement rows{db, fmt::format("SELECT {} FROM entry ORDER BY number", columns)};
        while (rows.next())
            if (auto const e = checked_row(db, rows); e.number != ++expected)
                db.fail(code::damaged_store, fmt::format("entry {} is missing", expected), "restore the file from a copy");
    }

    /// What `load`, and the like, give: all entries of those that `which`, a condition with at most one parameter, is true of.
    [[nodiscard]] snapshot load(std::string_view which, std::int64_t parameter) const
    {
        transaction one_state{db, transaction::kind::read};
        snapshot out;
        out.revision = revision();
        folding all{db};
        statement rows{db, fmt::format("SELECT {} FROM entry WHERE {} ORDER BY number", columns, which)};
        rows.bind(1, parameter);
        while (rows.next()) all.take(checked_row(db, rows));
        out.facts = std::move(all).result();
        return out;
    }
};

namespace {

/// One commit in the making.
class commit {
public:
    commit(database const& db, std::int64_t revision)
        : db_(db)
        , revision_(revision)
        , number_(db.number("SELECT max(number) FROM entry").value_or(0))
        , insert_(db, fmt::format("INSERT INTO entry ({}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", columns))
        , find_(db, "SELECT number FROM entry WHERE list = ? AND id = ? AND act = 'add'")
        , twin_(db, "SELECT 1 FROM entry WHERE id IS NULL AND record = ? AND revision < ?")
        , history_(db, fmt::format("SELECT {} FROM entry WHERE of = ? ORDER BY number", columns))
    {
    }

    void append(records const& more)
    {
        append_header(more);
        for_each_list(more, [&]<class Record>(std::string_view list, std::vector<Record> const& given) {
            each(list, given, [&](Record const& said, std::string const& text, std::string_view id, std::string const& path) {
                if (id.empty() && stood_before(text)) return;
                auto const first = id.empty() ? 0 : find(list, id);
                if (first == 0) return enter(act::add, 0, list, id, text);
                auto base = latest<Record>(first).first;
                auto const grows = reports_in(said);
                auto const counts = [&](std::string_view key) { return std::ranges::find(grows, key, [](auto const& l) { return l.first; }) == grows.end(); };
                if (auto const other = difference(detail::record_text(base), text, counts))
                    problem(code::said_otherwise, path, fmt::format("{} is in the store already: {}", in_quotes(id), *other),
                            "say the same or leave it out to add reports; to change it, use correct");
                else if (extend(base, said)) enter(act::extend, first, list, id, text);
            });
        });
        throw_any(problems_);
    }

    void correct(records const& corrected, std::int64_t seen)
    {
        correct_header(corrected, seen);
        for_each_list(corrected, [&]<class Record>(std::string_view list, std::vector<Record> const& given) {
            each(list, given, [&](Record const&, std::string const& text, std::string_view id, std::string const& path) {
                if (id.empty()) return problem(code::missing_field, path, "a claim without an id cannot be told from others", "append a new claim");
                auto const first = find(list, id);
                if (first == 0) return problem(code::unknown_id, path, fmt::format("{} is not in the store", in_quotes(id)), "append it");
                auto const [base, revision] = latest<Record>(first);
                if (detail::record_text(base) == text) return;
                if (is_current(revision, seen, path)) enter(act::correct, first, list, id, text);
            });
        });
        throw_any(problems_);
    }

private:
    /// Calls `use` for each record of a list as it reads when it is loaded, unless it could not be.
    template <class Record, class Use>
    void each(std::string_view list, std::vector<Record> const& given, Use use)
    {
        std::set<std::string, std::less<>> ids;
        for (std::size_t i = 0; i != given.size(); ++i) {
            auto const path = fmt::format("{}[{}]", list, i);
            std::string text;
            try {
                text = detail::record_text(given[i]);
            } catch (error const& e) {
                for (auto d : e.diagnostics()) {
                    d.path = path;
                    problems_.push_back(std::move(d));
                }
                continue;
            }
            auto const before = problems_.size();
            auto const said = detail::read_record<Record>(text, path, problems_);
            if (problems_.size() != before) continue;
            auto const id = id_of(given[i]);
            if (!id.empty() && !ids.emplace(id).second)
                problem(code::duplicate_id, path, fmt::format("{} stands twice among {}", in_quotes(id), list), "give each its own id");
            else use(said, text, id, path);
        }
    }

    /// The header, if it is to count: where there is none yet, its order of keys counts as well.
    void append_header(records const& more)
    {
        auto const header = header_of(more);
        auto const first = find(header_list, header_list);
        if (first == 0) {
            if (says_something(header) || (number_ == 0 && !header.kept.order.empty())) enter_header(act::add, 0, header);
            return;
        }
        if (!says_something(header)) return;
        auto const counts = [](std::string_view key) { return key != "format" && !is_list(key); };
        if (auto const other = difference(detail::record_text(latest<records>(first).first), detail::record_text(header), counts))
            problem(code::said_otherwise, {}, "the store as a whole says otherwise: " + *other, "leave it out; to change it, use correct");
    }

    void correct_header(records const& corrected, std::int64_t seen)
    {
        auto const header = header_of(corrected);
        if (!says_something(header)) return;
        auto const first = find(header_list, header_list);
        if (first == 0) return enter_header(act::add, 0, header);
        auto const [base, revision] = latest<records>(first);
        if (detail::record_text(base) != detail::record_text(header) && is_current(revision, seen, {})) enter_header(act::correct, first, header);
    }

    void enter_header(act how, std::int64_t of, records const& header)
    {
        auto const text = detail::record_text(header);
        (void)detail::read_record<records>(text, {}, problems_);
        enter(how, of, header_list, header_list, text);
    }

    [[nodiscard]] static bool is_list(std::string_view key)
    {
        bool found = false;
        records const none;
        for_each_list(none, [&](std::string_view name, auto const&) { found = found || name == key; });
        return found;
    }

    [[nodiscard]] bool is_current(std::int64_t revision, std::int64_t seen, std::string const& path)
    {
        if (revision <= seen) return true;
        problem(code::changed_meanwhile, path, fmt::format("it has changed in revision {}, and the correction rests on revision {}", revision, seen),
                "load it anew and correct that");
        return false;
    }

    void problem(code c, std::string const& path, std::string text, std::string remedy)
    {
        auto& d = problems_.emplace_back();
        d.code = c;
        d.path = path;
        d.text = std::move(text);
        d.remedy = std::move(remedy);
    }

    /// The number of the entry that added this record, or 0.
    [[nodiscard]] std::int64_t find(std::string_view list, std::string_view id)
    {
        auto const found = find_.bind(1, list).bind(2, id).next() ? find_.number(0) : 0;
        find_.reset();
        return found;
    }

    /// Whether an earlier commit brought this claim without an id, word for word.
    [[nodiscard]] bool stood_before(std::string_view text)
    {
        bool const found = twin_.bind(1, text).bind(2, revision_).next();
        twin_.reset();
        return found;
    }

    /// A record as it is now, and the revision that made it so.
    template <class Record>
    [[nodiscard]] std::pair<Record, std::int64_t> latest(std::int64_t first)
    {
        std::pair<Record, std::int64_t> out;
        history_.bind(1, first);
        while (history_.next()) {
            auto const e = checked_row(db_, history_);
            if constexpr (std::same_as<Record, records>) out.first = record_of<Record>(db_, e);
            else take(out.first, e.act, record_of<Record>(db_, e));
            out.second = e.revision;
        }
        return out;
    }

    void enter(act how, std::int64_t of, std::string_view list, std::string_view id, std::string_view text)
    {
        if (!problems_.empty()) return; // nothing will be committed
        ++number_;
        entry const e{number_, revision_, acts[static_cast<std::size_t>(how)], of == 0 ? number_ : of, list, id, text};
        insert_.bind(1, e.number).bind(2, e.revision).bind(3, e.act).bind(4, e.of).bind(5, e.list).bind(7, e.record).bind(8, checksum_of(e));
        if (id.empty()) insert_.bind(6, std::nullopt);
        else insert_.bind(6, id);
        insert_.next();
    }

    database const& db_;
    std::int64_t revision_;
    std::int64_t number_; ///< of the last entry
    statement insert_;
    statement find_;
    statement twin_;
    statement history_;
    std::vector<diagnostic> problems_;
};

/// Records that changed take the place of those of their id, others go to the end.
template <class Record>
void replace(std::vector<Record>& held, std::vector<Record>&& changed)
{
    std::unordered_map<std::string_view, Record*> left;
    for (auto& r : changed)
        if (auto const id = id_of(r); !id.empty()) left.emplace(id, &r);
    std::set<Record const*> placed;
    for (auto& r : held)
        if (auto const found = left.find(id_of(r)); found != left.end()) {
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
    if (std::filesystem::exists(path))
        if (connection const there{{path, database::mode::read, patience}}; !there.is_empty())
            there.db.fail(code::cannot_write, "there is a file of this name already", "open it, or take another name");
    auto c = std::make_unique<connection>(connection{{path, database::mode::create, patience}});
    auto const& db = c->db;
    if (db.text("PRAGMA journal_mode = WAL") != "wal")
        db.fail(code::cannot_write, "the file system does not let processes share a store", "take a file of a local disk");
    db.run("PRAGMA synchronous = FULL");
    if (sqlite::migrate(db, schema_steps) != 0) db.fail(code::cannot_write, "another process has just created this store", "open it");
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
    if (db.number("PRAGMA user_version") != newest_version) {
        if (a == access::read) db.fail(code::cannot_write, "the store is of an older version", "open it once with access::write");
        sqlite::migrate(db, schema_steps);
    }
    c->require_whole();
    return store{std::move(c)};
}

std::int64_t store::revision() const { return connection_->revision(); }

std::int64_t store::append(records const& more)
{
    transaction whole{connection_->db, transaction::kind::write};
    commit{connection_->db, connection_->revision() + 1}.append(more);
    auto const now = connection_->revision();
    whole.commit();
    return now;
}

std::int64_t store::correct(records const& corrected, std::int64_t seen)
{
    transaction whole{connection_->db, transaction::kind::write};
    commit{connection_->db, connection_->revision() + 1}.correct(corrected, seen);
    auto const now = connection_->revision();
    whole.commit();
    return now;
}

snapshot store::load() const { return connection_->load("?1 = 0", 0); }

snapshot store::load_at(std::int64_t revision) const
{
    auto out = connection_->load("revision <= ?1", revision);
    if (revision < 0 || revision > out.revision)
        connection_->db.fail(code::bad_value, fmt::format("revision {} was not reached yet: the store is at {}", revision, out.revision));
    out.revision = revision;
    return out;
}

snapshot store::load_since(std::int64_t revision) const
{
    return connection_->load("of IN (SELECT of FROM entry WHERE revision > ?1)", revision);
}

bool store::refresh(snapshot& seen) const
{
    if (revision() == seen.revision) return false;
    auto changed = load_since(seen.revision);
    if (says_something(changed.facts) || !changed.facts.kept.order.empty()) {
        seen.facts.title = changed.facts.title;
        seen.facts.note = changed.facts.note;
        seen.facts.kept = changed.facts.kept;
    }
    for_each_list(seen.facts, [&]<class Held>(std::string_view, std::vector<Held>& held) {
        for_each_list(changed.facts, [&]<class Changed>(std::string_view, std::vector<Changed>& list) {
            if constexpr (std::same_as<Held, Changed>) replace(held, std::move(list));
        });
    });
    seen.revision = changed.revision;
    return true;
}

} // namespace entente::io
