#!/usr/bin/env bash
# A header includes only its own floor and the floors below; order/ only the bounds and instants of time/; no floor
# includes a face. Usage: floors.sh SOURCE_DIR
# SPDX-License-Identifier: MIT
set -euo pipefail
cd "$1/include"

floor() { # of a path below include/
  case $1 in
    entente/code.hpp | entente/detail/* | entente/error.hpp | entente/fwd.hpp | entente/version.hpp) echo 0 ;;
    entente/time/*) echo 1 ;;
    entente/model/*) echo 2 ;;
    entente/order/*) echo 3 ;;
    entente/timeline/*) echo 4 ;;
    entente/query/* | entente/entente.hpp) echo 5 ;;
    entente/io/* | entente/words.hpp | entente/words/* | entente/draw/* | entente/testing/*) echo 6 ;;
    *) echo "$1: a header on no floor" >&2; exit 1 ;;
  esac
}

may_include() { # includer, included
  local above below
  above=$(floor "$1") below=$(floor "$2")
  case $1:$2 in
    entente/order/*:entente/order/*) return 0 ;;
    entente/order/*:entente/time/bounds.hpp | entente/order/*:entente/time/instant.hpp) return 0 ;;
    entente/order/*) ((below == 0)) ;;
    *) ((below <= above)) ;;
  esac
}

# what a timeline holds is seen through its read model
hidden='accounts|attending|cite|data|evidence|knowledge|labels|name_finder|reports|stock|whereabouts'

failed=0
if grep -rnE --include=*.hpp "include <entente/timeline/detail/($hidden)\.hpp>" entente/query; then
  echo "floor 5 sees a timeline through timeline/detail/read_model.hpp alone"; failed=1
fi
while IFS=: read -r includer included; do
  if [[ ! -e $included ]]; then
    echo "$includer includes $included, which is not there"; failed=1
  elif ! may_include "$includer" "$included"; then
    echo "$includer (floor $(floor "$includer")) must not include $included (floor $(floor "$included"))"; failed=1
  fi
done < <(grep -rHoP --include=*.hpp '^\s*#\s*include\s*[<"]\Kentente/[^>"]+' entente)
if grep -rnE --include=*.hpp '^\s*#\s*include\s*"' entente; then echo "headers are included with <entente/...>"; failed=1; fi
exit $failed
