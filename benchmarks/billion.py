#!/usr/bin/env python3
# Simulates the first call of a leader after a day, asked of a cluster as docs/databases.md describes it: servers that part at days, each
# with the rows of its stretch. Nothing is asked of a database; the sizes and times below are assumed, and the rest follows by drawing
# leaders, windows, caches and networks. Prints a table. Usage: billion.py [QUESTIONS]
# SPDX-License-Identifier: MIT
import math
import random
import sys

YEARS = 16              # that the data are about, as many events in each
FETCHED = 1000          # rows a server sends at a time (fetch_size)
ID_ROW, ROW = 20, 200   # bytes: an instant and an id; a row of reports or participants
KEYS = 150              # of an index in a page
CACHED = 0.8            # of pages below the topmost two, which always are
PAGE = 0.1              # ms to read one that is not
PEOPLE = 100_000        # who have calls


def network(d):
    """ms there and back between two machines: 0.3 in the middle, one in a hundred some 5."""
    return d.lognormvariate(math.log(0.3), 0.4) + (d.expovariate(1 / 5) if d.random() < 0.01 else 0)


def look(d, rows_there, rows):
    """ms and pages of a look into the index of a server that has so many rows."""
    depth = max(1, math.ceil(math.log(max(rows_there, 2), KEYS)))
    pages = depth + rows
    cold = sum(d.random() > CACHED for _ in range(max(depth - 2, 0) + rows))
    return cold * PAGE, pages


def question(d, servers, events, estimates):
    """What one question moves and takes: rows to whoever asks, bytes between servers, pages, ms."""
    per_server = 2 * events / servers  # rows of participants
    calls = min(int(d.paretovariate(1.1) * events / PEOPLE / 11), events // 100)
    career = d.uniform(2, min(YEARS, 12))
    begins = d.uniform(0, YEARS - career)
    after = d.uniform(begins, begins + career)
    left = [0] * servers  # calls after the day, by server
    for s in range(servers):
        low, high = max(after, s * YEARS / servers), min(begins + career, (s + 1) * YEARS / servers)
        left[s] = int(calls * max(0, high - low) / career)
    rows, sent, pages, ms = 2 * (servers + 1), 0, 0, 0.0

    def statement(asked, rows_each, one_after_another):
        """Servers that are asked, each for so many rows."""
        nonlocal pages, ms
        took = []
        for s in asked:
            cold, read = look(d, per_server, rows_each)
            pages += read
            took.append(network(d) + cold)
        plans = sum(network(d) for _ in range(3 * servers)) if estimates else 0
        ms += plans + (sum(took) if one_after_another else max(took, default=0))

    statement(range(servers), 1, False)  # the revision, before
    first = min(int(after * servers / YEARS), servers - 1)
    found, asked = 0, []
    for s in range(first, servers):  # in the order of time, until there are four
        asked.append(s)
        sent += min(left[s], FETCHED) * ID_ROW
        found += left[s]
        if found >= 4:
            break
    statement(asked, 4, True)  # the fourth instant
    statement(asked, 4, True)  # what is up to it
    came = min(found, 4)
    for each in (came, 2 * came, came):  # reports, participants, sources: by id, of every server
        statement(range(servers), math.ceil(each / servers), False)
        rows += each
        sent += each * ROW
    rows += came
    statement(range(servers), 1, False)  # the revision, after
    return rows, sent, pages, ms


def told(n):
    return f"{n:,.0f}" if n >= 10 else f"{n:.1f}"


def main():
    questions = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    print(f"{questions:,} questions for each line; of each the middle and, of a hundred, the 99th.\n")
    print("| rows | servers | rows that come | kB between servers | pages | ms | ms with estimates |")
    print("|---|---|---|---|---|---|---|")
    for events, servers in ((500_000, 8), (5_000_000, 8), (50_000_000, 8), (500_000_000, 2), (500_000_000, 4), (500_000_000, 8),
                            (500_000_000, 16), (5_000_000_000, 8)):
        columns = []
        for estimates in (False, True):
            d = random.Random(20250609)
            columns.append(list(zip(*(question(d, servers, events, estimates) for _ in range(questions)))))
        def of(values, scale=1):
            ranked = sorted(values)
            return f"{told(ranked[len(ranked) // 2] / scale)}, {told(ranked[len(ranked) * 99 // 100] / scale)}"
        rows, sent, pages, ms = columns[0]
        print(f"| {2 * events:,} | {servers} | {of(rows)} | {of(sent, 1000)} | {of(pages)} | {of(ms)} | {of(columns[1][3])} |")


if __name__ == "__main__":
    main()
