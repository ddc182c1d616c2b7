// A tree of JSON as text, on one line or broken.
// SPDX-License-Identifier: MIT
#include "json/json_tree.hpp"

#include <algorithm>

namespace entente::detail {
namespace {

/// Writes nodes of a tree, on one line or broken.
class printer {
public:
    printer(json_tree const& tree, std::string& out) : tree_(tree), out_(out) {}

    void compact(std::uint32_t id) { flat(id, ",", ":"); }

    void pretty(std::uint32_t id, std::size_t indent, std::size_t column)
    {
        auto const& node = tree_[id];
        if (node.count == 0 || (!is_outer(id) && fits(id, column))) {
            flat(id, ", ", ": ");
            return;
        }
        bool const object = node.kind == json_kind::object;
        out_ += object ? '{' : '[';
        bool first = true;
        for (auto const child : tree_.children(id)) {
            out_ += first ? "\n" : ",\n";
            first = false;
            auto const start = out_.size();
            out_.append(indent + 2, ' ');
            if (object) key(child, ": ");
            pretty(child, indent + 2, width(std::string_view{out_}.substr(start)));
        }
        out_ += '\n';
        out_.append(indent, ' ');
        out_ += object ? '}' : ']';
    }

private:
    static constexpr std::size_t widest = 110;

    /// The document and its lists of records take a line per member, however short.
    [[nodiscard]] bool is_outer(std::uint32_t id) const
    {
        auto const& node = tree_[id];
        return id == json_tree::root || (node.parent == json_tree::root && node.kind == json_kind::array &&
                                         tree_[tree_.children(id).front()].kind == json_kind::object);
    }

    /// In code points.
    [[nodiscard]] static std::size_t width(std::string_view text)
    {
        return static_cast<std::size_t>(
            std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    }

    [[nodiscard]] bool fits(std::uint32_t id, std::size_t column)
    {
        auto const before = out_.size();
        bool const whole = flat(id, ", ", ": ", before + 4 * widest);
        auto const room = whole && column + width(std::string_view{out_}.substr(before)) + 1 <= widest; // 1: a comma
        out_.resize(before);
        return room;
    }

    void key(std::uint32_t id, std::string_view colon)
    {
        append_quoted(out_, tree_[id].key);
        out_ += colon;
    }

    /// Gives up, and returns false, when the text becomes longer than `limit` bytes.
    bool flat(std::uint32_t id, std::string_view comma, std::string_view colon, std::size_t limit = std::string::npos)
    {
        auto const& node = tree_[id];
        if (node.kind == json_kind::string) append_quoted(out_, node.text);
        else if (node.kind != json_kind::object && node.kind != json_kind::array) out_ += node.text;
        else {
            bool const object = node.kind == json_kind::object;
            out_ += object ? '{' : '[';
            bool first = true;
            for (auto const child : tree_.children(id)) {
                if (!first) out_ += comma;
                first = false;
                if (object) key(child, colon);
                if (!flat(child, comma, colon, limit)) return false;
            }
            out_ += object ? '}' : ']';
        }
        return out_.size() <= limit;
    }

    json_tree const& tree_;
    std::string& out_;
};

} // namespace

std::string json_tree::compact(std::uint32_t node) const
{
    std::string out;
    printer{*this, out}.compact(node);
    return out;
}

std::string json_tree::pretty() const
{
    std::string out;
    printer{*this, out}.pretty(root, 0, 0);
    return out += '\n';
}

} // namespace entente::detail
