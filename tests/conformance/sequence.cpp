// Distances of rankings, of lists of the best and of sequences against vectors.
// SPDX-License-Identifier: MIT
#include "conformance.hpp"

#include <entente/query/bucket_order.hpp>
#include <entente/query/sequences.hpp>

#include <nlohmann/json.hpp>

#include <cmath>
#include <optional>

namespace conformance {
namespace {

using nlohmann::json;
using texts = std::vector<std::string>;

json number_or_null(std::optional<double> const& x) { return x ? json(*x) : json(); }

json of_rankings(json const& row)
{
    auto const places =
        entente::paired(row.at("a").get<entente::bucket_order<std::string>>(), row.at("b").get<entente::bucket_order<std::string>>());
    auto const pairs = entente::count_pairs(places);
    return {{"concordant", pairs.concordant},
            {"discordant", pairs.discordant},
            {"tied_a_only", pairs.tied_in_one},
            {"tied_b_only", pairs.tied_in_other},
            {"tied_both", pairs.tied_in_both},
            {"K_half", entente::kendall_distance(pairs)},
            {"F_prof", entente::footrule_distance(places)},
            {"K_haus", entente::kendall_hausdorff(pairs)},
            {"F_haus", entente::footrule_hausdorff(places)},
            {"tau_b", number_or_null(entente::tau_b(pairs))},
            {"gamma", number_or_null(entente::goodman_kruskal_gamma(pairs))}};
}

json of_tops(json const& row)
{
    auto const a = row.at("a").get<texts>();
    auto const b = row.at("b").get<texts>();
    auto const pairs = entente::count_pairs(entente::paired_tops(a, b));
    return {{"K0", entente::kendall_distance(pairs, 0)},
            {"K_half", entente::kendall_distance(pairs)},
            {"F_l", entente::footrule_of_tops(a, b)},
            {"overlap", entente::overlap(a, b)}};
}

json of_sequences(json const& row)
{
    auto const a = row.at("a").get<texts>();
    auto const b = row.at("b").get<texts>();
    return {{"lcp", entente::common_prefix(a, b)},           {"lcsuffix", entente::common_suffix(a, b)},
            {"lcs", entente::common_subsequence(a, b)},      {"levenshtein", entente::levenshtein(a, b)},
            {"indel", entente::indel_distance(a, b)},        {"osa", entente::osa_distance(a, b)},
            {"lcp_distance", entente::prefix_distance(a, b)}};
}

/// The tables print no more than twelve digits.
bool same(json const& a, json const& b)
{
    if (!a.is_number() || !b.is_number()) return a == b;
    return std::abs(a.get<double>() - b.get<double>()) < 1e-9;
}

/// Errors: std::runtime_error for a row of another type.
json answers(json const& row)
{
    auto const& type = row.at("type");
    if (type == "partial") return of_rankings(row);
    if (type == "topk") return of_tops(row);
    if (type == "sequence") return of_sequences(row);
    throw std::runtime_error("unknown type: " + row.dump());
}

} // namespace

void sequence(std::filesystem::path const& file, tally& count)
{
    std::ifstream stream(file);
    if (!stream) throw std::runtime_error("cannot read " + file.string());
    std::string line;
    for (int number = 1; std::getline(stream, line); ++number) {
        if (line.empty() || line == "\r") continue;
        auto const row = json::parse(line);
        auto const got = answers(row);
        for (auto const& [name, expected] : row.items()) { // a field that we do not know is a failure, not passed over
            if (name == "type" || name == "a" || name == "b") continue;
            auto const answer = got.contains(name) ? got.at(name) : json("no such answer");
            count.check(same(answer, expected), file.filename().string() + ':' + std::to_string(number) + ' ' + name, expected.dump(),
                        answer.dump());
        }
    }
}

} // namespace conformance
