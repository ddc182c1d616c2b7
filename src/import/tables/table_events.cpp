// The rows of a table as events.
// SPDX-License-Identifier: MIT
#include "import/names/folded_name.hpp"
#include "import/tables/row_times.hpp"
#include "import/tables/table_hash.hpp"
#include "import/tables/table_reader.hpp"
#include "import/tables/table_store.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace entente::detail {

namespace {

class event_rows : public table_reader {
public:
    event_rows(table_set& set, io::table_mapping const& mapping)
        : table_reader(set, mapping)
        , kind_(cells_.add(mapping.kind))
        , status_(cells_.add(mapping.status))
        , id_(cells_.add(mapping.id))
        , trip_(cells_.add(mapping.trip))
        , dates_(cells_, mapping, set.out.report)
        , place_(cells_.add(mapping.place))
        , in_(cells_.add(mapping.in, table_cells::use::country))
        , note_(cells_.add(mapping.note))
        , occasion_(cells_.add(mapping.occasion))
        , sources_(cells_, dates_, mapping, set.out.report)
        , times_(dates_, cells_, set.out.report, set.texts)
        , store_(set, mapping.source.id + '-')
    {
        for (auto const& p : mapping.participants)
            participants_.push_back(
                {cells_.add(p.role), cells_.add(p.leader), cells_.add(p.party, table_cells::use::country), cells_.add(p.capacity)});
    }

    void finish() override
    {
        dates_.finish();
        sources_.finish(facts());
        if (namibias_ != 0 && short_codes_ == 0)
            told().suspect(code::empty_word, [&] {
                return problem_at(
                    {told().file, 0, 0},
                    fmt::format("NA stands {} times for a country, and was read as Namibia; no other is told by two letters", namibias_),
                    "if it means nothing, give it \"\" in the mapping's \"values\"");
            });
        drop_unknown_occasions();
        auto& events = facts().events;
        auto const needed = events.size() + trips_.size() + store_.size();
        if (needed > events.capacity()) events.reserve(std::max(needed, events.size() * 2));
        for (auto& [id, t] : trips_) events.push_back(as_event(id, t));
        store_.finish(events);
    }

protected:
    void row() override
    {
        std::optional<event_kind> kind;
        std::optional<status> is;
        if (!read_word(kind_, kind) || !read_word(status_, is)) return;
        if (!kind)
            return cells_.leave_out(kind_, code::missing_field, "the row has no kind of event",
                                    "add it, or an \"otherwise\" to the mapping");
        auto const own = cells_[id_].text;
        store_.expect(own);
        named_.clear();
        for (auto const& p : participants_)
            if (!read_side(p)) return;
        for (auto const& s : named_) set_.people.expect(s.leader);

        auto const trip = cells_[trip_].text;
        bool const within = !trip.empty() || mapping_.span == io::table_span::within;
        times_.expect(within);
        auto const& said = sources_.read();
        auto const time = times_.read(said.published, within);
        find_sides(time.year);
        if (std::ranges::all_of(sides_, [&](auto const& s) { return s.party == sides_.front().party; }))
            return cells_.leave_out(participants_.front().party, code::no_counterpart,
                                    fmt::format("a {} of {} with itself", name(*kind), cells_[participants_.front().party].text),
                                    "look whether the mapping names the right columns");
        if (takes_part_twice(sides_))
            return cells_.leave_out(participants_.front().leader, code::same_participant,
                                    "one leader, or one party without a leader, takes part twice", "name every participant once");
        row_event e;
        e.kind = *kind;
        e.place = texts().of(cells_[place_].text);
        e.note = texts().of(cells_[note_].text);
        if (auto const where = cells_[in_].text; !where.empty()) e.in = find_party_of(in_, where, time.year);
        e.told = {time.time, texts().of(said.id), time.unreadable, is.value_or(status::held)};
        if (!trip.empty()) e.occasion = join_trip(e, trip);
        else if (auto const of = cells_[occasion_].text; !of.empty()) e.occasion = other_event(of);
        if (own.empty()) take_in(hash_of_content(e), e);
        else take_in(own, e);
    }

private:
    struct columns_of {
        std::size_t role, leader, party, capacity;
    };
    /// One participant of the row at hand.
    struct named_side {
        columns_of const* from;
        std::string_view party;
        table_cell leader;
        std::string_view raw; ///< of the leader
        std::optional<entente::role> role;
        std::optional<entente::capacity> capacity;
        party_number number = 0;
        table_people::meaning means{}; ///< the leader
    };
    /// What the rows of a journey have in common.
    struct journey {
        std::vector<row_side> sides;
        std::vector<row_report> reports;
    };

    row_texts& texts() { return set_.texts; }

    void without_party(std::size_t cell)
    {
        auto const raw = cells_.raw(cell);
        cells_.leave_out(cell, code::missing_field,
                         raw.empty() ? "the row has no party here" : fmt::format("{} is no country", in_quotes(excerpt(raw))),
                         "add it, or an \"otherwise\" to the mapping");
    }

    bool read_side(columns_of const& p)
    {
        named_side s{&p, {}, {}, {}, {}, {}, {}, {}};
        if (!read_word(p.role, s.role) || !read_word(p.capacity, s.capacity)) return false;
        if (cells_.value(p.party).separator.empty() && cells_.value(p.leader).separator.empty()) {
            s.party = cells_[p.party].text;
            s.leader = cells_[p.leader];
            s.raw = cells_.raw(p.leader);
            if (s.party.empty()) without_party(p.party);
            else named_.push_back(s);
            return !s.party.empty();
        }
        auto const parties = cells_.several(p.party);
        if (parties.empty()) {
            without_party(p.party);
            return false;
        }
        auto const leaders = cells_.several(p.leader);
        if (!leaders.empty() && leaders.size() != parties.size()) {
            cells_.leave_out(p.leader, code::bad_value, fmt::format("{} leaders and {} parties", leaders.size(), parties.size()),
                             "name as many of the one as of the other, in the same order");
            return false;
        }
        for (std::size_t i = 0; i != parties.size(); ++i) {
            s.party = parties[i];
            s.leader = {};
            if (i < leaders.size()) {
                s.leader = {leaders[i], cells_[p.leader].from};
                s.raw = leaders.size() == 1 ? cells_.raw(p.leader) : leaders[i];
            }
            named_.push_back(s);
        }
        return true;
    }

    /// Whether they are one leader, or one party of which nobody is named.
    [[nodiscard]] static bool are_one(row_side const& a, row_side const& b)
    {
        return a.leader == b.leader && (a.leader != row_side::nobody || a.party == b.party);
    }
    [[nodiscard]] static bool takes_part_twice(std::vector<row_side> const& all)
    {
        for (auto a = all.begin(); a != all.end(); ++a)
            if (std::any_of(std::next(a), all.end(), [&](auto const& b) { return are_one(*a, b); })) return true;
        return false;
    }

    /// Who the participants are. All that they mean is asked first, so that looking for one does not wait for the other.
    void find_sides(std::int64_t year)
    {
        for (auto& s : named_) {
            s.number = find_party_of(s.from->party, s.party, year);
            if (s.party.size() == 2) ++(s.party == "NA" ? namibias_ : short_codes_);
            if (s.leader.empty()) continue;
            s.means = set_.people.meaning_of(s.leader, s.raw);
            set_.people.expect(s.means, s.number);
        }
        sides_.clear();
        for (auto const& s : named_) {
            row_side side{row_side::nobody, s.number, s.role, s.capacity};
            if (!s.leader.empty()) side.leader = find_leader(s.from->leader, s.leader, s.means, s.number);
            if (std::ranges::find(sides_, side) == sides_.end()) sides_.push_back(side);
        }
    }

    /// What the id of a row is made of that has none of its own: all that it says, unknown parties by their names.
    [[nodiscard]] std::string hash_of_content(row_event const& e) const
    {
        auto const& all = set_.texts;
        lasting_hash content;
        content(name(e.kind));
        for (auto const& s : sides_) {
            content(set_.parties.key(s.party));
            content(s.leader == row_side::nobody ? std::string_view{} : set_.people.id(s.leader));
            content(s.role ? name(*s.role) : "");
            content(s.capacity ? name(*s.capacity) : "");
        }
        if (e.in != row_event::nowhere) content(set_.parties.key(e.in));
        auto const& r = e.told;
        content(name(r.status));
        for (auto const text : {r.time.text, r.time.zone, r.unreadable, e.place, e.note, e.occasion, r.source}) content(all[text]);
        return content.text();
    }

    /// The rows of a trip have an occasion in common: an event of all who were visited, which is no contact of any two of them.
    [[nodiscard]] text_number join_trip(row_event const& e, std::string_view trip)
    {
        auto id = fmt::format("{}-trip-{}", mapping_.source.id, id_stem(folded_name(trip)).word());
        auto const number = texts().of(id);
        auto& [sides, reports] = trips_[std::move(id)];
        for (auto s : sides_) {
            s.role.reset();
            s.capacity.reset();
            if (std::ranges::none_of(sides, [&](auto const& other) { return are_one(s, other); })) sides.push_back(s);
        }
        if (std::ranges::find(reports, e.told) == reports.end()) reports.push_back(e.told);
        return number;
    }
    [[nodiscard]] event as_event(std::string const& id, journey const& t) const
    {
        event e;
        e.id = id;
        e.kind = event_kind::summit;
        e.note = "a trip, put together from the rows of a table that name it";
        for (auto const& s : t.sides) e.participants.push_back(store_.record_of(s));
        for (auto const& r : t.reports) e.reports.push_back(store_.record_of(r));
        std::ranges::sort(e.reports, {}, [](report const& r) {
            return std::tuple(std::string_view(r.time.text()), std::string_view(r.time.zone()), r.status, std::string_view(r.source),
                              std::string_view(r.note));
        });
        std::ranges::sort(e.participants, {}, [](participant const& p) { return std::pair(p.leader, p.party); });
        return e;
    }

    /// An event of the table that a row names as its occasion.
    [[nodiscard]] text_number other_event(std::string_view said)
    {
        auto id = fmt::format("{}-{}", mapping_.source.id, said);
        auto const number = texts().of(id);
        remember_occasion(id);
        return number;
    }
    void remember_occasion(std::string const& id)
    {
        auto const here = cells_.at(occasion_, {}, {}).where;
        auto const [at, is_new] = occasions_.emplace(id, here);
        auto const key = [](place const& p) { return std::tie(p.file, p.line, p.column); };
        if (!is_new && key(here) < key(at->second)) at->second = here; // however the rows are spread over files
    }

    /// An occasion is another event of the table; of what is not there, nothing can be the occasion.
    void drop_unknown_occasions()
    {
        if (occasions_.empty()) return;
        auto const& ids = store_.ids();
        for (std::uint32_t n = 0; n != ids.size(); ++n) occasions_.erase(fmt::format("{}-{}", mapping_.source.id, ids[n]));
        std::set<text_number> unknown;
        for (auto const& [id, where] : occasions_) {
            told().suspect(code::unknown_id, [&] {
                auto const said = std::string_view(id).substr(mapping_.source.id.size() + 1);
                return problem_at(where, fmt::format("the table has no event {}, the occasion of others", in_quotes(excerpt(said))),
                                  "they stand without it; read the table that has it in the same set");
            });
            unknown.insert(texts().of(id));
        }
        store_.drop_occasions(unknown);
    }

    void take_in(std::string_view id, row_event const& e)
    {
        auto const tell = [&](std::string_view what) {
            told().suspect(code::duplicate_id, [&] {
                return cells_.at(id_, fmt::format("the id {} stands twice{}", in_quotes(excerpt(cells_[id_].text)), what),
                                 "give each row its own");
            });
        };
        using outcome = event_store::outcome;
        switch (store_.add(id, e, sides_)) {
        case outcome::added: return told().keep();
        case outcome::repeated: return told().merge();
        case outcome::joined: tell(", for one event that is told in two ways"); return told().merge();
        case outcome::clashed: tell(", for two events"); return told().keep();
        }
    }

    std::size_t kind_, status_, id_, trip_;
    table_times dates_;
    std::size_t place_, in_, note_, occasion_;
    std::vector<columns_of> participants_;
    table_sources sources_;
    row_times times_;
    std::vector<named_side> named_; ///< of the row at hand
    std::vector<row_side> sides_;   ///< what became of them
    event_store store_;
    std::uint64_t namibias_ = 0, short_codes_ = 0;
    std::map<std::string, journey> trips_;
    std::map<std::string, place> occasions_; ///< and where one is first named
};

} // namespace

std::unique_ptr<table_reader> events_reader(table_set& set, io::table_mapping const& mapping)
{
    return std::make_unique<event_rows>(set, mapping);
}

} // namespace entente::detail
