// What questions about places, times between, sources, shares and pages come to.
// SPDX-License-Identifier: MIT
#include "words/language/reader.hpp"

#include <algorithm>
#include <utility>

namespace entente::wording {

/// Questions that have nothing but whose they are, and as known when.
std::optional<question> reader::settle_plain(draft& d, std::size_t from)
{
    bool const contradicting = d.wrapped == draft::wrapper::contradictions;
    auto rest = d.q;
    rest.known_by.reset();
    rest.acting = contradicting && rest.acting;
    bool const more = !(rest == query{}) || d.gap || d.counted || d.first || d.last || d.in_order || d.listed || d.negated || d.averaged ||
                      !d.by.empty() || !d.rivals.empty() || !d.object.empty() || d.did != draft::verb::none || d.next_days ||
                      d.said.test(static_cast<std::size_t>(part::ranking));
    if (contradicting) {
        if (more || !d.subject.empty())
            return refuse(from, "which claims contradict is asked with something else",
                          "which claims contradict each other, as known on 9 June 2025");
        return question{asked::contradictions{d.q.known_by}};
    }
    if (more || d.within_days)
        return refuse(from, "how long an office was held is asked with something else", "how many days was Moon in office");
    asked::days_in_office out{d.subject.who, d.q.acting, d.q.known_by};
    if (d.subject.is_pair) out.who = asked::pair{d.subject.names[0], d.subject.names[1]};
    else if (!d.subject.is_who && (!d.subject.empty() || d.how_long))
        return refuse(from, "whose time in office is not said", "how many days was Moon in office");
    return question{std::move(out)};
}

/// "earlier" without a beginning counts from the election.
bool reader::settle_earlier(draft& d)
{
    if (d.wrapped != draft::wrapper::earlier) return true;
    if (!d.q.from && !d.gap) {
        d.q.from = asked::edge{milestone::elected, true};
        notes_.emplace_back("counted from the election; after taking office is said so");
    }
    d.how_long = true;
    d.first = false; // "to first call China"
    return true;
}

/// The next 30 days begin with the day as of which it is asked.
bool reader::settle_next_days(draft& d, std::size_t from)
{
    if (!d.next_days) return true;
    if (!d.q.known_by)
        return fail(code::unread_question, from, "from which day on the next days are counted is not said",
                    "as of 9 June 2025: a question means the same whenever it is asked");
    d.q = d.q.within(*d.next_days, *d.q.known_by);
    return true;
}

/// "before the leaders of C and D": who did the same; what else is said holds of both.
std::optional<question> reader::wrap_sooner(draft& d, std::size_t from)
{
    if (!d.second_alike) {
        auto other = settle(*d.second, from);
        if (!other) return std::nullopt;
        auto* q = std::get_if<query>(&*other);
        if (q == nullptr) return refuse(from, "what came before what is asked with something else", "did X call Y before Z called V");
        q->aim = asked::first{};
        return question{asked::sooner{d.q, *q}};
    }
    auto one = d.q;
    one.who = {};
    draft other;
    other.subject = d.second->subject;
    other.q = one;
    other.did = d.did;
    other.said = d.said;
    if (std::holds_alternative<asked::pair>(d.q.who)) other.q.whom.clear();
    if (!settle_who(other, from)) return std::nullopt;
    return question{asked::sooner{d.q, other.q}};
}

/// "was Trump the first to call Moon": of a leader, whether the first contact of all was with him.
std::optional<question> reader::settle_placed_so(draft& d)
{
    auto q = d.q;
    q.aim = asked::list{};
    pattern out;
    out.steps.push_back({{counterparts{{d.party}}, {}}, pattern::link::then, {}, {}, {}});
    out.contacts = std::move(q);
    return question{std::move(out)};
}

std::optional<question> reader::wrap_more(draft& d, std::size_t from)
{
    using w = draft::wrapper;
    switch (d.wrapped) {
    case w::earlier:
        if (!std::holds_alternative<asked::gap>(d.q.aim))
            return refuse(from, "earlier to do what is not said", "was Yoon earlier than Moon to call China");
        d.q.who = {};
        return question{asked::earlier{d.q, d.one, d.other}};
    case w::interval: {
        auto to = d.q;
        to.kinds = {d.other_kind};
        d.q.aim = to.aim = asked::first{};
        if (std::ranges::find(d.by, grouped::pair) != d.by.end()) d.q.who = to.who = asked::each_pair{};
        return question{asked::interval{d.q, std::move(to)}};
    }
    case w::single_source: return question{asked::single_source{d.q}};
    case w::share:
        if (d.share_with.empty()) d.share_with = std::exchange(d.q.whom, {});
        if (d.share_with.empty()) return refuse(from, "the share with whom is not said", "share of first calls that went to the US");
        if (!d.first && !d.last)
            return refuse(from, "a share is one of first contacts, or of last ones", "share of first calls that went to the US");
        return question{asked::share{d.q, d.share_with, d.attribute}};
    case w::page:
        if (!std::holds_alternative<asked::list>(d.q.aim))
            return refuse(from, "pages are those of a list", "calls of Moon, page 2 of 20 each");
        return question{asked::page{d.q, d.page, d.page_size}};
    default: return refuse(from, "what is asked cannot be told");
    }
}

} // namespace entente::wording
