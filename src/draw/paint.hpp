// The drawing as SVG elements, alone or in a page.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/draw/layout.hpp>

#include <string>
#include <string_view>

namespace entente::detail {

/// Where the elements of a drawing stand.
enum class setting {
    alone,  ///< a document: every mark has its words with it
    in_page ///< every mark is a link to its row of the page's table, #r0, #r1, ...
};

/// Colours and lines of the drawing, for light, dark and paper. Of eight tones any two keep their distance for normal,
/// protan, deutan and tritan sight (18 units of CIELAB at the least, by the model of Machado, Oliveira and Fernandes 2009),
/// and 3 to 1 against the ground; shapes tell them apart besides.
extern std::string_view const drawing_style;

/// The svg element.
[[nodiscard]] std::string paint(draw::layout const& what, setting where);

} // namespace entente::detail
