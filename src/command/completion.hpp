// Completion for shells, made from the command line's own table.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace entente::command {

/// The script that teaches `bash`, `zsh` or `fish` the commands, their options, and the words and files that these take.
[[nodiscard]] std::string completion(CLI::App const& app, std::string_view shell);

} // namespace entente::command
