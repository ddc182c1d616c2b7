// Imports joined by the ids of their records.
// SPDX-License-Identifier: MIT
#include "import/rows/paths.hpp"
#include "json/json_tree.hpp"
#include "json/record_text.hpp"

#include <entente/io/merge.hpp>
#include <entente/model/detail/twins.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::io {

namespace {

using detail::in_quotes;
using detail::twins;

std::string_view id_of(party_definition const& p) { return p.id.code(); }
template <class Record>
std::string_view id_of(Record const& r)
{
    return r.id;
}

/// The imports, with the records of one list after the other put together.
class joining {
public:
    explicit joining(std::vector<imported> parts) : parts_(std::move(parts)) {}

    [[nodiscard]] imported run()
    {
        add_reports();
        auto& to = out_.facts;
        for (auto const& part : parts_) {
            auto const& facts = part.facts;
            twins::lines(to.title, facts.title, ';');
            twins::lines(to.note, facts.note);
            twins both;
            if (&part == &parts_.front()) to.kept = facts.kept;
            else both.join(to.kept, facts.kept);
            tell("document", {}, both, part.report.file, parts_.front().report.file);
        }
        list("sources", &records::sources);
        list("parties", &records::parties);
        list("groups", &records::groups);
        list("leaders", &records::leaders);
        list("offices", &records::offices);
        met_ = 0;
        list("terms", &records::terms);
        list("events", &records::events);
        auto const met = std::min<std::uint64_t>(met_, out_.report.kept);
        out_.report.kept -= met;
        out_.report.merged += met;
        list("claims", &records::claims);
        out_.report.sort_examples();
        return std::move(out_);
    }

private:
    template <class Record>
    void list(std::string_view name, std::vector<Record> records::*of)
    {
        std::vector<std::pair<Record, std::size_t>> all;
        for (std::size_t part = 0; part != parts_.size(); ++part)
            for (auto& r : parts_[part].facts.*of) all.emplace_back(std::move(r), part);
        std::stable_sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return id_of(a.first) < id_of(b.first); });
        auto& to = out_.facts.*of;
        to.reserve(all.size());
        for (std::size_t i = 0; i != all.size();) {
            auto end = i + 1;
            while (end != all.size() && id_of(all[end].first) == id_of(all[i].first)) ++end;
            auto const first = to.size();
            for (; i != end; ++i) take(name, all[i].first, all[i].second, to, first);
            origins_.clear();
            if (to.size() - first > 1)
                std::sort(to.begin() + static_cast<std::ptrdiff_t>(first), to.end(),
                          [](Record const& a, Record const& b) { return detail::record_text(a) < detail::record_text(b); });
        }
    }

    /// Joins a record with that of the same thing behind `first`, or puts it there. Without an id equal records are one, and no others.
    template <class Record>
    void take(std::string_view name, Record& r, std::size_t part, std::vector<Record>& to, std::size_t first)
    {
        auto const id = std::string(id_of(r));
        auto const known = std::find_if(to.begin() + static_cast<std::ptrdiff_t>(first), to.end(),
                                        [&](Record const& other) { return id.empty() ? other == r : twins::same(other, r); });
        if (known == to.end()) {
            if (to.size() != first && !id.empty()) tell_apart(name, id, to[first], r, file(origins_.front()), file(part));
            to.push_back(std::move(r));
            origins_.push_back(part);
            return;
        }
        ++met_;
        if (*known == r) return;
        twins both;
        both.join(*known, r);
        auto const of = static_cast<std::size_t>(known - to.begin()) - first;
        tell(name, id, both, file(part), file(origins_[of]));
    }

    [[nodiscard]] std::string const& file(std::size_t part) const { return parts_[part].report.file; }

    void tell(std::string_view list, std::string const& id, twins const& both, std::string const& file, std::string const& other)
    {
        for (auto const& what : both.contradictions()) unlike(list, id, what, "the lesser of the two was kept", file, other);
    }
    template <class Record>
    void tell_apart(std::string_view list, std::string const& id, Record const& a, Record const& b, std::string const& other,
                    std::string const& file)
    {
        auto one = a;
        twins both;
        both.join(one, b);
        auto const what =
            both.contradictions().empty() ? std::string{"one lacks what tells the other apart"} : both.contradictions().front();
        unlike(list, id, what, "both were kept: give each an id of its own", file, other);
    }
    void unlike(std::string_view list, std::string const& id, std::string const& what, std::string_view became, std::string const& file,
                std::string const& other)
    {
        out_.report.suspect(code::unlike_twin, [&] {
            auto d = problem_at(
                {file, 0, 0}, fmt::format("{} is in {}, too: {}", in_quotes(detail::excerpt(id)), in_quotes(other), detail::excerpt(what)),
                std::string(became));
            d.path = list;
            return d;
        });
    }

    /// The counts of all, and their findings by code.
    void add_reports()
    {
        auto& to = out_.report;
        std::vector<std::string> files;
        for (auto const& part : parts_) {
            auto const& from = part.report;
            if (std::find(files.begin(), files.end(), from.file) == files.end()) files.push_back(from.file);
            to.rows += from.rows;
            to.kept += from.kept;
            to.merged += from.merged;
            to.left_out += from.left_out;
            to.examples = std::max(&part == &parts_.front() ? 0 : to.examples, from.examples);
        }
        std::sort(files.begin(), files.end());
        to.file = detail::name_of_set(files);
        for (auto const list : {&import_report::reasons, &import_report::suspicions}) {
            std::map<code, finding> by;
            for (auto const& part : parts_)
                for (auto const& f : part.report.*list) {
                    auto& sum = by.try_emplace(f.code, finding{f.code, 0, {}}).first->second;
                    sum.rows += f.rows;
                    for (auto const& d : f.examples)
                        if (sum.examples.size() < to.examples) sum.examples.add(d);
                }
            for (auto& [c, f] : by) (to.*list).push_back(std::move(f));
        }
    }

    std::vector<imported> parts_;
    imported out_;
    std::vector<std::size_t> origins_; ///< of the records of one id
    std::uint64_t met_ = 0;            ///< records that were joined with another
};

} // namespace

imported merge(std::vector<imported> parts)
{
    if (parts.empty()) return {};
    return joining(std::move(parts)).run();
}

} // namespace entente::io
