// A layout as a page.
// SPDX-License-Identifier: MIT
#include "draw/paint.hpp"
#include "languages/pictures.hpp"
#include "text.hpp"

#include <entente/draw/svg.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente::detail {
namespace {

constexpr std::string_view page_style = R"(
:root{--ink:#1a1a1a;--faint:#595959;--grid:#dcdcdc;--band:#f4f5f7;--paper:#fff}
@media screen and (prefers-color-scheme:dark){:root{--ink:#ececec;--faint:#a8adb4;--grid:#34383f;--band:#1d2026;--paper:#16181c}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1240px;padding:1.2rem 1.4rem 3rem;font:16px/1.45 system-ui,"Liberation Sans",sans-serif;background:var(--paper);color:var(--ink)}
h1{font-size:1.5rem;line-height:1.2;margin:0 0 .3rem}
h2{font-size:1.1rem;margin:1.6rem 0 .4rem}
p{margin:.3rem 0}
.keys,output{color:var(--faint);font-size:.9rem}
.script{display:none}
.on .script{display:block}
input{font:inherit;background:var(--paper);color:var(--ink);border:1px solid var(--faint);border-radius:4px;padding:.15rem .4rem;width:min(24rem,60vw)}
figure{margin:.8rem 0;overflow-x:auto;border:1px solid var(--grid)}
figure svg{display:block;width:100%;min-width:720px;height:auto}
ul{margin:.2rem 0;padding-left:1.2rem}
table{border-collapse:collapse;width:100%;font-size:.86rem}
caption{text-align:left;color:var(--faint);padding:.2rem 0}
th,td{text-align:left;vertical-align:top;padding:.28rem .6rem .28rem 0;border-top:1px solid var(--grid);font-weight:400;overflow-wrap:anywhere}
thead th{font-weight:600;border:0;overflow-wrap:normal}
tbody th{font-weight:600;min-width:11rem}
td a,#about a{color:inherit}
tr:target{background:var(--band)}
#about{position:fixed;left:0;right:0;bottom:0;max-height:45vh;overflow:auto;background:var(--paper);border-top:2px solid var(--ink);padding:.6rem max(1.4rem,calc((100vw - 1200px)/2));font-size:.9rem}
#about dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:0}
#about dt{color:var(--faint)}
#about dd{margin:0;overflow-wrap:anywhere}
#about dd:first-of-type{font-weight:600}
[hidden]{display:none!important}
bdi{display:inline}
@page{margin:12mm}
@media print{body{max-width:none;padding:0;font-size:10pt}.script,.on .script,#about{display:none}figure{border:0;overflow:visible}
figure svg{min-width:0}thead{display:table-header-group}tr{break-inside:avoid}h2{break-after:avoid}}
)";

/// Between its two parts stands what is between two numbers, "3 of 12": in English the word, else a stroke.
constexpr std::string_view page_script = R"(
(() => {
'use strict';
const marks = [...document.querySelectorAll('svg.entente a')];
if (!marks.length) return;
document.body.classList.add('on');
const about = document.getElementById('about');
const heads = [...document.querySelectorAll('thead th')].map(h => h.textContent);
const rowOf = m => document.getElementById(m.getAttribute('href').slice(1));
const shown = m => !m.classList.contains('off');
const middle = m => { const b = m.getBoundingClientRect(); return b.left + b.width / 2; };
let current = marks[0];
for (const m of marks) m.setAttribute('tabindex', m === current ? '0' : '-1');

const tell = m => {
  const list = document.createElement('dl');
  [...rowOf(m).cells].forEach((cell, i) => {
    if (!cell.textContent) return;
    const term = document.createElement('dt');
    const words = document.createElement('dd');
    term.textContent = heads[i];
    words.append(...cell.cloneNode(true).childNodes);
    list.append(term, words);
  });
  about.replaceChildren(list);
  about.hidden = false;
};
const go = m => {
  if (!m) return;
  current.setAttribute('tabindex', '-1');
  current = m;
  m.setAttribute('tabindex', '0');
  m.focus({preventScroll: true});
  m.scrollIntoView({block: 'nearest', inline: 'nearest'});
  const under = m.getBoundingClientRect().bottom - about.getBoundingClientRect().top;
  if (!about.hidden && under > -8) window.scrollBy(0, under + 24);
};
const beside = (m, step) => {
  for (let i = marks.indexOf(m) + step; 0 <= i && i < marks.length; i += step) if (shown(marks[i])) return marks[i];
};
const across = (m, step) => {
  const x = middle(m);
  let lane = m.closest('g.lane');
  const lanes = [...document.querySelectorAll('svg.entente g.lane')];
  for (let i = lane ? lanes.indexOf(lane) + step : 0; 0 <= i && i < lanes.length; i += step) {
    const there = [...lanes[i].querySelectorAll('a')].filter(shown);
    if (there.length) return there.reduce((a, b) => Math.abs(middle(b) - x) < Math.abs(middle(a) - x) ? b : a);
  }
};
const svg = marks[0].ownerSVGElement;
svg.addEventListener('keydown', e => {
  const m = e.target.closest('a');
  if (!m || e.altKey || e.ctrlKey || e.metaKey) return;
  const visible = () => marks.filter(shown);
  const to = {ArrowRight: () => beside(m, 1), ArrowLeft: () => beside(m, -1), ArrowDown: () => across(m, 1), ArrowUp: () => across(m, -1),
              Home: () => visible()[0], End: () => visible().pop()}[e.key];
  if (!to) return;
  e.preventDefault();
  go(to());
});
svg.addEventListener('focusin', e => { const m = e.target.closest('a'); if (m) { if (m !== current) go(m); tell(m); } });
svg.addEventListener('mouseover', e => { const m = e.target.closest('a'); if (m) tell(m); });
document.addEventListener('keydown', e => { if (e.key === 'Escape') about.hidden = true; });

const filter = document.getElementById('filter');
const count = document.getElementById('count');
const rows = [...document.querySelectorAll('tbody tr')];
let words;
filter.addEventListener('input', () => {
  if (!words) {
    const lanes = new Map();
    for (const m of marks) lanes.set(rowOf(m), `${lanes.get(rowOf(m)) || ''} ${m.closest('g.lane')?.getAttribute('aria-label') || ''}`);
    words = rows.map(r => `${r.textContent}${lanes.get(r) || ''}`.toLowerCase());
  }
  const wanted = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  const off = new Set();
  rows.forEach((r, i) => { const hide = !wanted.every(w => words[i].includes(w)); r.hidden = hide; if (hide) off.add(r.id); });
  for (const m of marks) m.classList.toggle('off', off.has(m.getAttribute('href').slice(1)));
  if (!shown(current)) {
    current.setAttribute('tabindex', '-1');
    current = marks.find(shown) || current;
    current.setAttribute('tabindex', '0');
  }
  count.textContent = wanted.length ? `${rows.length - off.size})";
constexpr std::string_view page_script_end = R"(${rows.length}` : '';
});
})();
)";

// Of the texts above and the drawing's style, as the browser wants to see them before it trusts them; the browser
// test tells the right ones when they were changed.
constexpr std::string_view style_hash = "sha256-Xxp3VEYyhuR8iHBYezywnQfPD1wruzdw5/pgj/WjTjU=";
constexpr std::string_view script_hash_in_english = "sha256-+bakevLU9P8f3t9wxByOZyR5SVn+CTDpOzIieAm/n7U=";

constexpr std::string_view script_hash = "sha256-Q3otFnVytsB96nMKrwTnEdPYtWnUqPiMBBHvFT3wVWo=";

/// Only what leads to the web becomes a link: a page must not run `javascript:` because a source's address says so.
[[nodiscard]] bool leads_to_the_web(std::string_view address) { return address.starts_with("https://") || address.starts_with("http://"); }

[[nodiscard]] std::string source_cell(draw::link const& l)
{
    auto const text = xml(l.text.empty() ? l.address : l.text);
    if (!leads_to_the_web(l.address)) return fmt::format("<bdi>{}</bdi>", text);
    return fmt::format("<a href=\"{}\" rel=\"noreferrer\"><bdi>{}</bdi></a>", xml(l.address), text);
}

void put_row(std::string& out, draw::layout const& what, std::size_t i)
{
    auto const& item = what.items[i];
    fmt::format_to(std::back_inserter(out), "<tr id=\"r{}\">", i);
    for (std::size_t k = 0; k != item.cells.size(); ++k) {
        if (k == 0) fmt::format_to(std::back_inserter(out), "<th scope=\"row\" id=\"n{}\">{}</th>", i, xml(item.cells[k]));
        else fmt::format_to(std::back_inserter(out), "<td>{}</td>", xml(item.cells[k]));
    }
    out += "<td>";
    for (std::size_t k = 0; k != item.sources.size(); ++k) out += (k == 0 ? "" : "; ") + source_cell(item.sources[k]);
    out += "</td></tr>\n";
}

} // namespace
} // namespace entente::detail

namespace entente::draw {

std::string html(layout const& what)
{
    using namespace detail;
    auto const& words = pictures_in(what.language);
    bool const english = what.language.is_english();
    auto const title = xml(what.title.empty() ? words.timeline : std::string_view(what.title));
    std::string out;
    auto const put = [&]<class... T>(fmt::format_string<T...> form, T&&... values) {
        fmt::format_to(std::back_inserter(out), form, std::forward<T>(values)...);
    };
    put("<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src '{}'; script-src '{}'; "
        "base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" "
        "href=\"data:,\">\n",
        what.language.tag(), style_hash, english ? script_hash_in_english : script_hash);
    put("<title>{}</title>\n<style>{}{}</style>\n</head>\n<body>\n<h1>{}</h1>\n<p>{}</p>\n", title, drawing_style, page_style, title,
        xml(what.summary));
    put("<p class=\"keys script\">{}</p>\n"
        "<p class=\"script\"><label>{} <input id=\"filter\" type=\"search\" placeholder=\"{}\"></label> "
        "<output id=\"count\"></output></p>\n",
        words.keys, words.show_only, words.filter_by);
    put("<figure>\n{}</figure>\n<aside id=\"about\" aria-label=\"{}\" hidden></aside>\n", paint(what, setting::in_page), words.about);

    if (!what.sayings.empty()) {
        put("<h2>{}</h2>\n<ul>\n", words.sayings);
        for (auto const& s : what.sayings)
            put("<li>{}{}</li>\n", english ? xml(s.text) : fmt::format("<span lang=\"en\">{}</span>", xml(s.text)),
                s.set_aside ? words.aside_why : "");
        out += "</ul>\n";
    }

    put("<h2>{}</h2>\n<table>\n<caption>{}</caption>\n<thead><tr>", words.table, words.caption);
    for (auto const& c : what.columns) put("<th scope=\"col\">{}</th>", xml(c));
    put("<th scope=\"col\">{}</th></tr></thead>\n<tbody>\n", words.sources);
    for (std::size_t i = 0; i != what.items.size(); ++i) put_row(out, what, i);
    put("</tbody>\n</table>\n<script>{}{}{}</script>\n</body>\n</html>\n", page_script, english ? " of " : " / ", page_script_end);
    return out;
}

} // namespace entente::draw
