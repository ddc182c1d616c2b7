// The table of keywords.
// SPDX-License-Identifier: MIT
#include "words/language/keywords.hpp"

#include <algorithm>
#include <array>

namespace entente::wording {
namespace {

constexpr auto table = std::to_array<keyword_spelling>({
    {keyword::which, "which", "which|what"},
    {keyword::who, "who", "who|whom"},
    {keyword::whose, "whose", "whose"},
    {keyword::when, "when", "when|on which day|on what day|what date|which day"},
    {keyword::where, "where", "where|where to|whither"},
    {keyword::why, "why", "why|how come"},
    {keyword::how, "how", "how"},
    {keyword::how_many, "how_many", "how many|how much"},
    {keyword::how_often, "how_often", "how often|how many times|how frequently"},
    {keyword::how_long, "how_long", "how long|how many days|how much time|how soon"},
    {keyword::did, "did", "did|do|does|has|have|had|was|were|is|are|be|been|being"},
    {keyword::no, "not", "not|never|not yet|didn't|hasn't|haven't|hadn't|wasn't|weren't|isn't|aren't|doesn't|don't"},
    {keyword::whether, "whether", "whether|if"},
    {keyword::first, "first", "first|earliest|1st|for the first time|first time"},
    {keyword::last, "last", "last|latest|most recent|most recently|final|for the last time|last time"},
    {keyword::in_order, "in_order",
     "in order|in what order|in which order|in what sequence|in which sequence|in sequence|one after another|"
     "one after the other"},
    {keyword::order, "order", "order|orders|sequence|sequences"},
    {keyword::list, "list", "list|show|name|tell me|give me|show me|all"},
    {keyword::number, "number", "number|count|numbers"},
    {keyword::time, "time", "time|days"},
    {keyword::average, "average",
     "average|on average|the mean|the median|mean|median|mean and median|average and median|the average|spread|averages"},
    {keyword::most, "most", "most|most often|most frequently|the most|the most often"},
    {keyword::least, "least", "least|least often|fewest|the least|least frequently"},
    {keyword::longest, "longest", "longest|greatest"},
    {keyword::shortest, "shortest", "shortest|smallest"},
    {keyword::pause, "pause", "gap|pause|break|interval|silence|period|time"},
    {keyword::next, "next", "next"},
    {keyword::previous, "previous", "previous|preceding"},
    {keyword::compare, "compare", "compare|comparison"},
    {keyword::similar, "similar", "similar|alike"},
    {keyword::same, "same", "same|the same|identical|like|like that"},
    {keyword::change, "change", "change|changed|changes|differed"},
    {keyword::pattern, "pattern", "pattern"},
    {keyword::beginning, "beginning_with", "beginning with|which begins with"},
    {keyword::anywhere, "anywhere", "anywhere"},
    {keyword::without, "without", "without"},
    {keyword::followed, "followed_by", "followed by|later|and later|afterwards|and afterwards|after that"},
    {keyword::then, "then", "then|and then|directly followed by"},
    {keyword::came, "came", "came|come|was|were|is|happened|took place"},
    {keyword::returned, "returned", "returned"},
    {keyword::holder, "holder", "holder|holders"},
    {keyword::tally, "tally", "tally"},
    {keyword::call, "call",
     "call|calls|phone call|phone calls|telephone call|telephone calls|phone conversation|phone conversations|"
     "phone talk|phone talks"},
    {keyword::video_call, "video_call",
     "video call|video calls|videocall|videocalls|video conference|video conferences|videoconference|"
     "videoconferences"},
    {keyword::meeting, "meeting", "meeting|meetings|bilateral|bilaterals|bilateral meeting|bilateral meetings"},
    {keyword::visit, "visit", "visit|visits|state visit|state visits"},
    {keyword::summit, "summit", "summit|summits|summit meeting|summit meetings"},
    {keyword::message, "message", "message|messages|letter|letters|telegram|telegrams"},
    {keyword::statement, "statement", "statement|statements"},
    {keyword::contact, "contact", "contact|contacts|event|events"},
    {keyword::trip, "trip", "trip|trips|journey|journeys|foreign trip|foreign trips|foreign journey|foreign journeys"},
    {keyword::guest, "guest", "guest|guests|visitor|visitors|foreign guest|foreign guests|foreign visitor|foreign visitors"},
    {keyword::to_call, "to_call", "call|called|calls|calling|phone|phoned|telephone|telephoned|ring|rang|rung|ring up|rang up|rung up"},
    {keyword::to_video_call, "to_video_call", "video call|video called|videocall|videocalled"},
    {keyword::to_meet, "to_meet", "meet|met|meets|meeting|meet with|met with"},
    {keyword::to_visit, "to_visit", "visit|visited|visits|visiting"},
    {keyword::to_travel, "to_travel", "travel|travelled|traveled|travels|go|went|gone|journey|journeyed"},
    {keyword::to_write, "to_write", "write|wrote|written|writes|write to|wrote to|written to"},
    {keyword::to_talk, "to_talk",
     "speak|spoke|spoken|speaks|talk|talked|talks|speak to|speak with|spoke to|spoke with|spoken to|"
     "spoken with|talk to|talk with|talked to|talked with|speaks to|speaks with|talks to|talks with"},
    {keyword::to_contact, "to_contact", "contact|contacted|contacts"},
    {keyword::to_host, "to_host", "host|hosted|hosts|welcome|welcomed|receive|received|receives"},
    {keyword::to_return, "to_return", "return|returned|returns|call back|called back"},
    {keyword::to_lead, "to_lead", "lead|led|govern|governed|rule|ruled|leads|governs|rules"},
    {keyword::happen, "happen", "happen|happened|take place|took place|taken place|occur|occurred"},
    {keyword::proposed, "proposed", "proposed"},
    {keyword::planned, "planned", "planned|scheduled"},
    {keyword::held, "held", "held"},
    {keyword::postponed, "postponed", "postponed"},
    {keyword::cancelled, "cancelled", "cancelled|canceled"},
    {keyword::denied, "denied", "denied"},
    {keyword::any_status, "any_status", "of whatever status|of any status|held or not"},
    {keyword::placed, "placed", "placed|made|initiated|make|place|outgoing"},
    {keyword::received, "received", "received|receive|incoming"},
    {keyword::abroad, "abroad", "abroad|overseas|foreign|in another country|in a foreign country|to a foreign country"},
    {keyword::at_home, "at_home", "at home|in his own country|in her own country|in their own country"},
    {keyword::in_person, "in_person", "in person|in-person|face to face"},
    {keyword::each, "each", "each|every|all|any|each of|every one of|all of|any of"},
    {keyword::leader, "leader", "leader|leaders|head|heads"},
    {keyword::country, "country", "country|countries|party|parties|counterpart|counterparts|state|states|nation|nations"},
    {keyword::term, "term", "term|terms|term of office|terms of office"},
    {keyword::pair, "pair", "pair|pairs|the pair|leader pair|leader pairs|country pair|pair of countries|pair of parties|dyad|dyads"},
    {keyword::anyone, "anyone", "anyone|anybody|whoever"},
    {keyword::pronoun, "pronoun", "he|she|they|his|her|their|him|them|it|its"},
    {keyword::acting, "acting", "with acting holders|including acting holders|with acting ones|acting holders too"},
    {keyword::organizations, "organizations", "with organizations|including organizations|with organisations|including organisations"},
    {keyword::beyond, "beyond", "beyond the term|even beyond the term|also beyond the term"},
    {keyword::by, "by", "by"},
    {keyword::of, "of", "of|out of"},
    {keyword::with, "with", "with"},
    {keyword::to, "to", "to"},
    {keyword::from, "from", "from"},
    {keyword::at, "at", "at|on the margins of|on the sidelines of"},
    {keyword::in, "in", "in"},
    {keyword::on, "on", "on"},
    {keyword::during, "during", "during|throughout"},
    {keyword::after, "after", "after|later than"},
    {keyword::since, "since", "since"},
    {keyword::before, "before", "before|earlier than|prior to|ahead of"},
    {keyword::until, "until", "until|till|up to|up until"},
    {keyword::within, "within", "within"},
    {keyword::between, "between", "between"},
    {keyword::over, "over", "over|across"},
    {keyword::for_, "for", "for"},
    {keyword::as, "as", "as"},
    {keyword::among, "among", "among|amongst"},
    {keyword::known, "as_known_on",
     "as known on|as known at the end of|as known in|as known by|as known|as of|as was known on|known by|known on|"
     "as it was known on"},
    {keyword::elected, "elected",
     "election|elected|being elected|the vote|was elected|were elected|winning the election|election day|electing"},
    {keyword::declared, "declared", "declared|being declared|was declared|the declaration|the result|declared the winner"},
    {keyword::took_office, "took_office",
     "took office|taking office|take office|taken office|inauguration|inaugurated|was inaugurated|"
     "being inaugurated|was sworn in|being sworn in|sworn in|assuming office|assumed office"},
    {keyword::left_office, "left_office", "left office|leaving office|leave office"},
    {keyword::event, "event", "event|the event|moment|the moment"},
    {keyword::date, "date", "date|the date"},
    {keyword::instant, "instant", "instant|the instant"},
    {keyword::zone, "zone", "zone|the zone"},
    {keyword::julian, "julian", "julian"},
    {keyword::this_day, "on_day", "on this day|on day"},
    {keyword::any_year, "any_year",
     "of any year|in any year|in former years|of former years|in every year|of every year|in earlier years|"
     "in other years|in previous years|of other years|in all years"},
    {keyword::year, "year", "year|years|yearly|annually"},
    {keyword::month, "month", "month|months|monthly"},
    {keyword::kind, "kind", "kind|kinds"},
    {keyword::day, "day", "day|days|civil day|civil days"},
    {keyword::week, "week", "week|weeks"},
    {keyword::hour, "hour", "hour|hours"},
    {keyword::minute, "minute", "minute|minutes"},
    {keyword::second, "second", "second|seconds"},
    {keyword::microsecond, "microsecond", "microsecond|microseconds"},
    {keyword::top, "top", "top|only the first"},
    {keyword::rank, "rank", "rank|at rank|number"},
    {keyword::per, "per", "per|for each|for every|a"},
    {keyword::hundred_days, "first_days", "in the first|during the first|within the first|in his first|in her first|in their first"},
    {keyword::in_office, "in_office", "in office|in power|hold office|held office|holding office|held the office|hold the office"},
    {keyword::time_in_office, "time_in_office", "time in office|days in office"},
    {keyword::earlier_than, "earlier_than", "earlier than|sooner than|quicker than|faster than"},
    {keyword::predecessor, "predecessor", "predecessor|predecessors"},
    {keyword::single_source, "single_source",
     "single source|depend on a single source|depends on a single source|depended on a single source|depend on one source|"
     "depends on one source|rest on a single source|rests on a single source|rest on one source|rests on one source|"
     "have a single source|has a single source"},
    {keyword::contradict, "contradict",
     "claims that contradict each other|claims that contradict|which claims contradict|which claims contradict each other|"
     "what claims contradict each other|which claims contradict one another|which claims contradict others"},
    {keyword::share, "share", "share of|what share of|which share of|what percentage of|percentage of|what proportion of"},
    {keyword::went_to, "went_to", "went to|go to|goes to"},
    {keyword::attribute, "attribute", "attribute"},
    {keyword::page, "page", "page|page number"},
    {keyword::and_, "and", "and|&|but"},
    {keyword::or_, "or", "or"},
    {keyword::nothing, "filler", "the|a|an|yet|ever|already|so far|still|please|also|there|that|are"},
});
static_assert(table.size() == static_cast<std::size_t>(keyword::nothing) + 1);
static_assert([] {
    for (std::size_t i = 0; i != table.size(); ++i)
        if (static_cast<std::size_t>(table[i].is) != i) return false;
    return true;
}());

/// All spellings by their first word; a constant, made when it is first asked for.
std::vector<keyword_entry> make_entries()
{
    std::vector<keyword_entry> out;
    for (auto const& row : table)
        for (auto rest = row.words; !rest.empty();) {
            auto const bar = std::min(rest.find('|'), rest.size());
            auto const one = rest.substr(0, bar);
            rest.remove_prefix(std::min(bar + 1, rest.size()));
            auto const blank = std::min(one.find(' '), one.size());
            out.push_back({one.substr(0, blank), one.substr(std::min(blank + 1, one.size())), row.is});
        }
    std::stable_sort(out.begin(), out.end(), [](keyword_entry const& a, keyword_entry const& b) {
        return a.first != b.first ? a.first < b.first : a.rest.size() > b.rest.size();
    });
    return out;
}

} // namespace

std::span<keyword_spelling const> keywords() noexcept { return table; }

std::span<keyword_entry const> keywords_from(std::string_view first)
{
    static std::vector<keyword_entry> const entries = make_entries();
    auto const range = std::ranges::equal_range(entries, first, {}, &keyword_entry::first);
    return {range.begin(), range.end()};
}

} // namespace entente::wording
