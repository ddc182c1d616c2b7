// The questions answered by entente, through its public face.
// SPDX-License-Identifier: MIT
#pragma once

#include "questions.hpp"

#include <entente/entente.hpp>

#include <span>
#include <string>
#include <vector>

namespace bench {

/// Its offices, leaders and terms, as an application has them.
[[nodiscard]] entente::records people_of(world const& w);

/// Throws std::runtime_error for an answer that is not certain, if every time of the world is exact. Of another world only what asking
/// costs is of use.
class entente_world : public answerer {
public:
    explicit entente_world(world const& w);

    [[nodiscard]] contact_rows first_calls() const override;
    [[nodiscard]] contact_rows first_ten(std::span<leader_number const> leaders) const override;
    [[nodiscard]] std::vector<seconds32> last_contacts(std::span<point const> points) const override;
    [[nodiscard]] std::vector<year_count> calls_by_year() const override;
    [[nodiscard]] std::vector<triple> one_then_another(three_countries const& whom) const override;

private:
    static constexpr std::size_t letters = 26;
    [[nodiscard]] static std::size_t place_of(entente::party p);
    [[nodiscard]] country_number number_of(entente::party p) const;
    void check(entente::decision const& row) const;

    std::vector<std::string> codes_;        ///< sorted
    std::vector<entente::party> parties_;   ///< the same
    std::vector<country_number> number_of_; ///< by the code's place
    std::vector<std::uint32_t> terms_of_;
    bool exact_;
    entente::timeline timeline_;
};

} // namespace bench
