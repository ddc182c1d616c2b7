#!/usr/bin/env bash
# Questions and what they are answered with: text, tables, JSON; several of them; refusals; exit codes; what goes to which output. What is
# expected was read from the data by hand. Usage: answers.sh PROGRAM SOURCE_DIR
# SPDX-License-Identifier: MIT
source "$(dirname "${BASH_SOURCE[0]}")/expect.sh"

small=(--data "$data/small.json")
whom="which countries did Moon Jae-in call after election, in order"
first="which country did Moon Jae-in call first after election"

# --- text: the lines of the answer alone ---
run 0 ask "${small[@]}" "$first"
prints "Moon Jae-in: USA, certain among 2 known calls, 10 May 2017 22:30, 1 day after; single source"
silent
run 0 ask "${small[@]}" which country did Moon Jae-in call first after election # as words
prints "Moon Jae-in: USA, certain among 2 known calls, 10 May 2017 22:30, 1 day after; single source"
run 0 ask "${small[@]}" --zone America/New_York "$first" # 22:30 in Seoul, in May
has out "10 May 2017 09:30"
run 0 ask "${small[@]}" --zone UTC "$first"
has out "10 May 2017 13:30"
run 0 ask --data "$data/small.json" "$data/other.json" "$first" # the second is a file, the third is none
has out "Moon Jae-in: USA, certain"
line="Moon Jae-in: USA, CHN, certain among 2 known calls; single source"
run 0 ask "${small[@]}" "$whom"
prints "$line"
run 0 order "${small[@]}" "Moon Jae-in" --kind call --after elected
prints "$line"
run 0 order "${small[@]}" KOR/president --kind call --after elected
prints "$line"
run 0 order "${small[@]}" KOR --kind call --with CHN,JPN # in office
prints "Moon Jae-in: CHN, certain among 1 known call; single source"
run 0 order "${small[@]}" "Moon Jae-in" --kind call,meeting --before 2017-05-11 --zone Asia/Seoul
prints "Moon Jae-in: USA, certain among 1 known contact; single source"

# --- the flat rows ---
run 0 ask "${small[@]}" --csv "$whom"
[[ $(head -1 out | tr -d '\r') == leader,term,party,event,verdict,rank_lo,rank_hi,earliest,latest,caveats ]] || { cat out; failed=1; }
diff <(tail -n +2 out | cut -d, -f1-9) <(printf '%s\n' \
  moon,moon-2017,USA,us-call,certain,1,1,2017-05-10T13:30:00Z,2017-05-10T13:30:59Z \
  moon,moon-2017,CHN,cn-call,certain,2,2,2017-05-11T03:00:00Z,2017-05-11T03:00:59Z) || failed=1
run 0 ask "${small[@]}" --markdown "$whom"
has out "| leader "
[[ $(wc -l <out) == 4 ]] || { echo "$what: not two rows"; failed=1; }

# --- JSON ---
run 0 ask "${small[@]}" --json "$whom"
silent
python3 - "$whom" <<'CHECK' || failed=1
import json, sys
told = json.load(open("out"))
assert told["format"] == "entente-answers/1" and told["question"] == sys.argv[1] and told["verdict"] == "certain", told
[row] = told["rows"]
assert row["leader"] == {"id": "moon", "name": "Moon Jae-in"} and row["term"] == "moon-2017", row
usa, china = row["candidates"]
assert usa["parties"] == [{"code": "USA", "name": "United States"}] and china["parties"] == [{"code": "CHN", "name": "China"}], row
assert usa["start"] == {"earliest": "2017-05-10T13:30:00Z", "latest": "2017-05-10T13:30:59Z"} and usa["told"] == "10 May 2017 22:30", usa
assert usa["events"] == ["us-call"] and usa["rank"] == {"least": 1, "most": 1} and usa["days"] == {"least": 1, "most": 1}, usa
assert [r["party"] for r in told["table"]] == ["USA", "CHN"], told["table"]
CHECK
python3 -B - "$source_dir" out <<'CHECK'
import json, pathlib, sys
sys.path.insert(0, sys.argv[1] + "/tests/schema")
try:
    import jsonschema
except ImportError:
    sys.exit("python3 has no jsonschema: what ask --json writes is not held against its schema")
import validate
found = validate.faults(json.loads(pathlib.Path(sys.argv[2]).read_text("utf-8")), validate.validator("entente-answers-1"))
assert not found, found
CHECK

# --- why ---
run 0 why "${small[@]}" "$first"
has out "KBS"
run 0 ask "${small[@]}" --why "$first"
has out "KBS"

# --- what was known, and how sure that is ---
run 0 ask "${small[@]}" --as-of 2017-05-11 "which countries had Moon Jae-in called" # Yonhap wrote on the 12th
has out "USA"
has_not out "CHN"
run 1 ask "${small[@]}" --strict "did Moon Jae-in call Japan"
run 0 ask "${small[@]}" "did Moon Jae-in call Japan"
run 0 ask "${small[@]}" --strict "$first"

# --- refusals: nothing on standard output ---
run 2 ask "${small[@]}" "what is the colour of the sky"
refused "^"
run 2 ask "${small[@]}" "which countries did Moonn Jae-in call after election"
refused "Moon"
run 2 ask "${small[@]}" --json "which countries did Nobody At All call after election"
prints_nothing
run 2 ask --data nothing-here.json "$first"
refused "507 cannot_read"
run 2 ask "${small[@]}" --from nothing-here.txt
refused "507 cannot_read"
run 2 ask "${small[@]}" --from questions.txt "$first"
refused "give one of them"
run 2 ask "${small[@]}" --as-of 2017-02-30 "$first"
refused "102 no_such_day"
run 2 ask "${small[@]}" --zone Nowhere/Town "$first"
refused "201 unknown_zone"
run 2 order "${small[@]}" "Nobody"
refused "301 unknown_id"

# --- several questions ---
printf '%s\n' "# a comment" "" "$first" "$whom" >questions.txt
run 0 ask "${small[@]}" "$first"
cat out >both
run 0 ask "${small[@]}" "$whom"
cat out >>both
run 0 ask "${small[@]}" --from questions.txt
cmp -s out both || { echo "$what: not the answers one after the other"; cat out; failed=1; }
input=questions.txt run 0 ask "${small[@]}" -
cmp -s out both || { echo "$what: not the answers of standard input"; cat out; failed=1; }
sed 's/$/\r/' questions.txt >from-windows.txt
run 0 ask "${small[@]}" --from from-windows.txt
cmp -s out both || { echo "$what: carriage returns count"; cat out; failed=1; }
run 0 ask "${small[@]}" --json --from questions.txt
python3 -c 'import json; assert len(json.load(open("out"))) == 2' || failed=1
printf '%s\n' "$first" "which countries had Moon Jae-in not called within 1 day of taking office" "whose call did Moon Jae-in call back" "$whom" >odd.txt
run 2 ask "${small[@]}" --json --from odd.txt # what is not answered leaves no gap; who of all countries was not called is answered
python3 -c 'import json; told = json.load(open("out")); assert len(told) == 3, told; assert told[1]["rows"], told[1]' || failed=1
run 0 ask "${small[@]}" --csv --from questions.txt
[[ $(tr -d '\r' <out | grep -c '^$') == 1 ]] || { echo "$what: tables are not parted by one empty line"; cat out; failed=1; }
printf '%s\n' "$first" "what is the colour of the sky" "$first" >mixed.txt
run 2 ask "${small[@]}" --from mixed.txt
[[ $(grep -c 'USA, certain' out) == 2 ]] || { echo "$what: the others are not answered"; failed=1; }
has err "mixed.txt:2"

# --- colours: none where nobody looks, and none in what is no terminal ---
run 0 ask "${small[@]}" "$first"
has_not out $'\x1B'
if command -v script >/dev/null; then
  on_terminal() { TERM=xterm script --quiet --return --command "'$entente' ask --data '$data/small.json' '$first' 2>/dev/null" /dev/null </dev/null >out; }
  what="entente ask on a terminal"
  on_terminal
  has out $'\x1B[1m'
  what="entente ask on a terminal with NO_COLOR"
  NO_COLOR=1 on_terminal
  has_not out $'\x1B['
else echo "script is not installed: colours on a terminal are not looked at"; fi

# --- the shipped data, from wherever one stands ---
run 0 ask "which country did each president of South Korea call first after election"
has out "Moon Jae-in: USA, certain among 19 known calls, 10 May 2017 22:30, 1 day after"
has out "Yoon Suk-yeol: USA, certain among 12 known calls, 10 March 2022 09:40, 1 day after"
run 0 compare "Moon Jae-in" "Yoon Suk-yeol" --kind call --after elected
has out "Moon Jae-in"
run 0 export --format ics "which countries did Lee Jae-myung call after election"
has out "BEGIN:VEVENT"
run 0 show --width 100 "which countries did Lee Jae-myung call after election"
has out "USA"
exit $failed
