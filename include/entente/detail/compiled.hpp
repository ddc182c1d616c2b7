// Where the heavy functions are compiled.
// SPDX-License-Identifier: MIT
#pragma once

// Building a timeline and asking it are a few functions with much behind them. With `entente::core` alone they are inline,
// as everything is. Whoever links `entente::io` has them in it, and need not compile them again in every file: that
// target defines ENTENTE_COMPILED for all who link it, and their headers end with the declarations.
#ifdef ENTENTE_COMPILED
#define ENTENTE_INLINE
#else
#define ENTENTE_INLINE inline
#endif
