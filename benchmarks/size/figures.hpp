// Keeps what was measured as lines for other programs, which make tables and pictures of it.
// SPDX-License-Identifier: MIT
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace bench {

/// Tab-separated: mode, events, system, what (Q1 to Q5 or the name of another figure), how much (seconds, bytes or a number).
class figures {
public:
    /// Without a path, nothing is kept.
    explicit figures(std::string const& path)
    {
        if (path.empty()) return;
        out_.open(path, std::ios::app);
        if (!out_) throw std::runtime_error("cannot write " + path);
    }
    void add(std::string_view mode, std::size_t events, std::string_view system, std::string_view what, double value)
    {
        if (out_.is_open()) out_ << fmt::format("{}\t{}\t{}\t{}\t{:.9g}\n", mode, events, system, what, value) << std::flush;
    }

private:
    std::ofstream out_;
};

} // namespace bench
