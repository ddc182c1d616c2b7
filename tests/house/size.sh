#!/usr/bin/env bash
# No file has more than 400 lines, and no function more than 60 between its braces: what grows beyond that has a border somewhere, along which it is split.
# Function bodies are told by their braces, which stand alone in their lines in what clang-format has made. Usage: size.sh SOURCE_DIR
# SPDX-License-Identifier: MIT
set -euo pipefail
cd "$1"
longest_file=400
longest_function=60

# What is longer all the same, and why. Of a file: its name. Of a function: the file and the first words of what it is, up to the
# parenthesis. What is no longer too long has to go from here.
exceptions=()

failed=0
found=()
excepted() { # name
  local e
  for e in "${exceptions[@]}"; do [[ $e != "$1" ]] || { found+=("$e"); return 0; }; done
  return 1
}

while read -r lines file; do
  excepted "$file" || { echo "$file: $lines lines, where $longest_file are the most"; failed=1; }
done < <(find include src examples benchmarks -name '*.[ch]pp' -print0 | sort -z | xargs -0 awk -v most=$longest_file '
  FNR == 1 { if (n > most) print n, name; name = FILENAME }
  { n = FNR }
  END { if (n > most) print n, name }')

# the line of the body, its lines, the file, and the line before the body
while IFS=$'\t' read -r line lines file what; do
  excepted "$file: $what" || { echo "$file:$line: $what has $lines lines, where $longest_function are the most"; failed=1; }
done < <(find include src examples benchmarks -name '*.[ch]pp' -print0 | sort -z | xargs -0 awk -v most=$longest_function '
  FNR == 1 { open = 0; signature = "" }
  !open && /^ *(try )?\{$/ { open = 1; indent = match($0, /[^ ]/); begin = FNR; what = signature; next }
  open && /^ *\}/ && index($0, "}") == indent {
    open = 0
    n = FNR - begin - 1
    sub(/\(.*/, "", what)
    gsub(/^ +| +$/, "", what)
    if (n > most) printf "%d\t%d\t%s\t%s\n", begin, n, FILENAME, what
  }
  !open { if ($0 ~ /\(/ && $0 !~ /^ *[:,]/) signature = $0 }')

for e in "${exceptions[@]}"; do
  printf '%s\n' "${found[@]}" | grep -qxF "$e" || { echo "\"$e\" is not too long any more: take it from the exceptions"; failed=1; }
done
exit $failed
