#!/usr/bin/env bash
# Runs an example and compares what it prints with what it should. Usage: check.sh PROGRAM EXPECTED [ARGUMENT...]
# SPDX-License-Identifier: MIT
set -euo pipefail
program=$1 expected=$2
diff -u --label expected "$expected" --label printed <("$program" "${@:3}" 2>&1 || echo "(exit code $?)")
