// A process that appends to a store, to be killed, or reads from one while others append.
//   append PATH SEED UNTIL   prints every revision once it is acknowledged, until one
//   read PATH SEED UNTIL     checks whatever is there until that revision is
// SPDX-License-Identifier: MIT
#include "batches.hpp"

#include <entente/error.hpp>
#include <entente/io/store.hpp>

#include <unistd.h>

#include <cstdio>
#include <string>
#include <string_view>

using namespace entente;
using io::store;

namespace {

/// A killed creator may have left nothing, or an empty file.
store open_or_create(std::string const& path)
{
    try {
        return store::open(path);
    } catch (error const& e) {
        if (e.code() != code::cannot_read && e.code() != code::not_a_store) throw;
        return store::create(path);
    }
}

void append(std::string const& path, unsigned seed, std::int64_t until)
{
    auto s = open_or_create(path);
    for (auto r = s.revision(); r < until;) {
        r = s.append(batch(seed, r + 1));
        auto const acknowledgement = std::to_string(r) + '\n';
        if (::write(STDOUT_FILENO, acknowledgement.data(), acknowledgement.size()) < 0) throw error(code::cannot_write, "nobody listens");
    }
}

int read(std::string const& path, unsigned seed, std::int64_t until)
{
    auto const s = store::open(path, io::access::read);
    expected facts{seed};
    for (io::snapshot seen; seen.revision < until;) {
        if (!s.refresh(seen)) ::usleep(200);
        if (!(seen.facts == facts.at(seen.revision))) return 1;
    }
    return 0;
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 5) return 2;
    try {
        auto const seed = static_cast<unsigned>(std::stoul(arguments[3]));
        auto const until = std::stoll(arguments[4]);
        if (std::string_view{arguments[1]} == "read") return read(arguments[2], seed, until);
        append(arguments[2], seed, until);
        return 0;
    } catch (std::exception const& e) {
        std::fprintf(stderr, "%s\n", e.what());
        return 3;
    }
}
