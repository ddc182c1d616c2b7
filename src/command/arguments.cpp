// The command line, once: for reading it, for --help and for the shells' completion.
// SPDX-License-Identifier: MIT
#include "command/arguments.hpp"

#include "command/completion.hpp"
#include "command/output.hpp"
#include "command/reading.hpp"

#include <entente/version.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace entente::command {
namespace {

using then = std::function<status()>;

char const* const exit_codes =
    "Exit status: 0 done, a possible answer and none known included; 1 the same with --strict, and whatever it\n"
    "forbids; 2 not read, ambiguous, not known, or data that cannot be read: then nothing is on standard output.";

/// A command whose options are a value that lives as long as what it does.
template <class Options>
std::pair<CLI::App*, std::shared_ptr<Options>> add(CLI::App& app, then& chosen, std::string const& name, std::string const& what,
                                                   std::string const& examples)
{
    auto* const sub = app.add_subcommand(name, what);
    auto told = std::make_shared<Options>();
    sub->footer("Examples:\n" + examples + "\n" + exit_codes);
    sub->callback([&chosen, told] { chosen = [told] { return run(*told); }; });
    return {sub, told};
}

CLI::Option* add_files(CLI::App& sub, std::string const& name, std::vector<std::string>& to, std::string const& what)
{
    return sub.add_option(name, to, what)->type_name("FILE")->allow_extra_args(name.front() != '-')->type_size(1);
}
CLI::Option* add_file(CLI::App& sub, std::string const& name, std::string& to, std::string const& what)
{
    return sub.add_option(name, to, what)->type_name("FILE");
}
void add_data(CLI::App& sub, std::vector<std::string>& data, std::string& mapping)
{
    add_files(sub, "--data", data, "Files and folders to read, each by its look; without any, the data shipped with entente");
    add_file(sub, "--mapping", mapping, "What the columns of tables mean (entente-table/1)");
}
void add_world(CLI::App& sub, world_options& to)
{
    add_data(sub, to.data, to.mapping);
    sub.add_option("--as-of", to.as_of, "Only what was public at the end of a time, in EDTF: 2025-06-09")->type_name("DATE");
    sub.add_option("--zone", to.zone, "By whose clocks times are told: Asia/Seoul")->type_name("ZONE");
}
void add_forms(CLI::App& sub, form& to, bool& why, bool& strict)
{
    auto const one = [&](std::string const& name, form as, std::string const& what) {
        return sub.add_flag_callback(
            name, [&to, as] { to = as; }, what);
    };
    auto* const csv = one("--csv", form::csv, "The rows as CSV");
    auto* const json = one("--json", form::json, "The whole answer as JSON");
    auto* const markdown = one("--markdown", form::markdown, "The rows as a Markdown table");
    auto* const reasons = sub.add_flag("--why", why, "What decides the answer, and on whose word, in place of its lines");
    csv->excludes(json)->excludes(markdown);
    json->excludes(markdown);
    reasons->excludes(csv)->excludes(markdown);
    sub.add_flag("--strict", strict, "Exit status 1 for an answer that is not certain");
}
CLI::Option* add_question(CLI::App& sub, std::vector<std::string>& to, std::string const& what)
{
    return sub.add_option("question", to, what)->type_name("QUESTION");
}

void add_ask(CLI::App& app, then& chosen)
{
    auto const [sub, told] =
        add<ask_options>(app, chosen, "ask", "Answer questions in words; without one, on a terminal, ask for them",
                         "  entente ask \"which country did each president of South Korea call first after election\"\n"
                         "  entente ask --data calls.json --csv \"whom did Moon Jae-in call after election, in order\"\n"
                         "  entente ask --as-of 2025-06-09 \"which countries had Lee Jae-myung called\"\n"
                         "  entente ask --from questions.txt --json\n"
                         "  entente ask --db sqlite:contacts.db \"whom did Moon Jae-in call first after election\"\n"
                         "  echo \"who was president of South Korea on 11 May 2017\" | entente ask -");
    (void)add_question(*sub, told->question, "The question; --: questions from standard input, one a line");
    add_world(*sub, told->world);
    add_file(*sub, "--from", told->from, "Questions from a file, one a line; blank lines and those that begin with # are passed over");
    auto* const db = sub->add_option("--db", told->database, "In place of files, a database that entente load has filled: sqlite:FILE")
                         ->type_name("URL");
    sub->add_flag("--explain", told->explain, "Print what the database would be asked, and do not ask it for events")->needs(db);
    add_forms(*sub, told->as, told->why, told->strict);
}

void add_why(CLI::App& app, then& chosen)
{
    auto const [sub, told] = add<ask_options>(app, chosen, "why", "What decides the answer to a question: ask --why",
                                              "  entente why \"whom did Moon Jae-in call first after election\"\n"
                                              "  entente why --json \"why was China second for Moon\"");
    told->why = true;
    add_question(*sub, told->question, "The question")->required();
    add_world(*sub, told->world);
    sub->add_flag_callback(
        "--json", [to = told] { to->as = form::json; }, "The whole answer as JSON");
    sub->add_flag("--strict", told->strict, "Exit status 1 for an answer that is not certain");
}

void add_contacts(CLI::App& sub, contact_options& to)
{
    sub.add_option("--kind", to.kinds, "Kinds of event; none: calls, meetings, visits and messages")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_size(1)
        ->check(CLI::IsMember({"call", "video_call", "meeting", "visit", "summit", "message", "statement"}));
    sub.add_option("--with", to.with, "Counterparts: parties, groups, leaders; several with commas")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_size(1)
        ->type_name("NAME");
    sub.add_option("--after", to.after, "Strictly later than elected, declared, took_office, a date, or an event's id")->type_name("MARK");
    sub.add_option("--before", to.before, "Strictly earlier, likewise")->type_name("MARK");
    sub.add_option("--top", to.top, "Only who may be among the first so many")->type_name("NUMBER");
    add_world(sub, to.world);
    add_forms(sub, to.as, to.why, to.strict);
}

void add_order(CLI::App& app, then& chosen)
{
    auto const [sub, told] =
        add<order_options>(app, chosen, "order", "In what order somebody first had contact with whom",
                           "  entente order \"Moon Jae-in\" --kind call --after elected\n"
                           "  entente order USA/president --with KOR,JPN,CHN --kind meeting,visit --after took_office --csv");
    sub->add_option("who", told->who, "A leader, an office (KOR/president), or a party: each of its leaders")->type_name("WHO")->required();
    add_contacts(*sub, told->contacts);
}

void add_compare(CLI::App& app, then& chosen)
{
    auto const [sub, told] = add<compare_options>(app, chosen, "compare", "Two leaders' orders of first contact, side by side",
                                                  "  entente compare \"Moon Jae-in\" \"Yoon Suk-yeol\" --kind call --after elected");
    sub->add_option("one", told->one, "A leader")->type_name("WHO")->required();
    sub->add_option("other", told->other, "Another")->type_name("WHO")->required();
    add_contacts(*sub, told->contacts);
}

void add_show(CLI::App& app, then& chosen)
{
    auto const [sub, told] =
        add<show_options>(app, chosen, "show", "Draw a timeline, or what a question selects of it",
                          "  entente show --data calls.json\n"
                          "  entente show \"which countries did Moon Jae-in call after election\" --html --out moon.html\n"
                          "  entente show --data calls.json --svg --lanes kind > calls.svg");
    add_question(*sub, told->question, "What of it; without one, all");
    add_world(*sub, told->world);
    auto* const svg = sub->add_flag("--svg", told->svg, "A picture (SVG) in place of letters");
    sub->add_flag("--html", told->html, "A page (HTML) that needs nothing from outside")->excludes(svg);
    sub->add_option("--lanes", told->lanes, "What a lane stands for")->check(CLI::IsMember({"party", "leader", "kind"}));
    sub->add_option("--title", told->title, "Its title; without one, the timeline's own")->type_name("TEXT");
    sub->add_option("--language", told->language, "Its language")->check(CLI::IsMember({"en", "ko", "ja", "fr", "de", "es"}));
    sub->add_option("--width", told->width, "In pixels, or in columns of the terminal")->type_name("NUMBER");
    add_file(*sub, "--out", told->out, "Where to; without it, standard output");
}

void add_check(CLI::App& app, then& chosen)
{
    auto const [sub, told] =
        add<check_options>(app, chosen, "check", "What is odd about data: warnings, and claims that contradict each other",
                           "  entente check calls.json\n"
                           "  entente check --strict --json folder/");
    add_files(*sub, "files", told->data, "Files and folders; without any, the data shipped with entente");
    add_file(*sub, "--mapping", told->mapping, "What the columns of tables mean (entente-table/1)");
    sub->add_flag("--json", told->json, "The diagnostics as JSON");
    sub->add_flag("--strict", told->strict, "Exit status 1 if anything is odd");
}

void add_import(CLI::App& app, then& chosen)
{
    auto const [sub, told] =
        add<import_options>(app, chosen, "import", "Make an entente/1 document of other people's files, each known by its look",
                            "  entente import --mapping mapping.json --out calls.json calls.csv\n"
                            "  entente import --guess --mapping-out mapping.json --out calls.json calls.csv\n"
                            "  entente import icews.tab --out icews.json");
    add_files(*sub, "files", told->files, "Files and folders, read as one set")->required();
    auto* const guess =
        sub->add_flag("--guess", told->guess, "Propose a mapping from the first table, and use it if nothing is left to fill in");
    sub->add_option("--mapping", told->mapping, "What the columns of tables mean (entente-table/1)")->type_name("FILE")->excludes(guess);
    sub->add_option("--mapping-out", told->mapping_out, "Where to keep the mapping that was proposed")->type_name("FILE")->needs(guess);
    sub->add_option("--format", told->format, "What the files are, where their look does not tell")->check(CLI::IsMember(format_names()));
    add_file(*sub, "--out", told->out, "Where to; without it, standard output");
    sub->add_flag("--json", told->json, "The report on standard error as JSON");
    sub->add_flag("--strict", told->strict, "Exit status 1 if rows were left out or are suspicious");
}

void add_export(CLI::App& app, then& chosen)
{
    auto const [sub, told] =
        add<export_options>(app, chosen, "export", "Write a timeline, or what a question selects of it, for other programs",
                            "  entente export --format csv --out events.csv\n"
                            "  entente export --format ics \"which countries did Lee Jae-myung call after election\"\n"
                            "  entente export --format edges --data calls.json > edges.csv");
    add_question(*sub, told->question, "What of it; without one, all. A document (json) is always whole");
    add_world(*sub, told->world);
    sub->add_option(
           "--format", told->format,
           "json: the entente/1 document; events: the events as JSON; csv, tsv, markdown: as a table; ics: a calendar; mermaid; edges: "
           "contacts as an edge list (CSV)")
        ->check(CLI::IsMember({"json", "events", "csv", "tsv", "markdown", "ics", "mermaid", "edges"}));
    sub->add_option("--domain", told->domain, "Of a calendar: what its ids end in, yours if you publish it")->type_name("NAME");
    add_file(*sub, "--out", told->out, "Where to; without it, standard output");
}

void add_merge(CLI::App& app, then& chosen)
{
    auto const [sub, told] = add<merge_options>(app, chosen, "merge", "Join files to one document; what contradicts is told",
                                                "  entente merge seoul.json tokyo.json --out both.json");
    add_files(*sub, "files", told->files, "Files and folders")->required();
    add_file(*sub, "--mapping", told->mapping, "What the columns of tables mean (entente-table/1)");
    add_file(*sub, "--out", told->out, "Where to; without it, standard output");
    sub->add_flag("--json", told->json, "The report on standard error as JSON");
    sub->add_flag("--strict", told->strict, "Exit status 1 if anything contradicts");
}

void add_load(CLI::App& app, then& chosen)
{
    auto const [sub, told] =
        add<load_options>(app, chosen, "load", "Put files into a database that ask --db asks; a file twice changes nothing",
                          "  entente load --db sqlite:contacts.db calls.json\n"
                          "  entente load --db sqlite:contacts.db --mapping mapping.json calls.csv\n"
                          "  entente load --db sqlite:contacts.db --follow desk.db");
    add_files(*sub, "files", told->files, "Files and folders, each by its look")->required();
    sub->add_option("--db", told->database, "The database; it is made where it is not there: sqlite:FILE")->type_name("URL")->required();
    auto* const mapping = add_file(*sub, "--mapping", told->mapping, "What the columns of tables mean (entente-table/1)");
    sub->add_flag("--follow", told->follow, "Of a store also what is appended to it, until the command is told to end")->excludes(mapping);
}

CLI::App* add_action(CLI::App& store, then& chosen, store_options::action what, std::shared_ptr<store_options> const& told,
                     std::string const& name, std::string const& says)
{
    auto* const sub = store.add_subcommand(name, says);
    sub->callback([&chosen, told, what] {
        told->what = what;
        chosen = [told] { return run(*told); };
    });
    sub->add_option("store", told->path, "The store, a SQLite file")->type_name("FILE")->required();
    return sub;
}

void add_store(CLI::App& app, then& chosen)
{
    using action = store_options::action;
    auto* const sub = app.add_subcommand("store", "Keep records in a file that only grows (SQLite)");
    sub->require_subcommand(1);
    sub->footer(std::string("Examples:\n"
                            "  entente store create desk.db\n"
                            "  entente store append desk.db calls.json\n"
                            "  entente store load desk.db --at 3 --out then.json\n"
                            "  entente ask --data desk.db \"whom did Lee Jae-myung call last\"\n") +
                exit_codes);
    auto const told = std::make_shared<store_options>();
    (void)add_action(*sub, chosen, action::status, told, "status", "Its revision, and how many records it holds");
    (void)add_action(*sub, chosen, action::create, told, "create", "A new store");
    auto* const append = add_action(*sub, chosen, action::append, told, "append", "Add records; prints the revision that has them");
    auto* const correct = add_action(*sub, chosen, action::correct, told, "correct", "Put records into the place of those with their ids");
    auto* const load = add_action(*sub, chosen, action::load, told, "load", "Its records as an entente/1 document");
    for (auto* const more : {append, correct}) {
        add_files(*more, "files", told->files, "Files and folders of records")->required();
        add_file(*more, "--mapping", told->mapping, "What the columns of tables mean (entente-table/1)");
    }
    correct->add_option("--seen", told->seen, "The revision that the corrected records were taken from")->type_name("NUMBER")->required();
    auto* const at = load->add_option("--at", told->at, "As it was at a revision")->type_name("NUMBER");
    load->add_option("--since", told->since, "Only what was added or changed since a revision")->type_name("NUMBER")->excludes(at);
    add_file(*load, "--out", told->out, "Where to; without it, standard output");
}

void add_completion(CLI::App& app, then& chosen)
{
    auto* const sub = app.add_subcommand("completion", "Print the completion of a shell: bash, zsh or fish");
    auto const shell = std::make_shared<std::string>();
    sub->footer("Examples:\n  source <(entente completion bash)");
    sub->add_option("shell", *shell, "The shell")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
    sub->callback([&app, &chosen, shell] {
        chosen = [&app, shell] {
            write(completion(app, *shell));
            return status::answered;
        };
    });
}

/// `--data A B question` has two files and a question: whatever follows a file of `--data` and is there is a file of it, too.
[[nodiscard]] std::vector<std::string> spelt_out(int argc, char** argv)
{
    std::vector<std::string> out;
    bool more = false;
    for (int i = 1; i < argc; ++i) {
        std::string word = argv[i];
        std::error_code ignored;
        if (word == "--data" && i + 1 < argc) {
            out.push_back(std::move(word));
            out.emplace_back(argv[++i]);
            more = true;
            continue;
        }
        more = more && !word.starts_with('-') && std::filesystem::exists(word, ignored);
        if (more) out.emplace_back("--data");
        out.push_back(std::move(word));
    }
    return out;
}

} // namespace

status obey(int argc, char** argv)
{
    CLI::App app{"Diplomatic-event timelines: what happened, in what order, on whose word, and how sure that is.", "entente"};
    then chosen;
    app.set_version_flag("--version", std::string(version));
    app.require_subcommand(0, 1);
    app.get_formatter()->column_width(30);
    app.footer(std::string("Without a command: questions at a prompt, as ask does.\n"
                           "Examples:\n"
                           "  entente ask \"which country did each president of South Korea call first after election\"\n"
                           "  entente ask --help\n") +
               exit_codes);
    for (auto const add_one : {add_ask, add_why, add_order, add_compare, add_show, add_check, add_import, add_export, add_merge, add_load,
                               add_store, add_completion})
        add_one(app, chosen);
    auto words = spelt_out(argc, argv);
    std::reverse(words.begin(), words.end()); // as CLI11 takes them
    try {
        app.parse(std::move(words));
    } catch (CLI::ParseError const& e) {
        return app.exit(e) == 0 ? status::answered : status::failed;
    }
    return chosen ? chosen() : run(ask_options{});
}

} // namespace entente::command
