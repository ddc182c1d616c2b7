// An XML document as rows: the children of its root, and their children as fields.
// SPDX-License-Identifier: MIT
#include "import/rows/xml_rows.hpp"

#include "import/names/party_names.hpp"
#include "json/json_tree.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::detail {

namespace {

[[noreturn]] void refuse(code c, place where, std::string text, std::string remedy)
{
    throw error(c, std::move(where), std::move(text), std::move(remedy));
}

} // namespace

xml_rows::xml_rows(std::string_view text, std::string file) : file_(std::move(file)), text_(text)
{
    for (std::size_t i = 0; i != text_.size(); ++i)
        if (text_[i] == '\n') line_starts_.push_back(i + 1);
    if (auto const at = text_.find('\0'); at != std::string::npos)
        refuse(code::nul_byte, place_at(at), "a NUL byte", "get the file again, or save it as UTF-8");
    if (auto const at = ill_formed_at(text_); at != std::string_view::npos)
        refuse(code::invalid_utf8, place_at(at), fmt::format("the byte 0x{:02x} is no UTF-8", static_cast<unsigned char>(text_[at])),
               "save the file as UTF-8");

    // The declaration of a document type is kept, to be seen, not followed: pugixml reads none.
    auto const result = document_.load_buffer(text_.data(), text_.size(), pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_doctype,
                                              pugi::encoding_utf8);
    for (auto const node : document_.children())
        if (node.type() == pugi::node_doctype && std::string_view{node.value()}.find("<!ENTITY") != std::string_view::npos)
            refuse(code::unknown_layout, {file_, 1, 1}, "the document declares entities of its own, which are not expanded",
                   "replace them by what they stand for");
    auto const root = document_.document_element();
    if (!root)
        refuse(code::unknown_layout,
               place_at(result || result.status == pugi::status_no_document_element ? 0 : static_cast<std::size_t>(result.offset)),
               "no XML document" + (result ? std::string{} : fmt::format(": {}", result.description())),
               "give a file of the Historian's lists");
    for (auto const child : root.children())
        if (child.type() == pugi::node_element && child.find_child([](pugi::xml_node n) { return n.type() == pugi::node_element; }))
            rows_.push_back(child);
    if (!result)
        broken_ = problem_at(place_at(static_cast<std::size_t>(result.offset)),
                             fmt::format("the document breaks off or is no XML from here: {}", result.description()), "get the file again",
                             code::syntax);
}

xml_rows::field xml_rows::at(pugi::xml_node row, char const* name) const
{
    auto const node = row.child(name);
    field out;
    out.present = static_cast<bool>(node);
    out.offset = offset(node ? node : row);
    std::string text;
    // In document order, without recursion: how deep elements nest is the file's choice.
    for (auto at = node.first_child(); at;) {
        if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata) text += at.value();
        if (at.first_child()) {
            at = at.first_child();
            continue;
        }
        while (at && at != node && !at.next_sibling()) at = at.parent();
        if (!at || at == node) break;
        at = at.next_sibling();
    }
    out.text = plain(text);
    return out;
}

std::size_t xml_rows::offset(pugi::xml_node node) const
{
    auto const at = node.offset_debug();
    return at < 0 ? 0
                  : static_cast<std::size_t>(at) - (node.type() == pugi::node_element && at > 0 ? 1U : 0U); // before the name stands `<`
}

place xml_rows::place_at(std::size_t offset) const
{
    offset = std::min(offset, text_.size());
    auto const line = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset) - 1;
    auto [from, column] = *line <= column_at_.first && column_at_.first <= offset ? column_at_ : std::pair{*line, std::uint32_t{1}};
    for (auto i = from; i < offset; ++i) column += (static_cast<unsigned char>(text_[i]) & 0xC0U) != 0x80U ? 1U : 0U;
    column_at_ = {offset, column};
    return {file_, static_cast<std::uint32_t>(line - line_starts_.begin() + 1), column};
}

std::string_view unread_entity(std::string_view text) noexcept
{
    auto const is_name = [](char c) {
        return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '_' || c == '-' || c == '.' || c == '#';
    };
    for (auto at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
        auto end = at + 1;
        while (end != text.size() && is_name(text[end])) ++end;
        if (end != at + 1 && end != text.size() && text[end] == ';') return text.substr(at, end + 1 - at);
    }
    return {};
}

} // namespace entente::detail
