// From records to a document.
// SPDX-License-Identifier: MIT
#include "json/fields.hpp"
#include "json/json_tree.hpp"
#include "json/record_text.hpp"
#include "text_file.hpp"

#include <entente/io/json.hpp>
#include <entente/timeline/timeline.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace entente::io {

namespace {

using detail::in_quotes;

class object_writer;

// The compact JSON text of a value; nothing if a document cannot say it otherwise than by leaving the key out.

[[nodiscard]] std::optional<std::string> json(std::string const& text)
{
    if (auto const i = detail::ill_formed_at(text); i != text.npos)
        throw error(code::invalid_utf8,
                    fmt::format("a text holds the byte 0x{:02X}, which begins no UTF-8 character, behind {}",
                                static_cast<unsigned char>(text[i]), in_quotes(detail::excerpt(std::string_view{text}.substr(0, i)))),
                    "give every text as UTF-8");
    return in_quotes(text);
}

[[nodiscard]] std::optional<std::string> json(bool value) { return value ? "true" : "false"; }
[[nodiscard]] std::optional<std::string> json(int value) { return std::to_string(value); }
[[nodiscard]] std::optional<std::string> json(vocabulary auto value) { return in_quotes(name(value)); }

[[nodiscard]] std::optional<std::string> json(party const& value)
{
    if (value.empty()) return std::nullopt;
    return in_quotes(value.code());
}

template <class T>
[[nodiscard]] std::optional<std::string> json(std::optional<T> const& value)
{
    return value ? json(*value) : std::nullopt;
}

[[nodiscard]] std::optional<std::string> json(detail::record auto const& value);

template <class T>
[[nodiscard]] std::optional<std::string> json(std::vector<T> const& values)
{
    std::string out = "[";
    for (auto const& value : values) {
        if (out.size() > 1) out += ',';
        out += json(value).value_or("null");
    }
    return out += ']';
}

[[nodiscard]] std::optional<std::string> json(order_claim const& claim)
{
    std::string out = "[";
    for (auto const& step : claim.steps) {
        if (out.size() > 1) out += ',';
        out += *(step.size() == 1 ? json(step.front()) : json(step));
    }
    return out += ']';
}

/// The members of one object: those that stood there in the order in which they did, then the others in the order of
/// the description. A field whose value is what its absence means is written only if it stood there.
class object_writer {
public:
    explicit object_writer(kept const& k) : kept_(k) {}

    void required(std::string_view key, auto const& value)
    {
        if (auto text = json(value)) known_.emplace_back(key, *std::move(text));
    }

    template <class T>
    void field(std::string_view key, T const& value, T const& fallback = {})
    {
        if (value != fallback || stood(key)) required(key, value);
    }

    void time(std::string_view key, when const& value)
    {
        field(key, value.text());
        field("zone", value.zone());
        field("calendar", value.calendar());
    }

    void format(std::string_view key) { required(key, std::string{detail::format_name}); }
    void code(std::string_view key, party const& value) { required(key, value); }
    void parties_or_groups(std::string_view key, std::vector<std::string> const& value) { field(key, value); }
    void form(claim const& value);

    [[nodiscard]] std::string text() const
    {
        struct member {
            std::string const* value;
            bool is_known;
        };
        std::map<std::string_view, member> left;
        for (auto const& [key, value] : known_) left.try_emplace(key, member{&value, true});
        for (auto const& [key, value] : kept_.others) left.try_emplace(key, member{&value, false});

        std::string out = "{";
        auto const put = [&](std::string_view key) {
            auto const found = left.find(key);
            if (found == left.end()) return;
            if (out.size() > 1) out += ',';
            out += *json(std::string{key});
            out += ':';
            auto const& [value, is_known] = found->second;
            out += is_known ? *value : checked(key, *value);
            left.erase(found);
        };
        for (auto const& key : kept_.order) put(key);
        for (auto const& member : known_) put(member.first);
        for (auto const& member : kept_.others) put(member.first);
        return out += '}';
    }

private:
    [[nodiscard]] bool stood(std::string_view key) const { return std::ranges::find(kept_.order, key) != kept_.order.end(); }

    /// Records made in code may hold anything here.
    [[nodiscard]] static std::string checked(std::string_view key, std::string_view value)
    {
        problem_list problems;
        detail::json_tree const tree{value, {}, problems};
        if (!problems.empty())
            throw error(problems.front().code,
                        fmt::format("the value kept for the key {} is no JSON text: {}", in_quotes(key), problems.front().text),
                        problems.front().remedy);
        return tree.compact(detail::json_tree::root);
    }

    kept const& kept_;
    std::vector<std::pair<std::string_view, std::string>> known_;
};

[[nodiscard]] std::string object(auto const& record, kept const& k)
{
    object_writer writer{k};
    detail::describe(writer, record);
    return writer.text();
}

std::optional<std::string> json(detail::record auto const& value) { return object(value, value.kept); }

void object_writer::form(claim const& value)
{
    auto const text = std::visit(
        [&]<class Form>(Form const& form) {
            if constexpr (std::same_as<Form, order_claim>) return *json(form);
            else return object(form, value.kept_inside);
        },
        value.says);
    known_.emplace_back(detail::claim_forms[value.says.index()], text);
}

} // namespace

std::string write(records const& facts)
{
    problem_list problems;
    auto const text = *json(facts);
    detail::json_tree const tree{text, {}, problems};
    // What `kept` holds may be nested too deeply for where it stands.
    for (auto& d : problems) d.where = {};
    problems.throw_if_error();
    return tree.pretty();
}

void write_file(std::string const& path, records const& facts) { detail::write_file(path, write(facts)); }

inline namespace ENTENTE_FORM {

std::string write(timeline const& world) { return io::write(world.facts().copy()); }

void write_file(std::string const& path, timeline const& world) { detail::write_file(path, io::write(world)); }

} // namespace ENTENTE_FORM

} // namespace entente::io

namespace entente::detail {

template <class Record>
std::string record_text(Record const& r)
{
    return *io::json(r);
}

template std::string record_text(source const&);
template std::string record_text(report const&);
template std::string record_text(party_definition const&);
template std::string record_text(group const&);
template std::string record_text(leader const&);
template std::string record_text(office const&);
template std::string record_text(term const&);
template std::string record_text(event const&);
template std::string record_text(claim const&);
template std::string record_text(records const&);

} // namespace entente::detail
