// What is fuzzed: a function for each target, which takes any bytes. It returns, or ends the program where a promise is broken.
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace entente::fuzz {

using target = void(std::string_view input);

target edtf, dates;
target json, table, guess, store;
target icews, gdelt, phoenix, polecat;
target historian, pocom, countryinfo;
target archigos, reign, popolo, wikidata;
target words, asking, names, writers;

} // namespace entente::fuzz
