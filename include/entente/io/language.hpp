// In which language answers and drawings speak.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/fwd.hpp>
#include <entente/model/party.hpp>
#include <entente/model/words.hpp>
#include <entente/query/answer_row.hpp>
#include <entente/time/bounds.hpp>
#include <entente/time/zone.hpp>

#include <string>
#include <string_view>

namespace entente {

namespace detail {
struct language_words;
} // namespace detail

/// A language for answers, pictures (`draw::choice::language`) and pages: names of countries, words, the order of a date. A small value
/// over a constant table: cheap to copy, safe to share. The default is English. Names of people, titles and places stay as the data have
/// them, and so do explanations
/// (`why()`), diagnostics and reports, which are English.
class language {
public:
    constexpr language() noexcept = default;
    /// By its tag, of which the first part counts: "ko", "de-AT", "JA". Known are en, ko, ja, fr, de and es. Errors: bad_value.
    explicit language(std::string_view tag);

    [[nodiscard]] std::string_view tag() const noexcept; ///< "en"
    /// Whether lines are left as they are.
    [[nodiscard]] bool is_english() const noexcept { return words_ == nullptr; }
    /// Its table; null: it is English.
    [[nodiscard]] detail::language_words const* words() const noexcept { return words_; }

    /// A country's name: "미국"; the name in English of what the language has none for, and else the code.
    [[nodiscard]] std::string name(party const& p) const;
    /// A word of a vocabulary: "video call", "화상 통화".
    [[nodiscard]] std::string word(event_kind k) const;
    [[nodiscard]] std::string word(protocol p) const;
    [[nodiscard]] std::string word(status s) const;
    [[nodiscard]] std::string word(verdict v) const;
    [[nodiscard]] std::string word(caveat c) const;
    /// As `entente::describe`: "10 May 2017 22:30", "2017년 5월 10일 22:30", "1er mai 2017".
    [[nodiscard]] std::string describe(bounds b, std::string_view zone, zones const& clocks) const;

    friend bool operator==(language, language) noexcept = default;

private:
    detail::language_words const* words_ = nullptr; ///< null: English
};

namespace io {

inline namespace ENTENTE_FORM { // of which form the timelines are that they take

/// The line of a row in a language: "문재인: 미국, 확실 (알려진 전화 통화 12건 중), 2017년 5월 10일 22:30, 1일 후". In English it is
/// `row.line()`, with codes; in other languages countries have their names. `asked` is the question, `world` the timeline that answered.
/// Complexity: linear in the row.
[[nodiscard]] std::string line(answer_row const& row, query const& asked, timeline const& world, language in);
/// All rows, a line each.
[[nodiscard]] std::string lines(answer const& all, query const& asked, timeline const& world, language in);

} // namespace ENTENTE_FORM
} // namespace io
} // namespace entente
