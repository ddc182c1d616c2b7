// Events that stay in a database: loaded once, asked there, decided here; with the library's way to SQLite, and with one of one's own.
// SPDX-License-Identifier: MIT
//     database [FILE]     an entente/1 document; data/korea.json
#include <entente/entente.hpp>
#include <entente/io/json.hpp>
#include <entente/io/remote.hpp>

#include <fmt/core.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace en = entente;

namespace {

void load(std::string const& url, std::string const& file)
{
    // [load]
    en::io::remote world(en::io::connect(url, true)); // makes the file
    world.create();
    (void)world.load(en::io::read_document(file).facts);
    // [load]
    fmt::print("[twice]\nloaded again: {} events changed\n", world.load(en::io::read_document(file).facts));
}

void ask(std::string const& url)
{
    // [ask]
    en::io::remote world(en::io::connect(url)); // reads alone
    auto const found = world.ask(en::first(en::call).by_each("KOR/president").after(en::elected));
    for (auto const& row : found.all) fmt::print("{}\n", row.line());
    // [ask]
}

// [driver]
/// A way of one's own to a database. This one counts what it hands on to SQLite.
class counting final : public en::io::connection {
public:
    explicit counting(std::string const& url) : to_(en::io::connect(url)) {}

    [[nodiscard]] en::io::dialect speaks() const override { return en::io::dialect::sqlite; }
    [[nodiscard]] std::vector<en::io::cells> run(en::io::sql const& statement) override
    {
        // of a driver: `statement.text` with `statement.bound`; in each column of a row nothing, a number or a text
        auto rows = to_->run(statement);
        came += rows.size();
        return rows;
    }

    std::size_t came = 0;

private:
    std::shared_ptr<en::io::connection> to_;
};
// [driver]

void ask_with_a_driver(std::string const& url)
{
    auto const driver = std::make_shared<counting>(url);
    en::io::remote world(driver);
    auto const found = world.ask(en::whether("USA", "JPN", en::call).by("Yoon Suk-yeol").after(en::elected));
    fmt::print("USA before JPN: {}; the driver saw {} rows come\n", name(found.all.only().verdict),
               driver->came == found.came.rows ? "the same" : "other");
}

} // namespace

int main(int argc, char** argv)
{
    auto const path = std::filesystem::temp_directory_path() / fmt::format("entente-database-{}.db", std::random_device{}());
    std::filesystem::remove(path);
    auto const url = "sqlite:" + path.string();
    load(url, argc > 1 ? argv[1] : "data/korea.json");
    fmt::print("[asked]\n");
    ask(url);
    fmt::print("[driver]\n");
    ask_with_a_driver(url);
    std::filesystem::remove(path);
}
