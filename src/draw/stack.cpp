// First fit: the next mark from the left goes into the first row that is free there. For intervals sorted by their
// beginning this needs no more rows than overlap at some place.
// SPDX-License-Identifier: MIT
#include "draw/stack.hpp"

#include "text.hpp"

#include <entente/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>
#include <span>
#include <string>
#include <tuple>
#include <vector>

namespace entente::detail {
namespace {

using draw::canvas;
using draw::layout;
using draw::mark;

[[nodiscard]] double label_width(std::string_view label, canvas const& on) { return static_cast<double>(columns_of(label)) * on.letter; }

/// Where a mark is painted: a symbol reaches beyond its point.
[[nodiscard]] extent body(mark const& m, canvas const& on)
{
    auto const half = std::max(0.0, on.mark - (m.to - m.from)) / 2;
    return {m.from - half, m.to + half};
}

/// Rows from the first one on, each free from some place.
class free_rows {
public:
    /// For at most so many.
    explicit free_rows(std::size_t most)
    {
        while (leaves_ < most) leaves_ *= 2;
        ends_.assign(2 * leaves_, std::numeric_limits<double>::infinity());
    }

    /// The first row that is free at a place, perhaps a new one; it will be from `to` on.
    std::size_t take(double from, double gap, double to)
    {
        auto const fits = [&](std::size_t node) { return ends_[node] + gap <= from; };
        auto node = leaves_ + count_; // a new one
        if (fits(1))
            for (node = 1; node < leaves_;) node = fits(2 * node) ? 2 * node : 2 * node + 1;
        else ++count_;
        auto const row = node - leaves_;
        ends_[node] = to;
        for (node /= 2; node != 0; node /= 2) ends_[node] = std::min(ends_[2 * node], ends_[2 * node + 1]);
        return row;
    }
    [[nodiscard]] std::size_t count() const { return count_; }

private:
    std::size_t leaves_ = 1;
    std::size_t count_ = 0;
    std::vector<double> ends_; ///< a tree of minima: a node's children are twice its number and one more; rows are its leaves
};

/// Gives each extent a row; returns how many there are.
std::size_t first_fit(std::span<extent const> extents, double gap, std::vector<std::size_t>& rows)
{
    std::vector<std::size_t> order(extents.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return extents[i].from; });
    free_rows free(extents.size());
    rows.assign(extents.size(), 0);
    for (auto const i : order) rows[i] = free.take(extents[i].from, gap, extents[i].to);
    return free.count();
}

/// Without labels in the way: a label stays if nothing stands where it would.
void keep_labels_with_room(std::span<mark> marks, canvas const& on, double width, std::size_t rows)
{
    std::vector<double> next(rows, std::numeric_limits<double>::infinity());
    for (auto m = marks.rbegin(); m != marks.rend(); ++m) {
        auto const own = body(*m, on);
        auto const with = extent_of(*m, on, width);
        if (!m->inside && (with.from < own.from || with.to > width || with.to + on.gap > next[m->row])) m->label.clear();
        next[m->row] = own.from;
    }
}

void stack_lane(layout& out, std::size_t lane, std::span<mark> marks)
{
    std::vector<extent> extents;
    std::vector<std::size_t> rows;
    for (auto const& m : marks) extents.push_back(extent_of(m, out.on, out.width));
    auto count = first_fit(extents, out.on.gap, rows);
    bool const too_many = count > out.on.rows;
    if (too_many) {
        for (std::size_t i = 0; i != marks.size(); ++i) extents[i] = body(marks[i], out.on);
        count = first_fit(extents, out.on.gap / 2, rows);
    }
    for (std::size_t i = 0; i != marks.size(); ++i) marks[i].row = rows[i];
    if (too_many) keep_labels_with_room(marks, out.on, out.width, count);
    out.lanes[lane].rows = std::max<std::size_t>(count, 1);
}

/// Names of milestones have rows of their own, above the marks.
void stack_rules(layout& out)
{
    std::vector<std::vector<std::size_t>> of_lane(out.lanes.size() + 1);
    for (std::size_t i = 0; i != out.rules.size(); ++i) of_lane[out.rules[i].lane.value_or(out.lanes.size())].push_back(i);
    for (std::size_t lane = 0; lane != of_lane.size(); ++lane) {
        std::vector<extent> extents;
        std::vector<std::size_t> rows;
        for (auto const i : of_lane[lane]) {
            auto& r = out.rules[i];
            r.label = short_label(r.label);
            auto const room = label_width(r.label, out.on) + out.on.gap / 2;
            r.left = r.from + room > out.width && r.from >= room;
            extents.push_back(r.left ? extent{r.from - room, r.to} : extent{r.from, std::max(r.to, r.from + room)});
        }
        auto const count = first_fit(extents, out.on.gap, rows);
        for (std::size_t k = 0; k != of_lane[lane].size(); ++k) out.rules[of_lane[lane][k]].row = rows[k];
        if (lane == out.lanes.size()) out.rule_rows = count;
        else out.lanes[lane].rule_rows = count;
    }
}

} // namespace

void require_canvas(canvas const& on)
{
    constexpr double most = 1'000'000; // beyond it a drawing is of no use, and memory is
    auto const require = [](bool right, std::string_view what, double value, std::string_view remedy) {
        if (!right) throw error(code::bad_value, fmt::format("the canvas has a {} of {}", what, value), std::string(remedy));
    };
    require(on.width >= 1 && on.width <= most, "width", on.width,
            "give one from 1 to 1000000, in pixels or columns"); // false for what is no number
    require(on.letter > 0 && on.letter <= most, "letter's width", on.letter, "give one above 0: about 7 on a page, 1 on a terminal");
    require(on.mark >= 0 && on.mark <= most, "least mark", on.mark, "give one of at least 0: about 12 on a page, 1 on a terminal");
    require(on.gap >= 0 && on.gap <= most, "gap", on.gap, "give one of at least 0: about 6 on a page, 2 on a terminal");
}

std::string short_label(std::string_view text) { return cut(clean(text), longest_label); }

void make_room_for_names(layout& out)
{
    double longest = 0;
    for (auto& l : out.lanes) {
        l.label = short_label(l.label);
        longest = std::max(longest, static_cast<double>(columns_of(l.label)) * out.on.letter);
    }
    out.names = std::min(longest + 2 * out.on.gap, out.on.width / 3);
    out.width = out.on.width - out.names;
    auto const letters =
        static_cast<std::size_t>(std::clamp((out.names - 2 * out.on.gap) / out.on.letter + 1e-9, 0.0, static_cast<double>(longest_label)));
    for (auto& l : out.lanes) l.label = cut(l.label, letters);
}

extent extent_of(mark const& m, canvas const& on, double width)
{
    auto const own = body(m, on);
    if (m.label.empty()) return own;
    auto const room = label_width(m.label, on) + on.gap / 2;
    if (m.inside) return own;
    if (own.to + room <= width) return {own.from, own.to + room};
    return {own.from - room, own.to};
}

void stack(layout& out)
{
    for (auto& m : out.marks) {
        m.label = short_label(m.label);
        if (m.label.empty() || m.inside || extent_of(m, out.on, out.width).from >= 0) continue;
        // there is no room on either side of it
        if (m.to - m.from > label_width(m.label, out.on)) m.inside = true;
        else m.label.clear();
    }
    std::ranges::stable_sort(out.marks, {}, [](mark const& m) { return std::tuple{m.lane, m.from, m.to}; });
    for (std::size_t begin = 0; begin != out.marks.size();) {
        auto end = begin;
        while (end != out.marks.size() && out.marks[end].lane == out.marks[begin].lane) ++end;
        stack_lane(out, out.marks[begin].lane, std::span(out.marks).subspan(begin, end - begin));
        begin = end;
    }
    for (auto& m : out.marks) {
        auto const with = extent_of(m, out.on, out.width);
        m.left = with.from < body(m, out.on).from;
    }
    stack_rules(out);
}

} // namespace entente::detail
