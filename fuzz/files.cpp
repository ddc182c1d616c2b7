// Files of facts: entente/1 documents, tables with their mappings, and what is written over a store.
// SPDX-License-Identifier: MIT
#include "support.hpp"
#include "targets.hpp"

#include <entente/entente.hpp>
#include <entente/error.hpp>
#include <entente/io/json.hpp>
#include <entente/io/store.hpp>
#include <entente/io/table.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace entente::fuzz {

/// Read, built, written and read again.
void json(std::string_view input)
{
    try {
        auto const facts = io::read_records(input);
        auto const text = io::write(facts);
        require(io::read_records(text) == facts, "what was written reads back", text);
        require(reads_back(text), "what was written is written the same", text);
    } catch (error const& e) {
        require(!std::string_view(e.what()).empty(), "an error says why");
    }
    try {
        auto const world = io::read_text(input, "fuzz.json");
        if (auto const terms = world.facts().terms; !terms.empty()) (void)world.ask(order(call, meeting, visit).by(terms[0].leader)).why();
    } catch (error const&) {
    }
}

/// The mapping, a line `----`, and the table.
void table(std::string_view input)
{
    auto const [mapping, rows] = divided(input, "\n----\n");
    memory_file const file(rows);
    try {
        auto const got = io::read_table(file.path(), io::parse_mapping(mapping, "mapping.json"));
        require(got.report.rows == got.report.kept + got.report.merged + got.report.left_out, "the report adds up", input);
        (void)io::write(got.facts);
        (void)builder{utc_and_offsets()}.add(got.facts).try_build();
    } catch (error const&) {
    }
}

/// A mapping is proposed for a table; once nothing is left to fill in, it is one, and reads the table.
void guess(std::string_view input)
{
    memory_file const file(input);
    io::guessed_mapping proposed;
    try {
        proposed = io::guess_mapping(file.path());
    } catch (error const& e) { // it is empty, or its header no text
        require(e.diagnostics().size() == 1, "a table that cannot be guessed at is refused for one reason", e.what());
        return;
    }
    if (!proposed.fill_in.empty()) return;
    try {
        (void)io::read_table(file.path(), io::parse_mapping(proposed.text));
    } catch (error const& e) {
        require(false, "a proposed mapping that is whole can be used", e.what());
    }
}

namespace {

std::string const& good_store()
{
    static std::string const bytes = [] {
        auto const path = (std::filesystem::temp_directory_path() / ("entente-fuzz-" + std::to_string(getpid()) + ".store")).string();
        {
            auto s = io::store::create(path);
            builder b{utc_and_offsets()};
            auto const moon = b.leader("moon", "Moon Jae-in");
            b.term(moon, "KOR/president").took_office("2017-05-10").left_office("2022-05-09");
            b.event(call, {moon, party{"USA"}}, "us").held("2017-05-10T13:30Z");
            auto first = b.facts();
            s.append(first);
            first.leaders[0].names.emplace_back("Moon");
            s.correct(first, s.revision());
        }
        std::ostringstream all;
        all << std::ifstream(path, std::ios::binary).rdbuf();
        for (auto const* const end : {"", "-wal", "-shm"}) std::filesystem::remove(path + end);
        return all.str();
    }();
    return bytes;
}

} // namespace

/// Written over a good store: three bytes say where, one how many follow. A place behind its end cuts it off there, or lets it grow.
void store(std::string_view input)
{
    auto bytes = good_store();
    while (input.size() >= 4) {
        auto const number = [&](std::size_t i) { return std::size_t{static_cast<unsigned char>(input[i])}; };
        auto const at = (number(0) << 16 | number(1) << 8 | number(2)) % (bytes.size() + 1);
        auto const piece = input.substr(4, number(3));
        input.remove_prefix(4 + piece.size());
        if (piece.empty()) bytes.resize(at);
        else if (at + piece.size() <= bytes.size()) bytes.replace(at, piece.size(), piece);
        else bytes.replace(at, bytes.npos, piece);
        if (bytes.empty()) break;
    }
    auto const path = (std::filesystem::temp_directory_path() / ("entente-fuzz-" + std::to_string(getpid()) + "-damaged.store")).string();
    std::ofstream(path, std::ios::binary) << bytes;
    for (auto const a : {io::access::read, io::access::write}) {
        try {
            auto s = io::store::open(path, a, 0);
            auto const all = s.load();
            if (all.revision > 0) (void)s.load_at(1);
            (void)s.load_since(0);
            if (a == io::access::write) (void)s.append(all.facts);
        } catch (error const&) {
        }
    }
    for (auto const* const end : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(path + end);
}

} // namespace entente::fuzz
