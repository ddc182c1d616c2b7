// Reads ICEWS event data.
// SPDX-License-Identifier: MIT
#include "import/coded/coded_rows.hpp"
#include "import/coded/icews_names.hpp"

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

class icews_reader final : contact_rows {
public:
    icews_reader(std::vector<std::string> const& paths, io::coded_options const& options) : contact_rows(paths, {".tab", ".tsv"}, options)
    {
    }

    [[nodiscard]] io::imported run()
    {
        each_file([&](std::string const& file) {
            open(file, {'\t', false});
            read_header();
            auto const should = fmt::format("the header has {}", width());
            while (rows_->next())
                if (auto const f = usable_fields([&](std::size_t n) { return n == width(); }, should)) read_row(*f);
        });
        return std::move(*this).result();
    }

private:
    [[nodiscard]] std::size_t width() const { return native_ ? native_columns.size() : named_columns.size(); }

    void read_header()
    {
        bool const any = rows_->next();
        auto const written = any ? spelt_.of(*rows_, [](std::size_t) { return true; }) : fields{};
        auto const is = [&](auto const& columns) {
            return std::ranges::equal(written, columns, [](std::string_view a, std::string_view b) { return same_but_for_case(a, b); });
        };
        native_ = any && is(native_columns);
        if (any && (native_ || is(named_columns))) return;
        auto d = rows_->at(
            0, "header", any ? fmt::format("{} is no header of ICEWS", in_quotes(excerpt(rows_->text()))) : "the file is empty",
            "the columns are Event ID, Event Date, Source Name and so on, or date, source, relation and target, separated by tabs");
        d.code = code::unknown_layout;
        throw error(std::move(d));
    }

    void read_row(fields f)
    {
        auto const what = native_ ? native_code(f) : named_code(f[2]);
        bool const other_content = native_ && check_native(f);
        if (what) tell_id(tell(f, *what), other_content, 0, f[0]);
        else {
            complain_of_code(f);
            tell_id(met::usual, other_content, 0, f[0]);
        }
    }

    /// What the row says, told to the collector if it is a contact.
    met tell(fields f, std::uint16_t what)
    {
        auto const* kind = kind_of(what, native_ ? 6 : 2, [&] { return in_quotes(cameo_codes()[what].name); });
        contact_collector::row r;
        if (kind == nullptr || !read_sides(f, r)) return met::usual;
        r.kind = kind;
        r.code = what;
        r.source = source_of(f);
        if (native_) {
            r.place = place_of(f);
            (void)std::from_chars(f[12].data(), f[12].data() + f[12].size(), r.sentence);
            r.id = number_of(f[0]);
        }
        std::size_t const date = native_ ? 1 : 0;
        auto const on = read_date(f[date], true);
        tell_date(on, true, date);
        r.day = on.day.day;
        r.date = on.date;
        return events_.add(r);
    }

    /// Who acts, and on whom; otherwise the row is left out.
    [[nodiscard]] bool read_sides(fields f, contact_collector::row& r)
    {
        std::size_t const source = native_ ? 2 : 1;
        std::size_t const target = native_ ? 8 : 3;
        for (auto const side : {source, target})
            if (is_empty_word(f[side]))
                suspect(code::empty_word, side, [&] {
                    return flaw_text{fmt::format("\"{}\" was taken for nobody", f[side]),
                                     "give the actor's name, or leave the field empty"};
                });
        if (is_blank(f[source]) || is_blank(f[target])) {
            leave_out(code::no_counterpart, is_blank(f[source]) ? source : target, [] {
                return flaw_text{"nobody is named on this side", {}};
            });
            return false;
        }
        auto const from = actor_at(f, source);
        auto const to = actor_at(f, target);
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
                suspect(code::unknown_actor, side, [&, at = side] {
                    return flaw_text{fmt::format("for which country \"{}\" acts is not said", f[at]), "kept as a party of its own"};
                });
        return true;
    }

    static bool is_blank(std::string_view text) { return or_nothing(text).empty(); }

    // --- what happened ---

    [[nodiscard]] std::optional<std::uint16_t> named_code(std::string_view relation)
    {
        auto const number = relations_.of(relation);
        if (number == codes_of_relations_.size()) codes_of_relations_.push_back(find_cameo_name(relation));
        return codes_of_relations_[number];
    }
    [[nodiscard]] std::optional<std::uint16_t> native_code(fields f)
    {
        auto const by_code = find_cameo_code(f[6]);
        if (by_code && named_code(f[5]) != by_code)
            suspect(code::unknown_code, 5, [&] {
                return flaw_text{fmt::format("the code {} means \"{}\", not \"{}\"", f[6], cameo_codes()[*by_code].name, f[5]),
                                 "the code was believed"};
            });
        return by_code;
    }
    void complain_of_code(fields f)
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

    struct known_actor {
        std::uint32_t number;
        std::uint32_t same_as;
        bool placed;
    };
    /// The actor whose name stands in this field, and whose sectors and country in the next two.
    [[nodiscard]] known_actor actor_at(fields f, std::size_t field)
    {
        auto const& last = f[native_ ? field + 2 : field];
        std::string_view const all(f[field].data(), static_cast<std::size_t>(last.data() + last.size() - f[field].data()));
        auto const spelt = actor_texts_.of(all);
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
            out.home = *home;
            out.id = slug(role ? role->first : name);
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

    [[nodiscard]] std::uint32_t source_of(fields f)
    {
        source s;
        if (!native_) {
            s.id = "icews";
            s.publisher = "ICEWS";
            return events_.add_source(s.id, s);
        }
        s.publisher = is_blank(f[13]) ? "ICEWS" : std::string(f[13]);
        s.id = is_blank(f[11]) ? "icews" + (is_blank(f[13]) ? std::string{} : '-' + slug(f[13])) : fmt::format("icews-story-{}", f[11]);
        return events_.add_source(fmt::format("{}\n{}", s.id, s.publisher), s);
    }
    [[nodiscard]] std::string_view place_of(fields f)
    {
        place_.clear();
        for (auto const field : {14, 17})
            if (auto const& part = f[static_cast<std::size_t>(field)]; !is_blank(part))
                place_.append(place_.empty() ? "" : ", ").append(part);
        return place_;
    }

    // --- the other fields ---

    /// Whether the row's id stood in an earlier row of other content.
    [[nodiscard]] bool check_native(fields f)
    {
        auto const check = [&](std::size_t field, bool holds, std::string_view what) {
            if (!holds)
                suspect(code::bad_value, field, [&] {
                    return flaw_text{fmt::format("\"{}\" is no {}", f[field].substr(0, 40), what), {}};
                });
        };
        auto const number_or_nothing = [&](std::size_t field, std::int64_t limit) {
            return f[field].empty() || f[field] == "NA" || f[field] == "NULL" || is_number(f[field], limit);
        };
        check(7, number_or_nothing(7, 10), "intensity between -10 and 10");
        check(11, is_count(f[11]), "number of a story");
        check(12, is_count(f[12]), "number of a sentence");
        check(18, number_or_nothing(18, 90), "latitude");
        check(19, number_or_nothing(19, 180), "longitude");
        auto const id = number_of(f[0]);
        check(0, id.has_value(), "number of an event");
        if (!id) return false;
        std::string_view const content(f[1].data(), static_cast<std::size_t>(f[10].data() + f[10].size() - f[1].data()));
        return ids_.clashes(*id, hash_of(content));
    }
    [[nodiscard]] column_place column_at(std::size_t field) const override
    {
        return {field, std::string(native_ ? native_columns[field] : named_columns[field])};
    }

    bool native_ = false;
    text_numbers relations_;
    std::vector<std::optional<std::uint16_t>> codes_of_relations_;
    text_numbers actor_texts_; ///< an actor's fields, as they stand
    std::vector<known_actor> actors_;
    seen_ids ids_;
    std::string place_;
};

} // namespace

} // namespace entente::detail

entente::io::imported entente::io::read_icews(std::vector<std::string> const& paths, coded_options const& options)
{
    return detail::icews_reader(paths, options).run();
}
entente::io::imported entente::io::read_icews(std::string const& path, coded_options const& options)
{
    return read_icews(std::vector{path}, options);
}
