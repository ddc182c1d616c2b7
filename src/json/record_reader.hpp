// Values of every type from a tree of JSON, with everything that is wrong with them.
// SPDX-License-Identifier: MIT
#pragma once

#include "json/fields.hpp"
#include "json/json_tree.hpp"

#include <entente/detail/nearest.hpp>
#include <entente/detail/sorted_texts.hpp>
#include <entente/model/records.hpp>
#include <entente/time/civil.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::detail {

[[nodiscard]] inline std::string described(json_node const& n)
{
    switch (n.kind) {
    case json_kind::null: return "null";
    case json_kind::boolean: return std::string{n.text};
    case json_kind::number: return fmt::format("the number {}", excerpt(n.text));
    case json_kind::string: return fmt::format("the string {}", in_quotes(excerpt(n.text)));
    case json_kind::array: return "an array";
    case json_kind::object: return "an object";
    }
    return {};
}

/// Reads values of every type from a tree, and collects problems.
class record_reader {
public:
    /// Whether parties may be named as people name them, or are codes already.
    enum class naming : std::uint8_t { free, coded };

    record_reader(json_tree const& tree, problem_list& problems, naming of_parties = naming::free)
        : tree_(tree)
        , problems_(problems)
        , of_parties_(of_parties)
    {
        if (auto const parties = tree_.member(json_tree::root, "parties"))
            for (auto const p : tree_.children(*parties))
                if (auto const code = tree_.member(p, "code")) own_parties_.push_back(tree_[*code].text);
        std::ranges::sort(own_parties_);
        if (auto const groups = tree_.member(json_tree::root, "groups"))
            for (auto const g : tree_.children(*groups))
                if (auto const id = tree_.member(g, "id")) group_ids_.insert(tree_[*id].text);
    }

    void document(records& out)
    {
        if (!is(json_tree::root, json_kind::object, "an object")) return;
        auto const format = tree_.member(json_tree::root, "format");
        // What another format means cannot be known, so nothing more is said of it.
        if (format && !is_our_format(*format)) return;
        object(json_tree::root, out, &out.kept);
    }

    template <class Record>
    void record(std::uint32_t node, Record& out)
    {
        value(node, out);
    }

private:
    class members;

    void report(std::uint32_t node, code c, std::string text, std::string remedy)
    {
        problems_.error(c, tree_.path(node), std::move(text), std::move(remedy)).where = tree_.where(tree_[node].at);
    }

    bool is(std::uint32_t node, json_kind kind, std::string_view expected)
    {
        if (tree_[node].kind == kind) return true;
        report(node, code::wrong_type, "found " + described(tree_[node]), fmt::format("expected {}", expected));
        return false;
    }

    bool is_our_format(std::uint32_t node)
    {
        if (tree_[node].kind == json_kind::string && tree_[node].text == format_name) return true;
        report(node, code::wrong_format, fmt::format("the format is {}", described(tree_[node])),
               fmt::format("expected {}", in_quotes(format_name)));
        return false;
    }

    void value(std::uint32_t node, std::string& out)
    {
        if (is(node, json_kind::string, "a string")) out = tree_[node].text;
    }

    void value(std::uint32_t node, bool& out)
    {
        if (is(node, json_kind::boolean, "true or false")) out = tree_[node].text == "true";
    }

    /// A number of days. Only the plain spelling, so that the number can be written as it was read.
    void value(std::uint32_t node, std::optional<int>& out)
    {
        if (!is(node, json_kind::number, "a whole number")) return;
        auto const text = tree_[node].text;
        int number = 0;
        auto const error = std::from_chars(text.data(), text.data() + text.size(), number).ec;
        if (error == std::errc{} && text == std::to_string(number) && number > most_days)
            report(node, code::bad_value, fmt::format("{} days are too many to be counted", number),
                   fmt::format("give {} at most, which are 9999 years", most_days));
        else if (error == std::errc{} && text == std::to_string(number)) out = number;
        else
            report(node, code::bad_value, fmt::format("{} is no whole number in plain digits", excerpt(text)),
                   "write it as 2, not as 2.0 or 2e0");
    }

    template <vocabulary Word>
    void value(std::uint32_t node, Word& out)
    {
        if (!is(node, json_kind::string, "a string")) return;
        auto const text = tree_[node].text;
        if (auto const known = word<Word>(text)) out = *known;
        else
            report(node, code::bad_value, fmt::format("{} is none of {}", in_quotes(excerpt(text)), fmt::join(words<Word>, ", ")),
                   did_you_mean(text, words<Word>));
    }

    template <vocabulary Word>
    void value(std::uint32_t node, std::optional<Word>& out)
    {
        value(node, out.emplace());
    }

    void value(std::uint32_t node, party& out)
    {
        if (!is(node, json_kind::string, "a string")) return;
        auto const text = tree_[node].text;
        if (auto const found = find(text)) out = *found;
        // After a syntax error the file's own parties may be among what was not read.
        else if (tree_.complete())
            report(node, code::unknown_party, fmt::format("{} is no party", in_quotes(excerpt(text))), nearest_party(text));
    }

    void value(std::uint32_t node, order_claim& out)
    {
        if (!is(node, json_kind::array, "an array")) return;
        for (auto const step : tree_.children(node)) {
            auto& moments = out.steps.emplace_back();
            if (tree_[step].kind == json_kind::string) moments.emplace_back(tree_[step].text);
            else if (is(step, json_kind::array, "a moment, or an array of moments")) {
                value(step, moments);
                if (moments.size() < 2 && tree_[step].whole)
                    report(step, code::bad_value,
                           fmt::format("a step of {} in an array of its own", moments.empty() ? "no moment" : "one moment"),
                           moments.empty() ? "leave the step out" : "write " + in_quotes(moments.front()));
            }
        }
    }

    template <class T>
    void value(std::uint32_t node, std::vector<T>& out)
    {
        if (!is(node, json_kind::array, "an array")) return;
        out.reserve(tree_[node].count);
        for (auto const child : tree_.children(node)) value(child, out.emplace_back());
    }

    void value(std::uint32_t node, detail::record auto& out)
    {
        if constexpr (requires { out.kept; }) object(node, out, &out.kept);
        else object(node, out, nullptr);
    }

    template <class Record>
    void object(std::uint32_t node, Record& out, kept* rest);

    void form(std::uint32_t node, std::size_t form, claim& out)
    {
        switch (form) {
        case 0: return value(node, out.says.emplace<order_claim>());
        case 1: return object(node, out.says.emplace<distance_claim>(), &out.kept_inside);
        case 2: return object(node, out.says.emplace<first_claim>(), &out.kept_inside);
        default: return object(node, out.says.emplace<complete_claim>(), &out.kept_inside);
        }
    }

    /// A party of the file's own, or one that is known anyway.
    [[nodiscard]] std::optional<party> find(std::string_view text) const
    {
        if (party::is_code(text) && (of_parties_ == naming::coded || std::ranges::binary_search(own_parties_, text))) return party{text};
        return of_parties_ == naming::coded ? std::nullopt : find_party(text);
    }

    [[nodiscard]] std::string nearest_party(std::string_view text) const
    {
        std::vector<std::string_view> candidates;
        auto const use = [&](std::string_view code) { candidates.push_back(code); };
        if (own_parties_.size() <= few_texts) std::ranges::for_each(own_parties_, use);
        else if (text.size() <= longest_slip) for_each_like(text, own_parties_, std::identity{}, use);
        for (auto const& known : entente::known_parties()) {
            candidates.push_back(known.id.code());
            candidates.push_back(known.name);
        }
        auto remedy = did_you_mean(text, candidates);
        return remedy.empty() ? "expected a code such as KOR or NATO, an English name, or a code that \"parties\" defines" : remedy;
    }

    json_tree const& tree_;
    problem_list& problems_;
    naming of_parties_;
    std::vector<std::string_view> own_parties_; ///< their codes, sorted
    std::set<std::string_view> group_ids_;
    std::vector<char> taken_;              ///< of each member of the objects being read, whether it was asked for
    std::vector<std::string_view> absent_; ///< keys that were asked for, and that those objects have not
};

/// The members of one object, taken out by the record's description.
class record_reader::members {
public:
    members(record_reader& r, std::uint32_t node)
        : reader_(r)
        , node_(node)
        , children_(r.tree_.children(node))
        , taken_(r.taken_.size())
        , absent_(r.absent_.size())
    {
        r.taken_.resize(taken_ + children_.size());
    }
    ~members()
    {
        reader_.taken_.resize(taken_);
        reader_.absent_.resize(absent_);
    }
    members(members const&) = delete;
    members& operator=(members const&) = delete;

    void required(std::string_view key, auto& out)
    {
        if (auto const child = find(key)) {
            reader_.value(*child, out);
            if (reader_.tree_[*child].kind == json_kind::string && reader_.tree_[*child].text.empty())
                reader_.report(*child, code::missing_field, fmt::format("the field {} is empty", in_quotes(key)), "give it a value");
        } else missing(fmt::format("the field {} is missing", in_quotes(key)), "add it");
    }

    template <class T>
    void field(std::string_view key, T& out, T const& fallback = {})
    {
        out = fallback;
        auto const child = find(key);
        if (!child) return;
        reader_.value(*child, out);
        as_written_ = as_written_ && out != fallback;
    }

    void time(std::string_view key, when& out)
    {
        std::string text;
        std::string zone;
        auto in = calendar::gregorian;
        field(key, text);
        field("zone", zone);
        field("calendar", in);
        out = when{std::move(text), std::move(zone)}.in(in);
    }

    void format(std::string_view key)
    {
        if (!find(key)) missing_format(key);
    }

    void code(std::string_view key, party& out)
    {
        std::string text;
        required(key, text);
        if (party::is_code(text)) out = party{text};
        else if (!text.empty())
            reader_.report(*find(key), code::bad_value, fmt::format("{} is no code of a party", in_quotes(excerpt(text))),
                           "a code is 1 to 8 capital letters, digits, - or _");
    }

    /// Parties by their code; what else stands there may be a group, and is left as it is.
    void parties_or_groups(std::string_view key, std::vector<std::string>& out)
    {
        field(key, out);
        if (reader_.of_parties_ == naming::coded) return; // and a code that is left may be the id of a group
        for (auto& text : out)
            if (!reader_.group_ids_.contains(text))
                if (auto const found = reader_.find(text)) text = found->code();
    }

    void form(claim& out)
    {
        std::optional<std::string_view> said;
        for (std::size_t i = 0; i != claim_forms.size(); ++i) {
            auto const key = claim_forms[i];
            auto const child = find(key);
            if (!child) continue;
            if (said)
                reader_.report(*child, code::bad_value, fmt::format("the claim says {} already", in_quotes(*said)),
                               "a claim says one thing: make this a claim of its own");
            else reader_.form(*child, i, out);
            said = said.value_or(key);
        }
        if (!said) missing("the claim says nothing", R"(add "order", "distance", "first" or "all")");
    }

    /// What the description did not ask for: kept, with a warning where it looks like a slip for something that is absent.
    void rest(kept* out)
    {
        auto const& tree = reader_.tree_;
        auto const absent = std::span(reader_.absent_).subspan(absent_);
        bool const any =
            std::find(reader_.taken_.begin() + static_cast<std::ptrdiff_t>(taken_), reader_.taken_.end(), 0) != reader_.taken_.end();
        bool const tells_order = out != nullptr && (any || !as_written_ || node_ == json_tree::root);
        if (tells_order)
            for (auto const child : children_) out->order.emplace_back(tree[child].key);
        if (!any) return;
        for (std::size_t i = 0; i != children_.size(); ++i) {
            auto const child = children_[i];
            auto const key = tree[child].key;
            if (is_taken(i) || is_repeated(key)) continue;
            if (out) out->others.emplace_back(key, tree.compact(child));
            if (auto remedy = did_you_mean(key, absent); !remedy.empty() && tree[node_].whole)
                reader_.problems_
                    .warning(code::bad_value, tree.path(child),
                             fmt::format("the key {} is not known and was kept as it is", in_quotes(key)), std::move(remedy))
                    .where = tree.where_key(child);
        }
    }

private:
    /// Most objects have their keys in the order in which they are asked for, so the one behind the last is looked at first.
    std::optional<std::uint32_t> find(std::string_view key)
    {
        auto const size = children_.size();
        for (std::size_t n = 0, i = next_; n != size; ++n, ++i) {
            if (i == size) i = 0;
            if (reader_.tree_[children_[i]].key != key) continue;
            reader_.taken_[taken_ + i] = 1;
            as_written_ = as_written_ && i >= next_;
            next_ = i + 1;
            return children_[i];
        }
        reader_.absent_.push_back(key);
        return std::nullopt;
    }
    [[nodiscard]] bool is_taken(std::size_t i) const { return reader_.taken_[taken_ + i] != 0; }
    /// Of a key that stands twice only one is taken.
    [[nodiscard]] bool is_repeated(std::string_view key) const
    {
        for (std::size_t i = 0; i != children_.size(); ++i)
            if (is_taken(i) && reader_.tree_[children_[i]].key == key) return true;
        return false;
    }

    /// What is missing in an object that the file breaks off may have stood behind.
    void missing(std::string text, std::string remedy)
    {
        if (reader_.tree_[node_].whole) reader_.report(node_, code::missing_field, std::move(text), std::move(remedy));
    }

    void missing_format(std::string_view key)
    {
        if (reader_.tree_[node_].whole)
            reader_.report(node_, code::wrong_format, fmt::format("the key {} is missing", in_quotes(key)),
                           fmt::format("begin with {}: {}", in_quotes(key), in_quotes(format_name)));
    }

    record_reader& reader_;
    std::uint32_t node_;
    std::span<std::uint32_t const> children_;
    std::size_t next_ = 0;
    bool as_written_ = true;     ///< so far, as `write` puts it without being told the order
    std::size_t taken_, absent_; ///< where its own begin, in those of the reader
};

template <class Record>
void record_reader::object(std::uint32_t node, Record& out, kept* rest)
{
    if (!is(node, json_kind::object, "an object")) return;
    members m{*this, node};
    describe(m, out);
    m.rest(rest);
}

} // namespace entente::detail
