// Whom each president called first: the answers of the shipped data, and the same program on changed data.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/io/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace entente;

namespace {

std::string const data = ENTENTE_SOURCE_DIR "/data/korea.json";

timeline const& world()
{
    static timeline const read = io::read(data);
    return read;
}

/// "USA, CHN, {IND JPN}, AUS".
std::string sequence(answer_row const& row)
{
    std::string out;
    for (auto const& b : row.blocks) {
        std::string one;
        for (auto const p : b.parties) one += (one.empty() ? "" : " ") + std::string(p.code());
        out += (out.empty() ? "" : ", ") + (b.parties.size() == 1 ? one : "{" + one + "}");
    }
    return out;
}
answer_row order_of(timeline const& t, std::string leader) { return t.ask(order(call).by(std::move(leader)).after(elected))[0]; }
answer_row among_three(timeline const& t, std::string leader)
{
    return t.ask(order(call).by(std::move(leader)).with({"USA", "CHN", "JPN"}).after(elected))[0];
}
std::string beginning(std::string const& text, std::size_t members)
{
    std::size_t at = 0;
    for (; members != 0 && at != std::string::npos; --members) at = text.find(',', at + 1);
    return text.substr(0, at);
}

// --- the same facts, changed ---

template <class List>
auto& with_id(List& list, std::string_view id)
{
    auto const at = std::find_if(list.begin(), list.end(), [&](auto const& r) { return r.id == id; });
    if (at == list.end()) throw std::out_of_range("no record " + std::string(id));
    return *at;
}

void swap_times(records& f, std::string_view a, std::string_view b)
{
    std::swap(with_id(f.events, a).reports, with_id(f.events, b).reports);
}
/// "2017-05-10T22:30~" becomes "2017-05-10", "[2017-05-11T12:00..2017-05-11T17:30]" a set of days.
std::string without_clock(std::string const& text)
{
    std::string out;
    for (std::size_t i = 0; i != text.size(); ++i) {
        if (text[i] != 'T') {
            out += text[i];
            continue;
        }
        while (i + 1 != text.size() &&
               (std::isdigit(static_cast<unsigned char>(text[i + 1])) != 0 || text[i + 1] == ':' || text[i + 1] == '~'))
            ++i;
    }
    return out;
}
void delete_clock_times(records& f)
{
    for (auto& e : f.events)
        for (auto& r : e.reports) r.time = when{without_clock(r.time.text()), r.time.zone()};
}
void delete_dates_of_events(records& f)
{
    for (auto& e : f.events)
        for (auto& r : e.reports) r.time = {};
}
void delete_dates_of_terms(records& f)
{
    for (auto& t : f.terms)
        for (auto& reports : t.milestones)
            for (auto& r : reports)
                if (r.time.text() != "..") r.time = {};
}
void keep_only_claims_of(records& f, std::string_view source)
{
    f.claims.erase(std::remove_if(f.claims.begin(), f.claims.end(), [&](claim const& c) { return c.source != source; }), f.claims.end());
}

std::string content(std::filesystem::path const& path)
{
    std::ifstream in(path, std::ios::binary);
    REQUIRE(in);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}
std::vector<std::string> lines(std::string const& text)
{
    std::vector<std::string> out;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) out.push_back(line);
    return out;
}

/// A folder that goes when the test does.
class folder {
public:
    folder() : path_(std::filesystem::temp_directory_path() / ("entente-" + std::to_string(std::random_device{}())))
    {
        std::filesystem::create_directory(path_);
    }
    folder(folder const&) = delete;
    folder& operator=(folder const&) = delete;
    ~folder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

#ifdef ENTENTE_FIRST_CALLS
/// What the program prints.
std::string run(std::filesystem::path const& file)
{
    auto const command = std::string("\"" ENTENTE_FIRST_CALLS "\" \"") + file.string() + "\"";
    auto* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string out;
    std::array<char, 4096> buffer{};
    while (auto const n = std::fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), n);
    REQUIRE(pclose(pipe) == 0);
    return out;
}

/// What the program prints when the file is changed like this.
template <class... Changes>
std::string run_on(Changes... changes)
{
    auto facts = io::read_document(data).facts;
    (changes(facts), ...);
    folder const where;
    auto const file = where.path() / "changed.json";
    io::write_file(file.string(), facts);
    return run(file);
}

/// A line of the output: of a leader, after a milestone, with a label.
std::string line_of(std::string const& output, std::string const& leader, std::string const& label,
                    std::string const& milestone = "elected")
{
    auto const all = lines(output);
    auto at = std::find(all.begin(), all.end(), leader);
    at = std::find(at, all.end(), "  after " + milestone);
    for (; at != all.end() && !at->empty(); ++at)
        if (at->starts_with("    " + label + " ")) return at->substr(at->find_first_not_of(' ', 4 + label.size()));
    return "no line";
}
#endif

bool is_word_at(std::string const& text, std::size_t at, std::size_t length)
{
    auto const is_part = [&](std::size_t i) { return i < text.size() && std::isalnum(static_cast<unsigned char>(text[i])) != 0; };
    return !(at != 0 && is_part(at - 1)) && !is_part(at + length);
}
bool has_word(std::string const& text, std::string_view word)
{
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
        if (is_word_at(text, at, word.size())) return true;
    return false;
}

} // namespace

TEST_CASE("among the three of the report, after the election, every order is certain", "[scenario][first_calls]")
{
    struct expected {
        char const* leader;
        char const* order;
    };
    for (auto const& [leader, order] : {expected{"Moon Jae-in", "USA, CHN, JPN"},
                                        {"Yoon Suk-yeol", "USA, JPN, CHN"},
                                        {"Lee Jae-myung", "USA, JPN, CHN"},
                                        {"Park Geun-hye", "USA, JPN, CHN"},
                                        {"Roh Moo-hyun", "USA, JPN"},
                                        {"Lee Myung-bak", "USA, JPN"},
                                        {"Kim Dae-jung", "USA, JPN"}}) {
        INFO(leader);
        auto const row = among_three(world(), leader);
        CHECK(sequence(row) == order);
        CHECK(row.verdict == verdict::certain);
        CHECK(row.floating.empty());
    }
}

TEST_CASE("Yoon Suk-yeol called USA, JPN, GBR, AUS, IND, VNM, and CHN the seventh", "[scenario][first_calls]")
{
    auto const row = order_of(world(), "Yoon Suk-yeol");
    CHECK(beginning(sequence(row), 7) == "USA, JPN, GBR, AUS, IND, VNM, CHN");
    CHECK(row.verdict == verdict::certain);
}

TEST_CASE("Lee Jae-myung called USA, JPN, CHN, CZE, VNM, AUS", "[scenario][first_calls]")
{
    auto const row = order_of(world(), "Lee Jae-myung");
    CHECK(beginning(sequence(row), 6) == "USA, JPN, CHN, CZE, VNM, AUS");
    for (std::size_t i = 0; i != 6; ++i) CHECK(row.candidates[i].rank == rank_range{i + 1, i + 1});
}

TEST_CASE("Park Geun-hye called DEU before USA, and the UN between them is no country", "[scenario][first_calls]")
{
    auto const row = order_of(world(), "Park Geun-hye");
    CHECK(beginning(sequence(row), 2) == "DEU, USA");
    CHECK(row.verdict == verdict::certain);
    auto const first_row = world().ask(first(call).by("Park Geun-hye").after(elected))[0];
    REQUIRE(first_row.candidates.size() == 1);
    CHECK(first_row.candidates[0].parties == std::vector{party{"DEU"}});
    CHECK(first_row.verdict == verdict::certain);

    auto const with_un = world().ask(order(call).by("Park Geun-hye").after(elected).with_organizations())[0];
    auto const un = std::find_if(with_un.candidates.begin(), with_un.candidates.end(),
                                 [](candidate const& c) { return c.parties.front() == party{"UN"}; });
    REQUIRE(un != with_un.candidates.end());
    CHECK(un->rank == rank_range{2, 2});
    CHECK(un->how == verdict::possible); // when Ban's term ended is known roughly only
}

TEST_CASE("Roh Moo-hyun called USA, then JPN", "[scenario][first_calls]")
{
    CHECK(sequence(order_of(world(), "Roh Moo-hyun")) == "USA, JPN");
}

TEST_CASE("Moon Jae-in: JPN and IND are undecided, IDN was some time in May", "[scenario][first_calls]")
{
    auto const row = order_of(world(), "Moon Jae-in");
    CHECK(beginning(sequence(row), 3) == "USA, CHN, {IND JPN}");
    CHECK(row.floating == std::vector{party{"IDN"}});
    CHECK(row.verdict == verdict::possible);
    for (auto const& c : row.candidates) {
        if (c.parties.front() == party{"JPN"} || c.parties.front() == party{"IND"}) {
            CHECK(c.rank.lo == 3);
            CHECK(c.rank.hi == 5); // the other one, and Indonesia
        }
        if (c.parties.front() == party{"IDN"}) CHECK(c.rank.lo == 3); // not before the first two, on the word of the Korea Herald
    }
    auto const first_row = world().ask(first(call).by("Moon Jae-in").after(elected))[0];
    CHECK(first_row.verdict == verdict::certain);
    CHECK(first_row.candidates.at(0).parties == std::vector{party{"USA"}});
    CHECK(first_row.candidates.size() == 1);
}

TEST_CASE("Kim Dae-jung: USA and JPN are undecided by time alone, and ordered by what three papers say", "[scenario][first_calls]")
{
    CHECK(sequence(order_of(world(), "Kim Dae-jung")) == "USA, JPN");
    CHECK(order_of(world(), "Kim Dae-jung").verdict == verdict::certain);

    auto facts = world().facts().copy();
    facts.claims.clear();
    auto const by_time = builder{world().clocks()}.add(std::move(facts)).build();
    auto const row = order_of(by_time, "Kim Dae-jung");
    CHECK(sequence(row) == "{JPN USA}");
    CHECK(row.verdict == verdict::possible);
    for (auto const& c : row.candidates) CHECK(c.rank == rank_range{1, 2});

    auto const by = world().why_before(*world().find_moment("kr-1997-12-us-call-1"), *world().find_moment("kr-1997-12-jp-call-1"));
    REQUIRE(by.size() == 1);
    CHECK(by[0].kind == said::what::claim);
    CHECK(world().facts().claims[by[0].record].id.starts_with("kim-dj-us-jp-"));
}

TEST_CASE("no name of a leader and no name or code of a country of the data occurs in the program", "[scenario][first_calls]")
{
    auto const text = content(ENTENTE_SOURCE_DIR "/examples/first_calls.cpp");
    auto const& f = world().facts();
    std::vector<std::string> words;
    for (auto const& l : f.leaders) {
        words.push_back(l.id);
        words.push_back(l.name);
        words.insert(words.end(), l.names.begin(), l.names.end());
        words.insert(words.end(), l.aliases.begin(), l.aliases.end());
        std::istringstream parts(l.name);
        for (std::string part; parts >> part;)
            if (part.size() > 3) words.push_back(part);
    }
    auto const add = [&](party p) {
        words.emplace_back(p.code());
        if (auto const* known = info(p)) words.emplace_back(known->name);
    };
    for (auto const& o : f.offices) add(o.party);
    for (auto const& e : f.events)
        for (auto const& p : e.participants)
            if (!p.party.empty()) add(p.party);
    for (auto const& g : f.groups)
        for (auto const p : g.members) add(p);
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    REQUIRE(words.size() > 200);

    std::vector<std::string> found;
    for (auto const& w : words)
        if (!w.empty() && has_word(text, w)) found.push_back(w);
    CHECK(found == std::vector<std::string>{});
}

#ifdef ENTENTE_FIRST_CALLS

TEST_CASE("on the shipped data the program prints what examples/first_calls.expected holds", "[scenario][first_calls][program]")
{
    auto const expected = lines(content(ENTENTE_SOURCE_DIR "/examples/first_calls.expected"));
    auto const actual = lines(run(data));
    std::string difference;
    for (std::size_t i = 0; i != std::max(expected.size(), actual.size()); ++i) {
        if (i < expected.size() && i < actual.size() && expected[i] == actual[i]) continue;
        if (i < expected.size()) difference += "line " + std::to_string(i + 1) + "\n- " + expected[i] + "\n";
        if (i < actual.size()) difference += "line " + std::to_string(i + 1) + "\n+ " + actual[i] + "\n";
    }
    INFO(difference);
    CHECK(difference.empty());
}

TEST_CASE("swapping the times of two calls in the file swaps them in the program's answer", "[scenario][first_calls][program]")
{
    SECTION("the first two of a president; claims that say otherwise are set aside")
    {
        auto const out = run_on([](records& f) { swap_times(f, "kr-2025-06-us-call-1", "kr-2025-06-jp-call-1"); });
        CHECK(line_of(run(data), "Lee Jae-myung", "of three") == "1 USA, 2 JPN, 3 CHN (certain)");
        CHECK(line_of(out, "Lee Jae-myung", "of three") == "1 JPN, 2 USA, 3 CHN (certain)");
        CHECK(line_of(out, "Lee Jae-myung", "first call").starts_with("JPN (certain)"));
        CHECK(beginning(line_of(out, "Lee Jae-myung", "order"), 3) == "1 JPN, 2 USA, 3 CHN");
    }
    SECTION("two clock times of one day")
    {
        auto const out = run_on([](records& f) { swap_times(f, "kr-2017-05-gb-call-1", "kr-2017-05-de-call-1"); });
        CHECK(line_of(run(data), "Moon Jae-in", "order").find("6 GBR, 7 DEU,") != std::string::npos);
        CHECK(line_of(out, "Moon Jae-in", "order").find("6 DEU, 7 GBR,") != std::string::npos);
    }
}

TEST_CASE("deleting the clock times makes the order of one day's calls undecided", "[scenario][first_calls][program]")
{
    auto const before = run(data);
    auto const days_only = run_on(delete_clock_times);
    SECTION("where no claim orders them")
    {
        CHECK(line_of(before, "Moon Jae-in", "order").find("5 AUS, 6 GBR, 7 DEU, 8 RUS") != std::string::npos);
        CHECK(line_of(days_only, "Moon Jae-in", "order").find("5-8 {AUS DEU GBR RUS}") != std::string::npos);
    }
    SECTION("where a claim orders them they stay in order")
    {
        CHECK(line_of(days_only, "Moon Jae-in", "of three") == "1 USA, 2 CHN, 3 JPN (certain)");
        CHECK(line_of(days_only, "Lee Jae-myung", "order").starts_with("1 USA, 2 JPN, 3 CHN, 4 CZE, 5 VNM, 6 AUS"));
    }
    SECTION("until the claims go, too")
    {
        auto const neither = run_on(delete_clock_times, [](records& f) { f.claims.clear(); });
        CHECK(line_of(neither, "Moon Jae-in", "of three") == "1 USA, 2-3 {CHN JPN} (possible)");
        CHECK(line_of(neither, "Kim Dae-jung", "of three") == "1-2 {JPN USA} (possible)");
        CHECK(line_of(neither, "Lee Jae-myung", "order").find("5-6 {AUS VNM}") != std::string::npos);
    }
}

TEST_CASE("without any date of an event, the report alone orders the calls of Moon and Yoon", "[scenario][first_calls][program]")
{
    auto const only_the_report = [](records& f) { keep_only_claims_of(f, "kbs-2025-06-09"); };
    auto const check = [](std::string const& out) {
        CHECK(line_of(out, "Moon Jae-in", "of three") == "1 USA, 2 CHN, 3 JPN (certain)");
        CHECK(line_of(out, "Yoon Suk-yeol", "of three") == "1 USA, 2 JPN, 3 CHN (certain)");
    };
    SECTION("with everybody's claims") { check(run_on(delete_dates_of_events)); }
    SECTION("with the claims of the report only") { check(run_on(delete_dates_of_events, only_the_report)); }
    SECTION("without the dates of terms either") { check(run_on(delete_dates_of_events, delete_dates_of_terms)); }
    SECTION("without either, with the claims of the report only")
    {
        check(run_on(delete_dates_of_events, delete_dates_of_terms, only_the_report));
    }
    SECTION("and it says of Lee that Japan came first after the United States")
    {
        CHECK(line_of(run_on(delete_dates_of_events, only_the_report), "Lee Jae-myung", "of three") == "1 USA, 2 JPN, 3 CHN (certain)");
        // without the date of the oath nobody says that the call with China came after the election
        auto const out = run_on(delete_dates_of_events, delete_dates_of_terms, only_the_report);
        CHECK(line_of(out, "Lee Jae-myung", "of three") == "1 USA, 2 JPN, 3 CHN (possible)");
    }
}

#endif

namespace first_calls_tests {

} // namespace first_calls_tests
