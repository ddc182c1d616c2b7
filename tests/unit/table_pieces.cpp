// Pieces of a table in any order, any number of times, against the whole; and mistakes in what a table is told to be.
// SPDX-License-Identifier: MIT
#include "../catch.hpp"
#include "import_files.hpp"

#include <entente/entente.hpp>
#include <entente/io/table.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

namespace table_pieces_tests {

namespace en = entente;
using namespace en::testing;
using en::code;

namespace {

/// Files of this test, gone behind it.
class pieces {
public:
    pieces() : folder_("table_pieces_test") { std::filesystem::create_directory(folder_); }
    pieces(pieces const&) = delete;
    pieces& operator=(pieces const&) = delete;
    ~pieces() { std::filesystem::remove_all(folder_); }

    std::string write(std::string const& head, std::vector<std::string> const& rows)
    {
        auto path = fmt::format("{}/{}.csv", folder_, ++number_);
        std::ofstream out(path, std::ios::binary);
        out << head << '\n';
        for (auto const& r : rows) out << r << '\n';
        return path;
    }
    [[nodiscard]] std::string const& folder() const { return folder_; }

private:
    std::string folder_;
    int number_ = 0;
};

std::vector<std::string> lines_of(std::string const& path)
{
    std::vector<std::string> out;
    std::ifstream in(path, std::ios::binary);
    for (std::string line; std::getline(in, line);) out.push_back(line);
    return out;
}

} // namespace

TEST_CASE("halves, thirds, repeats and shuffles of a table are the whole")
{
    std::mt19937 dice(5);
    for (std::string const kind : {"who", "empty", "precision", "columns", "trip", "undated", "ids"}) {
        CAPTURE(kind);
        auto const path = import_folder() + "table_" + kind + "/";
        auto const mapping = en::io::read_mapping(path + "mapping.json");
        auto const whole = en::io::read_table(path + "table.csv", mapping).facts;
        auto rows = lines_of(path + "table.csv");
        auto const head = rows.front();
        rows.erase(rows.begin());
        for (std::size_t parts = 1; parts != 4; ++parts) {
            pieces p;
            std::vector<std::string> paths;
            std::shuffle(rows.begin(), rows.end(), dice);
            for (std::size_t i = 0; i != parts; ++i) {
                std::vector<std::string> some;
                for (std::size_t r = i; r < rows.size(); r += parts) some.push_back(rows[r]);
                paths.push_back(p.write(head, some));
            }
            std::shuffle(paths.begin(), paths.end(), dice);
            CHECK(en::io::read_table(paths, mapping).facts == whole);
            CHECK(en::io::read_table(std::vector{p.folder()}, mapping).facts == whole);
            paths.push_back(paths.front());
            paths.push_back(path + "table.csv");
            auto const again = en::io::read_table(paths, mapping);
            CHECK(again.facts == whole);
            CHECK(again.report.merged >= rows.size() / parts / 2);
        }
    }
}

TEST_CASE("rows without an id have one made from what they say, not from where they stand")
{
    pieces p;
    auto const mapping = en::io::read_mapping(import_folder() + "table_ids/mapping.json");
    auto const a = en::io::read_table(p.write("No,Date,To,Note", {",2019-03-08,EST,"}), mapping).facts;
    auto const b = en::io::read_table(p.write("Note,To,No,Date", {"x,LVA,,2019-03-09", ",Estonia,,8 March 2019"}), mapping).facts;
    REQUIRE(a.events.size() == 1);
    REQUIRE(b.events.size() == 2);
    CHECK(b.events.front() == a.events.front());
    CHECK(a.events.front().id.size() == std::string("ids-0123456789abcdef").size());
}

TEST_CASE("a column that two bear is named by its number, or refused")
{
    pieces p;
    auto const path = p.write("Date,To,To", {"2019-03-08,EST,LVA"});
    auto mapping = en::io::parse_mapping(R"({"format": "entente-table/1", "date_order": "YMD", "source": {"id": "t"}, "kind": "call",
 "start": {"column": "Date"}, "participants": [{"party": "SWE"}, {"party": {"column": "To"}}]})");
    try {
        (void)en::io::read_table(path, mapping);
        FAIL("not refused");
    } catch (en::error const& e) {
        CHECK(e.code() == code::unknown_layout);
        CHECK(e.diagnostics()[0].text == "two columns are called \"To\"");
    }
    mapping.participants[1].party.column.clear();
    mapping.participants[1].party.number = 3;
    CHECK(en::io::read_table(path, mapping).facts.events.at(0).participants[1].party == en::party{"LVA"});
}

TEST_CASE("a party that nobody knows is told once, with its count")
{
    pieces p;
    auto const mapping = en::io::read_mapping(import_folder() + "table_ids/mapping.json");
    auto const in = en::io::read_table(
        p.write("No,Date,To,Note", {",2019-03-08,Ruritania,", ",2019-03-09,RURITANIA,", ",2019-03-10,Ruritania,"}), mapping);
    REQUIRE(in.report.count(code::unknown_party) == 1);
    CHECK(in.report.examples_of(code::unknown_party).at(0).text.ends_with("of its own, in 3 places"));
    CHECK(in.facts.parties.size() == 1);
}

TEST_CASE("words for nothing are the mapping's own where it has any")
{
    pieces p;
    auto mapping = en::io::read_mapping(import_folder() + "table_ids/mapping.json");
    auto const path = p.write("No,Date,To,Note", {"NA,2019-03-08,EST,unknown"});
    CHECK(en::io::read_table(path, mapping).facts.events.at(0).note == "unknown");
    mapping.empty = {"unknown"};
    auto const in = en::io::read_table(path, mapping);
    CHECK(in.facts.events.at(0).note.empty());
    CHECK(in.facts.events.at(0).id == "ids-NA");
    CHECK(in.report.count(code::empty_word) == 1);
}

TEST_CASE("a cell of characters that nobody sees is empty; a header that comes again is no row")
{
    pieces p;
    auto const mapping = en::io::read_mapping(import_folder() + "table_who/mapping.json");
    auto const in = en::io::read_table(p.write("Date,Leader,Country,With", {"2018-03-02,\xe2\x80\x8b\xc2\xa0,SWE,NOR",
                                                                            "Date,Leader,Country,With", "2018-03-03,Ada Lind,SWE,NOR"}),
                                       mapping);
    CHECK(in.facts.leaders.size() == 1);
    CHECK(in.report.kept == 2);
    CHECK(in.report.count(code::unknown_layout) == 1);
}

} // namespace table_pieces_tests
