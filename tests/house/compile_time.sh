#!/usr/bin/env bash
# How long thirty lines that build a timeline and ask it are compiled, beside a file that includes <fmt/format.h> and prints: user time
# at -O0, the median of three, as ratios in one run. With the compiled part it may be six times; a run fails at half as much again, for
# machines have bad days. Headers alone are told. The one timed check there is. Usage: compile_time.sh SOURCE_DIR COMPILER
# SPDX-License-Identifier: MIT
set -euo pipefail
source_dir=$1 compiler=$2
most=6

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf '#include <fmt/format.h>\nint main() { fmt::print("{}\\n", 42); }\n' >"$folder/print.cpp"
cat >"$folder/ask.cpp" <<'END'
#include <entente/entente.hpp>
#include <fmt/core.h>

int main()
{
    namespace en = entente;
    using namespace en::literals;
    en::builder b{en::utc_and_offsets()};

    auto const moon = b.leader("moon", "Moon Jae-in");
    auto const trump = b.leader("trump", "Donald Trump", "USA"_party);
    auto const xi = b.leader("xi", "Xi Jinping", "CHN"_party);
    auto const kbs = b.source("kbs", "KBS", "2025-06-09", "UTC");
    auto const term = b.term(moon, "KOR/president").elected("2017-05-09", "+09:00").took_office("2017-05-10T08:09", "+09:00");

    auto const us = b.call(moon, trump).held("2017-05-10T22:30", "+09:00", kbs);
    auto const cn = b.call(moon, xi).held("2017-05-11", "+09:00").placed_by(xi);
    auto const jp = b.call(moon, "JPN"_party).held();
    b.order(us, cn, jp).said_by(kbs);
    b.first(en::call).by(moon).after(term.at(en::elected)).were(us, cn).said_by(kbs);

    en::timeline const world = b.build();
    for (auto const& row : world.ask(en::order(en::call).by(moon).after(en::elected))) {
        fmt::print("{}\n{}\n", row.line(), row.why());
        for (auto const& c : row.candidates) fmt::print("{} {}\n", c.parties.front(), en::name(c.how));
    }
    fmt::print("{}\n", world.certainly_before(us.id(), jp.id()));
}
END

seconds() { # file, options...: the median of three
  local file=$1
  shift
  TIMEFORMAT=%U
  for _ in 1 2 3; do { time "$compiler" -std=c++20 -O0 "$@" -c "$folder/$file.cpp" -o "$folder/$file.o"; } 2>&1; done | sort -n | sed -n 2p
}
print=$(seconds print)
compiled=$(seconds ask -DENTENTE_COMPILED -I"$source_dir/include")
alone=$(seconds ask -I"$source_dir/include")
awk -v print_="$print" -v compiled="$compiled" -v alone="$alone" -v most=$most 'BEGIN {
  printf "a file that prints: %.2f s; thirty lines with the compiled part: %.1f times (at most %d); headers alone: %.1f times\n",
         print_, compiled / print_, most, alone / print_
  exit compiled / print_ > 1.5 * most
}'
