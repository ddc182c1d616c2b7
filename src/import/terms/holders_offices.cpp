// Positions, countries and persons of lists as offices, parties, leaders and sources.
// SPDX-License-Identifier: MIT
#include "import/names/party_names.hpp"
#include "import/terms/holders.hpp"
#include "import/terms/wikidata_countries.hpp"
#include "json/json_tree.hpp"

#include <entente/detail/ascii.hpp>
#include <entente/detail/fingerprint.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace entente::detail {

namespace {

/// Titles of offices that one person holds at a time, as they stand in offices of the shipped data: "KOR/president".
constexpr std::array<std::string_view, 24> heads{"chancellor",
                                                 "emperor",
                                                 "empress",
                                                 "federal chancellor",
                                                 "general secretary",
                                                 "governor-general",
                                                 "grand duke",
                                                 "head of government",
                                                 "head of state",
                                                 "king",
                                                 "monarch",
                                                 "pope",
                                                 "premier",
                                                 "president",
                                                 "prime minister",
                                                 "prince",
                                                 "queen",
                                                 "secretary-general",
                                                 "sultan",
                                                 "supreme leader",
                                                 "taoiseach",
                                                 "tsar",
                                                 "chairman",
                                                 "director-general"};
constexpr std::int64_t today = 2020; // an item's label is what it is called today

/// How titles begin whose country may be read from what follows "of"; of others ("Governor of Georgia") it may not be a country.
constexpr std::array<std::string_view, 11> titles{
    "crown prince", "deputy prime minister", "deputy secretary-general", "first minister", "foreign minister", "foreign secretary", "judge",
    "minister",     "secretary of state",    "vice president",           "vice-president"};

std::string lower(std::string_view text)
{
    std::string out(text);
    for (auto& c : out)
        if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}
bool is_head(std::string_view title) { return std::find(heads.begin(), heads.end(), title) != heads.end(); }
bool is_title(std::string_view title)
{
    return is_head(title) || std::any_of(titles.begin(), titles.end(), [&](auto t) {
               return title.starts_with(t) && (title.size() == t.size() || title[t.size()] == ' ');
           });
}

/// Titles that many have at once, whatever the list looks like.
bool is_shared(std::string_view title)
{
    constexpr std::array<std::string_view, 8> many{"member",         "mp ",       "judge",   "senator", "councillor",
                                                   "representative", "deputy of", "delegate"};
    return std::any_of(many.begin(), many.end(), [&](auto m) { return title.starts_with(m); });
}

/// A name as part of an id: no blanks, and no dots.
std::string id_of_words(std::string_view text)
{
    std::string out;
    for (char const c : lower(plain(text))) {
        bool const gap = c == ' ' || c == '.' || c == ',' || c == '/' || c == '(' || c == ')' || c == '"' || c == '\'';
        if (!gap) out += c;
        else if (!out.empty() && out.back() != '-') out += '-';
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out;
}

std::string base36(std::uint64_t n, std::size_t most)
{
    constexpr std::string_view digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    std::string out;
    for (; n != 0 && out.size() != most; n /= 36) out.insert(out.begin(), digits[n % 36]);
    return out.empty() ? "0" : out;
}

/// A code for what entente does not know, that depends on its key alone: the item, or its number in base 36 where it is too long.
party own_code(std::string_view key)
{
    if (auto const item = item_of(key); !item.empty()) {
        if (item.size() <= party::longest) return party{item};
        std::uint64_t n = 0;
        (void)std::from_chars(item.data() + 1, item.data() + item.size(), n);
        return party{"Q_" + base36(n, party::longest - 2)};
    }
    std::uint64_t hash = 14'695'981'039'346'656'037U; // FNV-1a
    for (char const c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
    return party{fmt::format("X{}", base36(hash, party::longest - 1))};
}

/// A title and the country behind its "of".
struct titled {
    std::string title;
    std::string_view country; ///< as the title calls it
    party_namer::found of;
};
std::optional<titled> read_title(std::string_view label, party_namer& namer)
{
    for (auto cut = label.find(" of "); cut != std::string_view::npos; cut = label.find(" of ", cut + 1)) {
        auto title = lower(label.substr(0, cut));
        if (!is_title(title)) continue;
        auto const country = label.substr(cut + 4);
        auto const found = namer(country, today);
        if (found.known && info(found.id) != nullptr) return titled{std::move(title), country, found};
    }
    return std::nullopt;
}

} // namespace

bool is_office_of_country(std::string_view label)
{
    party_namer namer;
    auto const found = read_title(label, namer);
    return found && !found->of.why && is_title(found->title);
}

party country_of_item(std::string_view item) noexcept
{
    std::uint32_t number = 0;
    if (item.size() < 2) return {};
    auto const [end, error] = std::from_chars(item.data() + 1, item.data() + item.size(), number);
    if (error != std::errc{} || end != item.data() + item.size()) return {};
    auto const at =
        std::lower_bound(item_countries.begin(), item_countries.end(), number, [](auto const& c, auto n) { return c.item < n; });
    return at != item_countries.end() && at->item == number ? party{at->code} : party{};
}

/// Which party an office is of, and what is defined on the way.
class holders::office_maker {
public:
    office_maker(holders& all, records& out) : all_(all), out_(out) {}

    resolved_office operator()(std::string const& key, held_office const& o)
    {
        auto label = o.best(all_.options_.languages);
        auto const item = item_of(key);
        if (auto const given = given_id(key, o)) {
            auto made = use(*given, party{given->substr(0, given->find('/'))}, label.empty() ? *given : label);
            auto title = given->substr(std::min(given->size(), given->find('/') + 1));
            made.one_head = is_head(title) || (std::replace(title.begin(), title.end(), '-', ' '), is_head(title));
            return made;
        }
        auto const in_english = english(o, label);
        auto const named = read_title(in_english, namer_);
        auto side = of_countries(key, o);
        if (side.empty()) side = all_.options_.party;
        if (side.empty() && named) {
            side = named->of.id;
            tell(named->country, named->of, o.where);
        }
        auto const title = named && named->of.id == side ? named->title : lower(in_english);
        bool const known = !side.empty();
        if (!known) side = define_unknown(key, label, o);
        else if (label.empty() && key != unsaid_office)
            all_.report_.suspect(code::no_name, [&] {
                return problem_at(o.where, fmt::format("nothing says what the position {} is called", in_quotes(excerpt(key))),
                                  "ask for its label");
            });
        auto id = item.empty() || (is_head(title) && known) ? id_of_words(title.empty() ? key : title) : item;
        if (known) id = fmt::format("{}/{}", side, id);
        auto made = use(std::move(id), side, label.empty() ? key : label);
        made.one_head = is_head(title);
        made.shared = is_shared(title);
        return made;
    }

private:
    /// In English, because titles and countries are read from that.
    [[nodiscard]] static std::string english(held_office const& o, std::string const& otherwise)
    {
        auto const at = o.labels.find("en");
        return at == o.labels.end() ? otherwise : *at->second.begin();
    }

    [[nodiscard]] std::optional<std::string> given_id(std::string const& key, held_office const& o) const
    {
        auto const& given = all_.options_.offices;
        auto find = given.find(key);
        for (auto const& [language, labels] : o.labels)
            for (auto const& l : labels)
                if (find == given.end()) find = given.find(l);
        auto id = find != given.end() ? find->second : key == unsaid_office ? all_.options_.office : std::string{};
        if (id.empty()) return std::nullopt;
        auto const code = std::string_view(id).substr(0, id.find('/'));
        if (!party::is_code(code))
            throw error(code::bad_value, fmt::format("the office {} begins with no code of a party", in_quotes(excerpt(id))),
                        "write it as GBR/prime-minister");
        return id;
    }

    [[nodiscard]] party of_countries(std::string const& key, held_office const& o)
    {
        std::set<party> found;
        for (auto const& c : o.countries) {
            auto const& about = all_.countries[c];
            auto p = country_of_item(c);
            for (auto const& code : about.ids)
                if (auto const known = find_party(code); p.empty() && known) p = *known;
            if (p.empty()) p = by_name(c, about);
            found.insert(p);
        }
        if (found.size() == 1) return *found.begin();
        if (!found.empty())
            all_.report_.suspect(code::other_country, [&] {
                return problem_at(
                    o.where, fmt::format("the position {} belongs to {} and {}", in_quotes(excerpt(key)), *found.begin(), *found.rbegin()),
                    "say in `offices` whose it is; it stands for itself");
            });
        return {};
    }

    /// By its labels, of which one that is certain goes before others; else of its own.
    party by_name(std::string const& key, office_country const& about)
    {
        party_namer::found doubtful{{}, false, code::unknown_party, {}};
        std::string const* called = nullptr;
        if (about.is_country)
            for (auto const& [language, labels] : about.labels)
                for (auto const& l : labels) {
                    auto const f = namer_(l, today);
                    bool const is_known = f.known && info(f.id) != nullptr;
                    if (is_known && !f.why) return f.id;
                    if (is_known ? !doubtful.known : !doubtful.known && called == nullptr && f.why == code::ambiguous_country) {
                        doubtful = f;
                        called = &l;
                    }
                }
        if (!doubtful.known) return define(key, called == nullptr ? about.best(all_.options_.languages) : *called, doubtful, about);
        if (doubted_.insert(key).second) tell(*called, doubtful, about.where);
        return doubtful.id;
    }

    void tell(std::string_view name, party_namer::found const& found, place const& where)
    {
        tell_doubt(all_.report_, name, found, "say in `offices` whose office it is",
                   [&](std::string text, std::string remedy) { return problem_at(where, std::move(text), std::move(remedy)); });
    }

    party define(std::string const& key, std::string name, party_namer::found found, office_country const& about)
    {
        auto const p = own_code(key);
        if (!defined_.insert(p).second) return p;
        if (name.empty()) name = key;
        found.id = p;
        tell(name, found, about.where);
        out_.parties.push_back({p, std::move(name), about.is_country ? party_kind::country : party_kind::other, {}, {}});
        return p;
    }

    party define_unknown(std::string const& key, std::string const& label, held_office const& o)
    {
        auto const p = own_code(key);
        if (!defined_.insert(p).second) return p;
        all_.report_.suspect(code::missing_field, [&] {
            return key == unsaid_office
                       ? problem_at(o.where, "nothing says which position these rows are about",
                                    "give `office`, such as \"SDN/president\"; until then all such rows are of one office of nobody")
                       : problem_at(o.where,
                                    fmt::format("nothing says whose office {} is", in_quotes(excerpt(label.empty() ? key : label))),
                                    fmt::format("give `party`, or say it in `offices`; until then it is of a party of its own, {}", p));
        });
        out_.parties.push_back({p, label.empty() ? key : label, party_kind::other, {}, {}});
        return p;
    }

    resolved_office use(std::string id, party side, std::string title)
    {
        auto const [known, is_new] = numbers_.emplace(id, out_.offices.size());
        if (is_new) out_.offices.push_back({id, side, std::move(title), {}});
        else out_.offices[known->second].title = std::min(out_.offices[known->second].title, title);
        return {std::move(id)};
    }

    holders& all_;
    records& out_;
    party_namer namer_;
    std::set<party> defined_;
    std::set<std::string> doubted_;              ///< keys of countries
    std::map<std::string, std::size_t> numbers_; ///< of offices in the records, by id
};

std::map<std::string, holders::resolved_office> holders::make_offices(records& out)
{
    office_maker make(*this, out);
    std::map<std::string, resolved_office> resolved;
    std::map<std::string, std::string> first;
    for (auto const& [key, o] : offices) {
        auto const& made = resolved[key] = make(key, o);
        if (auto const [at, is_new] = first.emplace(made.id, key); !is_new && !options_.offices.contains(key))
            report_.suspect(code::duplicate_id, [&] {
                return problem_at(o.where,
                                  fmt::format("{} and {} are both {}", in_quotes(excerpt(at->second)), in_quotes(excerpt(key)), made.id),
                                  "they are one office; keep them apart with `offices`");
            });
    }
    auto const by_id = [](auto const& a, auto const& b) { return a.id < b.id; };
    std::sort(out.offices.begin(), out.offices.end(), by_id);
    std::sort(out.parties.begin(), out.parties.end(), by_id);
    return resolved;
}

void holders::make_leaders(records& out)
{
    for (auto const& [id, p] : persons) {
        leader l;
        l.id = id;
        l.name = p.best(options_.languages);
        if (l.name.empty()) {
            report_.suspect(code::no_name, [&] {
                return problem_at(p.where, fmt::format("nothing says what {} is called", in_quotes(excerpt(id))),
                                  "ask for labels in more languages; until then the id is the name");
            });
            l.name = p.others.empty() ? id : *p.others.begin();
        }
        std::set<std::string> names(p.others);
        for (auto const& [language, labels] : p.labels) names.insert(labels.begin(), labels.end());
        names.erase(l.name);
        names.erase(id);
        l.names.assign(names.begin(), names.end());
        l.aliases.assign(p.ids.begin(), p.ids.end());
        out.leaders.push_back(std::move(l));
    }
}

void holders::make_sources(records& out) const
{
    std::set<std::string> used;
    for (auto const& t : out.terms)
        for (auto const& reports : t.milestones)
            for (auto const& r : reports) used.insert(r.source);
    for (auto const& [id, s] : sources)
        for (auto const rank : {source_rank::normal, source_rank::preferred, source_rank::deprecated}) {
            auto ranked = s;
            ranked.rank = rank;
            if (rank != source_rank::normal) ranked.id += fmt::format("-{}", name(rank));
            if (used.contains(ranked.id)) out.sources.push_back(std::move(ranked));
        }
    std::sort(out.sources.begin(), out.sources.end(), [](source const& a, source const& b) { return a.id < b.id; });
}

} // namespace entente::detail
