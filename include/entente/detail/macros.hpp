// Names of ours that some header before made macros of: told in one sentence, in place of hundreds of errors.
// SPDX-License-Identifier: MIT
#pragma once

// That `error` is renamed would not even be an error: what catches it would catch nothing.
#if defined(error) || defined(length) || defined(warning)
#error "entente: error, length or warning is a macro. Define R_NO_REMAP before R's headers, or include entente before them."
#endif
#if defined(min) || defined(max)
#error "entente: min or max is a macro. Define NOMINMAX before <windows.h>, or include entente before it."
#endif
#if defined(near) || defined(far)
#error "entente: near or far is a macro. Include entente before <windows.h>."
#endif
#if defined(box) || defined(clear) || defined(erase) || defined(move)
#error "entente: box, clear, erase or move is a macro. Define NCURSES_NOMACROS before <curses.h>, or include entente before it."
#endif
