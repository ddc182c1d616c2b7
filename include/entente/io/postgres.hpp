// PostgreSQL as a database of events: of the target entente::postgres.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/remote.hpp>

#include <memory>
#include <string>

namespace entente::io {

/// By a connection string of libpq: "postgresql://reader@db.example.org/contacts", "host=db.example.org dbname=contacts". What it does not
/// say, libpq takes from its environment, its service and password files. One statement is run at a time; a server that does not answer is
/// waited for as long as `statement_timeout` and `connect_timeout` say there. Errors: no_connection. Of what is run: refused_there,
/// connection_lost; bad_value for text with a NUL, which PostgreSQL cannot keep.
[[nodiscard]] std::shared_ptr<connection> connect_postgres(std::string const& how);

} // namespace entente::io
