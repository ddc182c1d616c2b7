// The heavy functions of the core, compiled once (entente/detail/compiled.hpp).
// SPDX-License-Identifier: MIT
#include <entente/detail/error_functions.hpp>
#include <entente/order/detail/network.hpp>
#include <entente/query/ask.hpp>
#include <entente/query/compare.hpp>
#include <entente/query/detail/answer_functions.hpp>
#include <entente/query/detail/ask_rows.hpp>
#include <entente/query/detail/compare_orders.hpp>
#include <entente/query/detail/compare_words.hpp>
#include <entente/query/detail/match_rows.hpp>
#include <entente/query/detail/query_functions.hpp>
#include <entente/query/detail/tally_rows.hpp>
#include <entente/query/match.hpp>
#include <entente/query/tally.hpp>
#include <entente/time/detail/edtf_bounds.hpp>
#include <entente/time/detail/edtf_reader.hpp>
#include <entente/time/detail/resolver.hpp>
#include <entente/timeline/builder.hpp>
#include <entente/timeline/detail/build.hpp>
#include <entente/timeline/detail/extending.hpp>
#include <entente/timeline/detail/fact_functions.hpp>
#include <entente/timeline/detail/pack_events.hpp>
#include <entente/timeline/detail/timeline_functions.hpp>
