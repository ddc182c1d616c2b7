// The line of an answer's row in other languages than English.
// SPDX-License-Identifier: MIT
#include "languages/words.hpp"

#include <entente/detail/printable.hpp>
#include <entente/query/answer.hpp>
#include <entente/query/ask.hpp>
#include <entente/query/detail/tell.hpp>
#include <entente/query/query.hpp>
#include <entente/timeline/timeline.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace entente::detail {
namespace {

/// What `teller` says in English, by the forms of another language.
class line_teller {
public:
    line_teller(answer_row const& row, query const& asked, timeline const& world, language in)
        : row_(row)
        , query_(asked)
        , world_(world)
        , in_(in)
        , words_(*in.words())
    {
    }

    [[nodiscard]] std::string run() const
    {
        auto const label = std::visit([&](auto const& who) { return label_of(who); }, query_.who);
        return printable(
            fmt::format("{}: {}{}", label, std::visit([&](auto const& aim) { return summary(aim); }, query_.aim), what_to_know()));
    }

private:
    static constexpr std::size_t most_told = 40;

    [[nodiscard]] static std::string text(std::string_view t) { return std::string(t); }

    template <class Who>
    [[nodiscard]] std::string label_of(Who const& who) const
    {
        if constexpr (std::is_same_v<Who, asked::pair>) return party_called(who.party) + "–" + party_called(who.other);
        return row_.leader.empty() ? text(words_.anyone) : row_.label();
    }
    [[nodiscard]] std::string name_of(party const& p) const
    {
        for (auto const& d : world_.facts().parties)
            if (d.id == p && !d.name.empty()) return d.name;
        return in_.name(p);
    }
    /// Of a question's word for it, if that is a party.
    [[nodiscard]] std::string party_called(std::string const& asked) const
    {
        if (auto const known = find_party(asked)) return name_of(*known);
        return party::is_code(asked) ? name_of(party{asked}) : asked;
    }
    [[nodiscard]] std::string names_of(std::vector<party> const& all) const
    {
        std::string out;
        for (auto const& p : all) out += (out.empty() ? "" : text(words_.comma)) + name_of(p);
        return out;
    }

    [[nodiscard]] std::optional<event_kind> only_kind() const
    {
        if (query_.kinds.empty() || std::ranges::any_of(query_.kinds, [&](event_kind k) { return k != query_.kinds.front(); }))
            return std::nullopt;
        return query_.kinds.front();
    }
    [[nodiscard]] std::string of_kind(std::size_t number) const
    {
        auto const only = only_kind();
        if (!only) return text(number == 1 ? words_.contact : words_.contacts);
        return text((number == 1 ? words_.kinds : words_.many_kinds)[static_cast<std::size_t>(*only)]);
    }
    [[nodiscard]] bool has(caveat k) const { return std::ranges::find(row_.caveats, k) != row_.caveats.end(); }
    [[nodiscard]] std::string among() const
    {
        auto const n = row_.among();
        return n == 0 || !has(caveat::first_known) ? std::string{} : filled(words_.bracket, filled(words_.among, n, of_kind(n)));
    }
    [[nodiscard]] std::string judged() const { return in_.word(row_.verdict) + among(); }
    [[nodiscard]] std::string what_to_know() const
    {
        std::string out;
        for (auto const k : caveats_told) {
            if (!has(k)) continue;
            auto const with = std::ranges::count_if(row_.candidates,
                                                    [&](candidate const& c) { return std::ranges::find(c.caveats, k) != c.caveats.end(); });
            bool const in_part = with != 0 && static_cast<std::size_t>(with) != row_.candidates.size();
            out += (out.empty() ? "; " : text(words_.comma)) + (in_part ? filled(words_.in_part, in_.word(k)) : in_.word(k));
        }
        return out;
    }

    [[nodiscard]] std::string comma(std::string const& a, std::string const& b) const { return a + text(words_.comma) + b; }
    [[nodiscard]] bool nothing() const { return row_.candidates.empty(); }
    [[nodiscard]] std::string unknown() const
    {
        return text(has(caveat::milestone_unknown) ? words_.milestone_unknown : has(caveat::first_known) ? words_.none_known : words_.none);
    }
    [[nodiscard]] std::string days(range_of<std::int64_t> n) const
    {
        if (n.least != n.most) return filled(words_.days_range, n.least, n.most);
        return n.least == 1 ? text(words_.one_day) : filled(words_.days, n.least);
    }
    [[nodiscard]] std::string time_of(candidate const& c) const
    {
        auto const by = clocks_to_tell(c.window, row_.zone, c.zone, world_.clocks());
        auto out = in_.describe(by.window, by.zone, world_.clocks());
        if (by.zone_unknown) out = comma(out, text(words_.zone_unknown));
        return by.city.empty() ? out : comma(out, by.city);
    }
    [[nodiscard]] std::string what_happened(candidate const& c) const
    {
        std::string out;
        if (c.status && *c.status != status::held) out = in_.word(*c.status);
        bool const one_kind = std::ranges::all_of(c.events, [&](std::string const& e) {
            auto const m = world_.find_moment(e);
            return m && world_.as_seen(*m).kind == c.kind;
        });
        if (c.kind && one_kind && c.kind != only_kind()) out = out.empty() ? in_.word(*c.kind) : comma(out, in_.word(*c.kind));
        return out;
    }
    [[nodiscard]] std::string leaders_in(candidate const& c) const
    {
        std::string out;
        auto const m = c.events.empty() ? std::nullopt : world_.find_moment(c.events.front());
        if (!m) return out;
        for (auto const& p : world_.as_seen(*m).participants) {
            if (p.leader.empty()) continue;
            auto const known = std::ranges::find_if(world_.facts().leaders, [&](leader const& l) { return l.id == p.leader; });
            auto const name = known == world_.facts().leaders.end() || (*known).name.empty() ? p.leader : (*known).name;
            out = out.empty() ? name : comma(out, name);
        }
        return out;
    }
    [[nodiscard]] std::string listed(bool with_leaders) const
    {
        std::string out;
        for (auto const& c : row_.candidates) {
            auto const told = static_cast<std::size_t>(&c - row_.candidates.data());
            if (told == most_told) return filled(words_.and_more, out, row_.candidates.size() - most_told);
            std::string inside;
            for (auto const& part : {with_leaders && row_.leader.empty() ? leaders_in(c) : std::string{}, what_happened(c), time_of(c)})
                if (!part.empty()) inside = inside.empty() ? part : comma(inside, part);
            auto one = names_of(c.parties) + filled(words_.bracket, inside);
            out = out.empty() ? one : comma(out, one);
        }
        return out;
    }

    // --- one line for each aim ---

    [[nodiscard]] std::string foremost() const
    {
        if (nothing()) return unknown();
        if (row_.verdict != verdict::certain) return comma(listed(false), judged());
        std::string out;
        for (auto const& c : row_.candidates) {
            auto const what = what_happened(c);
            auto one = names_of(c.parties) + (what.empty() ? std::string{} : filled(words_.bracket, what));
            out = out.empty() ? one : filled(words_.and_, out, one);
        }
        auto const& c = row_.candidates.front();
        out = comma(comma(out, judged()), time_of(c));
        return c.days ? comma(out, days(*c.days)) : out;
    }
    [[nodiscard]] std::string summary(asked::first const&) const { return foremost(); }
    [[nodiscard]] std::string summary(asked::last const&) const { return foremost(); }
    [[nodiscard]] std::string summary(asked::list const&) const
    {
        return nothing() ? unknown() : comma(listed(true), in_.word(row_.verdict));
    }
    [[nodiscard]] std::string summary(asked::count const&) const
    {
        if (has(caveat::milestone_unknown) && !row_.count) return unknown();
        auto const c = row_.count.value_or(range_of<std::size_t>{});
        auto const number = c.least == c.most ? fmt::format("{}", c.least) : filled(words_.to, c.least, c.most);
        auto const counted = filled(words_.counted, number, of_kind(c.most));
        return comma(has(caveat::first_known) ? filled(words_.known, counted) : counted, in_.word(row_.verdict));
    }
    [[nodiscard]] std::string length(duration d, std::int64_t longest) const
    {
        if (d.is_unlimited()) return text(words_.unknown_length);
        auto const m = d.count() / us_per_minute;
        if (longest >= std::int64_t{3} * 24 * 60) return filled(words_.days_hours, m / (24 * 60), m / 60 % 24);
        return longest >= 60 ? filled(words_.hours_minutes, m / 60, m % 60) : filled(words_.minutes, m);
    }
    [[nodiscard]] std::string summary(asked::gap const&) const
    {
        if (!row_.gap) return unknown();
        auto const [least, most] = *row_.gap;
        auto const longest = (most.is_unlimited() ? least : most).count() / us_per_minute;
        auto const elapsed = least == most ? length(least, longest) : filled(words_.to, length(least, longest), length(most, longest));
        return comma(row_.gap_days ? days(*row_.gap_days) + filled(words_.bracket, elapsed) : filled(words_.after, elapsed), judged());
    }
    [[nodiscard]] std::string summary(asked::whether const& w) const
    {
        auto const parties = [&](std::string const& asked) -> std::optional<party> {
            if (auto const known = find_party(asked)) return known;
            return party::is_code(asked) ? std::optional{party{asked}} : std::nullopt;
        };
        auto const what = filled(words_.before, party_called(w.before), party_called(w.after));
        auto const verdict_word = row_.verdict == verdict::none ? text(words_.certainly_not) : in_.word(row_.verdict);
        auto const contacted = [&](std::string const& asked) {
            auto const p = parties(asked);
            return p &&
                   std::ranges::any_of(row_.candidates, [&](candidate const& c) { return !c.parties.empty() && c.parties.front() == *p; });
        };
        bool const are_events = world_.find_moment(w.before) && world_.find_moment(w.after);
        if (are_events) return comma(what, verdict_word);
        if (has(caveat::milestone_unknown) && nothing()) return unknown();
        if (!contacted(w.before) && !contacted(w.after))
            return fmt::format("{}: {}", what, filled(words_.no_contact_with_either, of_kind(1)));
        if (!contacted(w.before)) return fmt::format("{}: {}", what, filled(words_.no_contact, of_kind(1), party_called(w.before)));
        auto const out = comma(what, verdict_word + among());
        return contacted(w.after) || row_.verdict == verdict::none
                   ? out
                   : fmt::format("{}; {}", out, filled(words_.no_contact, of_kind(1), party_called(w.after)));
    }
    [[nodiscard]] std::string summary(asked::not_contacted const&) const
    {
        if (nothing()) return text(words_.nobody_left);
        std::string out;
        for (auto const& c : row_.candidates) {
            auto const told = static_cast<std::size_t>(&c - row_.candidates.data());
            if (told == most_told) return filled(words_.not_contacted, filled(words_.and_more, out, row_.candidates.size() - most_told));
            bool const planned = std::ranges::find(c.caveats, caveat::only_planned) != c.caveats.end();
            auto const how = planned ? comma(in_.word(c.how), text(words_.planned)) : in_.word(c.how);
            auto const one = names_of(c.parties) + filled(words_.bracket, how);
            out = out.empty() ? one : comma(out, one);
        }
        return filled(words_.not_contacted, out);
    }
    [[nodiscard]] std::string summary(asked::order const&) const
    {
        if (nothing()) return unknown();
        std::string out;
        for (auto const& b : row_.blocks) {
            auto const one = b.parties.size() == 1 ? names_of(b.parties) : fmt::format("{{{}}}", names_of(b.parties));
            out = out.empty() ? one : comma(out, one);
        }
        for (auto const p : row_.floating) out += "; " + filled(words_.at_some_point, name_of(p));
        return comma(out, judged());
    }

    answer_row const& row_;
    query const& query_;
    timeline const& world_;
    language in_;
    language_words const& words_;
};

} // namespace
} // namespace entente::detail

namespace entente::io {

inline namespace ENTENTE_FORM {

std::string line(answer_row const& row, query const& asked, timeline const& world, language in)
{
    return in.is_english() ? row.line() : detail::line_teller{row, asked, world, in}.run();
}

std::string lines(answer const& all, query const& asked, timeline const& world, language in)
{
    std::string out;
    for (auto const& row : all) {
        if (!out.empty()) out += '\n';
        out += io::line(row, asked, world, in);
    }
    return out;
}

} // namespace ENTENTE_FORM

} // namespace entente::io
