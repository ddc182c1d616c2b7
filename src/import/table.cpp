// Any CSV or TSV as events.
// SPDX-License-Identifier: MIT
#include "import/columns.hpp"
#include "import/party_names.hpp"
#include "import/row_days.hpp"
#include "import/table_dates.hpp"

#include <entente/io/table.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

namespace entente::io {

namespace {

using detail::in_quotes;

/// A value of the mapping with its column found.
struct bound_value {
    static constexpr std::size_t none = std::size_t(-1);
    table_value const* value = nullptr;
    std::size_t column = none;
    std::string name;
    std::map<std::string_view, std::string_view> meanings{}; ///< of words, the first that the mapping gives
};

class table_reader {
public:
    table_reader(std::string const& path, table_mapping const& mapping, progress_callback progress)
        : mapping_(mapping)
        , rows_(path, {mapping.separator, mapping.quoted}, progress)
    {
        report().file = path;
        std::optional<detail::columns> header;
        if (mapping.header) {
            header.emplace(rows_, std::vector<std::string_view>{}, "a row with the names of the columns");
            width_ = header->count();
        }
        auto const bind = [&](table_value const& v) {
            bound_value out{&v, bound_value::none, {}};
            for (auto const& [from, to] : v.values) out.meanings.emplace(from, to);
            if (v.column.empty() && v.number == 0) return out;
            if (v.number != 0) {
                out.column = v.number - 1;
                out.name = fmt::format("column {}", v.number);
            } else if (auto const at = header ? header->find(v.column) : std::nullopt) {
                out.column = *at;
                out.name = v.column;
            }
            if (out.column == bound_value::none || (width_ && out.column >= *width_)) {
                auto remedy = header ? detail::did_you_mean(v.column, header->names())
                                     : std::string{"a table without a header has columns by number only"};
                if (remedy.empty()) remedy = fmt::format("the table has {}", fmt::join(header->names(), ", "));
                problems_.add(problem_at({rows_.path(), 1, 1},
                                         v.number != 0 ? fmt::format("there is no column {}", v.number)
                                                       : fmt::format("there is no column {}", in_quotes(v.column)),
                                         std::move(remedy), code::unknown_layout));
            } else used_.insert(out.column);
            return out;
        };
        kind_ = bind(mapping.kind);
        status_ = bind(mapping.status);
        id_ = bind(mapping.id);
        start_ = bind(mapping.start);
        end_ = bind(mapping.end);
        place_ = bind(mapping.place);
        note_ = bind(mapping.note);
        for (auto const& p : mapping.participants) participants_.push_back({bind(p.leader), bind(p.party), bind(p.capacity)});
        problems_.throw_if_error();
        if (auto const text = mapping.source.published.text(); !text.empty())
            if (auto const day = detail::read_iso_day(text)) file_day_ = civil_day{day->date};
    }

    imported run()
    {
        while (rows_.next()) {
            if (!width_) width_ = rows_.fields().size();
            if (detail::usable(rows_, *width_, report(), [&](std::size_t f) { return used_.contains(f); })) row();
        }
        out_.facts.sources.push_back(mapping_.source);
        parties_.define(out_.facts);
        return std::move(out_);
    }

private:
    struct bound_participant {
        bound_value leader, party, capacity;
    };

    import_report& report() { return out_.report; }

    /// The cell as it stands, without what the mapping makes of it.
    [[nodiscard]] std::string_view cell(bound_value const& v) const
    {
        return v.column < rows_.fields().size() ? detail::trimmed(rows_.fields()[v.column]) : std::string_view{};
    }
    [[nodiscard]] std::string get(bound_value const& v) const
    {
        auto const text = cell(v);
        if (text.empty()) return v.value->fixed;
        auto const meaning = v.meanings.find(text);
        return std::string(meaning != v.meanings.end() ? meaning->second : text);
    }
    [[nodiscard]] diagnostic at(bound_value const& v, std::string text, std::string remedy) const
    {
        if (v.column == bound_value::none) return problem_at(rows_.here(), std::move(text), std::move(remedy));
        return rows_.at(v.column, v.name, std::move(text), std::move(remedy));
    }
    void leave_out(bound_value const& v, code c, std::string text, std::string remedy)
    {
        report().leave_out(c, [&] { return at(v, std::move(text), std::move(remedy)); });
    }

    /// The word of a vocabulary; leaves the row out for another.
    template <vocabulary Word>
    bool read_word(bound_value const& v, std::optional<Word>& out)
    {
        auto const text = get(v);
        if (text.empty()) return true;
        out = word<Word>(text);
        if (!out)
            leave_out(v, code::unknown_code,
                      fmt::format("{} is none of {}", in_quotes(detail::excerpt(text)), fmt::join(words<Word>, ", ")),
                      "say in the mapping's \"values\" what it stands for");
        return out.has_value();
    }

    /// Start and end, as far as the row has them; leaves it out for what is no date.
    bool read_days(std::optional<detail::row_date>& start, std::optional<detail::row_date>& end)
    {
        for (auto const* v : {&start_, &end_}) {
            auto const text = get(*v);
            if (text.empty()) continue;
            auto days = detail::read_cell(text, mapping_.order);
            if (!days) {
                auto const& why = days.problems().front();
                leave_out(*v, why.code, why.text, why.remedy);
                return false;
            }
            if (v == &start_) {
                start = std::move(days->start);
                end = std::move(days->end);
            } else end = days->end ? std::move(days->end) : std::move(days->start);
        }
        return true;
    }

    void row()
    {
        std::optional<detail::row_date> start, end;
        if (!read_days(start, end)) return;
        std::optional<event_kind> kind;
        std::optional<entente::status> status;
        if (!read_word(kind_, kind) || !read_word(status_, status)) return;
        if (!kind)
            return leave_out(kind_, code::missing_field, "the row has no kind of event", "add it, or an \"otherwise\" to the mapping");

        event e;
        e.kind = *kind;
        std::vector<std::optional<entente::capacity>> capacities;
        for (auto const& p : participants_) {
            if (get(p.party).empty())
                return leave_out(p.party, code::missing_field, "the row has no party here", "add it, or an \"otherwise\" to the mapping");
            if (!read_word(p.capacity, capacities.emplace_back())) return;
        }
        for (std::size_t i = 0; i != participants_.size(); ++i) {
            auto const& p = participants_[i];
            auto const id = get(p.leader);
            e.participants.push_back(
                {id, party_of(p.party, start ? start->date.year : 0), mapping_.participants[i].role, capacities[i], {}});
            if (!id.empty() && leaders_.insert(id).second) {
                auto const name = cell(p.leader);
                out_.facts.leaders.push_back({id, name.empty() ? id : std::string(name), {}, {}, {}});
            }
        }
        if (std::all_of(e.participants.begin(), e.participants.end(),
                        [&](auto const& p) { return p.party == e.participants.front().party; }))
            return leave_out(participants_.front().party, code::no_counterpart,
                             fmt::format("a {} of {} with itself", name(*kind), e.participants.front().party),
                             "look whether the mapping names the right columns");

        e.id = event_id();
        e.place = get(place_);
        e.note = get(note_);
        std::string time;
        if (start) {
            time = detail::judge_days(*start, end, file_day_, report(), [&](bool at_end, std::string text, std::string remedy) {
                return at(at_end && !cell(end_).empty() ? end_ : start_, std::move(text), std::move(remedy));
            });
        } else
            report().suspect(code::missing_field,
                             [&] { return at(start_, "the row has no date", "it was kept as an event of which nobody says when it was"); });
        e.reports.push_back({mapping_.source.id,
                             status.value_or(status::held),
                             when{time, time.empty() ? std::string{} : mapping_.zone},
                             {},
                             fmt::format("line {}", rows_.line()),
                             {}});
        out_.facts.events.push_back(std::move(e));
        report().keep();
    }

    party party_of(bound_value const& v, std::int64_t year)
    {
        auto const text = get(v);
        auto const found = parties_(text, year);
        if (!found.known)
            report().suspect(code::unknown_party, [&] {
                return at(v,
                          fmt::format("{} is no party that is known; it became {} of its own", in_quotes(detail::excerpt(text)), found.id),
                          "say in the mapping's \"values\" which one it is");
            });
        return found.id;
    }

    std::string event_id()
    {
        auto const own = get(id_);
        auto const by_line = fmt::format("{}-line-{}", mapping_.source.id, rows_.line());
        auto out = own.empty() ? by_line : fmt::format("{}-{}", mapping_.source.id, own);
        if (ids_.insert(out).second) return out;
        report().suspect(code::duplicate_id, [&] {
            return at(id_, fmt::format("the id {} stands twice", in_quotes(detail::excerpt(own))), "give each row its own");
        });
        out = by_line;
        for (int n = 2; !ids_.insert(out).second; ++n) out = fmt::format("{}-{}", by_line, n);
        return out;
    }

    table_mapping const& mapping_;
    detail::row_reader rows_;
    std::optional<std::size_t> width_;
    problem_list problems_;
    std::set<std::size_t> used_;
    bound_value kind_, status_, id_, start_, end_, place_, note_;
    std::vector<bound_participant> participants_;
    std::optional<civil_day> file_day_;

    imported out_;
    detail::party_namer parties_;
    std::set<std::string> leaders_;
    std::set<std::string> ids_;
};

} // namespace

imported read_table(std::string const& path, table_mapping const& mapping, progress_callback progress)
{
    return table_reader(path, mapping, progress).run();
}

} // namespace entente::io
