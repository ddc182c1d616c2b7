// What problems say, and how they are collected.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/compiled.hpp>
#include <entente/detail/fmt.hpp>
#include <entente/detail/printable.hpp>
#include <entente/error.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace entente {

ENTENTE_INLINE std::string to_string(diagnostic const& d)
{
    std::string out;
    if (!d.where.file.empty()) out += d.where.file + ':';
    if (d.where.line != 0) out += fmt::format("{}:{}:", d.where.line, d.where.column);
    if (!out.empty()) out += ' ';
    out += fmt::format("{} {} {}: ", d.is_error() ? "error" : "warning", static_cast<unsigned>(d.code), name(d.code));
    out += d.path;
    if (!d.record.empty() && d.where.line == 0)
        out += d.path.ends_with(']') && d.path.find('.') == std::string::npos ? " (\"" + d.record + "\")" : " of \"" + d.record + '"';
    if (!d.path.empty()) out += ": ";
    out += d.text;
    if (!d.remedy.empty()) out += "; " + d.remedy;
    return detail::printable(out);
}

ENTENTE_INLINE std::string detail::in_lines(std::span<diagnostic const> problems)
{
    constexpr std::size_t most = 50;
    std::string out;
    std::size_t told = 0;
    struct rest {
        severity level;
        entente::code code;
        std::size_t number;
    };
    std::vector<rest> untold;
    for (auto const level : {severity::error, severity::warning})
        for (auto const& d : problems) {
            if (d.level != level) continue;
            if (told != most) {
                if (told++ != 0) out += '\n';
                out += to_string(d);
                continue;
            }
            std::size_t i = 0;
            while (i != untold.size() && (untold[i].level != level || untold[i].code != d.code)) ++i;
            if (i == untold.size()) untold.push_back({level, d.code, 0});
            ++untold[i].number;
        }
    if (untold.empty()) return out;
    out += fmt::format("\nand {} more:", problems.size() - told);
    for (auto const& r : untold)
        out += fmt::format("{} {} of {} {} {}", &r == untold.data() ? "" : ",", r.number, r.level == severity::error ? "error" : "warning",
                           static_cast<unsigned>(r.code), name(r.code));
    return out;
}

ENTENTE_INLINE diagnostic problem_at(place where, std::string text, std::string remedy, code c)
{
    diagnostic d;
    d.code = c;
    d.where = std::move(where);
    d.text = std::move(text);
    d.remedy = std::move(remedy);
    return d;
}

ENTENTE_INLINE problem_list::problem_list(diagnostic only) { all_.push_back(std::move(only)); }

ENTENTE_INLINE diagnostic& problem_list::error(code c, std::string path, std::string text, std::string remedy)
{
    return add(severity::error, c, std::move(path), std::move(text), std::move(remedy));
}
ENTENTE_INLINE diagnostic& problem_list::warning(code c, std::string path, std::string text, std::string remedy)
{
    return add(severity::warning, c, std::move(path), std::move(text), std::move(remedy));
}
ENTENTE_INLINE diagnostic& problem_list::add(severity level, code c, std::string path, std::string text, std::string remedy)
{
    auto& d = add(problem_at({}, std::move(text), std::move(remedy), c));
    d.level = level;
    d.path = std::move(path);
    return d;
}
ENTENTE_INLINE diagnostic& problem_list::add(diagnostic d) { return all_.emplace_back(std::move(d)); }
ENTENTE_INLINE void problem_list::add(std::span<diagnostic const> others) { all_.insert(all_.end(), others.begin(), others.end()); }

ENTENTE_INLINE bool problem_list::has_error() const noexcept
{
    return std::any_of(all_.begin(), all_.end(), [](diagnostic const& d) { return d.is_error(); });
}
ENTENTE_INLINE void problem_list::throw_if_error() const
{
    if (has_error()) throw entente::error(*this);
}
ENTENTE_INLINE void problem_list::sort_by_line()
{
    std::stable_sort(all_.begin(), all_.end(), [](diagnostic const& a, diagnostic const& b) {
        return std::tie(a.where.line, a.where.column) < std::tie(b.where.line, b.where.column);
    });
}

ENTENTE_INLINE error::error(problem_list problems) : std::runtime_error(detail::in_lines(problems)), problems_(std::move(problems)) {}
ENTENTE_INLINE error::error(entente::code c, std::string text, std::string remedy) : error(c, place{}, std::move(text), std::move(remedy))
{
}
ENTENTE_INLINE error::error(entente::code c, place where, std::string text, std::string remedy)
    : error(problem_at(std::move(where), std::move(text), std::move(remedy), c))
{
}
ENTENTE_INLINE code error::code() const noexcept
{
    for (auto const& d : problems_)
        if (d.is_error()) return d.code;
    return problems_.empty() ? entente::code::bad_value : problems_.front().code;
}

} // namespace entente
