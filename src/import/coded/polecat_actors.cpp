// Who takes part in a row of POLECAT.
// SPDX-License-Identifier: MIT
#include "import/coded/polecat_actors.hpp"

#include "import/coded/contacts.hpp"
#include "import/names/folded_name.hpp"
#include "import/names/nothing.hpp"
#include "import/names/state_codes.hpp"
#include "import/rows/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace entente::detail {

namespace {

/// Sectors of PLOVER that speak for their state.
constexpr std::array<std::string_view, 7> sectors_of_the_state{"COP", "GOV", "JUD", "LEG", "MIL", "PAR", "SPY"};

/// POLECAT may write sectors in words.
bool is_of_the_state(std::string_view sector)
{
    if (std::ranges::find(sectors_of_the_state, sector) != sectors_of_the_state.end()) return true;
    for (auto const* word : {"government", "military", "judicial", "legislative", "police", "intelligence"})
        if (same_but_for_case(sector, word)) return true;
    return false;
}

} // namespace

std::vector<std::string_view> several(std::string_view field)
{
    std::vector<std::string_view> out;
    while (!field.empty()) {
        auto const end = std::min(field.find(';'), field.size());
        if (auto const one = or_nothing(trimmed(field.substr(0, end))); !one.empty()) out.push_back(one);
        field.remove_prefix(std::min(end + 1, field.size()));
    }
    return out;
}

party polecat_people::private_side(party home)
{
    auto const named = info(home) != nullptr ? std::string(info(home)->name) : std::string(home.code());
    auto const code = std::string(home.code().substr(0, 3)) + "-PRIV";
    party const out{home.code().size() == 3 ? code : std::string(home.code())}; // who has no country has no other side
    if (home.code().size() == 3)
        private_sides_.emplace(out, party_definition{out, named + ", private persons and groups", party_kind::other, {}, {}});
    return out;
}

/// By its code, by its name, then by its number. A name that nobody knows is a party of its own where no number says better.
party polecat_people::country_of(std::string_view country, std::string_view number, civil_date const& day,
                                 std::vector<polecat_doubt>& doubts)
{
    if (country.size() == 3 && party::is_code(country) && info(party{country}) != nullptr) return party{country};
    std::int64_t n = 0;
    (void)std::from_chars(number.data(), number.data() + number.size(), n);
    auto const numbered = n == 0 ? party{} : state_of(n, day);
    if (country.size() <= 3) return numbered;
    auto const found = numbered.empty() || find_party(country) ? parties_(country, day.year) : party_namer::found{numbered, true, {}, {}};
    if (found.why) doubts.push_back({country, found});
    return found.id;
}

polecat_actor polecat_people::one(std::string_view name, std::string_view country, std::string_view number, std::string_view sector,
                                  civil_date const& day, std::vector<polecat_doubt>& doubts)
{
    polecat_actor out;
    out.called = name.empty() ? country : name;
    auto const home = country_of(country, number, day, doubts);
    out.side = home.empty() ? home : parties_.use(home);
    auto const named = find_party(name);
    auto const* about = named ? info(*named) : nullptr;
    if (about != nullptr && name.size() > 3 && (home.empty() || *named == home || about->kind == party_kind::organization)) {
        out.side = *named;
        return out;
    }
    bool const official = sector.empty() || is_of_the_state(sector); // of whom nothing is said no answer may pass over
    if (home.empty()) {
        out.placed = false;
        auto const as = name.empty() ? country : name;
        auto const found = parties_(as, day.year);
        out.side = found.id;
        // that nobody knows a person as a party is no fault of his name; for whom he acts is told anyway
        if (found.why && (name.empty() || found.why != code::unknown_party)) doubts.push_back({as, found});
    } else if (!official) out.side = private_side(home);
    else out.placed = !sector.empty();
    if (name.empty()) {
        out.placed = !home.empty();
        return out;
    }
    out.leader = fmt::format("{}\n{}", home, folded_name(name));
    auto& person = persons_[out.leader];
    person.first = home;
    person.second.insert(plain(name));
    return out;
}

std::vector<polecat_actor> polecat_people::meet(polecat_side const& side, civil_date const& day, std::vector<polecat_doubt>& doubts)
{
    auto const names = several(side.names), lands = several(side.countries), numbers = several(side.numbers);
    std::vector<polecat_actor> out;
    auto const add = [&](polecat_actor a) {
        auto const same = [&](auto const& b) { return a.side == b.side && a.leader == b.leader; };
        if (std::ranges::find_if(out, same) == out.end()) out.push_back(std::move(a));
    };
    auto const of = [](auto const& all, std::size_t n, std::size_t i) { // one for all, or one for each
        return all.size() == n ? all[i] : all.size() == 1 ? all[0] : std::string_view{};
    };
    if (names.empty())
        for (std::size_t i = 0, n = std::max(lands.size(), numbers.size()); i != n; ++i)
            add(one({}, of(lands, n, i), of(numbers, n, i), side.sector, day, doubts));
    for (std::size_t i = 0; i != names.size(); ++i)
        add(one(names[i], of(lands, names.size(), i), of(numbers, names.size(), i), side.sector, day, doubts));
    return out;
}

void polecat_people::define(records& in)
{
    std::set<std::string> taken;
    for (auto const& [key, person] : persons_) {
        auto const& name = *person.second.begin();
        auto const stem = person.first.empty() ? slug(name) : fmt::format("{}/{}", person.first, slug(name));
        auto id = stem;
        for (int n = 2; !taken.insert(id).second; ++n) id = fmt::format("{}-{}", stem, n);
        in.leaders.push_back({id, name, {std::next(person.second.begin()), person.second.end()}, {}, {}});
        ids_.emplace(key, std::move(id));
    }
    for (auto const& [id, definition] : private_sides_) in.parties.push_back(definition);
    parties_.define(in);
}

} // namespace entente::detail
