// From JSON text to a tree that knows where everything stands, and what is wrong with the text.
// SPDX-License-Identifier: MIT
#include "json/json_tree.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace entente::detail {

namespace {

constexpr std::string_view space = " \t\r\n";
constexpr std::string_view replacement = "\xEF\xBF\xBD"; // U+FFFD

[[nodiscard]] unsigned byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

} // namespace

/// Counts lines and columns; moves forward only, so that a whole text is counted once.
class text_cursor {
public:
    [[nodiscard]] text_position to(std::string_view text, std::size_t offset)
    {
        for (; offset_ < offset && offset_ < text.size(); ++offset_) {
            if (text[offset_] == '\n') {
                ++at_.line;
                at_.column = 1;
            } else if ((byte_at(text, offset_) & 0xC0U) != 0x80U) ++at_.column;
        }
        return at_;
    }

private:
    std::size_t offset_ = 0;
    text_position at_;
};

namespace {

/// Copies `text` with U+FFFD for every byte that belongs to no well-formed sequence.
std::string well_formed(std::string_view text, std::string const& file, problem_list& problems)
{
    std::string out;
    out.reserve(text.size());
    text_cursor count;
    std::uint32_t reported_line = 0;
    for (std::size_t i = 0; i != text.size();) {
        if (auto const n = utf8_sequence(text, i); n != 0) {
            out.append(text, i, n);
            i += n;
            continue;
        }
        if (auto const at = count.to(out, out.size()); at.line != reported_line) {
            reported_line = at.line;
            problems.add(problem_at({file, at.line, at.column},
                                    fmt::format("the byte 0x{:02X} begins no UTF-8 character", byte_at(text, i)), "save the file as UTF-8",
                                    code::invalid_utf8));
        }
        out += replacement;
        ++i;
    }
    return out;
}

/// One character as a message shows it.
[[nodiscard]] std::string shown(std::string_view text, std::size_t i)
{
    if (byte_at(text, i) < 0x20 || byte_at(text, i) == 0x7F) return fmt::format("the control character U+{:04X}", byte_at(text, i));
    return fmt::format("'{}'", text.substr(i, utf8_sequence(text, i)));
}

} // namespace

/// The SAX handler. A token's start is found from the end of the one before it, since between two tokens that have an
/// event of their own there is nothing but space, commas and colons.
class tree_maker {
public:
    tree_maker(json_tree& tree, problem_list& problems) : tree_(tree), text_(tree.text_), problems_(problems) {}

    void run()
    {
        tree_.complete_ = nlohmann::json::sax_parse(text_.begin(), text_.end(), this);
        // The parser takes U+0000 for the end of its input.
        if (tree_.complete_ && text_.find_first_not_of(space, end_) != text_.npos) {
            explain(0);
            tree_.complete_ = false;
        }
        while (!open_.empty()) close(false);
    }

    bool null() { return literal(json_kind::null, 4); }
    bool boolean(bool value) { return literal(json_kind::boolean, value ? 4 : 5); }
    bool number_integer(std::int64_t) { return number(); }
    bool number_unsigned(std::uint64_t) { return number(); }
    bool number_float(double, std::string const&) { return number(); }
    bool binary(nlohmann::json::binary_t const&) { return false; }

    bool string(std::string& value)
    {
        auto const start = next();
        auto const content = take_string(start, value);
        add(json_kind::string, start, content);
        return true;
    }

    bool key(std::string& value)
    {
        auto const start = next();
        key_at_ = cursor_.to(text_, start);
        key_ = take_string(start, value);
        last_ = token::key;
        return true;
    }

    bool start_object(std::size_t) { return open(json_kind::object); }
    bool start_array(std::size_t) { return open(json_kind::array); }
    bool end_object() { return leave(); }
    bool end_array() { return leave(); }

    bool parse_error(std::size_t position, std::string const&, nlohmann::json::exception const& e)
    {
        constexpr int number_overflow = 406;
        if (e.id == number_overflow)
            report(code::syntax, next(), context(), fmt::format("{} is too large a number", excerpt(word(next()))), "write it as a string");
        else explain(position);
        return false;
    }

private:
    enum class token : std::uint8_t { none, open, key, value };

    struct level {
        std::uint32_t node;
        std::size_t first; ///< of its children in pending_
    };

    [[nodiscard]] std::size_t skip(std::size_t i, std::string_view what) const
    {
        return std::min(text_.find_first_not_of(what, i), text_.size());
    }
    [[nodiscard]] std::size_t next() const { return skip(end_, " \t\r\n,:"); }

    bool literal(json_kind kind, std::size_t length)
    {
        auto const start = next();
        end_ = start + length;
        add(kind, start, text_.substr(start, length));
        return true;
    }

    bool number()
    {
        constexpr std::string_view digits = "0123456789";
        auto const has = [this](std::string_view any) { return end_ != text_.size() && any.find(text_[end_]) != any.npos; };
        auto const start = next();
        end_ = start;
        if (has("-")) ++end_;
        end_ = has("0") ? end_ + 1 : skip(end_, digits);
        if (has(".")) end_ = skip(end_ + 1, digits);
        if (has("eE")) {
            ++end_;
            end_ = skip(has("+-") ? end_ + 1 : end_, digits);
        }
        add(json_kind::number, start, text_.substr(start, end_ - start));
        return true;
    }

    /// The content of the string token at `start`, as it stands in the text where that is the same.
    std::string_view take_string(std::size_t start, std::string& value)
    {
        end_ = start + 1;
        while (text_[end_] != '"') end_ += text_[end_] == '\\' ? std::size_t{2} : std::size_t{1};
        auto const spelling = text_.substr(start + 1, end_ - start - 1);
        ++end_;
        if (spelling == value) return spelling;
        return too_deep() ? std::string_view{} : std::string_view{tree_.unescaped_.emplace_back(std::move(value))};
    }

    [[nodiscard]] bool too_deep() const noexcept { return shapes_.size() > json_tree::depth_limit; }

    std::uint32_t add(json_kind kind, std::size_t start, std::string_view text)
    {
        last_ = token::value;
        if (too_deep()) return 0;
        auto const id = static_cast<std::uint32_t>(tree_.nodes_.size());
        json_node node;
        node.kind = kind;
        node.at = cursor_.to(text_, start);
        node.text = text;
        if (!open_.empty()) {
            node.parent = open_.back().node;
            node.index = static_cast<std::uint32_t>(pending_.size() - open_.back().first);
            if (shapes_.back() == json_kind::object) {
                node.key = key_;
                node.key_at = key_at_;
            }
            pending_.push_back(id);
        }
        tree_.nodes_.push_back(node);
        return id;
    }

    bool open(json_kind kind)
    {
        auto const start = next();
        end_ = start + 1;
        if (shapes_.size() < json_tree::depth_limit) open_.push_back({add(kind, start, {}), pending_.size()});
        else if (shapes_.size() == json_tree::depth_limit)
            report(code::too_deep, start, context(), fmt::format("nested deeper than {} levels", json_tree::depth_limit),
                   "nothing of what is deeper was read");
        shapes_.push_back(kind);
        last_ = token::open;
        return true;
    }

    bool leave()
    {
        end_ = next() + 1;
        shapes_.pop_back();
        if (shapes_.size() < json_tree::depth_limit) close(true);
        last_ = token::value;
        return true;
    }

    /// Moves the children of the innermost open node to their place and looks for keys that stand twice.
    void close(bool whole)
    {
        auto const [id, first] = open_.back();
        open_.pop_back();
        auto& node = tree_.nodes_[id];
        node.whole = whole;
        node.first = static_cast<std::uint32_t>(tree_.children_.size());
        node.count = static_cast<std::uint32_t>(pending_.size() - first);
        auto const begin = pending_.begin() + static_cast<std::ptrdiff_t>(first);
        tree_.children_.insert(tree_.children_.end(), begin, pending_.end());
        if (node.kind == json_kind::object) {
            std::sort(begin, pending_.end(), [&](std::uint32_t a, std::uint32_t b) {
                auto const c = tree_[a].key.compare(tree_[b].key);
                return c < 0 || (c == 0 && a < b);
            });
            for (auto i = begin; i != pending_.end();) {
                auto const original = tree_[*i];
                while (++i != pending_.end() && tree_[*i].key == original.key)
                    problems_
                        .error(code::duplicate_key, tree_.path(*i),
                               fmt::format("the key {} stands already at {}:{}", in_quotes(original.key), original.key_at.line,
                                           original.key_at.column),
                               "keep one of the two")
                        .where = tree_.where(tree_[*i].key_at);
            }
        }
        pending_.resize(first);
    }

    /// The path of what is being read.
    [[nodiscard]] std::string context() const
    {
        if (open_.empty()) return {};
        auto path = tree_.path(open_.back().node);
        if (last_ == token::key && !too_deep()) path.append(path.empty() ? "" : ".").append(key_);
        return path;
    }

    void report(code c, std::size_t offset, std::string path, std::string text, std::string remedy)
    {
        problems_.error(c, std::move(path), std::move(text), std::move(remedy)).where = tree_.where(cursor_.to(text_, offset));
    }

    /// Says what stands where something else should. `position` is the count of characters that the lexer had read, and
    /// tells where inside of a token it stopped.
    void explain(std::size_t position)
    {
        auto i = skip(end_, space);
        bool const in_object = !shapes_.empty() && shapes_.back() == json_kind::object;
        bool after_comma = false;
        std::string expected;
        if (last_ == token::key) {
            expected = "a colon";
            if (i != text_.size() && text_[i] == ':') {
                i = skip(i + 1, space);
                expected = "a value";
            }
        } else if (shapes_.empty()) expected = last_ == token::none ? "a value" : "the end of the text";
        else if (last_ == token::open) expected = in_object ? "a key or '}'" : "a value or ']'";
        else {
            expected = in_object ? "a comma or '}'" : "a comma or ']'";
            if (i != text_.size() && text_[i] == ',') {
                i = skip(i + 1, space);
                after_comma = true;
                expected = in_object ? "a key" : "a value";
            }
        }
        bool const value_fits = expected.starts_with("a value");
        bool const string_fits = value_fits || expected.starts_with("a key");

        if (i == text_.size()) return report(code::syntax, i, context(), "the text ends", "expected " + expected);
        if (text_[i] == '"' && string_fits) return explain_string(i, position);
        if (value_fits && word(i).size() > 0)
            return report(code::syntax, i, context(), fmt::format("{} is no JSON value", excerpt(word(i))),
                          "expected a string in double quotes, a number, true, false or null");
        auto remedy = "expected " + expected;
        if (text_[i] == '/' || text_[i] == '#') remedy += "; JSON has no comments";
        if (after_comma && (text_[i] == '}' || text_[i] == ']')) remedy += ", or no comma before it";
        if (text_[i] == '\'') remedy += "; strings stand in double quotes";
        report(code::syntax, i, context(), "found " + shown(text_, i), remedy);
    }

    void explain_string(std::size_t start, std::size_t position)
    {
        if (position > text_.size()) {
            auto const began = cursor_.to(text_, start);
            return report(code::syntax, text_.size(), context(),
                          fmt::format("the text ends inside of the string that begins at {}:{}", began.line, began.column),
                          "expected '\"'");
        }
        auto const i = position - 1;
        if (byte_at(text_, i) < 0x20)
            return report(code::syntax, i, context(), shown(text_, i) + " inside of a string",
                          text_[i] == '\n' || text_[i] == '\r' ? "close the string on its line, or write \\n"
                                                               : fmt::format("write \\u{:04x}", byte_at(text_, i)));
        report(code::syntax, i, context(), "a wrong escape in a string",
               R"(expected one of \" \\ \/ \b \f \n \r \t, or \u and four hexadecimal digits (a pair of them beyond \uFFFF))");
    }

    /// The run of letters and digits at `i`.
    [[nodiscard]] std::string_view word(std::size_t i) const
    {
        constexpr std::string_view letters = "+-._0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        return text_.substr(i, skip(i, letters) - i);
    }

    json_tree& tree_;
    std::string_view text_;
    problem_list& problems_;
    text_cursor cursor_;
    std::size_t end_ = 0; ///< of the last token
    token last_ = token::none;
    std::vector<json_kind> shapes_;      ///< of all open objects and arrays
    std::vector<level> open_;            ///< those of them that are not too deep
    std::vector<std::uint32_t> pending_; ///< children of open nodes, innermost last
    std::string_view key_;
    text_position key_at_;
};

json_tree::json_tree(std::string_view text, std::string file, problem_list& problems) : file_(std::move(file))
{
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    text_ = ill_formed_at(text) == text.npos ? std::string{text} : well_formed(text, file_, problems);
    tree_maker{*this, problems}.run();
}

} // namespace entente::detail
