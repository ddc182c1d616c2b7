#!/usr/bin/env bash
# What tests/static/swapped.cpp shows does not compile, and for the reason that is meant. Usage: must_not_compile.sh SOURCE_DIR COMPILER
# SPDX-License-Identifier: MIT
set -euo pipefail
source_dir=$1 compiler=$2
compile() { "$compiler" -std=c++20 -DENTENTE_COMPILED -I"$source_dir/include" -fsyntax-only "$@" "$source_dir/tests/static/swapped.cpp"; }

compile || { echo "what is right does not compile"; exit 1; }
failed=0
refuse() { # macro, what the compiler says
  local said
  if said=$(compile -D"$1" 2>&1); then echo "$1 compiles"; failed=1
  elif ! grep -qE "$2" <<<"$said"; then echo "$1 is refused for another reason:"; echo "$said"; failed=1
  fi
}
refuse SWAPPED 'stands_where_the_(time|zone)_belongs'
refuse ZONE_ALONE a_zone_stands_where_the_time_belongs
refuse OF_A_TERM 'stands_where_the_(time|zone)_belongs'
refuse TEXT_AS_A_LEADER attendee
exit $failed
