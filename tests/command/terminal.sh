#!/usr/bin/env bash
# What the README shows of a terminal is typed again: each line behind a `$` of terminal.expected is run, and what comes back, on both outputs,
# must be what stands below it. With --write the file is made anew. Usage: terminal.sh PROGRAM SOURCE_DIR [--write]
# SPDX-License-Identifier: MIT
set -euo pipefail
entente=$(realpath "$1")
recorded=$(realpath "$2")/tests/command/terminal.expected
export PATH=$(dirname "$entente"):$PATH LC_ALL=C.UTF-8
export NO_COLOR=1

typed_again() {
  head -1 "$recorded"
  while IFS= read -r line; do
    echo "$line"
    bash -c "${line#\$ }" </dev/null 2>&1
  done < <(grep '^\$ ' "$recorded")
}
new=$(mktemp)
trap 'rm -f "$new"' EXIT
typed_again >"$new"
if [[ ${3-} == --write ]]; then cp "$new" "$recorded"; fi
diff "$recorded" "$new" || { echo "the terminal says something else (>)"; exit 1; }
