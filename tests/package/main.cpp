// A stranger's program: two files that both include everything, and zones and a store from the compiled part.
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>
#include <entente/io/store.hpp>
#include <entente/io/zones.hpp>

#include <cstdio>

std::size_t known_elsewhere();

int main()
{
    auto const zones = entente::iana_zones();
    if (!zones.knows("Asia/Seoul") || known_elsewhere() != entente::known_parties().size()) return 1;
    try {
        (void)entente::io::store::open("no such store", entente::io::access::read);
        return 1;
    } catch (entente::error const& e) {
        if (e.code() != entente::code::cannot_read) return 1;
    }
    std::printf("entente %s\n", std::string(entente::version).c_str());
}
