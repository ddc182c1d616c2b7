// The questions answered by a program of its own, which read the world as tables and is asked by lines of text.
// SPDX-License-Identifier: MIT
#pragma once

#include "questions.hpp"

#include <sys/types.h>

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace bench {

/// The processor time that a peer took for what comes before a question, in seconds, as it measured it.
struct peer_start {
    double reading = 0;   ///< of events.csv, into a table with the same columns
    double arranging = 0; ///< of that table, into what suits the questions best
    double bytes = 0;     ///< of what it keeps, as it counts them
};

/// Questions are its name and its parameters on one line; what is longer than a line (leaders, points) lies in the folder. The program
/// says how many seconds of processor time it took and how many numbers the answer has, and then the numbers. Putting an answer into text
/// is not counted.
class peer : public answerer {
public:
    /// Starts the program with the folder that `write_table` filled.
    /// Errors: std::runtime_error, also later, if the program ended or said something else.
    peer(std::vector<std::string> const& program, std::string folder, world const& w);
    ~peer() override;
    peer(peer const&) = delete;
    peer& operator=(peer const&) = delete;

    [[nodiscard]] peer_start const& start() const noexcept { return start_; }
    [[nodiscard]] std::optional<double> own_seconds() const override { return seconds_; }

    [[nodiscard]] contact_rows first_calls() const override;
    [[nodiscard]] contact_rows first_ten(std::span<leader_number const> leaders) const override;
    [[nodiscard]] std::vector<seconds32> last_contacts(std::span<point const> points) const override;
    [[nodiscard]] std::vector<year_count> calls_by_year() const override;
    [[nodiscard]] std::vector<triple> one_then_another(three_countries const& whom) const override;

private:
    struct closer {
        void operator()(std::FILE* f) const noexcept { std::fclose(f); }
    };
    using file = std::unique_ptr<std::FILE, closer>;

    [[nodiscard]] double hear() const;
    [[nodiscard]] std::vector<std::uint32_t> ask(std::string const& question) const;
    [[nodiscard]] contact_rows contacts(std::string const& question, std::span<std::uint32_t const> terms) const;

    std::string name_, folder_;
    std::vector<std::uint32_t> terms_of_;
    pid_t process_ = 0;
    file to_, from_;
    peer_start start_;
    mutable double seconds_ = 0; ///< of the last question
};

} // namespace bench
