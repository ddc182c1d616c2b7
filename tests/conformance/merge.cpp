// Pieces of a file against the whole: read in the order given, reversed, and repeated, they must come to the same records.
// SPDX-License-Identifier: MIT
#include "conformance.hpp"

#include <entente/io/gdelt.hpp>
#include <entente/io/historian.hpp>
#include <entente/io/icews.hpp>
#include <entente/io/json.hpp>
#include <entente/io/merge.hpp>
#include <entente/io/table.hpp>
#include <entente/io/terms.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <random>
#include <utility>

namespace conformance {
namespace {

namespace en = entente;
using paths = std::vector<std::string>;

/// A table's reader takes several paths, or one after the other is joined.
template <class Mapping>
en::io::imported tables(paths const& files, Mapping const& mapping)
{
    if constexpr (requires { en::io::read_table(files, mapping); }) return en::io::read_table(files, mapping);
    else {
        std::vector<en::io::imported> parts;
        for (auto const& file : files) parts.push_back(en::io::read_table(file, mapping));
        return en::io::merge(std::move(parts));
    }
}

en::records read(std::string_view format, paths const& files)
{
    if (format == "icews") return en::io::read_icews(files).facts;
    if (format == "gdelt") return en::io::read_gdelt(files).facts;
    if (format == "archigos") return en::io::read_archigos(files).facts;
    if (format == "reign") return en::io::read_reign_leaders(files).facts;
    if (format == "historian") return en::io::read_historian(files).facts;
    if (format.starts_with("table:")) return tables(files, en::io::read_mapping(std::string(format.substr(6)))).facts;
    if (format != "json") throw std::runtime_error(fmt::format("no format {}", format));
    std::vector<en::io::imported> parts;
    for (auto const& file : files) parts.push_back({en::io::read_document(file).facts, {}});
    auto all = en::io::merge(std::move(parts));
    if (all.report.count(en::code::unlike_twin) != 0) fmt::print("{}\n", en::io::to_string(all.report));
    return std::move(all.facts);
}

/// Copies of files, because a path that is named twice is read once.
class copies {
public:
    explicit copies(paths const& of)
    {
        std::random_device random;
        folder_ = std::filesystem::temp_directory_path() / fmt::format("entente-pieces-{:08x}", random());
        std::filesystem::create_directory(folder_);
        for (auto const& path : of) {
            auto const to = folder_ / fmt::format("{}{}", all_.size(), std::filesystem::path(path).extension().string());
            std::filesystem::copy_file(path, to);
            all_.push_back(to.string());
        }
    }
    copies(copies const&) = delete;
    copies& operator=(copies const&) = delete;
    ~copies()
    {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    [[nodiscard]] paths const& all() const { return all_; }

private:
    std::filesystem::path folder_;
    paths all_;
};

/// A list's first records that differ, as documents of their own; nothing if there are none.
template <class Record>
std::optional<std::pair<std::string, std::string>> first_other(en::records const& whole, en::records const& pieces,
                                                               std::vector<Record> en::records::*list)
{
    auto const& a = whole.*list;
    auto const& b = pieces.*list;
    for (std::size_t i = 0; i != std::max(a.size(), b.size()); ++i) {
        if (i < a.size() && i < b.size() && a[i] == b[i]) continue;
        auto const shown = [&](std::vector<Record> const& from) {
            if (i >= from.size()) return std::string("nothing");
            en::records one;
            (one.*list).push_back(from[i]);
            return en::io::write(one);
        };
        return std::pair(shown(a), shown(b));
    }
    return std::nullopt;
}

void compare(std::string const& how, en::records const& whole, en::records const& pieces, tally& count)
{
    if (en::io::write(whole) == en::io::write(pieces)) {
        count.check(true, how, {}, {});
        return;
    }
    std::optional<std::pair<std::string, std::string>> other;
    auto const look = [&](auto list) {
        if (!other) other = first_other(whole, pieces, list);
    };
    look(&en::records::sources);
    look(&en::records::parties);
    look(&en::records::groups);
    look(&en::records::leaders);
    look(&en::records::offices);
    look(&en::records::terms);
    look(&en::records::events);
    look(&en::records::claims);
    if (!other) other.emplace("the title, note or keys of the whole", "others");
    count.check(false, how, other->first, other->second);
}

} // namespace

void merge(std::string const& format, std::string const& whole, paths pieces, tally& count)
{
    auto const expected = read(format, {whole});
    auto const size = [](en::records const& r) {
        return fmt::format("{} leaders, {} terms, {} events", r.leaders.size(), r.terms.size(), r.events.size());
    };
    fmt::print("the whole: {}\n", size(expected));
    compare("in the order given", expected, read(format, pieces), count);
    copies const again(pieces);
    std::reverse(pieces.begin(), pieces.end());
    compare("reversed", expected, read(format, pieces), count);
    pieces.insert(pieces.end(), again.all().begin(), again.all().end());
    compare("repeated", expected, read(format, pieces), count);
}

} // namespace conformance
