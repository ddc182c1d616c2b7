// How many, cell by cell, and whom most.
// SPDX-License-Identifier: MIT
#include "words/answers/answers.hpp"
#include "words/answers/cells.hpp"
#include "words/answers/listed.hpp"

#include <entente/query/ask.hpp>
#include <entente/query/detail/tell.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

namespace entente::detail {
namespace {

class tally_told {
public:
    tally_told(timeline const& world, asked::tally const& q) : asked_(q), seen_(seen_by(world, q.counted)), cells_(cells_of(seen_, q))
    {
        out_.rows = table_of({"leader", "term", "pair", "counterpart", "year", "month", "kind", "least", "most", "verdict", "rank_lo",
                              "rank_hi", "attribute"});
        if (!std::holds_alternative<asked::each_pair>(q.counted.who) && !is_by(q, grouped::pair))
            for (auto const& row : seen_.ask(unseen(q.counted))) {
                rows_.emplace_back(row.leader, row.term);
                labels_[rows_.back()] = row.label();
                lines_[rows_.back()] = row.line();
            }
    }

    [[nodiscard]] wording::reply run() &&
    {
        bool const together =
            is_by(asked_, grouped::leader) || is_by(asked_, grouped::pair) || is_by(asked_, grouped::attribute) || rows_.size() <= 1;
        sort_by_row();
        if (together) tell(0, cells_.size(), rows_.size() == 1 ? rows_.front() : row_key{});
        else
            for (auto const& key : rows_) {
                auto const [first, last] = std::equal_range(cells_.begin(), cells_.end(), key, by_row{*this});
                tell(at(first), at(last), key);
            }
        out_.verdict = weakest_.get();
        if (out_.lines.empty()) out_.lines.push_back("none known");
        out_.why = joined(out_.lines, ".\n") + ".";
        return std::move(out_);
    }

private:
    using row_key = std::pair<std::string, std::string>; ///< leader and term

    [[nodiscard]] static row_key key_of(counted_cell const& c) { return {c.leader, c.term}; }
    [[nodiscard]] std::size_t number_of(row_key const& key) const
    {
        return static_cast<std::size_t>(std::find(rows_.begin(), rows_.end(), key) - rows_.begin());
    }
    struct by_row {
        tally_told const& of;
        bool operator()(counted_cell const& c, row_key const& k) const { return of.number_of(key_of(c)) < of.number_of(k); }
        bool operator()(row_key const& k, counted_cell const& c) const { return of.number_of(k) < of.number_of(key_of(c)); }
    };
    [[nodiscard]] std::size_t at(std::vector<counted_cell>::iterator i) { return static_cast<std::size_t>(i - cells_.begin()); }
    void sort_by_row()
    {
        auto const place = [&](counted_cell const& c) {
            return std::tuple{number_of(key_of(c)), c.one, c.other, c.value, c.year, c.month, c.counterpart, c.kind};
        };
        std::sort(cells_.begin(), cells_.end(), [&](auto const& a, auto const& b) { return place(a) < place(b); });
    }

    void tell(std::size_t first, std::size_t last, row_key const& key)
    {
        if (first == last) {
            weakest_.add(verdict::none);
            if (lines_.count(key) != 0) out_.lines.push_back(lines_[key]);
            return;
        }
        if (asked_.how == asked::tally::told::each) return tell_each(first, last);
        rank(cells_, first, last, asked_.how == asked::tally::told::least);
        std::stable_sort(cells_.begin() + static_cast<std::ptrdiff_t>(first), cells_.begin() + static_cast<std::ptrdiff_t>(last),
                         [](auto const& a, auto const& b) {
                             return std::pair{a.rank.lo, a.rank.hi} < std::pair{b.rank.lo, b.rank.hi};
                         });
        auto const few = asked_.first_few.value_or(1);
        std::vector<std::string> certain, possible;
        for (std::size_t i = first; i != last; ++i) {
            auto const& c = cells_[i];
            if (!asked_.first_few || c.rank.lo <= few) add_row(c);
            if (c.rank.lo > few) continue;
            (c.rank.hi <= few ? certain : possible).push_back(fmt::format("{} ({})", name_of(c), numbers_in_words(c.least, c.most)));
        }
        weakest_.add(possible.empty() ? verdict::certain : verdict::possible);
        auto const label = rows_.empty() || labels_.count(key) == 0 ? whole_label() : labels_[key];
        out_.lines.push_back(fmt::format("{}: {}, of {}", label, judged_in_words(certain, possible), last - first));
    }
    /// Of one row its name; of several together none of them.
    [[nodiscard]] std::string whole_label() const
    {
        if (rows_.size() == 1) return labels_.at(rows_.front());
        return asked_.how == asked::tally::told::most ? "most" : "least";
    }
    void tell_each(std::size_t first, std::size_t last)
    {
        for (std::size_t i = first; i != last; ++i) {
            auto const& c = cells_[i];
            add_row(c);
            auto const how = c.least == c.most ? verdict::certain : verdict::possible;
            weakest_.add(how);
            auto const label = labels_.count(key_of(c)) != 0 && !is_by(asked_, grouped::leader) ? labels_[key_of(c)] + ", " : std::string{};
            out_.lines.push_back(
                fmt::format("{}{}: {} known {}, {}", label, name_of(c), numbers_in_words(c.least, c.most), things(c), name(how)));
        }
    }
    /// "calls" where only these are counted.
    [[nodiscard]] std::string things(counted_cell const& c) const
    {
        auto const& kinds = asked_.counted.kinds;
        auto const one = c.kind ? spoken(*c.kind) : kinds.size() == 1 ? spoken(kinds.front()) : "contact";
        return one + (c.most == 1 ? "" : "s");
    }
    /// By what the cells are told apart, in the order of the question.
    [[nodiscard]] std::string name_of(counted_cell const& c)
    {
        auto const pair = [&c] { return fmt::format("{}-{}", c.one.code(), c.other.code()); };
        std::vector<std::string> out;
        if (std::holds_alternative<asked::each_pair>(asked_.counted.who) && !is_by(asked_, grouped::pair)) out.push_back(pair()); // its row
        for (auto const by : asked_.by) {
            if (by == grouped::year) out.push_back(year_in_words(c.year));
            if (by == grouped::month) out.push_back(month_in_words({c.year, c.month, 1}));
            if (by == grouped::counterpart) out.emplace_back(c.counterpart.code());
            if (by == grouped::leader) out.push_back(labels_[key_of(c)]);
            if (by == grouped::kind && c.kind) out.push_back(spoken(*c.kind));
            if (by == grouped::pair) out.push_back(pair());
            if (by == grouped::attribute) out.push_back(c.value);
        }
        return joined(out, ", ");
    }
    void add_row(counted_cell const& c)
    {
        auto const number = [](auto n) { return n == 0 ? std::string{} : fmt::format("{}", n); };
        bool const timed = is_by(asked_, grouped::year) || is_by(asked_, grouped::month); // there is a year 0
        out_.rows.rows.push_back({c.leader, c.term, c.one.empty() ? std::string{} : fmt::format("{} {}", c.one.code(), c.other.code()),
                                  std::string(c.counterpart.code()), timed ? fmt::format("{}", c.year) : std::string{}, number(c.month),
                                  c.kind ? std::string(name(*c.kind)) : std::string{}, fmt::format("{}", c.least),
                                  fmt::format("{}", c.most), std::string(name(c.least == c.most ? verdict::certain : verdict::possible)),
                                  number(c.rank.lo), number(c.rank.hi), c.value});
    }

    asked::tally const& asked_;
    timeline seen_;
    std::vector<counted_cell> cells_;
    std::vector<row_key> rows_;
    std::map<row_key, std::string> labels_, lines_;
    wording::reply out_;
    weakest weakest_;
};

} // namespace

wording::reply answer_to(timeline const& world, asked::tally const& q) { return tally_told(world, q).run(); }

} // namespace entente::detail
