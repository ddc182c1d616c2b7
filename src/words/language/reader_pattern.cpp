// Patterns of contacts, written out.
// SPDX-License-Identifier: MIT
#include "words/language/reader.hpp"

#include <charconv>

namespace entente::wording {

/// `pattern beginning with call with "USA", then meeting with "JPN" without call with "CHN" within 3 days, among (list of calls)`
bool reader::pattern_form(draft& d)
{
    if (!accept(keyword::pattern)) return false;
    d.steps = pattern{};
    while (true) {
        accept(token::kind::comma);
        if (is(keyword::among)) break;
        if (!pattern_step(*d.steps)) return fail_here();
    }
    accept(keyword::among);
    if (here().is != token::kind::open)
        return fail(code::unread_question, i_, "among which contacts is not said", "among (list of calls by \"moon\")");
    d.inner = in_brackets();
    return d.inner.has_value();
}

bool reader::pattern_step(pattern& p)
{
    using link = pattern::link;
    bool const first = p.steps.empty();
    link how{};
    if (first ? accept(keyword::beginning) : accept(keyword::then)) how = link::then;
    else if (first ? accept(keyword::anywhere) : accept(keyword::followed)) how = link::followed_by;
    else return false;
    auto what = pattern_contact();
    if (!what) return false;
    p.steps.push_back({std::move(*what), how, {}, {}, {}});
    auto& step = p.steps.back();
    while (true) {
        if (accept(keyword::without)) {
            auto not_there = pattern_contact();
            if (!not_there) return false;
            step.without.push_back(std::move(*not_there));
            continue;
        }
        if (!accept(keyword::within)) return true;
        std::int64_t n = 0;
        auto const text = here().text;
        auto const r = std::from_chars(text.data(), text.data() + text.size(), n);
        if (here().is != token::kind::word || r.ec != std::errc{} || r.ptr != text.data() + text.size()) return false;
        ++i_;
        if (accept(keyword::day)) {
            if (step.within_days || n > 2'000'000'000 || n < -2'000'000'000) return false;
            step.within_days = static_cast<int>(n);
            continue;
        }
        if (step.within) return false;
        if (accept(keyword::hour)) step.within = hours(n);
        else if (accept(keyword::minute)) step.within = minutes(n);
        else if (accept(keyword::second)) step.within = seconds(n);
        else if (accept(keyword::microsecond)) step.within = duration{n};
        else return false;
    }
}

/// `call or meeting placed with "USA" or "JPN"`
std::optional<asked::contact> reader::pattern_contact()
{
    asked::contact out;
    skip_fillers();
    if (!accept(keyword::contact)) {
        auto kind = kind_noun();
        if (!kind) return std::nullopt;
        while (kind) {
            out.kinds.push_back(*kind);
            auto const place = i_;
            accept(token::kind::comma);
            accept(keyword::or_);
            if (i_ == place) break;
            kind = kind_noun();
            if (!kind) i_ = place;
        }
    }
    if (accept(keyword::placed)) out.placed_or_received = direction::placed;
    else if (accept(keyword::received)) out.placed_or_received = direction::received;
    if (accept(keyword::with)) {
        participants some;
        if (!name_list(some, true)) return std::nullopt;
        out.whom = counterparts{some.names};
    }
    return out;
}

} // namespace entente::wording
