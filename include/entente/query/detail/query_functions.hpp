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

ENTENTE_INLINE query query::by(std::string leader) const
{
    auto q = *this;
    q.who = asked::leader{std::move(leader)};
    return q;
}
ENTENTE_INLINE query query::by_each(std::string office) const
{
    auto q = *this;
    q.who = asked::holders{std::move(office)};
    return q;
}
ENTENTE_INLINE query query::by_each_leader_of(std::string party) const
{
    auto q = *this;
    q.who = asked::leaders_of{std::move(party)};
    return q;
}
ENTENTE_INLINE query query::of_pair(std::string party, std::string other) const
{
    auto q = *this;
    q.who = asked::pair{std::move(party), std::move(other)};
    return q;
}
ENTENTE_INLINE query query::by_each_term() const
{
    auto q = *this;
    q.who = asked::every_term{};
    return q;
}
ENTENTE_INLINE query query::by_each_pair() const
{
    auto q = *this;
    q.who = asked::each_pair{};
    return q;
}
ENTENTE_INLINE query query::with_acting() const
{
    auto q = *this;
    q.acting = true;
    return q;
}
ENTENTE_INLINE query query::with(std::vector<std::string> counterparts) const
{
    auto q = *this;
    q.whom = std::move(counterparts);
    return q;
}
ENTENTE_INLINE query query::top(std::size_t n) const
{
    auto q = *this;
    q.first_few = n;
    return q;
}
ENTENTE_INLINE query query::with_organizations() const
{
    auto q = *this;
    q.organizations = true;
    return q;
}
ENTENTE_INLINE query query::placed() const
{
    auto q = *this;
    q.placed_or_received = direction::placed;
    return q;
}
ENTENTE_INLINE query query::received() const
{
    auto q = *this;
    q.placed_or_received = direction::received;
    return q;
}
ENTENTE_INLINE query query::abroad() const
{
    auto q = *this;
    q.where = whereabouts::abroad;
    return q;
}
ENTENTE_INLINE query query::at_home() const
{
    auto q = *this;
    q.where = whereabouts::at_home;
    return q;
}
ENTENTE_INLINE query query::at(std::string occasion_id) const
{
    auto q = *this;
    q.occasion = std::move(occasion_id);
    return q;
}
ENTENTE_INLINE query query::that_are(std::vector<status> s) const
{
    auto q = *this;
    q.statuses = std::move(s);
    return q;
}
ENTENTE_INLINE query query::after(mark m) const
{
    auto q = *this;
    q.from = asked::edge{std::move(m), false};
    return q;
}
ENTENTE_INLINE query query::since(mark m) const
{
    auto q = *this;
    q.from = asked::edge{std::move(m), true};
    return q;
}
ENTENTE_INLINE query query::before(mark m) const
{
    auto q = *this;
    q.to = asked::edge{std::move(m), false};
    return q;
}
ENTENTE_INLINE query query::until(mark m) const
{
    auto q = *this;
    q.to = asked::edge{std::move(m), true};
    return q;
}
ENTENTE_INLINE query query::within(int n, mark of) const
{
    auto q = *this;
    q.days = asked::within{n, std::move(of)};
    return q;
}
ENTENTE_INLINE query query::during(mark m) const
{
    auto q = *this;
    q.inside = std::move(m);
    return q;
}
ENTENTE_INLINE query query::as_of(when t) const
{
    auto q = *this;
    q.known_by = std::move(t);
    return q;
}
ENTENTE_INLINE query query::even_beyond_the_term() const
{
    auto q = *this;
    q.beyond_term = true;
    return q;
}

} // namespace entente
