#!/usr/bin/env bash
# Every source opens with its purpose and its licence, and no file names a path of one machine. Usage: text.sh SOURCE_DIR
# SPDX-License-Identifier: MIT
set -euo pipefail
cd "$1"

failed=0
files() { find . \( -name .git -o -name build -o -name .cache \) -prune -o -type f "$@" -print; }

while read -r file; do
  if [[ $(sed -n 1p "$file") != "// "[A-Za-z]* ]] || ! head -n 4 "$file" | grep -qx '// SPDX-License-Identifier: MIT'; then
    echo "$file: the first lines are to say the purpose and the licence"; failed=1
  fi
done < <(files -name '*.[ch]pp')

while read -r file; do
  grep -q '^#pragma once$' "$file" || { echo "$file: no #pragma once"; failed=1; }
done < <(files -name '*.hpp')

if files -size -4096k | tr '\n' '\0' | xargs -0 grep -InE '(^|[^A-Za-z0-9_./~-])/(work|tmp|home|root)(/|$|[^A-Za-z0-9_])'; then
  echo "these lines name a path of one machine"; failed=1
fi
exit $failed
