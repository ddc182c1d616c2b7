"""What gcov counted as the page docs/coverage.md, a row for each floor. Usage: coverage_table.py COUNTS_JSON MISSED_TXT CASES"""
# SPDX-License-Identifier: MIT
import collections
import json
import sys

FLOORS = ["time", "model", "order", "timeline", "query"]


def share(some, all_of_them):
    return f"{100 * some / all_of_them:.1f} %" if all_of_them else ""


def main():
    counts, missed, cases = sys.argv[1:]
    with open(counts) as f:
        files = json.load(f)["files"]
    lines, branches = collections.defaultdict(list), collections.defaultdict(list)
    with open(missed, "w") as out:
        for file in sorted(files, key=lambda x: x["file"]):
            floor = file["file"].split("/")[2]
            for line in file["lines"]:
                if line.get("gcovr/noncode"):
                    continue
                lines[floor].append(line["count"] > 0)
                branches[floor] += [b["count"] > 0 for b in line.get("branches", [])]
                if line["count"] == 0:
                    print(f"{file['file']}:{line['line_number']}", file=out)
    print("# Which lines the tests run\n")
    print(f"Of floors 1 to 5 ([architecture.md](architecture.md)), by the unit and scenario tests and {cases} cases of each property test;")
    print("written by `scripts/coverage`. Counted is what `src/core.cpp` compiles: all that is heavy, and what that calls. A small function that the")
    print("compiler put into a test itself is not counted there. A branch is one that somebody wrote: not a way out by an exception.\n")
    print("| floor | lines | of them run | branches | of them taken |\n|---|---|---|---|---|")
    for name in [*FLOORS, "all"]:
        ls = lines[name] if name != "all" else sum((lines[f] for f in FLOORS), [])
        bs = branches[name] if name != "all" else sum((branches[f] for f in FLOORS), [])
        shown = f"`{name}/`" if name != "all" else "all"
        print(f"| {shown} | {len(ls):,} | {share(sum(ls), len(ls))} | {len(bs):,} | {share(sum(bs), len(bs))} |")


main()
