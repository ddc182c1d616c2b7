// A folder for files of one test, which goes with it.
// SPDX-License-Identifier: MIT
#pragma once

#include <stdlib.h> // mkdtemp

#include <filesystem>
#include <string>
#include <system_error>

namespace entente {

class scratch {
public:
    scratch()
    {
        auto name = (std::filesystem::temp_directory_path() / "entente-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::filesystem::filesystem_error("mkdtemp", name, {});
        folder_ = name;
    }
    scratch(scratch const&) = delete;
    scratch& operator=(scratch const&) = delete;
    ~scratch()
    {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }

    [[nodiscard]] std::filesystem::path const& folder() const { return folder_; }
    [[nodiscard]] std::string file(std::string const& name) const { return (folder_ / name).string(); }

private:
    std::filesystem::path folder_;
};

} // namespace entente
