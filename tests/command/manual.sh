#!/usr/bin/env bash
# The page of the manual has every command and every option that --help has, and no other. Usage: manual.sh PROGRAM SOURCE_DIR
# SPDX-License-Identifier: MIT
source "$(dirname "${BASH_SOURCE[0]}")/expect.sh"

page=$source_dir/docs/entente.1
options_of() { grep -oE -- '--[a-z][a-z-]*' | sort -u; }
commands=$("$entente" --help | sed -n '/^Subcommands:/,/^[^ S]/s/^  \([a-z]*\) .*/\1/p')
[[ $(wc -w <<<"$commands") -ge 11 ]] || { echo "--help has the commands: $commands"; failed=1; }

{
  "$entente" --help
  for c in $commands; do "$entente" "$c" --help || echo "no help of $c" >&2; done
  for c in status create append correct load; do "$entente" store "$c" --help; done
} >helps
diff <(options_of <helps) <(sed 's/\\-/-/g; s/\\fR//g' "$page" | grep -vE '^entente ' | options_of) ||
  { echo "docs/entente.1 (>) has not the options of --help (<)"; failed=1; }
for c in $commands; do
  grep -qE "^\.BR? $c( |$)" < <(sed 's/\\-/-/g' "$page") || { echo "docs/entente.1 does not have the command $c"; failed=1; }
  grep -q "^Examples:" < <("$entente" "$c" --help) || { echo "$c --help has no examples"; failed=1; }
done
# docs/command.md has each command, too
for c in $commands; do
  [[ $c == completion ]] || grep -qE "^\| .*\`$c\`" "$source_dir/docs/command.md" || { echo "docs/command.md does not have $c"; failed=1; }
done
if command -v man >/dev/null && man --version >/dev/null 2>&1; then
  warned=$(man --warnings -l "$page" 2>&1 >/dev/null)
  [[ -z $warned ]] || { echo "$warned"; failed=1; }
fi
exit $failed
