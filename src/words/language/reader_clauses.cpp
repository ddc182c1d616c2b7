// The clauses of a question: who, with whom, where, when.
// SPDX-License-Identifier: MIT
#include "words/language/reader.hpp"

#include <entente/detail/printable.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace entente::wording {
bool reader::clause(draft& d)
{
    using reads = bool (reader::*)(draft&);
    static constexpr reads in_turn[] = {&reader::as_known, &reader::next_days,  &reader::same_as,     &reader::first_days,
                                        &reader::within,   &reader::between,    &reader::window,      &reader::by_day,
                                        &reader::inside,   &reader::who_clause, &reader::whom_clause, &reader::place_clause};
    for (auto const reads_it : in_turn) {
        if ((this->*reads_it)(d)) return !failed();
        if (failed()) return false;
    }
    return false;
}

/// "by each president of KOR", "of Moon", "for Moon", "over all presidents".
bool reader::who_clause(draft& d)
{
    auto const at = i_;
    bool const by = is(keyword::by);
    bool const of = is(keyword::of);
    if (!accept(keyword::by) && !accept(keyword::of) && !accept(keyword::for_) && !accept(keyword::over)) return false;
    skip_fillers();
    bool const noun = event_next() || is(keyword::first) || is(keyword::last) || is(keyword::trip) || is(keyword::guest);
    if (of && noun) return true;       // "order of calls"
    if (of && accept(keyword::pair)) { // "of the pair KOR and JPN"
        participants two;
        if (!name_list(two, true)) return false;
        if (two.names.size() != 2) return fail(code::unread_question, at, "a pair is two parties", "of the pair \"KOR\" and \"JPN\"");
        two.is_pair = true;
        d.subject = std::move(two);
        return claim(d, part::who, "who", at);
    }
    participants some;
    if (!each_of(some) && (failed() || !name_list(some, true))) return false;
    if (failed()) return false;
    if (by && d.asked == draft::asking::subject && d.did != draft::verb::none && d.subject.empty()) {
        if (!d.passive) return fail(code::unread_question, at, "\"by\" cannot be read here", "was called by");
        d.asked = draft::asking::counterpart; // "who was called by Moon"
    }
    // of a group those are asked for with whom
    if (of && some.names.size() == 1 && !some.is_who) {
        d.q.whom = some.names;
        d.object = std::move(some);
        return claim(d, part::whom, "with whom", at);
    }
    if (!claim(d, part::who, "who", at)) return false;
    d.by_somebody = true;
    d.subject = std::move(some);
    return true;
}

/// "with CHN", "to China", "from China", "among the G7"; "with whom".
bool reader::whom_clause(draft& d)
{
    auto const at = i_;
    bool const from = is(keyword::from);
    if (!accept(keyword::with) && !accept(keyword::to) && !accept(keyword::from) && !accept(keyword::among)) return false;
    if (is(keyword::which) || is(keyword::who)) { // "with whom", "to which country"
        bool const who = is(keyword::who);
        if (!who) return true;
        accept(keyword::who);
        d.asked = draft::asking::counterpart;
        return claim(d, part::asking, "what is asked", at);
    }
    participants some;
    if (each_of(some) && some.names.empty())
        return fail(code::unread_question, at, "each of several cannot be with whom", "name parties, a group or a leader");
    if (failed() || (some.names.empty() && !name_list(some, true))) return false;
    d.q.whom = some.names;
    if (from) {
        d.q.placed_or_received = direction::received;
        if (!claim(d, part::direction, "the direction", at)) return false;
    }
    if (d.object.empty()) d.object = std::move(some);
    else return fail(code::said_twice, at, "with whom is said twice", "name all of them together");
    return claim(d, part::whom, "with whom", at);
}

/// "between the election and 2025", "between KOR and JPN".
bool reader::between(draft& d)
{
    auto const at = i_;
    if (!accept(keyword::between)) return false;
    if (auto a = mark_here()) {
        if (!accept(keyword::and_)) return fail(code::unread_question, i_, "\"between\" needs an end", "between 2017 and 2019");
        auto b = mark_here();
        if (failed()) return false;
        if (!b) return fail(code::unread_question, i_, "the end of \"between\" cannot be read", "between 2017 and 2019");
        d.q = d.q.between(std::move(*a), std::move(*b));
        return claim(d, part::from, "the beginning of the time", at) && claim(d, part::to, "the end of the time", at);
    }
    if (failed()) return false;
    participants two;
    if (!name_list(two, true)) return false;
    if (two.names.size() != 2) return fail(code::unread_question, at, "\"between\" needs two", "between KOR and JPN");
    d.subject = std::move(two);
    return claim(d, part::who, "who", at);
}

/// "at the G20", "at g20-2017-hamburg", `at "g20-2017-hamburg"`.
bool reader::place_clause(draft& d)
{
    auto const at = i_;
    if (!accept(keyword::at)) return false;
    skip_fillers();
    if (here().is == token::kind::quoted) {
        d.q.occasion = tokens_[i_++].folded;
        return claim(d, part::occasion, "where it took place", at);
    }
    if (expected_ != nullptr && i_ >= farthest_) expected_->names = true;
    std::string year; // "the 2017 G20", "the G20 2017"
    auto const year_here = [&] {
        auto const& t = here();
        bool const digits = t.is == token::kind::word && t.text.size() == 4 && t.text.find_first_not_of("0123456789") == t.text.npos;
        if (digits && year.empty()) year = tokens_[i_++].text;
    };
    year_here();
    auto const word = i_;
    auto const found = here().is == token::kind::word ? name_at(i_) : std::nullopt;
    if (found && found->is == detail::name_kind::event) {
        i_ += found->words;
        d.q.occasion = found->id;
        return claim(d, part::occasion, "where it took place", at);
    }
    auto const series = here().is == token::kind::word ? detail::folded_text(here().text) : std::string{};
    if (std::ranges::find(names_.series, series) != names_.series.end()) {
        ++i_;
        accept(keyword::summit);
        year_here();
        d.q.occasion = year.empty() ? series + "-*" : fmt::format("{}-{}", series, year);
        if (!year.empty()) { // the only one of that year
            std::vector<std::string> ids;
            for (auto const& c : names_.completions)
                if (c.second.starts_with(d.q.occasion + '-')) ids.push_back(c.second);
            if (ids.size() != 1)
                return fail(
                    ids.empty() ? code::unknown_name : code::ambiguous_name, word,
                    fmt::format("{} of {} is known by the name \"{}\"", ids.empty() ? "no summit" : "more than one summit", year, series),
                    detail::choices(ids, "say which one: ", ""));
            d.q.occasion = ids.front();
        }
        return claim(d, part::occasion, "where it took place", at);
    }
    if (at_end()) return fail_here();
    return fail(code::unknown_name, word, fmt::format("no summit or visit is called \"{}\"", detail::printable(here().text.substr(0, 60))));
}

bool reader::window(draft& d)
{
    auto const at = i_;
    if (accept(keyword::after)) return edge(d, true, false);
    if (accept(keyword::since)) return edge(d, true, true);
    if (accept(keyword::before)) return edge(d, false, false);
    if (accept(keyword::until)) return edge(d, false, true);
    if (accept(keyword::followed)) return rival(d, pattern::link::followed_by, false);
    if (accept(keyword::then)) return rival(d, pattern::link::then, false);
    if (accept(keyword::from)) { // "from the election on", "from 2017 to 2019"; or whose calls
        auto const place = i_;
        auto a = mark_here();
        if (failed()) return false;
        if (!a) return i_ = at, false;
        (void)place;
        d.q = d.q.since(std::move(*a));
        if (!claim(d, part::from, "the beginning of the time", at)) return false;
        if (accept(keyword::on)) return true;
        auto const to = i_;
        if (accept(keyword::to) || accept(keyword::until)) {
            auto b = mark_here();
            if (failed()) return false;
            if (!b) return i_ = to, true;
            d.q = d.q.until(std::move(*b));
            return claim(d, part::to, "the end of the time", to);
        }
        return true;
    }
    return false;
}

bool reader::edge(draft& d, bool after, bool inclusive)
{
    auto const at = i_ - 1;
    if (auto m = mark_here()) {
        (after ? d.q.from : d.q.to) = asked::edge{std::move(*m), inclusive};
        return claim(d, after ? part::from : part::to, after ? "the beginning of the time" : "the end of the time", at);
    }
    if (failed()) return false;
    if (!inclusive) return rival(d, pattern::link::followed_by, after);
    return fail(code::unread_question, i_, at_end() ? "the question ends too early" : "no time can be read here",
                "name a date, an event or a milestone");
}

/// "before China": what was contacted before it; "before Xi talked to Putin": another question.
bool reader::rival(draft& d, pattern::link how, bool reversed)
{
    auto const at = i_;
    participants some;
    accept(keyword::pronoun);
    if (!reversed && how == pattern::link::followed_by && accept(keyword::predecessor)) return than_predecessor(d, at);
    accept(keyword::to_call);
    if (!name_list(some, true)) return false;
    bool const verb_here = is(keyword::did);
    if (accept(keyword::did)) skip_fillers();
    bool const verb = verb_next();
    bool const two = some.is_pair && d.subject.names.size() == 2; // "before the leaders of C and D"
    if (((verb_here && !verb) || two) && !verb && !reversed && !d.second && how == pattern::link::followed_by) {
        d.second = std::make_shared<draft>();
        d.second->subject = std::move(some);
        d.second_alike = true;
        d.wrapped = draft::wrapper::sooner;
        return claim(d, part::wrapper, "what is asked", at);
    }
    if (verb && !reversed && !d.second && how == pattern::link::followed_by) {
        d.second = std::make_shared<draft>();
        d.wrapped = draft::wrapper::sooner;
        if (!claim(d, part::wrapper, "what is asked", at)) return false;
        d.second->subject = std::move(some);
        d.second->said.set(static_cast<std::size_t>(part::who));
        d.second->active = true;
        auto const* outer = std::exchange(current_, d.second.get());
        bool const read = parts(*d.second, depth_ != 0);
        current_ = outer;
        return read;
    }
    if (reversed && !d.rivals.empty()) return fail(code::said_twice, at, "what came before what is said twice", "say it once");
    d.rival_first = reversed;
    d.rivals.emplace_back(how, std::move(some));
    return true;
}

/// "did Yoon call China before his predecessor": sooner in the term.
bool reader::than_predecessor(draft& d, std::size_t at)
{
    if (d.subject.names.size() != 1 || !d.subject.is_who)
        return fail(code::unread_question, at, "whose predecessor is not said", "was Yoon earlier than his predecessor to call China");
    accept(keyword::did);
    d.one = d.subject.names.front();
    d.wrapped = draft::wrapper::earlier;
    return claim(d, part::wrapper, "what is asked", at);
}

/// "by the 20th day after election", "by 2025".
bool reader::by_day(draft& d)
{
    auto const at = i_;
    if (!accept(keyword::by)) return false;
    skip_fillers();
    auto const n = ordinal();
    auto const place = i_;
    if (n && accept(keyword::day)) {
        if (!accept(keyword::after) && !accept(keyword::of))
            return fail(code::unread_question, i_, "the day after what is not said", "by the 20th day after election");
        auto m = mark_here();
        if (failed()) return false;
        if (!m) return fail(code::unread_question, i_, "the day after what cannot be read", "by the 20th day after election");
        d.q = d.q.within(static_cast<int>(std::min<std::size_t>(*n, 1'000'000)), std::move(*m));
        return claim(d, part::days, "within how many days", at);
    }
    if (n) i_ = place - 1;
    if (auto m = here().is == token::kind::quoted ? std::nullopt : mark_here()) {
        d.q = d.q.until(std::move(*m));
        return claim(d, part::to, "the end of the time", at);
    }
    if (!failed()) i_ = at;
    return false;
}

} // namespace entente::wording
