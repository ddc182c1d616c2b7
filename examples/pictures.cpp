// What certain and possible mean, in pictures: for each scene all its worlds are tried, one of each outcome is drawn, and
// what is the same in all of them is what the library answers.
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>

#include <fmt/core.h>

#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace en = entente;

namespace {

constexpr int opening = 9, closing = 18, steps = 4; // hours, and the characters of one

/// Something that began at a time nobody knows better than from one full hour to another.
struct thing {
    std::string name;
    en::party with; ///< nobody: it is the election
    int from, to;
};

struct scene {
    std::string title;
    std::vector<thing> things;
    std::vector<std::pair<std::size_t, std::size_t>> claims; ///< one came before another, somebody says
};

using world = std::vector<int>; ///< a step of the day for each thing

std::string drawn(std::string const& label, std::string const& line, std::string const& remark)
{
    auto out = fmt::format("{:<12}{:<40}{}", label, line, remark);
    return out.substr(0, out.find_last_not_of(' ') + 1) + "\n";
}

void put(std::string& line, int step, std::string const& what)
{
    auto const at = static_cast<std::size_t>(step - opening * steps);
    if (line.size() < at + what.size()) line.resize(at + what.size(), ' ');
    line.replace(at, what.size(), what);
}

/// Who was called first after the election, if there was one; nobody if all came before it.
std::string first_in(scene const& s, world const& w)
{
    int edge = -1, earliest = -1;
    std::string out = "nobody";
    for (std::size_t i = 0; i != w.size(); ++i)
        if (s.things[i].with.empty()) edge = w[i];
    for (std::size_t i = 0; i != w.size(); ++i)
        if (!s.things[i].with.empty() && w[i] > edge && (earliest < 0 || w[i] < earliest)) {
            earliest = w[i];
            out = s.things[i].with.code();
        }
    return out;
}

/// Every world with its things at different steps, by its outcome; of each outcome the one that is met first.
std::map<std::string, world> outcomes(scene const& s)
{
    std::map<std::string, world> out;
    world w(s.things.size());
    auto const fill = [&](auto const& self, std::size_t i) -> void {
        if (i == w.size()) {
            if (std::set<int>(w.begin(), w.end()).size() != w.size()) return;
            for (auto const& [a, b] : s.claims)
                if (w[a] >= w[b]) return;
            out.emplace(first_in(s, w), w);
            return;
        }
        for (w[i] = s.things[i].from * steps; w[i] < s.things[i].to * steps; ++w[i]) self(self, i + 1);
    };
    fill(fill, 0);
    return out;
}

en::answer_row asked(scene const& s)
{
    en::builder b{en::utc_and_offsets()};
    auto const who = b.leader("she", "She", en::party{"KOR"});
    auto term = b.term(who, "KOR/president", "hers");
    std::vector<std::string> ids;
    bool election = false;
    for (auto const& t : s.things) {
        auto const time = fmt::format("[2025-06-06T{:02}:00..2025-06-06T{:02}:59]", t.from, t.to - 1);
        if (t.with.empty()) {
            term.elected(time, "+00:00");
            election = true;
            ids.emplace_back("hers.elected");
        } else ids.push_back(b.call(who, t.with).held(time, "+00:00").id());
    }
    for (auto const& [earlier, later] : s.claims) b.order(ids[earlier], ids[later]);
    auto const q = en::first(en::call).by("She");
    return b.build().ask(election ? q.after(en::elected) : q)[0];
}

void draw(scene const& s)
{
    fmt::print("[{}]\n", s.title);
    std::string hours;
    for (int h = opening; h <= closing; ++h) put(hours, h * steps, fmt::format("{:02}", h));
    fmt::print("{}", drawn("", hours, ""));
    for (auto const& t : s.things) {
        std::string bar;
        put(bar, t.from * steps, "|" + std::string(static_cast<std::size_t>((t.to - t.from) * steps - 1), '-') + "|");
        fmt::print("{}", drawn(t.name, bar, ""));
    }
    for (auto const& [a, b] : s.claims) fmt::print("{}", drawn("a claim", s.things[a].name + " before " + s.things[b].name, ""));

    auto const all = outcomes(s);
    std::set<std::string> possible;
    for (auto const& [outcome, w] : all) {
        std::string line;
        for (std::size_t i = 0; i != w.size(); ++i) put(line, w[i], s.things[i].name.substr(0, 1));
        fmt::print("{}", drawn(possible.empty() ? "a world" : "another", line, "first: " + outcome));
        possible.insert(outcome);
    }

    auto const row = asked(s);
    std::set<std::string> answered;
    std::string names;
    for (auto const& c : row.candidates)
        for (auto const& p : c.parties) {
            answered.emplace(p.code());
            names += (names.empty() ? "" : " or ") + std::string(p.code());
        }
    bool const certain = possible.size() == 1 && possible.count("nobody") == 0;
    possible.erase("nobody");
    if (answered != possible || (row.verdict == en::verdict::certain) != certain)
        throw std::logic_error(s.title + ": the worlds say otherwise");
    fmt::print("{}", drawn("answer", names + ", " + std::string(name(row.verdict)), ""));
}

} // namespace

int main()
{
    using namespace en::literals;
    draw({"apart", {{"USA", "USA"_party, 9, 12}, {"China", "CHN"_party, 13, 17}}, {}});
    draw({"overlap", {{"USA", "USA"_party, 9, 14}, {"China", "CHN"_party, 11, 17}}, {}});
    draw({"claimed", {{"USA", "USA"_party, 9, 14}, {"China", "CHN"_party, 11, 17}}, {{0, 1}}});
    draw({"country", {{"USA, once", "USA"_party, 9, 12}, {"USA, again", "USA"_party, 10, 13}, {"China", "CHN"_party, 13, 17}}, {}});
    draw({"edge",
          {{"Election", {}, 10, 12}, {"USA", "USA"_party, 9, 12}, {"China", "CHN"_party, 12, 16}, {"Japan", "JPN"_party, 16, 18}},
          {}});
}
