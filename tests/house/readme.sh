#!/usr/bin/env bash
# Every block of code that the pages show is cut from a file that some test compiles and runs, and every output they show
# is what such a program prints.
#
# A page marks a block with the line `<!-- code: FILE REGION -->` above its fence, a block of output with
# `<!-- output: examples/NAME.cpp REGION -->`. In the file the region lies between two lines `// [REGION]`, `# [REGION]` or `-- [REGION]`;
# in what an example prints, kept in examples/NAME.expected, it follows a line `[REGION]`; so does what a terminal shows, in
# tests/command/NAME.expected. Blocks of JSON are read by
# tests/schema. Scripts and files that a page names or links to are there. Every line of code that a comment of a public header gives as an
# example stands in tests/unit/header_examples.cpp. Usage: readme.sh SOURCE_DIR
# SPDX-License-Identifier: MIT
set -euo pipefail
cd "$1"
pages=(README.md docs/*.md data/*.md)

code_of() { # file, region: the lines between the marks, less the indentation of the first mark
  awk -v region="$2" '
    $0 ~ "^ *(//|#|--) \\[" region "\\]$" { inside = !inside; match($0, /^ */); indent = RLENGTH; next }
    inside { print substr($0, $0 ~ "^ {0," indent "}$" ? length($0) + 1 : indent + 1) }' "$1"
}
output_of() { # file, region
  awk -v title="[$2]" '/^\[[a-z_]+\]$/ { inside = $0 == title; next } inside' "${1%.*}.expected"
}
shown() { # page, line of the mark: what stands in the fence below it
  awk -v mark="$2" 'NR <= mark { next } /^```/ { if (inside) exit; inside = 1; next } !inside { exit } inside' "$1"
}

failed=0 found=0
while IFS=: read -r page line mark; do
  read -r _ what file region _ <<<"$mark"
  found=$((found + 1))
  case $what in
    code:) right=$(code_of "$file" "$region") ;;
    output:) right=$(output_of "$file" "$region") ;;
  esac
  if [[ -z $right ]]; then
    echo "$page:$line: $file has no region [$region]"; failed=1
  elif ! difference=$(diff <(shown "$page" "$line") - <<<"$right"); then
    echo "$page:$line: not what $file has (>):"; echo "$difference"; failed=1
  fi
  case $file in # that they are compiled and run is for these to say
    examples/c/* | examples/python/*) grep -qF "$(basename "$file" .py)" tests/c/CMakeLists.txt tests/c/python.sh ;;
    examples/databases/*.sql) grep -qF "\"$(basename "$file")\"" tests/postgres/{own,coded}.cpp tests/engines/answers.cpp tests/property/coded_tables.hpp ;;
    examples/*.cpp) grep -qE "^ *$(basename "$file" .cpp)\)?$" examples/CMakeLists.txt ;;
    tests/package/single_header/*) grep -qE "$region\.sh" tests/house/CMakeLists.txt ;;
    tests/package/*) grep -qE "foreach\(way .*$region" tests/house/CMakeLists.txt ;;
    tests/command/*.sh) grep -qE "foreach\(script .*$(basename "$file" .sh)" tests/command/CMakeLists.txt ;;
    tests/house/*.sh) grep -qE "$(basename "$file" .sh)\.sh" tests/house/CMakeLists.txt ;;
    tests/*.cpp) grep -qE "^ *${file#tests/}\)?$" tests/CMakeLists.txt ;;
    scripts/*) ;;
    *) false ;;
  esac || { echo "$page:$line: no test runs $file"; failed=1; }
done < <(grep -nHE '^<!-- (code|output): [^ ]+ [^ ]+ -->$' "${pages[@]}")

# what a header gives as an example; drawings and tables have bars or wide gaps
compiled=$(tr -d ' \n' <tests/unit/header_examples.cpp)
while IFS=: read -r header line example; do
  example=${example#*"///     "} example=${example%%//*} example=${example%"${example##*[![:space:]]}"}
  [[ $example =~ \|[-=]|[^\ ]\ \ |^[^a-z]|\ in\ [A-Z]|^\  || -z $example ]] && continue
  compact=${example// /}
  [[ $compiled == *"${compact%;}"* ]] || { echo "$header:$line: tests/unit/header_examples.cpp lacks: $example"; failed=1; }
done < <(grep -rnE --include='*.hpp' '^ *///     ' include | grep -v /detail/)

# a block without a mark is checked by nobody; code that is only indented would be no block at all
while IFS= read -r block; do
  echo "$block: a block that is cut from nothing"; failed=1
done < <(awk '
  FNR == 1 { above = ""; inside = 0 }
  !inside && /^    .*([^ ];|\{)$/ { print FILENAME ":" FNR }
  /^```/ { if (!inside && $0 !~ /^```json$/ && above !~ /^<!-- (code|output): /) print FILENAME ":" FNR; inside = !inside }
  { above = $0 }' "${pages[@]}")

while IFS=: read -r page line script; do
  [[ -x $script ]] && { [[ $(head -n 1 "$script") != *bash ]] || bash -n "$script"; } || { echo "$page:$line: $script cannot be run"; failed=1; }
done < <(grep -noHE '\./scripts/[a-z-]+' "${pages[@]}")

while IFS=: read -r page line link; do
  link=${link#*']('} link=${link%%[)#]*}
  [[ -z $link || -e $(dirname "$page")/$link ]] || { echo "$page:$line: there is no $link"; failed=1; }
done < <(grep -noHE '[^[&=]\]\([^) ]+' "${pages[@]}" | grep -vE '\]\([a-z]+:')

echo "$found blocks"
((found > 0)) || failed=1
exit $failed
