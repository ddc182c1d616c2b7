// Writes the pages that the browser tests open: pages FOLDER
// SPDX-License-Identifier: MIT
#include <entente/draw/svg.hpp>
#include <entente/entente.hpp>
#include <entente/io/json.hpp>
#include <entente/io/zones.hpp>

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <fstream>
#include <initializer_list>
#include <string>

namespace en = entente;

namespace {

void put(std::string const& path, std::string const& text)
{
    std::ofstream out(path, std::ios::binary);
    out << text;
    out.close();
    if (!out) throw en::error(en::code::cannot_write, "cannot write " + path);
}

en::query whatever()
{
    return en::list(en::call, en::meeting, en::visit, en::summit, en::message, en::event_kind::statement)
        .that_are({en::status::held, en::status::planned, en::status::proposed, en::status::cancelled});
}

/// Names that would like to be something else.
en::timeline hostile()
{
    en::records r;
    r.title = "</title><script>window.pwned = 1</script>";
    r.sources.push_back(
        {"s", "\"><img src=x onerror=window.pwned=1>", "]]>-->", "javascript:window.pwned=1", "", {}, en::source_rank::normal, "", {}});
    r.sources.push_back(
        {"t", "Paper", "t", "https://example.org/?a=1&b=\"><script>window.pwned=1</script>", "", {}, en::source_rank::normal, "", {}});
    int n = 0;
    for (std::string const name :
         {"<script>window.pwned = 1</script>", "\" onfocus=\"window.pwned=1", "</svg><script>window.pwned = 1</script>",
          "\xE2\x80\xAE"
          "drowssap",
          "bell\x07 nul-less \x1B[31m", "ill-formed \xC3\x28 \xED\xA0\x80", "]]> <!-- ' & &amp; &#0;"}) {
        auto const id = fmt::format("l{}", n++);
        r.leaders.push_back({id, name, {}, {}, {}});
        en::event e;
        e.id = id + "\"><b>";
        e.participants = {{id, en::party{"KOR"}, {}, {}, {}}, {"", en::party{"USA"}, {}, {}, {}}};
        e.place = name + std::string(n == 1 ? 20'000 : 0, 'x');
        e.reports = {{n % 2 == 0 ? "s" : "t", en::status::held, en::when{fmt::format("2025-06-{:02}", n), "Asia/Seoul"}, "", "", {}}};
        r.events.push_back(std::move(e));
    }
    return en::builder{en::iana_zones()}.add(std::move(r)).build();
}

/// Ten thousand events of fifty leaders in twenty years, of every kind, with what goes with them.
en::timeline many(int count)
{
    en::records r;
    r.title = fmt::format("{} events", count);
    r.sources.push_back(
        {"s", "A paper", "An article", "https://example.org/article", "en", en::when{"2025"}, en::source_rank::normal, "", {}});
    for (int i = 0; i != 50; ++i) r.leaders.push_back({fmt::format("leader-{}", i), fmt::format("Leader {}", i), {}, {}, {}});
    auto const parties = en::known_parties();
    unsigned random = 1;
    auto const next = [&](int below) {
        random = random * 1664525U + 1013904223U;
        return static_cast<int>((random >> 8) % static_cast<unsigned>(below));
    };
    for (int i = 0; i != count; ++i) {
        en::event e;
        e.id = fmt::format("event-{}", i);
        e.kind = static_cast<en::event_kind>(next(6));
        e.participants = {{fmt::format("leader-{}", next(50)), en::party{"KOR"}, {}, {}, {}},
                          {"", parties[static_cast<std::size_t>(next(200))].id, {}, {}, {}}};
        if (e.participants[1].party == en::party{"KOR"}) e.participants[1].party = en::party{"USA"};
        auto const day = fmt::format("{}-{:02}-{:02}", 2005 + next(20), 1 + next(12), 1 + next(28));
        auto const time = next(3) == 0 ? fmt::format("{}T{:02}:{:02}", day, next(24), next(60)) : day;
        e.reports = {{"s", next(10) == 0 ? en::status::planned : en::status::held, en::when{time, "Asia/Seoul"}, "", "", {}}};
        r.events.push_back(std::move(e));
    }
    return en::builder{en::iana_zones()}.add(std::move(r)).build();
}

void run(std::string const& folder)
{
    auto const korea = en::io::read(ENTENTE_SOURCE_DIR "/data/korea.json");
    en::draw::choice how;
    how.title = "Lee Jae-myung: the first 100 days";
    auto const lee = en::draw::lay_out(korea, whatever().by("Lee Jae-myung").within(100, en::took_office), how);
    put(folder + "/lee.html", en::draw::html(lee));
    put(folder + "/lee.svg", en::draw::svg(lee));
    how.title = "First calls of the presidents of Korea";
    put(folder + "/order.html",
        en::draw::html(en::draw::lay_out(korea.ask(en::order(en::call).by_each("KOR/president").after(en::elected)), korea, how)));
    how.title.clear();
    how.lanes = en::draw::lanes::leader;
    put(folder + "/hostile.html", en::draw::html(en::draw::lay_out(hostile(), how)));
    put(folder + "/hostile.svg", en::draw::svg(en::draw::lay_out(hostile(), how)));
    put(folder + "/many.html", en::draw::html(en::draw::lay_out(many(10'000), how)));
}

} // namespace

int main(int count, char** arguments)
try {
    if (count != 2) return 2;
    run(arguments[1]);
    return 0;
} catch (std::exception const& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    return 1;
}
