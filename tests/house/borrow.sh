#!/usr/bin/env bash
# Gives a build tree of entente that was just configured, by makefiles, the objects of a build of the same sources, so that a test of how entente
# is found, linked and packed need not compile it all again. What includes other people's headers is left to be compiled there: that is what
# goes wrong where a library is found in another way; with `all`, only what depends on an option of the build. Usage: borrow.sh SOURCE_DIR BUILD_DIR TREE [all]
# SPDX-License-Identifier: MIT
set -euo pipefail
source_dir=$1 build_dir=$2 tree=$3 all=${4-}
left=0
while read -r object; do # src/CMakeFiles/entente_io.dir/text.cpp.o, src/CMakeFiles/entente_io.dir/Unity/unity_draw_cxx.cxx.o
  files=$source_dir/$(sed -E 's,CMakeFiles/[^/]*\.dir/,,; s,\.o$,,' <<<"$object")
  together=$build_dir/${object%.o}
  [[ ! -e $together ]] || files=$(sed -n 's/^#include "\(.*\)"$/\1/p' "$together")
  own=
  for file in $files; do
    own+=" $file"
    [[ ! -e ${file%.cpp}.hpp ]] || own+=" ${file%.cpp}.hpp"
  done
  if grep -q 'ENTENTE_WITH_' $own || { [[ -z $all ]] && grep -qE '#include <(cctz|pugixml|rapidjson|sqlite3|utf8proc)' $own; }; then
    left=$((left + 1))
    continue
  fi
  mkdir -p "$tree/$(dirname "$object")"
  cp "$build_dir/$object" "$tree/$object"
done < <(cd "$build_dir" && find src/CMakeFiles/entente_{io,c}.dir src/command/CMakeFiles/entente_command.dir -name '*.c*.o')
echo "$left files are compiled here"
[[ -n $all ]] || ((left > 0))
