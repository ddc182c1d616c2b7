// A file of one's own: written, broken, and read with every problem at once.
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>
#include <entente/io/json.hpp>
#include <entente/io/zones.hpp>

#include <fmt/core.h>

#include <string>

namespace en = entente;
using namespace en::literals;

int main()
{
    en::builder b{en::iana_zones()};
    auto const lee = b.leader("lee", "Lee Jae-myung");
    b.term(lee, "KOR/president", "lee-2025").elected("2025-06-03", "Asia/Seoul").took_office("2025-06-04T06:21", "Asia/Seoul");
    b.event(en::call, {lee, "USA"_party}, "us-call").held("2025-06-06T22:00", "Asia/Seoul");

    std::string text = en::io::write(b.facts());
    fmt::print("{}\n", text);

    auto const breaks = [&](std::string const& good, std::string const& bad) { text.replace(text.find(good), good.size(), bad); };
    breaks("2025-06-03", "2025-02-30");
    breaks(R"("took_office")", R"("took_ofice")");
    breaks(R"({"leader": "lee"})", R"({"leader": "leee"})");
    breaks(R"("USA")", R"("Untied States")");
    try {
        (void)en::io::read_text(text, "mine.json");
    } catch (en::error const& problems) {
        fmt::print("{}\n", problems.what());
    }
}
