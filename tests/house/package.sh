#!/usr/bin/env bash
# Builds a stranger's program over entente, `installed` somewhere or as a `subdirectory`, and runs it.
# Usage: package.sh installed|subdirectory SOURCE_DIR BUILD_DIR CMAKE
# SPDX-License-Identifier: MIT
set -euo pipefail
way=$1 source_dir=$2 build_dir=$3 cmake=$4
here=$build_dir/package/$way
rm -rf "$here"

case $way in
  installed)
    "$cmake" --install "$build_dir" --prefix "$here/prefix" >/dev/null
    found=(-D CMAKE_PREFIX_PATH="$here/prefix")
    ;;
  subdirectory) found=(-D ENTENTE_SUBDIRECTORY="$source_dir") ;;
esac

command -v ccache >/dev/null && export CMAKE_CXX_COMPILER_LAUNCHER=ccache
"$cmake" -S "$source_dir/tests/package" -B "$here/build" -G Ninja "${found[@]}"
"$cmake" --build "$here/build" -j 2
"$here/build/stranger"
