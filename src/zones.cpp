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
#include <memory>
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
constexpr std::int64_t widest = 48 * 60 * 60;                 // no offset is so large

/// A time earlier by as many cycles as it takes to come to one that is listed.
std::int64_t brought_back(std::int64_t second) { return second < rules_alone ? second : second - (second - rules_alone) / cycle * cycle; }

/// A zone, as the list of its changes: what is asked most is a search in an array, and no lock is taken for it.
class listed {
public:
    /// As its file lists them, which says nothing of what comes after the last one. nullopt: the list is left to CCTZ.
    static std::optional<listed> from(zone_file&& file)
    {
        if (!file.is_plain) return {};
        listed out;
        out.kinds_ = std::move(file.settings);
        out.from_.reserve(file.changes.size() + 1);
        out.kind_.reserve(file.changes.size() + 1);
        out.add(before_all_time, 0);
        for (std::size_t i = 0; i != file.changes.size(); ++i) {
            auto const at = file.changes[i];
            auto const to = file.set_to[i];
            if (at <= before_all_time) out.kind_.front() = to; // and nothing is before it
            else if (to != out.kind_.back() && out.kinds_[to] != out.kind_of(out.kind_.size() - 1)) out.add(at, to);
        }
        return out;
    }

    /// For all time. nullopt: CCTZ cannot read it.
    static std::optional<listed> load(std::string const& name, bool goes_on)
    {
        cctz::time_zone zone;
        if (!cctz::load_time_zone(name, &zone)) return {};
        listed out;
        out.add(before_all_time, zone);
        while (auto const next = out.change_after_last(zone)) {
            if (*next <= out.from_.back()) return {};
            out.add(*next, zone);
        }
        // CCTZ goes without a rule that it cannot read.
        out.repeats_ = out.from_.back() >= rules_alone;
        if (out.repeats_ != goes_on) return {};
        if (out.repeats_) out.repeat();
        return out;
    }

    /// The last second of which it says something by itself.
    [[nodiscard]] std::int64_t last_change() const { return from_.back(); }

    [[nodiscard]] clock_reading read(civil_time t) const
    {
        auto const second = whole_seconds(t.count());
        auto const early = repeats_ ? brought_back(second) : second;
        // Between two changes, but for the hours about them, clocks show each time once.
        auto const one = static_cast<std::size_t>(std::upper_bound(shown_.begin() + 1, shown_.end(), early) - shown_.begin()) - 1;
        bool const no_other_is_near = one + 2 >= from_.size() || early + widest < from_[one + 2];
        if (no_other_is_near &&
            (one + 1 == from_.size() || early < from_[one + 1] + std::min(kind_of(one).offset, kind_of(one + 1).offset))) {
            auto const unique = instant{t.count()} - seconds(kind_of(one).offset);
            return {clock_reading::kind::unique, unique, unique};
        }
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
    static auto at_second(std::int64_t s) { return cctz::time_point<cctz::seconds>{cctz::seconds{s}}; }

    /// The change that follows those listed: when the clocks, as they were set before, would have shown its `from`.
    [[nodiscard]] std::optional<std::int64_t> change_after_last(cctz::time_zone const& zone) const
    {
        cctz::time_zone::civil_transition change;
        if (!zone.next_transition(at_second(from_.back()), &change)) return {};
        constexpr cctz::civil_second epoch(1970, 1, 1);
        return change.from - epoch - kind_of(kind_.size() - 1).offset;
    }

    void add(std::int64_t second, cctz::time_zone const& zone)
    {
        auto const state = zone.lookup(at_second(second));
        clock_setting k{state.offset, state.abbr, state.is_dst};
        auto at = std::find(kinds_.begin(), kinds_.end(), k);
        if (at == kinds_.end()) at = kinds_.insert(at, std::move(k));
        add(second, static_cast<std::uint16_t>(at - kinds_.begin()));
    }
    void add(std::int64_t second, std::uint16_t kind)
    {
        auto const offset = kinds_[kind].offset;
        if (kind_.empty()) shown_.push_back(second);
        else shown_.push_back(std::max(shown_.back(), second + std::max(offset, kind_of(kind_.size() - 1).offset)));
        from_.push_back(second);
        kind_.push_back(kind);
    }

    /// CCTZ lists the changes of 400 years from the last one in the file: on, to the end of the cycle after `rules_alone`.
    void repeat()
    {
        auto const end = rules_alone + 2 * cycle;
        auto i = in_force(from_.back() - cycle) + 1;
        for (; from_.back() < end; ++i) add(from_[i] + cycle, kind_[i]);
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
    [[nodiscard]] clock_setting const& kind_of(std::size_t i) const { return kinds_[kind_[i]]; }

    std::vector<std::int64_t> from_;  ///< seconds since 1970, ascending; the first is before all time
    std::vector<std::int64_t> shown_; ///< by the clocks: from when on each is the only one in force, until the next change is near
    std::vector<std::uint16_t> kind_;
    std::vector<clock_setting> kinds_;
    bool repeats_ = false;
};

/// A zone. Most times that are asked for lie before the last change that its file lists; CCTZ, which works out 400 years of changes, is
/// called for the first one that does not.
class zone {
public:
    /// nullopt: there is none, or it cannot be read.
    static std::optional<zone> load(std::string const& name)
    {
        auto file = read_zone_file(name);
        if (!file) return {};
        bool const goes_on = file->goes_on();
        auto listed_there = listed::from(std::move(*file));
        auto const enough = in_seconds(civil_day{civil_date{2037, 1, 1}}); // how far files that list years of a rule do so
        bool const lists_years = listed_there && (!goes_on || listed_there->last_change() >= enough);
        auto list = lists_years ? std::move(listed_there) : listed::load(name, goes_on);
        if (!list) return {};
        return zone(std::move(*list), lists_years && goes_on ? name : std::string{});
    }

    [[nodiscard]] clock_reading read(civil_time t) const { return list_for(whole_seconds(t.count())).read(t); }
    [[nodiscard]] zone_state at(instant t) const { return list_for(whole_seconds(t.count())).at(t); }
    [[nodiscard]] std::optional<instant> next_change(instant t) const { return list_for(whole_seconds(t.count())).next_change(t); }

private:
    struct all_time {
        std::once_flag asked;
        std::optional<listed> list;
    };

    zone(listed&& list, std::string name) : list_(std::move(list)), name_(std::move(name))
    {
        if (!name_.empty()) later_ = std::make_unique<all_time>();
    }

    [[nodiscard]] listed const& list_for(std::int64_t second) const
    {
        if (!later_ || second + widest < list_.last_change()) return list_;
        std::call_once(later_->asked, [&] { later_->list = listed::load(name_, true); });
        return later_->list ? *later_->list : list_; // the file was taken away meanwhile: as it was set last
    }

    listed list_;
    std::string name_;
    std::unique_ptr<all_time> later_; ///< none: `list_` is for all time
};

/// The zone of that name, which stays where it is; null if there is none. A zone is loaded once. What is not there is not
/// remembered, so that no text can make the memory grow.
zone const* find(std::string_view name)
{
    static std::shared_mutex guard;
    static std::map<std::string, zone, std::less<>> zones;
    // Of each thread, those that it asked last: no lock is taken for them.
    static thread_local std::array<std::pair<std::string, zone const*>, 16> recent;
    if (name.empty()) return nullptr;
    auto& latest =
        recent[(name.size() + 3U * static_cast<unsigned char>(name.back()) + 5U * static_cast<unsigned char>(name[name.size() / 2])) %
               recent.size()];
    if (latest.second != nullptr && latest.first == name) return latest.second;
    if (!is_zone_name(name)) return nullptr;

    auto const loaded = [&]() -> zone const* {
        std::shared_lock const lock(guard);
        auto const at = zones.find(name);
        return at == zones.end() ? nullptr : &at->second;
    };
    auto const* known = loaded();
    if (known == nullptr) {
        auto fresh = zone::load(std::string(name));
        if (!fresh) return nullptr;
        std::unique_lock const lock(guard);
        known = &zones.try_emplace(std::string(name), std::move(*fresh)).first->second;
    }
    latest.second = nullptr; // should there be no memory for the name
    latest.first = name;
    latest.second = known;
    return known;
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
