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
written = sorted(pathlib.Path(sys.argv[2]).glob("*.json"))
if len(written) < 3:
    failures += 1
    print("nothing was written")
for path in written:
    expect(True, f"written {path.name}", json.loads(path.read_text("utf-8")))

# What a schema cannot see: text that is no JSON, keys that stand twice, and all that needs the meaning of a value.
of_the_text = {"invalid_utf8", "truncated", "missing_comma"}
seen = {"eight_of_the_file", "missing_field", "misspelt_key", "no_format", "two_measures", "wrong_format", "wrong_type", "wrong_word"}
for path in sorted((root / "tests/data/faults").glob("*.json")):
    if path.stem not in of_the_text:
        expect(path.stem not in seen, path.name, json.loads(path.read_text("utf-8")))

sys.exit(1 if failures else 0)
