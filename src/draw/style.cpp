// Colours and lines of drawings.
// SPDX-License-Identifier: MIT
#include "draw/paint.hpp"

namespace entente::detail {

// Plain values and no variables: what is no browser knows none, and would paint everything black. Dark comes behind and names
// every colour anew, so that a renderer which takes it for granted still paints one picture.
std::string_view const drawing_style = R"(
svg.entente{font-family:system-ui,"Liberation Sans",sans-serif;font-size:12px;fill:#1a1a1a;background:#fff}
svg.entente .paper{fill:#fff}svg.entente .band{fill:#f4f5f7}svg.entente .grid{stroke:#dcdcdc}
svg.entente .tick,svg.entente .milestone text,svg.entente .milestone rect,svg.entente .arrows text,svg.entente #head{fill:#595959}
svg.entente .milestone path,svg.entente .arrow{stroke:#595959}svg.entente .milestone text,svg.entente .arrows text{stroke:#fff}
svg.entente .k0{fill:#1f3be0;stroke:#1f3be0}svg.entente .k1{fill:#3b0a86;stroke:#3b0a86}svg.entente .k2{fill:#b97d00;stroke:#b97d00}svg.entente .k3{fill:#015e45;stroke:#015e45}
svg.entente .k4{fill:#b866f2;stroke:#b866f2}svg.entente .k5{fill:#524c00;stroke:#524c00}svg.entente .k6{fill:#70006e;stroke:#70006e}svg.entente .k7{fill:#808aaa;stroke:#808aaa}
svg.entente .m .ring,svg.entente .m .cross,svg.entente #hatch path{stroke:#1a1a1a}svg.entente .m text{fill:#1a1a1a;stroke:none}
svg.entente .h use,svg.entente .h rect.u,svg.entente .h rect.s{fill:#fff}
svg.entente .grid{fill:none}
svg.entente .heading{font-size:16px;font-weight:600}
svg.entente .tick,svg.entente .milestone text{font-size:11px}
svg.entente .milestone path{stroke-width:1.2;stroke-dasharray:5 3;fill:none}
svg.entente .milestone text{paint-order:stroke;stroke-width:3px}
svg.entente .milestone rect{fill-opacity:.14}
svg.entente .m{stroke-width:1.4}
svg.entente .m .u{fill-opacity:.3;stroke-width:1}
svg.entente .m .t{stroke-width:1.4;fill:none}
svg.entente .m .hatch{fill:url(#hatch);stroke:none;fill-opacity:1}
svg.entente .m .ring{fill:none;stroke-width:1.2;stroke-dasharray:2.5 2}
svg.entente .m .cross{stroke-width:1.6;fill:none}
svg.entente .i text{text-anchor:middle}
svg.entente .m.i .s{fill-opacity:.36;stroke-width:2}svg.entente .m.i .u{fill-opacity:.14;stroke-dasharray:4 2.5}svg.entente .m.i .hatch{opacity:.3}
svg.entente .h use,svg.entente .h rect.u,svg.entente .h rect.s{fill-opacity:1;stroke-width:2}
svg.entente .h rect.u{stroke-dasharray:4 2.5}
svg.entente .p{opacity:.62}
svg.entente a{cursor:pointer;outline:none}
svg.entente .m:focus{outline:none}
svg.entente .focus,svg.entente .milestone .focus{fill:none;stroke:none;stroke-width:2}
svg.entente .m:focus .focus,svg.entente .m:hover .focus{stroke:#1a1a1a}
svg.entente .m:focus .focus{stroke-width:3}
svg.entente .off{display:none}
svg.entente .arrow{fill:none;stroke-width:1.2}
svg.entente .arrow.aside{stroke-dasharray:2 3}
svg.entente .arrows text{font-size:10px;text-anchor:middle;paint-order:stroke;stroke-width:3px}
@media screen and (prefers-color-scheme:dark){
svg.entente{fill:#ececec;background:#16181c}
svg.entente .paper{fill:#16181c}svg.entente .band{fill:#1d2026}svg.entente .grid{stroke:#34383f}
svg.entente .tick,svg.entente .milestone text,svg.entente .milestone rect,svg.entente .arrows text,svg.entente #head{fill:#a8adb4}
svg.entente .milestone path,svg.entente .arrow{stroke:#a8adb4}svg.entente .milestone text,svg.entente .arrows text{stroke:#16181c}
svg.entente .k0{fill:#5ac8ff;stroke:#5ac8ff}svg.entente .k1{fill:#8468ff;stroke:#8468ff}svg.entente .k2{fill:#ffb74d;stroke:#ffb74d}svg.entente .k3{fill:#2fa377;stroke:#2fa377}
svg.entente .k4{fill:#b05cb8;stroke:#b05cb8}svg.entente .k5{fill:#f0f090;stroke:#f0f090}svg.entente .k6{fill:#e0603a;stroke:#e0603a}svg.entente .k7{fill:#b8d8d0;stroke:#b8d8d0}
svg.entente .m .ring,svg.entente .m .cross,svg.entente #hatch path{stroke:#ececec}svg.entente .m text{fill:#ececec;stroke:none}
svg.entente .h use,svg.entente .h rect.u,svg.entente .h rect.s{fill:#16181c}
svg.entente .m:focus .focus,svg.entente .m:hover .focus{stroke:#ececec}
}
@media (forced-colors:active){svg.entente{forced-color-adjust:none}}
@media print{svg.entente .focus{stroke:none}}
)";

} // namespace entente::detail
