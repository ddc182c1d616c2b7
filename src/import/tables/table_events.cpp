// The rows of a table as events.
// SPDX-License-Identifier: MIT
#include "import/dates/undated.hpp"
#include "import/names/folded_name.hpp"
#include "import/tables/table_hash.hpp"
#include "import/tables/table_reader.hpp"
#include "import/tables/table_store.hpp"

#include <algorithm>
#include <map>
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
        , times_(cells_, mapping, set.out.report)
        , place_(cells_.add(mapping.place))
        , in_(cells_.add(mapping.in, table_cells::use::country))
        , note_(cells_.add(mapping.note))
        , occasion_(cells_.add(mapping.occasion))
        , sources_(cells_, times_, mapping, set.out.report)
    {
        for (auto const& p : mapping.participants)
            participants_.push_back(
                {cells_.add(p.role), cells_.add(p.leader), cells_.add(p.party, table_cells::use::country), cells_.add(p.capacity)});
    }

    void finish() override
    {
        times_.finish();
        sources_.finish(facts());
        if (namibias_ != 0 && short_codes_ == 0)
            told().suspect(code::empty_word, [&] {
                return problem_at(
                    {told().file, 0, 0},
                    fmt::format("NA stands {} times for a country, and was read as Namibia; no other is told by two letters", namibias_),
                    "if it means nothing, give it \"\" in the mapping's \"values\"");
            });
        drop_unknown_occasions();
        for (auto& [id, t] : trips_) {
            name_parties(t);
            std::ranges::sort(t.reports, {}, [](report const& r) {
                return std::tuple(std::string_view(r.time.text()), std::string_view(r.time.zone()), r.status, std::string_view(r.source),
                                  std::string_view(r.note));
            });
            std::ranges::sort(t.participants, {}, [](participant const& p) { return std::pair(p.leader, p.party); });
            facts().events.push_back(std::move(t));
        }
        auto events = store_.finish([&](event& e) { name_parties(e); });
        if (facts().events.empty()) {
            facts().events = std::move(events);
            return;
        }
        facts().events.insert(facts().events.end(), std::make_move_iterator(events.begin()), std::make_move_iterator(events.end()));
    }

protected:
    void row() override
    {
        event e;
        std::optional<event_kind> kind;
        std::optional<status> is;
        if (!read_word(kind_, kind) || !read_word(status_, is)) return;
        if (!kind)
            return cells_.leave_out(kind_, code::missing_field, "the row has no kind of event",
                                    "add it, or an \"otherwise\" to the mapping");
        e.kind = *kind;
        sides_.clear();
        for (auto const& p : participants_)
            if (!read_side(p)) return;

        auto const trip = cells_[trip_].text;
        auto const& said = sources_.read();
        auto time = times_.read(said.published, !trip.empty() || mapping_.span == io::table_span::within);
        parties_.clear();
        e.participants.reserve(sides_.size());
        for (auto const& s : sides_) add_participant(e, s, time.year);
        if (std::ranges::all_of(e.participants, [&](auto const& p) { return p.party == e.participants.front().party; }))
            return cells_.leave_out(participants_.front().party, code::no_counterpart,
                                    fmt::format("a {} of {} with itself", name(e.kind), cells_[participants_.front().party].text),
                                    "look whether the mapping names the right columns");
        if (takes_part_twice(e.participants))
            return cells_.leave_out(participants_.front().leader, code::same_participant,
                                    "one leader, or one party without a leader, takes part twice", "name every participant once");
        e.place = cells_[place_].text;
        e.note = cells_[note_].text;
        if (auto const of = cells_[occasion_].text; !of.empty()) e.occasion = fmt::format("{}-{}", mapping_.source.id, of);
        if (auto const where = cells_[in_].text; !where.empty()) {
            parties_.push_back(find_party_of(in_, where, time.year));
            e.in = set_.parties.id(parties_.back());
        }
        auto& told_so = e.reports.emplace_back();
        told_so.source = said.id;
        told_so.status = is.value_or(status::held);
        told_so.time = std::move(time.time);
        told_so.note = undated_note(time.unreadable);
        if (!trip.empty()) join_trip(e, trip);
        else if (!e.occasion.empty()) remember_occasion(e.occasion);
        auto const own = cells_[id_].text;
        e.id = mapping_.source.id;
        e.id += '-';
        if (own.empty()) e.id += hash_of_content(e, time.unreadable);
        else e.id += own;
        take_in(std::move(e), own);
    }

private:
    struct columns_of {
        std::size_t role, leader, party, capacity;
    };
    /// One participant of the row at hand.
    struct side {
        columns_of const* from;
        std::string_view party;
        table_cell leader;
        std::string_view raw; ///< of the leader
        std::optional<entente::role> role;
        std::optional<entente::capacity> capacity;
    };

    void without_party(std::size_t cell)
    {
        auto const raw = cells_.raw(cell);
        cells_.leave_out(cell, code::missing_field,
                         raw.empty() ? "the row has no party here" : fmt::format("{} is no country", in_quotes(excerpt(raw))),
                         "add it, or an \"otherwise\" to the mapping");
    }

    bool read_side(columns_of const& p)
    {
        side s{&p, {}, {}, {}, {}, {}};
        if (!read_word(p.role, s.role) || !read_word(p.capacity, s.capacity)) return false;
        if (cells_.value(p.party).separator.empty() && cells_.value(p.leader).separator.empty()) {
            s.party = cells_[p.party].text;
            s.leader = cells_[p.leader];
            s.raw = cells_.raw(p.leader);
            if (s.party.empty()) without_party(p.party);
            else sides_.push_back(s);
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
            sides_.push_back(s);
        }
        return true;
    }

    /// Whether they are one leader, or one party of which nobody is named.
    [[nodiscard]] static bool are_one(participant const& a, participant const& b)
    {
        return a.leader == b.leader && (!a.leader.empty() || a.party == b.party);
    }
    [[nodiscard]] static bool takes_part_twice(std::vector<participant> const& all)
    {
        for (auto a = all.begin(); a != all.end(); ++a)
            if (std::any_of(std::next(a), all.end(), [&](auto const& b) { return are_one(*a, b); })) return true;
        return false;
    }

    void add_participant(event& e, side const& s, std::int64_t year)
    {
        auto const number = find_party_of(s.from->party, s.party, year);
        if (s.party.size() == 2) ++(s.party == "NA" ? namibias_ : short_codes_);
        participant p{{}, set_.parties.id(number), s.role, s.capacity, {}};
        if (!s.leader.empty()) p.leader = set_.people.id(find_leader(s.from->leader, s.leader, s.raw, number));
        if (std::ranges::find(e.participants, p) != e.participants.end()) return;
        parties_.push_back(number);
        e.participants.push_back(std::move(p));
    }

    /// What the id of a row is made of that has none of its own: all that it says, unknown parties by their names.
    [[nodiscard]] std::string hash_of_content(event const& e, std::string_view unreadable) const
    {
        lasting_hash content;
        content(name(e.kind));
        auto number = parties_.begin();
        for (auto const& p : e.participants) {
            content(set_.parties.key(*number++));
            content(p.leader);
            content(p.role ? name(*p.role) : "");
            content(p.capacity ? name(*p.capacity) : "");
        }
        if (!e.in.empty()) content(set_.parties.key(*number));
        auto const& r = e.reports.front();
        for (auto const& text :
             {std::string_view(name(*r.status)), std::string_view(r.time.text()), std::string_view(r.time.zone()), unreadable,
              std::string_view(e.place), std::string_view(e.note), std::string_view(e.occasion), std::string_view(r.source)})
            content(text);
        return content.text();
    }

    /// The rows of a trip have an occasion in common: an event of all who were visited, which is no contact of any two of them.
    void join_trip(event& e, std::string_view trip)
    {
        e.occasion = fmt::format("{}-trip-{}", mapping_.source.id, id_word(folded_name(trip)));
        auto& t = trips_[e.occasion];
        t.id = e.occasion;
        t.kind = event_kind::summit;
        t.note = "a trip, put together from the rows of a table that name it";
        for (auto p : e.participants) {
            p.role.reset();
            p.capacity.reset();
            if (std::ranges::none_of(t.participants, [&](auto const& other) { return are_one(p, other); }))
                t.participants.push_back(std::move(p));
        }
        if (std::ranges::find(t.reports, e.reports.front()) == t.reports.end()) t.reports.push_back(e.reports.front());
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
        for (auto const& e : store_.all()) occasions_.erase(e.id);
        for (auto const& [id, where] : occasions_)
            told().suspect(code::unknown_id, [&] {
                auto const said = std::string_view(id).substr(mapping_.source.id.size() + 1);
                return problem_at(where, fmt::format("the table has no event {}, the occasion of others", in_quotes(excerpt(said))),
                                  "they stand without it; read the table that has it in the same set");
            });
        for (auto& e : store_.all())
            if (occasions_.contains(e.occasion)) e.occasion.clear();
    }

    void take_in(event&& e, std::string_view own)
    {
        auto const tell = [&](std::string_view what) {
            told().suspect(code::duplicate_id, [&] {
                return cells_.at(id_, fmt::format("the id {} stands twice{}", in_quotes(excerpt(own)), what), "give each row its own");
            });
        };
        using outcome = event_store::outcome;
        switch (store_.add(std::move(e))) {
        case outcome::added: return told().keep();
        case outcome::repeated: return told().merge();
        case outcome::joined: tell(", for one event that is told in two ways"); return told().merge();
        case outcome::clashed: tell(", for two events"); return told().keep();
        }
    }

    std::size_t kind_, status_, id_, trip_;
    table_times times_;
    std::size_t place_, in_, note_, occasion_;
    std::vector<columns_of> participants_;
    table_sources sources_;
    std::vector<side> sides_;
    std::vector<party_number> parties_; ///< of the row's participants, and behind them that of its place
    event_store store_;
    std::uint64_t namibias_ = 0, short_codes_ = 0;
    std::map<std::string, event> trips_;
    std::map<std::string, place> occasions_; ///< and where one is first named
};

} // namespace

std::unique_ptr<table_reader> events_reader(table_set& set, io::table_mapping const& mapping)
{
    return std::make_unique<event_rows>(set, mapping);
}

} // namespace entente::detail
