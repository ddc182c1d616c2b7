#!/usr/bin/env bash
# Many stories, each asked in a database and in memory: some of each of two kinds in SQLite, PostgreSQL, DuckDB, ClickHouse and a cluster of
# PostgreSQL. 200 of each kind take some minutes each.
# Usage: long.sh BUILD [STORIES [DATABASE...]]   databases: sqlite postgres duckdb clickhouse cluster
# SPDX-License-Identifier: MIT
set -euo pipefail
build=$(realpath "$1") stories=${2-200}
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
databases=("${@:3}")
((${#databases[@]} > 0)) || databases=(sqlite postgres duckdb clickhouse cluster)

export ENTENTE_CASES=$((5 * stories)) # as cases of other suites are counted
for database in "${databases[@]}"; do
  echo "long: $database"
  case $database in
    sqlite) "$build/tests/entente_tests" "A database answers*" ;;
    postgres) bash "$here/../postgres/server.sh" "$build/tests/postgres/entente_postgres_tests" "PostgreSQL answers*" ;;
    cluster) bash "$here/../postgres/cluster.sh" 2020-01-21 2020-02-15 "$build/tests/postgres/entente_cluster_tests" "A cluster answers*" ;;
    *) bash "$here/run.sh" "$database" "$build/tests/engines/entente_engine_tests" "[$database]" ;;
  esac
done
