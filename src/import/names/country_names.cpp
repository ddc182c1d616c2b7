// Countries by any of their names.
// SPDX-License-Identifier: MIT
#include "import/names/country_names.hpp"

#include "import/names/country_key.hpp"
#include "import/names/folded_name.hpp"

#include <entente/detail/nearest.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <utility>

namespace entente::detail {
namespace {

// A line of the table is a key, a tab and a meaning: readings with semicolons between them, of which the first holds whose years have the
// year, and otherwise the last. A reading is `KOR`, `KOR?PRK` (PRK may be meant), `?MAF,SXM` (neither); with years `BUR:1948-1989`,
// `TLS:2003-`.
constexpr std::string_view chunks[] = {
#include "import/names/country_names.inc"
};

/// The meaning of a key; empty for none.
std::string_view look_up(std::string_view key)
{
    auto chunk = std::upper_bound(std::begin(chunks), std::end(chunks), key,
                                  [](std::string_view k, std::string_view c) { return k < c.substr(0, c.find('\t')); });
    if (key.empty() || chunk == std::begin(chunks)) return {};
    auto const& lines = *--chunk;
    for (std::size_t low = 0, high = lines.size(); low < high;) { // both begin lines
        auto const middle = low + (high - low) / 2;
        auto const before = middle == 0 ? std::string_view::npos : lines.rfind('\n', middle - 1);
        auto const begin = before == std::string_view::npos ? 0 : before + 1;
        auto const end = lines.find('\n', begin);
        auto const line = lines.substr(begin, end - begin);
        auto const tab = line.find('\t');
        auto const order = line.substr(0, tab).compare(key);
        if (order == 0) return line.substr(tab + 1);
        if (order < 0) low = end + 1;
        else high = begin;
    }
    return {};
}

template <class Each>
void split(std::string_view text, char at, Each const& each)
{
    while (!text.empty()) {
        auto const end = text.find(at);
        each(text.substr(0, end));
        if (end == std::string_view::npos) return;
        text.remove_prefix(end + 1);
    }
}

struct dated_reading {
    std::string_view code, others;
    std::int64_t first = 0, last = 0; ///< both 0: in any year
};

dated_reading read(std::string_view text)
{
    dated_reading out;
    if (auto const colon = text.find(':'); colon != std::string_view::npos) {
        auto const years = text.substr(colon + 1);
        auto const dash = years.find('-');
        auto const number = [](std::string_view digits, std::int64_t otherwise) {
            (void)std::from_chars(digits.data(), digits.data() + digits.size(), otherwise);
            return otherwise;
        };
        out.first = number(years.substr(0, dash), -100000);
        out.last = number(years.substr(dash + 1), 100000);
        text = text.substr(0, colon);
    }
    auto const doubt = text.find('?');
    out.code = text.substr(0, doubt);
    if (doubt != std::string_view::npos) out.others = text.substr(doubt + 1);
    return out;
}

dated_reading reading_in(std::string_view meaning, std::int64_t year)
{
    dated_reading last;
    bool found = false;
    split(meaning, ';', [&](std::string_view text) {
        if (found) return;
        last = read(text);
        found = year != 0 && last.first != last.last && last.first <= year && year <= last.last;
    });
    return last;
}

using codes = std::set<std::string_view>;

/// What a meaning names in any year, and with `others` what else may be meant.
codes codes_of(std::string_view meaning, bool others)
{
    codes out;
    split(meaning, ';', [&](std::string_view text) {
        auto const r = read(text);
        if (!r.code.empty()) out.insert(r.code);
        if (others)
            split(r.others, ',', [&](std::string_view code) {
                if (party::is_code(code)) out.insert(code);
            });
    });
    return out;
}

using pair_of_codes = std::pair<std::string_view, std::string_view>;

/// Countries that changed their name and with it their code: one country where parts of a name are compared.
constexpr auto renamed =
    std::to_array<pair_of_codes>({{"BUR", "MMR"}, {"DHY", "BEN"}, {"HVO", "BFA"}, {"RHO", "ZWE"}, {"TMP", "TLS"}, {"ZAR", "COD"}});

/// Whose territory something is that has a code of its own. Source: ISO 3166-1, independence.
constexpr auto sovereigns = std::to_array<pair_of_codes>(
    {{"ABW", "NLD"}, {"AIA", "GBR"}, {"ALA", "FIN"}, {"ASM", "USA"}, {"ATF", "FRA"}, {"BES", "NLD"}, {"BLM", "FRA"}, {"BMU", "GBR"},
     {"BVT", "NOR"}, {"CCK", "AUS"}, {"COK", "NZL"}, {"CUW", "NLD"}, {"CXR", "AUS"}, {"CYM", "GBR"}, {"FLK", "GBR"}, {"FRO", "DNK"},
     {"GGY", "GBR"}, {"GIB", "GBR"}, {"GLP", "FRA"}, {"GRL", "DNK"}, {"GUF", "FRA"}, {"GUM", "USA"}, {"HKG", "CHN"}, {"HMD", "AUS"},
     {"IMN", "GBR"}, {"IOT", "GBR"}, {"JEY", "GBR"}, {"MAC", "CHN"}, {"MAF", "FRA"}, {"MNP", "USA"}, {"MSR", "GBR"}, {"MTQ", "FRA"},
     {"MYT", "FRA"}, {"NCL", "FRA"}, {"NFK", "AUS"}, {"NIU", "NZL"}, {"PCN", "GBR"}, {"PRI", "USA"}, {"PYF", "FRA"}, {"REU", "FRA"},
     {"SGS", "GBR"}, {"SHN", "GBR"}, {"SJM", "NOR"}, {"SPM", "FRA"}, {"SXM", "NLD"}, {"TCA", "GBR"}, {"TKL", "NZL"}, {"UMI", "USA"},
     {"VGB", "GBR"}, {"VIR", "USA"}, {"WLF", "FRA"}});

std::string_view second_of(std::span<pair_of_codes const> pairs, std::string_view code, std::string_view otherwise)
{
    auto const at = std::ranges::find(pairs, code, &pair_of_codes::first);
    return at != pairs.end() ? at->second : otherwise;
}
std::string_view family(std::string_view code) { return second_of(renamed, code, code); }

bool names(codes const& all, std::string_view wanted)
{
    return std::ranges::any_of(all, [&](std::string_view code) { return family(code) == wanted; });
}

/// Words by which a government is told from another of the same country: "France (Provisional Government)". Sorted.
constexpr auto words_of_governments =
    std::to_array<std::string_view>({"administration", "authority", "caretaker", "coalition", "exile", "government", "in", "interim",
                                     "military", "national", "provisional", "revolutionary", "transitional", "unity"});
static_assert(std::ranges::is_sorted(words_of_governments));

/// Words that lead to another name of the same country: "Myanmar (formerly Burma)".
constexpr auto leading_words =
    std::to_array<std::string_view>({"also ", "aka ", "called ", "ex ", "ex-", "formerly ", "now ", "officially ", "previously "});

std::string_view without_lead(std::string_view piece)
{
    auto const at = std::ranges::find_if(leading_words, [&](std::string_view lead) { return piece.starts_with(lead); });
    return at != leading_words.end() ? piece.substr(at->size()) : piece;
}

constexpr std::size_t most_words = 10;
constexpr std::size_t most_pieces = 5;
constexpr std::size_t longest_name = 200; ///< bytes; of what is longer nobody is to try all parts

std::vector<std::string_view> words_of(std::string_view key)
{
    std::vector<std::string_view> out;
    split(key, ' ', [&](std::string_view w) {
        if (out.size() != most_words) out.push_back(w);
    });
    return out;
}

std::string key_of(std::vector<std::string_view> words)
{
    std::ranges::sort(words);
    std::string out;
    for (auto const w : words) (out += out.empty() ? "" : " ") += w;
    return out;
}

/// Every choice of some of the words, each as a key beside `with`.
template <class Each>
void for_each_choice(std::vector<std::string_view> const& words, std::vector<std::string_view> const& with, Each const& each)
{
    for (std::size_t chosen = 1; chosen < std::size_t{1} << words.size(); ++chosen) {
        auto some = with;
        for (std::size_t i = 0; i != words.size(); ++i)
            if ((chosen >> i & 1U) != 0) some.push_back(words[i]);
        each(look_up(key_of(std::move(some))));
    }
}

/// A name in several pieces that agree.
class agreement {
public:
    explicit agreement(std::string_view folded)
    {
        auto const parts = folded.size() > longest_name ? std::vector<name_piece>{} : name_pieces(folded);
        if (parts.size() > most_pieces) return;
        for (auto const& part : parts) {
            auto const text = pieces_.empty() ? part.text : without_lead(part.text);
            auto const key = country_key(text);
            if (key.empty()) continue;
            auto& p = pieces_.emplace_back();
            p.words = words_of(kept_.emplace_back(std::make_unique<std::string>(key))->c_str());
            p.alone = meaning_of(text, key);
            p.is_government = part.before == '(' && (key.find("government") != key.npos || key.find("authority") != key.npos) &&
                              std::ranges::all_of(p.words, [](auto w) { return std::ranges::binary_search(words_of_governments, w); });
            p.is_list = part.before == '/' || part.before == ';';
        }
        for (std::size_t i = 1; i < pieces_.size(); ++i) {
            auto all = pieces_[0].words;
            all.insert(all.end(), pieces_[i].words.begin(), pieces_[i].words.end());
            pieces_[i].with_all = look_up(key_of(std::move(all)));
            for_each_choice(pieces_[0].words, pieces_[i].words,
                            [&](std::string_view m) { pieces_[i].with_some.merge(codes_of(m, false)); });
        }
    }

    /// The country that every piece names, and the meaning to read it by; both empty if there is none, or more than one.
    [[nodiscard]] std::pair<std::string_view, std::string_view> found() const
    {
        std::string_view only;
        if (pieces_.size() < 2) return {};
        for (auto const wanted : candidates()) {
            if (!agreed(wanted)) continue;
            if (!only.empty()) return {};
            only = wanted;
        }
        return {only, only.empty() ? only : meaning(only)};
    }

    /// All that a piece, or the first with another, names.
    [[nodiscard]] codes candidates() const
    {
        codes out;
        for (auto const& p : pieces_)
            for (auto const meaning : {p.alone, p.with_all})
                for (auto const code : codes_of(meaning, true)) out.insert(family(code));
        return out;
    }

private:
    struct piece {
        std::vector<std::string_view> words;
        std::string_view alone;     ///< the meaning of the piece
        std::string_view with_all;  ///< of the first piece and this one
        codes with_some;            ///< of some words of the first and this one
        bool is_government = false; ///< tells which of the country's
        bool is_list = false;       ///< begins another thing, as often as not
    };

    /// A code is a name here, too: "Guam (US)", "Bouvet Island (NO)".
    static std::string_view meaning_of(std::string_view text, std::string_view key)
    {
        std::string capitals(text);
        for (auto& c : capitals)
            if ('a' <= c && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (auto const m = look_up(key); !m.empty()) return m;
        for (auto const& p : entente::known_parties())
            if (p.kind == party_kind::country && (p.id.code() == capitals || (!p.alpha2.empty() && p.alpha2 == capitals)))
                return p.id.code();
        return {};
    }

    [[nodiscard]] bool agreed(std::string_view wanted) const
    {
        auto const owner = second_of(sovereigns, wanted, {});
        auto const named = [&](piece const& p) {
            return names(codes_of(p.alone, true), wanted) || names(codes_of(p.with_all, false), wanted);
        };
        auto const owned = [&](piece const& p) { return !owner.empty() && names(codes_of(p.alone, false), owner); };
        auto const& first = pieces_.front();
        bool const by_rest =
            std::any_of(pieces_.begin() + 1, pieces_.end(), [&](piece const& p) { return names(codes_of(p.with_all, false), wanted); });
        bool const of_list = std::ranges::any_of(pieces_, &piece::is_list);
        if (!named(first) && !by_rest && (of_list || !owned(first))) return false;
        if (std::ranges::none_of(pieces_, named)) return false;
        return std::all_of(pieces_.begin() + 1, pieces_.end(), [&](piece const& p) {
            return p.is_government || named(p) || names(p.with_some, wanted) || (!of_list && owned(p));
        });
    }

    [[nodiscard]] std::string_view meaning(std::string_view wanted) const
    {
        for (auto const& p : pieces_)
            for (auto const m : {p.alone, p.with_all}) {
                auto const all = codes_of(m, false);
                if (!all.empty() && std::ranges::all_of(all, [&](std::string_view code) { return family(code) == wanted; })) return m;
            }
        return wanted;
    }

    std::vector<std::unique_ptr<std::string>> kept_;
    std::vector<piece> pieces_;
};

struct known_name {
    std::string_view meaning, only;
};

known_name find(std::string_view text)
{
    auto const folded = folded_name(text);
    if (auto const m = look_up('=' + folded); !m.empty()) return {m, {}}; // by its very spelling
    if (auto const m = look_up(country_key(folded)); !m.empty()) return {m, {}};
    auto const [only, meaning] = agreement(folded).found();
    return {meaning, only};
}

} // namespace

country_name::country_name(std::string_view text)
{
    auto found = find(text);
    std::string mended(text);
    for (int i = 0; found.meaning.empty() && i != 3; ++i) {
        mended = undone_double_encoding(mended);
        if (mended.empty()) break;
        found = find(mended);
        encoded_twice_ = !found.meaning.empty();
    }
    meaning_ = found.meaning;
    only_ = found.only;
}

country_name::reading country_name::in(std::int64_t year) const
{
    auto const found = reading_in(meaning_, year);
    auto const id = only_.empty() || family(found.code) == only_ ? found.code : only_;
    return {id.empty() ? party{} : party{id}, only_.empty() ? found.others : std::string_view{}};
}

std::vector<party> countries_named_in(std::string_view text)
{
    auto const folded = folded_name(text);
    codes all = agreement(folded).candidates();
    if (all.empty() && folded.size() <= longest_name) {
        auto const key = country_key(folded);
        for_each_choice(words_of(key), {}, [&](std::string_view meaning) { all.merge(codes_of(meaning, false)); });
    }
    std::vector<party> out;
    for (auto const code : all) out.emplace_back(code);
    return out;
}

party nearest_country(std::string_view text)
{
    std::vector<std::string_view> keys;
    for (auto const line : country_name_lines()) keys.push_back(line.substr(0, line.find('\t')));
    auto const found = nearest(country_key(text), keys);
    auto const code = found ? reading_in(look_up(*found), 0).code : std::string_view{};
    return code.empty() ? party{} : party{code};
}

std::vector<std::string_view> country_name_lines()
{
    std::vector<std::string_view> out;
    for (auto const chunk : chunks) split(chunk, '\n', [&](std::string_view line) { out.push_back(line); });
    return out;
}

} // namespace entente::detail
