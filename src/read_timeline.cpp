// From documents to a timeline, every problem with its place.
// SPDX-License-Identifier: MIT
#include <entente/io/json.hpp>
#include <entente/io/zones.hpp>
#include <entente/timeline/builder.hpp>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace entente::io {

namespace {

/// Several documents as one set of records, which remembers where each record came from.
class collection {
public:
    void add(document from)
    {
        auto& facts = from.facts;
        if (documents_.empty()) {
            facts_.title = facts.title;
            facts_.note = facts.note;
        }
        add("sources", facts_.sources, facts.sources);
        add("parties", facts_.parties, facts.parties);
        add("groups", facts_.groups, facts.groups);
        add("leaders", facts_.leaders, facts.leaders);
        add("offices", facts_.offices, facts.offices);
        add("terms", facts_.terms, facts.terms);
        add("events", facts_.events, facts.events);
        add("claims", facts_.claims, facts.claims);
        warnings_.insert(warnings_.end(), from.warnings.begin(), from.warnings.end());
        documents_.push_back(std::move(from));
    }

    [[nodiscard]] timeline build(policy const& rules)
    {
        builder b{iana_zones(), rules};
        b.add(std::move(facts_), std::move(warnings_));
        std::vector<diagnostic> problems;
        if (auto made = b.try_build(problems, [&](std::string_view path) { return where(path); })) return *std::move(made);
        throw error(std::move(problems));
    }

private:
    struct origin {
        std::size_t document;
        std::size_t index;
    };

    /// A record that stands in two documents word for word is one. One that differs stays, and is the builder's to refuse.
    template <class Record>
    void add(std::string const& list, std::vector<Record>& to, std::vector<Record> const& from)
    {
        auto& origins = origins_[list];
        for (std::size_t i = 0; i != from.size(); ++i) {
            auto& numbers = known_[list];
            auto const id = key(from[i].id);
            auto const at = numbers.find(id);
            if (!id.empty() && at != numbers.end() && to[at->second] == from[i]) continue;
            numbers.emplace(id, to.size());
            to.push_back(from[i]);
            origins.push_back({documents_.size(), i});
        }
    }
    static std::string key(std::string const& id) { return id; }
    static std::string key(party id) { return std::string(id.code()); }

    /// `events[7].reports[0]` of all the records is, say, `events[2].reports[0]` of the second document.
    [[nodiscard]] place where(std::string_view path) const
    {
        auto const open = path.find('[');
        auto const close = path.find(']');
        if (open == std::string_view::npos || close == std::string_view::npos) return documents_.front().where(path);
        std::size_t number = 0;
        std::from_chars(path.data() + open + 1, path.data() + close, number);
        auto const list = std::string(path.substr(0, open));
        auto const& from = origins_.at(list).at(number);
        return documents_[from.document].where(list + '[' + std::to_string(from.index) + std::string(path.substr(close)));
    }

    std::vector<document> documents_;
    records facts_;
    std::vector<diagnostic> warnings_;
    std::map<std::string, std::vector<origin>> origins_;
    std::map<std::string, std::map<std::string, std::size_t>> known_;
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

timeline read(std::vector<std::string> const& paths, policy const& rules)
{
    collection all;
    std::vector<diagnostic> problems;
    for (auto const& path : paths) try {
            all.add(read_document(path));
        } catch (error const& e) {
            problems.insert(problems.end(), e.diagnostics().begin(), e.diagnostics().end());
        }
    if (!problems.empty()) throw error(std::move(problems));
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
    one.add(parse(text, std::move(file_name)));
    return one.build(rules);
}
timeline read_text(std::string_view text, std::string file_name) { return read_text(text, std::move(file_name), policy{}); }

} // namespace entente::io
