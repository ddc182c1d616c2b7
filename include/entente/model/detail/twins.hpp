// Records of one id that come from several places: whether they are one, and what they say together.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/model/records.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace entente::detail {

/// Says together what two records of one id say: lists are united, what only one has is taken, and of two values that contradict each
/// other the lesser stays, and is told. So the outcome is the same in whatever order records are joined, and however often.
class twins {
public:
    /// What they contradict each other in: `name is "A" in one, and "B" in the other`. Empty: they are one.
    [[nodiscard]] std::vector<std::string> const& contradictions() const noexcept { return contradictions_; }

    void join(source& a, source const& b)
    {
        one("publisher", a.publisher, b.publisher);
        one("title", a.title, b.title);
        one("address", a.address, b.address);
        one("language", a.language, b.language);
        first_published(a.published, b.published);
        if (a.rank != b.rank) {
            differ("rank", entente::name(a.rank), entente::name(b.rank));
            a.rank = std::min(a.rank, b.rank); // the less trusted
        }
        lines(a.note, b.note);
        join(a.kept, b.kept);
        one("ranked", a.ranked, b.ranked);
    }
    void join(party_definition& a, party_definition const& b)
    {
        one("name", a.name, b.name);
        value("kind", a.kind, b.kind);
        one("years", a.years, b.years);
        join(a.kept, b.kept);
    }
    void join(group& a, group const& b)
    {
        one("name", a.name, b.name);
        auto const ordered = [](auto list) {
            std::sort(list.begin(), list.end());
            return list;
        };
        if (a.members != b.members) {
            if (ordered(a.members) != ordered(b.members)) differ("members", "a list", "another");
            unite(a.members, b.members);
        }
        join(a.kept, b.kept);
    }
    void join(leader& a, leader const& b)
    {
        one("name", a.name, b.name);
        unite(a.names, b.names);
        unite(a.aliases, b.aliases);
        join(a.kept, b.kept);
    }
    void join(office& a, office const& b)
    {
        code("party", a.party, b.party);
        one("title", a.title, b.title);
        join(a.kept, b.kept);
    }
    void join(term& a, term const& b)
    {
        one("leader", a.leader, b.leader);
        one("office", a.office, b.office);
        value("acting", a.acting, b.acting);
        for (std::size_t m = 0; m != a.milestones.size(); ++m) join(a.milestones[m], b.milestones[m]);
        one("ended", a.ended, b.ended);
        join(a.kept, b.kept);
    }
    void join(event& a, event const& b)
    {
        value("kind", a.kind, b.kind);
        optional("protocol", a.protocol, b.protocol);
        participants(a, b);
        one("occasion", a.occasion, b.occasion);
        one("same_as", a.same_as, b.same_as);
        one("place", a.place, b.place);
        code("in", a.in, b.in);
        unite(a.topics, b.topics);
        lines(a.note, b.note);
        join(a.reports, b.reports);
        join(a.kept, b.kept);
    }
    void join(claim& a, claim const& b)
    {
        one("source", a.source, b.source);
        if (a.says != b.says) differ("what it says", "one thing", "another");
        lines(a.note, b.note);
        join(a.kept, b.kept);
        join(a.kept_inside, b.kept_inside);
    }
    /// Keys that entente does not know, by name; the order of keys only where it is the same.
    void join(kept& a, kept const& b)
    {
        if (a.order != b.order) a.order.clear();
        if (a.others == b.others) return;
        auto all = a.others;
        for (auto const& [key, text] : b.others) {
            auto const known = std::find_if(all.begin(), all.end(), [&name = key](auto const& o) { return o.first == name; });
            if (known == all.end()) all.emplace_back(key, text);
            else one(key, known->second, text);
        }
        std::sort(all.begin(), all.end());
        a.others = std::move(all);
    }
    /// Lines of both, each once; or parts between other separators.
    static void lines(std::string& a, std::string const& b, char separator = '\n')
    {
        if (b.empty() || a == b) return;
        if (a.empty()) {
            a = b;
            return;
        }
        std::vector<std::string> all;
        for (std::string_view text : {std::string_view(a), std::string_view(b)})
            while (!text.empty()) {
                auto const end = std::min(text.find(separator), text.size());
                if (end != 0) all.emplace_back(text.substr(0, end));
                text.remove_prefix(std::min(end + 1, text.size()));
            }
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        std::string out;
        for (auto const& line : all) {
            if (!out.empty()) out += separator;
            out += line;
        }
        a = std::move(out);
    }

    // Whether two records of one id can be one thing: what they are told apart by is the same.
    [[nodiscard]] static bool same(source const& a, source const& b) { return a.publisher == b.publisher; }
    [[nodiscard]] static bool same(party_definition const& a, party_definition const& b) { return a.name == b.name && a.kind == b.kind; }
    [[nodiscard]] static bool same(group const& a, group const& b)
    {
        return a.name == b.name && std::is_permutation(a.members.begin(), a.members.end(), b.members.begin(), b.members.end());
    }
    [[nodiscard]] static bool same(leader const& a, leader const& b) { return a.name == b.name; }
    [[nodiscard]] static bool same(office const& a, office const& b) { return a.party == b.party; }
    [[nodiscard]] static bool same(term const& a, term const& b)
    {
        return a.leader == b.leader && a.office == b.office && a.acting == b.acting;
    }
    [[nodiscard]] static bool same(event const& a, event const& b)
    {
        auto const is = [](participant const& x, participant const& y) {
            return x.leader == y.leader && x.party == y.party && x.role == y.role;
        };
        return a.kind == b.kind &&
               std::is_permutation(a.participants.begin(), a.participants.end(), b.participants.begin(), b.participants.end(), is);
    }
    [[nodiscard]] static bool same(claim const& a, claim const& b) { return a.source == b.source && a.says == b.says; }

private:
    void differ(std::string_view field, std::string_view a, std::string_view b)
    {
        auto const [less, more] = std::minmax(a, b);
        contradictions_.push_back(fmt::format("{} is \"{}\" in one, and \"{}\" in the other", field, less, more));
    }
    void one(std::string_view field, std::string& a, std::string const& b)
    {
        if (a.empty()) a = b;
        if (b.empty() || a == b) return;
        differ(field, a, b);
        a = std::min(a, b);
    }
    template <class T>
    void value(std::string_view field, T& a, T const& b)
    {
        if (a == b) return;
        if constexpr (std::is_same_v<T, bool>) differ(field, a ? "true" : "false", b ? "true" : "false");
        else differ(field, entente::name(a), entente::name(b));
        a = std::min(a, b);
    }
    template <class T>
    void optional(std::string_view field, std::optional<T>& a, std::optional<T> const& b)
    {
        if (!a) a = b;
        if (!b || *a == *b) return;
        differ(field, entente::name(*a), entente::name(*b));
        a = std::min(*a, *b);
    }
    void code(std::string_view field, party& a, party const& b)
    {
        if (a.empty()) a = b;
        if (b.empty() || a == b) return;
        differ(field, a.code(), b.code());
        a = std::min(a, b);
    }
    template <class T>
    static void unite(std::vector<T>& a, std::vector<T> const& b)
    {
        if (a == b) return;
        a.insert(a.end(), b.begin(), b.end());
        std::sort(a.begin(), a.end());
        a.erase(std::unique(a.begin(), a.end()), a.end());
    }
    /// It is when something *first* became public: of two days, or two instants of one form, the earlier.
    void first_published(when& a, when const& b)
    {
        if (a.empty()) a = b;
        if (b.empty() || a == b) return;
        bool const alike = a.zone() == b.zone() && a.text().size() == b.text().size();
        if (!alike) differ("published", a.text(), b.text());
        auto const by = [](when const& w) { return std::tuple(w.text(), w.zone()); };
        if (by(b) < by(a)) a = b;
    }
    void participants(event& a, event const& b)
    {
        if (a.participants == b.participants) return;
        auto const by = [](participant const& p) { return std::tuple(p.leader, p.party, p.role); };
        auto const less = [&](participant const& x, participant const& y) { return by(x) < by(y); };
        auto other = b.participants;
        std::sort(a.participants.begin(), a.participants.end(), less);
        std::sort(other.begin(), other.end(), less);
        auto const text = [](std::vector<participant> const& list) {
            std::string out;
            for (auto const& p : list)
                out +=
                    fmt::format("{}{}{} ({})", out.empty() ? "" : ", ", p.role ? fmt::format("{} ", entente::name(*p.role)) : std::string{},
                                p.leader.empty() ? "no leader" : p.leader, p.party.code());
            return out;
        };
        auto const same = [&](participant const& x, participant const& y) { return by(x) == by(y); };
        if (!std::equal(a.participants.begin(), a.participants.end(), other.begin(), other.end(), same)) {
            differ("who took part", text(a.participants), text(other));
            if (std::lexicographical_compare(other.begin(), other.end(), a.participants.begin(), a.participants.end(), less))
                a.participants = std::move(other);
            return;
        }
        for (std::size_t i = 0; i != other.size(); ++i) {
            optional("capacity", a.participants[i].capacity, other[i].capacity);
            join(a.participants[i].kept, other[i].kept);
        }
    }
    /// Reports of sources are further reports. What nobody is named for is said by whoever made the records, who says one thing.
    void join(std::vector<report>& a, std::vector<report> const& b)
    {
        if (a == b) return;
        auto const of_nobody = [](std::vector<report> const& list) {
            std::vector<std::string> out;
            for (auto const& r : list)
                if (r.source.empty())
                    out.push_back(fmt::format("{} {} {}", r.status ? entente::name(*r.status) : "", r.time.text(), r.time.zone()));
            std::sort(out.begin(), out.end());
            return out;
        };
        if (auto const x = of_nobody(a), y = of_nobody(b); !x.empty() && !y.empty() && x != y)
            differ("a report without a source", x.front() == y.front() ? x.back() : x.front(),
                   x.front() == y.front() ? y.back() : y.front());
        auto const by = [](report const& r) {
            return std::tie(r.source, r.status, r.time.text(), r.time.zone(), r.length, r.note, r.kept.others);
        };
        a.insert(a.end(), b.begin(), b.end());
        std::stable_sort(a.begin(), a.end(), [&](report const& x, report const& y) { return by(x) < by(y); });
        std::vector<report> out;
        for (auto& r : a) {
            if (!out.empty() && by(out.back()) == by(r)) join(out.back().kept, r.kept);
            else out.push_back(std::move(r));
        }
        a = std::move(out);
    }

    std::vector<std::string> contradictions_;
};

} // namespace entente::detail
