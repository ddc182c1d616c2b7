// Unbroken holdings of an office, out of statements that may overlap, adjoin or repeat each other.
// SPDX-License-Identifier: MIT
#include "import/terms/holdings.hpp"

#include "json/json_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace entente::detail {

namespace {

/// When a statement certainly and possibly begins and ends.
struct extent {
    held_statement const* of;
    day_window begins, ends;
    bool has_start = false, has_end = false; ///< given
    bool goes_on = false;
};

std::optional<day_window> window_of(std::set<said_time> const& times)
{
    std::optional<day_window> out;
    for (auto const& t : times) {
        auto const days = t.is == said_time::kind::given ? days_of(t.time) : std::nullopt;
        if (!days) continue;
        if (!out) out = days;
        out->first = std::min(out->first, days->first);
        out->last = std::max(out->last, days->last);
    }
    return out;
}

extent extent_of(held_statement const& s)
{
    extent out{&s, {}, {}};
    if (auto const w = window_of(s.starts)) {
        out.begins = *w;
        out.has_start = true;
    }
    auto const end = window_of(s.ends);
    if (end && !(out.has_start && end->last < out.begins.first)) {
        out.ends = *end;
        out.has_end = true;
        if (out.has_start) out.ends.first = std::max(out.ends.first, out.begins.first);
    } else if (!end && std::any_of(s.ends.begin(), s.ends.end(), [](auto const& e) { return e.is == said_time::kind::never; })) {
        out.goes_on = true;
        out.ends.first = civil_day::future();
    } else if (out.has_start) out.ends.first = out.begins.first - 1; // so that only what begins with it touches it
    return out;
}

bool same_times(std::set<said_time> const& a, std::set<said_time> const& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](auto const& x, auto const& y) { return x.is == y.is && x.time == y.time; });
}

bool touch(extent const& a, extent const& b)
{
    if (a.has_start && b.has_start) {
        bool const alike = same_times(a.of->starts, b.of->starts);
        if (alike && (!a.has_end || !b.has_end || same_times(a.of->ends, b.of->ends))) return true;
        return b.begins.last <= a.ends.first + 1 && a.begins.last <= b.ends.first + 1;
    }
    if (a.has_start == b.has_start && !a.has_end && !b.has_end) return false; // two statements without dates are two
    return a.has_end && b.has_end && same_times(a.of->ends, b.of->ends);
}

/// Sets of what touches, also by way of others.
class joined {
public:
    explicit joined(std::size_t count) : root_(count) { std::iota(root_.begin(), root_.end(), std::size_t{0}); }
    std::size_t operator()(std::size_t i)
    {
        while (root_[i] != i) i = root_[i] = root_[root_[i]];
        return i;
    }
    void join(std::size_t a, std::size_t b) { root_[std::max((*this)(a), (*this)(b))] = std::min((*this)(a), (*this)(b)); }

private:
    std::vector<std::size_t> root_;
};

unbroken_holding whole(std::vector<extent> const& all, std::vector<std::size_t> const& members)
{
    unbroken_holding out{};
    for (auto const i : members) out.parts.push_back(all[i].of);
    bool const taken_back = out.is_deprecated();
    std::optional<civil_day> last_end, goes_on_from, left_open;
    for (auto const i : members) {
        auto const& e = all[i];
        if (e.of->rank == source_rank::deprecated && !taken_back) continue;
        if (e.has_start) {
            out.begins.first = out.begins.first.is_finite() ? std::min(out.begins.first, e.begins.first) : e.begins.first;
            out.begins.last = std::min(out.begins.last, e.begins.last);
        }
        auto const later = [](std::optional<civil_day>& of, civil_day d) { of = of ? std::max(*of, d) : d; };
        if (e.has_end) later(last_end, e.ends.first);
        else if (e.goes_on) later(goes_on_from, e.begins.first);
        else later(left_open, e.has_start ? e.begins.first : civil_day::past());
    }
    out.goes_on = goes_on_from && (!last_end || *last_end <= *goes_on_from);
    out.open = !out.goes_on && (!last_end || (left_open && *last_end <= *left_open && *left_open != out.begins.first));
    if (out.goes_on) out.ends.first = civil_day::future();
    else if (out.open) out.ends.first = left_open && left_open->is_finite() ? *left_open : out.begins.first;
    else out.ends.first = *last_end;
    return out;
}

void tell_odd_ones(std::vector<extent> const& all, std::vector<std::size_t> const& members,
                   std::function<void(code, held_statement const&, std::string, std::string)> const& tell)
{
    for (auto const i : members)
        for (auto const k : members) {
            auto const &a = all[i], &b = all[k];
            if (!a.has_end || !b.has_end || a.of->rank == source_rank::deprecated || b.of->rank == source_rank::deprecated) continue;
            if (a.begins.last < b.begins.first && b.begins.last < a.ends.first && a.ends.last < b.ends.first)
                tell(code::terms_overlap, *b.of,
                     fmt::format("{} begins by {}, while {} holds the same office until {}", in_quotes(excerpt(b.of->id)),
                                 to_string(b.begins.last), in_quotes(excerpt(a.of->id)), to_string(a.ends.first)),
                     "the two are one unbroken term");
        }
}

} // namespace

std::optional<day_window> days_of(when const& time)
{
    if (time.empty()) return std::nullopt;
    auto const read = [](auto const& t) {
        if constexpr (requires { t.calendar(); }) return edtf::try_parse(t.text(), edtf_dialect::profile, t.calendar());
        else return edtf::try_parse(t.text());
    }(time);
    if (!read) return std::nullopt;
    auto const d = read->day_bounds();
    return day_window{d.earliest, d.latest};
}

std::string doubted(when const& time)
{
    auto const& text = time.text();
    bool const plain = std::all_of(text.begin(), text.end(), [](char c) { return ('0' <= c && c <= '9') || c == '-'; });
    return plain && !text.empty() ? text + '?' : text;
}

bool is_reversed(held_statement const& s)
{
    auto const start = window_of(s.starts), end = window_of(s.ends);
    return start && end && end->last < start->first;
}

bool unbroken_holding::is_deprecated() const
{
    return std::all_of(parts.begin(), parts.end(), [](auto const* s) { return s->rank == source_rank::deprecated; });
}

bool unbroken_holding::may_begin(said_time const& t) const
{
    auto const days = days_of(t.time);
    return !days || days->first <= begins.last;
}

bool unbroken_holding::may_end(said_time const& t) const
{
    if (t.is != said_time::kind::given) return !open;
    auto const days = days_of(t.time);
    return !open && !goes_on && (!days || days->last >= ends.first);
}

std::vector<unbroken_holding> unbroken(std::vector<held_statement const*> const& statements,
                                       std::function<void(code, held_statement const&, std::string, std::string)> const& tell)
{
    std::vector<extent> all;
    for (auto const* s : statements) {
        all.push_back(extent_of(*s));
        if (is_reversed(*s))
            tell(code::reversed_term, *s,
                 fmt::format("{} ends at {}, before it begins, at {}", in_quotes(excerpt(s->id)), s->ends.begin()->time.text(),
                             s->starts.begin()->time.text()),
                 "one of the two is wrong: the start is kept as uncertain, and the end beside it");
    }
    joined sets(all.size());
    auto const taken_back = [&](std::size_t i) { return all[i].of->rank == source_rank::deprecated; };
    for (std::size_t i = 0; i != all.size(); ++i)
        for (std::size_t k = 0; k != i; ++k)
            if (taken_back(i) == taken_back(k) && touch(all[i], all[k])) sets.join(i, k);
    auto const is_bare = [&](std::size_t i) { return !all[i].has_start && !all[i].has_end && !all[i].goes_on; };
    std::set<std::size_t> dated;
    for (std::size_t i = 0; i != all.size(); ++i)
        if (!taken_back(i) && !is_bare(i)) dated.insert(sets(i));
    if (dated.size() == 1)
        for (std::size_t i = 0; i != all.size(); ++i)
            if (!taken_back(i) && is_bare(i)) sets.join(i, *dated.begin());
    for (std::size_t i = 0; i != all.size(); ++i) {
        if (!taken_back(i)) continue;
        std::set<std::size_t> at;
        for (std::size_t k = 0; k != all.size(); ++k)
            if (!taken_back(k) && touch(all[i], all[k])) at.insert(sets(k));
        if (at.size() == 1) sets.join(i, *at.begin());
    }
    std::map<std::size_t, std::vector<std::size_t>> members;
    for (std::size_t i = 0; i != all.size(); ++i) members[sets(i)].push_back(i);
    std::vector<unbroken_holding> out;
    for (auto const& [root, those] : members) {
        tell_odd_ones(all, those, tell);
        out.push_back(whole(all, those));
    }
    return out;
}

} // namespace entente::detail
