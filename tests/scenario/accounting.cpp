// Every record of the collected facts is accounted for: what the pages of data/ say became of it is true of the data.
// SPDX-License-Identifier: MIT
#include "scenario/accounting.hpp"

#include "catch.hpp"

#include <iostream>

namespace accounting_tests {

using namespace accounting;

namespace {

shipped const& data()
{
    static shipped const read;
    return read;
}

/// One of the two collections, and the page that accounts for it.
struct collection {
    std::string name;
    json facts;
    accounting::page page;
};

accounting::page const& page_of(std::string_view name)
{
    static std::map<std::string, accounting::page> const read{{"east_asia", read_page(ENTENTE_SOURCE_DIR "/data/accounting-east-asia.md")},
                                                              {"world", read_page(ENTENTE_SOURCE_DIR "/data/accounting-world.md")}};
    return read.at(std::string(name));
}

/// The collections that are there; says so where they are not.
std::vector<collection> const& collections()
{
    static std::vector<collection> const read = [] {
        std::vector<collection> out;
        for (std::string const name : {"east_asia", "world"}) {
            std::string const file = std::string(ENTENTE_SHARED_DIR "/data/facts/") + name + ".json";
            std::ifstream in(file);
            if (in) out.push_back({name, json::parse(in), page_of(name)});
            else std::cout << "skipped: " << file << " is not there; only what the pages say of the data is checked\n";
        }
        return out;
    }();
    return read;
}

/// The lines of a part of a page by record. Every record has one line and every line a record.
std::map<std::string, line> lines(collection const& c, std::string const& part, std::vector<std::string> const& records)
{
    std::map<std::string, line> out;
    if (auto const at = c.page.find(part); at != c.page.end())
        for (auto const& l : at->second) {
            INFO(c.name << ": " << part << ": " << l.record << " stands twice");
            CHECK(out.emplace(l.record, l).second);
        }
    for (auto const& r : records) {
        INFO(c.name << ": " << part << ": " << r);
        CHECK(out.count(r) == 1);
    }
    CHECK(out.size() == records.size());
    return out;
}

std::vector<std::string> ids_of(json const& list)
{
    std::vector<std::string> out;
    for (auto const& x : list) out.push_back(x.contains("id") ? x.at("id").get<std::string>() : std::to_string(out.size()));
    return out;
}

bool within(names const& a, names const& b)
{
    return std::all_of(a.begin(), a.end(), [&](auto const& x) { return b.count(x) != 0; });
}
void check_reason(line const& l)
{
    CHECK(l.where.empty());
    CHECK_FALSE(l.remark.empty());
}

// --- events ---

placing placed(std::string const& moment)
{
    auto const at = data().world.find_moment(moment);
    REQUIRE(at);
    return data().world.when_was(*at);
}

bool same_kind(json const& record, event const& e)
{
    auto const kind = record.at("kind").get<std::string>();
    if (kind == "call") return e.kind == event_kind::call || e.kind == event_kind::video_call;
    if (kind == "letter") return e.kind == event_kind::message;
    if (kind == "summit" && record.at("participants").size() == 2) return e.kind == event_kind::meeting; // a talk of two
    return kind == name(e.kind);
}

bool has_status(std::vector<report> const& reports, std::string const& text)
{
    auto const has = [&](status s) { return std::any_of(reports.begin(), reports.end(), [&](report const& r) { return r.status == s; }); };
    if (text == "disputed") return has(status::held) && has(status::denied);
    if (text == "confirmed") return has(status::held);
    if (text == "being-coordinated") return has(status::planned);
    if (text == "rescheduled") return has(status::postponed);
    auto const known = word<status>(text);
    return known && has(*known);
}

/// What a leader was, if it is another thing than to hold the office.
std::optional<capacity> special(std::string const& text)
{
    if (text.find("waiting") != std::string::npos || text.find("designate") != std::string::npos) return capacity::candidate;
    if (text.find("elect") != std::string::npos) return capacity::elect;
    if (text.starts_with("acting")) return capacity::acting;
    if (text.starts_with("former")) return capacity::former;
    return std::nullopt;
}

std::set<std::string> differences(json const& record, line const& l)
{
    names out;
    std::vector<event const*> targets;
    std::vector<report> reports;
    for (auto const& id : l.where) {
        targets.push_back(data().events.at(id));
        reports.insert(reports.end(), targets.back()->reports.begin(), targets.back()->reports.end());
    }
    auto const any = [&](auto&& is) { return std::any_of(targets.begin(), targets.end(), [&](event const* e) { return is(*e); }); };
    auto const some = [&](auto&& is) { return std::any_of(reports.begin(), reports.end(), is); };

    if (!any([&](event const& e) { return same_kind(record, e); })) out.insert("kind");
    if (!has_status(reports, record.at("status").get<std::string>())) out.insert("status");

    names said, shown;
    for (auto const& p : record.at("participants")) said.insert(party_of(word_of(p, "country")));
    for (auto const* e : targets)
        for (auto const& p : e->participants) shown.insert(std::string(p.party.code()));
    if (said != shown) out.insert("parties");

    for (auto const& p : record.at("participants")) {
        if (word_of(p, "leader").empty()) continue;
        participant const* found = nullptr;
        for (auto const* e : targets)
            for (auto const& q : e->participants)
                if (!found && !q.leader.empty() && q.leader == data().leader_id(word_of(p, "leader"))) found = &q;
        if (!found) {
            out.insert("leader");
            continue;
        }
        auto const r = word<role>(word_of(p, "role"));
        if (r != found->role && (l.as == "event" || l.as == "parts" || r)) out.insert("role");
        auto const c = special(word_of(p, "capacity"));
        auto const same = c ? found->capacity == c : !found->capacity || found->capacity == capacity::incumbent;
        if (!same) out.insert("capacity");
    }

    auto const& time = record.at("time");
    auto text = word_of(time, "local");
    if (time.value("approximate", false) && text.find('~') == std::string::npos) text += '~';
    auto const told = data().span(text, word_of(time, "zone"));
    REQUIRE(told);
    auto const narrower = [&](report const& r) {
        auto const t = data().start(r);
        return t && told->contains(*t);
    };
    if (!some(narrower) && !any([&](event const& e) { return told->contains(placed(e.id).window); })) out.insert("time");
    if (auto const utc = word_of(time, "utc"); !utc.empty()) {
        auto const instants = data().span(utc.substr(0, utc.find('/')), "");
        if (!instants || !some([&](report const& r) {
                auto const t = data().start(r);
                return t && overlap(*t, *instants);
            }))
            out.insert("time");
    }

    if (auto const& length = record.at("duration_minutes"); !length.is_null())
        if (!some([&](report const& r) { return parse_duration(r.length) == minutes(length.get<std::int64_t>()); })) out.insert("length");

    if (!within(addresses(record.at("sources")), data().cited(l.where))) out.insert("source");
    return out;
}

// --- claims ---

/// The other sides of the moments of a claim, in its order; not the side of the leader it is about.
std::vector<std::string> sides(claim const& c, std::string const& subject)
{
    std::vector<std::string> moments;
    if (auto const* o = std::get_if<order_claim>(&c.says))
        for (auto const& step : o->steps) moments.insert(moments.end(), step.begin(), step.end());
    if (auto const* f = std::get_if<first_claim>(&c.says)) moments = f->events;
    if (auto const* d = std::get_if<distance_claim>(&c.says)) moments = {d->from, d->to};
    std::vector<std::string> out;
    for (auto const& m : moments)
        if (auto const e = data().events.find(m); e != data().events.end())
            for (auto const& p : e->second->participants)
                if (p.leader.empty() || p.leader != subject) out.emplace_back(p.party.code());
    return out;
}

std::set<std::string> differences_of_claim(json const& record, line const& l)
{
    names out;
    auto const& source = record.at("source");
    auto const page = address_of(source.is_string() ? source.get<std::string>() : source.at("url").get<std::string>());
    if (data().cited(l.where).count(page) == 0) out.insert("source");
    if (l.as != "claims") return out;

    std::vector<std::string> order;
    for (auto const& code : record.contains("order") ? record.at("order") : record.at("ordered"))
        order.push_back(party_of(code.get<std::string>()));
    auto const subject = data().leader_id(word_of(record, "subject"));
    if (std::none_of(l.where.begin(), l.where.end(), [&](auto const& id) { return sides(*data().claims.at(id), subject) == order; }))
        out.insert("order");
    return out;
}

// --- contradictions ---

/// Whether a contradiction stands in the data in the way that the page says.
bool stands(std::string const& as, std::string const& id)
{
    auto const reports = data().reports(id);
    auto const has = [&](status s) { return std::any_of(reports.begin(), reports.end(), [&](report const& r) { return r.status == s; }); };
    names texts, zones, lengths;
    for (auto const& r : reports) {
        if (!r.time.empty()) texts.insert(r.time.text()), zones.insert(r.time.zone());
        if (!r.length.empty()) lengths.insert(r.length);
    }
    if (as == "claims") return data().claims.count(id) == 1;
    if (as == "set aside") return data().set_aside(id);
    if (as == "rival times") return placed(id).contested;
    if (as == "rival lengths") return lengths.size() > 1;
    if (as == "disputed") return data().world.standing_of(data().world.find_moment(id).value()).value().disputed;
    if (as == "planned") return has(status::planned);
    if (as == "two clocks") return !placed(id).contested && zones.size() > 1;
    if (as == "compatible") return !placed(id).contested && texts.size() > 1;
    if (as == "deprecated")
        return std::any_of(reports.begin(), reports.end(), [&](report const& r) { return data().deprecated.count(r.source) != 0; });
    if (as == "notes") return data().has_note(id);
    if (as == "no role") {
        auto const& people = data().events.at(id)->participants;
        return std::none_of(people.begin(), people.end(), [](participant const& p) { return p.role; });
    }
    return false;
}

names pages_of(json const& contradiction)
{
    names out;
    auto const add = [&](json const& side) {
        if (side.contains("source")) out.merge(addresses_in(side.at("source").get<std::string>()));
        if (side.contains("sources")) out.merge(addresses(side.at("sources")));
    };
    add(contradiction.at("claim_a"));
    add(contradiction.at("claim_b"));
    if (contradiction.contains("claims_more"))
        for (auto const& side : contradiction.at("claims_more")) add(side);
    return out;
}

/// Which of the dates of a leader's record no term has.
std::set<std::string> differences_of_terms(json const& record, line const& l)
{
    names out;
    for (auto const m : {milestone::elected, milestone::took_office, milestone::left_office}) {
        std::string const key(name(m));
        auto const text = word_of(record, key.c_str());
        if (text.empty()) continue;
        bool found = false;
        for (auto const& id : l.where)
            for (auto const& r : data().terms.at(id)->at(m)) {
                auto const told = data().span(text.substr(0, text.find(' ')), r.time.zone());
                auto const shown = data().start(r);
                found = found || (told && shown && told->contains(*shown));
            }
        if (!found) out.insert(key);
    }
    if (!within(addresses(record.at("sources")), data().known)) out.insert("source");
    return out;
}

} // namespace

TEST_CASE("every name on the pages is in the data, and every event and claim of the data is on the pages", "[scenario][accounting]")
{
    names accounted;
    for (auto const* name : {"east_asia", "world"})
        for (auto const& [part, list] : page_of(name)) {
            if (part.starts_with("Pages")) continue; // of sources
            for (auto const& l : list)
                for (auto const& id : l.where) {
                    INFO(name << ": " << part << ": " << l.record << ": " << id);
                    auto const base = id.substr(0, id.find('.'));
                    CHECK(data().events.count(base) + data().terms.count(base) + data().claims.count(base) == 1);
                    accounted.insert(base);
                }
        }
    for (auto const& [id, e] : data().events) {
        INFO(id);
        CHECK(accounted.count(id) == 1);
    }
    for (auto const& [id, c] : data().claims) {
        INFO(id);
        CHECK(accounted.count(id) == 1);
    }
}

TEST_CASE("every collected event became what the page says", "[scenario][accounting]")
{
    for (auto const& c : collections()) {
        auto const account = lines(c, "Events", ids_of(c.facts.at("events")));
        for (auto const& record : c.facts.at("events")) {
            auto const id = record.at("id").get<std::string>();
            auto const& l = account.at(id);
            INFO(c.name << ": " << id);
            REQUIRE_FALSE(l.where.empty());
            if (l.as == "milestone") {
                CHECK(within(addresses(record.at("sources")), data().cited(l.where)));
                auto const told = data().span(word_of(record.at("time"), "local"), word_of(record.at("time"), "zone"));
                auto const window = placed(l.where[0]).window;
                CHECK((told && overlap(*told, window)));
                continue;
            }
            CHECK((l.as == "event" || l.as == "parts" || l.as == "joined" || l.as == "earlier state"));
            CHECK((l.as == "parts") == (l.where.size() > 1));
            CHECK(differences(record, l) == l.but_for);
            if (!l.but_for.empty()) CHECK_FALSE(l.remark.empty());
        }
    }
}

TEST_CASE("every collected statement of order is a claim, or is left out for a reason", "[scenario][accounting]")
{
    for (auto const& c : collections()) {
        auto const& all = c.facts.at("ordinal_claims");
        auto const records = ids_of(all);
        auto const account = lines(c, "Statements of order", records);
        for (std::size_t i = 0; i != records.size(); ++i) {
            auto const& l = account.at(records[i]);
            INFO(c.name << ": " << records[i] << ": " << all[i].at("statement"));
            if (l.as == "left out") {
                check_reason(l);
                continue;
            }
            REQUIRE_FALSE(l.where.empty());
            for (auto const& id : l.where) {
                INFO(id);
                if (l.as == "claims") CHECK(data().claims.count(id) == 1);
                else if (l.as == "events") CHECK(data().events.count(id) == 1);
                else CHECK(((l.as == "notes" || l.as == "planned") && stands(l.as, id)));
            }
            CHECK(differences_of_claim(all[i], l) == l.but_for);
        }
    }
}

TEST_CASE("every collected contradiction stands in the data, neither side chosen", "[scenario][accounting]")
{
    for (auto const& c : collections()) {
        auto const& all = c.facts.at("conflicts");
        auto const records = ids_of(all);
        auto const account = lines(c, "Contradictions", records);
        for (std::size_t i = 0; i != records.size(); ++i) {
            auto const& l = account.at(records[i]);
            INFO(c.name << ": " << records[i] << ": " << all[i].at("what"));
            if (l.as == "left out") {
                check_reason(l);
                continue;
            }
            REQUIRE_FALSE(l.where.empty());
            // where words or claims carry it, the line may also name what the other side rests on
            auto const so = [&](auto const& id) { return stands(l.as, id); };
            bool const either = l.as == "claims" || l.as == "set aside" || l.as == "notes";
            CHECK((either ? std::any_of(l.where.begin(), l.where.end(), so) : std::all_of(l.where.begin(), l.where.end(), so)));
            // both sides are cited where the page says, or the line says that one is not
            CHECK(within(pages_of(all[i]), data().cited(l.where)) == (l.but_for.count("source") == 0));
            if (!l.but_for.empty()) CHECK_FALSE(l.remark.empty());
        }
    }
}

TEST_CASE("every collected leader is a person of the data, with the days in office", "[scenario][accounting]")
{
    for (auto const& c : collections()) {
        auto const account = lines(c, "Leaders", ids_of(c.facts.at("leaders")));
        for (auto const& record : c.facts.at("leaders")) {
            auto const id = record.at("id").get<std::string>();
            auto const& l = account.at(id);
            INFO(c.name << ": " << id);
            auto const at = data().leaders.find(id);
            REQUIRE(at != data().leaders.end());
            auto const& who = *at->second;
            auto known = names(who.names.begin(), who.names.end());
            known.insert(who.name);
            auto const name = word_of(record, "name");
            CHECK(known.count(name.substr(0, name.find(" ("))) == 1);
            if (auto const native = word_of(record, "native_name"); !native.empty()) CHECK(known.count(native) == 1);
            for (auto const& t : l.where) CHECK(data().terms.at(t)->leader == who.id);
            if (l.as == "person") check_reason(l);
            else CHECK(differences_of_terms(record, l) == l.but_for);
            if (!l.but_for.empty()) CHECK_FALSE(l.remark.empty());
        }
    }
}

TEST_CASE("every collected summit is an event with its day, place, host and sources", "[scenario][accounting]")
{
    for (auto const& c : collections()) {
        if (!c.facts.contains("multilateral")) continue;
        auto const& all = c.facts.at("multilateral");
        auto const key = [](json const& s) { return word_of(s, "series") + '/' + word_of(s, "starts"); };
        std::vector<std::string> records;
        for (auto const& s : all) records.push_back(key(s));
        auto const account = lines(c, "Summits", records);
        for (auto const& record : all) {
            auto const& l = account.at(key(record));
            INFO(l.record);
            REQUIRE_FALSE(l.where.empty());
            CHECK((l.as == "joined") == (l.where.size() == 2)); // with one that another record became
            names out, hosts, leaders, places;
            std::vector<report> reports;
            for (auto const& id : l.where) {
                auto const& e = *data().events.at(id);
                CHECK(e.kind == event_kind::summit);
                CHECK(data().world.find_moment(id) == data().world.find_moment(l.where[0]));
                reports.insert(reports.end(), e.reports.begin(), e.reports.end());
                places.insert(e.place);
                for (auto const& p : e.participants)
                    if (p.role == role::host) hosts.insert(std::string(p.party.code())), leaders.insert(p.leader);
            }
            auto const told = data().span(word_of(record, "starts") + '/' + word_of(record, "ends"), "");
            REQUIRE(told);
            if (std::none_of(reports.begin(), reports.end(), [&](report const& r) {
                    auto const t = data().start(r);
                    return t && told->contains(*t);
                }))
                out.insert("time");
            auto const city = word_of(record, "city");
            auto const town = trimmed(city.substr(0, city.find_first_of("/(,")));
            if (std::none_of(places.begin(), places.end(), [&](auto const& p) { return p.find(town) != std::string::npos; }))
                out.insert("place");
            if (auto const country = word_of(record, "country"); !country.empty() && hosts.count(party_of(country)) == 0)
                out.insert("host");
            if (auto const host = word_of(record, "host"); !host.empty() && leaders.count(data().leader_id(host)) == 0) out.insert("host");
            if ((word_of(record, "format") == "cancelled") != has_status(reports, "cancelled")) out.insert("status");
            if (!within(addresses(record.at("sources")), data().cited(l.where))) out.insert("source");
            CHECK(out == l.but_for);
            if (!l.but_for.empty()) CHECK_FALSE(l.remark.empty());
        }
    }
}

TEST_CASE("every page that was consulted is a source, or is named as one that says nothing of its own", "[scenario][accounting]")
{
    for (auto const& c : collections()) {
        if (!c.facts.contains("source_index")) continue;
        names left_out;
        for (auto const& l : c.page.at("Pages that say nothing of their own")) left_out.insert(l.record);
        for (auto const& [key, s] : c.facts.at("source_index").items()) {
            INFO(key);
            CHECK((data().known.count(address_of(s.at("url").get<std::string>())) == 1) == (left_out.count(key) == 0));
        }
    }
}

TEST_CASE("each file of the data is whole by itself", "[scenario][accounting]")
{
    for (auto const* name : {"korea", "world"}) CHECK_NOTHROW(io::read(std::string(ENTENTE_SOURCE_DIR "/data/") + name + ".json"));
}

} // namespace accounting_tests
