// Reads POLECAT event data.
// SPDX-License-Identifier: MIT
#include "import/coded/coded_rows.hpp"
#include "import/coded/polecat_actors.hpp"
#include "import/coded/polecat_codes.hpp"
#include "import/dates/row_days.hpp"
#include "import/rows/by_id.hpp"

#include <entente/io/polecat.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <tuple>

namespace entente::detail {

namespace {

enum column : std::size_t {
    id,
    date,
    type,
    mode,
    contexts,
    actor,
    actor_country,
    actor_number,
    actor_sector,
    recipient,
    recipient_country,
    recipient_number,
    recipient_sector,
    placename,
    city,
    country,
    publisher,
    published,
    how_many
};
// clang-format off
constexpr std::array<std::string_view, how_many> names{
    "Event ID", "Event Date", "Event Type", "Event Mode", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Recipient Name", "Recipient Country", "Recipient COW",
    "Primary Recipient Sector", "Placename", "City", "Country", "Source", "Publication Date"};
// clang-format on
constexpr std::array needed{id, date, type, actor, recipient};
constexpr std::size_t absent = ~std::size_t{0};

/// A row about a contact, as it is written.
struct told_row {
    std::array<std::string, how_many> text;
    contact_sort kind; ///< what its type, mode and contexts are
    std::uint32_t day = 0;
    bool relative = false; ///< its day may be what "a week ago" was taken for
    place where;

    [[nodiscard]] auto key() const { return std::tie(text[id], text, day); }
};

class polecat_reader final : coded_rows {
public:
    polecat_reader(std::vector<std::string> const& paths, io::coded_options const& options)
        : coded_rows(paths, {".txt", ".tab", ".tsv"}, options)
    {
    }

    [[nodiscard]] io::imported run()
    {
        each_file([&](std::string const& file) {
            open(file, {'\t', false});
            read_header();
            while (rows_->next()) read_row();
        });
        std::sort(all_.begin(), all_.end(), [](auto const& a, auto const& b) { return a.key() < b.key(); });
        for (auto const& r : all_) make(r);
        people_.define(out_.facts);
        for (auto& e : events_) out_.facts.events.push_back(finish(e));
        for (auto& [key, s] : sources_) out_.facts.sources.push_back(std::move(s));
        sort_by_id(out_.facts);
        return std::move(out_);
    }

private:
    // --- the layout ---

    void read_header()
    {
        auto const header = rows_->next() ? spelt_.of(*rows_, [](std::size_t) { return true; }) : fields{};
        known_.clear();
        strangers_ = 0;
        for (auto const name : header) {
            known_.push_back(is_polecat_column(trimmed(name)));
            if (!known_.back()) ++strangers_;
        }
        for (std::size_t c = 0; c != how_many; ++c) {
            auto const is_it = [&](auto h) { return same_but_for_case(trimmed(h), names[c]); };
            auto const found = std::ranges::find_if(header, is_it);
            if (std::ranges::count_if(header, is_it) > 1) throw columns::twice(rows_->here(), names[c]);
            at_[c] = found == header.end() ? absent : static_cast<std::size_t>(found - header.begin());
        }
        for (auto const c : needed)
            if (at_[c] == absent)
                throw error(code::unknown_layout, {rows_->path(), 1, 1},
                            header.empty() ? std::string("the file is empty")
                                           : fmt::format("there is no column {} in the header", in_quotes(names[c])),
                            "the columns are Event ID, Event Date, Event Type, Actor Name and so on, separated by tabs");
        without_strangers_ = at_; // some headers have names that their rows have no fields for
        for (auto& n : without_strangers_)
            if (n != absent)
                n -= static_cast<std::size_t>(std::count(known_.begin(), known_.begin() + static_cast<std::ptrdiff_t>(n), false));
    }

    /// A field; empty where the file has no such column, or a word that means nothing.
    [[nodiscard]] std::string_view get(fields f, std::size_t c) const
    {
        auto const n = (*where_)[c];
        return n >= f.size() ? std::string_view{} : or_nothing(trimmed(f[n]));
    }

    // --- a row ---

    void read_row()
    {
        if (auto const flaw = rows_->flaw(); flaw && *flaw != code::invalid_utf8) {
            out_.report.leave_out(*flaw, [&] { return rows_->describe(*flaw); });
            return;
        }
        auto const f = spelt_.of(*rows_, [&](std::size_t n) { return n == known_.size() || n == known_.size() - strangers_; });
        if (!fits(f)) {
            leave_out_width(f.size(), fmt::format("the header has {}", known_.size()));
            return;
        }
        if (rows_->flaw()) {
            for (std::size_t c = 0; c != how_many; ++c)
                if (ill_formed_at(get(f, c)) != std::string_view::npos) {
                    out_.report.leave_out(code::invalid_utf8, [&] { return rows_->describe(code::invalid_utf8); });
                    return;
                }
            out_.report.suspect(code::invalid_utf8, [&] { return rows_->describe(code::invalid_utf8); });
        }
        auto const kind = sort_of(get(f, type), get(f, mode), get(f, contexts), options_.other_codes);
        if (kind.out != code{}) {
            leave_out(kind.out, kind.out == code::unknown_code ? type : kind.of_contexts ? contexts : type, [&] { return kind.why; });
            return;
        }
        if (kind.odd)
            suspect(code::unknown_code, mode, [&] {
                return flaw_text{in_quotes(excerpt(get(f, mode))) + " does not say how they consulted", "it became a meeting"};
            });
        told_row r;
        for (std::size_t c = 0; c != how_many; ++c) r.text[c] = get(f, c);
        r.kind = kind;
        r.where = rows_->here();
        r.day = day_of(f, r);
        all_.push_back(std::move(r));
    }

    /// As many fields as names, or as names that are known; what is empty at the end does not count.
    [[nodiscard]] bool fits(fields f)
    {
        auto const fill = [&](std::size_t n) {
            return f.size() >= n && std::ranges::all_of(f.subspan(n), [](auto text) { return trimmed(text).empty(); });
        };
        where_ = &at_;
        if (f.size() == known_.size()) return true;
        if (strangers_ != 0 && f.size() == known_.size() - strangers_) {
            where_ = &without_strangers_;
            return true;
        }
        return fill(known_.size());
    }

    /// Of an empty or unreadable date none, and it is told; what else is odd about it is noted in the row.
    std::uint32_t day_of(fields f, told_row& r)
    {
        auto const on = read_date(get(f, date), true);
        tell_date(on, true, date);
        auto const told = read_day(get(f, published).substr(0, 10), true);
        if (!on.day || !told) return on.day.day;
        auto const lag = civil(told.day) - civil(on.day.day);
        r.relative = !said_as_days(lag).empty();
        if (lag < 0 && r.kind.status != status::planned)
            suspect(code::dated_later, date, [&] {
                return flaw_text{fmt::format("{} is later than the report of it, {}", on.date, get(f, published)), {}};
            });
        else if (r.relative)
            suspect(code::relative_date, date, [&] {
                return flaw_text{fmt::format("{} is exactly {} days before the report", on.date, lag),
                                 fmt::format("\"{} ago\" is no date", said_as_days(lag))};
            });
        return on.day.day;
    }

    // --- events ---

    struct making {
        event e;
        std::vector<std::pair<polecat_actor, std::optional<role>>> who;
        std::string stem;
        std::vector<told_row const*> rows;
    };

    void make(told_row const& r)
    {
        auto const on = r.day == 0 ? civil_date{2018, 1, 1}
                                   : civil_date{r.day / 10000, static_cast<int>(r.day / 100 % 100), static_cast<int>(r.day % 100)};
        auto const& t = r.text;
        making m;
        std::vector<polecat_doubt> of_actors, of_recipients;
        auto const from = people_.meet({t[actor], t[actor_country], t[actor_number], t[actor_sector]}, on, of_actors),
                   to = people_.meet({t[recipient], t[recipient_country], t[recipient_number], t[recipient_sector]}, on, of_recipients);
        for (auto const& [side, as] : {std::pair{&from, r.kind.first}, std::pair{&to, r.kind.second}})
            for (auto const& a : *side)
                if (std::ranges::none_of(m.who, [&](auto const& b) { return a.side == b.first.side && a.leader == b.first.leader; }))
                    m.who.emplace_back(a, from.empty() || to.empty() ? std::nullopt : as);
        if (m.who.size() < 2) {
            out_.report.leave_out(code::no_counterpart, [&] {
                return at_row(r, m.who.empty() || from.empty() ? actor : recipient,
                              {m.who.empty() ? "nobody is named" : "only one is named", {}});
            });
            return;
        }
        for (auto const& [a, as] : m.who)
            if (!a.placed)
                out_.report.suspect(code::unknown_actor, [&] {
                    return at_row(r, actor,
                                  {fmt::format("for which country {} acts is not said", in_quotes(excerpt(a.called))),
                                   fmt::format("kept as of {}", a.side)});
                });
        tell(r, of_actors, actor, actor_country);
        tell(r, of_recipients, recipient, recipient_country);
        m.e.kind = r.kind.kind;
        if (!r.kind.topic.empty()) m.e.topics.emplace_back(r.kind.topic);
        m.stem = t[id].empty() ? fmt::format("polecat-{}-{}-{}", slug(t[date]), slug(t[actor]), slug(t[recipient])) : "polecat-" + t[id];
        place_in(m.e, r);
        add(std::move(m), r);
    }

    void tell(told_row const& r, std::vector<polecat_doubt> const& doubts, std::size_t name, std::size_t land)
    {
        for (auto const& d : doubts)
            tell_doubt(out_.report, d.name, d.found, "give the country's code", [&](std::string text, std::string remedy) {
                bool const in_name = r.text[land].find(d.name) == std::string::npos;
                return at_row(r, in_name ? name : land, {std::move(text), std::move(remedy)});
            });
    }

    /// To the event of its id, if that is of the same people and kind; else as an event of its own.
    void add(making m, told_row const& r)
    {
        auto same_id = events_.size(); // those of one id follow one another
        while (same_id != 0 && events_[same_id - 1].stem == m.stem) --same_id;
        for (auto i = same_id; i != events_.size(); ++i) {
            auto& known = events_[i];
            auto const people = [](making const& x) {
                auto out = x.who;
                for (auto& w : out) w.first.called.clear();
                std::sort(out.begin(), out.end());
                return out;
            };
            if (known.e.kind != m.e.kind || known.e.topics != m.e.topics || people(known) != people(m)) continue;
            out_.report.merge();
            if (std::ranges::any_of(known.rows, [&](auto const* k) { return k->text == r.text; })) return;
            out_.report.suspect(code::told_twice, [&] {
                return at_row(
                    r, id,
                    {in_quotes(excerpt(r.text[id])) + " was told of the same people with other content", "kept as a further report"});
            });
            known.rows.push_back(&r);
            if (known.e.place != m.e.place) known.e.place.clear();
            if (known.e.in != m.e.in) known.e.in = {};
            return;
        }
        auto const nth = events_.size() - same_id;
        m.e.id = nth == 0 ? m.stem : fmt::format("{}-{}", m.stem, nth + 1);
        if (nth != 0)
            out_.report.suspect(code::duplicate_id, [&] {
                return at_row(
                    r, id,
                    {in_quotes(excerpt(r.text[id])) + " is the id of another row that says something else", "kept as an event of its own"});
            });
        m.rows.push_back(&r);
        events_.push_back(std::move(m));
        out_.report.keep();
    }

    static void place_in(event& e, told_row const& r)
    {
        auto const& t = r.text;
        e.place = t[city].empty() ? t[placename] : t[city];
        if (auto const p = find_party(t[country]); p && t[country].size() > 2 && info(*p)->kind == party_kind::country) e.in = *p;
    }

    event finish(making& m)
    {
        for (auto const& [a, as] : m.who)
            m.e.participants.push_back({a.leader.empty() ? std::string{} : people_.id(a.leader), a.side, as, {}, {}});
        std::ranges::stable_sort(m.e.participants, {}, [](participant const& p) { return std::tuple(p.role, p.leader, p.party); });
        for (auto const* r : m.rows) m.e.reports.push_back(report_of(*r));
        return std::move(m.e);
    }

    entente::report report_of(told_row const& r)
    {
        auto const& t = r.text;
        entente::report out;
        out.source = source_of(t);
        out.status = r.kind.status;
        if (r.day != 0) {
            auto const doubt = r.relative ? "?" : "";
            auto const day = fmt::format("{:04}-{:02}-{:02}{}", r.day / 10000, r.day / 100 % 100, r.day % 100, doubt);
            out.time = when{r.kind.status == status::planned ? "[" + day + "..]" : r.kind.past ? "[.." + day + "]" : day, options_.zone};
        } else out.time = undated(t[date]);
        auto const side = [&](std::size_t name, std::size_t land) { return t[name].empty() ? t[land] : t[name]; };
        out.note = fmt::format("{}: {}{}{}: {}", side(actor, actor_country), t[type], t[mode].empty() ? "" : " ", t[mode],
                               side(recipient, recipient_country));
        if (r.day == 0 && !t[date].empty()) out.note += "; " + undated_note(t[date]);
        return out;
    }

    std::string source_of(std::array<std::string, how_many> const& t)
    {
        auto const on = read_day(std::string_view(t[published]).substr(0, 10), true);
        auto const by = t[publisher].empty() ? std::string("POLECAT") : t[publisher];
        auto const key = fmt::format("{}{}{}", slug(by), on ? "-" : "", on ? t[published].substr(0, 10) : std::string{});
        entente::source s;
        s.id = "polecat-" + key;
        s.publisher = by;
        if (on) s.published = when{t[published].substr(0, 10), options_.zone};
        return sources_.emplace(key, std::move(s)).first->second.id;
    }

    // --- the report ---

    [[nodiscard]] static diagnostic at_row(told_row const& r, std::size_t c, flaw_text what)
    {
        auto d = problem_at(r.where, std::move(what.text), std::move(what.remedy));
        d.path = names[c];
        return d;
    }
    [[nodiscard]] column_place column_at(std::size_t c) const override
    {
        auto const n = (*where_)[c];
        return {n == absent ? 0 : n, std::string(names[c])};
    }

    std::array<std::size_t, how_many> at_{}, without_strangers_{};
    std::array<std::size_t, how_many> const* where_ = &at_; ///< in this row
    std::vector<bool> known_;                               ///< of the header: whether that is a column of POLECAT
    std::size_t strangers_ = 0;
    std::vector<told_row> all_;
    std::vector<making> events_;
    polecat_people people_;
    std::map<std::string, entente::source> sources_;
};

} // namespace

} // namespace entente::detail

entente::io::imported entente::io::read_polecat(std::vector<std::string> const& paths, coded_options const& options)
{
    return detail::polecat_reader(paths, options).run();
}

entente::io::imported entente::io::read_polecat(std::string const& path, coded_options const& options)
{
    return read_polecat(std::vector{path}, options);
}
