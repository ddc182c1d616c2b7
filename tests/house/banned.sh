#!/usr/bin/env bash
# No header of the library includes what would make every includer pay for it, or what belongs into src/.
# Usage: banned.sh SOURCE_DIR
# SPDX-License-Identifier: MIT
set -euo pipefail
cd "$1/include"

banned=(
  'boost/date_time/gregorian/(gregorian|gregorian_io|parsers)\.hpp'
  'boost/date_time/posix_time/(posix_time|posix_time_types|posix_time_io|time_parsers)\.hpp'
  'boost/date_time/local_time/.*'
  'boost/(icl|lexical_cast|algorithm/string).*'
  '(nlohmann|rapidjson)/.*'
  'fmt/(format|ranges|ostream|chrono|std)\.h'
  'cctz/.*'
  'utf8proc\.h'
  'iostream|fstream|sstream|regex|locale|filesystem|functional|unordered_map'
)
pattern=$(IFS='|'; echo "${banned[*]}")
# fmt is brought by one header, which knows what of it formats
if grep -rnE --include=*.hpp "^\s*#\s*include\s*[<\"]($pattern|fmt/.*)[>\"]" entente | grep -v '^entente/detail/fmt\.hpp:'; then
  echo "these headers must not be included in include/"
  exit 1
fi
# what only some compilers have stands where there is another way beside it
if grep -rnE --include=*.hpp '__(int128|builtin_|attribute__|extension__|declspec)' entente | grep -vE '^entente/(detail/prefetch|order/detail/wide|query/bucket_order)\.hpp:'; then
  echo "not every compiler has these"
  exit 1
fi
