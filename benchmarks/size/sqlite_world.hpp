// The questions answered by SQLite, in memory, with an index for each question.
// SPDX-License-Identifier: MIT
#pragma once

#include "questions.hpp"

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace bench {

/// Statements are prepared once. What a question asks of each term or point is a statement that an index answers, as programs with SQLite
/// in them do; there is no server that every one of them would have to travel to.
class sqlite_world : public answerer {
public:
    explicit sqlite_world(world const& w);

    [[nodiscard]] contact_rows first_calls() const override;
    [[nodiscard]] contact_rows first_ten(std::span<leader_number const> leaders) const override;
    [[nodiscard]] std::vector<seconds32> last_contacts(std::span<point const> points) const override;
    [[nodiscard]] std::vector<year_count> calls_by_year() const override;
    [[nodiscard]] std::vector<triple> one_then_another(three_countries const& whom) const override;

private:
    struct closer {
        void operator()(sqlite3* p) const noexcept;
        void operator()(sqlite3_stmt* p) const noexcept;
    };
    using statement = std::unique_ptr<sqlite3_stmt, closer>;

    void run(char const* sql) const;
    [[nodiscard]] statement prepare(std::string_view sql) const;
    void insert_events(world const& w) const;

    /// Starts it anew with these parameters.
    static void ask(statement const& s, std::initializer_list<std::int64_t> parameters);
    /// Whether there is a further row.
    [[nodiscard]] bool next(statement const& s) const;
    [[nodiscard]] static std::uint32_t number(statement const& s, int column);

    std::vector<made_term> terms_;
    std::vector<std::uint32_t> terms_of_;
    std::unique_ptr<sqlite3, closer> database_;
    statement calls_after_, last_before_, by_year_, in_a_row_;
};

} // namespace bench
