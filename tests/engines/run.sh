#!/usr/bin/env bash
# Runs tests beside DuckDB or ClickHouse, or says why not and leaves with 77. Usage: run.sh duckdb|clickhouse PROGRAM CASES
# SPDX-License-Identifier: MIT
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
export NODE_PATH=${ENTENTE_PEERS-$here/../../build/peers}/node_modules
declare -A package=([duckdb]=@duckdb/node-api [clickhouse]=chdb)

command -v node >/dev/null || { echo "skipped: there is no node: apt-get install nodejs"; exit 77; }
[[ -d $NODE_PATH/${package[$1]} ]] || { echo "skipped: there is no ${package[$1]} of npm: tests/engines/packages.sh fetches it"; exit 77; }
node -e "require('${package[$1]}')" 2>/dev/null || { echo "skipped: ${package[$1]} does not run on this machine"; exit 77; }
ENTENTE_ENGINE=$here/engine.js exec "$2" "$3"
