// Answers of a timeline whose events stay in a database against those of the same timeline in memory.
// SPDX-License-Identifier: MIT
#pragma once

#include "catch.hpp"
#include "property/calendar_stories.hpp"
#include "property/cases.hpp"
#include "property/dice.hpp"
#include "property/row_text.hpp"

#include <entente/io/letters.hpp>
#include <entente/io/remote.hpp>
#include <entente/io/zones.hpp>
#include <entente/query/ask.hpp>
#include <entente/query/match.hpp>
#include <entente/timeline/builder.hpp>

#include <fmt/format.h>

#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace property {

using namespace calendar;

/// Of each row what was decided, then its words; of a question without an answer, why.
[[nodiscard]] inline std::vector<std::string> told(en::answer const& all)
{
    std::vector<std::string> out;
    for (auto const& row : all) out.push_back(text_of(row));
    for (auto const& row : all) out.push_back(words_of(row));
    if (all.empty()) out.push_back(all.why());
    return out;
}
template <class Ask>
[[nodiscard]] std::vector<std::string> told_or_refused(Ask ask)
{
    try {
        return told(ask());
    } catch (en::error const& e) {
        return {fmt::format("error {}", static_cast<int>(e.code()))};
    }
}

/// As the suites about one timeline ask, and more: lists, counts, events at occasions, views.
[[nodiscard]] inline en::query any_question(dice& d)
{
    auto q = d.once_in(3) ? plain_question(d) : drawn_question(d);
    if (d.once_in(4)) {
        q.first_few.reset();
        q.aim = d.once_in(2) ? en::query::aims{en::asked::list{}} : en::query::aims{en::asked::count{}};
    }
    if (d.once_in(30)) q.who = en::asked::anyone{};
    if (d.once_in(6)) q.where = d.once_in(2) ? en::whereabouts::abroad : en::whereabouts::at_home;
    if (d.once_in(12)) q.occasion = d.once_in(2) ? "summit-*" : "summit-1";
    if (d.once_in(5)) q = q.as_of(en::when{fmt::format("2020-0{}-{:02}", d.between(1, 4), d.between(10, 20)), "UTC"});
    return q;
}

/// Occasions, places and further reports of sources that were there before.
inline void add_to(told_twice& story, dice& d)
{
    for (int i = 0; i != 2; ++i) {
        en::event summit;
        summit.id = fmt::format("summit-{}", i);
        summit.kind = en::event_kind::summit;
        summit.participants = {participant(d, "", "RUS"), participant(d, "", "CHN")};
        summit.reports = {report(d, true)};
        if (i == 1) summit.occasion = "summit-0";
        (i == 0 ? story.first : story.more).events.push_back(std::move(summit));
    }
    for (auto* part : {&story.first, &story.more})
        for (auto& e : part->events) {
            if (e.id.starts_with("summit")) continue;
            if (d.once_in(8)) e.occasion = part == &story.first || d.once_in(2) ? "summit-0" : "summit-1";
            if (d.once_in(6) && !e.reports.empty()) e.reports.back().note = "a note";
            if (d.once_in(4)) e.in = *en::find_party(sides[at(d, 5)]);
        }
    if (d.once_in(3)) { // when a source was published becomes known later, and its rank
        auto& known = story.first.sources.back();
        story.more.sources = {known};
        known.published = {};
    }
}

struct run_result {
    std::size_t stories = 0, rows = 0, events = 0, came = 0, errors = 0;
};

/// `gathered`: also what was brought for it is asked, as patterns are.
inline void compare(en::timeline const& whole, en::io::remote& there, en::query const& q, bool gathered, run_result& sum)
{
    auto const here = told_or_refused([&] { return whole.ask(q); });
    en::io::traffic came;
    auto const remote = told_or_refused([&] {
        auto out = there.ask(q);
        came = out.came;
        return std::move(out.all);
    });
    REQUIRE(remote == here);
    if (gathered) REQUIRE(told_or_refused([&] { return there.gather(q).ask(q); }) == here);
    sum.rows += here.size() / 2;
    sum.errors += here.front().starts_with("error");
    sum.events += whole.facts().events.size();
    sum.came += came.events;
}

/// A pattern looks at the contacts of a list, and at nothing else.
inline void compare(en::timeline const& whole, en::io::remote& there, en::pattern const& p)
{
    auto const here = told_or_refused([&] { return whole.match(p); });
    REQUIRE(told_or_refused([&] { return there.gather(p.contacts).match(p); }) == here);
}

/// `open()`: a connection to a database without tables. `moved(c)`: one to a database with the rows of that of `c`.
template <class Draw, class Open, class Moved = std::identity>
run_result compare_all(char const* what, Draw draw_story, std::size_t usual, Open&& open, Moved moved = {})
{
    constexpr int questions = 10;
    constexpr std::size_t as_dear_as = 5; // stories of other suites
    run_options const options(as_dear_as * usual, as_dear_as);
    run_result sum;
    for (std::uint64_t n = options.only.value_or(0); options.only ? n == *options.only : n != options.cases; ++n) {
        dice d(options.seed * 1'000'003 + n);
        auto story = draw_story(d);
        add_to(story, d);
        std::optional<en::timeline> whole;
        try {
            en::builder first(en::iana_zones(), {}, en::unicode_letters());
            (void)first.add(story.first).try_build().value();
            whole = first.add(story.more).build();
        } catch (en::error const&) { // terms that end before they begin
            continue;
        }
        ++sum.stories;
        std::shared_ptr<en::io::connection> const way = open();
        en::io::remote filled(way);
        filled.create();
        (void)filled.load(story.first);
        (void)filled.load(story.more);
        if (d.once_in(5)) REQUIRE(filled.load(story.more) == 0);
        en::io::remote there(moved(way));
        for (int k = 0; k != questions; ++k) {
            INFO("ENTENTE_SEED=" << options.seed << " ENTENTE_CASE=" << n << ", question " << k);
            compare(*whole, there, any_question(d), k % 3 == 0, sum);
            if (k == 0) compare(*whole, there, plain_pattern(d));
        }
    }
    std::printf("%s: %zu stories, %zu rows, %zu questions refused alike; of %zu events asked of, %zu came\n", what, sum.stories, sum.rows,
                sum.errors, sum.events, sum.came);
    return sum;
}

} // namespace property
