// By what a file is known whose content was read before: UUIDs of names (RFC 4122, version 5), a piece named within the one before it.
// SPDX-License-Identifier: MIT
#include "command/content.hpp"

#include <entente/error.hpp>
#include <entente/version.hpp>

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <fmt/format.h>

#include <cstddef>
#include <fstream>
#include <string_view>

namespace entente::command {
namespace {

using boost::uuids::uuid;

[[nodiscard]] uuid named(uuid const& within, std::string_view bytes)
{
    return boost::uuids::name_generator_sha1(within)(bytes.data(), bytes.size());
}

/// With its length before it, so that what stands in two files is not what stands in one.
[[nodiscard]] uuid with_file(std::string const& path, uuid id)
{
    std::ifstream in(path, std::ios::binary | std::ios::ate);
    if (!in) throw error(code::cannot_read, {path, 0, 0}, "the file cannot be read", "name a file that is there");
    id = named(id, fmt::format("{}:", static_cast<long long>(in.tellg())));
    in.seekg(0);
    std::string piece(1 << 16, '\0');
    while (in) {
        in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        if (in.gcount() != 0) id = named(id, std::string_view(piece).substr(0, static_cast<std::size_t>(in.gcount())));
    }
    return id;
}

} // namespace

std::string content_of(std::vector<std::string> const& files, std::string const& mapping)
{
    auto id = named(uuid{}, fmt::format("entente {}, {} files, ", version, files.size()));
    for (auto const& file : files) id = with_file(file, id);
    if (!mapping.empty()) id = with_file(mapping, id);
    return to_string(id);
}

} // namespace entente::command
