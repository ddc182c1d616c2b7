#!/usr/bin/env bash
# What a header costs its includers: kilobytes of preprocessed text, which are limited, and seconds, which are only
# told. Usage: budget.sh SOURCE_DIR COMPILER
# SPDX-License-Identifier: MIT
set -euo pipefail
source_dir=$1 compiler=$2
flags=(-std=c++20 -I"$source_dir/include" -x c++)
TIMEFORMAT=%R
failed=0

check() { # header, limit in kB
  local bytes seconds
  bytes=$(echo "#include <$1>" | "$compiler" "${flags[@]}" -E -P - | wc -c)
  seconds=$({ time echo "#include <$1>" | "$compiler" "${flags[@]}" -fsyntax-only -; } 2>&1)
  printf '%-32s %5d kB of %5d  %s s\n' "$1" $((bytes / 1024)) "$2" "$seconds"
  ((bytes <= $2 * 1024)) || { echo "$1 is too dear"; failed=1; }
}

check entente/fwd.hpp 150
# all of the core, as it is without the compiled part
check entente/entente.hpp 2400
cd "$source_dir/include"
for header in entente/io/*.hpp; do check "$header" 2150; done
exit $failed
