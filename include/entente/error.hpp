// What can be wrong with an input, said so that somebody can mend it.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/code.hpp>
#include <entente/detail/compiled.hpp>
#include <entente/detail/fmt.hpp>
#include <entente/detail/format.hpp>
#include <entente/fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace entente {

/// How much a problem weighs.
enum class severity : std::uint8_t {
    error,   ///< nothing is made of the input
    warning, ///< something is made of it, and this should be known
};

/// Where in a file. Lines and columns count from 1, columns in characters (code points), not bytes. Line 0: no file.
struct place {
    std::string file;         ///< as its reader was told it; empty: no file
    std::uint32_t line = 0;   ///< from 1; 0: no file
    std::uint32_t column = 0; ///< from 1, in code points

    friend bool operator==(place const&, place const&) = default;
};

/// One problem: what is wrong, where, with which value, and what would be right.
struct diagnostic {
    severity level = severity::error;     ///< an error, or a warning
    entente::code code = code::bad_value; ///< its number, by which docs/errors.md tells more
    place where;                          ///< in a file, if it comes from one
    std::string path;        ///< the path in the document or among what a builder was given: `events[3].participants[1].leader`
    std::string text;        ///< what is wrong, the offending value included
    std::string remedy;      ///< what would be right; may be empty
    std::string record = {}; ///< the id of the record that the path leads to, where it has one: `us-call`

    /// Whether it keeps a result from being made.
    [[nodiscard]] bool is_error() const noexcept { return level == severity::error; }

    friend bool operator==(diagnostic const&, diagnostic const&) = default;
};

/// `data.json:12:5: error 301 unknown_id: events[3].participants[0].leader: ...; did you mean "moon-jae-in"?`
/// Without a place in a file the record is named beside its position: `events[3].participants[0].leader of "us-call"`.
/// One line, whatever stands in the data: what could disturb it is shown escaped.
[[nodiscard]] std::string to_string(diagnostic const& d);

namespace detail {

/// Problems, a line each, errors first. Of more than fifty the first ones, then the number of the others by their codes: nobody reads
/// on, and a text of megabytes helps nobody.
[[nodiscard]] std::string in_lines(std::span<diagnostic const> problems);

} // namespace detail

/// What is wrong at a place, as an error. For one that is made on demand or alone; those of an input are collected in a `problem_list`.
[[nodiscard]] diagnostic problem_at(place where, std::string text, std::string remedy = {}, code c = code::bad_value);

/// What is wrong with an input, collected while it is read, in the order in which it is found.
class problem_list {
public:
    /// As containers have it.
    using value_type = diagnostic;

    problem_list() = default;
    /// One problem alone.
    problem_list(diagnostic only); // NOLINT: is meant to convert

    /// Adds a problem of that level. What is returned can be told more, such as its place, until the next one is added.
    diagnostic& error(code c, std::string path, std::string text, std::string remedy = {});
    diagnostic& warning(code c, std::string path, std::string text, std::string remedy = {});
    /// Where a policy decides whether it is an error.
    diagnostic& add(severity level, code c, std::string path, std::string text, std::string remedy = {});
    diagnostic& add(diagnostic d);
    void add(std::span<diagnostic const> others);

    /// Whether one of them is an error, and no warning.
    [[nodiscard]] bool has_error() const noexcept;
    /// Errors: all of them, if one is an error.
    void throw_if_error() const;

    /// The problems, as containers have them. Requires: i < size() for `[]`, not empty for `front`. Errors: `at` throws std::out_of_range.
    [[nodiscard]] bool empty() const noexcept { return all_.empty(); }
    [[nodiscard]] std::size_t size() const noexcept { return all_.size(); }
    [[nodiscard]] diagnostic const& operator[](std::size_t i) const { return all_[i]; }
    [[nodiscard]] diagnostic const& at(std::size_t i) const { return all_.at(i); }
    [[nodiscard]] diagnostic const& front() const { return all_.front(); }
    [[nodiscard]] auto begin() noexcept { return all_.begin(); }
    [[nodiscard]] auto end() noexcept { return all_.end(); }
    [[nodiscard]] auto begin() const noexcept { return all_.begin(); }
    [[nodiscard]] auto end() const noexcept { return all_.end(); }

    /// Forgets those for which `is(diagnostic const&)` is true, and keeps the order of the others.
    template <class Is>
    void erase_if(Is is)
    {
        std::erase_if(all_, is);
    }
    /// Forgets all of them.
    void clear() noexcept { all_.clear(); }
    /// By line and column; those of one place stay as they were found.
    void sort_by_line();

    friend bool operator==(problem_list const&, problem_list const&) = default;

private:
    std::vector<diagnostic> all_;
};

/// The one exception of the library. It carries every problem that was found, not only the first, and never a
/// half-made result. `what()` lists them, a line each, errors first; of more than fifty the first, and how many more of which codes.
class error : public std::runtime_error {
public:
    /// With all of these. Requires: one of them is an error.
    explicit error(problem_list problems);
    /// With one problem: without a place, and at one.
    error(entente::code c, std::string text, std::string remedy = {});
    error(entente::code c, place where, std::string text, std::string remedy);

    /// All of them, in the order in which they were found.
    [[nodiscard]] std::span<diagnostic const> diagnostics() const noexcept { return problems_; }
    /// That of the first error.
    [[nodiscard]] entente::code code() const noexcept;

private:
    problem_list problems_;
};

/// A value, or the problems because of which there is none. Warnings may stand beside a value.
template <class T>
class [[nodiscard]] result {
public:
    /// A value without a problem.
    result(T value) : value_(std::move(value)) {} // NOLINT: is meant to convert
    /// No value, because of these.
    result(problem_list problems) : problems_(std::move(problems)) {} // NOLINT: too; requires: one of them is an error
    result(diagnostic problem) : problems_(std::move(problem)) {}     // NOLINT
    /// A value, and what should be known of it.
    result(T value, problem_list warnings) : value_(std::move(value)), problems_(std::move(warnings)) {}

    /// Whether there is a value. There is none exactly if one of the problems is an error.
    [[nodiscard]] bool has_value() const noexcept { return value_.has_value(); }
    explicit operator bool() const noexcept { return has_value(); }

    /// The value. Requires: has_value(). One that is a temporary hands its value out.
    [[nodiscard]] T& operator*() & noexcept { return *value_; }
    [[nodiscard]] T const& operator*() const& noexcept { return *value_; }
    [[nodiscard]] T operator*() && { return *std::move(value_); }
    [[nodiscard]] T* operator->() noexcept { return &*value_; }
    [[nodiscard]] T const* operator->() const noexcept { return &*value_; }

    /// Errors: all problems, where there is no value.
    [[nodiscard]] T const& value() const&
    {
        if (!value_) throw error(problems_);
        return *value_;
    }
    [[nodiscard]] T value() &&
    {
        if (!value_) throw error(std::move(problems_));
        return *std::move(value_);
    }

    /// What was noticed, errors and warnings; empty where there is nothing to say.
    [[nodiscard]] problem_list const& problems() const& noexcept { return problems_; }
    [[nodiscard]] problem_list problems() && noexcept { return std::move(problems_); }

private:
    std::optional<T> value_;
    problem_list problems_;
};

} // namespace entente

/// As `to_string`: a line.
template <>
struct fmt::formatter<entente::diagnostic> : entente::detail::text_formatter {
    template <class Context>
    auto format(entente::diagnostic const& d, Context& context) const
    {
        return write(entente::to_string(d), context);
    }
};

#ifndef ENTENTE_COMPILED
#include <entente/detail/error_functions.hpp>
#endif
