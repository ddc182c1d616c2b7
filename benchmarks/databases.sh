#!/usr/bin/env bash
# Measures questions to PostgreSQL: rows handed over, and the plan beside what an expert would write by hand. Usage: databases.sh [EVENTS...]
# SPDX-License-Identifier: MIT
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/setup libbenchmark-dev libpq-dev postgresql >&2
cmake -S . -B build/bench -G Ninja -DCMAKE_BUILD_TYPE=Release -DENTENTE_POSTGRES=ON \
  -DENTENTE_BUILD_BENCHMARKS=ON -DENTENTE_BUILD_TESTS=OFF -DENTENTE_BUILD_EXAMPLES=OFF >&2
cmake --build build/bench --target entente_database_benchmark >&2
for events in "${@-1000000}"; do
  bash tests/postgres/server.sh build/bench/benchmarks/entente_database_benchmark "$events"
done
