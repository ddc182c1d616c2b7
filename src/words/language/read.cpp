// Reading a question, and saying why one cannot be read.
// SPDX-License-Identifier: MIT
#include "words/language/reader.hpp"

#include <entente/detail/nearest.hpp>
#include <entente/detail/printable.hpp>
#include <entente/words/read.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace entente::wording {
namespace {

constexpr std::size_t most_tokens = 400; ///< nobody asks so much at once
constexpr std::size_t most_named = 8;    ///< of what could follow

std::uint32_t column_of(std::string_view text, std::size_t at)
{
    auto const before = text.substr(0, at);
    return static_cast<std::uint32_t>(
               std::ranges::count_if(before, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; })) +
           1;
}

/// What could stand where reading ended, in words.
std::string told(expectations const& e)
{
    std::vector<std::string> all;
    if (e.names) all.emplace_back("a name");
    if (e.dates) all.emplace_back("a date");
    for (auto const& k : keywords()) {
        if (!e.words.test(static_cast<std::size_t>(k.is)) || k.is == keyword::nothing || k.is == keyword::and_ || k.is == keyword::or_)
            continue;
        all.push_back(fmt::format("\"{}\"", k.words.substr(0, k.words.find('|'))));
    }
    std::string out;
    for (std::size_t i = 0; i != std::min(all.size(), most_named); ++i) (out += i == 0 ? "" : ", ") += all[i];
    if (all.size() > most_named) out += fmt::format(" or one of {} more", all.size() - most_named);
    return out;
}

std::optional<question> read_again(std::string const& text, detail::name_index const& names)
{
    auto const tokens = tokens_of(text);
    return tokens.size() > most_tokens ? std::nullopt : reader{tokens, names}.run();
}

/// The question with the word that cannot be read mended, by a keyword or a name; or left out; or with all that follows left out.
std::string nearest_question(std::string_view text, token const& wrong, expectations const& e, diagnostic const& d,
                             detail::name_index const& names)
{
    constexpr std::size_t most_slips = 2;
    auto const before = text.substr(0, wrong.at);
    auto const after = text.substr(wrong.end);
    std::vector<std::string> all;
    if (wrong.is == token::kind::word && wrong.matches == 0) { // a word of the language is no slip
        std::vector<std::string_view> words;
        for (auto const& k : keywords())
            for (auto rest = e.words.test(static_cast<std::size_t>(k.is)) ? k.words : std::string_view{}; !rest.empty();) {
                auto const bar = std::min(rest.find('|'), rest.size());
                words.push_back(rest.substr(0, bar));
                rest.remove_prefix(std::min(bar + 1, rest.size()));
            }
        if (auto const near = detail::nearest(wrong.folded, words); near && detail::edit_distance(wrong.folded, *near) <= most_slips)
            all.push_back(fmt::format("{}{}{}", before, *near, after));
        constexpr std::string_view lead = "did you mean \"";
        if (d.remedy.starts_with(lead))
            all.push_back(
                fmt::format("{}{}{}", before, d.remedy.substr(lead.size(), d.remedy.find('"', lead.size()) - lead.size()), after));
    }
    auto const shorter = before.substr(0, before.find_last_not_of(" ,") + 1);
    if (wrong.at != 0 && d.code != code::unknown_name) all.push_back(fmt::format("{}{}", shorter, after));
    all.emplace_back(shorter);
    for (auto const& one : all)
        if (!one.empty() && 2 * one.size() >= text.size() && read_again(one, names)) return one; // of a lesser part nothing is told
    return {};
}

/// The same problem with its column, what was understood, what could follow, and the nearest question.
diagnostic in_full(diagnostic d, std::string_view text, std::vector<token> const& tokens, reader const& first, expectations const& e,
                   detail::name_index const& names)
{
    auto const at = d.where.column; // a byte so far
    d.where.column = column_of(text, at);
    auto const wrong = std::ranges::find_if(tokens, [&](token const& t) { return t.at >= at; });
    auto const understood = text.substr(0, at);
    if (understood.find_first_not_of(" \t") != understood.npos)
        d.text +=
            fmt::format("; understood so far: \"{}\"", detail::printable(understood.substr(0, understood.find_last_not_of(" \t") + 1)));
    if (!first.missed().empty()) d.remedy = names.near(first.missed());
    auto const add = [&](std::string const& more) {
        if (!more.empty()) d.remedy.append(d.remedy.empty() ? "" : "; ").append(more);
    };
    if (wrong != tokens.end() && tokens[std::min(first.farthest(), tokens.size() - 1)].at == at)
        if (auto const follow = told(e); !follow.empty()) add(fmt::format("could follow: {}", follow));
    if (wrong != tokens.end() && d.code != code::ambiguous_name)
        if (auto const near = nearest_question(text, *wrong, e, d, names); !near.empty())
            add(fmt::format("nearest: \"{}\"", detail::printable(near)));
    return d;
}

} // namespace

inline namespace ENTENTE_FORM {

result<reading> read(std::string_view text, lexicon const& names)
{
    auto const tokens = tokens_of(text);
    auto const& index = names.names();
    if (tokens.size() == 1)
        return problem_at({{}, 1, 1}, "there is no question", "which country did each president of South Korea call first",
                          code::unread_question);
    if (tokens.size() > most_tokens)
        return problem_at({{}, 1, column_of(text, tokens[most_tokens].at)}, fmt::format("the question has more than {} words", most_tokens),
                          "ask a shorter one", code::unread_question);
    reader first{tokens, index};
    if (auto asked = first.run()) {
        auto notes = std::move(first.notes());
        for (auto at = notes.begin(); at != notes.end();) at = std::find(notes.begin(), at, *at) != at ? notes.erase(at) : at + 1;
        return reading{*std::move(asked), std::move(notes)};
    }
    expectations expected;
    reader again{tokens, index, &expected};
    (void)again.run();
    return in_full(first.problem(), text, tokens, again, expected, index);
}

} // namespace ENTENTE_FORM

std::string explain(std::string_view text, problem_list const& refused)
{
    std::string out;
    for (auto const& d : refused) {
        if (d.where.line != 0) {
            out += detail::printable(text) + '\n';
            out.append(d.where.column == 0 ? 0 : d.where.column - 1, ' ').append("^\n");
        }
        out += fmt::format("error {} {}: ", static_cast<unsigned>(d.code), name(d.code));
        auto lines = d.remedy.empty() ? d.text : fmt::format("{}; {}", d.text, d.remedy);
        for (auto const* part : {"; understood so far: ", "; could follow: ", "; nearest: "}) // a line each
            if (auto const cut = lines.find(part); cut != lines.npos) {
                lines[cut] = '\n';
                lines.erase(cut + 1, 1);
            }
        out += detail::printable_lines(lines) + '\n';
    }
    return out;
}

} // namespace entente::wording
