// A file as rows of fields, read in blocks.
// SPDX-License-Identifier: MIT
#include "import/rows/rows.hpp"

#include "import/rows/row_marks.hpp"
#include "json/json_tree.hpp"
#include "text_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

namespace entente::detail {

namespace {

constexpr std::size_t chunk = std::size_t{1} << 18; ///< read at once
struct magic {
    std::string_view bytes;
    std::string_view what;
    std::string_view remedy;
};

/// Files that people take for text.
constexpr std::array<magic, 6> no_text{{
    {"PK\x03\x04", "a ZIP archive or a spreadsheet, not rows of text", "unpack it, or save the sheet as CSV"},
    {"\x1f\x8b", "compressed by gzip", "unpack it first"},
    {"BZh", "compressed by bzip2", "unpack it first"},
    {"\xfd"
     "7zXZ",
     "compressed by xz", "unpack it first"},
    {"\xff\xfe", "in UTF-16", "save the file as UTF-8"},
    {"\xfe\xff", "in UTF-16", "save the file as UTF-8"},
}};

/// Whether the file begins with letters of which every other byte is NUL: UTF-16 without a byte order mark.
bool is_wide(std::string_view begin)
{
    constexpr std::size_t some = 32;
    auto const n = std::min(begin.size(), some) / 2 * 2;
    auto const zeros = [&](std::size_t from) {
        for (std::size_t i = 0; i != n; ++i)
            if ((begin[i] == '\0') != (i % 2 == from)) return false;
        return true;
    };
    return n >= 4 && (zeros(0) || zeros(1));
}

/// Whether lines end as on old Macintoshes, so that all of them would be taken for one.
bool has_returns_alone(std::string_view begin)
{
    auto const first = begin.find('\r');
    return first != begin.npos && begin.find('\n') == begin.npos && begin.find_first_not_of('\r', first) != begin.npos;
}

} // namespace

row_reader::row_reader(std::string path, row_format format, io::progress_callback told)
    : path_(std::move(path))
    , format_(format)
    , told_(told)
    , buffer_(chunk + longest_row + block_width)
{
    errno = 0;
    file_.reset(std::fopen(path_.c_str(), "rb"));
    if (!file_) fail(code::cannot_read, path_, "cannot read the file");
    (void)std::setvbuf(file_.get(), nullptr, _IONBF, 0);
    std::error_code unknown; // of a pipe
    auto const size = std::filesystem::file_size(path_, unknown);
    if (!unknown) so_far_.total = size;
    (void)refill();
    std::string_view const begin(buffer_.data(), end_);
    for (auto const& m : no_text)
        if (begin.starts_with(m.bytes))
            throw error(code::unknown_layout, {path_, 1, 1}, fmt::format("the file is {}", m.what), std::string(m.remedy));
    auto const refuse = [&](std::string what, std::string remedy) {
        throw error(code::unknown_layout, {path_, 1, 1}, std::move(what), std::move(remedy));
    };
    if (is_wide(begin)) refuse("the file is in UTF-16", "save the file as UTF-8");
    if (has_returns_alone(begin))
        refuse("the lines end in carriage returns alone", "save the file with line feeds, as \"CSV UTF-8\" and not as \"CSV (Macintosh)\"");
    if (begin.starts_with("\xef\xbb\xbf")) row_ = 3;
    load(0);
}

bool row_reader::next()
{
    do {
        flaw_.reset();
        fields_.clear();
        starts_.clear();
        unquoted_.clear();
        text_ = {};
        line_ = next_line_;
        if (!advance()) {
            tell();
            return false;
        }
    } while (text_.empty() && !flaw_);
    ++so_far_.rows;
    return true;
}

bool row_reader::advance()
{
    auto const found = next_plain();
    if (found != step::quote) return found == step::row;
    next_quoted();
    load(row_ - row_ % block_width);
    return true;
}

/// Moves the unfinished row to the front and reads on. False if there is no more.
bool row_reader::refill()
{
    if (at_end_) return false;
    std::memmove(buffer_.data(), buffer_.data() + row_, end_ - row_);
    end_ -= row_;
    row_ = 0;
    auto const room = std::min(chunk, buffer_.size() - block_width - end_);
    errno = 0;
    auto const n = std::fread(buffer_.data() + end_, 1, room, file_.get());
    if (std::ferror(file_.get()) != 0) fail(code::cannot_read, path_, "cannot read the file");
    at_end_ = n == 0;
    end_ += n;
    so_far_.bytes += n;
    std::memset(buffer_.data() + end_, 0, block_width);
    if (n != 0) tell();
    return n != 0;
}

void row_reader::tell()
{
    so_far_.total = so_far_.total == 0 ? 0 : std::max(so_far_.total, so_far_.bytes);
    told_(so_far_);
}

void row_reader::load(std::size_t block)
{
    block_ = block;
    auto const f = block < end_ ? marks_at(buffer_.data() + block, format_.separator, format_.quoted ? '"' : '\n') : row_marks{};
    auto const rest = block < end_ ? end_ - block : 0;
    auto const valid = rest >= block_width ? ~std::uint64_t{0} : (std::uint64_t{1} << rest) - 1; // behind the end stand zeros
    auto const begun = row_ > block && row_ - block < block_width ? ~std::uint64_t{0} << (row_ - block) : ~std::uint64_t{0};
    marks_ = f.marks & valid & begun;
    odd_ = f.odd & valid & begun;
}

/// As far as a quote, where quotes mean something: such a row is read again.
row_reader::step row_reader::next_plain()
{
    auto const* base = buffer_.data();
    bool odd = false;
    auto field = row_;
    for (;;) {
        while (marks_ == 0) {
            odd = odd || odd_ != 0;
            odd_ = 0;
            if (block_ + block_width < end_) {
                load(block_ + block_width);
                continue;
            }
            if (!at_end_) {
                if (refill() && end_ > longest_row && std::memchr(base, '\n', end_) == nullptr) {
                    end_row_badly(code::field_too_long);
                    return step::row;
                }
                fields_.clear(); // once more from the row's beginning, which has moved
                field = 0;
                odd = false;
                load(0);
                continue;
            }
            if (row_ == end_) return step::end;
            fields_.emplace_back(base + field, end_ - field);
            end_row(end_, end_, 1);
            if (odd) judge_bytes();
            return step::row;
        }
        auto const bit = static_cast<unsigned>(std::countr_zero(marks_));
        marks_ &= marks_ - 1;
        auto const at = block_ + bit;
        if (base[at] == '"' && format_.quoted) return step::quote;
        fields_.emplace_back(base + field, at - field);
        field = at + 1;
        if (base[at] != '\n') continue;
        auto const upto = ~std::uint64_t{0} >> (block_width - 1 - bit);
        odd = odd || (odd_ & upto) != 0;
        odd_ &= ~upto;
        end_row(at, at + 1, 1);
        if (odd) judge_bytes();
        return step::row;
    }
}

/// The row is what stands before `end`, and takes so many lines.
void row_reader::end_row(std::size_t end, std::size_t next, std::uint64_t lines)
{
    text_ = {buffer_.data() + row_, end - row_};
    if (text_.ends_with('\r')) {
        text_.remove_suffix(1);
        if (starts_.empty() && !fields_.empty()) fields_.back().remove_suffix(1);
    }
    if (text_.size() > longest_row) {
        flaw_ = code::field_too_long;
        fields_.clear();
    }
    row_ = next;
    next_line_ = line_ + lines;
}

/// Only its first line is taken for the row: what follows may be rows again.
void row_reader::end_row_badly(code flaw)
{
    fields_.clear();
    flaw_ = flaw;
    auto const* base = buffer_.data();
    auto const* feed = static_cast<char const*>(std::memchr(base + row_, '\n', end_ - row_));
    if (feed != nullptr) {
        auto const at = static_cast<std::size_t>(feed - base);
        end_row(at, at + 1, 1);
        return;
    }
    text_ = {};
    next_line_ = line_ + 1;
    skip_line();
}

/// Reads to the end of a line that is too long to be held.
void row_reader::skip_line()
{
    auto const* base = buffer_.data();
    for (;;) {
        row_ = end_;
        if (!refill()) break;
        if (auto const* feed = static_cast<char const*>(std::memchr(base, '\n', end_))) {
            row_ = static_cast<std::size_t>(feed - base) + 1;
            break;
        }
    }
    load(row_ - row_ % block_width);
}

void row_reader::next_quoted()
{
    for (;;) {
        switch (split_quoted()) {
        case split::row: judge_bytes(); return;
        case split::broken:
            // Of the lines that follow, none before the end of what was tried here can open such a field again: its quote would have closed
            // this one. So no part of a file is read more than twice.
            end_row_badly(code::broken_quotes);
            return;
        case split::more:
            if (end_ - row_ > longest_row) {
                end_row_badly(std::memchr(buffer_.data() + row_, '\n', end_ - row_) != nullptr ? code::broken_quotes
                                                                                               : code::field_too_long);
                return;
            }
            (void)refill(); // or it is the end, which settles it
        }
    }
}

/// The row from its beginning, as far as it was read.
row_reader::split row_reader::split_quoted()
{
    auto const* base = buffer_.data();
    auto const known = [&](std::size_t at) { return at < end_ || at_end_; }; // what stands there, or that nothing does
    auto const is = [&](std::size_t at, char c) { return at < end_ && base[at] == c; };
    auto const find = [&](char c, std::size_t from, std::size_t upto) {
        auto const* found = static_cast<char const*>(std::memchr(base + from, c, upto - from));
        return found == nullptr ? upto : static_cast<std::size_t>(found - base);
    };
    std::vector<std::pair<std::size_t, std::size_t>> rewritten; // number of a field, length in `unquoted_`
    std::uint64_t lines = 1;
    std::size_t line_end = row_; // of the line that the current field begins in
    fields_.clear();
    starts_.clear();
    unquoted_.clear();
    for (auto at = row_;; ++at) {
        if (!known(at)) return split::more;
        starts_.push_back(at - row_);
        if (is(at, '"')) {
            auto const start = ++at;
            bool doubled = false;
            for (;; at += 2, doubled = true) {
                auto const* quote = static_cast<char const*>(std::memchr(base + at, '"', end_ - at));
                if (quote == nullptr) return at_end_ ? split::broken : split::more;
                at = static_cast<std::size_t>(quote - base);
                if (!known(at + 1)) return split::more;
                if (!is(at + 1, '"')) break;
            }
            std::string_view const inside(base + start, at - start);
            ++at;
            lines += static_cast<std::uint64_t>(std::count(inside.begin(), inside.end(), '\n'));
            fields_.push_back(inside);
            if (doubled) {
                auto const before = unquoted_.size();
                for (std::size_t i = 0; i != inside.size(); i += inside[i] == '"' ? 2U : 1U) unquoted_ += inside[i];
                rewritten.emplace_back(fields_.size() - 1, unquoted_.size() - before);
            }
            if (is(at, '\r')) {
                if (!known(at + 1)) return split::more;
                if (is(at + 1, '\n') || at + 1 == end_) ++at;
            }
        } else {
            if (line_end <= at) line_end = find('\n', at, end_);
            std::string_view value(base + at, find(format_.separator, at, line_end) - at);
            at += value.size();
            if (!is(at, format_.separator) && value.ends_with('\r')) value.remove_suffix(1);
            fields_.push_back(value);
        }
        if (!known(at)) return split::more;
        if (is(at, format_.separator)) continue;
        if (at != end_ && !is(at, '\n')) return split::broken; // something behind the closing quote
        std::size_t from = 0;
        for (auto const& [number, size] : rewritten) {
            fields_[number] = std::string_view(unquoted_).substr(from, size);
            from += size;
        }
        end_row(at, std::min(at + 1, end_), lines);
        return split::row;
    }
}

void row_reader::judge_bytes()
{
    if (flaw_) return;
    if (text_.find('\0') != std::string_view::npos) {
        flaw_ = code::nul_byte;
        return;
    }
    if (ill_formed_at(text_) != std::string_view::npos) flaw_ = code::invalid_utf8;
}

diagnostic row_reader::describe(code flaw) const
{
    auto d = problem_at(here(), {}, {}, flaw);
    switch (flaw) {
    case code::nul_byte:
        d.where = place_at(text_.find('\0'));
        d.text = "the row holds a NUL byte";
        d.remedy = "rows are text; look whether the file was damaged";
        break;
    case code::invalid_utf8: {
        auto const i = std::min(ill_formed_at(text_), text_.size());
        d.where = place_at(i);
        d.text = fmt::format("the byte 0x{:02X} begins no UTF-8 character", static_cast<unsigned>(static_cast<unsigned char>(text_[i])));
        d.remedy = "save the file as UTF-8";
        break;
    }
    case code::broken_quotes:
        d.text = "a field in double quotes is not closed, or something stands behind its closing quote";
        d.remedy = "close it, and write a quote inside it as two";
        break;
    case code::field_too_long:
        d.text = fmt::format("the row is longer than {} bytes", longest_row);
        d.remedy = "look whether line ends are missing, or a quote";
        break;
    default: d.text = "the row cannot be used";
    }
    return d;
}

place row_reader::place_at(std::size_t offset) const
{
    auto const before = text_.substr(0, offset);
    auto const feed = before.rfind('\n');
    auto const of_line = feed == std::string_view::npos ? before : before.substr(feed + 1);
    auto const lines = std::count(before.begin(), before.end(), '\n');
    auto const column =
        1 + std::count_if(of_line.begin(), of_line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    return {path_, static_cast<std::uint32_t>(line_) + static_cast<std::uint32_t>(lines), static_cast<std::uint32_t>(column)};
}

place row_reader::where(std::size_t field) const
{
    if (field >= fields_.size()) return here();
    return place_at(starts_.empty() ? static_cast<std::size_t>(fields_[field].data() - text_.data()) : starts_[field]);
}

diagnostic row_reader::at(std::size_t field, std::string name, std::string text, std::string remedy) const
{
    auto d = problem_at(where(field), std::move(text), std::move(remedy));
    d.path = std::move(name);
    return d;
}

} // namespace entente::detail
