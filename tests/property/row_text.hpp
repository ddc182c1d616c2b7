// What an answer's row says, all of it, as text that can be compared.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/answer.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstddef>
#include <string>

namespace property {

namespace en = entente;

[[nodiscard]] inline std::string text_of(en::candidate const& c)
{
    std::string parties_of, caveats;
    for (auto const& p : c.parties) parties_of += fmt::format("{} ", p.code());
    for (auto const k : c.caveats) caveats += fmt::format("{}, ", en::name(k));
    return fmt::format("    {}by {} {} rank {}-{} in {}..{} {} {} '{}' '{}' days {}..{} [{}]\n", parties_of, fmt::join(c.events, " "),
                       en::name(c.how), c.rank.lo, c.rank.hi, c.window.earliest().count(), c.window.latest().count(),
                       c.kind ? en::name(*c.kind) : "-", c.status ? en::name(*c.status) : "-", c.zone, c.place.code(),
                       c.days ? c.days->least : -1, c.days ? c.days->most : -1, caveats);
}
[[nodiscard]] inline std::string text_of(en::answer_row const& r)
{
    std::string out = fmt::format("  {} {} {} {}{}\n", r.leader, r.term, r.zone, en::name(r.verdict), r.tie ? ", tie" : "");
    for (auto const& c : r.candidates) out += text_of(c);
    for (auto const& b : r.blocks) {
        for (auto const& p : b.parties) out += fmt::format("{} ", p.code());
        out += "| ";
    }
    for (auto const& p : r.floating) out += fmt::format("{} floats ", p.code());
    for (std::size_t a = 0; a != r.before.size(); ++a)
        for (std::size_t b = 0; b != r.before.size(); ++b) out += a == b ? '.' : static_cast<char>('0' + static_cast<int>(r.before(a, b)));
    if (r.count) out += fmt::format(" count {}..{}", r.count->least, r.count->most);
    if (r.gap) out += fmt::format(" gap {}..{}", r.gap->least.count(), r.gap->most.count());
    if (r.gap_days) out += fmt::format(" days {}..{}", r.gap_days->least, r.gap_days->most);
    for (auto const k : r.caveats) out += fmt::format(", {}", en::name(k));
    return out + "\n";
}
/// Its words.
[[nodiscard]] inline std::string words_of(en::answer_row const& r)
{
    std::string out = fmt::format("{}\n{}\n{}\namong {}\n", r.label(), r.line(), r.why(), r.among());
    for (auto const& m : r.missing()) out += fmt::format("missing {} {}: {}\n", en::name(m.what), fmt::join(m.ids, " "), m.text);
    for (auto const& why : r.reasons()) out += fmt::format("{} before {} by {}\n", why.earlier, why.later, why.by.size());
    return out;
}

} // namespace property
