// Records that the shapes have in common.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/entente.hpp>

#include <fmt/format.h>

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace bench {

namespace en = entente;

[[nodiscard]] inline std::string numbered(char const* what, std::size_t i) { return fmt::format("{}{}", what, i); }

/// A report that it was held; nobody says when.
[[nodiscard]] inline en::report told(std::string source = {}, std::string time = {})
{
    return {std::move(source), en::status::held, en::when{std::move(time), "UTC"}, {}, {}, {}};
}

/// Whoever it is, "lee", and a party.
[[nodiscard]] inline en::event call_of_lee(std::string id, en::party with, en::report how)
{
    en::event e;
    e.id = std::move(id);
    e.participants = {{"lee", en::party{"KOR"}, {}, {}, {}}, {{}, with, {}, {}, {}}};
    e.reports = {std::move(how)};
    return e;
}

/// Lee, with a term.
[[nodiscard]] inline en::records only_lee()
{
    en::records out;
    out.leaders.push_back({"lee", "Lee", {}, {}, {}});
    out.offices.push_back({"KOR/president", en::party{"KOR"}, "president", {}});
    en::term t{"lee-1", "lee", "KOR/president", false, {}, {}, {}};
    t.at(en::took_office) = {{{}, {}, en::when{"2000-01-01T12:00:00", "UTC"}, {}, {}, {}}};
    out.terms.push_back(std::move(t));
    return out;
}

/// And n undated calls with the same party, e0, e1, ...
[[nodiscard]] inline en::records calls_of_lee(std::size_t n)
{
    auto out = only_lee();
    for (std::size_t i = 0; i != n; ++i) out.events.push_back(call_of_lee(numbered("e", i), en::party{"USA"}, told()));
    return out;
}

inline void add_source(en::records& to, std::string id)
{
    to.sources.emplace_back();
    to.sources.back().id = std::move(id);
}
/// "a, then b", each on its own word.
inline void add_order(en::records& to, std::string a, std::string b)
{
    to.claims.emplace_back();
    to.claims.back().says = en::order_claim{{{std::move(a)}, {std::move(b)}}};
}

[[nodiscard]] inline en::timeline built(en::records all) { return en::builder{en::utc_and_offsets()}.add(std::move(all)).build(); }

/// Records, which are built when it is measured.
[[nodiscard]] inline auto building(en::records all)
{
    return [held = std::make_shared<en::records>(std::move(all))] { (void)built(std::move(*held)); };
}

} // namespace bench
