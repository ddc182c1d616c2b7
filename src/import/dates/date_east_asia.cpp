// Korean, Japanese and Chinese dates.
// SPDX-License-Identifier: MIT
#include "import/dates/date_parts.hpp"
#include "import/rows/columns.hpp"
#include "text.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace entente::detail {

namespace {

/// Years that are counted from an emperor's first one, or from that of the Republic of China.
/// Source: the Japanese government's list of eras since Meiji; an era's last day is also the next one's first, but for the last two.
struct era {
    std::u32string_view name;
    std::string_view in_english;
    std::int64_t year_0; ///< the year before its first
    civil_day first, last;
};
constexpr civil_day day(std::int64_t y, int m, int d) { return civil_day{civil_date{y, m, d}}; }
constexpr std::array<era, 7> eras{{{U"明治", "Meiji", 1867, day(1868, 1, 25), day(1912, 7, 30)},
                                   {U"大正", "Taisho", 1911, day(1912, 7, 30), day(1926, 12, 25)},
                                   {U"昭和", "Showa", 1925, day(1926, 12, 25), day(1989, 1, 7)},
                                   {U"平成", "Heisei", 1988, day(1989, 1, 8), day(2019, 4, 30)},
                                   {U"令和", "Reiwa", 2018, day(2019, 5, 1), civil_day::future()},
                                   {U"民國", "the Republic of China", 1911, day(1912, 1, 1), civil_day::future()},
                                   {U"民国", "the Republic of China", 1911, day(1912, 1, 1), civil_day::future()}}};
/// Before it, Japan's months were those of the moon.
constexpr civil_day first_solar_day = day(1873, 1, 1);

std::u32string decoded(std::string_view text)
{
    std::u32string out;
    each_character(text, [&](char32_t c, std::string_view) { out += c; });
    return out;
}

/// Seven days from Monday.
constexpr std::array<std::u32string_view, 3> weekday_signs{U"月火水木金土日", U"월화수목금토일", U"一二三四五六日"};
std::optional<int> weekday_of(char32_t c)
{
    if (c == U'天') return 6; // 星期天
    for (auto const& week : weekday_signs)
        if (auto const at = week.find(c); at != std::u32string_view::npos) return static_cast<int>(at);
    return std::nullopt;
}

constexpr std::u32string_view digit_signs = U"〇一二三四五六七八九";

/// 1 for a digit, 10, 100 or 1000 for what multiplies; nothing: no numeral.
std::optional<std::pair<int, int>> numeral(char32_t c)
{
    if (U'0' <= c && c <= U'9') return std::pair{static_cast<int>(c - U'0'), 1};
    if (auto const at = digit_signs.find(c); at != std::u32string_view::npos) return std::pair{static_cast<int>(at), 1};
    switch (c) {
    case U'零':
    case U'○': return std::pair{0, 1};
    case U'元': return std::pair{1, 1}; // the first year of an era
    case U'十': return std::pair{1, 10};
    case U'廿': return std::pair{2, 10};
    case U'卅': return std::pair{3, 10};
    case U'百': return std::pair{1, 100};
    case U'千': return std::pair{1, 1000};
    default: return std::nullopt;
    }
}

/// Reads one side of a date.
class side_reader {
public:
    side_reader(date_cell const& cell, std::u32string_view text, date_parts& out) : cell_(cell), text_(text), out_(out) {}

    date_refusal run()
    {
        out_.with_units = true;
        while (i_ != text_.size()) {
            if (std::u32string_view{U" ,.()'\u3000"}.find(text_[i_]) != std::u32string_view::npos) ++i_;
            else if (numeral(text_[i_]) && !is_weekday_in_brackets()) {
                if (auto wrong = take_number()) return wrong;
            } else if (auto wrong = take_word()) return wrong;
        }
        if (bc_ && out_.year) out_.year = 1 - *out_.year;
        if (half_ && !out_.clock) return cell_.no_date();
        return half_ ? move_by_half() : std::nullopt;
    }

private:
    [[nodiscard]] bool next(std::u32string_view word) const { return text_.substr(i_).starts_with(word); }
    bool take(std::u32string_view word)
    {
        if (!next(word)) return false;
        i_ += word.size();
        return true;
    }
    bool take_any(std::initializer_list<std::u32string_view> words)
    {
        return std::any_of(words.begin(), words.end(), [this](std::u32string_view w) { return take(w); });
    }
    /// "(一)", where 一 is no number.
    [[nodiscard]] bool is_weekday_in_brackets() const
    {
        return i_ != 0 && text_[i_ - 1] == U'(' && i_ + 1 < text_.size() && text_[i_ + 1] == U')' && weekday_of(text_[i_]);
    }

    date_refusal take_number()
    {
        std::int64_t n = 0;
        bool counted = false; // 二十三, not 二三
        std::size_t length = 0;
        bool const first_year = text_[i_] == U'元';
        int last = 0;
        for (; i_ != text_.size(); ++i_, ++length) {
            auto const c = numeral(text_[i_]);
            if (!c || (text_[i_] == U'元' && length != 0)) break;
            auto const [value, weight] = *c;
            if (weight == 1) {
                n = counted && last != 0 ? n + value : n * 10 + value;
                if (!counted && n > 99'999) return cell_.no_date();
                last = counted ? 1 : value;
            } else {
                // 二十: the two is ten times as much; 廿 is twenty of itself
                auto const unit = value > 1 ? value * weight : weight;
                auto const times = n % 10;
                bool const multiplies = value == 1 && length != 0 && numeral(text_[i_ - 1])->second == 1;
                n = multiplies ? n - times + times * weight : n + unit;
                counted = true;
                last = 1;
            }
        }
        return put(n, first_year, length);
    }

    date_refusal once(std::optional<int>& part, std::int64_t value)
    {
        if (part || value > 99) return cell_.no_date();
        part = static_cast<int>(value);
        return std::nullopt;
    }
    date_refusal put(std::int64_t n, bool first_year, std::size_t length)
    {
        while (i_ != text_.size() && text_[i_] == U' ') ++i_;
        if (take_any({U"年度"})) return cell_.no_date(); // begins in April
        if (take_any({U"年代", U"年대", U"世紀", U"世纪", U"세기"}))
            return cell_.refused("is a decade or a century", "write 201X for the decade, [1901..2000] for the century");
        if (take_any({U"年", U"년"})) return put_year(n, first_year, length);
        if (first_year) return cell_.no_date();
        if (take_any({U"月", U"월"})) return once(out_.month, n);
        if (take_any({U"日", U"일", U"號", U"号"})) return once(out_.day, n);
        if (take_any({U"時", U"时", U"點", U"点", U"시"})) return put_hour(n);
        if (i_ < text_.size() && text_[i_] == U':') return put_clock(n);
        if (take_any({U"分", U"분"})) return out_.clock && !out_.clock->minute && n < 60 ? set(out_.clock->minute, n) : cell_.no_date();
        if (take_any({U"秒", U"초"}))
            return out_.clock && out_.clock->minute && !out_.clock->second && n < 60 ? set(out_.clock->second, n) : cell_.no_date();
        if (i_ == text_.size() && !out_.day) return once(out_.day, n); // "10~12日": the unit stands on the other side
        return cell_.no_date();
    }
    static date_refusal set(std::optional<int>& part, std::int64_t n)
    {
        part = static_cast<int>(n);
        return std::nullopt;
    }
    date_refusal put_year(std::int64_t n, bool first_year, std::size_t length)
    {
        if (out_.year || (first_year && era_ == nullptr) || n == 0) return cell_.no_date();
        if (era_ == nullptr) {
            if (length < 4 && !bc_) return cell_.refused("has a year of two digits", "write the year with four digits");
            out_.year = n;
            return std::nullopt;
        }
        out_.year = era_->year_0 + n;
        out_.within = civil_days{era_->first, era_->last};
        out_.within_name = era_->in_english;
        if (era_ == &eras[0] && *out_.year < first_solar_day.date().year)
            return cell_.refused("is of a year when Japan's months were those of the moon", "give it by the Gregorian calendar");
        return std::nullopt;
    }
    date_refusal put_hour(std::int64_t n)
    {
        if (out_.clock || n > 23) return cell_.no_date();
        out_.clock.emplace().hour = static_cast<int>(n);
        while (i_ != text_.size() && text_[i_] == U' ') ++i_;
        if (take_any({U"半", U"반"})) out_.clock->minute = 30;
        take_any({U"整", U"정각"});
        return std::nullopt;
    }
    /// "22:30", "22:30:05".
    date_refusal put_clock(std::int64_t hour)
    {
        if (out_.clock || hour > 23) return cell_.no_date();
        auto& c = out_.clock.emplace();
        c.hour = static_cast<int>(hour);
        for (auto* part : {&c.minute, &c.second}) {
            if (i_ == text_.size() || text_[i_] != U':') break;
            ++i_;
            int n = 0;
            std::size_t length = 0;
            for (; length != 3 && i_ != text_.size() && U'0' <= text_[i_] && text_[i_] <= U'9'; ++i_, ++length)
                n = n * 10 + static_cast<int>(text_[i_] - U'0');
            if (length != 2 || n > 59) return cell_.no_date();
            *part = n;
        }
        return std::nullopt;
    }

    /// Half a day: of 12 o'clock in the forenoon nobody knows which it is, but in Korean, where it is midnight.
    date_refusal move_by_half()
    {
        auto& hour = out_.clock->hour;
        out_.clock->halved = true;
        if (hour > 12 || (hour == 12 && *half_ == half_of_day::forenoon) || (hour == 0 && *half_ == half_of_day::korean_forenoon))
            return cell_.refused("has an hour that its half of the day does not have",
                                 "write the hour from 0 to 23, or from 1 to 11 with its half");
        if (*half_ == half_of_day::afternoon) hour = hour % 12 + 12;
        else if (hour == 12) hour = 0;
        return std::nullopt;
    }
    enum class half_of_day : std::uint8_t { forenoon, korean_forenoon, afternoon };

    date_refusal take_word()
    {
        for (auto const& e : eras)
            if (take(e.name)) {
                if (era_ != nullptr) return cell_.no_date();
                era_ = &e;
                return std::nullopt;
            }
        if (take_any({U"西暦", U"西历", U"西曆", U"서기", U"中華", U"中华"})) return std::nullopt;
        if (take_any({U"紀元前", U"公元前", U"西元前", U"기원전"})) {
            bc_ = true;
            return std::nullopt;
        }
        if (take_any({U"公元", U"西元"})) return std::nullopt;
        if (take_any({U"오전"})) return set_half(half_of_day::korean_forenoon);
        if (take_any({U"午前", U"上午", U"凌晨", U"早上"})) return set_half(half_of_day::forenoon);
        if (take_any({U"오후", U"午後", U"下午", U"午后"})) return set_half(half_of_day::afternoon);
        if (take_any({U"頃", U"ごろ", U"경", U"쯤", U"약", U"約", U"约", U"左右", U"大约", U"大約"})) {
            out_.said.approximate = true;
            return std::nullopt;
        }
        if (take_any({U"星期", U"礼拜", U"禮拜", U"周", U"週"}) || (i_ + 1 < text_.size() && weekday_of(text_[i_]))) return take_weekday();
        if (take_any({U"上旬", U"中旬", U"下旬", U"初", U"末", U"초순", U"중순", U"하순", U"초", U"말", U"半ば", U"前半", U"後半"}))
            return cell_.refused("is early, mid or late in a time, which nobody can measure",
                                 "write the days that it may be, [2014-05-01..2014-05-10], or the whole month");
        return cell_.no_date();
    }
    date_refusal set_half(half_of_day half)
    {
        if (half_) return cell_.no_date();
        half_ = half;
        return std::nullopt;
    }
    date_refusal take_weekday()
    {
        if (i_ == text_.size() || !weekday_of(text_[i_]) || out_.weekday) return cell_.no_date();
        out_.weekday = weekday_of(text_[i_++]);
        take_any({U"曜日", U"曜", U"요일"});
        return std::nullopt;
    }

    date_cell const& cell_;
    std::u32string_view text_;
    date_parts& out_;
    std::size_t i_ = 0;
    era const* era_ = nullptr;
    bool bc_ = false;
    std::optional<half_of_day> half_;
};

struct joint_word {
    std::u32string_view word;
    date_split::joint by;
};
constexpr std::array<joint_word, 12> joints{{{U"から", date_split::joint::dash},
                                             {U"부터", date_split::joint::dash},
                                             {U"~", date_split::joint::dash},
                                             {U"〜", date_split::joint::dash},
                                             {U"–", date_split::joint::dash},
                                             {U"—", date_split::joint::dash},
                                             {U"-", date_split::joint::dash},
                                             {U"至", date_split::joint::dash},
                                             {U"到", date_split::joint::dash},
                                             {U"、", date_split::joint::list},
                                             {U"・", date_split::joint::list},
                                             {U"·", date_split::joint::list}}};

} // namespace

bool is_east_asian(std::string_view text)
{
    for (std::string_view const unit : {"年", "月", "년", "월"})
        if (text.find(unit) != std::string_view::npos) return true;
    return false;
}

result<cell_days> read_east_asian(date_cell const& cell, std::string_view text)
{
    auto const all = decoded(text);
    std::u32string_view left = all, right;
    auto by = date_split::joint::dash;
    for (auto const& j : joints) {
        auto const at = left.find(j.word);
        if (at == std::u32string_view::npos || at == 0 || at + j.word.size() == left.size()) continue;
        right = left.substr(at + j.word.size());
        left = left.substr(0, at);
        by = j.by;
        break;
    }
    for (std::u32string_view const end : {U"まで", U"까지"})
        if (right.ends_with(end)) right.remove_suffix(end.size());
    date_parts from, to;
    if (auto wrong = side_reader{cell, left, from}.run()) return *std::move(wrong);
    if (!right.empty()) {
        if (auto wrong = side_reader{cell, right, to}.run()) return *std::move(wrong);
        return join_sides(cell, by, std::move(from), std::move(to));
    }
    date_side side;
    if (auto wrong = settle(cell, from, side)) return *std::move(wrong);
    return cell_from(cell, std::move(side), {});
}

} // namespace entente::detail
