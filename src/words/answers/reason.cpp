// Why an answer is what it is, and why a party stands where it does.
// SPDX-License-Identifier: MIT
#include "words/answers/answers.hpp"
#include "words/answers/listed.hpp"

#include <entente/query/ask.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace entente::detail {
namespace {

/// What stands before and behind one party in an order.
class place_in_order {
public:
    place_in_order(timeline const& seen, answer_row const& row, std::size_t of, std::size_t supposed)
        : seen_(seen)
        , row_(row)
        , of_(of)
        , supposed_(supposed)
    {
    }

    [[nodiscard]] std::string line() const
    {
        auto const rank = its().rank;
        auto out = fmt::format("{}: ", row_.label());
        bool const is_known = rank.lo == rank.hi;
        if (supposed_ != 0 && (supposed_ < rank.lo || rank.hi < supposed_))
            out += fmt::format("{} was not {}: it is {} among those contacted", code(of_), ordinal(supposed_), place());
        else if (supposed_ != 0 && !is_known) out += fmt::format("{} was perhaps {}: it is {}", code(of_), ordinal(supposed_), place());
        else out += fmt::format("{} was {}", code(of_), place());
        if (its().how != verdict::certain) out += ", if it was contacted at all";
        std::vector<std::string> after, before, open;
        for (std::size_t i = 0; i != row_.candidates.size(); ++i) {
            if (i == of_) continue;
            if (row_.before(i, of_) == verdict::certain) after.push_back(code(i));
            else if (row_.before(of_, i) == verdict::certain) before.push_back(code(i));
            else open.push_back(code(i));
        }
        auto const add = [&](char const* word, std::vector<std::string> const& who) {
            if (!who.empty()) out += fmt::format("; {} {}", word, joined(who, ", "));
        };
        add("after", after);
        add("before", before);
        add("undecided with", open);
        return out;
    }
    /// On whose word it stands between its neighbours.
    [[nodiscard]] std::string why() const
    {
        std::string out;
        for (std::size_t i = 0; i != row_.candidates.size(); ++i) {
            if (i == of_) continue;
            if (row_.before(i, of_) == verdict::certain) out += because(i, of_);
            else if (row_.before(of_, i) == verdict::certain) out += because(of_, i);
        }
        return out;
    }
    void add_rows(io::table& to) const
    {
        for (std::size_t i = 0; i != row_.candidates.size(); ++i) {
            if (i == of_) continue;
            bool const is_after = row_.before(i, of_) == verdict::certain, is_before = row_.before(of_, i) == verdict::certain;
            auto const word = is_after ? "after" : is_before ? "before" : "undecided";
            to.rows.push_back({row_.leader, row_.term, code(of_), fmt::format("{}", its().rank.lo), fmt::format("{}", its().rank.hi),
                               std::string(name(its().how)), word, code(i),
                               is_after    ? cited(i, of_)
                               : is_before ? cited(of_, i)
                                           : std::string{}});
        }
    }

private:
    [[nodiscard]] candidate const& its() const { return row_.candidates[of_]; }
    [[nodiscard]] std::string code(std::size_t i) const { return codes_of(row_.candidates[i].parties); }
    [[nodiscard]] std::string place() const
    {
        auto const rank = its().rank;
        return rank.lo == rank.hi ? ordinal(rank.lo) : fmt::format("{} at best, {} at worst", ordinal(rank.lo), ordinal(rank.hi));
    }
    [[nodiscard]] static std::string ordinal(std::size_t n)
    {
        auto const last = n % 10, teen = n / 10 % 10;
        auto const ending = teen == 1 ? "th" : last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th";
        return fmt::format("{}{}", n, ending);
    }
    /// The statements that put one's first contact before each of the other's.
    [[nodiscard]] std::string cited(std::size_t earlier, std::size_t later) const
    {
        std::vector<std::string> out;
        for (auto const& b : row_.candidates[later].events)
            for (auto const& a : row_.candidates[earlier].events) {
                auto const by = seen_.why_before(*seen_.find_moment(a), *seen_.find_moment(b));
                for (auto const& s : by)
                    if (auto text = seen_.cite(s); std::find(out.begin(), out.end(), text) == out.end()) out.push_back(std::move(text));
                if (!by.empty()) break;
            }
        return joined(out, "; ");
    }
    [[nodiscard]] std::string because(std::size_t earlier, std::size_t later) const
    {
        auto const by = cited(earlier, later);
        return fmt::format(" {} came before {}{}.", code(earlier), code(later), by.empty() ? by : ": " + by);
    }

    timeline const& seen_;
    answer_row const& row_;
    std::size_t of_;
    std::size_t supposed_;
};

[[nodiscard]] wording::reply whole(timeline const& world, query const& about)
{
    auto out = answer_to(world, about);
    out.lines.clear();
    for (std::size_t from = 0; from < out.why.size();) {
        auto const end = std::min(out.why.find('\n', from), out.why.size());
        out.lines.push_back(out.why.substr(from, end - from));
        from = end + 1;
    }
    return out;
}

} // namespace

wording::reply answer_to(timeline const& world, asked::why const& q)
{
    if (q.party.empty()) return whole(world, q.about);
    auto const seen = seen_by(world, q.about);
    auto about = unseen(q.about);
    about.aim = asked::order{};
    auto const whom = party_named(world, q.party);
    wording::reply out{{}, table_of({"leader", "term", "party", "rank_lo", "rank_hi", "verdict", "relation", "other", "because"}), {}, {}};
    weakest all;
    auto const rows = seen.ask(about);
    for (auto const& row : rows) {
        auto const at = std::find_if(row.candidates.begin(), row.candidates.end(),
                                     [&](candidate const& c) { return c.parties.size() == 1 && c.parties.front() == whom; });
        if (at == row.candidates.end()) {
            all.add(verdict::none);
            out.lines.push_back(fmt::format("{}: no contact with {} is known", row.label(), whom.code()));
            out.why += (out.why.empty() ? "" : "\n") + out.lines.back() + ".";
            continue;
        }
        place_in_order const place(seen, row, static_cast<std::size_t>(at - row.candidates.begin()), q.rank);
        all.add(at->how == verdict::certain && at->rank.lo == at->rank.hi ? verdict::certain : verdict::possible);
        out.lines.push_back(place.line());
        out.why += fmt::format("{}{}.{}", out.why.empty() ? "" : "\n", out.lines.back(), place.why());
        place.add_rows(out.rows);
    }
    out.verdict = all.get();
    if (rows.empty()) out.lines.push_back(out.why = rows.why());
    return out;
}

} // namespace entente::detail
