// Questions of every form, drawn at random.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/entente.hpp>
#include <entente/words.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace words_tests {

using namespace entente;

/// Draws questions of every form, with values that mean nothing, too.
class dice {
public:
    explicit dice(unsigned seed) : random_(seed) {}

    std::size_t upto(std::size_t n) { return std::uniform_int_distribution<std::size_t>{0, n}(random_); }
    bool one_in(std::size_t n) { return upto(n - 1) == 0; }

    std::string text()
    {
        static std::vector<std::string> const all{
            "KOR",          "moon-jae-in",  "Xi Jinping",    "a \"quoted\" name", "back\\slash", "",
            "before China", "\xEB\xAC\xB8", "KOR/president", "two\nlines",        ") (",         "'s"};
        return all[upto(all.size() - 1)];
    }
    std::vector<std::string> texts(std::size_t most)
    {
        std::vector<std::string> out(upto(most));
        for (auto& t : out) t = text();
        return out;
    }
    template <class Word>
    std::vector<Word> words_of(std::size_t most)
    {
        std::vector<Word> out(upto(most));
        for (auto& w : out) w = static_cast<Word>(upto(words<Word>.size() - 1));
        return out;
    }
    when time()
    {
        static std::vector<std::string> const all{"2025",     "2025-06",   "2025-06-09",  "2025-02-30",       "..",          "",
                                                  "2017-05~", "2017/2018", "[2017,2019]", "2025-06-09T11:30", "-0044-03-15", "nonsense",
                                                  "1907?"};
        auto out = when(all[upto(all.size() - 1)], one_in(2) ? "" : one_in(2) ? "Asia/Seoul" : text());
        return one_in(4) ? out.in(calendar::julian) : out;
    }
    mark place()
    {
        switch (upto(3)) {
        case 0: return static_cast<milestone>(upto(3));
        case 1: return the(text());
        case 2: return time();
        default: break;
        }
        constexpr std::int64_t all[] = {
            0, 1749436200000000, -1, 1749436200000001, -9223372036854775807, 9223372036854775807, -99999999999999999};
        return instant{all[upto(6)]};
    }
    int number() { return static_cast<int>(upto(400)) - 20; }

    query a_query()
    {
        query q;
        switch (upto(7)) {
        case 0: q.aim = asked::first{}; break;
        case 1: q.aim = asked::last{}; break;
        case 2: q.aim = asked::order{}; break;
        case 3: q.aim = asked::list{}; break;
        case 4: q.aim = asked::count{}; break;
        case 5: q.aim = asked::gap{place()}; break;
        case 6: q.aim = asked::whether{text(), text()}; break;
        default: q.aim = asked::not_contacted{}; break;
        }
        switch (upto(6)) {
        case 0: q.who = asked::leader{text()}; break;
        case 1: q.who = asked::holders{text()}; break;
        case 2: q.who = asked::leaders_of{text()}; break;
        case 3: q.who = asked::pair{text(), text()}; break;
        case 4: q.who = asked::every_term{}; break;
        case 5: q.who = asked::each_pair{}; break;
        default: break;
        }
        q.kinds = words_of<event_kind>(4);
        if (one_in(3)) q.statuses = words_of<status>(3);
        if (one_in(3)) q.placed_or_received = static_cast<direction>(upto(2));
        if (one_in(3)) q.where = static_cast<whereabouts>(upto(2));
        if (one_in(4)) q.occasion = text();
        if (!std::holds_alternative<asked::pair>(q.who) && one_in(2)) q.whom = texts(3);
        if (one_in(3)) q.from = asked::edge{place(), one_in(2)};
        if (one_in(3)) q.to = asked::edge{place(), one_in(2)};
        if (one_in(4)) q.days = asked::within{number(), place()};
        if (one_in(4)) q.inside = place();
        if (one_in(4)) q.known_by = time();
        q.beyond_term = one_in(5);
        q.acting = one_in(5);
        q.organizations = one_in(5);
        if (one_in(5)) q.first_few = upto(9);
        return q;
    }
    asked::contact a_contact() { return {counterparts{texts(3)}, words_of<event_kind>(3), static_cast<direction>(upto(2))}; }
    pattern a_pattern()
    {
        pattern p;
        for (auto n = upto(4); n != 0; --n) {
            pattern::step s{a_contact(), static_cast<pattern::link>(upto(1)), {}, {}, {}};
            for (auto k = upto(2); k != 0; --k) s.without.push_back(a_contact());
            if (one_in(3)) s.within = one_in(2) ? hours(number()) : one_in(3) ? duration::unlimited() : duration{number()};
            if (one_in(3)) s.within_days = number();
            p.steps.push_back(std::move(s));
        }
        p.contacts = a_query();
        return p;
    }
    std::vector<grouped> groups()
    {
        std::vector<grouped> out(upto(3));
        for (auto& g : out) g = static_cast<grouped>(upto(6));
        return out;
    }
    question a_later_question()
    {
        switch (upto(6)) {
        case 0: return asked::days_in_office{a_query().who, one_in(2), one_in(2) ? std::optional(time()) : std::nullopt};
        case 1: return asked::earlier{a_query(), text(), one_in(3) ? "" : text()};
        case 2: return asked::interval{a_query(), a_query()};
        case 3: return asked::single_source{a_query()};
        case 4: return asked::contradictions{one_in(2) ? std::optional(time()) : std::nullopt};
        case 5: return asked::share{a_query(), texts(3), one_in(2) ? text() : ""};
        default: return asked::page{a_query(), upto(400), upto(400)};
        }
    }
    asked::tally a_tally()
    {
        asked::tally out{a_query(),
                         groups(),
                         static_cast<asked::tally::told>(upto(2)),
                         one_in(2) ? std::optional(upto(9)) : std::nullopt,
                         one_in(3) ? "Asia/Seoul" : "",
                         {}};
        if (std::ranges::find(out.by, grouped::attribute) != out.by.end()) out.attribute = text();
        return out;
    }
    question a_question()
    {
        switch (upto(16)) {
        case 0: return a_pattern();
        case 1: return asked::in_office{text(), time()};
        case 2: return a_tally();
        case 3: return asked::spread{a_query()};
        case 4: return asked::pause{a_query(), one_in(2)};
        case 5: return asked::sooner{a_query(), a_query()};
        case 6: return asked::neighbour{text(), one_in(2), a_query()};
        case 7: return asked::on_this_day{a_query(), number(), number()};
        case 8: return asked::returned{a_query(), number()};
        case 9: return asked::change{a_query(), time(), time()};
        case 10: return asked::comparison{a_query(), text(), text()};
        case 11: return asked::likeness{a_query(), text(), upto(5)};
        case 12: return asked::why{a_query(), text(), upto(5)};
        case 13:
        case 14:
        case 15: return a_later_question();
        default: return a_query();
        }
    }

private:
    std::mt19937 random_;
};

} // namespace words_tests
