#!/usr/bin/env bash
# Every code of code.hpp stands in docs/errors.md with its number and name, and no other does. Usage: errors.sh SOURCE_DIR
# SPDX-License-Identifier: MIT
set -euo pipefail
cd "$1"

defined=$(sed -nE 's/^ +([a-z_0-9]+) += ([1-9][0-9]{2}),.*/\2 \1/p' include/entente/code.hpp | sort)
described=$(sed -nE 's/^\| ([1-9][0-9]{2}) \| `([a-z_0-9]+)` \|.*/\1 \2/p' docs/errors.md | sort)
[[ -n $defined ]] || { echo "no codes found in code.hpp"; exit 1; }
diff <(echo "$defined") <(echo "$described") || { echo "code.hpp (<) and docs/errors.md (>) differ"; exit 1; }
