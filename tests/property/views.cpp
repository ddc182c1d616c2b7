// Views against their definition: what was public by then, told by itself, and whatever became public later or at no known time.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "property/cases.hpp"
#include "property/dated.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace views_tests {

namespace {

namespace en = entente;
using namespace property;

// Sources of a story are dated up to 3 April 1970; the view is of the 5th.

/// What else became known, or is known from somebody who gives no date: further events, further reports of the same ones, in
/// their record or in another one that is the same event; and claims.
void add_noise(en::records& told, en::records noise, dice& d)
{
    auto const sources = std::array<std::string, 3>{"late", "late-better", ""};
    for (auto& e : noise.events) {
        auto const known = std::find_if(told.events.begin(), told.events.end(), [&](en::event const& k) { return k.id == e.id; });
        for (auto& r : e.reports) r.source = d.pick(sources);
        if (known == told.events.end()) {
            for (auto& p : e.participants) p.capacity.reset(); // of terms that the story may not have
            told.events.push_back(std::move(e));
        } else if (d.once_in(2)) {
            known->reports.insert(d.once_in(2) ? known->reports.end() : known->reports.begin(), e.reports.begin(), e.reports.end());
        }
    }
    auto const is_there = [&](std::string const& m) {
        auto const named = [&](auto const& list) {
            return std::any_of(list.begin(), list.end(), [&](auto const& x) { return m == x.id || m.starts_with(x.id + "."); });
        };
        return named(told.events) || named(told.terms);
    };
    for (auto& c : noise.claims) {
        bool good = true;
        auto const needs = [&](std::string const& m) { good = good && (m.empty() || is_there(m)); };
        if (auto const* o = std::get_if<en::order_claim>(&c.says))
            for (auto const& step : o->steps)
                for (auto const& m : step) needs(m);
        else if (auto const* x = std::get_if<en::distance_claim>(&c.says)) {
            needs(x->from);
            needs(x->to);
        } else good = false; // scopes of the other story's terms
        if (!good) continue;
        c.source = d.pick(sources);
        told.claims.push_back(std::move(c));
    }
}

/// "A milestone of a term is public from its own day on, too, whoever told it": some are printed later, or nobody knows when.
void print_milestones_later(en::records& told, dice& d)
{
    auto const is_normal = [&](std::string const& id) { return id.starts_with("s1"); };
    for (auto& t : told.terms)
        for (auto& turn : t.milestones)
            for (auto& r : turn)
                if (is_normal(r.source) && !r.time.empty() && r.time.text().find("..") == std::string::npos && d.once_in(4))
                    r.source = d.once_in(2) ? "late" : "";
}
/// What becomes known later lies later.
void add_later_milestones(en::records& told, dice& d)
{
    for (auto& t : told.terms) {
        bool const ends = !t.at(en::milestone::left_office).empty();
        auto const turn = ends ? en::milestone::elected : d.once_in(2) ? en::milestone::left_office : en::milestone::took_office;
        if (ends || !t.at(turn).empty() || !d.once_in(3)) continue; // no term ends before it begins
        auto& r = t.at(turn).emplace_back();
        r.source = d.once_in(2) ? "late" : "";
        r.time = en::when{fmt::format("1970-05-0{}", d.between(1, 5)), "UTC"};
    }
}

outcome examine_view(story const& s, std::uint64_t seed)
{
    dice d(~seed); // not those that drew the story
    auto told = records_of(s);
    auto const source = [&](char const* id, en::source_rank rank, char const* published) {
        auto& out = told.sources.emplace_back();
        out.id = id;
        out.publisher = "somebody";
        out.rank = rank;
        out.published = en::when{published, "UTC"};
    };
    source("late", en::source_rank::normal, "1970-04-06");
    source("late-better", en::source_rank::preferred, "1970-04-07");
    auto const other = random_story(d);
    add_noise(told, records_of(other), d);
    add_later_milestones(told, d);
    print_milestones_later(told, d);
    auto const whole = en::builder(story_zones(), story_policy()).add(std::move(told)).try_build();
    outcome out;
    out.skipped = !whole; // a term that ends before it begins, as some will have it
    if (out.skipped) return out;
    auto const seen = whole->as_of(en::when{"1970-04-05", "UTC"});
    return examination(s, seen).run();
}

/// What a story tells, in three parts, each of which may refer to what came before.
std::vector<en::records> in_parts(en::records all, dice& d)
{
    std::vector<en::records> parts(3);
    parts[0].sources = std::move(all.sources);
    parts[0].leaders = std::move(all.leaders);
    parts[0].groups = std::move(all.groups);
    parts[0].offices = std::move(all.offices);
    for (auto& t : all.terms) parts[d.once_in(3) ? 1 : 0].terms.push_back(std::move(t));
    for (auto& e : all.events) {
        auto const part = static_cast<std::size_t>(1 + d(2));
        if (e.reports.size() > 1 && d.once_in(2)) { // some of its reports come later, in a record of their own
            auto later = e;
            e.reports.erase(e.reports.begin() + 1, e.reports.end());
            later.reports.erase(later.reports.begin());
            later.same_as = e.id;
            later.id += "-again";
            for (auto& p : later.participants) p.capacity.reset(); // said once
            parts[2].events.push_back(std::move(later));
            parts[1].events.push_back(std::move(e));
        } else {
            parts[part].events.push_back(std::move(e));
        }
    }
    parts[2].claims = std::move(all.claims);
    return parts;
}

outcome examine_growth(story const& s, std::uint64_t seed)
{
    dice d(~seed);
    auto parts = in_parts(records_of(s), d);
    auto const first = en::builder(story_zones(), story_policy()).add(std::move(parts[0])).build();
    auto const grown = first.with(std::move(parts[1])).with(std::move(parts[2]));
    auto out = examination(s, grown).run();
    out.all.push_back({"the first stays", first.facts().claims.empty(), first.facts().claims.empty(), "no claims", "some"});
    return out;
}

} // namespace

TEST_CASE("A view answers as a timeline of what was public by then, whatever was said later", "[property][views]")
{
    check_cases("view", run_options(20000), shares::wanted, examine_view, dated);
}

TEST_CASE("A timeline that grew answers as one that was built at once", "[property][growth]")
{
    check_cases("growth", run_options(20000), shares::wanted, examine_growth, [](story s) { return s; });
}

} // namespace views_tests
