// From JSON text to a tree that knows where everything stands, and what is wrong with the text.
// SPDX-License-Identifier: MIT
#include "json/json_tree.hpp"

#include <fmt/format.h>
#ifdef __SSE2__
#define RAPIDJSON_SSE2
#endif
#include <rapidjson/reader.h>

#include <algorithm>
#include <cmath>

namespace entente::detail {

namespace {

constexpr std::string_view space = " \t\r\n";

[[nodiscard]] unsigned byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

/// One character as a message shows it.
[[nodiscard]] std::string shown(std::string_view text, std::size_t i)
{
    if (byte_at(text, i) < 0x20 || byte_at(text, i) == 0x7F) return fmt::format("the control character U+{:04X}", byte_at(text, i));
    return fmt::format("'{}'", text.substr(i, utf8_sequence(text, i)));
}

/// Where a string, as it is spelt, escapes the second half of a surrogate pair without the first, or npos.
[[nodiscard]] std::size_t lone_half(std::string_view spelling)
{
    auto i = spelling.find('\\');
    while (i != spelling.npos) {
        bool const is_surrogate = spelling[i + 1] == 'u' && (spelling[i + 2] == 'd' || spelling[i + 2] == 'D') && spelling[i + 3] >= '8';
        bool const is_first = is_surrogate && (spelling[i + 3] < 'A' || (spelling[i + 3] | 0x20) < 'c');
        if (is_surrogate && !is_first) return i;
        constexpr std::size_t pair = 12; // RapidJSON saw to its second half
        i = spelling.find('\\', i + (is_first ? pair : 2));
    }
    return i;
}

} // namespace

/// The handler of what RapidJSON reads, in place: strings lie in the text that it writes to. The start of another token is found from the
/// end of the one before it, since between two tokens that have an event of their own there is nothing but space, commas and colons.
class tree_maker {
public:
    tree_maker(json_tree& tree, problem_list& problems) : tree_(tree), text_(tree.text_), problems_(problems)
    {
        if (text_.find('\\') != text_.npos) tree_.read_ = tree_.spelled_;
        read_ = tree_.read_.empty() ? tree_.spelled_.data() : tree_.read_.data();
    }

    void run()
    {
        rapidjson::Reader reader;
        rapidjson::InsituStringStream stream(read_);
        auto const end = reader.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseInsituFlag>(stream, *this);
        tree_.complete_ = !end.IsError();
        if (end.Code() == rapidjson::kParseErrorNumberTooBig) (void)too_large();
        else if (end.IsError() && end.Code() != rapidjson::kParseErrorTermination) explain(end.Offset());
        // U+0000 is taken for the end of the text.
        if (tree_.complete_ && text_.find_first_not_of(space, end_) != text_.npos) {
            explain(0);
            tree_.complete_ = false;
        }
        while (!open_.empty()) close(false);
    }

    // What RapidJSON calls. False: a problem was reported, and nothing more is read.
    bool Null() { return literal(json_kind::null, 4); }
    bool Bool(bool value) { return literal(json_kind::boolean, value ? 4 : 5); }
    bool Int(int) { return number(); }
    bool Uint(unsigned) { return number(); }
    bool Int64(std::int64_t) { return number(); }
    bool Uint64(std::uint64_t) { return number(); }
    bool Double(double value) { return std::isfinite(value) ? number() : too_large(); }
    bool RawNumber(char const*, rapidjson::SizeType, bool) { return number(); }

    bool String(char const* value, rapidjson::SizeType size, bool)
    {
        auto const start = take_string(value, size);
        if (start) add(json_kind::string, *start, {value, size});
        return start.has_value();
    }

    bool Key(char const* value, rapidjson::SizeType size, bool)
    {
        if (!take_string(value, size)) return false;
        key_ = {value, size};
        last_ = token::key;
        return true;
    }

    bool StartObject() { return open(json_kind::object); }
    bool StartArray() { return open(json_kind::array); }
    bool EndObject(rapidjson::SizeType) { return leave(); }
    bool EndArray(rapidjson::SizeType) { return leave(); }

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
    [[nodiscard]] std::size_t next() const noexcept
    {
        auto i = end_;
        while (i != text_.size() && (byte_at(text_, i) <= ' ' || text_[i] == ',' || text_[i] == ':')) ++i;
        return i;
    }

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

    bool too_large()
    {
        auto const i = next();
        report(code::syntax, i, context(), fmt::format("{} is too large a number", excerpt(word(i))), "write it as a string");
        return false;
    }

    /// Where the token of a string is that RapidJSON wrote to its place. None: it let pass what is no character.
    std::optional<std::size_t> take_string(char const* value, std::size_t size)
    {
        auto const start = static_cast<std::size_t>(value - read_) - 1;
        end_ = start + 1 + size;
        read_[end_] = '"'; // where it wrote an end of its own
        if (tree_.read_.empty()) {
            ++end_;
            return start;
        }
        end_ = start + 1;
        while (text_[end_] != '"') end_ += text_[end_] == '\\' ? std::size_t{2} : std::size_t{1};
        auto const spelling = text_.substr(start + 1, end_ - start - 1);
        ++end_;
        if (auto const at = lone_half(spelling); at != spelling.npos) {
            end_ = start;
            wrong_escape(start + 1 + at);
            return std::nullopt;
        }
        return start;
    }

    [[nodiscard]] bool too_deep() const noexcept { return shapes_.size() > json_tree::depth_limit; }

    std::uint32_t add(json_kind kind, std::size_t start, std::string_view text)
    {
        last_ = token::value;
        if (too_deep()) return 0;
        auto const id = static_cast<std::uint32_t>(tree_.nodes_.size());
        json_node node;
        node.kind = kind;
        node.at = start;
        node.text = text;
        if (!open_.empty()) {
            node.parent = open_.back().node;
            node.index = static_cast<std::uint32_t>(pending_.size() - open_.back().first);
            if (shapes_.back() == json_kind::object) node.key = key_;
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
        if (node.kind == json_kind::object && may_repeat(begin)) tell_repeated(begin);
        pending_.resize(first);
    }

    using pending = std::vector<std::uint32_t>::iterator;

    /// Of few keys whether two are the same; of many it is found out by sorting them.
    [[nodiscard]] bool may_repeat(pending begin) const
    {
        constexpr std::ptrdiff_t few = 16;
        if (pending_.end() - begin > few) return true;
        for (auto i = begin; i != pending_.end(); ++i)
            for (auto j = begin; j != i; ++j)
                if (tree_[*i].key == tree_[*j].key) return true;
        return false;
    }
    void tell_repeated(pending begin)
    {
        std::sort(begin, pending_.end(), [&](std::uint32_t a, std::uint32_t b) {
            auto const [x, y] = std::pair(tree_[a].key, tree_[b].key);
            if (x.size() != y.size()) return x.size() < y.size();
            auto const c = x.compare(y);
            return c < 0 || (c == 0 && a < b);
        });
        for (auto i = begin; i != pending_.end();) {
            auto const first = *i;
            auto const key = tree_[first].key;
            while (++i != pending_.end() && tree_[*i].key == key) {
                auto const there = tree_.where_key(first);
                problems_
                    .error(code::duplicate_key, tree_.path(*i),
                           fmt::format("the key {} stands already at {}:{}", in_quotes(key), there.line, there.column),
                           "keep one of the two")
                    .where = tree_.where_key(*i);
            }
        }
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
        problems_.error(c, std::move(path), std::move(text), std::move(remedy)).where = tree_.where(offset);
    }

    /// Says what stands where something else should. `stopped`: where RapidJSON did, which tells what is wrong inside of a string.
    void explain(std::size_t stopped)
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
        if (text_[i] == '"' && string_fits) return explain_string(i, stopped);
        if (value_fits && word(i).size() > 0)
            return report(code::syntax, i, context(), fmt::format("{} is no JSON value", excerpt(word(i))),
                          "expected a string in double quotes, a number, true, false or null");
        auto remedy = "expected " + expected;
        if (text_[i] == '/' || text_[i] == '#') remedy += "; JSON has no comments";
        if (after_comma && (text_[i] == '}' || text_[i] == ']')) remedy += ", or no comma before it";
        if (text_[i] == '\'') remedy += "; strings stand in double quotes";
        report(code::syntax, i, context(), "found " + shown(text_, i), remedy);
    }

    void explain_string(std::size_t start, std::size_t i)
    {
        // An escape is refused at its beginning, also where the text ends in it.
        bool const escapes = i < text_.size() && text_[i] == '\\';
        if (i >= text_.size() || (escapes && skip(i + 1, "\\u0123456789ABCDEFabcdef") == text_.size())) {
            auto const began = tree_.where(start);
            return report(code::syntax, text_.size(), context(),
                          fmt::format("the text ends inside of the string that begins at {}:{}", began.line, began.column),
                          "expected '\"'");
        }
        if (!escapes)
            return report(code::syntax, i, context(), shown(text_, i) + " inside of a string",
                          text_[i] == '\n' || text_[i] == '\r' ? "close the string on its line, or write \\n"
                                                               : fmt::format("write \\u{:04x}", byte_at(text_, i)));
        wrong_escape(i);
    }

    void wrong_escape(std::size_t i)
    {
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
    char* read_;
    std::size_t end_ = 0; ///< of the last token
    token last_ = token::none;
    std::vector<json_kind> shapes_;      ///< of all open objects and arrays
    std::vector<level> open_;            ///< those of them that are not too deep
    std::vector<std::uint32_t> pending_; ///< children of open nodes, innermost last
    std::string_view key_;
};

json_tree::json_tree(std::string_view text, std::string file, problem_list& problems) : file_(std::move(file))
{
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    constexpr std::size_t at_once = 16; // RapidJSON looks at so many bytes
    spelled_.reserve(text.size() + at_once);
    spelled_ = ill_formed_at(text) == text.npos ? text : std::string_view{well_formed(text, file_, problems)};
    auto const size = spelled_.size();
    spelled_.append(at_once, '\0');
    constexpr std::size_t of_a_value = 16; // in most texts it is more: what is not used is not touched
    nodes_.reserve(size / of_a_value);
    children_.reserve(size / of_a_value);
    text_ = std::string_view{spelled_}.substr(0, size);
    tree_maker{*this, problems}.run();
}

} // namespace entente::detail
