#!/usr/bin/python3
"""Runs tests against mutants, and lists those that survive.

    run.py MUTANTS_TSV EXPLAINED PROGRAM SUITE...     SUITEs as tags: network, decider

Which mutants a suite meets is found out first; a mutant is then tried with these suites alone, the quickest first, until one fails. As many
at once as there are processors. EXPLAINED has a line for each mutant that is known to change nothing: file, what, text, and why, with tabs
between. Exit status 1 if one survived that is not among them.
"""
# SPDX-License-Identifier: MIT
import collections
import concurrent.futures
import os
import subprocess
import sys
import tempfile
import time

mutant = collections.namedtuple("mutant", "number file line what text")


def run(program, suite, environment, limit):
    """Whether the suite passes; None if it took too long."""
    try:
        return subprocess.run([program, "--filenames-as-tags", "--abort", f"[#{suite}]"], env={**os.environ, **environment}, timeout=limit,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0
    except subprocess.TimeoutExpired:
        return None


def survey(program, suites):
    """Of each suite how long it takes, and which mutants it meets."""
    took, met = {}, {}
    for suite in suites:
        with tempfile.NamedTemporaryFile("r") as record:
            begun = time.monotonic()
            if run(program, suite, {"ENTENTE_MUTANTS_MET": record.name}, None) is not True:
                sys.exit(f"{suite} fails without a mutant")
            took[suite] = time.monotonic() - begun
            met[suite] = {int(line) for line in record}
    return took, met


def main():
    table, explained, program, *suites = sys.argv[1:]
    with open(table) as f:
        mutants = [mutant(int(n), *rest) for n, *rest in (line.rstrip("\n").split("\t") for line in f)]
    with open(explained) as f:
        known = {tuple(line.split("\t")[:3]) for line in f if line.strip() and not line.startswith("#")}
    took, met = survey(program, suites)
    quickest = sorted(suites, key=took.get)

    def fate(m):
        tried = [s for s in quickest if m.number in met[s]]
        for suite in tried:
            passes = run(program, suite, {"ENTENTE_MUTANT": str(m.number)}, 10 * took[suite] + 5)
            if not passes:
                return "hung" if passes is None else "killed"
        return "survived" if tried else "not met"

    begun = os.times().children_user
    with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        fates = list(zip(mutants, pool.map(fate, mutants)))
    minutes = (os.times().children_user - begun) / 60

    counts = collections.Counter(f for _, f in fates)
    left = sorted((m.file, int(m.line), m.number, f, m) for m, f in fates if f in ("survived", "not met"))
    unexplained = 0
    for file, line, number, what_became, m in left:
        is_known = (file, m.what, m.text) in known
        unexplained += not is_known
        print(f"{file}:{line}: {m.what} {number} {what_became}{', explained' if is_known else ''}: {m.text}")
    print(f"{len(mutants)} mutants: " + ", ".join(f"{n} {f}" for f, n in counts.most_common())
          + f"; {unexplained} of those left are not explained; {minutes:.1f} core-minutes, "
          f"{sum(took.values()) / 60:.1f} minutes to find out who meets whom")
    sys.exit(unexplained != 0)


main()
