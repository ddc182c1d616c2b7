// What the parts of a question come to: whose rows, with whom, which aim.
// SPDX-License-Identifier: MIT
#include "words/language/reader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::wording {

std::optional<question> reader::refuse(std::size_t from, std::string text, std::string remedy)
{
    fail(code::unread_question, from, std::move(text), std::move(remedy));
    return std::nullopt;
}

std::optional<question> reader::settle(draft& d, std::size_t from)
{
    using w = draft::wrapper;
    if (d.inner) return settle_inner(d);
    if (d.did == draft::verb::returning) d.wrapped = w::returned;
    if (d.wrapped == w::in_office) {
        auto const* on = d.q.inside ? std::get_if<when>(&*d.q.inside) : nullptr;
        auto plain = query{};
        plain.inside = d.q.inside;
        if (on == nullptr) return refuse(from, "on which day is not said", "who was president of South Korea on 11 May 2017");
        if (!(d.q == plain) || d.gap || d.counted || d.first || d.last || d.negated || !d.by.empty())
            return refuse(from, "who held an office is asked on a day, and nothing else",
                          "who was president of South Korea on 11 May 2017");
        return question{asked::in_office{d.one, *on}};
    }
    if (d.wrapped == w::days_in_office || d.wrapped == w::contradictions) return settle_plain(d, from);
    if ((d.wrapped == w::comparison || d.wrapped == w::likeness) && !settle_compared(d, from)) return std::nullopt;
    if (d.within_days && d.wrapped != w::returned) return refuse(from, "within days of what is not said", "within 20 days of election");
    if (!settle_who(d, from) || !settle_statuses(d, from) || !settle_earlier(d) || !settle_next_days(d, from)) return std::nullopt;
    bool const of_subject = d.asked == draft::asking::subject && !d.object.empty() && d.wrapped == w::none && !d.counted && !d.gap &&
                            !d.negated && d.by.empty() && !d.said.test(static_cast<std::size_t>(part::ranking));
    if (!d.rivals.empty() || of_subject) return settle_rivals(d, from);
    bool const of_many =
        d.subject.is_who && !std::holds_alternative<asked::leader>(d.subject.who); // "how many presidents called the US first": of all rows
    if (d.counted && of_many && (d.first || d.last) && !d.object.empty() && d.wrapped == w::none && d.by.empty()) {
        d.counted = false;
        d.wrapped = w::share;
    }
    if (!settle_aim(d, from)) return std::nullopt;
    return wrap(d, from);
}

/// The two leaders that are compared, or the one that others are like.
bool reader::settle_compared(draft& d, std::size_t from)
{
    bool const two = d.wrapped == draft::wrapper::comparison;
    if (two) {
        auto names = d.subject.names;
        names.insert(names.end(), d.object.names.begin(), d.object.names.end());
        if (names.size() != 2) return fail(code::unread_question, from, "two leaders are compared", "compare Moon and Yoon");
        d.one = names[0];
        d.other = names[1];
        d.subject = d.object = {};
        d.q.whom.clear();
    } else if (d.one.empty())
        return fail(code::unread_question, from, "like whose it is, is not said", "whose order of first calls was the same as Yoon's");
    d.in_order = true;
    d.order_word = true;
    if (!two && d.subject.empty()) d.subject.who = asked::every_term{}, d.subject.is_who = true;
    if (!two) d.asked = draft::asking::nothing;
    return true;
}

/// "who called Lee first" asks of Lee's rows.
bool reader::settle_asked_subject(draft& d, std::size_t from)
{
    if (d.object.names.size() != 1)
        return fail(code::unread_question, from, "who did it is asked, and not to whom", "who called Lee Jae-myung first");
    if (!d.object.is_who) return fail(code::unread_question, from, "a group has no rows of its own", "name a leader or a country");
    d.q.who = d.object.who;
    d.q.whom.clear();
    d.asked = draft::asking::counterpart;
    d.object = {};
    if (d.did == draft::verb::mutual || d.did == draft::verb::noun) return true;
    if (d.said.test(static_cast<std::size_t>(part::direction)))
        return fail(code::said_twice, from, "the direction is said twice", "who called whom says it");
    d.q.placed_or_received = d.did == draft::verb::host ? direction::placed : direction::received;
    return true;
}

bool reader::settle_who(draft& d, std::size_t from)
{
    auto const& who = d.subject;
    if (d.asked == draft::asking::subject && who.empty()) return settle_asked_subject(d, from);
    auto const is_direction_free = !d.said.test(static_cast<std::size_t>(part::direction));
    if (is_direction_free && d.did == draft::verb::one_way) d.q.placed_or_received = direction::placed;
    if (is_direction_free && d.did == draft::verb::host) d.q.placed_or_received = direction::received;
    bool const of_pairs = std::ranges::find(d.by, grouped::pair) != d.by.end();
    if (who.empty()) {
        if (of_pairs) d.q.who = asked::each_pair{};
        return true;
    }
    if (who.is_who) {
        d.q.who = who.who;
        return true;
    }
    if (who.names.size() == 2 && (who.is_pair || std::ranges::count(who.leaders, true) == 0)) {
        d.q.who = asked::pair{who.names[0], who.names[1]};
        if (!d.q.whom.empty())
            return fail(code::said_twice, from, "with whom is said twice: of a pair it is the other", "name two parties");
        return true;
    }
    if (who.names.size() == 2) {
        if (!d.q.whom.empty()) return fail(code::said_twice, from, "with whom is said twice", "name two leaders");
        bool const first_is_leader = who.leaders[0];
        d.q.who = asked::leader{who.names[first_is_leader ? 0 : 1]};
        d.q.whom = {who.names[first_is_leader ? 1 : 0]};
        return true;
    }
    return fail(code::unread_question, from,
                who.names.size() == 1 ? fmt::format("\"{}\" is a group, and has no rows of its own", who.names.front())
                                      : "several cannot be asked for at once",
                "ask of a leader, an office, a party, or of each leader");
}

bool reader::settle_statuses(draft& d, std::size_t from)
{
    if (!d.happened || !d.negated) return true;
    d.negated = false; // "planned but never happened"
    auto& all = d.q.statuses;
    bool const plans = d.said.test(static_cast<std::size_t>(part::statuses)) &&
                       std::ranges::all_of(all, [](status s) { return s == status::planned || s == status::proposed; });
    if (!plans)
        return fail(code::unread_question, from, "what never happened was planned or proposed", "what was planned but never happened");
    all.insert(all.end(), {status::postponed, status::cancelled});
    return true;
}

bool reader::settle_gap(draft& d, std::size_t from)
{
    if (!d.gap) {
        if (!d.q.from)
            return fail(code::unread_question, from, "since when the time is counted is not said", "how many days after election did ...");
        d.gap = d.q.from->at;
        d.q.from->inclusive = true;
    } else if (!d.said.test(static_cast<std::size_t>(part::from))) d.q.from = asked::edge{*d.gap, true};
    if (d.last || d.in_order || d.counted)
        return fail(code::unread_question, from, "the time is that to the first contact", "how many days after election did ... first ...");
    d.q.aim = asked::gap{*d.gap};
    return true;
}

bool reader::settle_aim(draft& d, std::size_t from)
{
    auto const wants = [&](bool other, char const* text) {
        return !other || fail(code::unread_question, from, text, "ask one question at a time");
    };
    bool const ordinal = d.first || d.last;
    if (d.wrapped == draft::wrapper::pause || d.wrapped == draft::wrapper::neighbour || d.wrapped == draft::wrapper::interval)
        d.how_long = false;
    if (d.averaged && !d.gap && !d.how_long)
        return fail(code::unread_question, from, "an average of what is not said",
                    "how many days after election did ... first call ..., on average");
    if (d.gap || d.how_long) return settle_gap(d, from);
    if (d.whether) {
        d.q.aim = *d.whether;
        return wants(ordinal || d.in_order || d.counted, "whether one came before the other is asked with something else");
    }
    if (d.negated) {
        d.q.aim = asked::not_contacted{};
        if (d.q.whom.empty())
            notes_.emplace_back("of all countries, those are asked for with which such a contact is known at any time in the term");
        return wants(ordinal || d.counted || d.in_order, "who has not been contacted is asked with something else");
    }
    if (d.first && d.last)
        return fail(code::unread_question, from, "the first and the last are asked at once", "ask one question at a time");
    bool const pairs = d.wrapped == draft::wrapper::interval && d.by == std::vector{grouped::pair}; // "per dyad": whose rows
    bool const ranked = d.said.test(static_cast<std::size_t>(part::ranking)) || (!d.by.empty() && !pairs);
    if (d.counted || ranked) {
        d.q.aim = asked::count{};
        return wants(ordinal || d.in_order, "how many is asked with something else");
    }
    if (d.in_order || (d.first && d.q.first_few && d.asked == draft::asking::counterpart)) { // "which three countries did Moon call first"
        d.q.aim = asked::order{};
        return wants(d.last, "an order begins with the first");
    }
    if (d.first) d.q.aim = asked::first{};
    else if (d.last) d.q.aim = asked::last{};
    else if (d.asked == draft::asking::counterpart && !d.listed &&
             (d.wrapped == draft::wrapper::none || d.wrapped == draft::wrapper::single_source))
        d.q.aim = asked::order{};
    else d.q.aim = asked::list{};
    if (d.wrapped == draft::wrapper::sooner) d.q.aim = asked::first{};
    return true;
}

/// "did Lee call Japan before China"; "which presidents called the US before China before Japan", "which presidents called China first".
std::optional<question> reader::settle_rivals(draft& d, std::size_t from)
{
    if (d.wrapped != draft::wrapper::none || d.counted || d.gap || d.how_long || d.last || d.in_order || d.negated || d.averaged ||
        !d.by.empty() || d.said.test(static_cast<std::size_t>(part::ranking)))
        return refuse(from, "what was contacted before what is asked with something else", "ask one question at a time");
    if (d.object.empty()) return refuse(from, "what came first is not said", "did Lee call Japan before China");
    auto const is_party = [&](participants const& p) {
        return p.names.size() == 1 && (names_.codes.contains(p.names.front()) ||
                                       (!p.leaders.front() && !names_.names.contains(detail::folded_text(p.names.front()))));
    };
    auto q = d.q;
    q.whom.clear();
    bool const one = d.rivals.size() == 1 && d.rivals.front().first == pattern::link::followed_by;
    if (one && !d.first && d.asked != draft::asking::subject && is_party(d.object) && is_party(d.rivals.front().second)) {
        auto before = d.object.names.front(), after = d.rivals.front().second.names.front();
        if (d.rival_first) std::swap(before, after);
        q.aim = asked::whether{std::move(before), std::move(after)};
        return question{q};
    }
    q.aim = asked::list{};
    pattern out;
    auto const add = [&](pattern::link how, participants const& whom) {
        out.steps.push_back({{counterparts{whom.names}, {}}, how, {}, {}, {}});
    };
    if (d.rival_first) add(d.first ? pattern::link::then : pattern::link::followed_by, d.rivals.front().second);
    add(d.first && !d.rival_first ? pattern::link::then : pattern::link::followed_by, d.object);
    if (!d.rival_first)
        for (auto const& [how, whom] : d.rivals) add(how, whom);
    out.contacts = std::move(q);
    return question{std::move(out)};
}

} // namespace entente::wording
