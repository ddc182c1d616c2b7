#!/usr/bin/env bash
# The single header says the same as the headers that it is made of, to the last token, and two files of one program can use it alone. With
# `suites` also: the tests of the core that need nothing else pass over it. Usage: single_header.sh SOURCE_DIR BUILD_DIR CMAKE [suites]
# SPDX-License-Identifier: MIT
set -euo pipefail
source_dir=$1 build_dir=$2 cmake=$3 what=${4-program}
here=$build_dir/package/single_header_$what
compiler=${CXX:-$(command -v c++)}
rm -rf "$here"
mkdir -p "$here/include"
"$source_dir/scripts/single-header" >"$here/include/entente.hpp"
"$source_dir/scripts/single-header" --list >"$here/joined"

tokens() { # folder; what is left of a program, of the lines that stand in files of this folder
  "$compiler" -std=c++20 -DNDEBUG -I "$1" -E -x c++ - |
    awk -v folder="$1/" '/^# [0-9]+ "/ { ours = index($0, "\"" folder); next } ours' | tr -s ' ' '\n' | grep .
}
program() {
  local compiled=$compiler
  cp "$source_dir"/tests/package/single_header/*.cpp "$here/include/entente.hpp" "$here"
  c++() { "$compiled" ${CXXFLAGS:-} "$@"; }
  cd "$here"
  # [single_header]
  c++ -std=c++20 main.cpp other.cpp -lfmt -o app
  # [single_header]
  ./app
}
needs_more() { # suite: whether it includes more than the single header, or reads files
  local file=$1 included
  while read -r included; do
    case $included in
      catch.hpp | hand_zones.hpp | ../contest.hpp | fmt/* | entente/testing/*) ;;
      entente/*) grep -qxF "$included" "$here/joined" || return 0 ;;
      *.hpp) return 0 ;;
    esac
  done < <(sed -nE 's/^#include [<"]([^>"]+)[>"].*/\1/p' "$file")
  grep -q ENTENTE_SOURCE_DIR "$file"
}
suites() {
  local file suites=() launcher
  while read -r file; do
    mkdir -p "$here/include/$(dirname "$file")"
    echo '#include <entente.hpp>' >"$here/include/$file"
  done <"$here/joined"
  cp -r "$source_dir/include/entente/testing" "$here/include/entente"
  for file in "$source_dir"/tests/{unit,property}/*.cpp; do
    needs_more "$file" || suites+=("${file#"$source_dir/tests/"}")
  done
  echo "${#suites[@]} suites: ${suites[*]}"
  ((${#suites[@]} >= 30)) || { echo "these are fewer than there were"; exit 1; }
  launcher=$(command -v ccache || true)
  "$cmake" -S "$source_dir/tests/package/single_header" -B "$here/build" -G Ninja -D CMAKE_CXX_COMPILER_LAUNCHER="$launcher" \
    -D INCLUDE="$here/include" -D SUITES="$(IFS=';'; echo "${suites[*]}")"
  "$cmake" --build "$here/build" -j 2
  ENTENTE_CASES=300 "$here/build/suites"
}

difference=$(diff <(sed 's/.*/#include <&>/' "$here/joined" | tokens "$source_dir/include") \
  <(echo '#include <entente.hpp>' | tokens "$here/include")) || { echo "not what the headers say (<):"; head -20 <<<"$difference"; exit 1; }
"$what"
