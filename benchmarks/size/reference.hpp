// The questions answered by columns made for them: what can be had where every time is exact.
// SPDX-License-Identifier: MIT
#pragma once

#include "questions.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace bench {

/// Events are sorted by time once, and are known by their place in it from then on. What belongs together, the events of a leader of one
/// kind or the contacts of two countries, is a stretch of one column, in the order of time because events are.
class reference : public answerer {
public:
    explicit reference(world const& w);

    [[nodiscard]] contact_rows first_calls() const override;
    [[nodiscard]] contact_rows first_ten(std::span<leader_number const> leaders) const override;
    [[nodiscard]] std::vector<seconds32> last_contacts(std::span<point const> points) const override;
    [[nodiscard]] std::vector<year_count> calls_by_year() const override;
    [[nodiscard]] std::vector<triple> one_then_another(three_countries const& whom) const override;

private:
    using offset = std::uint32_t;
    static constexpr std::size_t years = last_year - first_year + 1;

    /// Where the milestones of a term lie among the calls of its leader: the first call that is later than each.
    struct placed_term {
        offset elected, took_office, left_office;
    };

    void list_of_leaders(world const& w, std::vector<event_number> const& in_order);
    void list_of_pairs(world const& w, std::vector<event_number> const& in_order);
    void place_terms(world const& w);
    [[nodiscard]] seconds32 at(offset of_a_posting) const { return times_[numbers_[of_a_posting]]; }
    [[nodiscard]] std::size_t pair_of(country_number a, country_number b) const { return a < b ? a * countries_ + b : b * countries_ + a; }
    void add_first_ten(contact_rows& to, placed_term const& t) const;
    [[nodiscard]] offset next_with(country_number c, offset from, offset end) const;
    [[nodiscard]] bool find_first(three_countries const& whom, offset from, offset end, triple& found) const;
    [[nodiscard]] bool find_rest(three_countries const& whom, offset first, offset end, triple& found) const;

    std::size_t countries_;
    std::vector<std::uint32_t> terms_of_;
    std::vector<placed_term> places_;
    std::vector<seconds32> times_;      ///< by place in time
    std::vector<offset> first_of_;      ///< postings of each leader and kind
    std::vector<event_number> numbers_; ///< postings: places in time
    std::vector<country_number> with_;  ///< postings: the country on the other side
    std::vector<offset> first_of_pair_; ///< contacts of each two countries
    std::vector<seconds32> pair_times_; ///< their times themselves, because nothing else is asked of them
    std::vector<std::uint32_t> counts_; ///< calls by pair and year
    std::size_t counted_ = 0;           ///< of these, how many are not zero
};

} // namespace bench
