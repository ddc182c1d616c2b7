// Holdings of offices as terms: what their milestones are, what bounds them, and who overlaps.
// SPDX-License-Identifier: MIT
#include "import/terms/holders.hpp"
#include "import/terms/holdings.hpp"
#include "json/json_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>

namespace entente::detail {

/// Makes the holdings of one office into terms.
class holders::term_maker {
public:
    term_maker(holders& all, records& out) : all_(all), out_(out) {}

    void operator()(std::string const& office_id, bool one_head, bool shared, std::vector<held_statement const*> const& statements)
    {
        std::map<std::string, std::vector<held_statement const*>> by_person;
        for (auto const* s : statements) by_person[s->person].push_back(s);
        std::vector<holding> held;
        for (auto const& [person, own] : by_person)
            for (auto& h : unbroken(own, [&](auto c, auto const&s, auto text, auto remedy) { all_.tell(c, s.where, text, remedy); }))
                held.push_back(std::move(h));
        std::sort(held.begin(), held.end(), [](auto const& a, auto const& b) {
            return std::tuple(a.begins.first, a.begins.last, std::string_view(a.id())) <
                   std::tuple(b.begins.first, b.begins.last, std::string_view(b.id()));
        });
        if (one_head || (!shared && one_at_a_time(held))) tell_overlaps(held);
        neighbours const near(held);
        for (std::size_t i = 0; i != held.size(); ++i) {
            if (held[i].open) held[i].bound = bound_of(held, near, i, one_head);
            out_.terms.push_back(made(held[i], office_id));
        }
    }

private:
    using holding = unbroken_holding;

    /// Whether what is known looks like an office of one holder: nobody shares it for more than a year or begins together with another,
    /// and most of those whose end is known handed it to the next. Good enough to tell of overlaps, and not to bound an end by.
    [[nodiscard]] static bool one_at_a_time(std::vector<holding> const& held)
    {
        constexpr std::int64_t long_time = 366, handover = 31;
        std::size_t known = 0, handed = 0, open = 0;
        holding const* before = nullptr;
        for (auto const& h : held) {
            if (h.is_deprecated() || !h.has_start()) continue;
            if (before != nullptr && before->person() != h.person()) {
                if (before->begins.first == h.begins.first && before->begins.last == h.begins.last && h.begins.is_day()) return false;
                if (before->ends_after(h.begins.last + long_time)) return false;
                ++(before->open ? open : known);
                if (!before->open && before->ends.first + handover >= h.begins.first) ++handed;
            }
            if (before == nullptr || before->ends.first < h.ends.first) before = &h;
        }
        return handed * 2 >= known && open <= handed && handed != 0;
    }

    void tell_overlaps(std::vector<holding> const& held)
    {
        holding const* longest = nullptr;
        for (auto const& h : held) {
            if (h.is_deprecated() || !h.has_start()) continue;
            if (longest != nullptr && longest->person() != h.person() && longest->ends_after(h.begins.last)) {
                auto const until = longest->ends.first.is_finite()
                                       ? fmt::format("is said to have held it until {}", to_string(longest->ends.first))
                                       : std::string{"is said to hold it still"};
                all_.tell(code::holders_overlap, h.parts.front()->where,
                          fmt::format("{} took the office by {}, and {} {}", all_.named(h.person()), to_string(h.begins.last),
                                      all_.named(longest->person()), until),
                          "both are kept as they are said");
            }
            if (longest == nullptr || longest->ends.first < h.ends.first) longest = &h;
        }
    }

    /// Who may bound the end of whom: the holdings of one office by person, and by whom they say they replace.
    struct neighbours {
        explicit neighbours(std::vector<holding> const& held)
        {
            for (std::size_t i = 0; i != held.size(); ++i) {
                if (!held[i].has_start() || held[i].is_deprecated()) continue;
                of[held[i].person()].push_back(i);
                for (auto const* s : held[i].parts)
                    for (auto const& r : s->replaces) replacing[r].push_back(i);
            }
        }
        std::map<std::string, std::vector<std::size_t>> of, replacing;
    };

    /// By when somebody whose end nobody says cannot have held the office any longer: a successor's beginning, the next term, a death.
    [[nodiscard]] std::optional<holding::limit> bound_of(std::vector<holding> const& held, neighbours const& near, std::size_t i,
                                                         bool alone) const
    {
        auto const& h = held[i];
        if (h.is_deprecated()) return std::nullopt;
        std::optional<holding::limit> least;
        auto const take = [&](civil_day day, held_statement const* by, std::string why) {
            if (!day.is_finite() || (least && least->day <= day) || (h.has_start() && day < h.begins.first)) return;
            least = holding::limit{day, by, std::move(why)};
        };
        auto const later = [&](holding const& next) { return h.has_start() && h.begins.last < next.begins.first; };
        auto const take_all = [&](auto const& from, std::string const& key, std::string_view word) {
            auto const at = from.find(key);
            if (at == from.end()) return;
            for (auto const k : at->second)
                if (k != i && (later(held[k]) || (!h.has_start() && held[k].person() != h.person())))
                    take(held[k].begins.last, held[k].parts.front(),
                         fmt::format("no later than when {}, the {}, began", all_.named(held[k].person()), word));
        };
        for (auto const* s : h.parts)
            for (auto const& r : s->replaced_by) take_all(near.of, r, "successor");
        take_all(near.replacing, h.person(), "successor");
        take_all(near.of, h.person(), "next holder");
        auto const from = held.begin() + static_cast<std::ptrdiff_t>(i) + 1; // by their beginning; those without one stand first
        auto const next = alone
                              ? std::partition_point(from, held.end(), [&](holding const& n) { return !(h.begins.last < n.begins.first); })
                              : held.end();
        auto const able = std::find_if(next, held.end(), [&](holding const& n) { return later(n) && n.has_start() && !n.is_deprecated(); });
        if (able != held.end())
            take(able->begins.last, able->parts.front(),
                 fmt::format("no later than when {}, the next holder, began", all_.named(able->person())));
        if (auto const at = all_.persons.find(h.person()); at != all_.persons.end())
            for (auto const& d : at->second.deaths)
                if (auto const days = days_of(d.time); d.is == said_time::kind::given && days)
                    take(days->last, h.parts.front(), "no later than the holder's death");
        return least;
    }

    [[nodiscard]] std::string source_of(held_statement const& s) const
    {
        return s.rank == source_rank::normal ? s.source : fmt::format("{}-{}", s.source, name(s.rank));
    }
    static void say(std::vector<entente::report>& in, entente::report r)
    {
        if (std::find(in.begin(), in.end(), r) == in.end()) in.push_back(std::move(r));
    }
    void say(std::vector<entente::report>& in, held_statement const& s, said_time const& t, std::string text) const
    {
        auto note = t.note;
        for (auto const& n : s.notes) note += (note.empty() ? "" : "; ") + n;
        auto w = text.empty() ? t.time : retold(t.time, std::move(text), all_.options_.zone);
        say(in, {source_of(s), {}, std::move(w), {}, std::move(note), {}});
    }

    [[nodiscard]] term made(holding const& h, std::string const& office_id) const
    {
        term t;
        t.id = h.id();
        std::replace_if(
            t.id.begin(), t.id.end(), [](char c) { return c == '.' || ('\0' <= c && c <= ' '); }, '_');
        t.leader = h.person();
        t.office = office_id;
        t.acting = std::any_of(h.parts.begin(), h.parts.end(), [](auto const* s) { return s->acting; });
        auto& took = t.at(milestone::took_office);
        auto& left = t.at(milestone::left_office);
        for (auto const* s : h.parts) {
            bool const live = s->rank != source_rank::deprecated || h.is_deprecated();
            bool const reversed = is_reversed(*s);
            for (auto const& at : s->starts)
                if (at.is == said_time::kind::given && (!live || h.may_begin(at))) say(took, *s, at, reversed ? doubted(at.time) : "");
            for (auto const& at : s->ends) {
                if (reversed || (live && !h.may_end(at))) continue;
                if (at.is == said_time::kind::given) say(left, *s, at, "");
                else if (at.is == said_time::kind::never) say(left, *s, at, "..");
            }
            for (auto const& c : s->causes)
                if (t.ended.find(c) == std::string::npos) t.ended += (t.ended.empty() ? "" : "; ") + c;
        }
        if (left.empty()) say_open_end(h, left);
        keep_parts(h, t);
        return t;
    }

    /// Of an end that no part gives: that it is bounded, or that it was, at a time that nobody knows.
    void say_open_end(holding const& h, std::vector<entente::report>& left) const
    {
        auto const over = std::find_if(h.parts.begin(), h.parts.end(), [](auto const* s) {
            return std::any_of(s->ends.begin(), s->ends.end(), [](auto const& e) { return e.is == said_time::kind::unknown; });
        });
        if (!h.bound && over == h.parts.end()) return;
        auto const first = std::max(h.begins.first, h.ends.first); // the last of the parts had begun by then
        auto const from = h.has_start() && first.is_finite() ? to_string(first) : std::string{};
        auto const to = h.bound ? to_string(h.bound->day) : std::string{};
        auto const& by = h.bound ? *h.bound->by : **over;
        std::string const text = from.empty() && to.empty() ? std::string{} : fmt::format("[{}..{}]", from, to);
        auto note = h.bound ? h.bound->why : std::string{};
        if (over != h.parts.end()) note += note.empty() ? "the end is said to be unknown" : "; the end itself is said to be unknown";
        say(left, {source_of(by), {}, when{text, text.empty() ? std::string{} : all_.options_.zone}, {}, std::move(note), {}});
    }

    /// Beside the term, what its parts were, and what of them is no end of it.
    static void keep_parts(holding const& h, term& t)
    {
        auto const list = [&](std::string key, auto const& texts) {
            std::string out;
            for (auto const& text : texts) {
                if (!out.empty()) out += ',';
                out += in_quotes(text);
            }
            if (!out.empty()) t.kept.others.emplace_back(std::move(key), '[' + out + ']');
        };
        std::set<std::string> parts, replaces, replaced_by;
        for (auto const* s : h.parts) {
            replaces.insert(s->replaces.begin(), s->replaces.end());
            replaced_by.insert(s->replaced_by.begin(), s->replaced_by.end());
            auto const said = [](std::set<said_time> const& times) {
                std::string out;
                for (auto const& x : times)
                    out += (out.empty() ? "" : " or ") + (x.is == said_time::kind::given   ? x.time.text()
                                                          : x.is == said_time::kind::never ? ".."
                                                                                           : "?");
                return out;
            };
            if (h.parts.size() > 1 || is_reversed(*s)) parts.insert(fmt::format("{}: {}/{}", s->id, said(s->starts), said(s->ends)));
        }
        list("statements", parts);
        list("replaces", replaces);
        list("replaced_by", replaced_by);
    }

    holders& all_;
    records& out_;
};

/// Sorts terms by id, and tells apart those of one id: statements of two persons under it.
void holders::number_twins(std::vector<term>& terms)
{
    std::sort(terms.begin(), terms.end(),
              [](term const& a, term const& b) { return std::tie(a.id, a.leader, a.office) < std::tie(b.id, b.leader, b.office); });
    std::set<std::string> ids;
    for (auto& t : terms) ids.insert(t.id);
    std::string before;
    int n = 1;
    for (auto& t : terms) {
        n = t.id == before ? n + 1 : 1;
        before = n == 1 ? t.id : before;
        if (n == 1) continue;
        report_.suspect(code::duplicate_id, [&] {
            return problem_at(persons[t.leader].where,
                              fmt::format("the statement {} is of more than one holding", in_quotes(excerpt(t.id))),
                              "they were kept apart");
        });
        auto id = fmt::format("{}-{}", before, n);
        while (!ids.insert(id).second) id += '_';
        t.id = std::move(id);
    }
}

records holders::finish()
{
    settle_doubts();
    describe();
    fill_from_periods();
    records out;
    auto const resolved = make_offices(out);
    std::map<std::string, std::vector<held_statement const*>> of_office;
    for (auto const& [id_of_s, s] : statements_) of_office[resolved.at(s.office).id].push_back(&s);
    std::map<std::string, bool> one_head, shared;
    for (auto const& [key, o] : resolved) {
        one_head[o.id] |= o.one_head;
        shared[o.id] |= o.shared;
    }
    term_maker make(*this, out);
    for (auto const& [id, own] : of_office) make(id, one_head[id], shared[id], own);
    number_twins(out.terms);
    make_leaders(out);
    make_sources(out);
    return out;
}

} // namespace entente::detail
