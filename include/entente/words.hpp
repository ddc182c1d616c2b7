// Questions in words: read, printed, completed, answered.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/words/ask.hpp>
#include <entente/words/complete.hpp>
#include <entente/words/lexicon.hpp>
#include <entente/words/print.hpp>
#include <entente/words/question.hpp>
#include <entente/words/read.hpp>
#include <entente/words/reply.hpp>
