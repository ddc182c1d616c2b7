// The commands order and compare: questions of order by options.
// SPDX-License-Identifier: MIT
#include "command/asking.hpp"
#include "command/reading.hpp"

#include <entente/query/query.hpp>
#include <entente/time/edtf.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace entente::command {
namespace {

/// A milestone's name, a date, or a moment of the timeline.
[[nodiscard]] mark mark_of(std::string const& text, std::string const& zone)
{
    if (auto const turn = word<milestone>(text)) return *turn;
    if (edtf::try_parse(text)) return when{text, zone};
    return the(text);
}

[[nodiscard]] query order_of(contact_options const& told)
{
    query out{asked::order{}, {}};
    for (auto const& kind : told.kinds)
        if (auto const is = word<event_kind>(kind)) out.kinds.push_back(*is);
    if (!told.with.empty()) out = out.with(told.with);
    if (!told.after.empty()) out = out.after(mark_of(told.after, told.world.zone));
    if (!told.before.empty()) out = out.before(mark_of(told.before, told.world.zone));
    if (told.top) out = out.top(*told.top);
    return out;
}

/// An office of the timeline, a party, else a leader.
[[nodiscard]] query of_whom(query const& order, std::string const& who, timeline const& world)
{
    auto const& offices = world.facts().offices;
    if (std::any_of(offices.begin(), offices.end(), [&](office const& o) { return o.id == who; })) return order.by_each(who);
    return find_party(who) ? order.by_each_leader_of(who) : order.by(who);
}

[[nodiscard]] asking opened(contact_options const& told) { return asking(read_world(told.world), {told.as, told.why, told.strict}); }

} // namespace

status run(order_options const& told)
{
    auto of = opened(told.contacts);
    return of.ask(question{of_whom(order_of(told.contacts), told.who, of.world())});
}

status run(compare_options const& told)
{
    auto of = opened(told.contacts);
    return of.ask(question{asked::comparison{order_of(told.contacts), told.one, told.other}});
}

} // namespace entente::command
