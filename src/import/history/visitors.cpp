// Who a visitor is, by the titles before his name.
// SPDX-License-Identifier: MIT
#include "import/history/visitors.hpp"

#include <entente/detail/ascii.hpp>

#include <algorithm>
#include <array>

namespace entente::detail {
namespace {

/// Titles of those whom one name tells apart.
constexpr std::array<std::string_view, 15> sovereigns{"Amir",   "Duchess",  "Duke",  "Emir",   "Emperor", "Empress", "King",  "Pope",
                                                      "Prince", "Princess", "Queen", "Regent", "Shah",    "Sheikh",  "Sultan"};

/// What may stand before a visitor's name.
constexpr std::array<std::string_view, 42> titles{
    "Acting", "Amir",       "Archbishop",  "Brigadier", "Chairman", "Chancellor", "Chief",    "Council", "Crown",      "Duchess",   "Duke",
    "Emir",   "Emperor",    "Empress",     "Federal",   "First",    "General",    "Governor", "Grand",   "Head",       "Interim",   "Junta",
    "King",   "Lieutenant", "Lord",        "Member",    "Minister", "Ministers",  "Pope",     "Premier", "Presidency", "President", "Prime",
    "Prince", "Princess",   "Provisional", "Queen",     "Regent",   "Secretary",  "Shah",     "Sheikh",  "Sultan"};
constexpr std::array<std::string_view, 7> between_titles{"of", "the", "State", "Government", "Taoiseach", "Vice", "Minister-Prince"};

[[nodiscard]] bool is_among(std::string_view word, auto const& words) { return std::ranges::find(words, word) != std::ranges::end(words); }

/// Calls with each title before the name, as it stands and without a hyphen and what is behind it; returns where the name begins.
std::size_t each_title(std::string_view text, auto call)
{
    std::size_t at = 0;
    while (at != text.size()) {
        auto const end = std::min(text.find(' ', at), text.size());
        auto const whole = text.substr(at, end - at);
        auto word = whole;
        bool const elect = word == "elect" || word.ends_with("-elect") || word.ends_with("-Elect");
        if (auto const hyphen = word.find('-'); hyphen != std::string_view::npos && hyphen != 0) word = word.substr(0, hyphen);
        if (!elect && whole != "designate" && !is_among(word, titles) && !is_among(word, between_titles)) break;
        call(whole, word, elect);
        at = std::min(end + 1, text.size());
    }
    return at;
}

/// "President-elect Pessoa": what he is called before his name, and his name.
[[nodiscard]] visitor read_visitor(std::string_view text)
{
    visitor out;
    auto const name = each_title(text, [&](std::string_view whole, std::string_view word, bool elect) {
        if (elect) out.capacity = capacity::elect;
        if (word == "Acting") out.capacity = capacity::acting;
        if (!out.title.empty()) out.title += ' ';
        out.title += whole;
    });
    out.name = text.substr(name);
    return out;
}
[[nodiscard]] bool has_title_and_name(std::string_view text)
{
    auto const name = each_title(text, [](auto...) {});
    return name != 0 && name != text.size();
}

} // namespace

std::vector<visitor> read_visitors(std::string_view text)
{
    for (std::string_view const joint : {" and ", ", "})
        for (auto at = text.find(joint); at != std::string_view::npos; at = text.find(joint, at + 1)) {
            auto const first = text.substr(0, at);
            auto const second = text.substr(at + joint.size());
            // the second one first: it stands between this joint and the next, and very many joints are looked at in no more than their
            // length
            if (has_title_and_name(second) && has_title_and_name(first)) return {read_visitor(first), read_visitor(second)};
        }
    return {read_visitor(text)};
}

std::optional<protocol> protocol_said(std::string_view note) noexcept
{
    auto const begins = [&](std::string_view with) {
        return note.size() >= with.size() && same_but_for_case(note.substr(0, with.size()), with);
    };
    if (begins("State visit")) return protocol::state;
    if (begins("Official visit")) return protocol::official;
    if (begins("Working visit")) return protocol::working;
    if (begins("Private visit")) return protocol::private_visit;
    return std::nullopt;
}

bool is_sovereign(std::string_view title)
{
    for (auto const& t : sovereigns)
        if (title == t || title.ends_with(' ' + std::string(t))) return true;
    return title.starts_with("King") || title.starts_with("Queen");
}

} // namespace entente::detail
