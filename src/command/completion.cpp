// Completion for shells, made from the command line's own table.
// SPDX-License-Identifier: MIT
#include "command/completion.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <vector>

namespace entente::command {
namespace {

/// An option as a shell wants to know it.
struct told_option {
    std::string name; ///< "--data"
    std::string says;
    bool value = false;             ///< it takes one
    bool file = false;              ///< which is a file
    std::vector<std::string> words; ///< of which it is one
};
/// A command, with what stands before it: "store append".
struct told_command {
    std::string path;
    std::string says;
    std::vector<told_option> options;
    bool files = false;             ///< its arguments are files
    std::vector<std::string> words; ///< or one of these
    std::vector<std::string> commands;
};

/// "{a,b}" in what CLI11 calls the type of an option.
[[nodiscard]] std::vector<std::string> words_in(std::string const& type)
{
    std::vector<std::string> out;
    auto const open = type.find('{');
    auto const close = type.find('}', open);
    if (open == std::string::npos || close == std::string::npos) return out;
    for (auto const& word : CLI::detail::split(type.substr(open + 1, close - open - 1), ',')) out.push_back(word);
    return out;
}

void collect(CLI::App const& app, std::string const& path, std::vector<told_command>& to)
{
    told_command out{path, app.get_description(), {}, false, {}, {}};
    for (auto const* const o : app.get_options()) {
        auto const type = o->get_type_name();
        auto const words = words_in(type);
        if (o->get_positional()) {
            out.files = out.files || type.find("FILE") != std::string::npos;
            out.words.insert(out.words.end(), words.begin(), words.end());
            continue;
        }
        auto const value = o->get_items_expected_max() != 0;
        for (auto const& name : o->get_lnames())
            out.options.push_back({"--" + name, o->get_description(), value, value && type.find("FILE") != std::string::npos, words});
    }
    auto const subs = app.get_subcommands([](CLI::App const*) { return true; });
    for (auto const* const sub : subs) out.commands.push_back(sub->get_name());
    to.push_back(std::move(out));
    for (auto const* const sub : subs) collect(*sub, path.empty() ? sub->get_name() : path + ' ' + sub->get_name(), to);
}

/// Within single quotes.
[[nodiscard]] std::string quoted(std::string_view text, std::string_view for_quote)
{
    std::string out = "'";
    for (char const c : text)
        if (c == '\'') out += for_quote;
        else out += c;
    return out + "'";
}

/// What a word behind the commands so far makes of them, as both shells write it.
[[nodiscard]] std::string paths_as_cases(std::vector<told_command> const& all, std::size_t indent)
{
    std::string out;
    for (auto const& c : all)
        if (!c.path.empty())
            out += fmt::format("{:{}}{}) path={} ;;\n", "", indent,
                               quoted((c.path.find(' ') == std::string::npos ? " " : "") + c.path, "'\\''"), quoted(c.path, "'\\''"));
    return out;
}

[[nodiscard]] std::string in_bash(std::vector<told_command> const& all)
{
    std::string out = "# completion of entente for bash\n"
                      "_entente() {\n"
                      "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} path= i\n"
                      "    for ((i = 1; i < COMP_CWORD; ++i)); do\n"
                      "        case \"$path ${COMP_WORDS[i]}\" in\n";
    out += paths_as_cases(all, 12);
    out += "        esac\n"
           "    done\n"
           "    case \"$path:$before\" in\n";
    for (auto const& c : all)
        for (auto const& o : c.options) {
            if (!o.value) continue;
            auto const reply = !o.words.empty() ? fmt::format("COMPREPLY=($(compgen -W \"{}\" -- \"$word\"))", fmt::join(o.words, " "))
                               : o.file         ? std::string("COMPREPLY=($(compgen -f -- \"$word\"))")
                                                : std::string("COMPREPLY=()");
            out += fmt::format("        {}) {}; return ;;\n", quoted(c.path + ":" + o.name, "'\\''"), reply);
        }
    out += "    esac\n"
           "    case \"$path:$word\" in\n";
    for (auto const& c : all) {
        std::vector<std::string> options;
        for (auto const& o : c.options) options.push_back(o.name);
        auto words = c.commands;
        words.insert(words.end(), c.words.begin(), c.words.end());
        out += fmt::format("        {}:-*) COMPREPLY=($(compgen -W \"{}\" -- \"$word\")) ;;\n", quoted(c.path, "'\\''"),
                           fmt::join(options, " "));
        out += fmt::format("        {}:*) COMPREPLY=($(compgen{} -W \"{}\" -- \"$word\")) ;;\n", quoted(c.path, "'\\''"),
                           c.files ? " -f" : "", fmt::join(words, " "));
    }
    return out + "    esac\n}\ncomplete -o filenames -F _entente entente\n";
}

[[nodiscard]] std::string in_zsh(std::vector<told_command> const& all)
{
    std::string out = "#compdef entente\n# completion of entente for zsh\n"
                      "local path='' word\nlocal -a known\n"
                      "for word in ${words[2,CURRENT-1]}; do\n    case \"$path $word\" in\n";
    out += paths_as_cases(all, 8);
    out += "    esac\ndone\ncase \"$path:${words[CURRENT-1]}\" in\n";
    for (auto const& c : all)
        for (auto const& o : c.options) {
            if (!o.value) continue;
            auto const act = !o.words.empty() ? fmt::format("compadd -- {}", fmt::join(o.words, " "))
                             : o.file         ? std::string("_files")
                                              : std::string("_message value");
            out += fmt::format("    {}) {}; return ;;\n", quoted(c.path + ":" + o.name, "'\\''"), act);
        }
    out += "esac\ncase \"$path\" in\n";
    auto const described = [](std::string const& name, std::string const& says) {
        std::string text;
        for (char const ch : name + ':' + says) {
            if (ch == ':' && text.size() > name.size()) text += '\\';
            text += ch;
        }
        return quoted(text, "'\\''");
    };
    for (auto const& c : all) {
        std::vector<std::string> words;
        for (auto const& name : c.commands)
            for (auto const& sub : all)
                if (sub.path == (c.path.empty() ? name : c.path + ' ' + name)) words.push_back(described(name, sub.says));
        for (auto const& w : c.words) words.push_back(described(w, w));
        for (auto const& o : c.options) words.push_back(described(o.name, o.says));
        out += fmt::format("    {}) known=({}); _describe entente known{} ;;\n", quoted(c.path, "'\\''"), fmt::join(words, " "),
                           c.files ? "; _files" : "");
    }
    return out + "esac\n";
}

[[nodiscard]] std::string in_fish(std::vector<told_command> const& all)
{
    std::string out = "# completion of entente for fish\ncomplete -c entente -f\n";
    for (auto const& c : all) {
        std::string when = "__fish_use_subcommand";
        if (!c.path.empty()) {
            when.clear();
            for (auto const& word : CLI::detail::split(c.path, ' '))
                when += fmt::format("{}__fish_seen_subcommand_from {}", when.empty() ? "" : "; and ", word);
        }
        for (auto const& name : c.commands) {
            std::string not_yet =
                c.path.empty() ? when : fmt::format("{}; and not __fish_seen_subcommand_from {}", when, fmt::join(c.commands, " "));
            for (auto const& sub : all)
                if (sub.path == (c.path.empty() ? name : c.path + ' ' + name))
                    out += fmt::format("complete -c entente -n {} -a {} -d {}\n", quoted(not_yet, "\\'"), name, quoted(sub.says, "\\'"));
        }
        if (!c.words.empty()) out += fmt::format("complete -c entente -n {} -a '{}'\n", quoted(when, "\\'"), fmt::join(c.words, " "));
        if (c.files) out += fmt::format("complete -c entente -n {} -F\n", quoted(when, "\\'"));
        for (auto const& o : c.options) {
            out += fmt::format("complete -c entente -n {} -l {} -d {}", quoted(when, "\\'"), o.name.substr(2), quoted(o.says, "\\'"));
            if (!o.words.empty()) out += fmt::format(" -x -a '{}'", fmt::join(o.words, " "));
            else if (o.value) out += o.file ? " -r -F" : " -x";
            out += '\n';
        }
    }
    return out;
}

} // namespace

std::string completion(CLI::App const& app, std::string_view shell)
{
    std::vector<told_command> all;
    collect(app, {}, all);
    return shell == "bash" ? in_bash(all) : shell == "zsh" ? in_zsh(all) : in_fish(all);
}

} // namespace entente::command
