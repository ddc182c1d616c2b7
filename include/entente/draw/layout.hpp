// Where everything of a drawing stands: lanes, a scale, marks in rows, what they say. Plain values; renderers only paint them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/fwd.hpp>
#include <entente/io/language.hpp>
#include <entente/time/bounds.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente::draw {

// What a drawing shows of what is too long for it, so that a text which many events, marks or arrows share costs each of them no more than
// this. Whole, all of it stands in the data, in tables and in calendars.
inline constexpr std::size_t longest_text = 400; ///< columns of a name, of a source, of a line in a tooltip; what is longer ends in "..."
inline constexpr std::size_t longest_address = 2'000; ///< bytes; a longer one is left out, because half an address leads elsewhere
inline constexpr std::size_t most_listed = 20;        ///< sources and sayings in a tooltip; how many more there are is said
inline constexpr std::size_t most_pieces = 64;        ///< of a mark; what has more times is one light bar from the first to the last
inline constexpr std::size_t most_pairs = 64;         ///< arrows between two groups of events; of more, `arrow` says which remain

/// What a lane stands for.
enum class lanes : std::uint8_t {
    leader, ///< the leaders whom the question is about; without a question, every leader who took part
    party,  ///< the parties on the other side; without a question, every party that took part
    kind    ///< calls, meetings, visits ...
};

/// What a drawing is made on. Lengths are in one unit: pixels of a page, columns of a terminal. The width is from 1 to 1,000,000, a letter
/// has some width, mark and gap are not negative: anything else is bad_value, for `lay_out` and for whatever paints.
struct canvas {
    double width = 1100;  ///< of all of it, the names of the lanes included
    double letter = 7;    ///< the width of one, on average
    double mark = 12;     ///< the least that a mark takes
    double gap = 6;       ///< between neighbours; half of it between a mark and its label
    std::size_t rows = 8; ///< a lane has its labels beside every mark as long as it needs no more rows than these

    /// A page of so many pixels; a terminal of so many columns.
    [[nodiscard]] static constexpr canvas page(double width = 1100) { return {width, 7, 12, 6, 8}; }
    [[nodiscard]] static constexpr canvas terminal(std::size_t columns) { return {static_cast<double>(columns), 1, 1, 2, 8}; }
};

/// What is wanted of a drawing.
struct choice {
    std::string title;                ///< empty: the timeline's own
    draw::lanes lanes = lanes::party; ///< what a lane stands for
    std::string zone;                 ///< whose days the scale shows; empty: those of the question's leader, without one UTC
    std::optional<bounds> span;       ///< what is drawn of time; none: all of it that the events need
    canvas on;                        ///< how wide, and in which unit
    entente::language
        language{}; ///< names of countries, words, the order of a date; people and what sources say stay as the data have them
};

/// A source. Its text is no longer than `longest_text`, its address than `longest_address`.
struct link {
    std::string text;    ///< the source's publisher, or its id, and its title
    std::string address; ///< may be empty

    friend bool operator==(link const&, link const&) = default;
};

/// What is said of one thing that is drawn: a row of the table beside the drawing.
struct item {
    std::string id;                 ///< of the event; of a milestone, "moon-2017.elected"
    std::vector<std::string> cells; ///< one for each of the layout's columns; the first names the thing, by names of at most `longest_text`
    std::vector<link> sources;      ///< whose word it is, each once

    friend bool operator==(item const&, item const&) = default;
};

/// A stretch of a mark. Sure: the thing goes on throughout. Otherwise: it lies, begins or ends somewhere in it.
struct piece {
    double from = 0;         ///< in the canvas's unit
    double to = 0;           ///< in the canvas's unit
    bool sure = false;       ///< the thing goes on throughout it
    bool open_left = false;  ///< nobody knows how far it reaches, or it reaches beyond the drawing: it fades
    bool open_right = false; ///< as `open_left`, to the right

    friend bool operator==(piece const&, piece const&) = default;
};

/// What stands for an event, or for a party's rank in a comparison.
struct mark {
    std::size_t item = 0;      ///< in layout::items
    std::size_t lane = 0;      ///< in layout::lanes
    std::size_t row = 0;       ///< in its lane
    std::size_t tone = 0;      ///< in layout::legend
    double from = 0;           ///< of the hull of its pieces
    double to = 0;             ///< of the hull of its pieces
    std::vector<piece> pieces; ///< from left to right; several for one of several times, or a start and an end
    bool point = false;        ///< no wider than half a mark at this scale: drawn as its tone's symbol
    bool hollow = false;       ///< not held: planned, proposed
    bool struck = false;       ///< postponed, cancelled, denied
    bool contested = false;    ///< reports exclude each other, of its time or of whether it was held
    bool possible = false;     ///< that it belongs here is possible, not certain
    bool inside = false;       ///< its label stands in it
    bool left = false;         ///< its label stands to its left, not to its right
    std::string label;         ///< empty: there is no room for one
};

/// A vertical line, or a band if it lies somewhere in it: a milestone.
struct rule {
    std::size_t item = 0;            ///< in layout::items
    double from = 0;                 ///< where it begins
    double to = 0;                   ///< where it ends; as `from` for a line
    std::optional<std::size_t> lane; ///< none: through all
    std::size_t row = 0;             ///< of its label, above the marks
    bool left = false;               ///< its label stands to its left
    std::string label;               ///< the milestone and whose it is
};

/// Somebody's word on the order of events, whole, but for a source's name longer than `longest_text`. It stands once, however many arrows
/// it is drawn as.
struct saying {
    std::string text;       ///< the statement in words, with its source
    bool set_aside = false; ///< contradicted by what is trusted more

    friend bool operator==(saying const&, saying const&) = default;
};

/// Somebody's word that one thing came before another. Several who say so of the same two share it. A claim that puts a group of events
/// before another group is an arrow from each to each; where that were more than `most_pairs`, from each of the first group to the first
/// of the second, and from the last of the first group to each of the second.
struct arrow {
    /// Where it begins or ends.
    struct end {
        double x = 0;         ///< the middle of the mark
        std::size_t lane = 0; ///< in layout::lanes
        std::size_t row = 0;  ///< in its lane
    };
    end from;                      ///< at the earlier mark
    end to;                        ///< at the later mark
    std::string label;             ///< "2 days", or empty
    std::vector<std::size_t> says; ///< in layout::sayings, each once
    bool set_aside = false;        ///< contradicted by what is trusted more
};

/// A stripe across the drawing, with the marks of one party, leader or kind.
struct lane {
    std::string label;         ///< its name
    std::size_t rows = 1;      ///< of marks
    std::size_t rule_rows = 0; ///< above them, of the names of milestones
};

/// A place on the scale.
struct tick {
    double x = 0;      ///< in the canvas's unit
    std::string label; ///< empty: there is no room for one

    friend bool operator==(tick const&, tick const&) = default;
};

/// A drawing, computed. Lengths are in the canvas's unit; x is 0 where the lanes begin, to the right of their names.
struct layout {
    std::string title;                ///< as it was chosen, or the timeline's own
    std::string summary;              ///< what is drawn, in a sentence
    canvas on;                        ///< what it was made for
    double names = 0;                 ///< the width of the lanes' names
    double width = 0;                 ///< of the lanes
    std::vector<std::string> legend;  ///< the meaning of each tone
    std::string sure;                 ///< what a sure piece means, and one that is not
    std::string unsure;               ///< what a piece means that is not sure
    std::vector<tick> ticks;          ///< of the scale, from left to right
    std::vector<lane> lanes;          ///< from top to bottom
    std::size_t rule_rows = 0;        ///< above all lanes
    std::vector<rule> rules;          ///< milestones
    std::vector<mark> marks;          ///< by lane, then from left to right
    std::vector<arrow> arrows;        ///< claims of order
    std::vector<saying> sayings;      ///< those that the arrows draw
    std::vector<std::string> columns; ///< of the items' cells; sources come behind them
    std::vector<item> items;          ///< events and milestones by time
    entente::language language{};     ///< what renderers add is in this one, too
};

/// All events of a timeline, or those a question selects, whatever its aim: `list(call, visit).by("Moon Jae-in")`. What
/// happened between two parties stands in the lane of each (of the other side, where a question says whose); what
/// happened among more stands once, in a lane of its own. Milestones are those of the lanes' terms and of the question's;
/// they do not widen the drawing by more than a tenth, but for the one that the question's window begins with.
/// Of a view, only what it sees; of a question with `as_of`, only what was known by then.
/// Errors: those of timeline::ask; unknown_zone for a zone that the timeline's clocks do not know; bad_value for a canvas
/// on which nothing can be drawn.
/// Complexity: O(n log n).
[[nodiscard]] layout lay_out(timeline const& world, choice const& how = {});
[[nodiscard]] layout lay_out(timeline const& world, query const& about, choice const& how = {});

/// A comparison: a lane for each row of an answer to `order` (each president), its parties by their rank, a bar over all
/// ranks that one may have where that is uncertain. Parties keep their colour from lane to lane. Of the choice, only
/// title and canvas count. Candidates without a rank are left to the table. `world` is the timeline that answered: for a
/// question with `as_of`, that view.
[[nodiscard]] layout lay_out(answer const& order, timeline const& world, choice const& how = {});

} // namespace entente::draw
