// Whom each president of the United States called first, after the election and in office; undecided days shown as such.
// SPDX-License-Identifier: MIT
//
//     us_presidents [FOLDER]
#include <entente/entente.hpp>
#include <entente/io/json.hpp>

#include <fmt/core.h>

#include <cstdio>
#include <exception>
#include <string>

namespace en = entente;

namespace {

std::string order_of(en::answer_row const& row)
{
    std::string out;
    for (auto const& b : row.blocks) {
        std::string parties;
        for (auto const& p : b.parties) parties += (parties.empty() ? "" : " ") + std::string(p.code());
        out += (out.empty() ? "" : ", ") + (b.parties.size() == 1 ? parties : "{" + parties + "}");
    }
    for (auto const& p : row.floating) out += fmt::format("; {} at some point", p);
    return out.empty() ? "none known" : out;
}

} // namespace

int main(int count, char** arguments)
try {
    auto const world = en::io::read(count > 1 ? arguments[1] : "data");
    auto const calls = en::order(en::call).by_each("USA/president");
    auto const elected = world.ask(calls.after(en::elected));
    auto const office = world.ask(calls.after(en::took_office));
    for (std::size_t i = 0; i != elected.size(); ++i) {
        if (elected[i].candidates.empty() && office[i].candidates.empty()) continue;
        fmt::print("{} ({})\n  after election  {}\n  in office       {}\n", elected[i].leader_name, elected[i].term, order_of(elected[i]),
                   order_of(office[i]));
    }
} catch (std::exception const& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    return 1;
}
