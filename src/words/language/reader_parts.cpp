// The parts of a question that are no clauses: aim, order, groups, manner, status, who.
// SPDX-License-Identifier: MIT
#include "words/language/reader.hpp"

#include <algorithm>

namespace entente::wording {

/// "in order", "the order of".
bool reader::order(draft& d)
{
    auto const at = i_;
    bool const word = !is(keyword::in_order) && is(keyword::order);
    if (!accept(keyword::in_order) && !accept(keyword::order)) return false;
    if (d.in_order && d.wrapped != draft::wrapper::likeness) return fail(code::said_twice, at, "the order is said twice", "say it once");
    d.in_order = true;
    d.order_word = d.order_word || word;
    if (word && accept(keyword::of)) skip_fillers();
    return true;
}

/// "each year", "by month and counterpart".
bool reader::groups(draft& d)
{
    auto const at = i_;
    bool const each = is(keyword::each);
    bool const led = accept(keyword::per) || accept(keyword::by) || accept(keyword::each);
    skip_fillers();
    struct row {
        keyword is;
        grouped by;
        bool alone; ///< also without "by", or behind "each"
    };
    static constexpr row rows[] = {{keyword::year, grouped::year, true},  {keyword::month, grouped::month, true},
                                   {keyword::kind, grouped::kind, false}, {keyword::country, grouped::counterpart, false},
                                   {keyword::pair, grouped::pair, false}, {keyword::leader, grouped::leader, false}};
    auto const group = [&](bool must_be_alone) -> std::optional<grouped> {
        auto const place = i_;
        if (!must_be_alone && attribute_group(d)) return grouped::attribute;
        if (failed()) return std::nullopt;
        for (auto const& r : rows) {
            if ((must_be_alone && !r.alone) || !accept(r.is)) continue;
            if (!r.alone && is(keyword::of)) break; // "by leader of KOR": whose
            return r.by;
        }
        i_ = place;
        return std::nullopt;
    };
    auto one = group(!led || each);
    if (!one) {
        i_ = at;
        return false;
    }
    if (d.wrapped == draft::wrapper::share && *one == grouped::attribute) return true;
    if (!claim(d, part::groups, "by what is counted", at)) return false;
    d.by.push_back(*one);
    while (true) {
        auto const place = i_;
        while (accept(token::kind::comma) || accept(keyword::and_) || (i_ != place && accept(keyword::by))) {}
        one = i_ == place ? std::nullopt : group(false);
        if (!one) {
            i_ = place;
            return true;
        }
        d.by.push_back(*one);
    }
}

/// "most", "least", "top 3".
bool reader::ranking(draft& d)
{
    auto const at = i_;
    if (accept(keyword::most) || is(keyword::least)) {
        d.told = i_ != at ? asked::tally::told::most : asked::tally::told::least;
        if (i_ == at) accept(keyword::least);
        return claim(d, part::ranking, "how they are ranked", at);
    }
    if (!accept(keyword::top)) return false;
    auto const n = number();
    if (!n || *n < 0) return fail(code::unread_question, i_, "how many is not said", "top 3");
    d.q.first_few = static_cast<std::size_t>(*n);
    accept(keyword::country);
    return claim(d, part::first_few, "how many", at);
}

/// "first", "last", "list", "number of", "time from elected to".
bool reader::aim(draft& d)
{
    auto const at = i_;
    if (accept(keyword::first)) {
        if (d.first) return fail(code::said_twice, at, "\"first\" is said twice", "say it once");
        if (auto const few = number()) { // "the first three countries"
            if (event_next()) return fail_numbered(at);
            if (!accept(keyword::country))
                return fail(code::unread_question, i_, "the first so many of what is not said", "the first three countries");
            d.in_order = true;
            d.q.first_few = static_cast<std::size_t>(std::max(*few, 0));
            return claim(d, part::first_few, "how many", at);
        }
        if (first_to(d)) return d.first = true;
        if (auto const place = i_; accept(keyword::country)) { // "the first country that Moon called"
            if (d.asked == draft::asking::nothing || d.asked == draft::asking::what) d.asked = draft::asking::counterpart;
            else i_ = place;
        }
        d.first = true;
        accept(keyword::of);
        return true;
    }
    if (accept(keyword::last)) {
        if (d.last) return fail(code::said_twice, at, "\"last\" is said twice", "say it once");
        d.last = true;
        if (!first_to(d)) accept(keyword::of);
        return true;
    }
    if (is(keyword::number)) {
        accept(keyword::number);
        if (!accept(keyword::of)) {
            i_ = at;
            return false;
        }
        d.counted = true;
        return claim(d, part::aim, "what is asked", at);
    }
    if (is(keyword::list)) {
        bool const all = here().folded == "all";
        accept(keyword::list);
        skip_fillers();
        if (accept(keyword::of)) skip_fillers();
        if (all) skip_fillers();
        else accept(keyword::each);
        bool noun = !all || event_next();
        for (auto const k : {keyword::trip, keyword::guest, keyword::planned, keyword::proposed}) noun = noun || is(k);
        if (!noun) {
            i_ = at;
            return false;
        }
        d.listed = true;
        return true;
    }
    return false;
}

/// "time from election to", "days until", "on average".
bool reader::clock_aim(draft& d)
{
    auto const at = i_;
    if (accept(keyword::average)) {
        if (d.averaged) return fail(code::said_twice, at, "the average is said twice", "say it once");
        d.averaged = true;
        accept(keyword::of);
        return true;
    }
    if (!accept(keyword::time)) return false;
    skip_fillers();
    if (!accept(keyword::from) && !accept(keyword::since) && !accept(keyword::after)) {
        i_ = at;
        return false;
    }
    auto const from = i_;
    d.gap = mark_here();
    if (failed()) return false;
    if (!d.gap) return fail(code::unread_question, from, "since when the time is counted cannot be read", "time from election to ...");
    if (!claim(d, part::aim, "what is asked", at)) return false;
    if (accept(keyword::anywhere) && !claim(d, part::from, "the beginning of the time", at)) return false; // also what was earlier
    if (accept(keyword::to) || accept(keyword::until)) skip_fillers();
    return true;
}

/// "placed", "abroad", "in person", "with acting holders".
bool reader::manner(draft& d)
{
    auto const at = i_;
    if (is(keyword::trip) || is(keyword::guest)) return false; // "foreign trip"
    if (accept(keyword::placed)) {
        d.q.placed_or_received = direction::placed;
        return claim(d, part::direction, "the direction", at);
    }
    if (accept(keyword::received)) {
        d.q.placed_or_received = direction::received;
        return claim(d, part::direction, "the direction", at);
    }
    if (accept(keyword::abroad)) {
        if (d.q.where == whereabouts::abroad && d.q.kinds.size() == 3) return true; // "travel abroad"
        d.q.where = whereabouts::abroad;
        return claim(d, part::where, "where", at);
    }
    if (accept(keyword::at_home)) {
        d.q.where = whereabouts::at_home;
        return claim(d, part::where, "where", at);
    }
    if (accept(keyword::in_person)) {
        if (d.in_person) return fail(code::said_twice, at, "\"in person\" is said twice", "say it once");
        bool const fits = d.did == draft::verb::none || d.q.kinds.empty() || d.q.kinds == std::vector{meeting};
        if (!fits) return fail(code::said_twice, at, "of which events is said twice", "in person: meetings and visits");
        d.in_person = true;
        d.q.kinds = {meeting, visit};
        d.said.set(static_cast<std::size_t>(part::kinds));
        if (d.did == draft::verb::none) d.did = draft::verb::noun;
        return true;
    }
    if (accept(keyword::acting)) {
        d.q.acting = true;
        return claim(d, part::acting, "acting holders", at);
    }
    if (accept(keyword::organizations)) {
        d.q.organizations = true;
        return claim(d, part::organizations, "organizations", at);
    }
    if (accept(keyword::beyond)) {
        d.q.beyond_term = true;
        return claim(d, part::beyond, "\"beyond the term\"", at);
    }
    return false;
}

bool reader::status_words(draft& d)
{
    auto const at = i_;
    if (accept(keyword::any_status)) {
        d.q.statuses.clear();
        return claim(d, part::statuses, "the status", at);
    }
    struct row {
        keyword is;
        status value;
    };
    static constexpr row rows[] = {{keyword::proposed, status::proposed},   {keyword::planned, status::planned},
                                   {keyword::held, status::held},           {keyword::postponed, status::postponed},
                                   {keyword::cancelled, status::cancelled}, {keyword::denied, status::denied}};
    auto const one = [&]() -> std::optional<status> {
        for (auto const& r : rows)
            if (accept(r.is)) return r.value;
        return std::nullopt;
    };
    auto value = one();
    if (!value) return false;
    bool const is_said = d.said.test(static_cast<std::size_t>(part::statuses));
    if (d.negated && *value == status::held && (is_said || d.did == draft::verb::none))
        return d.happened = true; // "planned but never held"
    d.q.statuses = {*value};
    if (!claim(d, part::statuses, "the status", at)) return false;
    while (true) {
        auto const place = i_;
        while (accept(token::kind::comma) || accept(keyword::and_) || accept(keyword::or_)) {}
        value = i_ == place ? std::nullopt : one();
        if (!value) {
            i_ = place;
            return true;
        }
        d.q.statuses.push_back(*value);
    }
}

/// Somebody: before the verb who does it, behind it with whom.
bool reader::participant(draft& d)
{
    auto const at = i_;
    participants some;
    if (!holders_of_two(some) && !each_of(some) && !failed() && !name_list(some, false)) return false;
    if (failed()) return false;
    if (d.asked == draft::asking::subject && d.did == draft::verb::none && d.subject.empty() && some.is_who &&
        std::holds_alternative<asked::holders>(some.who)) { // "who was president of South Korea"
        d.one = std::get<asked::holders>(some.who).office;
        if (some.office.empty())
            return fail(code::unread_question, at, "whose office is not said", "who was president of South Korea on ...");
        d.wrapped = draft::wrapper::in_office;
        return claim(d, part::wrapper, "what is asked", at);
    }
    bool const object = d.asked == draft::asking::subject || (!d.subject.empty() && d.did != draft::verb::none) || d.by_somebody;
    auto& place = object ? d.object : d.subject;
    if (!place.empty())
        return fail(code::said_twice, at, object ? "with whom is said twice" : "who is said twice", "name all of them together");
    if (!object && !claim(d, part::who, "who", at)) return false;
    if (object) {
        if (some.names.empty())
            return fail(code::unread_question, at, "each of several cannot be with whom", "name parties, a group or a leader");
        d.q.whom = some.names;
        if (!claim(d, part::whom, "with whom", at)) return false;
    }
    place = std::move(some);
    return true;
}

} // namespace entente::wording
