// Results of queries and entities of Wikidata as leaders, offices and terms.
// SPDX-License-Identifier: MIT
#include "import/terms/wikidata.hpp"

#include "import/rows/columns.hpp"
#include "import/rows/paths.hpp"
#include "import/terms/wikidata_rows.hpp"
#include "text_file.hpp"

#include <entente/io/wikidata.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace entente::detail {

std::string wikidata_source(holders& into, std::string const& item)
{
    auto id = item.empty() ? std::string{"wikidata"} : "wikidata-" + item;
    auto address = item.empty() ? std::string{"https://www.wikidata.org/"} : "https://www.wikidata.org/wiki/" + item;
    auto title = item.empty() ? std::string{"Wikidata"} : "Wikidata: " + item;
    into.sources.try_emplace(id, source{id, "Wikidata", std::move(title), std::move(address), {}, {}, source_rank::normal, {}, {}});
    return id;
}

char separator_of(std::string const& path)
{
    std::FILE* const file = std::fopen(path.c_str(), "rb");
    if (file == nullptr) return ','; // its reader says so
    std::string head(4096, '\0');
    head.resize(std::fread(head.data(), 1, head.size(), file));
    std::fclose(file);
    head.resize(std::min(head.size(), head.find('\n')));
    auto const count = [&](char c) { return std::count(head.begin(), head.end(), c); };
    if (count('\t') > count(',')) return '\t';
    return count(';') > count(',') ? ';' : ',';
}

bool is_json(std::string const& path)
{
    std::FILE* const file = std::fopen(path.c_str(), "rb");
    if (file == nullptr) fail(code::cannot_read, path, "cannot read the file");
    int c = std::fgetc(file);
    while (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0xEF || c == 0xBB || c == 0xBF) c = std::fgetc(file);
    std::fclose(file);
    return c == '{' || c == '[';
}

namespace {

void take_table(holders& into, std::string const& path, io::progress_callback told)
{
    auto const separator = separator_of(path);
    row_reader rows(path, {separator, separator != '\t'}, told); // the service's TSV has `"text"@en`, which is no quoting of RFC 4180
    columns const header(rows, {}, "the result of a query about holders of offices");
    holder_columns const known(header.names(), into.options(), rows.here());
    std::vector<holder_cell> cells;
    auto const is_used = [&](std::size_t i) { return i < known.all().size() && known.all()[i].role != holder_role::none; };
    while (rows.next()) {
        if (!usable(rows, header.count(), into.told(), is_used)) continue;
        cells.clear();
        for (auto const f : rows.fields()) cells.push_back({f, {}, false});
        take_holder_row(into, known, cells, [&](std::size_t i) { return rows.where(i); });
    }
}

/// `{"head": {"vars": [...]}, "results": {"bindings": [...]}}`.
void take_bindings(holders& into, json_tree const& tree, std::vector<std::string> names, std::span<std::uint32_t const> bindings)
{
    if (bindings.empty() && names.empty()) return;
    holder_columns const known(std::move(names), into.options(), tree.where(tree[json_tree::root].at));
    std::vector<holder_cell> cells(known.names().size());
    for (auto const b : bindings) {
        std::fill(cells.begin(), cells.end(), holder_cell{});
        for (std::size_t i = 0; i != cells.size(); ++i) {
            auto const v = tree[b].kind == json_kind::object ? tree.member(b, known.names()[i]) : std::nullopt;
            if (!v) continue;
            if (tree[*v].kind != json_kind::object) { // the short form: "item": "http://..."
                if (tree[*v].kind != json_kind::null) cells[i].text = tree[*v].text;
                continue;
            }
            auto const type = text_of(tree, *v, "type");
            cells[i] = {text_of(tree, *v, "value"), text_of(tree, *v, "xml:lang"), type == "bnode"};
            if (type == "uri" && cells[i].text.find("/.well-known/genid/") != std::string_view::npos) cells[i].unknown = true;
        }
        take_holder_row(into, known, cells, [&](std::size_t) { return tree.where(tree[b].at); });
    }
}

/// The names of the members of all rows, in the order in which they come up.
std::vector<std::string> names_in(json_tree const& tree, std::span<std::uint32_t const> rows)
{
    std::vector<std::string> out;
    std::set<std::string_view> known;
    for (auto const r : rows)
        if (tree[r].kind == json_kind::object)
            for (auto const m : tree.children(r))
                if (known.insert(tree[m].key).second) out.emplace_back(tree[m].key);
    return out;
}

bool is_entity(json_tree const& tree, std::uint32_t node)
{
    return tree[node].kind == json_kind::object &&
           (tree.member(node, "claims") || tree.member(node, "labels") || tree.member(node, "missing"));
}

[[noreturn]] void unknown(json_tree const& tree, std::string_view what)
{
    std::string found;
    if (tree[json_tree::root].kind == json_kind::object)
        for (auto const m : tree.children(json_tree::root)) {
            if (found.size() > 200) break;
            found += (found.empty() ? "" : ", ") + in_quotes(excerpt(tree[m].key));
        }
    throw error(code::unknown_layout, tree.where(tree[json_tree::root].at),
                fmt::format("this is {}{}{}", what, found.empty() ? "" : " with ", found),
                "expected the result of a query (\"head\" and \"results\") or entities (\"entities\"); Popolo and positions.json are for "
                "read_popolo");
}

void take_wikidata_json(holders& into, std::string const& path)
{
    problem_list problems;
    json_tree const tree(read_file(path), path, problems);
    problems.throw_if_error();
    constexpr auto root = json_tree::root;
    if (!tree.has_root())
        throw error(code::unknown_layout, {path, 1, 1}, "the file is empty", "expected the result of a query, or entities");
    if (tree[root].kind == json_kind::array) {
        auto const all = tree.children(root);
        bool const entities = !all.empty() && std::all_of(all.begin(), all.end(), [&](auto n) { return is_entity(tree, n); });
        if (entities)
            for (auto const n : all) take_entity(into, tree, n);
        else take_bindings(into, tree, names_in(tree, all), all);
        return;
    }
    if (tree[root].kind != json_kind::object) unknown(tree, "no object");
    if (auto const results = tree.member(root, "results")) {
        std::vector<std::string> names;
        if (auto const head = tree.member(root, "head"))
            for (auto const v : members_of(tree, *head, "vars")) names.emplace_back(tree[v].text);
        auto const bindings = members_of(tree, *results, "bindings");
        if (names.empty()) names = names_in(tree, bindings);
        return take_bindings(into, tree, std::move(names), bindings);
    }
    if (tree.member(root, "entities")) {
        for (auto const n : members_of(tree, root, "entities"))
            if (tree[n].kind == json_kind::object) take_entity(into, tree, n);
        return;
    }
    if (is_entity(tree, root)) return take_entity(into, tree, root);
    auto const all = tree.children(root);
    if (all.empty() || !std::all_of(all.begin(), all.end(), [&](auto n) { return is_entity(tree, n); })) unknown(tree, "an object");
    for (auto const n : all) take_entity(into, tree, n); // entities by their ids
}

} // namespace

} // namespace entente::detail

namespace entente::io {

imported read_wikidata(std::vector<std::string> const& paths, holder_options const& options)
{
    imported out;
    out.report.file = detail::name_of_set(paths);
    out.report.examples = options.examples;
    auto const files = detail::files_of(paths, {".json", ".csv", ".tsv"});
    detail::holders all(options, out.report);
    detail::set_progress progress(files, options.progress);
    for (auto const& file : files) {
        if (detail::is_json(file)) detail::take_wikidata_json(all, file);
        else detail::take_table(all, file, progress_callback(progress));
        progress.next_file();
    }
    out.facts = all.finish();
    return out;
}

imported read_wikidata(std::string const& path, holder_options const& options) { return read_wikidata(std::vector{path}, options); }

} // namespace entente::io
