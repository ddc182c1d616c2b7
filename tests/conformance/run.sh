#!/usr/bin/env bash
# Runs entente_conformance on a family and its file of vectors, or says why not. Usage: run.sh PROGRAM FAMILY FILE...
# SPDX-License-Identifier: MIT
set -euo pipefail
for file in "${@:3}"; do
  [[ -e $file ]] || { echo "skipped: no file $file"; exit 77; }
done
exec "$@"
