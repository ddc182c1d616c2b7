#!/usr/bin/env bash
# Packs entente in one of the ways of packaging/, and builds and runs a stranger's programs over what was packed. Usage: packaging.sh WAY
# SOURCE_DIR BUILD_DIR CMAKE: `vcpkg` and `conan` run the port and the recipe by the commands that these tools have (tests/package/vcpkg,
# tests/package/conan); `deb` makes Debian packages, has them checked by lintian and installs them in a Debian that has nothing else.
# Status 77: `deb` needs root, debootstrap and lintian.
# SPDX-License-Identifier: MIT
set -euo pipefail
way=$1 source_dir=$2 build_dir=$3 cmake=$4
here=$build_dir/package/$way
tests=$source_dir/tests/package
launcher=$(command -v ccache || true)
export CMAKE_CXX_COMPILER_LAUNCHER=$launcher
export CXXFLAGS="${CXXFLAGS:-} -O0" # the library is borrowed; of the rest it is asked whether it links
rm -rf "$here"
mkdir -p "$here"

stranger() { # name of a build, prefix, build type, targets: the stranger's project over an installed entente
  local name=$1 prefix=$2 type=$3
  shift 3
  "$cmake" -S "$tests" -B "$here/$name" -G Ninja -D WAY=installed -D CMAKE_PREFIX_PATH="$prefix" -D CMAKE_BUILD_TYPE="$type" \
    -D CMAKE_CXX_FLAGS_RELEASE=
  "$cmake" --build "$here/$name" --target "$@"
}

vcpkg() {
  local port=$source_dir/packaging/vcpkg/entente
  pack() { # name, features
    "$cmake" -D PORT_DIR="$port" -D FEATURES="$2" -D INSTALLED="$here/$1" -D SCRATCH="$here" -D BUILD_DIR="$build_dir" -P "$tests/vcpkg/tool.cmake"
  }
  grep -q "version = \"$(sed -nE 's/^  "version": "(.*)",$/\1/p' "$port/vcpkg.json")\"" "$source_dir/include/entente/version.hpp" ||
    { echo "vcpkg.json has another version than version.hpp"; exit 1; }
  pack headers ""
  if find "$here/headers" -name '*.so*' -o -name '*.a' | grep .; then echo "headers alone are more"; exit 1; fi
  "$cmake" -S "$tests" -B "$here/core" -G Ninja -D WAY=core -D PROGRAM=times.cpp -D COMPONENTS=core -D CMAKE_PREFIX_PATH="$here/headers"
  "$cmake" --build "$here/core" --target app
  "$here/core/app"

  pack whole "io;store;xml"
  stranger release "$here/whole" Release app
  stranger debug "$here/whole" Debug app
  ninja -C "$here/release" -t commands app | grep -F "$here/whole/lib/libentente_io.a" >/dev/null
  ninja -C "$here/debug" -t commands app | grep -F "$here/whole/debug/lib/libentente_io.a" >/dev/null
  "$here/release/app"
  "$here/debug/app"
}

conan() {
  mkdir "$here/headers" "$here/shared"
  python3 "$tests/conan/tool.py" "$source_dir/packaging/conan" "$here/headers" "$build_dir" io=False
  python3 "$tests/conan/tool.py" "$source_dir/packaging/conan" "$here/shared" "$build_dir" shared=True
}

deb() {
  ((EUID == 0)) && command -v debootstrap >/dev/null && command -v lintian >/dev/null || { echo "root, debootstrap and lintian are needed: skipped"; exit 77; }
  local tree=$here/build root=$here/root
  # What is optimised is not what is asked here: the objects are borrowed.
  (cd "$source_dir" && "$cmake" --preset deb -G "Unix Makefiles" -B "$tree" -D CMAKE_DISABLE_PRECOMPILE_HEADERS=ON -D CMAKE_CXX_FLAGS_RELEASE=)
  bash "$source_dir/tests/house/borrow.sh" "$source_dir" "$build_dir" "$tree"
  "$cmake" --build "$tree" -- -j2 --silent
  (cd "$tree" && cpack -G DEB -B "$here")
  lintian --allow-root --fail-on error "$here"/*.deb

  # the stranger builds over the packages, outside of the system, and takes the program to where nothing can be built
  for package in "$here"/*.deb; do dpkg -x "$package" "$here/unpacked"; done
  stranger stranger "$here/unpacked/usr" Release app

  "$source_dir/scripts/root" bookworm "$build_dir/roots/bookworm"
  cp -a "$build_dir/roots/bookworm" "$root"
  mkdir "$root/packages"
  cp "$here"/*.deb "$root/packages"
  cp "$here/stranger/app" "$root/usr/local/bin/stranger"
  inside() { # with /proc, by which the command knows where it lies
    unshare --mount --propagation private sh -c 'mount -t proc proc "$0/proc" && exec chroot "$0" env -i "$@"' "$root" \
      PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
  }
  inside apt-get --quiet update
  inside sh -c 'apt-get --quiet --yes --no-install-recommends install /packages/*.deb' >"$here/apt.log" || { cat "$here/apt.log"; exit 1; }
  inside stranger
  inside sh -c 'cd / && entente ask "which country did Moon Jae-in call first after election"' | tee "$here/answer"
  grep -q '^Moon Jae-in: USA, certain among ' "$here/answer"
  inside sh -c 'gzip -dc /usr/share/man/man1/entente.1.gz' | cmp - "$source_dir/docs/entente.1"
  inside apt-get --quiet --yes purge entente libentente0.1 libentente-dev >>"$here/apt.log"
  left=$(cd "$root" && find usr etc -name '*entente*')
  [[ -z $left ]] || { echo "left when the packages are gone: $left"; exit 1; }
  rm -rf "$root"
}

"$way"
