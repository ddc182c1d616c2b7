// Where the fields of rows end, 64 bytes at a time.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace entente::detail {

inline constexpr std::size_t block_width = 64; ///< bytes looked at together

/// Which of 64 bytes are a separator, a line feed or a quote, and which are no ASCII or NUL.
struct row_marks {
    std::uint64_t marks = 0;
    std::uint64_t odd = 0;
};

#ifdef __SSE2__
/// `quote`: a line feed where quotes mean nothing.
[[nodiscard]] inline row_marks marks_at(char const* at, char separator, char quote)
{
    auto const bits = [](__m128i m) { return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(m))); };
    auto const sep = _mm_set1_epi8(separator);
    auto const feed = _mm_set1_epi8('\n');
    auto const quotes = _mm_set1_epi8(quote);
    auto const nul = _mm_setzero_si128();
    row_marks out;
    for (unsigned i = 0; i != block_width; i += 16) {
        __m128i v;
        std::memcpy(&v, at + i, sizeof v);
        out.marks |= bits(_mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(v, sep), _mm_cmpeq_epi8(v, feed)), _mm_cmpeq_epi8(v, quotes))) << i;
        out.odd |= bits(_mm_or_si128(_mm_cmpeq_epi8(v, nul), v)) << i; // the mask takes the highest bit of each byte
    }
    return out;
}
#else
[[nodiscard]] inline row_marks marks_at(char const* at, char separator, char quote)
{
    row_marks out;
    for (unsigned i = 0; i != block_width; ++i) {
        auto const bit = std::uint64_t{1} << i;
        if (at[i] == separator || at[i] == '\n' || at[i] == quote) out.marks |= bit;
        if (at[i] == '\0' || (static_cast<unsigned char>(at[i]) & 0x80U) != 0) out.odd |= bit;
    }
    return out;
}
#endif

} // namespace entente::detail
