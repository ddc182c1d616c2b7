// What things of a timeline are called in drawings and tables.
// SPDX-License-Identifier: MIT
#pragma once

#include "languages/pictures.hpp"

#include <entente/draw/layout.hpp>
#include <entente/model/records.hpp>
#include <entente/query/query.hpp>
#include <entente/timeline/timeline.hpp>

#include <compare>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente::detail {

/// An event, and what the timeline sees of it.
struct one_event {
    moment at = event_id{};
    event seen;
};

/// A name as far as it is shown, `draw::longest_text`: many events may share it.
struct shown_name {
    std::string text;
    std::size_t which = 0; ///< of those that were cut, tells apart what begins alike; 0: it is whole

    friend auto operator<=>(shown_name const&, shown_name const&) = default;
};

/// Looks up what records refer to by text, each in the time that its own text takes. Requires: outlives nothing of the timeline it was
/// made from.
class name_book {
public:
    explicit name_book(timeline const& world, language in = {});

    [[nodiscard]] language in() const noexcept { return in_; }
    [[nodiscard]] picture_words const& words() const noexcept { return words_; }

    /// By id, alias or name; none: nobody, or two.
    [[nodiscard]] leader const* find_leader(std::string_view text) const;
    [[nodiscard]] shown_name leader_name(std::string_view text) const;
    [[nodiscard]] shown_name party_name(party const& p) const; ///< "South Korea"; the code if it has no other name
    /// In few letters: the code, which is for readers of English; for others the name of a country in their language.
    [[nodiscard]] std::string brief(party const& p) const;
    [[nodiscard]] std::string brief(std::vector<party> const& all, std::string_view between) const;
    [[nodiscard]] source const* find_source(std::string_view id) const;
    /// "KBS: Title"; the source's id for one without a publisher.
    [[nodiscard]] static std::string source_in_words(source const& s);
    /// The same as far as it is shown, and where it is.
    [[nodiscard]] draw::link link_to(std::string_view source_id) const;
    [[nodiscard]] party party_of_office(std::string_view office) const;
    /// The names that `title` shows of an event and had to cut, whole.
    [[nodiscard]] std::vector<std::string_view> cut_names(event const& e) const;

    /// "Lee Jae-myung (KOR)", "China (CHN)"; "Lee Jae-myung (한국)", "중국".
    [[nodiscard]] std::string who(participant const& p) const;
    /// Of all; from five on, in few letters.
    [[nodiscard]] std::string who(std::vector<participant> const& all) const;
    /// "State visit: Moon Jae-in (KOR), Donald Trump (USA)".
    [[nodiscard]] std::string title(event const& e) const;

private:
    [[nodiscard]] std::optional<std::size_t> leader_number(std::string_view text) const;
    [[nodiscard]] shown_name shown(std::string_view whole);

    fact_lists const& facts_;
    language in_;
    picture_words const& words_;
    std::unordered_map<std::string_view, std::optional<std::size_t>> leaders_;
    std::vector<shown_name> leader_names_;
    std::unordered_map<std::string_view, std::size_t> sources_;
    std::vector<draw::link> links_;
    std::map<party, std::string_view> parties_; ///< of the timeline's own
    std::map<party, shown_name> party_names_;
    std::unordered_map<std::string_view, party> offices_;
    std::unordered_map<std::string_view, std::size_t> cut_; ///< whole names by their number
};

/// Every event of a timeline once, in the order of the facts.
[[nodiscard]] std::vector<one_event> events_of(timeline const& world);

/// The events that a question selects, whatever its aim, each once, and whether it is certain that they belong.
struct selected_event {
    one_event what;
    bool certain = true;
};
[[nodiscard]] std::vector<selected_event> events_of(timeline const& world, query about);

/// What a question is about: the timeline as it could be known by then, where it says so. Whoever shows what it selects shows that.
[[nodiscard]] timeline asked_of(timeline const& world, query const& about);

/// Parties in the order in which the participants are listed, each once.
[[nodiscard]] std::vector<party> parties_of(std::vector<participant> const& all);

/// Codes with a blank between.
[[nodiscard]] std::string codes(std::vector<party> const& parties, std::string_view between = " ");

/// The zone in which its reports tell the time, of those that say it was held before others; empty: none does.
[[nodiscard]] std::string zone_of(event const& e);

/// With a capital letter, if it begins with a small one of English.
[[nodiscard]] std::string capital(std::string word);

/// "28 June 2017, until 30 June 2017" by the clocks of a zone; an end on the same day is not told.
[[nodiscard]] std::string when_in_words(bounds start, std::optional<bounds> end, std::string_view zone, zones const& clocks,
                                        language in = {});

/// By the clocks of both sides; of more than two, by those that the reports tell, unless they are `beside`.
[[nodiscard]] std::string by_the_capitals(one_event const& e, std::string_view beside, timeline const& world, name_book const& names);

/// Its place and its occasion.
[[nodiscard]] std::string where_in_words(event const& e, language in = {});

/// "held, reports exclude each other".
[[nodiscard]] std::string status_in_words(timeline const& world, moment m, language in = {});

/// Sources of reports, each once.
[[nodiscard]] std::vector<std::string> sources_of(std::vector<report> const& reports);

} // namespace entente::detail
