# Validates entente/1 documents by their schema, with python3-jsonschema. Usage: validate.py FILE...
# Prints a line for each fault: the file, the path in the document, what is wrong. Exit status 1 if there is any, 77 if
# Python has no jsonschema.
# SPDX-License-Identifier: MIT
import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    print("skipped: python3 has no jsonschema", file=sys.stderr)
    sys.exit(77)

DATA = pathlib.Path(__file__).resolve().parents[2] / "data"


def validator(name="entente-1"):
    schema = json.loads((DATA / f"{name}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def faults(document, by):
    """The faults of a document in its own order, each as (path, what is wrong)."""
    found = sorted(by.iter_errors(document), key=lambda e: [str(p) for p in e.absolute_path])
    return [(e.json_path, e.message if len(e.message) < 300 else e.message[:300] + "...") for e in found]


def main(files):
    by = validator()
    wrong = 0
    for name in files:
        try:
            document = json.loads(pathlib.Path(name).read_text("utf-8"))
        except (OSError, UnicodeDecodeError, json.JSONDecodeError) as problem:
            print(f"schema\t{name}\t{problem}")
            wrong += 1
            continue
        for path, message in faults(document, by):
            print(f"schema\t{name}: {path}\t{message}")
            wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
