#!/usr/bin/env bash
# What shells complete. Bash is asked; zsh and fish read their scripts, and fish is asked, where they are there.
# Usage: shells.sh PROGRAM SOURCE_DIR
# SPDX-License-Identifier: MIT
source "$(dirname "${BASH_SOURCE[0]}")/expect.sh"

for shell in bash zsh fish; do "$entente" completion $shell >entente.$shell || failed=1; done
run 2 completion csh
refused "csh"

source ./entente.bash 2>/dev/null || { echo "bash cannot read its completion"; failed=1; }
completes() { # WANTED WORD...: what Tab behind the last word gives, sorted
  local wanted=$1
  shift
  COMP_WORDS=(entente "$@") COMP_CWORD=$# COMPREPLY=()
  _entente
  local found
  found=$(printf '%s\n' "${COMPREPLY[@]}" | sort | paste -sd' ')
  [[ $found == "$wanted" ]] || { echo "bash: entente $*: \"$found\", not \"$wanted\""; failed=1; }
}
completes "check compare completion" c
completes "--lanes --language" show --la
completes "kind leader party" show --lanes ""
completes "append correct create load status" store ""
completes "--seen" store correct --s
completes "bash fish zsh" completion ""
touch one.json
completes "one.json" ask --data one
completes "one.json" check one
completes "" ask --zone ""

if command -v zsh >/dev/null; then
  zsh -n entente.zsh || { echo "zsh cannot read its completion"; failed=1; }
else echo "zsh is not installed: its completion is not read"; fi
if command -v fish >/dev/null; then
  fish --no-config -c 'source entente.fish; complete -C "entente sh"' >fished 2>&1 || { cat fished; failed=1; }
  grep -q '^show' fished || { echo "fish does not complete show"; cat fished; failed=1; }
  fish --no-config -c 'source entente.fish; complete -C "entente store c"' >fished 2>&1
  [[ $(cut -f1 fished | sort | paste -sd' ') == "correct create" ]] || { echo "fish: store c gives"; cat fished; failed=1; }
  fish --no-config -c 'source entente.fish; complete -C "entente show --lanes "' >fished 2>&1
  [[ $(cut -f1 fished | sort | paste -sd' ') == "kind leader party" ]] || { echo "fish: --lanes gives"; cat fished; failed=1; }
else echo "fish is not installed: its completion is not asked"; fi
exit $failed
