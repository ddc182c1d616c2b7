// Leaders by what they are called, however it is spelled.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/leader.hpp>
#include <entente/model/letters.hpp>
#include <entente/timeline/detail/column.hpp>

#include <string>
#include <string_view>

namespace entente::detail {

/// A text in any case, with or without accents, blanks or hyphens.
[[nodiscard]] inline std::string folded(letters const& script, std::string_view text)
{
    std::string out;
    for (char const c : script.fold(text)) {
        bool const between = c == ' ' || c == '-' || c == '_' || c == '.';
        if (!between) out += c;
        else if (!out.empty() && out.back() != ' ') out += ' ';
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

/// Leaders by ids, aliases and names. Added to, then closed, then read (see `name_finder`).
struct spellings {
    void add(leader const& l, leader_id id, letters const& script)
    {
        auto const add = [&](std::string_view text, bool is_name) {
            exact.add(text, id);
            folds.add(folded(script, text), id);
            if (!is_name) return;
            words.add(folded(script, text.substr(0, text.find(' '))), id);
            words.add(folded(script, text.substr(text.rfind(' ') + 1)), id);
        };
        add(l.id, false);
        add(l.name, true);
        for (auto const& n : l.names) add(n, true);
        for (auto const& a : l.aliases) add(a, false);
    }
    void close()
    {
        exact.close();
        folds.close();
        words.close();
    }

    dictionary_of<leader_id> exact; ///< as they stand
    dictionary_of<leader_id> folds; ///< the same in any spelling
    dictionary_of<leader_id> words; ///< the first and the last word of a name, one of which is the surname, in any spelling
};

} // namespace entente::detail
