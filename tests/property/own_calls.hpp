// A table of one's own in a database, by the views of examples/databases: answers from there beside those of the same calls in memory.
// SPDX-License-Identifier: MIT
#pragma once

#include "catch.hpp"
#include "property/row_text.hpp"

#include <entente/io/json.hpp>
#include <entente/io/letters.hpp>
#include <entente/io/remote.hpp>
#include <entente/io/zones.hpp>
#include <entente/query/ask.hpp>
#include <entente/query/query.hpp>
#include <entente/timeline/builder.hpp>

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace own_calls {

namespace en = entente;

[[nodiscard]] inline std::string text_of(std::string const& file)
{
    std::ifstream in(ENTENTE_SOURCE_DIR "/examples/databases/" + file);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}
/// id, day, caller, caller_country, called, called_country.
[[nodiscard]] inline std::vector<std::array<std::string, 6>> rows()
{
    std::vector<std::array<std::string, 6>> out;
    std::istringstream lines(text_of("calls.csv"));
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        std::istringstream fields(line);
        for (auto& field : out.emplace_back()) std::getline(fields, field, ',');
    }
    return out;
}
/// Runs the statements of a file; `at` after those of the region.
template <class At>
void run(en::io::connection& to, std::string const& file, At at)
{
    std::istringstream lines(text_of(file));
    std::string line, statement;
    int marks = 0;
    while (std::getline(lines, line)) {
        if (line.starts_with("--")) {
            if (line == "-- [own]" && ++marks == 2) at();
            continue;
        }
        statement += line + '\n';
        if (!line.ends_with(';')) continue;
        (void)to.run({statement.substr(0, statement.rfind(';')), {}});
        statement.clear();
    }
}
inline void fill(en::io::connection& to, char const* insert)
{
    auto const or_null = [](std::string const& s) { return s.empty() ? en::io::cell{} : en::io::cell(s); };
    for (auto const& [id, day, caller, from, called, with] : rows())
        (void)to.run({insert, {id, day, or_null(caller), from, or_null(called), with}});
}

/// The same calls as records, with the small part that stands in the database.
[[nodiscard]] inline en::timeline in_memory(en::io::connection& from)
{
    std::string text = R"({"format": "entente/1")", list;
    for (auto const& row : from.run({"SELECT list, record FROM entente_record ORDER BY list, number", {}})) {
        auto const& name = std::get<std::string>(row[0]);
        text += name == list ? ", " : fmt::format("{}, \"{}\": [", list.empty() ? "" : "]", name);
        text += std::get<std::string>(row[1]);
        list = name;
    }
    text += "], \"events\": [";
    for (auto const& [id, day, caller, from_country, called, with] : rows()) {
        auto const who = [](std::string const& l, std::string const& p, char const* role) {
            return fmt::format(R"({{{}"party": "{}", "role": "{}"}})", l.empty() ? "" : fmt::format(R"("leader": "{}", )", l), p, role);
        };
        text += fmt::format(R"({}{{"id": "{}", "kind": "call", "participants": [{}, {}],)", text.ends_with('[') ? "" : ", ", id,
                            who(caller, from_country, "initiator"), who(called, with, "recipient"));
        text += fmt::format(R"( "reports": [{{"status": "held", "time": "{}", "zone": "UTC"}}]}})", day);
    }
    return en::io::read_text(text + "]}");
}

inline void compare(std::shared_ptr<en::io::connection> const& way)
{
    auto const whole = in_memory(*way);
    en::io::remote there(way);
    auto const each = [] { return en::first(en::call).by_each("KOR/president"); };
    std::vector<en::query> const questions{each().after(en::took_office),
                                           each(),
                                           en::last(en::call).by_each("KOR/president"),
                                           en::order(en::call).by("moon-jae-in"),
                                           en::count(en::call).by_each("KOR/president"),
                                           en::list(en::call).of_pair("USA", "JPN"),
                                           en::not_contacted(en::call).by("yoon-suk-yeol").with({"USA", "CHN", "JPN"})};
    std::size_t rows = 0;
    for (auto const& q : questions) {
        auto const here = whole.ask(q);
        auto const found = there.ask(q).all;
        REQUIRE(found.size() == here.size());
        for (std::size_t i = 0; i != here.size(); ++i) {
            CHECK(property::text_of(found[i]) == property::text_of(here[i]));
            CHECK(property::words_of(found[i]) == property::words_of(here[i]));
        }
        rows += here.size();
    }
    CHECK(rows > questions.size());
}

} // namespace own_calls
