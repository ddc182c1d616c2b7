// Why an answer is certain, on whose word, and what would settle one that is only possible.
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>
#include <entente/io/json.hpp>

#include <fmt/core.h>

namespace en = entente;

int main()
{
    auto const world = en::io::read("data");

    // [why]
    // decided by a claim: the clocks of these two calls leave it open
    fmt::print("{}\n\n", world.ask(en::first(en::call).by("fumio-kishida").after(en::took_office))[0].why());
    // nobody ever published the order
    fmt::print("{}\n\n", world.ask(en::first(en::call).by("Barack Obama").after(en::took_office))[0].why());
    // two events by name
    fmt::print("{}\n", world.ask(en::whether("kr-2017-05-cn-call-1", "kr-2017-05-jp-call-1"))[0].why());
    // [why]
}
