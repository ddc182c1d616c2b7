// Claims as arrows: each claim is put into words once, however many events it orders.
// SPDX-License-Identifier: MIT
#include "draw/arrows.hpp"

#include "languages/words.hpp"
#include "text.hpp"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

namespace entente::detail {
namespace {

class arrow_maker {
public:
    arrow_maker(draw::layout& out, timeline const& world, name_book const& names, item_numbers const& items)
        : out_(out)
        , world_(world)
        , names_(names)
        , items_(items)
    {
        for (auto const& m : out_.marks) spots_.try_emplace(m.item, draw::arrow::end{(m.from + m.to) / 2, m.lane, m.row});
        for (auto const& c : world_.conflicts())
            if (c.rejected.kind == said::what::claim) rejected_.insert(c.rejected.record);
    }

    void operator()()
    {
        for (claim_ = 0; claim_ != world_.facts().claims.size(); ++claim_) {
            if (!world_.sees({said::what::claim, {}, claim_, 0})) continue;
            saying_.reset();
            std::visit([&](auto const& says) { draw(says); }, world_.facts().claims[claim_].says);
        }
        sort_sayings();
    }

private:
    using spots = std::vector<std::size_t>; ///< items that are drawn

    template <class Says>
    void draw(Says const&)
    {
    }
    void draw(order_claim const& o)
    {
        spots before;
        for (auto const& step : o.steps) {
            auto const now = found(step);
            connect(before, now, "");
            before = now;
        }
    }
    void draw(distance_claim const& d)
    {
        connect(found(std::vector{d.from}), found(std::vector{d.to}),
                d.days          ? days(names_.words().days, *d.days)
                : d.within_days ? days(names_.words().within, *d.within_days)
                                : "");
    }
    [[nodiscard]] std::string days(picture_words::one_or_more const& of, std::int64_t n) const { return filled(of[n == 1 ? 0 : 1], n); }
    void draw(first_claim const& f)
    {
        spots before;
        for (auto const& e : f.events) {
            auto const now = found(std::vector{e});
            connect(before, now, "");
            before = now;
        }
    }

    template <class Ids>
    [[nodiscard]] spots found(Ids const& ids) const
    {
        spots out;
        for (auto const& id : ids) {
            auto const at = world_.find_moment(id); // of the event it was merged into
            auto const item = at ? items_.find(*at) : items_.end();
            if (item != items_.end() && spots_.contains(item->second)) out.push_back(item->second);
        }
        return out;
    }

    /// Of two large groups not everything with everything: `draw::arrow` says what.
    void connect(spots const& before, spots const& after, std::string const& label)
    {
        if (before.empty() || after.empty()) return;
        bool const all = before.size() == 1 || after.size() == 1 || after.size() <= draw::most_pairs / before.size();
        for (auto const a : before)
            for (auto const b : after) {
                connect(a, b, label);
                if (!all && a != before.back()) break;
            }
    }
    void connect(std::size_t from, std::size_t to, std::string const& label)
    {
        bool const refused = rejected_.contains(claim_);
        auto const [at, fresh] = known_.try_emplace({from, to, label, refused}, out_.arrows.size());
        if (fresh) out_.arrows.push_back({spots_.at(from), spots_.at(to), label, {}, refused});
        if (!saying_) saying_ = saying(refused);
        if (told_.emplace(at->second, *saying_).second) out_.arrows[at->second].says.push_back(*saying_);
    }

    /// The number of what the claim says, which others may have said in the same words.
    [[nodiscard]] std::size_t saying(bool refused)
    {
        auto words = world_.cite({said::what::claim, {}, claim_, 0});
        auto const* const by = names_.find_source(world_.facts().claims[claim_].source);
        if (by != nullptr && by->publisher.size() > draw::longest_text) // many claims may be of one source
            if (auto const whole = printable(by->publisher); words.starts_with(whole))
                words.replace(0, whole.size(), cut(whole, draw::longest_text));
        auto const [at, fresh] = sayings_.try_emplace({std::move(words), refused}, out_.sayings.size());
        if (fresh) out_.sayings.push_back({at->first.first, refused});
        return at->second;
    }

    /// What is said of one arrow stands together.
    void sort_sayings()
    {
        auto const unknown = out_.sayings.size();
        std::vector<std::size_t> number(unknown, unknown);
        std::vector<draw::saying> sorted;
        for (auto& a : out_.arrows)
            for (auto& s : a.says) {
                if (number[s] == unknown) {
                    number[s] = sorted.size();
                    sorted.push_back(std::move(out_.sayings[s]));
                }
                s = number[s];
            }
        out_.sayings = std::move(sorted);
    }

    draw::layout& out_;
    timeline const& world_;
    name_book const& names_;
    item_numbers const& items_;
    std::unordered_map<std::size_t, draw::arrow::end> spots_; ///< of items
    std::set<std::uint32_t> rejected_;                        ///< claims
    std::uint32_t claim_ = 0;                                 ///< that is drawn
    std::optional<std::size_t> saying_;                       ///< its words, once they are needed
    std::map<std::tuple<std::size_t, std::size_t, std::string, bool>, std::size_t> known_;
    std::map<std::pair<std::string, bool>, std::size_t> sayings_;
    std::set<std::pair<std::size_t, std::size_t>> told_; ///< arrow and saying
};

} // namespace

void make_arrows(draw::layout& out, timeline const& world, name_book const& names, item_numbers const& items)
{
    arrow_maker{out, world, names, items}();
}

} // namespace entente::detail
