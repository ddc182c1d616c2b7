// What a test writes into a store, commit by commit, and what must then be in it.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/json.hpp>
#include <entente/model/records.hpp>

#include <cstdint>
#include <random>
#include <string>
#include <utility>

namespace entente {

/// What the commit that makes this revision appends: new events, a source, and a further report of the first event of the
/// commit before. The same for the same numbers, in every process.
inline records batch(unsigned seed, std::int64_t revision)
{
    std::mt19937 random(seed * 1'000'003U + static_cast<unsigned>(revision));
    auto const name = "r" + std::to_string(revision);
    std::size_t const text = random() % 8 == 0 ? 30'000 : 300;
    records out;
    out.sources.emplace_back().id = name;
    for (std::size_t n = 1 + random() % 30, i = 0; i != n; ++i) {
        event e;
        e.id = name + "-" + std::to_string(i);
        e.note = std::string(random() % text, static_cast<char>('a' + random() % 26));
        e.reports = {{name, status::held, when{"2025-06-06"}, {}, {}, {}}};
        out.events.push_back(std::move(e));
    }
    if (revision > 1) {
        event e;
        e.id = "r" + std::to_string(revision - 1) + "-0";
        e.reports = {{name, status::held, when{"2025-06"}, {}, {}, {}}};
        out.events.push_back(std::move(e));
    }
    return out;
}

/// The records of a store that has the commits up to a revision.
class expected {
public:
    explicit expected(unsigned seed) : seed_(seed) {}

    records const& at(std::int64_t revision)
    {
        if (revision < revision_) *this = expected{seed_};
        while (revision_ < revision) {
            auto const commit = io::read_records(io::write(batch(seed_, ++revision_)));
            auto const later = facts_.events.size();
            facts_.sources.push_back(commit.sources.front());
            for (auto const& e : commit.events) {
                if (&e == &commit.events.back() && revision_ > 1) facts_.events[first_].reports.push_back(e.reports.front());
                else facts_.events.push_back(e);
            }
            first_ = later;
        }
        return facts_;
    }

private:
    unsigned seed_;
    std::int64_t revision_ = 0;
    std::size_t first_ = 0; ///< event of the last commit
    records facts_;
};

} // namespace entente
