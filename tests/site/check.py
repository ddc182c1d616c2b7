# Looks at the site: every link inside it leads to a page and a place that are there; in a browser no page complains, fetches from
# outside or is wider than a phone, texts can be read, light and dark; the search finds names and words. Usage: check.py SITE_FOLDER
# SPDX-License-Identifier: MIT
import functools
import html.parser
import http.server
import pathlib
import sys
import threading
import time
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "browser"))
from webdriver import Browser

folder = pathlib.Path(sys.argv[1]).resolve()
failures = 0


def check(holds, what):
    global failures
    if not holds:
        failures += 1
        print("FAILED:", what)


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.places, self.links, self.pictures = set(), [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.places |= {given[k] for k in ("id", "name") if given.get(k)}
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        if tag == "img" and given.get("src"):
            self.pictures.append(given["src"])


def file_of(page, address):
    """The file that an address on a page stands for, and the place in it."""
    there = urllib.parse.urlsplit(urllib.parse.urljoin(f"http://site/{page}", address))
    if there.netloc != "site":
        return None, ""
    path = urllib.parse.unquote(there.path).lstrip("/")
    return (path + "index.html" if path == "" or path.endswith("/") else path), urllib.parse.unquote(there.fragment)


def links():
    pages = {p.relative_to(folder).as_posix(): Page(p.read_text("utf-8")) for p in folder.rglob("*.html")}
    count = 0
    for name, page in pages.items():
        for address in page.links + page.pictures:
            to, place = file_of(name, address)
            if to is None or name == "404.html":
                continue
            count += 1
            check((folder / to).is_file(), f"{name}: {address} leads nowhere")
            check(not place or to not in pages or place in pages[to].places, f"{name}: there is no place {address}")
    print(f"{len(pages)} pages, {count} links")
    check(len(pages) > 100 and count > 5000, "too few of them")
    return sorted(pages)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def look(browser, on_phone, scheme):
    browser.cdp("Emulation.setDeviceMetricsOverride", width=390 if on_phone else 1280, height=844, deviceScaleFactor=1, mobile=on_phone)
    browser.cdp("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])


# The least contrast of text that is shown, by the rule of WCAG 2: each text's colour against the nearest background behind it.
CONTRAST = """
    const rgb = c => { const m = c.match(/[\\d.]+/g).map(Number); return m.length === 3 ? [...m, 1] : m; };
    const light = c => c.slice(0, 3).map(x => x / 255).map(x => x <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4)
      .reduce((s, x, i) => s + x * [.2126, .7152, .0722][i], 0);
    const over = (a, b) => [0, 1, 2].map(i => a[i] * a[3] + b[i] * (1 - a[3])).concat(1);
    const behind = e => {
      const all = [];
      for (; e && !(all.length && all.at(-1)[3] === 1); e = e.parentElement) all.push(rgb(getComputedStyle(e).backgroundColor));
      return all.reverse().reduce((b, c) => over(c, b), [255, 255, 255, 1]); };
    let worst = [99, ''];
    for (const e of document.querySelectorAll('.md-content :is(p, a:not(.headerlink), code, code span, td, th, li, h1, h2, h3)')) {
      if (!e.textContent.trim() || !e.getClientRects().length) continue;
      const b = behind(e), f = over(rgb(getComputedStyle(e).color), b), [x, y] = [light(f), light(b)].sort((p, q) => q - p);
      const c = (x + .05) / (y + .05);
      if (c < worst[0]) worst = [c, e.tagName + '.' + e.className + ': ' + e.textContent.trim().slice(0, 30)];
    }
    return worst;"""


def pages_in(browser, base, pages):
    for scheme in ("light", "dark"):
        look(browser, True, scheme)
        browser.post("/url", {"url": base})
        browser.run("localStorage.clear()")
        papers = set()
        for page in pages if scheme == "dark" else pages[::20]: # everything but colours is the same in both
            # pages of reference are made alike: of some of them the scripts run
            without_scripts = page.startswith("reference/") and pages.index(page) % 8 != 0
            browser.cdp("Emulation.setScriptExecutionDisabled", value=without_scripts)
            browser.post("/url", {"url": base + page})
            for entry in browser.log():
                check(False, f"{page}: console {entry['level']}: {entry['message'][:300]}")
            wide = browser.run("return document.documentElement.scrollWidth")
            check(wide <= 390, f"{page}: {wide} pixels wide on a phone of 390")
            fetched = browser.run("return performance.getEntriesByType('resource').map(r => r.name)")
            outside = [name for name in fetched if not name.startswith(base)]
            check(not outside, f"{page}: fetches {outside}")
            if not without_scripts:
                papers.add(browser.run("return getComputedStyle(document.body).backgroundColor"))
        browser.cdp("Emulation.setScriptExecutionDisabled", value=False)
        check(len(papers) == 1, f"{scheme}: papers {papers}")
        for page in ("index.html", "docs/tutorial/index.html", "reference/query/query.hpp/index.html", "docs/errors/index.html"):
            browser.post("/url", {"url": base + page})
            contrast, where = browser.run(CONTRAST)
            print(f"{page}, {scheme}: least contrast {contrast:.1f}, {where}")
            check(contrast >= 4.5, f"{page}: {scheme}, contrast {contrast:.1f} of {where}")
        yield papers


def search(browser, base, words, expected):
    browser.post("/url", {"url": base + "?q=" + urllib.parse.quote(words)})
    found = []
    for _ in range(100):
        found = browser.run("return [...document.querySelectorAll('.md-search-result__link')].map(a => a.href.replace(/[?]h=[^#]*/, ''))")
        if found:
            break
        time.sleep(0.1)
    check(any(expected in f for f in found[:8]), f"search for {words}: {found[:8]}")


pages = links()
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
threading.Thread(target=server.serve_forever, daemon=True).start()
base = f"http://127.0.0.1:{server.server_port}/"
began = time.monotonic()
with Browser() as browser:
    light, dark = pages_in(browser, base, pages)
    check(light != dark, "dark is not dark")
    look(browser, False, "light")
    search(browser, base, "of_pair", "reference/query/query.hpp/#query.of_pair")
    search(browser, base, "iana_zones", "reference/io/zones.hpp/#iana_zones")
    search(browser, base, "headline", "docs/newsroom/")
    search(browser, base, "spreadsheet", "docs/spreadsheet/")
    for page in ("", "reference/query/query.hpp/", "docs/tutorial/"):
        browser.post("/url", {"url": base + page})
        browser.shot(folder.parent / f"site-{page.split('/')[-2] if page else 'home'}.png", whole=False)
print(f"{time.monotonic() - began:.0f} s in the browser; failures: {failures}")
sys.exit(1 if failures else 0)
