// With what this is built, as the headers say it: compiler, standard library, fmt, Catch2, Boost, between tabs.
// SPDX-License-Identifier: MIT
#if __has_include(<catch2/catch_version_macros.hpp>)
#include <catch2/catch_version_macros.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include <boost/version.hpp>
#include <fmt/core.h>

#include <cstdio>
#include <version>

int main()
{
#if defined(__clang__)
    std::printf("clang %d.%d.%d", __clang_major__, __clang_minor__, __clang_patchlevel__);
#elif defined(__GNUC__)
    std::printf("g++ %d.%d.%d", __GNUC__, __GNUC_MINOR__, __GNUC_PATCHLEVEL__);
#endif
#if defined(_LIBCPP_VERSION)
    std::printf("\tlibc++ %d", _LIBCPP_VERSION / 10'000);
#elif defined(_GLIBCXX_RELEASE)
    std::printf("\tlibstdc++ %d", _GLIBCXX_RELEASE);
#endif
    std::printf("\t%d.%d.%d\t%d.%d.%d\t%d.%d.%d\n", FMT_VERSION / 10'000, FMT_VERSION / 100 % 100, FMT_VERSION % 100, CATCH_VERSION_MAJOR,
                CATCH_VERSION_MINOR, CATCH_VERSION_PATCH, BOOST_VERSION / 100'000, BOOST_VERSION / 100 % 1'000, BOOST_VERSION % 100);
}
