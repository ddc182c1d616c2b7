// JSON text as a flat tree that knows where everything stands.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>

#include <algorithm>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::detail {

enum class json_kind : std::uint8_t { null, boolean, number, string, array, object };

/// Lines and columns count from 1, columns in code points.
struct text_position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
};

/// Counts lines and columns; moves forward only, so that a whole text is counted once.
class text_cursor {
public:
    text_cursor() = default;
    /// From an offset on whose position is known.
    text_cursor(std::size_t offset, text_position at) : offset_(offset), at_(at) {}

    [[nodiscard]] text_position to(std::string_view text, std::size_t offset)
    {
        offset = std::min(offset, text.size());
        if (offset <= offset_) return at_;
        auto passed = text.substr(offset_, offset - offset_);
        offset_ = offset;
        if (auto const feed = passed.rfind('\n'); feed != passed.npos) {
            for (auto i = passed.find('\n'); i != passed.npos; i = passed.find('\n', i + 1)) ++at_.line; // faster than byte by byte
            at_.column = 1;
            passed.remove_prefix(feed + 1);
        }
        at_.column += static_cast<std::uint32_t>(
            std::ranges::count_if(passed, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
        return at_;
    }

private:
    std::size_t offset_ = 0;
    text_position at_;
};

struct json_node {
    json_kind kind = json_kind::null;
    bool whole = true;        ///< false: the text stopped before the end of this object or array
    std::uint32_t parent = 0; ///< the root is its own parent
    std::uint32_t index = 0;  ///< among the parent's children
    std::uint32_t first = 0;  ///< of its children, in the tree's list of children
    std::uint32_t count = 0;
    std::size_t at = 0; ///< where the value begins in the text, which `where` tells as line and column
    std::string_view key;
    std::string_view text; ///< a string's content; the spelling of a number, true, false or null
};

/// Parses on construction and reports what is wrong: ill-formed UTF-8 (the first of each line), duplicate keys, nesting
/// beyond `depth_limit`, and the first syntax error, at which it stops. What stands before that error is in the tree.
class json_tree {
public:
    static constexpr std::uint32_t root = 0;
    static constexpr std::size_t depth_limit = 64;

    json_tree(std::string_view text, std::string file, problem_list& problems);
    json_tree(json_tree const&) = delete; // its nodes view its own text
    json_tree& operator=(json_tree const&) = delete;

    /// False if there is not even a root.
    [[nodiscard]] bool has_root() const noexcept { return !nodes_.empty(); }
    /// False after a syntax error: something is missing.
    [[nodiscard]] bool complete() const noexcept { return complete_; }
    [[nodiscard]] json_node const& operator[](std::uint32_t node) const { return nodes_[node]; }
    [[nodiscard]] std::span<std::uint32_t const> children(std::uint32_t node) const;
    /// The first member of that key.
    [[nodiscard]] std::optional<std::uint32_t> member(std::uint32_t object, std::string_view key) const;

    /// "events[3].participants[1].leader"; empty for the root.
    [[nodiscard]] std::string path(std::uint32_t node) const;
    /// The node at a path, or the last one on the way to it.
    [[nodiscard]] std::uint32_t nearest(std::string_view path) const;
    /// The place of an offset in the text. Complexity: constant; the first call counts the lines of the whole text.
    [[nodiscard]] place where(std::size_t offset) const;
    [[nodiscard]] place where_key(std::uint32_t member) const;

    /// The value without any space.
    [[nodiscard]] std::string compact(std::uint32_t node) const;
    /// The whole document, indented by two, what fits into 110 columns on one line.
    [[nodiscard]] std::string pretty() const;

private:
    friend class tree_maker;

    std::string file_;
    std::string spelled_;   ///< the text, and behind it what RapidJSON reads beyond an end
    std::string read_;      ///< if any string differs from its spelling, the text again, in which RapidJSON writes what they mean
    std::string_view text_; ///< as it stands
    mutable std::once_flag counted_;
    mutable std::vector<text_position> marks_; ///< of every so many bytes, when it was first asked where something stands
    std::vector<json_node> nodes_;             ///< parents before their children
    std::vector<std::uint32_t> children_;
    bool complete_ = false;
};

/// The length of the well-formed UTF-8 sequence at `text[i]`, or 0.
[[nodiscard]] std::size_t utf8_sequence(std::string_view text, std::size_t i) noexcept;

/// Where the first byte is that belongs to no such sequence, or npos.
[[nodiscard]] std::size_t ill_formed_at(std::string_view text) noexcept;

/// The text with U+FFFD for every byte that belongs to no well-formed sequence; tells the first of each line.
[[nodiscard]] std::string well_formed(std::string_view text, std::string const& file, problem_list& problems);

/// Appends `text` as a JSON string. What is beyond ASCII stays as it is, but for controls, which terminals obey.
void append_quoted(std::string& out, std::string_view text);
[[nodiscard]] std::string in_quotes(std::string_view text);

/// At most the first 60 characters, for messages.
[[nodiscard]] std::string excerpt(std::string_view text);

} // namespace entente::detail
