// The command `entente`.
// SPDX-License-Identifier: MIT
#include "command/arguments.hpp"
#include "command/output.hpp"

#include <entente/error.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <exception>

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace {

/// Most of what is read stays until the end. In pages of four kilobytes, some thousand faults were a sixth of a question's time.
void use_large_pages()
{
#ifdef __GLIBC__
    constexpr std::size_t page = std::size_t{2} << 20, ahead = 32 * page;
    mallopt(M_TOP_PAD, static_cast<int>(ahead));
    mallopt(M_TRIM_THRESHOLD, static_cast<int>(2 * ahead)); // and what is freed is not given back, to be asked for again
    mallopt(M_MMAP_THRESHOLD, static_cast<int>(8 * page));
    auto const begin = (reinterpret_cast<std::uintptr_t>(sbrk(0)) + page - 1) / page * page;
    void* volatile some = std::malloc(page); // the heap grows by that and what is ahead of it
    std::free(some);
    auto const end = reinterpret_cast<std::uintptr_t>(sbrk(0)) / page * page;
    if (begin < end) madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE); // a kernel without them goes on as before
#endif
}

} // namespace

int main(int argc, char** argv)
{
    using namespace entente::command;
    use_large_pages();
    auto end = status::failed;
    try {
        end = obey(argc, argv);
    } catch (entente::error const& e) {
        complain(e);
    } catch (std::exception const& e) {
        complain(e.what());
    }
    return static_cast<int>(flush_output() ? end : status::failed);
}
