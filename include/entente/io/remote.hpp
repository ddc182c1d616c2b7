// A timeline whose events stay in a database: pruned there, decided here.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/fwd.hpp>
#include <entente/query/answer.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace entente::io {

/// What stands in a row of a database: nothing, a whole number, or text.
using cell = std::variant<std::monostate, std::int64_t, std::string>;
using cells = std::vector<cell>;

/// How a database spells what all of them have.
enum class dialect : std::uint8_t {
    sqlite,     ///< 3.37 or later
    postgresql, ///< tested with 15
    duckdb,     ///< tested with 1.5
    clickhouse  ///< tested with 26.7
};

/// SQL with places for values, and the values, which stand nowhere in its text.
struct sql {
    std::string text; ///< one statement
    cells bound;      ///< for its places, in their order

    friend bool operator==(sql const&, sql const&) = default;
};
/// What is asked of the database, in its own words and in ours: for whom it is to be run elsewhere.
struct planned {
    std::string what; ///< in words
    sql statement;    ///< with its values
};

/// A way to a database: the library's own (`connect`), or the user's driver behind these two functions.
class connection {
public:
    connection() = default;
    connection(connection const&) = delete;
    connection& operator=(connection const&) = delete;
    virtual ~connection() = default;

    /// How statements for it are to be spelt.
    [[nodiscard]] virtual dialect speaks() const = 0;
    /// Runs one statement and returns all its rows, each with the columns that the statement names. Whatever is thrown passes through: no
    /// answer is made of what came before.
    [[nodiscard]] virtual std::vector<cells> run(sql const& statement) = 0;
    /// Adds rows, each with all columns of a table, in bulk. False: it has no way of its own, and `INSERT` does it. Never called but within
    /// a transaction.
    [[nodiscard]] virtual bool add(std::string_view table, std::vector<cells> const& rows);
};

/// To `sqlite:FILE`. `make`: a file that is not there is made. Errors: no_connection, those of the file.
[[nodiscard]] std::shared_ptr<connection> connect(std::string const& url, bool make = false);

/// What came over for an answer.
struct traffic {
    std::size_t statements = 0; ///< that were run
    std::size_t rows = 0;       ///< that they returned
    std::size_t events = 0;     ///< told by these rows
    /// "12 events came: 31 rows of 6 statements".
    [[nodiscard]] std::string note() const;

    /// The sum of both.
    traffic& operator+=(traffic const& more) noexcept
    {
        statements += more.statements;
        rows += more.rows;
        events += more.events;
        return *this;
    }
    friend bool operator==(traffic const&, traffic const&) = default;
};

inline namespace ENTENTE_FORM { // of which form the timelines are that it makes

/// An answer as `timeline::ask` gives it, and what it took. Words (`line`, `why`, `missing`, `among`) look at every event that may be what
/// is asked for: where the answer needed fewer, these are fetched when somebody reads the words of a row, from the same connection. Errors
/// then: as those of `remote::ask`. Numbers of events (`answer::decided`) mean nothing here, ids do.
struct remote_answer {
    entente::answer all; ///< every row
    traffic came;        ///< until it was decided
};

/// A timeline of which the small part (leaders, terms, claims, and the events that claims or capacities tie together) is here, and the
/// events are in a database, in the tables of docs/databases.md. It asks for the events that decide a question and no others, and decides
/// as the timeline of all of them would.
///
///     auto world = io::remote(io::connect(address)); // "sqlite:contacts.db"
///     auto const calls = world.ask(first(call).by_each("KOR/president").after(elected));
///     auto const told = fmt::format("{} ({})", calls.all, calls.came.note());
///
/// One object, and the answers that it gave, are used by one thread at a time. Of several statements all see one state: where somebody
/// loads more in between, they are run again.
///
/// Errors of every member: no_connection, other_schema for a database without the tables or with those of another version,
/// refused_there, impossible_row, connection_lost; changed_meanwhile where somebody loads without end.
class remote {
public:
    /// Nothing is asked yet.
    explicit remote(std::shared_ptr<connection> to);
    remote(remote&&) noexcept;
    remote& operator=(remote&&) noexcept;
    ~remote();

    /// Errors: also as `timeline::ask`; what was probably meant by the id of an event that is not there, it does not know.
    [[nodiscard]] remote_answer ask(query const& q);
    /// What `ask` would ask first, once the small part is here.
    [[nodiscard]] std::vector<planned> plan(query const& q);

    /// The small part, and every event that may be what a question asks for: a timeline that answers it word for word as that of all
    /// events. Also other questions about the same events: each of a pattern, a tally.
    [[nodiscard]] timeline gather(query const& q, traffic* came = nullptr);
    /// The small part alone.
    [[nodiscard]] timeline small(traffic* came = nullptr);
    /// Everything.
    [[nodiscard]] timeline whole(traffic* came = nullptr);

    /// Makes the tables where there are none. Errors: other_schema where there are others of these names.
    void create();
    /// Adds records, all or none. What is there already, word for word or with less, changes nothing, so that a file can be loaded twice.
    /// Returns how many events were added or changed. Notes, topics and keys that entente does not know are left out of events: no answer
    /// depends on them. `content`: by what the file is known that they come from; where that was loaded whole, nothing is done. Errors:
    /// those of the builder.
    std::size_t load(records const& more, std::string_view content = {});
    /// Whether what is known by this was loaded whole.
    [[nodiscard]] bool has(std::string_view content);

private:
    struct state;
    std::shared_ptr<state> state_;
};

} // namespace ENTENTE_FORM
} // namespace entente::io
