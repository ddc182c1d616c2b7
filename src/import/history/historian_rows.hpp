// The rows of the Historian's lists, taken out of their documents.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/rows/xml_rows.hpp"

#include <entente/error.hpp>

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente::detail {

enum class historian_list : std::uint8_t { presidents, trips, visits };

/// What is read of a list: the name of its root and its rows, and of each row the elements in it, "@who" an attribute of the row
/// or, "@still-in-office", of the end of its term. Rows come in the order of the first.
struct historian_elements {
    historian_list list;
    std::string_view root, row;
    std::array<char const*, 7> fields;
};
inline constexpr std::array<historian_elements, 3> historian_lists{{
    {historian_list::presidents,
     "presidents",
     "president",
     {"took-office-date", "@n", "id", "name", "left-office-date", "@still-in-office", ""}},
    {historian_list::trips, "trips", "trip", {"id", "start-date", "@who", "name", "end-date", "country", "locale"}},
    {historian_list::visits, "visits", "visit", {"id", "start-date", "visitor", "from", "end-date", "description", ""}},
}};
[[nodiscard]] inline historian_elements const* list_of(std::string_view root)
{
    auto const at = std::find_if(historian_lists.begin(), historian_lists.end(), [&](auto const& l) { return l.root == root; });
    return at == historian_lists.end() ? nullptr : &*at;
}

class historian_row {
public:
    struct field {
        std::string_view name;
        std::string text;
        bool present = false;
        place where; ///< of the element, or of the row that lacks it
    };

    historian_row(xml_rows const& xml, pugi::xml_node row, historian_elements const& of) : list(of.list)
    {
        for (auto const* name : of.fields) add(xml, row, name);
        if (of.list == historian_list::trips)
            for (auto const* name : {"remarks", "role", "@role"}) add(xml, row, name);
    }

    [[nodiscard]] field const& operator[](std::string_view name) const
    {
        return *std::find_if(fields_.begin(), fields_.end(), [&](field const& f) { return f.name == name; });
    }

    /// Of a trip: "president" or "secretary", as the row says; empty where it does not, "?" where it says both.
    [[nodiscard]] std::string traveller() const
    {
        auto const &said = (*this)["role"].text, &marked = (*this)["@role"].text;
        if (said.empty() || marked.empty()) return said.empty() ? marked : said;
        return said == marked ? said : std::string("?");
    }

    historian_list list;

    /// By what they say; where they stand does not count.
    friend bool operator==(historian_row const& a, historian_row const& b) { return (a <=> b) == 0; }
    friend std::strong_ordering operator<=>(historian_row const& a, historian_row const& b)
    {
        if (auto const c = a.list <=> b.list; c != 0) return c;
        return std::lexicographical_compare_three_way(
            a.fields_.begin(), a.fields_.end(), b.fields_.begin(), b.fields_.end(), [](field const& x, field const& y) {
                if (x.text == y.text) return x.present <=> y.present;
                auto const is_count = [](std::string const& text) {
                    return !text.empty() && text.size() < 18 && text.find_first_not_of("0123456789") == std::string::npos;
                };
                bool const one = is_count(x.text), two = is_count(y.text);
                if (one != two) return one ? std::strong_ordering::less : std::strong_ordering::greater; // numbers first, by size
                if (auto const c = one ? std::stoll(x.text) <=> std::stoll(y.text) : std::strong_ordering::equal; c != 0) return c;
                return x.text.compare(y.text) <=> 0;
            });
    }

private:
    void add(xml_rows const& xml, pugi::xml_node row, char const* name)
    {
        std::string_view const called = name;
        if (called == "@still-in-office") fields_.push_back({called, row.child("left-office-date").attribute(name + 1).value(), true, {}});
        else if (called.starts_with('@')) fields_.push_back({called, row.attribute(name + 1).value(), true, {}});
        else if (!called.empty()) {
            auto f = xml.at(row, name);
            fields_.push_back({called, std::move(f.text), f.present, xml.where(f)});
        }
    }

    std::vector<field> fields_;
};

} // namespace entente::detail
