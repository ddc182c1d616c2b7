#!/usr/bin/env bash
# The tables of data/README.md are those of the data, and scripts/check-data tells a good file from a bad one. Usage:
# data.sh SOURCE_DIR PROGRAMS, a folder with check_data and coverage. Status 77: python3 has no jsonschema.
# SPDX-License-Identifier: MIT
set -euo pipefail
cd "$1"
export ENTENTE_EXAMPLES=$2

tables=$(awk '/^<!-- end of the tables -->$/ { inside = 0 } inside; /^<!-- tables: / { inside = 1 }' data/README.md | sed '1d;$d')
diff -u --label data/README.md <(echo "$tables") --label 'the data' <("$2/coverage" data) ||
  { echo "data/README.md is not of today: scripts/check-data --write"; exit 1; }

python3 -c 'import jsonschema' 2>/dev/null || { echo "python3 has no jsonschema: scripts/check-data is skipped"; exit 77; }
found=$(scripts/check-data 2>/dev/null)
count() { grep -c "^$1"$'\t' <<<"$found" || true; }
echo "$(count conflict) conflicts, $(count warning) warnings, $(count 'single source') events of a single source, $(count 'no source') of none"
(($(count conflict) > 0 && $(count warning) > 0 && $(count 'single source') > 0 && $(count schema) == 0))
for sort in 'no zone' 'other office' 'out of office' 'told early' 'two places'; do # mended, or told of in data/README.md
  (($(count "$sort") == 0)) || { echo "$sort:"; grep "^$sort" <<<"$found"; exit 1; }
done
while IFS=$'\t' read -r _ id _; do
  grep -qF "\`$id\`" data/README.md || { echo "one text: $id is not told of in data/README.md"; exit 1; }
done < <(grep "^one text"$'\t' <<<"$found")
# as many as the tables tell
[[ $(awk -F' *[|] *' '/set aside/ { getline; getline; print $6 }' data/README.md) == $(count conflict) ]]

bad=$(mktemp --suffix=.json)
trap 'rm -f "$bad"' EXIT
sed 's/"kind": "call"/"kind": "cal"/' examples/check_data.json >"$bad"
if found=$(scripts/check-data "$bad" 2>/dev/null); then echo "a wrong kind passes"; exit 1; fi
grep -q "^schema"$'\t'".*events\[0\]\.kind" <<<"$found"

# each sort of doubt is found where it was planted
found=$(scripts/check-data examples/check_data.json 2>/dev/null)
for sort in 'no zone' 'other office' 'out of office' 'told early' 'one text' 'two places'; do
  grep -q "^$sort"$'\t' <<<"$found" || { echo "$sort is not found in examples/check_data.json"; exit 1; }
done
