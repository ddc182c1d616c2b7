// Tables, calendars and drawings of views against the answers to questions in them: whatever shows a view shows what the view sees,
// and nothing else.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "property/cases.hpp"
#include "property/dice.hpp"
#include "property/draw.hpp"
#include "property/telling.hpp"

#include <entente/draw/svg.hpp>
#include <entente/draw/terminal.hpp>
#include <entente/io/icalendar.hpp>
#include <entente/io/tables.hpp>
#include <entente/testing/show.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace faces_tests {

namespace {

namespace en = entente;
using namespace property;

constexpr int last_day = 9; ///< sources become public from 2 to 9 January 1970
constexpr std::array statuses{en::status::proposed,  en::status::planned,   en::status::held,
                              en::status::postponed, en::status::cancelled, en::status::denied};

/// A word that only what stands in one place can say.
[[nodiscard]] std::string marker(std::string_view what, std::size_t record) { return fmt::format("{}-of-{}-only", what, record); }

/// A story whose reports are by sources of different days, or of none; some events are told in several records, each with a
/// participant, a place and a protocol of its own.
[[nodiscard]] en::records told_piece_by_piece(dice& d)
{
    auto told = records_of(random_story(d));
    for (auto& e : told.events) // whoever speaks for a party: whether he holds an office is a matter of answers, not of faces
        for (std::size_t k = 1; k < e.participants.size(); ++k) {
            e.participants[k].leader.clear();
            e.participants[k].capacity.reset();
        }
    for (int day = 0; day <= last_day; ++day) {
        if (day == 1) continue;
        en::source s;
        s.id = fmt::format("day-{}", day);
        s.publisher = fmt::format("paper of day {}.", day);
        s.rank = d.once_in(8) ? static_cast<en::source_rank>(d(3)) : en::source_rank::normal;
        if (day != 0) s.published = en::when{fmt::format("1970-01-0{}", day), "UTC"};
        told.sources.push_back(std::move(s));
    }
    auto const somebody = [&] { return d.once_in(8) ? std::string{} : fmt::format("day-{}", d.once_in(8) ? 0 : d.between(2, last_day)); };
    for (auto& t : told.terms)
        for (auto& turn : t.milestones)
            for (auto& r : turn) r.source = somebody();
    for (auto& c : told.claims)
        if (d.once_in(2)) c.source = somebody();
    auto const once = told.events.size();
    for (std::size_t i = 0; i != once; ++i) {
        auto const more = d.once_in(2) ? 0 : d.between(1, 2);
        for (int k = 0; k != more; ++k) {
            auto again = told.events[i];
            again.same_as = told.events[static_cast<std::size_t>(k == 0 || d.once_in(2) ? i : told.events.size() - 1)].id;
            again.id += fmt::format("-again-{}", k);
            if (d.once_in(3)) again.participants.erase(again.participants.begin());
            if (d.once_in(4)) again.kind = en::event_kind::visit;
            if (d.once_in(6)) again.reports = {{{}, d.pick(statuses), {}, {}, {}, {}}};
            told.events.push_back(std::move(again));
        }
    }
    for (std::size_t i = 0; i != told.events.size(); ++i) {
        auto& e = told.events[i];
        for (auto& r : e.reports) r.source = somebody();
        if (d.once_in(3)) e.place = marker("place", i);
        if (d.once_in(3)) e.note = marker("note", i);
        if (d.once_in(3)) e.topics = {marker("topic", i)};
        if (d.once_in(3)) e.occasion = {};
        if (d.once_in(3)) {
            told.leaders.push_back({marker("leader", i), marker("name", i), {}, {}, {}});
            e.participants.push_back(
                {marker("leader", i), en::party{"FRA"}, d.once_in(2) ? std::optional(en::role::host) : std::nullopt, std::nullopt, {}});
        }
        if (d.once_in(4)) e.participants.push_back({{}, en::party{d.once_in(2) ? "DEU" : "GBR"}, std::nullopt, std::nullopt, {}});
    }
    return told;
}

/// Every event, whatever its kind.
[[nodiscard]] en::query whatever(std::vector<en::status> are)
{
    using enum en::event_kind;
    return en::list(call, video_call, meeting, visit, summit, message, statement).that_are(std::move(are)).with_organizations();
}

/// What there is to know of an event, as the faces tell it.
struct fact {
    std::string parties; ///< sorted
    std::string earliest;
    std::string latest;
    std::string status;

    friend bool operator==(fact const&, fact const&) = default;
};
using facts = std::map<std::string, fact>;

[[nodiscard]] std::string text(facts const& all)
{
    std::string out;
    for (auto const& [id, f] : all) out += fmt::format("  {}: {} {} {} {}\n", id, f.parties, f.earliest, f.latest, f.status);
    return out;
}

/// Without that of the leader: who is out of office speaks for no country, and answers do not count him.
[[nodiscard]] std::string sorted(std::string_view parties)
{
    std::set<std::string> all;
    for (std::size_t at = 0; at < parties.size(); at += 4) all.emplace(parties.substr(at, 3));
    all.erase("KOR");
    std::string out;
    for (auto const& p : all) out += (out.empty() ? "" : " ") + p;
    return out;
}

/// As tables tell it: the whole second in which an instant lies.
[[nodiscard]] std::string second_of(en::instant t)
{
    auto text = to_string(t);
    if (auto const point = text.find('.'); text.ends_with('Z') && point != std::string::npos) text.erase(point, text.size() - 1 - point);
    return text;
}

[[nodiscard]] facts by_asking(en::timeline const& seen)
{
    facts out;
    for (auto const s : statuses)
        for (auto const& row : seen.ask(whatever({s})))
            for (auto const& c : row.candidates) {
                std::string parties;
                for (auto const& p : c.parties) parties += std::string(parties.empty() ? "" : " ") + std::string(p.code());
                for (auto const& id : c.events)
                    out[id] = {sorted(parties), second_of(c.window.earliest()), second_of(c.window.latest()), std::string(name(s))};
            }
    return out;
}

[[nodiscard]] facts by_table(en::io::table const& t)
{
    facts out;
    for (auto const& r : t.rows) out[r[0]] = {sorted(r[4]), r[6], r[7], r[3]};
    return out;
}

/// Of a calendar: the ids of its components, and the words of their statuses.
[[nodiscard]] std::map<std::string, std::string> by_calendar(std::string const& text)
{
    std::string unfolded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.compare(at, 3, "\r\n ") == 0) at += 2;
        else unfolded += text[at];
    }
    std::map<std::string, std::string> out;
    std::string id;
    for (std::size_t at = 0; at < unfolded.size();) {
        auto const end = unfolded.find("\r\n", at);
        auto const line = std::string_view(unfolded).substr(at, end - at);
        if (line.starts_with("UID:")) id = line.substr(4, line.find('@') - 4);
        if (line.starts_with("SUMMARY:")) out[id] += line.substr(8);
        if (line.starts_with("DESCRIPTION:")) out[id] += line;
        at = end + 2;
    }
    return out;
}

class faces_of_view {
public:
    faces_of_view(en::timeline const& whole, en::when until, int day)
        : whole_(whole)
        , until_(std::move(until))
        , seen_(whole.as_of(until_))
        , day_(day)
    {
    }

    void run()
    {
        auto const asked = by_asking(seen_);
        compare("a table", by_table(en::io::events_table(seen_)), asked);
        compare("a table of a question", by_table(en::io::events_table(whole_, whatever({statuses.begin(), statuses.end()}).as_of(until_))),
                asked);
        draw(asked);
        publish(asked);
        look_for_what_is_hidden();
    }
    [[nodiscard]] std::size_t shown() const { return shown_; }
    [[nodiscard]] std::size_t hidden() const { return hidden_; }

private:
    void compare(char const* what, facts const& got, facts const& asked)
    {
        INFO(what << " has\n" << text(got) << "and the answers\n" << text(asked));
        REQUIRE(got == asked);
    }

    void draw(facts const& asked)
    {
        for (auto const lanes : {en::draw::lanes::party, en::draw::lanes::leader, en::draw::lanes::kind}) {
            en::draw::choice how;
            how.lanes = lanes;
            auto const all = en::draw::lay_out(seen_, how);
            std::set<std::string> events;
            for (auto const& m : all.marks) events.insert(all.items[m.item].id);
            std::set<std::string> expected;
            for (auto const& [id, f] : asked) expected.insert(id);
            REQUIRE(events == expected);
            for (auto const& i : all.items) {
                auto const at = asked.find(i.id);
                if (at == asked.end()) { // a milestone
                    auto const m = seen_.find_moment(i.id);
                    REQUIRE(m);
                    REQUIRE(seen_.when_was(*m).reported);
                    continue;
                }
                INFO(i.id << ": " << i.cells[0] << ", " << i.cells[3]);
                REQUIRE(i.cells[3].starts_with(at->second.status));
                auto const& parties = at->second.parties;
                for (auto const* code : {"USA", "CHN", "JPN", "FRA", "DEU", "GBR"})
                    REQUIRE((i.cells[0].find(code) != std::string::npos) == (parties.find(code) != std::string::npos));
            }
            drawn_ += en::draw::html(all) + en::draw::svg(all) + en::io::mermaid(all);
            how.on = en::draw::canvas::terminal(200);
            drawn_ += en::draw::text(en::draw::lay_out(seen_, how));
            drawn_ += en::draw::html(en::draw::lay_out(whole_, whatever({statuses.begin(), statuses.end()}).as_of(until_), how));
        }
    }

    void publish(facts const& asked)
    {
        auto const text = en::io::icalendar(seen_);
        auto const all = by_calendar(text);
        REQUIRE(all.size() == asked.size());
        for (auto const& [id, f] : asked) {
            INFO(id);
            REQUIRE(all.contains(id));
            auto const& says = all.at(id);
            REQUIRE(says.find("\\n" + f.status) != std::string::npos);
            for (auto const* code : {"USA", "CHN", "JPN", "FRA", "DEU", "GBR"})
                REQUIRE((says.find(code) != std::string::npos) == (f.parties.find(code) != std::string::npos));
        }
        published_ = text + en::io::icalendar(whole_, whatever({statuses.begin(), statuses.end()}).as_of(until_)) +
                     en::io::csv(en::io::events_table(seen_));
        REQUIRE(en::io::icalendar(whole_, whatever({statuses.begin(), statuses.end()}).as_of(until_)).size() ==
                en::io::icalendar(seen_, whatever({statuses.begin(), statuses.end()})).size());
    }

    /// Told by the sources' days alone.
    [[nodiscard]] bool is_public(std::string const& source) const
    {
        return source.starts_with("day-") ? source != "day-0" && source[4] - '0' <= day_ : known(source);
    }
    [[nodiscard]] bool known(std::string const& source) const // of the story's own sources
    {
        return source.size() == 3 && source[0] == 's' && source[2] != '0' && source[2] - '0' + 2 <= day_;
    }

    void look_for_what_is_hidden()
    {
        // lines are folded, broken and cut: what is looked for has no blanks and is short
        std::string all;
        for (auto const c : drawn_ + published_ + en::testing::show(seen_)) all += c;
        std::string flat;
        for (std::size_t at = 0; at < all.size(); ++at) {
            if (all.compare(at, 3, "\r\n ") == 0) at += 2;
            else flat += all[at];
        }
        auto const& told = whole_.facts();
        std::set<en::moment> heard; // of those of whom nobody gives a report, a claim speaks
        for (auto const& e : told.events)
            for (auto const& r : e.reports)
                if (is_public(r.source)) heard.insert(whole_.find_moment(e.id).value());
        for (std::size_t i = 0; i != told.events.size(); ++i) {
            auto const& e = told.events[i];
            bool const visible = std::any_of(e.reports.begin(), e.reports.end(), [&](en::report const& r) { return is_public(r.source); });
            if (visible) {
                shown_ += 1;
                continue;
            }
            hidden_ += 1;
            INFO("record " << i << ", " << e.id);
            for (auto const* what : {"place", "note", "topic"}) REQUIRE(flat.find(marker(what, i)) == std::string::npos);
            if (!heard.contains(whole_.find_moment(e.id).value())) continue;
            REQUIRE(flat.find(marker("leader", i)) == std::string::npos);
            REQUIRE(flat.find(marker("name", i)) == std::string::npos);
        }
        for (auto const& s : told.sources) {
            if (!s.id.starts_with("day-") || is_public(s.id)) continue;
            INFO(s.id);
            REQUIRE(flat.find(s.id) == std::string::npos);
            REQUIRE(flat.find(s.publisher) == std::string::npos);
        }
    }

    en::timeline const& whole_;
    en::when until_;
    en::timeline seen_;
    int day_;
    std::string drawn_;
    std::string published_;
    std::size_t shown_ = 0;
    std::size_t hidden_ = 0;
};

} // namespace

TEST_CASE("Faces of a view show what is answered in it, and nothing of what became public later", "[property][views][faces]")
{
    auto const seed = number_from("ENTENTE_SEED", 20250609);
    auto const cases = number_from("ENTENTE_CASES", 400);
    std::printf("faces: ENTENTE_SEED=%llu ENTENTE_CASES=%llu\n", static_cast<unsigned long long>(seed),
                static_cast<unsigned long long>(cases));
    std::size_t done = 0, shown = 0, hidden = 0;
    for (std::uint64_t n = 0; done != cases; ++n) {
        dice d(seed * 1'000'003 + n);
        auto const whole = en::builder(story_zones()).add(told_piece_by_piece(d)).try_build();
        if (!whole) continue; // a term that ends before it begins, a participant twice
        INFO("case " << n << " of seed " << seed);
        auto const day = d.between(1, last_day);
        faces_of_view f(*whole, en::when{fmt::format("1970-01-0{}", day), "UTC"}, day);
        f.run();
        ++done;
        shown += f.shown();
        hidden += f.hidden();
    }
    std::printf("%zu records in sight, %zu hidden\n", shown, hidden);
    CHECK(shown > cases);
    CHECK(hidden > cases);
}

} // namespace faces_tests
