// EveryPolitician's tables: the members of a legislative term, and the terms.
// SPDX-License-Identifier: MIT
#include "import/names/folded_name.hpp"
#include "import/rows/columns.hpp"
#include "import/terms/popolo.hpp"
#include "import/terms/wikidata.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>

namespace entente::detail {

namespace {

class member_table {
public:
    member_table(holders& all, std::string const& path, io::progress_callback told)
        : all_(all)
        , rows_(path, {separator_of(path), true}, told)
        , header_(rows_, {}, "members of a legislative term")
    {
        name_ = column("name");
        id_ = column("id");
        start_ = column("start_date");
        end_ = column("end_date");
        chamber_ = column("chamber");
        term_ = column("term");
        role_ = column("role") ? column("role") : column("position");
        sort_name_ = column("sort_name");
        wikidata_ = column("wikidata");
        bool const members = chamber_ || term_ || column("group") || column("group_id") || sort_name_ || role_;
        periods_ = !members && id_ && start_;
        if (name_ && id_ && (members || periods_)) return;
        std::string found;
        for (auto const& n : header_.names()) found += (found.empty() ? "" : ", ") + in_quotes(excerpt(n));
        throw error(code::unknown_layout, {path, 1, 1}, fmt::format("no columns of members or terms; there are {}", found),
                    "expected id, name, chamber, term, start_date and end_date, or for terms id, name, start_date and end_date; or name "
                    "them in `columns`");
    }

    void run()
    {
        while (rows_.next()) {
            if (!usable(rows_, header_.count(), all_.told(),
                        [&](std::size_t f) { return f == name_ || f == id_ || f == start_ || f == end_; }))
                continue;
            if (periods_) period();
            else member();
        }
    }

private:
    [[nodiscard]] std::optional<std::size_t> column(std::string const& what) const
    {
        auto const given = all_.options().columns.find(what);
        return header_.find_one(given == all_.options().columns.end() ? what : given->second);
    }
    [[nodiscard]] std::string_view get(std::optional<std::size_t> at) const
    {
        return at ? trimmed(rows_.fields()[*at]) : std::string_view{};
    }

    void times(std::set<said_time>& starts, std::set<said_time>& ends)
    {
        if (start_) popolo_time(all_, get(start_), rows_.where(*start_), starts);
        if (end_) popolo_time(all_, get(end_), rows_.where(*end_), ends);
    }

    void period()
    {
        auto& p = all_.periods[period_key({}, get(id_))];
        if (p.rows++ == 0) p.where = rows_.here();
        if (!get(name_).empty()) p.names.emplace(get(name_));
        times(p.starts, p.ends);
    }

    void member()
    {
        held_statement s;
        s.where = rows_.here();
        std::string const name(get(name_));
        s.person = get(id_).empty() && !name.empty() ? "name/" + folded_name(name) : std::string(get(id_));
        if (s.person.empty())
            return all_.told().leave_out(code::vacancy,
                                         [&] { return problem_at(s.where, "the row names nobody", "a vacancy makes no leader"); });
        std::string const house(chamber_ ? get(chamber_) : std::string_view{});
        auto& p = all_.persons[s.person];
        if (p.where.file.empty()) p.where = s.where;
        p.label(s.person, name);
        if (!get(sort_name_).empty()) p.others.emplace(get(sort_name_));
        if (auto q = item_of(get(wikidata_)); !q.empty() && q != s.person) p.ids.insert(std::move(q));
        s.office = house.empty() && get(role_).empty() ? std::string(unsaid_office)
                                                       : membership_office(get(role_).empty() ? "member" : get(role_), house);
        auto& o = all_.offices[s.office];
        if (o.where.file.empty()) o.where = s.where;
        if (s.office != unsaid_office) o.label({}, s.office);
        times(s.starts, s.ends);
        s.fills_each = true;
        if (auto const term = get(term_); !term.empty()) s.periods.insert(period_key(house, term));
        s.source = popolo_source(all_, house.empty() ? "a legislature" : house);
        s.id = membership_id(s);
        all_.add(std::move(s));
    }

    holders& all_;
    row_reader rows_;
    columns header_;
    std::optional<std::size_t> name_, id_, start_, end_, chamber_, term_, role_, sort_name_, wikidata_;
    bool periods_ = false;
};

} // namespace

void take_members(holders& into, std::string const& path, io::progress_callback told) { member_table(into, path, told).run(); }

} // namespace entente::detail
