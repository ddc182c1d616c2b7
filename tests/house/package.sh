#!/usr/bin/env bash
# Builds a stranger's programs over entente and runs them. Usage: package.sh WAY SOURCE_DIR BUILD_DIR CMAKE, where entente
# is `installed` and found by CMake, installed and found by `pkgconfig`, added as a `subdirectory`, or `fetched`.
# Status 77: pkg-config is not there.
# SPDX-License-Identifier: MIT
set -euo pipefail
way=$1 source_dir=$2 build_dir=$3 cmake=$4
here=$build_dir/package/$way
strangers=$source_dir/tests/package
rm -rf "$here"
mkdir -p "$here/build"

case $way in
  installed | pkgconfig)
    "$cmake" --install "$build_dir" --prefix "$here/prefix" >/dev/null
    found=(-D CMAKE_PREFIX_PATH="$here/prefix")
    ;;
  subdirectory) found=(-D ENTENTE_FOLDER="$source_dir") ;;
  fetched) found=(-D ENTENTE_FETCHED="$source_dir") ;;
esac

launcher=$(command -v ccache || true)
if [[ $way == pkgconfig ]]; then
  command -v pkg-config >/dev/null || { echo "pkg-config is not installed: skipped"; exit 77; }
  # the prefix that was configured is another than the one installed to here
  PKG_CONFIG_PATH=$(dirname "$(find "$here/prefix" -name entente.pc)")
  export PKG_CONFIG_PATH
  read -ra flags < <(pkg-config --define-variable=prefix="$here/prefix" --cflags --libs entente)
  for program in main other; do
    $launcher "${CXX:-c++}" -std=c++20 ${CXXFLAGS:-} -c "$strangers/$program.cpp" -o "$here/build/$program.o" "${flags[@]:0:1}"
  done
  "${CXX:-c++}" ${CXXFLAGS:-} "$here/build/main.o" "$here/build/other.o" -o "$here/build/stranger" "${flags[@]}"
else
  export CMAKE_CXX_COMPILER_LAUNCHER=$launcher
  "$cmake" -S "$strangers" -B "$here/build" -G Ninja "${found[@]}"
  "$cmake" --build "$here/build" -j 2
  "$here/build/core"
fi
"$here/build/stranger"
