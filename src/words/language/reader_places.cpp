// Questions about the second and the third, about who was the first to do something, and about two who are named by one title.
// SPDX-License-Identifier: MIT
#include "words/language/reader.hpp"

#include <fmt/format.h>

namespace entente::wording {

/// "Moon's third call", "the first three calls": events are not numbered.
bool reader::fail_numbered(std::size_t at)
{
    return fail(code::unread_question, at, "which of the events come first, second and so on may be open, so that they are not numbered",
                "which country did Moon call third; all of them: calls of Moon");
}

/// "which country did Yoon call second", "which country was the third that Yoon called": the last of the first so many.
bool reader::nth_form(draft& d)
{
    auto const at = i_;
    if (is(keyword::rank)) return false;
    auto const n = ordinal();
    if (!n || *n < 2) return i_ = at, false;
    if (event_next()) return fail_numbered(at);
    bool const country = accept(keyword::country);
    if (country && (d.asked == draft::asking::nothing || d.asked == draft::asking::what)) d.asked = draft::asking::counterpart;
    if (d.asked != draft::asking::counterpart || d.in_order) return i_ = at, false;
    d.in_order = true;
    d.q.first_few = *n;
    notes_.push_back(fmt::format("of the first {}, the last is asked for", *n));
    return claim(d, part::first_few, "how many", at);
}

/// "who was the first leader to call Moon", "which country was last to visit Korea": who did it is asked.
bool reader::first_to(draft& d)
{
    auto const at = i_;
    accept(keyword::abroad); // "foreign leader": any other is
    if (!accept(keyword::leader)) accept(keyword::country);
    bool const anyone = d.subject.empty() || std::holds_alternative<asked::every_term>(d.subject.who);
    bool const asks = (d.asked == draft::asking::counterpart && d.subject.empty()) || (d.asked == draft::asking::subject && anyone);
    if (!asks || d.did != draft::verb::none || !is(keyword::to) || !verb_next(1)) return i_ = at, false;
    accept(keyword::to);
    d.asked = draft::asking::subject;
    d.subject = {};
    d.active = true; // a verb follows
    d.passive = false;
    return true;
}

/// "the presidents of the US and South Korea": two parties, each with an office of that title.
bool reader::holders_of_two(participants& out)
{
    auto const at = i_;
    auto const count = notes_.size();
    auto const back = [&] {
        i_ = at;
        notes_.resize(count);
        return false;
    };
    skip_fillers();
    auto const title = title_at(i_);
    if (!title || !tokens_[i_ + title->words - 1].folded.ends_with('s')) return back();
    i_ += title->words;
    if (!accept(keyword::of)) return back();
    participants two;
    for (int k = 0; k != 2; ++k) {
        if (k == 1 && !accept(keyword::and_)) return back();
        skip_fillers();
        auto const& found = name_at(i_);
        if (!found || found->is != detail::name_kind::party || found->is_ambiguous()) return back();
        if (names_.office_of(fmt::format("{}/{}", found->id, title->text)) == nullptr) return back();
        i_ += found->words;
        if (tokens_[i_ - 1].possessive || title_at(i_)) return back(); // "and South Korea's prime minister"
        two.names.push_back(found->id);
        two.leaders.push_back(false);
        if (!found->note.empty()) notes_.push_back(found->note);
    }
    two.is_pair = true;
    notes_.push_back(fmt::format("whoever led {} and {} is meant", two.names[0], two.names[1]));
    out = std::move(two);
    return true;
}

} // namespace entente::wording
