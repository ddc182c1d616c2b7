// An XML document as rows: the children of its root, and their children as fields.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>

#include <pugixml.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::detail {

class xml_rows {
public:
    /// A field of a row; `present` is false, and the text empty, where the row has none.
    struct field {
        std::string text;       ///< of the element and all in it, white space as one blank
        std::size_t offset = 0; ///< of the element, or of the row that lacks it
        bool present = false;
    };

    /// Errors: unknown_layout, invalid_utf8, nul_byte; see read_historian.
    xml_rows(std::string_view text, std::string file);

    [[nodiscard]] std::string root() const { return document_.document_element().name(); }
    [[nodiscard]] place root_place() const { return where(document_.document_element()); }
    /// The elements in the root that hold elements; the others say something about the document.
    [[nodiscard]] std::vector<pugi::xml_node> const& rows() const noexcept { return rows_; }
    /// Why the document ends before its root does; that row, the last, is not whole.
    [[nodiscard]] std::optional<diagnostic> const& broken() const noexcept { return broken_; }

    [[nodiscard]] field at(pugi::xml_node row, char const* name) const;
    [[nodiscard]] place where(pugi::xml_node node) const { return place_at(offset(node)); }
    [[nodiscard]] place where(field const& f) const { return place_at(f.offset); }
    [[nodiscard]] std::size_t offset(pugi::xml_node node) const;

private:
    [[nodiscard]] place place_at(std::size_t offset) const;

    std::string file_;
    std::vector<std::size_t> line_starts_{0};
    mutable std::pair<std::size_t, std::uint32_t> column_at_{0, 1}; ///< the last offset asked for: lines can be as long as files
    pugi::xml_document document_;
    std::vector<pugi::xml_node> rows_;
    std::optional<diagnostic> broken_;
    std::string text_;
};

/// The first reference to an entity that a text still holds after the five of XML and those by number were read:
/// "&lol;". Empty if there is none.
[[nodiscard]] std::string_view unread_entity(std::string_view text) noexcept;

} // namespace entente::detail
