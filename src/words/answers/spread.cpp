// Gaps over rows: mean, median, least and greatest.
// SPDX-License-Identifier: MIT
#include "words/answers/spread.hpp"

#include "words/answers/answers.hpp"
#include "words/answers/listed.hpp"

#include <entente/query/ask.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace entente::detail {
namespace {

/// The least value of a statistic over all choices of those that may be left out, where more of `lows` are wanted the lower they are.
/// `of` takes sorted values.
template <class Statistic>
[[nodiscard]] std::optional<double> least_of(std::vector<double> const& sure, std::vector<double> perhaps, Statistic of)
{
    std::sort(perhaps.begin(), perhaps.end());
    std::optional<double> out;
    auto now = sure;
    for (std::size_t n = 0; n <= perhaps.size(); ++n) {
        if (n != 0) now.push_back(perhaps[n - 1]);
        if (now.empty()) continue;
        auto sorted = now;
        std::sort(sorted.begin(), sorted.end());
        auto const value = of(sorted);
        out = out ? std::min(*out, value) : value;
    }
    return out;
}
[[nodiscard]] double mean(std::vector<double> const& sorted)
{
    double sum = 0;
    for (auto const x : sorted) sum += x;
    return sum / static_cast<double>(sorted.size());
}
[[nodiscard]] double median(std::vector<double> const& sorted)
{
    auto const n = sorted.size();
    return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
}

/// From the least values of the gaps to the greatest.
template <class Statistic>
[[nodiscard]] std::optional<range_of<double>> range_over(std::vector<one_gap> const& all, Statistic of)
{
    std::vector<double> sure_least, perhaps_least, sure_most, perhaps_most;
    for (auto const& g : all) {
        (g.sure ? sure_least : perhaps_least).push_back(g.least);
        (g.sure ? sure_most : perhaps_most).push_back(-g.most);
    }
    auto const reversed = [&](std::vector<double> const& sorted) { // of the negative values, which are sorted the other way round
        std::vector<double> values;
        for (auto i = sorted.rbegin(); i != sorted.rend(); ++i) values.push_back(-*i);
        return -of(values);
    };
    auto const least = least_of(sure_least, perhaps_least, of);
    auto const most = least_of(sure_most, perhaps_most, reversed);
    if (!least || !most) return std::nullopt;
    return range_of<double>{*least, -*most};
}

double least(std::vector<double> const& sorted) { return sorted.empty() ? no_end : sorted[0]; }
double greatest(std::vector<double> const& sorted) { return sorted.empty() ? no_end : sorted[sorted.size() - 1]; }

} // namespace

std::string number_in_words(double x)
{
    if (x == no_end) return "..";
    auto out = fmt::format("{:.1f}", x);
    if (out.ends_with(".0")) out.resize(out.size() - 2);
    return out;
}
std::string days_in_words(range_of<double> r)
{
    if (r.least == r.most) return fmt::format("{} day{}", number_in_words(r.least), r.least == 1 ? "" : "s");
    if (r.most == no_end) return fmt::format("{} days or more", number_in_words(r.least));
    return fmt::format("{} to {} days", number_in_words(r.least), number_in_words(r.most));
}

std::optional<one_gap> gap_of(answer_row const& row, answer_row const& counted)
{
    if (!row.gap) return std::nullopt;
    one_gap out;
    out.sure = row.verdict == verdict::certain || (counted.count && counted.count->least != 0);
    if (row.gap_days) {
        out.least = static_cast<double>(row.gap_days->least);
        out.most = static_cast<double>(row.gap_days->most);
    } else {
        auto const in_days = [](duration d) { return static_cast<double>(d.count()) / static_cast<double>(days(1).count()); };
        out.least = std::max(0.0, std::floor(in_days(row.gap->least)));
        out.most = row.gap->most.is_unlimited() ? no_end : std::ceil(in_days(row.gap->most));
    }
    return out;
}
query counts_of(query gaps)
{
    gaps.aim = asked::count{};
    if (gaps.from && std::holds_alternative<the>(gaps.from->at)) gaps.from->inclusive = false;
    return gaps;
}

spread_of_gaps spread_of(std::vector<one_gap> const& all)
{
    return {range_over(all, mean), range_over(all, median), range_over(all, least), range_over(all, greatest)};
}

wording::reply answer_to(timeline const& world, asked::spread const& q)
{
    require_aim<asked::gap>(q.gaps, "gaps", "gap");
    auto const rows = world.ask(q.gaps);
    wording::reply out{{}, table_of({"of", "leader", "term", "party", "verdict", "least", "most"}), rows.why(), verdict::none};
    std::vector<one_gap> all;
    std::size_t open = 0, none = 0;
    auto const counted = world.ask(counts_of(q.gaps)); // the same rows
    for (std::size_t i = 0; i != rows.size(); ++i) {
        auto const& row = rows[i];
        out.lines.push_back(row.line());
        auto const gap = gap_of(row, counted[i]);
        std::string parties;
        for (auto const& c : row.candidates) parties.append(parties.empty() ? "" : " ").append(codes_of(c.parties));
        auto const verdict_here = !gap ? verdict::none : gap->sure && gap->least == gap->most ? verdict::certain : verdict::possible;
        out.rows.rows.push_back({"gap", row.leader, row.term, parties, std::string(name(verdict_here)),
                                 gap ? number_in_words(gap->least) : "", gap ? number_in_words(gap->most) : ""});
        none += verdict_here == verdict::none;
        open += verdict_here == verdict::possible;
        if (gap) all.push_back(*gap);
    }
    auto const told = spread_of(all);
    if (!told.mean) {
        out.lines.push_back(rows.empty() ? out.why : "no gap is known");
        return out;
    }
    std::string line;
    bool certain = true;
    auto const add = [&](std::string_view what, range_of<double> r) {
        auto const how = r.least == r.most && r.most != no_end ? verdict::certain : verdict::possible;
        certain = certain && how == verdict::certain;
        out.rows.rows.push_back({std::string(what), "", "", "", std::string(name(how)), number_in_words(r.least), number_in_words(r.most)});
        line += fmt::format("{}{} {}", line.empty() ? "" : ", ", what, days_in_words(r));
    };
    add("mean", *told.mean);
    add("median", *told.median);
    add("least", *told.least);
    add("greatest", *told.most);
    out.verdict = certain ? verdict::certain : verdict::possible;
    line += fmt::format("; of {} rows {} undecided, {} without one", rows.size(), open, none);
    out.why = line + ".\n" + out.why;
    out.lines.push_back(std::move(line));
    return out;
}

} // namespace entente::detail
