// Rows that are looked up a few at a time.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/prefetch.hpp>
#include <entente/query/decisions.hpp>
#include <entente/query/detail/meaning.hpp>
#include <entente/query/detail/place_terms.hpp>
#include <entente/query/detail/plain_rows.hpp>
#include <entente/query/detail/row_ahead.hpp>
#include <entente/query/prepared.hpp>
#include <entente/timeline/detail/read_model.hpp>
#include <entente/timeline/detail/stretch.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace entente::detail {

/// Decides rows one after the other, where each leads to places in memory that nothing else has read: what some rows need is on its way
/// while that of others is looked up. Rows are looked up in groups and decided in their order.
class rows_ahead {
public:
    /// `n`: how many there are.
    rows_ahead(read_model data, plain_rows& rows, std::size_t n)
        : data_(data)
        , rows_(rows)
        , group_(std::min(most, n), row_ahead(rows.runs_forward()))
    {
    }

    /// Adds the i-th row of these, if it is of those that can be decided by windows. Requires: they are decided in order.
    [[nodiscard]] bool decide(std::span<asked_at const> points, std::size_t i, decisions& to)
    {
        if (i % most == 0) look(points.subspan(i, std::min(most, points.size() - i)));
        return rows_.decide(group_[i % most], to);
    }
    /// The same of terms.
    [[nodiscard]] bool decide(std::span<subject const> subjects, term_places const& places, std::size_t i, decisions& to)
    {
        if (i % most == 0) look(subjects.subspan(i, std::min(most, subjects.size() - i)), places);
        return rows_.decide(group_[i % most], to);
    }

private:
    static constexpr std::size_t most = 32; ///< of a group

    /// In a list of a row: how many are earlier than an instant, which is where what may lie in its window ends, or begins. All before
    /// `at` are, and of `left` from there on it is not known yet, but that the first of several is, unless none of the list is.
    struct search {
        stretch in;
        std::size_t row;
        std::size_t at, left;
        coarse_instant before;
        bool is_end;
    };

    [[gnu::flatten]] void look(std::span<asked_at const> some)
    {
        auto const& lists = data_.lists().of_pair;
        pairs_.clear();
        for (auto const& p : some) lists.fetch_place(pairs_.emplace_back(std::pair<party, party>(std::minmax(p.one, p.other))));
        for (auto const& p : pairs_) lists.fetch_lists(p);
        searches_.clear();
        for (std::size_t i = 0; i != some.size(); ++i)
            if (auto const in = rows_.begin(group_[i], some[i]))
                lists.for_each_list(pairs_[i], [&](stretch const& all) { begin_search(i, all, *in); });
        run();
        for (auto const& s : searches_) group_[s.row].add(s.is_end ? s.in.part(0, s.at) : s.in.part(s.at, s.in.size()));
        fetch_windows(some.size());
    }
    void begin_search(std::size_t row, stretch const& all, bounds in)
    {
        auto const first = all.first_in(in), end = all.end_in(in);
        auto const some = first && end ? all.part(all.before(*first), all.size()) : all;
        auto const t = end ? end : first;
        if (some.empty()) return;
        searches_.push_back({some, row, 0, t ? some.size() : 0, t.value_or(coarse_instant{}), end.has_value()});
        longest_ = std::max(longest_, some.size());
        some.fetch(some.size() / 2);
    }
    /// All searches, a step of each in turn, without a branch that nobody can foretell.
    void run()
    {
        for (; longest_ > 1; longest_ -= longest_ / 2)
            for (auto& s : searches_) {
                auto const half = s.left / 2;
                s.at += half * static_cast<std::size_t>(s.in.earliest(s.at + half) < s.before);
                s.left -= half;
                s.in.fetch(s.at + s.left / 2);
            }
        for (auto& s : searches_) s.at += s.left * static_cast<std::size_t>(s.in.earliest(s.at) < s.before);
    }

    void look(std::span<subject const> some, term_places const& places)
    {
        for (auto const& s : some) prefetch(&places.of(*s.term));
        for (auto const& s : some) prefetch(places.lists_of(places.of(*s.term)).data());
        for (auto const& s : some) rows_.asked().fetch(places.of(*s.term), places);
        for (std::size_t i = 0; i != some.size(); ++i) rows_.look(group_[i], some[i], &places.of(*some[i].term), &places);
        fetch_windows(some.size());
    }
    void fetch_windows(std::size_t rows)
    {
        for (std::size_t i = 0; i != rows; ++i) rows_.fetch(group_[i]);
    }

    read_model data_;
    plain_rows& rows_;
    std::vector<row_ahead> group_;
    std::vector<postings<std::pair<party, party>>::sought> pairs_;
    std::vector<search> searches_;
    std::size_t longest_ = 0; ///< of the lists that are searched
};

} // namespace entente::detail
