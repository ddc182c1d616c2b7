// Where the heavy functions are compiled.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/macros.hpp>

// Building a timeline and asking it are a few functions with much behind them. With `entente::core` alone they are inline,
// as everything is. Whoever links `entente::io` has them in it, and need not compile them again in every file: that
// target defines ENTENTE_COMPILED for all who link it, and their headers end with the declarations.
//
// What they hand on, a timeline, a builder, an answer, lives in an inline namespace of its form: a program that mixes the two does not
// link, instead of being undefined.
#ifdef ENTENTE_COMPILED
#define ENTENTE_INLINE
#define ENTENTE_FORM compiled
#else
#define ENTENTE_INLINE inline
#define ENTENTE_FORM header_only
#endif
