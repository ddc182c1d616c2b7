// A query's functions, and its special members: what copies three variants is compiled once.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/compiled.hpp>
#include <entente/query/query.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace entente {

ENTENTE_INLINE query::query() = default;
ENTENTE_INLINE query::query(aims what_is_asked, std::vector<event_kind> k) : aim(std::move(what_is_asked)), kinds(std::move(k)) {}
ENTENTE_INLINE query::query(query const&) = default;
ENTENTE_INLINE query::query(query&&) noexcept = default;
ENTENTE_INLINE query& query::operator=(query const&) = default;
ENTENTE_INLINE query& query::operator=(query&&) noexcept = default;
ENTENTE_INLINE query::~query() = default;

ENTENTE_INLINE query query::by(std::string leader) const& { return query(*this).by(std::move(leader)); }
ENTENTE_INLINE query query::by(std::string leader) &&
{
    who = asked::leader{std::move(leader)};
    return std::move(*this);
}
ENTENTE_INLINE query query::by_each(std::string office) const& { return query(*this).by_each(std::move(office)); }
ENTENTE_INLINE query query::by_each(std::string office) &&
{
    who = asked::holders{std::move(office)};
    return std::move(*this);
}
ENTENTE_INLINE query query::by_each_leader_of(std::string party) const& { return query(*this).by_each_leader_of(std::move(party)); }
ENTENTE_INLINE query query::by_each_leader_of(std::string party) &&
{
    who = asked::leaders_of{std::move(party)};
    return std::move(*this);
}
ENTENTE_INLINE query query::of_pair(std::string party, std::string other) const&
{
    return query(*this).of_pair(std::move(party), std::move(other));
}
ENTENTE_INLINE query query::of_pair(std::string party, std::string other) &&
{
    who = asked::pair{std::move(party), std::move(other)};
    return std::move(*this);
}
ENTENTE_INLINE query query::by_each_term() const& { return query(*this).by_each_term(); }
ENTENTE_INLINE query query::by_each_term() &&
{
    who = asked::every_term{};
    return std::move(*this);
}
ENTENTE_INLINE query query::by_each_pair() const& { return query(*this).by_each_pair(); }
ENTENTE_INLINE query query::by_each_pair() &&
{
    who = asked::each_pair{};
    return std::move(*this);
}
ENTENTE_INLINE query query::with_acting() const& { return query(*this).with_acting(); }
ENTENTE_INLINE query query::with_acting() &&
{
    acting = true;
    return std::move(*this);
}
ENTENTE_INLINE query query::with(std::vector<std::string> counterparts) const
{
    auto q = *this;
    q.whom = std::move(counterparts);
    return q;
}
ENTENTE_INLINE query query::top(std::size_t n) const& { return query(*this).top(n); }
ENTENTE_INLINE query query::top(std::size_t n) &&
{
    first_few = n;
    return std::move(*this);
}
ENTENTE_INLINE query query::with_organizations() const& { return query(*this).with_organizations(); }
ENTENTE_INLINE query query::with_organizations() &&
{
    organizations = true;
    return std::move(*this);
}
ENTENTE_INLINE query query::placed() const& { return query(*this).placed(); }
ENTENTE_INLINE query query::placed() &&
{
    placed_or_received = direction::placed;
    return std::move(*this);
}
ENTENTE_INLINE query query::received() const& { return query(*this).received(); }
ENTENTE_INLINE query query::received() &&
{
    placed_or_received = direction::received;
    return std::move(*this);
}
ENTENTE_INLINE query query::abroad() const& { return query(*this).abroad(); }
ENTENTE_INLINE query query::abroad() &&
{
    where = whereabouts::abroad;
    return std::move(*this);
}
ENTENTE_INLINE query query::at_home() const& { return query(*this).at_home(); }
ENTENTE_INLINE query query::at_home() &&
{
    where = whereabouts::at_home;
    return std::move(*this);
}
ENTENTE_INLINE query query::at(std::string occasion_id) const& { return query(*this).at(std::move(occasion_id)); }
ENTENTE_INLINE query query::at(std::string occasion_id) &&
{
    occasion = std::move(occasion_id);
    return std::move(*this);
}
ENTENTE_INLINE query query::that_are(std::vector<status> s) const& { return query(*this).that_are(std::move(s)); }
ENTENTE_INLINE query query::that_are(std::vector<status> s) &&
{
    statuses = std::move(s);
    return std::move(*this);
}
ENTENTE_INLINE query query::after(mark m) const& { return query(*this).after(std::move(m)); }
ENTENTE_INLINE query query::after(mark m) &&
{
    from = asked::edge{std::move(m), false};
    return std::move(*this);
}
ENTENTE_INLINE query query::since(mark m) const& { return query(*this).since(std::move(m)); }
ENTENTE_INLINE query query::since(mark m) &&
{
    from = asked::edge{std::move(m), true};
    return std::move(*this);
}
ENTENTE_INLINE query query::before(mark m) const& { return query(*this).before(std::move(m)); }
ENTENTE_INLINE query query::before(mark m) &&
{
    to = asked::edge{std::move(m), false};
    return std::move(*this);
}
ENTENTE_INLINE query query::until(mark m) const& { return query(*this).until(std::move(m)); }
ENTENTE_INLINE query query::until(mark m) &&
{
    to = asked::edge{std::move(m), true};
    return std::move(*this);
}
ENTENTE_INLINE query query::within(int n, mark of) const& { return query(*this).within(n, std::move(of)); }
ENTENTE_INLINE query query::within(int n, mark of) &&
{
    days = asked::within{n, std::move(of)};
    return std::move(*this);
}
ENTENTE_INLINE query query::during(mark m) const& { return query(*this).during(std::move(m)); }
ENTENTE_INLINE query query::during(mark m) &&
{
    inside = std::move(m);
    return std::move(*this);
}
ENTENTE_INLINE query query::as_of(when t) const& { return query(*this).as_of(std::move(t)); }
ENTENTE_INLINE query query::as_of(when t) &&
{
    known_by = std::move(t);
    return std::move(*this);
}
ENTENTE_INLINE query query::even_beyond_the_term() const& { return query(*this).even_beyond_the_term(); }
ENTENTE_INLINE query query::even_beyond_the_term() &&
{
    beyond_term = true;
    return std::move(*this);
}

} // namespace entente
