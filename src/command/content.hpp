// By what a file is known whose content was read before.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace entente::command {

/// Of what stands in these files, in this order, and of what the columns of tables mean; of which entente reads them, because another one
/// may read more. Files with other names and the same content are the same. Errors: cannot_read.
[[nodiscard]] std::string content_of(std::vector<std::string> const& files, std::string const& mapping);

} // namespace entente::command
