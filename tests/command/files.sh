#!/usr/bin/env bash
# Files in and out: check, import, merge, export, store, show; broken ones, unknown options, folders, pipes. What is expected was
# read from the files by hand. Usage: files.sh PROGRAM SOURCE_DIR
# SPDX-License-Identifier: MIT
source "$(dirname "${BASH_SOURCE[0]}")/expect.sh"

# --- the line itself ---
run 0 --version
prints "$(sed -nE 's/.*version = "([^"]+)".*/\1/p' "$source_dir/include/entente/version.hpp")"
run 0 --help
has out "ask"
run 2 --no-such-option
refused "--no-such-option"
run 2 no-such-command
refused "no-such-command"
run 2 check --no-such-option
refused "--no-such-option"
run 2 ask --csv --json "who"
refused "excludes"
run 2 merge
refused "required"
run 2 ask
refused "there is no question"
run 2
refused "there is no question"

# --- check ---
run 0 check "$data/small.json"
prints_nothing
silent
run 0 check --strict "$data/small.json"
run 0 check "$data/odd.json" # the claim puts the 11th before the 10th
has out "402 conflict"
silent
run 1 check --strict "$data/odd.json"
has out "402 conflict"
run 0 check --json "$data/odd.json"
python3 -c 'import json, sys; found = json.load(sys.stdin); assert [f["name"] for f in found if f["code"] == 402] == ["conflict"], found' <out ||
  { echo "check --json: no conflict as JSON"; failed=1; }
run 2 check "$source_dir/tests/data/faults/missing_comma.json"
refused "501 syntax"
run 2 check "$source_dir/tests/data/faults/unknown_leader.json"
refused "301 unknown_id"
run 2 check nothing-here.json
refused "507 cannot_read"
mkdir empty
run 2 check empty
refused "holds no data"
printf 'a line\nand another\n' >words.txt
run 2 check words.txt
refused "701 unknown_layout"
: >nothing.json
run 2 check nothing.json
refused "nothing.json"

# --- a folder, and several files ---
mkdir folder
cp "$data/small.json" "$data/other.json" folder
echo "not looked at" >folder/README.md
run 0 check folder
silent

# --- merge: the further report of the call and the further name ---
run 0 merge "$data/small.json" "$data/other.json" --out both.json
prints_nothing
python3 - <<'CHECK' || failed=1
import json
both = json.load(open("both.json"))
assert both["format"] == "entente/1", both
assert [e["id"] for e in both["events"]] == ["cn-call", "many", "three", "us-call", "us-visit"], both["events"]
call = both["events"][0]
assert sorted(r["source"] for r in call["reports"]) == ["nyt", "yna"], call
assert [l.get("names") for l in both["leaders"] if l["id"] == "moon"] == [["문재인"]], both["leaders"]
CHECK
run 0 merge "$data/other.json" "$data/small.json"
cmp -s out both.json || { echo "merge: the order of files counts"; failed=1; }
run 0 merge --strict "$data/small.json" "$data/other.json" --out both.json
run 0 merge "$data/small.json" "$data/contradicts.json" --out contradicting.json
has err "722 unlike_twin"
run 1 merge --strict "$data/small.json" "$data/contradicts.json" --out contradicting.json
run 0 check both.json
run 2 merge "$data/small.json" nothing-here.json --out never.json
refused "507 cannot_read"
[[ ! -e never.json ]] || { echo "merge wrote what it could not read"; failed=1; }
run 2 merge "$data/small.json" --out "$here/no/such/folder.json"
refused "508 cannot_write"

# --- import ---
run 0 import --mapping "$data/calls.mapping.json" --out calls.json "$data/calls.csv"
prints_nothing
has err "2 rows: 2 kept, 0 merged, 0 left out"
python3 - <<'CHECK' || failed=1
import json
calls = json.load(open("calls.json"))
found = sorted((e["reports"][0]["time"], e["reports"][0]["zone"], sorted(p["party"] for p in e["participants"])) for e in calls["events"])
assert found == [("2017-05-10T22:30", "Asia/Seoul", ["KOR", "USA"]), ("2017-05-11T12:10", "Asia/Seoul", ["CHN", "KOR"])], found
CHECK
run 2 import "$data/calls.csv"
refused "701 unknown_layout"
run 2 import --mapping "$data/small.json" "$data/calls.csv"
refused "error"
run 2 import "$data/calls.mapping.json"
refused "--mapping"
run 2 import --guess --mapping-out proposed.json "$data/calls.csv" # nothing in a row says which side called, or whose clocks these are
prints_nothing
python3 -c 'import json; assert json.load(open("proposed.json"))["format"] == "entente-table/1"' || failed=1

kinds=$source_dir/tests/data/import
for file in icews_native.tab icews_named.tsv gdelt.csv archigos.csv reign_leaders.csv trips.xml visits.xml presidents.xml countryinfo/homonyms.txt \
  countryinfo/sealand.txt phoenix/bare.csv phoenix/quoted.csv phoenix/service.csv phoenix/events.full.20140110.txt pocom/norland.xml pocom/secretary.xml \
  pocom/lie-tor.xml polecat/ngecEvents.20230103.txt popolo/positions.json popolo/storting.json popolo/term-7.csv wikidata/cabinets.csv \
  wikidata/entities.json wikidata/holders.csv wikidata/holders.json wikidata/julian.json; do
  run 0 import "$kinds/$file" --out imported.json
  grep -qE "[1-9][0-9]* rows?: " err || { echo "$file: no report:"; cat err; failed=1; }
  python3 -c 'import json; assert json.load(open("imported.json"))["format"] == "entente/1"' || { echo "$file: no document"; failed=1; }
done
run 0 import "$kinds/trips.xml" --json --out imported.json
python3 -c 'import json, sys; r = json.load(open("err")); assert r["rows"] == r["kept"] + r["merged"] + r["left_out"] > 0' || failed=1
run 1 import "$kinds/truncated.xml" --strict --out imported.json

# --- export: written beside the file by hand ---
run 0 export --data "$data/small.json" --format edges
prints 'source,source_name,target,target_name,kind,status,directed,parties,earliest,latest,event,source_leaders,target_leaders
USA,United States,KOR,South Korea,call,held,yes,2,2017-05-10T13:30:00Z,2017-05-10T13:30:59Z,us-call,trump,moon
KOR,South Korea,CHN,China,call,held,no,2,2017-05-11T03:00:00Z,2017-05-11T03:00:59Z,cn-call,moon,xi
KOR,South Korea,USA,United States,visit,held,yes,2,2017-06-28T04:00:00Z,2017-06-29T03:59:59Z,us-visit,moon,trump
KOR,South Korea,USA,United States,meeting,held,no,3,2017-07-05T22:00:00Z,2017-07-06T21:59:59Z,three,moon,trump
KOR,South Korea,JPN,Japan,meeting,held,no,3,2017-07-05T22:00:00Z,2017-07-06T21:59:59Z,three,moon,
USA,United States,JPN,Japan,meeting,held,no,3,2017-07-05T22:00:00Z,2017-07-06T21:59:59Z,three,trump,'
run 0 export --data "$data/small.json"
python3 -c 'import json; assert json.load(open("out")) == json.load(open("'"$data"'/small.json"))' || { echo "export: another document"; failed=1; }
run 0 export --data "$data/small.json" --format csv
[[ $(wc -l <out) == 6 ]] || { echo "export --format csv: not five events"; failed=1; }
run 0 export --data "$data/small.json" --format csv --as-of 2017-05-11 # by KBS alone
[[ $(wc -l <out) == 2 ]] && has out "us-call,call"
run 0 export --data "$data/small.json" --format events
python3 -c 'import json; assert [e["id"] for e in json.load(open("out"))] == ["us-call", "cn-call", "us-visit", "three", "many"]' || failed=1
run 0 export --data "$data/small.json" --format ics --domain example.org
has out "UID:us-call@example.org"
run 0 export --data "$data/small.json" --format markdown
has out "| us-call"
run 0 export --data "$data/small.json" --format mermaid
has out "timeline"
run 2 export --data "$data/small.json" --format nonsense
refused "nonsense"
run 2 export --data "$data/small.json" --as-of 2017-13-41 --format csv
refused "error"
run 2 export --data "$data/small.json" --zone Asia/Soul --format csv
refused "did you mean \"Asia/Seoul\"?"

# --- store ---
run 0 store create desk.db
prints "revision 0"
run 0 store append desk.db "$data/small.json"
prints "revision 1"
run 0 store append desk.db "$data/small.json" # is there already
prints "revision 1"
run 0 store append desk.db "$data/further.json"
prints "revision 2"
run 0 store load desk.db --at 1 --out then.json
python3 -c 'import json; assert len(json.load(open("then.json"))["sources"]) == 2' || failed=1
run 0 store load desk.db --since 1
python3 -c 'import json; assert [s["id"] for s in json.load(open("out"))["sources"]] == ["nyt"]' || failed=1
run 0 store status desk.db
prints "revision 2: 3 sources, 0 parties, 0 groups, 3 leaders, 3 offices, 3 terms, 5 events, 0 claims"
run 0 export --data desk.db --format csv
[[ $(wc -l <out) == 6 ]] || { echo "a store is not read by its look"; failed=1; }
run 2 store append desk.db "$data/contradicts.json"
refused "525 said_otherwise"
run 2 store create desk.db
refused "508 cannot_write"
run 2 store status words.txt
refused "521 not_a_store"
run 2 store
refused "subcommand"

# --- show ---
run 0 show --data "$data/small.json" --width 80
has out "Two calls and a visit"
has_not out $'\x1B'
awk 'length($0) > 400 { exit 1 }' out || failed=1
run 0 show --data "$data/small.json" --svg --title "A picture"
has out "<svg"
has out "A picture"
run 0 show --data "$data/small.json" --html --out page.html
prints_nothing
grep -q "<html" page.html || failed=1
run 2 show --data "$data/small.json" --svg --html
refused "excludes"
run 2 show --data "$data/small.json" --lanes nothing
refused "nothing"

# --- pipes, and what nobody reads ---
"$entente" export --data <(cat "$data/small.json") --format csv >out 2>err || { echo "a pipe is not read"; cat err; failed=1; }
[[ $(wc -l <out) == 6 ]] || { echo "a pipe is not read whole"; failed=1; }
if [[ -w /dev/full ]]; then
  "$entente" export --data "$data/small.json" >/dev/full 2>err
  status=$?
  ((status == 2)) || { echo "a full device: status $status"; failed=1; }
  has err "cannot write to standard output"
fi
exit $failed
