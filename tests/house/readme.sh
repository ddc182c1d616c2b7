#!/usr/bin/env bash
# The code that the pages show is cut from examples that are compiled, and the output they show is what these print.
#
# A page marks a block of code with the line `<!-- code: examples/NAME.cpp REGION -->` above its fence, a block of output
# with `<!-- output: examples/NAME.cpp REGION -->`. In the example the region lies between two lines `// [REGION]`; in
# what it prints, kept in examples/NAME.expected, it follows a line `[REGION]`. Usage: readme.sh SOURCE_DIR
# SPDX-License-Identifier: MIT
set -euo pipefail
cd "$1"

code_of() { # file, region: the lines between the marks, less the indentation of the first mark
  awk -v region="$2" '
    $0 ~ "^ *// \\[" region "\\]$" { inside = !inside; match($0, /^ */); indent = RLENGTH; next }
    inside { print substr($0, $0 ~ "^ {0," indent "}$" ? length($0) + 1 : indent + 1) }' "$1"
}
output_of() { # file, region
  awk -v title="[$2]" '/^\[[a-z_]+\]$/ { inside = $0 == title; next } inside' "${1%.cpp}.expected"
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
done < <(grep -nHE '^<!-- (code|output): [^ ]+ [^ ]+ -->$' README.md docs/*.md)

# a block of C++ without a mark is checked by nobody
while IFS= read -r block; do
  echo "$block: a block of C++ that is cut from no example"; failed=1
done < <(awk 'FNR == 1 { above = "" } /^```cpp/ && above !~ /^<!-- code: / { print FILENAME ":" FNR } { above = $0 }' README.md docs/*.md)

echo "$found blocks"
((found > 0)) || failed=1
exit $failed
