// The command check: what is odd about data.
// SPDX-License-Identifier: MIT
#include "command/output.hpp"
#include "command/reading.hpp"

#include <entente/io/events_json.hpp>

namespace entente::command {

/// Warnings are all there is to say of data that make a timeline; claims that were set aside are among them.
status run(check_options const& told)
{
    auto const world = read_timeline(told.data, told.mapping);
    auto const warnings = world.warnings();
    if (told.json) write(io::to_json(warnings));
    else
        for (auto const& w : warnings) write(to_string(w) + '\n');
    return told.strict && !warnings.empty() ? status::open : status::answered;
}

} // namespace entente::command
