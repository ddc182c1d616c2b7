// What may be done from many threads at once, under the thread sanitizer: files are parsed side by side, zones are read when they are first
// asked for, copies of a timeline are asked, told, looked back at and added to.
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>
#include <entente/io/json.hpp>
#include <entente/io/zones.hpp>

#include <fmt/core.h>

#include <string>
#include <thread>
#include <vector>

namespace en = entente;

namespace {

/// What each of several threads makes of `f`; the same, if all is well.
template <class Function>
bool is_same_for_all(char const* what, Function f)
{
    std::vector<std::string> told(4);
    {
        std::vector<std::jthread> all;
        for (auto& t : told) all.emplace_back([&t, &f] { t = f(); });
    }
    for (auto const& t : told)
        if (t.empty() || t != told.front()) {
            fmt::print(stderr, "not the same for all threads: {}\n", what);
            return false;
        }
    return true;
}

} // namespace

int main(int, char** arguments)
{
    std::string const data = arguments[1];
    auto const clocks = en::iana_zones();
    bool const zones = is_same_for_all("zones", [&] {
        std::string out;
        for (auto const* zone : {"Asia/Seoul", "America/New_York", "Europe/Berlin"}) out += clocks.knows(zone) ? zone : "";
        return out;
    });
    bool const read = is_same_for_all("files", [&] { return std::to_string(en::io::read(data).facts().events.size()); });

    auto const world = en::io::read(data);
    auto const orders = world.ask(en::order(en::call).by_each("KOR/president").after(en::elected));
    bool const told = is_same_for_all("words of one answer", [&] { return orders.why(); });
    bool const asked = is_same_for_all(
        "questions", [copy = world] { return copy.ask(en::first(en::call).by_each("KOR/president").after(en::elected)).why(); });
    bool const earlier =
        is_same_for_all("views", [&] { return world.as_of(en::when{"2025-06-07"}).ask(en::last(en::call).by("lee-jae-myung")).why(); });
    return zones && read && told && asked && earlier ? 0 : 1;
}
