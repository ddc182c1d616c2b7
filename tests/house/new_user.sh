#!/usr/bin/env bash
# The first ten minutes of somebody who has a spreadsheet and an installed copy of entente: what the pages say, typed one thing after another
# in an empty folder, to an answer on the command line and to one in a program. Usage: new_user.sh SOURCE_DIR BUILD_DIR CMAKE
# SPDX-License-Identifier: MIT
set -euo pipefail
source_dir=$1 build_dir=$2 cmake=$3
here=$build_dir/package/new_user
rm -rf "$here"
mkdir -p "$here/desk"
"$cmake" --install "$build_dir" --prefix "$here/prefix" >/dev/null
export PATH=$here/prefix/bin:$PATH CMAKE_PREFIX_PATH=$here/prefix
cd "$here/desk"
started=$SECONDS

expect() { # what it is, what it should be, what it was
  [[ $2 == "$3" ]] || { printf '%s:\n  %s\nand not\n  %s\n' "$1" "$3" "$2"; exit 1; }
}

# what the user has: days by the clocks of Oslo, of which none tells whether the day or the month comes first
cat >calls.csv <<'END'
Day,Hour,Leader,Country,With,Kind
2/3/2026,10:15,Ada Lind,Norway,Sweden,call
2/3/2026,,Ada Lind,Norway,Denmark,call
3/3/2026,09:00,Ada Lind,Norway,Finland,meeting
4/3/2026,,ADA LIND,Norway,Iceland,call
END
cat >terms.csv <<'END'
Leader,Office,Elected,Took office
Ada Lind,NOR/prime-minister,2026-03-01,2026-03-05
END

# 1. Have mappings proposed. What no row tells is asked for, and nothing is made up.
propose() {
  # [propose]
  entente import --guess --mapping-out calls.json --out calls_read.json calls.csv
  entente import --guess --mapping-out terms.json --out terms_read.json terms.csv
  # [propose]
}
propose 2>asked.txt || true
grep -q 'date_order: the rows read as DMY and as MDY: which is it?' asked.txt
[[ ! -e calls_read.json ]] || { echo "imported all the same"; exit 1; }

# 2. Fill them in, as the comments say.
sed -i -e 's|^  "//date_order":.*|  "date_order": "DMY",|' -e 's|^  "//zone":.*|  "zone": "Europe/Oslo",|' calls.json
sed -i -e 's|^  "//zone":.*|  "zone": "Europe/Oslo",|' terms.json

# 3. Import each, and put them together.
{
  # [import]
  entente import --mapping calls.json --out calls_read.json calls.csv
  entente import --mapping terms.json --out terms_read.json terms.csv
  entente merge --out mine.json calls_read.json terms_read.json
  # [import]
} 2>report.txt
grep -q '4 rows: 4 kept, 0 merged, 0 left out' report.txt
grep -q '"ADA LIND" was taken for "Ada Lind"' report.txt

# 4. Ask: two calls on one day, one without an hour.
answer=$(
  # [ask]
  entente ask --data mine.json "whom did Ada Lind call first after election"
  # [ask]
)
expect "the answer" "Ada Lind: DNK (2 March 2026), SWE (2 March 2026 10:15), possible among 3 known calls; single source" "$answer"

# 5. The same in a program of one's own.
cat >CMakeLists.txt <<'END'
cmake_minimum_required(VERSION 3.25)
project(mine LANGUAGES CXX)
find_package(entente 0.1 REQUIRED)
add_executable(mine main.cpp)
target_link_libraries(mine PRIVATE entente::entente)
END
cat >main.cpp <<'END'
#include <entente/entente.hpp>
#include <entente/io/json.hpp>

#include <fmt/format.h>

int main()
{
    namespace en = entente;
    auto const world = en::io::read("mine.json");
    fmt::print("{}\n", world.ask(en::first(en::call).by("Ada Lind").after(en::elected)).only());
}
END
"$cmake" -S . -B build -G Ninja >/dev/null
"$cmake" --build build >/dev/null
expect "the program's answer" "$answer" "$(build/mine)"

echo "from a spreadsheet to both answers: $((SECONDS - started)) s of the machine"
((SECONDS - started < 600))
