// What the network costs, beside plain solvers over the same data in the same run, as Markdown tables. Wrong answers end it.
// SPDX-License-Identifier: MIT
#include "plain.hpp"
#include "report.hpp"

#include <malloc.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <string_view>

namespace {

using namespace bench;

void require(bool holds, std::string_view what)
{
    if (holds) return;
    fmt::print(stderr, "wrong: {}\n", what);
    std::exit(1);
}

/// Data with its solvers. Probes contradict it.
struct instance {
    made data;
    network net;
    std::vector<edge> edges;
    std::vector<constraint> probes;

    explicit instance(made d) : data(std::move(d)), net(built(data)), edges(edges_of(data)) {}

    [[nodiscard]] std::size_t size() const noexcept { return data.events.size(); }
    [[nodiscard]] statement probing() const noexcept { return statement{static_cast<std::uint32_t>(size() + data.claims.size())}; }
};

/// Data as in the trial, checked against plain Bellman-Ford and probed with the converse of a thousand certain pairs.
[[nodiscard]] instance random_instance(std::size_t n, std::size_t within)
{
    instance all{made(n, within)};
    require(all.net.constraints() == n, "claims that respect a truth were refused");
    require(all.net.windows() == windows(all.edges, n), "windows differ from Bellman-Ford's");
    std::mt19937 chance(7);
    auto const any = [&] { return node{static_cast<std::uint32_t>(chance() % n)}; };
    while (all.probes.size() < 1000)
        if (auto const a = any(), b = any(); all.net.certainly_before(a, b)) all.probes.push_back(before(b, a));
    return all;
}

/// At most one is kept at a time.
template <class Make>
class lazily {
public:
    explicit lazily(Make make) : make_(make) {}
    [[nodiscard]] instance& operator()(std::string const& name)
    {
        if (name != name_) {
            kept_ = nullptr;
            kept_ = std::make_unique<instance>(make_(name));
            name_ = name;
        }
        return *kept_;
    }

private:
    Make make_;
    std::string name_;
    std::unique_ptr<instance> kept_;
};

constexpr std::array sizes{1'000, 10'000, 100'000, 1'000'000};
constexpr std::array kinds{"any", "near"}; ///< events that claims speak of
constexpr std::array shapes{"chain", "star", "grid", "clique"};

[[nodiscard]] instance& get(std::string const& name)
{
    static lazily kept([](std::string const& n) -> instance {
        auto const slash = n.find('/');
        if (slash != std::string::npos) return random_instance(std::stoul(n.substr(slash + 1)), n.starts_with("near") ? 1000 : 0);
        instance all{n == "chain" ? chain(100'000) : n == "star" ? star(100'000) : n == "grid" ? grid(316) : clique(2'000)};
        auto const last = static_cast<std::uint32_t>(all.size() - 1);
        all.probes.push_back(n == "star" ? before(node{1}, node{2}) : before(node{last}, node{0}));
        return all;
    });
    return kept(name);
}

void measure_windows(benchmark::State& state, std::string const& name)
{
    auto const& all = get(name);
    for (auto _ : state) benchmark::DoNotOptimize(all.net.windows());
}

void measure_plain_windows(benchmark::State& state, std::string const& name)
{
    auto const& all = get(name);
    for (auto _ : state) benchmark::DoNotOptimize(windows(all.edges, all.size()));
}

/// All events and claims, one by one.
void measure_insertion(benchmark::State& state, std::string const& name)
{
    auto const& all = get(name);
    for (auto _ : state) benchmark::DoNotOptimize(built(all.data).size());
    state.counters["each"] = static_cast<double>(all.data.claims.size());
}

/// Whether the last claim fits: everything again.
void measure_plain_insertion(benchmark::State& state, std::string const& name)
{
    auto const& all = get(name);
    for (auto _ : state) {
        bellman_ford const solved(all.edges, all.size() + 1, static_cast<std::uint32_t>(all.size()));
        require(solved.cycle() == 0, "a negative cycle in what is consistent");
    }
}

void measure_contradiction(benchmark::State& state, std::string const& name)
{
    auto& all = get(name);
    std::size_t next = 0;
    for (auto _ : state) {
        auto const conflict = all.net.insert(all.probing(), {&all.probes[next++ % all.probes.size()], 1});
        require(conflict && !conflict->with.empty(), "a contradiction was accepted");
    }
}

void measure_plain_contradiction(benchmark::State& state, std::string const& name)
{
    auto& all = get(name);
    std::size_t next = 0;
    for (auto _ : state) {
        auto const before = all.edges.size();
        add_edges(all.edges, all.probes[next++ % all.probes.size()]);
        bellman_ford const solved(all.edges, all.size() + 1, static_cast<std::uint32_t>(all.size()));
        require(solved.cycle() > 1, "a contradiction was accepted by Bellman-Ford");
        all.edges.resize(before);
    }
}

/// All pairs of a small one.
void measure_pairs(benchmark::State& state, std::string const& name)
{
    auto const& all = get(name);
    std::vector<node> nodes;
    for (std::uint32_t i = 0; i < all.size(); ++i) nodes.push_back(node{i});
    for (auto _ : state) benchmark::DoNotOptimize(all.net.most_among(nodes));
    auto const ours = all.net.most_among(nodes);
    auto const theirs = floyd_warshall(all.edges, all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = 0; j < all.size(); ++j)
            require(ours[i * all.size() + j].count() == theirs[i * (all.size() + 1) + j], "a distance differs from Floyd-Warshall's");
}

void measure_floyd_warshall(benchmark::State& state, std::string const& name)
{
    auto const& all = get(name);
    for (auto _ : state) benchmark::DoNotOptimize(floyd_warshall(all.edges, all.size()));
}

/// Ten million dated events in plain columns, as a timeline keeps them, that no claim mentions.
struct dated {
    std::vector<instant> earliest, latest;
    dated()
    {
        std::mt19937_64 chance(1);
        constexpr auto day = entente::days(1);
        for (int i = 0; i < 10'000'000; ++i) {
            earliest.push_back(instant{static_cast<std::int64_t>(chance() % (80 * 365)) * day.count()});
            latest.push_back(earliest.back() + day);
        }
    }
};

using function = void (*)(benchmark::State&, std::string const&);
void add(std::string const& question, std::string const& solver, std::string const& name, function f)
{
    benchmark::RegisterBenchmark((question + ' ' + solver + ' ' + name).c_str(), f, name)
        ->Repetitions(5)
        ->MinTime(0.1)
        ->Unit(benchmark::kNanosecond);
}

struct question {
    char const* name;
    function ours, plain;
};
constexpr std::array questions{
    question{"windows", measure_windows, measure_plain_windows},
    question{"insertion", measure_insertion, measure_plain_insertion},
    question{"contradiction", measure_contradiction, measure_plain_contradiction},
};

[[nodiscard]] std::string thousands(int n) { return n < 1'000'000 ? fmt::format("{},000", n / 1000) : "1,000,000"; }

void print_growth(report const& times, std::string const& kind)
{
    fmt::print("| events, claims |");
    for (auto const& q : questions) fmt::print(" {} | Bellman-Ford | ratio |", q.name);
    fmt::print("\n|--:|");
    for (std::size_t i = 0; i < questions.size(); ++i) fmt::print("--:|--:|--:|");
    fmt::print("\n");
    for (auto const n : sizes) {
        fmt::print("| {} |", thousands(n));
        for (auto const& q : questions) {
            auto const name = fmt::format("{}/{}", kind, n);
            auto const ours = times.median(fmt::format("{} entente {}", q.name, name));
            auto const plain = times.median(fmt::format("{} plain {}", q.name, name));
            fmt::print(" {} | {} | {} |", report::text(ours), report::text(plain), report::ratio(plain, ours));
        }
        fmt::print("\n");
    }
    fmt::print("\n");
}

void print_row(report const& times, std::string const& label, std::string const& solver, std::string const& name)
{
    fmt::print("| {} |", label);
    for (auto const& q : questions) fmt::print(" {} |", report::text(times.median(fmt::format("{} {} {}", q.name, solver, name))));
    fmt::print("\n");
}

void print_memory()
{
    auto const used = [] {
        auto const info = mallinfo2();
        return info.uordblks + info.hblkhd;
    };
    fmt::print("| events, claims | bytes an event | bytes a claim |\n|--:|--:|--:|\n");
    for (auto const n : sizes) {
        made const data(static_cast<std::size_t>(n));
        auto const empty = used();
        network net;
        add_events(net, data);
        auto const with_events = used();
        insert_claims(net, data);
        auto const per = [&](std::size_t bytes) { return static_cast<double>(bytes) / n; };
        fmt::print("| {} | {:.0f} | {:.0f} |\n", thousands(n), per(with_events - empty), per(used() - with_events));
    }
}

} // namespace

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;

    report times;
    for (auto const n : sizes)
        for (std::string const kind : kinds)
            for (auto const& q : questions) {
                auto const name = kind + '/' + std::to_string(n);
                add(q.name, "entente", name, q.ours);
                add(q.name, "plain", name, q.plain);
            }
    for (std::string const shape : shapes)
        for (auto const& q : questions) add(q.name, "entente", shape, q.ours);
    add("pairs", "entente", "any/1000", measure_pairs);
    add("pairs", "plain", "any/1000", measure_floyd_warshall);
    benchmark::RunSpecifiedBenchmarks(&times);
    benchmark::ClearRegisteredBenchmarks();
    {
        dated const beside;
        for (auto const& q : questions) add(q.name, "beside", "any/100000", q.ours);
        benchmark::RunSpecifiedBenchmarks(&times);
        benchmark::DoNotOptimize(beside.latest.back());
    }

    fmt::print("Claims about any two events:\n\n");
    print_growth(times, "any");
    fmt::print("Claims about events that are near in time (fewer than 1000 places apart):\n\n");
    print_growth(times, "near");
    fmt::print("Shapes without any dates; the contradiction is a cycle through all of a chain:\n\n");
    fmt::print("| shape | windows | insertion | contradiction |\n|---|--:|--:|--:|\n");
    print_row(times, "chain of 100,000", "entente", "chain");
    print_row(times, "star of 100,000", "entente", "star");
    print_row(times, "grid of 316 by 316", "entente", "grid");
    print_row(times, "clique of 2,000, 1,999,000 claims", "entente", "clique");
    fmt::print("\nTen million dated events beside 100,000 events and claims:\n\n");
    fmt::print("| | windows | insertion | contradiction |\n|---|--:|--:|--:|\n");
    print_row(times, "without", "entente", "any/100000");
    print_row(times, "with", "beside", "any/100000");
    auto const ours = times.median("pairs entente any/1000"), plain = times.median("pairs plain any/1000");
    fmt::print("\nAll pairs of 1,000 events, which must be equal: {}, Floyd-Warshall {}, ratio {}.\n\n", report::text(ours),
               report::text(plain), report::ratio(plain, ours));
    print_memory();
}
