// From a document to records, with everything that is wrong with it.
// SPDX-License-Identifier: MIT
#include "json/json_tree.hpp"
#include "json/record_reader.hpp"
#include "json/record_text.hpp"
#include "text_file.hpp"

#include <entente/io/json.hpp>

#include <fmt/format.h>

#include <concepts>

namespace entente::io {

document::document(std::shared_ptr<detail::json_tree const> tree) : tree_(std::move(tree)) {}

place document::where(std::string_view path) const { return tree_->where((*tree_)[tree_->nearest(path)].at); }

bool document::complete() const { return tree_->has_root() && tree_->complete(); }

document parse(std::string_view text, std::string file_name)
{
    problem_list problems;
    auto out = detail::read_partly(text, std::move(file_name), problems);
    problems.throw_if_error();
    out.warnings = std::move(problems);
    return out;
}

document read_document(std::string const& path) { return parse(detail::read_file(path), path); }

records read_records(std::string_view text, std::string file_name) { return std::move(parse(text, std::move(file_name)).facts); }

} // namespace entente::io

entente::io::document entente::detail::read_partly(std::string_view text, std::string file_name, problem_list& problems)
{
    auto const tree = std::make_shared<json_tree const>(text, std::move(file_name), problems);
    io::document out{tree};
    if (tree->has_root()) record_reader{*tree, problems}.document(out.facts);
    problems.sort_by_line();
    return out;
}

template <class Record>
Record entente::detail::read_record(std::string_view text, std::string_view path, problem_list& problems)
{
    constexpr bool whole = std::same_as<Record, records>;
    // A record lies as deep in the text as it does in a document.
    constexpr std::string_view before = whole ? "" : "[[";
    constexpr std::string_view place_of_it = whole ? "" : "[0][0]";
    problem_list found;
    json_tree const tree{fmt::format("{}{}{}", before, text, whole ? "" : "]]"), {}, found};
    Record out;
    if (tree.complete()) {
        record_reader r{tree, found, record_reader::naming::coded};
        if constexpr (whole) r.document(out);
        else r.record(tree.nearest(place_of_it), out);
    }
    for (auto& d : found) {
        if (!d.is_error()) continue;
        auto inside = std::string_view{d.path};
        if (inside.starts_with(place_of_it)) inside.remove_prefix(place_of_it.size());
        if (inside.starts_with('.')) inside.remove_prefix(1);
        d.path = fmt::format("{}{}{}", path, path.empty() || inside.empty() ? "" : ".", inside);
        d.where = {};
        problems.add(std::move(d));
    }
    return out;
}

namespace entente::detail {

template source read_record(std::string_view, std::string_view, problem_list&);
template party_definition read_record(std::string_view, std::string_view, problem_list&);
template group read_record(std::string_view, std::string_view, problem_list&);
template leader read_record(std::string_view, std::string_view, problem_list&);
template office read_record(std::string_view, std::string_view, problem_list&);
template term read_record(std::string_view, std::string_view, problem_list&);
template event read_record(std::string_view, std::string_view, problem_list&);
template claim read_record(std::string_view, std::string_view, problem_list&);
template records read_record(std::string_view, std::string_view, problem_list&);

} // namespace entente::detail
