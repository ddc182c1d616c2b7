// Names, numbers and dates in a question.
// SPDX-License-Identifier: MIT
#include "import/dates/date_parts.hpp"
#include "words/language/reader.hpp"

#include <entente/detail/ascii.hpp>
#include <entente/detail/printable.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace entente::wording {
namespace {

using detail::is_digit;
using detail::name_kind;

constexpr auto number_words = std::to_array<std::string_view>(
    {"zero",   "one",    "two",      "three",    "four",    "five",    "six",       "seven",    "eight",    "nine",  "ten",
     "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"});
constexpr auto ordinal_words =
    std::to_array<std::string_view>({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"});

template <class Number>
std::optional<Number> whole_number(std::string_view text)
{
    Number n{};
    auto const r = std::from_chars(text.data(), text.data() + text.size(), n);
    return r.ec == std::errc{} && r.ptr == text.data() + text.size() ? std::optional(n) : std::nullopt;
}

} // namespace

std::optional<detail::found_name> const& reader::name_at(std::size_t i)
{
    if (looked_up_.empty()) looked_up_.resize(tokens_.size());
    auto& at = looked_up_[i];
    if (!std::exchange(at.knows_name, true)) at.name = names_.at(tokens_, i);
    return at.name;
}

std::optional<detail::name_index::title> const& reader::title_at(std::size_t i)
{
    if (looked_up_.empty()) looked_up_.resize(tokens_.size());
    auto& at = looked_up_[i];
    if (!std::exchange(at.knows_title, true)) at.title = names_.title_at(tokens_, i);
    return at.title;
}

std::optional<int> reader::number()
{
    if (expected_ != nullptr && i_ >= farthest_) expected_->numbers = true;
    if (here().is != token::kind::word) return std::nullopt;
    if (auto const n = whole_number<int>(here().text)) {
        ++i_;
        return n;
    }
    auto const found = std::ranges::find(number_words, std::string_view(here().folded));
    if (found == number_words.end()) return std::nullopt;
    ++i_;
    return static_cast<int>(found - number_words.begin());
}

/// "20 days", "two weeks", "a week"; "weeks" alone are no number.
std::optional<int> reader::days()
{
    auto const at = i_;
    auto const n = number();
    if ((n || here().folded == "week") && accept(keyword::week)) return 7 * std::min(n.value_or(1), 1'000'000);
    if (n && accept(keyword::day)) return n;
    i_ = at;
    return std::nullopt;
}

/// "second", "20th", "rank 3".
std::optional<std::size_t> reader::ordinal()
{
    auto const place = i_;
    if (accept(keyword::rank)) {
        if (here().is == token::kind::word)
            if (auto const n = whole_number<std::size_t>(here().text)) return ++i_, n;
        i_ = place;
        return std::nullopt;
    }
    if (here().is != token::kind::word) return std::nullopt;
    std::string_view const text = here().folded;
    if (auto const found = std::ranges::find(ordinal_words, text); found != ordinal_words.end())
        return ++i_, static_cast<std::size_t>(found - ordinal_words.begin()) + 1;
    if (text.size() < 3 || !is_digit(text.front())) return std::nullopt;
    auto const end = text.substr(text.size() - 2);
    if (end != "st" && end != "nd" && end != "rd" && end != "th") return std::nullopt;
    auto const n = whole_number<std::size_t>(text.substr(0, text.size() - 2));
    if (n) ++i_;
    return n;
}

std::optional<detail::found_name> reader::name()
{
    skip_fillers();
    if (expected_ != nullptr && i_ >= farthest_) {
        if (i_ > farthest_) *expected_ = {};
        farthest_ = i_;
        expected_->names = true;
    }
    if (here().is == token::kind::quoted) {
        detail::found_name out;
        out.id = here().folded;
        out.words = 1;
        out.quoted = true;
        ++i_;
        return out;
    }
    auto const& found = name_at(i_);
    if (!found || (found->strength == 1 && found->words == 1 && here().matches != 0)) return std::nullopt;
    if (found->is_ambiguous()) {
        fail(code::ambiguous_name, i_, fmt::format("\"{}\" may mean several", detail::printable(found->id)), found->choices);
        return std::nullopt;
    }
    i_ += found->words;
    if (!found->note.empty()) notes_.push_back(found->note);
    return found;
}

/// A party by name, or what is quoted.
std::optional<std::string> reader::party_name()
{
    auto const place = i_;
    auto found = name();
    if (found && (found->quoted || found->is == name_kind::party)) return std::move(found->id);
    i_ = place;
    return std::nullopt;
}

/// "president of South Korea", "US president", "Korea's presidents"; with `each` also of whatever party: "presidents".
bool reader::office_phrase(participants& out, bool each)
{
    auto const place = i_;
    auto const count = notes_.size();
    skip_fillers();
    auto const take = [&](std::string const& title, std::string const& party) {
        auto const id = party + '/' + title;
        if (names_.office_of(id) == nullptr) {
            std::vector<std::string> ids;
            for (auto const& o : names_.world.facts().offices)
                if (o.party.code() == party || o.id.ends_with('/' + title)) ids.push_back(o.id);
            return fail(code::unknown_name, i_ - 1, fmt::format("there is no office \"{}\"", id), detail::choices(ids));
        }
        out.who = asked::holders{id};
        out.office = id;
        out.names = {party};
        out.leaders = {false};
        return out.is_who = true;
    };
    if (auto const& title = title_at(i_)) {
        i_ += title->words;
        if (accept(keyword::of)) {
            skip_fillers();
            if (auto const party = party_name()) return take(title->text, *party);
            if (failed()) return false;
        } else if (each) {
            out.who =
                asked::holders{title->offices->size() == 1 ? names_.world.facts().offices[title->offices->front()].id : "*/" + title->text};
            return out.is_who = true;
        }
    } else if (auto const& found = name_at(i_); found && !found->is_ambiguous()) {
        if (found->is == name_kind::office) {
            i_ += found->words;
            out.who = asked::holders{found->id};
            out.office = found->id;
            out.names = {std::string(names_.office_of(found->id)->party.code())};
            out.leaders = {false};
            return out.is_who = true;
        }
        if (found->is == name_kind::party)
            if (auto const& title2 = title_at(i_ + found->words)) {
                if (!found->note.empty()) notes_.push_back(found->note);
                i_ += found->words + title2->words;
                return take(title2->text, found->id);
            }
    }
    i_ = place;
    notes_.resize(count);
    return false;
}

/// "leaders of KOR and JPN", "leader of South Korea".
bool reader::leaders_of(participants& out, bool each)
{
    auto const place = i_;
    skip_fillers();
    if (!accept(keyword::leader)) return i_ = place, false;
    if (!accept(keyword::of)) {
        if (!each) return i_ = place, false;
        out.who = asked::every_term{};
        return out.is_who = true;
    }
    participants of;
    if (!name_list(of, true)) return false;
    out.names = of.names;
    out.leaders = of.leaders;
    out.is_pair = of.names.size() == 2;
    if (of.names.size() == 1) {
        out.who = asked::leaders_of{of.names.front()};
        out.is_who = true;
    }
    return true;
}

/// "each president of South Korea", "each leader", "each term", "any of the presidents of KOR"; and a bare "presidents of KOR".
bool reader::each_of(participants& out)
{
    auto const place = i_;
    bool const each = accept(keyword::each);
    skip_fillers();
    if (accept(keyword::anyone)) return out.is_who = true;
    if (each) {
        if (accept(keyword::of)) skip_fillers();
        if (accept(keyword::term)) {
            out.who = asked::every_term{};
            return out.is_who = true;
        }
        if (accept(keyword::pair)) {
            out.who = asked::each_pair{};
            return out.is_who = true;
        }
        if (accept(keyword::holder)) {
            auto const at = i_;
            if (!accept(keyword::of))
                return fail(code::unread_question, at, "holders of what is not said", "each holder of \"KOR/president\"");
            auto const found = name();
            if (failed()) return false;
            if (!found || !(found->quoted || found->is == name_kind::office))
                return fail(code::unknown_name, i_, "no office is named here", "each holder of \"KOR/president\"");
            out.who = asked::holders{found->id};
            out.office = found->id;
            return out.is_who = true;
        }
    }
    if (office_phrase(out, true)) {
        if (!each && out.office.empty() && !is(keyword::to_call) && here().is != token::kind::end) {
            auto const& next = name_at(i_); // "President Xi" is a name
            if (next && next->is == name_kind::leader) return out = {}, i_ = place, false;
        }
        return true;
    }
    if (failed()) return false;
    if (each && leaders_of(out, true)) return true;
    i_ = place;
    return false;
}

/// A party, a group, a leader, who speaks for a party, or what is quoted. With `must`, anything else is an unknown name.
bool reader::one_name(participants& out, bool must)
{
    auto const place = i_;
    auto const count = notes_.size();
    skip_fillers();
    if (here().is != token::kind::quoted) {
        participants some;
        if (leaders_of(some, false) || (!failed() && office_phrase(some, false))) {
            bool const alone = out.empty();
            out.names.insert(out.names.end(), some.names.begin(), some.names.end());
            out.leaders.insert(out.leaders.end(), some.leaders.begin(), some.leaders.end());
            if (alone) {
                out.who = some.who;
                out.is_who = some.is_who;
                out.is_pair = some.is_pair;
                out.office = some.office;
            }
            return true;
        }
        if (failed()) return false;
        if (auto const& title = title_at(i_)) i_ += title->words; // "President Xi"
    }
    auto const at = i_;
    auto found = name();
    if (failed()) return false;
    if (found && (found->quoted || found->is == name_kind::party || found->is == name_kind::group || found->is == name_kind::leader)) {
        out.names.push_back(found->id);
        out.leaders.push_back(!found->quoted && found->is == name_kind::leader);
        bool const alone = out.names.size() == 1;
        if (alone && (found->quoted || found->is == name_kind::leader)) out.who = asked::leader{found->id};
        if (alone && found->is == name_kind::party && !found->quoted) out.who = asked::leaders_of{found->id};
        out.is_who = alone && (found->quoted || found->is != name_kind::group);
        return true;
    }
    i_ = place;
    notes_.resize(count);
    if (!must) return false;
    i_ = at;
    auto const first = here().text.empty() ? ' ' : here().text.front();
    if (here().is != token::kind::word) return fail_here();
    if ('a' <= first && first <= 'z')
        return fail_unknown(code::unread_question, fmt::format("\"{}\" cannot be read here", detail::printable(here().text.substr(0, 60))));
    return fail_unknown(code::unknown_name,
                        fmt::format("nobody and nothing is called \"{}\"", detail::printable(here().text.substr(0, 60))));
}

bool reader::name_list(participants& out, bool must)
{
    if (!one_name(out, must)) return false;
    while (true) {
        auto const place = i_;
        if (!accept(token::kind::comma) && !accept(keyword::and_) && !accept(keyword::or_)) break;
        if (!accept(keyword::and_)) accept(keyword::or_);
        bool const structural = here().is == token::kind::word && here().matches != 0 && !is(keyword::nothing) && !is(keyword::leader);
        if (structural || !one_name(out, false)) {
            if (failed()) return false;
            i_ = place;
            break;
        }
        out.is_who = false;
        out.office.clear();
        out.is_pair = out.names.size() == 2 && std::ranges::count(out.leaders, true) == 0;
    }
    return true;
}

} // namespace entente::wording
