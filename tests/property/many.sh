#!/usr/bin/env bash
# Runs the property suites over millions of cases: one optimised program, the core in it, a seed for each run, one run for each core at
# a time. Usage: many.sh SOURCE_DIR CXX ENTENTE_IO_LIBRARY [CASES] [FIRST_SEED] [FILTER]
# CASES are those of all suites together (ten million); FILTER is Catch2's ("[views]"). Stops with the first failure.
# SPDX-License-Identifier: MIT
set -euo pipefail
source=$1 cxx=$2 library=$3 wanted=${4-10000000} seed=${5-1} filter=${6-[property]}
in_a_run=25000 # of each suite
cores=$(nproc)
quick=$(/sbin/ldconfig -p | awk '/libmimalloc\.so/ && !found++ { print $NF }') # a sixth less time, where it is installed

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
suites=(worlds views laws)
echo "compiling ${suites[*]}"
for suite in "${suites[@]}"; do
  "$cxx" -std=c++20 -O2 -DENTENTE_COMPILED -I"$source/include" -I"$source/tests" -c "$source/tests/property/$suite.cpp" -o "$folder/$suite.o"
done
"$cxx" -std=c++20 -O2 -DENTENTE_COMPILED -I"$source/include" -I"$source/src" -c "$source/src/core.cpp" -o "$folder/core.o"
"$cxx" "$folder"/*.o "$library" -lCatch2WithMain -lfmt -lcctz -lpugixml -lsqlite3 -lutf8proc -o "$folder/property"

run() { # SEED
  LD_PRELOAD=$quick ENTENTE_SEED=$1 ENTENTE_CASES=$in_a_run "$folder/property" "$filter" >"$folder/$1.txt" 2>&1 || echo "$1" >>"$folder/failed"
}
sum() { # of the n-th number of the lines that count cases
  grep -h ' cases, .* passed over' "$folder"/*.txt | awk -v field="$1" '{ gsub(/[,;(]/, " "); total += $field } END { print total + 0 }'
}
started=$SECONDS done=0
while ((done < wanted)); do
  pids=()
  for ((i = 0; i != cores; ++i)); do
    run "$seed" &
    pids+=($!)
    seed=$((seed + 1))
  done
  for pid in "${pids[@]}"; do wait "$pid"; done # ours alone
  before=$done
  done=$(sum 1)
  echo "$done of $wanted cases, seeds up to $((seed - 1)), $((SECONDS - started)) s"
  if [[ -s $folder/failed ]]; then
    while read -r failed; do
      echo "seed $failed:"
      grep -v ' exact' "$folder/$failed.txt"
    done <"$folder/failed"
    exit 1
  fi
  ((done > before)) || { echo "nothing was examined"; exit 1; }
done
echo "$done cases, none wrong; $(sum 3) passed over, $(sum 16) possible, $(sum 18) rest on a claim"
