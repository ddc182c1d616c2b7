#!/usr/bin/env bash
# Each source of the library and of the command compiles alone, though several are built as one (CMakeLists.txt), and so does each header that
# others include for what is behind them. Takes ten core-minutes: `scripts/test --all` runs it.
# Usage: alone.sh BUILD_DIR, which has compile_commands.json
# SPDX-License-Identifier: MIT
set -euo pipefail
source_dir=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")
python3 - "$1" "$source_dir/include" <<'PYTHON' | xargs -P 2 -d '\n' -n 1 bash -c
import glob, json, os, re, shlex, sys

count = 0


def compile(entry, what):
    global count
    count += 1
    command = re.sub(r" -O\d", " -O0", entry["command"])
    command = re.sub(r" -o \S+ -c \S+$", lambda _: " -fsyntax-only " + what, command)
    print(f"cd {shlex.quote(entry['directory'])} && {command}")


entries = json.load(open(os.path.join(sys.argv[1], "compile_commands.json")))
for entry in entries:
    if re.search(r" -o src/(CMakeFiles/entente_|command/)", entry["command"]):
        together = "/Unity/" in entry["file"]
        for file in re.findall(r'^#include "(.*)"$', open(entry["file"]).read(), re.M) if together else [entry["file"]]:
            compile(entry, shlex.quote(file))
public = next(e for e in entries if " -o tests/house/CMakeFiles/entente_headers.dir/" in e["command"])
for header in sorted(glob.glob(sys.argv[2] + "/**/detail/*.hpp", recursive=True)):
    compile(public, f"-include {shlex.quote(header)} -x c++ /dev/null")
if count < 250:
    sys.exit(f"only {count} sources and headers")
PYTHON
