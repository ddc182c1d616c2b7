// Shapes that entente may be given by somebody who means harm, each as a function of its size.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>

namespace bench {

/// What is measured, after it was prepared.
using work = std::function<void()>;

struct growth_case {
    std::string_view name;
    std::string_view bound; ///< what the pages say that it takes at most (docs/answers.md, docs/drawing.md, docs/store.md)
    std::size_t n;          ///< it is run with this, twice and four times this
    work (*prepare)(std::size_t n);
};

[[nodiscard]] std::span<growth_case const> cases_of_questions();
[[nodiscard]] std::span<growth_case const> cases_of_claims();
[[nodiscard]] std::span<growth_case const> cases_of_records();
[[nodiscard]] std::span<growth_case const> cases_of_files();
[[nodiscard]] std::span<growth_case const> cases_of_faces();

} // namespace bench
