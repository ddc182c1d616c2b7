#!/usr/bin/env bash
# Plants faults in a copy of the headers, one at a time, and sees whether the property tests catch each. tests/README.md lists
# them. Takes some minutes: `scripts/test --all` runs it. Usage: faults.sh SOURCE_DIR CXX ENTENTE_IO_LIBRARY [FAULT]
# SPDX-License-Identifier: MIT
set -euo pipefail
source=$1 cxx=$2 library=$3 only=${4-}

# name @ header below include/entente @ what stands there @ what is put into its place; a header "?" has no place yet, which
# is a failure, too
faults='
wider-reports@timeline/detail/settle.hpp@intersect(x.window, y.window)@hull(x.window, y.window)
contest-by-the-last@timeline/detail/settle.hpp@all.insert(all.end(), own.begin(), own.end());@all = own;
denied-at-equal-rank@timeline/detail/settle.hpp@*denied_ > *held_@*denied_ >= *held_
before-or-together@timeline/detail/relate.hpp@return {a, b, tick, duration::unlimited()};@return {a, b, duration{}, duration::unlimited()};
least-trusted-first@timeline/detail/relate.hpp@return a.who > b.who;@return a.who < b.who;
half-in-the-scope@timeline/detail/relate.hpp@if (after && before)@if (after || before)
later-news-in-views@timeline/detail/data.hpp@{ return !horizon || settled(moment).since <= *horizon; }@{ return moment == moment; }
later-claims-in-views@timeline/detail/relate.hpp@if (data_.is_visible(data_.facts.claims[i].source)) read(i);@read(i);
todays-status-in-views@timeline/detail/extending.hpp@data.seen[moment] = std::move(a);@(void)a;
further-reports-lost@timeline/detail/compile.hpp@if (entry.same < begin) revived_.push_back(entry.same);@
rivals-all-inside@query/detail/decide.hpp@m.firm = m.always ||@m.firm = true ||
ties-exclude@query/detail/decide.hpp@if (lead(r, e_index) < ahead) return false;@if (lead(r, e_index) <= ahead) return false;
edge-moved@query/detail/select.hpp@push_back({spot, inclusive ? duration{} : tick});@push_back({spot, inclusive ? tick : duration{}});
begins-with-the-election@?@@
window-not-cut@?@@
leaders-not-yet-in-office@?@@
later-day-not-later@?@@
deprecated-says-nothing@?@@
ongoing-is-unknown@?@@
incumbent-since-the-election@?@@
contradicted-capacity-counts@?@@
undated-milestone-bounds-nothing@?@@
first-of-equals-wins@?@@
days-wrap@?@@
elect-does-not-speak@?@@
everybody-is-the-holder@?@@
predecessor-still-holds@?@@
milestone-public-when-printed@?@@
neither-is-certainly-not@?@@
declared-for-nothing@?@@
one-of-date-by-its-hull@?@@
plans-in-the-order@?@@
latest-by-rank@?@@
'

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Runs the suites with the headers of a folder; says what they said.
run_suites() {
  local objects=() suite
  for suite in worlds views laws; do
    "$cxx" -std=c++20 -O1 -w -I"$1" -I"$source/tests" -c "$source/tests/property/$suite.cpp" -o "$folder/$suite.o" &
    objects+=("$folder/$suite.o")
  done
  wait
  "$cxx" "${objects[@]}" "$library" -lCatch2WithMain -lfmt -lcctz -lpugixml -lsqlite3 -o "$folder/property"
  "$folder/property" 2>&1
}

# They must pass before a failure says anything.
if ! seen=$(run_suites "$source/include"); then
  echo "without any fault: fails already, $(grep -o 'ENTENTE_CASE=[0-9]*' <<<"$seen" | head -1 || true)"
  exit 1
fi
missed=0 count=0
while IFS=@ read -r name header from to; do
  [[ -n $name && (-z $only || $only == "$name") ]] || continue
  count=$((count + 1))
  if [[ $header == '?' ]]; then
    echo "$name: no place yet"
    missed=$((missed + 1))
    continue
  fi
  rm -rf "$folder/include"
  cp -r "$source/include" "$folder/include"
  text=$(cat "$folder/include/entente/$header")
  printf '%s\n' "${text/"$from"/"$to"}" >"$folder/include/entente/$header"
  if cmp -s "$folder/include/entente/$header" "$source/include/entente/$header"; then
    echo "$name: no place to plant it"
    missed=$((missed + 1))
  elif seen=$(run_suites "$folder/include"); then
    echo "$name: missed"
    missed=$((missed + 1))
  else
    echo "$name: caught, $(grep -o 'ENTENTE_CASE=[0-9]*' <<<"$seen" | head -1 || true)"
  fi
done <<<"$faults"
echo "$count faults planted, $missed missed"
((count > 0 && missed == 0))
