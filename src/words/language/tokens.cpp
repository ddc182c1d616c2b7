// Cutting a question into words.
// SPDX-License-Identifier: MIT
#include "words/language/tokens.hpp"

#include <entente/detail/ascii.hpp>
#include <entente/io/letters.hpp>

#include <algorithm>

namespace entente::wording {
namespace {

bool is_blank(char c) { return c == ' ' || ('\t' <= c && c <= '\r'); }

constexpr std::string_view curly = "\xE2\x80\x99";       // ’
constexpr std::string_view curly_open = "\xE2\x80\x9C";  // “
constexpr std::string_view curly_close = "\xE2\x80\x9D"; // ”

class cutter {
public:
    explicit cutter(std::string_view text) : text_(text) {}

    std::vector<token> run()
    {
        out_.reserve(static_cast<std::size_t>(std::ranges::count(text_, ' ')) + 2);
        while (true) {
            while (i_ != text_.size() && is_blank(text_[i_])) ++i_;
            if (i_ == text_.size()) break;
            next();
        }
        auto& last = add(token::kind::end, text_.size());
        last.at = text_.size();
        for (std::size_t t = 0; t != out_.size(); ++t) match(t);
        return std::move(out_);
    }

private:
    token& add(token::kind is, std::size_t end)
    {
        auto& t = out_.emplace_back();
        t.is = is;
        t.at = i_;
        t.end = end;
        t.text = text_.substr(i_, end - i_);
        i_ = end;
        return t;
    }
    [[nodiscard]] bool ends_word(std::size_t at) const { return at == text_.size() || is_blank(text_[at]); }

    void next()
    {
        char const c = text_[i_];
        if (c == '"') return quoted(1, "\"");
        if (text_.substr(i_).starts_with(curly_open)) return quoted(curly_open.size(), curly_close);
        if (c == '(') return (void)add(token::kind::open, i_ + 1);
        if (c == ')') return (void)add(token::kind::close, i_ + 1);
        if (c == ',' || c == ';' || c == ':') return (void)add(token::kind::comma, i_ + 1);
        if ((c == '?' || c == '!' || c == '.') && only_marks(i_)) return (void)(i_ = text_.size());
        word();
    }
    /// Nothing but marks that end a question.
    [[nodiscard]] bool only_marks(std::size_t from) const
    {
        return std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(from), text_.end(),
                           [](char c) { return is_blank(c) || c == '?' || c == '!' || c == '.'; });
    }
    /// The quotation mark and the backslash stand behind a backslash.
    void quoted(std::size_t skip, std::string_view close)
    {
        std::string value;
        for (auto at = i_ + skip; at < text_.size(); ++at) {
            if (text_[at] == '\\' && at + 1 != text_.size() && (text_[at + 1] == '"' || text_[at + 1] == '\\')) value += text_[++at];
            else if (text_.substr(at).starts_with(close)) {
                auto& t = add(token::kind::quoted, at + close.size());
                t.folded = std::move(value);
                for (auto const s : {std::string_view{"'s"}, std::string_view{"\xE2\x80\x99s"}})
                    if (text_.substr(i_).starts_with(s) && (ends_word(i_ + s.size()) || !is_letter(text_[i_ + s.size()]))) {
                        t.possessive = true;
                        t.end = i_ += s.size();
                        break;
                    }
                return;
            } else value += text_[at];
        }
        add(token::kind::unclosed, text_.size());
    }
    static bool is_letter(char c) { return ('a' <= entente::detail::lower(c) && entente::detail::lower(c) <= 'z') || (c & '\x80') != 0; }

    void word()
    {
        auto end = i_;
        int brackets = 0; // of a set in EDTF, which has commas
        for (; end != text_.size() && !is_blank(text_[end]); ++end) {
            char const c = text_[end];
            if (c == '"' || c == '(' || c == ')') break;
            if (c == '[' || c == '{') ++brackets;
            if (c == ']' || c == '}') --brackets;
            if ((c == ',' || c == ';') && brackets <= 0) break;
            if (c == ':' && ends_word(end + 1)) break;
        }
        // what ends a question, and is no doubt about its last date
        while (end > i_ + 1 && (text_[end - 1] == '?' || text_[end - 1] == '!' || text_[end - 1] == '.') && only_marks(end - 1)) --end;
        auto& t = add(token::kind::word, std::max(end, i_ + 1));
        for (auto const s :
             {std::string_view{"'s"}, std::string_view{"\xE2\x80\x99s"}, std::string_view{"s'"}, std::string_view{"s\xE2\x80\x99"}})
            if (t.text.size() > s.size() && t.text.ends_with(s)) {
                t.possessive = true;
                t.text.remove_suffix(s.front() == 's' ? s.size() - 1 : s.size());
                break;
            }
        t.folded = fold(t.text);
    }
    static std::string fold(std::string_view text)
    {
        if (std::ranges::all_of(text, [](char c) { return (c & '\x80') == 0; })) return ascii_letters().fold(text);
        auto const folded = unicode_letters().fold(text);
        std::string out;
        for (std::string_view rest = folded; !rest.empty();) {
            bool const quote = rest.starts_with(curly);
            out += quote ? '\'' : rest.front();
            rest.remove_prefix(quote ? curly.size() : 1);
        }
        return out;
    }

    void match(std::size_t t)
    {
        auto& here = out_[t];
        if (here.is != token::kind::word) return;
        for (auto const& e : keywords_from(here.folded)) {
            if (here.match_of(e.is) != 0) continue;
            std::size_t words = 1;
            auto rest = e.rest;
            bool fits = !here.possessive;
            for (; fits && !rest.empty(); ++words) {
                auto const blank = std::min(rest.find(' '), rest.size());
                auto const& other = out_[t + words]; // ends with `end`
                fits = other.is == token::kind::word && !other.possessive && other.folded == rest.substr(0, blank);
                rest.remove_prefix(std::min(blank + 1, rest.size()));
            }
            if (!fits || here.matches == here.found.size()) continue;
            here.found[here.matches++] = {e.is, static_cast<std::uint8_t>(words)};
            here.may_be.set(static_cast<std::size_t>(e.is));
        }
    }

    std::string_view text_;
    std::size_t i_ = 0;
    std::vector<token> out_;
};

} // namespace

std::vector<token> tokens_of(std::string_view text) { return cutter{text}.run(); }

} // namespace entente::wording
