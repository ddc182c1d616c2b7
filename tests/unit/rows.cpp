// Files as rows of fields: what RFC 4180 and tab-separated files have, damaged ones, and random ones against a plain splitter.
// SPDX-License-Identifier: MIT
#include "import/rows/rows.hpp"

#include "catch.hpp"
#include "temporary_file.hpp"

#include <random>
#include <string>
#include <vector>

namespace rows_tests {

namespace {

using entente::code;
using entente::detail::row_format;
using entente::detail::row_reader;

struct row {
    std::uint64_t line = 0;
    std::vector<std::string> fields;
    std::optional<code> flaw;

    friend bool operator==(row const&, row const&) = default;
    friend std::ostream& operator<<(std::ostream& out, row const& r)
    {
        out << r.line << ":";
        for (auto const& f : r.fields) out << " [" << f << "]";
        if (r.flaw) out << " " << name(*r.flaw);
        return out;
    }
};

std::vector<row> read(std::string_view text, row_format format = {})
{
    temporary_file const file(text);
    row_reader rows(file.path(), format, {});
    std::vector<row> out;
    while (rows.next()) out.push_back({rows.line(), {rows.fields().begin(), rows.fields().end()}, rows.flaw()});
    return out;
}

constexpr row_format comma{',', true};

std::optional<code> refusal(std::string const& path)
{
    try {
        row_reader const rows(path, {}, {});
        return std::nullopt;
    } catch (entente::error const& e) {
        return e.code();
    }
}

/// What the reader should find, one character at a time, without blocks. Broken quotes spoil their first line alone.
std::vector<row> read_simply(std::string const& text, row_format format)
{
    std::vector<row> out;
    std::uint64_t line = 1;
    for (std::size_t at = 0; at < text.size();) {
        row r{line, {""}, std::nullopt};
        auto i = at;
        bool broken = false;
        bool fresh = true;
        std::uint64_t lines = 1;
        for (;; ++i) {
            if (i == text.size() || text[i] == '\n') break;
            if (text[i] == format.separator) {
                r.fields.emplace_back();
                fresh = true;
                continue;
            }
            if (format.quoted && fresh && text[i] == '"') {
                for (++i; i < text.size(); ++i) {
                    if (text[i] == '\n') ++lines;
                    if (text[i] == '"') {
                        if (i + 1 < text.size() && text[i + 1] == '"') ++i;
                        else break;
                    }
                    r.fields.back() += text[i];
                }
                auto next = i + 1;
                if (next < text.size() && text[next] == '\r' && (next + 1 == text.size() || text[next + 1] == '\n')) ++next;
                if (i == text.size() || !(next == text.size() || text[next] == '\n' || text[next] == format.separator)) {
                    broken = true;
                    break;
                }
                i = next - 1;
                fresh = false;
                continue;
            }
            fresh = false;
            bool const before_end = text[i] == '\r' && (i + 1 == text.size() || text[i + 1] == '\n');
            if (!before_end) r.fields.back() += text[i];
        }
        auto end = i;
        if (broken) {
            end = std::min(text.find('\n', at), text.size());
            lines = 1;
            r.fields.clear();
        }
        auto whole = text.substr(at, end - at);
        if (whole.ends_with('\r')) whole.pop_back();
        if (broken) r.flaw = code::broken_quotes;
        else if (whole.find('\0') != std::string::npos) r.flaw = code::nul_byte;
        if (!whole.empty() || broken) out.push_back(r);
        line += lines;
        at = end + 1;
    }
    return out;
}

} // namespace

TEST_CASE("rows of tab-separated fields")
{
    CHECK(read("a\tb\n\tc\t\n") == std::vector<row>{{1, {"a", "b"}, {}}, {2, {"", "c", ""}, {}}});
    CHECK(read("\"a\"\tb") == std::vector<row>{{1, {"\"a\"", "b"}, {}}}); // no line end, and quotes are letters
    CHECK(read("") == std::vector<row>{});
    CHECK(read("\n\n") == std::vector<row>{});
}

TEST_CASE("Windows line ends, a byte order mark and blank lines")
{
    CHECK(read("\xef\xbb\xbf"
               "a\tb\r\n\r\nc\td\r\n") == std::vector<row>{{1, {"a", "b"}, {}}, {3, {"c", "d"}, {}}});
    CHECK(read("\xef\xbb\xbf\"a\",b\r\n\r\n\"c\"\r\n", comma) == std::vector<row>{{1, {"a", "b"}, {}}, {3, {"c"}, {}}});
    CHECK(read("a\rb\tc\n") == std::vector<row>{{1, {"a\rb", "c"}, {}}}); // no line end
}

TEST_CASE("quoted fields")
{
    CHECK(read("a,\"b, \"\"c\"\"\nd\",\ne,f\n", comma) == std::vector<row>{{1, {"a", "b, \"c\"\nd", ""}, {}}, {3, {"e", "f"}, {}}});
    CHECK(read("\"\",\"\"\"\"", comma) == std::vector<row>{{1, {"", "\""}, {}}});
    CHECK(read("a\"b\",c\n", comma) == std::vector<row>{{1, {"a\"b\"", "c"}, {}}}); // a quote inside an unquoted field is a letter
}

TEST_CASE("broken quotes spoil one line")
{
    CHECK(read("a,\"b\nc,d\ne,f\n", comma) == std::vector<row>{{1, {}, code::broken_quotes}, {2, {"c", "d"}, {}}, {3, {"e", "f"}, {}}});
    CHECK(read("a,\"b\nc,\"d\"\ne,f\n", comma) == std::vector<row>{{1, {}, code::broken_quotes}, {2, {"c", "d"}, {}}, {3, {"e", "f"}, {}}});
    CHECK(read("\"a\"b\nc", comma) == std::vector<row>{{1, {}, code::broken_quotes}, {2, {"c"}, {}}});
}

TEST_CASE("bytes that are no text")
{
    CHECK(read(std::string_view("a\tb\nc\0\td\ne\tf\n", 12)) ==
          std::vector<row>{{1, {"a", "b"}, {}}, {2, {std::string("c\0", 2), "d"}, code::nul_byte}, {3, {"e", "f"}, {}}});
    CHECK(read("M\xe9xico\ta\nM\xc3\xa9xico\ta\n") ==
          std::vector<row>{{1, {"M\xe9xico", "a"}, code::invalid_utf8}, {2, {"M\xc3\xa9xico", "a"}, {}}});
}

TEST_CASE("a row of ten megabytes is one bad row")
{
    auto const text = "a\tb\n" + std::string(10'000'000, 'x') + "\ty\nc\td\n";
    auto const expected = std::vector<row>{{1, {"a", "b"}, {}}, {2, {}, code::field_too_long}, {3, {"c", "d"}, {}}};
    CHECK(read(text) == expected);
    CHECK(read(text, {'\t', true}) == expected);
    CHECK(read("a,b\n\"" + std::string(10'000'000, 'x') + "\",y\nc,d\n", comma) == expected);
    // a quote that nobody closes does not swallow the rest
    std::string lines;
    for (int i = 0; i != 300'000; ++i) lines += "abc,def\n";
    auto const rows = read("a,b\n\"c,d\n" + lines, comma);
    REQUIRE(rows.size() == 300'002);
    CHECK(rows[1] == row{2, {}, code::broken_quotes});
    CHECK(rows.back() == row{300'002, {"abc", "def"}, {}});
}

TEST_CASE("files that are no rows are refused with what they are")
{
    for (auto const text : {std::string_view("PK\x03\x04 rest"), std::string_view("\x1f\x8b rest"),
                            std::string_view("\xff\xfe"
                                             "a\0",
                                             4)}) {
        temporary_file const file(text);
        CHECK(refusal(file.path()) == code::unknown_layout);
    }
    CHECK(refusal("no such file") == code::cannot_read);
    // UTF-16 without a mark, either way round; line ends of old Macintoshes, which made one row, or a header alone, of all
    for (auto const text :
         {std::string_view("a\0,\0b\0\n\0", 8), std::string_view("\0a\0,\0b\0\n", 8), std::string_view("a,b\r1,2\r3,4\r")}) {
        temporary_file const file(text);
        CHECK(refusal(file.path()) == code::unknown_layout);
    }
    CHECK(read("a\tb\r") == std::vector{row{1, {"a", "b"}, {}}});
}

TEST_CASE("places count lines and characters")
{
    temporary_file const file("x,\"\xc3\xa9\n\xc3\xa9\",b\n\xc3\xa9,c\n");
    row_reader rows(file.path(), comma, {});
    REQUIRE(rows.next());
    CHECK(rows.where(0) == entente::place{file.path(), 1, 1});
    CHECK(rows.where(1) == entente::place{file.path(), 1, 3});
    CHECK(rows.where(2) == entente::place{file.path(), 2, 4});
    REQUIRE(rows.next());
    CHECK(rows.where(1) == entente::place{file.path(), 3, 3});
}

TEST_CASE("the callback is told to the end")
{
    std::string text;
    for (int i = 0; i != 100'000; ++i) text += "abcdef\tghi\n";
    temporary_file const file(text);
    std::vector<entente::io::progress> told;
    auto const listen = [&](entente::io::progress const& p) { told.push_back(p); };
    row_reader rows(file.path(), {}, listen);
    while (rows.next()) {}
    REQUIRE(told.size() > 3);
    for (std::size_t i = 1; i != told.size(); ++i) CHECK(told[i - 1].bytes <= told[i].bytes);
    CHECK(told.front().share() < 0.5);
    CHECK(told.back().share() == 1.0);
    CHECK(told.back().rows == 100'000);
}

TEST_CASE("random files, against a splitter that goes one character at a time")
{
    std::mt19937 random(20260105);
    auto const draw = [&](std::size_t n, std::string_view letters) {
        std::string out;
        while (out.size() < n) out += letters[random() % letters.size()];
        return out;
    };
    for (auto const format : {row_format{'\t', false}, row_format{',', true}, row_format{'\t', true}}) {
        std::string letters = "ab\n\r\"";
        letters += format.separator;
        for (int round = 0; round != 2000; ++round) {
            auto text = draw(random() % 40, letters);
            if (random() % 4 == 0 && !text.empty()) text[random() % text.size()] = '\0';
            INFO(text);
            auto const first = text.find('\r');
            bool const is_refused = first != text.npos && text.find('\n') == text.npos && text.find_first_not_of('\r', first) != text.npos;
            if (is_refused) CHECK_THROWS_AS(read(text, format), entente::error);
            else REQUIRE(read(text, format) == read_simply(text, format));
        }
        // longer than what is read at once
        std::vector<std::string> tails(3); // g++ 12 takes a braced list of these for an overrun
        tails[0].assign(200, 'x').append("\n");
        tails[1].assign(2000, 'y').append("\r\n");
        tails[2].assign(30, 'z');
        for (auto const& more : tails) {
            std::string text;
            while (text.size() < 700'000) text += draw(random() % 60, letters) + more;
            REQUIRE(read(text, format) == read_simply(text, format));
        }
    }
}

} // namespace rows_tests
