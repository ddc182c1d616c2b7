// Pieces of a file, in any order and any number of times, come to what the whole comes to; so do both spellings of a table.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "import_files.hpp"
#include "temporary_file.hpp"

#include <entente/io/gdelt.hpp>
#include <entente/io/historian.hpp>
#include <entente/io/icews.hpp>
#include <entente/io/json.hpp>
#include <entente/io/terms.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <functional>
#include <random>

namespace pieces_tests {

using namespace entente;
using namespace entente::testing;

namespace {

using paths = std::vector<std::string>;
using reader = std::function<io::imported(paths const&)>;

reader const icews = [](paths const& p) { return io::read_icews(p); };
reader const gdelt = [](paths const& p) { return io::read_gdelt(p); };
reader const archigos = [](paths const& p) { return io::read_archigos(p); };
reader const reign = [](paths const& p) { return io::read_reign_leaders(p); };
reader const historian = [](paths const& p) { return io::read_historian(p); };

struct sample {
    reader how;
    std::string path;
    bool has_header;
    bool is_icews = false;
};

std::vector<std::string> lines_of(std::string const& text)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = std::min(text.find('\n', at), text.size() - 1);
        out.push_back(text.substr(at, end + 1 - at));
        if (out.back().back() != '\n') out.back() += '\n';
        at = end + 1;
    }
    return out;
}

std::vector<sample> samples()
{
    constexpr std::size_t most = 5000;
    static std::deque<temporary_file> beginnings;
    std::vector<sample> out{{icews, import_folder() + "icews_named.tsv", true, true},
                            {icews, import_folder() + "icews_native.tab", true, true},
                            {gdelt, import_folder() + "gdelt.csv", false},
                            {archigos, import_folder() + "archigos.csv", true},
                            {reign, import_folder() + "reign_leaders.csv", true}};
    for (auto const& [how, name, has_header, is_icews] : {sample{icews, "icews/events.2018.sample.tab", true, true},
                                                          {icews, "icews/icews14_full.tsv", true, true},
                                                          {gdelt, "gdelt/20191024143000.export.CSV", false},
                                                          {gdelt, "gdelt/gdelt1_sample_events.csv", false},
                                                          {archigos, "archigos/archigos.csv", true},
                                                          {reign, "reign/leaderlist_3_21.csv", true}}) {
        auto const path = std::string(ENTENTE_SHARED_DIR) + "/data/" + name;
        if (!std::filesystem::exists(path)) {
            WARN("skipped: there is no " + path);
            continue;
        }
        auto rows = lines_of(text_of(path));
        if (rows.size() > most) { // enough of a large one
            rows.resize(most);
            std::string text;
            for (auto const& row : rows) text += row;
            beginnings.emplace_back(text);
        }
        out.push_back({how, rows.size() == most ? beginnings.back().path() : path, has_header, is_icews});
    }
    return out;
}

/// Files with these rows, and the header before each.
class pieces {
public:
    explicit pieces(std::string header) : header_(std::move(header)) {}
    void add(std::vector<std::string> const& rows)
    {
        auto text = header_;
        for (auto const& row : rows) text += row;
        files_.emplace_back(text);
        paths_.push_back(files_.back().path());
    }
    paths paths_;

private:
    std::string header_;
    std::deque<temporary_file> files_;
};

/// Says the first line that differs, because a million others do not help.
void check_equal(std::string const& whole, std::string const& other, std::string const& how)
{
    if (whole == other) {
        SUCCEED();
        return;
    }
    auto const [a, b] = std::mismatch(whole.begin(), whole.end(), other.begin(), other.end());
    auto const around = [](std::string const& text, auto at) {
        auto const from = std::max<std::ptrdiff_t>(0, at - text.begin() - 200);
        return text.substr(static_cast<std::size_t>(from), 400);
    };
    FAIL_CHECK(how << ": " << around(whole, a) << "\n  is not\n" << around(other, b));
}

} // namespace

TEST_CASE("halves, thirds, repeats and shuffles come to the whole", "[pieces]")
{
    std::mt19937 random(20261129);
    for (auto const& s : samples()) {
        CAPTURE(s.path);
        auto const read = s.how({s.path});
        auto const whole = io::write(read.facts);
        auto rows = lines_of(text_of(s.path));
        auto const header = s.has_header ? rows.front() : std::string{};
        if (s.has_header) rows.erase(rows.begin());
        for (auto const count : {2U, 3U}) {
            pieces parts(header);
            for (std::size_t i = 0; i != count; ++i)
                parts.add({rows.begin() + static_cast<std::ptrdiff_t>(rows.size() * i / count),
                           rows.begin() + static_cast<std::ptrdiff_t>(rows.size() * (i + 1) / count)});
            auto const got = s.how(parts.paths_);
            check_equal(whole, io::write(got.facts), "in order");
            CHECK(got.report.rows == read.report.rows);
            CHECK(got.report.kept == read.report.kept);
            CHECK(got.report.left_out == read.report.left_out);
            std::reverse(parts.paths_.begin(), parts.paths_.end());
            check_equal(whole, io::write(s.how(parts.paths_).facts), "reversed");
        }
        pieces mixed(header); // each row in one to three of four files, in any order
        std::vector<std::vector<std::string>> of(4);
        for (auto const& row : rows)
            for (auto n = 1 + random() % 3; n != 0; --n) of[random() % of.size()].push_back(row);
        for (auto& part : of) {
            std::shuffle(part.begin(), part.end(), random);
            mixed.add(part);
        }
        check_equal(whole, io::write(s.how(mixed.paths_).facts), "shuffled and repeated");
        check_equal(whole, io::write(s.how({s.path, s.path}).facts), "twice");
    }
}

TEST_CASE("lists of the Historian in halves, and the folder in any order", "[pieces]")
{
    auto const shared = std::string(ENTENTE_SHARED_DIR) + "/data/";
    std::vector<std::string> files{import_folder() + "visits.xml", import_folder() + "trips.xml", import_folder() + "presidents.xml"};
    if (std::filesystem::exists(shared + "hsg_visits/data")) {
        for (auto const* folder : {"hsg_visits/data", "hsg_travels/president-travels", "hsg_travels/presidents"})
            for (auto const& f : std::filesystem::directory_iterator(shared + folder)) files.push_back(f.path().string());
    } else WARN("skipped: there is no " + shared + "hsg_visits");
    auto const whole = io::write(historian(files).facts);
    std::mt19937 random(20261130);
    for (int round = 0; round != 3; ++round) {
        std::shuffle(files.begin(), files.end(), random);
        check_equal(whole, io::write(historian(files).facts), "another order");
    }
    temporary_file const again(text_of(import_folder() + "visits.xml"));
    auto more = files;
    more.insert(more.begin(), again.path());
    check_equal(whole, io::write(historian(more).facts), "once more");

    auto const text = text_of(import_folder() + "visits.xml");
    auto const cut = text.find("<visit>", text.find("<visit>") + 1);
    REQUIRE(cut != std::string::npos);
    auto const head = text.substr(0, text.find("<visit>"));
    temporary_file const one(text.substr(0, cut) + "</visits>"), two(head + text.substr(cut));
    auto const of_one = io::write(historian({import_folder() + "visits.xml"}).facts);
    check_equal(of_one, io::write(historian({one.path(), two.path()}).facts), "halves");
    check_equal(of_one, io::write(historian({two.path(), one.path()}).facts), "halves reversed");
}

TEST_CASE("fields with quotes around them are the same fields", "[pieces]")
{
    std::mt19937 random(20261201);
    for (auto const& s : samples()) {
        if (s.has_header && !s.is_icews) continue; // these have quotes of their own
        CAPTURE(s.path);
        auto const whole = io::write(s.how({s.path}).facts);
        for (int const how : {0, 1, 2}) { // all of them; some; all, with CRLF and words for nothing
            std::string quoted;
            bool first = true;
            for (auto line : lines_of(text_of(s.path))) {
                line.pop_back();
                if (line.ends_with('\r')) line.pop_back();
                std::size_t column = 0;
                for (std::size_t at = 0; at <= line.size(); ++column) {
                    auto const end = std::min(line.find('\t', at), line.size());
                    auto field = line.substr(at, end - at);
                    at = end + 1;
                    if (how == 2 && !first && field == "NA" && s.is_icews) field = column % 2 == 0 ? "NULL" : "";
                    if (column != 0) quoted += '\t';
                    bool const starts_quoted = field.starts_with('"');
                    if (how != 1 || starts_quoted || random() % 2 == 0) {
                        quoted += '"';
                        for (char const c : field) quoted.append(c == '"' ? 2 : 1, c);
                        quoted += '"';
                    } else quoted += field;
                }
                quoted += how == 2 ? "\r\n" : "\n";
                first = false;
            }
            temporary_file const file(quoted);
            check_equal(whole, io::write(s.how({file.path()}).facts), fmt::format("quoted {}", how));
        }
    }
}

TEST_CASE("a row of the yearly files of 2020", "[pieces]")
{
    auto header = lines_of(text_of(import_folder() + "icews_native.tab")).front();
    auto const row = [](std::string const& id, std::string const& day, std::string const& who, std::string const& sectors) {
        return fmt::format(
            "{}\t{}\t{}\t{}\tNorway\tDiscuss by telephone\t041\t1\tJuha Aalto\t{}\tFinland\t7\t2\tReuters\tOslo\tNULL\tNULL\t"
            "Norway\t59.9\t10.7\n",
            id, day, who, sectors, sectors);
    };
    temporary_file const quoted(header + row("1", "2020-01-02", "Erna Lind", "\"Executive,Government\"") +
                                row("2", "2020-01-03", "NULL", "NULL") + row("3", "2020-01-04", "\"Lone", "Government"));
    auto const got = io::read_icews(quoted.path());
    REQUIRE(got.facts.events.size() == 2);
    auto const& e = got.facts.events[0];
    CHECK(e.participants[0].party == party{"FIN"});
    CHECK(e.participants[1].party == party{"NOR"});
    CHECK(e.place == "Oslo, Norway");
    CHECK(got.facts.events[1].reports[0].note.starts_with("\"Lone: "));
    CHECK(got.report.count(code::empty_word) == 1);
    CHECK(got.report.count(code::no_counterpart) == 1);
    CHECK(got.facts.parties.empty());
}

TEST_CASE("an id told again with another day is one event with two reports", "[pieces]")
{
    auto const header = lines_of(text_of(import_folder() + "icews_native.tab")).front();
    auto const row = [](int id, std::string const& day, int story = 7) {
        return fmt::format("{}\t{}\tErna Lind\tGovernment\tNorway\tDiscuss by telephone\t041\t1\tJuha Aalto\tGovernment\tFinland\t{}\t2\t"
                           "Reuters\tOslo\tNA\tNA\tNorway\t59.9\t10.7\n",
                           id, day, story);
    };
    std::vector<std::string> rows{row(1, "2020-01-02"), row(1, "2020-01-05"), row(2, "2020-01-05", 8), row(3, "2020-01-02", 9)};
    std::sort(rows.begin(), rows.end());
    std::string first;
    do {
        temporary_file const one(header + rows[0] + rows[1]), two(header + rows[2] + rows[3] + rows[0]);
        auto const got = io::read_icews({one.path(), two.path()});
        REQUIRE(got.facts.events.size() == 2);
        auto const& e = got.facts.events[0];
        CHECK(e.reports.size() == 3); // 3 says what 1 said first
        CHECK(e.reports[2].time.text() == "2020-01-05");
        CHECK(got.facts.events[1].reports.size() == 1); // 2 is another call
        CHECK(got.report.count(code::told_twice) >= 1);
        CHECK(got.report.count(code::duplicate_id) == 0);
        CHECK(got.report.kept == 2);
        CHECK(got.report.merged == 3);
        if (first.empty()) first = io::write(got.facts);
        CHECK(io::write(got.facts) == first);
    } while (std::next_permutation(rows.begin(), rows.end()));
}

TEST_CASE("GDELT's a week, a month, a year and ten years ago are uncertain days", "[pieces]")
{
    auto const rows = lines_of(text_of(import_folder() + "gdelt.csv"));
    auto const with_day = [&](std::string const& day) {
        auto out = rows.front();
        auto const tab = out.find('\t');
        out.replace(tab + 1, 8, day);
        auto const month = tab + 10;
        out.replace(month, 6, day.substr(0, 6));
        out.replace(month + 7, 4, day.substr(0, 4));
        return out;
    };
    for (auto const& [day, is_odd] :
         {std::pair{"20191017", true}, {"20190924", true}, {"20181024", true}, {"20091026", true}, {"20191018", false}}) {
        CAPTURE(day);
        temporary_file const file(with_day(day));
        auto const got = io::read_gdelt(file.path());
        REQUIRE(got.facts.events.size() == 1);
        CHECK(got.facts.events[0].reports[0].time.text().ends_with('?') == is_odd);
        CHECK(got.report.count(code::relative_date) == (is_odd ? 1U : 0U));
    }
}

TEST_CASE("a folder stands for its files of the kind, a path named twice for one", "[pieces]")
{
    auto const folder = std::filesystem::temp_directory_path() / fmt::format("entente-folder-{:08x}", std::random_device{}());
    std::filesystem::create_directory(folder);
    auto const put = [&](char const* name, std::string const& text) {
        std::ofstream(folder / name, std::ios::binary) << text;
        return (folder / name).string();
    };
    CHECK_THROWS_AS(io::read_gdelt(folder.string()), error);
    auto const rows = lines_of(text_of(import_folder() + "gdelt.csv"));
    auto const one = put("a.export.CSV", rows[0]);
    put("b.export.csv", rows[0] + rows[1]);
    put("readme.txt", "no rows");
    auto const got = io::read_gdelt({folder.string(), one, (folder / "." / "a.export.CSV").string()});
    CHECK(got.report.rows == 3);
    CHECK(got.report.file == folder.string() + " and 2 more");
    CHECK_THROWS_AS(io::read_gdelt({one, (folder / "nothing.csv").string()}), error);
    CHECK(io::read_gdelt(paths{}).report.rows == 0);
    std::filesystem::remove_all(folder);
}

} // namespace pieces_tests
