// fmt, as light as it comes: its core. Since fmt 12 that lacks what formats, and the rest comes with it.
// SPDX-License-Identifier: MIT
#pragma once

#include <fmt/core.h>
#if FMT_VERSION >= 120000
#include <fmt/format.h>
#endif
