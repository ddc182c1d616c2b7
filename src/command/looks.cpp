// The formats that are known by their look.
// SPDX-License-Identifier: MIT
#include "command/looks.hpp"

#include "command/output.hpp"
#include "text_file.hpp"

#include <entente/detail/ascii.hpp>
#include <entente/io/countryinfo.hpp>
#include <entente/io/gdelt.hpp>
#include <entente/io/historian.hpp>
#include <entente/io/icews.hpp>
#include <entente/io/json.hpp>
#include <entente/io/phoenix.hpp>
#include <entente/io/pocom.hpp>
#include <entente/io/polecat.hpp>
#include <entente/io/popolo.hpp>
#include <entente/io/store.hpp>
#include <entente/io/terms.hpp>
#include <entente/io/wikidata.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <optional>
#include <system_error>

namespace entente::command {
namespace {

using names = std::vector<std::string>;

// --- what stands at the beginning ---

constexpr std::size_t looked_at = 65'536; ///< bytes of a file

[[nodiscard]] bool is_digits(std::string_view text, std::size_t least = 1)
{
    return text.size() >= least && std::ranges::all_of(text, detail::is_digit);
}

/// The fields of a row, in small letters. Quotes around fields go; a separator in quotes belongs to its field.
[[nodiscard]] names fields_of(std::string_view row, char separator)
{
    names out(1);
    bool quoted = false;
    for (char const c : row) {
        if (c == '"') quoted = !quoted;
        else if (c == separator && !quoted) out.emplace_back();
        else if (c != '\r') out.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return out;
}

/// The name of the first element of XML.
[[nodiscard]] std::string root_of(std::string_view text)
{
    for (auto at = text.find('<'); at < text.size(); at = text.find('<', at + 1)) {
        if (text.substr(at).starts_with("<!--")) {
            at = text.find("-->", at);
            continue;
        }
        auto const end = text.find_first_of(" \t\r\n/>", at + 1);
        if (end != text.npos && at + 1 < end && text[at + 1] != '?' && text[at + 1] != '!')
            return std::string(text.substr(at + 1, end - at - 1));
    }
    return {};
}

[[nodiscard]] beginning beginning_of(std::string const& file)
{
    beginning out;
    std::ifstream in(file, std::ios::binary);
    out.text.resize(looked_at);
    errno = 0;
    if (!in.is_open() || (in.read(out.text.data(), static_cast<std::streamsize>(looked_at)), in.bad())) {
        errno = errno != 0 ? errno : ENOENT;
        detail::fail(code::cannot_read, file, "cannot read the file");
    }
    out.text.resize(static_cast<std::size_t>(in.gcount()));
    if (out.text.starts_with("\xEF\xBB\xBF")) out.text.erase(0, 3);
    out.text.erase(0, std::min(out.text.find_first_not_of("\r\n"), out.text.size()));
    if (out.text.starts_with('<')) out.root = root_of(out.text);
    auto const row = std::string_view(out.text).substr(0, out.text.find('\n'));
    out.by_tabs = fields_of(row, '\t');
    out.by_commas = fields_of(row, ',');
    return out;
}

/// A member of a JSON object, near the beginning.
[[nodiscard]] bool has_key(beginning const& of, std::string_view key)
{
    auto const quoted = fmt::format("\"{}\"", key);
    for (auto at = of.text.find(quoted); at != std::string::npos; at = of.text.find(quoted, at + 1)) {
        auto const next = of.text.find_first_not_of(" \t\r\n", at + quoted.size());
        if (next != std::string::npos && of.text[next] == ':') return true;
    }
    return false;
}
[[nodiscard]] char first_letter(beginning const& of)
{
    auto const at = of.text.find_first_not_of(" \t\r\n");
    return at == std::string::npos ? '\0' : of.text[at];
}
[[nodiscard]] bool is_json(beginning const& of) { return first_letter(of) == '{' || first_letter(of) == '['; }

[[nodiscard]] bool have(names const& fields, std::initializer_list<std::string_view> wanted)
{
    return std::ranges::all_of(wanted, [&](auto w) { return std::ranges::find(fields, w) != fields.end(); });
}
[[nodiscard]] bool have_any(names const& fields, std::initializer_list<std::string_view> wanted)
{
    return std::ranges::any_of(wanted, [&](auto w) { return std::ranges::find(fields, w) != fields.end(); });
}
[[nodiscard]] bool in_either(beginning const& of, bool (*is)(names const&)) { return is(of.by_tabs) || is(of.by_commas); }

// --- what tells a format ---

bool is_store(beginning const& of) { return of.text.starts_with(std::string_view("SQLite format 3\0", 16)); }
bool is_mapping(beginning const& of) { return is_json(of) && of.text.find("\"entente-table/1\"") != std::string::npos; }
bool is_wikidata(beginning const& of)
{
    if (is_json(of)) return first_letter(of) == '[' || has_key(of, "bindings") || has_key(of, "entities");
    return in_either(of, [](names const& f) {
        auto const label = [](std::string const& name) { return name.ends_with("label") && name.size() > 5; };
        return f.size() > 1 && std::ranges::any_of(f, label);
    });
}
bool is_popolo(beginning const& of)
{
    if (is_json(of)) {
        auto const first = of.text.find('"');
        auto const digits = of.text.find_first_not_of("0123456789", first + 2); // positions.json: items of people
        bool const items = first != std::string::npos && of.text[first + 1] == 'Q' && digits > first + 2 && of.text[digits] == '"';
        return has_key(of, "memberships") || has_key(of, "persons") || items;
    }
    return in_either(of, [](names const& f) {
        return have(f, {"id", "name"}) && have_any(f, {"chamber", "term", "group", "group_id", "sort_name", "start_date"});
    });
}
bool is_document(beginning const& of) { return is_json(of) && !is_mapping(of) && !is_popolo(of) && !is_wikidata(of); }
bool is_entente(beginning const& of) { return is_json(of) && of.text.find("\"entente/1\"") != std::string::npos; }
bool is_historian(beginning const& of) { return of.root == "trips" || of.root == "visits" || of.root == "presidents"; }
bool is_pocom(beginning const& of)
{
    return of.root == "principal-position" || of.root == "country-mission" || of.root == "org-mission" || of.root == "person";
}
bool is_countryinfo(beginning const& of)
{
    return of.text.find("<Country>") != std::string::npos || of.text.find("<CountryCode>") != std::string::npos;
}
bool is_icews(beginning const& of)
{
    return have(of.by_tabs, {"event id", "event date", "source name", "cameo code"}) ||
           of.by_tabs == names{"date", "source", "relation", "target"};
}
bool is_polecat(beginning const& of) { return have(of.by_tabs, {"event id", "event date", "event type", "actor name"}); }
bool is_phoenix(beginning const& of)
{
    if (of.by_tabs.size() == 26 && is_digits(of.by_tabs[1], 8)) return true; // a daily file
    return in_either(of, [](names const& f) { return have(f, {"gid", "srcactor"}) || have(f, {"event_id", "src_actor"}); });
}
bool is_gdelt(beginning const& of)
{
    auto const n = of.by_tabs.size();
    return (n == 57 || n == 58 || n == 61) && is_digits(of.by_tabs[0]) && is_digits(of.by_tabs[1], 8);
}
bool is_archigos(beginning const& of)
{
    return in_either(of, [](names const& f) { return have(f, {"obsid", "leadid", "startdate"}); });
}
bool is_reign(beginning const& of)
{
    return in_either(of, [](names const& f) { return have(f, {"leadid", "sdate", "smonth", "syear"}); });
}

// --- what reads it ---

io::imported read_entente(names const& files, io::progress_callback)
{
    auto read = io::read_document(files.front());
    for (auto const& w : read.warnings) note(to_string(w));
    return {std::move(read.facts), {}};
}
io::imported read_store(names const& files, io::progress_callback)
{
    return {io::store::open(files.front(), io::access::read).load().facts, {}};
}
io::imported refuse_mapping(names const& files, io::progress_callback)
{
    throw error(code::unknown_layout, {files.front(), 1, 1}, "this is what the columns of a table mean, and no data",
                "give it with --mapping");
}

template <class Options>
[[nodiscard]] Options with(io::progress_callback progress)
{
    Options out;
    out.progress = progress;
    return out;
}
template <class Options, io::imported (*Read)(names const&, Options const&)>
io::imported by(names const& files, io::progress_callback progress)
{
    return Read(files, with<Options>(progress));
}

constexpr std::array known_formats{
    format{"store", false, false, is_store, read_store},
    format{"entente", false, false, is_entente, read_entente},
    format{"mapping", false, false, is_mapping, refuse_mapping},
    format{"historian", false, true, is_historian, by<io::historian_options, io::read_historian>},
    format{"pocom", false, true, is_pocom, by<io::terms_options, io::read_pocom>},
    format{"countryinfo", false, true, is_countryinfo, by<io::terms_options, io::read_countryinfo>},
    format{"icews", true, true, is_icews, by<io::coded_options, io::read_icews>},
    format{"polecat", true, true, is_polecat, by<io::coded_options, io::read_polecat>},
    format{"phoenix", true, true, is_phoenix, by<io::coded_options, io::read_phoenix>},
    format{"gdelt", true, true, is_gdelt, by<io::coded_options, io::read_gdelt>},
    format{"archigos", true, true, is_archigos, by<io::terms_options, io::read_archigos>},
    format{"reign", true, true, is_reign, by<io::terms_options, io::read_reign_leaders>},
    format{"popolo", true, true, is_popolo, by<io::holder_options, io::read_popolo>},
    format{"wikidata", true, true, is_wikidata, by<io::holder_options, io::read_wikidata>},
    format{"document", false, false, is_document, read_entente}, // of whatever else is JSON its reader says what is wrong
};

} // namespace

std::span<format const> formats() { return known_formats; }

format const* format_named(std::string_view name)
{
    auto const found = std::ranges::find(known_formats, name, &format::name);
    return found == known_formats.end() ? nullptr : &*found;
}

format const* look_of(std::string const& file)
{
    std::error_code failed;
    if (auto const is = std::filesystem::status(file, failed); std::filesystem::exists(is) && !std::filesystem::is_regular_file(is))
        return format_named("entente"); // a pipe can be read once
    auto const of = beginning_of(file);
    auto const found = std::ranges::find_if(known_formats, [&](format const& f) { return f.fits(of); });
    return found == known_formats.end() ? nullptr : &*found;
}

} // namespace entente::command
