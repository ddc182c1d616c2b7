// A program over the package of entente: a time is read, and where the compiled part is there, a zone is looked up.
// SPDX-License-Identifier: MIT
#include <entente/time/edtf.hpp>
#include <entente/version.hpp>
#ifdef ENTENTE_COMPILED
#include <entente/io/zones.hpp>
#endif

#include <cstdio>
#include <string>

int main()
{
#ifdef ENTENTE_COMPILED
    if (!entente::iana_zones().knows("Asia/Seoul")) return 1;
#endif
    if (entente::edtf::parse("2025-06-09").level() != 0) return 1;
    std::printf("entente %s\n", std::string(entente::version).c_str());
}
