// The clauses of a question that say when, in days and in full.
// SPDX-License-Identifier: MIT
#include "words/language/reader.hpp"

#include <fmt/format.h>

namespace entente::wording {

/// "within 100 days of taking office"; of what is returned, "within 7 days".
bool reader::within(draft& d)
{
    auto const at = i_;
    if (!accept(keyword::within)) return false;
    skip_fillers();
    auto const n = days();
    if (!n) {
        bool const counted = number().has_value();
        return fail(code::unread_question, i_, counted ? "a time is counted in days or weeks here" : "how many days is not said",
                    "within 20 days of election");
    }
    if (!accept(keyword::of) && !accept(keyword::after) && !accept(keyword::from) && !accept(keyword::since)) {
        d.within_days = *n;
        return claim(d, part::days, "within how many days", at);
    }
    auto m = mark_here();
    if (failed()) return false;
    if (!m) return fail(code::unread_question, i_, "within days of what cannot be read", "within 20 days of election");
    d.q = d.q.within(*n, std::move(*m));
    return claim(d, part::days, "within how many days", at);
}

/// "in the first 100 days", of taking office if nothing else is said: the day itself is the first of them.
bool reader::first_days(draft& d)
{
    auto const at = i_;
    if (!accept(keyword::hundred_days)) return false;
    auto const n = days();
    if (!n) return i_ = at, false;
    mark of = milestone::took_office;
    auto const place = i_;
    if (accept(keyword::after) || accept(keyword::of) || accept(keyword::in) || accept(keyword::from)) {
        if (here().folded == "office") ++i_; // "the first 100 days in office"
        else if (auto m = mark_here()) of = std::move(*m);
        else if (!failed()) i_ = place;
    }
    if (failed()) return false;
    d.q = d.q.within(*n - 1, std::move(of));
    notes_.push_back(fmt::format("the first {} days are the day itself and {} more", *n, *n - 1));
    return claim(d, part::days, "within how many days", at);
}

/// "in 2025", "on 9 June 2025", `during event "g20"`, "on 11 May of any year"; "in office in Korea".
bool reader::inside(draft& d)
{
    auto const at = i_;
    bool const on = is(keyword::on) || is(keyword::for_);
    if (accept(keyword::this_day)) {
        accept(token::kind::open);
        d.wrapped = draft::wrapper::on_this_day;
        if (!claim(d, part::wrapper, "what is asked", at)) return false;
        if (!day_without_year(d.month, d.day)) return fail(code::unread_question, i_, "the day is not said", "on 11 May of any year");
        accept(token::kind::close);
        accept(keyword::any_year);
        return true;
    }
    if (!accept(keyword::in) && !accept(keyword::on) && !accept(keyword::during) && !accept(keyword::for_)) return false;
    skip_fillers();
    auto const place = i_;
    if (on && day_without_year(d.month, d.day)) {
        if (accept(keyword::any_year)) {
            d.wrapped = draft::wrapper::on_this_day;
            return claim(d, part::wrapper, "what is asked", at);
        }
        i_ = place;
        auto const t = date_words();
        if (failed()) return false;
        i_ = place;
        if (!t) return fail(code::unread_question, i_, "the year of the day is not said", "9 June 2025, or 9 June of any year");
        d.month = d.day = 0;
    }
    if (on && accept(keyword::day)) { // "on the day of his election", "on the day he was elected"
        accept(keyword::of);
        auto m = mark_here();
        if (!m)
            return failed() ? false : fail(code::unread_question, i_, "on the day of what cannot be read", "on the day of his election");
        d.q = d.q.within(0, std::move(*m));
        return claim(d, part::days, "within how many days", at);
    }
    if (auto m = mark_here()) {
        // "planned on 9 June" is what was a plan on that day
        bool const plan = tokens_[at].match_of(keyword::on) != 0 && d.said.test(static_cast<std::size_t>(part::statuses)) && !d.q.known_by;
        if (auto const* t = std::get_if<when>(&*m); plan && t != nullptr && d.asked == draft::asking::what && d.did == draft::verb::none) {
            notes_.push_back(fmt::format("planned on {} is read as known on that day, and still ahead; for that day is \"for {}\"",
                                         t->text(), t->text()));
            d.q.known_by = *t;
            if (!d.q.from) d.q.from = asked::edge{*t, true};
            return claim(d, part::known_by, "as known when", at);
        }
        if (auto const* t = std::get_if<when>(&*m); t != nullptr && d.wrapped != draft::wrapper::in_office) note_whole_earth(*t);
        d.q = d.q.during(std::move(*m));
        return claim(d, part::inside, "during what", at);
    }
    if (failed()) return false;
    bool const skips = tokens_[at].match_of(keyword::in) != 0;
    if (skips && (event_next() || is(keyword::first) || is(keyword::order))) return true; // "not contacted in calls"
    if (skips && d.wrapped == draft::wrapper::change) return true;                        // "what changed in"
    i_ = at;
    return false;
}

bool reader::as_known(draft& d)
{
    auto const at = i_;
    if (!accept(keyword::known)) return false;
    if (is(keyword::on) || is(keyword::at) || is(keyword::in)) ++i_;
    auto t = when_here();
    if (failed()) return false;
    if (!t) return fail(code::unread_question, i_, "as known when cannot be read", "as known on 9 June 2025");
    d.q.known_by = std::move(*t);
    return claim(d, part::known_by, "as known when", at);
}

} // namespace entente::wording
