// Catch2, version 2 or 3, and how our values print in its messages.
// SPDX-License-Identifier: MIT
#pragma once

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/catch_tostring.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_adapters.hpp>
#include <catch2/generators/catch_generators_random.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
using Catch::Approx; // as version 2 has it
#else
#include <catch2/catch.hpp>
#endif

#include <entente/error.hpp>
#include <entente/time/civil.hpp>
#include <entente/time/iso_duration.hpp>

namespace Catch {

template <>
struct StringMaker<entente::instant> {
    static std::string convert(entente::instant t) { return entente::to_string(t); }
};
template <>
struct StringMaker<entente::duration> {
    static std::string convert(entente::duration d) { return entente::to_string(d); }
};
template <>
struct StringMaker<entente::bounds> {
    static std::string convert(entente::bounds b)
    {
        return '[' + entente::to_string(b.earliest()) + ", " + entente::to_string(b.latest()) + ']';
    }
};
template <>
struct StringMaker<entente::civil_day> {
    static std::string convert(entente::civil_day d) { return entente::to_string(d); }
};
template <>
struct StringMaker<entente::civil_time> {
    static std::string convert(entente::civil_time t) { return entente::to_string(t); }
};
template <>
struct StringMaker<entente::code> {
    static std::string convert(entente::code c) { return std::string(entente::name(c)); }
};
template <>
struct StringMaker<entente::diagnostic> {
    static std::string convert(entente::diagnostic const& d) { return entente::to_string(d); }
};

} // namespace Catch
