#!/usr/bin/env bash
# Behind macros of names that entente uses, a header stops with one sentence, before anything else is wrong; macros that come later do
# no harm; and where `error` is renamed nothing is caught in vain, for it does not compile. Usage: macros.sh SOURCE_DIR COMPILER
# SPDX-License-Identifier: MIT
set -euo pipefail
source_dir=$(cd "$1" && pwd) compiler=$2
failed=0
cd "$source_dir/include"
compile() { "$compiler" -std=c++20 -DENTENTE_COMPILED -I. -fsyntax-only "$@"; }

# those that the guard knows
names=$(grep -oP 'defined\(\K\w+' entente/detail/macros.hpp | sort -u | paste -sd'|')
[[ -n $names ]]

# Whoever uses one stands behind the guard. No library is looked at for this.
while read -r header; do
  brought=$("$compiler" -std=c++20 -DENTENTE_COMPILED -I. -MM -MG -nostdinc -x c++ "$header" | grep -oE 'entente/[a-z0-9_/]+\.hpp' | sort -u)
  if grep -qx 'entente/detail/macros\.hpp' <<<"$brought"; then continue; fi
  used=$(sed 's#//.*##; s/"[^"]*"//g' $brought | grep -owE "$names" | sort -u | paste -sd' ' || true)
  [[ -z $used ]] || { echo "$header uses $used: it has to include <entente/detail/macros.hpp>"; failed=1; }
done < <(find entente -name '*.hpp' ! -path '*/detail/*' | sort)

stops() { # macros: the first that is wrong is said by the guard
  local said header
  for header in entente.hpp code.hpp error.hpp fwd.hpp words.hpp time/when.hpp io/json.hpp; do
    if said=$(compile "$@" -x c++ "entente/$header" 2>&1); then echo "$* and <entente/$header>: it compiles"; failed=1
    elif ! grep -m1 'error:' <<<"$said" | grep -q 'entente: .* is a macro'; then
      echo "$* and <entente/$header>: another error goes before"; grep -m3 'error:' <<<"$said"; failed=1
    fi
  done
}
stops '-Dmin(a,b)=((a)<(b)?(a):(b))' '-Dmax(a,b)=((a)<(b)?(b):(a))' -Wfatal-errors
stops -Dnear= -Dfar= -Wfatal-errors                        # <windows.h>, always
stops '-Dlength(x)=Rf_length(x)' -Wfatal-errors            # R
stops -Derror=Rf_error -Wfatal-errors
stops '-Dmove(y,x)=wmove(stdscr,y,x)' '-Derase()=werase(stdscr)' -Wfatal-errors # curses

use=$source_dir/tests/static/macros.cpp
compile "$use" || { echo "macros that come later do harm"; failed=1; }
if said=$(compile -DRENAMED "$use" 2>&1); then echo "an error that is renamed is caught in vain"; failed=1
elif ! grep -q "Rf_error.*entente" <<<"$said"; then echo "refused for another reason:"; echo "$said"; failed=1
fi
exit $failed
