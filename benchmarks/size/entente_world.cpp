// Makes a timeline of a world, and asks it.
// SPDX-License-Identifier: MIT
#include "entente_world.hpp"

#include "countries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <utility>

namespace bench {

namespace en = entente;

namespace {

static_assert(std::ranges::all_of(countries, [](std::string_view code) { return en::info(en::party{code}) != nullptr; }));

std::string term_id(std::uint32_t t) { return fmt::format("t{}", t); }
std::uint32_t term_number(std::string const& id)
{
    std::uint32_t t = 0;
    std::from_chars(id.data() + 1, id.data() + id.size(), t);
    return t;
}
std::string office_of(std::string_view code) { return fmt::format("{}/head", code); }

seconds32 second_of(en::instant t) { return t.is_finite() ? static_cast<seconds32>(t.count() / en::seconds(1).count()) : never; }
std::vector<en::report> told_at(seconds32 t, precision how = precision::second)
{
    return {{{}, std::nullopt, en::when{time_text(t, how), "UTC"}, {}, {}, {}}};
}

en::event event_of(world const& w, event_number e)
{
    auto const kind = w.kind[e];
    bool const visits = kind == contact_kind::visit;
    auto const part = [&](leader_number l, en::role r) {
        return en::participant{leader_id(l), en::party{w.codes[w.country_of[l]]}, r, {}, {}};
    };
    en::event out;
    out.id = event_id(e);
    out.kind = kind == contact_kind::call ? en::call : visits ? en::visit : en::meeting;
    out.participants = {part(w.caller[e], visits ? en::role::guest : en::role::initiator),
                        part(w.called[e], visits ? en::role::host : en::role::recipient)};
    out.reports = told_at(w.at[e], w.told.empty() ? precision::second : w.told[e]);
    out.reports.front().status = en::status::held;
    return out;
}

en::timeline timeline_of(world const& w)
{
    en::builder b{en::utc_and_offsets()};
    return b.add(records_of(w)).build();
}

} // namespace

en::records records_of(world const& w)
{
    en::records out;
    for (auto const code : w.codes) out.offices.push_back({office_of(code), en::party{code}, "head", {}});
    for (leader_number l = 0; l != w.country_of.size(); ++l)
        out.leaders.push_back({leader_id(l), fmt::format("Leader {:04}", l), {}, {}, {}});
    for (auto const& t : w.terms) {
        en::term term{term_id(static_cast<std::uint32_t>(out.terms.size())),
                      leader_id(t.leader),
                      office_of(w.codes[w.country_of[t.leader]]),
                      false,
                      {},
                      {},
                      {}};
        term.at(en::elected) = told_at(t.elected);
        term.at(en::took_office) = told_at(t.took_office);
        term.at(en::left_office) = told_at(t.left_office);
        out.terms.push_back(std::move(term));
    }
    out.events.reserve(w.size());
    for (event_number e = 0; e != w.size(); ++e) out.events.push_back(event_of(w, e));
    for (auto const& [earlier, later] : w.claims) {
        auto& added = out.claims.emplace_back();
        added.says = en::order_claim{{{event_id(earlier)}, {event_id(later)}}};
    }
    return out;
}

entente_world::entente_world(world const& w)
    : codes_(w.codes.begin(), w.codes.end())
    , terms_of_(w.terms_of)
    , exact_(w.told.empty())
    , timeline_(timeline_of(w))
{
}

country_number entente_world::number_of(en::party p) const
{
    return static_cast<country_number>(std::lower_bound(codes_.begin(), codes_.end(), p.code()) - codes_.begin());
}

void entente_world::check(en::answer_row const& row) const
{
    if (exact_ && row.verdict != en::verdict::certain && !row.candidates.empty()) throw std::runtime_error("not certain: " + row.line());
}

/// By offices: a row for each term, in the order of its terms, and not in that of the leaders.
contact_rows entente_world::first_calls() const
{
    std::vector<std::vector<contact>> of_term(terms_of_.back());
    for (auto const& code : codes_)
        for (auto const& row : timeline_.ask(en::first(en::call).by_each(office_of(code)).after(en::elected))) {
            check(row);
            for (auto const& c : row.candidates)
                of_term[term_number(row.term)].push_back({second_of(c.window.earliest()), number_of(c.parties.front())});
        }
    contact_rows out;
    for (auto const& row : of_term) {
        out.all.insert(out.all.end(), row.begin(), row.end());
        out.end_row();
    }
    return out;
}

contact_rows entente_world::first_ten(std::span<leader_number const> leaders) const
{
    contact_rows out;
    for (auto const l : leaders)
        for (auto const& row : timeline_.ask(en::order(en::call).by(leader_id(l)).after(en::took_office).top(first_so_many))) {
            check(row);
            for (std::size_t i = 0; i != std::min(first_so_many, row.candidates.size()); ++i) {
                auto const& c = row.candidates[i];
                out.all.push_back({second_of(c.window.earliest()), number_of(c.parties.front())});
            }
            out.end_row();
        }
    return out;
}

std::vector<seconds32> entente_world::last_contacts(std::span<point const> points) const
{
    std::vector<seconds32> out;
    for (auto const& p : points) {
        auto when = never;
        auto const asked = en::last().of_pair(codes_[p.one], codes_[p.other]);
        for (auto const& row : timeline_.ask(asked.before(en::when{time_text(p.before), "UTC"}))) {
            check(row);
            for (auto const& c : row.candidates) when = std::max(when, second_of(c.window.earliest()));
        }
        out.push_back(when);
    }
    return out;
}

/// There is no question for it: events are counted one by one.
std::vector<year_count> entente_world::calls_by_year() const
{
    constexpr std::size_t years = last_year - first_year + 1;
    auto const size = codes_.size();
    std::vector<std::uint32_t> counts(size * size * years);
    auto const& events = timeline_.facts().events; // nothing is merged, nothing is hidden: a moment is the event of its place
    for (auto const m : timeline_.events()) {
        auto const& e = events[static_cast<std::size_t>(m)];
        auto const window = timeline_.when_was(m).window;
        if (e.kind != en::call || !window.earliest().is_finite()) continue;
        auto const [a, b] = std::minmax({number_of(e.participants[0].party), number_of(e.participants[1].party)}); // a list: copies
        auto const year = static_cast<std::size_t>(year_of(second_of(window.earliest())) - first_year);
        if (year < years) ++counts[(a * size + b) * years + year];
    }
    std::vector<year_count> out;
    for (std::size_t i = 0; i != counts.size(); ++i)
        if (counts[i] != 0)
            out.push_back({static_cast<country_number>(i / years / size), static_cast<country_number>(i / years % size),
                           static_cast<std::uint16_t>(first_year + i % years), counts[i]});
    return out;
}

std::vector<triple> entente_world::one_then_another(three_countries const& whom) const
{
    auto const &a = codes_[whom[0]], &b = codes_[whom[1]], &c = codes_[whom[2]];
    auto const gap = en::seconds(longest_gap);
    auto const steps = en::contact(a, en::call).followed_by(b, en::call).within(gap).followed_by(c, en::call).within(gap);
    std::vector<triple> out;
    for (auto const& code : codes_)
        for (auto const& row : timeline_.match(steps.among(en::list(en::call).by_each(office_of(code)).with({a, b, c})))) {
            if (row.candidates.empty()) continue;
            check(row);
            triple found{term_number(row.term), {}};
            for (std::size_t i = 0; i != found.at.size(); ++i)
                found.at[i] = second_of(timeline_.when_was(*timeline_.find_moment(row.candidates.front().events[i])).window.earliest());
            out.push_back(found);
        }
    std::sort(out.begin(), out.end(), [](triple const& x, triple const& y) { return x.term < y.term; });
    return out;
}

std::unique_ptr<answerer> make_entente(world const& w) { return std::make_unique<entente_world>(w); }

} // namespace bench
