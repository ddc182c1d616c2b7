// The command store: records in a file that only grows.
// SPDX-License-Identifier: MIT
#include "command/output.hpp"
#include "command/reading.hpp"

#include <entente/io/json.hpp>
#include <entente/io/store.hpp>

#include <fmt/format.h>

#include <cstdint>

namespace entente::command {
namespace {

[[nodiscard]] std::string counts(io::snapshot const& s)
{
    auto const& f = s.facts;
    return fmt::format("revision {}: {} sources, {} parties, {} groups, {} leaders, {} offices, {} terms, {} events, {} claims\n",
                       s.revision, f.sources.size(), f.parties.size(), f.groups.size(), f.leaders.size(), f.offices.size(), f.terms.size(),
                       f.events.size(), f.claims.size());
}

/// All files are read before anything is written.
[[nodiscard]] std::int64_t append(store_options const& told)
{
    auto const parts = read_parts(told.files, told.mapping);
    auto to = io::store::open(told.path);
    auto revision = to.revision();
    for (auto const& part : parts) revision = to.append(part.facts);
    return revision;
}
[[nodiscard]] std::int64_t correct(store_options const& told)
{
    auto const parts = read_parts(told.files, told.mapping);
    if (parts.size() != 1) throw error(code::bad_value, "corrections in several files", "give one: they hold together or not at all");
    auto to = io::store::open(told.path);
    return to.correct(parts.front().facts, told.seen.value_or(0));
}
[[nodiscard]] io::snapshot loaded(store_options const& told)
{
    auto const from = io::store::open(told.path, io::access::read);
    return told.at ? from.load_at(*told.at) : told.since ? from.load_since(*told.since) : from.load();
}

} // namespace

status run(store_options const& told)
{
    using action = store_options::action;
    switch (told.what) {
    case action::status: write(counts(io::store::open(told.path, io::access::read).load())); break;
    case action::create: write(fmt::format("revision {}\n", io::store::create(told.path).revision())); break;
    case action::append: write(fmt::format("revision {}\n", append(told))); break;
    case action::correct: write(fmt::format("revision {}\n", correct(told))); break;
    case action::load: deliver(io::write(loaded(told).facts), told.out); break;
    }
    return status::answered;
}

} // namespace entente::command
