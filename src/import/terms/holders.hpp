// Who held which office: statements collected, and made into leaders, offices and terms.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/holders.hpp>
#include <entente/time/civil.hpp>

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace entente::detail {

/// A time's calendar as a number, where times have one.
template <class Time>
[[nodiscard]] int calendar_number(Time const& t)
{
    if constexpr (requires { t.calendar(); }) return static_cast<int>(t.calendar());
    else return 0;
}
/// The same time with other text, and of another zone's clocks: in the calendar that it is in.
template <class Time>
[[nodiscard]] Time retold(Time const& t, std::string text, std::string zone)
{
    if constexpr (requires { t.calendar(); }) return Time{std::move(text), std::move(zone)}.in(t.calendar());
    else return Time{std::move(text), std::move(zone)};
}

/// What a statement says of its start or end, if it says something.
struct said_time {
    enum class kind : std::uint8_t {
        given,
        unknown, ///< there is one, nobody knows when
        never,   ///< there is none: it goes on
    };
    kind is = kind::given;
    when time{};         ///< if given
    std::string doubt{}; ///< why it may not be what it seems; empty: no reason
    std::string note{};  ///< where it comes from, if not from the statement

    [[nodiscard]] auto key() const
    {
        return std::tuple(is, std::string_view(time.text()), calendar_number(time), std::string_view(doubt), std::string_view(note));
    }
    friend bool operator<(said_time const& a, said_time const& b) { return a.key() < b.key(); }
};

/// One statement that somebody held something, as all that was said of it under its id.
struct held_statement {
    std::string id;
    std::string person; ///< a key of `holders::persons`
    std::string office; ///< a key of `holders::offices`
    std::string source; ///< a key of `holders::sources`
    source_rank rank = source_rank::normal;
    bool acting = false;
    bool fills_each = false; ///< a missing start or end is that of its period; false: only both together
    std::set<said_time> starts, ends;
    std::set<std::string> replaces, replaced_by; ///< persons
    std::set<std::string> periods;               ///< keys of `holders::periods`
    std::set<std::string> causes;                ///< of its end
    std::set<std::string> notes;
    place where{}; ///< of the first row
};

/// A thing with labels in languages; "" is a label of no language.
struct labelled {
    std::map<std::string, std::set<std::string>, std::less<>> labels;
    std::set<std::string> others; ///< further names
    std::set<std::string> ids;    ///< by which others know it
    place where{};                ///< where it was first named

    /// A label; none is taken from an empty text or the id itself.
    void label(std::string_view id, std::string_view text, std::string_view language = {});
    /// The label in the first of the languages that has one, then of no language, then in the first other; empty: none.
    [[nodiscard]] std::string best(std::vector<std::string> const& languages) const;
};
struct held_person : labelled {
    std::set<said_time> deaths;
};
struct held_office : labelled {
    std::set<std::string> countries; ///< keys of `holders::countries`
};
struct office_country : labelled {
    bool is_country = true; ///< and not a part of one
};

/// When a cabinet was in office, or a parliament sat.
struct office_period {
    std::set<std::string> names;
    std::set<said_time> starts, ends;
    std::uint64_t rows = 0; ///< that were about it
    bool used = false;
    place where{};
};

/// The key of the office of lists that do not say which.
inline constexpr std::string_view unsaid_office = "office";

/// What readers of lists of holders collect, in any order, and what it becomes. Everything is kept by id, so that a set of files gives
/// the same records however it was cut.
class holders {
public:
    holders(io::holder_options const& options, io::import_report& report) : options_(options), report_(report) {}

    std::map<std::string, held_person> persons;
    std::map<std::string, held_office> offices;
    std::map<std::string, office_country> countries;
    std::map<std::string, office_period> periods;
    std::map<std::string, source> sources;
    /// Entities that hold nothing: what they are called, if somebody names them as a position or country.
    std::map<std::string, held_office> described_offices;
    std::map<std::string, office_country> described_countries;

    /// Joins it to what was said under its id, and counts its row. The office and person are made where they are not there.
    void add(held_statement s);

    /// The records, sorted by id. Errors: with `trust_rule::refuse`, reversed_term and holders_overlap.
    [[nodiscard]] records finish();

    /// For messages: "Moon Jae-in (Q21001)".
    [[nodiscard]] std::string named(std::string const& person) const;
    [[nodiscard]] io::holder_options const& options() const noexcept { return options_; }
    [[nodiscard]] io::import_report& told() noexcept { return report_; }

private:
    class term_maker;
    class office_maker;
    /// What a key of `offices` became.
    struct resolved_office {
        std::string id;
        bool one_head = false; ///< one person holds it at a time, as its title says
        bool shared = false;   ///< many hold it together
    };

    void settle_doubts();
    void describe();
    void fill_from_periods();
    [[nodiscard]] std::map<std::string, resolved_office> make_offices(records& out);
    void number_twins(std::vector<term>& terms);
    void make_leaders(records& out);
    void make_sources(records& out) const;
    /// A suspicion, or the error that strict options make of it.
    void tell(code c, place const& where, std::string text, std::string remedy);

    io::holder_options const& options_;
    io::import_report& report_;
    std::map<std::tuple<std::string, std::string, std::string>, held_statement> statements_; ///< by id, person and office
};

/// Of a file of times, days or years, what each is: see docs/importing-terms.md, "Times". `precision`: Wikidata's, where a column has it.
/// Empty text is nothing said. Errors: bad_time, no_such_day, out_of_range.
[[nodiscard]] result<said_time> listed_time(std::string_view text, int precision, std::string const& zone);
inline constexpr int no_precision = -1;

/// "Q57640" of an item's id, address or statement; empty for any other text.
[[nodiscard]] std::string item_of(std::string_view text);
/// A statement's id as it is compared: `Q57640-152559af-...`, of an id with `$` or an address.
[[nodiscard]] std::string statement_of(std::string_view text);
/// Whether a label is, word for word, the title of an office and the name of a country that is known: "Prime Minister of Norway".
[[nodiscard]] bool is_office_of_country(std::string_view label);
/// The country that an item is, where it is one of ISO 3166 or an organization that entente knows.
[[nodiscard]] party country_of_item(std::string_view item) noexcept;

} // namespace entente::detail
