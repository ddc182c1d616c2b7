// Countries and organizations by their items.
// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace entente::detail {

struct item_country {
    std::uint32_t item;
    std::string_view code;
};

/// Wikidata's items of the countries of ISO 3166, and of some that were, sorted by item.
/// Source: Wikidata, ISO 3166-1 alpha-3 code (P298) of each item.
inline constexpr std::array item_countries{
    item_country{16, "CAN"},    item_country{17, "JPN"},     item_country{20, "NOR"},     item_country{27, "IRL"},
    item_country{28, "HUN"},    item_country{29, "ESP"},     item_country{30, "USA"},     item_country{31, "BEL"},
    item_country{32, "LUX"},    item_country{33, "FIN"},     item_country{34, "SWE"},     item_country{35, "DNK"},
    item_country{36, "POL"},    item_country{37, "LTU"},     item_country{38, "ITA"},     item_country{39, "CHE"},
    item_country{40, "AUT"},    item_country{41, "GRC"},     item_country{43, "TUR"},     item_country{45, "PRT"},
    item_country{55, "NLD"},    item_country{77, "URY"},     item_country{79, "EGY"},     item_country{96, "MEX"},
    item_country{114, "KEN"},   item_country{115, "ETH"},    item_country{117, "GHA"},    item_country{142, "FRA"},
    item_country{145, "GBR"},   item_country{148, "CHN"},    item_country{155, "BRA"},    item_country{159, "RUS"},
    item_country{183, "DEU"},   item_country{184, "BLR"},    item_country{189, "ISL"},    item_country{191, "EST"},
    item_country{211, "LVA"},   item_country{212, "UKR"},    item_country{213, "CZE"},    item_country{214, "SVK"},
    item_country{215, "SVN"},   item_country{217, "MDA"},    item_country{218, "ROU"},    item_country{219, "BGR"},
    item_country{221, "MKD"},   item_country{222, "ALB"},    item_country{223, "GRL"},    item_country{224, "HRV"},
    item_country{225, "BIH"},   item_country{227, "AZE"},    item_country{228, "AND"},    item_country{229, "CYP"},
    item_country{230, "GEO"},   item_country{232, "KAZ"},    item_country{233, "MLT"},    item_country{235, "MCO"},
    item_country{236, "MNE"},   item_country{237, "VAT"},    item_country{238, "SMR"},    item_country{241, "CUB"},
    item_country{242, "BLZ"},   item_country{244, "BRB"},    item_country{252, "IDN"},    item_country{258, "ZAF"},
    item_country{262, "DZA"},   item_country{265, "UZB"},    item_country{298, "CHL"},    item_country{334, "SGP"},
    item_country{347, "LIE"},   item_country{398, "BHR"},    item_country{399, "ARM"},    item_country{403, "SRB"},
    item_country{408, "AUS"},   item_country{414, "ARG"},    item_country{419, "PER"},    item_country{423, "PRK"},
    item_country{424, "KHM"},   item_country{458, "EU"},     item_country{574, "TLS"},    item_country{657, "TCD"},
    item_country{664, "NZL"},   item_country{668, "IND"},    item_country{672, "TUV"},    item_country{678, "TON"},
    item_country{683, "WSM"},   item_country{685, "SLB"},    item_country{686, "VUT"},    item_country{691, "PNG"},
    item_country{695, "PLW"},   item_country{697, "NRU"},    item_country{702, "FSM"},    item_country{709, "MHL"},
    item_country{710, "KIR"},   item_country{711, "MNG"},    item_country{712, "FJI"},    item_country{717, "VEN"},
    item_country{730, "SUR"},   item_country{733, "PRY"},    item_country{734, "GUY"},    item_country{736, "ECU"},
    item_country{739, "COL"},   item_country{750, "BOL"},    item_country{754, "TTO"},    item_country{757, "VCT"},
    item_country{760, "LCA"},   item_country{763, "KNA"},    item_country{766, "JAM"},    item_country{769, "GRD"},
    item_country{774, "GTM"},   item_country{778, "BHS"},    item_country{781, "ATG"},    item_country{783, "HND"},
    item_country{784, "DMA"},   item_country{785, "JEY"},    item_country{786, "DOM"},    item_country{790, "HTI"},
    item_country{792, "SLV"},   item_country{794, "IRN"},    item_country{796, "IRQ"},    item_country{800, "CRI"},
    item_country{801, "ISR"},   item_country{804, "PAN"},    item_country{805, "YEM"},    item_country{810, "JOR"},
    item_country{811, "NIC"},   item_country{813, "KGZ"},    item_country{817, "KWT"},    item_country{819, "LAO"},
    item_country{822, "LBN"},   item_country{826, "MDV"},    item_country{833, "MYS"},    item_country{836, "MMR"},
    item_country{837, "NPL"},   item_country{842, "OMN"},    item_country{843, "PAK"},    item_country{846, "QAT"},
    item_country{851, "SAU"},   item_country{854, "LKA"},    item_country{858, "SYR"},    item_country{863, "TJK"},
    item_country{865, "TWN"},   item_country{869, "THA"},    item_country{874, "TKM"},    item_country{878, "ARE"},
    item_country{881, "VNM"},   item_country{884, "KOR"},    item_country{889, "AFG"},    item_country{902, "BGD"},
    item_country{912, "MLI"},   item_country{916, "AGO"},    item_country{917, "BTN"},    item_country{921, "BRN"},
    item_country{924, "TZA"},   item_country{928, "PHL"},    item_country{929, "CAF"},    item_country{945, "TGO"},
    item_country{948, "TUN"},   item_country{953, "ZMB"},    item_country{954, "ZWE"},    item_country{958, "SSD"},
    item_country{962, "BEN"},   item_country{963, "BWA"},    item_country{965, "BFA"},    item_country{967, "BDI"},
    item_country{970, "COM"},   item_country{971, "COG"},    item_country{974, "COD"},    item_country{977, "DJI"},
    item_country{983, "GNQ"},   item_country{986, "ERI"},    item_country{1000, "GAB"},   item_country{1005, "GMB"},
    item_country{1006, "GIN"},  item_country{1007, "GNB"},   item_country{1008, "CIV"},   item_country{1009, "CMR"},
    item_country{1011, "CPV"},  item_country{1013, "LSO"},   item_country{1014, "LBR"},   item_country{1016, "LBY"},
    item_country{1019, "MDG"},  item_country{1020, "MWI"},   item_country{1025, "MRT"},   item_country{1027, "MUS"},
    item_country{1028, "MAR"},  item_country{1029, "MOZ"},   item_country{1030, "NAM"},   item_country{1032, "NER"},
    item_country{1033, "NGA"},  item_country{1036, "UGA"},   item_country{1037, "RWA"},   item_country{1039, "STP"},
    item_country{1041, "SEN"},  item_country{1042, "SYC"},   item_country{1044, "SLE"},   item_country{1045, "SOM"},
    item_country{1049, "SDN"},  item_country{1050, "SWZ"},   item_country{1065, "UN"},    item_country{1183, "PRI"},
    item_country{1246, "XKX"},  item_country{1410, "GIB"},   item_country{4628, "FRO"},   item_country{5689, "ALA"},
    item_country{5785, "CYM"},  item_country{7184, "NATO"},  item_country{8646, "HKG"},   item_country{9648, "FLK"},
    item_country{9676, "IMN"},  item_country{13353, "MSR"},  item_country{14773, "MAC"},  item_country{15180, "SUN"},
    item_country{16635, "GUM"}, item_country{16641, "ASM"},  item_country{16644, "MNP"},  item_country{16957, "DDR"},
    item_country{18221, "TCA"}, item_country{21203, "ABW"},  item_country{23635, "BMU"},  item_country{25228, "AIA"},
    item_country{25230, "GGY"}, item_country{25279, "CUW"},  item_country{25305, "VGB"},  item_country{26273, "SXM"},
    item_country{26988, "COK"}, item_country{29999, "NLD"},  item_country{30971, "PYF"},  item_country{33788, "NCL"},
    item_country{33946, "CSK"}, item_country{34020, "NIU"},  item_country{36704, "YUG"},  item_country{36823, "TKL"},
    item_country{40362, "ESH"}, item_country{159583, "VAT"}, item_country{219060, "PSE"}, item_country{756617, "DNK"}};

} // namespace entente::detail
