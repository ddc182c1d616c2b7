// Marks and dates in a question.
// SPDX-License-Identifier: MIT
#include "import/dates/date_parts.hpp"
#include "words/language/reader.hpp"

#include <entente/detail/ascii.hpp>
#include <entente/detail/printable.hpp>
#include <entente/time/edtf.hpp>
#include <entente/time/resolve.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace entente::wording {
namespace {

using detail::is_digit;

/// Text that can only be EDTF, right or wrong: a year of four digits first, an interval, a set.
bool looks_like_edtf(std::string_view text)
{
    if (text.size() < 4) return false;
    if (text.front() == '[' || text.front() == '{' || text.starts_with("../")) return true;
    if (text.front() == '-' || text.front() == 'Y') text.remove_prefix(1);
    return text.size() >= 4 && std::all_of(text.begin(), text.begin() + 4, [](char c) { return is_digit(c) || c == 'X'; }) &&
           is_digit(text.front());
}

/// "9th" as 9.
std::string_view without_ordinal(std::string_view text)
{
    if (text.size() > 2 && text.size() < 5 && is_digit(text.front()))
        for (auto const* end : {"st", "nd", "rd", "th"})
            if (text.ends_with(end)) return text.substr(0, text.size() - 2);
    return text;
}

bool is_season(std::string_view word)
{
    constexpr std::string_view all[] = {"spring", "summer", "autumn", "fall", "winter", "early", "mid", "late", "about", "circa"};
    return std::find(std::begin(all), std::end(all), word) != std::end(all);
}

/// "2025-06-09T02:30:00Z", or microseconds since 1970.
std::optional<entente::instant> instant_of(std::string_view text)
{
    std::int64_t microseconds = 0;
    auto const r = std::from_chars(text.data(), text.data() + text.size(), microseconds);
    if (r.ec == std::errc{} && r.ptr == text.data() + text.size()) return entente::instant{microseconds};
    problem_list problems;
    if (text.size() != 20 || text.back() != 'Z') return std::nullopt;
    auto const read = resolve(when{std::string(text)}, utc_and_offsets(), {}, "instant", problems);
    if (!read || to_string(read->members.front().earliest()) != text) return std::nullopt;
    return read->members.front().earliest();
}

} // namespace

std::optional<milestone> reader::milestone_here()
{
    skip_fillers();
    if (accept(keyword::took_office)) return milestone::took_office;
    if (accept(keyword::left_office)) return milestone::left_office;
    if (accept(keyword::declared)) return milestone::declared;
    if (accept(keyword::elected)) return milestone::elected;
    return std::nullopt;
}

/// A milestone, an event, a date, or an instant.
std::optional<mark> reader::mark_here()
{
    auto const place = i_;
    if (auto const m = milestone_here()) {
        bool const whose_is_said = current_ != nullptr && current_->said.test(static_cast<std::size_t>(part::who));
        auto const of = i_;
        if (whose_is_said && accept(keyword::of)) // "the election of Moon"; otherwise his rows are asked for
            if (auto const its = milestone_of(*m); its || failed()) return its;
        i_ = of;
        return *m;
    }
    if (accept(keyword::pronoun)) { // "he took office", "his election"
        accept(keyword::did);
        if (auto const m = milestone_here()) return *m;
        i_ = place;
        return std::nullopt;
    }
    if (accept(keyword::instant)) {
        if (auto const t = here().is == token::kind::word ? instant_of(here().text) : std::nullopt) return ++i_, mark{*t};
        fail(code::bad_time, i_, "an instant is named by its microseconds since 1970 or as 2025-06-09T02:30:00Z");
        return std::nullopt;
    }
    if (accept(keyword::event)) {
        if (here().is == token::kind::quoted) return ++i_, mark{the(tokens_[i_ - 1].folded)};
    } else if (accept(keyword::date)) {
        if (auto t = when_here()) return mark{std::move(*t)};
        if (failed()) return std::nullopt;
        i_ = place;
        return std::nullopt;
    } else if (here().is != token::kind::quoted) {
        if (auto t = when_here()) return mark{std::move(*t)};
        if (failed()) return std::nullopt;
    }
    skip_fillers();
    if (auto const found = here().is == token::kind::word ? name_at(i_) : std::nullopt;
        found && (found->is == detail::name_kind::event || found->is == detail::name_kind::moment)) {
        i_ += found->words;
        return mark{the(found->id)};
    }
    if (auto m = milestone_of_somebody()) return m;
    i_ = place;
    return std::nullopt;
}

/// "Moon's election", "before Lee took office": of whom the question is about, the milestone of the term in question; of somebody else,
/// that of the only term.
std::optional<mark> reader::milestone_of_somebody()
{
    auto const place = i_;
    auto const found = here().is == token::kind::word ? name_at(i_) : std::nullopt;
    if (!found || found->is != detail::name_kind::leader) return std::nullopt;
    i_ += found->words;
    bool const possessive = tokens_[i_ - 1].possessive;
    if (!possessive) accept(keyword::did);
    auto const m = milestone_here();
    if (!m) return i_ = place, std::nullopt;
    auto const end = std::exchange(i_, place);
    auto const out = milestone_of(*m);
    i_ = end;
    return out;
}

/// The milestone of the leader who is named here.
std::optional<mark> reader::milestone_of(milestone m)
{
    auto const place = i_;
    auto const found = here().is == token::kind::word ? name_at(i_) : std::nullopt;
    if (!found || found->is != detail::name_kind::leader) return std::nullopt;
    i_ += found->words;
    if (found->is_ambiguous()) {
        fail(code::ambiguous_name, place, fmt::format("\"{}\" may mean several", found->id), found->choices);
        return std::nullopt;
    }
    auto const is_of = [&](participants const& p) { return std::ranges::find(p.names, found->id) != p.names.end(); };
    if (current_ != nullptr && (is_of(current_->subject) || (current_->asked == draft::asking::subject && is_of(current_->object))))
        return mark{m};
    auto const terms = names_.terms_of(found->id);
    if (terms.size() == 1) return mark{the(fmt::format("{}.{}", terms.front(), entente::name(m)))};
    std::vector<std::string> moments;
    for (auto const& t : terms) moments.push_back(fmt::format("{}.{}", t, entente::name(m)));
    fail(terms.empty() ? code::unknown_name : code::ambiguous_name, place,
         terms.empty() ? fmt::format("no term of \"{}\" is known", found->id) : fmt::format("\"{}\" has several terms", found->id),
         detail::choices(moments, "say which one: ", ""));
    return std::nullopt;
}

/// A date with its zone and calendar, or what is quoted.
std::optional<when> reader::when_here()
{
    auto const place = i_;
    skip_fillers();
    accept(keyword::date);
    std::optional<when> out;
    if (here().is == token::kind::quoted) out = when(tokens_[i_++].folded);
    else out = date_words();
    if (!out) {
        i_ = place;
        return out;
    }
    zone_of(*out);
    auto const at = i_;
    if (accept(token::kind::open)) {
        if (accept(keyword::julian) && accept(token::kind::close)) out = out->in(calendar::julian);
        else i_ = at;
    }
    return out;
}

/// Whose day is meant is seldom the whole Earth's.
void reader::note_whole_earth(when const& t)
{
    auto const& text = t.text();
    bool const is_day = text.size() == 10 && text[4] == '-' && text[7] == '-' && std::ranges::count(text, '-') == 2;
    if (is_day && t.zone().empty())
        notes_.push_back(fmt::format("{} is the day of the whole Earth, 50 hours, where no zone is said: \"{} Seoul time\"", text, text));
}

/// `in "Asia/Seoul"`, "Seoul time".
void reader::zone_of(when& t)
{
    auto const place = i_;
    bool const in = accept(keyword::in);
    if (in) accept(keyword::zone);
    if (in && here().is == token::kind::quoted) {
        t = when(t.text(), tokens_[i_++].folded);
        return;
    }
    std::string city; // the last part of a zone's name, and "time"
    for (std::size_t n = 0; n != 3 && here().is == token::kind::word; ++n) {
        (city += n == 0 ? "" : "_") += here().text;
        ++i_;
        if (here().is != token::kind::word || here().folded != "time") continue;
        auto const clocks = names_.world.clocks();
        for (auto const* region : {"", "Asia/", "Europe/", "America/", "Africa/", "Australia/", "Pacific/", "Atlantic/", "Indian/"})
            if (auto zone = region + city; clocks.knows(zone)) {
                ++i_;
                t = when(t.text(), std::move(zone));
                return;
            }
    }
    i_ = place;
}

/// EDTF, or day, month and year in words.
std::optional<when> reader::date_words()
{
    if (expected_ != nullptr && i_ >= farthest_) {
        if (i_ > farthest_) *expected_ = {};
        farthest_ = i_;
        expected_->dates = true;
    }
    if (here().is != token::kind::word || fail_today()) return std::nullopt;
    if (looks_like_edtf(here().text)) {
        auto const read = edtf::try_parse(here().text);
        if (read) return when(std::string(tokens_[i_++].text));
        auto const& p = read.problems().front();
        fail(p.code, i_, p.text, p.remedy);
        return std::nullopt;
    }
    constexpr std::size_t most = 6;
    std::string text;
    std::array<std::size_t, most + 1> ends{}; // of the text with so many tokens
    std::size_t n = 0;
    bool any_digit = false;
    for (; n != most; ++n) {
        auto const& t = tokens_[i_ + n];
        if (t.is == token::kind::comma && n != 0 && tokens_[i_ + n + 1].is == token::kind::word &&
            is_digit(tokens_[i_ + n + 1].text.front()))
            text += ',';
        else if (t.is != token::kind::word || t.text.empty()) break;
        else if (is_digit(t.text.front()) || detail::month_of_word(t.folded) || is_season(t.folded)) {
            (text += text.empty() ? "" : " ") += without_ordinal(t.text);
            any_digit = any_digit || is_digit(t.text.front());
        } else if (n == 0 || t.folded != "of") break;
        ends[n + 1] = text.size();
    }
    for (; any_digit && n != 0; --n) {
        auto const& last = tokens_[i_ + n - 1];
        if (last.is != token::kind::word || last.folded == "of") continue;
        auto const part = std::string_view(text).substr(0, ends[n]);
        if (n == 1 && part.size() < 4) return std::nullopt; // a number is no date
        auto const read = detail::read_cell(part, io::date_order::dmy);
        if (read && !read->end) {
            auto out = read->whole ? *read->whole : when(read->start.text());
            if (!read->whole && !read->start.clock.empty()) return std::nullopt;
            if (read->whole || read->start.date.year != 0) return i_ += n, std::optional(std::move(out));
        }
        if (!read && read.problems().front().code == code::no_such_day) {
            fail(code::no_such_day, i_, read.problems().front().text, read.problems().front().remedy);
            return std::nullopt;
        }
    }
    return std::nullopt;
}

/// "11 May", "May 11".
bool reader::day_without_year(int& month, int& day)
{
    auto const place = i_;
    skip_fillers();
    for (int k = 0; k != 2; ++k) {
        if (here().is != token::kind::word) break;
        auto const digits = without_ordinal(here().text);
        int n = 0;
        auto const r = std::from_chars(digits.data(), digits.data() + digits.size(), n);
        if (day == 0 && r.ec == std::errc{} && r.ptr == digits.data() + digits.size() && n >= 1 && n <= 31) day = n;
        else if (auto const m = detail::month_of_word(here().folded); month == 0 && m) month = *m;
        else break;
        ++i_;
        if (k == 0 && day != 0) accept(keyword::of);
    }
    if (month != 0 && day != 0) return true;
    month = day = 0;
    i_ = place;
    return false;
}

} // namespace entente::wording
