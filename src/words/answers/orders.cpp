// Orders of first contact side by side, and whose are alike.
// SPDX-License-Identifier: MIT
#include "words/answers/answers.hpp"
#include "words/answers/listed.hpp"

#include <entente/query/ask.hpp>
#include <entente/query/compare.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace entente::detail {
namespace {

[[nodiscard]] std::string in_braces(std::vector<block> const& all)
{
    std::vector<std::string> out;
    for (auto const& b : all) out.push_back(b.parties.size() == 1 ? codes_of(b.parties) : '{' + codes_of(b.parties) + '}');
    return joined(out, " ");
}
template <class Number>
[[nodiscard]] std::string text_of(Number n)
{
    return fmt::format("{}", n);
}

void add_row(io::table& to, contact_order const& a, contact_order const& b, comparison const& c)
{
    auto const tau = [&](bool least) { return c.tau ? fmt::format("{:.3f}", least ? c.tau->least : c.tau->most) : std::string{}; };
    to.rows.push_back({a.leader, a.term, b.leader, b.term, codes_of(c.common), codes_of(c.only_one), codes_of(c.only_other),
                       in_braces(c.prefix), text_of(c.longest_prefix), text_of(c.pairs.concordant), text_of(c.pairs.discordant),
                       text_of(c.pairs.tied_in_one + c.pairs.tied_in_other + c.pairs.tied_in_both), text_of(c.undecided),
                       text_of(c.kendall.least), text_of(c.kendall.most), tau(true), tau(false)});
}

} // namespace

wording::reply answer_to(timeline const& world, asked::comparison const& q)
{
    require_aim<asked::order>(q.orders, "orders", "order");
    auto const ones = world.ask(q.orders.by(q.one)), others = world.ask(q.orders.by(q.other));
    wording::reply out{{},
                       table_of({"one", "one_term", "other", "other_term", "common", "only_one", "only_other", "prefix", "longest_prefix",
                                 "same_order", "reversed", "tied", "undecided", "kendall_least", "kendall_most", "tau_least", "tau_most"}),
                       ones.why() + "\n" + others.why(),
                       verdict::none};
    weakest all;
    for (auto const& a : ones)
        for (auto const& b : others) {
            if (a.term == b.term && a.leader == b.leader) continue; // with itself
            contact_order one(a), other(b);
            auto const c = compare(one, other);
            add_row(out.rows, one, other, c);
            auto told = c;
            told.one = a.label();
            told.other = b.label();
            out.lines.push_back(fmt::format("{}", told));
            all.add(c.common.empty() ? verdict::none : c.is_decided() ? verdict::certain : verdict::possible);
        }
    out.verdict = all.get();
    if (out.lines.empty()) out.lines.push_back("there are no two orders to compare");
    return out;
}

wording::reply answer_to(timeline const& world, asked::likeness const& q)
{
    require_aim<asked::order>(q.orders, "orders", "order");
    auto const rows = world.ask(q.orders), models = world.ask(q.orders.by(q.as));
    wording::reply out{{}, table_of({"as_leader", "as_term", "leader", "term", "first_few", "verdict", "order"}), {}, verdict::none};
    weakest all;
    for (auto const& model : models) {
        contact_order const order(model);
        std::map<std::size_t, std::vector<std::size_t>> by_length; // rows, by how many parties are compared
        for (std::size_t i = 0; i != rows.size(); ++i) {
            auto const n = q.first_few != 0 ? q.first_few : std::min(contact_order(rows[i]).size(), order.size());
            if (n != 0) by_length[n].push_back(i);
        }
        std::map<std::size_t, std::pair<std::size_t, verdict>> found; // by row
        for (auto const& [n, those] : by_length)
            for (auto const& l : alike(rows, order, n))
                if (std::find(those.begin(), those.end(), l.row) != those.end()) found.emplace(l.row, std::pair{n, l.how});
        std::vector<std::string> certain, possible;
        for (auto const& [i, it] : found) {
            auto const& [n, how] = it;
            (how == verdict::certain ? certain : possible).push_back(rows[i].label());
            out.rows.rows.push_back(
                {model.leader, model.term, rows[i].leader, rows[i].term, text_of(n), std::string(name(how)), rows[i].sequence()});
        }
        all.add(certain.empty() && possible.empty() ? verdict::none : possible.empty() ? verdict::certain : verdict::possible);
        auto const begins = q.first_few == 0 ? std::string("as far as both go") : fmt::format("the first {}", q.first_few);
        auto const who = certain.empty() && possible.empty() ? "nobody known" : judged_in_words(certain, possible);
        out.lines.push_back(fmt::format("alike {}, {}: {}", model.label(), begins, who));
        out.why += fmt::format("{}{}", out.why.empty() ? "" : "\n", model.why());
        for (auto const& [i, it] : found) out.why += "\n" + rows[i].why();
    }
    out.verdict = all.get();
    if (out.lines.empty()) out.lines.push_back(models.why());
    return out;
}

} // namespace entente::detail
