// Names of countries as they are compared, through utf8proc.
// SPDX-License-Identifier: MIT
#include "import/names/country_key.hpp"

#include "import/names/folded_name.hpp"

#include <entente/io/letters.hpp>

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace entente::detail {
namespace {

/// Words that join the others in English, French, Spanish, Italian, Portuguese and German. Sorted.
constexpr auto particles =
    std::to_array<std::string_view>({"da",  "das", "de", "degli", "dei", "del", "della", "der", "des", "di", "die", "do",
                                     "dos", "du",  "el", "il",    "la",  "las", "le",    "les", "los", "of", "the", "von"});
static_assert(std::ranges::is_sorted(particles));

struct same_word {
    std::string_view said, meant;
};
/// Abbreviations and doublets that mean one thing in the name of any country. Sorted.
constexpr auto same_words = std::to_array<same_word>({
    {"afr", "african"},     {"brit", "british"},  {"dem", "democratic"}, {"democr", "democratic"},
    {"e", "and"},           {"ed", "and"},        {"en", "and"},         {"eq", "equatorial"},
    {"et", "and"},          {"fmr", "former"},    {"is", "islands"},     {"isds", "islands"},
    {"isl", "islands"},     {"isles", "islands"}, {"isls", "islands"},   {"kgd", "kingdom"},
    {"ned", "netherlands"}, {"og", "and"},        {"peoples", "people"}, {"rep", "republic"},
    {"repub", "republic"},  {"st", "saint"},      {"sts", "states"},     {"terr", "territory"},
    {"und", "and"},         {"utd", "united"},    {"y", "and"},          {"\xd0\xb8", "and"},
});
static_assert(std::ranges::is_sorted(same_words, {}, &same_word::said));

bool is_apostrophe(utf8proc_int32_t c)
{
    return c == '\'' || c == '`' || c == 0xB4 || c == 0x2BB || c == 0x2BC || c == 0x2BE || c == 0x2BF || c == 0x2018 || c == 0x2019 ||
           c == 0x201B || c == 0x2032;
}

/// Of the scripts that are written without blanks, or with them as one likes.
bool is_unspaced(utf8proc_int32_t c)
{
    return (0x1100 <= c && c <= 0x11FF) || (0x3040 <= c && c <= 0x30FF && c != 0x30FB) || (0x31F0 <= c && c <= 0x31FF) ||
           (0x3400 <= c && c <= 0x9FFF) || (0xAC00 <= c && c <= 0xD7AF);
}

/// The vowel signs and the stretching of Arabic, which are optional.
bool is_optional_mark(utf8proc_int32_t c) { return c == 0x640 || (0x64B <= c && c <= 0x65F) || c == 0x670; }

bool is_word(utf8proc_int32_t c)
{
    switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO: return true;
    default: return false;
    }
}

/// The next character, which leaves the text; nothing at the end and before what is no UTF-8.
std::optional<std::pair<utf8proc_int32_t, std::string_view>> next(std::string_view& rest)
{
    utf8proc_int32_t c = 0;
    auto const n = utf8proc_iterate(reinterpret_cast<utf8proc_uint8_t const*>(rest.data()), static_cast<utf8proc_ssize_t>(rest.size()), &c);
    if (n <= 0) return std::nullopt;
    auto const bytes = rest.substr(0, static_cast<std::size_t>(n));
    rest.remove_prefix(bytes.size());
    return std::pair{c, bytes};
}

/// Splits a folded text into words.
class word_splitter {
public:
    std::vector<std::string> operator()(std::string_view text)
    {
        while (auto const c = next(text)) take(c->first, c->second, text);
        end_word();
        end_initials();
        return std::move(words_);
    }

private:
    void take(utf8proc_int32_t c, std::string_view bytes, std::string_view rest)
    {
        if (is_optional_mark(c)) return;
        if (c == '&' || c == '+') {
            end_word();
            word_ = "and";
            end_word();
        } else if (is_apostrophe(c)) {
            // "people's" is one word with what follows left out, "d'Ivoire" two; "'Irāq" has one that is not written
            bool const genitive = rest.starts_with('s') && (rest.size() == 1 || !is_letter(rest[1]));
            if (genitive) genitive_ = true;
            else if (word_ == "d" || word_ == "l" || word_ == "dell") word_.clear();
        } else if (is_word(c)) {
            if (genitive_) { // the s itself
                genitive_ = false;
                return;
            }
            bool const unspaced = is_unspaced(c);
            if (unspaced != unspaced_ && !word_.empty()) end_word();
            unspaced_ = unspaced;
            word_ += bytes;
            ++letters_;
        } else if (c == '.' && letters_ == 1 && !unspaced_) {
            initials_ += word_;
            word_.clear();
            letters_ = 0;
        } else if (!unspaced_) end_word(); // blanks between letters of an unspaced script are none
    }

    static bool is_letter(char c) { return ('a' <= c && c <= 'z') || static_cast<unsigned char>(c) >= 0x80U; }

    void end_word()
    {
        genitive_ = false;
        if (word_.empty()) return;
        if (!initials_.empty() && letters_ == 1) initials_ += word_; // the last point of "D.P.R" is often missing
        else {
            end_initials();
            words_.push_back(word_);
        }
        word_.clear();
        letters_ = 0;
        unspaced_ = false;
    }
    void end_initials()
    {
        if (!initials_.empty()) words_.push_back(initials_);
        initials_.clear();
    }

    std::vector<std::string> words_;
    std::string word_;
    std::string initials_;
    std::size_t letters_ = 0; ///< in the word
    bool unspaced_ = false;
    bool genitive_ = false;
};

void add_meant(std::vector<std::string>& words, std::string word)
{
    if (word == "us") {
        words.insert(words.end(), {"united", "states"});
    } else if (word == "usa") {
        words.insert(words.end(), {"united", "states", "america"});
    } else if (word == "uk") {
        words.insert(words.end(), {"united", "kingdom"});
    } else if (word == "s" && !words.empty() && words.back() == "people") {
        return; // "People s Republic", whose apostrophe got lost
    } else if (auto const at = std::ranges::lower_bound(same_words, word, {}, &same_word::said);
               at != same_words.end() && at->said == word) {
        words.emplace_back(at->meant);
    } else words.push_back(std::move(word));
}

std::string key_of_folded(std::string_view folded)
{
    std::vector<std::string> words;
    for (auto& word : word_splitter{}(unicode_letters().fold(folded))) add_meant(words, std::move(word));
    auto const is_particle = [](std::string const& w) { return std::ranges::binary_search(particles, std::string_view(w)); };
    if (!std::ranges::all_of(words, is_particle)) std::erase_if(words, is_particle);
    std::ranges::sort(words);
    std::string out;
    for (auto const& w : words) {
        if (!out.empty()) out += ' ';
        out += w;
    }
    return folded_name(out); // composed again
}

/// Where Windows-1252 differs from Latin-1.
constexpr auto windows_1252 = std::to_array<std::pair<utf8proc_int32_t, unsigned char>>(
    {{0x20AC, 0x80}, {0x201A, 0x82}, {0x0192, 0x83}, {0x201E, 0x84}, {0x2026, 0x85}, {0x2020, 0x86}, {0x2021, 0x87},
     {0x02C6, 0x88}, {0x2030, 0x89}, {0x0160, 0x8A}, {0x2039, 0x8B}, {0x0152, 0x8C}, {0x017D, 0x8E}, {0x2018, 0x91},
     {0x2019, 0x92}, {0x201C, 0x93}, {0x201D, 0x94}, {0x2022, 0x95}, {0x2013, 0x96}, {0x2014, 0x97}, {0x02DC, 0x98},
     {0x2122, 0x99}, {0x0161, 0x9A}, {0x203A, 0x9B}, {0x0153, 0x9C}, {0x017E, 0x9E}, {0x0178, 0x9F}});

} // namespace

std::string country_key(std::string_view name) { return key_of_folded(folded_name(name)); }

std::string joined_key(std::string_view a, std::string_view b) { return key_of_folded(std::string(a) + ' ' + std::string(b)); }

std::vector<name_piece> name_pieces(std::string_view folded)
{
    std::vector<name_piece> out;
    constexpr std::string_view borders = "()[],:;/";
    char before = '\0';
    for (std::size_t at = 0;;) {
        auto const end = folded.find_first_of(borders, at);
        auto piece = folded.substr(at, end == std::string_view::npos ? end : end - at);
        while (piece.starts_with(' ')) piece.remove_prefix(1);
        while (piece.ends_with(' ')) piece.remove_suffix(1);
        if (!piece.empty()) out.push_back({piece, before});
        if (end == std::string_view::npos) return out;
        before = folded[end];
        at = end + 1;
    }
}

std::string undone_double_encoding(std::string_view text)
{
    std::string out;
    bool changed = false;
    while (auto const c = next(text)) {
        auto const at = std::ranges::find(windows_1252, c->first, &std::pair<utf8proc_int32_t, unsigned char>::first);
        if (at == windows_1252.end() && c->first > 0xFF) return {};
        out += static_cast<char>(at != windows_1252.end() ? at->second : static_cast<unsigned char>(c->first));
        changed = changed || c->first > 0x7F;
    }
    if (!changed || !text.empty()) return {};
    for (std::string_view rest = out; !rest.empty();)
        if (!next(rest)) return {};
    return out;
}

} // namespace entente::detail
