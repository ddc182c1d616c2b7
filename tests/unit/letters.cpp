// Who is meant by a surname, in any case, with or without accents; and what was probably meant where nobody is.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/io/letters.hpp>

#include <string>

namespace letters_tests {

using namespace entente;
using namespace entente::literals;

namespace {

builder a_builder(letters script = ascii_letters())
{
    builder b{utc_and_offsets(), script};
    auto const moon = b.leader(entente::leader{"moon-jae-in", "Moon Jae-in", {"문재인"}, {"moonjaein"}, {}});
    (void)b.leader("lee-myung-bak", "Lee Myung-bak", "KOR"_party);
    (void)b.leader("lee-jae-myung", "Lee Jae-myung", "KOR"_party);
    auto const erdogan = b.leader("erdogan-rt", "Recep Tayyip Erdoğan", "TUR"_party);
    auto const lokke = b.leader("llr", "Lars Løkke Rasmussen", "DNK"_party);
    b.term(moon, "KOR/president").elected("2017-05-09", "+09:00");
    b.group({"quad", "The Quad", {"USA"_party, "JPN"_party}, {}});
    b.office({"USA/president", "USA"_party, "President", {}}).office({"JPN/prime minister", "JPN"_party, "prime minister", {}});
    auto const g20 = b.event(summit, {moon, erdogan, "DEU"_party}, "g20-2017-hamburg").held("2017-07-07", "+02:00");
    (void)b.event(summit, {moon, "JPN"_party, "ARG"_party}, "g20-2018-buenos-aires").held("2018-11-30", "-03:00");
    entente::event visit;
    visit.id = "trip-1";
    visit.kind = event_kind::visit;
    visit.place = "Camp David";
    visit.participants = {{moon.id, {}, {}, {}, {}}, {{}, "USA"_party, {}, {}, {}}};
    (void)b.event(visit).held("2019", "Z");
    (void)b.event(meeting, {moon, erdogan}, "talk").held("2017-07-07", "+02:00").at(g20);
    (void)b.event(call, {moon, lokke}, "call").held("2017-06-01", "+09:00");
    return b;
}

problem_list refused(timeline const& w, query const& q)
{
    problem_list out;
    try {
        (void)w.ask(q);
    } catch (error const& e) {
        out.add(e.diagnostics());
    }
    return out;
}
std::string remedy(timeline const& w, query const& q)
{
    auto const found = refused(w, q);
    return found.size() == 1 ? found[0].remedy : fmt::format("{} problems", found.size());
}

} // namespace

TEST_CASE("a surname that one leader has is that leader, in any case", "[letters]")
{
    auto const w = a_builder().build();
    for (auto const* name : {"Moon", "moon", "MOON", "MOON JAE-IN", "moon jae in", "Moon_Jae-In", "MoonJaein", "문재인"}) {
        INFO(name);
        CHECK(w.ask(list(meeting).by(name)).only().leader == "moon-jae-in");
    }
    CHECK(w.ask(list(call).by("moon").with("rasmussen")).only().candidates.size() == 1);
    CHECK(refused(w, list(call).by("Rasmussen")).empty());
}

TEST_CASE("a surname that several have is an error that lists them", "[letters]")
{
    auto const w = a_builder().build();
    for (auto const* name : {"Lee", "lee", "LEE"}) {
        auto const found = refused(w, list(call).by(name));
        REQUIRE(found.size() == 1);
        CHECK(found[0].code == code::ambiguous_name);
        CHECK(found[0].text == fmt::format("more than one leader answers to \"{}\"", name));
        CHECK(found[0].remedy == "use an id: \"lee-myung-bak\" or \"lee-jae-myung\"");
    }
    // a part in the middle of a name, a syllable or a beginning is nobody's surname
    for (auto const* name : {"Tayyip", "Jae", "Mo", ""}) CHECK(refused(w, list(call).by(name))[0].code == code::unknown_id);
}

TEST_CASE("accents need letters that know them", "[letters]")
{
    auto const plain = a_builder().build();
    CHECK(refused(plain, list(meeting).by("Erdogan"))[0].code == code::unknown_id);
    auto const w = a_builder(unicode_letters()).build();
    for (auto const* name : {"Erdogan", "ERDOĞAN", "erdoğan", "Recep Tayyip Erdogan"}) {
        INFO(name);
        CHECK(w.ask(list(meeting).by(name)).only().leader == "erdogan-rt");
    }
    CHECK(w.ask(list(call).by("lars lokke rasmussen")).only().leader == "llr");
    CHECK(w.with({}).ask(list(call).by("lars lokke rasmussen")).only().leader == "llr"); // successors and views know them, too
}

TEST_CASE("letters fold case and accents, and leave other scripts whole", "[letters]")
{
    auto const l = unicode_letters();
    CHECK(l.fold("Ångström ÉÈê Łódź Straße Ðuro Þór Ærø") == "angstrom eee lodz strasse duro thor aero");
    CHECK(l.fold("A\xCC\x8A") == "a"); // an accent of its own
    CHECK(l.fold("ΆΣ") == l.fold("ας"));
    CHECK(l.fold("Горбачёв") == l.fold("ГОРБАЧЕВ"));
    CHECK(l.fold("हिन्दी") != l.fold("हन्द")); // marks that are vowels stay
    CHECK(l.fold("習近平") == "習近平");
    CHECK(l.fold("\xFFQ") == "\xFFq");
    CHECK(l.fold("").empty());
    CHECK(ascii_letters().fold("MÜLLER") == "mÜller");
}

TEST_CASE("what was probably meant is told", "[letters][names]")
{
    auto const w = a_builder(unicode_letters()).build();
    auto const q = first(call).by("moon");
    CHECK(remedy(w, first(call).by_each("president")) == "did you mean \"KOR/president\" or \"USA/president\"?");
    CHECK(remedy(w, first(call).by_each("Prime Minister")) == "did you mean \"JPN/prime minister\"?");
    CHECK(remedy(w, first(call).by_each("Japan")) == "did you mean \"JPN/prime minister\"?");
    CHECK(remedy(w, first(call).by_each("KOR/presidant")) == "did you mean \"KOR/president\"?");
    CHECK(remedy(w, first(call).by_each_leader_of("Chian")) == "did you mean \"China\"?");
    CHECK(remedy(w, q.with("Chian")) == "did you mean \"China\"?");
    CHECK(remedy(w, q.with("Untied States")) == "did you mean \"United States\"?");
    CHECK(remedy(w, q.with("kor")) == "did you mean \"KOR\"?");
    CHECK(remedy(w, q.with("Quat")) == "did you mean \"quad\"?");
    CHECK(remedy(w, q.with("Erdogn")) == "did you mean \"Recep Tayyip Erdoğan\"?");
    CHECK(remedy(w, first(call).by("Moom")) == "did you mean \"Moon Jae-in\"?");
    CHECK(remedy(w, first(meeting).by("moon").at("G20")) == "did you mean \"g20-2017-hamburg\" or \"g20-2018-buenos-aires\"?");
    CHECK(remedy(w, first(meeting).by("moon").at("Hamburg")) == "did you mean \"g20-2017-hamburg\"?");
    CHECK(remedy(w, first(meeting).by("moon").at("camp david")) == "did you mean \"trip-1\"?");
    CHECK(remedy(w, first(meeting).by("moon").at("G7")).empty());
}

TEST_CASE("of many choices the first are told, and how many more", "[letters][names]")
{
    using entente::detail::choices;
    CHECK(choices({}).empty());
    CHECK(choices({"a"}) == "did you mean \"a\"?");
    CHECK(choices({"a", "b", "c"}) == "did you mean \"a\", \"b\" or \"c\"?");
    CHECK(choices({"a", "b", "c", "d", "e", "f", "g"}) == "did you mean \"a\", \"b\", \"c\", \"d\", \"e\" or one of 2 more?");
}

} // namespace letters_tests
