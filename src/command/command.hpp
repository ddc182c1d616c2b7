// The commands of `entente`: what each is told, and what it does.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente::command {

/// What a shell is told at the end.
enum class status : std::uint8_t {
    answered = 0, ///< read and done
    open = 1,     ///< with --strict: an answer that is not certain, something noticed
    failed = 2,   ///< not read, ambiguous, not known, or nothing that can be read or written
};

/// How an answer is written.
enum class form : std::uint8_t { text, csv, json, markdown };

/// Which timeline.
struct world_options {
    std::vector<std::string> data; ///< files and folders; none: the shipped data
    std::string mapping;           ///< by which tables are read
    std::string as_of;             ///< EDTF; empty: all that is known
    std::string zone;              ///< whose clocks times are told by; empty: those of each row
};

struct ask_options {
    world_options world;
    std::vector<std::string> question; ///< its words; "-": questions from standard input
    std::string from;                  ///< a file of questions
    std::string database;              ///< in place of files: a database, sqlite:FILE
    bool explain = false;              ///< of a database: what it would be asked
    form as = form::text;
    bool why = false;
    bool strict = false;
};

/// Whose contacts, of which kinds, when: what `order` and `compare` have in common.
struct contact_options {
    world_options world;
    std::vector<std::string> kinds;
    std::vector<std::string> with;
    std::string after;
    std::string before;
    std::optional<std::size_t> top;
    form as = form::text;
    bool why = false;
    bool strict = false;
};
struct order_options {
    contact_options contacts;
    std::string who;
};
struct compare_options {
    contact_options contacts;
    std::string one;
    std::string other;
};

struct show_options {
    world_options world;
    std::vector<std::string> question;
    bool svg = false;
    bool html = false;
    std::string lanes = "party";
    std::string title;
    std::string language;
    std::size_t width = 0; ///< 0: as wide as what it is shown on
    std::string out;
};

struct check_options {
    std::vector<std::string> data;
    std::string mapping;
    bool json = false;
    bool strict = false;
};

struct import_options {
    std::vector<std::string> files;
    std::string mapping;
    bool guess = false;
    std::string mapping_out;
    std::string format;
    std::string out;
    bool json = false;
    bool strict = false;
};

struct export_options {
    world_options world;
    std::vector<std::string> question;
    std::string format = "json";
    std::string domain;
    std::string out;
};

struct merge_options {
    std::vector<std::string> files;
    std::string mapping;
    std::string out;
    bool json = false;
    bool strict = false;
};

struct load_options {
    std::string database;
    std::vector<std::string> files;
    std::string mapping;
    bool follow = false;
};

struct store_options {
    enum class action : std::uint8_t { status, create, append, correct, load };
    action what = action::status;
    std::string path;
    std::vector<std::string> files;
    std::string mapping;
    std::string out;
    std::optional<std::int64_t> at;
    std::optional<std::int64_t> since;
    std::optional<std::int64_t> seen;
};

// Each writes its result to standard output or where it is told, and all else to standard error. Errors: those of what it calls, thrown.
[[nodiscard]] status run(ask_options const& told);
[[nodiscard]] status run(order_options const& told);
[[nodiscard]] status run(compare_options const& told);
[[nodiscard]] status run(show_options const& told);
[[nodiscard]] status run(check_options const& told);
[[nodiscard]] status run(import_options const& told);
[[nodiscard]] status run(export_options const& told);
[[nodiscard]] status run(merge_options const& told);
[[nodiscard]] status run(load_options const& told);
[[nodiscard]] status run(store_options const& told);

} // namespace entente::command
