// A question as a whole: its parts, one by one.
// SPDX-License-Identifier: MIT
#include "words/language/reader.hpp"

#include <entente/detail/printable.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace entente::wording {
namespace {

constexpr int deepest = 6; ///< brackets in brackets

} // namespace

// --- tokens ---

bool reader::is(keyword k, std::size_t ahead) const { return i_ + ahead < tokens_.size() && tokens_[i_ + ahead].match_of(k) != 0; }

bool reader::accept(keyword k)
{
    if (expected_ != nullptr && i_ >= farthest_) {
        if (i_ > farthest_) *expected_ = {};
        farthest_ = i_;
        expected_->words.set(static_cast<std::size_t>(k));
    }
    auto const words = here().match_of(k);
    i_ += words;
    return words != 0;
}

bool reader::accept(token::kind k)
{
    if (here().is != k || k == token::kind::end) return false;
    ++i_;
    return true;
}

void reader::skip_fillers()
{
    while (is(keyword::nothing)) i_ += here().match_of(keyword::nothing);
}

bool reader::verb_next(std::size_t ahead) const
{
    constexpr keyword all[] = {keyword::to_call,  keyword::to_video_call, keyword::to_meet, keyword::to_visit,  keyword::to_travel,
                               keyword::to_write, keyword::to_talk,       keyword::to_host, keyword::to_contact};
    return std::ranges::any_of(all, [&](keyword k) { return is(k, ahead); });
}
bool reader::event_next(std::size_t ahead) const
{
    constexpr keyword all[] = {keyword::call,   keyword::video_call, keyword::meeting,   keyword::visit,
                               keyword::summit, keyword::message,    keyword::statement, keyword::contact};
    return std::ranges::any_of(all, [&](keyword k) { return is(k, ahead); });
}

bool reader::fail(code c, std::size_t at, std::string text, std::string remedy)
{
    if (problem_) return false;
    farthest_ = std::max(farthest_, at);
    problem_ = problem_at({{}, 1, static_cast<std::uint32_t>(tokens_[at].at)}, std::move(text), std::move(remedy), c);
    return false;
}

/// A word that is the name of nothing.
bool reader::fail_unknown(code c, std::string text)
{
    if (!problem_) missed_ = here().text;
    return fail(c, i_, std::move(text));
}

/// Nothing that can be read begins here.
bool reader::fail_here()
{
    auto const& t = here();
    auto const shown = detail::printable(t.text.substr(0, 60));
    switch (t.is) {
    case token::kind::end: return fail(code::unread_question, i_, "the question ends too early");
    case token::kind::unclosed: return fail(code::unread_question, i_, "a quotation is not closed", "close it with \"");
    case token::kind::open: return fail(code::unread_question, i_, "a bracket stands where none can");
    case token::kind::close: return fail(code::unread_question, i_, "a bracket is closed that was not opened");
    default: break;
    }
    if (fail_today()) return false;
    bool const is_name =
        t.is == token::kind::quoted || (t.matches == 0 && !t.text.empty() && 'A' <= t.text.front() && t.text.front() <= 'Z');
    if (is_name && t.matches == 0) return fail_unknown(code::unknown_name, fmt::format("nobody and nothing is called \"{}\"", shown));
    return fail(code::unread_question, i_, fmt::format("\"{}\" cannot be read here", shown));
}

/// A part is said once.
bool reader::claim(draft& d, part p, char const* what, std::size_t at)
{
    auto const bit = static_cast<std::size_t>(p);
    if (d.said.test(bit)) return fail(code::said_twice, at, fmt::format("{} is said twice", what), "say it once");
    d.said.set(bit);
    return true;
}

// --- a question ---

std::optional<question> reader::run()
{
    auto out = whole(false);
    if (!out && !failed()) fail_here();
    return failed() ? std::nullopt : std::move(out);
}

std::optional<question> reader::whole(bool inner)
{
    draft d;
    auto const from = i_;
    auto const* outer = std::exchange(current_, &d);
    bool const read = parts(d, inner);
    current_ = outer;
    if (!read) return std::nullopt;
    if (i_ == from) {
        fail_here();
        return std::nullopt;
    }
    return settle(d, from);
}

bool reader::parts(draft& d, bool inner)
{
    while (true) {
        skip_fillers();
        while (accept(token::kind::comma) || accept(keyword::and_) || is(keyword::nothing)) skip_fillers();
        if (at_end() && expected_ != nullptr) (void)one_part(d); // for what could stand there
        if (at_end() || (inner && here().is == token::kind::close)) return !failed();
        if (d.inner) return fail_here(); // what stands in brackets says it all
        if (!one_part(d)) return fail_here();
        if (failed()) return false;
    }
}

bool reader::one_part(draft& d)
{
    using reads = bool (reader::*)(draft&);
    static constexpr reads in_turn[] = {&reader::form,   &reader::asking, &reader::order,   &reader::groups,     &reader::ranking,
                                        &reader::verb,   &reader::aim,    &reader::helpers, &reader::clock_aim,  &reader::status_words,
                                        &reader::manner, &reader::clause, &reader::nouns,   &reader::participant};
    for (auto const reads_it : in_turn) {
        if ((this->*reads_it)(d)) return !failed();
        if (failed()) return false;
    }
    return false;
}

/// A question in brackets, as questions about questions have them.
std::optional<question> reader::in_brackets()
{
    auto const at = i_;
    if (!accept(token::kind::open)) return std::nullopt;
    if (++depth_ > deepest) {
        fail(code::unread_question, at, "brackets stand too deep in each other");
        return std::nullopt;
    }
    auto out = whole(true);
    --depth_;
    if (!out) return std::nullopt;
    if (!accept(token::kind::close)) {
        fail(code::unread_question, i_, "a bracket is not closed", "close it with )");
        return std::nullopt;
    }
    return out;
}

} // namespace entente::wording
