#!/usr/bin/env bash
# Every source is as clang-format 14 makes it by .clang-format; other versions break lines elsewhere. To mend: format.sh . --write
# Usage: format.sh SOURCE_DIR [--write]
# SPDX-License-Identifier: MIT
set -euo pipefail
cd "$1"
how=(--dry-run --Werror)
[[ ${2-} != --write ]] || how=(-i)

command -v clang-format-14 >/dev/null || { echo "skipped: there is no clang-format-14"; exit 77; }
find . \( -name .git -o -name build -o -name .cache \) -prune -o -name '*.[ch]pp' -print0 | xargs -0 clang-format-14 "${how[@]}"
