// Examines many random stories, counts what was exact, and prints a failing one as small as it gets.
// SPDX-License-Identifier: MIT
#pragma once

#include "catch.hpp"
#include "property/draw.hpp"
#include "property/examine.hpp"
#include "property/shrink.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace property {

[[nodiscard]] inline std::uint64_t number_from(char const* variable, std::uint64_t otherwise)
{
    auto const* text = std::getenv(variable);
    return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}
[[nodiscard]] inline std::string text_from(char const* variable)
{
    auto const* text = std::getenv(variable);
    return text == nullptr ? std::string{} : std::string(text);
}

/// What the environment asks of a run:
///
///     ENTENTE_SEED   other stories
///     ENTENTE_CASES  how many
///     ENTENTE_CASE   one alone
///     ENTENTE_AIM    only questions with this aim ("count")
///     ENTENTE_KIND   only cases whose kind contains this ("holes"); kinds stand in what a run prints
///     ENTENTE_WHAT   only properties whose name contains this ("rank")
///     ENTENTE_SURVEY goes on after a failure, and prints one example of each kind of failure in the end
struct run_options {
    std::uint64_t seed = number_from("ENTENTE_SEED", 20250609);
    std::uint64_t cases = 0;
    std::optional<std::uint64_t> only =
        std::getenv("ENTENTE_CASE") == nullptr ? std::nullopt : std::optional(number_from("ENTENTE_CASE", 0));
    std::string aim = text_from("ENTENTE_AIM");
    std::string kind = text_from("ENTENTE_KIND");
    std::string what = text_from("ENTENTE_WHAT");
    bool survey = std::getenv("ENTENTE_SURVEY") != nullptr;

    /// One of so many parts of a suite.
    explicit run_options(std::uint64_t usual, std::uint64_t parts = 1) : cases((number_from("ENTENTE_CASES", usual) + parts - 1) / parts) {}
    [[nodiscard]] bool is_narrowed() const { return only || !aim.empty() || !kind.empty() || !what.empty() || survey; }
};

/// Whether a run must have its share of possible answers, and of those that rest on claims.
enum class shares { wanted, any };

template <class Examine, class Prepare>
class suite {
public:
    suite(char const* name, run_options options, shares share, Examine examine_one, Prepare prepare)
        : name_(name)
        , options_(std::move(options))
        , share_(share)
        , examine_(std::move(examine_one))
        , prepare_(std::move(prepare))
    {
    }

    void run()
    {
        std::printf("%s: ENTENTE_SEED=%llu ENTENTE_CASES=%llu\n", name_, static_cast<unsigned long long>(options_.seed),
                    static_cast<unsigned long long>(options_.cases));
        std::size_t tries = 0;
        for (auto n = options_.only.value_or(0);
             options_.only ? n == *options_.only : done_ < options_.cases && tries < 50 * options_.cases; ++n, ++tries)
            one(n);
        print();
        CHECK(failures_ == 0);
        CHECK(done_ != 0);
        if (options_.is_narrowed() || share_ == shares::any) return;
        CHECK(possible_ * 3 >= done_); // else the run shows little
        CHECK(on_claims_ * 10 >= done_);
    }

private:
    struct count {
        std::size_t exact = 0;
        std::size_t all = 0;
    };

    [[nodiscard]] std::optional<found> failure_of(outcome const& o) const
    {
        for (auto const& f : o.all)
            if (f.what.find(options_.what) != std::string::npos && (!f.sound || (!f.exact && is_promised(o.as, f.what)))) return f;
        return std::nullopt;
    }
    [[nodiscard]] outcome examined(story const& s, std::uint64_t own_seed) const
    {
        try {
            return examine_(s, own_seed);
        } catch (en::error const& e) {
            outcome o;
            // terms that overlap, or end before they begin: no timeline, and so no answer
            auto const is_refused = [](en::diagnostic const& x) {
                return x.code == en::code::terms_overlap || x.code == en::code::term_reversed;
            };
            o.skipped = std::any_of(e.diagnostics().begin(), e.diagnostics().end(), is_refused);
            o.kind = "error";
            o.all.push_back({"error", false, false, "none", e.what()});
            return o;
        }
    }

    void one(std::uint64_t n)
    {
        auto const own_seed = options_.seed * 1'000'003 + n;
        dice d(own_seed);
        auto const s = prepare_(random_story(d));
        if (!options_.aim.empty() && options_.aim != aim_names[static_cast<std::size_t>(s.asks.aim)]) return;
        auto const o = examined(s, own_seed);
        if (o.skipped) {
            ++passed_over_;
            return;
        }
        if (o.kind.find(options_.kind) == std::string::npos) return;
        ++done_;
        possible_ += o.is_possible;
        on_claims_ += o.rests_on_claims;
        for (auto const& f : o.all) {
            auto& t = tallies_[o.kind][f.what];
            t.exact += f.exact;
            ++t.all;
        }
        if (auto const f = failure_of(o)) fail(s, n, o, *f, own_seed);
    }
    void fail(story const& s, std::uint64_t n, outcome const& o, found const& f, std::uint64_t own_seed)
    {
        ++failures_;
        auto const sort = f.what + (f.sound ? " (wider)" : " (WRONG)");
        if (options_.survey && sorts_[sort]++ >= number_from("ENTENTE_SURVEY", 1)) return;
        auto const again = [&](story const& t) {
            auto const left = examine_(t, own_seed);
            auto const g = failure_of(left);
            return !left.skipped && g && g->what == f.what && g->sound == f.sound;
        };
        auto const less = f.what == "error" ? s : smaller(s, again);
        auto const left = examined(less, own_seed);
        auto const why = failure_of(left).value_or(f);
        auto const message =
            fmt::format("ENTENTE_SEED={} ENTENTE_CASE={} ({}), {}\n{}expected {}, got {}\n\nsmaller ({}):\n{}expected {}, got {}\n",
                        options_.seed, n, o.kind, sort, text(s), f.expected, f.got, left.kind, text(less), why.expected, why.got);
        if (!options_.survey) FAIL(message);
        std::printf("%s\n", message.c_str());
    }
    void print() const
    {
        std::printf("%zu cases, %zu passed over (too many worlds, none, or the pages leave it open); %zu possible, %zu rest on a claim\n",
                    done_, passed_over_, possible_, on_claims_);
        for (auto const& [kind, properties] : tallies_) {
            count sum;
            std::string wider;
            for (auto const& [what, c] : properties) {
                sum.exact += c.exact;
                sum.all += c.all;
                if (c.exact != c.all) wider += fmt::format("; {} {} of {}", what, c.exact, c.all);
            }
            std::printf("%s: %zu of %zu exact%s\n", kind.c_str(), sum.exact, sum.all, wider.c_str());
        }
        if (options_.survey)
            for (auto const& [sort, n] : sorts_) std::printf("%6zu  %s\n", n, sort.c_str());
    }

    char const* name_;
    run_options options_;
    shares share_;
    Examine examine_;
    Prepare prepare_;
    std::map<std::string, std::map<std::string, count>> tallies_;
    std::map<std::string, std::size_t> sorts_;
    std::size_t done_ = 0;
    std::size_t passed_over_ = 0;
    std::size_t possible_ = 0;
    std::size_t on_claims_ = 0;
    std::size_t failures_ = 0;
};

/// `examine_one(story, seed)` returns an outcome; `prepare` makes of a random story one that it can examine.
template <class Examine, class Prepare>
void check_cases(char const* name, run_options options, shares share, Examine examine_one, Prepare prepare)
{
    suite<Examine, Prepare>(name, std::move(options), share, std::move(examine_one), std::move(prepare)).run();
}

} // namespace property
