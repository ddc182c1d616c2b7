// Whoever answers the questions about one world, and what it costs.
// SPDX-License-Identifier: MIT
#pragma once

#include "options.hpp"
#include "peer.hpp"
#include "questions.hpp"
#include "runs.hpp"
#include "world.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace bench {

/// From the file of events on.
struct loading {
    double reading = 0, arranging = 0;
};

struct contestant {
    std::string name;
    std::unique_ptr<answerer> answers;
    double building = 0;             ///< from what lies in memory or, for a peer, from files
    double bytes = 0;                ///< for each event
    std::optional<loading> loaded{}; ///< none: it reads no files
    std::map<std::string_view, runs> took{};
};

/// Those of `how.systems`, in that order. Who reads files finds them in `how.folder`.
[[nodiscard]] contestant built(std::string const& name, world const& w, options const& how);

/// Reads the table of events in this folder and builds a timeline of it and of the world's leaders and terms.
/// Errors: std::runtime_error if that is not the world.
[[nodiscard]] loading load_entente(world const& w, std::string const& folder);

} // namespace bench
