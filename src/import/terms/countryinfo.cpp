// CountryInfo.txt as leaders and terms.
// SPDX-License-Identifier: MIT
#include "import/coded/contacts.hpp"
#include "import/dates/between_dates.hpp"
#include "import/names/folded_name.hpp"
#include "import/rows/by_id.hpp"
#include "import/rows/paths.hpp"
#include "import/terms/countryinfo_lines.hpp"
#include "import/terms/countryinfo_tenures.hpp"
#include "import/terms/holdings.hpp"
#include "json/json_tree.hpp"

#include <entente/io/countryinfo.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>

namespace entente::io {

namespace {

using detail::in_quotes;
using detail::listed_tenure;

constexpr auto tenures_source = "countryinfo";

/// Whose tenures they are: who shares a name in one country is one person, unless he was born twice.
class persons {
public:
    persons(std::vector<listed_tenure>& all, import_report& report) : all_(all), report_(report), same_(all.size())
    {
        std::iota(same_.begin(), same_.end(), std::size_t{0});
        join();
        for (std::size_t i = 0; i != all_.size(); ++i) groups_[root(i)].push_back(i);
        for (auto const& [first, group] : groups_) split(group);
        name();
    }

    [[nodiscard]] std::vector<leader> take() && { return std::move(leaders_); }
    /// The leader's id.
    [[nodiscard]] std::string const& id(listed_tenure const& t) const { return ids_[t.person]; }

private:
    std::size_t root(std::size_t i)
    {
        while (same_[i] != i) i = same_[i] = same_[same_[i]];
        return i;
    }
    void join()
    {
        std::map<std::pair<party, std::string>, std::size_t> by_name;
        for (std::size_t i = 0; i != all_.size(); ++i)
            for (auto const& n : all_[i].names)
                same_[root(i)] = root(by_name.emplace(std::pair{all_[i].home, detail::folded_name(n)}, i).first->second);
    }

    /// A year and a day in it are one birth.
    static bool agree(std::string const& a, std::string const& b) { return a.starts_with(b) || b.starts_with(a); }

    void split(std::vector<std::size_t> const& group)
    {
        std::set<std::string> births;
        for (auto const i : group)
            if (!all_[i].born.empty()) births.insert(all_[i].born);
        bool const one =
            births.empty() || std::all_of(births.begin(), births.end(), [&](auto const& b) { return agree(b, *births.begin()); });
        std::map<std::string, std::vector<std::size_t>> parts;
        for (auto const i : group) parts[one ? std::string{} : all_[i].born].push_back(i);
        for (auto& [born, members] : parts) persons_.push_back(std::move(members));
        if (!one)
            report_.suspect(code::ambiguous_name, [&] {
                return problem_at({report_.file, 0, 0},
                                  in_quotes(detail::excerpt(all_[group.front()].names.front())) + " was born at different times",
                                  "kept apart; tenures without a birth are a person of their own");
            });
    }

    /// In an order of their own, because ids that would be the same are counted.
    void name()
    {
        struct called {
            party home;
            std::string name;
            std::vector<std::string> names;
            std::string born, died;
            std::size_t person;
            bool operator<(called const& o) const
            {
                return std::tie(home, name, born, names, died) < std::tie(o.home, o.name, o.born, o.names, o.died);
            }
        };
        std::vector<called> order;
        for (std::size_t p = 0; p != persons_.size(); ++p) {
            called c{all_[persons_[p].front()].home, {}, {}, {}, {}, p};
            std::set<std::string> names;
            for (auto const i : persons_[p]) {
                auto const& t = all_[i];
                all_[i].person = p;
                names.insert(t.names.begin(), t.names.end());
                if (c.name.empty() || t.names.front() < c.name) c.name = t.names.front();
                if (t.born.size() > c.born.size()) c.born = t.born;
                if (t.died.size() > c.died.size() || (t.died.size() == c.died.size() && t.died < c.died)) c.died = t.died;
            }
            names.erase(c.name);
            c.names.assign(names.begin(), names.end());
            order.push_back(std::move(c));
        }
        std::sort(order.begin(), order.end());
        ids_.resize(order.size());
        std::set<std::string> taken;
        for (auto& c : order) {
            auto const stem = fmt::format("{}-{}", c.home, detail::slug(c.name));
            auto& id = ids_[c.person] = stem;
            for (int n = 2; !taken.insert(id).second; ++n) id = fmt::format("{}-{}", stem, n);
            leader l{id, std::move(c.name), std::move(c.names), {}, {}};
            for (auto const& [key, value] : {std::pair{"born", &c.born}, std::pair{"died", &c.died}})
                if (!value->empty()) l.kept.others.emplace_back(key, in_quotes(*value));
            leaders_.push_back(std::move(l));
            for (auto const i : persons_[c.person]) all_[i].died = c.died; // of all his tenures
        }
    }

    std::vector<listed_tenure>& all_;
    import_report& report_;
    std::vector<std::size_t> same_;
    std::map<std::size_t, std::vector<std::size_t>> groups_;
    std::vector<std::vector<std::size_t>> persons_;
    std::vector<std::string> ids_;
    std::vector<leader> leaders_;
};

/// Nobody is in office after his death: an end that is not said lies before it.
std::string end_by_death(listed_tenure const& t)
{
    if (t.died.empty() || !(t.left.empty() || t.left.ends_with("..]"))) return t.left;
    if (t.left.empty()) return fmt::format("[..{}]", t.died);
    auto const date_of = [](std::string text) {
        std::erase(text, '-');
        return detail::read_info_date(text, false, false).date;
    };
    auto const last_list = date_of(t.left.substr(1, t.left.size() - 4)), death = date_of(t.died);
    if (!last_list || !death || death->last() < last_list->first()) return t.left;
    return detail::between_dates(*last_list, *death);
}

/// An office that somebody leaves when he is dead: one of the two is wrong, or it is how the list writes the end.
void tell_end_after_death(listed_tenure const& t, import_report& report)
{
    auto const left = detail::days_of(when{t.left}), died = detail::days_of(when{t.died});
    if (!left || !died || !(died->last < left->first)) return;
    report.suspect(code::bad_value, [&] {
        auto d = problem_at(t.where, fmt::format("the end, {}, is after the death, {}", t.left, t.died),
                            "one of the two is wrong; both were kept");
        d.path = "tenure";
        return d;
    });
}

term make(listed_tenure const& t, std::string const& who, std::string const& office, std::string const& zone)
{
    term out;
    out.leader = who;
    out.office = office;
    out.acting = t.acting;
    auto const when_known = [&](milestone m, std::string const& text) {
        if (!text.empty()) out.at(m).push_back({tenures_source, {}, when{text, zone}, {}, {}, {}});
    };
    when_known(milestone::took_office, t.took);
    when_known(milestone::left_office, end_by_death(t));
    if (!t.held.empty()) out.kept.others.emplace_back("titles", in_quotes(t.held));
    auto const begin = t.took.empty() || t.took.starts_with('[') ? "until-" + t.left : t.took;
    out.id = fmt::format("{}-{}-{}", who, detail::slug(t.title), detail::slug(begin));
    return out;
}

} // namespace

imported read_countryinfo(std::vector<std::string> const& paths, terms_options const& options)
{
    imported out;
    out.report.file = detail::name_of_set(paths);
    auto const files = detail::files_of(paths, {".txt"});
    detail::set_progress told(files, options.progress);
    detail::party_namer parties;
    std::vector<listed_tenure> all;
    for (auto const& file : files) {
        detail::read_tenures(file, progress_callback(told), parties, all, out.report);
        told.next_file();
    }
    std::sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.key() < b.key(); });
    persons who(all, out.report);
    std::stable_sort(all.begin(), all.end(), [&](auto const& a, auto const& b) {
        auto const key = [&](listed_tenure const& t) { return std::tie(who.id(t), t.side, t.title, t.took, t.left, t.acting, t.held); };
        return key(a) < key(b);
    });

    std::map<std::string, party> offices;
    std::set<std::string> taken;
    std::vector<term> of_same; // beginning, whose other parts may be equal
    std::string stem;
    for (auto const& t : all) {
        auto const office = fmt::format("{}/{}", t.side, detail::slug(t.title));
        if (offices.emplace(office, t.side).second) out.facts.offices.push_back({office, t.side, t.title, {}});
        auto made = make(t, who.id(t), office, options.zone);
        if (made.id != stem) {
            stem = made.id;
            of_same.clear();
        }
        if (std::find(of_same.begin(), of_same.end(), made) != of_same.end()) {
            out.report.merge();
            continue;
        }
        of_same.push_back(made);
        for (int n = 2; !taken.insert(made.id).second; ++n) made.id = fmt::format("{}-{}", stem, n);
        out.facts.terms.push_back(std::move(made));
        tell_end_after_death(t, out.report);
        out.report.keep();
    }
    out.report.sort_examples();
    out.facts.leaders = std::move(who).take();
    out.facts.sources.push_back({tenures_source, "Philip A. Schrodt", "CountryInfo.txt", {}, "en", {}, source_rank::normal, {}, {}});
    parties.define(out.facts);
    detail::sort_by_id(out.facts);
    return out;
}

imported read_countryinfo(std::string const& path, terms_options const& options) { return read_countryinfo(std::vector{path}, options); }

} // namespace entente::io
