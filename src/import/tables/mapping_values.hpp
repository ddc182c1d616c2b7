// The values of a mapping's file, read from its JSON.
// SPDX-License-Identifier: MIT
#pragma once

#include "json/json_tree.hpp"

#include <entente/detail/nearest.hpp>
#include <entente/io/table.hpp>
#include <entente/model/words.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

namespace entente::detail {

/// Reads single values and reports what is wrong with them.
class mapping_values {
public:
    mapping_values(json_tree const& tree, problem_list& problems) : tree_(tree), problems_(problems) {}

    void report(std::uint32_t node, code c, std::string text, std::string remedy)
    {
        problems_.error(c, tree_.path(node), std::move(text), std::move(remedy)).where = tree_.where(tree_[node].at);
    }
    bool is(std::uint32_t node, json_kind kind, std::string_view expected)
    {
        if (tree_[node].kind == kind) return true;
        report(node, code::wrong_type, "the value is of another type", fmt::format("expected {}", expected));
        return false;
    }
    void text(std::uint32_t node, std::string& out)
    {
        if (is(node, json_kind::string, "a string")) out = tree_[node].text;
    }
    void flag(std::uint32_t node, bool& out)
    {
        if (is(node, json_kind::boolean, "true or false")) out = tree_[node].text == "true";
    }

    /// Every member by its key. Unlike in `entente/1`, where they are kept, a key that nobody knows is an error here; one that begins
    /// with "//" is a comment.
    template <class Each>
    void object(std::uint32_t node, std::vector<std::string_view> const& keys, Each const& each)
    {
        for (auto const child : tree_.children(node)) {
            auto const key = tree_[child].key;
            if (std::ranges::find(keys, key) != keys.end()) each(key, child);
            else if (!key.starts_with("//")) {
                auto meant = did_you_mean(key, keys);
                report(child, code::bad_value, fmt::format("the key {} is not known", in_quotes(excerpt(key))),
                       meant.empty() ? fmt::format("expected one of {}", fmt::join(keys, ", ")) : std::move(meant));
            }
        }
    }

    /// Of a list of names the one that the text is.
    template <class Value, std::size_t N>
    void choice(std::uint32_t node, std::array<std::string_view, N> const& names, Value& out, std::string_view what)
    {
        std::string said;
        if (!is(node, json_kind::string, "a string")) return;
        said = tree_[node].text;
        auto const found = std::ranges::find(names, said);
        if (found != names.end()) out = static_cast<Value>(found - names.begin());
        else
            report(node, code::bad_value, fmt::format("{} is no {}", in_quotes(excerpt(said)), what),
                   fmt::format("expected one of {}", fmt::join(names, ", ")));
    }

    void value(std::uint32_t node, io::table_value& out)
    {
        if (tree_[node].kind == json_kind::string) {
            out.fixed = tree_[node].text;
            return;
        }
        if (!is(node, json_kind::object, "a text for all rows, or an object with a column")) return;
        if (!tree_.member(node, "column"))
            report(node, code::missing_field, "the field \"column\" is missing", "name a column, or write a text for all rows");
        object(node, {"column", "values", "otherwise", "separator"}, [&](std::string_view key, std::uint32_t child) {
            auto const& n = tree_[child];
            if (key == "column" && n.kind == json_kind::number) {
                auto const error = std::from_chars(n.text.data(), n.text.data() + n.text.size(), out.number).ec;
                if (error != std::errc{} || out.number == 0)
                    report(child, code::bad_value, fmt::format("{} is no number of a column", n.text), "columns count from 1");
            } else if (key == "column") text(child, out.column);
            else if (key == "otherwise") text(child, out.fixed);
            else if (key == "separator") text(child, out.separator);
            else if (is(child, json_kind::object, "an object"))
                for (auto const v : tree_.children(child)) {
                    std::string meaning;
                    text(v, meaning);
                    out.values.emplace_back(tree_[v].key, std::move(meaning));
                }
        });
    }

    /// A value whose words are those of a vocabulary.
    template <vocabulary Word>
    void word(std::uint32_t node, io::table_value& out)
    {
        value(node, out);
        auto const check = [&](std::string const& said) {
            if (said.empty() || entente::word<Word>(said)) return;
            auto meant = did_you_mean(said, words<Word>);
            report(node, code::bad_value, fmt::format("{} is none of {}", in_quotes(excerpt(said)), fmt::join(words<Word>, ", ")),
                   std::move(meant));
        };
        check(out.fixed);
        for (auto const& [from, to] : out.values) check(to);
    }

    json_tree const& tree() const noexcept { return tree_; }

private:
    json_tree const& tree_;
    problem_list& problems_;
};

} // namespace entente::detail
