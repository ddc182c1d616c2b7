#!/usr/bin/env python3
# A thousand questions in words about a year of ICEWS, each answered by the command and by SQL over the same rows, which knows nothing of
# entente but docs/importing.md's table of what a row is. Usage: icews_questions.py ENTENTE ICEWS_TSV
# SPDX-License-Identifier: MIT
import csv
import io
import os
import random
import sqlite3
import subprocess
import sys
import tempfile

NOT_THERE = 77  # what CTest takes for a skipped test
PEOPLE = [
    "John Kerry", "Barack Obama", "Sergey Viktorovich Lavrov", "Mohammad Javad Zarif", "Xi Jinping", "Catherine Ashton",
    "Benjamin Netanyahu", "François Hollande", "Abdel Fattah Al-Sisi", "Angela Merkel", "Ashraf Ghani Ahmadzai",
    "Joseph Robinette Biden", "Chuck Hagel", "Pope Francis", "Julie Bishop", "Antonis Samaras", "Nuri al-Maliki",
    "Uhuru Muigai Kenyatta", "Arseniy Yatsenyuk", "Massoud Barzani", "Fumio Kishida", "Milos Zeman", "Evangelos Venizelos",
    "Cristina Fernández de Kirchner", "Victor Ponta", "Kim Jong-Un", "Federica Mogherini", "Nicos Anastasiades",
    "Dmitry Anatolyevich Medvedev", "Prayuth Chan-ocha", "Abdullah Gül", "Jens Stoltenberg", "Shimon Peres", "Islam Karimov",
]
KINDS = {"call": "calls", "visit": "visits", "meeting": "meetings"}

# The table of docs/importing.md, "What a row of ICEWS, GDELT or Phoenix becomes": rows of one line, day and actors are one event,
# whichever side told it; a visit has a guest and a host, mediation a mediator.
EVENTS = """
create view told as
  select date, source as a, target as b, 'call' as kind, 'call' as line from icews where relation = 'discuss by telephone'
  union all select date, source, target, 'visit', 'visit' from icews where relation = 'make a visit'
  union all select date, target, source, 'visit', 'visit' from icews where relation = 'host a visit'
  union all select date, source, target, 'meeting', 'mediation' from icews where relation = 'mediate'
  union all select date, source, target, 'meeting', relation from icews
    where relation in ('consult', 'meet at a ''third'' location', 'engage in negotiation');
create table events as
  select distinct date, kind, line,
    case when line in ('visit', 'mediation') or a < b then a else b end as one,
    case when line in ('visit', 'mediation') or a < b then b else a end as other
  from told where a <> b;
create table contacts as
  select date, kind, line, one as who, other as whom, rowid as event from events
  union all select date, kind, line, other, one, rowid from events;
create index by_who on contacts(who, kind, date);
"""


def load(path):
    db = sqlite3.connect(":memory:")
    db.execute("create table icews(date, source, relation, target)")
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        db.executemany("insert into icews values (?, ?, ?, ?)", ((d, s, r.lower(), t) for d, s, r, t in rows))
    db.executescript(EVENTS)
    return db


class Question:
    """In words; in SQL; and how the command's rows come to the same shape."""

    def __init__(self, text, sql, arguments, shape):
        self.text, self.sql, self.arguments, self.shape = text, sql, arguments, shape


def days(rows):
    return sorted(row["earliest"][:10] for row in rows for _ in row["event"].split())


def months(rows):
    return sorted((int(row["year"]), int(row["month"]), int(row["least"]), int(row["most"])) for row in rows)


def counterparts(rows):
    return sorted((int(row["least"]), int(row["most"])) for row in rows if row["most"] != "0")


def only_day(rows):
    return sorted({row["earliest"][:10] for row in rows})


def make(dice, db):
    who = dice.choice(PEOPLE)
    kind = dice.choice(list(KINDS))
    others = dice.sample([p for p in PEOPLE if p != who], 20)
    # who has no country in this form of ICEWS is a party of his own, so that persons are counterparts as SQL sees them
    of = f'of "{who}" with ' + " or ".join(f'"{p}"' for p in others)
    where = f"from contacts where who = ? and kind = ? and whom in ({', '.join('?' * len(others))})"
    asked = (who, kind, *others)
    day = f"2014-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    on = f'{day} in "UTC"'
    shape = dice.choice(["equal", "before", "after", "first", "last", "after-first", "before-last", "months", "counterparts"])
    if shape == "equal":
        some = [d for (d,) in db.execute(f"select date {where}", asked)]
        day = dice.choice(some) if some else day
        return Question(f'list {KINDS[kind]} {of} on {day} in "UTC"', f"select date {where} and date = ?", (*asked, day), days)
    if shape == "before":
        return Question(f"{KINDS[kind]} {of} before {on}", f"select date {where} and date < ?", (*asked, day), days)
    if shape == "after":
        return Question(f"{KINDS[kind]} {of} after {on}", f"select date {where} and date > ?", (*asked, day), days)
    if shape == "first":
        return Question(f"first {kind} {of}", f"select min(date) {where}", asked, only_day)
    if shape == "last":
        return Question(f"last {kind} {of}", f"select max(date) {where}", asked, only_day)
    if shape == "after-first":
        return Question(f"first {kind} {of} after {on}", f"select min(date) {where} and date > ?", (*asked, day), only_day)
    if shape == "before-last":
        return Question(f"last {kind} {of} before {on}", f"select max(date) {where} and date < ?", (*asked, day), only_day)
    if shape == "months":
        return Question(f"tally by month, of (number of {KINDS[kind]} {of})",
                        f"select 2014, cast(substr(date, 6, 2) as integer), count(distinct event), count(distinct event) {where} group by 2",
                        asked, months)
    return Question(f"tally by counterpart, of (number of {KINDS[kind]} {of})",
                    f"select count(distinct event), count(distinct event) {where} group by whom", asked, counterparts)


def expected(db, question):
    rows = db.execute(question.sql, question.arguments).fetchall()
    if question.shape in (days, only_day):
        return sorted(d for (d,) in rows if d is not None)
    return sorted(tuple(row) for row in rows)


def main():
    program, path = sys.argv[1:3]
    if not os.path.exists(path):
        print(f"skipped: {path} is not there")
        return NOT_THERE
    db = load(path)
    dice = random.Random(20140101)
    questions = [make(dice, db) for _ in range(1000)]
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        file.write("".join(q.text + "\n" for q in questions))
        file.flush()
        run = subprocess.run([program, "ask", "--data", path, "--csv", "--from", file.name], capture_output=True, text=True)
    if run.returncode != 0:
        print(run.stderr[:2000])
        return 1
    answers = run.stdout.rstrip("\n").split("\n\n")
    if len(answers) != len(questions):
        print(f"{len(answers)} answers to {len(questions)} questions")
        return 1
    wrong = some = 0
    for question, text in zip(questions, answers):
        told = question.shape([row for row in csv.DictReader(io.StringIO(text)) if row.get("event") or row.get("least")])
        right = expected(db, question)
        some += bool(right)
        if told != right:
            wrong += 1
            if wrong <= 5:
                print(f"{question.text}\n  told:  {told[:12]}\n  right: {right[:12]}")
    print(f"{len(questions)} questions, {some} of them with something in the answer; {wrong} wrong")
    return 1 if wrong or some < 600 else 0


sys.exit(main())
