// The order floor against vectors: small networks and all that can be asked of them.
// SPDX-License-Identifier: MIT
#include "../contest.hpp"
#include "conformance.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

namespace conformance {
namespace {

using entente::bounds;
using entente::constraint;
using entente::duration;
using entente::instant;
using entente::network;
using entente::node;
using entente::statement;
using nlohmann::json;

json numbers(std::vector<node> const& nodes)
{
    auto list = json::array();
    for (auto const n : nodes) list.push_back(static_cast<std::size_t>(n));
    return list;
}

bool is_window(json const& said) { return said.at(0) == "window"; }

/// Errors: std::runtime_error for a constraint of another kind.
constraint read(json const& said)
{
    auto const a = node{said.at(1).get<std::uint32_t>()}, b = node{said.at(2).get<std::uint32_t>()};
    if (said.at(0) == "before") return entente::before(a, b);
    if (said.at(0) == "not_after") return entente::not_after(a, b);
    if (said.at(0) == "gap") return {a, b, duration{said.at(3).get<std::int64_t>()}, duration{said.at(4).get<std::int64_t>()}};
    throw std::runtime_error("unknown constraint: " + said.dump());
}

/// The network of a row, each constraint a statement numbered as it stands there, and the conflicts on the way.
struct built {
    network net;
    std::vector<network::conflict> conflicts;

    explicit built(json const& row)
    {
        auto const& said = row.at("constraints");
        std::vector<std::pair<bounds, statement>> windows(row.at("n").get<std::size_t>(), {bounds{}, statement(said.size())});
        for (std::size_t i = 0; i < said.size(); ++i) {
            if (!is_window(said[i])) continue;
            auto const within = bounds::closed(instant{said[i].at(2).get<std::int64_t>()}, instant{said[i].at(3).get<std::int64_t>()});
            windows.at(said[i].at(1).get<std::size_t>()) = {within, statement(i)};
        }
        for (auto const& [within, why] : windows) net.add(within, why);
        for (std::size_t i = 0; i < said.size(); ++i) {
            if (is_window(said[i])) continue;
            auto const one = read(said[i]);
            if (auto conflict = net.insert(statement(i), {&one, 1})) conflicts.push_back(*std::move(conflict));
        }
    }
};

/// Whether these constraints of a row can hold together, by Floyd and Warshall.
bool consistent(json const& row, std::vector<std::size_t> const& chosen)
{
    auto const n = row.at("n").get<std::size_t>();
    constexpr std::int64_t far = 1'000'000;
    std::vector<std::vector<std::int64_t>> most(n + 1, std::vector<std::int64_t>(n + 1, far));
    for (std::size_t i = 0; i <= n; ++i) most[i][i] = 0;
    auto const limit = [&](std::size_t from, std::size_t to, std::int64_t least, std::int64_t longest) {
        most[from][to] = std::min(most[from][to], longest);
        most[to][from] = std::min(most[to][from], -least);
    };
    for (auto const i : chosen) {
        auto const& said = row.at("constraints").at(i);
        auto const a = said.at(1).get<std::size_t>();
        if (is_window(said)) limit(n, a, said.at(2), said.at(3));
        else if (said.at(0) == "gap") limit(a, said.at(2), said.at(3), said.at(4));
        else limit(a, said.at(2), said.at(0) == "before" ? 1 : 0, far);
    }
    for (std::size_t k = 0; k <= n; ++k)
        for (std::size_t i = 0; i <= n; ++i)
            for (std::size_t j = 0; j <= n; ++j) most[i][j] = std::min(most[i][j], most[i][k] + most[k][j]);
    for (std::size_t i = 0; i <= n; ++i)
        if (most[i][i] < 0) return false;
    return true;
}

/// What keeps a conflict from being a minimal one.
std::optional<std::string> flaw(json const& row, network::conflict const& c)
{
    std::vector<std::size_t> members{static_cast<std::size_t>(c.rejected)};
    for (auto const s : c.with) members.push_back(static_cast<std::size_t>(s));
    auto const shown = json(members).dump();
    if (members.size() < row.at("mus_min_size").get<std::size_t>()) return shown + " is smaller than the smallest";
    if (consistent(row, members)) return shown + " can hold";
    for (auto const left_out : members) {
        auto rest = members;
        std::erase(rest, left_out);
        if (!consistent(row, rest)) return shown + " does not need " + std::to_string(left_out);
    }
    return std::nullopt;
}

template <class Relation>
json pairs(std::size_t n, Relation holds)
{
    auto list = json::array();
    for (std::uint32_t i = 0; i < n; ++i)
        for (std::uint32_t j = 0; j < n; ++j)
            if (i != j && holds(node{i}, node{j})) list.push_back({i, j});
    return list;
}

json windows(std::vector<bounds> const& all)
{
    auto list = json::array();
    for (auto const b : all) list.push_back({b.earliest().count(), b.latest().count()});
    return list;
}

/// All that the vectors ask of a consistent network, under their names.
json answers(network const& net, json const& row)
{
    std::vector<node> nodes;
    std::vector<bounds> tightened;
    for (std::uint32_t i = 0; i < net.size(); ++i) {
        nodes.push_back(node{i});
        tightened.push_back(net.window(node{i}));
    }
    contests::contest const all(net, nodes);
    auto rank = json::array();
    for (auto const r : all.ranks()) rank.push_back({r.lo, r.hi});
    auto const from = row.at("since").at("T").get<std::int64_t>();
    contests::contest const later(net, nodes, instant{from});
    return {{"windows", windows(tightened)},
            {"windows (all at once)", windows(net.windows())},
            {"certain_before", pairs(net.size(), [&](node a, node b) { return net.certainly_before(a, b); })},
            {"possible_before", pairs(net.size(), [&](node a, node b) { return net.possibly_before(a, b); })},
            {"possibly_first", numbers(all.possibly_first())},
            {"possibly_first_strict", numbers(all.possibly_sole_first())},
            {"certainly_first", numbers(all.certainly_first())},
            {"certainly_first_strict", numbers(all.certainly_sole_first())},
            {"rank", rank},
            {"certain_prefix", numbers(all.certain_prefix())},
            {"certain_cuts", all.certain_cuts()},
            {"since", {{"T", from}, {"possible", numbers(later.possibly_first())}, {"certain", numbers(later.certainly_first())}}}};
}

void judge(json const& row, std::string const& place, tally& count)
{
    built const b(row);
    if (!row.at("consistent").get<bool>()) {
        count.check(!b.conflicts.empty(), place, "a conflict", "none");
        for (auto const& c : b.conflicts) {
            auto const found = flaw(row, c);
            count.check(!found, place + " conflict", "a minimal one", found.value_or(""));
        }
        return;
    }
    count.check(b.conflicts.empty(), place, "no conflict", "one");
    if (!b.conflicts.empty()) return;
    auto const got = answers(b.net, row);
    for (auto const& [name, answer] : got.items()) {
        auto const& expected = row.at(name.substr(0, name.find(' ')));
        count.check(answer == expected, place + ' ' + name, expected.dump(), answer.dump());
    }
}

} // namespace

void order(std::filesystem::path const& file, tally& count)
{
    std::ifstream stream(file);
    if (!stream) throw std::runtime_error("cannot read " + file.string());
    std::string line;
    for (int number = 1; std::getline(stream, line); ++number) {
        if (line.empty() || line == "\r") continue;
        judge(json::parse(line), file.filename().string() + ':' + std::to_string(number), count);
    }
}

} // namespace conformance
