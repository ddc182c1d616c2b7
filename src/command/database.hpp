// Questions to a database.
// SPDX-License-Identifier: MIT
#pragma once

#include "command/command.hpp"

#include <string>

namespace entente::command {

/// Answers one question from a database, or shows what the database would be asked; a note says how many rows came.
[[nodiscard]] status ask_database(ask_options const& told, std::string const& text);

} // namespace entente::command
