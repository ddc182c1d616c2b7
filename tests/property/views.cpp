// Views against their definition: what was public by then, told by itself, and whatever became public later or at no known time.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include "property/examine.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>

namespace {

namespace en = entente;
using namespace property;

/// Everything that a story says, said by a source.
void sign(en::records& told, std::string const& source, std::string const& better)
{
    for (auto& e : told.events)
        for (auto& r : e.reports) r.source = r.source.empty() ? source : better; // only the better one had a name
    for (auto& t : told.terms)
        for (auto& turn : t.milestones)
            for (auto& r : turn) r.source = source;
}

/// What else became known, or is known from somebody who gives no date: further events, further reports of the same ones, in
/// their record or in another one that is the same event; milestones and claims.
void add_noise(en::records& told, en::records noise, dice& d)
{
    auto const sources = std::array<std::string, 3>{"late", "late-better", ""};
    for (auto& e : noise.events) {
        auto const known = std::find_if(told.events.begin(), told.events.end(), [&](en::event const& k) { return k.id == e.id; });
        for (auto& r : e.reports) r.source = d.pick(sources);
        if (known == told.events.end()) {
            told.events.push_back(std::move(e));
        } else if (d.once_in(2)) {
            known->reports.insert(d.once_in(2) ? known->reports.end() : known->reports.begin(), e.reports.begin(), e.reports.end());
        } else if (d.once_in(2)) {
            e.same_as = e.id;
            e.id += "-again";
            told.events.push_back(std::move(e));
        }
    }
    for (std::size_t m = 0; m != turns; ++m)
        for (auto& r : noise.terms[0].milestones[m]) {
            r.source = d.pick(sources);
            if (d.once_in(2)) told.terms[0].milestones[m].push_back(r);
        }
    for (auto& c : noise.claims) {
        c.source = d.pick(sources);
        told.claims.push_back(std::move(c));
    }
}

outcome examine_view(story const& s, std::uint64_t seed)
{
    outcome out;
    everything const of(s);
    out.skipped = of.too_many || of.all.empty();
    if (out.skipped) return out;
    dice d(~seed); // not those that drew the story
    auto told = records_of(s);
    sign(told, "early", "early-better");
    auto const source = [&](char const* id, en::source_rank rank, char const* published) {
        told.sources.push_back({id, "somebody", {}, {}, {}, en::when{published, "UTC"}, rank, {}, {}});
    };
    source("early", en::source_rank::normal, "1970-01-02");
    source("early-better", en::source_rank::preferred, "1970-01-02");
    source("late", en::source_rank::normal, "1970-01-06");
    source("late-better", en::source_rank::preferred, "1970-01-07");
    add_noise(told, records_of(random_story(d)), d);
    std::vector<en::diagnostic> problems;
    auto const whole = en::builder(en::zones(shifted)).add(std::move(told)).try_build(problems);
    out.skipped = !whole; // a term that ends before it begins, as some will have it
    if (out.skipped) return out;
    auto const seen = whole->as_of(en::when{"1970-01-05", "UTC"});
    comparison c(s, of, seen);
    out.all = c.run();
    out.kind = c.kind();
    return out;
}

/// A story of which all is public by then.
story without_undated(story s)
{
    std::erase_if(s.claims, [](saying const& c) { return c.dated == 0; });
    return s;
}

} // namespace

TEST_CASE("A view answers as a timeline of what was public by then, whatever was said later", "[property][views]")
{
    check_cases("view", 10000, [](story const& s, std::uint64_t seed) { return examine_view(s, seed); }, without_undated);
}

TEST_CASE("A timeline that grew answers as one that was built at once", "[property][views]")
{
    check_cases("growth", 10000,
                [](story const& s, std::uint64_t seed) {
                    outcome out;
                    everything const of(s);
                    out.skipped = of.too_many || of.all.empty();
                    if (out.skipped) return out;
                    dice d(~seed);
                    auto all = records_of(s);
                    std::vector<en::records> parts(3);
                    parts[0].sources = std::move(all.sources); // what is new may refer to what is there, not the other way
                    parts[0].leaders = std::move(all.leaders);
                    parts[0].offices = std::move(all.offices);
                    parts[0].terms = std::move(all.terms);
                    std::size_t part = 0; // claims and events keep their order; a claim waits for its events
                    for (auto& e : all.events) {
                        part = std::min<std::size_t>(2, part + static_cast<std::size_t>(d(2)));
                        if (e.reports.size() > 1 && d.once_in(2)) { // some of its reports come later, in a record of their own
                            auto later = e;
                            e.reports.erase(e.reports.begin() + 1, e.reports.end());
                            later.reports.erase(later.reports.begin());
                            later.same_as = e.id;
                            later.id += "-again";
                            parts[std::min<std::size_t>(2, part + 1)].events.push_back(std::move(later));
                        }
                        parts[part].events.push_back(std::move(e));
                    }
                    parts[2].claims = std::move(all.claims);
                    auto grown = en::builder(en::zones(shifted)).add(std::move(parts[0])).build();
                    auto const first = grown;
                    grown = grown.with(std::move(parts[1]));
                    grown = grown.with(std::move(parts[2]));
                    CHECK(first.facts().claims.empty()); // what it grew from stays as it was
                    comparison c(s, of, grown);
                    out.all = c.run();
                    out.kind = c.kind();
                    return out;
                },
                [](story s) { return s; });
}
