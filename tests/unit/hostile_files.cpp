// What no reader may pass over: a column twice, UTF-16, line ends of old Macintoshes. Each is refused with what it is.
// SPDX-License-Identifier: MIT
#include "../catch.hpp"
#include "import_files.hpp"
#include "temporary_file.hpp"

#include <entente/io/gdelt.hpp>
#include <entente/io/icews.hpp>
#include <entente/io/phoenix.hpp>
#include <entente/io/polecat.hpp>
#include <entente/io/popolo.hpp>
#include <entente/io/table.hpp>
#include <entente/io/terms.hpp>
#include <entente/io/wikidata.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace hostile_files_tests {

namespace en = entente;
using namespace en::testing;

namespace {

struct sample {
    std::string file;
    char separator;
    std::string column; ///< one that its reader looks for; empty: there is no header
    std::function<en::io::import_report(std::string const&)> read;
};

std::vector<sample> samples()
{
    return {
        {"archigos.csv", ',', "leader", [](std::string const& f) { return en::io::read_archigos(f).report; }},
        {"reign_leaders.csv", ',', "sdate", [](std::string const& f) { return en::io::read_reign_leaders(f).report; }},
        {"reign_elections.csv", ',', "elec_day", [](std::string const& f) { return en::io::read_reign_elections(f).report; }},
        {"icews_native.tab", '\t', "Event Date", [](std::string const& f) { return en::io::read_icews(f).report; }},
        {"icews_named.tsv", '\t', "source", [](std::string const& f) { return en::io::read_icews(f).report; }},
        {"gdelt.csv", '\t', "", [](std::string const& f) { return en::io::read_gdelt(f).report; }},
        {"phoenix/bare.csv", ',', "GID", [](std::string const& f) { return en::io::read_phoenix(f).report; }},
        {"polecat/ngecEvents.20230103.txt", '\t', "Event Date", [](std::string const& f) { return en::io::read_polecat(f).report; }},
        {"popolo/term-7.csv", ',', "start_date", [](std::string const& f) { return en::io::read_popolo(f).report; }},
        {"wikidata/holders.csv", ',', "who", [](std::string const& f) { return en::io::read_wikidata(f).report; }},
        {"table_who/table.csv", ',', "Leader",
         [](std::string const& f) {
             auto const mapping = fmt::format("{}table_who/mapping.json", import_folder());
             return en::io::read_table(f, en::io::read_mapping(mapping)).report;
         }},
    };
}

/// Why a text in a file of that name's kind is refused; empty: it is read.
std::string refusal(sample const& s, std::string const& text)
{
    temporary_file const file(text);
    try {
        (void)s.read(file.path());
    } catch (en::error const& e) {
        CHECK(e.code() == en::code::unknown_layout);
        CHECK(e.diagnostics().front().where.line == 1);
        CHECK_FALSE(e.diagnostics().front().remedy.empty());
        return e.diagnostics().front().text;
    }
    return {};
}

std::string without_returns(std::string text)
{
    std::erase(text, '\r');
    return text;
}

} // namespace

TEST_CASE("every reader refuses a column that stands twice, and is looked for", "[import][hostile]")
{
    for (auto const& s : samples()) {
        CAPTURE(s.file);
        if (s.column.empty()) continue;
        auto text = without_returns(text_of(import_folder() + s.file));
        std::string twice;
        for (std::size_t at = 0; at < text.size();) {
            auto const end = std::min(text.find('\n', at), text.size());
            twice += text.substr(at, end - at) + s.separator + (at == 0 ? s.column : "x") + '\n';
            at = end + 1;
        }
        auto const why = refusal(s, twice);
        bool const names_it = why.starts_with("two columns are called") || why.find("is no header of ICEWS") != std::string::npos;
        CHECK(names_it);
    }
}

TEST_CASE("every reader refuses line ends of old Macintoshes and UTF-16 without a mark", "[import][hostile]")
{
    for (auto const& s : samples()) {
        CAPTURE(s.file);
        auto const text = without_returns(text_of(import_folder() + s.file));
        std::string returns, wide, narrow;
        for (char const c : text) {
            returns += c == '\n' ? '\r' : c;
            (wide += c) += '\0';
            (narrow += '\0') += c;
        }
        CHECK(refusal(s, returns) == "the lines end in carriage returns alone");
        CHECK(refusal(s, wide) == "the file is in UTF-16");
        CHECK(refusal(s, narrow) == "the file is in UTF-16");
    }
}

} // namespace hostile_files_tests
