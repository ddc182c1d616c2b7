// What the types, modes and contexts of PLOVER are in entente's vocabulary.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/coded/polecat_actors.hpp"
#include "import/rows/columns.hpp"
#include "import/rows/field_checks.hpp"

#include <entente/detail/ascii.hpp>
#include <entente/model/words.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace entente::detail {

/// PLOVER, draft 0.8 of 2021 (DEMAND is an older name of REQUEST). CONSULT is the one that is a contact.
inline constexpr std::array<std::string_view, 17> plover_types{"ACCUSE",  "AGREE",     "AID",      "ASSAULT",  "COERCE",  "CONCEDE",
                                                               "CONSULT", "COOPERATE", "DEMAND",   "MOBILIZE", "PROTEST", "REJECT",
                                                               "REQUEST", "RETREAT",   "SANCTION", "SUPPORT",  "THREATEN"};

struct consult_mode {
    std::string_view mode;
    event_kind kind;
    std::string_view topic;
    std::optional<role> first, second;
};
inline constexpr std::array consult_modes{
    consult_mode{"visit", event_kind::visit, "", role::guest, role::host},
    consult_mode{"phone", event_kind::call, "", {}, {}},
    consult_mode{"third-party", event_kind::meeting, "", {}, {}},
    consult_mode{"multilateral", event_kind::meeting, "multilateral", {}, {}},
};

/// All forty columns.
inline constexpr std::array<std::string_view, 41> polecat_columns{"Event ID",
                                                                  "Event Date",
                                                                  "Event Type",
                                                                  "Event Mode",
                                                                  "Intensity",
                                                                  "Event Intensity",
                                                                  "Quad Code",
                                                                  "Contexts",
                                                                  "Actor Name",
                                                                  "Actor Country",
                                                                  "Actor COW",
                                                                  "Primary Actor Sector",
                                                                  "Actor Sectors",
                                                                  "Actor Title",
                                                                  "Actor Name Raw",
                                                                  "Wikipedia Actor ID",
                                                                  "Recipient Name",
                                                                  "Recipient Country",
                                                                  "Recipient COW",
                                                                  "Primary Recipient Sector",
                                                                  "Recipient Sectors",
                                                                  "Recipient Title",
                                                                  "Recipient Name Raw",
                                                                  "Wikipedia Recipient ID",
                                                                  "Placename",
                                                                  "City",
                                                                  "District",
                                                                  "Province",
                                                                  "Country",
                                                                  "Latitude",
                                                                  "Longitude",
                                                                  "GeoNames ID",
                                                                  "Raw Placename",
                                                                  "Feature Type",
                                                                  "Source",
                                                                  "Publication Date",
                                                                  "Story People",
                                                                  "Story Organizations",
                                                                  "Story Locations",
                                                                  "Language",
                                                                  "Version"};
[[nodiscard]] inline bool is_polecat_column(std::string_view name)
{
    return std::ranges::any_of(polecat_columns, [&](auto c) { return same_but_for_case(c, name); });
}

/// What a row is.
struct contact_sort {
    code out{}; ///< why it is none; nothing if it is one
    bool of_contexts = false;
    flaw_text why;
    event_kind kind = event_kind::meeting;
    entente::status status = status::held;
    std::string topic;
    std::optional<role> first, second;
    bool past = false; ///< at or before its day
    bool odd = false;  ///< a mode that PLOVER does not have, or two
};

[[nodiscard]] inline contact_sort sort_of(std::string_view type, std::string_view mode, std::string_view contexts, bool others)
{
    contact_sort out;
    auto const leave = [&](code c, std::string text, std::string remedy, bool of_contexts = false) {
        out.out = c;
        out.of_contexts = of_contexts;
        out.why = {std::move(text), std::move(remedy)};
        return out;
    };
    auto const has = [](std::string_view in, std::string_view word) {
        return std::ranges::any_of(several(in), [&](auto w) { return same_but_for_case(w, word); });
    };
    if (std::ranges::none_of(plover_types, [&](auto t) { return same_but_for_case(t, type); }))
        return leave(code::unknown_code, in_quotes(excerpt(type)) + " is no type of event of PLOVER", "CONSULT, AGREE, SUPPORT and so on");
    for (auto const* word : {"negation", "hypothetical"})
        if (has(contexts, word)) return leave(code::no_contact, fmt::format("it did not take place: {}", word), {}, true);
    if (has(contexts, "future")) out.status = status::planned;
    out.past = has(contexts, "historical");
    if (!same_but_for_case(type, "CONSULT")) {
        if (!others) return leave(code::no_contact, in_quotes(excerpt(type)) + " is no contact", {});
        out.kind = event_kind::statement;
        for (auto const c : type) out.topic += lower(c);
        if (!mode.empty()) out.topic += ": " + std::string(mode);
        out.first = role::initiator;
        out.second = role::recipient;
        return out;
    }
    auto const modes = several(mode);
    if (modes.size() == 1)
        for (auto const& m : consult_modes)
            if (same_but_for_case(m.mode, modes[0])) {
                out.kind = m.kind;
                out.topic = m.topic;
                out.first = m.first;
                out.second = m.second;
                return out;
            }
    out.odd = !modes.empty();
    out.topic = "consultation";
    return out;
}

} // namespace entente::detail
