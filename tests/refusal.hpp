// What an action is refused with.
// SPDX-License-Identifier: MIT
#pragma once

#include "catch.hpp"

#include <entente/error.hpp>

#include <optional>

/// The code of what is thrown, and nothing if nothing is.
template <class Action>
std::optional<entente::code> refusal(Action action)
{
    try {
        action();
    } catch (entente::error const& e) {
        UNSCOPED_INFO(e.what());
        return e.code();
    }
    return std::nullopt;
}
