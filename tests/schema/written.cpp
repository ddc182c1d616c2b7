// Writes documents whose text is then held against the schema: written FOLDER
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>
#include <entente/io/answer_json.hpp>
#include <entente/io/json.hpp>
#include <entente/io/zones.hpp>

#include <fmt/core.h>

#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>

namespace en = entente;

namespace {

/// One of everything, made in code.
en::timeline made()
{
    using namespace entente::literals;
    en::builder b{en::iana_zones()};
    auto const moon = b.leader("moon", "Moon Jae-in");
    auto const trump = b.leader("trump", "Donald Trump", "USA"_party);
    auto const kbs = b.source("kbs", "KBS", "2017-05-12", "Asia/Seoul", en::source_rank::preferred);
    b.term(moon, "KOR/president", "moon-2017")
        .elected("2017-05-09", "Asia/Seoul", kbs)
        .declared("2017-05-10T08:09", "Asia/Seoul")
        .took_office("2017-05-10T08:09", "Asia/Seoul")
        .left_office("..");
    b.event(en::call, {moon, trump}, "us")
        .planned("2017-05-11", "Asia/Seoul")
        .held("2017-05-10T22:30", "Asia/Seoul", kbs)
        .placed_by(trump)
        .as(moon, en::capacity::incumbent);
    en::records more; // what a claim may say of places, and what a source became
    more.sources.push_back(
        {"blog", "A blog", {}, {}, {}, en::when{"2017-06-01", "Asia/Seoul"}, en::source_rank::deprecated, {}, {}, "2017-07-01"});
    auto& trip = more.events.emplace_back();
    trip.id = "trip";
    trip.kind = en::event_kind::visit;
    trip.participants = {{moon.id, "KOR"_party, en::role::guest, {}, {}}, {trump.id, "USA"_party, en::role::host, {}, {}}};
    trip.in = "USA"_party;
    en::scope abroad;
    abroad.by = moon.id;
    abroad.role = en::role::guest;
    abroad.where = en::whereabouts::abroad;
    b.add(std::move(more));
    b.claim(en::first_claim{abroad, {"trip"}});
    b.event(en::call, {moon, "CHN"_party}, "cn").held();
    b.event(en::call, {moon, "JPN"_party}, "jp").held("2017-05-11", "Asia/Seoul", kbs);
    b.order("moon-2017.elected", "us", "cn").said_by(kbs);
    b.claim(en::distance_claim{"us", "jp", 1, {}, {}, {}, "Asia/Seoul"}).said_by(kbs);
    b.claim(en::first_claim{{"moon", {en::call}, "moon-2017.elected", {"USA", "CHN"}, {}}, {"us", "cn"}});
    b.claim(en::complete_claim{{"moon", {en::call}, "moon-2017.elected", {}, {}}, {"us", "cn", "jp"}});
    return b.build();
}

/// What questions of every aim are answered with: certain, possible and none; ranked, counted and measured.
void write_answers(std::string const& folder)
{
    auto const world = made();
    auto const korea = en::io::read(ENTENTE_SOURCE_DIR "/data/korea.json");
    auto const write = [&](std::string const& name, en::timeline const& of, en::query const& asked) {
        auto const path = folder + '/' + name + ".answers.json";
        std::FILE* const file = std::fopen(path.c_str(), "w");
        if (file == nullptr) throw std::runtime_error("cannot write " + path);
        auto const text = en::io::answers_json(of.ask(asked), of);
        bool const written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
        if (std::fclose(file) != 0 || !written) throw std::runtime_error("cannot write " + path);
    };
    write("made", world, en::order(en::call).by("moon"));
    write("nobody", world, en::first(en::visit).by("trump"));
    write("first", korea, en::first(en::call).by_each("KOR/president").after(en::elected));
    write("list", korea, en::list().by("Lee Jae-myung"));
    write("count", korea, en::count(en::call).by_each("KOR/president"));
    write("gap", korea, en::gap(en::elected, en::call).by_each("KOR/president"));
    write("whether", korea, en::whether("USA", "CHN").by_each("KOR/president"));
    write("not_contacted", korea, en::not_contacted(en::call).by("Moon Jae-in").with({"CHN", "AUS"}));
}

} // namespace

int main(int count, char** arguments)
try {
    if (count != 2) return 2;
    std::string const folder = arguments[1];
    en::io::write_file(folder + "/made.json", made().facts().copy());
    for (std::string const name : {"korea", "world"})
        en::io::write_file(folder + '/' + name + ".json", en::io::read(ENTENTE_SOURCE_DIR "/data/" + name + ".json").facts().copy());
    write_answers(folder);
    return 0;
} catch (std::exception const& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    return 1;
}
