// Proposes a mapping for a table.
// SPDX-License-Identifier: MIT
#include "import/coded/contacts.hpp"
#include "import/tables/table_samples.hpp"
#include "import/tables/table_words.hpp"
#include "json/json_tree.hpp"

#include <entente/io/table.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>

namespace entente::io {

namespace {

using detail::column_sample;
using detail::in_quotes;

constexpr std::size_t none = std::size_t(-1);

/// The milestones of a term under the keys of a mapping, with what columns of their days are called.
std::vector<std::pair<std::string, std::vector<std::string_view>>> const turns{
    {"elected", {"elected", "election"}},
    {"declared", {"declared", "proclaimed"}},
    {"took_office", {"took", "inauguration", "inaugurated", "sworn", "start", "from", "begin", "since"}},
    {"left_office", {"left", "end", "to", "until", "till", "resigned"}},
};

class guesser {
public:
    explicit guesser(std::string const& path) : sample_(detail::sample_table(path)), taken_(sample_.columns.size(), false)
    {
        file_ = std::filesystem::path(path).filename().string();
    }

    guessed_mapping run()
    {
        bool const terms = is_of_terms();
        terms ? find_columns_of_terms() : find_columns();
        say("format", in_quotes("entente-table/1"));
        if (terms) say("table", in_quotes("terms"));
        if (sample_.separator != ',') say("separator", in_quotes(std::string(1, sample_.separator)));
        if (!sample_.has_header) say("header", "false");
        date_order();
        ask("zone", "whose clocks are the dates read by? \"Asia/Seoul\", or a column; without it they are days of no zone", false);
        if (auto const z = at("zone"); z != none) say("zone", column(z));
        source();
        terms ? rows_of_terms() : rows_of_events();
        others();
        return {"{\n" + text_ + "\n}\n", std::move(open_)};
    }

private:
    void rows_of_events()
    {
        kind();
        for (auto const* key : {"status", "id", "start", "start_month", "start_day", "start_time", "end", "end_month", "end_day",
                                "end_time", "trip", "place", "note"})
            if (auto const c = at(key); c != none) say(key, column(c));
        if (auto const c = at("status"); c != none) ask_for_words<status>("status", c);
        if (at("start") == none) ask("start", "which column holds the date? {\"column\": \"Date\"}", true);
        if (at("end") != none)
            ask("days",
                "\"lasting\": it lasted from start to end; \"within\": it took place at some time between them; \"lasting\" if nothing is "
                "said",
                false);
        participants();
    }

    // --- terms of office ---

    /// Somebody held an office from, or to, a date.
    [[nodiscard]] bool is_of_terms() const
    {
        auto const any = [&](auto const& fits) { return std::ranges::any_of(sample_.columns, fits); };
        return any(is_office) && any(is_leader) && any([](auto const& c) { return is_date(c) && is_milestone(c); }) &&
               !any([](auto const& c) { return c.mostly(c.kinds); });
    }
    [[nodiscard]] static bool is_office(column_sample const& c) { return !is_date(c) && c.is_called({"office", "position", "post"}); }
    [[nodiscard]] static bool is_milestone(column_sample const& c)
    {
        return std::ranges::any_of(turns, [&](auto const& t) { return c.is_called(t.second); });
    }
    void find_columns_of_terms()
    {
        for (auto const& [key, names] : turns) // an end may be "present"
            take(key, [&](auto const& c) { return (is_date(c) || (c.dates[0] != 0 && is_end(c))) && c.is_called(names); });
        take("office", is_office);
        take("leader", is_leader);
        take("party", [](auto const& c) { return c.mostly(c.countries); });
        take("acting", [](auto const& c) { return c.is_called({"acting", "interim"}); });
        take("ended", [](auto const& c) { return c.is_called({"ended", "reason", "cause"}); });
        take("id", [](auto const& c) { return c.repeated == 0 && c.is_called({"id", "no", "nr", "number", "#"}); });
        take("zone", [](auto const& c) { return c.is_called({"zone", "timezone", "tz"}); });
    }
    void rows_of_terms()
    {
        for (auto const* key : {"id", "leader", "office", "party", "acting", "ended"})
            if (auto const c = at(key); c != none) say(key, column(c));
        for (auto const& [key, names] : turns)
            if (auto const c = at(key); c != none) say(key, column(c));
        auto const& offices = sample_.columns[at("office")].words;
        bool const named_in_full = std::ranges::all_of(offices, [](auto const& w) { return w.find('/') != std::string::npos; });
        if (at("party") == none && !named_in_full)
            ask("party", "whose offices are these? a code such as KOR, or a column of countries", false);
    }

    // --- columns ---

    [[nodiscard]] std::size_t at(std::string const& key) const
    {
        auto const found = found_.find(key);
        return found == found_.end() ? none : found->second;
    }
    [[nodiscard]] std::string column(std::size_t n) const { return fmt::format("{{\"column\": {}}}", which(n)); }
    /// By its name, or by its number if it has none of its own.
    [[nodiscard]] std::string which(std::size_t n) const
    {
        auto const& name = sample_.columns[n].name;
        bool const is_one = std::ranges::count(sample_.columns, name, &column_sample::name) == 1;
        return !name.empty() && is_one ? in_quotes(name) : std::to_string(n + 1);
    }
    void say(std::string_view key, std::string const& json)
    {
        if (!text_.empty()) text_ += ",\n";
        fmt::format_to(std::back_inserter(text_), "  {}: {}", in_quotes(key), json);
    }
    /// Leaves something open. `required`: without it the mapping is refused.
    void ask(std::string_view key, std::string const& what, bool required)
    {
        say("//" + std::string(key), in_quotes(what));
        open_.push_back(fmt::format("{}{}: {}", key, required ? "" : " (if it matters)", what));
    }

    /// The first free column that `fits`.
    template <class Fits>
    void take(std::string const& key, Fits const& fits)
    {
        for (std::size_t i = 0; i != sample_.columns.size(); ++i)
            if (!taken_[i] && fits(sample_.columns[i])) {
                taken_[i] = true;
                found_[key] = i;
                return;
            }
    }
    [[nodiscard]] static bool is_date(column_sample const& c)
    {
        auto const most = *std::ranges::max_element(c.dates);
        return c.mostly(most) && (!c.mostly(c.years) || c.is_called({"date", "year", "when"}));
    }
    [[nodiscard]] static bool is_end(column_sample const& c)
    {
        return c.is_called({"end", "to", "until", "till", "last", "departure", "left"});
    }

    [[nodiscard]] static bool is_leader(column_sample const& c)
    {
        return c.numbers == 0 && c.is_called({"leader", "president", "name", "who", "minister", "visitor", "head", "person", "caller",
                                              "recipient", "guest", "host", "counterpart", "premier", "king"});
    }

    /// A year, a month and perhaps a day in columns of their own, where they are called so.
    void take_parts(std::string const& side)
    {
        bool const end = side == "end";
        auto const fits = [&](column_sample const& c, std::size_t cells, std::vector<std::string_view> const& names) {
            return c.mostly(cells) && c.is_called(names) && is_end(c) == end && !c.is_called({"birth", "born", "published", "publication"});
        };
        auto const is_year = [&](column_sample const& c) { return fits(c, c.years, {"year", "yr", "yyyy"}); };
        auto const is_month = [&](column_sample const& c) { return fits(c, c.months, {"month", "mon", "mo", "mm"}); };
        bool const both = std::ranges::any_of(sample_.columns, is_year) && std::ranges::any_of(sample_.columns, is_month);
        if (at(side) != none || !both) return;
        take(side, is_year);
        take(side + "_month", is_month);
        take(side + "_day", [&](column_sample const& c) { return fits(c, c.month_days, {"day", "dd"}); });
    }

    void find_columns()
    {
        auto const is_whole = [](auto const& c) { return is_date(c) && !c.mostly(c.years); };
        take("end", [&](auto const& c) { return is_whole(c) && is_end(c); });
        take("start", [&](auto const& c) {
            return is_whole(c) && c.is_called({"start", "from", "begin", "first", "arrival", "date", "day", "when"});
        });
        take_parts("start");
        take_parts("end");
        take("end", [&](auto const& c) { return at("end") == none && is_date(c) && is_end(c); });
        take("start", [&](auto const& c) {
            return at("start") == none && is_date(c) && c.is_called({"start", "from", "begin", "first", "arrival", "date", "day", "when"});
        });
        take("published", [](auto const& c) { return is_date(c) && c.is_called({"published", "publication"}); });
        take("start", [&](auto const& c) { return at("start") == none && is_date(c); });
        take("end_time", [](auto const& c) { return c.mostly(c.clocks) && c.is_called({"end", "to", "until"}); });
        take("start_time", [](auto const& c) { return c.mostly(c.clocks); });
        take("kind", [](auto const& c) { return c.mostly(c.kinds); });
        take("kind", [&](auto const& c) {
            return at("kind") == none && c.kinds != 0 && c.is_called({"kind", "type", "what", "event", "form"});
        });
        take("status", [](auto const& c) {
            return c.mostly(c.statuses) || (c.statuses != 0 && c.is_called({"state"})) || (c.countries == 0 && c.is_called({"status"}));
        });
        take("address", [](auto const& c) { return c.mostly(c.addresses); });
        for (int n = 0; n != 2; ++n)
            take(n == 0 ? "party 1" : "party 2", [](auto const& c) {
                auto const some = c.all_countries();
                return c.mostly(some) || (some * 2 > c.cells && c.is_called({"country", "countrie", "state", "party", "partie", "nation"}));
            });
        take("trip", [](auto const& c) { return c.repeated != 0 && c.is_called({"trip", "journey", "tour"}); });
        take("id", [](auto const& c) { return c.repeated == 0 && c.is_called({"id", "no", "nr", "number", "#"}); });
        take("place", [](auto const& c) { return c.is_called({"place", "city", "location", "venue", "locale", "where"}); });
        take("note", [](auto const& c) {
            return c.is_called({"note", "remark", "subject", "comment", "description", "purpose", "summary"});
        });
        take("zone", [](auto const& c) { return c.is_called({"zone", "timezone", "tz"}); });
        take("publisher", [](auto const& c) { return c.is_called({"source", "publisher", "outlet", "paper"}); });
        for (int n = 0; n != 2; ++n) take(n == 0 ? "leader 1" : "leader 2", is_leader);
    }

    void date_order()
    {
        std::array<bool, 3> can{true, true, true};
        std::size_t refused = 0;
        bool dated = false;
        for (auto const* key : {"start", "end", "published", "elected", "declared", "took_office", "left_office"}) {
            if (at(key) == none) continue;
            dated = dated || std::string_view(key) != "published";
            auto const& c = sample_.columns[at(key)];
            auto const most = *std::ranges::max_element(c.dates);
            if (std::string_view(key) != "left_office") refused += c.cells - most; // there "present" stands, too
            for (std::size_t i = 0; i != can.size(); ++i) can[i] = can[i] && c.dates[i] == most;
        }
        auto const left = std::ranges::count(can, true);
        if (dated && (left == 1 || left == 3))
            say("date_order", in_quotes(detail::date_order_words[static_cast<std::size_t>(std::ranges::find(can, true) - can.begin())]));
        else if (left == 0) ask("date_order", "no order reads all dates: YMD, DMY or MDY?", true);
        else {
            std::vector<std::string_view> all;
            for (std::size_t i = 0; i != can.size(); ++i)
                if (can[i]) all.push_back(detail::date_order_words[i]);
            ask("date_order", fmt::format("the rows read as {}: which is it?", fmt::join(all, " and as ")), true);
        }
        if (refused != 0) ask("dates", fmt::format("{} of the first dates cannot be read; their rows are kept as undated", refused), false);
    }

    void source()
    {
        auto const stem = std::filesystem::path(file_).stem().string();
        std::string out = fmt::format("{{\"id\": {}, \"title\": {}", in_quotes(detail::slug(stem)), in_quotes(file_));
        for (auto const* key : {"publisher", "address", "published"})
            if (auto const c = at(key); c != none) fmt::format_to(std::back_inserter(out), ", {}: {}", in_quotes(key), column(c));
        say("source", out + '}');
        if (at("published") == none) ask("source", "who published the table, and when? \"publisher\", \"address\", \"published\"", false);
    }

    void kind()
    {
        auto const c = at("kind");
        if (c == none) return ask("kind", "what are the rows? call, video_call, meeting, visit, summit, message or statement", true);
        say("kind", column(c));
        ask_for_words<event_kind>("kind", c);
    }
    template <vocabulary Word>
    void ask_for_words(std::string_view key, std::size_t c)
    {
        std::vector<std::string> unknown;
        for (auto const& w : sample_.columns[c].words)
            if (!detail::table_word<Word>(w)) unknown.push_back(in_quotes(detail::excerpt(w)));
        if (!unknown.empty()) ask(key, fmt::format("say in its \"values\" what these stand for: {}", fmt::join(unknown, ", ")), false);
    }
    /// What is not read is named: there may be a status among it.
    void others()
    {
        std::vector<std::string> unused;
        for (std::size_t i = 0; i != sample_.columns.size(); ++i)
            if (!taken_[i] && sample_.columns[i].cells != 0) unused.push_back(which(i));
        if (unused.empty()) return;
        constexpr std::size_t most = 20;
        auto const more = unused.size() > most ? fmt::format(" and {} more", unused.size() - most) : std::string{};
        unused.resize(std::min(unused.size(), most));
        ask("columns", fmt::format("not used: {}{}", fmt::join(unused, ", "), more), false);
    }

    [[nodiscard]] static std::string_view role_of(column_sample const& c)
    {
        if (c.is_called({"host", "destination", "visited", "hosting"})) return "host";
        if (c.is_called({"guest", "visitor", "visiting", "traveller", "traveler"})) return "guest";
        if (c.is_called({"caller", "initiator", "calling"})) return "initiator";
        if (c.is_called({"recipient", "called", "receiver"})) return "recipient";
        return {};
    }

    void participants()
    {
        std::string out;
        std::array<std::size_t, 2> leaders{at("leader 1"), at("leader 2")};
        auto const distance = [](std::size_t a, std::size_t b) { return a > b ? a - b : b - a; };
        if (leaders[0] != none && leaders[1] == none && at("party 1") != none && at("party 2") != none &&
            distance(leaders[0], at("party 2")) < distance(leaders[0], at("party 1")))
            std::swap(leaders[0], leaders[1]);
        // A list of countries beside one leader is the other side: he is of one of them at most.
        std::array<std::size_t, 2> parties{at("party 1"), at("party 2")};
        if (leaders[0] != none && leaders[1] == none && parties[1] == none && parties[0] != none &&
            !sample_.columns[parties[0]].list_mark().empty())
            std::swap(parties[0], parties[1]);
        for (std::size_t n = 0; n != 2; ++n) {
            auto const party = parties[n];
            std::vector<std::string> parts;
            auto role = party != none ? role_of(sample_.columns[party]) : std::string_view{};
            if (role.empty() && leaders[n] != none) role = role_of(sample_.columns[leaders[n]]);
            if (!role.empty()) parts.push_back(fmt::format("\"role\": {}", in_quotes(role)));
            else {
                parts.emplace_back(
                    "\"//role\": \"initiator, recipient, host or guest, if the table says who placed the call or travelled\"");
                open_.push_back(fmt::format("participants[{}].role (if it matters): initiator, recipient, host or guest", n));
            }
            auto const mark = party != none ? sample_.columns[party].list_mark() : std::string_view{};
            if (leaders[n] != none) parts.push_back(fmt::format("\"leader\": {}", column(leaders[n])));
            if (!mark.empty()) parts.push_back(fmt::format("\"party\": {{\"column\": {}, \"separator\": \"{}\"}}", which(party), mark));
            else if (party != none) parts.push_back(fmt::format("\"party\": {}", column(party)));
            else {
                parts.emplace_back("\"//party\": \"whose side is this? a code such as KOR, or a column of countries\"");
                open_.push_back(fmt::format("participants[{}].party: whose side is it? a code such as KOR, or a column of countries", n));
            }
            out += fmt::format("{}    {{{}}}", n == 0 ? "" : ",\n", fmt::join(parts, ", "));
        }
        say("participants", "[\n" + out + "\n  ]");
    }

    detail::table_sample sample_;
    std::vector<bool> taken_;
    std::string file_;
    std::map<std::string, std::size_t> found_;
    std::string text_;
    std::vector<std::string> open_;
};

} // namespace

guessed_mapping guess_mapping(std::string const& path) { return guesser(path).run(); }

} // namespace entente::io
