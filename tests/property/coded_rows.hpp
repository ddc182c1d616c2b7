// Invented rows of ICEWS and GDELT that are hard to get right.
// SPDX-License-Identifier: MIT
#pragma once

#include "property/coded_tables.hpp"

#include <array>
#include <string>
#include <vector>

namespace coded_tables {

struct icews_actor {
    std::string name, sectors, country;
};
struct icews_case {
    std::string id, day;
    icews_actor source;
    std::string code;
    icews_actor target;
    std::string story;
};
[[nodiscard]] inline std::vector<icews_case> icews_cases()
{
    icews_actor const usa{"United States", "NA", "United States"}, korea{"South Korea", "NA", "South Korea"},
        russia{"Russia", "NA", "Russian Federation"};
    icews_actor const trump{"Donald Trump", "Government,Executive", "United States"},
        loud{"DONALD TRUMP", "Executive,Government", "United States"};
    icews_actor const as_citizen{"Donald Trump", "Business", "United States"},
        pompeo{"Mike Pompeo", "Executive,Government,Foreign Ministry", "United States"};
    icews_actor const kim{"Kim Jong-Un", "Elite,Government", "North Korea"}, indian{"Citizen (India)", "Social", "India"};
    icews_actor const abdullah{"Abdullah", "Government", "Jordan"}, other_abdullah{"Abdullah", "Government", "Saudi Arabia"};
    icews_actor const lost{"Ruler", "Government", "Atlantis"}, stray{"Wanderer", "Social", "Atlantis"}, region{"Middle East", "NA", "NA"};
    icews_actor const body{"Council of Fish", "International Government Organization", "NA"},
        un{"United Nations", "International Government Organization", "NA"};
    icews_actor const nobody{"NA", "NA", "NA"}, empty{"", "", ""}, adviser{"Adviser (Africa)", "Government", "NA"},
        near{"Spokesman", "NonGovernment,Ungovernment", "India"};
    icews_actor const dprk{"Korea, Democratic People's Republic of", "NA", ""}, ivory{"Cote d'Ivoire", "NA", "Cote d'Ivoire"};
    icews_actor const namesake{"Donald Trump", "Government", "Ireland"};
    return {
        {"1", "2018-03-01", usa, "040", korea, "11"},         // and its mirror
        {"2", "2018-03-01", korea, "040", usa, "11"},         //
        {"3", "2018-03-01", korea, "041", usa, "12"},         // another kind is another event
        {"4", "2018-03-02", trump, "042", korea, "13"},       // a visit made, and the same hosted
        {"5", "2018-03-02", korea, "043", trump, "14"},       //
        {"6", "2018-03-02", korea, "042", trump, "15"},       // the other way round it is another
        {"7", "2018-03-03", loud, "046", kim, "16"},          // spelt otherwise he is the same
        {"8", "2018-03-03", kim, "046", trump, "17"},         //
        {"9", "2018-03-03", pompeo, "046", kim, "17"},        // somebody else of his country is not
        {"10", "2018-03-04", as_citizen, "044", kim, "18"},   // a person of the table on his own account
        {"11", "2018-03-05", abdullah, "041", kim, "19"},     // two of one name
        {"12", "2018-03-05", other_abdullah, "041", kim, ""}, //
        {"13", "2018-03-05", abdullah, "041", other_abdullah, "20"},
        {"14", "2018-03-06", indian, "042", usa, "21"},    // private
        {"15", "2018-03-06", near, "042", usa, "21"},      // no sector of government
        {"16", "2018-03-07", lost, "040", trump, "22"},    // of a country that nobody knows
        {"17", "2018-03-07", stray, "040", trump, "22"},   //
        {"18", "2018-03-07", region, "040", trump, "22"},  //
        {"19", "2018-03-07", adviser, "040", trump, "22"}, //
        {"20", "2018-03-08", body, "040", trump, "23"},    // bodies that are not known, and known ones
        {"21", "2018-03-08", un, "045", russia, "23"},     // mediates between
        {"22", "2018-03-08", russia, "045", un, "24"},     // is mediated by
        {"23", "2018-02-30", russia, "040", trump, "25"},  // no day
        {"24", "2018-02-30", trump, "040", russia, "26"},  // and its mirror
        {"25", "", russia, "041", trump, "27"},            // none at all
        {"26", "", trump, "041", russia, "28"},            // which is not the same one
        {"27", "2018-03-20", russia, "040", usa, "29"},    // one id, told again of an earlier day
        {"27", "2018-03-18", usa, "040", russia, "30"},    //
        {"28", "2018-03-20", russia, "040", usa, "31"},    // an id that stays where it is
        {"29", "2018-03-21", russia, "036", usa, "32"},    // a plan, told again later
        {"29", "2018-03-25", russia, "036", usa, "33"},    //
        {"30", "2018-03-25", usa, "036", trump, "33"},     // within one country
        {"31", "2018-03-26", usa, "041", usa, "34"},       // no contact of two
        {"32", "2018-03-26", trump, "041", loud, "34"},    //
        {"33", "2018-03-26", nobody, "041", usa, "34"},    // nobody
        {"34", "2018-03-26", empty, "041", usa, "34"},     //
        {"35", "2018-03-26", usa, "051", korea, "34"},     // no contact
        {"36", "2018-03-26", usa, "41", korea, "34"},      // no code
        {"37", "2018-03-27", dprk, "041", usa, "35"},      // other spellings
        {"38", "2018-03-27", ivory, "041", usa, "35"},     //
        {"39", "2018-03-28", russia, "041", trump, "36"},  // one id, once without a day
        {"39", "2018-02-31", russia, "041", trump, "37"},  //
        {"40", "2018-03-29", namesake, "041", kim, "38"},  // no person of the table, but called so
        {"1", "2018-03-01", usa, "040", korea, "11"},      // a row twice
    };
}
[[nodiscard]] inline rows invented_icews()
{
    rows out;
    for (auto const& c : icews_cases())
        out.push_back({c.id,
                       c.day,
                       c.source.name,
                       c.source.sectors,
                       c.source.country,
                       "",
                       c.code,
                       "1",
                       c.target.name,
                       c.target.sectors,
                       c.target.country,
                       c.story,
                       "2",
                       "Paper",
                       "",
                       "",
                       "",
                       "",
                       "",
                       ""});
    return out;
}

/// Code, name, country, known group, type.
using gdelt_actor = std::array<std::string, 5>;
struct gdelt_case {
    std::string id, day;
    gdelt_actor one;
    std::string code;
    gdelt_actor two;
    std::string page, added = "20191024143000";
};
[[nodiscard]] inline std::vector<gdelt_case> gdelt_cases()
{
    gdelt_actor const usa{"USA", "UNITED STATES", "USA", "", ""}, washington{"USA", "WASHINGTON", "USA", "", ""},
        iraq{"BAG", "BAGHDAD", "BAG", "", ""};
    gdelt_actor const norway{"NORGOV", "NORWAY", "NOR", "", "GOV"}, norwegian{"NOR", "NORWEGIAN", "NOR", "", ""},
        the_us{"USAGOV", "THE US", "USA", "", "GOV"};
    gdelt_actor const merkel{"DEUGOV", "ANGELA MERKEL", "DEU", "", "GOV"}, abe{"JPNELI", "SHINZO ABE", "JPN", "", "ELI"};
    gdelt_actor const minister{"DEUGOV", "FOREIGN MINIST", "DEU", "", "GOV"}, bank{"IGOWBK", "WORLD BANK", "", "WBK", "IGO"};
    gdelt_actor const anybody{"GOV", "PRESIDENT", "", "", "GOV"}, empty{"", "", "", "", ""}, africa{"AFR", "AFRICA", "AFR", "", ""};
    gdelt_actor const african{"AFREDU", "AFRICAN", "AFR", "", "EDU"}, unknown{"QQQ", "QUUX", "QQQ", "", "GOV"},
        firm{"MNCUSA", "GOOGLE", "USA", "", "MNC"};
    return {
        {"1", "20191024", usa, "040", iraq, "https://a.example/1"},        // and its mirror, from the capital
        {"2", "20191024", iraq, "040", washington, "https://a.example/2"}, //
        {"3", "20191024", norway, "042", usa, "https://a.example/3"},      // a state by its name
        {"4", "20191024", usa, "043", norwegian, "https://a.example/3"},   //
        {"5", "20191024", the_us, "041", norway, "https://a.example/4"},   //
        {"6", "20191023", merkel, "041", usa, "https://a.example/5"},      // a person of the table
        {"7", "20191023", abe, "041", merkel, "https://a.example/5"},      // and one on his own account
        {"8", "20191023", minister, "041", usa, "https://a.example/5"},    // somebody else of her country
        {"9", "20191022", merkel, "036", bank, ""},                        // an organization, and no page
        {"10", "20191022", anybody, "040", merkel, "https://a.example/6"}, // could be of any country
        {"11", "20191022", empty, "040", merkel, "https://a.example/6"},   //
        {"12", "20191022", africa, "040", merkel, "https://a.example/6"},  // of none that is known
        {"13", "20191022", african, "040", merkel, "https://a.example/6"}, //
        {"14", "20191022", unknown, "040", merkel, "https://a.example/6"}, //
        {"15", "20191022", firm, "042", iraq, "https://a.example/6"},      // private
        {"16", "20181024", merkel, "042", iraq, "https://a.example/7"},    // "a year ago"
        {"17", "20191017", iraq, "046", merkel, "https://a.example/7"},    // "a week ago"
        {"18", "20190230", iraq, "040", merkel, "https://a.example/7"},    // no day
        {"19", "20191020", usa, "045", iraq, "https://a.example/8", "20191025143000"},
        {"20", "20191020", usa, "045", iraq, "https://a.example/8", "20191024150000"}, // a page that was found earlier
        {"21", "20191019", usa, "045", iraq, "https://a.example/9", "2019"},           // nobody says when
        {"22", "20191019", usa, "041", washington, "https://a.example/9"},             // no contact of two
        {"23", "20191018", usa, "051", iraq, "https://a.example/9"},                   // no contact
    };
}
[[nodiscard]] inline rows invented_gdelt()
{
    rows out;
    for (auto const& c : gdelt_cases()) {
        auto& row = out.emplace_back(gdelt().columns.size());
        namespace field = en::detail::gdelt_field;
        row[field::id] = c.id;
        row[field::day] = c.day;
        for (auto const& [first, who] : {std::pair(field::actor1, c.one), std::pair(field::actor2, c.two)})
            for (auto const& [part, text] :
                 {std::pair(0, who[0]), std::pair(1, who[1]), std::pair(2, who[2]), std::pair(3, who[3]), std::pair(7, who[4])})
                row[first + static_cast<std::size_t>(part)] = text;
        row[field::event_code] = c.code;
        row[59] = c.added;
        row[60] = c.page;
    }
    return out;
}

/// As a file of that layout, which its reader takes.
[[nodiscard]] inline std::string as_file(layout const& of, rows const& all)
{
    std::string out;
    if (of.has_header)
        out = "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget "
              "Sectors\t"
              "Target Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\n";
    for (auto const& row : all) out += fmt::format("{}\n", fmt::join(row, "\t"));
    return out;
}

} // namespace coded_tables
