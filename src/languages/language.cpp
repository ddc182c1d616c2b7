// What a language calls things.
// SPDX-License-Identifier: MIT
#include "json/json_tree.hpp"
#include "languages/pictures.hpp"
#include "languages/words.hpp"

#include <entente/detail/ascii.hpp>
#include <entente/error.hpp>
#include <entente/time/describe.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace entente {

namespace detail {

language_words const* find_language(std::string_view tag) noexcept
{
    for (auto const* l : {&german, &spanish, &french, &japanese, &korean})
        if (same_but_for_case(l->tag, tag)) return l;
    return nullptr;
}

namespace {

[[nodiscard]] std::string spaced_name(std::string_view word)
{
    std::string out(word);
    std::ranges::replace(out, '_', ' ');
    return out;
}
/// The word of a table, in English that of the vocabulary.
template <class Word>
[[nodiscard]] std::string word_of(auto const* list, Word w)
{
    return list == nullptr ? spaced_name(entente::name(w)) : std::string((*list)[static_cast<std::size_t>(w)]);
}

/// What stands for a year in forms: of years before the first, how far back; year 0 is the first of them.
[[nodiscard]] std::string year_number(language_words const& words, std::int64_t year)
{
    return year > 0 ? std::to_string(year) : filled(words.before_christ, 1 - year);
}
[[nodiscard]] std::string day_by(language_words const& words, civil_day day)
{
    auto const d = day.date();
    return filled(d.day == 1 ? words.first_day : words.day, year_number(words, d.year), d.month, d.day,
                  words.months[static_cast<std::size_t>(d.month - 1)]);
}
[[nodiscard]] std::string month_by(language_words const& words, civil_day day)
{
    auto const d = day.date();
    return filled(words.month, year_number(words, d.year), d.month, words.months[static_cast<std::size_t>(d.month - 1)]);
}
[[nodiscard]] std::string year_by(language_words const& words, std::int64_t year) { return filled(words.year, year_number(words, year)); }

class time_teller {
public:
    explicit time_teller(language_words const& words) : words_(words) {}

    [[nodiscard]] std::string operator()(told_window const& t) const
    {
        using enum told_window::form;
        switch (t.is) {
        case unknown: break;
        case before_any: return std::string(words_.before_any);
        case after_any: return std::string(words_.after_any);
        case time: return time_of(t.first);
        case at_or_after: return filled(words_.at_or_after, time_of(t.first));
        case at_or_before: return filled(words_.at_or_before, time_of(t.last));
        case between_clocks: return filled(words_.between_clocks, day_of_year(t.first), clock_in_words(t.first), clock_in_words(t.last));
        case between_times: return filled(words_.between, time_of(t.first), time_of(t.last));
        case day: return day_of_year(t.first);
        case month: return month_by(words_, day_of(t.first));
        case year: return year_by(words_, day_of(t.first).date().year);
        case between_days: return filled(words_.between, day_of_year(t.first), day_of_year(t.last));
        }
        return std::string(words_.unknown_time);
    }

private:
    [[nodiscard]] std::string day_of_year(civil_time t) const { return day_by(words_, day_of(t)); }
    [[nodiscard]] std::string time_of(civil_time t) const { return day_of_year(t) + ' ' + clock_in_words(t); }

    language_words const& words_;
};

} // namespace

std::string day_in(language in, civil_day d) { return in.is_english() ? day_in_words(d) : day_by(*in.words(), d); }
std::string year_in(language in, std::int64_t year) { return in.is_english() ? year_in_words(year) : year_by(*in.words(), year); }

} // namespace detail

language::language(std::string_view tag)
{
    auto const first = tag.substr(0, tag.find_first_of("-_"));
    words_ = detail::find_language(first);
    if (words_ == nullptr && !detail::same_but_for_case(first, "en"))
        throw error(code::bad_value, fmt::format("{} is no language that answers speak", detail::in_quotes(detail::excerpt(tag))),
                    "give one of en, ko, ja, fr, de, es");
}

std::string_view language::tag() const noexcept { return words_ == nullptr ? "en" : words_->tag; }

std::string language::name(party const& p) const
{
    if (words_ != nullptr)
        if (auto const own = detail::country_name_in(words_->names, p); !own.empty()) return std::string(own);
    auto const* const known = info(p);
    return std::string(known == nullptr ? p.code() : known->name);
}

std::string language::word(event_kind k) const { return detail::word_of(words_ == nullptr ? nullptr : &words_->kinds, k); }
std::string language::word(protocol p) const { return detail::word_of(words_ == nullptr ? nullptr : &words_->protocols, p); }
std::string language::word(status s) const { return detail::word_of(words_ == nullptr ? nullptr : &words_->statuses, s); }
std::string language::word(verdict v) const { return detail::word_of(words_ == nullptr ? nullptr : &words_->verdicts, v); }
std::string language::word(caveat c) const { return detail::word_of(words_ == nullptr ? nullptr : &words_->caveats, c); }

std::string language::describe(bounds b, std::string_view zone, zones const& clocks) const
{
    if (words_ == nullptr) return entente::describe(b, zone, clocks);
    return detail::time_teller{*words_}(detail::told(b, zone, clocks));
}

} // namespace entente
