// What is printed for people cannot be forged by data.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/testing/expect.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace printable_tests {

namespace en = entente;
using namespace en::literals;
using en::detail::printable;

namespace {

/// The definition, over code points: nothing that a terminal or a reader could be misled by.
bool is_harmless(std::string_view text)
{
    while (!text.empty()) {
        auto const [c, size] = en::detail::first_character(text);
        if (size == 0 || c < 0x20 || (0x7F <= c && c < 0xA0) || c == 0x2028 || c == 0x2029 || (0x202A <= c && c <= 0x202E) ||
            (0x2066 <= c && c <= 0x2069))
            return false;
        if (c == 0x200B || c == 0x200E || c == 0x200F || c == 0xFEFF || c == 0x2060) return false;
        text.remove_prefix(size);
    }
    return true;
}

std::string const forged = "KBS\nerror 999 forged: \r\x1B[31mred\x07\xC2\x85 "
                           "next\xE2\x80\xA8line\xE2\x80\xA9par\xE2\x80\xAEstfel\xE2\x81\xA6iso\xE2\x80\x8Bzero\xEF\xBB\xBF\x7F\xFF";

} // namespace

TEST_CASE("what could disturb a line is shown escaped", "[printable]")
{
    CHECK(printable("").empty());
    CHECK(printable("plain, \"quoted\" and back\\slashed") == "plain, \"quoted\" and back\\slashed");
    CHECK(printable("a\nb\tc\rd") == "a\\nb\\tc\\rd");
    CHECK(printable(std::string_view("a\0b", 3)) == "a\\u{00}b");
    CHECK(printable("\x1B[31m\x07\x7F") == "\\u{1B}[31m\\u{07}\\u{7F}");
    CHECK(printable("\xC2\x85\xC2\x9B") == "\\u{85}\\u{9B}");
    CHECK(printable("a\xE2\x80\xA8"
                    "b\xE2\x80\xA9") == "a\\u{2028}b\\u{2029}");
    CHECK(printable("\xE2\x80\xAA\xE2\x80\xAE\xE2\x81\xA6\xE2\x81\xA9") == "\\u{202A}\\u{202E}\\u{2066}\\u{2069}");
    CHECK(printable("mo\xE2\x80\x8Bon\xE2\x80\x8D\xEF\xBB\xBF\xC2\xAD") == "mo\\u{200B}on\\u{200D}\\u{FEFF}\\u{AD}");
    CHECK(printable("\xF3\xA0\x81\x81") == "\\u{E0041}"); // a tag
}

TEST_CASE("bytes that are no UTF-8 are shown one by one", "[printable]")
{
    CHECK(printable("\xFF") == "\\xFF");
    CHECK(printable("M\xFCller") == "M\\xFCller");
    CHECK(printable("\xC0\x8A") == "\\xC0\\x8A");                   // an overlong line end
    CHECK(printable("\xED\xA0\x80") == "\\xED\\xA0\\x80");          // a surrogate
    CHECK(printable("\xF4\x90\x80\x80") == "\\xF4\\x90\\x80\\x80"); // beyond the last
    CHECK(printable("\xE2\x80") == "\\xE2\\x80");
    CHECK(printable("\x9B") == "\\x9B");
}

TEST_CASE("letters of every script stay, with the joiners that they need", "[printable]")
{
    for (std::string const text : {"문재인", "習近平", "Ångström", "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE\xD9\x88\xD8\xA7\xD9\x87\xD9\x85",
                                   "\xE0\xA4\x95\xE0\xA5\x8D\xE2\x80\x8D\xE0\xA4\xB7", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB",
                                   "\xF0\x9F\x87\xB0\xF0\x9F\x87\xB7"})
        CHECK(printable(text) == text);
    CHECK(printable("문\xE2\x80\x8D재") == "문\\u{200D}재"); // hides in a name, and joins nothing
}

TEST_CASE("whatever the bytes, the result is harmless, and stays as it is", "[printable]")
{
    constexpr unsigned seed = 30;
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::vector<std::string> const pieces{"\xE2\x80", "\xE2\x81", "\xC2", "\xEF\xBB", "\xD8\xA7", "\xE2\x80\x8C", "\xF0\x9F", "a", "\\"};
    for (int i = 0; i != 20'000; ++i) {
        std::string text;
        for (auto n = random() % 8; n-- != 0;)
            text += random() % 2 ? pieces[random() % pieces.size()] : std::string(1, static_cast<char>(random() % 256));
        auto const out = printable(text);
        CAPTURE(out);
        REQUIRE(is_harmless(out));
        REQUIRE(printable(out) == out);
    }
}

TEST_CASE("no record forges a line of a diagnostic", "[printable][error]")
{
    en::problem_list two;
    for (int i = 0; i != 2; ++i)
        two.error(en::code::unknown_id, "events[0]." + forged, "there is no \"" + forged + '"', "or \x1B[2J").where = {"a\nb.json", 1, 2};
    auto const& d = two[0];
    auto const line = to_string(d);
    CHECK(is_harmless(line));
    CHECK(line.starts_with("a\\nb.json:1:2: error 301 unknown_id: events[0].KBS\\nerror 999 forged: \\r\\u{1B}[31mred"));
    CHECK(std::string(en::error(two).what()) == line + '\n' + line);

    en::builder b{en::utc_and_offsets()};
    (void)b.event(en::call, {"KOR"_party, "USA"_party}, forged).held("2017-05-10", forged);
    try {
        (void)b.build();
        FAIL("built");
    } catch (en::error const& problems) {
        std::string const text = problems.what();
        CHECK(std::count(text.begin(), text.end(), '\n') + 1 == static_cast<std::ptrdiff_t>(problems.diagnostics().size()));
        CHECK(text.find('\x1B') == std::string::npos);
    }
}

TEST_CASE("no record forges a line of a timeline that is shown", "[printable][expect]")
{
    en::builder b{en::utc_and_offsets()};
    auto const one = b.leader("one\n", "One\n  claim: forged", "KOR"_party);
    auto const s = b.source("s\x1B[1m", forged);
    b.term(one, "KOR/president", "t").elected("2017-05-09", "Z", s);
    auto const us = b.event(en::call, {one, "USA"_party}, "us\nset aside: forged").held("2017-05-10", "Z", s);
    auto const cn = b.event(en::call, {one, "CHN"_party}, "cn").held("2017-05-11", "Z", s);
    b.order(us, cn).said_by(s);
    b.order(cn, us).said_by(s);
    auto const w = b.build();
    REQUIRE(w.conflicts().size() >= 1);
    for (auto const& text :
         {en::testing::show(w), en::testing::show(w, {us.id()}), en::testing::expect::certainly_before{us.id(), "cn"}.check(w).found}) {
        CAPTURE(text);
        auto rest = std::string_view(text);
        while (!rest.empty()) {
            auto const end = std::min(rest.find('\n'), rest.size());
            CHECK(is_harmless(rest.substr(0, end)));
            CHECK(rest.substr(0, end).find("claim: forged") != 2);
            CHECK_FALSE(rest.starts_with("set aside: forged"));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    for (auto const& q :
         {en::order(en::call).by("one\n"), en::first(en::call).by("one\n").after(en::elected), en::list(en::call).by("one\n")}) {
        auto const a = w.ask(q);
        CHECK(is_harmless(a.why()));
        CHECK(is_harmless(a.only().line()));
        for (auto const& m : a.only().missing()) CHECK(is_harmless(m.text));
    }
    CHECK(en::testing::show(w, {us.id()}).find("us\\nset aside: forged") != std::string::npos);
    for (auto const& d : w.warnings()) CHECK(is_harmless(to_string(d)));
}

TEST_CASE("a value that prints is one line", "[printable]")
{
    en::answer_row row;
    en::explanation said;
    said.line = "Moon\n" + forged;
    row.words = en::detail::later<en::explanation>::from([said] { return said; });
    CHECK(is_harmless(fmt::format("{}", row)));
    CHECK(fmt::format("{:>5}|{:<3}|", "KOR"_party, "US"_party) == "  KOR|US |");
}

TEST_CASE("an error's text has errors first, and an end", "[error]")
{
    en::problem_list all;
    for (int i = 0; i != 60; ++i) all.warning(en::code::likely_duplicate, {}, "w" + std::to_string(i));
    for (int i = 0; i != 30; ++i) all.error(en::code::unknown_id, {}, "e" + std::to_string(i));
    for (int i = 0; i != 40; ++i) all.error(en::code::bad_value, {}, "v" + std::to_string(i));
    en::error const problems(all);
    std::string const text = problems.what();
    CHECK(text.starts_with("error 301 unknown_id: e0\n"));
    CHECK(std::count(text.begin(), text.end(), '\n') == 50);
    CHECK(text.ends_with("error 305 bad_value: v19\nand 80 more: 20 of error 305 bad_value, 60 of warning 310 likely_duplicate"));
    CHECK(problems.code() == en::code::unknown_id);
    CHECK(problems.diagnostics().size() == 130);
    CHECK(problems.diagnostics()[0].text == "w0"); // in the order in which they were found
    en::problem_list fifty;
    fifty.add(problems.diagnostics().first(50));
    CHECK(std::string(en::error(fifty).what()).ends_with("w49"));
    CHECK(en::error(en::problem_list{}).diagnostics().empty());
}

} // namespace printable_tests
