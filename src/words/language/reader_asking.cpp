// How a question is asked: its words of asking, its verb, its nouns.
// SPDX-License-Identifier: MIT
#include "words/language/reader.hpp"

#include <algorithm>

namespace entente::wording {
namespace {

bool is_any(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

} // namespace

bool reader::asking(draft& d)
{
    auto const from = i_;
    using as = draft::asking;
    if (is(keyword::how_long) || is(keyword::how_often) || is(keyword::how_many)) return how(d);
    auto const ask = [&](as what) {
        d.asked = what;
        return claim(d, part::asking, "what is asked", from);
    };
    if (accept(keyword::whose)) return ask(as::whose);
    if (accept(keyword::when)) return ask(as::when);
    if (accept(keyword::where)) return ask(as::counterpart);
    if (is(keyword::who)) {
        bool const object = here().folded == "whom";
        accept(keyword::who);
        if (!ask(as::counterpart)) return false;
        if (object) return true;
        // "who called Lee" and "who has called Lee" ask for the subject, "who did Lee call" does not
        auto const place = i_;
        while (accept(keyword::did) || accept(keyword::no) || accept(keyword::first) || accept(keyword::last) || accept(keyword::most) ||
               accept(keyword::least) || is(keyword::nothing))
            skip_fillers();
        bool verb = verb_next();
        for (auto const k : {keyword::held, keyword::to_lead, keyword::to_return, keyword::placed, keyword::received}) verb = verb || is(k);
        if (verb || title_at(i_)) d.asked = as::subject;
        else if (auto const& found = name_at(i_); found && found->is == detail::name_kind::office) d.asked = as::subject;
        else if (found && found->is == detail::name_kind::party && title_at(i_ + found->words)) d.asked = as::subject;
        i_ = place;
        return true;
    }
    if (accept(keyword::which)) return ask(as::what) && after_which(d, from);
    return false;
}

/// What is asked by "which": a counterpart, a leader, or events.
bool reader::after_which(draft& d, std::size_t)
{
    auto const at = i_;
    skip_fillers();
    if (here().is == token::kind::word && here().folded == "answers" && is(keyword::single_source, 1)) return ++i_, true;
    accept(keyword::abroad); // "which foreign countries", "which foreign leaders": any counterpart is
    auto const few = number();
    if (accept(keyword::country)) {
        d.asked = draft::asking::counterpart;
        if (few) {
            d.q.first_few = static_cast<std::size_t>(std::max(*few, 0));
            return claim(d, part::first_few, "how many", at);
        }
        return true;
    }
    if (few) return fail(code::unread_question, at, "so many of what is not said", "which three countries");
    if (is(keyword::of)) { // "which of the G7"
        accept(keyword::of);
        participants all;
        if (!name_list(all, true)) return false;
        d.asked = draft::asking::counterpart;
        d.q.whom = all.names;
        return claim(d, part::whom, "with whom", at);
    }
    participants who;
    if (office_phrase(who, true) || (!failed() && leaders_of(who, true))) {
        // "which leaders did Moon meet" asks whom, "which leaders met Moon" who
        if (is(keyword::did)) {
            auto const place = i_;
            while (accept(keyword::did) || accept(keyword::no)) skip_fillers();
            bool const object = here().matches == 0 || is(keyword::each) || is(keyword::leader);
            i_ = place;
            if (object) {
                d.asked = draft::asking::counterpart;
                d.object = who;
                if (!who.names.empty()) {
                    d.q.whom = who.names;
                    return claim(d, part::whom, "with whom", at);
                }
                return true;
            }
        }
        d.asked = draft::asking::subject;
        d.subject = who;
        return !failed();
    }
    return !failed();
}

bool reader::how(draft& d)
{
    auto const from = i_;
    if (accept(keyword::how_long)) d.how_long = true;
    else if (accept(keyword::how_often) || accept(keyword::how_many)) {
        d.counted = true;
        if (!claim(d, part::aim, "what is asked", from)) return false;
    }
    return claim(d, part::asking, "what is asked", from);
}

/// "did", "has", "was", "not".
bool reader::helpers(draft& d)
{
    bool const nothing_yet = d.asked == draft::asking::nothing && d.did == draft::verb::none && d.subject.empty() && d.said.none();
    auto const word = here().folded;
    auto const from = i_;
    if (accept(keyword::did)) {
        if (nothing_yet) {
            d.asked = draft::asking::yes_no;
            if (!claim(d, part::asking, "what is asked", from)) return false;
        }
        if (is_any(word, {"was", "were", "is", "are", "be", "been", "being"})) d.passive = true;
        else d.active = true;
        return true;
    }
    if (accept(keyword::no)) {
        for (auto const k : {keyword::with, keyword::to, keyword::from, keyword::among, keyword::by, keyword::of, keyword::at})
            if (is(k)) return fail(code::unread_question, from, "what is left out cannot be said", "name those that are meant");
        if (d.negated) return fail(code::said_twice, from, "\"not\" is said twice", "say it once");
        if (is_any(word, {"wasn't", "weren't", "isn't", "aren't"})) d.passive = true;
        else if (word != "not" && word != "never") d.active = true;
        d.negated = true;
        return true;
    }
    if (d.did == draft::verb::none && accept(keyword::happen)) {
        d.happened = true;
        return true;
    }
    if (accept(keyword::happen)) return d.happened = true;
    return d.subject.empty() ? false : accept(keyword::pronoun);
}

namespace {

struct verb_row {
    keyword is;
    draft::verb how;
    std::initializer_list<event_kind> kinds;
};
bool looks_like_a_noun(token const& t)
{
    for (auto const k : {keyword::call, keyword::visit, keyword::contact, keyword::video_call, keyword::trip, keyword::meeting})
        if (t.match_of(k) != 0) return true;
    return false;
}

} // namespace

bool reader::verb(draft& d)
{
    static verb_row const rows[] = {
        {keyword::to_video_call, draft::verb::calls, {video_call}},
        {keyword::to_call, draft::verb::calls, {call}},
        {keyword::to_meet, draft::verb::mutual, {meeting}},
        {keyword::to_visit, draft::verb::one_way, {visit}},
        {keyword::to_travel, draft::verb::mutual, {visit, meeting, summit}},
        {keyword::to_write, draft::verb::one_way, {message}},
        {keyword::to_talk, draft::verb::mutual, {call}},
        {keyword::to_contact, draft::verb::calls, {}},
        {keyword::to_host, draft::verb::host, {visit}},
        {keyword::to_return, draft::verb::returning, {}},
        {keyword::to_lead, draft::verb::leading, {}},
    };
    auto const at = i_;
    if (d.did != draft::verb::none && d.did != draft::verb::noun) return false;
    if (looks_like_a_noun(here())) { // a verb only where one is awaited
        bool const somebody = !d.subject.empty() || d.asked == draft::asking::subject;
        bool const plural = here().folded.ends_with('s') || here().folded == "meeting";
        bool const awaited =
            somebody && d.did == draft::verb::none && (plural ? d.asked == draft::asking::subject && !d.active && !d.passive : d.active);
        if (!awaited) return false;
    }
    for (auto const& row : rows) {
        if (row.is == keyword::to_lead && d.asked != draft::asking::subject) continue;
        if (row.is == keyword::to_return && d.asked != draft::asking::whose) continue;
        if (row.is == keyword::to_host && d.did == draft::verb::noun) continue;
        if (!accept(row.is)) continue;
        bool const has_noun = d.did == draft::verb::noun;
        d.did = row.how;
        if (row.is == keyword::to_return || row.is == keyword::to_lead) return true;
        if (has_noun) return fail(code::said_twice, at, "of which events is said twice", "leave out one of the nouns or the verb");
        if (row.is == keyword::to_travel) {
            d.q.where = whereabouts::abroad;
            if (!claim(d, part::where, "where", at)) return false;
        }
        d.q.kinds = row.kinds;
        if (!claim(d, part::kinds, "of which events", at)) return false;
        auto const place = i_; // "called or met"
        if (accept(keyword::or_) || accept(keyword::and_))
            for (auto const& more : rows)
                if (more.how <= draft::verb::mutual && more.kinds.size() == 1 && accept(more.is)) {
                    d.did = draft::verb::mutual;
                    d.q.kinds.push_back(*more.kinds.begin());
                    return true;
                }
        i_ = place;
        return true;
    }
    return false;
}

std::optional<event_kind> reader::kind_noun()
{
    struct row {
        keyword is;
        event_kind kind;
    };
    static constexpr row rows[] = {{keyword::video_call, video_call},
                                   {keyword::call, call},
                                   {keyword::meeting, meeting},
                                   {keyword::visit, visit},
                                   {keyword::summit, summit},
                                   {keyword::message, message},
                                   {keyword::statement, event_kind::statement}};
    for (auto const& r : rows)
        if (accept(r.is)) return r.kind;
    return std::nullopt;
}

/// Kinds of event with commas, "and" and "or" between them; or contacts of any kind.
bool reader::nouns(draft& d)
{
    auto const at = i_;
    if (d.did == draft::verb::leading) return false;
    bool const takes = d.did == draft::verb::none || d.did == draft::verb::returning || d.did == draft::verb::host;
    if (accept(keyword::trip) || is(keyword::guest)) {
        bool const guest = i_ == at && accept(keyword::guest);
        d.q.kinds = {visit, meeting, summit};
        d.q.where = guest ? whereabouts::at_home : whereabouts::abroad;
        d.did = draft::verb::noun;
        return claim(d, part::kinds, "of which events", at) && claim(d, part::where, "where", at);
    }
    std::vector<event_kind> kinds;
    if (!accept(keyword::contact)) {
        auto one = kind_noun();
        if (!one) return false;
        kinds.push_back(*one);
        while (true) {
            auto const place = i_;
            while (accept(token::kind::comma) || accept(keyword::and_) || accept(keyword::or_)) {}
            one = i_ == place ? std::nullopt : kind_noun();
            if (!one) {
                i_ = place;
                break;
            }
            kinds.push_back(*one);
        }
    }
    if (d.did == draft::verb::calls && d.q.kinds.empty()) { // "not contacted in calls"
        d.q.kinds = std::move(kinds);
        d.did = draft::verb::mutual;
        return true;
    }
    if (!takes && d.did != draft::verb::noun)
        return fail(code::said_twice, at, "of which events is said twice", "leave out one of the nouns or the verb");
    if (d.did == draft::verb::none) d.did = draft::verb::noun;
    if (d.in_person && (kinds.empty() || kinds == std::vector{meeting} || kinds == std::vector{summit})) return true;
    d.q.kinds = std::move(kinds);
    return claim(d, part::kinds, "of which events", at);
}

} // namespace entente::wording
