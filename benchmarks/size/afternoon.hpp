// The questions answered by what an application's developer writes in an afternoon.
// SPDX-License-Identifier: MIT
#pragma once

#include "questions.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace bench {

/// One vector of structs, sorted by date; loops and maps. Whoever reads it sees that it is right, and nobody has made it quick.
class afternoon : public answerer {
public:
    explicit afternoon(world const& w);

    [[nodiscard]] contact_rows first_calls() const override;
    [[nodiscard]] contact_rows first_ten(std::span<leader_number const> leaders) const override;
    [[nodiscard]] std::vector<seconds32> last_contacts(std::span<point const> points) const override;
    [[nodiscard]] std::vector<year_count> calls_by_year() const override;
    [[nodiscard]] std::vector<triple> one_then_another(three_countries const& whom) const override;

private:
    struct row {
        std::int64_t date;
        std::string id, kind;
        std::string leader1, country1; ///< who rang up
        std::string leader2, country2;
    };
    struct term {
        std::string leader;
        std::int64_t elected, took_office, left_office;
    };
    using rows = std::vector<row>;

    [[nodiscard]] rows::const_iterator first_after(std::int64_t date) const;
    [[nodiscard]] country_number number_of(std::string const& country) const { return numbers_.at(country); }
    void add_first_ten(contact_rows& to, term const& t) const;

    rows rows_;
    std::vector<term> terms_;
    std::vector<std::string> countries_;
    std::map<std::string, country_number> numbers_; ///< of countries, for the answers
};

} // namespace bench
