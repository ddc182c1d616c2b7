#!/usr/bin/env bash
# Every public header, and the core, compile as clang reads them for MSVC, as far as that goes without MSVC's own library. Usage: msvc.sh COMPILER
# SPDX-License-Identifier: MIT
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
options=(-std=c++20 -fsyntax-only -fms-compatibility -fms-extensions -fms-compatibility-version=19.40 -Iinclude -Isrc)
# clang lays down what g++ defines by itself, and g++'s library wants it
options+=(-D__STRICT_ANSI__ -D__GCC_ATOMIC_TEST_AND_SET_TRUEVAL=1)
for of in BOOL CHAR CHAR8_T CHAR16_T CHAR32_T WCHAR_T SHORT INT LONG LLONG POINTER; do options+=("-D__GCC_ATOMIC_${of}_LOCK_FREE=2"); done

(cd include && find entente -name '*.hpp' ! -path '*/detail/*' ! -path '*/testing/*' | sort | sed 's/.*/#include <&>/') |
  "$1" "${options[@]}" -x c++ -
"$1" "${options[@]}" -DENTENTE_COMPILED -DENTENTE_WIDE_SUMS src/core.cpp
echo "all public headers and the core compile as for MSVC"
