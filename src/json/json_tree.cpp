// What stands in a tree of JSON, and where.
// SPDX-License-Identifier: MIT
#include "json/json_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace entente::detail {

std::span<std::uint32_t const> json_tree::children(std::uint32_t node) const
{
    return std::span{children_}.subspan(nodes_[node].first, nodes_[node].count);
}

std::optional<std::uint32_t> json_tree::member(std::uint32_t object, std::string_view key) const
{
    if (nodes_[object].kind == json_kind::object)
        for (auto const child : children(object))
            if (nodes_[child].key == key) return child;
    return std::nullopt;
}

place json_tree::where(std::size_t offset) const
{
    constexpr std::size_t step = 4096;
    std::call_once(counted_, [&] {
        text_cursor count;
        for (std::size_t at = 0; at <= text_.size(); at += step) marks_.push_back(count.to(text_, at));
    });
    auto const mark = std::min(offset, text_.size()) / step;
    auto const p = text_cursor(mark * step, marks_[mark]).to(text_, offset);
    return {file_, p.line, p.column};
}

place json_tree::where_key(std::uint32_t member) const
{
    auto const& read = read_.empty() ? spelled_ : read_; // in place: a string begins where its spelling does, behind the quote
    return where(static_cast<std::size_t>(nodes_[member].key.data() - read.data()) - 1);
}

std::string json_tree::path(std::uint32_t node) const
{
    if (node == root) return {};
    auto const& n = nodes_[node];
    auto out = path(n.parent);
    if (nodes_[n.parent].kind == json_kind::array) return out += fmt::format("[{}]", n.index);
    if (!out.empty()) out += '.';
    return out += n.key;
}

std::uint32_t json_tree::nearest(std::string_view path) const
{
    auto node = root;
    while (!path.empty()) {
        if (path.front() == '[') {
            std::size_t index = 0;
            auto const [end, error] = std::from_chars(path.data() + 1, path.data() + path.size(), index);
            if (error != std::errc{} || nodes_[node].kind != json_kind::array || index >= nodes_[node].count) return node;
            node = children(node)[index];
            path.remove_prefix(std::min(path.size(), static_cast<std::size_t>(end - path.data()) + 1));
        } else {
            if (path.front() == '.') path.remove_prefix(1);
            auto const key = path.substr(0, path.find_first_of(".["));
            auto const child = member(node, key);
            if (!child) return node;
            node = *child;
            path.remove_prefix(key.size());
        }
    }
    return node;
}

} // namespace entente::detail
