// The report of an import, and the callback that is told how far it is.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/io/import.hpp>

#include <fmt/format.h>

#include <type_traits>

namespace import_tests {

using namespace entente;

namespace {

diagnostic at_line(std::uint32_t line) { return problem_at({"calls.tsv", line, 1}, "line " + std::to_string(line)); }

} // namespace

TEST_CASE("every row is kept, merged or left out, and counted once", "[import]")
{
    io::import_report r;
    r.file = "calls.tsv";
    r.examples = 4;
    r.keep();
    r.merge();
    for (std::uint32_t line = 4; line != 10; ++line) r.leave_out(code::no_contact, [&] { return at_line(line); });
    r.leave_out(code::nul_byte, [] { return at_line(10); });
    r.suspect(code::relative_date, [] { return at_line(3); });

    CHECK(r.rows == 9);
    CHECK(r.rows == r.kept + r.merged + r.left_out);
    CHECK(r.left_out == 7);
    CHECK(r.count(code::no_contact) == 6);
    CHECK(r.count(code::relative_date) == 1);
    CHECK(r.count(code::bad_time) == 0);
    CHECK(r.examples_of(code::no_contact).size() == 4);
    CHECK(r.examples_of(code::nul_byte)[0].code == code::nul_byte);
    CHECK(r.examples_of(code::nul_byte)[0].level == severity::error);
    CHECK(r.examples_of(code::relative_date)[0].level == severity::warning);

    CHECK(fmt::format("{}", r) == "calls.tsv: 9 rows: 1 kept, 1 merged, 7 left out\n"
                                  "  left out 706 no_contact: 6\n"
                                  "    calls.tsv:4:1: error 706 no_contact: line 4\n"
                                  "    calls.tsv:5:1: error 706 no_contact: line 5\n"
                                  "    calls.tsv:6:1: error 706 no_contact: line 6\n"
                                  "    and 3 more\n"
                                  "  left out 705 nul_byte: 1\n"
                                  "    calls.tsv:10:1: error 705 nul_byte: line 10\n"
                                  "  suspicious 711 relative_date: 1\n"
                                  "    calls.tsv:3:1: warning 711 relative_date: line 3");
}

TEST_CASE("a diagnostic that will not be kept is not made", "[import]")
{
    io::import_report r;
    r.examples = 1;
    int made = 0;
    for (int i = 0; i != 5; ++i)
        r.leave_out(code::no_contact, [&] {
            ++made;
            return at_line(1);
        });
    CHECK(made == 1);
    CHECK(r.left_out == 5);
}

TEST_CASE("a progress callback refers to something that lives elsewhere", "[import]")
{
    io::progress_callback const nobody;
    nobody(io::progress{1, 2, 4});
    double share = -1;
    auto listen = [&](io::progress const& p) { share = p.share(); };
    io::progress_callback const told = listen;
    told(io::progress{1, 2, 4});
    CHECK(share == 0.5);
    told(io::progress{1, 2, 0});
    CHECK(share == 0.0);
    STATIC_REQUIRE(!std::is_constructible_v<io::progress_callback, decltype(listen)>); // a temporary would be gone
    STATIC_REQUIRE(std::is_trivially_copyable_v<io::progress_callback>);
}

} // namespace import_tests
