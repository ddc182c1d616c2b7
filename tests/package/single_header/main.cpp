// A stranger's program over the single header, which is all of entente that it has.
// SPDX-License-Identifier: MIT
// [single_header]
#include "entente.hpp"

#include <cstdio>

std::size_t known_elsewhere(); // in another file

int main()
{
    namespace en = entente;
    en::builder b{en::utc_and_offsets()};
    auto const lee = b.leader("lee", "Lee Jae-myung", en::party{"KOR"});
    b.call(lee, en::party{"JPN"}).held("2025-06-09T12:00", "+09:00");
    b.call(lee, en::party{"USA"}).held("2025-06-06T22:00", "+09:00");
    std::puts(b.build().ask(en::order(en::call).by("lee"))[0].line().c_str());
    return known_elsewhere() == en::known_parties().size() ? 0 : 1;
}
// [single_header]
