// Macros that are defined after entente is included do no harm; one that renames `error` is no catch that misses, for then it does not
// compile. Compiled by macros.sh.
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>

#define min(a, b) ((a) < (b) ? (a) : (b))
#define max(a, b) ((a) < (b) ? (b) : (a))
#define near
#define far
#define length(x) Rf_length(x)
#define warning Rf_warning
#define move(y, x) wmove(stdscr, (y), (x))
#define erase() werase(stdscr)
#ifdef RENAMED
#define error Rf_error
#endif

bool ask()
{
    using namespace entente::literals;
    try {
        entente::builder b{entente::utc_and_offsets()};
        auto const moon = b.leader("moon", "Moon", "KOR"_party);
        b.term(moon, "KOR/president").elected("2017-05-09", "+09:00");
        b.call(moon, "USA"_party).held("2017-05-10T22:30", "+09:00");
        return b.build().ask(entente::order(entente::call).by(moon).after(entente::elected)).size() == 1;
    } catch (entente::error const&) {
        return false;
    }
}
