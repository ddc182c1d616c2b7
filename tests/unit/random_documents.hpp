// Documents for tests: random ones, and one with everything.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/records.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// Random documents as the writer would spell them but for space: every record with any of its fields in any order, and
/// keys that nobody knows between them.
class random_documents {
public:
    explicit random_documents(unsigned seed) : random_(seed) {}

    std::string document()
    {
        members all{{"format", quoted("entente/1")}};
        maybe(all, "title", [this] { return text(); });
        maybe(all, "note", [this] { return text(); });
        maybe(all, "sources", [this] { return list([this] { return source(); }); });
        maybe(all, "parties", [this] { return list([this] { return party_definition(); }); });
        maybe(all, "groups", [this] { return list([this] { return group(); }); });
        maybe(all, "leaders", [this] { return list([this] { return leader(); }); });
        maybe(all, "offices", [this] { return list([this] { return office(); }); });
        maybe(all, "terms", [this] { return list([this] { return term(); }); });
        maybe(all, "events", [this] { return list([this] { return event(); }); });
        maybe(all, "claims", [this] { return list([this] { return claim(); }); });
        return object(std::move(all));
    }

    /// The same document with other space and other escapes.
    std::string respelt(std::string_view canonical)
    {
        std::string out;
        bool in_string = false;
        for (std::size_t i = 0; i != canonical.size(); ++i) {
            char const c = canonical[i];
            if (!in_string && std::string_view{"{}[],:"}.find(c) != std::string_view::npos) {
                out += space();
                out += c;
                out += space();
            } else if (in_string && c == '\\') {
                std::size_t const length = canonical[i + 1] == 'u' ? 6 : 2;
                out += canonical.substr(i, length);
                i += length - 1;
            } else {
                if (c == '"') in_string = !in_string;
                if (in_string && c != '"' && (static_cast<unsigned char>(c) & 0x80U) == 0 && one_in(8)) {
                    constexpr std::string_view digits = "0123456789ABCDEF";
                    out += "\\u00";
                    out += digits[static_cast<unsigned char>(c) >> 4U];
                    out += digits[static_cast<unsigned char>(c) & 15U];
                } else out += c;
            }
        }
        return out;
    }

private:
    using members = std::vector<std::pair<std::string, std::string>>;

    std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>{0, n - 1}(random_); }
    bool one_in(std::size_t n) { return below(n) == 0; }
    template <std::size_t N>
    std::string any(char const* const (&values)[N])
    {
        return values[below(N)];
    }
    std::string space() { return any({"", "", "", " ", "\n", "\r\n\t", "   "}); }

    static std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }
    std::string text()
    {
        std::string out;
        for (auto n = below(6); n != 0; --n)
            out += any({"a",   "Z 9", "/",   "'",   "{[,:]}", "é",       "문재인",  "\U0001F54A", "\\\"",    "\\\\",
                        "\\n", "\\t", "\\r", "\\b", "\\f",    "\\u0000", "\\u001f", "\\u007f",    "\\u009b", "\xEF\xBB\xBF"});
        return quoted(out);
    }
    std::string id() { return quoted(any({"a", "b-2017", "KOR/president", "moon-jae-in", "č", "x y"})); }
    std::string party() { return quoted(any({"KOR", "USA", "CHN", "SUN", "NATO", "EU", "XKX"})); }
    std::string time() { return quoted(any({"2017-05-10", "2017-05-10T22:30~", "1984?", "..", "not a time at all"})); }
    std::string calendar() { return quoted(any({"gregorian", "julian"})); }
    std::string number() { return any({"0", "-0", "1.50", "1e5", "-1.0E+10", "12345678901234567890123", "0.1e-7"}); }
    std::string kind() { return quoted(any({"call", "video_call", "meeting", "visit", "summit", "message", "statement"})); }

    std::string anything(std::size_t depth = 0)
    {
        switch (below(depth < 3 ? 6 : 4)) {
        case 0: return any({"null", "true", "false"});
        case 1: return number();
        case 2:
        case 3: return text();
        case 4: return list([&] { return anything(depth + 1); });
        default: {
            members some;
            for (auto n = below(4); n != 0; --n) some.emplace_back("k" + std::to_string(n), anything(depth + 1));
            return spelt(some);
        }
        }
    }

    template <class Element>
    std::string list(Element element)
    {
        std::string out = "[";
        for (auto n = below(4); n != 0; --n) out += (out.size() > 1 ? "," : "") + element();
        return out + ']';
    }
    template <class Value>
    void maybe(members& to, std::string key, Value value)
    {
        if (!one_in(3)) to.emplace_back(std::move(key), value());
    }
    static std::string spelt(members const& all)
    {
        std::string out = "{";
        for (auto const& [key, value] : all) out += (out.size() > 1 ? "," : "") + quoted(key) + ':' + value;
        return out + '}';
    }
    std::string object(members all)
    {
        for (char const* key : {"x-unknown", "Größe", "\\u0001\\\"", ""})
            if (one_in(5)) all.emplace_back(key, anything());
        std::shuffle(all.begin(), all.end(), random_);
        return spelt(all);
    }

    std::string source()
    {
        members all{{"id", id()}};
        for (char const* key : {"publisher", "title", "address", "language", "note"}) maybe(all, key, [this] { return text(); });
        maybe(all, "published", [this] { return time(); });
        maybe(all, "zone", [this] { return text(); });
        maybe(all, "ranked", [this] { return time(); });
        maybe(all, "calendar", [this] { return calendar(); });
        maybe(all, "rank", [this] { return quoted(any({"normal", "preferred", "deprecated"})); });
        return object(std::move(all));
    }
    std::string report()
    {
        members all;
        for (char const* key : {"source", "zone", "length", "note"}) maybe(all, key, [this] { return text(); });
        maybe(all, "time", [this] { return time(); });
        maybe(all, "calendar", [this] { return calendar(); });
        maybe(all, "status", [this] { return quoted(any({"proposed", "planned", "held", "postponed", "cancelled", "denied"})); });
        return object(std::move(all));
    }
    std::string reports()
    {
        return list([this] { return report(); });
    }
    std::string party_definition()
    {
        members all{{"code", quoted(any({"HAW", "PRU", "A-1_B"}))}};
        maybe(all, "name", [this] { return text(); });
        maybe(all, "kind", [this] { return quoted(any({"country", "organization", "other"})); });
        maybe(all, "years", [this] { return time(); });
        return object(std::move(all));
    }
    std::string group()
    {
        members all{{"id", id()}, {"members", list([this] { return party(); })}};
        maybe(all, "name", [this] { return text(); });
        return object(std::move(all));
    }
    std::string leader()
    {
        members all{{"id", id()}};
        maybe(all, "name", [this] { return text(); });
        for (char const* key : {"names", "aliases"}) maybe(all, key, [this] { return list([this] { return text(); }); });
        return object(std::move(all));
    }
    std::string office()
    {
        members all{{"id", id()}, {"party", party()}};
        maybe(all, "title", [this] { return text(); });
        return object(std::move(all));
    }
    std::string term()
    {
        members all{{"id", id()}, {"leader", id()}, {"office", id()}};
        for (char const* key : {"elected", "declared", "took_office", "left_office"}) maybe(all, key, [this] { return reports(); });
        maybe(all, "acting", [this] { return any({"true", "false"}); });
        maybe(all, "ended", [this] { return text(); });
        return object(std::move(all));
    }
    std::string participant()
    {
        members all{one_in(2) ? std::pair<std::string, std::string>{"leader", id()}
                              : std::pair<std::string, std::string>{"party", party()}};
        maybe(all, "role", [this] { return quoted(any({"initiator", "recipient", "host", "guest", "attendee", "mediator"})); });
        maybe(all, "capacity", [this] { return quoted(any({"candidate", "elect", "incumbent", "acting", "former"})); });
        return object(std::move(all));
    }
    std::string event()
    {
        members all{{"id", id()}, {"kind", kind()}};
        for (char const* key : {"occasion", "same_as", "place", "note"}) maybe(all, key, [this] { return text(); });
        maybe(all, "in", [this] { return party(); });
        maybe(all, "protocol", [this] { return quoted(any({"state", "official", "working", "private"})); });
        maybe(all, "participants", [this] { return list([this] { return participant(); }); });
        maybe(all, "topics", [this] { return list([this] { return text(); }); });
        maybe(all, "reports", [this] { return reports(); });
        return object(std::move(all));
    }
    std::string scope()
    {
        members all;
        maybe(all, "by", [this] { return id(); });
        maybe(all, "kinds", [this] { return '[' + kind() + ']'; });
        maybe(all, "after", [this] { return id(); });
        maybe(all, "with", [this] { return '[' + party() + ",\"some group\"]"; });
        maybe(all, "role", [this] { return quoted(any({"guest", "host", "initiator"})); });
        maybe(all, "where", [this] { return quoted(any({"anywhere", "abroad", "at_home"})); });
        return object(std::move(all));
    }
    std::string claim()
    {
        members all;
        maybe(all, "id", [this] { return id(); });
        maybe(all, "source", [this] { return id(); });
        maybe(all, "note", [this] { return text(); });
        switch (below(4)) {
        case 0: all.emplace_back("order", list([this] { return one_in(4) ? '[' + id() + ',' + id() + ']' : id(); })); break;
        case 1: {
            members inside{{"from", id()}, {"to", id()}};
            switch (below(3)) {
            case 0: inside.emplace_back("days", "2"); break;
            case 1: inside.emplace_back("within_days", "0"); break;
            default: inside.emplace_back("least", text()), maybe(inside, "most", [this] { return text(); });
            }
            maybe(inside, "zone", [this] { return text(); });
            all.emplace_back("distance", object(std::move(inside)));
            break;
        }
        case 2: all.emplace_back("first", object({{"scope", scope()}, {"events", list([this] { return id(); })}})); break;
        default: all.emplace_back("all", object({{"scope", scope()}, {"events", list([this] { return id(); })}}));
        }
        return object(std::move(all));
    }

    std::mt19937 random_;
};

/// One of everything, as code would make it.
inline records one_of_everything()
{
    records r;
    r.title = "Erste Anrufe";
    r.sources.push_back({"kbs",
                         "KBS",
                         "제목",
                         "https://kbs.example",
                         "ko",
                         when{"2025-06-10", "Asia/Seoul"},
                         source_rank::preferred,
                         "n",
                         {},
                         "2025-06-12"});
    r.parties.push_back({party{"HAW"}, "Hawaii", party_kind::country, "1810/1893", {}});
    r.groups.push_back({"G7", "Group of Seven", {party{"CAN"}, party{"FRA"}}, {}});
    r.leaders.push_back({"moon-jae-in", "Moon Jae-in", {"문재인"}, {"kr-moon"}, {}});
    r.offices.push_back({"KOR/president", party{"KOR"}, "President", {}});
    term t;
    t.id = "moon-2017";
    t.leader = "moon-jae-in";
    t.office = "KOR/president";
    t.acting = true;
    t.at(milestone::elected) = {{"kbs", std::nullopt, when{"2017-05-09", "Asia/Seoul"}, "", "", {}}};
    t.at(milestone::left_office) = {{"", std::nullopt, when{".."}, "", "", {}}};
    r.terms.push_back(t);
    event e;
    e.id = "us-call";
    e.kind = event_kind::visit;
    e.protocol = protocol::private_visit;
    e.participants = {{"moon-jae-in", party{}, role::host, capacity::elect, {}}, {"", party{"HAW"}, std::nullopt, std::nullopt, {}}};
    e.in = party{"HAW"};
    e.topics = {"trade"};
    e.reports = {{"kbs", status::held, when{"2017-05-10T22:30~", "Asia/Seoul"}, "PT30M", "half an hour", {}}};
    r.events.push_back(e);
    distance_claim two_days{"us-call", "jp-call", 2, std::nullopt, "", "", "Asia/Seoul"};
    scope by_moon;
    by_moon.by = "moon-jae-in";
    by_moon.kinds = {event_kind::call};
    by_moon.after = "moon-2017.elected";
    by_moon.with = {"USA", "G7"};
    by_moon.role = role::guest;
    by_moon.where = whereabouts::abroad;
    r.claims.push_back({"c1", "kbs", order_claim{{{"a"}, {"b", "c"}}}, "", {}, {}});
    r.claims.push_back({"c2", "kbs", two_days, "", {}, {}});
    r.claims.push_back({"c3", "kbs", first_claim{by_moon, {"us-call"}}, "", {}, {}});
    r.claims.push_back({"c4", "kbs", complete_claim{by_moon, {"us-call"}}, "all", {}, {}});
    return r;
}

} // namespace entente
