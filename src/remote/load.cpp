// Records into the tables of events: all or nothing, and nothing twice.
// SPDX-License-Identifier: MIT
#include "remote/load.hpp"

#include "json/record_text.hpp"
#include "remote/known.hpp"
#include "remote/schema.hpp"
#include "remote/undated.hpp"
#include "remote/write_rows.hpp"

#include <entente/io/letters.hpp>
#include <entente/io/zones.hpp>
#include <entente/timeline/builder.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace entente::there {
namespace {

/// Undone unless committed.
class change {
public:
    explicit change(session& s) : s_(&s) { s.run(s.speaks() == io::dialect::sqlite ? "BEGIN IMMEDIATE" : "BEGIN"); }
    change(change const&) = delete;
    change& operator=(change const&) = delete;
    ~change()
    {
        if (s_ == nullptr) return;
        try {
            s_->run("ROLLBACK");
        } catch (...) { // the database has done so by itself, or will when the connection ends
        }
    }
    void commit()
    {
        s_->run("COMMIT");
        s_ = nullptr;
    }

private:
    session* s_;
};

/// Rows into one table, many at a time.
class inserter {
public:
    inserter(session& s, std::string_view table) : s_(&s), table_(table) {}

    void add(io::cells row)
    {
        constexpr std::size_t most = 20'000;
        rows_.push_back(std::move(row));
        if (rows_.size() == most) flush();
    }
    void flush()
    {
        if (!rows_.empty() && !s_->add(table_, rows_)) insert();
        rows_.clear();
    }

private:
    /// As many in a statement as every database takes values.
    void insert()
    {
        auto const most = std::max<std::size_t>(1, 600 / rows_.front().size());
        for (std::size_t i = 0; i < rows_.size(); i += most) {
            phrase some;
            for (std::size_t k = i; k != std::min(rows_.size(), i + most); ++k)
                some += phrase(k == i ? "" : ", ") + phrase::one_of(rows_[k]);
            s_->run(phrase(fmt::format("INSERT INTO {} VALUES ", table_)) + some);
        }
    }

    session* s_;
    std::string_view table_;
    std::vector<io::cells> rows_;
};

/// What the tables have columns for: the rest would tell a report that is there from itself.
[[nodiscard]] records kept_there(records all)
{
    for (auto& s : all.sources) {
        s.note.clear();
        s.kept = {};
    }
    for (auto& e : all.events) {
        e.note.clear();
        e.topics.clear();
        e.kept = {};
        for (auto& p : e.participants) p.kept = {};
        for (auto& r : e.reports) {
            r.note.clear();
            r.kept = {};
        }
    }
    return all;
}

class loader {
public:
    loader(session& s, records const& more) : s_(s), more_(kept_there(more)), now_(about_of(s)), small_(small_part(s)), there_(s)
    {
        if (!now_.behind.empty()) refuse_half(now_.behind);
    }

    /// How many events changed.
    std::size_t run()
    {
        fetch_tied(s_, small_, there_);
        fetch_concerned();
        auto const world = merged();
        write_small(world.facts());
        write_sources(world.facts());
        write_events(world);
        if (people_changed_ && now_.revision != 0) look_again_at_names(world);
        if (changed_)
            s_.run(phrase("UPDATE entente_about SET revision = ") + phrase::number(now_.revision + 1) + ", undated = " +
                   phrase::number(now_.undated + undated_)); // on every server, so that each knows of which state its rows are
        return events_;
    }

private:
    /// The events that are there and that what is new says more of, or refers to.
    void fetch_concerned()
    {
        auto named = named_by(more_.claims);
        for (auto const& e : more_.events) named.insert({e.id, e.same_as, e.occasion});
        named.erase("");
        there_.fetch_records(named);
        auto sources = sources_of(more_);
        for (auto const& s : more_.sources) sources.insert(s.id);
        for (auto const& e : more_.events)
            for (auto const& r : e.reports) sources.insert(r.source);
        sources.erase("");
        there_.fetch_sources(sources);
        ids said_more_of; // their reports weigh otherwise now
        for (auto const& s : more_.sources)
            for (auto const& known : there_.sources())
                if (known.id == s.id && cells_of(known) != cells_of(s)) said_more_of.insert(s.id);
        ids roots;
        s_.run_for("SELECT DISTINCT same FROM entente_report WHERE source IN ", said_more_of, "",
                   [&](io::cells row) { roots.insert(text_in(row, 0)); });
        there_.fetch(roots);
    }
    /// What is there and what is new, checked as one.
    [[nodiscard]] timeline merged() const
    {
        auto known = small_;
        auto facts = there_.facts();
        known.sources = std::move(facts.sources);
        known.events = std::move(facts.events);
        builder b{iana_zones(), {}, unicode_letters()};
        b.add(std::move(known));
        b.add(without_known_claims());
        return std::move(b).build();
    }

    /// What is new. A claim without an id that is there word for word is there already.
    [[nodiscard]] records without_known_claims() const
    {
        ids known;
        for (auto const& c : small_.claims) known.insert(detail::record_text(c));
        auto out = more_;
        std::erase_if(out.claims, [&](claim const& c) { return c.id.empty() && known.contains(detail::record_text(c)); });
        return out;
    }

    template <class Record>
    bool write_list(std::string_view list, std::vector<Record> const& before, chain<Record> const& now)
    {
        std::vector<std::string> texts, old;
        for (auto const& r : now) texts.push_back(detail::record_text(r));
        for (auto const& r : before) old.push_back(detail::record_text(r));
        if (texts == old) return false;
        changed_ = true;
        s_.run(phrase("DELETE FROM entente_record WHERE list = ") + phrase::text(list));
        inserter to(s_, "entente_record");
        std::int64_t number = 0;
        for (auto const& r : now) {
            std::string id;
            if constexpr (std::is_same_v<Record, party_definition>) id = r.id.code();
            else id = r.id;
            to.add({std::string(list), number, id, texts[static_cast<std::size_t>(number)]});
            ++number;
        }
        to.flush();
        return true;
    }
    void write_small(fact_lists const& now)
    {
        write_list("parties", small_.parties, now.parties);
        write_list("groups", small_.groups, now.groups);
        for (bool const is_other : {write_list("leaders", small_.leaders, now.leaders), write_list("offices", small_.offices, now.offices),
                                    write_list("terms", small_.terms, now.terms)})
            people_changed_ = people_changed_ || is_other;
        write_list("claims", small_.claims, now.claims);
    }
    void write_sources(fact_lists const& now)
    {
        std::map<std::string, io::cells, std::less<>> known;
        for (auto const& s : there_.sources()) known.emplace(s.id, cells_of(s));
        ids gone;
        inserter to(s_, "entente_source");
        std::vector<io::cells> fresh;
        for (auto const& s : now.sources) {
            auto const row = cells_of(s);
            auto const at = known.find(s.id);
            if (at != known.end() && at->second == row) continue;
            if (at != known.end()) gone.insert(s.id);
            fresh.push_back(row);
        }
        changed_ = changed_ || !fresh.empty();
        s_.run_for("DELETE FROM entente_source WHERE source IN ", gone, "", [](io::cells const&) {});
        for (auto const& row : fresh) to.add(row);
        to.flush();
    }
    void write_events(timeline const& world)
    {
        row_writer const write(world);
        ids gone;
        std::vector<told_event> fresh;
        told_events all;
        for (std::size_t i = 0; i != write.size(); ++i) {
            auto const at = there_.events().find(write.id(i));
            bool const is_there = at != there_.events().end();
            auto const number = is_there ? number_in(at->second.reports.front(), report_column::number)
                                         : ((now_.revision + 1) << 32) + static_cast<std::int64_t>(i);
            auto rows = write.rows(i, number);
            all.emplace(write.id(i), rows);
            if (is_there && at->second == rows) continue;
            if (is_there) gone.insert(at->first);
            fresh.push_back(std::move(rows));
        }
        events_ = fresh.size();
        count_undated(world.facts(), all);
        changed_ = changed_ || events_ != 0;
        for (auto const* table : {"entente_report", "entente_party"})
            s_.run_for(fmt::format("DELETE FROM {} WHERE event IN ", table), gone, "", [](io::cells const&) {});
        inserter reports(s_, "entente_report");
        inserter parties(s_, "entente_party");
        for (auto const& e : fresh) {
            for (auto const& row : e.reports) reports.add(row);
            for (auto const& row : e.parties) parties.add(row);
        }
        reports.flush();
        parties.flush();
    }
    void count_undated(fact_lists const& now, told_events const& all)
    {
        std::map<std::string_view, source const*> known;
        for (auto const& s : now.sources) known.emplace(s.id, &s);
        auto const after = undated_in(all, [&](std::string_view id) {
            auto const at = known.find(id);
            return at != known.end() ? at->second : nullptr;
        });
        undated_ = static_cast<std::int64_t>(after) - static_cast<std::int64_t>(there_.undated());
        changed_ = changed_ || undated_ != 0;
    }
    /// Whoever took part may be meant otherwise where leaders or terms are new.
    void look_again_at_names(timeline const& world)
    {
        detail::read_model const data = detail::model_of(world);
        for (auto const& row : s_.run("SELECT DISTINCT said, named, leader, party FROM entente_party")) {
            auto const said = text_in(row, 0), named = text_in(row, 1);
            auto const found = data.names().leader(said);
            if (!said.empty() && !found.leader) {
                problem_list problems;
                data.names().complain_of_leader(said, "events there", problems);
                throw error(std::move(problems));
            }
            auto const leader = said.empty() ? std::string{} : data.leader(*found.leader).id();
            auto const side = named.empty() && found.leader ? std::string(only_party_of(data, *found.leader).code()) : named;
            if (side.empty())
                throw error(code::missing_field,
                            fmt::format("for which party \"{}\" took part in events there is not said, and there are several", said),
                            "say it in the events");
            if (leader == text_in(row, 2) && side == text_in(row, 3)) continue;
            changed_ = true;
            s_.run(phrase("UPDATE entente_party SET leader = ") + phrase::value(leader.empty() ? io::cell{} : io::cell(leader)) +
                   ", party = " + phrase::text(side) + " WHERE said = " + phrase::text(said) + " AND named = " + phrase::text(named));
        }
    }
    /// That of all terms of a leader, if they have one.
    [[nodiscard]] static party only_party_of(detail::read_model data, leader_id leader)
    {
        std::set<party> all;
        for (auto const t : data.leader(leader).terms()) all.insert(data.term(t).party());
        return all.size() == 1 ? *all.begin() : party{};
    }

    session& s_;
    records more_;
    about now_;
    records small_;
    gathered there_;
    bool changed_ = false;
    bool people_changed_ = false;
    std::size_t events_ = 0;
    std::int64_t undated_ = 0; ///< so many more reports that no view can see
};

} // namespace

void create(io::connection& to)
{
    session s(std::shared_ptr<io::connection>(&to, [](io::connection*) {}));
    change all(s);
    for (auto const& statement : schema(to.speaks())) s.run(statement);
    if (s.run("SELECT version FROM entente_about WHERE name = 'entente'").empty())
        s.run(fmt::format("INSERT INTO entente_about VALUES ('entente', {}, 0, 0)", schema_version));
    (void)about_of(s);
    all.commit();
}

bool has(session& s, std::string_view content)
{
    return !s.run(phrase("SELECT content FROM entente_content WHERE content = ") + phrase::text(content)).empty();
}

std::size_t load(session& s, records const& more, std::string_view content)
{
    (void)about_of(s);
    change all(s);
    // one who loads at a time, as SQLite has it; before anything is read, because other servers show what was there when first asked
    if (s.speaks() == io::dialect::postgresql) s.run("LOCK TABLE entente_about IN EXCLUSIVE MODE");
    if (!content.empty() && has(s, content)) return 0;
    auto const out = loader(s, more).run();
    if (!content.empty()) s.run(phrase("INSERT INTO entente_content VALUES (") + phrase::text(content) + ")");
    all.commit();
    return out;
}

} // namespace entente::there
