// Codes of parties that only a file knows.
// SPDX-License-Identifier: MIT
#include "import/names/own_code.hpp"

#include "import/names/folded_name.hpp"

#include <entente/detail/fingerprint.hpp>
#include <entente/model/party.hpp>

#include <algorithm>
#include <cstdint>

namespace entente::detail {

namespace {

bool is_letter(char c) { return ('a' <= c && c <= 'z') || ('0' <= c && c <= '9'); }
char capital(char c) { return 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

/// The first letters of the first two words, or the first two of the only one; X where there are none.
std::string initials(std::string_view folded)
{
    std::string of_words, letters;
    bool in_word = false;
    for (char const c : folded) {
        if (is_letter(c) && !in_word) of_words += capital(c);
        if (is_letter(c)) letters += capital(c);
        in_word = is_letter(c) || (static_cast<unsigned char>(c) & 0x80U) != 0;
    }
    auto out = (of_words.size() > 1 ? of_words : letters).substr(0, 2);
    return out + std::string(2 - out.size(), 'X');
}

} // namespace

std::string own_code(std::string_view name, int nth)
{
    constexpr std::string_view letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    constexpr std::size_t hashed = 5;
    auto const folded = folded_name(name);
    if (nth == 1 && !folded.empty() && folded.size() <= party::longest && std::ranges::all_of(folded, is_letter)) {
        std::string out;
        for (char const c : folded) out += capital(c);
        if (info(party{out}) == nullptr && !is_past_state(out)) return out;
    }
    auto number = (fingerprint{} << folded << static_cast<std::uint64_t>(nth)).value();
    auto out = initials(folded) + '-';
    for (std::size_t i = 0; i != hashed; ++i, number /= letters.size()) out += letters[number % letters.size()];
    return out;
}

} // namespace entente::detail
