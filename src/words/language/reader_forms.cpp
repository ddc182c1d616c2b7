// Questions that begin in a way of their own, and questions about questions.
// SPDX-License-Identifier: MIT
#include "words/language/reader.hpp"

#include <algorithm>

namespace entente::wording {
namespace {

bool is_any_of(token const& t, std::initializer_list<keyword> all)
{
    return std::any_of(all.begin(), all.end(), [&](keyword k) { return t.match_of(k) != 0; });
}

} // namespace

bool reader::form(draft& d)
{
    using reads = bool (reader::*)(draft&);
    static constexpr reads in_turn[] = {&reader::in_office_form, &reader::was_first_form, &reader::earlier_form,
                                        &reader::interval_form,  &reader::source_form,    &reader::contradictions_form,
                                        &reader::share_form,     &reader::page_form,      &reader::why_form,
                                        &reader::compare_form,   &reader::pause_form,     &reader::neighbour_form,
                                        &reader::change_form,    &reader::returned_form,  &reader::tally_form,
                                        &reader::spread_form,    &reader::nth_form,       &reader::holder_form,
                                        &reader::whether_form,   &reader::pattern_form,   &reader::inner_of};
    auto const at = i_;
    auto const was = d.wrapped;
    for (auto const reads_it : in_turn) {
        if ((this->*reads_it)(d)) {
            if (failed() || d.wrapped == was) return !failed();
            return claim(d, part::wrapper, "what is asked", at);
        }
        if (failed()) return false;
    }
    return false;
}

/// `(list of calls by "moon") on 11 May of any year`
bool reader::inner_of(draft& d)
{
    if (here().is != token::kind::open || d.inner || d.said.any()) return false;
    d.inner = in_brackets();
    if (!d.inner) return false;
    if (!accept(keyword::this_day) && !accept(keyword::on)) return fail_here();
    auto const at = i_;
    if (auto const day = number()) { // "day 31 of month 2"
        d.day = *day;
        if (accept(keyword::of) && accept(keyword::month))
            if (auto const month = number()) d.month = *month;
    }
    if (d.month == 0 || d.day == 0) {
        i_ = at;
        d.month = d.day = 0;
        if (!day_without_year(d.month, d.day)) return fail(code::unread_question, i_, "the day is not said", "on 11 May of any year");
    }
    if (!accept(keyword::any_year)) return fail_here();
    d.wrapped = draft::wrapper::on_this_day;
    return true;
}

/// "why was China second for Moon", `why "CHN" at rank 2 in (order of calls)`, "why" and any question.
bool reader::why_form(draft& d)
{
    if (!accept(keyword::why)) return false;
    d.wrapped = draft::wrapper::why;
    if (here().is == token::kind::open) return (d.inner = in_brackets()).has_value();
    auto const place = i_;
    auto const notes = notes_.size();
    accept(keyword::did);
    participants of;
    bool const ranked = is(keyword::rank);
    if (!ranked && !name_list(of, false)) return i_ = place, !failed();
    auto const rank = ordinal();
    if (of.names.size() <= 1 && (rank || is(keyword::in))) {
        if (accept(keyword::in)) {
            if (here().is == token::kind::open) {
                if (!of.names.empty()) d.party = of.names.front();
                d.rank = rank.value_or(0);
                return (d.inner = in_brackets()).has_value();
            }
        } else if (rank && !of.names.empty()) {
            d.party = of.names.front();
            d.rank = *rank;
            return true;
        }
    }
    i_ = place;
    notes_.resize(notes);
    return !failed();
}

/// "compare Moon and Yoon", "how similar are the orders of first calls of Moon and Yoon", `compare "a" with "b" by (order of calls)`.
bool reader::compare_form(draft& d)
{
    auto const at = i_;
    if (accept(keyword::how)) {
        if (accept(keyword::similar)) {
            d.wrapped = draft::wrapper::comparison;
            accept(keyword::did);
            return true;
        }
        return i_ = at, false;
    }
    if (!accept(keyword::compare)) return false;
    d.wrapped = draft::wrapper::comparison;
    if (accept(keyword::of)) skip_fillers();
    auto const place = i_;
    if (here().is == token::kind::quoted) {
        d.one = tokens_[i_++].folded;
        if ((accept(keyword::with) || accept(keyword::and_)) && here().is == token::kind::quoted) {
            d.other = tokens_[i_++].folded;
            if (accept(keyword::by) && here().is == token::kind::open) return (d.inner = in_brackets()).has_value();
        }
        d.one.clear();
        d.other.clear();
        i_ = place;
    }
    return !failed();
}

/// "the same as Yoon's", "like Yoon's"; `orders like that of "yoon" in the first 3 among (order of calls)`.
bool reader::same_as(draft& d)
{
    auto const at = i_;
    bool const same = accept(keyword::same);
    if (same) {
        d.wrapped = draft::wrapper::likeness;
        if (!claim(d, part::wrapper, "what is asked", at)) return false;
    } else if (d.wrapped != draft::wrapper::likeness || !d.one.empty() || !accept(keyword::as)) return false;
    if (same) {
        accept(keyword::as);
        accept(keyword::of);
    }
    auto const place = i_;
    auto const found = name();
    if (failed()) return false;
    if (!found || (!found->quoted && found->is != detail::name_kind::leader)) {
        i_ = place;
        return same || fail(code::unknown_name, i_, "no leader is named here", "the same as Yoon's");
    }
    d.one = found->id;
    if (accept(keyword::hundred_days)) {
        auto const few = number();
        if (!few || *few < 0) return fail(code::unread_question, i_, "how many is not said", "in the first 3");
        d.few = static_cast<std::size_t>(*few);
        accept(keyword::country);
    }
    if (is(keyword::among) && tokens_[i_ + 1].is == token::kind::open) {
        accept(keyword::among);
        return (d.inner = in_brackets()).has_value();
    }
    return true;
}

/// "the longest gap between two calls of Moon with CHN", `longest gap in (list of calls)`.
bool reader::pause_form(draft& d)
{
    auto const at = i_;
    bool const shortest = is(keyword::shortest);
    if (!accept(keyword::longest) && !accept(keyword::shortest)) return false;
    if (!accept(keyword::pause)) return i_ = at, false;
    d.wrapped = draft::wrapper::pause;
    d.shortest = shortest;
    if (accept(keyword::in)) {
        if (here().is != token::kind::open) return true;
        return (d.inner = in_brackets()).has_value();
    }
    auto const place = i_;
    if (accept(keyword::between)) {
        skip_fillers();
        for (auto const* word : {"any", "all", "two", "successive", "consecutive"})
            if (here().is == token::kind::word && here().folded == word) ++i_;
        if (!is_any_of(here(), {keyword::call, keyword::video_call, keyword::meeting, keyword::visit, keyword::summit, keyword::message,
                                keyword::statement, keyword::contact}))
            i_ = place;
    }
    return true;
}

/// "the next call after kr-2017-05-us-call-1", `next after event "e" among (list of calls)`.
bool reader::neighbour_form(draft& d)
{
    bool const previous = is(keyword::previous);
    if (!accept(keyword::next) && !accept(keyword::previous)) return false;
    d.wrapped = draft::wrapper::neighbour;
    d.previous = previous;
    auto const place = i_;
    if ((previous ? accept(keyword::before) : accept(keyword::after)) && accept(keyword::event) && here().is == token::kind::quoted) {
        d.event = tokens_[i_++].folded;
        if (accept(keyword::among) && here().is == token::kind::open) return (d.inner = in_brackets()).has_value();
    }
    d.event.clear();
    i_ = place;
    return !failed();
}

/// "what changed between 9 June 2025 and 10 June 2025 in the order of calls of Lee", `change from 2025-06-09 to 2025-06-10 in (...)`.
bool reader::change_form(draft& d)
{
    if (!accept(keyword::change)) return false;
    d.wrapped = draft::wrapper::change;
    bool const between = is(keyword::between);
    if (accept(keyword::from) || accept(keyword::between)) {
        d.from = when_here();
        if (d.from && !(between ? accept(keyword::and_) : accept(keyword::to))) return fail_here();
        if (d.from) d.to = when_here();
        if (failed()) return false;
        if (!d.to)
            return fail(code::unread_question, i_, "from when to when cannot be read", "what changed between 9 June 2025 and 10 June 2025");
    }
    if ((is(keyword::in) || is(keyword::of)) && tokens_[i_ + 1].is == token::kind::open) {
        ++i_;
        return (d.inner = in_brackets()).has_value();
    }
    if (is(keyword::of)) accept(keyword::of);
    return true;
}

/// `returned within 7 days of (list of calls)`
bool reader::returned_form(draft& d)
{
    auto const at = i_;
    if (!accept(keyword::returned) || !accept(keyword::within)) return i_ = at, false;
    skip_fillers();
    auto const n = days();
    if (!n || !accept(keyword::of) || here().is != token::kind::open) return i_ = at, false;
    d.wrapped = draft::wrapper::returned;
    d.within_days = *n;
    return (d.inner = in_brackets()).has_value();
}

/// `in zone "Asia/Seoul"`, whose years and months a tally counts by.
bool reader::tally_zone(draft& d)
{
    auto const at = i_;
    if (!d.zone.empty() || !accept(keyword::in) || !accept(keyword::zone) || here().is != token::kind::quoted) return i_ = at, false;
    d.zone = here().folded;
    ++i_;
    return true;
}

/// `tally by year and counterpart, most, top 3, in zone "Asia/Seoul", of (number of calls)`
bool reader::tally_form(draft& d)
{
    if (!accept(keyword::tally)) return false;
    d.wrapped = draft::wrapper::tally;
    while (accept(token::kind::comma) || groups(d) || tally_zone(d) || (!failed() && ranking(d))) {}
    if (failed()) return false;
    d.few = d.q.first_few;
    if (!accept(keyword::of) || here().is != token::kind::open)
        return fail(code::unread_question, i_, "what is counted is not said", "tally by year of (number of calls)");
    return (d.inner = in_brackets()).has_value();
}

/// `average of (time from elected to first call)`
bool reader::spread_form(draft& d)
{
    auto const at = i_;
    if (!accept(keyword::average) || !accept(keyword::of) || here().is != token::kind::open) return i_ = at, false;
    d.wrapped = draft::wrapper::spread;
    return (d.inner = in_brackets()).has_value();
}

/// `holder of "KOR/president" on 2017-05-11`, "who held KOR/president", "who led Korea".
bool reader::holder_form(draft& d)
{
    auto const at = i_;
    if (accept(keyword::holder)) {
        if (!accept(keyword::of)) return i_ = at, false;
    } else if (d.asked != draft::asking::subject || (!accept(keyword::held) && !accept(keyword::to_lead))) return false;
    auto const found = name();
    if (failed()) return false;
    if (!found || !(found->quoted || found->is == detail::name_kind::office || found->is == detail::name_kind::party))
        return i_ = at, false;
    d.one = found->id;
    d.wrapped = draft::wrapper::in_office;
    return true;
}

/// `whether "USA" came before "CHN" in calls by "moon"`, `whether (first call by "a") came before (first call by "b")`; "whether Lee
/// called".
bool reader::whether_form(draft& d)
{
    if (!accept(keyword::whether)) return false;
    auto const place = i_;
    if (here().is == token::kind::open) {
        d.inner = in_brackets();
        if (!d.inner) return false;
        if (!accept(keyword::came) || !accept(keyword::before) || here().is != token::kind::open) return fail_here();
        d.inner_other = in_brackets();
        d.wrapped = draft::wrapper::sooner;
        return d.inner_other.has_value();
    }
    auto const one = name();
    if (failed()) return false;
    if (one && accept(keyword::came) && accept(keyword::before)) {
        auto const other = name();
        if (failed()) return false;
        if (!other) return fail_here();
        d.whether = asked::whether{one->id, other->id};
        return claim(d, part::aim, "what is asked", place);
    }
    i_ = place;
    d.asked = draft::asking::yes_no;
    return claim(d, part::asking, "what is asked", place);
}

} // namespace entente::wording
