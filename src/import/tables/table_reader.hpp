// What the readers of all kinds of tables have in common.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/names/folded_name.hpp"
#include "import/tables/joined_terms.hpp"
#include "import/tables/table_people.hpp"
#include "import/tables/table_rows.hpp"
#include "import/tables/table_sources.hpp"
#include "import/tables/table_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace entente::detail {

/// What is one for all tables that are read together.
struct table_set {
    io::imported out;
    table_parties parties{out.report};
    table_people people{parties, out.report};
    joined_moments moments;
    row_texts texts;
};

/// Reads the rows of one kind of table.
class table_reader {
public:
    table_reader(table_set& set, io::table_mapping const& mapping) : set_(set), mapping_(mapping), cells_(mapping, set.out.report) {}
    virtual ~table_reader() = default;
    table_reader(table_reader const&) = delete;
    table_reader& operator=(table_reader const&) = delete;

    void read(std::string const& path, io::progress_callback progress)
    {
        cells_.open(path, progress);
        while (cells_.next()) row();
    }
    /// When all rows of this table were read: what other tables go by is to be known then.
    virtual void end_of_rows() {}
    /// When all rows of all tables were read, and the parties have their codes.
    virtual void finish() = 0;

protected:
    virtual void row() = 0;

    io::import_report& told() { return set_.out.report; }
    records& facts() { return set_.out.facts; }

    /// The word of a vocabulary; leaves the row out for another.
    template <vocabulary Word>
    bool read_word(std::size_t cell, std::optional<Word>& out)
    {
        auto const text = cells_[cell].text;
        if (text.empty()) return true;
        auto& known = std::get<std::vector<known_word<Word>>>(words_);
        for (auto const& k : known)
            if (k.cell == cell && k.text == text) {
                out = k.means;
                return true;
            }
        out = table_word<Word>(text);
        if (!out) out = word_of_mapping<Word>(cell, text);
        constexpr std::size_t few = 16;
        if (out && known.size() < few) known.push_back({cell, std::string(text), *out});
        if (!out)
            cells_.leave_out(cell, code::unknown_code,
                             fmt::format("{} is none of {}", in_quotes(excerpt(text)), fmt::join(words<Word>, ", ")),
                             "say in the mapping's \"values\" what it stands for");
        return out.has_value();
    }
    /// What the mapping says of the word in another spelling, if it says one thing: of "Treffen" for "TREFFEN".
    template <vocabulary Word>
    [[nodiscard]] std::optional<Word> word_of_mapping(std::size_t cell, std::string_view text) const
    {
        std::optional<Word> out;
        for (auto const& [from, to] : cells_.value(cell).values) {
            if (folded_name(from) != folded_name(text)) continue;
            auto const is = table_word<Word>(to);
            if (!is || (out && out != is)) return std::nullopt;
            out = is;
        }
        return out;
    }
    [[nodiscard]] party_number find_party_of(std::size_t cell, std::string_view text, std::int64_t year)
    {
        return set_.parties.find(text, year,
                                 [&](std::string what, std::string remedy) { return cells_.at(cell, std::move(what), std::move(remedy)); });
    }
    [[nodiscard]] leader_number find_leader(std::size_t cell, table_cell const& said, table_people::meaning const& means, party_number side)
    {
        return set_.people.find(said, means, side,
                                [&](std::string what, std::string remedy) { return cells_.at(cell, std::move(what), std::move(remedy)); });
    }

    table_set& set_;
    io::table_mapping const& mapping_;
    table_cells cells_;

private:
    /// A word that was read before.
    template <class Word>
    struct known_word {
        std::size_t cell;
        std::string text;
        Word means;
    };
    std::tuple<std::vector<known_word<event_kind>>, std::vector<known_word<status>>, std::vector<known_word<role>>,
               std::vector<known_word<capacity>>, std::vector<known_word<party_kind>>>
        words_;
};

[[nodiscard]] std::unique_ptr<table_reader> events_reader(table_set& set, io::table_mapping const& mapping);
/// Of parties, groups, leaders, terms and claims.
[[nodiscard]] std::unique_ptr<table_reader> records_reader(table_set& set, io::table_mapping const& mapping);

} // namespace entente::detail
