// From a document to a timeline, every problem with its place.
// SPDX-License-Identifier: MIT
#include <entente/io/json.hpp>
#include <entente/io/zones.hpp>
#include <entente/timeline/builder.hpp>

#include <utility>
#include <vector>

namespace entente::io {

namespace {

[[nodiscard]] timeline built(document from, policy const& rules)
{
    builder b{iana_zones(), rules};
    b.add(std::move(from.facts), from.warnings);
    std::vector<diagnostic> problems;
    auto made = b.try_build(problems, [&](std::string_view path) { return from.where(path); });
    if (made) return *std::move(made);
    throw error(std::move(problems));
}

} // namespace

timeline read(std::string const& path, policy const& rules) { return built(read_document(path), rules); }
timeline read(std::string const& path) { return read(path, policy{}); }

timeline read_text(std::string_view text, std::string file_name, policy const& rules)
{
    return built(parse(text, std::move(file_name)), rules);
}
timeline read_text(std::string_view text, std::string file_name) { return read_text(text, std::move(file_name), policy{}); }

} // namespace entente::io
