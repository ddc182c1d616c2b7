// What somebody said, in words.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/timeline/detail/stock.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace entente::detail {

/// Says who said what: `KBS [kbs-2025-06-09] puts "us-call" before "cn-call"`.
class citer {
public:
    explicit citer(stock const& data) : facts_(data.facts), sources_(data.source_ids) {}

    [[nodiscard]] std::string operator()(said const& s) const
    {
        switch (s.kind) {
        case said::what::claim: {
            auto const& c = facts_.claims[s.record];
            return who(c.source) + ' ' + std::visit([&](auto const& says) { return words(says); }, c.says);
        }
        case said::what::capacity: {
            event_id const e{s.record};
            auto const& p = facts_.events.participant_of(facts_.events.participants(e)[s.item]);
            return fmt::format("{} took part in \"{}\" as {}", p.leader, facts_.events.id_text(e), name(*p.capacity));
        }
        case said::what::event_report: {
            event_id const e{s.record};
            return dates(facts_.events.reports(e)[s.item], facts_.events.id_text(e));
        }
        case said::what::milestone_report: break;
        }
        auto const& t = facts_.terms[s.record];
        return dates(t.at(s.turn)[s.item], fmt::format("{}.{}", t.id, name(s.turn)));
    }
    [[nodiscard]] std::string operator()(std::vector<said> const& all) const
    {
        std::string out;
        for (auto const& s : all) out += (out.empty() ? "" : "; ") + (*this)(s);
        return out;
    }
    /// Of very many the first ones, so that what is said of n that contradict each other is not n * n long.
    [[nodiscard]] std::string some(std::vector<said> const& all) const
    {
        constexpr std::ptrdiff_t most_told = 40;
        auto const n = static_cast<std::ptrdiff_t>(all.size());
        if (n <= most_told) return (*this)(all);
        return fmt::format("{}; and {} more", (*this)(std::vector(all.begin(), all.begin() + most_told)), n - most_told);
    }

private:
    [[nodiscard]] std::string who(std::string const& source) const
    {
        auto const at = sources_.find(source);
        if (!at) return "the record";
        auto const& s = facts_.sources[number(*at)];
        return s.publisher.empty() ? s.id : fmt::format("{} [{}]", s.publisher, s.id);
    }
    [[nodiscard]] std::string dates(report const& r, std::string_view what) const
    {
        return fmt::format("{} dates \"{}\" {}{}", who(r.source), what, r.time.said(), r.time.zone().empty() ? "" : " in " + r.time.zone());
    }

    /// Those that are said together, in an order of their own.
    [[nodiscard]] static std::string together(std::vector<std::string> ids, std::string_view between)
    {
        std::sort(ids.begin(), ids.end());
        return quoted(ids, between);
    }
    template <class List>
    [[nodiscard]] static std::string quoted(List const& ids, std::string_view between)
    {
        std::string out;
        for (auto const& id : ids) out += fmt::format("{}\"{}\"", out.empty() ? "" : between, id);
        return out;
    }
    [[nodiscard]] static std::string words(order_claim const& o)
    {
        std::string out;
        for (auto const& step : o.steps) out += (out.empty() ? "puts " : " before ") + together(step, " and ");
        return out;
    }
    [[nodiscard]] static std::string words(distance_claim const& d)
    {
        auto const counted = [](int n) { return fmt::format("{} day{}", n, n == 1 ? "" : "s"); };
        auto const span = d.days          ? counted(*d.days)
                          : d.within_days ? "at most " + counted(*d.within_days)
                                          : fmt::format("{}{}{}", d.least, d.least.empty() || d.most.empty() ? "" : " to ", d.most);
        return fmt::format("puts \"{}\" {} after \"{}\"", d.to, span, d.from);
    }
    [[nodiscard]] static std::string words(first_claim const& f)
    {
        return fmt::format("counts {} first for {}", quoted(f.events, ", "), whose(f.scope));
    }
    [[nodiscard]] static std::string words(complete_claim const& c)
    {
        return fmt::format("counts no others than {} for {}", together(c.events, ", "), whose(c.scope));
    }
    [[nodiscard]] static std::string whose(scope const& s)
    {
        return fmt::format("{}{}{}{}", s.by, s.role ? " as " : "", s.role ? name(*s.role) : std::string_view{},
                           s.where == whereabouts::abroad    ? " abroad"
                           : s.where == whereabouts::at_home ? " at home"
                                                             : "");
    }

    fact_lists const& facts_;
    dictionary_of<source_id> const& sources_;
};

} // namespace entente::detail
