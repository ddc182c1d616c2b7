// A layout in letters.
// SPDX-License-Identifier: MIT
#include "draw/stack.hpp"
#include "languages/pictures.hpp"
#include "text.hpp"

#include <entente/draw/terminal.hpp>

#include <fmt/color.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::detail {
namespace {

using draw::layout;
using draw::mark;

/// Of each tone; small ones for what was not held.
constexpr std::string_view tone_letters = "COMVSLT#";

constexpr std::array<fmt::terminal_color, 8> colours{
    fmt::terminal_color::bright_blue, fmt::terminal_color::bright_cyan, fmt::terminal_color::yellow, fmt::terminal_color::green,
    fmt::terminal_color::magenta,     fmt::terminal_color::cyan,        fmt::terminal_color::red,    fmt::terminal_color::white};

enum class look : std::uint8_t { plain, faint, bold, tone, tone_bold, tone_reversed };

/// A character that takes one column or two; after one of two, a cell that is empty.
struct cell {
    std::string text = " ";
    look as = look::plain;
    std::size_t tone = 0;
};

class line {
public:
    explicit line(std::size_t columns) : cells_(columns) {}

    void put(std::size_t at, char c, look as, std::size_t tone = 0)
    {
        if (at < cells_.size()) cells_[at] = {std::string(1, c), as, tone};
    }
    /// As much of a text as there is room for, cleaned, and combining characters with what they combine with.
    void put(std::size_t at, std::string_view text, look as, std::size_t tone = 0)
    {
        each_character(clean(text), [&](char32_t c, std::string_view bytes) {
            auto const wide = columns_of(c);
            if (wide == 0) {
                if (at > 0 && at <= cells_.size()) cells_[at - 1].text += bytes;
                return;
            }
            if (at + wide > cells_.size()) return;
            cells_[at] = {std::string(bytes), as, tone};
            for (std::size_t k = 1; k < wide; ++k) cells_[at + k] = {std::string{}, as, tone};
            at += wide;
        });
    }
    /// Without blanks at its end.
    [[nodiscard]] std::string text(draw::ink with) const
    {
        auto end = cells_.size();
        while (end > 0 && cells_[end - 1].text == " ") --end;
        std::string out;
        for (std::size_t i = 0; i != end;) { // what looks the same is written together
            auto const& first = cells_[i];
            std::string run;
            for (; i != end && cells_[i].as == first.as && cells_[i].tone == first.tone; ++i) run += cells_[i].text;
            out += with == draw::ink::plain || first.as == look::plain ? run : fmt::format(style(first), "{}", run);
        }
        return out;
    }

private:
    [[nodiscard]] static fmt::text_style style(cell const& c)
    {
        auto const tone = fmt::fg(colours[std::min(c.tone, colours.size() - 1)]);
        switch (c.as) {
        case look::faint: return fmt::emphasis::faint;
        case look::bold: return fmt::emphasis::bold;
        case look::tone: return tone;
        case look::tone_bold: return tone | fmt::emphasis::bold;
        case look::tone_reversed: return tone | fmt::emphasis::reverse;
        case look::plain: break;
        }
        return {};
    }

    std::vector<cell> cells_;
};

class letter_painter {
public:
    letter_painter(layout const& what, draw::ink with)
        : what_(what)
        , with_(with)
        , names_(static_cast<std::size_t>(std::lround(what.names)))
        , columns_(static_cast<std::size_t>(what.on.width))
    {
    }

    [[nodiscard]] std::string operator()()
    {
        if (!what_.title.empty()) wrap(what_.title, look::bold);
        wrap(what_.summary, look::faint);
        print_scale();
        std::vector<numbers> rules(what_.lanes.size() + 1); // of each lane, and of all
        for (std::size_t i = 0; i != what_.rules.size(); ++i) rules.at(what_.rules[i].lane.value_or(what_.lanes.size())).push_back(i);
        auto const through_all = ground(line(columns_), rules.back());
        print_names(through_all, rules.back(), what_.rule_rows);
        std::size_t first = 0;
        for (std::size_t lane = 0; lane != what_.lanes.size(); ++lane) {
            auto const bare = ground(through_all, rules[lane]);
            print_names(bare, rules[lane], what_.lanes[lane].rule_rows);
            std::vector<numbers> rows(what_.lanes[lane].rows);
            for (; first != what_.marks.size() && what_.marks[first].lane == lane; ++first)
                rows.at(what_.marks[first].row).push_back(first);
            for (std::size_t row = 0; row != rows.size(); ++row) { // one at a time: there may be as many as marks
                auto l = bare;
                if (row == 0) l.put(0, what_.lanes[lane].label, look::bold);
                for (auto const i : rows[row]) print_mark(what_.marks[i], l);
                add(l);
            }
        }
        print_legend();
        print_claims();
        return std::move(out_);
    }

private:
    using numbers = std::vector<std::size_t>; ///< of rules, of marks

    void add(line const& l) { out_ += l.text(with_) + '\n'; }

    [[nodiscard]] std::size_t column(double x) const
    {
        auto const last = std::max(what_.width - 1, 0.0);
        return names_ + static_cast<std::size_t>(std::clamp(std::floor(x), 0.0, last));
    }

    void print_scale()
    {
        if (what_.ticks.empty()) return;
        line l(columns_);
        std::size_t free = 0;
        for (auto const& t : what_.ticks) {
            auto const wide = columns_of(t.label);
            auto const at = std::min(column(t.x), columns_ - std::min(columns_, wide));
            if (at < free || t.label.empty()) continue;
            l.put(at, t.label, look::faint);
            free = at + wide + 1;
        }
        add(l);
    }

    void print_names(line const& bare, numbers const& rules, std::size_t count)
    {
        std::vector<numbers> rows(count);
        for (auto const i : rules)
            if (what_.rules[i].row < count) rows[what_.rules[i].row].push_back(i);
        for (auto const& row : rows) {
            auto l = bare;
            for (auto const i : row) {
                auto const& r = what_.rules[i];
                auto const wide = columns_of(r.label);
                auto const at = column(r.from);
                l.put(r.left && at > wide ? at - wide - 1 : at + 2, r.label, look::faint);
            }
            add(l);
        }
    }

    /// A line with more milestones that pass through it.
    [[nodiscard]] line ground(line l, numbers const& rules) const
    {
        for (auto const i : rules) {
            auto const& r = what_.rules[i];
            auto const [from, to] = std::pair{column(r.from), column(std::max(r.from, std::ceil(r.to) - 1))};
            for (auto c = from; c <= to; ++c) l.put(c, c == from || c == to ? '|' : ':', look::faint);
        }
        return l;
    }

    [[nodiscard]] char symbol(mark const& m) const
    {
        if (m.contested) return '!';
        if (m.struck) return 'x';
        if (m.possible) return '?';
        auto const c = tone_letters[std::min(m.tone, tone_letters.size() - 1)];
        return m.hollow && 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }

    void print_mark(mark const& m, line& to) const
    {
        auto const as = m.contested ? look::tone_reversed : m.hollow ? look::tone : look::tone_bold;
        auto const first = column(m.from);
        auto const last = m.point ? first : std::max(first, column(std::ceil(m.to) - 1));
        if (m.point || first == last) to.put(first, symbol(m), as, m.tone);
        else {
            for (auto c = first; c <= last; ++c) to.put(c, '.', look::tone, m.tone); // between its pieces
            for (auto const& p : m.pieces) {
                auto const [from, end] = std::pair{column(p.from), std::max(column(p.from), column(std::ceil(p.to) - 1))};
                for (auto c = from; c <= end; ++c) to.put(c, p.sure ? '=' : '-', look::tone, m.tone);
            }
            auto const& [left, right] = std::pair{m.pieces.front(), m.pieces.back()};
            to.put(first, left.open_left ? '<' : left.sure ? '[' : '(', look::tone, m.tone);
            to.put(last, right.open_right ? '>' : right.sure ? ']' : ')', look::tone, m.tone);
            if (!m.inside) to.put((first + last) / 2, symbol(m), as, m.tone);
        }
        if (m.label.empty()) return;
        auto const wide = columns_of(m.label);
        auto const size = last - first + 1;
        if (m.inside && size < wide + 2) // no room for brackets
            for (auto c = first; c <= last; ++c) to.put(c, ' ', look::plain);
        if (m.inside) to.put(size > wide ? first + (size - wide) / 2 : first, m.label, as, m.tone);
        else if (m.left) to.put(first > wide ? first - wide - 1 : 0, m.label, look::plain);
        else to.put(last + 2, m.label, look::plain);
    }

    /// In lines of as many words as fit; a word that is longer than a line goes on in the next one.
    void wrap(std::string_view text, look as)
    {
        std::string now;
        std::size_t used = 0;
        auto const end_line = [&] {
            line l(std::min(used, columns_));
            l.put(0, now, as);
            add(l);
            now.clear();
            used = 0;
        };
        auto const all = clean(text);
        for (std::size_t at = 0; at < all.size();) {
            auto const end = std::min(all.find(' ', at), all.size());
            auto const word = std::string_view(all).substr(at, end - at);
            auto const wide = columns_of(word);
            if (!now.empty() && used + 1 + wide > columns_) end_line();
            if (!now.empty()) now += ' ', ++used;
            each_character(word, [&](char32_t c, std::string_view bytes) {
                if (used != 0 && used + columns_of(c) > columns_) end_line();
                now += bytes;
                used += columns_of(c);
            });
            at = end + 1;
        }
        if (!now.empty()) end_line();
    }

    void print_legend()
    {
        auto const& words = pictures_in(what_.language);
        std::string out;
        auto const any = [&](auto is) { return std::ranges::any_of(what_.marks, is); };
        auto const also = [&](bool is, std::string_view sign, std::string_view meaning) {
            if (is) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", sign, meaning);
        };
        auto const piece = [&](auto is) { return any([&](mark const& m) { return !m.point && std::ranges::any_of(m.pieces, is); }); };
        for (std::size_t tone = 0; tone != tone_letters.size(); ++tone)
            also(any([&](mark const& m) { return m.tone == tone && !m.inside; }), tone_letters.substr(tone, 1),
                 tone < what_.legend.size() ? what_.legend[tone] : "");
        also(any([](mark const& m) { return m.hollow && !m.struck; }), words.small_letter, words.not_held);
        also(any([](mark const& m) { return m.struck; }), "x", words.struck);
        also(any([](mark const& m) { return m.contested && !m.inside; }), "!", words.exclude);
        also(any([](mark const& m) { return m.possible && !m.inside; }), "?", words.possible);
        also(piece([](auto const& p) { return !p.sure; }), "(---)", what_.unsure);
        also(piece([](auto const& p) { return p.sure; }), "[===]", what_.sure);
        also(piece([](auto const& p) { return p.open_left || p.open_right; }), "< >", words.open_end);
        also(!what_.rules.empty(), "|", words.milestone);
        wrap(out, look::faint);
    }

    void print_claims()
    {
        for (auto const& s : what_.sayings)
            wrap(s.set_aside ? s.text + std::string(pictures_in(what_.language).aside_at_end) : s.text, look::plain);
    }

    layout const& what_;
    draw::ink with_;
    std::size_t names_;
    std::size_t columns_;
    std::string out_;
};

} // namespace
} // namespace entente::detail

namespace entente::draw {

std::string text(layout const& what, ink with)
{
    detail::require_canvas(what.on);
    return detail::letter_painter{what, with}();
}

} // namespace entente::draw
