// The commands import and merge: files to a document.
// SPDX-License-Identifier: MIT
#include "command/output.hpp"
#include "command/reading.hpp"
#include "text_file.hpp"

#include <entente/io/events_json.hpp>
#include <entente/io/json.hpp>
#include <entente/io/merge.hpp>
#include <entente/io/table.hpp>

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace entente::command {
namespace {

void report(io::import_report const& r, bool as_json)
{
    if (as_json) {
        (void)std::fputs(io::to_json(r).c_str(), stderr);
        return;
    }
    (void)std::fputs((detail::printable_lines(io::to_string(r)) + '\n').c_str(), stderr);
}

[[nodiscard]] io::imported joined(std::vector<io::imported> parts)
{
    return parts.size() == 1 ? std::move(parts.front()) : io::merge(std::move(parts));
}

/// A mapping for the first file, if nothing is left to fill in. Errors: missing_field with what is.
[[nodiscard]] io::table_mapping guessed(import_options const& told)
{
    auto const guess = io::guess_mapping(told.files.front());
    if (!told.mapping_out.empty()) detail::write_file(told.mapping_out, guess.text);
    problem_list open;
    for (auto const& what : guess.fill_in)
        open.add(
            problem_at({told.files.front(), 1, 1}, what, "write it into the mapping, and give that with --mapping", code::missing_field));
    if (told.mapping_out.empty() && open.has_error()) complain("the mapping as it was proposed; keep it with --mapping-out\n" + guess.text);
    open.throw_if_error();
    return io::parse_mapping(guess.text, told.files.front());
}

} // namespace

status run(import_options const& told)
{
    io::imported all;
    if (told.guess) {
        progress_line line(told.files.front());
        all = io::read_table(told.files, guessed(told), line);
    } else all = joined(read_parts(told.files, told.mapping, told.format));
    deliver(io::write(all.facts), told.out);
    report(all.report, told.json);
    return told.strict && (all.report.left_out != 0 || !all.report.suspicions.empty()) ? status::open : status::answered;
}

status run(merge_options const& told)
{
    auto const all = io::merge(read_parts(told.files, told.mapping));
    deliver(io::write(all.facts), told.out);
    report(all.report, told.json);
    return told.strict && all.report.count(code::unlike_twin) != 0 ? status::open : status::answered;
}

} // namespace entente::command
