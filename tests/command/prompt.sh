#!/usr/bin/env bash
# The prompt, typed at in tmux: an answer, Tab, a refusal, the history. Usage: prompt.sh PROGRAM SOURCE_DIR. Status 77: tmux is not there.
# SPDX-License-Identifier: MIT
source "$(dirname "${BASH_SOURCE[0]}")/expect.sh"
command -v tmux >/dev/null || { echo "tmux is not installed: the prompt is not typed at"; exit 77; }

servers=0 # each time a server of its own: one that is told to end may still take what is meant for the next
tmux=()
trap '"${tmux[@]}" kill-server 2>/dev/null; rm -rf "$here"' EXIT
screen() { "${tmux[@]}" capture-pane -p -t prompt -S -200 2>/dev/null; }
shows() { # TEXT: it is on the screen within half a minute
  for ((i = 0; i < 300; ++i)); do
    [[ $(screen) != *"$1"* ]] || return 0
    sleep 0.1
  done
  echo "the screen does not show \"$1\":"; screen; failed=1
}
type_() { "${tmux[@]}" send-keys -t prompt -l -- "$1"; }
key() { "${tmux[@]}" send-keys -t prompt "$1"; }
start() {
  servers=$((servers + 1))
  tmux=(tmux -L "entente-$$-$servers" -f /dev/null)
  "${tmux[@]}" new-session -d -s prompt -x 120 -y 40 "env XDG_STATE_HOME='$here/state' '$entente' ask --data '$data/small.json' 2>&1; echo ended with \$?; sleep 60"
  shows "entente>"
}

start
type_ "which country did Moon Jae-in call first after election"
key Enter
shows "Moon Jae-in: USA, certain among 2 known calls, 10 May 2017 22:30, 1 day after; single source"
type_ "which countries did Moo"
key Tab
shows "which countries did Moon Jae-in"
type_ "call after election, in order"
key Enter
shows "Moon Jae-in: USA, CHN, certain among 2 known calls; single source"
type_ "what is the colour of the sky"
key Enter
shows "^"
key C-d
shows "ended with 0"
"${tmux[@]}" kill-server
grep -q "the" "$here/state/entente/history" || { echo "no history was kept"; failed=1; }

start # another time
key Up
key Up
key Up
shows "entente> which country did Moon Jae-in call first after election"
key Enter
shows "10 May 2017 22:30"
type_ "quit"
key Enter
shows "ended with 0"
exit $failed
