// What an answer hands out: its rows, and all of it as plain values or as text.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/detail/one_word.hpp>
#include <entente/detail/printable.hpp>
#include <entente/query/answer.hpp>
#include <entente/query/detail/answered.hpp>

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {
namespace detail {

[[nodiscard]] inline std::string rows_in_words(std::size_t rows)
{
    return rows == 0 ? "none" : fmt::format("{} row{}", rows, rows == 1 ? "" : "s");
}

ENTENTE_INLINE std::string in_words(rank_range r)
{
    return r.lo == r.hi ? fmt::format("{}", r.lo) : fmt::format("{} at best, {} at worst", r.lo, r.hi);
}

ENTENTE_INLINE std::string in_lines(answer const& all)
{
    std::string lines;
    for (auto const& row : all) lines += (lines.empty() ? "" : "\n") + printable(row.line());
    return lines;
}

} // namespace detail

ENTENTE_INLINE std::string codes_of(std::vector<party> const& parties)
{
    std::string out;
    for (auto const& p : parties) out += (out.empty() ? "" : " ") + std::string(p.code());
    return out;
}
ENTENTE_INLINE std::string days_after(range_of<std::int64_t> days)
{
    if (days.least != days.most) return fmt::format("{} to {} days after", days.least, days.most);
    return fmt::format("{} {} after", days.least, days.least == 1 ? "day" : "days");
}

ENTENTE_INLINE candidate const* answer_row::candidate_of(party p) const noexcept
{
    auto const at = std::find_if(candidates.begin(), candidates.end(),
                                 [&](candidate const& c) { return c.parties.size() == 1 && c.parties.front() == p; });
    return at == candidates.end() ? nullptr : &*at;
}
ENTENTE_INLINE std::string answer_row::sequence() const
{
    std::string out;
    std::size_t place = 1;
    for (auto const& b : blocks) {
        auto const last = place + b.parties.size() - 1;
        out += out.empty() ? "" : ", ";
        out += place == last ? fmt::format("{} {}", place, codes_of(b.parties))
                             : fmt::format("{}-{} {{{}}}", place, last, codes_of(b.parties));
        place = last + 1;
    }
    return out;
}

ENTENTE_INLINE answer::answer() : answer(std::vector<answer_row>{}) {}
ENTENTE_INLINE answer::answer(std::vector<answer_row> rows, std::string no_rows)
    : all_(std::in_place, std::move(rows), detail::printable(no_rows), std::nullopt)
{
}

ENTENTE_INLINE std::size_t answer::size() const noexcept { return all_->size(); }
ENTENTE_INLINE answer_row const& answer::operator[](std::size_t i) const&
{
    assert(i < size());
    return all_->row(i);
}
ENTENTE_INLINE answer_row const& answer::at(std::size_t i) const&
{
    if (i >= size())
        throw error(code::bad_question, fmt::format("there is no row {}: the answer has {}", i, detail::rows_in_words(size())),
                    all_->no_rows());
    return (*this)[i];
}
ENTENTE_INLINE answer_row const& answer::only() const&
{
    if (size() == 1) return (*this)[0];
    if (empty()) throw error(code::bad_question, "the answer has no row", all_->no_rows());
    throw error(code::bad_question,
                fmt::format("the answer has {}, one for each leader and term, and not one alone", detail::rows_in_words(size())),
                "go through them, or ask for one term");
}
ENTENTE_INLINE verdict answer::verdict() const noexcept
{
    if (empty()) return entente::verdict::none;
    auto out = entente::verdict::certain;
    for (std::size_t i = 0; i != size(); ++i) out = std::min(out, all_->verdict(i));
    return out;
}
ENTENTE_INLINE decisions const& answer::decided() const& { return all_->decided(); }
ENTENTE_INLINE std::vector<candidate> answer::candidates() const
{
    std::vector<candidate> out;
    for (auto const& r : *this) out.insert(out.end(), r.candidates.begin(), r.candidates.end());
    return out;
}
ENTENTE_INLINE std::string answer::why() const
{
    if (empty()) return all_->no_rows();
    std::string out;
    for (auto const& r : *this) out += (out.empty() ? "" : "\n") + r.why();
    return out;
}
ENTENTE_INLINE std::vector<flat_row> answer::rows() const
{
    auto const joined = [](auto const& list, auto text, std::string_view between) {
        std::string out;
        for (auto const& x : list) out += (out.empty() ? "" : std::string(between)) + std::string(text(x));
        return out;
    };
    std::vector<flat_row> out;
    for (auto const& r : *this)
        for (auto const& c : r.candidates)
            out.push_back({r.leader, r.term,
                           joined(
                               c.parties, [](party const& p) { return std::string(p.code()); }, " "),
                           joined(
                               c.events, [](std::string const& e) { return detail::one_word(e); }, " "),
                           std::string(name(c.how)), c.rank.lo, c.rank.hi, to_string(c.window.earliest()), to_string(c.window.latest()),
                           joined(
                               c.caveats, [](caveat k) { return name(k); }, "; ")});
    return out;
}

} // namespace entente
