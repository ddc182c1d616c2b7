// The reports of a moment, and what they tell beside its time.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/source.hpp>
#include <entente/timeline/detail/accounts.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente::detail {

/// The moment that a report is about; nothing of what is no report.
[[nodiscard]] inline std::optional<moment> moment_of(stock const& d, said const& s)
{
    if (s.kind == said::what::event_report) return d.same(event_id{s.record});
    return s.kind == said::what::milestone_report ? std::optional(moment{term_id{s.record}, s.turn}) : std::nullopt;
}

/// Calls `f(report, said)` for each report of a moment.
template <class Function>
void for_each_report(stock const& d, moment m, Function f)
{
    if (m.is_event()) {
        for (auto const record : d.records_of_event(m.event()))
            for (std::uint32_t k = 0; auto const& r : d.facts.events.reports(record))
                f(r, said{said::what::event_report, {}, number(record), k++});
        return;
    }
    auto const& reports = d.term_at(m.term()).at(m.turn());
    for (std::uint32_t k = 0; k != reports.size(); ++k) f(reports[k], said{said::what::milestone_report, m.turn(), number(m.term()), k});
}

/// The zone in which a moment is told: by the most trusted of those who name one, of equals the first in the alphabet; UTC
/// where nobody does.
[[nodiscard]] inline std::string zone_of(accounts const& d, moment m)
{
    std::string best;
    std::pair<source_rank, instant> most{};
    auto const hear = [&](std::string const& source, std::string const& zone) {
        auto const trust = d.trust_in(source);
        if (!best.empty() && (most > trust || (most == trust && best <= zone))) return;
        best = zone;
        most = trust;
    };
    if (m.is_event()) {
        for (auto const record : d.records_of_event(m.event()))
            d.facts.events.for_each_zone(record, [&](std::string const& source, std::string const& zone) {
                if (d.is_visible(source)) hear(source, zone);
            });
    } else
        for_each_report(d, m, [&](report const& r, said const& as) {
            if (!r.time.zone().empty() && d.is_visible(as)) hear(r.source, r.time.zone());
        });
    return best.empty() ? "UTC" : best;
}

[[nodiscard]] inline std::string source_of(stock const& d, said const& s)
{
    switch (s.kind) {
    case said::what::event_report:
    case said::what::milestone_report: return d.report_of(s).source;
    case said::what::claim: return d.claim_at(claim_id{s.record}).source;
    case said::what::capacity: break;
    }
    return {};
}

/// The reports that date a milestone or a held event: of preferred sources if any is preferred, never of deprecated ones.
[[nodiscard]] inline std::vector<said> reports_of_time(accounts const& d, moment m)
{
    std::vector<said> out;
    auto best = source_rank::normal;
    auto const hear = [&](report const& r, said const& as) {
        if ((r.status && *r.status != status::held) || r.time.empty() || !d.is_visible(as)) return;
        auto const rank = d.trust_in(r.source).first;
        if (rank < best) return;
        if (rank > best) out.clear();
        best = rank;
        out.push_back(as);
    };
    for_each_report(d, m, hear);
    return out;
}

/// Whether all reports of an event that can be seen are of one source.
[[nodiscard]] inline bool has_single_source(accounts const& d, event_id event)
{
    std::optional<std::string> only;
    for (auto const record : d.records_of_event(event)) {
        bool const others = d.facts.events.any_source(record, [&](std::string const& source) {
            if (!d.is_visible(source)) return false;
            if (source.empty() || (only && source != *only)) return true;
            only = source;
            return false;
        });
        if (others) return false;
    }
    return only.has_value();
}

} // namespace entente::detail
