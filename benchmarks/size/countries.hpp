// The countries of the made world, the ones with the most diplomacy first.
// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string_view>

namespace bench {

/// ISO 3166-1 alpha-3, members of the United Nations.
inline constexpr auto countries = std::to_array<std::string_view>({
    "USA", "CHN", "JPN", "KOR", "FRA", "DEU", "GBR", "RUS", "IND", "BRA", "CAN", "ITA", "MEX", "AUS", "TUR", "SAU", "IDN", "ZAF", "ARG",
    "ESP", "POL", "UKR", "EGY", "ISR", "IRN", "VNM", "THA", "MYS", "SGP", "PHL", "NLD", "BEL", "CHE", "AUT", "SWE", "NOR", "DNK", "FIN",
    "GRC", "PRT", "IRL", "CZE", "SVK", "HUN", "ROU", "BGR", "HRV", "SVN", "SRB", "BIH", "MKD", "ALB", "EST", "LVA", "LTU", "BLR", "MDA",
    "GEO", "ARM", "AZE", "KAZ", "UZB", "TKM", "KGZ", "TJK", "MNG", "PRK", "PAK", "AFG", "BGD", "LKA", "NPL", "BTN", "MDV", "MMR", "LAO",
    "KHM", "BRN", "PNG", "FJI", "NZL", "WSM", "TON", "VUT", "SLB", "KIR", "TUV", "NRU", "PLW", "FSM", "MHL", "IRQ", "SYR", "LBN", "JOR",
    "KWT", "BHR", "QAT", "ARE", "OMN", "YEM", "CYP", "MLT", "ISL", "LUX", "LIE", "MCO", "SMR", "AND", "MAR", "DZA", "TUN", "LBY", "SDN",
    "ETH", "ERI", "DJI", "SOM", "KEN", "UGA", "TZA", "RWA", "BDI", "COD", "COG", "GAB", "GNQ", "CMR", "CAF", "TCD", "NER", "NGA", "BEN",
    "TGO", "GHA", "CIV", "BFA", "MLI", "SEN", "GMB", "GNB", "GIN", "SLE", "LBR", "MRT", "CPV", "STP", "AGO", "ZMB", "ZWE", "MWI", "MOZ",
    "NAM", "BWA", "SWZ", "LSO", "MDG", "MUS", "SYC", "COM", "CHL", "PER", "BOL", "PRY", "URY", "ECU", "COL", "VEN", "GUY", "SUR", "PAN",
    "CRI", "NIC", "HND", "SLV", "GTM", "BLZ", "CUB", "HTI", "DOM", "JAM", "TTO", "BRB", "BHS", "GRD", "LCA", "VCT", "ATG", "DMA", "KNA",
});

} // namespace bench
