// Answers questions.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/compiled.hpp>
#include <entente/query/answer.hpp>
#include <entente/query/prepared.hpp>
#include <entente/query/query.hpp>
#include <entente/timeline/timeline.hpp>

// timeline::ask is declared by timeline.hpp

#ifndef ENTENTE_COMPILED
#include <entente/query/detail/ask_rows.hpp>
#endif
