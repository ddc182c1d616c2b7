// The grammar as docs/language.md shows it: what each function of the reader reads.
// SPDX-License-Identifier: MIT
#include "words/language/keywords.hpp"

#include <array>

namespace entente::wording {
namespace {

constexpr auto productions = std::to_array<production>({
    {"question", "part { [ \",\" | and ] part } [ \"?\" ]"},
    {"part", "form | asking | in_order | order [ of ] | groups | ranking | verb | aim | helper | since_then | manner | clause | nouns | "
             "statuses | participants"},
    {"asking", "which [ NUMBER ] [ country | leaders | office ] | which of list_of_names | which \"answers\" | who | whose | when | where "
               "| how_long | "
               "how_often | how_many"},
    {"helper", "did | not | happen | pronoun"},
    {"aim", "first [ NUMBER country ] | first country | last | ( first | last ) [ abroad ] [ country | leader ] to | number of | "
            "list [ of ]"},
    {"since_then", "average [ of ] | time ( from | since | after ) mark [ anywhere ] [ to | until ]"},
    {"groups", "[ per | by | each ] group { ( \",\" | and ) group }"},
    {"group", "year | month | kind | country | leader | pair | attribute QUOTED | WORD of [ each ] ( leader | office )"},
    {"ranking", "most | least | top NUMBER [ country ]"},
    {"verb", "to_call | to_video_call | to_meet | to_visit | to_travel | to_write | to_talk | to_contact | to_host | to_return"},
    {"nouns", "trip | guest | contact | noun { ( \",\" | and | or ) noun }"},
    {"noun", "call | video_call | meeting | visit | summit | message | statement"},
    {"statuses", "any_status | state { ( \",\" | and | or ) state }"},
    {"state", "proposed | planned | held | postponed | cancelled | denied"},
    {"manner", "placed | received | abroad | at_home | in_person | acting | organizations | beyond"},
    {"participants",
     "anyone | TITLE of NAME and NAME | [ each ] office | each ( leader | leaders | term | pair | holder of NAME ) | list_of_names"},
    {"list_of_names", "one { ( \",\" | and | or ) one }"},
    {"one", "leaders | office | [ TITLE ] NAME | QUOTED"},
    {"leaders", "leader of list_of_names"},
    {"office", "TITLE [ of NAME ] | NAME TITLE | NAME"},
    {"clause", "whose_rows | with_whom | where_it_was | window | as_known_on when_it_was | likeness"},
    {"whose_rows", "( by | of | for | over ) participants | of pair list_of_names"},
    {"with_whom", "( with | to | from | among ) ( list_of_names | who | which )"},
    {"where_it_was", "at ( QUOTED | NAME )"},
    {"window", "( after | since | before | until | by | in | on | during | for | from ) mark | from mark ( on | ( to | until ) mark ) | "
               "between mark and mark | between list_of_names | within days [ ( of | after | from | since ) mark ] | "
               "by ORDINAL day ( after | of ) mark | on day [ of ] mark | first_days days [ ( after | of | in | from ) mark ] | on "
               "day_of_year any_year | "
               "on_day day_of_year [ any_year ] | ( for | in | within | during | over ) [ pronoun ] next days | rival"},
    {"rival", "( before | after | then | followed_by ) list_of_names | before list_of_names ( verb { part } | [ did ] ) | before [ pronoun "
              "] predecessor [ did ]"},
    {"mark", "[ pronoun | NAME ] milestone | milestone of NAME | event ( QUOTED | NAME ) | NAME | [ date ] when_it_was | instant ( NUMBER "
             "| EDTF )"},
    {"milestone", "elected | declared | took_office | left_office"},
    {"when_it_was", "( EDTF | DATE | QUOTED ) [ in [ zone ] QUOTED | [ in ] CITY \"time\" ] [ \"(\" julian \")\" ]"},
    {"days", "NUMBER day | [ NUMBER ] week"},
    {"day_of_year", "DAY [ of ] MONTH | MONTH DAY"},
    {"form", "why_form | compare_form | pause_form | neighbour_form | change_form | returned_form | tally_form | spread_form | "
             "holder_form | whether_form | pattern_form | on_day_form | office_form | first_form | nth_form | earlier_form | interval_form "
             "| source_form | "
             "contradictions_form | share_form | page_form"},
    {"inner", "\"(\" question \")\""},
    {"why_form", "why ( inner | [ did ] list_of_names ORDINAL { part } | [ QUOTED ] [ rank NUMBER ] in inner | { part } )"},
    {"compare_form", "compare [ of ] ( QUOTED ( with | and ) QUOTED by inner | { part } ) | how similar [ did ] { part }"},
    {"likeness", "( same [ as ] | as ) NAME [ first_days NUMBER [ country ] ] [ among inner ]"},
    {"pause_form", "( longest | shortest ) pause ( in inner | [ between ] { part } )"},
    {"neighbour_form", "next ( after event QUOTED among inner | { part } ) | previous ( before event QUOTED among inner | { part } )"},
    {"change_form", "change [ from when_it_was to when_it_was | between when_it_was and when_it_was ] [ in | of ] ( inner | { part } )"},
    {"returned_form", "returned within days of inner"},
    {"tally_form", "tally { \",\" | groups | ranking | in zone QUOTED } of inner"},
    {"spread_form", "average of inner"},
    {"holder_form", "holder of NAME on when_it_was | who ( held | to_lead ) NAME on when_it_was"},
    {"whether_form", "whether ( inner came before inner | NAME came before NAME { part } | { part } )"},
    {"pattern_form", "pattern { step [ \",\" ] } among inner"},
    {"step", "( beginning_with | then | anywhere | followed_by ) step_contact { without step_contact | within NUMBER "
             "( day | hour | minute | second | microsecond ) }"},
    {"step_contact", "( contact | noun { ( \",\" | or ) noun } ) [ placed | received ] [ with list_of_names ]"},
    {"office_form", "time_in_office | in_office"},
    {"first_form", "did list_of_names ORDINAL ( country | leader | [ country | leader ] to ) { part }"},
    {"nth_form", "ORDINAL [ country ]"},
    {"earlier_form", "did list_of_names earlier_than than_whom to { part } | whether QUOTED did earlier_than than_whom by inner"},
    {"than_whom", "[ pronoun ] predecessor | list_of_names"},
    {"interval_form", "( how_long | time ) [ did [ pronoun ] ] between ( inner and inner | [ NAME ] milestone [ of NAME ] and [ NAME | "
                      "pronoun ] { part } | [ list_of_names ] first_noun and first_noun )"},
    {"first_noun", "[ pronoun | NAME ] first noun"},
    {"source_form", "single_source [ of inner ]"},
    {"contradictions_form", "contradict"},
    {"share_form", "share [ inner ] | went_to list_of_names | \"share\" [ with list_of_names ] [ by attribute QUOTED ] of inner"},
    {"page_form", "page NUMBER [ ( of | with ) NUMBER [ each ] [ of inner ] ]"},
    {"on_day_form", "inner on ( day_of_year | NUMBER of month NUMBER ) any_year"},
});

} // namespace

std::span<production const> grammar() noexcept { return productions; }

} // namespace entente::wording
