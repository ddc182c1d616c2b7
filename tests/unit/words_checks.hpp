// Questions in words beside the values that they mean, and beside what C++ answers.
// SPDX-License-Identifier: MIT
#pragma once

#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/io/json.hpp>
#include <entente/words.hpp>

#include <string>
#include <vector>

namespace words_checks {

[[nodiscard]] inline entente::timeline const& shipped()
{
    static auto const all = entente::io::read(ENTENTE_SOURCE_DIR "/data");
    return all;
}
[[nodiscard]] inline entente::wording::lexicon const& names()
{
    static entente::wording::lexicon const all{shipped()};
    return all;
}

/// A question, and the value that it means, written by hand.
struct row {
    char const* text;
    entente::question means;
};

/// What the functions of C++ say to the same value, row by row; of questions that are made of several answers the words alone say it.
[[nodiscard]] inline std::vector<std::string> in_cpp(entente::timeline const& world, entente::question const& asked)
{
    std::vector<std::string> out;
    auto const take = [&](entente::answer const& a) {
        for (auto const& r : a) out.push_back(r.line() + '\n' + r.why());
    };
    if (auto const* q = std::get_if<entente::query>(&asked)) take(world.ask(*q));
    if (auto const* p = std::get_if<entente::pattern>(&asked)) take(world.match(*p));
    return out;
}
/// The same of the answer that the words give: its lines, with those of `why` behind each.
inline void check_answers(entente::timeline const& world, entente::question const& read, entente::question const& means)
{
    auto const* q = std::get_if<entente::query>(&means);
    bool const of_all = q != nullptr && std::holds_alternative<entente::asked::not_contacted>(q->aim) && q->whom.empty();
    auto const expected = of_all ? std::vector<std::string>{} : in_cpp(world, means); // C++ wants to be told whom
    if (expected.empty()) return;
    auto const reply = entente::wording::ask(world, read);
    REQUIRE(reply.lines.size() == expected.size());
    for (std::size_t i = 0; i != expected.size(); ++i) CHECK(reply.lines[i] == expected[i].substr(0, expected[i].find('\n')));
    std::string why;
    for (auto const& e : expected) why += (why.empty() ? "" : "\n") + e.substr(e.find('\n') + 1);
    CHECK(reply.why == why);
}

inline void check(entente::wording::lexicon const& with, std::vector<row> const& rows, entente::timeline const* world = nullptr)
{
    for (auto const& r : rows) {
        INFO(r.text);
        auto const read = entente::wording::read(r.text, with);
        if (!read) {
            FAIL_CHECK(entente::wording::explain(r.text, read.problems()));
            continue;
        }
        CHECK(entente::wording::print(read->asked) == entente::wording::print(r.means));
        CHECK(read->asked == r.means);
        if (world != nullptr) check_answers(*world, read->asked, r.means);
    }
}
/// Of the shipped data, with what they answer.
inline void check(std::vector<row> const& rows) { check(names(), rows, &shipped()); }

} // namespace words_checks
