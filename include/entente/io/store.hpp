// A SQLite file that records are appended to, and loaded from while others append.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>
#include <entente/fwd.hpp>
#include <entente/model/records.hpp>

#include <cstdint>
#include <memory>
#include <string>

namespace entente::io {

/// What a store holds, or held, at one revision.
struct snapshot {
    records facts;             ///< every record
    std::int64_t revision = 0; ///< 0: nothing was appended yet

    friend bool operator==(snapshot const&, snapshot const&) = default;
};

/// Whether a store is opened to be read, or to be appended to as well.
enum class access : std::uint8_t {
    read,  ///< several may, also while somebody writes
    write, ///< appends and corrections take turns
};

/// A file of records that only grows. Every commit has the next revision, and is there as a whole or not at all: once
/// `append` or `correct` has returned, neither a crash nor a loss of power undoes it. docs/store.md has the schema and
/// what is promised.
///
/// Any number of stores, in any threads and processes, may have one file open. Writers take turns, readers wait for
/// nobody. One `store` object is used by one thread at a time, and by no process that was forked while it was open.
///
/// Errors of every member: damaged_store where something in the file is not what was written, cannot_read and
/// cannot_write with the system's reason, store_busy after waiting in vain. What failed changed nothing.
class store {
public:
    /// How long a commit waits for its turn, in milliseconds.
    static constexpr int usual_patience = 5000;

    /// A new store. What is there already is left as it is, unless it is a file without a byte, or a SQLite file in which nothing
    /// was ever made. Errors: cannot_write if there is a store, a SQLite file of something else, or no file but a folder, a
    /// pipe, a device, and where no file can be made; not_a_store if there is any other file; cannot_read if the folder does not exist.
    [[nodiscard]] static store create(std::string const& path, int patience = usual_patience);
    /// A store that is there. One of an older version is brought to this one, if it is opened for writing. Reads the whole
    /// file once, to find damage before anybody leans on it.
    /// Errors: cannot_read for what does not exist or is no file; not_a_store, newer_store; cannot_write if it is opened for writing and
    /// the system does not let it.
    [[nodiscard]] static store open(std::string const& path, access a = access::write, int patience = usual_patience);

    /// What was moved from can only be assigned to, or go.
    store(store&&) noexcept;
    store& operator=(store&&) noexcept;
    /// Closes the file.
    ~store();

    /// Adds records and returns the revision that has them. A record whose id is there already brings further reports
    /// (of an event, or of a term's milestones); what else it says must be what is there, word for word. What was appended
    /// before, word for word, is there already, even if it was corrected since: appending twice is appending once. If
    /// nothing is new, the revision stays.
    /// Errors: said_otherwise for a record that contradicts what is there; duplicate_id for two of one id in `more`;
    /// those of `parse` for what no document can hold. All at once, and then nothing is added. Whether references, times and
    /// claims make sense is the builder's to say.
    std::int64_t append(records const& more);

    /// Puts each record into the place of the one with its id, in full, and a title, note or unknown keys into the place of
    /// those of the whole. Earlier versions stay in the file, for `load_at`. `seen` is the revision that the corrected
    /// records were taken from.
    /// Errors: unknown_id for a record that is not there, missing_field for a claim without an id, changed_meanwhile
    /// for one that has changed since `seen`; otherwise as `append`.
    std::int64_t correct(records const& corrected, std::int64_t seen);

    /// The newest one; 0: nothing was appended yet.
    [[nodiscard]] std::int64_t revision() const;

    /// All records, in the order in which they came.
    [[nodiscard]] snapshot load() const;
    /// What `load` gave at that revision. Errors, here and below: bad_value for a revision that this store has not reached.
    [[nodiscard]] snapshot load_at(std::int64_t revision) const;
    /// The records that were added or changed since a revision, each as it is now and in full. Complexity: near linear in
    /// their number.
    [[nodiscard]] snapshot load_since(std::int64_t revision) const;
    /// Makes what was loaded before into what `load` would give, reading only what changed. False: nothing did.
    bool refresh(snapshot& seen) const;

private:
    struct connection;
    explicit store(std::unique_ptr<connection> c) noexcept;

    std::unique_ptr<connection> connection_;
};

} // namespace entente::io
