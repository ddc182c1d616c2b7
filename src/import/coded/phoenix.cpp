// Reads Phoenix event data.
// SPDX-License-Identifier: MIT
#include "import/coded/coded_rows.hpp"
#include "import/coded/gdelt_tables.hpp"
#include "import/coded/phoenix_tables.hpp"

#include <entente/io/phoenix.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

namespace entente::detail {

namespace {

using namespace phoenix;

class phoenix_reader final : contact_rows {
public:
    phoenix_reader(std::vector<std::string> const& paths, io::coded_options const& options)
        : contact_rows(paths, {".csv", ".txt", ".tab", ".tsv"}, options)
    {
    }

    [[nodiscard]] io::imported run()
    {
        each_file([&](std::string const& file) {
            bool waiting = open_table(file); // at the first row of a daily file, which has no header
            while (waiting || rows_->next()) {
                waiting = false;
                if (daily_) read_daily();
                else if (usable(*rows_, width_, out_.report, [](std::size_t) { return true; })) read_row(rows_->fields());
            }
        });
        auto out = std::move(*this).result();
        out.report.rows -= further_; // reports of a row that is counted
        out.report.merged -= further_;
        return out;
    }

private:
    // --- the layout ---

    static bool is_daily(std::size_t width) { return width == daily_width; }

    /// Without quotes, as it is published, or with them, as some programs write it again.
    void read_daily()
    {
        if (auto const f = usable_fields(is_daily, "a daily file has 26")) read_row(*f);
    }

    /// Whether that is how a column is called.
    static bool is_name(std::string_view field)
    {
        return std::ranges::any_of(names, [&](auto const& all) { return std::ranges::find(all, trimmed(field)) != all.end(); });
    }

    /// True: its first row is one of a daily file, and was read.
    bool open_table(std::string const& file)
    {
        open(file, {'\t', false});
        auto const first = rows_->next() ? spelt_.of(*rows_, is_daily) : fields{};
        daily_ = first.size() == daily_width && std::ranges::none_of(first, is_name);
        if (daily_) {
            width_ = daily_width;
            for (std::size_t c = 0; c != how_many; ++c) at_[c] = in_daily(c);
            return true;
        }
        char const separator = rows_->fields().size() > 20 ? '\t' : ',';
        open(file, {separator, true});
        if (!rows_->next()) refuse("the file is empty");
        std::vector<std::string_view> header;
        for (auto const f : rows_->fields()) header.push_back(trimmed(f));
        width_ = header.size();
        for (std::size_t c = 0; c != how_many; ++c) {
            at_[c] = absent;
            for (auto const name : names[c])
                if (auto const found = std::ranges::find(header, name); found != header.end()) {
                    at_[c] = static_cast<std::size_t>(found - header.begin());
                    if (std::ranges::count(header, name) > 1) throw columns::twice(rows_->here(), name);
                    break;
                }
        }
        for (auto const c : needed)
            if (at_[c] == absent) refuse(fmt::format("there is no column {} in the header", names[c][0]));
        return false;
    }
    [[noreturn]] void refuse(std::string what) const
    {
        throw error(code::unknown_layout, {rows_->path(), 1, 1}, std::move(what),
                    "the columns are GID, Date, SrcActor, TgtActor, CAMEO and so on; a daily file has 26 without a header");
    }

    /// A field; empty where the file has no such column or a word that means nothing.
    [[nodiscard]] std::string_view get(fields f, std::size_t c) const
    {
        return at_[c] == absent ? std::string_view{} : or_nothing(trimmed(f[at_[c]]));
    }

    // --- a row ---

    void read_row(fields f)
    {
        auto const what = event_code(f);
        if (!what) {
            leave_out(code::unknown_code, code_of_event, [&] {
                return flaw_text{fmt::format("CAMEO has no code {} with the root {}", in_quotes(excerpt(get(f, code_of_event))),
                                             in_quotes(excerpt(get(f, root)))),
                                 "a code is text, and keeps its zero in front"};
            });
            return;
        }
        auto const* kind = kind_of(*what, code_of_event,
                                   [&] { return fmt::format("{} {}", cameo_codes()[*what].code, in_quotes(cameo_codes()[*what].name)); });
        contact_collector::row r;
        if (kind == nullptr || !sides_of(f, r)) return;
        auto const on = read_date(get(f, date), false);
        tell_date(on, false, date);
        check(f, on.day.day);
        auto const where = place_of(f);
        r.kind = kind;
        r.code = *what;
        r.day = on.day.day;
        r.date = on.date;
        r.place = where;
        r.id = hash_of(get(f, gid));
        tell(f, r);
    }

    /// Once for each of its sources.
    void tell(fields f, contact_collector::row r)
    {
        auto how = met::usual;
        auto const told = sources_of(f);
        for (std::size_t i = 0; i != told.size(); ++i) {
            r.source = told[i].first;
            r.sentence = told[i].second;
            auto const one = events_.add(r);
            if (i == 0) how = one;
            else ++further_;
        }
        tell_id(how, false, gid, in_quotes(excerpt(get(f, gid))));
    }

    /// A code whose zero in front was lost has it in the root, which is a number: 10 of the root 1 is 010.
    [[nodiscard]] std::optional<std::uint16_t> event_code(fields f) const
    {
        auto const written = get(f, code_of_event);
        auto const top = get(f, root);
        std::string const zero = '0' + std::string(written);
        std::optional<std::uint16_t> found[2] = {find_cameo_code(written), find_cameo_code(zero)};
        if (!top.empty()) {
            auto const two = top.size() == 1 ? '0' + std::string(top) : std::string(top);
            if (!written.starts_with(two)) found[0].reset();
            if (!zero.starts_with(two)) found[1].reset();
        }
        if (found[0] && found[1]) return std::nullopt; // 10 without a root
        return found[0] ? found[0] : found[1];
    }

    // --- who ---

    bool sides_of(fields f, contact_collector::row& r)
    {
        for (auto const first : {source, target}) {
            auto const number = actor_at(f, first);
            if (!number) return false;
            (first == source ? r.from : r.to) = *number;
        }
        if (events_[r.from].same_as != events_[r.to].same_as) return true;
        leave_out(code::no_counterpart, target_actor, [&] {
            return flaw_text{fmt::format("{} and {} are the same", events_[r.from].name, events_[r.to].name), {}};
        });
        return false;
    }

    /// The actor whose columns begin there; otherwise the row is left out.
    std::optional<std::uint32_t> actor_at(fields f, std::size_t first)
    {
        auto const who = get(f, first + 1), as = get(f, first + 2), full = get(f, first);
        if (who.empty()) {
            leave_out(full.empty() ? code::no_counterpart : code::unknown_actor, first + 1, [&] {
                return full.empty() ? flaw_text{"nobody is named on this side", {}}
                                    : flaw_text{in_quotes(excerpt(full)) + " is of no country",
                                                "who that is cannot be told from others of that code"};
            });
            return std::nullopt;
        }
        actor out;
        out.name = full.empty() ? std::string(who) + std::string(as) : std::string(full);
        if (who == "IGO" || who == "IMG") {
            auto const organization = look_up(organization_codes, as.empty() && full.size() >= 6 ? full.substr(3, 3) : as);
            if (organization && info(party{*organization}) != nullptr) {
                out.side = party{*organization};
                return events_.add_actor(std::move(out));
            }
        }
        if (who == "IGO" || who == "IMG" || who == "NGO" || who == "NGM" || who == "MNC") {
            leave_out(code::unknown_actor, first + 1, [&] {
                return flaw_text{in_quotes(excerpt(out.name)) + " is of no country", "who that is cannot be told from others of that code"};
            });
            return std::nullopt;
        }
        if (auto const organization = look_up(organization_codes, who); organization && info(party{*organization}) != nullptr) {
            out.side = party{*organization};
            return events_.add_actor(std::move(out));
        }
        auto const home = known_party(who);
        out.placed = home.has_value();
        out.side = home ? *home : events_.own_party(look_up(region_codes, who).value_or(who), party_kind::other);
        if (!home)
            suspect(code::unknown_actor, first + 1, [&] {
                return flaw_text{in_quotes(excerpt(who)) + " is no country", "kept as a party of its own"};
            });
        if (as.empty() || as == "GOV") return events_.add_actor(std::move(out)); // its government is the country
        out.home = out.side;
        if (home && std::ranges::find(types_of_the_state, as) == std::end(types_of_the_state)) out.side = events_.private_side(*home);
        out.leader = as;
        out.named_with_home = true;
        out.id = slug(as);
        out.other_name = as;
        return events_.add_actor(std::move(out));
    }

    // --- who says so, and where ---

    [[nodiscard]] static std::vector<std::string_view> split(std::string_view text, std::string_view before)
    {
        std::vector<std::string_view> out;
        for (;;) {
            auto end = text.find(';');
            while (end != std::string_view::npos && !before.empty() && !trimmed(text.substr(end + 1)).starts_with(before))
                end = text.find(';', end + 1);
            if (auto const one = or_nothing(trimmed(text.substr(0, end))); !one.empty()) out.push_back(one);
            if (end == std::string_view::npos) return out;
            text.remove_prefix(end + 1);
        }
    }

    /// The sources of a row, each with the number of its sentence.
    [[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> sources_of(fields f)
    {
        auto const pages = split(get(f, url), "http"); // an address may have a semicolon in it
        auto const ids = split(get(f, sentence_id), {}), said_by = split(get(f, publisher), {});
        bool const paired = ids.size() == pages.size();
        std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
        for (std::size_t i = 0; i != pages.size(); ++i) {
            entente::source s;
            s.address = pages[i];
            auto const host = host_of(pages[i]);
            s.publisher = said_by.size() == pages.size() ? said_by[i] : host;
            s.id = fmt::format("{}#{}", host, paired ? ids[i].substr(0, ids[i].rfind('_')) : get(f, gid));
            out.emplace_back(events_.add_source(pages[i], s), paired ? sentence_of(ids[i]) : 0);
        }
        if (!pages.empty() && !paired && !ids.empty())
            suspect(code::bad_value, url, [&] {
                return flaw_text{fmt::format("{} addresses, and {} ids of sentences", pages.size(), ids.size()),
                                 "which is which is not said"};
            });
        if (!out.empty()) return out;
        entente::source s;
        s.publisher = said_by.size() == 1 ? std::string(said_by[0]) : "Phoenix";
        s.id = "phoenix-" + std::string(ids.size() == 1 ? ids[0] : get(f, gid));
        out.emplace_back(events_.add_source(s.id, s), 0);
        return out;
    }
    [[nodiscard]] static std::uint32_t sentence_of(std::string_view id)
    {
        auto const at = id.rfind('_');
        std::uint32_t n = 0;
        if (at != std::string_view::npos) (void)std::from_chars(id.data() + at + 1, id.data() + id.size(), n);
        return n;
    }

    /// The columns of the country and of the province are sometimes the other way round: what is a country says which it is.
    [[nodiscard]] std::string place_of(fields f)
    {
        auto land = get(f, country), province = get(f, admin);
        auto const is_country = [](std::string_view text) { return known_party(text).has_value() || find_party(text).has_value(); };
        if (!is_country(land) && is_country(province)) std::swap(land, province);
        auto const known = known_party(land);
        auto out = std::string(get(f, geoname));
        if (!land.empty()) out += (out.empty() ? "" : ", ") + std::string(known ? info(*known)->name : land);
        return out;
    }

    // --- the other fields ---

    void check(fields f, std::uint32_t on)
    {
        auto const check_that = [&](std::size_t c, bool holds, std::string_view what) {
            if (!holds && !get(f, c).empty())
                suspect(code::bad_value, c, [&] { return flaw_text{fmt::format("{} is no {}", in_quotes(excerpt(get(f, c))), what), {}}; });
        };
        auto const is = [&](std::size_t c, std::uint32_t n) {
            auto text = get(f, c);
            while (text.size() > 1 && text.starts_with('0')) text.remove_prefix(1);
            return text == std::to_string(n);
        };
        check_that(year, on == 0 || is(year, on / 10000), "year of the row's day");
        check_that(month, on == 0 || is(month, on / 100 % 100), "month of the row's day");
        check_that(day, on == 0 || is(day, on % 100), "day of the row's date");
        check_that(quad, get(f, quad).size() == 1 && get(f, quad) <= "4", "class from 0 to 4");
        check_that(goldstein, is_number(get(f, goldstein), 10), "number between -10 and 10");
        check_that(latitude, is_number(get(f, latitude), 90), "latitude");
        check_that(longitude, is_number(get(f, longitude), 180), "longitude");
    }

    [[nodiscard]] column_place column_at(std::size_t c) const override { return {at_[c] == absent ? 0 : at_[c], std::string(names[c][0])}; }

    std::array<std::size_t, how_many> at_{}; ///< where the columns stand
    bool daily_ = false;
    std::size_t width_ = 0;
    std::uint64_t further_ = 0;
};

} // namespace

} // namespace entente::detail

entente::io::imported entente::io::read_phoenix(std::vector<std::string> const& paths, coded_options const& options)
{
    return detail::phoenix_reader(paths, options).run();
}

entente::io::imported entente::io::read_phoenix(std::string const& path, coded_options const& options)
{
    return read_phoenix(std::vector{path}, options);
}
