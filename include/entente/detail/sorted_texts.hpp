// Of very many words in the order of the alphabet, those that another may be a slip for.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/ascii.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace entente::detail {

/// Words that are searched for near ones as a whole; of more, `for_each_like` picks.
inline constexpr std::size_t few_texts = 256;

/// Gives `use` the words around the place that a word would have, and those that become it by one slip: a letter that is missing,
/// too many, another, or swapped with its neighbour. `sorted` is a range of random access, and `text_of` tells the text of an element of
/// it. Complexity: logarithmic in the number of words, whichever they are; about the length of the word times that of the alphabet.
template <class Sorted, class Text, class Use>
void for_each_like(std::string_view word, Sorted const& sorted, Text text_of, Use use)
{
    constexpr std::ptrdiff_t around = static_cast<std::ptrdiff_t>(few_texts) / 4;
    auto const text = [&](auto const& at) { return std::string_view(text_of(*at)); };
    auto const first = [&](auto from, auto to, auto is_before) {
        return std::partition_point(from, to, [&](auto const& e) { return is_before(std::string_view(text_of(e))); });
    };
    auto const begin = std::begin(sorted), end = std::end(sorted);
    auto const place = first(begin, end, [&](std::string_view t) { return t < word; });
    auto const use_around = [&] {
        auto const to = place + std::min(around, end - place);
        for (auto at = place - std::min(around, place - begin); at != to; ++at) use(text(at));
    };
    auto const use_if_there = [&](std::string const& slip) {
        auto const at = first(begin, end, [&](std::string_view t) { return t < slip; });
        if (at != end && text(at) == slip) use(text(at));
    };

    use_around();
    auto from = begin, to = end; // the words that agree with it in the first i letters
    for (std::size_t i = 0; i <= word.size() && to - from > around; ++i) {
        std::string const kept(word.substr(0, i));
        auto const rest = word.substr(i);
        if (!rest.empty()) use_if_there(kept + std::string(rest.substr(1)));
        if (rest.size() > 1) use_if_there(kept + rest[1] + rest[0] + std::string(rest.substr(2)));
        auto at = first(from, to, [&](std::string_view t) { return t.size() <= i; });
        while (at != to) { // once for each letter that comes next in any of them
            char const c = text(at)[i];
            use_if_there(kept + c + std::string(rest));
            if (!rest.empty()) use_if_there(kept + c + std::string(rest.substr(1)));
            at = first(at, to, [&](std::string_view t) { return static_cast<unsigned char>(t[i]) <= static_cast<unsigned char>(c); });
        }
        if (rest.empty()) break;
        from = first(from, to, [&](std::string_view t) { return t.substr(0, i + 1) < word.substr(0, i + 1); });
        to = first(from, to, [&](std::string_view t) { return t.substr(0, i + 1) <= word.substr(0, i + 1); });
    }
}

/// Appends to `out` what is like a word, as it is written or in lower case.
template <class Sorted, class Text>
void add_like(std::string_view word, Sorted const& sorted, Text text_of, std::vector<std::string_view>& out)
{
    std::string in_lower_case(word);
    std::transform(word.begin(), word.end(), in_lower_case.begin(), lower);
    auto const take = [&](std::string_view t) { out.push_back(t); };
    for_each_like(word, sorted, text_of, take);
    if (in_lower_case != word) for_each_like(in_lower_case, sorted, text_of, take);
}

} // namespace entente::detail
