// Reads ICEWS event data.
// SPDX-License-Identifier: MIT
#include "import/contacts.hpp"
#include "import/field_checks.hpp"
#include "import/icews_names.hpp"
#include "import/rows.hpp"

#include <entente/detail/ascii.hpp>
#include <entente/detail/nearest.hpp>
#include <entente/io/icews.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

namespace entente::detail {

namespace {

constexpr std::array<std::string_view, 4> named_columns{"date", "source", "relation", "target"};
constexpr std::array<std::string_view, 20> native_columns{
    "Event ID",  "Event Date",  "Source Name",    "Source Sectors", "Source Country", "Event Text",      "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID",       "Sentence Number", "Publisher",
    "City",      "District",    "Province",       "Country",        "Latitude",       "Longitude"};

class icews_reader {
public:
    icews_reader(std::string const& path, io::coded_options const& options)
        : options_(options)
        , rows_(path, {'\t', false}, options.progress)
        , events_(options.zone)
    {
        out_.report.file = path;
        out_.report.examples = options.examples;
    }

    [[nodiscard]] io::imported run()
    {
        read_header();
        while (rows_.next()) {
            if (auto const flaw = rows_.flaw()) out_.report.leave_out(*flaw, [&] { return rows_.describe(*flaw); });
            else read_row();
        }
        std::move(events_).finish(out_.facts);
        return std::move(out_);
    }

private:
    void read_header()
    {
        auto const is = [&](auto const& columns) {
            return std::ranges::equal(rows_.fields(), columns,
                                      [](std::string_view a, std::string_view b) { return same_but_for_case(a, b); });
        };
        bool const any = rows_.next();
        native_ = any && is(native_columns);
        if (any && (native_ || is(named_columns))) return;
        auto d = rows_.at(
            0, "header", any ? fmt::format("\"{}\" is no header of ICEWS", rows_.text().substr(0, 80)) : "the file is empty",
            "the columns are Event ID, Event Date, Source Name and so on, or date, source, relation and target, separated by tabs");
        d.code = code::unknown_layout;
        throw error(std::move(d));
    }

    void read_row()
    {
        auto const f = rows_.fields();
        auto const expected = native_ ? native_columns.size() : named_columns.size();
        if (f.size() != expected) {
            out_.report.leave_out(code::wrong_field_count, [&] {
                return rows_.at(0, {}, fmt::format("{} field{}, where the header has {}", f.size(), f.size() == 1 ? "" : "s", expected),
                                "look for a tab inside a field, or a truncated file");
            });
            return;
        }
        auto const date = f[native_ ? 1 : 0];
        if (date != date_ || !day_) { // rows of one day follow one another
            date_ = date;
            day_ = read_day(date, true);
        }
        auto const day = day_;
        if (!day) {
            leave_out(day.flaw, native_ ? 1 : 0, [&] { return day_flaw(date, day.flaw, true); });
            return;
        }
        auto const what = native_ ? native_code(f) : named_code(f[2]);
        if (native_) check_native(f);
        if (!what) {
            complain_of_code(f);
            return;
        }
        auto const* kind = contact_of(*what);
        if (kind == nullptr && options_.other_codes) kind = &no_contact_kind;
        if (kind == nullptr) {
            leave_out(code::no_contact, native_ ? 6 : 2, [&] {
                return flaw_text{fmt::format("\"{}\" is no contact", cameo_codes()[*what].name), {}};
            });
            return;
        }
        contact_collector::row r;
        if (!read_sides(f, r)) return;
        r.kind = kind;
        r.code = *what;
        r.day = day.day;
        r.source = source_of(f);
        if (native_) {
            r.place = place_of(f);
            (void)std::from_chars(f[12].data(), f[12].data() + f[12].size(), r.sentence);
        }
        events_.add(r) ? out_.report.keep() : out_.report.merge();
    }

    /// Who acts, and on whom; otherwise the row is left out.
    [[nodiscard]] bool read_sides(std::span<std::string_view const> f, contact_collector::row& r)
    {
        std::size_t const source = native_ ? 2 : 1;
        std::size_t const target = native_ ? 8 : 3;
        if (is_blank(f[source]) || is_blank(f[target])) {
            leave_out(code::no_counterpart, is_blank(f[source]) ? source : target, [] {
                return flaw_text{"nobody is named on this side", {}};
            });
            return false;
        }
        auto const from = actor_at(source);
        auto const to = actor_at(target);
        r.from = from.number;
        r.to = to.number;
        if (from.same_as == to.same_as) {
            leave_out(code::no_counterpart, target, [&] {
                return flaw_text{fmt::format("\"{}\" and \"{}\" are the same", f[source], f[target]), {}};
            });
            return false;
        }
        for (auto const& [side, who] : {std::pair{source, from}, std::pair{target, to}})
            if (!who.placed)
                suspect(code::unknown_actor, side, [&, at = side, number = who.number] {
                    return flaw_text{fmt::format("for which country \"{}\" acts is not said", f[at]),
                                     fmt::format("kept as the party {}", events_[number].side)};
                });
        return true;
    }

    static bool is_blank(std::string_view text) { return text.empty() || text == "NA"; }

    // --- what happened ---

    [[nodiscard]] std::optional<std::uint16_t> named_code(std::string_view relation)
    {
        auto const number = relations_.of(relation);
        if (number == codes_of_relations_.size()) codes_of_relations_.push_back(find_cameo_name(relation));
        return codes_of_relations_[number];
    }
    [[nodiscard]] std::optional<std::uint16_t> native_code(std::span<std::string_view const> f)
    {
        auto const by_code = find_cameo_code(f[6]);
        if (by_code && named_code(f[5]) != by_code)
            suspect(code::unknown_code, 5, [&] {
                return flaw_text{fmt::format("the code {} means \"{}\", not \"{}\"", f[6], cameo_codes()[*by_code].name, f[5]),
                                 "the code was believed"};
            });
        return by_code;
    }
    void complain_of_code(std::span<std::string_view const> f)
    {
        std::size_t const at = native_ ? 6 : 2;
        leave_out(code::unknown_code, at, [&] {
            std::vector<std::string_view> all;
            if (!native_ && f[at].size() < 100)
                for (auto const& c : cameo_codes()) all.push_back(c.name);
            return flaw_text{fmt::format("CAMEO has no {} \"{}\"", native_ ? "code" : "event", f[at].substr(0, 100)),
                             did_you_mean(f[at], all)};
        });
    }

    // --- who ---

    struct met {
        std::uint32_t number;
        std::uint32_t same_as;
        bool placed;
    };
    /// The actor whose name stands in this field, and whose sectors and country in the next two.
    [[nodiscard]] met actor_at(std::size_t field)
    {
        auto const f = rows_.fields();
        auto const& last = f[native_ ? field + 2 : field];
        std::string_view const all(f[field].data(), static_cast<std::size_t>(last.data() + last.size() - f[field].data()));
        auto const spelt = spelt_.of(all);
        if (spelt == actors_.size()) {
            auto const number = events_.add_actor(native_ ? meet(f[field], f[field + 1], f[field + 2]) : meet(f[field], std::nullopt, {}));
            actors_.push_back({number, events_[number].same_as, events_[number].placed});
        }
        return actors_[spelt];
    }

    /// Who that is. Without sectors nothing but the name says so.
    [[nodiscard]] actor meet(std::string_view name, std::optional<std::string_view> sectors, std::string_view country)
    {
        actor out;
        out.name = name;
        if (auto const p = country_named(name)) {
            out.side = *p;
            return out;
        }
        if (is_icews_region(name)) {
            out.side = events_.own_party(name, party_kind::other);
            out.placed = false;
            return out;
        }
        auto const role = role_of(name);
        auto home = role ? country_named(role->second) : std::nullopt;
        if (!home && sectors && !is_blank(country)) home = country_named(country);
        bool const is_official = sectors ? has_sector(*sectors, "Government") : role && speaks_for_state(role->first);
        out.leader = name;
        if (home) {
            out.side = is_official ? *home : events_.private_side(*home);
            out.id = role ? fmt::format("{}/{}", *home, slug(role->first)) : slug(name);
            return out;
        }
        out.placed = false;
        if (role) { // of a group or a region
            out.side = events_.own_party(role->second, party_kind::other);
            out.id = fmt::format("{}/{}", slug(role->second), slug(role->first));
            return out;
        }
        if (sectors && has_sector(*sectors, "International Government Organization")) {
            out.leader.clear();
            out.side = events_.own_party(name, party_kind::organization);
            return out;
        }
        // May have spoken for a country: then no answer about countries must pass over it.
        out.side = events_.own_party(name, !sectors || is_official ? party_kind::country : party_kind::other);
        out.id = slug(name);
        return out;
    }

    // --- who says so, and where ---

    [[nodiscard]] std::uint32_t source_of(std::span<std::string_view const> f)
    {
        source s;
        if (!native_) {
            s.id = "icews";
            s.publisher = "ICEWS";
            return events_.add_source(s.id, s);
        }
        s.id = fmt::format("icews-story-{}", f[11]);
        s.publisher = is_blank(f[13]) ? "ICEWS" : std::string(f[13]);
        return events_.add_source(f[11], s);
    }
    [[nodiscard]] std::string_view place_of(std::span<std::string_view const> f)
    {
        place_.clear();
        for (auto const field : {14, 17})
            if (auto const& part = f[static_cast<std::size_t>(field)]; !is_blank(part))
                place_.append(place_.empty() ? "" : ", ").append(part);
        return place_;
    }

    // --- the other fields ---

    void check_native(std::span<std::string_view const> f)
    {
        auto const check = [&](std::size_t field, bool holds, std::string_view what) {
            if (!holds)
                suspect(code::bad_value, field, [&] {
                    return flaw_text{fmt::format("\"{}\" is no {}", f[field].substr(0, 40), what), {}};
                });
        };
        auto const number_or_nothing = [&](std::size_t field, std::int64_t limit) {
            return is_blank(f[field]) || is_number(f[field], limit);
        };
        check(7, number_or_nothing(7, 10), "intensity between -10 and 10");
        check(11, is_count(f[11]), "number of a story");
        check(12, is_count(f[12]), "number of a sentence");
        check(18, number_or_nothing(18, 90), "latitude");
        check(19, number_or_nothing(19, 180), "longitude");
        std::uint64_t id = 0;
        auto const end = f[0].data() + f[0].size();
        bool const is_id = std::from_chars(f[0].data(), end, id).ptr == end && !f[0].empty();
        check(0, is_id, "number of an event");
        if (!is_id) return;
        std::string_view const content(f[1].data(), static_cast<std::size_t>(f[10].data() + f[10].size() - f[1].data()));
        if (ids_.clashes(id, hash_of(content)))
            suspect(code::duplicate_id, 0, [&] {
                return flaw_text{fmt::format("{} is the id of an earlier row that says something else", f[0]), {}};
            });
    }

    // --- the report ---

    [[nodiscard]] std::string column(std::size_t field) const
    {
        return std::string(native_ ? native_columns[field] : named_columns[field]);
    }
    [[nodiscard]] diagnostic at(std::size_t field, flaw_text what) const
    {
        return rows_.at(field, column(field), std::move(what.text), std::move(what.remedy));
    }
    template <class Describe>
    void leave_out(code c, std::size_t field, Describe const& describe)
    {
        out_.report.leave_out(c, [&] { return at(field, describe()); });
    }
    template <class Describe>
    void suspect(code c, std::size_t field, Describe const& describe)
    {
        out_.report.suspect(c, [&] { return at(field, describe()); });
    }

    io::coded_options const& options_;
    row_reader rows_;
    contact_collector events_;
    io::imported out_;
    bool native_ = false;
    text_numbers relations_;
    std::vector<std::optional<std::uint16_t>> codes_of_relations_;
    text_numbers spelt_; ///< an actor's fields, as they stand
    std::vector<met> actors_;
    std::string date_; ///< the last one, and its day
    day_field day_;
    seen_ids ids_;
    std::string place_;
};

} // namespace

} // namespace entente::detail

entente::io::imported entente::io::read_icews(std::string const& path, coded_options const& options)
{
    return detail::icews_reader(path, options).run();
}
