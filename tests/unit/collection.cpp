// Several documents as one timeline.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/io/json.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace collection_tests {

using namespace entente;

namespace {

/// A folder that goes away with the test.
class folder {
public:
    folder() : path_(std::filesystem::temp_directory_path() / ("entente-collection-" + std::to_string(++count)))
    {
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    folder(folder const&) = delete;
    folder& operator=(folder const&) = delete;
    ~folder() { std::filesystem::remove_all(path_); }

    std::string write(std::string const& name, std::string const& text) const
    {
        std::ofstream(path_ / name) << text;
        return (path_ / name).string();
    }
    [[nodiscard]] std::string path() const { return path_.string(); }

private:
    static inline int count = 0;
    std::filesystem::path path_;
};

std::string const moon = R"(    {"id": "moon", "name": "Moon Jae-in"})";

std::string text_of(std::string const& leaders, std::string const& events)
{
    return "{\n  \"format\": \"entente/1\",\n  \"leaders\": [\n" + leaders + "\n  ],\n  \"events\": [\n" + events + "\n  ]\n}\n";
}
std::string a_call(std::string const& id, std::string const& with, std::string const& day)
{
    return R"(    {"id": ")" + id + R"(", "kind": "call", "participants": [{"leader": "moon", "party": "KOR"}, {"party": ")" + with +
           R"("}], "reports": [{"status": "held", "time": ")" + day + R"(", "zone": "Asia/Seoul"}]})";
}

} // namespace

TEST_CASE("a folder of documents is one timeline, and a record that stands in two of them word for word is one", "[collection]")
{
    folder const data;
    data.write("a.json", text_of(moon, a_call("us", "USA", "2017-05-10")));
    data.write("b.json", text_of(moon, a_call("cn", "CHN", "2017-05-11")));
    data.write("entente-1.schema.json", "not read");
    data.write("notes.txt", "nor this");
    auto const world = io::read(data.path());
    CHECK(world.facts().leaders.size() == 1);
    CHECK(world.facts().events.size() == 2);
    CHECK(world.certainly_before("us", "cn"));
}

TEST_CASE("what two documents say differently of one id is refused, with the place of the second", "[collection]")
{
    folder const data;
    auto const a = data.write("a.json", text_of(moon, a_call("us", "USA", "2017-05-10")));
    auto const b = data.write("b.json", text_of(R"(    {"id": "moon", "name": "Keith Moon"})", a_call("us", "USA", "2017-05-11")));
    try {
        (void)io::read(std::vector{a, b});
        FAIL("it was read");
    } catch (error const& e) {
        REQUIRE(e.diagnostics().size() == 2);
        CHECK(e.diagnostics()[0].code == code::duplicate_id);
        CHECK(e.diagnostics()[0].where == place{b, 4, 12});
        CHECK(e.diagnostics()[1].where == place{b, 7, 12});
    }
}

TEST_CASE("the problems of every document are reported together", "[collection]")
{
    folder const data;
    data.write("a.json", "{");
    data.write("b.json", R"({"format": "entente/2"})");
    try {
        (void)io::read(data.path());
        FAIL("it was read");
    } catch (error const& e) {
        CHECK(e.diagnostics().size() >= 2);
        CHECK(e.diagnostics().back().code == code::wrong_format);
    }
    CHECK_THROWS_AS(io::read(folder{}.path()), error);
}

} // namespace collection_tests
