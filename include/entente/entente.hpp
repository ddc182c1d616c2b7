// All of entente's core: time, model, order, timeline, query. Readers, writers and zones are in entente/io/.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>
#include <entente/fwd.hpp>
#include <entente/order/network.hpp>
#include <entente/query/answer.hpp>
#include <entente/query/ask.hpp>
#include <entente/query/compare.hpp>
#include <entente/query/match.hpp>
#include <entente/query/query.hpp>
#include <entente/query/sequences.hpp>
#include <entente/query/tally.hpp>
#include <entente/time/allen.hpp>
#include <entente/time/describe.hpp>
#include <entente/time/edtf.hpp>
#include <entente/time/resolve.hpp>
#include <entente/time/span.hpp>
#include <entente/timeline/builder.hpp>
#include <entente/timeline/timeline.hpp>
#include <entente/version.hpp>
