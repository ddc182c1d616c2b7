// What the targets share: a broken promise, a file that readers can be given, pieces of an input.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/json.hpp>

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace entente::fuzz {

/// Ends the program, which is how a fuzzer is told of a fault that is no crash.
inline void require(bool holds, char const* what, std::string_view shown = {})
{
    if (holds) return;
    std::fprintf(stderr, "promise broken: %s\n%.*s\n", what, static_cast<int>(shown.size()), shown.data());
    std::abort();
}

/// A file in memory, for readers that take a path.
class memory_file {
public:
    explicit memory_file(std::string_view text) : number_(memfd_create("entente-fuzz", 0))
    {
        if (number_ < 0 || write(number_, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
            throw std::system_error(errno, std::generic_category(), "memfd_create");
    }
    memory_file(memory_file const&) = delete;
    memory_file& operator=(memory_file const&) = delete;
    ~memory_file() { close(number_); }

    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(number_); }

private:
    int number_;
};

/// Whether a document that was written reads as what is written the same.
[[nodiscard]] inline bool reads_back(std::string_view document) { return io::write(io::read_records(document)) == document; }

/// What stands before the first separator, and all behind it; without one, all and nothing.
[[nodiscard]] inline std::pair<std::string_view, std::string_view> divided(std::string_view input, std::string_view separator)
{
    auto const at = input.find(separator);
    if (at == input.npos) return {input, {}};
    return {input.substr(0, at), input.substr(at + separator.size())};
}

} // namespace entente::fuzz
