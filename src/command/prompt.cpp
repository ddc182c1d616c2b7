// Questions at a prompt, edited by libedit.
// SPDX-License-Identifier: MIT
#include "command/prompt.hpp"

#include "command/output.hpp"

#include <entente/words/complete.hpp>

#include <fmt/format.h>
#include <histedit.h>

#include <algorithm>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace entente::command {
namespace {

/// Where the history is kept; empty: nowhere.
[[nodiscard]] std::string history_file()
{
    namespace fs = std::filesystem;
    auto const set = [](char const* name) { return std::getenv(name) != nullptr && *std::getenv(name) != '\0'; };
    fs::path folder;
    if (set("XDG_STATE_HOME")) folder = std::getenv("XDG_STATE_HOME");
    else if (set("HOME")) folder = fs::path(std::getenv("HOME")) / ".local" / "state";
    else return {};
    folder /= "entente";
    std::error_code failed;
    fs::create_directories(folder, failed);
    return failed ? std::string{} : (folder / "history").string();
}

[[nodiscard]] std::string common_beginning(std::vector<std::string> const& all)
{
    auto out = all.front();
    for (auto const& one : all) {
        auto const differs = std::ranges::mismatch(out, one).in1;
        out.erase(differs, out.end());
    }
    auto const continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
    if (out.size() < all.front().size() && continues(all.front()[out.size()])) { // within a letter
        while (continues(out.back())) out.pop_back();
        out.pop_back();
    }
    return out;
}

char const* prompt_text(EditLine*) { return "entente> "; }

/// What is written before the cursor and one of the completions have in common: the part that the completion continues.
[[nodiscard]] std::size_t begun(std::string_view before, std::string_view completion)
{
    auto const same = [](char a, char b) {
        auto const small = [](char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
        return small(a) == small(b);
    };
    for (auto n = std::min(before.size(), completion.size()); n != 0; --n)
        if (std::ranges::equal(before.substr(before.size() - n), completion.substr(0, n), same)) return n;
    return 0;
}

unsigned char complete_here(EditLine* line, int)
try {
    void* of = nullptr;
    if (el_get(line, EL_CLIENTDATA, &of) != 0 || of == nullptr) return CC_ERROR;
    auto const* const now = el_line(line);
    std::string_view const text(now->buffer, static_cast<std::size_t>(now->lastchar - now->buffer));
    auto const at = static_cast<std::size_t>(now->cursor - now->buffer);
    auto const found = wording::complete(text, at, static_cast<asking*>(of)->names());
    if (found.empty()) return CC_ERROR;
    auto const before = text.substr(0, at);
    auto const beginning = found.size() == 1 ? found.front() + ' ' : common_beginning(found);
    auto const written = begun(before, found.front());
    if (found.size() == 1 || beginning.size() > written) {
        el_deletestr(line, static_cast<int>(written));
        if (el_insertstr(line, beginning.c_str()) != 0) return CC_ERROR;
        return CC_REFRESH;
    }
    std::string all = "\n";
    for (auto const& one : found) all += one + '\n';
    write(all);
    (void)flush_output();
    return CC_REDISPLAY;
} catch (std::exception const&) { // no exception passes through C
    return CC_ERROR;
}

struct closes {
    void operator()(EditLine* line) const noexcept { el_end(line); }
    void operator()(History* history) const noexcept { history_end(history); }
};

} // namespace

status prompt(asking& of)
{
    (void)std::setlocale(LC_CTYPE, "");
    std::unique_ptr<EditLine, closes> const line(el_init("entente", stdin, stdout, stderr));
    std::unique_ptr<History, closes> const history(history_init());
    if (line == nullptr || history == nullptr) throw error(code::cannot_read, "the terminal cannot be edited", "give the question, or -");
    auto const kept = history_file();
    HistEvent event{};
    (void)::history(history.get(), &event, H_SETSIZE, 1000);
    (void)::history(history.get(), &event, H_SETUNIQUE, 1);
    if (!kept.empty()) (void)::history(history.get(), &event, H_LOAD, kept.c_str());
    (void)el_set(line.get(), EL_PROMPT, prompt_text);
    (void)el_set(line.get(), EL_EDITOR, "emacs");
    (void)el_set(line.get(), EL_HIST, ::history, history.get());
    (void)el_set(line.get(), EL_CLIENTDATA, &of);
    (void)el_set(line.get(), EL_ADDFN, "entente-complete", "Complete a word of the question", complete_here);
    (void)el_set(line.get(), EL_BIND, "^I", "entente-complete", nullptr);
    (void)el_set(line.get(), EL_SIGNAL, 1);
    write("A question, or Ctrl-D. Tab completes words and names.\n");
    for (;;) {
        if (!flush_output()) return status::failed;
        int size = 0;
        auto const* const typed = el_gets(line.get(), &size);
        if (typed == nullptr || size <= 0) break;
        std::string_view text(typed, static_cast<std::size_t>(size));
        while (text.ends_with('\n') || text.ends_with('\r') || text.ends_with(' ')) text.remove_suffix(1);
        if (text.find_first_not_of(" \t") == text.npos) continue;
        if (text == "quit" || text == "exit") break;
        (void)::history(history.get(), &event, H_ENTER, std::string(text).c_str());
        try {
            (void)of.ask(text);
        } catch (error const& e) {
            complain(e);
        }
    }
    write("\n");
    if (!kept.empty()) (void)::history(history.get(), &event, H_SAVE, kept.c_str());
    return status::answered;
}

} // namespace entente::command
