// What codes of GDELT and Phoenix become is known.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "import/coded/gdelt_tables.hpp"

#include <entente/model/party.hpp>

#include <span>
#include <string>

namespace gdelt_codes_tests {

TEST_CASE("Codes of GDELT become parties that are known")
{
    namespace en = entente;
    for (auto const& list : {std::span<en::detail::meaning const>(en::detail::organization_codes), {en::detail::country_codes}})
        for (auto const& m : list) {
            INFO(std::string(m.code) << " becomes " << std::string(m.is));
            REQUIRE(en::party::is_code(m.is));
            CHECK(info(en::party{m.is}) != nullptr);
        }
}

} // namespace gdelt_codes_tests
