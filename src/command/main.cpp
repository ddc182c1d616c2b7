// The command `entente`.
// SPDX-License-Identifier: MIT
#include "command/arguments.hpp"
#include "command/output.hpp"

#include <entente/error.hpp>

#include <exception>

int main(int argc, char** argv)
{
    using namespace entente::command;
    auto end = status::failed;
    try {
        end = obey(argc, argv);
    } catch (entente::error const& e) {
        complain(e);
    } catch (std::exception const& e) {
        complain(e.what());
    }
    return static_cast<int>(flush_output() ? end : status::failed);
}
