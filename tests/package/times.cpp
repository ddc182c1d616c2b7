// A stranger's small program over the headers alone.
// SPDX-License-Identifier: MIT
#include <entente/time/edtf.hpp>

int main() { return entente::edtf::parse("2025-06-09").level() == 0 ? 0 : 1; }
