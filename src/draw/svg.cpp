// A layout as SVG.
// SPDX-License-Identifier: MIT
#include "draw/paint.hpp"
#include "draw/stack.hpp"
#include "languages/pictures.hpp"
#include "languages/words.hpp"
#include "text.hpp"

#include <entente/draw/svg.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace entente::detail {

namespace {

using draw::layout;
using draw::mark;

constexpr double row_height = 19;
constexpr double label_height = 15; ///< of a row of milestones' names
constexpr double padding = 6;       ///< of a lane
constexpr double heading = 30;      ///< in a document of its own
constexpr double axis = 24;
constexpr double bar = 11;
constexpr double legend_row = 20;

/// Symbols of the tones, 11 wide around the origin.
constexpr std::array<std::string_view, 8> symbols{
    R"(<circle r="5"/>)",
    R"(<path d="M-5.5 0A5.5 5.5 0 1 0 5.5 0A5.5 5.5 0 1 0-5.5 0ZM-2 0A2 2 0 1 1 2 0A2 2 0 1 1-2 0Z" fill-rule="evenodd"/>)",
    R"(<path d="M-4.6-4.6H4.6V4.6H-4.6Z"/>)",
    R"(<path d="M0-6.2L6.2 0L0 6.2L-6.2 0Z"/>)",
    R"(<path d="M0-6L6 5H-6Z"/>)",
    R"(<path d="M-6-4.2H6V4.2H-6ZM-6-4.2L0 1L6-4.2" stroke-linejoin="round"/>)",
    R"(<path d="M-1.9-6H1.9V-1.9H6V1.9H1.9V6H-1.9V1.9H-6V-1.9H-1.9Z"/>)",
    R"(<path d="M0-6L5.7-1.9L3.5 4.9H-3.5L-5.7-1.9Z"/>)"};

[[nodiscard]] std::string num(double x)
{
    auto out = fmt::format("{:.1f}", x);
    if (out.ends_with(".0")) out.resize(out.size() - 2);
    return out == "-0" ? "0" : out;
}

class painter {
public:
    painter(layout const& what, setting where)
        : what_(what)
        , words_(pictures_in(what.language))
        , where_(where)
        , axis_((where == setting::alone && !what.title.empty() ? heading : 0) + axis)
    {
        auto y = axis_ + static_cast<double>(what.rule_rows) * label_height;
        for (auto const& l : what.lanes) {
            tops_.push_back(y);
            y += static_cast<double>(l.rows) * row_height + static_cast<double>(l.rule_rows) * label_height + 2 * padding;
        }
        bottom_ = y;
    }

    [[nodiscard]] std::string operator()()
    {
        auto const legend = paint_legend();
        auto const height = bottom_ + padding + legend_height_;
        auto const width = what_.on.width;
        put(R"(<svg xmlns="http://www.w3.org/2000/svg" class="entente" viewBox="0 0 {} {}" width="{}" height="{}" role="{}"{} aria-labelledby="drawing-title drawing-desc">)",
            num(width), num(height), num(width), num(height), where_ == setting::alone ? "graphics-document document" : "group", spoken());
        put("\n<title id=\"drawing-title\">{}</title>\n<desc id=\"drawing-desc\">{}</desc>\n", xml(what_.title), xml(what_.summary));
        if (where_ == setting::alone) put("<style>{}</style>\n", drawing_style);
        paint_definitions();
        put(R"(<rect class="paper" width="{}" height="{}"/>)", num(width), num(height));
        paint_ground();
        for (std::size_t i = 0; i != what_.rules.size(); ++i)
            if (!what_.rules[i].lane) paint_rule(what_.rules[i]);
        std::vector<std::vector<std::size_t>> rules(what_.lanes.size());
        for (std::size_t i = 0; i != what_.rules.size(); ++i)
            if (what_.rules[i].lane) rules.at(*what_.rules[i].lane).push_back(i);
        std::size_t next = 0;
        for (std::size_t lane = 0; lane != what_.lanes.size(); ++lane) {
            put("<g class=\"lane\" role=\"group\" aria-label=\"{}\">\n", xml(what_.lanes[lane].label));
            for (auto const i : rules[lane]) paint_rule(what_.rules[i]);
            for (; next != what_.marks.size() && what_.marks[next].lane == lane; ++next) paint_mark(next);
            put("</g>\n");
        }
        paint_arrows();
        out_ += legend;
        out_ += "</svg>\n";
        return std::move(out_);
    }

private:
    template <class... T>
    void put(fmt::format_string<T...> form, T&&... values)
    {
        fmt::format_to(std::back_inserter(out_), form, std::forward<T>(values)...);
    }

    /// The language, for screen readers; of English, and in a page that says it, nothing.
    [[nodiscard]] std::string spoken() const
    {
        if (what_.language.is_english() || where_ != setting::alone) return {};
        return fmt::format(R"( lang="{0}" xml:lang="{0}")", what_.language.tag());
    }

    [[nodiscard]] double x(double in_lane) const { return what_.names + in_lane; }
    [[nodiscard]] double y(std::size_t lane, std::size_t row) const
    {
        return tops_[lane] + padding + static_cast<double>(what_.lanes[lane].rule_rows) * label_height +
               (static_cast<double>(row) + 0.5) * row_height;
    }

    void paint_definitions()
    {
        out_ += "<defs>\n";
        for (std::size_t i = 0; i != symbols.size(); ++i) put("<g id=\"g{}\">{}</g>\n", i, symbols[i]);
        out_ +=
            R"svg(<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V5" stroke-width="2.6"/></pattern>
<linearGradient id="fade"><stop stop-color="#fff" stop-opacity="0"/><stop offset=".6" stop-color="#fff"/></linearGradient>
<linearGradient id="fade-both"><stop stop-color="#fff" stop-opacity="0"/><stop offset=".35" stop-color="#fff"/><stop offset=".65" stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></linearGradient>
<mask id="open-left" maskContentUnits="objectBoundingBox"><rect x="-.2" y="-.2" width="1.4" height="1.4" fill="url(#fade)"/></mask>
<mask id="open-right" maskContentUnits="objectBoundingBox"><rect x="-.2" y="-.2" width="1.4" height="1.4" fill="url(#fade)" transform="translate(1 0) scale(-1 1)"/></mask>
<mask id="open-both" maskContentUnits="objectBoundingBox"><rect x="-.2" y="-.2" width="1.4" height="1.4" fill="url(#fade-both)"/></mask>
<marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path id="head" d="M0 0L8 4L0 8Z"/></marker>
</defs>
)svg";
    }

    void paint_ground()
    {
        out_ += "<g aria-hidden=\"true\">\n";
        if (axis_ > axis) put("<text class=\"heading\" x=\"{}\" y=\"20\">{}</text>\n", num(what_.on.gap), xml(what_.title));
        for (std::size_t lane = 0; lane < what_.lanes.size(); ++lane) {
            auto const end = lane + 1 == what_.lanes.size() ? bottom_ : tops_[lane + 1];
            if (lane % 2 == 0)
                put("<rect class=\"band\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n", num(tops_[lane]), num(what_.on.width),
                    num(end - tops_[lane]));
        }
        for (auto const& t : what_.ticks) {
            put("<path class=\"grid\" d=\"M{} {}V{}\"/>", num(x(t.x)), num(axis_ - 4), num(bottom_));
            if (t.label.empty()) continue;
            auto const half = static_cast<double>(columns_of(t.label)) * what_.on.letter / 2;
            auto const middle = std::clamp(x(t.x), std::min(half, what_.on.width / 2), std::max(what_.on.width - half, what_.on.width / 2));
            put("<text class=\"tick\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n", num(middle), num(axis_ - 8), xml(t.label));
        }
        for (std::size_t lane = 0; lane != what_.lanes.size(); ++lane)
            put("<text class=\"name\" x=\"{}\" y=\"{}\">{}</text>\n", num(what_.on.gap), num(y(lane, 0) + 4), xml(what_.lanes[lane].label));
        out_ += "</g>\n";
    }

    void paint_rule(draw::rule const& r)
    {
        auto const top = r.lane ? tops_[*r.lane] : axis_;
        auto const bottom = !r.lane ? bottom_ : *r.lane + 1 == tops_.size() ? bottom_ : tops_[*r.lane + 1];
        open(r.item, "milestone", "");
        bool const band = r.to - r.from > what_.on.mark / 2;
        if (band)
            put("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", num(x(r.from)), num(top), num(r.to - r.from), num(bottom - top));
        put("<path d=\"M{} {}V{}\"/>", num(x(r.from)), num(top), num(bottom));
        if (band) put("<path d=\"M{} {}V{}\"/>", num(x(r.to)), num(top), num(bottom));
        auto const text_y = top + static_cast<double>(r.row) * label_height + 11;
        put("<text x=\"{}\" y=\"{}\"{}>{}</text>", num(x(r.from) + (r.left ? -3 : 3)), num(text_y), r.left ? " text-anchor=\"end\"" : "",
            xml(r.label));
        put("<rect class=\"focus\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", num(x(r.from) - 3), num(top), num(r.to - r.from + 6),
            num(bottom - top));
        close();
    }

    /// A thing that can be walked to. Requires: `close` behind it.
    void open(std::size_t item, std::string const& classes, std::string_view id)
    {
        auto const id_attribute = id.empty() ? std::string{} : fmt::format(" id=\"{}\"", id);
        if (where_ == setting::in_page) {
            put("<a{} class=\"{}\" href=\"#r{}\" aria-labelledby=\"n{}\" aria-describedby=\"r{}\">", id_attribute, classes, item, item,
                item);
            return;
        }
        put("<g{} class=\"{}\" tabindex=\"0\" role=\"img\"><title>", id_attribute, classes);
        auto const& i = what_.items[item];
        for (std::size_t k = 0; k != i.cells.size(); ++k)
            if (!i.cells[k].empty())
                put("{}{}{}", k == 0 ? "" : "\n", k < 2 ? "" : xml(filled(words_.named, what_.columns[k], "")), line(i.cells[k]));
        put_list("\n", i.sources.size(), [&](std::size_t k) { return line(i.sources[k].text); });
        out_ += "</title>";
    }
    /// A line of a tooltip: many marks may have the same.
    [[nodiscard]] static std::string line(std::string_view text) { return xml(cut(text, draw::longest_text)); }
    /// The first of them, and how many more there are.
    void put_list(std::string_view first, std::size_t size, auto line_of)
    {
        auto const shown = std::min(size, draw::most_listed);
        for (std::size_t k = 0; k != shown; ++k) put("{}{}", k == 0 ? first : "\n", line_of(k));
        if (shown != size) put("\n{}", filled(words_.and_more, size - shown));
    }
    void close() { out_ += where_ == setting::in_page ? "</a>\n" : "</g>\n"; }

    [[nodiscard]] static std::string_view mask_of(draw::piece const& p)
    {
        if (p.open_left && p.open_right) return " mask=\"url(#open-both)\"";
        return p.open_left ? " mask=\"url(#open-left)\"" : p.open_right ? " mask=\"url(#open-right)\"" : "";
    }

    void paint_mark(std::size_t number)
    {
        auto const& m = what_.marks[number];
        auto const middle = y(m.lane, m.row);
        auto const tone = std::min(m.tone, symbols.size() - 1);
        auto classes = fmt::format("m k{}", tone);
        if (m.hollow) classes += " h";
        if (m.possible) classes += " p";
        if (m.inside) classes += " i";
        open(m.item, classes, fmt::format("m{}", number));
        auto const at = x((m.from + m.to) / 2);
        auto const half = std::max((m.to - m.from) / 2, what_.on.mark / 2) + 2;
        put("<rect class=\"focus\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"3\"/>", num(at - half),
            num(middle - row_height / 2 + 0.5), num(2 * half), num(row_height - 1));
        if (m.point) {
            put("<use href=\"#g{}\" x=\"{}\" y=\"{}\"/>", tone, num(at), num(middle));
            if (m.contested) put("<circle class=\"ring\" cx=\"{}\" cy=\"{}\" r=\"8.2\"/>", num(at), num(middle));
        } else {
            auto const high = m.inside ? row_height - 4 : bar;
            if (m.pieces.size() > 1) put("<path class=\"t\" d=\"M{} {}H{}\"/>", num(x(m.from)), num(middle), num(x(m.to)));
            for (auto const& p : m.pieces) {
                auto const box = fmt::format("x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"2\"{}", num(x(p.from)),
                                             num(middle - high / 2), num(std::max(p.to - p.from, 1.5)), num(high), mask_of(p));
                put("<rect class=\"{}\" {}/>", p.sure ? "s" : "u", box);
                if (m.contested) put("<rect class=\"hatch\" {}/>", box);
            }
            if (!m.inside && m.to - m.from > 2 * what_.on.mark) put("<use href=\"#g{}\" x=\"{}\" y=\"{}\"/>", tone, num(at), num(middle));
        }
        if (m.struck) put("<path class=\"cross\" d=\"M{} {}l14-12\"/>", num(at - 7), num(middle + 6));
        if (!m.label.empty()) {
            auto const reach = std::max(m.to - m.from, what_.on.mark) / 2 + what_.on.gap / 2;
            auto const text_x = m.inside ? at : m.left ? at - reach : at + reach;
            put("<text x=\"{}\" y=\"{}\"{}>{}</text>", num(text_x), num(middle + 4), m.left ? " text-anchor=\"end\"" : "", xml(m.label));
        }
        close();
    }

    void paint_arrows()
    {
        if (what_.arrows.empty()) return;
        out_ += "<g class=\"arrows\">\n";
        for (auto const& a : what_.arrows) {
            auto const [x1, y1] = std::pair{x(a.from.x), y(a.from.lane, a.from.row)};
            auto const [x2, y2] = std::pair{x(a.to.x), y(a.to.lane, a.to.row)};
            bool const level = y1 == y2; // then in an arc over what lies between
            auto const reach = bar / 2 + 2;
            auto const [begin, end] = level     ? std::pair{y1 - reach, y2 - reach}
                                      : y1 < y2 ? std::pair{y1 + reach, y2 - reach}
                                                : std::pair{y1 - reach, y2 + reach};
            // past what stands in the lanes between
            auto const between = a.from.lane < a.to.lane ? a.to.lane - a.from.lane : a.from.lane - a.to.lane;
            auto const bow = between > 1 ? std::min(12 + 4 * static_cast<double>(between), 60.0) : 0;
            auto const turn = level ? begin - row_height * 0.6 : (begin + end) / 2;
            put("<path class=\"arrow{}\" d=\"M{} {}C{} {} {} {} {} {}\" marker-end=\"url(#tip)\"><title>{}", a.set_aside ? " aside" : "",
                num(x1), num(begin), num(x1 - bow), num(turn), num(x2 - bow), num(turn), num(x2), num(end),
                a.set_aside ? xml(filled(words_.aside, "")) : "");
            put_list("", a.says.size(), [&](std::size_t k) { return line(what_.sayings.at(a.says[k]).text); });
            out_ += "</title></path>";
            if (!a.label.empty())
                put("<text x=\"{}\" y=\"{}\" aria-hidden=\"true\">{}</text>", num((x1 + x2) / 2), num((turn * 3 + begin) / 4 + 3),
                    xml(a.label));
            out_ += '\n';
        }
        out_ += "</g>\n";
    }

    /// What the shapes mean that occur, in rows below the lanes.
    [[nodiscard]] std::string paint_legend()
    {
        struct entry {
            std::string picture;
            std::string text;
        };
        std::vector<entry> entries;
        auto const any = [&](auto is) { return std::ranges::any_of(what_.marks, is); };
        // a tone without symbols shows as what it fills
        auto const swatch = [&](std::size_t tone) {
            bool const symbol = any([&](mark const& m) { return std::min(m.tone, symbols.size() - 1) == tone && !m.inside; });
            return fmt::format(
                fmt::runtime(symbol ? R"(<g class="m k{0}"><use href="#g{0}"/></g>)"
                                    : R"(<g class="m k{0} i"><rect class="s" x="-9" y="-5.5" width="18" height="11" rx="2"/></g>)"),
                tone);
        };
        for (std::size_t tone = 0; tone != symbols.size(); ++tone)
            if (any([&](mark const& m) { return std::min(m.tone, symbols.size() - 1) == tone; }))
                entries.push_back({swatch(tone), tone < what_.legend.size() ? what_.legend[tone] : std::string{}});
        auto const also = [&](bool is, std::string_view picture, std::string_view text) {
            if (is) entries.push_back({fmt::format(R"(<g class="m k7{}</g>)", picture), std::string(text)});
        };
        constexpr std::string_view box = R"(x="-9" y="-5.5" width="18" height="11" rx="2")";
        auto const piece = [&](auto is) { return any([&](mark const& m) { return !m.point && std::ranges::any_of(m.pieces, is); }); };
        auto const also_inside =
            any([](mark const& m) { return m.inside && m.pieces.size() == 1 && !m.pieces.front().open_left; }) ? " i" : "";
        also(piece([](auto const& p) { return !p.sure; }), fmt::format(R"({}"><rect class="u" {}/>)", also_inside, box), what_.unsure);
        also(piece([](auto const& p) { return p.sure; }), fmt::format(R"({}"><rect class="s" {}/>)", also_inside, box), what_.sure);
        also(piece([](auto const& p) { return p.open_left || p.open_right; }),
             fmt::format(R"svg("><rect class="u" {} mask="url(#open-right)"/>)svg", box), words_.open_end);
        also(any([](mark const& m) { return m.hollow && !m.struck; }), R"( h"><path d="M-5-5H5V5H-5Z" fill="none"/>)", words_.not_held);
        also(any([](mark const& m) { return m.struck; }),
             R"( h"><path d="M-5-5H5V5H-5Z" fill="none"/><path class="cross" d="M-7 6l14-12"/>)", words_.struck);
        also(any([](mark const& m) { return m.contested; }), fmt::format(R"("><rect class="u" {}/><rect class="hatch" {}/>)", box, box),
             words_.exclude);
        also(any([](mark const& m) { return m.possible; }), R"( p"><circle r="5"/>)", words_.pale);
        if (!what_.arrows.empty())
            entries.push_back({R"svg(<path class="arrow" d="M-9 0H9" marker-end="url(#tip)"/>)svg", std::string(words_.before)});
        if (!what_.rules.empty()) entries.push_back({R"(<g class="milestone"><path d="M0-7V7"/></g>)", std::string(words_.milestone)});

        std::string out = "<g class=\"legend\" aria-hidden=\"true\">\n";
        auto left = what_.on.gap;
        auto top = bottom_ + padding + legend_row / 2;
        for (auto const& e : entries) {
            auto const wide = 26 + static_cast<double>(columns_of(e.text)) * what_.on.letter + 14;
            if (left + wide > what_.on.width && left > what_.on.gap) {
                left = what_.on.gap;
                top += legend_row;
            }
            out += fmt::format("<g transform=\"translate({} {})\">{}<text x=\"15\" y=\"4\">{}</text></g>\n", num(left + 10), num(top),
                               e.picture, xml(e.text));
            left += wide;
        }
        legend_height_ = entries.empty() ? 0 : top + legend_row / 2 - bottom_;
        return out + "</g>\n";
    }

    layout const& what_;
    picture_words const& words_;
    setting where_;
    double axis_; ///< where the lanes, or the names of milestones above them, begin
    std::vector<double> tops_;
    double bottom_ = 0;
    double legend_height_ = 0;
    std::string out_;
};

} // namespace

std::string paint(layout const& what, setting where)
{
    require_canvas(what.on);
    return painter{what, where}();
}

} // namespace entente::detail

namespace entente::draw {

std::string svg(layout const& what) { return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + detail::paint(what, detail::setting::alone); }

} // namespace entente::draw
