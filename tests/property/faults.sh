#!/usr/bin/env bash
# Plants faults in a copy of the headers, one at a time, and sees whether the property tests catch each. tests/README.md lists
# them. Takes some minutes: `scripts/test --all` runs it. Usage: faults.sh SOURCE_DIR CXX ENTENTE_IO_LIBRARY [FAULT...]
# `faults.sh SOURCE_DIR --places` only sees whether each has one place where it can be planted.
# SPDX-License-Identifier: MIT
set -euo pipefail
source=$1 cxx=$2 library=${3-} only=" ${*:4} "

# name @ header below include/entente @ what stands there @ what is put into its place
faults='
wider-reports@timeline/detail/settle.hpp@out.push_back(intersect(x, y));@out.push_back(hull(x, y));
contest-by-the-last@timeline/detail/settle.hpp@all.insert(all.end(), r.time.members.begin(), r.time.members.end());@all = r.time.members;
denied-at-equal-rank@timeline/detail/settle.hpp@*denied_ > *held_@*denied_ >= *held_
deprecated-says-nothing@timeline/detail/settle.hpp@if (s == status::held) held_ =@if (who.rank == source_rank::deprecated) return; if (s == status::held) held_ =
latest-by-rank@timeline/detail/settle.hpp@std::pair const word{who.published, stage(s)};@std::pair const word{instant{static_cast<std::int64_t>(who.rank)}, stage(s)};
ongoing-for-one-of-them@timeline/detail/settle.hpp@(is_dated && goes_on(r))@false
before-or-together@timeline/detail/assertion.hpp@return {a, b, tick, duration::unlimited()};@return {a, b, duration{}, duration::unlimited()};
least-trusted-first@timeline/detail/assertion.hpp@a.who > b.who;@a.who < b.who;
half-in-the-scope@timeline/detail/relation_network.hpp@if (after && before)@if (after || before)
first-of-equals-wins@timeline/detail/relate.hpp@refuse_contradictory(cluster, *clash, steps_left);@auto const c = *what_contradicts(cluster); for (auto const* s : cluster) if (all_[s->who].what == c.rejected) refuse(s->who, c);
scopes-decided-once@timeline/detail/relate.hpp@if (!o.is_open ||@if (o.is_open ||
later-day-not-later@timeline/detail/claim_reader.hpp@add_days(data_, c, lengths_, a);@
incumbent-since-the-election@timeline/detail/claim_reader.hpp@return {not_before(event, took), strictly_before(event, left)};@return {strictly_before(elected, event), not_before(event, took), strictly_before(event, left)};
undated-milestone-bounds-nothing@timeline/detail/claim_reader.hpp@case capacity::elect: return@case capacity::elect: if (!is_dated(milestone::took_office)) return {}; return
declared-for-nothing@timeline/detail/claim_reader.hpp@!is_dated(milestone::elected) && is_dated(milestone::declared) ? milestone::declared : milestone::elected@milestone::elected
plans-in-the-order@timeline/detail/claim_reader.hpp@if (p->is_event() && data_.settled(*p).standing.is != status::held) {@if (!p) {
later-claims-in-views@timeline/detail/claim_reader.hpp@if (data_.is_visible(data_.claim_at(c).source)) read(c);@read(c);
later-news-in-views@timeline/detail/accounts.hpp@{ return !horizon || since(m) <= *horizon; }@{ return m == m; }
milestone-public-when-printed@timeline/detail/accounts.hpp@return is_visible(r.source) || own_day(r) <= *horizon;@return is_visible(r.source);
contradicted-capacity-counts@timeline/detail/knowledge.hpp@return refused ? std::nullopt : a.capacity;@return a.capacity;
todays-status-in-views@timeline/detail/hide.hpp@data.seen[m] = std::move(a);@(void)a;
further-reports-lost@timeline/detail/take_events.hpp@if (*same < begin_) revived_.push_back(*same);@
rivals-all-inside@order/detail/decide.hpp@m.firm = m.always ||@m.firm = true ||
ties-exclude@order/detail/decide.hpp@if (lead(r, e_index) < ahead) return false;@if (lead(r, e_index) <= ahead) return false;
edge-moved@query/detail/window.hpp@worlds_.add(inclusive ? e.from : e.until), inclusive ? duration{} : tick};@worlds_.add(inclusive ? e.from : e.until), inclusive ? tick : duration{}};
begins-with-the-election@query/detail/window.hpp@if (row_.data.most(*term.took, *term.elected) <= duration{}) return term.elected;@return term.elected;
window-not-cut@query/detail/window.hpp@auto all = joined(std::move(asked), of_term);@auto all = asked.lower.empty() && asked.upper.empty() ? of_term : asked;
leaders-not-yet-in-office@query/detail/window.hpp@if (term.took) begin(*term.took);@
ongoing-is-unknown@query/detail/window.hpp@return {p, known.window, known.window, row_.data.is_endless(p)};@return {p, known.window, known.window, false};
one-of-date-by-its-hull@query/detail/meaning.hpp@r->members.size() > 1};@false}; out.until = bounds{r->members.back().latest()}; if (r) return out;
elect-does-not-speak@query/detail/office.hpp@!only_incumbents && !data_.term(t).acting()@false
everybody-is-the-holder@query/detail/office.hpp@return may_be_shared(term, event) ? verdict::possible : verdict::certain;@return verdict::certain;
predecessor-still-holds@query/detail/tenure.hpp@out.ends = earliest_of(d, std::move(later));@
unsure-ends-the-search@query/detail/frontier.hpp@bool const counts = m.sure && stands;@bool const counts = stands;
perhaps-outside-ends-the-search@query/detail/frontier.hpp@bool const counts = m.sure && stands;@bool const counts = m.sure;
unsure-counterpart-ends-the-search@query/detail/frontier.hpp@if (counts && surely)@if (counts)
search-ends-too-soon@query/detail/frontier.hpp@if (counts) limit_ = std::min(limit_, latest);@if (counts) limit_ = std::min(limit_, earliest);
search-for-a-counterpart-too-soon@query/detail/frontier.hpp@known.limit = std::min(known.limit, latest);@known.limit = std::min(known.limit, earliest);
no-search-for-rivals-in-rank@query/detail/frontier.hpp@return earliest > limit_ && earliest > reach_of_firsts();@return earliest > limit_;
tie-at-the-limit-forgotten@query/detail/frontier.hpp@return earliest > limit_ && earliest > reach_of_firsts();@return earliest >= limit_ && earliest >= reach_of_firsts();
asked-leaders-are-forgotten@query/detail/select.hpp@row_.meaning.leaders.empty() && !row_.meaning.parties.empty()@!row_.meaning.parties.empty()
what-straddles-the-edge-is-skipped@timeline/detail/stretch.hpp@coarse_instant(window.earliest() - breadth_.longest())@coarse_instant(window.earliest())
backward-by-earliest@timeline/detail/stretch.hpp@(last_ - 1)->earliest.latest() + breadth_.longest()@(last_ - 1)->earliest.latest()
broad-windows-are-forgotten@timeline/detail/event_walk.hpp@if (s.empty()) return;@if (s.empty() || s.how_broad() == breadth::unbounded()) return;
a-month-posted-as-a-day@timeline/detail/stretch.hpp@window.latest() - window.earliest() > longest())) ++number_@window.latest() - window.earliest() > lengths[number_ == 2 ? 3 : number_])) ++number_
a-day-posted-as-an-instant@timeline/detail/stretch.hpp@window.latest() - window.earliest() > longest())) ++number_@window.latest() - window.earliest() > lengths[number_ == 1 ? 2 : number_])) ++number_
views-search-where-all-is-known@timeline/detail/compile.hpp@gradual ? bounds{} :@false ? bounds{} :
known-by-a-claim-not-posted@timeline/detail/hide.hpp@if (!m->is_event()) return;@return;
revived-not-posted@timeline/detail/compile.hpp@for (auto const e : revived_) add(e, id_of<event_id>(begin_.events));@
posted-twice-counts-twice@query/detail/select.hpp@std::exchange(met[e], 1) != 0@std::exchange(met[e], 1) == 2
search-stops-before-the-end@query/detail/window.hpp@worlds_.window(g.variable).latest() - g.slack);@worlds_.window(g.variable).earliest() - g.slack);
search-starts-behind-the-edge@query/detail/window.hpp@worlds_.window(g.variable).earliest() + g.slack);@worlds_.window(g.variable).latest() + g.slack);
one-report-speaks-for-several@timeline/detail/compile.hpp@bool const several = is_one && (@bool const several = false && (
old-names-for-new-leaders@timeline/detail/pack_events.hpp@if (names_changed) oldest_participant_ = participants_.size();@
a-step-too-late@timeline/detail/coarse_instant.hpp@first_short.count() + n * short_step@first_short.count() + (n + 1) * short_step
claims-touch-nothing@timeline/detail/read_model.hpp@(related != nullptr && !related->is_free) ||@
later-records-touch-nothing@timeline/detail/read_model.hpp@|| data_->revised.contains(event_)@
views-are-plain@timeline/detail/read_model.hpp@return !data_->horizon && !data_->is_plain_void;@return !data_->is_plain_void;
elect-is-in-office@timeline/detail/plain_events.hpp@t.from.latest() <= window.earliest() &&@
leaves-while-it-lasts@timeline/detail/plain_events.hpp@window.latest() < t.until.earliest()@window.earliest() < t.until.earliest()
an-edge-is-where-it-begins@query/detail/plain_window.hpp@pick(edge.latest(), by.latest())@pick(edge.latest(), by.earliest())
across-an-open-edge@query/detail/plain_rows.hpp@(near_.first == near_.last || near_.last <= at.first)@true
a-rank-too-good@query/detail/plain_rows.hpp@out.hi += other.is_perhaps_before(c);@out.hi += other.is_certainly_before(c);
what-is-not-plain-is-passed-over@query/detail/plain_rows.hpp@return is_clear || limit() < obstacle;@return true;
perhaps-inside-is-inside@query/detail/plain_rows.hpp@bool const is_sure = is_contact && near_.last <= at.first && at.last <= far_.first;@bool const is_sure = is_contact && near_.first <= at.last;
certain-though-another-may-be-first@query/detail/plain_rows.hpp@m.earliest <= limit_ && m.earliest < c.sure_latest;@m.earliest <= limit_ && m.latest < c.sure_latest;
in-line-by-where-they-begin@query/detail/plain_rows.hpp@met_.back().latest < now.earliest@met_.back().earliest < now.earliest
a-cell-too-far@query/detail/tally_rows.hpp@add(cell, first == last && surely);@add(cell, surely);
perhaps-in-office-is-sure@query/detail/plain_contacts.hpp@out.is_sure = is_covered(inside, terms);@out.is_sure = true;
an-office-clips-nothing@query/detail/plain_contacts.hpp@if (!out.is_sure && is_only) out.window = terms.front();@
undated-events-give-way@order/detail/network.hpp@if (gone[n] || !passive[n] ||@if (gone[n] ||
any-capacity-acts-for-the-office@query/detail/plain_contacts.hpp@if (!is_pair && !acts_for_office(data_.capacity_of(own))) return never();@
a-candidate-speaks-for-the-country@query/detail/plain_contacts.hpp@return counts ? out : never();@return out;
in-line-though-tied@query/detail/plain_rows.hpp@met_.back().latest < now.earliest@met_.back().latest <= now.earliest
perhaps-there-and-in-line@query/detail/plain_rows.hpp@is_in_line_ && is_sure &&@is_in_line_ &&
the-last-of-a-search-is-forgotten@query/detail/rows_ahead.hpp@s.in.part(0, s.at)@s.in.part(0, s.at - (s.at != 0))
a-cell-as-long-as-its-windows@query/detail/cell_steps.hpp@coarse_instant(b.latest() - longest_)@coarse_instant(b.latest())
told-though-not-plain@query/detail/plain_rows.hpp@if (!asked_.is_plain(all.event(i), as) || !asked_.has_known_side(as)) return false;@if (!asked_.has_known_side(as)) return false;
told-though-the-side-is-not-known@query/detail/plain_rows.hpp@|| !asked_.has_known_side(as)) return false;@) return false;
told-though-tied@query/detail/plain_rows.hpp@if (k + 1 != n && all.earliest(i) == all.earliest(turned_ ? i - 1 : i + 1)) return false;@
told-beyond-the-window@query/detail/plain_rows.hpp@at < first || last < at) continue;@at < first) continue;
told-before-the-window@query/detail/plain_rows.hpp@at < first || last < at) continue;@last < at) continue;
told-of-whomever@query/detail/plain_rows.hpp@if ((!of_pair && !asked_.is_asked_for(as)) ||@if (false ||
what-is-not-plain-fits-no-pattern@query/detail/plain_matches.hpp@looks_at_[aspect(event_kind::call).counterpart()] = true;@
what-claims-touch-is-not-looked-at@query/detail/plain_matches.hpp@asked_.touches_any() ||@
near-enough-at-worst@query/detail/plain_matches.hpp@if (later.latest() - earlier.earliest() <= most) return true;@if (later.earliest() - earlier.latest() <= most) return true;
'

if [[ $cxx == --places ]]; then
  failed=0
  while IFS=@ read -r name header from _; do
    [[ -n $name ]] || continue
    places=$({ grep -oF -- "$from" "$source/include/entente/$header" || true; } | wc -l)
    ((places == 1)) || { echo "$name has $places places in $header"; failed=1; }
  done <<<"$faults"
  exit $failed
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# The suites are compiled once; of the library only src/core.cpp, which all these headers are compiled in, is made anew. It stands
# first, so that what it shares with the rest is taken from it.
suites=(worlds views laws pruning tallies patterns)
objects=()
for suite in "${suites[@]}"; do
  "$cxx" -std=c++20 -O1 -w -DENTENTE_COMPILED -I"$source/include" -I"$source/tests" -c "$source/tests/property/$suite.cpp" -o "$folder/$suite.o" &
  objects+=("$folder/$suite.o")
done
wait

# Runs the suites with a folder's headers; says what they said.
run_suites() { # folder of include; where to build
  "$cxx" -std=c++20 -O1 -w -DENTENTE_COMPILED -I"$1" -I"$source/src" -c "$source/src/core.cpp" -o "$2/core.o"
  "$cxx" "$2/core.o" "${objects[@]}" "$library" -lCatch2WithMain -lfmt -lcctz -lpugixml -lsqlite3 -lutf8proc -o "$2/property"
  "$2/property" --abort 2>&1
}

# They must pass before a failure says anything.
if ! seen=$(run_suites "$source/include" "$folder"); then
  echo "without any fault: fails already, $(grep -o 'ENTENTE_CASE=[0-9]*' <<<"$seen" | head -1 || true)"
  exit 1
fi

plant() { # name; header; what stands there; what is put into its place
  local name=$1 header=include/entente/$2 own=$folder/$1 text seen first
  mkdir "$own"
  cp -r "$source/include" "$own"
  text=$(cat "$own/$header")
  printf '%s\n' "${text/"$3"/"$4"}" >"$own/$header"
  if cmp -s "$own/$header" "$source/$header"; then
    echo "$name: no place to plant it"
  elif seen=$(run_suites "$own/include" "$own"); then
    echo "$name: missed"
  else
    first=$(grep -o 'ENTENTE_CASE=[0-9]*' <<<"$seen" | head -1 || true)
    echo "$name: caught, ${first:-it crashes}"
  fi
  rm -rf "$own"
}

# As many at a time as there are cores.
told=$folder/told
while IFS=@ read -r name header from to; do
  [[ -n $name && ($only == "  " || $only == *" $name "*) ]] || continue
  while (($(jobs -rp | wc -l) >= $(nproc))); do wait -n; done
  plant "$name" "$header" "$from" "$to" | tee -a "$told" &
done <<<"$faults"
wait
count=$(wc -l <"$told") missed=$(grep -vc ': caught, ' "$told" || true)
echo "$count faults planted, $missed missed"
((count > 0 && missed == 0))
