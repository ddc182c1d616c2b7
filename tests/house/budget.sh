#!/usr/bin/env bash
# What a header costs its includers: kilobytes of preprocessed text, which are limited. Usage: budget.sh SOURCE_DIR COMPILER
# SPDX-License-Identifier: MIT
set -euo pipefail
source_dir=$1 compiler=$2
flags=(-std=c++20 -I"$source_dir/include" -x c++)
failed=0

check() { # header, limit in kB, options...
  local header=$1 most=$2 bytes
  shift 2
  bytes=$(echo "#include <$header>" | "$compiler" "${flags[@]}" "$@" -E -P - | wc -c)
  printf '%-32s %5d kB of %5d\n' "$header" $((bytes / 1024)) "$most"
  ((bytes <= most * 1024)) || { echo "$header is too dear"; failed=1; }
}

check entente/fwd.hpp 150
# all of the core, with the compiled part and without
check entente/entente.hpp 1850 -DENTENTE_COMPILED
check entente/entente.hpp 2500
cd "$source_dir/include"
for header in entente/io/*.hpp; do
  case $header in
    entente/io/remote.hpp | entente/io/postgres.hpp) check "$header" 2500 ;; # what they hand out is asked: all of the core
    *) check "$header" 2150 ;;
  esac
done
exit $failed
