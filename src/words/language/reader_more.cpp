// Questions about places, times between, sources, shares and pages.
// SPDX-License-Identifier: MIT
#include "words/language/reader.hpp"

#include <entente/detail/nearest.hpp>
#include <entente/detail/printable.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace entente::wording {

/// "how many days was Moon in office", `time in office by each holder of "KOR/president"`.
bool reader::in_office_form(draft& d)
{
    if (is(keyword::in_office) && (d.how_long || d.wrapped == draft::wrapper::days_in_office)) {
        accept(keyword::in_office);
        d.wrapped = draft::wrapper::days_in_office;
        return true;
    }
    if (!accept(keyword::time_in_office)) return false;
    d.wrapped = draft::wrapper::days_in_office;
    return true;
}

/// "was Japan the first country Yoon called", "was Trump the first to call Moon".
bool reader::was_first_form(draft& d)
{
    auto const at = i_;
    auto const notes = notes_.size();
    auto const back = [&] {
        i_ = at;
        notes_.resize(notes);
        return false;
    };
    if (d.said.any() || d.wrapped != draft::wrapper::none) return false;
    if (!accept(keyword::did)) return false;
    participants one;
    if (!name_list(one, false) || one.names.size() != 1) return failed() ? false : back();
    skip_fillers();
    auto const rank = ordinal();
    if (!rank || *rank == 0) return back();
    bool const named = accept(keyword::country) || accept(keyword::leader);
    bool const subject = accept(keyword::to);
    if (!named && !subject) return back();
    d.asked = subject ? draft::asking::subject : draft::asking::counterpart;
    d.active = subject; // a verb follows
    d.party = one.names.front();
    d.party_is_leader = one.leaders.front();
    d.rank = *rank;
    d.placed_so = true;
    d.wrapped = draft::wrapper::why;
    if (subject) return claim(d, part::asking, "what is asked", at);
    accept(keyword::who);
    return claim(d, part::asking, "what is asked", at);
}

/// "was Yoon earlier than his predecessor to call China"; `whether "yoon" was earlier than "moon" by (time from election to first call)`.
bool reader::earlier_form(draft& d)
{
    auto const at = i_;
    auto const notes = notes_.size();
    auto const back = [&] {
        i_ = at;
        notes_.resize(notes);
        return false;
    };
    if (d.said.any() || d.wrapped != draft::wrapper::none) return false;
    bool const whole = accept(keyword::whether);
    if (!whole && !accept(keyword::did)) return false;
    participants one, other;
    if (!name_list(one, false) || one.names.size() != 1) return failed() ? false : back();
    if (whole && !accept(keyword::did)) return back();
    if (!accept(keyword::earlier_than)) return back();
    accept(keyword::pronoun);
    skip_fillers();
    if (!accept(keyword::predecessor)) {
        if (!name_list(other, true)) return false;
        if (other.names.size() != 1)
            return fail(code::unread_question, at, "two leaders are compared", "was Yoon earlier than Moon to ...");
        d.other = other.names.front();
    }
    d.one = one.names.front();
    d.wrapped = draft::wrapper::earlier;
    if (whole && accept(keyword::by) && here().is == token::kind::open) return (d.inner = in_brackets()).has_value();
    if (!accept(keyword::to))
        return fail(code::unread_question, i_, "earlier to do what is not said", "was Yoon earlier than Moon to call China");
    d.subject = std::move(one);
    d.active = true;
    return claim(d, part::who, "who", at);
}

/// "how many days between Moon's election and his first call with China": the time from a milestone to what follows.
bool reader::since_milestone(draft& d)
{
    auto const at = i_;
    auto const back = [&] {
        i_ = at;
        return false;
    };
    participants whose;
    auto const is_leader = [&] {
        auto const& found = name_at(i_);
        return found && found->is == detail::name_kind::leader && !found->is_ambiguous();
    };
    skip_fillers();
    if (is_leader() && !one_name(whose, false)) return back();
    auto const m = milestone_here();
    if (!m) return back();
    if (whose.empty() && accept(keyword::of) && !(is_leader() && one_name(whose, false))) return back();
    if (!accept(keyword::and_)) return back();
    skip_fillers();
    if (auto const& again = name_at(i_); again && whose.names == std::vector{again->id}) i_ += again->words;
    accept(keyword::pronoun);
    skip_fillers();
    if (!is(keyword::first)) return back();
    d.wrapped = draft::wrapper::none;
    d.gap = *m;
    if (!claim(d, part::aim, "what is asked", at)) return false;
    if (whose.empty()) return true;
    d.subject = std::move(whose);
    return claim(d, part::who, "who", at);
}

/// "how long between the first call and the first meeting", `time between (first call by each pair) and (first meeting by each pair)`.
bool reader::interval_form(draft& d)
{
    auto const at = i_;
    if (d.said.any() || d.wrapped != draft::wrapper::none) return false;
    if (!accept(keyword::how_long) && !accept(keyword::time)) return false;
    if (accept(keyword::did)) accept(keyword::pronoun);
    if (!accept(keyword::between)) return i_ = at, false;
    d.wrapped = draft::wrapper::interval;
    if (here().is == token::kind::open) {
        d.inner = in_brackets();
        if (!d.inner) return false;
        if (!accept(keyword::and_) || here().is != token::kind::open) return fail_here();
        return (d.inner_other = in_brackets()).has_value();
    }
    if (since_milestone(d)) return true;
    skip_fillers();
    if (!is(keyword::first)) {
        participants whose;
        if (!name_list(whose, false)) return failed() ? false : (i_ = at, d.wrapped = draft::wrapper::none, false);
        d.subject = std::move(whose);
        if (!claim(d, part::who, "who", at)) return false;
    }
    auto const kind = [&]() -> std::optional<event_kind> {
        skip_fillers();
        if (auto const& again = name_at(i_); again && d.subject.names == std::vector{again->id})
            i_ += again->words; // "Moon's ... and Moon's"
        accept(keyword::pronoun);
        if (!accept(keyword::first)) return std::nullopt;
        return kind_noun();
    };
    auto const one = kind();
    auto const other = one && accept(keyword::and_) ? kind() : std::nullopt;
    if (!other)
        return fail(code::unread_question, i_, "between which two the time is counted is not said",
                    "how long between first call and first meeting");
    d.q.kinds = {*one};
    d.other_kind = *other;
    d.did = draft::verb::noun;
    d.first = true;
    d.said.set(static_cast<std::size_t>(part::kinds));
    return true;
}

/// "which calls depend on a single source", `single source of (first call by "moon")`.
bool reader::source_form(draft& d)
{
    if (!accept(keyword::single_source)) return false;
    if (d.wrapped != draft::wrapper::none) return fail_here();
    d.wrapped = draft::wrapper::single_source;
    if (is(keyword::of) && tokens_[i_ + 1].is == token::kind::open) {
        ++i_;
        return (d.inner = in_brackets()).has_value();
    }
    return true;
}

bool reader::contradictions_form(draft& d)
{
    if (!accept(keyword::contradict)) return false;
    d.wrapped = draft::wrapper::contradictions;
    return true;
}

/// "share of first calls that went to the US, by party of the president"; `share with "USA" by attribute "party" of (first call ...)`.
bool reader::share_form(draft& d)
{
    auto const at = i_;
    if (d.wrapped == draft::wrapper::share && accept(keyword::went_to)) {
        participants whom;
        if (!name_list(whom, true)) return false;
        if (!d.share_with.empty()) return fail(code::said_twice, at, "with whom is said twice", "say it once");
        d.share_with = whom.names;
        return true;
    }
    if (d.wrapped != draft::wrapper::none || d.said.any()) return false;
    if (accept(keyword::share)) {
        d.wrapped = draft::wrapper::share;
        return here().is != token::kind::open || (d.inner = in_brackets()).has_value(); // with nobody
    }
    if (here().folded != "share" || here().is != token::kind::word) return false; // `share with ... of (...)`
    ++i_;
    participants whom;
    if (accept(keyword::with) && !name_list(whom, true)) return false;
    d.share_with = whom.names;
    if (accept(keyword::by) && (!accept(keyword::attribute) || here().is != token::kind::quoted)) return fail_here();
    if (here().is == token::kind::quoted) d.attribute = tokens_[i_++].folded;
    if (!accept(keyword::of) || here().is != token::kind::open) return fail_here();
    d.wrapped = draft::wrapper::share;
    return (d.inner = in_brackets()).has_value();
}

/// "page 2 of 20 each", `page 2 of 20 each of (list of calls by "moon")`.
bool reader::page_form(draft& d)
{
    constexpr int usual = 20;
    if (!accept(keyword::page)) return false;
    if (d.wrapped != draft::wrapper::none) return fail_here();
    auto const n = number();
    if (!n || *n < 0) return fail(code::unread_question, i_, "which page is not said", "page 2 of 20 each");
    auto const place = i_;
    auto size = accept(keyword::of) || accept(keyword::with) ? number() : std::nullopt;
    if (size && *size < 0) return fail(code::unread_question, place, "how many events a page has is not said", "page 2 of 20 each");
    if (size) accept(keyword::each);
    else {
        i_ = place;
        notes_.push_back(fmt::format("a page is {} events, where nothing else is said", usual));
    }
    d.page = static_cast<std::size_t>(*n);
    d.page_size = static_cast<std::size_t>(size.value_or(usual));
    d.wrapped = draft::wrapper::page;
    if (is(keyword::of) && tokens_[i_ + 1].is == token::kind::open) ++i_;
    return here().is != token::kind::open || d.said.any() || (d.inner = in_brackets()).has_value();
}

/// "for the next 30 days", from the day on as of which it is asked.
bool reader::next_days(draft& d)
{
    auto const at = i_;
    if (!accept(keyword::for_) && !accept(keyword::in) && !accept(keyword::within) && !accept(keyword::during) && !accept(keyword::over))
        return false;
    skip_fillers();
    accept(keyword::pronoun);
    if (!accept(keyword::next)) return i_ = at, false;
    auto const n = days();
    if (!n) return fail(code::unread_question, i_, "how many days is not said", "for the next 30 days, as of 9 June 2025");
    d.next_days = *n;
    return claim(d, part::days, "within how many days", at);
}

/// "party of the president", `attribute "party"`: what the data say of leaders beside the vocabulary.
bool reader::attribute_group(draft& d)
{
    auto const at = i_;
    if (accept(keyword::attribute)) {
        if (here().is != token::kind::quoted) return i_ = at, false;
        d.attribute = tokens_[i_++].folded;
        return true;
    }
    if (here().is != token::kind::word || tokens_[i_ + 1].is == token::kind::end) return false;
    auto const key = here().folded;
    ++i_;
    if (!accept(keyword::of)) return i_ = at, false;
    participants whose;
    auto const notes = notes_.size();
    accept(keyword::each);
    if (!office_phrase(whose, true) && (failed() || !leaders_of(whose, true))) {
        notes_.resize(notes);
        return i_ = at, false;
    }
    if (failed() || !whose.is_who) return i_ = at, false;
    auto const& known = names_.attributes;
    if (std::ranges::find(known, key) == known.end())
        return fail(code::unknown_name, at, fmt::format("no leader's \"{}\" is said in these data", detail::printable(key)),
                    detail::choices(known, "they say of leaders: ", ""));
    d.attribute = key;
    bool const any = std::holds_alternative<asked::every_term>(whose.who); // "of the leader"
    bool const title = std::holds_alternative<asked::holders>(whose.who) && whose.office.empty();
    if (d.subject.empty() && !any) {
        d.subject = std::move(whose);
        return claim(d, part::who, "who", at);
    }
    return any || title || fail(code::said_twice, at, "who is said twice", "by party of the president");
}

bool reader::fail_today()
{
    auto const word = here().folded;
    for (auto const* one : {"today", "now", "yesterday", "tomorrow", "tonight", "currently"})
        if (here().is == token::kind::word && word == one)
            return fail(code::unread_question, i_,
                        fmt::format("\"{}\" is no date here: a question means the same whenever it is asked", word),
                        "name the day: \"as of 9 June 2025\", \"on 9 June 2025\""),
                   true;
    return false;
}

} // namespace entente::wording
