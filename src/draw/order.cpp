// Answers side by side: who was contacted first, second, third, by whom.
// SPDX-License-Identifier: MIT
#include "draw/names.hpp"
#include "draw/stack.hpp"
#include "languages/words.hpp"
#include "text.hpp"

#include <entente/draw/layout.hpp>
#include <entente/query/answer.hpp>
#include <entente/time/describe.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace entente::detail {
namespace {

constexpr std::size_t tones = 8; ///< the last one is everybody else's

class comparison {
public:
    comparison(answer const& a, timeline const& world, draw::choice const& how) : answer_(a), world_(world), names_(world, how.language)
    {
        require_canvas(how.on);
        out_.title = how.title.empty() ? world.facts().title : how.title;
        out_.on = how.on;
        out_.language = how.language;
        out_.on.gap /= 2; // ranks are neighbours
    }

    [[nodiscard]] draw::layout run() &&
    {
        auto const& w = names_.words();
        for (auto const c : {w.columns[0], w.columns[1], w.rank, w.columns[3]}) out_.columns.emplace_back(c);
        out_.unsure = w.best_to_worst;
        out_.sure = w.this_rank;
        choose_tones();
        name_lanes();
        number_ranks();
        for (std::size_t i = 0; i != answer_.size(); ++i)
            for (auto const& c : answer_[i].candidates) place(i, c);
        stack(out_);
        out_.summary = filled(w.order_summary, filled(w.form_for(w.rows, answer_.size()), answer_.size()));
        return std::move(out_);
    }

private:
    /// Those who stand in most rows have a tone of their own; among equals, those who come first.
    void choose_tones()
    {
        struct fame {
            party who;
            std::size_t rows = 0;
            std::size_t ranks = 0;
        };
        std::map<party, fame> all;
        for (auto const& row : answer_)
            for (auto const& c : row.candidates)
                for (auto const& p : c.parties) {
                    auto& f = all[p];
                    f.who = p;
                    ++f.rows;
                    f.ranks += c.rank.lo;
                }
        std::vector<fame> order;
        for (auto const& [p, f] : all) order.push_back(f);
        std::ranges::stable_sort(order, [](fame const& a, fame const& b) {
            return std::pair{b.rows, a.ranks} < std::pair{a.rows, b.ranks};
        });
        out_.legend.assign(tones, "");
        for (std::size_t i = 0; i != order.size(); ++i) {
            tone_.emplace(order[i].who, std::min(i, tones - 1));
            out_.legend[std::min(i, tones - 1)] = i < tones - 1 ? names_.party_name(order[i].who).text : std::string(names_.words().others);
        }
    }
    void name_lanes()
    {
        for (auto const& row : answer_) out_.lanes.push_back({who(row, std::string(names_.words().anyone)), 1, 0});
        make_room_for_names(out_);
    }
    /// What a row is called: two terms of one leader by their years. A row that was made by hand may have the name alone.
    [[nodiscard]] static std::string who(answer_row const& row, std::string const& nobody)
    {
        if (row.leader_name.empty()) return nobody;
        return cut(row.label().empty() ? row.leader_name : row.label(), draw::longest_text);
    }
    /// As many ranks as there can be; their numbers only where there is room.
    void number_ranks()
    {
        std::size_t last = 1;
        for (auto const& row : answer_)
            for (auto const& c : row.candidates) last = std::max(last, c.rank.hi);
        // a rank is no wider than it needs to be read
        step_ = std::min(out_.width / static_cast<double>(last), 10 * out_.on.letter + out_.on.gap);
        if (step_ > 1) step_ = std::floor(step_);
        auto const room = static_cast<double>(std::to_string(last).size()) * out_.on.letter + out_.on.gap;
        auto const every = static_cast<std::size_t>(std::max(1.0, std::ceil(std::max(room, 1.0) / step_)));
        auto const number = [&](std::size_t rank) {
            out_.ticks.push_back({(static_cast<double>(rank) - 0.5) * step_, std::to_string(rank)});
        };
        number(1);
        for (auto rank = std::max<std::size_t>(every, 2); rank <= last && rank >= every; rank += every) number(rank);
    }
    void place(std::size_t lane, candidate const& c)
    {
        auto const& row = answer_[lane];
        auto const parties = codes(c.parties);
        std::string with;
        for (auto const& p : c.parties) with += (with.empty() ? "" : ", ") + names_.party_name(p).text;
        auto const ranks = c.rank.lo == 0 ? std::string{} : fmt::format("{}", c.rank);
        draw::item said{row.leader + '/' + parties,
                        {filled(names_.words().named, who(row, capital(std::string(names_.words().anyone))), with),
                         names_.in().describe(c.window, row.zone, world_.clocks()), ranks, names_.in().word(c.how)},
                        {}};
        for (auto const k : c.caveats)
            said.cells.back() += fmt::format(", {}", names_.in().is_english() ? std::string(name(k)) : names_.in().word(k));
        said.sources = sources_told(c);
        if (c.rank.lo != 0) {
            auto const inset = out_.on.gap * 0.51; // neighbours in one row
            draw::mark m;
            m.item = out_.items.size();
            m.lane = lane;
            m.tone = c.parties.empty() ? tones - 1 : tone_.at(c.parties.front());
            m.from = static_cast<double>(c.rank.lo - 1) * step_ + inset;
            m.to = static_cast<double>(c.rank.hi) * step_ - inset;
            m.pieces = {{m.from, m.to, c.rank.lo == c.rank.hi, false, false}};
            m.contested = std::ranges::find(c.caveats, caveat::contested) != c.caveats.end() ||
                          std::ranges::find(c.caveats, caveat::disputed) != c.caveats.end();
            m.possible = c.how != verdict::certain;
            m.inside = true;
            for (auto const& label : {names_.brief(c.parties, " "), parties}) // a name, if there is room for it
                if (m.label.empty() && static_cast<double>(columns_of(label)) * out_.on.letter <= m.to - m.from + inset) m.label = label;
            out_.marks.push_back(std::move(m));
        }
        out_.items.push_back(std::move(said));
    }

    /// A source of many events, and an event of many rows, are told again and again: the first ones, and how many more there are.
    [[nodiscard]] std::vector<draw::link> sources_told(candidate const& c) const
    {
        std::vector<draw::link> out;
        std::size_t more = 0;
        for (auto const& e : c.events)
            if (auto const at = world_.find_moment(e))
                for (auto const& id : sources_of(world_.reports_of(*at))) {
                    if (out.size() < draw::most_listed) out.push_back(names_.link_to(id));
                    else ++more;
                }
        if (more != 0) out.push_back({filled(names_.words().and_more, more), {}});
        return out;
    }

    answer const& answer_;
    timeline const& world_;
    name_book names_;
    std::map<party, std::size_t> tone_;
    double step_ = 0;
    draw::layout out_;
};

} // namespace
} // namespace entente::detail

namespace entente::draw {

layout lay_out(answer const& order, timeline const& world, choice const& how) { return detail::comparison{order, world, how}.run(); }

} // namespace entente::draw
