// What the readers of other people's files have in common: the report, and how far they are.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/detail/format.hpp>
#include <entente/error.hpp>
#include <entente/model/records.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace entente::io {

/// How far a reader is.
struct progress {
    std::uint64_t rows = 0;  ///< read so far
    std::uint64_t bytes = 0; ///< read so far
    std::uint64_t total = 0; ///< bytes of the file; 0: not known

    /// From 0 to 1; 0 where the total is not known.
    [[nodiscard]] double share() const noexcept { return total == 0 ? 0.0 : static_cast<double>(bytes) / static_cast<double>(total); }
};

/// Something that is told, now and then and at the end, how far a reader is. It does not own what it calls, which must
/// live as long as the reading: a named lambda, not one written in the call.
class progress_callback {
public:
    constexpr progress_callback() noexcept = default;
    /// Of something that can be called with a `progress`.
    template <class F>
        requires std::invocable<F&, progress const&> &&
            (!std::same_as<std::remove_const_t<F>, progress_callback>)constexpr progress_callback(
                F& f) noexcept                                                         // NOLINT: is meant to convert
            : context_(const_cast<void*>(static_cast<void const*>(std::addressof(f)))) // NOLINT: as const as it was when it is called
            , call_([](void* context, progress const& p) { (*static_cast<F*>(context))(p); })
        {
        }

        /// Calls it, if there is something to call.
        void operator()(progress const& p) const
        {
            if (call_ != nullptr) call_(context_, p);
        }

    private:
        void* context_ = nullptr;
        void (*call_)(void*, progress const&) = nullptr;
};

/// What was found in rows, under one code: in how many, and what and where in the first of them.
struct finding {
    entente::code code = entente::code::bad_value; ///< what was found
    std::uint64_t rows = 0;                        ///< in how many
    problem_list examples;                         ///< the first of them, with their lines

    friend bool operator==(finding const&, finding const&) = default;
};

/// What became of every row of a file. A row is kept (something of its own came of it), merged (it says again, or from the
/// other side, what another row says) or left out, for one reason. Any row with the right fields may be suspicious beside
/// that, for any number of reasons; nothing about it was changed. Blank lines and a header are no rows.
struct import_report {
    std::string file;                ///< the path that was read; of several the first, and how many more. Examples name their own
    std::uint64_t rows = 0;          ///< kept + merged + left_out
    std::uint64_t kept = 0;          ///< something of their own came of them
    std::uint64_t merged = 0;        ///< they say again what another row says
    std::uint64_t left_out = 0;      ///< nothing came of them
    std::vector<finding> reasons;    ///< of rows left out, in the order in which they came up; their rows add up to `left_out`
    std::vector<finding> suspicions; ///< of rows with something odd about them, in the order in which they came up
    std::size_t examples = 1000;     ///< how many a finding keeps; further rows are only counted

    /// How many rows were left out or are suspicious because of this.
    [[nodiscard]] std::uint64_t count(entente::code c) const;
    /// What is known of them, by line; empty if there are none.
    [[nodiscard]] problem_list examples_of(entente::code c) const;

    /// Counts a row that was kept; that was merged.
    void keep() noexcept { ++rows, ++kept; }
    void merge() noexcept { ++rows, ++merged; }
    /// `describe` makes the diagnostic, and is called only if it will be kept as an example.
    template <std::invocable Describe>
    void leave_out(entente::code c, Describe const& describe)
    {
        ++rows, ++left_out;
        note(reasons, c, severity::error, describe);
    }
    /// Counts no row; `keep` or `merge` it as well.
    template <std::invocable Describe>
    void suspect(entente::code c, Describe const& describe)
    {
        note(suspicions, c, severity::warning, describe);
    }

    /// Puts the examples of each finding into the order of their files and lines.
    void sort_examples();

    friend bool operator==(import_report const&, import_report const&) = default;

private:
    template <class Describe>
    void note(std::vector<finding>& in, entente::code c, severity level, Describe const& describe)
    {
        std::size_t i = 0;
        while (i != in.size() && in[i].code != c) ++i;
        if (i == in.size()) in.push_back({c, 0, {}});
        ++in[i].rows;
        if (in[i].examples.size() >= examples) return;
        diagnostic d = describe();
        d.code = c;
        d.level = level;
        in[i].examples.add(std::move(d));
    }
};

/// What the readers of coded event data, `read_icews` and `read_gdelt`, are told.
struct coded_options {
    progress_callback progress;  ///< is told how far the reading is
    std::size_t examples = 1000; ///< see import_report
    std::string zone = "UTC";    ///< whose days the days of the file are; empty: nobody knows, any on Earth
    bool other_codes = false;    ///< true: rows that are no contact are kept, too, as statements with their code as the topic
};

/// What a reader returns: the parts of a timeline, to be given to a builder, and what became of the rows.
struct imported {
    records facts;        ///< to be added to a builder
    import_report report; ///< what became of each row
};

/// The counts, and of every finding the number of rows and its first three examples, a line each.
[[nodiscard]] std::string to_string(import_report const& r);

} // namespace entente::io

/// As `to_string`, on several lines.
template <>
struct fmt::formatter<entente::io::import_report> : entente::detail::text_formatter {
    template <class Context>
    auto format(entente::io::import_report const& r, Context& context) const
    {
        return write_lines(to_string(r), context);
    }
};
