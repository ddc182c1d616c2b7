// Zones by their IANA names, read by CCTZ from the system's database.
// SPDX-License-Identifier: MIT
#include "zone_files.hpp"

#include <entente/detail/nearest.hpp>
#include <entente/io/zones.hpp>
#include <entente/time/civil.hpp>

#include <cctz/civil_time.h>
#include <cctz/time_zone.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <utility>
#include <vector>

namespace entente::iana {
namespace {

constexpr std::int64_t in_seconds(civil_day d) { return midnight(d).count() / 1'000'000; }
std::int64_t whole_seconds(std::int64_t us) { return detail::floor_div(us, 1'000'000); }

// From here on nothing but yearly rules is in force, and what they make of the calendar repeats every 400 years.
constexpr std::int64_t rules_alone = in_seconds(civil_day{civil_date{2100, 1, 1}});
constexpr std::int64_t cycle = 146'097LL * 24 * 60 * 60;
constexpr std::int64_t before_all_time = -10'000'000'000'000; // instants begin later

/// A time earlier by as many cycles as it takes to come to one that is listed.
std::int64_t brought_back(std::int64_t second) { return second < rules_alone ? second : second - (second - rules_alone) / cycle * cycle; }

/// A zone, as the list of its changes: what is asked most is a search in an array, and no lock is taken for it.
class listed {
public:
    /// nullopt: CCTZ cannot read it.
    static std::optional<listed> load(std::string const& name)
    {
        auto const rule = rule_in_file(name);
        cctz::time_zone zone;
        if (!rule || !cctz::load_time_zone(name, &zone)) return {};
        listed out;
        out.add(before_all_time, zone);
        while (auto const next = change_after(zone, out.from_.back())) {
            if (*next <= out.from_.back()) return {};
            out.add(*next, zone);
        }
        // CCTZ goes without a rule that it cannot read.
        out.repeats_ = out.from_.back() >= rules_alone;
        if (out.repeats_ != (rule->find(',') != rule->npos)) return {};
        if (out.repeats_) out.repeat();
        return out;
    }

    [[nodiscard]] clock_reading read(civil_time t) const
    {
        auto const second = whole_seconds(t.count());
        auto const early = repeats_ ? brought_back(second) : second;
        constexpr std::int64_t widest = 48 * 60 * 60; // no offset is so large
        std::optional<instant> first;
        std::optional<instant> last;
        std::optional<std::int64_t> jump;
        for (auto i = in_force(early - widest); i != from_.size() && from_[i] <= early + widest; ++i) {
            auto const at = early - kind_of(i).offset;
            if (i + 1 != from_.size() && at >= from_[i + 1]) {
                if (early - kind_of(i + 1).offset < from_[i + 1]) jump = from_[i + 1];
            } else if (at >= from_[i]) {
                last = instant{t.count()} - seconds(kind_of(i).offset);
                if (!first) first = last;
            }
        }
        if (first) return {first == last ? clock_reading::kind::unique : clock_reading::kind::repeated, *first, *last};
        auto const skipped = instant{} + seconds(*jump + (second - early));
        return {clock_reading::kind::skipped, skipped, skipped};
    }

    [[nodiscard]] zone_state at(instant t) const
    {
        auto const& k = kind_of(in_force(listed_second(t)));
        return {seconds(k.offset), k.abbreviation, k.daylight_saving};
    }

    [[nodiscard]] std::optional<instant> next_change(instant t) const
    {
        auto const second = listed_second(t);
        auto const next = in_force(second) + 1;
        if (next == from_.size()) return {};
        auto const change = instant{} + seconds(from_[next] + (whole_seconds(t.count()) - second));
        if (!change.is_finite()) return {};
        return change;
    }

private:
    struct kind {
        std::int64_t offset;
        std::string abbreviation;
        bool daylight_saving;

        friend bool operator==(kind const&, kind const&) = default;
    };

    static auto at_second(std::int64_t s) { return cctz::time_point<cctz::seconds>{cctz::seconds{s}}; }

    static std::optional<std::int64_t> change_after(cctz::time_zone const& zone, std::int64_t second)
    {
        cctz::time_zone::civil_transition change;
        if (!zone.next_transition(at_second(second), &change)) return {};
        // Set ahead, the clocks skip what they would have shown then; set back, they repeat what they are set to.
        return zone.lookup(change.from < change.to ? change.from : change.to).trans.time_since_epoch().count();
    }

    void add(std::int64_t second, cctz::time_zone const& zone)
    {
        auto const state = zone.lookup(at_second(second));
        kind k{state.offset, state.abbr, state.is_dst};
        auto at = std::find(kinds_.begin(), kinds_.end(), k);
        if (at == kinds_.end()) at = kinds_.insert(at, std::move(k));
        from_.push_back(second);
        kind_.push_back(static_cast<std::uint16_t>(at - kinds_.begin()));
    }

    /// CCTZ lists the changes of 400 years from the last one in the file: on, to the end of the cycle after `rules_alone`.
    void repeat()
    {
        auto const end = rules_alone + 2 * cycle;
        auto i = in_force(from_.back() - cycle) + 1;
        for (; from_.back() < end; ++i) {
            from_.push_back(from_[i] + cycle);
            kind_.push_back(kind_[i]);
        }
    }

    [[nodiscard]] std::int64_t listed_second(instant t) const
    {
        auto const second = whole_seconds(t.count());
        return repeats_ ? brought_back(second) : second;
    }
    [[nodiscard]] std::size_t in_force(std::int64_t second) const
    {
        auto const after = std::upper_bound(from_.begin() + 1, from_.end(), second);
        return static_cast<std::size_t>(after - from_.begin()) - 1;
    }
    [[nodiscard]] kind const& kind_of(std::size_t i) const { return kinds_[kind_[i]]; }

    std::vector<std::int64_t> from_; ///< seconds since 1970, ascending; the first is before all time
    std::vector<std::uint16_t> kind_;
    std::vector<kind> kinds_;
    bool repeats_ = false;
};

/// The zone of that name, which stays where it is; null if there is none. A zone is loaded once. What is not there is not
/// remembered, so that no text can make the memory grow.
listed const* find(std::string_view name)
{
    static std::shared_mutex guard;
    static std::map<std::string, listed, std::less<>> zones;
    // Of each thread, those that it asked last: no lock is taken for them.
    static thread_local std::array<std::pair<std::string, listed const*>, 16> recent;
    if (name.empty()) return nullptr;
    auto& latest =
        recent[(name.size() + 3U * static_cast<unsigned char>(name.back()) + 5U * static_cast<unsigned char>(name[name.size() / 2])) %
               recent.size()];
    if (latest.second != nullptr && latest.first == name) return latest.second;
    if (!is_zone_name(name)) return nullptr;

    auto const loaded = [&]() -> listed const* {
        std::shared_lock const lock(guard);
        auto const at = zones.find(name);
        return at == zones.end() ? nullptr : &at->second;
    };
    auto const* zone = loaded();
    if (zone == nullptr) {
        auto fresh = listed::load(std::string(name));
        if (!fresh) return nullptr;
        std::unique_lock const lock(guard);
        zone = &zones.try_emplace(std::string(name), std::move(*fresh)).first->second;
    }
    latest.second = nullptr; // should there be no memory for the name
    latest.first = name;
    latest.second = zone;
    return zone;
}

/// The zone whose name is nearest, or whose city is: "Asia/Soul", "Seoul".
std::optional<std::string> nearest(std::string_view name)
{
    // Of one slip there may be thousands in a file.
    static thread_local std::pair<std::string, std::optional<std::string>> latest;
    if (latest.first == name && !name.empty()) return latest.second;
    auto const all = names();
    auto found = detail::nearest(name, all);
    if (!found) {
        auto spelled = std::string(name);
        std::replace(spelled.begin(), spelled.end(), ' ', '_');
        auto const city = [](std::string_view zone) { return zone.substr(zone.rfind('/') + 1); };
        auto const at =
            std::find_if(all.begin(), all.end(), [&](auto const& zone) { return detail::same_but_for_case(city(zone), spelled); });
        if (at != all.end()) found = *at;
    }
    latest = {std::string(name), found};
    return found;
}

constexpr auto const& offsets = detail::offset_table;

constexpr zones::table table{[](std::string_view zone) { return offsets.knows(zone) || find(zone) != nullptr; },
                             [](std::string_view zone, civil_time t) -> std::optional<clock_reading> {
                                 if (offsets.knows(zone)) return offsets.read(zone, t);
                                 auto const* const z = find(zone);
                                 return z == nullptr ? std::nullopt : std::optional{z->read(t)};
                             },
                             [](std::string_view zone, instant t) -> std::optional<zone_state> {
                                 if (offsets.knows(zone)) return offsets.at(zone, t);
                                 auto const* const z = find(zone);
                                 return z == nullptr ? std::nullopt : std::optional{z->at(t)};
                             },
                             true,
                             [](std::string_view zone, instant t) -> std::optional<instant> {
                                 auto const* const z = offsets.knows(zone) ? nullptr : find(zone);
                                 return z == nullptr ? std::nullopt : z->next_change(t);
                             },
                             nearest};

} // namespace
} // namespace entente::iana

entente::zones entente::iana_zones() noexcept { return zones{iana::table}; }
