// Questions in words, and names of countries.
// SPDX-License-Identifier: MIT
#include "import/names/country_key.hpp"
#include "import/names/country_names.hpp"
#include "import/names/folded_name.hpp"
#include "support.hpp"
#include "targets.hpp"

#include <entente/entente.hpp>
#include <entente/io/json.hpp>
#include <entente/io/letters.hpp>
#include <entente/words.hpp>

#include <algorithm>
#include <string>

namespace entente::fuzz {

namespace {

timeline const& world()
{
    static auto const all = io::read(ENTENTE_SOURCE_DIR "/data/korea.json");
    return all;
}
wording::lexicon const& lexicon()
{
    static wording::lexicon const all{world()};
    return all;
}

} // namespace

/// What is read prints as words that read as the same; what is refused is explained; and something could follow, or nothing.
void words(std::string_view input)
{
    auto const got = wording::read(input, lexicon());
    require(got.has_value() != got.problems().has_error(), "a question is read or refused", input);
    if (got) {
        auto const printed = wording::print(got->asked);
        auto const again = wording::read(printed, lexicon());
        require(again.has_value(), "what was printed reads", printed);
        require(again->asked == got->asked, "what was printed reads as the same", printed);
        require(wording::print(again->asked) == printed, "it prints as the same", printed);
    } else require(!wording::explain(input, got.problems()).empty(), "a refusal is explained", input);
    auto const follow = wording::complete(input, input.size() / 2, lexicon());
    require(follow.size() <= wording::most_completions, "completions are few", input);
}

/// What is read is answered, or refused.
void asking(std::string_view input)
{
    auto const got = wording::read(input, lexicon());
    if (!got) return;
    try {
        auto const reply = wording::ask(world(), got->asked);
        require(!reply.lines.empty(), "an answer has a line", input);
        for (auto const& row : reply.rows.rows)
            require(row.size() == reply.rows.columns.size(), "a row has as many cells as columns", input);
    } catch (error const&) {
    }
}

void names(std::string_view input)
{
    auto const folded = detail::folded_name(input);
    require(detail::folded_name(folded) == folded, "a folded name is folded", input);
    auto const letters = unicode_letters().fold(input);
    require(unicode_letters().fold(letters) == letters, "folded letters are folded", input);
    (void)detail::is_better_spelling(input, folded);

    (void)detail::name_pieces(folded);
    (void)detail::country_key(input);
    (void)detail::undone_double_encoding(input);
    detail::country_name const name(input);
    for (auto const year : {0, 1948, 1991, 2025}) {
        auto const means = name.in(year);
        if (!means.id.empty()) require(find_party(means.id.code()).has_value(), "a country's name means one that is known", input);
    }
    (void)detail::countries_named_in(input);
    if (input.size() <= 60) (void)detail::nearest_country(input); // linear in all names, and that many times the length
}

} // namespace entente::fuzz
