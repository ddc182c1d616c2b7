#!/usr/bin/env bash
# Runs some cases of a program of tests beside a cluster of its own (scripts/cluster), whose servers part at two days, and which is gone at the
# end. The program finds in its environment how to ask the cluster, the script with which it takes servers down, and files.
# Leaves with 77 where there is no server to start, or no such file. Usage: cluster.sh DAY DAY PROGRAM CASES [FILE...]
# SPDX-License-Identifier: MIT
set -euo pipefail

days=("$1" "$2") program=$3 cases=$4
shift 4
for file; do
  [[ -e $file ]] || { echo "skipped: no file $file"; exit 77; }
done
folder=$(mktemp -d)
chmod 711 "$folder"
cluster=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../../scripts/cluster")
stop() {
  "$cluster" --in "$folder/cluster" stop --gone || true
  rm -rf "$folder"
}
trap stop EXIT

ENTENTE_CLUSTER_FORGETS=yes "$cluster" --in "$folder/cluster" up "${days[@]}" || exit # 77 without PostgreSQL
ENTENTE_CLUSTER=$("$cluster" --in "$folder/cluster" address) ENTENTE_CLUSTER_READER=$("$cluster" --in "$folder/cluster" address reader) \
  ENTENTE_CLUSTER_SCRIPT="$cluster --in $folder/cluster" ENTENTE_ICEWS="${1-}" ENTENTE_ICEWS_FIRST="${2-}" "$program" "$cases"
