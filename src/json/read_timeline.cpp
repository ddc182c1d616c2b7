// From documents to a timeline, every problem with its place.
// SPDX-License-Identifier: MIT
#include "json/json_tree.hpp"
#include "text.hpp"
#include "text_file.hpp"

#include <entente/io/json.hpp>
#include <entente/io/letters.hpp>
#include <entente/io/zones.hpp>
#include <entente/model/detail/twins.hpp>
#include <entente/timeline/builder.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <future>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

namespace entente::io {

namespace {

/// Several documents as one set of records, which remembers where each record came from.
class collection {
public:
    void read(std::string_view text, std::string file_name) { add(part_of(text, std::move(file_name))); }

    /// The files are parsed side by side, and taken in one after the other: what comes of them is the same on any machine.
    void read_files(std::vector<std::string> const& paths)
    {
        std::vector<part> parts(paths.size());
        auto const in_turn = largest_first(paths);
        std::atomic<std::size_t> next = 0;
        auto const parse_some = [&] {
            for (auto i = next++; i < paths.size(); i = next++) parts[in_turn[i]] = part_of_file(paths[in_turn[i]]);
        };
        std::vector<std::future<void>> others;
        auto const at_once = std::min<std::size_t>(paths.size(), std::thread::hardware_concurrency());
        try {
            for (std::size_t i = 1; i < at_once; ++i) others.push_back(std::async(std::launch::async, parse_some));
        } catch (std::system_error const&) { // no thread is to be had: those that are there do it all
        }
        parse_some();
        for (auto& other : others) other.get();
        for (auto& p : parts) add(std::move(p));
    }

    /// Errors: what is wrong with the documents by themselves, and what the builder finds in the rest of them.
    [[nodiscard]] timeline build(policy const& rules)
    {
        bool const readable = !problems_.has_error();
        builder b{iana_zones(), rules, unicode_letters()};
        b.add(std::move(facts_), readable ? std::exchange(problems_, {}) : problem_list{});
        if (complete_) {
            auto made = std::move(b).try_build([&](diagnostic& d) { locate(d); });
            if (made && readable) return *std::move(made);
            auto found = std::move(made).problems();
            if (!readable) found.erase_if([&](diagnostic const& d) { return follows(d); });
            problems_.add(found);
        }
        problems_.sort_by_line();
        std::stable_sort(problems_.begin(), problems_.end(),
                         [](diagnostic const& x, diagnostic const& y) { return x.where.file < y.where.file; });
        throw error(std::move(problems_));
    }

private:
    struct origin {
        std::size_t document;
        std::size_t index;
    };

    /// So that no thread is left alone with a large one at the end.
    [[nodiscard]] static std::vector<std::size_t> largest_first(std::vector<std::string> const& paths)
    {
        std::vector<std::pair<std::uintmax_t, std::size_t>> sized;
        for (std::size_t i = 0; i != paths.size(); ++i) {
            std::error_code unknown; // what is no file is refused when it is read
            auto const bytes = std::filesystem::file_size(paths[i], unknown);
            sized.emplace_back(unknown ? 0 : bytes, i);
        }
        std::stable_sort(sized.begin(), sized.end(), [](auto const& a, auto const& b) { return a.first > b.first; });
        std::vector<std::size_t> out;
        for (auto const& s : sized) out.push_back(s.second);
        return out;
    }

    /// What one file holds, and what is wrong with it; without a document if it cannot be read at all.
    struct part {
        std::optional<document> is;
        problem_list problems;
    };
    [[nodiscard]] static part part_of(std::string_view text, std::string file_name)
    {
        part out;
        out.is = detail::read_partly(text, std::move(file_name), out.problems);
        return out;
    }
    [[nodiscard]] static part part_of_file(std::string const& path)
    {
        try {
            return part_of(detail::read_file(path), path);
        } catch (error const& e) {
            part out;
            out.problems.add(e.diagnostics());
            return out;
        }
    }
    void add(part&& from)
    {
        if (from.is) add(*std::move(from.is));
        else complete_ = false;
        problems_.add(from.problems);
    }

    /// Whether a problem of the builder is no news: it lies at, in or around a value that could not be read, or misses
    /// what such a record would have supplied.
    [[nodiscard]] bool follows(diagnostic const& d) const
    {
        auto const around = [](std::string const& outer, std::string const& inner) {
            return inner.starts_with(outer) && (inner.size() == outer.size() || inner[outer.size()] == '.' || inner[outer.size()] == '[');
        };
        bool const is_missing = d.code == code::unknown_id || d.code == code::missing_field;
        return !d.is_error() || std::any_of(problems_.begin(), problems_.end(), [&](diagnostic const& known) {
            if (known.where.file == d.where.file && (around(known.path, d.path) || around(d.path, known.path))) return true;
            bool const unread = known.path.ends_with(']') || known.path.ends_with(".id"); // a whole record, or what it is called
            bool const of_a_term = known.path.starts_with("terms[") || known.path.starts_with("offices[");
            return is_missing && known.is_error() && (unread || (of_a_term && d.code == code::missing_field));
        });
    }

    void add(document from)
    {
        auto& facts = from.facts;
        if (documents_.empty()) {
            facts_.title = facts.title;
            facts_.note = facts.note;
        }
        add("sources", facts_.sources, std::move(facts.sources));
        add("parties", facts_.parties, std::move(facts.parties));
        add("groups", facts_.groups, std::move(facts.groups));
        add("leaders", facts_.leaders, std::move(facts.leaders));
        add("offices", facts_.offices, std::move(facts.offices));
        add("terms", facts_.terms, std::move(facts.terms));
        add("events", facts_.events, std::move(facts.events));
        add("claims", facts_.claims, std::move(facts.claims));
        complete_ = complete_ && from.complete();
        documents_.push_back(std::move(from));
    }

    /// A record that stands in two documents is one if they say the same, or only more of the same thing. One that contradicts stays, and
    /// is the builder's to refuse.
    template <class Record>
    void add(std::string const& list, std::vector<Record>& to, std::vector<Record>&& from)
    {
        auto& origins = origins_[list];
        auto& numbers = known_[list];
        auto const before = to.size(); // within a document an id stands once
        for (std::size_t i = 0; i != from.size(); ++i) {
            auto id = key(from[i].id);
            auto const at = numbers.find(id);
            if (!id.empty() && at != numbers.end() && at->second < before) {
                auto& old = to[at->second];
                if (old == from[i]) continue;
                auto joined = old;
                detail::twins both;
                both.join(joined, from[i]);
                if (both.contradictions().empty()) {
                    old = std::move(joined);
                    continue;
                }
                refused_[list].emplace(to.size(), std::pair(at->second, both.contradictions().front()));
            }
            numbers.emplace(std::move(id), to.size());
            to.push_back(std::move(from[i]));
            origins.push_back({documents_.size(), i});
        }
    }
    static std::string key(std::string const& id) { return id; }
    static std::string key(party id) { return std::string(id.code()); }

    /// `events[7].reports[0]` of all the records is, say, `events[2].reports[0]` of the second document.
    void locate(diagnostic& d) const
    {
        auto const open = d.path.find('[');
        auto const close = d.path.find(']');
        if (open == std::string::npos || close == std::string::npos) return;
        std::size_t number = 0;
        std::from_chars(d.path.data() + open + 1, d.path.data() + close, number);
        auto const list = d.path.substr(0, open);
        auto const& origins = origins_.at(list);
        auto const& from = origins.at(number);
        if (auto const at = refused_.find(list); at != refused_.end() && d.code == code::duplicate_id)
            if (auto const twin = at->second.find(number); twin != at->second.end()) {
                auto const& first = origins.at(twin->second.first);
                auto const where = documents_[first.document].where(fmt::format("{}[{}]", list, first.index));
                d.text = fmt::format("the id stands in {}:{}:{}, too, and {}", detail::printable(where.file), where.line, where.column,
                                     detail::excerpt(twin->second.second));
                d.remedy = "give each its own, or correct one of them";
            }
        d.path = d.path.substr(0, open + 1) + std::to_string(from.index) + d.path.substr(close);
        d.where = documents_[from.document].where(d.path);
    }

    std::vector<document> documents_;
    records facts_;
    problem_list problems_; ///< of the documents by themselves
    bool complete_ = true;  ///< every one of them was read to its end
    std::map<std::string, std::vector<origin>> origins_;
    std::map<std::string, std::unordered_map<std::string, std::size_t>> known_; ///< by list and id
    /// Of records that contradict an earlier one: which, and in what.
    std::map<std::string, std::map<std::size_t, std::pair<std::size_t, std::string>>> refused_;
};

/// The documents of a folder, by name; a schema is none.
[[nodiscard]] std::vector<std::string> documents_in(std::filesystem::path const& folder)
{
    std::vector<std::string> out;
    for (auto const& entry : std::filesystem::directory_iterator(folder))
        if (auto const& p = entry.path(); p.extension() == ".json" && p.stem().extension() != ".schema") out.push_back(p.string());
    std::sort(out.begin(), out.end());
    if (out.empty()) throw error(code::cannot_read, "\"" + folder.string() + "\" holds no .json file", "name a file, or a folder of files");
    return out;
}

} // namespace

inline namespace ENTENTE_FORM {

timeline read(std::vector<std::string> const& paths, policy const& rules)
{
    collection all;
    all.read_files(paths);
    return all.build(rules);
}
timeline read(std::vector<std::string> const& paths) { return read(paths, policy{}); }

timeline read(std::string const& path, policy const& rules)
{
    return read(std::filesystem::is_directory(path) ? documents_in(path) : std::vector{path}, rules);
}
timeline read(std::string const& path) { return read(path, policy{}); }

timeline read_text(std::string_view text, std::string file_name, policy const& rules)
{
    collection one;
    one.read(text, std::move(file_name));
    return one.build(rules);
}
timeline read_text(std::string_view text, std::string file_name) { return read_text(text, std::move(file_name), policy{}); }

} // namespace ENTENTE_FORM

} // namespace entente::io
