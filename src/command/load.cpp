// The command load: files into a database, and what is appended to a store.
// SPDX-License-Identifier: MIT
#include "command/content.hpp"
#include "command/database.hpp"
#include "command/output.hpp"
#include "command/reading.hpp"

#include <entente/io/store.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace entente::command {
namespace {

/// Tells how many rows go to a database.
class watched final : public io::connection {
public:
    explicit watched(std::shared_ptr<io::connection> to) : to_(std::move(to)) {}

    [[nodiscard]] io::dialect speaks() const override { return to_->speaks(); }
    [[nodiscard]] std::vector<io::cells> run(io::sql const& statement) override { return to_->run(statement); }
    [[nodiscard]] bool add(std::string_view table, std::vector<io::cells> const& rows) override
    {
        rows_ += rows.size();
        if (line_ != nullptr) line_->written(rows_);
        return to_->add(table, rows);
    }
    void tell(progress_line* line)
    {
        line_ = line;
        rows_ = 0;
    }

private:
    std::shared_ptr<io::connection> to_;
    progress_line* line_ = nullptr;
    std::size_t rows_ = 0;
};

[[nodiscard]] std::string changes(std::size_t n) { return fmt::format("{} event{} added or changed", n, n == 1 ? "" : "s"); }

std::sig_atomic_t volatile told_to_end = 0;

/// Loads what a store has, and then what is appended to it, revision by revision, until SIGINT or SIGTERM.
void follow(io::remote& to, std::vector<std::string> const& files)
{
    constexpr std::chrono::milliseconds pause{200};
    if (files.size() != 1) throw error(code::bad_question, "several files to follow", "give one store");
    auto const from = io::store::open(files.front(), io::access::read);
    for (auto const signal : {SIGINT, SIGTERM}) (void)std::signal(signal, [](int) { told_to_end = 1; });
    std::int64_t seen = -1; // not even that there is nothing
    while (told_to_end == 0) {
        if (from.revision() == seen) {
            std::this_thread::sleep_for(pause);
            continue;
        }
        auto const more = from.load_since(std::max<std::int64_t>(seen, 0));
        auto const changed = to.load(more.facts);
        seen = more.revision;
        write(fmt::format("revision {}: {}\n", seen, changes(changed)));
        (void)std::fflush(stdout); // whoever waits for it reads a pipe
    }
}

} // namespace

status run(load_options const& told)
{
    auto const way = std::make_shared<watched>(way_to(told.database, true));
    io::remote to(way);
    to.create();
    if (told.follow) {
        follow(to, told.files);
        return status::answered;
    }
    std::size_t changed = 0, known = 0, n = 0;
    auto const parts = parts_of(told.files, told.mapping);
    for (auto const& part : parts) {
        ++n;
        auto const content = content_of(part.files, part.mapping);
        if (to.has(content)) {
            ++known;
            continue;
        }
        auto const facts = part.read().facts;
        progress_line line(fmt::format("{} ({} of {})", part.files.front(), n, parts.size()));
        way->tell(&line);
        changed += to.load(facts, content);
        way->tell(nullptr);
    }
    write(changes(changed) + '\n');
    if (known != 0) note(fmt::format("{} of {} file{} had been loaded before", known, parts.size(), parts.size() == 1 ? "" : "s"));
    return status::answered;
}

} // namespace entente::command
