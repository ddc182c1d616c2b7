// A question as a value to a question in words.
// SPDX-License-Identifier: MIT
#include <entente/time/civil.hpp>
#include <entente/time/edtf.hpp>
#include <entente/words/print.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace entente::wording {
namespace {

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (char const c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out += '"';
}

/// With commas, and a word before the last one.
std::string in_a_row(std::vector<std::string> const& all, std::string_view before_last)
{
    std::string out;
    for (std::size_t i = 0; i != all.size(); ++i) {
        if (i != 0) out += i + 1 == all.size() ? fmt::format(" {} ", before_last) : ", ";
        out += all[i];
    }
    return out;
}
std::string names(std::vector<std::string> const& all)
{
    std::vector<std::string> out;
    for (auto const& n : all) out.push_back(quoted(n));
    return in_a_row(out, "and");
}

std::string_view plural_of(event_kind k)
{
    constexpr std::string_view all[] = {"calls", "video calls", "meetings", "visits", "summits", "messages", "statements"};
    return all[static_cast<std::size_t>(k)];
}
std::string_view singular_of(event_kind k) { return k == event_kind::video_call ? "video call" : name(k); }

std::string kinds(std::vector<event_kind> const& all, bool plural)
{
    if (all.empty()) return plural ? "contacts" : "contact";
    std::vector<std::string> out;
    for (auto const k : all) out.emplace_back(plural ? plural_of(k) : singular_of(k));
    return in_a_row(out, plural ? "and" : "or");
}

std::string words_of(when const& t)
{
    auto const& text = t.text();
    bool const plain = (text.size() == 4 || text.size() == 7 || text.size() == 10) && text.find_first_not_of("0123456789-") == text.npos &&
                       text.front() != '-' && edtf::try_parse(text).has_value();
    auto out = plain ? text : quoted(text);
    if (!t.zone().empty()) (out += " in ") += quoted(t.zone());
    if (t.calendar() == calendar::julian) out += " (Julian)";
    return out;
}

std::string_view words_of(milestone m)
{
    constexpr std::string_view all[] = {"election", "declared", "took office", "left office"};
    return all[static_cast<std::size_t>(m)];
}

struct mark_words {
    std::string operator()(milestone m) const { return std::string(words_of(m)); }
    std::string operator()(the const& e) const { return fmt::format("event {}", quoted(e.text)); }
    std::string operator()(when const& t) const
    {
        auto out = words_of(t);
        return out.front() == '"' ? fmt::format("date {}", out) : out;
    }
    std::string operator()(instant t) const
    {
        auto const text = to_string(t);
        bool const plain = t.is_finite() && text.size() == 20 && text.front() != '-';
        return fmt::format("instant {}", (plain ? text : std::to_string(t.count())));
    }
};
std::string words_of(mark const& m) { return std::visit(mark_words{}, m); }

struct who_words {
    std::string operator()(asked::anyone const&) const { return {}; }
    std::string operator()(asked::leader const& w) const { return fmt::format(" by {}", quoted(w.name)); }
    std::string operator()(asked::holders const& w) const { return fmt::format(" by each holder of {}", quoted(w.office)); }
    std::string operator()(asked::leaders_of const& w) const { return fmt::format(" by each leader of {}", quoted(w.party)); }
    std::string operator()(asked::pair const& w) const { return fmt::format(" of the pair {} and {}", quoted(w.party), quoted(w.other)); }
    std::string operator()(asked::every_term const&) const { return " by each term"; }
    std::string operator()(asked::each_pair const&) const { return " by each pair"; }
};

struct aim_words {
    std::vector<event_kind> const& of;
    bool anywhere; ///< of a gap: without a beginning of its own
    std::string operator()(asked::first const&) const { return fmt::format("first {}", kinds(of, false)); }
    std::string operator()(asked::last const&) const { return fmt::format("last {}", kinds(of, false)); }
    std::string operator()(asked::order const&) const { return fmt::format("order of {}", kinds(of, true)); }
    std::string operator()(asked::list const&) const { return fmt::format("list of {}", kinds(of, true)); }
    std::string operator()(asked::count const&) const { return fmt::format("number of {}", kinds(of, true)); }
    std::string operator()(asked::gap const& a) const
    {
        return fmt::format("time from {}{} to first {}", words_of(a.since), anywhere ? " anywhere" : "", kinds(of, false));
    }
    std::string operator()(asked::whether const& a) const
    {
        return fmt::format("whether {} came before {} in {}", quoted(a.before), quoted(a.after), kinds(of, true));
    }
    std::string operator()(asked::not_contacted const&) const
    {
        return fmt::format("which countries were not contacted in {}", kinds(of, true));
    }
};

/// Where, when and as known when: what the window and the rest say.
std::string window_words(query const& q)
{
    std::string out;
    auto const* gap = std::get_if<asked::gap>(&q.aim);
    bool const as_the_gap = gap != nullptr && q.from == asked::edge{gap->since, true}; // which is said already
    if (q.from && !as_the_gap) out += fmt::format(" {} {}", q.from->inclusive ? "since" : "after", words_of(q.from->at));
    if (q.to) out += fmt::format(" {} {}", q.to->inclusive ? "until" : "before", words_of(q.to->at));
    if (q.days) out += fmt::format(" within {} days of {}", q.days->days, words_of(q.days->of));
    if (q.inside) out += fmt::format(" during {}", words_of(*q.inside));
    if (q.known_by) out += fmt::format(" as known on {}", words_of(*q.known_by));
    if (q.beyond_term) out += " beyond the term";
    return out;
}

std::string words_of(query const& q)
{
    auto out = std::visit(aim_words{q.kinds, !q.from}, q.aim);
    if (q.first_few) out += fmt::format(" top {}", *q.first_few);
    if (q.statuses.empty()) out += " of whatever status";
    else if (q.statuses != std::vector{status::held}) {
        std::vector<std::string> all;
        for (auto const s : q.statuses) all.emplace_back(name(s));
        out.append(" that are ").append(in_a_row(all, "or"));
    }
    if (q.placed_or_received != direction::either) out += q.placed_or_received == direction::placed ? " placed" : " received";
    if (q.where != whereabouts::anywhere) out += q.where == whereabouts::abroad ? " abroad" : " at home";
    out += std::visit(who_words{}, q.who);
    if (!q.whom.empty()) out.append(" with ").append(names(q.whom));
    if (q.acting) out += " with acting holders";
    if (q.organizations) out += " with organizations";
    if (!q.occasion.empty()) out.append(" at ").append(quoted(q.occasion));
    return out + window_words(q);
}

std::string words_of(asked::contact const& c)
{
    auto out = kinds(c.kinds, false);
    if (c.placed_or_received != direction::either) out += c.placed_or_received == direction::placed ? " placed" : " received";
    if (!c.whom.names.empty()) out.append(" with ").append(names(c.whom.names));
    return out;
}

std::string words_of(pattern const& p)
{
    std::string out = "pattern ";
    for (std::size_t i = 0; i != p.steps.size(); ++i) {
        auto const& s = p.steps[i];
        bool const next = s.how == pattern::link::then;
        out += i == 0 ? (next ? "beginning with " : "anywhere ") : (next ? ", then " : ", followed by ");
        out += words_of(s.what);
        for (auto const& w : s.without) out.append(" without ").append(words_of(w));
        if (s.within) {
            auto const n = s.within->count();
            bool const whole_hours = n % hours(1).count() == 0 && !s.within->is_unlimited();
            out += whole_hours ? fmt::format(" within {} hours", n / hours(1).count()) : fmt::format(" within {} microseconds", n);
        }
        if (s.within_days) out += fmt::format(" within {} days", *s.within_days);
    }
    return fmt::format("{}{}among ({})", out, p.steps.empty() ? "" : ", ", words_of(p.contacts));
}

struct question_words {
    std::string operator()(query const& q) const { return words_of(q); }
    std::string operator()(pattern const& p) const { return words_of(p); }
    std::string operator()(asked::in_office const& a) const
    {
        return fmt::format("holder of {} on {}", quoted(a.of), words_of(mark{a.on}));
    }
    std::string operator()(asked::tally const& a) const
    {
        constexpr std::string_view groups[] = {"year", "month", "counterpart", "leader", "kind", "pair", "attribute "};
        std::vector<std::string> by;
        for (auto const g : a.by) {
            by.emplace_back(groups[static_cast<std::size_t>(g)]);
            if (g == grouped::attribute) by.back() += quoted(a.attribute);
        }
        std::string out = "tally";
        if (!by.empty()) out.append(" by ").append(in_a_row(by, "and"));
        if (a.how != asked::tally::told::each) out += a.how == asked::tally::told::most ? ", most" : ", least";
        if (a.first_few) out += fmt::format(", top {}", *a.first_few);
        if (!a.zone.empty()) out += ", in zone " + quoted(a.zone);
        return fmt::format("{}{}of ({})", out, out == "tally" ? " " : ", ", words_of(a.counted));
    }
    std::string operator()(asked::spread const& a) const { return fmt::format("average of ({})", words_of(a.gaps)); }
    std::string operator()(asked::pause const& a) const
    {
        return fmt::format("{} gap in ({})", a.shortest ? "shortest" : "longest", words_of(a.events));
    }
    std::string operator()(asked::sooner const& a) const
    {
        return fmt::format("whether ({}) came before ({})", words_of(a.one), words_of(a.other));
    }
    std::string operator()(asked::neighbour const& a) const
    {
        return fmt::format("{} event {} among ({})", a.previous ? "previous before" : "next after", quoted(a.event), words_of(a.among));
    }
    std::string operator()(asked::on_this_day const& a) const
    {
        constexpr std::string_view months[] = {"January", "February", "March",     "April",   "May",      "June",
                                               "July",    "August",   "September", "October", "November", "December"};
        auto const is_day = 1 <= a.day && a.day <= 31 && 1 <= a.month && a.month <= 12;
        auto const on = is_day ? fmt::format("{} {}", a.day, months[a.month - 1]) : fmt::format("{} of month {}", a.day, a.month);
        return fmt::format("({}) on {} of any year", words_of(a.events), on);
    }
    std::string operator()(asked::returned const& a) const
    {
        return fmt::format("returned within {} days of ({})", a.days, words_of(a.contacts));
    }
    std::string operator()(asked::change const& a) const
    {
        return fmt::format("change from {} to {} in ({})", words_of(a.from), words_of(a.to), words_of(a.about));
    }
    std::string operator()(asked::comparison const& a) const
    {
        return fmt::format("compare {} with {} by ({})", quoted(a.one), quoted(a.other), words_of(a.orders));
    }
    std::string operator()(asked::likeness const& a) const
    {
        auto const few = a.first_few == 0 ? std::string{} : fmt::format(" in the first {}", a.first_few);
        return fmt::format("orders like that of {}{} among ({})", quoted(a.as), few, words_of(a.orders));
    }
    std::string operator()(asked::why const& a) const
    {
        auto const party = a.party.empty() ? std::string{} : quoted(a.party) + ' ';
        auto const rank = a.rank == 0 ? std::string{} : fmt::format("at rank {} ", a.rank);
        return fmt::format("why {}{}{}({})", party, rank, party.empty() && rank.empty() ? "" : "in ", words_of(a.about));
    }
    std::string operator()(asked::days_in_office const& a) const
    {
        auto out = "time in office" + std::visit(who_words{}, a.who);
        if (a.acting) out += " with acting holders";
        if (a.known_by) out.append(" as known on ").append(words_of(*a.known_by));
        return out;
    }
    std::string operator()(asked::earlier const& a) const
    {
        auto const other = a.other.empty() ? std::string("predecessor") : quoted(a.other);
        return fmt::format("whether {} was earlier than {} by ({})", quoted(a.one), other, words_of(a.gaps));
    }
    std::string operator()(asked::interval const& a) const
    {
        return fmt::format("time between ({}) and ({})", words_of(a.from), words_of(a.to));
    }
    std::string operator()(asked::single_source const& a) const { return fmt::format("single source of ({})", words_of(a.about)); }
    std::string operator()(asked::contradictions const& a) const
    {
        std::string out = "claims that contradict each other";
        return a.known_by ? fmt::format("{} as known on {}", out, words_of(*a.known_by)) : out;
    }
    std::string operator()(asked::share const& a) const
    {
        std::string out = "share";
        if (!a.with.empty()) out.append(" with ").append(names(a.with));
        if (!a.attribute.empty()) out.append(" by attribute ").append(quoted(a.attribute));
        return fmt::format("{} of ({})", out, words_of(a.rows));
    }
    std::string operator()(asked::page const& a) const
    {
        return fmt::format("page {} of {} each of ({})", a.number, a.size, words_of(a.events));
    }
};

} // namespace

std::string print(question const& q) { return std::visit(question_words{}, q); }

} // namespace entente::wording
