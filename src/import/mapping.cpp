// The file that says what a table's columns mean.
// SPDX-License-Identifier: MIT
#include "json/json_tree.hpp"
#include "text_file.hpp"

#include <entente/detail/nearest.hpp>
#include <entente/io/table.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace entente::io {

namespace {

using detail::in_quotes;
using detail::json_kind;
using detail::json_tree;

constexpr std::string_view format_name = "entente-table/1";
constexpr std::array<std::string_view, 3> orders{"YMD", "DMY", "MDY"};

class mapping_reader {
public:
    mapping_reader(json_tree const& tree, problem_list& problems) : tree_(tree), problems_(problems) {}

    table_mapping document()
    {
        table_mapping m;
        if (!is(json_tree::root, json_kind::object, "an object")) return m;
        std::string separator = ",";
        std::string order;
        std::string format;
        object(json_tree::root,
               {"format", "title", "separator", "quoted", "header", "date_order", "zone", "source", "kind", "status", "id", "start", "end",
                "place", "note", "participants"},
               [&](std::string_view key, std::uint32_t node) {
                   if (key == "format") text(node, format);
                   else if (key == "separator") text(node, separator);
                   else if (key == "quoted") flag(node, m.quoted);
                   else if (key == "header") flag(node, m.header);
                   else if (key == "date_order") text(node, order);
                   else if (key == "zone") text(node, m.zone);
                   else if (key == "source") source(node, m.source);
                   else if (key == "kind") word<event_kind>(node, m.kind);
                   else if (key == "status") word<entente::status>(node, m.status);
                   else if (key == "id") value(node, m.id);
                   else if (key == "start") value(node, m.start);
                   else if (key == "end") value(node, m.end);
                   else if (key == "place") value(node, m.place);
                   else if (key == "note") value(node, m.note);
                   else if (key == "participants" && is(node, json_kind::array, "an array"))
                       for (auto const child : tree_.children(node)) m.participants.push_back(participant(child));
               });
        for (std::string_view const key : {"format", "date_order", "source", "kind", "start", "participants"})
            if (!tree_.member(json_tree::root, key))
                report(json_tree::root, code::missing_field, fmt::format("the field {} is missing", in_quotes(key)), "add it");
        if (auto const at = tree_.member(json_tree::root, "format"); at && format != format_name)
            report(*at, code::wrong_format, fmt::format("the format is {}", in_quotes(detail::excerpt(format))),
                   fmt::format("expected {}", in_quotes(format_name)));
        if (auto const at = tree_.member(json_tree::root, "separator"); separator.size() == 1) m.separator = separator.front();
        else if (at)
            report(*at, code::bad_value, fmt::format("{} is no separator", in_quotes(separator)), "give one character, \",\" or \"\\t\"");
        if (auto const at = tree_.member(json_tree::root, "date_order")) {
            auto const found = std::ranges::find(orders, order);
            if (found != orders.end()) m.order = static_cast<date_order>(found - orders.begin());
            else
                report(*at, code::bad_value, fmt::format("{} is no order of a date", in_quotes(detail::excerpt(order))),
                       fmt::format("expected one of {}", fmt::join(orders, ", ")));
        }
        if (auto const at = tree_.member(json_tree::root, "participants"); at && m.participants.size() < 2)
            report(*at, code::too_few_parties, "fewer than two participants", "name both sides");
        return m;
    }

private:
    void report(std::uint32_t node, code c, std::string text, std::string remedy)
    {
        problems_.error(c, tree_.path(node), std::move(text), std::move(remedy)).where = tree_.where(tree_[node].at);
    }
    bool is(std::uint32_t node, json_kind kind, std::string_view expected)
    {
        if (tree_[node].kind == kind) return true;
        report(node, code::wrong_type, "the value is of another type", fmt::format("expected {}", expected));
        return false;
    }
    void text(std::uint32_t node, std::string& out)
    {
        if (is(node, json_kind::string, "a string")) out = tree_[node].text;
    }
    void flag(std::uint32_t node, bool& out)
    {
        if (is(node, json_kind::boolean, "true or false")) out = tree_[node].text == "true";
    }

    /// Every member by its key. Unlike in `entente/1`, where they are kept, a key that nobody knows is an error here.
    template <class Each>
    void object(std::uint32_t node, std::vector<std::string_view> const& keys, Each const& each)
    {
        for (auto const child : tree_.children(node)) {
            auto const key = tree_[child].key;
            if (std::ranges::find(keys, key) != keys.end()) each(key, child);
            else {
                auto meant = detail::did_you_mean(key, keys);
                report(child, code::bad_value, fmt::format("the key {} is not known", in_quotes(detail::excerpt(key))),
                       meant.empty() ? fmt::format("expected one of {}", fmt::join(keys, ", ")) : std::move(meant));
            }
        }
    }

    void value(std::uint32_t node, table_value& out)
    {
        if (tree_[node].kind == json_kind::string) {
            out.fixed = tree_[node].text;
            return;
        }
        if (!is(node, json_kind::object, "a text for all rows, or an object with a column")) return;
        if (!tree_.member(node, "column"))
            report(node, code::missing_field, "the field \"column\" is missing", "name a column, or write a text for all rows");
        object(node, {"column", "values", "otherwise"}, [&](std::string_view key, std::uint32_t child) {
            auto const& n = tree_[child];
            if (key == "column" && n.kind == json_kind::number) {
                auto const error = std::from_chars(n.text.data(), n.text.data() + n.text.size(), out.number).ec;
                if (error != std::errc{} || out.number == 0)
                    report(child, code::bad_value, fmt::format("{} is no number of a column", n.text), "columns count from 1");
            } else if (key == "column") text(child, out.column);
            else if (key == "otherwise") text(child, out.fixed);
            else if (is(child, json_kind::object, "an object"))
                for (auto const v : tree_.children(child)) {
                    std::string meaning;
                    text(v, meaning);
                    out.values.emplace_back(tree_[v].key, std::move(meaning));
                }
        });
    }

    /// A value whose words are those of a vocabulary.
    template <vocabulary Word>
    void word(std::uint32_t node, table_value& out)
    {
        value(node, out);
        auto const check = [&](std::string const& text) {
            if (text.empty() || entente::word<Word>(text)) return;
            auto meant = detail::did_you_mean(text, words<Word>);
            report(node, code::bad_value, fmt::format("{} is none of {}", in_quotes(detail::excerpt(text)), fmt::join(words<Word>, ", ")),
                   std::move(meant));
        };
        check(out.fixed);
        for (auto const& [from, to] : out.values) check(to);
    }

    void source(std::uint32_t node, entente::source& out)
    {
        if (!is(node, json_kind::object, "an object")) return;
        std::string published, zone;
        object(node, {"id", "publisher", "title", "address", "language", "published", "zone", "note"},
               [&](std::string_view key, std::uint32_t child) {
                   text(child, key == "id"          ? out.id
                               : key == "publisher" ? out.publisher
                               : key == "title"     ? out.title
                               : key == "address"   ? out.address
                               : key == "language"  ? out.language
                               : key == "published" ? published
                               : key == "zone"      ? zone
                                                    : out.note);
               });
        out.published = when{std::move(published), std::move(zone)};
        if (out.id.empty()) report(node, code::missing_field, "the source has no \"id\"", "add it");
    }

    table_participant participant(std::uint32_t node)
    {
        table_participant p;
        if (!is(node, json_kind::object, "an object")) return p;
        object(node, {"role", "leader", "party", "capacity"}, [&](std::string_view key, std::uint32_t child) {
            if (key == "leader") value(child, p.leader);
            else if (key == "party") value(child, p.party);
            else if (key == "capacity") word<entente::capacity>(child, p.capacity);
            else {
                table_value role;
                word<entente::role>(child, role);
                p.role = entente::word<entente::role>(role.fixed);
            }
        });
        if (!tree_.member(node, "party"))
            report(node, code::missing_field, "the field \"party\" is missing", "say for whom the participant speaks");
        return p;
    }

    json_tree const& tree_;
    problem_list& problems_;
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
