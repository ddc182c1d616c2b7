// Starts a peer, asks it, and reads what it answers.
// SPDX-License-Identifier: MIT
#include "peer.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cinttypes>
#include <fstream>
#include <numeric>
#include <stdexcept>
#include <utility>

extern char** environ;

namespace bench {

namespace {

struct started {
    pid_t process;
    int to, from;
};

/// A process whose input and output are two pipes, which no other process inherits; what it complains of is seen where ours is.
started start_process(std::vector<std::string> const& program)
{
    std::array<int, 2> in{}, out{};
    if (pipe2(in.data(), O_CLOEXEC) != 0 || pipe2(out.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    std::vector<std::string> words = program;
    std::vector<char*> arguments;
    for (auto& w : words) arguments.push_back(w.data());
    arguments.push_back(nullptr);
    pid_t process = 0;
    auto const failed = posix_spawnp(&process, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(in[0]);
    close(out[1]);
    if (failed != 0) throw std::runtime_error(fmt::format("{} cannot be started", program.front()));
    return {process, in[1], out[0]};
}

} // namespace

peer::peer(std::vector<std::string> const& program, std::string folder, world const& w)
    : name_(program.at(1))
    , folder_(std::move(folder))
    , terms_of_(w.terms_of)
{
    auto with_folder = program;
    with_folder.push_back(folder_);
    auto const [process, to, from] = start_process(with_folder);
    process_ = process;
    to_.reset(fdopen(to, "w"));
    from_.reset(fdopen(from, "r"));
    start_ = {hear(), hear(), hear()};
}

/// Ends with its input.
peer::~peer()
{
    to_.reset();
    from_.reset();
    waitpid(process_, nullptr, 0);
}

double peer::hear() const
{
    double out = 0;
    if (std::fscanf(from_.get(), "%lf", &out) != 1) throw std::runtime_error(fmt::format("{} says no number", name_));
    return out;
}

std::vector<std::uint32_t> peer::ask(std::string const& question) const
{
    fmt::print(to_.get(), "{}\n", question);
    std::fflush(to_.get());
    seconds_ = hear();
    std::vector<std::uint32_t> out(static_cast<std::size_t>(hear()));
    for (auto& n : out)
        if (std::fscanf(from_.get(), "%" SCNu32, &n) != 1) throw std::runtime_error(fmt::format("{} says no number", name_));
    return out;
}

/// Of terms, time and country: those of the terms asked for, in this order.
contact_rows peer::contacts(std::string const& question, std::span<std::uint32_t const> terms) const
{
    auto const said = ask(question);
    contact_rows out;
    std::size_t i = 0;
    for (auto const t : terms) {
        for (; i + 2 < said.size() && said[i] == t; i += 3) out.all.push_back({said[i + 1], static_cast<country_number>(said[i + 2])});
        out.end_row();
    }
    if (i != said.size()) throw std::runtime_error(fmt::format("{} answers of other terms", name_));
    return out;
}

contact_rows peer::first_calls() const
{
    std::vector<std::uint32_t> all(terms_of_.back());
    std::iota(all.begin(), all.end(), 0U);
    return contacts("Q1", all);
}

contact_rows peer::first_ten(std::span<leader_number const> leaders) const
{
    std::vector<std::uint32_t> terms;
    std::ofstream out(folder_ + "/leaders.csv");
    out << "leader\n";
    for (auto const l : leaders) {
        out << l << '\n';
        for (auto t = terms_of_[l]; t != terms_of_[l + 1U]; ++t) terms.push_back(t);
    }
    out.close();
    return contacts("Q2", terms);
}

std::vector<seconds32> peer::last_contacts(std::span<point const> points) const
{
    std::ofstream out(folder_ + "/points.csv");
    out << "one,other,before\n";
    for (auto const& p : points) out << fmt::format("{},{},{}\n", std::min(p.one, p.other), std::max(p.one, p.other), p.before);
    out.close();
    return ask("Q3");
}

std::vector<year_count> peer::calls_by_year() const
{
    auto const said = ask("Q4");
    std::vector<year_count> out;
    for (std::size_t i = 0; i + 3 < said.size(); i += 4)
        out.push_back({static_cast<country_number>(said[i]), static_cast<country_number>(said[i + 1]),
                       static_cast<std::uint16_t>(said[i + 2]), said[i + 3]});
    return out;
}

std::vector<triple> peer::one_then_another(three_countries const& whom) const
{
    auto const said = ask(fmt::format("Q5 {} {} {}", whom[0], whom[1], whom[2]));
    std::vector<triple> out;
    for (std::size_t i = 0; i + 3 < said.size(); i += 4) out.push_back({said[i], {said[i + 1], said[i + 2], said[i + 3]}});
    return out;
}

} // namespace bench
