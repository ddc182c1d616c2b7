// The command line: what can be told, once, for reading it, for --help and for the shells' completion.
// SPDX-License-Identifier: MIT
#pragma once

#include "command/command.hpp"

namespace entente::command {

/// Reads the command line and does what it says. Errors: those of the commands; what is wrong with the line itself is told here.
[[nodiscard]] status obey(int argc, char** argv);

} // namespace entente::command
