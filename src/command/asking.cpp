// A timeline that is asked one question after the other, and what is written of each answer.
// SPDX-License-Identifier: MIT
#include "command/asking.hpp"

#include "command/output.hpp"
#include "publish/json_values.hpp"
#include "words/answers/answers.hpp"

#include <entente/io/answer_json.hpp>
#include <entente/query/ask.hpp>
#include <entente/query/match.hpp>
#include <entente/words/ask.hpp>
#include <entente/words/print.hpp>
#include <entente/words/read.hpp>
#include <entente/words/reply.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

namespace entente::command {
namespace {

/// The rows of an `answer` as JSON; null for a question that is answered with something else.
[[nodiscard]] std::string rows_json(timeline const& world, question const& asked)
{
    if (auto const* const q = std::get_if<query>(&asked)) return io::answers_json(world.ask(detail::asked_in_full(world, *q)), world);
    if (auto const* const p = std::get_if<pattern>(&asked)) return io::answers_json(world.match(*p), world);
    return "null";
}

/// All that is known of an answer, as the schema has it.
[[nodiscard]] std::string document(timeline const& world, question const& asked, std::string_view text,
                                   std::vector<std::string> const& notes, wording::reply const& reply)
{
    auto const texts = [](std::string const& s) { return detail::json(s); };
    return detail::printed(detail::object{}
                               .put("format", detail::json(std::string_view{"entente-answers/1"}))
                               .put("question", detail::json_or_null(text))
                               .put("read_as", detail::json(wording::print(asked)))
                               .put("notes", detail::json_list(notes, texts))
                               .put("verdict", detail::json(name(reply.verdict)))
                               .put("lines", detail::json_list(reply.lines, texts))
                               .put("why", detail::json(reply.why))
                               .put("table", io::to_json(reply.rows))
                               .put("rows", rows_json(world, asked))
                               .text());
}

} // namespace

wording::lexicon const& asking::names()
{
    if (!names_) names_.emplace(world_);
    return *names_;
}

std::optional<asking::read_question> asking::understand(std::string_view text)
{
    auto read = wording::read(text, names());
    if (!read) {
        explain(wording::explain(text, read.problems()));
        return std::nullopt;
    }
    for (auto const& n : read->notes) note(n);
    return read_question{std::move(read->asked), std::move(read->notes)};
}

std::optional<question> asking::read(std::string_view text)
{
    auto q = understand(text);
    return q ? std::optional(std::move(q->asked)) : std::nullopt;
}

status asking::ask(std::string_view text, bool many)
{
    auto const q = understand(text);
    return q ? answer(*q, text, many) : status::failed;
}
status asking::ask(question const& asked, std::string_view text, bool many) { return answer({asked, {}}, text, many); }

status asking::answer(read_question const& q, std::string_view text, bool many)
{
    auto const reply = wording::ask(world_, q.asked);
    switch (how_.as) {
    case form::text:
        if (how_.why) write(reply.why.ends_with('\n') ? reply.why : reply.why + '\n');
        else
            for (auto const& line : reply.lines) write_line(line);
        break;
    case form::json:
        if (auto const told = document(world_, q.asked, text, q.notes, reply); many) // nothing is written of what cannot be answered
            write((told_ == 0 ? "[\n" : ",\n") + told);
        else write(told);
        break;
    default:
        if (told_ != 0) write(how_.as == form::csv ? "\r\n" : "\n");
        write(in_form(reply.rows, how_.as));
    }
    ++told_;
    return how_.strict && reply.verdict != verdict::certain ? status::open : status::answered;
}

void asking::end_of_many()
{
    if (how_.as == form::json) write(told_ == 0 ? "[]\n" : "]\n");
}

std::string joined(std::vector<std::string> const& words)
{
    std::string out;
    for (auto const& w : words) out += (out.empty() ? "" : " ") + w;
    return out;
}

std::optional<query> selection(asking& of, std::string_view text)
{
    auto const asked = of.read(text);
    if (!asked) return std::nullopt;
    if (auto const* const q = std::get_if<query>(&*asked)) return *q;
    if (auto const* const tally = std::get_if<asked::tally>(&*asked)) return tally->counted;
    if (auto const* const days = std::get_if<asked::spread>(&*asked)) return days->gaps;
    throw error(code::bad_question, "the question selects no events", "ask for contacts: \"which countries did ... call after election\"");
}

} // namespace entente::command
