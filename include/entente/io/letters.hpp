// Letters of every script, their case and their accents.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/letters.hpp>

namespace entente {

/// Folds case as Unicode does, and leaves out the accents of Latin, Greek and Cyrillic letters ("Løkke" is "lokke", "Erdoğan"
/// "erdogan"); marks that are vowels elsewhere stay. Text that is no UTF-8 is folded as `ascii_letters()` does. May be used from
/// many threads at once.
[[nodiscard]] letters unicode_letters() noexcept;

} // namespace entente
