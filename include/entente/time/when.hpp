// An imprecise time as it was said, and what it stands for.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>

namespace entente {

/// An imprecise time as it was said: EDTF text in entente's profile, and the name of the zone whose clocks it was read
/// from. Plain text until `resolve` gives it a meaning; empty text says nothing about time.
class when {
public:
    when() = default;
    explicit when(std::string text, std::string zone = {}) : text_(std::move(text)), zone_(std::move(zone)) {}

    [[nodiscard]] std::string const& text() const noexcept { return text_; }
    [[nodiscard]] std::string const& zone() const noexcept { return zone_; }
    [[nodiscard]] bool empty() const noexcept { return text_.empty(); }

    friend bool operator==(when const&, when const&) = default;

private:
    std::string text_;
    std::string zone_;
};

} // namespace entente
