// What could follow in a question.
// SPDX-License-Identifier: MIT
#include "words/language/reader.hpp"

#include <entente/words/complete.hpp>

#include <algorithm>

namespace entente::wording {
namespace {

constexpr std::size_t most_words = 30; ///< beside names

} // namespace

inline namespace ENTENTE_FORM {

std::vector<std::string> complete(std::string_view text, std::size_t position, lexicon const& names)
{
    auto const before = text.substr(0, std::min(position, text.size()));
    auto const blank = before.find_last_of(" \t\n,(");
    auto const start = blank == before.npos ? 0 : blank + 1;
    auto const& index = names.names();
    auto const tokens = tokens_of(before.substr(0, start));
    expectations expected;
    reader r{tokens, index, &expected};
    (void)r.run();
    if (tokens.size() > 1 && r.farthest() + 1 < tokens.size()) return {}; // what stands before cannot be read
    auto const prefix = detail::folded_text(before.substr(start));
    std::vector<std::string> out;
    for (auto const& k : keywords()) {
        if (!expected.words.test(static_cast<std::size_t>(k.is)) || k.is == keyword::nothing) continue;
        for (auto rest = k.words; !rest.empty();) {
            auto const bar = std::min(rest.find('|'), rest.size());
            auto const one = rest.substr(0, bar);
            if (one.starts_with(prefix) && one.size() > prefix.size()) {
                if (std::find(out.begin(), out.end(), one) == out.end()) out.emplace_back(one);
                break;
            }
            rest.remove_prefix(std::min(bar + 1, rest.size()));
        }
    }
    if (expected.names && out.size() > most_words) out.resize(most_words);
    if (expected.names && out.size() < most_completions) {
        auto at = std::ranges::lower_bound(index.completions, prefix, {}, [](auto const& c) -> std::string const& { return c.first; });
        for (; at != index.completions.end() && at->first.starts_with(prefix) && out.size() != most_completions; ++at)
            out.push_back(at->second);
    }
    if (out.size() > most_completions) out.resize(most_completions);
    return out;
}

} // namespace ENTENTE_FORM
} // namespace entente::wording
