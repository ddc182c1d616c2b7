#!/usr/bin/env bash
# Builds a stranger's programs over entente and runs them. Usage: package.sh WAY SOURCE_DIR BUILD_DIR CMAKE, where entente
# is `installed` and found by CMake, installed and found by `pkgconfig`, installed as `shared` libraries and found by both, added as a
# `subdirectory`, there perhaps beside libraries that are `brought`, or `fetched`; or its `core` is installed alone; or where our own `examples` or
# `tests` are projects of their own over an installed copy; `command`: the installed command answers from installed data. `options`: the page of
# options has those that there are, with what they are by default.
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
build_stranger() { # where entente is built with it, if it is; options
  local within=$1
  shift
  "$cmake" -S "$here/project" -B "$here/build" -G "Unix Makefiles" -D WAY="$way" -D CMAKE_DISABLE_PRECOMPILE_HEADERS=ON "$@"
  # Headers alone: nothing of ours is compiled for it, nothing of the compiled part is in it.
  "$cmake" --build "$here/build" --target headers | tee "$here/headers.txt"
  if grep -F entente_io "$here/headers.txt"; then echo "headers alone wait for the compiled part"; exit 1; fi
  "$here/build/headers"
  if nm --demangle "$here/build/headers" | grep -E 'entente::(io::|iana_zones)'; then echo "headers alone have these of the compiled part"; exit 1; fi
  [[ -z $within ]] || bash "$source_dir/tests/house/borrow.sh" "$source_dir" "$build_dir" "$here/build/$within"
  "$cmake" --build "$here/build" -- -j2
  "$here/build/app"
}
by_pkg_config() { # in the stranger's folder
  local compiler=${CXX:-$(command -v c++)}
  PKG_CONFIG_PATH=$(dirname "$(find "$here/prefix" -name entente.pc)")
  export PKG_CONFIG_PATH
  c++() { "$compiler" ${CXXFLAGS:-} "$@"; }
  cd "$here/project"
  # [pkgconfig]
  c++ -std=c++20 main.cpp other.cpp $(pkg-config --cflags --libs entente) -o app
  # [pkgconfig]
}
not_found() { # components, what the error says
  if "$cmake" -S "$here/project" -B "$here/not_found" -G Ninja -D WAY=core -D COMPONENTS="$1" -D CMAKE_PREFIX_PATH="$here/prefix" \
    >"$here/not_found.txt" 2>&1; then echo "found, and should not be: $1"; exit 1; fi
  grep -qF "$2" "$here/not_found.txt" || { cat "$here/not_found.txt"; exit 1; }
}

case $way in
  installed)
    install_it
    stranger
    build_stranger "" -D CMAKE_PREFIX_PATH="$here/prefix"
    if "$cmake" --build "$here/build" --target mixed >"$here/mixed.txt" 2>&1; then echo "both forms are mixed in one program"; exit 1; fi
    grep -q 'undefined reference' "$here/mixed.txt" || { cat "$here/mixed.txt"; exit 1; }
    not_found "io;stoer" 'no component "stoer"'
    ;;
  shared) # whose programs need nothing of what the library is made with
    tree=$here/entente
    "$cmake" -S "$source_dir" -B "$tree" -G "Unix Makefiles" -D BUILD_SHARED_LIBS=ON -D ENTENTE_BUILD_COMMAND=OFF -D ENTENTE_BUILD_TESTS=OFF \
      -D ENTENTE_BUILD_EXAMPLES=OFF -D CMAKE_DISABLE_PRECOMPILE_HEADERS=ON
    bash "$source_dir/tests/house/borrow.sh" "$source_dir" "$build_dir" "$tree"
    "$cmake" --build "$tree" -- -j2 --silent
    "$cmake" --install "$tree" --prefix "$here/prefix" >/dev/null
    if find "$here/prefix" -name '*.a' | grep .; then echo "a static library among shared ones"; exit 1; fi
    stranger
    absent=()
    for library in cctz utf8proc SQLite3 pugixml; do absent+=(-D "CMAKE_DISABLE_FIND_PACKAGE_$library=ON"); done
    "$cmake" -S "$here/project" -B "$here/build" -G Ninja -D WAY=installed -D CMAKE_PREFIX_PATH="$here/prefix" "${absent[@]}"
    "$cmake" --build "$here/build" --target app
    "$here/build/app"
    readelf --dynamic "$here/build/app" | grep -F 'libentente_io.so.' || { echo "the program does not need the shared library"; exit 1; }
    if readelf --dynamic "$here/build/app" | grep -E 'NEEDED.*(cctz|utf8proc|sqlite|pugixml)'; then echo "the program links these itself"; exit 1; fi
    if command -v pkg-config >/dev/null; then
      by_pkg_config
      LD_LIBRARY_PATH=$(dirname "$PKG_CONFIG_PATH") ./app
    fi
    ;;
  core) # nothing of what the compiled part needs is looked for, neither here nor there
    absent=()
    for library in cctz utf8proc SQLite3 pugixml; do absent+=(-D "CMAKE_DISABLE_FIND_PACKAGE_$library=ON"); done
    "$cmake" -S "$source_dir" -B "$here/entente" -G Ninja -D ENTENTE_IO=OFF "${absent[@]}"
    "$cmake" --install "$here/entente" --prefix "$here/prefix" >/dev/null
    if [[ -e $here/prefix/include/entente/io || -e $here/prefix/include/entente/words.hpp ]]; then echo "headers of the compiled part are installed"; exit 1; fi
    stranger
    not_found "core;stoer" 'no component "stoer"'
    not_found "core;io" 'no component "io"'
    "$cmake" -S "$here/project" -B "$here/build" -G Ninja -D WAY=core -D COMPONENTS=core -D CMAKE_PREFIX_PATH="$here/prefix" "${absent[@]}"
    "$cmake" --build "$here/build" --target app
    "$here/build/app"
    ;;
  brought) # and nothing is installed with the stranger's project, and nothing built but the library
    stranger entente
    "$cmake" -S "$here/project" -B "$here/build" -G Ninja -D WAY=brought
    "$cmake" --install "$here/build" --prefix "$here/prefix" >/dev/null
    if [[ -e $here/prefix ]]; then echo "installed with the project around:"; find "$here/prefix" | head; exit 1; fi
    if ninja -C "$here/build" -t commands all | grep -oE 'entente_(tests|command)\.dir|first_calls|libentente\.so'; then
      echo "more than the library is built with the project around"; exit 1
    fi
    ;;
  subdirectory)
    stranger entente
    build_stranger entente
    ;;
  fetched)
    stranger third_party/entente
    build_stranger _deps/entente-build
    ;;
  pkgconfig)
    command -v pkg-config >/dev/null || { echo "pkg-config is not installed: skipped"; exit 77; }
    install_it
    stranger
    by_pkg_config
    ./app
    ;;
  options) # as CMake keeps them, of entente at the top level and within another project
    stranger entente
    "$cmake" -S "$here/project" -B "$here/within" -G Ninja -D WAY=subdirectory >/dev/null
    "$cmake" -S "$source_dir" -B "$here/top" -G Ninja >/dev/null
    defaults() { sed -nE 's/^(ENTENTE_[A-Z_]+):BOOL=(ON|OFF|TRUE|FALSE)$/\1 \2/p' "$here/$1/CMakeCache.txt" | sed 's/TRUE/ON/; s/FALSE/OFF/' | sort; }
    join <(defaults top) <(defaults within) >"$here/there"
    sed -nE 's/^\| `(ENTENTE_[A-Z_]+)` \| (on|off) \| (on|off) \|.*/\1 \2 \3/p' "$source_dir/docs/installing.md" | sed 's/on/ON/g; s/off/OFF/g' | sort >"$here/told"
    diff "$here/there" "$here/told" || { echo "these are not the options (<) that docs/installing.md tells (>)"; exit 1; }
    (($(wc -l <"$here/there") > 5))
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
