#!/usr/bin/env bash
# Runs PROGRAM on a FILE of vectors, or says why not.
# SPDX-License-Identifier: MIT
set -euo pipefail
[[ -e $2 ]] || { echo "skipped: no file $2"; exit 77; }
exec "$1" "$2"
