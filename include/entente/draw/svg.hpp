// A drawing as SVG, and as a page.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/draw/layout.hpp>

#include <string>

namespace entente::draw {

/// An SVG 1.1 document by itself: title and description for screen readers, a tooltip and a tab stop for every mark, light
/// or dark as the reader prefers, no script, nothing from outside. Texts come from the data and are escaped; control
/// characters, bytes that are no UTF-8 and those that turn the direction of writing show as U+FFFD. Lines of a tooltip are cut to
/// `longest_text`, of its sources the first `most_listed` are told. Complexity: linear in the layout.
[[nodiscard]] std::string svg(layout const& what);

/// One HTML page that needs nothing from outside (its content security policy forbids it): the drawing, which arrow keys
/// walk through, what is known of the event under the pointer or the focus, a filter, and a table that says all of it
/// without the drawing. Without scripts and on paper the drawing and the table remain. Complexity: linear in the layout.
[[nodiscard]] std::string html(layout const& what);

} // namespace entente::draw
