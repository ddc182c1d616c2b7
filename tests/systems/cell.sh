#!/usr/bin/env bash
# Builds and tests a cell of scripts/matrix on the system that this runs on. What an interrupted run has built is taken up by the next.
# Usage: cell.sh BUILD COMPILER LIBRARY WHAT FMT_HEADERS BOOST_HEADERS, where headers may be empty: the system's. WHAT is built and tested:
#   core     the core, with warnings as errors, and the unit and property tests that need nothing else
#   library  these, and all of the library is compiled
#   tests    these, and every unit, scenario and property test runs, as the preset dev builds it
# The last line it prints: versions, system, tests that passed, and seconds of processor, between tabs.
# SPDX-License-Identifier: MIT
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build=$1 compiler=$2 library=$3 what=$4 fmt=$5 boost=$6
export ENTENTE_CASES=200 # of what is random
mkdir -p "$build"

remember() { # seconds of processor: of this run and of those that were interrupted
  times >"$build/times"
  { cat "$build/seconds" 2>/dev/null || echo 0; tr ms '  ' <"$build/times"; } |
    awk '{ t += NF == 1 ? $1 : 60 * ($1 + $3) + $2 + $4 } END { print t }' >"$build/sum"
  mv "$build/sum" "$build/seconds"
}
trap remember EXIT
trap 'exit 130' INT TERM

warnings=$(sed -n 's/.*"CMAKE_CXX_FLAGS": "\(-Wall.*\)",/\1/p' CMakePresets.json)
links=-l:libstdc++.so.6 # the system's, with which its Catch2 was built: some compilers bring an older one
[[ $library != libc++ ]] || warnings+=" -stdlib=libc++" links=
cmake -S tests/systems -B "$build" -G Ninja --log-level=WARNING -D CMAKE_BUILD_TYPE=Debug -D CMAKE_CXX_COMPILER="$compiler" -D CMAKE_CXX_FLAGS="$warnings" \
  -D CMAKE_CXX_FLAGS_DEBUG="-O0 -D_GLIBCXX_ASSERTIONS" -D CMAKE_COMPILE_WARNING_AS_ERROR=ON -D CMAKE_CXX_EXTENSIONS=OFF -D CMAKE_CXX_STANDARD_LIBRARIES="$links" \
  -D FMT_HEADERS="$fmt" -D BOOST_HEADERS="$boost" -D LIBRARY="$([[ $what == core ]] && echo OFF || echo ON)"
ninja -C "$build" -j "${ENTENTE_JOBS:-2}" -k 0 # which waits for its compilers when it is interrupted, so that they count
"$build/nanoseconds"
if [[ $compiler/$library == clang++-19/libstdc++ ]]; then bash tests/systems/msvc.sh "$compiler"; fi
"$build/core_tests" | tee "$build/said"
passed=$(sed -nE 's/.* in ([0-9]+) test cases?.*/\1/p' "$build/said")
if [[ $what == tests ]]; then
  cmake --preset dev --log-level=WARNING -D CMAKE_CXX_COMPILER="$compiler"
  ninja -C build/dev -j "${ENTENTE_JOBS:-2}" -k 0 entente_tests
  ctest --preset dev --tests-regex '^(unit|scenario|property)\.' --parallel "${ENTENTE_JOBS:-2}" | tee "$build/said"
  passed=$(build/dev/tests/entente_tests --list-tests | sed -nE 's/^([0-9]+) test cases?.*/\1/p')
fi
remember
trap - EXIT
printf '%s\tDebian %s\t%s\t%.0f\n' "$("$build/versions")" "$(</etc/debian_version)" "$passed" "$(<"$build/seconds")"
