// The tenures of CountryInfo.txt, with the countries and offices that they are of.
// SPDX-License-Identifier: MIT
#include "import/terms/countryinfo_tenures.hpp"

#include "import/names/state_codes.hpp"
#include "import/rows/columns.hpp"
#include "import/terms/countryinfo_lines.hpp"

#include <entente/detail/ascii.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace entente::detail {

namespace {

/// The lists of governments go from January 2003 to February 2011, says the file of its own making.
constexpr std::string_view first_list = "2003-01", last_list = "2011-02";

/// Reads lines into tenures.
class info_lines {
public:
    info_lines(row_reader const& rows, party_namer& parties, std::vector<listed_tenure>& to, io::import_report& report)
        : report_(report)
        , to_(to)
        , parties_(parties)
        , rows_(rows)
    {
    }

    void next()
    {
        if (auto const flaw = rows_.flaw()) {
            if (!hidden_) report_.leave_out(*flaw, [&] { return rows_.describe(*flaw); });
        } else line(rows_.text());
    }
    [[nodiscard]] bool country_seen() const noexcept { return country_seen_; }

private:
    enum class section { none, leaders, government, other };

    void line(std::string_view text)
    {
        auto const it = trimmed(text);
        if (hidden_) {
            hidden_ = it.find(until_) == std::string_view::npos;
            return;
        }
        for (auto const& [begin, end] : {std::pair{"<!--", "-->"}, std::pair{"<Comment>", "</Comment>"}})
            if (it.starts_with(begin)) {
                until_ = end;
                hidden_ = it.find(until_) == std::string_view::npos;
                return;
            }
        if (it.empty() || it.starts_with('#')) return;
        if (auto const t = read_tag(it); !t.name.empty()) tag(t);
        else if (section_ == section::leaders || section_ == section::government || (!in_country_ && section_ == section::none))
            person(text);
    }

    void tag(tag_line const& t)
    {
        if (t.name == "Country") {
            code_.clear(), alpha3_.clear(), name_.clear(), cow_ = 0;
            side_ = {};
            in_country_ = !t.closes;
            country_seen_ = country_seen_ || in_country_;
            section_ = section::none;
        } else if (t.name == "Leaders" || t.name == "Government") {
            section_ = t.closes ? section::none : t.name == "Leaders" ? section::leaders : section::government;
            title_.clear();
        } else if (section_ == section::leaders) {
            title_ = t.closes ? std::string{} : std::string(t.name); // one title is opened again where it should be closed
        } else if (t.name == "CountryCode") code_ = t.value;
        else if (t.name == "ISO3166-alpha3") alpha3_ = t.value;
        else if (t.name == "CountryName") name_ = t.value;
        else if (t.name == "COW-Numeric") (void)std::from_chars(t.value.data(), t.value.data() + t.value.size(), cow_);
        else if (!t.whole) section_ = t.closes ? section::none : section::other;
    }

    void person(std::string_view text)
    {
        auto const p = read_person(text);
        listed_tenure of;
        of.names = p.names;
        std::vector<bracket const*> held;
        for (auto const& b : p.brackets) {
            if (b.is != bracket::form::born && b.is != bracket::form::died) {
                held.push_back(&b);
                continue;
            }
            auto const day = read_info_date(b.from, false, false);
            if (day.date) (b.is == bracket::form::born ? of.born : of.died) = day.date->text();
            else report_.suspect(day.flaw->code, [&] { return at(b, day.flaw->text, day.flaw->remedy); });
        }
        if (of.names.empty() || held.empty()) {
            if (!in_country_ && held.empty()) return; // a list of which only a part is here
            report_.leave_out(code::missing_field, [&] {
                return problem_at(here(text, 0),
                                  of.names.empty() ? "a tenure of nobody" : in_quotes(excerpt(of.names[0])) + " has no tenure",
                                  "a line is a name and a tenure, NAME_ [20010101 - 20021231]");
            });
            return;
        }
        for (auto const* b : held) one(of, *b, p.comment, held.size());
    }

    void one(listed_tenure of, bracket const& b, std::string const& comment, std::size_t tenures)
    {
        bool const government = section_ == section::government || !b.code.empty();
        if (b.is == bracket::form::other) {
            report_.leave_out(code::bad_time, [&] {
                return at(b, in_quotes(excerpt(b.whole)) + " is no tenure", "write [20010101 - 20021231], [>20010101] or [<20021231]");
            });
            return;
        }
        if (!find_sides(of, b)) return;
        if (!government && title_.empty()) {
            report_.leave_out(code::missing_field, [&] { return at(b, "no office is named above the line", "open it with its tag"); });
            return;
        }
        if (government) name_office(of, b, comment, tenures);
        else {
            of.title = title_;
            of.acting = first_word_is_acting(title_);
        }
        times(of, b, government);
        of.where = here(rows_.text(), b.offset);
        to_.push_back(std::move(of));
    }

    /// The countries of the person and of the office. Otherwise the tenure is left out.
    bool find_sides(listed_tenure& of, bracket const& b)
    {
        if (in_country_ && side_.empty()) side_ = country(b);
        of.home = of.side = side_;
        if (b.code.empty() || (!code_.empty() && b.code.starts_with(code_))) {
            if (of.side.empty())
                report_.leave_out(code::missing_field,
                                  [&] { return at(b, "no country is named above the line", "give the file from its <Country> on"); });
            return !of.side.empty();
        }
        party const said{b.code.substr(0, 3)};
        if (info(said) != nullptr) of.side = said;
        else {
            auto const found = parties_(b.code, 2009);
            of.side = found.id;
            tell(b, b.code, found, "begin it with a country's code");
        }
        if (of.home.empty()) of.home = of.side;
        return true;
    }

    party country(bracket const& b)
    {
        for (auto const* c : {&code_, &alpha3_})
            if (c->size() == 3 && party::is_code(*c) && info(party{*c}) != nullptr) return party{*c};
        if (auto const p = state_of(cow_, {2009, 1, 1}); !p.empty() && cow_ != 0) return parties_.use(p);
        auto name = name_.empty() ? code_ : name_;
        std::ranges::replace(name, '_', ' ');
        auto const found = parties_(name, 2009);
        tell(b, name, found, "give its code, or correct the name");
        return found.id;
    }
    void tell(bracket const& b, std::string_view name, party_namer::found const& found, std::string_view otherwise)
    {
        tell_doubt(report_, name, found, otherwise,
                   [&](std::string text, std::string remedy) { return at(b, std::move(text), std::move(remedy)); });
    }

    static bool first_word_is_acting(std::string_view title)
    {
        auto const word = title.substr(0, title.find_first_of(" \t"));
        return same_but_for_case(word, "acting") || same_but_for_case(word, "interim");
    }

    /// A line of a government has one list of titles for all its tenures. Which is which is said only where there is one of either.
    void name_office(listed_tenure& of, bracket const& b, std::string const& comment, std::size_t tenures)
    {
        if (!comment.empty() && (tenures == 1 || comment.find(" & ") == std::string::npos)) {
            of.title = comment;
            for (std::string_view const word : {"\"Acting\"", "\"Interim\""})
                if (of.title.size() > word.size() &&
                    same_but_for_case(std::string_view(of.title).substr(of.title.size() - word.size()), word)) {
                    of.acting = true;
                    of.title = plain(std::string_view(of.title).substr(0, of.title.size() - word.size()));
                    break;
                }
            return;
        }
        of.title = b.code.empty() ? std::string_view("government") : b.code;
        of.held = comment;
        report_.suspect(comment.empty() ? code::missing_field : code::bad_value, [&] {
            return at(b,
                      comment.empty() ? std::string("the office is not named")
                                      : in_quotes(excerpt(comment)) + " does not say which office this was",
                      fmt::format("the office became {}", of.title));
        });
    }

    void times(listed_tenure& of, bracket const& b, bool government)
    {
        auto const read = [&](std::string_view text, bool last) -> std::optional<row_date> {
            auto day = read_info_date(text, government, last);
            if (day.flaw) report_.suspect(day.flaw->code, [&] { return at(b, day.flaw->text, day.flaw->remedy); });
            return day.date;
        };
        std::optional<row_date> from, to;
        if (b.is != bracket::form::until) from = read(b.from, false);
        if (b.is != bracket::form::since) to = read(b.to, true);
        if (from) of.took = from->text();
        if (to) of.left = to->text();
        if (from && to && to->last() < from->first()) {
            report_.suspect(code::reversed_interval, [&] {
                return at(b, fmt::format("{} is before the start, {}", to->text(), from->text()), "one of the two is wrong");
            });
            of.took += '?';
            of.left.clear();
        }
        if (!government) return;
        if (b.is == bracket::form::until && (!to || civil_day{civil_date{2003, 1, 1}} <= to->last()))
            of.took = fmt::format("[..{}]", first_list);
        if (b.is == bracket::form::since && (!from || from->first() <= civil_day{civil_date{2011, 2, 1}}))
            of.left = fmt::format("[{}..]", last_list);
    }

    [[nodiscard]] place here(std::string_view text, std::size_t offset) const
    {
        auto out = rows_.here();
        for (auto const c : text.substr(0, offset)) out.column += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
        return out;
    }
    [[nodiscard]] diagnostic at(bracket const& b, std::string text, std::string remedy) const
    {
        auto d = problem_at(here(rows_.text(), b.offset), std::move(text), std::move(remedy));
        d.path = b.is == bracket::form::born ? "B:" : b.is == bracket::form::died ? "D:" : "tenure";
        return d;
    }

    io::import_report& report_;
    std::vector<listed_tenure>& to_;
    party_namer& parties_;
    row_reader const& rows_;
    std::string code_, alpha3_, name_;
    std::int64_t cow_ = 0;
    std::string title_;
    party side_; ///< of the country, once it was asked for
    section section_ = section::none;
    bool in_country_ = false;
    bool country_seen_ = false;
    bool hidden_ = false; ///< in a comment
    std::string_view until_;
};

} // namespace

void read_tenures(std::string const& file, io::progress_callback told, party_namer& parties, std::vector<listed_tenure>& to,
                  io::import_report& report)
{
    row_reader rows(file, {'\t', false}, told);
    info_lines lines(rows, parties, to, report);
    auto const left_out = report.left_out;
    auto const before = to.size();
    while (rows.next()) lines.next();
    if (!lines.country_seen() && to.size() == before && report.left_out == left_out)
        throw error(code::unknown_layout, {file, 1, 1}, "no country begins in the file, and no line of it is a tenure",
                    "give CountryInfo.txt, or a part of it");
}

} // namespace entente::detail
