// What one commit adds to a store.
// SPDX-License-Identifier: MIT
#pragma once

#include "json/json_tree.hpp"
#include "store/entries.hpp"
#include "store/past.hpp"

#include <optional>
#include <set>
#include <string>

namespace entente::entries {

/// The first key of `said`, of those that `counts` accepts, whose value is not that of `base`.
template <class Counts>
[[nodiscard]] std::optional<std::string> difference(std::string const& base, std::string const& said, Counts counts)
{
    problem_list none;
    detail::json_tree const old{base, {}, none};
    detail::json_tree const now{said, {}, none};
    for (auto const child : now.children(detail::json_tree::root)) {
        auto const key = now[child].key;
        if (!counts(key)) continue;
        auto const there = old.member(detail::json_tree::root, key);
        if (there && old.compact(*there) == now.compact(child)) continue;
        auto const before = there ? detail::excerpt(old.compact(*there)) : std::string{"nothing"};
        return fmt::format("{} is {} there, and {} here", detail::in_quotes(key), before, detail::excerpt(now.compact(child)));
    }
    return std::nullopt;
}

/// One commit in the making.
class commit {
public:
    commit(sqlite::database const& db, memory& known, std::int64_t revision)
        : db_(db)
        , known_(known)
        , revision_(revision)
        , number_(db.number("SELECT max(number) FROM entry").value_or(0))
        , insert_(db, fmt::format("INSERT INTO entry ({}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", columns))
        , find_(db, "SELECT number FROM entry WHERE list = ? AND id = ? AND act = 'add'")
        , twin_(db, "SELECT 1 FROM entry WHERE id IS NULL AND record = ? AND revision < ?")
        , history_(db, fmt::format("SELECT {} FROM entry WHERE of = ? AND number > ? ORDER BY number", columns))
        , whole_(db, "SELECT number FROM entry WHERE of = ? AND act <> 'extend' ORDER BY number DESC LIMIT 1")
    {
        known_.make_room();
    }

    void append(records const& more)
    {
        append_header(more);
        for_each_list(more, [&]<class Record>(std::string_view list, std::vector<Record> const& given) {
            each(list, given, [&](Record const& said, std::string const& text, std::string_view id, std::string const& path) {
                if (id.empty() && stood_before(text)) return;
                auto const first = id.empty() ? 0 : find(list, id);
                if (first == 0) return enter(act::add, 0, list, id, text);
                auto const& before = past_of<Record>(first);
                auto fresh = said;
                leave_new_reports(fresh, before);
                auto const grown = reports_in(fresh);
                bool const grows = std::ranges::any_of(grown, [](auto const& l) { return !l.second->empty(); });
                auto const counts = [&](std::string_view key) {
                    return std::ranges::find(grown, key, [](auto const& l) { return l.first; }) == grown.end();
                };
                // What it was once it may be said to be again, by somebody who says nothing else.
                if (!grows && was_once(before, text, counts)) return;
                if (auto const other = difference(before.forms().back(), text, counts))
                    problems_.error(code::said_otherwise, path,
                                    fmt::format("{} is in the store already: {}", detail::in_quotes(id), *other),
                                    "say the same or leave it out to add reports; to change it, use correct");
                else enter(act::extend, first, list, id, detail::record_text(fresh));
            });
        });
        finish();
    }

    void correct(records const& corrected, std::int64_t seen)
    {
        correct_header(corrected, seen);
        for_each_list(corrected, [&]<class Record>(std::string_view list, std::vector<Record> const& given) {
            each(list, given, [&](Record const&, std::string const& text, std::string_view id, std::string const& path) {
                if (id.empty()) {
                    problems_.error(code::missing_field, path, "a claim without an id cannot be told from others", "append a new claim");
                    return;
                }
                auto const first = find(list, id);
                if (first == 0) {
                    problems_.error(code::unknown_id, path, fmt::format("{} is not in the store", detail::in_quotes(id)), "append it");
                    return;
                }
                auto const now = current<Record>(first);
                if (detail::record_text(now.what) != text && is_current(now.revision, seen, path))
                    enter(act::correct, first, list, id, text);
            });
        });
        finish();
    }

private:
    /// Errors: all that was found.
    void finish() { problems_.throw_if_error(); }

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
                for (auto const& d : e.diagnostics()) problems_.add(d).path = path;
                continue;
            }
            auto const before = problems_.size();
            auto const said = detail::read_record<Record>(text, path, problems_);
            if (problems_.size() != before) continue;
            auto const id = id_of(given[i]);
            if (!id.empty() && !ids.emplace(id).second)
                problems_.error(code::duplicate_id, path, fmt::format("{} stands twice among {}", detail::in_quotes(id), list),
                                "give each its own id");
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
        auto const text = detail::record_text(header);
        auto const& before = past_of<records>(first);
        if (was_once(before, text, counts)) return;
        if (auto const other = difference(before.forms().back(), text, counts))
            problems_.error(code::said_otherwise, {}, "the store as a whole says otherwise: " + *other,
                            "leave it out; to change it, use correct");
    }

    void correct_header(records const& corrected, std::int64_t seen)
    {
        auto const header = header_of(corrected);
        if (!says_something(header)) return;
        auto const first = find(header_list, header_list);
        if (first == 0) return enter_header(act::add, 0, header);
        auto const now = current<records>(first);
        if (detail::record_text(now.what) != detail::record_text(header) && is_current(now.revision, seen, {}))
            enter_header(act::correct, first, header);
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
        problems_.error(code::changed_meanwhile, path,
                        fmt::format("it has changed in revision {}, and the correction rests on revision {}", revision, seen),
                        "load it anew and correct that");
        return false;
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

    /// Whether what is said of a record, its reports apart, was ever so.
    [[nodiscard]] static bool was_once(past const& before, std::string const& text, auto counts)
    {
        return std::ranges::any_of(before.forms(), [&](auto const& form) { return !difference(form, text, counts); });
    }

    /// All that a record was since the entry that added it, of which only what came since the last look is read.
    template <class Record>
    [[nodiscard]] past const& past_of(std::int64_t first)
    {
        auto& out = known_.of(first);
        auto const kept = [&](std::string text) {
            known_.count(text.size());
            return text;
        };
        history_.bind(1, first).bind(2, out.last);
        while (history_.next()) {
            auto const e = checked_row(db_, history_);
            auto what = record_of<Record>(db_, e);
            for (auto const& [key, list] : reports_in(what)) {
                for (auto const& r : *list) out.add_report(key, kept(detail::record_text(r)));
                list->clear();
            }
            if (e.act != "extend") out.add_form(kept(detail::record_text(what)));
            out.last = e.number;
        }
        return out;
    }

    template <class Record>
    struct version {
        Record what;
        std::int64_t revision; ///< that made it so
    };

    /// What a record is: as it was last said in full, with the reports that came since.
    template <class Record>
    [[nodiscard]] version<Record> current(std::int64_t first)
    {
        auto const from = whole_.bind(1, first).next() ? whole_.number(0) : first;
        whole_.reset();
        version<Record> out{};
        held_reports held;
        history_.bind(1, first).bind(2, from - 1);
        while (history_.next()) {
            auto const e = checked_row(db_, history_);
            take(out.what, e.act, record_of<Record>(db_, e), held);
            out.revision = e.revision;
        }
        return out;
    }

    void enter(act how, std::int64_t of, std::string_view list, std::string_view id, std::string_view text)
    {
        if (!problems_.empty()) return; // nothing will be committed
        ++number_;
        entry const e{number_, revision_, acts[static_cast<std::size_t>(how)], of == 0 ? number_ : of, list, id, text};
        insert_.bind(1, e.number)
            .bind(2, e.revision)
            .bind(3, e.act)
            .bind(4, e.of)
            .bind(5, e.list)
            .bind(7, e.record)
            .bind(8, checksum_of(e));
        if (id.empty()) insert_.bind(6, std::nullopt);
        else insert_.bind(6, id);
        insert_.next();
    }

    sqlite::database const& db_;
    memory& known_;
    std::int64_t revision_;
    std::int64_t number_; ///< of the last entry
    sqlite::statement insert_;
    sqlite::statement find_;
    sqlite::statement twin_;
    sqlite::statement history_; ///< of a record, from after an entry on
    sqlite::statement whole_;   ///< the last entry that says a record in full
    problem_list problems_;
};

} // namespace entente::entries
