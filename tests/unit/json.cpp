// Documents: what is read is written back, and what is wrong is said, with its place.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "temporary_file.hpp"
#include "unit/random_documents.hpp"

#include <entente/io/json.hpp>
#include <entente/timeline/timeline.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace json_tests {

using namespace entente;

namespace {

std::string content(std::filesystem::path const& path)
{
    std::ifstream in(path, std::ios::binary);
    REQUIRE(in);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::string document_of(std::string_view members) { return R"({"format":"entente/1",)" + std::string(members) + "}"; }

/// Everything that is said about a text, a line each.
std::string problems_of(std::string_view text)
{
    try {
        std::string out;
        for (auto const& w : io::parse(text, "t.json").warnings) out += to_string(w) + '\n';
        return out;
    } catch (error const& e) {
        return std::string(e.what()) + '\n';
    }
}

std::string spot(place const& p) { return p.file + ':' + std::to_string(p.line) + ':' + std::to_string(p.column); }

/// JSON text without the space between its tokens.
std::string without_space(std::string_view text)
{
    std::string out;
    bool in_string = false;
    for (std::size_t i = 0; i != text.size(); ++i) {
        char const c = text[i];
        if (!in_string && (c == ' ' || c == '\n')) continue;
        out += c;
        if (in_string && c == '\\') out += text[++i];
        else if (c == '"') in_string = !in_string;
    }
    return out;
}

} // namespace

TEST_CASE("a document that was read is written back equal, but for space and escapes", "[json]")
{
    constexpr unsigned seed = 20170510;
    CAPTURE(seed);
    random_documents random{seed};
    for (int i = 0; i != 400; ++i) {
        auto const canonical = random.document();
        auto const text = random.respelt(canonical);
        CAPTURE(i, text);
        auto const facts = io::read_records(text);
        auto const written = io::write(facts);
        REQUIRE(without_space(written) == canonical);
        REQUIRE(io::read_records(written) == facts);
        REQUIRE(io::write(io::read_records(written)) == written);
    }
}

TEST_CASE("records made in code are written in the order of the format's page and read back", "[json]")
{
    auto const facts = one_of_everything();
    auto const text = io::write(facts);
    auto const again = io::read_records(text);
    CHECK(io::write(again) == text);
    CHECK(again.events.front().reports.front().kept == kept{}); // as it is written anyway
    CHECK(again.terms.front().milestones.size() == facts.terms.front().milestones.size());
    CHECK(again.terms.front().acting);
    CHECK(again.sources.front().published == facts.sources.front().published);
    CHECK(again.sources.front().ranked == "2025-06-12");
    CHECK(again.events.front().in == party{"HAW"});
    CHECK(std::get<first_claim>(again.claims[2].says).scope.role == role::guest);
    CHECK(std::get<first_claim>(again.claims[2].says).scope.where == whereabouts::abroad);
    CHECK(again.parties.front().id == facts.parties.front().id);
    CHECK(again.groups.front().members == facts.groups.front().members);
    CHECK(again.leaders.front().names == facts.leaders.front().names);
    CHECK(again.events.front().protocol == facts.events.front().protocol);
    CHECK(again.events.front().participants.front().capacity == capacity::elect);
    CHECK(again.events.front().participants.back().party == party{"HAW"});
    for (std::size_t i = 0; i != 2; ++i) CHECK(again.claims[i].says == facts.claims[i].says);
    CHECK(std::get<first_claim>(again.claims[2].says).scope.by == "moon-jae-in");
    CHECK(std::get<first_claim>(again.claims[2].says).scope.with == std::vector<std::string>{"USA", "G7"});
    CHECK(std::get<complete_claim>(again.claims[3].says).scope.after == "moon-2017.elected");
}

TEST_CASE("the style is two spaces, a line per record, and one line for what fits", "[json]")
{
    records facts;
    facts.title = "t";
    facts.leaders = {{"a", "A", {}, {}, {}}, {"b", std::string(100, 'b'), {"é"}, {}, {}}};
    CHECK(io::write(facts) == R"({
  "format": "entente/1",
  "title": "t",
  "leaders": [
    {"id": "a", "name": "A"},
    {
      "id": "b",
      "name": ")" + std::string(100, 'b') +
                                  R"(",
      "names": ["é"]
    }
  ]
}
)");
    CHECK(io::write({}) == "{\n  \"format\": \"entente/1\"\n}\n");
}

TEST_CASE("a timeline is written as what it was made from, a view too", "[json]")
{
    auto const path = std::string{ENTENTE_SOURCE_DIR "/data/korea.json"};
    auto const world = io::read(path);
    CHECK(io::write(world) == io::write(io::read_document(path).facts));
    CHECK(io::write(world.as_of(when{"2020-01-01", "UTC"})) == io::write(world)); // all that was ever said
    temporary_file const out{""};
    io::write_file(out.path(), world);
    CHECK(content(out.path()) == io::write(world));
}

TEST_CASE("the page on the file format shows a document that can be read", "[json]")
{
    auto const page = content(ENTENTE_SOURCE_DIR "/docs/file-format.md");
    auto const begin = page.find("```json\n") + 8;
    auto const facts = io::read_records(page.substr(begin, page.find("\n```", begin) - begin));
    CHECK(facts.claims.size() == 5);
    CHECK(facts.events.size() == 1);
}

TEST_CASE("a field added in code goes behind those that were read, a field taken away stays away", "[json]")
{
    auto facts = io::read_records(document_of(R"("events":[{"x":1,"kind":"visit","protocol":"state","id":"e"}])"));
    facts.events[0].note = "new";
    facts.events[0].protocol.reset();
    CHECK(without_space(io::write(facts)) == document_of(R"("events":[{"x":1,"kind":"visit","id":"e","note":"new"}])"));
}

TEST_CASE("a source keeps since when its rank holds, and one zone is read for both of its times", "[json]")
{
    auto const text = document_of(
        R"("sources":[{"id":"a","published":"2025-06-06","zone":"Asia/Seoul","rank":"deprecated","ranked":"2025-06-12"},{"id":"b","zone":"Asia/Seoul","ranked":"2025"}])");
    auto const facts = io::read_records(text);
    CHECK(facts.sources[0].ranked == "2025-06-12");
    CHECK(facts.sources[0].published == when{"2025-06-06", "Asia/Seoul"});
    CHECK(facts.sources[1].ranked == "2025");
    CHECK(facts.sources[1].published.zone() == "Asia/Seoul");
    CHECK(without_space(io::write(facts)) == text);
    auto const bad = [&](std::string const& ranked) {
        try {
            (void)io::read_text(document_of(R"("sources":[{"id":"a","ranked":)" + ranked + "}]"));
        } catch (error const& e) {
            return e.diagnostics().front();
        }
        return diagnostic{};
    };
    CHECK(bad("\"soon\"").code == code::bad_time);
    CHECK(bad("\"soon\"").path == "sources[0].ranked");
    CHECK(bad("7").code == code::wrong_type);
}

TEST_CASE("parties are read by code, alpha-2 code and name, and written by code", "[json]")
{
    CHECK(without_space(io::write(io::read_records(document_of(
              R"("parties":[{"code":"HAW"}],"groups":[{"id":"g","members":["CHN","CN","China","HAW","the United States"]}])")))) ==
          document_of(R"("parties":[{"code":"HAW"}],"groups":[{"id":"g","members":["CHN","CHN","CHN","HAW","USA"]}])"));
}

TEST_CASE("a scope's parties become codes unless a group is meant", "[json]")
{
    auto const facts = io::read_records(document_of(
        R"("groups":[{"id":"China","members":[]}],"claims":[{"all":{"scope":{"with":["China","Japan","quad"]},"events":[]}}])"));
    CHECK(std::get<complete_claim>(facts.claims[0].says).scope.with == std::vector<std::string>{"China", "JPN", "quad"});
}

TEST_CASE("a document knows where everything stands", "[json]")
{
    auto const d = io::parse("\xEF\xBB\xBF{\"format\": \"entente/1\",\r\n \"é\": [1, \"\\n\"], \"events\": [\n  {\"id\": \"문재인\", "
                             "\"kind\": \"call\", \"participants\": [{\"party\": \"KOR\"}]}]}",
                             "d.json");
    CHECK(spot(d.where("")) == "d.json:1:1");
    CHECK(spot(d.where("format")) == "d.json:1:12");
    CHECK(spot(d.where("é[1]")) == "d.json:2:11");
    CHECK(spot(d.where("events[0].kind")) == "d.json:3:25");
    CHECK(spot(d.where("events[0].participants[0].party")) == "d.json:3:60");
    // What is not there stands where what it would be in stands.
    CHECK(spot(d.where("events[0].participants[0].leader")) == "d.json:3:50");
    CHECK(spot(d.where("events[0].participants[7].leader")) == "d.json:3:49");
    CHECK(spot(d.where("events[x")) == "d.json:2:28");
    CHECK(spot(d.where("claims[2].order[1]")) == "d.json:1:1");
}

TEST_CASE("every document with faults is reported as its .expected file says", "[json][faults]")
{
    std::size_t documents = 0;
    for (auto const& entry : std::filesystem::directory_iterator{ENTENTE_SOURCE_DIR "/tests/data/faults"}) {
        auto path = entry.path();
        if (path.extension() != ".json") continue;
        ++documents;
        CAPTURE(path.filename().string());
        std::string found;
        try {
            (void)io::read_text(content(path), path.filename().string());
        } catch (error const& e) {
            for (auto const& d : e.diagnostics()) found += to_string(d) + '\n';
        }
        CHECK(found == content(path.replace_extension(".expected")));
    }
    CHECK(documents >= 20);
}

TEST_CASE("an error of the builder has a place even where the document has no value to point at", "[json]")
{
    try {
        (void)io::read_text(document_of(R"("events":[{"id":"e","kind":"call"}])"), "t.json");
        FAIL("a call without parties was accepted");
    } catch (error const& e) {
        CHECK(e.diagnostics().front().code == code::too_few_parties);
        CHECK(spot(e.diagnostics().front().where) == "t.json:1:33");
    }
}

TEST_CASE("syntax errors say where they are, what was found and what was expected", "[json]")
{
    auto const [text, expected] = GENERATE(table<std::string, std::string>({
        {"", "t.json:1:1: error 501 syntax: the text ends; expected a value"},
        {" \n ", "t.json:2:2: error 501 syntax: the text ends; expected a value"},
        {"{\"a\":1,}", "t.json:1:8: error 501 syntax: found '}'; expected a key, or no comma before it"},
        {"{\"a\" 1}", "t.json:1:6: error 501 syntax: a: found '1'; expected a colon"},
        {"{\"a\":1 \"b\":2}", "t.json:1:8: error 501 syntax: found '\"'; expected a comma or '}'"},
        {"{\"a\":[1,2", "t.json:1:10: error 501 syntax: a: the text ends; expected a comma or ']'"},
        {"{\"a\":01}", "t.json:1:7: error 501 syntax: found '1'; expected a comma or '}'"},
        {"{\"a\":1.5.2}", "t.json:1:9: error 501 syntax: found '.'; expected a comma or '}'"},
        {"{\"é\":é}", "t.json:1:6: error 501 syntax: é: found 'é'; expected a value"},
        {"{\"a\":NaN}",
         "t.json:1:6: error 501 syntax: a: NaN is no JSON value; expected a string in double quotes, a number, true, false or null"},
        {"{\"a\":1e999}", "t.json:1:6: error 501 syntax: a: 1e999 is too large a number; write it as a string"},
        {"{\"a\":\"b\n\"}",
         "t.json:1:8: error 501 syntax: a: the control character U+000A inside of a string; close the string on its line, or write \\n"},
        {"{\"a\":\"b\tc\"}", "t.json:1:8: error 501 syntax: a: the control character U+0009 inside of a string; write \\u0009"},
        {"{\"a\":\"bc", "t.json:1:9: error 501 syntax: a: the text ends inside of the string that begins at 1:6; expected '\"'"},
        {"{\"a\":1, // c\n}", "t.json:1:9: error 501 syntax: found '/'; expected a key; JSON has no comments"},
        {"{'a':1}", "t.json:1:2: error 501 syntax: found '''; expected a key or '}'; strings stand in double quotes"},
        {"{\"a\":-12345e999}", "t.json:1:6: error 501 syntax: a: -12345e999 is too large a number; write it as a string"},
        {"{\"a\":123456e305}", "t.json:1:6: error 501 syntax: a: 123456e305 is too large a number; write it as a string"},
        {"{\"a\":\"b\\u00", "t.json:1:12: error 501 syntax: a: the text ends inside of the string that begins at 1:6; expected '\"'"},
        {"{\"a\":[1,]}", "t.json:1:9: error 501 syntax: a: found ']'; expected a value, or no comma before it"},
    }));
    CAPTURE(text);
    CHECK(problems_of(text) == expected + '\n');
}

TEST_CASE("a wrong escape is refused at its backslash, half of a surrogate pair as well", "[json]")
{
    auto const wrong = GENERATE(R"(\x)", R"(\u00g0)", R"(\ud83d)", R"(\ud83d\u0041)", R"(\uDC00)", R"(\uD83D\uDD4A\udd4a)", R"(\n\uDFFF)");
    CAPTURE(wrong);
    auto const last = std::string_view(wrong).starts_with(R"(\ud83d)") ? std::size_t{0} : std::string_view(wrong).rfind('\\');
    auto const column = std::to_string(7 + last);
    CHECK(problems_of("{\"a\":\"" + std::string(wrong) + "\"}")
              .starts_with("t.json:1:" + column + ": error 501 syntax: a: a wrong escape in a string"));
    CHECK(problems_of("{\"" + std::string(wrong) + "\":1}").find("a wrong escape in a string") != std::string::npos);
}

TEST_CASE("escapes are read, pairs of surrogates as one character", "[json]")
{
    auto const facts = io::read_records(document_of(R"("leaders":[{"id":"a","name":"\ud83d\uDD4A \"\\\/\b\f\n\r\t\u00e9\u0041"}])"));
    CHECK(facts.leaders.front().name == "\U0001F54A \"\\/\b\f\n\r\t\u00e9A");
}

TEST_CASE("what stands behind the document's end is an error, behind a NUL as well", "[json]")
{
    auto const whole = document_of("\"a\":1");
    CHECK(problems_of(whole + " x") == "t.json:1:30: error 501 syntax: found 'x'; expected the end of the text\n");
    CHECK(problems_of(whole + std::string("\0x", 2)) ==
          "t.json:1:29: error 501 syntax: found the control character U+0000; expected the end of the text\n");
    CHECK(problems_of(whole + "\r\n").empty());
}

TEST_CASE("nesting of 100,000 is reported once and does no harm", "[json]")
{
    std::string const open(100'000, '[');
    std::string const close(100'000, ']');
    try {
        (void)io::parse(document_of("\"x\":" + open + close + ",\"leaders\":5"), "deep.json");
        FAIL("it was accepted");
    } catch (error const& e) {
        REQUIRE(e.diagnostics().size() == 2);
        CHECK(e.diagnostics()[0].code == code::too_deep);
        CHECK(spot(e.diagnostics()[0].where) == "deep.json:1:90");
        CHECK(e.diagnostics()[1].code == code::wrong_type);
    }
    CHECK_THROWS_AS(io::parse(open), error);
    std::string objects;
    for (int i = 0; i != 100'000; ++i) objects += "{\"a\":";
    CHECK_THROWS_AS(io::parse(objects), error);
    CHECK(problems_of(document_of("\"x\":" + std::string(63, '[') + std::string(63, ']'))).empty());
}

TEST_CASE("ill-formed UTF-8 is reported, the first of every line", "[json]")
{
    auto const [bytes, column] = GENERATE(table<std::string, unsigned>({
        {"\xFF\xFE", 28},           // no lead bytes
        {"é\x80", 29},              // a continuation alone
        {"\xC0\xAF", 28},           // overlong
        {"\xED\xA0\x80", 28},       // a surrogate
        {"\xF4\x90\x80\x80", 28},   // beyond U+10FFFF
        {"\U0001F54A\xE2\x82", 29}, // cut short
    }));
    CAPTURE(bytes);
    try {
        (void)io::parse(document_of("\"x\":\"" + bytes + "\""), "u.json");
        FAIL("it was accepted");
    } catch (error const& e) {
        REQUIRE(e.diagnostics().size() == 1);
        CHECK(e.diagnostics()[0].code == code::invalid_utf8);
        CHECK(e.diagnostics()[0].where.column == column);
    }
}

TEST_CASE("a text that ends at any byte is refused, with the place where it ends or before", "[json]")
{
    auto const text = io::write(one_of_everything());
    REQUIRE(problems_of(text).empty());
    for (std::size_t n = 0; n + 2 < text.size(); ++n) {
        CAPTURE(n);
        REQUIRE_THROWS_AS(io::parse(text.substr(0, n)), error);
    }
}

TEST_CASE("random damage is read or refused, and never anything else", "[json]")
{
    constexpr unsigned seed = 501;
    CAPTURE(seed);
    std::mt19937 random{seed};
    auto const whole = io::write(one_of_everything());
    for (int i = 0; i != 3000; ++i) {
        auto text = whole;
        for (auto n = 1 + random() % 3; n != 0; --n) {
            auto const at = random() % text.size();
            switch (random() % 3) {
            case 0: text[at] = "{}[],:\"\\0e-\x80\xF0\n"[random() % 14]; break;
            case 1: text.erase(at, 1 + random() % 4); break;
            default: text.insert(at, text.substr(random() % text.size(), random() % 12));
            }
        }
        try {
            auto const written = io::write(io::read_records(text));
            REQUIRE(io::write(io::read_records(written)) == written);
        } catch (error const& e) {
            for (auto const& d : e.diagnostics()) REQUIRE(d.where.line > 0);
        }
    }
}

TEST_CASE("a key that looks like a slip is a warning, and is kept", "[json]")
{
    auto const d = io::parse(document_of(R"("leaders":[{"id":"a","naem":"A","x":1}])"), "t.json");
    REQUIRE(d.warnings.size() == 1);
    CHECK(
        to_string(d.warnings[0]) ==
        R"(t.json:1:44: warning 305 bad_value: leaders[0].naem: the key "naem" is not known and was kept as it is; did you mean "name"?)");
    CHECK(d.facts.leaders[0].kept.others == std::vector<std::pair<std::string, std::string>>{{"naem", "\"A\""}, {"x", "1"}});
    // Where the known key is there too, nobody took one for the other.
    CHECK(io::parse(document_of(R"("leaders":[{"id":"a","name":"A","naem":"B"}])")).warnings.empty());
}

TEST_CASE("a number of days is a whole number in plain digits", "[json]")
{
    auto const with = [](std::string_view days) {
        return problems_of(document_of(R"("claims":[{"distance":{"from":"a","to":"b","days":)" + std::string(days) + "}}]"));
    };
    CHECK(with("0").empty());
    CHECK(with("3652059").empty()); // 9999 years
    CHECK(with("-1").empty());      // the builder's to refuse
    for (auto const* wrong : {"-0", "2.0", "2e1", "2147483648", "3652060", "200000000", "2147483647"})
        CHECK(with(wrong).find("error 305 bad_value: claims[0].distance.days") != std::string::npos);
    CHECK(with("200000000").find("200000000 days are too many to be counted; give 3652059 at most") != std::string::npos);
    CHECK(with("\"2\"").find("error 505 wrong_type") != std::string::npos);
}

TEST_CASE("every field of a wrong type is reported", "[json]")
{
    CHECK(problems_of("[]") == "t.json:1:1: error 505 wrong_type: found an array; expected an object\n");
    CHECK(
        problems_of(document_of(
            R"("title":null,"events":{},"leaders":["a"],"terms":[{"id":"t","leader":"l","office":"o","acting":"yes"}],"claims":[{"order":"a"}])")) ==
        "t.json:1:31: error 505 wrong_type: title: found null; expected a string\n"
        "t.json:1:45: error 505 wrong_type: events: found an object; expected an array\n"
        "t.json:1:59: error 505 wrong_type: leaders[0]: found the string \"a\"; expected an object\n"
        "t.json:1:118: error 505 wrong_type: terms[0].acting: found the string \"yes\"; expected true or false\n"
        "t.json:1:145: error 505 wrong_type: claims[0].order: found the string \"a\"; expected an array\n");
}

TEST_CASE("a claim says one thing", "[json]")
{
    CHECK(problems_of(document_of(R"("claims":[{"id":"c"}])")) ==
          "t.json:1:33: error 303 missing_field: claims[0]: the claim says nothing; add \"order\", \"distance\", \"first\" or \"all\"\n");
    CHECK(problems_of(document_of(R"("claims":[{"order":["a","b"],"all":{"scope":{},"events":[]}}])"))
              .find("claims[0].all: the claim says \"order\" already") != std::string::npos);
}

TEST_CASE("nothing is written that could not be read", "[json]")
{
    records facts;
    facts.title = "a\xFF";
    CHECK_THROWS_AS(io::write(facts), error);
    facts.title.clear();
    facts.kept.others = {{"x", "{"}};
    CHECK_THROWS_AS(io::write(facts), error);
    facts.kept.others = {{"x", std::string(64, '[') + std::string(64, ']')}};
    CHECK_THROWS_AS(io::write(facts), error);
    facts.kept.others = {{"x", " [ 1 , 2.50 ] "}, {"title", "1"}, {"x", "3"}};
    CHECK(without_space(io::write(facts)) == R"({"format":"entente/1","x":[1,2.50],"title":1})");
}

TEST_CASE("files that cannot be read or written say so", "[json]")
{
    auto const folder = std::filesystem::temp_directory_path() / "entente-json-test";
    std::filesystem::create_directories(folder);
    auto const file = (folder / "facts.json").string();
    io::write_file(file, one_of_everything());
    CHECK(io::write(io::read_document(file).facts) == io::write(one_of_everything()));
    auto const code_of = [](auto const& action) {
        try {
            action();
        } catch (error const& e) {
            return e.code();
        }
        return code::bad_value;
    };
    CHECK(code_of([&] { (void)io::read_document((folder / "absent.json").string()); }) == code::cannot_read);
    CHECK(code_of([&] { (void)io::read_document(folder.string()); }) == code::cannot_read);
    CHECK(code_of([&] { io::write_file(folder.string(), {}); }) == code::cannot_write);
    std::filesystem::remove_all(folder);
}

TEST_CASE("the page on errors has every code by its number and name", "[json]")
{
    auto const page = content(ENTENTE_SOURCE_DIR "/docs/errors.md");
    for (std::uint16_t n = 100; n != 700; ++n) {
        auto const spelling = name(static_cast<code>(n));
        if (spelling == "unknown") continue;
        CAPTURE(n, std::string(spelling));
        CHECK(page.find("| " + std::to_string(n) + " | `" + std::string(spelling) + "` |") != std::string::npos);
    }
}

TEST_CASE("a message shows the beginning of a long value", "[json]")
{
    std::string text;
    for (int i = 0; i != 1000; ++i) text += "é";
    auto const said = problems_of(document_of("\"leaders\":\"" + text + "\""));
    CHECK(said.find("found the string \"" + text.substr(0, 120) + "…\"; expected an array") != std::string::npos);
}

} // namespace json_tests
