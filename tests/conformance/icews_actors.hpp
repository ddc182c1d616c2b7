// The year of ICEWS as a table of answers has it: about actors. The sources of rows are leaders, the targets parties.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/entente.hpp>

#include <fmt/format.h>

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace conformance {

namespace en = entente;

/// One row of the file, as a report's note has it: `Japan: Host a visit: Yoshitaka Shindo`.
struct row {
    std::string day;
    std::string source;
    std::string target;
};

/// The rows that say `relation`. Everything comes from the reports of the reader's events.
inline std::vector<row> rows_saying(std::string const& relation, en::records const& facts)
{
    std::vector<row> out;
    auto const between = ": " + relation + ": ";
    for (auto const& e : facts.events)
        for (auto const& r : e.reports) {
            auto const at = r.note.find(between);
            if (at == std::string::npos) continue;
            auto target = r.note.substr(at + between.size());
            out.push_back({r.time.text(), r.note.substr(0, at), target.substr(0, target.find("; "))});
        }
    return out;
}

/// The table is about actors, where entente's questions are about parties. So here every source of a row is a leader with
/// an office that all share, and every target a party of its own.
class actors {
public:
    explicit actors(std::vector<row> const& rows)
    {
        facts_.parties.push_back({en::party{"ACTORS"}, "the sources of rows", en::party_kind::country, {}, {}});
        facts_.offices.push_back({"actors", en::party{"ACTORS"}, "source of a row", {}});
        for (auto const& r : rows) {
            auto const [subject, is_new] = subjects_.emplace(r.source, "actor-" + std::to_string(subjects_.size()));
            if (is_new) {
                facts_.leaders.push_back({subject->second, r.source, {}, {}, {}});
                facts_.terms.push_back({"term-" + subject->second, subject->second, "actors", false, {}, {}, {}});
            }
            auto const [target, is_first] = targets_.emplace(r.target, en::party{fmt::format("P{}", targets_.size())});
            if (is_first) facts_.parties.push_back({target->second, r.target, en::party_kind::country, {}, {}});
            auto& e = facts_.events.emplace_back();
            e.id = std::to_string(facts_.events.size());
            e.participants = {{subject->second, en::party{"ACTORS"}, {}, {}, {}}, {{}, target->second, {}, {}, {}}};
            e.reports.push_back({{}, en::status::held, en::when{r.day, "UTC"}, {}, {}, {}});
            ++events_[r.source];
        }
        for (auto const& p : facts_.parties) names_.emplace(p.id, p.name);
    }

    struct first {
        std::string day;
        std::set<std::string> partners;
        std::size_t events = 0;
        friend bool operator==(first const&, first const&) = default;
    };

    [[nodiscard]] en::records const& facts() const { return facts_; }

    /// Asks for the first contact of each of them. `of`: answers a query.
    template <class Ask>
    [[nodiscard]] std::map<std::string, first> ask(Ask of) const
    {
        std::map<std::string, first> out;
        for (auto const& answer : of(en::first(en::call).by_each("actors"))) {
            auto& f = out[answer.leader_name];
            f.events = events_.at(answer.leader_name);
            for (auto const& c : answer.candidates) {
                f.partners.insert(names_.at(c.parties.front()));
                f.day = to_string(c.window.earliest()).substr(0, 10);
            }
        }
        return out;
    }

private:
    en::records facts_;
    std::map<std::string, std::string> subjects_;
    std::map<std::string, en::party> targets_;
    std::map<std::string, std::size_t> events_;
    std::map<en::party, std::string> names_;
};

inline std::set<std::string> split(std::string const& text)
{
    std::set<std::string> out;
    for (std::size_t at = 0;;) {
        auto const bar = text.find('|', at);
        out.insert(text.substr(at, bar - at));
        if (bar == std::string::npos) return out;
        at = bar + 1;
    }
}

} // namespace conformance
