// Dates in numbers and in words.
// SPDX-License-Identifier: MIT
#include "import/dates/date_parts.hpp"
#include "import/rows/columns.hpp"

#include <entente/detail/ascii.hpp>
#include <entente/time/detail/edtf_cursor.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace entente::detail {

namespace {

bool is_any(std::string_view word, std::initializer_list<std::string_view> of)
{
    return std::any_of(of.begin(), of.end(), [&](std::string_view w) { return same_but_for_case(word, w); });
}

struct number {
    std::int64_t value = 0;
    std::size_t digits = 0;
    bool is_day = false;  ///< "27th"
    bool is_year = false; ///< "44 BC"
};

/// Reads one side, from left to right.
class word_reader {
public:
    word_reader(date_cell const& cell, std::string_view text, date_parts& out) : cell_(cell), text_(text), out_(out) {}

    date_refusal run(date_place at)
    {
        if (text_.find("..") != std::string_view::npos)
            return cell_.refused("has .. where EDTF has none",
                                 "write 2014/.. for what goes on, [2014..] or [..2014] for some time after or before");
        while (i_ != text_.size()) {
            auto const c = text_[i_];
            if (is_digit(c)) {
                if (auto wrong = take_number()) return wrong;
            } else if (is_letter(c)) {
                if (auto wrong = take_word()) return wrong;
            } else if (c == '\'' && text_.size() - i_ >= 3 && is_digit(text_[i_ + 1]) && is_digit(text_[i_ + 2]) &&
                       (text_.size() - i_ == 3 || !is_digit(text_[i_ + 3])))
                return two_digits();
            else if (std::string_view{" ,-/.()"}.find(c) == std::string_view::npos) return cell_.no_date();
            else ++i_;
        }
        if (era_ && std::none_of(numbers_.begin(), numbers_.begin() + count_, [](number n) { return n.is_year; })) return cell_.no_date();
        return out_.month ? among_words() : in_order(at);
    }

private:
    date_refusal take_number()
    {
        number n;
        for (; i_ != text_.size() && is_digit(text_[i_]); ++i_, ++n.digits)
            n.value = n.digits < 9 ? n.value * 10 + (text_[i_] - '0') : n.value;
        if (n.digits > 8) return since_1970(n.digits);
        auto const suffix = letters_at(i_);
        if (is_any(suffix, {"st", "nd", "rd", "th", "er"})) {
            i_ += suffix.size();
            if (trimmed(text_.substr(i_)).starts_with("century") || trimmed(text_.substr(i_)).starts_with("Century"))
                return take_century(n);
            if (n.digits > 2) return cell_.no_date();
            n.is_day = true;
        } else if (same_but_for_case(suffix, "s") && n.digits == 4) {
            i_ += suffix.size();
            if (n.value % 10 != 0) return cell_.no_date();
            if (n.value % 100 == 0)
                return cell_.refused("may be a decade or a century", "write 190X for the decade, [1900..1999] for the century");
            out_.years = fmt::format("{:03}X", n.value / 10);
            return std::nullopt;
        }
        if (era_waits_) {
            n.is_year = true;
            era_waits_ = false;
        }
        if (count_ == numbers_.size())
            return cell_.refused("has more numbers than one date", "write one date or one range, and make a row of each");
        numbers_[count_++] = n;
        was_number_ = true;
        return std::nullopt;
    }
    date_refusal take_century(number n)
    {
        i_ = text_.size();
        if (n.value < 1 || n.value > 99 || count_ != 0 || out_.month) return cell_.no_date();
        out_.years = fmt::format("[{:04}..{:04}]", n.value * 100 - 99, n.value * 100);
        return std::nullopt;
    }

    [[nodiscard]] std::string_view letters_at(std::size_t from) const
    {
        auto to = from;
        while (to != text_.size() && is_letter(text_[to])) ++to;
        return text_.substr(from, to - from);
    }
    /// A word, or letters each with a full stop, without them: "B.C." is BC.
    std::string next_word()
    {
        std::string out(letters_at(i_));
        i_ += out.size();
        if (out.size() != 1 || i_ == text_.size() || text_[i_] != '.') return out;
        while (i_ + 1 < text_.size() && text_[i_] == '.' && letters_at(i_ + 1).size() == 1) {
            out += text_[i_ + 1];
            i_ += 2;
        }
        return out;
    }

    date_refusal take_word()
    {
        auto const word = next_word();
        bool const after_number = std::exchange(was_number_, false);
        auto const once = [&](std::optional<int>& part, int value) -> date_refusal {
            if (part) return cell_.no_date();
            part = value;
            return std::nullopt;
        };
        if (auto const month = month_of_word(word)) {
            if (out_.month)
                return cell_.refused("names two months", "write May - June 2014 if it went on, [2014-05,2014-06] if it was in one of them");
            return once(out_.month, *month);
        }
        if (auto const day = weekday_of_word(word)) return once(out_.weekday, *day);
        if (is_any(word, {"of", "the", "on", "in", "year", "de", "del", "г", "года", "году"})) return std::nullopt;
        if (is_any(word, {"ad", "ce", "bc", "bce"})) return take_era(word, after_number);
        if (is_any(word, {"q", "h"}) && i_ != text_.size() && '1' <= text_[i_] && text_[i_] <= (is_any(word, {"q"}) ? '4' : '2') &&
            (i_ + 1 == text_.size() || !is_digit(text_[i_ + 1])))
            return once(out_.season, (is_any(word, {"q"}) ? 32 : 39) + (text_[i_++] - '0'));
        if (is_any(word, {"spring"})) return once(out_.season, 21);
        if (is_any(word, {"summer"})) return once(out_.season, 22);
        if (is_any(word, {"autumn", "fall"})) return once(out_.season, 23);
        return unknown(word);
    }
    date_refusal take_era(std::string_view word, bool after_number)
    {
        if (era_) return cell_.no_date();
        era_ = true;
        bc_ = is_any(word, {"bc", "bce"});
        if (after_number) numbers_[count_ - 1].is_year = true;
        else era_waits_ = true;
        return std::nullopt;
    }
    [[nodiscard]] date_refusal unknown(std::string_view word) const
    {
        auto const name = in_quotes(excerpt(word));
        if (is_any(word, {"winter"}))
            return cell_.refused("may be the winter that began in that year or the one that ended in it",
                                 "write 2014-24 for the winter that began in December 2014, or the months");
        if (is_any(word, {"early", "mid", "late", "beginning", "middle", "end", "start"}))
            return cell_.refused(fmt::format("is {} in a time, which nobody can measure", name),
                                 "write the days that it may be, [2014-05-01..2014-05-10], or the whole month");
        if (is_any(word, {"before", "after", "by", "since", "until", "till", "from", "between", "to"}))
            return cell_.refused(fmt::format("says {}", name),
                                 "write [..2014-05-09] or [2014-05-11..] for some time before or after, 2014/.. for "
                                 "what goes on, [2014-05-01..2014-05-10] for some time between");
        if (is_any(word, {"or"})) return cell_.refused("names one of several times", "write [2014-05-10,2014-05-12]");
        if (is_any(word, {"and"})) return cell_.refused("names several times", "make a row of each");
        if (is_any(word, {"present", "now", "today", "ongoing"}))
            return cell_.refused(fmt::format("says {}", name), "write 2014/.. for what goes on");
        if (std::none_of(text_.begin(), text_.end(), is_digit)) return cell_.no_date();
        return cell_.refused(fmt::format("has the word {}, which is no month", name),
                             "write the year with four digits, and day and month in the mapping's date_order or the month as a word");
    }

    bool put(std::optional<int>& part, number n) const
    {
        if (part || n.digits > 2 || n.is_year) return false;
        part = static_cast<int>(n.value);
        return true;
    }
    bool put_year(number n)
    {
        if (out_.year || n.is_day || (!n.is_year && n.digits != 4)) return false;
        if (n.is_year && (n.digits > 6 || n.value == 0)) return false;
        out_.year = bc_ ? 1 - n.value : n.value;
        return true;
    }
    [[nodiscard]] diagnostic two_digits() const
    {
        return cell_.refused("has a year of two digits", "write the year with four digits: nobody says of which century it is");
    }

    /// Where the month is a word, the longer number is the year.
    date_refusal among_words()
    {
        for (std::size_t k = 0; k != count_; ++k) {
            auto const n = numbers_[k];
            if (n.is_year || n.digits > 2 ? put_year(n) : put(out_.day, n)) continue;
            if (n.digits <= 2 && (out_.year || count_ == 3))
                return cell_.refused("names two days", "write 17-18 May 2014, or make a row of each");
            return n.digits <= 2 && count_ == 2 ? two_digits() : cell_.no_date();
        }
        return without_zeros();
    }

    date_refusal in_order(date_place at)
    {
        using io::date_order;
        auto const order = cell_.order;
        auto const& n = numbers_;
        bool good = false;
        if (era_ || out_.season || !out_.years.empty()) good = count_ == 0 || (count_ == 1 && put_year(n[0]));
        else if (count_ == 1 && n[0].digits == 8 && order == date_order::ymd) {
            out_.year = n[0].value / 10'000;
            out_.month = static_cast<int>(n[0].value / 100 % 100);
            out_.day = static_cast<int>(n[0].value % 100);
            good = true;
        } else if (count_ == 1 && n[0].digits == 5) return spreadsheet_day(n[0].value);
        else if (count_ == 2 && n[0].digits == 5 && text_.find('.') == 5) return spreadsheet_day(n[0].value);
        else if (count_ == 1) good = n[0].digits == 4 ? put_year(n[0]) : put(out_.day, n[0]);
        else if (count_ == 2) good = two_numbers(at);
        else if (count_ == 3) {
            if (std::all_of(n.begin(), n.begin() + 3, [](number x) { return x.digits <= 2; })) return two_digits();
            switch (order) {
            case date_order::ymd: good = put_year(n[0]) && put(out_.month, n[1]) && put(out_.day, n[2]); break;
            case date_order::dmy: good = put(out_.day, n[0]) && put(out_.month, n[1]) && put_year(n[2]); break;
            case date_order::mdy: good = put(out_.month, n[0]) && put(out_.day, n[1]) && put_year(n[2]); break;
            }
        }
        return good || (count_ == 0 && out_.has_date()) ? without_zeros() : cell_.no_date();
    }
    /// A year and a month; on a side of a range also two of its three numbers.
    bool two_numbers(date_place at)
    {
        using io::date_order;
        auto const first = numbers_[0], second = numbers_[1];
        bool const short_ones = first.digits <= 2 && second.digits <= 2;
        if (cell_.order == date_order::ymd) {
            if (at == date_place::right && short_ones) return put(out_.month, first) && put(out_.day, second);
            return put_year(first) && put(out_.month, second);
        }
        if (at == date_place::left && short_ones)
            return cell_.order == date_order::dmy ? put(out_.day, first) && put(out_.month, second)
                                                  : put(out_.month, first) && put(out_.day, second);
        if (at == date_place::right && cell_.order == date_order::mdy) return put(out_.day, first) && put_year(second);
        return put_year(second) && put(out_.month, first);
    }
    [[nodiscard]] date_refusal spreadsheet_day(std::int64_t n) const
    {
        // Day 1 is 1900-01-01, and 60 a 29 February 1900 that there was not; on old Macintoshes day 0 is 1904-01-01.
        auto const from = [&](std::int64_t y, int d) { return to_string(civil_day{civil_date{y, d > 1 ? 12 : 1, d}} + n); };
        return cell_.refused("is a number of days, as spreadsheets count them",
                             fmt::format("write the dates as dates: it is {} if the days are counted from 1900, {} if from 1904",
                                         from(1899, 30), from(1904, 1)));
    }
    [[nodiscard]] date_refusal since_1970(std::size_t digits) const
    {
        bool const alone = digits == text_.size() && (digits == 10 || digits == 13);
        if (!alone) return cell_.no_date();
        return cell_.refused(digits == 10 ? "may be a number of seconds since 1970" : "may be a number of milliseconds since 1970",
                             "write the dates as dates");
    }
    /// "2019-11-00" is a month, "2019-00-00" a year.
    date_refusal without_zeros()
    {
        bool const nothing = out_.month == 0 && (!out_.day || out_.day == 0);
        if (out_.year == 0 && !era_ && (nothing || (!out_.month && !out_.season)))
            return cell_.refused("is what databases write for no date",
                                 "leave the cell empty, or name the word in the mapping's \"empty\"");
        if (out_.day == 0) out_.day.reset();
        if (nothing) out_.month.reset();
        return std::nullopt;
    }

    date_cell const& cell_;
    std::string_view text_;
    date_parts& out_;
    std::size_t i_ = 0;
    std::array<number, 3> numbers_{};
    std::size_t count_ = 0;
    bool was_number_ = false;
    bool era_ = false, era_waits_ = false, bc_ = false;
};

} // namespace

date_refusal read_words(date_cell const& cell, std::string_view text, date_place at, date_parts& out)
{
    out.said = take_qualifiers(text);
    if (auto wrong = take_clock(cell, text, out.clock)) return wrong;
    if (text.empty() && out.clock) return std::nullopt; // the day stands on the other side
    return word_reader{cell, text, out}.run(at);
}

} // namespace entente::detail
