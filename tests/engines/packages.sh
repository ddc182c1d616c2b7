#!/usr/bin/env bash
# DuckDB and ClickHouse for node, into build/peers, as far as they are missing. Usage: packages.sh
# SPDX-License-Identifier: MIT
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
packages=(@duckdb/node-api@1.5.6-r.1 chdb@3.4.0)

for package in "${packages[@]}"; do
  [[ ! -d build/peers/node_modules/${package%@*} ]] || continue
  mkdir -p build/peers
  npm install --silent --no-fund --no-audit --prefix build/peers "$package" >&2
done
