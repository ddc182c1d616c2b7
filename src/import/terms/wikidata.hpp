// The forms in which Wikidata says who held what.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/terms/holders.hpp"
#include "json/json_tree.hpp"

#include <string>

namespace entente::detail {

/// Entities: `{"entities": {...}}`, one entity, an array of them. `node` is one entity.
void take_entity(holders& into, json_tree const& tree, std::uint32_t node);

/// The text of a member, or empty.
[[nodiscard]] inline std::string_view text_of(json_tree const& tree, std::uint32_t node, std::string_view key)
{
    if (tree[node].kind != json_kind::object) return {};
    auto const at = tree.member(node, key);
    return at && (tree[*at].kind == json_kind::string || tree[*at].kind == json_kind::number) ? tree[*at].text : std::string_view{};
}

/// The members of a member that is an array or object; none of any other.
[[nodiscard]] inline std::span<std::uint32_t const> members_of(json_tree const& tree, std::uint32_t node, std::string_view key)
{
    if (tree[node].kind != json_kind::object) return {};
    auto const at = tree.member(node, key);
    return at && (tree[*at].kind == json_kind::array || tree[*at].kind == json_kind::object) ? tree.children(*at)
                                                                                             : std::span<std::uint32_t const>{};
}

/// The source of what is said about an item, entered once.
[[nodiscard]] std::string wikidata_source(holders& into, std::string const& item);

/// Whether a file is JSON: by its first character that is not blank. Errors: cannot_read.
[[nodiscard]] bool is_json(std::string const& path);
/// What separates the fields of a file of rows: a tab, a semicolon or a comma, whichever is the most frequent in its first line.
[[nodiscard]] char separator_of(std::string const& path);

} // namespace entente::detail
