// A file of its own, gone at the end.
// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>

class temporary_file {
public:
    explicit temporary_file(std::string_view text)
        : path_(
              (std::filesystem::temp_directory_path() / ("entente-test-" + std::to_string(run()) + "-" + std::to_string(++made))).string())
    {
        std::ofstream(path_, std::ios::binary).write(text.data(), static_cast<std::streamsize>(text.size()));
    }
    temporary_file(temporary_file const&) = delete;
    temporary_file& operator=(temporary_file const&) = delete;
    ~temporary_file() { std::filesystem::remove(path_); }

    [[nodiscard]] std::string const& path() const { return path_; }

private:
    static unsigned run()
    {
        static unsigned const number = std::random_device{}();
        return number;
    }
    static inline int made = 0;
    std::string path_;
};
