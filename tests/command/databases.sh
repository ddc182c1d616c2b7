#!/usr/bin/env bash
# A database answers as the files that were loaded into it do: load, ask --db, --explain. Usage: databases.sh PROGRAM SOURCE_DIR
# SPDX-License-Identifier: MIT
source "$(dirname "${BASH_SOURCE[0]}")/expect.sh"

korea=$source_dir/data/korea.json
run 0 load --db sqlite:korea.db "$korea"
has out "events added or changed"
run 0 load --db sqlite:korea.db "$korea"
prints "0 events added or changed"
has err "note: 1 of 1 file had been loaded before"
# known by its content, whatever it is called
cp "$korea" again.json
run 0 load --db sqlite:korea.db again.json
has err "note: 1 of 1 file had been loaded before"
python3 - "$korea" "$source_dir" <<'EOF' || { echo "the content is not known by the UUID of its pieces"; failed=1; }
import hashlib, pathlib, re, sqlite3, sys, uuid
def named(within, piece):
    return uuid.UUID(bytes=hashlib.sha1(within.bytes + piece).digest()[:16], version=5)
version = re.search(r'version = "([^"]+)"', pathlib.Path(sys.argv[2], "include/entente/version.hpp").read_text()).group(1)
content = pathlib.Path(sys.argv[1]).read_bytes()
known = named(named(uuid.UUID(int=0), f"entente {version}, 1 files, ".encode()), f"{len(content)}:".encode())
for at in range(0, len(content), 1 << 16):
    known = named(known, content[at:at + (1 << 16)])
assert sqlite3.connect("korea.db").execute("SELECT content FROM entente_content").fetchall() == [(str(known),)], known
EOF

# a load that stops in the middle keeps the files before, and goes on with the one in which it stopped
call() { echo '{"id": "'"$1"'", "kind": "call", "participants": [{"party": "KOR"}, {"party": "JPN"}], "reports": [{"time": "2020-05-01", "zone": "UTC"}]}'; }
echo "{\"format\": \"entente/1\", \"events\": [$(call a)]}" >one.json
echo "{\"format\": \"entente/1\", \"events\": [$(call b)" >two.json
run 2 load --db sqlite:parts.db one.json two.json
echo ']}' >>two.json
run 0 load --db sqlite:parts.db one.json two.json
prints "1 event added or changed"
has err "note: 1 of 2 files had been loaded before"

# same ARGUMENT...: that the database prints what the file does, and says what came
same() {
  run 0 ask --data "$korea" "$@"
  cp out expected
  run 0 ask --db sqlite:korea.db "$@"
  diff expected out || { echo "$what: not what the file says (<)"; failed=1; }
  grep -qE "^note: [0-9]+ events? came: [0-9]+ rows? of [0-9]+ statements?$" err || { echo "$what: nothing is said of what came:"; cat err; failed=1; }
}
while IFS= read -r question; do
  for form in "" --why --csv --json; do
    same ${form:+"$form"} "$question"
  done
done <<'EOF'
which country did each president of South Korea call first after election
whom did Moon Jae-in call after election, in order
when did Moon Jae-in first call Japan after election
did Yoon Suk-yeol call the USA before Japan after election
which countries did Lee Jae-myung call
how many calls did Moon Jae-in have
which country did Lee Jae-myung call last
who was president of South Korea on 11 May 2017
why was China second for Moon
which countries had Moon Jae-in not called by 11 May 2017
did Moon call China and then Japan
EOF
same --as-of 2025-06-09 "which countries had Lee Jae-myung called"
same --zone UTC "whom did Moon Jae-in call after election, in order"

run 0 ask --db sqlite:korea.db --explain "which country did Moon Jae-in call first after election"
has out "FROM entente_party"
has out '-- with "moon-jae-in"'
silent

run 2 ask --db sqlite:nothing.db "which country did Moon Jae-in call first"
refused "531 no_connection"
run 2 ask --db mysql:korea "which country did Moon Jae-in call first"
refused "531 no_connection"
: >empty.db
run 2 ask --db sqlite:empty.db "which country did Moon Jae-in call first"
refused "532 other_schema"
run 2 ask --db sqlite:korea.db --data "$korea" "which country did Moon Jae-in call first"
refused "601 bad_question"
run 2 ask --db sqlite:korea.db
refused "601 bad_question"
run 2 load "$korea"
refused "--db"
run 2 load --db sqlite:korea.db "$source_dir/tests/data/faults/unknown_leader.json"
refused "301 unknown_id"
run 0 load --db sqlite:korea.db "$korea"
prints "0 events added or changed"

# a store is followed: what it has, what is appended, and an end when it is told to
within_seconds() { # the command succeeds soon
  local n
  for ((n = 0; n != 300; ++n)); do
    "$@" && return
    sleep 0.1
  done
  echo "in vain: $*"
  failed=1
}
run 0 store create desk.db
run 0 store append desk.db one.json
"$entente" load --db sqlite:followed.db --follow desk.db >followed 2>followed.err &
follower=$!
within_seconds grep -qx "revision 1: 1 event added or changed" followed
run 0 ask --db sqlite:followed.db "how many calls"
prints "Anyone: 1 known call, certain"
echo "{\"format\": \"entente/1\", \"events\": [$(call b), $(call c)]}" >three.json
run 0 store append desk.db three.json
within_seconds grep -qx "revision 2: 2 events added or changed" followed
run 0 ask --db sqlite:followed.db "how many calls"
prints "Anyone: 3 known calls, certain"
kill -TERM "$follower"
wait "$follower" || { echo "a follower that is told to end leaves with $?"; cat followed.err; failed=1; }
"$entente" load --db sqlite:followed.db --follow desk.db >followed 2>followed.err &
follower=$!
within_seconds grep -qx "revision 2: 0 events added or changed" followed
# a correction contradicts what was loaded
sed 's/2020-05-01/2020-05-02/' one.json >corrected.json
run 0 store correct desk.db corrected.json --seen 2
wait "$follower"
[[ $? == 2 ]] || { echo "a follower goes on after a correction"; failed=1; }
grep -q "302 duplicate_id" followed.err || { echo "a correction is not told:"; cat followed.err; failed=1; }
run 2 load --db sqlite:followed.db --follow desk.db one.json
refused "601 bad_question"
run 2 load --db sqlite:followed.db --follow one.json
refused "not_a_store"
exit $failed
