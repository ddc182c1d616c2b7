// Spellings of one name are one; other names stay apart.
// SPDX-License-Identifier: MIT
#include "import/names/folded_name.hpp"

#include "../catch.hpp"

#include <entente/io/letters.hpp>

#include <random>
#include <string>

namespace folded_name_tests {

using entente::unicode_letters;
using entente::detail::folded_name;

TEST_CASE("One name in several spellings is folded to one")
{
    auto const jose = folded_name("José Núñez");
    CHECK(jose == "josé núñez");
    CHECK(folded_name("Jose\u0301 Nu\u0301n\u0303ez") == jose); // decomposed
    CHECK(folded_name("JOSÉ\u00A0NÚÑEZ") == jose);              // capitals, a no-break blank
    CHECK(folded_name("  José \t Núñez\n") == jose);
    CHECK(folded_name("Jo\u200Bsé N\u00ADúñez\u2060") == jose); // zero-width blank, soft hyphen, word joiner
    CHECK(folded_name("Ｊｏｓé Núñez") == jose);
    CHECK(folded_name("문재인") == folded_name("\u1106\u116E\u11AB\u110C\u1162\u110B\u1175\u11AB"));
}

TEST_CASE("Other names are not folded together")
{
    CHECK(folded_name("Jose Nunez") != folded_name("José Núñez"));
    CHECK(folded_name("Al Gore") != folded_name("Algore"));
    CHECK(folded_name("") == "");
    CHECK(folded_name(" \u3000 ") == "");
    CHECK(folded_name("Jos\xe9") == "Jos\xe9"); // no UTF-8: as it stands
}

TEST_CASE("A name of ASCII is folded as it is beside a letter that is none", "[twin]")
{
    std::mt19937 random(7);
    for (int round = 0; round != 5'000; ++round) {
        std::string name(random() % 12, ' ');
        for (auto& c : name) c = random() % 4 == 0 ? ' ' : static_cast<char>(random() % 128);
        name += 'x'; // no blank before the letter
        INFO(round);
        CHECK(folded_name(name) + "\u00e9" == folded_name(name + "\u00e9"));
        CHECK(unicode_letters().fold(name) + 'e' == unicode_letters().fold(name + "\u00e9"));
    }
}

} // namespace folded_name_tests
