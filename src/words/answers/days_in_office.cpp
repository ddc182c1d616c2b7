// How long offices were held.
// SPDX-License-Identifier: MIT
#include "publish/event_times.hpp"
#include "words/answers/answers.hpp"
#include "words/answers/listed.hpp"
#include "words/answers/spread.hpp"

#include <entente/query/ask.hpp>
#include <entente/query/detail/tell.hpp>
#include <entente/query/detail/tenure.hpp>
#include <entente/time/describe.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente::detail {
namespace {

/// A term, from the taking of office to its end.
struct held_term {
    std::optional<bounds> took, left;
    bool ongoing = false; ///< as somebody reports
    std::vector<caveat> caveats;
};

[[nodiscard]] held_term held(read_model d, term_id term)
{
    auto const t = tenure_of(d, term);
    held_term out;
    if (t.took) out.took = d.point(*t.took).window;
    else out.caveats.push_back(caveat::milestone_unknown);
    out.ongoing = t.end_is_known && t.ends.empty();
    if (!t.end_is_known && t.ends.empty()) out.caveats.push_back(caveat::end_of_term_unknown);
    if (t.ends.empty()) return out;
    auto earliest = instant::future(), latest = earliest; // whichever of them ends it
    for (auto const e : t.ends) {
        earliest = std::min(earliest, d.point(e).window.earliest());
        latest = std::min(latest, d.point(e).window.latest());
    }
    for (auto const e : t.perhaps_ends) earliest = std::min(earliest, d.point(e).window.earliest());
    if (t.took) earliest = std::max(earliest, d.point(*t.took).window.earliest());
    out.left = bounds::closed(earliest, std::max(earliest, latest));
    return out;
}

/// By the clocks of the zone in which the taking of office was told.
[[nodiscard]] std::optional<range_of<double>> days_between(bounds from, bounds to, std::string const& zone, zones const& clocks)
{
    auto const a = days_in(from, zone, clocks), b = days_in(to, zone, clocks);
    if (!a || !b || !a->first.is_finite() || !a->last.is_finite() || !b->first.is_finite()) return std::nullopt;
    auto const least = static_cast<double>(std::max<std::int64_t>(b->first - a->last, 0));
    return range_of<double>{least, b->last.is_finite() ? static_cast<double>(b->last - a->first) : no_end};
}

class terms_told {
public:
    explicit terms_told(timeline const& seen) : data_(model_of(seen))
    {
        out_.rows = table_of({"leader", "term", "office", "acting", "verdict", "days_least", "days_most", "took_earliest", "took_latest",
                              "left_earliest", "left_latest", "caveats"});
    }
    void tell(answer_row const& row)
    {
        auto const number = data_.find_term(row.term);
        if (!number) return;
        auto const t = held(data_, *number);
        auto const zone = t.took ? data_.zone_of(moment{*number, milestone::took_office}) : row.zone;
        auto const days = t.took && t.left ? days_between(*t.took, *t.left, zone, data_.clocks()) : std::nullopt;
        auto const how = !days ? verdict::none : days->least == days->most ? verdict::certain : verdict::possible;
        weakest_.add(how);
        auto const at = [&](std::optional<bounds> const& b) { return describe_told(*b, row.zone, zone, data_.clocks()); };
        auto line = row.label() + ": ";
        if (days) line += fmt::format("{}, {} to {}, {}", days_in_words(*days), at(t.took), at(t.left), name(how));
        else if (t.took) line += fmt::format("since {}, {}", at(t.took), t.ongoing ? "ongoing" : "end of term unknown");
        else line += t.left ? fmt::format("until {}, since when is not known", at(t.left)) : "not known since when";
        out_.lines.push_back(std::move(line));
        auto const when = [](std::optional<bounds> const& b, bool earliest) {
            return b ? second_of(earliest ? b->earliest() : b->latest()) : std::string{};
        };
        auto const& term = data_.term(*number).record();
        out_.rows.rows.push_back({row.leader, row.term, term.office, term.acting ? "acting" : "", std::string(name(how)),
                                  days ? number_in_words(days->least) : "", days ? number_in_words(days->most) : "", when(t.took, true),
                                  when(t.took, false), when(t.left, true), when(t.left, false), in_words(t.caveats)});
    }
    [[nodiscard]] wording::reply run(std::string const& otherwise) &&
    {
        if (out_.lines.empty()) out_.lines.push_back(otherwise);
        out_.verdict = weakest_.get();
        out_.why = joined(out_.lines, "\n");
        return std::move(out_);
    }

private:
    read_model data_;
    wording::reply out_;
    weakest weakest_;
};

} // namespace

wording::reply answer_to(timeline const& world, asked::days_in_office const& q)
{
    bool const of_terms = !std::holds_alternative<asked::anyone>(q.who) && !std::holds_alternative<asked::pair>(q.who) &&
                          !std::holds_alternative<asked::each_pair>(q.who);
    if (!of_terms) refuse("who", "nobody who holds an office", "ask of a leader, of each holder of an office, of each leader of a party");
    auto const seen = q.known_by ? world.as_of(*q.known_by) : world;
    query terms{asked::count{}, {}};
    terms.who = q.who;
    terms.acting = q.acting;
    auto const rows = seen.ask(terms);
    terms_told out(seen);
    for (auto const& row : rows) out.tell(row);
    return std::move(out).run(rows.why());
}

} // namespace entente::detail
