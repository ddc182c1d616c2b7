#!/usr/bin/env bash
# The example in Python answers as it did. Usage: python.sh PYTHON LIBRARY SOURCE_DIR
# SPDX-License-Identifier: MIT
set -euo pipefail
cd "$3"
diff -u examples/python/ask.expected <("$1" -B examples/python/ask.py "$2" data)
