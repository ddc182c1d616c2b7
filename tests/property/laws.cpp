// Answers are functions of the set of facts and of the order of trust, and of nothing else: what may be changed without
// changing an answer by a byte.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "property/cases.hpp"
#include "property/dated.hpp"

#include <entente/io/json.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace laws_tests {

namespace {

namespace en = entente;
using namespace property;

// --- what an answer says ---

std::string row_text(en::flat_row const& r)
{
    return fmt::format("{} | {} | {} | {} | {} | {}-{} | {} | {} | {}\n", r.leader, r.term, r.party, r.event, r.verdict, r.rank_lo,
                       r.rank_hi, r.earliest, r.latest, r.caveats);
}
/// All that can be read of an answer, by term: rows stand in the order of the terms, which is the records' order.
std::string told_by(en::answer const& a)
{
    std::map<std::string, std::string> rows;
    for (auto const& r : a) rows[r.term] += fmt::format("{}\n{}\n", r, r.why());
    for (auto const& r : a.rows()) rows[r.term] += row_text(r);
    std::string out;
    for (auto const& [term, text] : rows) out += text;
    return out;
}
std::string told_by(en::records r, en::query const& q)
{
    return told_by(en::builder(story_zones(), story_policy()).add(std::move(r)).build().ask(q));
}

/// What a law compares.
struct both {
    std::string before;
    std::string after;
};
using law = std::optional<both> (*)(story const&, dice&); ///< nothing: says nothing of this story

template <class List>
void shuffle(List& all, dice& d)
{
    for (auto i = all.size(); i > 1; --i) std::swap(all[i - 1], all[static_cast<std::size_t>(d(static_cast<int>(i)))]);
}

// --- the laws ---

std::optional<both> shuffled_records(story const& s, dice& d)
{
    auto r = records_of(s);
    shuffle(r.sources, d);
    shuffle(r.leaders, d);
    shuffle(r.offices, d);
    shuffle(r.terms, d);
    shuffle(r.events, d);
    shuffle(r.claims, d);
    return both{told_by(records_of(s), query_of(s.asks)), told_by(std::move(r), query_of(s.asks))};
}

std::optional<both> shuffled_parts(story const& s, dice& d)
{
    auto r = records_of(s);
    for (auto& e : r.events) {
        shuffle(e.participants, d);
        shuffle(e.reports, d);
    }
    for (auto& t : r.terms)
        for (auto& turn : t.milestones) shuffle(turn, d);
    for (auto& c : r.claims) {
        if (auto* o = std::get_if<en::order_claim>(&c.says))
            for (auto& step : o->steps) shuffle(step, d);
        if (auto* all = std::get_if<en::complete_claim>(&c.says)) shuffle(all->events, d);
    }
    for (auto& g : r.groups) shuffle(g.members, d);
    return both{told_by(records_of(s), query_of(s.asks)), told_by(std::move(r), query_of(s.asks))};
}

/// Other names in the records, in the question, and back in the text.
class renaming {
public:
    renaming(story const& s, bool reversed)
    {
        for (int e = 0; e != most_events; ++e) add(id(e), fmt::format("event-{}", static_cast<char>(reversed ? 'z' - e : 'a' + e)));
        for (int t = 0; t != most_terms; ++t) add(term_id(t), fmt::format("term-{}", static_cast<char>(reversed ? 'z' - t : 'a' + t)));
        for (auto const& src : records_of(s).sources) add(src.id, "source-" + src.id.substr(1));
        for (auto const& p : cast) add(p.id, fmt::format("who-{}", p.id));
    }
    [[nodiscard]] std::string forth(std::string const& name) const
    {
        auto const dot = name.find('.');
        auto const found = to_.find(name.substr(0, dot));
        return found == to_.end() ? name : found->second + (dot == std::string::npos ? "" : name.substr(dot));
    }
    [[nodiscard]] std::string back(std::string text) const
    {
        for (auto const& [old, now] : to_)
            for (auto at = text.find(now); at != std::string::npos; at = text.find(now, at + old.size())) text.replace(at, now.size(), old);
        return text;
    }
    [[nodiscard]] en::records forth(en::records r) const
    {
        auto const change = [&](std::string& name) { name = forth(name); };
        for (auto& x : r.sources) change(x.id);
        for (auto& x : r.leaders) change(x.id);
        for (auto& x : r.terms) {
            change(x.id);
            change(x.leader);
            for (auto& turn : x.milestones)
                for (auto& a : turn) change(a.source);
        }
        for (auto& x : r.events) {
            change(x.id);
            for (auto& p : x.participants) change(p.leader);
            for (auto& a : x.reports) change(a.source);
        }
        for (auto& x : r.claims) {
            change(x.source);
            forth_said(x.says);
        }
        return r;
    }
    [[nodiscard]] en::query forth(en::query q) const
    {
        auto const of_mark = [&](en::mark& m) {
            if (auto* moment = std::get_if<en::the>(&m)) moment->text = forth(moment->text);
        };
        if (auto* l = std::get_if<en::asked::leader>(&q.who)) l->name = forth(l->name);
        if (auto* g = std::get_if<en::asked::gap>(&q.aim)) of_mark(g->since);
        if (auto* w = std::get_if<en::asked::whether>(&q.aim)) {
            w->before = forth(w->before);
            w->after = forth(w->after);
        }
        if (q.from) of_mark(q.from->at);
        if (q.to) of_mark(q.to->at);
        if (q.days) of_mark(q.days->of);
        for (auto& name : q.whom) name = forth(name);
        return q;
    }

private:
    void add(std::string old, std::string now) { to_.emplace(std::move(old), std::move(now)); }
    template <class Said>
    void forth_said(Said& says) const
    {
        auto const change = [&](std::string& name) { name = forth(name); };
        if (auto* o = std::get_if<en::order_claim>(&says))
            for (auto& step : o->steps)
                for (auto& m : step) change(m);
        if (auto* x = std::get_if<en::distance_claim>(&says)) {
            change(x->from);
            change(x->to);
        }
        auto const of_scope = [&](auto* x) {
            if (x == nullptr) return;
            change(x->scope.by);
            change(x->scope.after);
            for (auto& e : x->events) change(e);
        };
        of_scope(std::get_if<en::first_claim>(&says));
        of_scope(std::get_if<en::complete_claim>(&says));
    }

    std::map<std::string, std::string> to_;
};

std::optional<both> renamed(story const& s, dice&)
{
    renaming const names(s, false);
    return both{told_by(records_of(s), query_of(s.asks)), names.back(told_by(names.forth(records_of(s)), names.forth(query_of(s.asks))))};
}

/// All that a row says but for the sequence in which equals stand, which only names can decide.
std::string unordered(en::answer const& a, std::function<std::string(std::string)> const& back)
{
    auto const sorted_words = [](std::string text) {
        std::vector<std::string> words;
        for (std::size_t from = 0; from <= text.size();) {
            auto const to = std::min(text.find(' ', from), text.size());
            words.push_back(text.substr(from, to - from));
            from = to + 1;
        }
        std::sort(words.begin(), words.end());
        std::string out;
        for (auto const& w : words) out += w + ' ';
        return out;
    };
    std::vector<std::string> rows;
    for (auto r : a.rows()) {
        r.event = sorted_words(back(r.event));
        r.term = back(r.term);
        r.leader = back(r.leader);
        rows.push_back(row_text(r));
    }
    for (auto const& r : a)
        rows.push_back(fmt::format("{} {} {} {}\n", back(r.term), en::name(r.verdict),
                                   r.count ? fmt::format("{}-{}", r.count->least, r.count->most) : "",
                                   r.gap ? fmt::format("{}-{}", r.gap->least.count(), r.gap->most.count()) : ""));
    std::sort(rows.begin(), rows.end());
    std::string out;
    for (auto const& r : rows) out += r;
    return out;
}
std::optional<both> renamed_in_reverse(story const& s, dice&)
{
    renaming const names(s, true);
    auto const same = [](std::string text) { return text; };
    auto const built = [](en::records r) { return en::builder(story_zones(), story_policy()).add(std::move(r)).build(); };
    return both{unordered(built(records_of(s)).ask(query_of(s.asks)), same),
                unordered(built(names.forth(records_of(s))).ask(names.forth(query_of(s.asks))),
                          [&](std::string text) { return names.back(std::move(text)); })};
}

// --- another time ---

inline constexpr int days_later = 6; ///< ticks: whole days of every clock but the one that leaves one out

void shift(tale& t)
{
    for (auto& m : t.members) {
        if (m.lo != -far) m.lo += days_later;
        if (m.hi != far) m.hi += days_later;
    }
}
void shift(point& p) { shift(p.date); }
story shifted(story s)
{
    for (auto& e : s.events)
        for (auto& a : e.reports) shift(a.time);
    for (auto& t : s.terms)
        for (auto& told : t.told)
            for (auto& a : told) shift(a.time);
    auto& q = s.asks;
    if (q.from) shift(q.from->at);
    if (q.to) shift(q.to->at);
    if (q.within) shift(q.within->second);
    if (q.during) shift(*q.during);
    return s;
}
/// An answer with its instants as ticks from a beginning, and without the words that tell them by the calendar.
std::string timeless(en::answer const& a, int beginning)
{
    // beyond its clocks a story's days are as long as everybody's
    auto const near = [](std::int64_t n) { return std::clamp<std::int64_t>(n, -clocks_reach / 2, clocks_reach / 2); };
    auto const tick = [&](en::instant t) {
        return t.is_finite() ? std::to_string(near(t.count() - origin - beginning)) : std::string("..");
    };
    std::string out;
    auto flat = a.rows();
    std::size_t i = 0;
    for (auto const& r : a) {
        out += fmt::format("{} {} {} {}\n", r.term, en::name(r.verdict), r.count ? fmt::format("{}-{}", r.count->least, r.count->most) : "",
                           r.gap ? fmt::format("{}-{}", near(r.gap->least.count()), near(r.gap->most.count())) : "");
        for (auto const& c : r.candidates) {
            auto& f = flat[i++];
            f.earliest = tick(c.window.earliest());
            f.latest = tick(c.window.latest());
            out += row_text(f);
        }
    }
    return out;
}
/// Days from what nobody dates are those of UTC, which do not move with the story.
bool is_counted_in_utc(story const& s, point const& p)
{
    if (p.is == point::what::date) return false;
    if (p.is == point::what::moment) return zone_of(s, p.number) == utc;
    for (int m = most_events; m != moments; ++m)
        if (turn_of(m) == p.number && term_at(s, term_of(m)).there && zone_of(s, m) == utc) return true;
    return false;
}
std::optional<both> at_another_time(story const& s, dice&)
{
    if (s.asks.within && is_counted_in_utc(s, s.asks.within->second)) return std::nullopt;
    auto const has_apia = [](auto const& list) {
        return std::any_of(list.begin(), list.end(), [](auto const& x) { return x.clock == apia; });
    };
    if (has_apia(s.events) || has_apia(s.terms) || has_apia(s.claims) || s.asks.clock == apia) return std::nullopt;
    auto const later = shifted(s);
    return both{timeless(timeline_of(s).ask(query_of(s.asks)), 0), timeless(timeline_of(later).ask(query_of(later.asks)), days_later)};
}

// --- the same facts on other ways ---

std::array<en::records, 2> in_two(en::records all, dice& d)
{
    std::array<en::records, 2> parts;
    auto const split = [&](auto member) {
        for (auto& x : all.*member) (parts[static_cast<std::size_t>(d(2))].*member).push_back(std::move(x));
    };
    split(&en::records::sources);
    split(&en::records::groups);
    split(&en::records::leaders);
    split(&en::records::offices);
    split(&en::records::terms);
    split(&en::records::events);
    split(&en::records::claims);
    return parts;
}
std::optional<both> split_in_two(story const& s, dice& d)
{
    auto parts = in_two(records_of(s), d);
    auto const t = en::builder(story_zones(), story_policy()).add(std::move(parts[0])).add(std::move(parts[1])).build();
    return both{told_by(records_of(s), query_of(s.asks)), told_by(t.ask(query_of(s.asks)))};
}
std::optional<both> through_json(story const& s, dice&)
{
    return both{told_by(records_of(s), query_of(s.asks)), told_by(en::io::read_records(en::io::write(records_of(s))), query_of(s.asks))};
}
std::optional<both> piece_by_piece(story const& s, dice&)
{
    auto all = records_of(s);
    auto const events = std::exchange(all.events, {});
    auto const claims = std::exchange(all.claims, {});
    auto const terms = std::exchange(all.terms, {});
    auto t = en::builder(story_zones(), story_policy()).add(std::move(all)).build();
    auto const add = [&](auto member, auto const& list) {
        for (auto const& x : list) {
            en::records one;
            (one.*member).push_back(x);
            t = t.with(std::move(one));
        }
    };
    add(&en::records::terms, terms);
    add(&en::records::events, events);
    add(&en::records::claims, claims);
    return both{told_by(records_of(s), query_of(s.asks)), told_by(t.ask(query_of(s.asks)))};
}
std::optional<both> with_the_irrelevant(story const& s, dice& d)
{
    auto r = records_of(s);
    auto& who = r.leaders.emplace_back();
    who.id = who.name = "zola";
    auto& office = r.offices.emplace_back();
    office.id = "FRA/president";
    office.title = "president";
    office.party = en::party{"FRA"};
    auto& term = r.terms.emplace_back();
    term.id = "zola-term";
    term.leader = "zola";
    term.office = office.id;
    auto& e = r.events.emplace_back();
    e.id = "zola-calls";
    e.participants.resize(2);
    e.participants[0].leader = "zola";
    e.participants[0].party = office.party;
    e.participants[1].party = en::party{"DEU"};
    auto& a = e.reports.emplace_back();
    a.status = en::status::held;
    auto const t = d.between(0, horizon);
    a.time = when_of(tale{{{t, t}}, false, false}, three);
    return both{told_by(records_of(s), query_of(s.asks)), told_by(std::move(r), query_of(s.asks))};
}
/// A rank that nobody dates is hindsight in a view, which says so; here nobody has one.
std::optional<both> far_future(story const& plain, dice&)
{
    auto s = dated(plain);
    auto const rank = [](auto& all) {
        for (auto& a : all) a.by.rank = 1;
    };
    for (auto& e : s.events) rank(e.reports);
    for (auto& t : s.terms)
        for (auto& told : t.told) rank(told);
    for (auto& c : s.claims) c.by.rank = 1;
    auto r = records_of(s);
    for (auto& src : r.sources) src.rank = en::source_rank::normal;
    auto const t = en::builder(story_zones(), story_policy()).add(std::move(r)).build();
    auto seen = told_by(t.as_of(en::when{"2100", "UTC"}).ask(query_of(s.asks)));
    for (auto at = seen.find(" As known by "); at != std::string::npos; at = seen.find(" As known by "))
        seen.erase(at, seen.find('\n', at) - at); // the sentence that says so
    return both{told_by(t.ask(query_of(s.asks))), seen};
}

struct named_law {
    char const* name;
    law says;
};
constexpr std::array<named_law, 10> laws{{{"shuffled records", shuffled_records},
                                          {"shuffled parts of records", shuffled_parts},
                                          {"renamed", renamed},
                                          {"renamed in reverse", renamed_in_reverse},
                                          {"at another time", at_another_time},
                                          {"split in two", split_in_two},
                                          {"through JSON", through_json},
                                          {"piece by piece", piece_by_piece},
                                          {"with what is irrelevant", with_the_irrelevant},
                                          {"a view of the far future", far_future}}};

/// The first lines that differ.
std::pair<std::string, std::string> difference(both const& b)
{
    auto const from =
        static_cast<std::size_t>(std::mismatch(b.before.begin(), b.before.end(), b.after.begin(), b.after.end()).first - b.before.begin());
    auto const begin = from == 0 ? 0 : b.before.rfind('\n', from - 1) + 1;
    auto const line = [&](std::string const& text) {
        return text.substr(std::min(begin, text.size()), text.find('\n', std::min(from, text.size())) - std::min(begin, text.size()));
    };
    return {line(b.before), line(b.after)};
}

outcome examine_law(named_law const& one, story const& s, std::uint64_t seed)
{
    dice d(~seed);
    outcome out;
    out.kind = one.name;
    auto const b = one.says(s, d);
    out.skipped = !b;
    if (out.skipped) return out;
    auto [before, after] = difference(*b);
    bool const same = b->before == b->after;
    out.all.push_back({one.name, same, same, same ? "" : before, same ? "" : after});
    return out;
}

} // namespace

TEST_CASE("What changes no fact changes no answer", "[property][laws]")
{
    for (auto const& one : laws) {
        DYNAMIC_SECTION(one.name)
        {
            check_cases(
                one.name, run_options(20000, laws.size()), shares::any,
                [&](story const& s, std::uint64_t seed) { return examine_law(one, s, seed); }, [](story s) { return s; });
        }
    }
}

} // namespace laws_tests
