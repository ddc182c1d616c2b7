// The interface for C: nothing but plain data crosses it, and no exception.
// SPDX-License-Identifier: MIT
#include "publish/json_values.hpp"

#include <entente/entente.h>
#include <entente/io/answer_json.hpp>
#include <entente/io/json.hpp>
#include <entente/timeline/timeline.hpp>
#include <entente/version.hpp>
#include <entente/words.hpp>

#include <cstdlib>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

/// The names are indexed once, when the facts are opened.
struct entente_world {
    explicit entente_world(entente::timeline world) : facts(std::move(world)), names(facts) {}

    entente::timeline facts;
    entente::wording::lexicon names;
};

namespace {

using namespace entente;

/// By malloc, so that a caller in any language may tell where it comes from. Throws bad_alloc.
[[nodiscard]] char* copy_of(std::string_view text)
{
    auto* const out = static_cast<char*>(std::malloc(text.size() + 1));
    if (out == nullptr) throw std::bad_alloc();
    std::memcpy(out, text.data(), text.size());
    out[text.size()] = '\0';
    return out;
}

void tell(char** problem, char const* what) noexcept
{
    if (problem == nullptr) return;
    try {
        *problem = copy_of(what);
    } catch (std::exception const&) { // there is no memory for it: that it failed is told by the NULL that is returned
    }
}

/// What `work` returns; where it throws, a null pointer, and why.
template <class Work>
[[nodiscard]] auto guarded(char** problem, Work work) noexcept -> decltype(work())
{
    if (problem != nullptr) *problem = nullptr;
    try {
        return work();
    } catch (std::exception const& e) { // entente::error lists all problems
        tell(problem, e.what());
    } catch (...) {
        tell(problem, "something else was thrown");
    }
    return nullptr;
}

[[nodiscard]] std::string_view given(char const* text, char const* what)
{
    if (text == nullptr) throw error(code::missing_field, std::string(what) + " is NULL", "give a text");
    return text;
}

[[nodiscard]] std::string answered(entente_world const& of, std::string_view question)
{
    auto const read = wording::read(question, of.names);
    if (!read) throw std::runtime_error(wording::explain(question, read.problems()));
    auto const told = wording::ask(of.facts, read->asked);
    auto const texts = [](auto const& all) { return detail::json_list(all, [](std::string const& t) { return detail::json(t); }); };
    return detail::printed(detail::object{}
                               .put("verdict", detail::json(told.verdict))
                               .put("lines", texts(told.lines))
                               .put("rows", io::to_json(told.rows))
                               .put("why", detail::json(told.why))
                               .put("notes", texts(read->notes))
                               .text());
}

} // namespace

char const* entente_version(void)
{
    static std::string const text{version};
    return text.c_str();
}

entente_world* entente_open(char const* path, char** problem)
{
    return guarded(problem, [&] { return std::make_unique<entente_world>(io::read(std::string(given(path, "the path")))).release(); });
}

entente_world* entente_read(char const* text, char** problem)
{
    return guarded(problem, [&] { return std::make_unique<entente_world>(io::read_text(given(text, "the text"))).release(); });
}

char* entente_ask(entente_world const* world, char const* question, char** problem)
{
    return guarded(problem, [&] {
        if (world == nullptr) throw error(code::missing_field, "there are no facts: the world is NULL", "open a file first");
        return copy_of(answered(*world, given(question, "the question")));
    });
}

void entente_free(char* text) { std::free(text); }

void entente_close(entente_world* world) { delete world; }
