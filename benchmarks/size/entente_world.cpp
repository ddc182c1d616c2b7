// Makes a timeline of a world, and asks it.
// SPDX-License-Identifier: MIT
#include "entente_world.hpp"

#include "countries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace bench {

namespace en = entente;

namespace {

static_assert(std::ranges::all_of(countries, [](std::string_view code) { return en::info(en::party{code}) != nullptr; }));

std::string term_id(std::uint32_t t) { return fmt::format("t{}", t); }
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

/// From event `begin` on, and after the last event the claims.
void add_piece(world const& w, event_number begin, event_number end, en::records& to)
{
    to.events.reserve(end - begin);
    for (auto e = begin; e != end; ++e) to.events.push_back(event_of(w, e));
    if (end != w.size()) return;
    for (auto const& [earlier, later] : w.claims) {
        auto& added = to.claims.emplace_back();
        added.says = en::order_claim{{{event_id(earlier)}, {event_id(later)}}};
    }
}

/// A million events at a time: while they are records, they take more than ten times what a timeline keeps of them.
en::timeline timeline_of(world const& w)
{
    constexpr std::size_t piece = 1'000'000;
    auto const end_of = [&](std::size_t begin) { return static_cast<event_number>(std::min(begin + piece, w.size())); };
    auto first = people_of(w);
    add_piece(w, 0, end_of(0), first);
    auto out = en::builder{en::utc_and_offsets()}.add(std::move(first)).build();
    for (auto begin = end_of(0); begin != w.size(); begin = end_of(begin)) {
        en::records more;
        add_piece(w, begin, end_of(begin), more);
        out = out.with(std::move(more));
    }
    return out;
}

} // namespace

en::records people_of(world const& w)
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
    return out;
}

entente_world::entente_world(world const& w)
    : codes_(w.codes.begin(), w.codes.end())
    , parties_(w.codes.begin(), w.codes.end())
    , terms_of_(w.terms_of)
    , exact_(w.told.empty())
    , timeline_(timeline_of(w))
{
    number_of_.resize(letters * letters * letters);
    for (std::size_t c = 0; c != codes_.size(); ++c) number_of_[place_of(parties_[c])] = static_cast<country_number>(c);
}

/// By its code of three letters.
std::size_t entente_world::place_of(en::party p)
{
    auto const letter = [&](unsigned i) { return static_cast<std::size_t>(p.number() >> (56 - 8 * i) & 0xFF) - 'A'; };
    return (letter(0) * letters + letter(1)) * letters + letter(2);
}
country_number entente_world::number_of(en::party p) const { return number_of_[place_of(p)]; }

void entente_world::check(en::decision const& row) const
{
    if (exact_ && row.verdict() != en::verdict::certain && !row.empty()) throw std::runtime_error("not certain");
}

/// Rows stand in the order in which the terms began, and not in that of the leaders.
contact_rows entente_world::first_calls() const
{
    auto const all = timeline_.ask(en::first(en::call).by_each_term().after(en::elected));
    auto const& rows = all.decided();
    std::vector<std::uint32_t> row_of(terms_of_.back());
    for (std::uint32_t i = 0; i != rows.size(); ++i) row_of[static_cast<std::size_t>(*rows[i].term())] = i;
    contact_rows out;
    for (auto const i : row_of) {
        auto const row = rows[i];
        check(row);
        for (auto const& c : row) out.all.push_back({second_of(c.window.earliest()), number_of(c.parties.front())});
        out.end_row();
    }
    return out;
}

contact_rows entente_world::first_ten(std::span<leader_number const> leaders) const
{
    contact_rows out;
    for (auto const l : leaders) {
        auto const all = timeline_.ask(en::order(en::call).by(leader_id(l)).after(en::took_office).top(first_so_many));
        for (auto const row : all.decided()) {
            check(row);
            for (std::size_t i = 0; i != std::min(first_so_many, row.size()); ++i)
                out.all.push_back({second_of(row[i].window.earliest()), number_of(row[i].parties.front())});
            out.end_row();
        }
    }
    return out;
}

std::vector<seconds32> entente_world::last_contacts(std::span<point const> points) const
{
    std::vector<en::asked_at> where;
    where.reserve(points.size());
    for (auto const& p : points) where.push_back({parties_[p.one], parties_[p.other], en::instant{} + en::seconds(p.before)});
    auto const prepared = timeline_.prepare(en::last().of_pair(codes_[0], codes_[1]).before(en::instant{}));
    std::vector<seconds32> out;
    out.reserve(points.size());
    auto const all = prepared.ask(where);
    for (auto const row : all.decided()) {
        check(row);
        out.push_back(row.empty() ? never : second_of(row[0].window.earliest()));
    }
    return out;
}

std::vector<year_count> entente_world::calls_by_year() const
{
    auto const all = timeline_.count_by(en::per::year, en::count(en::call).by_each_pair());
    std::vector<year_count> out;
    out.reserve(all.cells.size());
    auto const end = all.cells.end();
    for (auto c = all.cells.begin(); c != end;) { // those of a row stand together
        auto const& pair = all.rows[c->row];
        auto const one = number_of(pair.one), other = number_of(pair.other);
        for (auto const row = c->row; c != end && c->row == row; ++c) {
            if (exact_ && c->least != c->most) throw std::runtime_error("not certain");
            out.push_back({one, other, static_cast<std::uint16_t>(c->year), c->most});
        }
    }
    return out;
}

std::vector<triple> entente_world::one_then_another(three_countries const& whom) const
{
    auto const &a = codes_[whom[0]], &b = codes_[whom[1]], &c = codes_[whom[2]];
    auto const gap = en::seconds(longest_gap);
    auto const steps = en::contact(a, en::call).followed_by(b, en::call).within(gap).followed_by(c, en::call).within(gap);
    std::vector<triple> out;
    auto const all = timeline_.match(steps.among(en::list(en::call).by_each_term().with({a, b, c})));
    for (auto const row : all.decided()) {
        if (row.empty()) continue;
        check(row);
        triple found{static_cast<std::uint32_t>(*row.term()), {}};
        for (std::size_t i = 0; i != found.at.size(); ++i) found.at[i] = second_of(timeline_.when_was(row[0].events[i]).window.earliest());
        out.push_back(found);
    }
    std::sort(out.begin(), out.end(), [](triple const& x, triple const& y) { return x.term < y.term; });
    return out;
}

std::unique_ptr<answerer> make_entente(world const& w) { return std::make_unique<entente_world>(w); }

} // namespace bench
