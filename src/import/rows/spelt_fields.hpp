// The fields of a tab-separated row, with or without quotes around them.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/rows/rows.hpp"

#include <cstddef>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::detail {

/// Some programs put quotes around fields of a table that others write without. A field is quoted if it begins and ends with a quote
/// and every quote between them is doubled; a quote elsewhere, or alone, is text. A tab belongs to a quoted field only if the row has
/// the number of fields that it should have with it, and not without.
///
///     auto const f = spelt.of(rows, [](std::size_t n) { return n == 20; });
class spelt_fields {
public:
    /// Side by side in one text, so that a span of fields is one, too. Valid as long as those of `rows`, and until the next call.
    template <class Fits>
    [[nodiscard]] std::span<std::string_view const> of(row_reader const& rows, Fits const& fits)
    {
        auto const plain = rows.fields();
        auto const text = rows.text();
        as_written_.clear();
        if (std::memchr(text.data(), '"', text.size()) == nullptr) return plain;
        read(plain, false);
        if (fits(fields_.size())) return fields_;
        if (plain.size() > most_joined) return fields_;
        read(plain, true);
        if (!fits(fields_.size())) read(plain, false);
        return fields_;
    }
    /// Which field of the row as it is written is that one, or its beginning.
    [[nodiscard]] std::size_t as_written(std::size_t n) const { return n < as_written_.size() ? as_written_[n] : n; }

private:
    // or a row made of quotes and tabs would cost their square
    static constexpr std::size_t most_joined = 256;
    static constexpr std::size_t longest_joined = 4096;

    void read(std::span<std::string_view const> plain, bool with_tabs)
    {
        text_.clear();
        ends_.clear();
        as_written_.clear();
        fields_.clear();
        for (std::size_t i = 0; i != plain.size(); ++i) {
            as_written_.push_back(i);
            auto field = plain[i];
            if (field.starts_with('"')) {
                auto last = i;
                while (with_tabs && !is_quoted(field) && last + 1 != plain.size() && field.size() < longest_joined) {
                    ++last;
                    field = {plain[i].data(), static_cast<std::size_t>(plain[last].data() + plain[last].size() - plain[i].data())};
                }
                if (is_quoted(field)) {
                    i = last;
                    field = field.substr(1, field.size() - 2);
                    for (std::size_t k = 0; k != field.size(); k += field[k] == '"' ? 2U : 1U) text_ += field[k];
                    ends_.push_back(text_.size());
                    text_ += '\t';
                    continue;
                }
                field = plain[i];
            }
            text_ += field;
            ends_.push_back(text_.size());
            text_ += '\t';
        }
        std::size_t begin = 0;
        for (auto const end : ends_) {
            fields_.push_back(std::string_view(text_).substr(begin, end - begin));
            begin = end + 1;
        }
    }
    [[nodiscard]] static bool is_quoted(std::string_view field)
    {
        if (field.size() < 2 || field.back() != '"') return false;
        std::size_t run = 0; // of quotes
        for (auto const c : field.substr(1, field.size() - 2)) {
            if (c == '"') ++run;
            else if (run % 2 != 0) return false;
            else run = 0;
        }
        return run % 2 == 0;
    }

    std::string text_;
    std::vector<std::size_t> ends_;
    std::vector<std::size_t> as_written_;
    std::vector<std::string_view> fields_;
};

} // namespace entente::detail
