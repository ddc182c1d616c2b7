// Rows that are looked up a few at a time.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/prefetch.hpp>
#include <entente/query/decisions.hpp>
#include <entente/query/detail/meaning.hpp>
#include <entente/query/detail/place_terms.hpp>
#include <entente/query/detail/plain_rows.hpp>
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
        , group_(std::min(most, n), plain_rows::ahead(rows))
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

    /// In a list of a row: how many are earlier than an instant, which is where what may lie in its window ends, or begins. They are `at`,
    /// and `left` more of which it is not known yet.
    struct search {
        std::size_t row;
        stretch in;
        coarse_instant before;
        std::size_t at, left;
        bool is_end;
    };

    void look(std::span<asked_at const> some)
    {
        auto const& lists = data_.lists().of_pair;
        auto const pair = [](asked_at const& p) -> std::pair<party, party> { return std::minmax(p.one, p.other); };
        for (auto const& p : some) lists.fetch_place(pair(p));
        for (auto const& p : some) lists.fetch_lists(pair(p));
        searches_.clear();
        for (std::size_t i = 0; i != some.size(); ++i)
            if (auto const in = rows_.begin(group_[i], some[i]))
                lists.for_each_list(pair(some[i]), [&](stretch const& all) { begin_search(i, all, *in); });
        run();
        for (auto const& s : searches_) rows_.add(group_[s.row], s.is_end ? s.in.part(0, s.at) : s.in.part(s.at, s.in.size()));
        fetch_windows(some.size());
    }
    void begin_search(std::size_t row, stretch const& all, bounds in)
    {
        auto const first = all.first_in(in), end = all.end_in(in);
        auto const some = first && end ? all.part(all.before(*first), all.size()) : all;
        auto const t = end ? end : first;
        searches_.push_back({row, some, t.value_or(coarse_instant{}), 0, t ? some.size() : 0, end.has_value()});
        some.fetch(some.size() / 2);
    }
    /// All searches, a step of each in turn.
    void run()
    {
        for (bool more = true; more;) {
            more = false;
            for (auto& s : searches_) {
                if (s.left == 0) continue;
                auto const half = (s.left + 1) / 2;
                s.at += half * static_cast<std::size_t>(s.in.earliest(s.at + half - 1) < s.before); // no branch that nobody can foretell
                s.left -= half;
                s.in.fetch(s.at + s.left / 2);
                more = true;
            }
        }
    }

    void look(std::span<subject const> some, term_places const& places)
    {
        for (auto const& s : some) prefetch(&places.of(*s.term));
        for (auto const& s : some) prefetch(places.lists_of(places.of(*s.term)).data());
        for (auto const& s : some) rows_.asked().fetch(places.of(*s.term), places);
        for (std::size_t i = 0; i != some.size(); ++i) rows_.look(group_[i], some[i], &places.of(*some[i].term), &places);
        fetch_windows(some.size());
    }
    void fetch_windows(std::size_t rows) const
    {
        for (std::size_t i = 0; i != rows; ++i) rows_.fetch(group_[i]);
    }

    read_model data_;
    plain_rows& rows_;
    std::vector<plain_rows::ahead> group_;
    std::vector<search> searches_;
};

} // namespace entente::detail
