// The file that says what a table's columns mean.
// SPDX-License-Identifier: MIT
#include "import/tables/mapping_values.hpp"
#include "import/tables/table_words.hpp"
#include "text_file.hpp"

#include <entente/io/zones.hpp>
#include <entente/time/detail/zone_remedy.hpp>
#include <entente/time/resolve.hpp>

#include <array>
#include <span>

namespace entente::io {

namespace {

using detail::in_quotes;
using detail::json_kind;
using detail::json_tree;

constexpr std::string_view format_name = "entente-table/1";
constexpr std::array<std::string_view, 6> table_kinds{"events", "parties", "groups", "leaders", "terms", "claims"};
constexpr std::array<std::string_view, 3> precisions{"auto", "day", "as written"};
constexpr std::array<std::string_view, 2> spans{"lasting", "within"};

/// The fields of records, by the kind of table; the first ones are needed.
struct record_fields {
    std::vector<std::string_view> needed, others;
};
record_fields fields_of(table_of table)
{
    switch (table) {
    case table_of::events: break;
    case table_of::parties: return {{"code", "name"}, {"kind", "years"}};
    case table_of::groups: return {{"id", "members"}, {"name"}};
    case table_of::leaders: return {{"name"}, {"id", "party", "names", "aliases"}};
    case table_of::terms:
        return {{"leader", "office"}, {"id", "party", "acting", "elected", "declared", "took_office", "left_office", "ended"}};
    case table_of::claims: return {{}, {"id", "order", "from", "to", "days", "note"}};
    }
    return {};
}

class mapping_reader {
public:
    mapping_reader(json_tree const& tree, problem_list& problems) : tree_(tree), read_(tree, problems) {}

    table_mapping document()
    {
        if (!read_.is(json_tree::root, json_kind::object, "an object")) return m_;
        if (auto const at = tree_.member(json_tree::root, "table")) read_.choice(*at, table_kinds, m_.table, "kind of table");
        auto const records = fields_of(m_.table);
        std::vector<std::string_view> keys{"format",     "title", "table",     "separator", "quoted", "header",
                                           "date_order", "zone",  "precision", "empty",     "source"};
        bool const is_events = m_.table == table_of::events;
        if (is_events)
            keys.insert(keys.end(), {"kind", "status", "id", "start", "start_month", "start_day", "start_time", "end", "end_month",
                                     "end_day", "end_time", "days", "trip", "place", "in", "note", "occasion", "participants"});
        else
            for (auto const* list : {&records.needed, &records.others}) keys.insert(keys.end(), list->begin(), list->end());
        read_.object(json_tree::root, keys, [&](std::string_view key, std::uint32_t node) {
            if (is_whole(key, node)) return;
            if (is_events) event_key(key, node);
            else record_key(key, node);
        });
        check(records, is_events);
        return m_;
    }

private:
    /// A key that stands for the table as a whole.
    bool is_whole(std::string_view key, std::uint32_t node)
    {
        if (key == "title" || key == "table") return true;
        if (key == "format") read_.text(node, format_);
        else if (key == "separator") read_.text(node, separator_);
        else if (key == "quoted") read_.flag(node, m_.quoted);
        else if (key == "header") read_.flag(node, m_.header);
        else if (key == "date_order") read_.choice(node, detail::date_order_words, m_.order, "order of a date");
        else if (key == "zone") zone(node);
        else if (key == "precision") precision(node);
        else if (key == "source") source(node);
        else if (key == "empty") empty(node);
        else return false;
        return true;
    }

    void event_key(std::string_view key, std::uint32_t node)
    {
        if (key == "kind") read_.word<event_kind>(node, m_.kind);
        else if (key == "status") read_.word<status>(node, m_.status);
        else if (key == "id") read_.value(node, m_.id);
        else if (key == "start") read_.value(node, m_.start);
        else if (key == "start_month") read_.value(node, m_.start_month);
        else if (key == "start_day") read_.value(node, m_.start_day);
        else if (key == "start_time") read_.value(node, m_.start_time);
        else if (key == "end") read_.value(node, m_.end);
        else if (key == "end_month") read_.value(node, m_.end_month);
        else if (key == "end_day") read_.value(node, m_.end_day);
        else if (key == "end_time") read_.value(node, m_.end_time);
        else if (key == "days") read_.choice(node, spans, m_.span, "way in which start and end are meant");
        else if (key == "trip") read_.value(node, m_.trip);
        else if (key == "place") read_.value(node, m_.place);
        else if (key == "in") read_.value(node, m_.in);
        else if (key == "note") read_.value(node, m_.note);
        else if (key == "occasion") read_.value(node, m_.occasion);
        else if (read_.is(node, json_kind::array, "an array"))
            for (auto const child : tree_.children(node)) m_.participants.push_back(participant(child));
    }

    void record_key(std::string_view key, std::uint32_t node)
    {
        auto const add = [&](std::uint32_t at) {
            auto& [field, value] = m_.fields.emplace_back(key, table_value{});
            if (key == "kind") read_.word<party_kind>(at, value);
            else read_.value(at, value);
        };
        if (key == "order" && tree_[node].kind == json_kind::array)
            for (auto const child : tree_.children(node)) add(child);
        else add(node);
    }

    void check(record_fields const& records, bool is_events)
    {
        std::vector<std::string_view> needed{"format", "date_order", "source", "kind", "start", "participants"};
        if (!is_events) {
            needed = {"format", "source"};
            if (m_.table == table_of::terms) needed.emplace_back("date_order");
            needed.insert(needed.end(), records.needed.begin(), records.needed.end());
        }
        for (auto const key : needed)
            if (!tree_.member(json_tree::root, key))
                read_.report(json_tree::root, code::missing_field, fmt::format("the field {} is missing", in_quotes(key)), "add it");
        if (auto const at = tree_.member(json_tree::root, "format"); at && format_ != format_name)
            read_.report(*at, code::wrong_format, fmt::format("the format is {}", in_quotes(detail::excerpt(format_))),
                         fmt::format("expected {}", in_quotes(format_name)));
        if (auto const at = tree_.member(json_tree::root, "separator"); separator_.size() == 1) m_.separator = separator_.front();
        else if (at)
            read_.report(*at, code::bad_value, fmt::format("{} is no separator", in_quotes(separator_)),
                         "give one character, \",\" or \"\\t\"");
        if (auto const at = tree_.member(json_tree::root, "participants"); at && too_few())
            read_.report(*at, code::too_few_parties, "fewer than two participants", "name both sides");
        auto const has = [&](std::string_view key) { return tree_.member(json_tree::root, key).has_value(); };
        for (auto const* side : {"start", "end"}) {
            auto const of = [&](char const* part) { return fmt::format("{}_{}", side, part); };
            bool const lonely = (has(of("day")) && !has(of("month"))) || (has(of("month")) && !has(side));
            if (lonely)
                read_.report(json_tree::root, code::missing_field, fmt::format("a part of the date {} is missing", in_quotes(side)),
                             fmt::format("\"{}\" has the year, \"{}\" the month, \"{}\" the day", side, of("month"), of("day")));
        }
        if (m_.table == table_of::claims && has("order") == (has("from") && has("to") && has("days")))
            read_.report(json_tree::root, code::empty_claim, "a claim is an \"order\", or \"from\", \"to\" and \"days\"",
                         "give one of the two");
    }
    [[nodiscard]] bool too_few() const
    {
        return m_.participants.size() < 2 && (m_.participants.empty() || m_.participants.front().party.separator.empty());
    }

    /// A text for all rows, or a value of columns with that text for the rest.
    void split(std::uint32_t node, std::string& fixed, table_value& from)
    {
        read_.value(node, from);
        fixed = std::move(from.fixed);
        from.fixed.clear();
    }

    void zone(std::uint32_t node)
    {
        split(node, m_.zone, m_.zone_from);
        check_zone(node, m_.zone);
        for (auto const& [from, to] : m_.zone_from.values) check_zone(node, to);
    }
    void check_zone(std::uint32_t node, std::string const& said)
    {
        auto const zones = iana_zones();
        if (!said.empty() && !zones.knows(said))
            read_.report(node, code::unknown_zone, fmt::format("there is no zone {}", in_quotes(detail::excerpt(said))),
                         entente::detail::zone_remedy(said, zones));
    }

    void precision(std::uint32_t node)
    {
        if (tree_[node].kind == json_kind::string) return read_.choice(node, precisions, m_.precision, "precision");
        read_.value(node, m_.precision_from);
    }

    void empty(std::uint32_t node)
    {
        if (!read_.is(node, json_kind::array, "an array of words")) return;
        m_.empty.clear();
        for (auto const child : tree_.children(node)) read_.text(child, m_.empty.emplace_back());
    }

    void source(std::uint32_t node)
    {
        if (!read_.is(node, json_kind::object, "an object")) return;
        auto& s = m_.source;
        auto& from = m_.source_from;
        std::string published, zone;
        read_.object(node, {"id", "publisher", "title", "address", "language", "published", "zone", "note"},
                     [&](std::string_view key, std::uint32_t child) {
                         if (key == "id") split(child, s.id, from.id);
                         else if (key == "publisher") split(child, s.publisher, from.publisher);
                         else if (key == "title") split(child, s.title, from.title);
                         else if (key == "address") split(child, s.address, from.address);
                         else if (key == "language") split(child, s.language, from.language);
                         else if (key == "published") split(child, published, from.published);
                         else if (key == "note") read_.text(child, s.note);
                         else {
                             read_.text(child, zone);
                             check_zone(child, zone);
                         }
                     });
        s.published = when{std::move(published), std::move(zone)};
        if (s.id.empty())
            read_.report(node, code::missing_field, "the source has no \"id\"",
                         from.id.is_given() ? "add an \"otherwise\" to it, for the table" : "add it");
    }

    table_participant participant(std::uint32_t node)
    {
        table_participant p;
        if (!read_.is(node, json_kind::object, "an object")) return p;
        read_.object(node, {"role", "leader", "party", "capacity"}, [&](std::string_view key, std::uint32_t child) {
            if (key == "leader") read_.value(child, p.leader);
            else if (key == "party") read_.value(child, p.party);
            else if (key == "capacity") read_.word<capacity>(child, p.capacity);
            else read_.word<role>(child, p.role);
        });
        if (!tree_.member(node, "party"))
            read_.report(node, code::missing_field, "the field \"party\" is missing", "say for whom the participant speaks");
        return p;
    }

    json_tree const& tree_;
    detail::mapping_values read_;
    table_mapping m_;
    std::string separator_ = ",";
    std::string format_;
};

} // namespace

table_mapping parse_mapping(std::string_view text, std::string file_name)
{
    problem_list problems;
    json_tree const tree(text, std::move(file_name), problems);
    table_mapping out;
    if (tree.complete()) out = mapping_reader{tree, problems}.document();
    problems.sort_by_line();
    problems.throw_if_error();
    return out;
}

table_mapping read_mapping(std::string const& path) { return parse_mapping(detail::read_file(path), path); }

} // namespace entente::io
