# The schema is valid, accepts the documents of the project and those it writes, and refuses the faults it can see. Usage:
# check.py SOURCE_DIR FOLDER_OF_WRITTEN_DOCUMENTS
# SPDX-License-Identifier: MIT
import json
import pathlib
import re
import sys

import validate  # skips where Python has no jsonschema

root = pathlib.Path(sys.argv[1])
by = validate.validator()
failures = 0


def expect(accepted, name, document):
    global failures
    found = validate.faults(document, by)
    if bool(found) == accepted:
        failures += 1
        print(f"{name}: {'refused' if found else 'accepted'}")
        for path, message in found:
            print("   ", path, message)


blocks = 0
for page in [root / "README.md", *sorted((root / "docs").glob("*.md")), *sorted((root / "data").glob("*.md"))]:
    for block in re.findall(r"^```json\n(.*?)^```", page.read_text("utf-8"), re.S | re.M):
        expect(True, page.name, json.loads(block))
        blocks += 1
assert blocks

documents = [p for p in sorted((root / "data").glob("*.json")) if not p.name.endswith(".schema.json")]
assert documents
for path in documents:
    expect(True, path.name, json.loads(path.read_text("utf-8")))

# What entente writes.
def is_answer(path):
    return path.name.endswith(".answers.json")


folder = pathlib.Path(sys.argv[2])
written = sorted(p for p in folder.glob("*.json") if not is_answer(p))
answers = sorted(p for p in folder.glob("*.json") if is_answer(p))
if len(written) < 3 or len(answers) < 8:
    failures += 1
    print("nothing was written")
for path in written:
    expect(True, f"written {path.name}", json.loads(path.read_text("utf-8")))

# Answers have a schema of their own, which sees what a reader of them leans on.
by_answers = validate.validator("entente-answers-1")


def expect_answer(accepted, name, document):
    global by
    by, documents_by = by_answers, by
    expect(accepted, name, document)
    by = documents_by


for path in answers:
    expect_answer(True, f"written {path.name}", json.loads(path.read_text("utf-8")))
good = json.loads((folder / "made.answers.json").read_text("utf-8"))
assert good and good[0]["candidates"]
for change in (
    lambda row: row.pop("verdict"),
    lambda row: row.update(verdict="sure"),
    lambda row: row.update(among="3"),
    lambda row: row["candidates"][0].update(parties=["USA"]),
    lambda row: row["candidates"][0].update(rank={"least": 1}),
    lambda row: row["candidates"][0]["start"].pop("latest"),
    lambda row: row["leader"].pop("name"),
):
    bad = json.loads(json.dumps(good))
    change(bad[0])
    expect_answer(False, "a changed answer", bad)
told = {"format": "entente-answers/1", "question": None, "read_as": "", "notes": [], "verdict": "none", "lines": [], "why": "", "table": [], "rows": good}
expect_answer(True, "an answer that was told", told)
expect_answer(True, "several", [told, {**told, "rows": None}])
expect_answer(False, "of another format", {**told, "format": "entente/1"})

# What a schema cannot see: text that is no JSON, keys that stand twice, and all that needs the meaning of a value.
of_the_text = {"invalid_utf8", "truncated", "missing_comma"}
seen = {"eight_of_the_file", "missing_field", "misspelt_key", "no_format", "two_measures", "wrong_format", "wrong_type", "wrong_word"}
for path in sorted((root / "tests/data/faults").glob("*.json")):
    if path.stem not in of_the_text:
        expect(path.stem not in seen, path.name, json.loads(path.read_text("utf-8")))

sys.exit(1 if failures else 0)
