// Other people's files: coded events, lists of journeys, who held which office.
// SPDX-License-Identifier: MIT
#include "support.hpp"
#include "targets.hpp"

#include <entente/entente.hpp>
#include <entente/io/countryinfo.hpp>
#include <entente/io/gdelt.hpp>
#include <entente/io/historian.hpp>
#include <entente/io/icews.hpp>
#include <entente/io/json.hpp>
#include <entente/io/letters.hpp>
#include <entente/io/merge.hpp>
#include <entente/io/phoenix.hpp>
#include <entente/io/pocom.hpp>
#include <entente/io/polecat.hpp>
#include <entente/io/popolo.hpp>
#include <entente/io/terms.hpp>
#include <entente/io/wikidata.hpp>
#include <entente/io/zones.hpp>

#include <utility>

namespace entente::fuzz {

namespace {

/// A report adds up, and what was taken in can be told, written, read again, joined with itself, and built.
void check(io::imported const& got)
{
    auto const& r = got.report;
    require(r.rows == r.kept + r.merged + r.left_out, "the report adds up");
    (void)to_string(r);
    auto const text = io::write(got.facts);
    require(reads_back(text), "what was imported is written, and read again", text);
    auto const twice = io::merge({got, got});
    require(twice.facts.events.size() == got.facts.events.size(), "with itself it is what it was");
    auto const built = builder{iana_zones(), unicode_letters()}.add(got.facts).try_build();
    if (!built) require(!built.problems().empty(), "what cannot be built says why");
}

void import(std::string_view input, auto const& read)
{
    memory_file const file(input);
    try {
        check(read(file.path()));
    } catch (error const&) {
    }
}

} // namespace

void icews(std::string_view input)
{
    import(input, [](auto const& path) { return io::read_icews(path);
});
} // namespace entente::fuzz
void gdelt(std::string_view input)
{
    import(input, [](auto const& path) { return io::read_gdelt(path, {.other_codes = true});
});
}
void phoenix(std::string_view input)
{
    import(input, [](auto const& path) { return io::read_phoenix(path);
});
}
void polecat(std::string_view input)
{
    import(input, [](auto const& path) { return io::read_polecat(path);
});
}
void historian(std::string_view input)
{
    import(input, [](auto const& path) { return io::read_historian(path);
});
}
void pocom(std::string_view input)
{
    import(input, [](auto const& path) { return io::read_pocom(path);
});
}
void countryinfo(std::string_view input)
{
    import(input, [](auto const& path) { return io::read_countryinfo(path);
});
}
void archigos(std::string_view input)
{
    import(input, [](auto const& path) { return io::read_archigos(path);
});
}
/// Either of its two files.
void reign(std::string_view input)
{
    import(input, [](auto const& path) { return io::read_reign_leaders(path);
});
memory_file const file(input);
try {
    auto const got = io::read_reign_elections(file.path());
    records all;
    (void)io::add_election_days(all, got.elections);
} catch (error const&) {
}
}
void popolo(std::string_view input)
{
    import(input, [](auto const& path) { return io::read_popolo(path);
});
}
void wikidata(std::string_view input)
{
    import(input, [](auto const& path) { return io::read_wikidata(path);
});
}

} // namespace entente::fuzz
