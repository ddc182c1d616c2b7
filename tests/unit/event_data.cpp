// ICEWS and GDELT: what rows become, faults planted in them, damaged files, and random files against a plain reading.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "temporary_file.hpp"

#include <entente/entente.hpp>
#include <entente/io/gdelt.hpp>
#include <entente/io/icews.hpp>
#include <entente/io/json.hpp>
#include <entente/io/merge.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <sstream>

namespace event_data_tests {

using namespace entente;

namespace {

std::string const import_dir = ENTENTE_SOURCE_DIR "/tests/data/import/";

std::string text_of(std::string const& path)
{
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::string everything_about(io::import_report const& r)
{
    auto out = fmt::format("{} rows: {} kept, {} merged, {} left out\n", r.rows, r.kept, r.merged, r.left_out);
    for (auto const* list : {&r.reasons, &r.suspicions})
        for (auto const& f : *list)
            for (auto d : f.examples) {
                d.where.file = std::filesystem::path(d.where.file).filename().string();
                out += to_string(d) + '\n';
            }
    return out;
}

using reader = io::imported (*)(std::string const&, io::coded_options const&);
constexpr reader icews = io::read_icews;
constexpr reader gdelt = io::read_gdelt;

io::imported read(reader how, std::string_view text, io::coded_options const& options = {})
{
    temporary_file const file(text);
    return how(file.path(), options);
}

timeline built(io::imported const& from)
{
    builder b{utc_and_offsets()};
    b.add(from.facts);
    return b.build();
}

event const& find(records const& facts, std::string_view id)
{
    auto const at = std::find_if(facts.events.begin(), facts.events.end(), [&](event const& e) { return e.id == id; });
    if (at == facts.events.end()) FAIL("there is no event " << id);
    return *at;
}

std::vector<std::string> notes(event const& e)
{
    std::vector<std::string> out;
    for (auto const& r : e.reports) out.push_back(r.note);
    return out;
}

std::string const header = "date\tsource\trelation\ttarget\n";

std::optional<code> refusal(reader how, std::string_view text)
{
    try {
        (void)read(how, text);
        return std::nullopt;
    } catch (error const& e) {
        return e.code();
    }
}

} // namespace

TEST_CASE("every planted fault is reported with its line and reason", "[import]")
{
    for (auto const& [how, file] : {std::pair{icews, "icews_named.tsv"}, {icews, "icews_native.tab"}, {gdelt, "gdelt.csv"}}) {
        INFO(file);
        auto const got = how(import_dir + file, {});
        CHECK(everything_about(got.report) == text_of((std::filesystem::path(import_dir) / file).replace_extension("expected").string()));
        CHECK(got.report.rows == got.report.kept + got.report.merged + got.report.left_out);
        std::uint64_t reasons = 0;
        for (auto const& f : got.report.reasons) reasons += f.rows;
        CHECK(reasons == got.report.left_out);
        CHECK(got.report.kept == got.facts.events.size());
        (void)built(got);
    }
}

TEST_CASE("Windows line ends, a byte order mark and a missing last line end change nothing", "[import]")
{
    for (auto const& [how, file] : {std::pair{icews, "icews_named.tsv"}, {icews, "icews_native.tab"}, {gdelt, "gdelt.csv"}}) {
        INFO(file);
        auto const plain = text_of(import_dir + file);
        std::string windows = "\xef\xbb\xbf";
        for (char const c : plain) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
        if (windows.ends_with("\r\n")) windows.resize(windows.size() - 2);
        auto const a = read(how, plain);
        auto const b = read(how, windows);
        CHECK(a.facts == b.facts);
        CHECK(a.report.kept == b.report.kept);
        CHECK(a.report.merged == b.report.merged);
        REQUIRE(a.report.reasons.size() == b.report.reasons.size());
        for (std::size_t i = 0; i != a.report.reasons.size(); ++i) CHECK(a.report.reasons[i].rows == b.report.reasons[i].rows);
    }
}

TEST_CASE("a visit, who is host and who is guest, and its mirror are one event", "[import]")
{
    auto const got = read(icews, header + "2014-01-01\tJapan\tHost a visit\tBarack Obama\n"
                                          "2014-01-01\tBarack Obama\tMake a visit\tJapan\n"
                                          "2014-01-01\tJapan\tMake a visit\tBarack Obama\n");
    REQUIRE(got.facts.events.size() == 2);
    auto const& seen = find(got.facts, "2014-01-01-visit-barack-obama-JPN");
    CHECK(seen.kind == event_kind::visit);
    REQUIRE(seen.participants.size() == 2);
    CHECK(seen.participants[0].leader == "barack-obama");
    CHECK(seen.participants[0].role == role::guest);
    CHECK(seen.participants[1] == participant{"", party{"JPN"}, role::host, {}, {}});
    CHECK(notes(seen) == std::vector<std::string>{"Barack Obama: Make a visit: Japan", "Japan: Host a visit: Barack Obama"});
    CHECK(seen.reports[0].status == status::held);
    CHECK(seen.reports[0].time == when{"2014-01-01", "UTC"});
    CHECK(find(got.facts, "2014-01-01-visit-JPN-barack-obama").reports.size() == 1);
    CHECK(got.report.kept == 2);
    CHECK(got.report.merged == 1);
}

TEST_CASE("each code of a contact, and what it becomes", "[import]")
{
    struct row {
        std::string_view relation;
        event_kind kind;
        entente::status status;
        std::vector<std::string> topics;
        std::string_view id;
    };
    for (auto const& r : {row{"Express intent to meet or negotiate", event_kind::meeting, status::planned, {}, "plan"},
                          row{"Consult", event_kind::meeting, status::held, {"consultation"}, "consultation"},
                          row{"Discuss by telephone", event_kind::call, status::held, {}, "call"},
                          row{"Meet at a 'third' location", event_kind::meeting, status::held, {}, "meeting"},
                          row{"Mediate", event_kind::meeting, status::held, {"mediation"}, "mediation"},
                          row{"engage in NEGOTIATION", event_kind::meeting, status::held, {"negotiation"}, "negotiation"}}) {
        INFO(r.relation);
        auto const got =
            read(icews, header + fmt::format("2014-01-02\tChina\t{}\tJapan\n2014-01-02\tJapan\t{}\tChina\n", r.relation, r.relation));
        bool const mediates = r.id == "mediation"; // who mediates and who is mediated is no mirror
        REQUIRE(got.facts.events.size() == (mediates ? 2U : 1U));
        auto const& e = find(got.facts, fmt::format("2014-01-02-{}-CHN-JPN", r.id));
        CHECK(e.kind == r.kind);
        CHECK(e.topics == r.topics);
        CHECK(e.reports[0].status == r.status);
        CHECK(e.reports.size() == (mediates ? 1U : 2U));
        if (mediates) CHECK(e.participants[0].role == role::mediator);
    }
}

TEST_CASE("a plan is later than it was told, and no more is known", "[import]")
{
    auto const world = built(read(icews, header + "2014-01-02\tChina\tExpress intent to meet or negotiate\tJapan\n"));
    auto const where = world.when_was(*world.find_moment("2014-01-02-plan-CHN-JPN")).window;
    CHECK(to_string(where.earliest()).starts_with("2014-01-02T00:00"));
    CHECK(where.latest() == instant::future());
    CHECK(world.standing_of(*world.find_moment("2014-01-02-plan-CHN-JPN"))->is == status::planned);
}

TEST_CASE("a party that only the file knows has one code, however the file is cut", "[import]")
{
    std::string const first = "2014-01-02\tAnna Smith\tConsult\tMiddle East\n", second = "2014-01-03\tAlan Smith\tConsult\tMiddle East\n";
    auto const whole = read(icews, header + first + second);
    auto const joined = io::merge({read(icews, header + second), read(icews, header + first)});
    CHECK(joined.report.count(code::unlike_twin) == 0);
    CHECK(joined.facts.parties == whole.facts.parties);
    CHECK(joined.facts.events == whole.facts.events);
    (void)built(joined);
}

TEST_CASE("persons, roles, groups, regions and countries are told apart", "[import]")
{
    auto const got =
        read(icews, header + "2014-01-02\tBarack Obama\tConsult\tHead of Government (Ukraine)\n"
                             "2014-01-02\tCitizen (India)\tConsult\tMiddle East\n"
                             "2014-01-02\tMember of Legislative (Govt) (Nigeria)\tConsult\tMilitant (Taliban)\n"
                             "2014-01-02\tCabinet / Council of Ministers / Advisors (Holy See (Vatican City State))\tConsult\tIran\n"
                             "2014-01-02\tNorth Atlantic Treaty Organization\tConsult\tPalestinian Territory, Occupied\n");
    std::map<std::string, std::string> who; // leader or party, and the party he speaks for
    for (auto const& e : got.facts.events)
        for (auto const& p : e.participants)
            who[p.leader.empty() ? std::string("-") + std::string(p.party.code()) : p.leader] = p.party.code();
    CHECK(who == std::map<std::string, std::string>{{"barack-obama", "BO-K1KNA"},
                                                    {"UKR/head-of-government", "UKR"},
                                                    {"IND/citizen", "IND-PRIV"},
                                                    {"-ME-RCA60", "ME-RCA60"},
                                                    {"NGA/member-of-legislative-govt", "NGA"},
                                                    {"taliban/militant", "TALIBAN"},
                                                    {"VAT/cabinet-council-of-ministers-advisors", "VAT"},
                                                    {"-IRN", "IRN"},
                                                    {"-NATO", "NATO"},
                                                    {"-PSE", "PSE"}});
    std::map<std::string, party_kind> kinds;
    for (auto const& p : got.facts.parties) kinds[p.name] = p.kind;
    CHECK(kinds.at("Barack Obama") == party_kind::country); // of whichever: an answer about countries must not pass over him
    CHECK(kinds.at("Middle East") == party_kind::other);
    CHECK(kinds.at("India, private persons and groups") == party_kind::other);
    CHECK(got.report.count(code::unknown_actor) == 3);

    auto const world = built(got);
    auto const answer = world.ask(entente::first(meeting).by("Head of Government (Ukraine)"));
    CHECK(answer[0].candidates.at(0).parties == std::vector{party{"BO-K1KNA"}});
}

TEST_CASE("a party under two names is one, and each row keeps its own", "[import]")
{
    auto const got = read(icews, header + "2014-01-02\tEuropean Union\tConsult\tIran\n2014-01-02\tIran\tConsult\tEuropean Commission\n"
                                          "2014-01-02\tEuropean Union\tConsult\tEuropean Commission\n");
    REQUIRE(got.facts.events.size() == 1);
    CHECK(notes(got.facts.events[0]) == std::vector<std::string>{"European Union: Consult: Iran", "Iran: Consult: European Commission"});
    CHECK(got.report.count(code::no_counterpart) == 1);
}

TEST_CASE("codes come of names alone; two whose ids would be the same get numbers", "[import]")
{
    auto const got = read(icews, header + "2014-01-02\tAnna Smith\tConsult\tAlan Smith\n2014-01-02\tAnna-Smith\tConsult\tChad\n");
    std::vector<std::string> parties;
    for (auto const& p : got.facts.parties) parties.emplace_back(p.id.code());
    CHECK(parties == std::vector<std::string>{"AS-GPGHN", "AS-JWMWW", "AS-MJU65"});
    std::vector<std::string> leaders;
    for (auto const& l : got.facts.leaders) leaders.push_back(l.id);
    CHECK(leaders == std::vector<std::string>{"alan-smith", "anna-smith", "anna-smith-2"});
    (void)built(got);
}

TEST_CASE("rows that are no contact are kept where they are asked for", "[import]")
{
    auto const text = header + "2014-01-02\tChina\tAccuse\tJapan\n2014-01-02\tJapan\tAccuse\tChina\n2014-01-02\tChina\tAccuse\tJapan\n";
    CHECK(read(icews, text).report.count(code::no_contact) == 3);
    io::coded_options options;
    options.other_codes = true;
    auto const got = read(icews, text, options);
    CHECK(got.report.left_out == 0);
    REQUIRE(got.facts.events.size() == 2);
    auto const& e = find(got.facts, "2014-01-02-act-112-CHN-JPN");
    CHECK(e.kind == event_kind::statement);
    CHECK(e.topics == std::vector<std::string>{"Accuse"});
    CHECK(e.participants[0].role == role::initiator);
    (void)built(got);
}

TEST_CASE("the zone says whose days these are", "[import]")
{
    io::coded_options options;
    options.zone = "";
    auto const got = read(icews, header + "2014-01-02\tChina\tDiscuss by telephone\tJapan\n", options);
    CHECK(got.facts.events[0].reports[0].time == when{"2014-01-02", ""});
    auto const world = built(got);
    CHECK(world.when_was(*world.find_moment(got.facts.events[0].id)).whole_earth);
}

TEST_CASE("the native form gives countries, sectors, stories and places", "[import]")
{
    auto const got = io::read_icews(import_dir + "icews_native.tab");
    auto const& talk = find(got.facts, "2018-06-01-call-JPN-KOR/moon-jae-in");
    CHECK(talk.participants[1].party == party{"KOR"});
    CHECK(talk.place == "Seoul, South Korea");
    CHECK(talk.reports[0].source == "icews-story-471");
    CHECK(got.facts.sources[0].publisher == "Yonhap");
    auto const world = built(got);
    auto const answer = world.ask(first(entente::call).by("Moon Jae-in"));
    CHECK(answer[0].candidates.at(0).parties == std::vector{party{"JPN"}});
    CHECK(answer[0].verdict == verdict::certain);
}

TEST_CASE("GDELT: a page is a source, published when it was added", "[import]")
{
    auto const got = io::read_gdelt(import_dir + "gdelt.csv");
    auto const& talk = find(got.facts, "2019-10-24-call-RUS/vladimir-putin-USA");
    CHECK(talk.reports.size() == 2);
    CHECK(talk.reports[0].source.starts_with("example.org#")); // and what the address comes to
    auto const page = std::find_if(got.facts.sources.begin(), got.facts.sources.end(),
                                   [](auto const& s) { return s.address == "https://www.example.org/a/1"; });
    REQUIRE(page != got.facts.sources.end());
    CHECK(page->published == when{"2019-10-24T14:30:00Z", ""});
    auto const& seen = find(got.facts, "2019-10-24-visit-NOR-NATO"); // from a row of 58 and one of 57 fields
    REQUIRE(seen.reports.size() == 2);
    CHECK(seen.reports[1].source == "gdelt-20191024");
    CHECK(built(got).ask(first(entente::call).by("VLADIMIR PUTIN"))[0].candidates.at(0).parties == std::vector{party{"USA"}});
}

TEST_CASE("files that are no event data are refused", "[import]")
{
    CHECK(refusal(icews, "") == code::unknown_layout);
    CHECK(refusal(icews, "date,source,relation,target\n") == code::unknown_layout);
    CHECK(refusal(icews, "PK\x03\x04 and more") == code::unknown_layout);
    CHECK(refusal(gdelt, "PK\x03\x04 and more") == code::unknown_layout);
    CHECK(refusal(icews, text_of(import_dir + "gdelt.csv")) == code::unknown_layout);
    CHECK(refusal(gdelt, "") == std::nullopt);
    CHECK_THROWS_AS(io::read_gdelt("no such file"), error);
    auto const wrong = read(gdelt, text_of(import_dir + "icews_named.tsv"));
    CHECK(wrong.report.kept == 0);
    CHECK(wrong.report.left_out == wrong.report.rows);
}

TEST_CASE("a field of ten megabytes is one bad row among good ones", "[import]")
{
    auto const good = std::string("2014-01-02\tChina\tConsult\tJapan\n");
    auto const got = read(icews, header + good + "2014-01-02\t" + std::string(10'000'000, 'x') +
                                     "\tConsult\tJapan\n2014-01-03\tChina\tConsult\tJapan\n");
    CHECK(got.report.kept == 2);
    CHECK(got.report.count(code::field_too_long) == 1);
    CHECK(got.report.examples_of(code::field_too_long)[0].where.line == 3);
    auto const rows = text_of(import_dir + "gdelt.csv");
    auto const many = read(gdelt, rows + std::string(10'000'000, '\t') + "\n" + rows);
    CHECK(many.report.count(code::field_too_long) == 1);
    CHECK(many.report.rows == 2 * io::read_gdelt(import_dir + "gdelt.csv").report.rows + 1);
}

TEST_CASE("repeats of a file add nothing", "[import]")
{
    for (auto const& [how, file] : {std::pair{icews, "icews_native.tab"}, {gdelt, "gdelt.csv"}}) {
        auto const text = text_of(import_dir + file);
        auto const body = text.substr(how == icews ? text.find('\n') + 1 : 0);
        auto const once = read(how, text);
        auto const thrice = read(how, text + body + body);
        CHECK(thrice.facts == once.facts);
        CHECK(thrice.report.rows == 3 * once.report.rows);
        CHECK(thrice.report.merged == once.report.merged + 2 * (once.report.kept + once.report.merged));
    }
}

TEST_CASE("files cut anywhere, and files with bytes changed, are read to a report that adds up", "[import][damage]")
{
    std::mt19937 random(20260106);
    for (auto const& [how, file] : {std::pair{icews, "icews_named.tsv"}, {icews, "icews_native.tab"}, {gdelt, "gdelt.csv"}}) {
        auto const whole = text_of(import_dir + file);
        for (int round = 0; round != 300; ++round) {
            auto text = whole.substr(0, round % 2 == 0 ? random() % whole.size() : whole.size());
            for (auto n = random() % 8; n != 0 && !text.empty(); --n) {
                constexpr std::string_view nasty("\0\t\n\r\"\xff\xc3 (9Z", 11);
                text[random() % text.size()] = nasty[random() % nasty.size()];
            }
            try {
                auto const got = read(how, text);
                auto const& r = got.report;
                REQUIRE(r.rows == r.kept + r.merged + r.left_out);
                REQUIRE(r.kept == got.facts.events.size());
                (void)built(got);
                (void)io::write(got.facts); // every text is UTF-8
            } catch (error const& e) {
                INFO(e.what());
                REQUIRE(e.code() == code::unknown_layout);
            }
        }
    }
}

TEST_CASE("random rows, against a plain grouping of them", "[import]")
{
    std::mt19937 random(20260107);
    std::vector<std::string> const relations{"Make a visit", "Host a visit", "Discuss by telephone", "Consult", "Mediate", "Accuse"};
    std::vector<std::string> const people{"China", "Japan", "Xi Jinping", "Head of Government (Japan)"};
    for (int round = 0; round != 300; ++round) {
        auto text = header;
        std::set<std::vector<std::string>> events;
        std::set<std::string> said;
        std::uint64_t kept_or_merged = 0;
        for (auto n = random() % 40; n != 0; --n) {
            auto const day = fmt::format("2014-01-0{}", 1 + random() % 2);
            auto const& a = people[random() % people.size()];
            auto const& b = people[random() % people.size()];
            auto const& what = relations[random() % relations.size()];
            text += fmt::format("{}\t{}\t{}\t{}\n", day, a, what, b);
            if (a == b || what == "Accuse") continue;
            ++kept_or_merged;
            said.insert(fmt::format("{} {}: {}: {}", day, a, what, b));
            auto const& [x, y] = std::minmax(a, b);
            if (what == "Host a visit") events.insert({day, "Make a visit", b, a});
            else if (what == "Make a visit" || what == "Mediate") events.insert({day, what, a, b});
            else events.insert({day, what, x, y});
        }
        INFO(text);
        auto const got = read(icews, text);
        CHECK(got.report.kept == events.size());
        CHECK(got.report.kept + got.report.merged == kept_or_merged);
        std::multiset<std::string> reported;
        for (auto const& e : got.facts.events)
            for (auto const& r : e.reports) reported.insert(r.time.text() + ' ' + r.note);
        REQUIRE(reported == std::multiset<std::string>(said.begin(), said.end()));
        std::set<std::string> ids;
        for (auto const& e : got.facts.events) ids.insert(e.id);
        REQUIRE(ids.size() == events.size());
    }
}

} // namespace event_data_tests
