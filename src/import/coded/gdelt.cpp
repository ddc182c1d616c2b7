// Reads GDELT event exports.
// SPDX-License-Identifier: MIT
#include "import/coded/coded_rows.hpp"
#include "import/coded/gdelt_tables.hpp"
#include "import/dates/row_days.hpp"

#include <entente/detail/fingerprint.hpp>
#include <entente/io/gdelt.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

namespace entente::detail {

namespace {

[[nodiscard]] bool is_party(std::string_view text) { return party::is_code(text) && info(party{text}) != nullptr; }

class gdelt_reader final : contact_rows {
public:
    gdelt_reader(std::vector<std::string> const& paths, io::coded_options const& options)
        : contact_rows(paths, {".csv", ".tsv", ".tab"}, options)
    {
    }

    [[nodiscard]] io::imported run()
    {
        each_file([&](std::string const& file) {
            open(file, {'\t', false});
            while (rows_->next())
                if (auto const f = usable_fields(is_width, "GDELT has 57, 58 or 61")) read_row(*f);
        });
        return std::move(*this).result();
    }

private:
    static bool is_width(std::size_t n) { return n == 57 || n == 58 || n == 61; }

    void read_row(fields f)
    {
        per_place_ = f.size() == 61 ? 8 : 7;
        added_ = gdelt_field::places + 3 * per_place_;
        auto const what = find_cameo_code(f[gdelt_field::event_code]);
        if (!what) {
            leave_out(code::unknown_code, gdelt_field::event_code, [&] {
                return flaw_text{fmt::format("CAMEO has no code \"{}\"", f[gdelt_field::event_code].substr(0, 40)),
                                 "a code is text, and keeps its zero in front"};
            });
            return;
        }
        auto const on = read_date(f[gdelt_field::day], false);
        auto const published = added(f[added_]);
        if (!published)
            suspect(published.flaw, added_, [&] {
                return flaw_text{fmt::format("\"{}\" is no time of publication", f[added_].substr(0, 40)),
                                 "write YYYYMMDD, or YYYYMMDDHHMMSS; nobody says when it became public"};
            });
        bool const doubtful = check(f, on.day.day, published.day);
        bool const other_content = check_id(f);
        tell_id(tell(f, *what, on, published.day != 0, doubtful), other_content, gdelt_field::id, f[gdelt_field::id]);
    }

    /// What the row says, told to the collector if it is a contact.
    met tell(fields f, std::uint16_t what, event_day const& on, bool is_published, bool doubtful)
    {
        auto const* kind = kind_of(what, gdelt_field::event_code,
                                   [&] { return fmt::format("{} {}", f[gdelt_field::event_code], in_quotes(cameo_codes()[what].name)); });
        contact_collector::row r;
        if (kind == nullptr || !read_sides(f, r)) return met::usual;
        r.kind = kind;
        r.code = what;
        tell_date(on, false, gdelt_field::day);
        r.day = on.day.day;
        r.date = on.date;
        r.doubtful = doubtful;
        r.source = source_of(f, is_published);
        r.place = or_nothing(f[gdelt_field::places + 2 * per_place_ + 1]);
        r.id = number_of(f[gdelt_field::id]);
        return events_.add(r);
    }

    // --- who ---

    /// Who acts, and on whom; otherwise the row is left out.
    [[nodiscard]] bool read_sides(fields f, contact_collector::row& r)
    {
        for (auto const side : {gdelt_field::actor1, gdelt_field::actor2}) {
            for (auto const part : {gdelt_part::code, gdelt_part::name})
                if (is_empty_word(f[side + part]))
                    suspect(code::empty_word, side + part, [&] {
                        return flaw_text{fmt::format("\"{}\" was taken for nobody", f[side + part]), "leave the field empty"};
                    });
            auto const number = actor_at(f, side);
            if (number >= nobody) {
                bool const empty = number == nobody;
                leave_out(empty ? code::no_counterpart : code::unknown_actor, side, [&] {
                    return empty ? flaw_text{"nobody is named on this side", {}}
                                 : flaw_text{
                                       fmt::format("\"{}\" ({}) is of no country", f[side + gdelt_part::name], f[side + gdelt_part::code]),
                                       "who that is cannot be told from others of that name"};
                });
                return false;
            }
            (side == gdelt_field::actor1 ? r.from : r.to) = number;
            if (!events_[number].placed)
                suspect(code::unknown_actor, side + gdelt_part::country, [&] {
                    return flaw_text{fmt::format("\"{}\" is no country", f[side + gdelt_part::country]), "kept as a party of its own"};
                });
        }
        if (events_[r.from].same_as == events_[r.to].same_as) {
            leave_out(code::no_counterpart, gdelt_field::actor2, [&] {
                return flaw_text{fmt::format("\"{}\" and \"{}\" are the same", events_[r.from].name, events_[r.to].name), {}};
            });
            return false;
        }
        return true;
    }

    static constexpr std::uint32_t nobody = ~std::uint32_t{0} - 1;
    static constexpr std::uint32_t anybody = ~std::uint32_t{0};

    /// The number of the actor whose fields begin here; `nobody` for none, `anybody` for one of no country.
    [[nodiscard]] std::uint32_t actor_at(fields f, std::size_t first)
    {
        auto const& last = f[first + gdelt_part::type3];
        std::string_view const all(f[first].data(), static_cast<std::size_t>(last.data() + last.size() - f[first].data()));
        auto const number = actor_texts_.of(all);
        if (number == actors_.size()) actors_.push_back(meet(f.subspan(first, 10)));
        return actors_[number];
    }

    [[nodiscard]] std::uint32_t meet(fields f)
    {
        auto const name = or_nothing(f[gdelt_part::name]);
        auto const called = name.empty() ? or_nothing(f[gdelt_part::code]) : name;
        if (called.empty()) return nobody;
        actor out;
        out.name = called;
        if (auto const organization = look_up(organization_codes, f[gdelt_part::group]); organization && is_party(*organization)) {
            out.side = party{*organization};
            return events_.add_actor(std::move(out));
        }
        auto const where = f[gdelt_part::country];
        if (where.empty() || is_empty_code(where)) return anybody;
        auto const code = look_up(country_codes, where).value_or(where);
        bool const known = is_party(code);
        auto const home = known ? party{code} : events_.own_party(look_up(region_codes, where).value_or(where), party_kind::other);
        auto const type = is_empty_code(f[gdelt_part::type1]) ? std::string_view{} : f[gdelt_part::type1];
        bool const is_official = std::ranges::find(types_of_the_state, type) != std::end(types_of_the_state);
        out.side = home;
        out.placed = known;
        // "NORWAY" of the type GOV is Norway
        if (type.empty() || (is_official && known && find_party(called) == home)) return events_.add_actor(std::move(out));
        if (!is_official && known) out.side = events_.private_side(home);
        out.home = home;
        out.leader = called;
        out.named_with_home = true;
        out.id = slug(called);
        out.other_name = called;
        return events_.add_actor(std::move(out));
    }

    // --- who says so ---

    /// DATEADDED: a day, in 2.0 with a clock time, in UTC.
    [[nodiscard]] day_field added(std::string_view text)
    {
        if (text == added_text_) return {added_day_, {}};
        auto const out = read_day(text.substr(0, 8), false);
        if (!out) return out;
        auto const clock = text.substr(8);
        if (!clock.empty() &&
            !(clock.size() == 6 && is_count(clock) && clock.substr(0, 2) < "24" && clock.substr(2, 2) < "60" && clock.substr(4) < "60"))
            return {0, code::bad_time};
        added_text_ = text;
        added_day_ = out.day;
        return out;
    }
    [[nodiscard]] std::uint32_t source_of(fields f, bool is_published)
    {
        auto const time = is_published ? f[added_] : std::string_view("undated");
        source s;
        if (is_published) {
            auto published = fmt::format("{}-{}-{}", time.substr(0, 4), time.substr(4, 2), time.substr(6, 2));
            if (time.size() > 8) published += fmt::format("T{}:{}:{}Z", time.substr(8, 2), time.substr(10, 2), time.substr(12, 2));
            s.published = when{std::move(published), time.size() > 8 ? "" : "UTC"};
        }
        auto const page = f.size() == 57 ? std::string_view{} : or_nothing(f[added_ + 1]);
        if (page.empty()) { // GDELT alone says so
            s.id = fmt::format("gdelt-{}", time);
            s.publisher = "GDELT";
            return events_.add_source(s.id, s);
        }
        auto const host = host_of(page);
        s.id = fmt::format("{}#{:016x}", host, (fingerprint{} << page).value()); // one page, one source, whatever file names it
        s.publisher = host;
        s.address = page;
        return events_.add_source(page, s);
    }

    // --- the other fields ---

    /// Whether the day may be none.
    [[nodiscard]] bool check(fields f, std::uint32_t sql_day, std::uint32_t added_day)
    {
        auto const check_that = [&](std::size_t at, bool holds, std::string_view what) {
            if (!holds)
                suspect(code::bad_value, at, [&] { return flaw_text{fmt::format("\"{}\" is no {}", f[at].substr(0, 40), what), {}}; });
        };
        auto const number = [&](std::size_t at, std::int64_t limit) { return f[at].empty() || is_number(f[at], limit); };
        auto const is_dated = sql_day != 0;
        check_that(gdelt_field::month, !is_dated || f[gdelt_field::month] == f[gdelt_field::day].substr(0, 6), "month of the row's day");
        check_that(gdelt_field::year, !is_dated || f[gdelt_field::year] == f[gdelt_field::day].substr(0, 4), "year of the row's day");
        check_that(gdelt_field::fraction, number(gdelt_field::fraction, 9999), "year with a fraction");
        for (auto const side : {gdelt_field::actor1, gdelt_field::actor2})
            for (auto at = side + gdelt_part::country; at <= side + gdelt_part::type3; ++at)
                check_that(at, is_short_code(f[at]), "code of capital letters");
        check_that(gdelt_field::is_root, f[gdelt_field::is_root] == "0" || f[gdelt_field::is_root] == "1", "0 or 1");
        auto const event = f[gdelt_field::event_code];
        check_that(gdelt_field::base_code, f[gdelt_field::base_code] == event.substr(0, 3), "base of the event's code");
        check_that(gdelt_field::root_code, f[gdelt_field::root_code] == event.substr(0, 2), "root of the event's code");
        auto const quad = f[gdelt_field::quad_class];
        check_that(gdelt_field::quad_class, quad.size() == 1 && '1' <= quad[0] && quad[0] <= '4', "class from 1 to 4");
        check_that(gdelt_field::goldstein, number(gdelt_field::goldstein, 10), "number between -10 and 10");
        for (auto at = gdelt_field::mentions; at != gdelt_field::tone; ++at) check_that(at, is_count(f[at]), "count");
        check_that(gdelt_field::tone, number(gdelt_field::tone, 100), "tone between -100 and 100");
        for (std::size_t k = 0; k != place_names.size(); ++k) {
            auto const at = gdelt_field::places + k * per_place_;
            check_that(at, f[at].empty() || (f[at].size() == 1 && '0' <= f[at][0] && f[at][0] <= '5'), "type of a place from 0 to 5");
            check_that(at + per_place_ - 3, number(at + per_place_ - 3, 90), "latitude");
            check_that(at + per_place_ - 2, number(at + per_place_ - 2, 180), "longitude");
        }
        return check_lag(f, sql_day, added_day);
    }
    /// Codes of country_codes, groups and types are capital letters; those of ethnic groups are small ones.
    static bool is_short_code(std::string_view text)
    {
        return text.size() <= 3 &&
               std::ranges::all_of(text, [](char c) { return ('A' <= c && c <= 'Z') || ('a' <= c && c <= 'z') || is_digit(c); });
    }
    /// Whether the row's id stood in an earlier row of other content.
    [[nodiscard]] bool check_id(fields f)
    {
        auto const id = number_of(f[gdelt_field::id]);
        if (!id) {
            suspect(code::bad_value, gdelt_field::id, [&] {
                return flaw_text{fmt::format("\"{}\" is no number of an event", f[gdelt_field::id].substr(0, 40)), {}};
            });
            return false;
        }
        auto const& last = f[gdelt_field::root_code];
        std::string_view const content(f[gdelt_field::day].data(),
                                       static_cast<std::size_t>(last.data() + last.size() - f[gdelt_field::day].data()));
        return ids_.clashes(*id, hash_of(content));
    }
    /// Whether the day is one that "a year ago" and the like are read as.
    [[nodiscard]] bool check_lag(fields f, std::uint32_t sql_day, std::uint32_t added_day)
    {
        if (sql_day == added_day || sql_day == 0 || added_day == 0) return false;
        auto const lag = civil(added_day) - civil(sql_day);
        auto const ago = said_as_days(lag);
        if (!ago.empty())
            suspect(code::relative_date, gdelt_field::day, [&] {
                return flaw_text{fmt::format("{} is exactly {} days before the report", f[gdelt_field::day], lag),
                                 fmt::format("it may stand for \"{} ago\"", ago)};
            });
        if (lag < 0)
            suspect(code::dated_later, gdelt_field::day, [&] {
                return flaw_text{fmt::format("{} is later than the report of it, {}", f[gdelt_field::day], f[added_]), {}};
            });
        return !ago.empty();
    }

    [[nodiscard]] std::string column(std::size_t at) const
    {
        if (at < first_columns.size()) return std::string(first_columns[at]);
        if (at >= added_) return at == added_ ? "DATEADDED" : "SOURCEURL";
        auto const k = (at - gdelt_field::places) / per_place_;
        auto n = (at - gdelt_field::places) % per_place_;
        if (per_place_ == 7 && n >= 4) ++n; // 1.0 has no ADM2Code
        return fmt::format("{}{}", place_names[k], place_columns[n]);
    }
    [[nodiscard]] column_place column_at(std::size_t field) const override { return {field, column(field)}; }

    std::size_t per_place_ = 8; ///< fields of a place in this row
    std::size_t added_ = 59;    ///< where DATEADDED stands in this row
    std::string added_text_;    ///< the last one, and its day
    std::uint32_t added_day_ = 0;
    text_numbers actor_texts_; ///< an actor's fields, as they stand
    std::vector<std::uint32_t> actors_;
    seen_ids ids_;
};

} // namespace

} // namespace entente::detail

entente::io::imported entente::io::read_gdelt(std::vector<std::string> const& paths, coded_options const& options)
{
    return detail::gdelt_reader(paths, options).run();
}
entente::io::imported entente::io::read_gdelt(std::string const& path, coded_options const& options)
{
    return read_gdelt(std::vector{path}, options);
}
