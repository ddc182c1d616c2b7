// What most of the library's sources include, parsed once: a third of what the fuzz build costs.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/entente.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>
