# The schema is valid, accepts the documents of the project and those it writes, and refuses the faults it can see. Usage:
# check.py SOURCE_DIR FOLDER_OF_WRITTEN_DOCUMENTS
# SPDX-License-Identifier: MIT
import json
import pathlib
import re
import sys

try:
    import jsonschema
except ImportError:
    print("skipped: python3 has no jsonschema")
    sys.exit(77)

root = pathlib.Path(sys.argv[1])
schema = json.loads((root / "data/entente-1.schema.json").read_text("utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
failures = 0


def expect(accepted, name, document):
    global failures
    errors = list(validator.iter_errors(document))
    if bool(errors) == accepted:
        failures += 1
        print(f"{name}: {'refused' if errors else 'accepted'}")
        for e in errors:
            print("   ", e.json_path, e.message)


page = (root / "docs/file-format.md").read_text("utf-8")
expect(True, "docs/file-format.md", json.loads(re.search(r"```json\n(.*?)```", page, re.S).group(1)))

for path in sorted((root / "data").glob("*.json")):
    if not path.name.endswith(".schema.json"):
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
