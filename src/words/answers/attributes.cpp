// Looks up what the data say of leaders and terms beside the vocabulary.
// SPDX-License-Identifier: MIT
#include "words/answers/attributes.hpp"

#include "json/json_tree.hpp"
#include "words/answers/listed.hpp"

#include <entente/timeline/detail/name_finder.hpp>

#include <fmt/format.h>

#include <optional>
#include <set>
#include <vector>

namespace entente::detail {
namespace {

/// A text without its quotation marks; anything else as it stands.
[[nodiscard]] std::string value_of(std::string const& json)
{
    problem_list ignored;
    json_tree const tree(json, {}, ignored);
    bool const is_text = tree.has_root() && tree[json_tree::root].kind == json_kind::string;
    return is_text ? std::string(tree[json_tree::root].text) : json;
}

} // namespace

attribute_values::attribute_values(timeline const& world, std::string const& key)
{
    std::set<std::string> others;
    auto const take = [&](auto const& all, auto& to) {
        for (auto const& one : all)
            for (auto const& [k, value] : one.kept.others) {
                if (k == key) to.emplace(one.id, value_of(value));
                else others.insert(k);
            }
    };
    take(world.facts().leaders, of_leader_);
    take(world.facts().terms, of_term_);
    if (!of_leader_.empty() || !of_term_.empty()) return;
    auto const all = std::vector<std::string>(others.begin(), others.end());
    refuse("attribute", fmt::format("no leader and no term has a key \"{}\"", key),
           all.empty() ? "the data say nothing of leaders beside the vocabulary" : choices(all, "say which one: ", ""));
}

std::string attribute_values::of(std::string_view leader, std::string_view term) const
{
    if (auto const t = of_term_.find(term); t != of_term_.end()) return t->second;
    if (auto const l = of_leader_.find(leader); l != of_leader_.end()) return l->second;
    return "not said";
}

} // namespace entente::detail
