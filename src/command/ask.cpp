// The commands ask and why: questions in words.
// SPDX-License-Identifier: MIT
#include "command/asking.hpp"
#include "command/database.hpp"
#include "command/output.hpp"
#include "command/prompt.hpp"
#include "command/reading.hpp"
#include "text_file.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

namespace entente::command {
namespace {

[[nodiscard]] bool is_passed_over(std::string_view line)
{
    auto const at = line.find_first_not_of(" \t");
    return at == line.npos || line[at] == '#';
}

/// The next line, its carriage return left out.
[[nodiscard]] bool next_line(std::istream& from, std::string& to)
{
    if (!std::getline(from, to)) return false;
    if (to.ends_with('\r')) to.pop_back();
    return true;
}

/// Each in its turn, so that a pipe may ask and wait. The worst that came of one is what comes of all.
[[nodiscard]] status ask_each(asking& of, std::istream& from, std::string const& name)
{
    auto worst = status::answered;
    std::string line;
    for (std::size_t number = 1; next_line(from, line); ++number) {
        if (is_passed_over(line)) continue;
        auto end = status::failed;
        try {
            end = of.ask(line, true);
        } catch (error const& e) {
            complain(e);
        }
        if (end == status::failed) complain(fmt::format("{}:{}: not answered: {}", name, number, line));
        worst = std::max(worst, end);
        if (!flush_output()) return status::failed;
    }
    of.end_of_many();
    return worst;
}

} // namespace

status run(ask_options const& told)
{
    auto const text = joined(told.question);
    if (!told.from.empty() && !text.empty()) throw error(code::bad_question, "a question, and a file of questions", "give one of them");
    if (!told.database.empty()) return ask_database(told, text);
    if (told.explain) throw error(code::bad_question, "--explain without a database", "give --db, too");
    bool const none = told.from.empty() && text.empty();
    bool const piped = text == "-" || told.from == "-";
    if (none && (::isatty(STDIN_FILENO) == 0 || !writes_to_terminal()))
        throw error(code::bad_question, "there is no question", "give one, or - for questions from standard input, one a line");
    std::ifstream file;
    if (!piped && !told.from.empty()) {
        errno = 0;
        file.open(told.from);
        if (!file.is_open() || (file.peek() == std::ifstream::traits_type::eof() && file.bad()))
            detail::fail(code::cannot_read, told.from, "cannot read the file");
    }
    asking of(read_world(told.world), {told.as, told.why, told.strict});
    if (none) return prompt(of);
    if (piped) return ask_each(of, std::cin, "standard input");
    if (!told.from.empty()) return ask_each(of, file, told.from);
    return of.ask(text);
}

} // namespace entente::command
