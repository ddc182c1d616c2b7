// Ways to a database, and questions to it.
// SPDX-License-Identifier: MIT
#pragma once

#include "command/command.hpp"

#include <entente/io/remote.hpp>

#include <memory>
#include <string>

namespace entente::command {

/// A way to a database, by its address; `make`: to one that is filled, which a file may yet become.
[[nodiscard]] std::shared_ptr<io::connection> way_to(std::string const& url, bool make = false);

/// Answers one question from a database, or shows what the database would be asked; a note says how many rows came.
[[nodiscard]] status ask_database(ask_options const& told, std::string const& text);

} // namespace entente::command
