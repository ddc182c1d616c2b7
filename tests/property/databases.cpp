// Answers of a timeline whose events stay in SQLite against those of the same timeline in memory: the same, to the letter.
// SPDX-License-Identifier: MIT
#include "property/database_cases.hpp"
#include "temporary_file.hpp"

#include <memory>
#include <optional>

namespace databases_tests {

using namespace property;
namespace {

/// A file for each story.
class files {
public:
    [[nodiscard]] std::shared_ptr<en::io::connection> operator()()
    {
        file_.emplace("");
        return en::io::connect("sqlite:" + file_->path(), true);
    }

private:
    std::optional<temporary_file> file_;
};

} // namespace

TEST_CASE("A database answers as memory does", "[property][databases]")
{
    auto const sum = compare_all("databases", draw, 250, files{});
    CHECK(sum.rows > 5 * sum.stories);
}

TEST_CASE("A database answers as memory does where windows alone decide", "[property][databases]")
{
    auto const sum = compare_all("databases, plain", draw_plain, 250, files{});
    CHECK(sum.came < sum.events); // else nothing was pruned
}

} // namespace databases_tests
