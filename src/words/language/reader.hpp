// Reads a question part by part.
// SPDX-License-Identifier: MIT
#pragma once

#include "words/language/draft.hpp"
#include "words/language/name_index.hpp"
#include "words/language/tokens.hpp"

#include <entente/error.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::wording {

/// What could stand at a place: keywords, and names.
struct expectations {
    keyword_set words{};
    bool names = false, dates = false, numbers = false;
};

/// One reading of one text. Every function reads what begins at the next token and returns whether there was such a thing; if not, it
/// leaves the place as it was. What is wrong ends the reading: `failed()`.
class reader {
public:
    /// With `expected`, what could stand at the farthest place that was reached is noted there, which takes longer.
    reader(std::vector<token> const& tokens, detail::name_index const& names, expectations* expected = nullptr)
        : tokens_(tokens)
        , names_(names)
        , expected_(expected)
    {
    }

    /// The whole text. Nothing: `problem()`.
    [[nodiscard]] std::optional<question> run();

    [[nodiscard]] diagnostic const& problem() const { return *problem_; }
    /// The word of the problem that is the name of nothing; empty: it is another problem. A name near it takes longer to find than
    /// all else, so that it is left to those who tell it.
    [[nodiscard]] std::string_view missed() const noexcept { return missed_; }
    [[nodiscard]] std::size_t farthest() const noexcept { return farthest_; } ///< a token
    [[nodiscard]] std::vector<std::string>& notes() noexcept { return notes_; }

private:
    // --- tokens ---

    [[nodiscard]] token const& here() const { return tokens_[i_]; }
    [[nodiscard]] bool at_end() const { return here().is == token::kind::end; }
    [[nodiscard]] bool is(keyword k, std::size_t ahead = 0) const;
    bool accept(keyword k);
    bool accept(token::kind k);
    void skip_fillers();
    [[nodiscard]] bool verb_next(std::size_t ahead = 0) const;  ///< of what somebody does with somebody
    [[nodiscard]] bool event_next(std::size_t ahead = 0) const; ///< a kind of event, or any
    [[nodiscard]] bool failed() const { return problem_.has_value(); }
    bool fail(code c, std::size_t at, std::string text, std::string remedy = {});
    bool fail_unknown(code c, std::string text);
    bool fail_here();
    bool fail_today();
    bool fail_numbered(std::size_t at);
    bool claim(draft& d, part p, char const* what, std::size_t at);

    // --- a question ---

    std::optional<question> whole(bool inner);
    bool parts(draft& d, bool inner);
    bool one_part(draft& d);
    std::optional<question> in_brackets();
    bool asking(draft& d);
    bool subject_noun(draft& d, std::size_t from);
    bool after_which(draft& d, std::size_t from);
    bool how(draft& d);
    bool helpers(draft& d);
    bool aim(draft& d);
    bool order(draft& d);
    bool clock_aim(draft& d);
    bool verb(draft& d);
    bool nouns(draft& d);
    bool noun(draft& d, bool set);
    bool status_words(draft& d);
    bool manner(draft& d);
    bool ranking(draft& d);
    bool groups(draft& d);
    bool participant(draft& d);

    // --- clauses ---

    bool clause(draft& d);
    bool who_clause(draft& d);
    bool whom_clause(draft& d);
    bool between(draft& d);
    bool place_clause(draft& d);
    bool window(draft& d);
    bool edge(draft& d, bool after, bool inclusive);
    bool by_day(draft& d);
    bool within(draft& d);
    bool first_days(draft& d);
    bool inside(draft& d);
    bool as_known(draft& d);
    bool rival(draft& d, pattern::link how, bool reversed);
    bool than_predecessor(draft& d, std::size_t at);

    // --- forms with a beginning of their own ---

    bool form(draft& d);
    bool why_form(draft& d);
    bool compare_form(draft& d);
    bool same_as(draft& d);
    bool pause_form(draft& d);
    bool neighbour_form(draft& d);
    bool change_form(draft& d);
    bool returned_form(draft& d);
    bool tally_form(draft& d);
    bool tally_zone(draft& d);
    bool spread_form(draft& d);
    bool holder_form(draft& d);
    bool whether_form(draft& d);
    bool pattern_form(draft& d);
    bool pattern_step(pattern& p);
    std::optional<asked::contact> pattern_contact();
    bool inner_of(draft& d);
    bool in_office_form(draft& d);
    bool was_first_form(draft& d);
    bool earlier_form(draft& d);
    bool interval_form(draft& d);
    bool since_milestone(draft& d);
    bool source_form(draft& d);
    bool contradictions_form(draft& d);
    bool share_form(draft& d);
    bool page_form(draft& d);
    bool nth_form(draft& d);
    bool first_to(draft& d);
    bool holders_of_two(participants& out);
    bool next_days(draft& d);
    bool attribute_group(draft& d);

    // --- names, numbers, dates ---

    /// As `name_index::at` and `title_at`, each place looked up once, since it is read from there in several ways.
    std::optional<detail::found_name> const& name_at(std::size_t i);
    std::optional<detail::name_index::title> const& title_at(std::size_t i);

    bool one_name(participants& out, bool must);
    bool name_list(participants& out, bool must);
    bool each_of(participants& out);
    bool office_phrase(participants& out, bool each);
    bool leaders_of(participants& out, bool each);
    std::optional<detail::found_name> name();
    std::optional<std::string> party_name();
    std::optional<int> number();
    std::optional<int> days();
    std::optional<std::size_t> ordinal();
    std::optional<milestone> milestone_here();
    std::optional<mark> mark_here();
    std::optional<mark> milestone_of_somebody();
    std::optional<mark> milestone_of(milestone m);
    std::optional<when> when_here();
    std::optional<when> date_words();
    void zone_of(when& t);
    void note_whole_earth(when const& t);
    bool day_without_year(int& month, int& day);
    std::optional<event_kind> kind_noun();

    // --- what it comes to: settle.cpp ---

    std::optional<question> settle(draft& d, std::size_t from);
    std::optional<question> settle_inner(draft& d);
    bool settle_compared(draft& d, std::size_t from);
    bool settle_who(draft& d, std::size_t from);
    bool settle_asked_subject(draft& d, std::size_t from);
    bool settle_statuses(draft& d, std::size_t from);
    bool settle_aim(draft& d, std::size_t from);
    bool settle_gap(draft& d, std::size_t from);
    std::optional<question> settle_rivals(draft& d, std::size_t from);
    std::optional<question> wrap(draft& d, std::size_t from);
    std::optional<question> wrap_why(draft& d);
    std::optional<question> wrap_tally(draft& d, std::size_t from);
    std::optional<question> wrap_change(draft& d, std::size_t from);
    std::optional<question> wrap_neighbour(draft& d, std::size_t from);
    std::optional<question> wrap_sooner(draft& d, std::size_t from);
    std::optional<question> settle_plain(draft& d, std::size_t from);
    std::optional<question> settle_placed_so(draft& d);
    std::optional<question> wrap_more(draft& d, std::size_t from);
    bool settle_earlier(draft& d);
    bool settle_next_days(draft& d, std::size_t from);
    std::optional<question> refuse(std::size_t from, std::string text, std::string remedy = {});

    struct looked_up {
        bool knows_name = false, knows_title = false;
        std::optional<detail::found_name> name;
        std::optional<detail::name_index::title> title;
    };

    std::vector<token> const& tokens_;
    detail::name_index const& names_;
    std::vector<looked_up> looked_up_; ///< by token
    expectations* expected_;
    std::size_t i_ = 0;
    std::size_t farthest_ = 0;
    int depth_ = 0;
    draft const* current_ = nullptr; ///< for "he" and "Moon's election"
    std::optional<diagnostic> problem_;
    std::string_view missed_;
    std::vector<std::string> notes_;
};

} // namespace entente::wording
