// A small timeline with one of everything that drawings and writers must tell apart.
// SPDX-License-Identifier: MIT
#pragma once

#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/io/zones.hpp>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>

namespace small {

[[nodiscard]] inline entente::timeline world()
{
    using namespace entente;
    using namespace entente::literals;
    builder b{iana_zones()};
    auto const moon = b.leader("moon", "Moon Jae-in");
    auto const trump = b.leader("trump", "Donald Trump", "USA"_party);
    b.term(moon, "KOR/president", "moon-2017")
        .elected("2017-05-09", "Asia/Seoul")
        .took_office("2017-05-10T08:09", "Asia/Seoul")
        .left_office("2022-05-10", "Asia/Seoul");
    auto const kbs = b.source("kbs", "KBS", "2017-05-12", "Asia/Seoul");
    auto const yna = b.source("yna", "Yonhap, \"the agency\"", "2017-06-01", "Asia/Seoul");

    b.event(call, {moon, trump}, "us-call").held("2017-05-10T22:30", "Asia/Seoul", kbs); // a point
    b.event(call, {moon, "CHN"_party}, "cn-call").held("2017-05-11", "Asia/Seoul", kbs); // a day
    b.event(call, {moon, "JPN"_party}, "jp-call").held("2017-05-11", "Asia/Seoul", yna);
    b.event(call, {moon, "IDN"_party}, "id-call").held("2017-05", "Asia/Seoul", yna);                 // some time in a month
    b.event(visit, {moon, trump}, "us-visit").held("2017-06-28/2017-06-30", "America/New_York", yna); // an interval
    b.event(meeting, {moon, "RUS"_party}, "ru-meeting").planned("2017-07-07", "Asia/Seoul", yna);
    b.event(call, {moon, "GBR"_party}, "gb-call").held(); // no time at all
    b.event(call, {moon, "AUS"_party}, "au-call").held("2017-05-12", "Asia/Seoul", kbs).held("2017-05-15", "Asia/Seoul", yna); // contested
    b.event(call, {moon, "FRA"_party}, "fr-call").held("[2017-05-20..]", "Asia/Seoul", yna); // open at its end
    b.event(summit, {moon, trump, "JPN"_party, "CHN"_party}, "g20").held("2017-07-07/2017-07-08", "Europe/Berlin", yna);
    records more; // the first call once more, under another id
    auto& again = more.events.emplace_back();
    again.id = "us-call-again";
    again.participants = {{moon.id, "KOR"_party, {}, {}, {}}, {trump.id, "USA"_party, {}, {}, {}}};
    again.same_as = "us-call";
    b.add(std::move(more));
    b.order("us-call", "cn-call", "jp-call").said_by(kbs);
    b.order("jp-call", "us-call").said_by(yna); // cannot be
    return b.build();
}

/// Compares with what is kept in tests/data/draw; with ENTENTE_UPDATE_GOLDEN=1 in the environment, keeps it.
inline void check_golden(std::string const& name, std::string const& text)
{
    auto const path = ENTENTE_SOURCE_DIR "/tests/data/draw/" + name;
    if (std::getenv("ENTENTE_UPDATE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << text;
    std::ifstream in(path, std::ios::binary);
    std::ostringstream kept;
    kept << in.rdbuf();
    INFO(path);
    CHECK(text == kept.str());
}

} // namespace small
