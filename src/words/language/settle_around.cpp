// What stands around a question: counted by year, compared, explained, changed.
// SPDX-License-Identifier: MIT
#include "words/language/reader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::wording {

/// A question about one that stands in brackets in full.
std::optional<question> reader::settle_inner(draft& d)
{
    using w = draft::wrapper;
    auto const* q = std::get_if<query>(&*d.inner);
    if (q == nullptr)
        return refuse(i_ - 1, "what stands in the brackets is no plain question", "a first, a last, an order, a list, a number, a time");
    switch (d.wrapped) {
    case w::tally: return question{asked::tally{*q, d.by, d.told, d.few, d.zone, d.attribute}};
    case w::spread: return question{asked::spread{*q}};
    case w::pause: return question{asked::pause{*q, d.shortest}};
    case w::sooner: {
        auto const* other = std::get_if<query>(&*d.inner_other);
        if (other == nullptr) return refuse(i_ - 1, "what stands in the brackets is no plain question");
        return question{asked::sooner{*q, *other}};
    }
    case w::neighbour: return question{asked::neighbour{d.event, d.previous, *q}};
    case w::on_this_day: return question{asked::on_this_day{*q, d.month, d.day}};
    case w::returned: return question{asked::returned{*q, d.within_days.value_or(0)}};
    case w::change:
        if (!d.from || !d.to) return refuse(i_ - 1, "from when to when is not said", "change from 2025-06-09 to 2025-06-10 in (...)");
        return question{asked::change{*q, *d.from, *d.to}};
    case w::comparison: return question{asked::comparison{*q, d.one, d.other}};
    case w::likeness: return question{asked::likeness{*q, d.one, d.few.value_or(0)}};
    case w::why: return question{asked::why{*q, d.party, d.rank}};
    case w::none:
        if (d.steps) {
            d.steps->contacts = *q;
            return question{*d.steps};
        }
        break;
    case w::earlier: return question{asked::earlier{*q, d.one, d.other}};
    case w::interval: {
        auto const* to = std::get_if<query>(&*d.inner_other);
        if (to == nullptr) return refuse(i_ - 1, "what stands in the brackets is no plain question");
        return question{asked::interval{*q, *to}};
    }
    case w::single_source: return question{asked::single_source{*q}};
    case w::share: return question{asked::share{*q, d.share_with, d.attribute}};
    case w::page: return question{asked::page{*q, d.page, d.page_size}};
    case w::days_in_office:
    case w::contradictions:
    case w::in_office: break;
    }
    return refuse(i_ - 1, "brackets stand where none can");
}

std::optional<question> reader::wrap(draft& d, std::size_t from)
{
    using w = draft::wrapper;
    bool const pairs = d.wrapped == w::interval && d.by == std::vector{grouped::pair}; // "per dyad": whose rows
    bool const ranked = !pairs && (d.said.test(static_cast<std::size_t>(part::ranking)) || !d.by.empty());
    if (ranked && d.wrapped != w::none) return refuse(from, "a tally is asked with something else", "ask one question at a time");
    if (d.averaged && d.wrapped != w::none) return refuse(from, "an average is asked with something else", "ask one question at a time");
    switch (d.wrapped) {
    case w::none:
        if (ranked) return wrap_tally(d, from);
        if (d.averaged) return question{asked::spread{d.q}};
        return question{d.q};
    case w::why: return wrap_why(d);
    case w::pause: return question{asked::pause{d.q, d.shortest}};
    case w::on_this_day: return question{asked::on_this_day{d.q, d.month, d.day}};
    case w::returned:
        if (!d.within_days)
            return refuse(from, "within how many days it was returned is not said", "whose call did Moon return within 7 days");
        return question{asked::returned{d.q, *d.within_days}};
    case w::comparison: return question{asked::comparison{d.q, d.one, d.other}};
    case w::likeness: return question{asked::likeness{d.q, d.one, d.few.value_or(0)}};
    case w::change: return wrap_change(d, from);
    case w::neighbour: return wrap_neighbour(d, from);
    case w::sooner: return wrap_sooner(d, from);
    default: return wrap_more(d, from);
    }
}

std::optional<question> reader::wrap_tally(draft& d, std::size_t from)
{
    auto by = d.by;
    if (by.empty()) by = {d.asked == draft::asking::subject ? grouped::leader : grouped::counterpart};
    if (!std::holds_alternative<asked::count>(d.q.aim)) return refuse(from, "what is counted is not said", "how many calls");
    auto few = d.q.first_few;
    d.q.first_few.reset();
    return question{asked::tally{d.q, std::move(by), d.told, few, {}, d.attribute}};
}

/// "why was China second", "why did Moon call the US first": its place in the order.
std::optional<question> reader::wrap_why(draft& d)
{
    if (d.placed_so && d.party_is_leader && d.rank == 1) return settle_placed_so(d);
    auto q = d.q;
    if (d.party.empty() && std::holds_alternative<asked::first>(q.aim) && q.whom.size() == 1) {
        d.party = q.whom.front();
        d.rank = 1;
        q.whom.clear();
    }
    if (d.party.empty()) return question{asked::why{std::move(q), {}, 0}};
    q.aim = asked::order{};
    if (!d.said.test(static_cast<std::size_t>(part::kinds))) {
        q.kinds = {call};
        notes_.push_back("no kind of event is named: calls are meant");
    }
    return question{asked::why{std::move(q), d.party, d.rank}};
}

std::optional<question> reader::wrap_change(draft& d, std::size_t from)
{
    auto const date = [](std::optional<asked::edge> const& e) { return e ? std::get_if<when>(&e->at) : nullptr; };
    if (!d.from && date(d.q.from) != nullptr && date(d.q.to) != nullptr) {
        d.from.emplace(*date(d.q.from));
        d.to.emplace(*date(d.q.to));
        d.q.from.reset();
        d.q.to.reset();
    }
    if (!d.from || !d.to) return refuse(from, "from when to when is not said", "what changed between 9 June 2025 and 10 June 2025 in ...");
    return question{asked::change{d.q, *d.from, *d.to}};
}

std::optional<question> reader::wrap_neighbour(draft& d, std::size_t from)
{
    auto& edge = d.previous ? d.q.to : d.q.from;
    auto const* event = edge && !edge->inclusive ? std::get_if<the>(&edge->at) : nullptr;
    if (event == nullptr)
        return refuse(from, "next to which event is not said",
                      d.previous ? "the previous call before kr-2017-05-cn-call-1" : "the next call after kr-2017-05-us-call-1");
    d.event = event->text;
    edge.reset();
    return question{asked::neighbour{d.event, d.previous, d.q}};
}

} // namespace entente::wording
