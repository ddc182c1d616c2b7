// A driver of a user's own: to DuckDB or ClickHouse in a process of node (engine.js), by lines of JSON.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>
#include <entente/io/remote.hpp>

#include <nlohmann/json.hpp>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace engines {

namespace en = entente;

/// The process. It ends when this does.
class engine {
public:
    engine(std::string const& script, std::string const& name)
    {
        int ends[2];
        if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) throw std::runtime_error("there is no pair of sockets");
        child_ = fork();
        if (child_ == 0) {
            dup2(ends[1], 0);
            dup2(ends[1], 1);
            close(ends[0]);
            close(ends[1]);
            execlp("node", "node", script.c_str(), name.c_str(), nullptr);
            _exit(127);
        }
        close(ends[1]);
        to_ = fdopen(ends[0], "r+");
    }
    engine(engine const&) = delete;
    engine& operator=(engine const&) = delete;
    ~engine()
    {
        shutdown(fileno(to_), SHUT_RDWR);
        std::fclose(to_);
        waitpid(child_, nullptr, 0);
    }

    /// The rows of the answer. Errors: refused_there, with what the engine says; connection_lost.
    [[nodiscard]] nlohmann::json ask(nlohmann::json const& request)
    {
        auto const line = request.dump() + '\n';
        if (std::fwrite(line.data(), 1, line.size(), to_) != line.size() || std::fflush(to_) != 0) lose();
        std::string answer;
        for (int c = 0; (c = std::fgetc(to_)) != '\n'; answer += static_cast<char>(c))
            if (c == EOF) lose();
        auto out = nlohmann::json::parse(answer);
        if (out.contains("error")) throw en::error(en::code::refused_there, out["error"].get<std::string>(), "see what it says");
        return std::move(out["rows"]);
    }

private:
    [[noreturn]] static void lose() { throw en::error(en::code::connection_lost, "the process of node has ended", "look at its errors"); }

    pid_t child_ = -1;
    std::FILE* to_ = nullptr;
};

[[nodiscard]] inline nlohmann::json told(en::io::cell const& c)
{
    if (auto const* n = std::get_if<std::int64_t>(&c)) return {{"n", std::to_string(*n)}};
    if (auto const* t = std::get_if<std::string>(&c)) return *t;
    return nullptr;
}
[[nodiscard]] inline en::io::cell read(nlohmann::json const& value)
{
    if (value.is_null()) return {};
    if (value.is_object()) return static_cast<std::int64_t>(std::stoll(value["n"].get<std::string>()));
    return value.get<std::string>();
}
[[nodiscard]] inline nlohmann::json told(std::vector<en::io::cells> const& rows)
{
    auto out = nlohmann::json::array();
    for (auto const& row : rows) {
        auto cells = nlohmann::json::array();
        for (auto const& c : row) cells.push_back(told(c));
        out.push_back(std::move(cells));
    }
    return out;
}

class driver final : public en::io::connection {
public:
    driver(engine& to, en::io::dialect speaks) : to_(&to), speaks_(speaks) {}

    [[nodiscard]] en::io::dialect speaks() const override { return speaks_; }
    [[nodiscard]] std::vector<en::io::cells> run(en::io::sql const& statement) override
    {
        auto const rows = to_->ask({{"sql", statement.text}, {"bound", told({statement.bound})[0]}});
        std::vector<en::io::cells> out;
        for (auto const& row : rows) {
            auto& cells = out.emplace_back();
            for (auto const& value : row) cells.push_back(read(value));
        }
        return out;
    }

private:
    engine* to_;
    en::io::dialect speaks_;
};

} // namespace engines
