// The cluster that a test runs beside: how it is asked, emptied, and taken down in parts.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/postgres.hpp>

#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>

namespace in_cluster {

[[nodiscard]] inline std::string said(char const* name)
{
    auto const* const value = std::getenv(name);
    return value == nullptr ? std::string{} : std::string(value);
}
[[nodiscard]] inline std::shared_ptr<entente::io::connection> owner() { return entente::io::connect_postgres(said("ENTENTE_CLUSTER")); }
[[nodiscard]] inline std::shared_ptr<entente::io::connection> reader()
{
    return entente::io::connect_postgres(said("ENTENTE_CLUSTER_READER"));
}

/// One of the servers, itself: its port is so many after that of the one that asks.
[[nodiscard]] inline std::shared_ptr<entente::io::connection> server(int n)
{
    auto address = said("ENTENTE_CLUSTER");
    auto const at = address.find(" port=") + 6;
    auto const end = address.find(' ', at);
    return entente::io::connect_postgres(address.replace(at, end - at, std::to_string(std::stoi(address.substr(at, end - at)) + n)));
}

/// Without any row.
[[nodiscard]] inline std::shared_ptr<entente::io::connection> emptied()
{
    auto to = owner();
    (void)to->run({"SET client_min_messages = error", {}});
    for (auto const* table : {"entente_report", "entente_party", "entente_source", "entente_record", "entente_content"})
        (void)to->run({std::string("DELETE FROM ") + table, {}});
    (void)to->run({"UPDATE entente_about SET revision = 0, undated = 0", {}});
    return to;
}

/// Runs scripts/cluster: "down 2".
inline void cluster(std::string const& what)
{
    if (std::system((said("ENTENTE_CLUSTER_SCRIPT") + " " + what).c_str()) != 0) throw std::runtime_error("scripts/cluster " + what);
}

} // namespace in_cluster
