#!/usr/bin/env bash
# Builds a stranger's programs over entente and runs them. Usage: package.sh WAY SOURCE_DIR BUILD_DIR CMAKE, where entente
# is `installed` and found by CMake, installed and found by `pkgconfig`, added as a `subdirectory`, there perhaps beside libraries that are
# `brought`, or `fetched`; or its `core` is installed alone; or where our own `examples` or `tests` are projects of their own over an
# installed copy; `command`: the installed command answers from installed data.
# Status 77: pkg-config is not there.
# SPDX-License-Identifier: MIT
set -euo pipefail
way=$1 source_dir=$2 build_dir=$3 cmake=$4
here=$build_dir/package/$way
rm -rf "$here"
mkdir -p "$here"

launcher=$(command -v ccache || true)
export CMAKE_CXX_COMPILER_LAUNCHER=$launcher
install_it() { "$cmake" --install "$build_dir" --prefix "$here/prefix" >/dev/null; }
stranger() { # the stranger's folder, with entente in it as a folder of this name, if any
  cp -r "$source_dir/tests/package" "$here/project"
  if [[ -n ${1-} ]]; then mkdir -p "$(dirname "$here/project/$1")" && ln -s "$source_dir" "$here/project/$1"; fi
}
build_stranger() {
  "$cmake" -S "$here/project" -B "$here/build" -G Ninja -D WAY="$way" "$@"
  "$cmake" --build "$here/build" -j 2
  "$here/build/app"
  # Headers alone: nothing of ours is compiled for it, nothing of the compiled part is in it.
  "$here/build/core"
  if nm --demangle "$here/build/core" | grep -E 'entente::(io::|iana_zones)'; then echo "core alone has these of the compiled part"; exit 1; fi
  if ninja -C "$here/build" -t commands core | grep -F entente_io; then echo "core alone waits for the compiled part"; exit 1; fi
}

case $way in
  installed)
    install_it
    stranger
    build_stranger -D CMAKE_PREFIX_PATH="$here/prefix"
    if "$cmake" --build "$here/build" --target mixed >"$here/mixed.txt" 2>&1; then echo "both forms are mixed in one program"; exit 1; fi
    grep -q 'undefined reference' "$here/mixed.txt" || { cat "$here/mixed.txt"; exit 1; }
    ;;
  core) # nothing of what the compiled part needs is looked for, neither here nor there
    absent=()
    for library in cctz SQLite3 pugixml; do absent+=(-D "CMAKE_DISABLE_FIND_PACKAGE_$library=ON"); done
    "$cmake" -S "$source_dir" -B "$here/entente" -G Ninja -D ENTENTE_IO=OFF "${absent[@]}"
    "$cmake" --install "$here/entente" --prefix "$here/prefix" >/dev/null
    if [[ -e $here/prefix/include/entente/io || -e $here/prefix/include/entente/words.hpp ]]; then echo "headers of the compiled part are installed"; exit 1; fi
    stranger
    if "$cmake" -S "$here/project" -B "$here/typo" -G Ninja -D WAY=core -D COMPONENTS="core;stoer" -D CMAKE_PREFIX_PATH="$here/prefix" \
      >"$here/typo.txt" 2>&1; then echo "a component that there is not is found"; exit 1; fi
    grep -q 'no component "stoer"' "$here/typo.txt" || { cat "$here/typo.txt"; exit 1; }
    "$cmake" -S "$here/project" -B "$here/build" -G Ninja -D WAY=core -D COMPONENTS=core -D CMAKE_PREFIX_PATH="$here/prefix" "${absent[@]}"
    "$cmake" --build "$here/build" --target core
    "$here/build/core"
    ;;
  brought) # and nothing is installed with the stranger's project
    stranger entente
    "$cmake" -S "$here/project" -B "$here/build" -G Ninja -D WAY=brought
    "$cmake" --install "$here/build" --prefix "$here/prefix" >/dev/null
    if [[ -e $here/prefix ]]; then echo "installed with the project around:"; find "$here/prefix" | head; exit 1; fi
    ;;
  subdirectory)
    stranger entente
    build_stranger
    ;;
  fetched)
    stranger third_party/entente
    build_stranger
    ;;
  pkgconfig)
    command -v pkg-config >/dev/null || { echo "pkg-config is not installed: skipped"; exit 77; }
    install_it
    stranger
    PKG_CONFIG_PATH=$(dirname "$(find "$here/prefix" -name entente.pc)")
    export PKG_CONFIG_PATH
    compiler=${CXX:-$(command -v c++)}
    c++() { "$compiler" ${CXXFLAGS:-} "$@"; }
    cd "$here/project"
    # [pkgconfig]
    c++ -std=c++20 main.cpp other.cpp $(pkg-config --cflags --libs entente) -o app
    # [pkgconfig]
    ./app
    ;;
  command)
    install_it
    cd / # it finds its data wherever it stands, also where it was moved to
    mv "$here/prefix" "$here/moved"
    line=$("$here/moved/bin/entente" ask "which country did Moon Jae-in call first after election")
    [[ $line == "Moon Jae-in: USA, certain among "* ]] || { echo "the installed command answers: $line"; exit 1; }
    for file in man/man1/entente.1 bash-completion/completions/entente zsh/site-functions/_entente fish/vendor_completions.d/entente.fish \
      entente/data/entente-answers-1.schema.json; do
      [[ -s $here/moved/share/$file ]] || { echo "share/$file is not installed"; exit 1; }
    done
    cmp "$source_dir/docs/entente.1" "$here/moved/share/man/man1/entente.1"
    ;;
  examples | tests)
    install_it
    # The tests are many: configured whole, of them one program is built that needs all of the library.
    target=$([[ $way == examples ]] && echo all || echo entente_conformance)
    "$cmake" -S "$source_dir/$way" -B "$here/build" -G Ninja -D CMAKE_PREFIX_PATH="$here/prefix"
    "$cmake" --build "$here/build" -j 2 --target "$target"
    if ninja -C "$here/build" -t commands "$target" | grep -F -- "$source_dir/include"; then
      echo "these are compiled with the headers of the project, not of the copy"; exit 1
    fi
    ctest --test-dir "$here/build" --output-on-failure --no-tests=error --tests-regex '^(examples|conformance)\.'
    ;;
esac
