#!/usr/bin/env bash
# Runs entente_conformance on a family and its file of vectors, or says why not. Usage: run.sh PROGRAM FAMILY FILE
# SPDX-License-Identifier: MIT
set -euo pipefail
[[ -e $3 ]] || { echo "skipped: no file $3"; exit 77; }
exec "$1" "$2" "$3"
