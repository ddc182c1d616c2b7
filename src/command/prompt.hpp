// Questions at a prompt.
// SPDX-License-Identifier: MIT
#pragma once

#include "command/asking.hpp"

namespace entente::command {

/// Reads questions from the terminal until its end, with history and completion, and answers each. The history is kept in
/// `$XDG_STATE_HOME/entente/history`, or below `~/.local/state`.
[[nodiscard]] status prompt(asking& of);

} // namespace entente::command
