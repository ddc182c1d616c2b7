# What the tests of the command have in common. Sourced with the program and the source folder as arguments.
# SPDX-License-Identifier: MIT
set -uo pipefail
entente=$1 source_dir=$(cd "$2" && pwd)
data=$source_dir/tests/command/data
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
export XDG_STATE_HOME=$here/state TZ=Asia/Tokyo LC_ALL=C.UTF-8
unset NO_COLOR
cd "$here" || exit 1
failed=0

# run STATUS ARGUMENT...: runs the command with nothing on standard input, keeps what it prints in `out` and `err`, and wants that status
run() {
  local wanted=$1
  shift
  "$entente" "$@" <"${input:-/dev/null}" >out 2>err
  local status=$?
  what="entente $*"
  ((status == wanted)) || { echo "$what: status $status, not $wanted"; cat out err; failed=1; }
}
# prints TEXT: exactly that stands in standard output (from the last run), without carriage returns
prints() { diff <(printf '%s\n' "$1") <(tr -d '\r' <out) || { echo "$what: standard output differs (>)"; failed=1; }; }
prints_nothing() { [[ ! -s out ]] || { echo "$what: standard output has"; cat out; failed=1; }; }
has() { grep -qF -- "$2" "$1" || { echo "$what: $1 does not have \"$2\":"; cat "$1"; failed=1; }; }
has_not() { ! grep -qF -- "$2" "$1" || { echo "$what: $1 has \"$2\":"; cat "$1"; failed=1; }; }
silent() { [[ ! -s err ]] || { echo "$what: standard error has"; cat err; failed=1; }; }
refused() { prints_nothing; has err "$1"; }
