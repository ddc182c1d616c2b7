#!/usr/bin/env bash
# Runs an example and compares what it prints with what it should. Usage: check.sh PROGRAM EXPECTED [ARGUMENT...]
# SPDX-License-Identifier: MIT
set -euo pipefail
diff -u --label expected "$2" --label printed <("$1" "${@:3}" 2>&1 || echo "(exit code $?)")
