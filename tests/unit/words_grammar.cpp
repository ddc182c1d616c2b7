// The page that shows the grammar shows that of the reader; what is proposed can be read.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "words/language/keywords.hpp"

#include <entente/entente.hpp>
#include <entente/io/json.hpp>
#include <entente/words.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <string>
#include <vector>

namespace words_grammar_tests {

using namespace entente;

namespace {

std::vector<std::string> lines_of(char const* path)
{
    std::ifstream in{path};
    std::vector<std::string> out;
    for (std::string line; std::getline(in, line);) out.push_back(line);
    return out;
}

bool has(std::vector<std::string> const& all, std::string_view text) { return std::find(all.begin(), all.end(), text) != all.end(); }

} // namespace

TEST_CASE("the page of the question language shows its grammar")
{
    auto const page = lines_of(ENTENTE_SOURCE_DIR "/docs/language.md");
    std::set<std::string> defined, used;
    for (auto const& p : wording::grammar()) {
        auto const line = fmt::format("    {} = {} ;", p.name, p.is);
        INFO(line);
        CHECK(has(page, line));
        defined.emplace(p.name);
        std::string word;
        bool in_quotes = false;
        for (char const c : std::string(p.is) + ' ') {
            if (c == '"') in_quotes = !in_quotes;
            bool const letter = ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || c == '_';
            if (letter && !in_quotes) word += c;
            else if (!word.empty()) used.insert(std::exchange(word, {}));
        }
    }
    CHECK(std::count_if(page.begin(), page.end(), [](auto const& l) { return l.starts_with("    ") && l.ends_with(" ;"); }) ==
          static_cast<std::ptrdiff_t>(wording::grammar().size()));
    std::set<std::string> keywords;
    for (auto const& k : wording::keywords()) {
        std::string spellings;
        for (char const c : k.words) spellings += c == '|' ? std::string("\", \"") : std::string(1, c);
        auto const line = fmt::format("| `{}` | \"{}\" |", k.name, spellings);
        INFO(line);
        CHECK(has(page, line));
        keywords.emplace(k.name);
        if (k.name != "filler") CHECK(used.contains(std::string(k.name)));
    }
    for (auto const& word : used) {
        INFO(word);
        bool const lexical = std::all_of(word.begin(), word.end(), [](char c) { return ('A' <= c && c <= 'Z') || c == '_'; });
        CHECK((lexical || defined.contains(word) || keywords.contains(word)));
    }
}

TEST_CASE("questions in words: what could follow")
{
    wording::lexicon const names{io::read(ENTENTE_SOURCE_DIR "/data/korea.json")};
    auto const at_end = [&](std::string_view text) { return wording::complete(text, text.size(), names); };
    CHECK(has(at_end("which country did "), "Angela Merkel"));
    CHECK(has(at_end("which country did Moo"), "Moon Jae-in"));
    CHECK_FALSE(has(at_end("which country did Moo"), "Xi Jinping"));
    CHECK(has(at_end("first call by Moon af"), "after"));
    CHECK(has(at_end("first call by Moon after el"), "election"));
    CHECK(has(at_end("first call by Moon after "), "election"));
    CHECK(has(at_end(""), "which"));
    CHECK(has(at_end("calls of Moon with Chi"), "China"));
    CHECK(at_end("which country did Zoltan Nobody call ").empty());
    CHECK(at_end("which country did ").size() <= wording::most_completions);
    CHECK(at_end("calls of Moon with ") == at_end("calls of Moon with "));
    CHECK(wording::complete("first call by Moo after election", 17, names) == at_end("first call by Moo"));
}

} // namespace words_grammar_tests
