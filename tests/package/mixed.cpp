// What must not link: the core as headers alone, and a reader of the compiled part, which makes another timeline.
// SPDX-License-Identifier: MIT
#undef ENTENTE_COMPILED
#include <entente/entente.hpp>
#include <entente/io/json.hpp>

int main() { return entente::io::read("no such file").warnings().empty() ? 0 : 1; }
