// The leaders of the G20 by office: whom each called, visited and received first, after the election and in office.
// SPDX-License-Identifier: MIT
//
//     g20 [FILE or FOLDER [OFFICE...]]     data; every office of a member of the G20
//
// What is possible only has a question mark, and all that may have been first stand there. A journey is a visit to another
// country, a guest somebody met at home; before the oath is "elect", after it "office".
#include <entente/entente.hpp>
#include <entente/io/json.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <exception>
#include <string>
#include <vector>

namespace en = entente;

namespace {

constexpr char const* members[] = {"ARG", "AUS", "BRA", "CAN", "CHN", "FRA", "DEU", "IND", "IDN", "ITA",
                                   "JPN", "KOR", "MEX", "RUS", "SAU", "ZAF", "TUR", "GBR", "USA", "EU"};

/// "CAN", "FRA/USA?" or "-"; of more than three candidates their number.
std::string cell(en::answer_row const& row)
{
    std::vector<std::string> codes;
    for (auto const& c : row.candidates)
        if (auto const code = en::codes_of(c.parties); std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
    if (codes.empty()) return "-";
    std::sort(codes.begin(), codes.end());
    std::string out;
    if (codes.size() > 3) out = fmt::format("one of {}", codes.size());
    else
        for (auto const& c : codes) out += (out.empty() ? "" : "/") + c;
    return out + (row.verdict == en::verdict::certain ? "" : "?");
}

void table(en::timeline const& world, en::office const& office)
{
    auto const by = [&](en::query const& q) { return q.by_each(office.id).with_acting(); };
    auto const call = by(en::first(en::call)), journey = by(en::first(en::visit)).abroad();
    auto const guest = by(en::first(en::visit, en::meeting)).at_home();
    std::vector<en::answer> columns;
    for (auto const& q : {call, journey, guest}) {
        columns.push_back(world.ask(q.since(en::elected).before(en::took_office)));
        columns.push_back(world.ask(q.since(en::took_office)));
    }
    bool is_first = true;
    for (std::size_t i = 0; i != columns[0].size(); ++i) {
        std::string line, known;
        for (auto const& c : columns) line += fmt::format("{:<13}", cell(c[i])), known += cell(c[i]);
        if (known == std::string(columns.size(), '-')) continue;
        if (is_first) fmt::print("\n{}\n", office.title);
        is_first = false;
        fmt::print("  {:<30}{}\n", columns[0][i].term, line.substr(0, line.find_last_not_of(' ') + 1));
    }
}

} // namespace

int main(int count, char** arguments)
try {
    auto const world = en::io::read(count > 1 ? arguments[1] : "data");
    fmt::print("  {:<30}{:<26}{:<26}{}\n", "", "first call", "first journey", "first guest");
    fmt::print("  {:<30}", "term");
    for (int i = 0; i != 3; ++i) fmt::print("{:<13}{}", "elect", i == 2 ? "office\n" : fmt::format("{:<13}", "office"));
    for (auto const* member : members)
        for (auto const& o : world.facts().offices)
            if (o.party == en::party{member} && (count < 3 || std::find(arguments + 2, arguments + count, o.id) != arguments + count))
                table(world, o);
} catch (std::exception const& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    return 1;
}
