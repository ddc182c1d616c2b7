// What goes to standard output, and what to standard error.
// SPDX-License-Identifier: MIT
#include "command/output.hpp"

#include "text_file.hpp"

#include <entente/detail/printable.hpp>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>

namespace entente::command {
namespace {

[[nodiscard]] bool is_set(char const* variable) noexcept
{
    auto const* const value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}
[[nodiscard]] bool shows_colours(int file) noexcept
{
    auto const* const kind = std::getenv("TERM");
    return ::isatty(file) == 1 && !is_set("NO_COLOR") && kind != nullptr && std::string_view(kind) != "dumb";
}

void to_standard_error(std::string_view before, std::string_view escape, std::string_view text)
{
    (void)std::fflush(stdout); // what is told in turn appears in turn
    bool const colours = shows_colours(STDERR_FILENO);
    auto const line = fmt::format("{}{}{} {}\n", colours ? escape : "", before, colours ? "\x1B[0m" : "", text);
    (void)std::fwrite(line.data(), 1, line.size(), stderr);
}

} // namespace

bool writes_to_terminal() noexcept { return ::isatty(STDOUT_FILENO) == 1; }
bool complains_to_terminal() noexcept { return ::isatty(STDERR_FILENO) == 1; }
bool writes_colours() noexcept { return shows_colours(STDOUT_FILENO); }

std::size_t terminal_columns() noexcept
{
    ::winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col != 0) return size.ws_col;
    return 80;
}

void write(std::string_view text) { (void)std::fwrite(text.data(), 1, text.size(), stdout); }

void write_line(std::string_view line)
{
    auto const shown = detail::printable(line);
    auto const colon = shown.find(": ");
    if (colon != std::string::npos && writes_colours())
        write(fmt::format("\x1B[1m{}\x1B[0m{}\n", shown.substr(0, colon), shown.substr(colon)));
    else write(shown + '\n');
}

void deliver(std::string_view text, std::string const& path)
{
    if (path.empty() || path == "-") write(text);
    else detail::write_file(path, text);
}

bool flush_output() noexcept
{
    errno = 0;
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return true;
    std::perror("entente: cannot write to standard output");
    return false;
}

void note(std::string_view text) { to_standard_error("note:", "\x1B[36m", detail::printable_lines(text)); }
void complain(std::string_view text) { to_standard_error("entente:", "\x1B[31m", detail::printable_lines(text)); }
void complain(error const& e)
{
    (void)std::fflush(stdout);
    (void)std::fprintf(stderr, "%s\n", e.what());
}

void explain(std::string_view lines)
{
    (void)std::fflush(stdout);
    (void)std::fprintf(stderr, "%s%s", detail::printable_lines(lines).c_str(), lines.ends_with('\n') ? "" : "\n");
}

std::string in_form(io::table const& rows, form as) { return as == form::csv ? io::csv(rows) : io::markdown(rows); }

progress_line::progress_line(std::string what) : what_(std::move(what)), on_(complains_to_terminal()) {}
progress_line::~progress_line()
{
    if (on_ && shown_ >= 0) (void)std::fputs("\r\x1B[K", stderr);
}
void progress_line::operator()(io::progress const& p)
{
    if (!on_ || p.total == 0) return;
    auto const percent = static_cast<int>(p.share() * 100);
    if (percent == shown_) return;
    shown_ = percent;
    (void)std::fprintf(stderr, "\r%s: %d %%, %llu rows\x1B[K", what_.c_str(), percent, static_cast<unsigned long long>(p.rows));
    (void)std::fflush(stderr);
}
void progress_line::written(std::size_t rows)
{
    if (!on_) return;
    shown_ = 100;
    (void)std::fprintf(stderr, "\r%s: %zu rows written\x1B[K", what_.c_str(), rows);
    (void)std::fflush(stderr);
}

} // namespace entente::command
