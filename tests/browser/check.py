# Opens the pages in a browser: no complaint in its console, nothing fetched, every event reachable by keyboard with its
# words beside it, hostile names harmless, ten thousand events usable. Keeps pictures in the folder.
# Usage: check.py FOLDER
# SPDX-License-Identifier: MIT
import pathlib
import re
import sys
import time

from webdriver import DOWN, END, ENTER, ESCAPE, HOME, LEFT, RIGHT, TAB, UP, Browser

folder = pathlib.Path(sys.argv[1])
failures = 0


def check(holds, what):
    global failures
    if not holds:
        failures += 1
        print("FAILED:", what)


def quiet(browser, page):
    for entry in browser.log():
        check(False, f"{page}: console {entry['level']}: {entry['message'][:300]}")


WHERE = "const all = [...document.querySelectorAll('svg.entente a')]; return all.indexOf(document.activeElement);"


def tab_into_drawing(browser, page):
    for _ in range(8):
        browser.press(TAB)
        if browser.run(WHERE) >= 0:
            return
    check(False, f"{page}: Tab does not lead into the drawing")


def reach_all(browser, page, expected, steps=None):
    """Tab leads in, the right arrow through all (or so many), in order; each is told beside the drawing."""
    browser.open(folder / page)
    quiet(browser, page)
    count = browser.run("return document.querySelectorAll('svg.entente a').length")
    check(count == expected, f"{page}: {count} places to walk to, {expected} expected")
    check(browser.run("return performance.getEntriesByType('resource').length") == 0, f"{page}: fetches something")
    browser.run("""
        const all = [...document.querySelectorAll('svg.entente a')];
        const place = new Map(all.map((m, i) => [m, i]));
        window.seen = []; window.untold = 0;
        document.addEventListener('focusin', e => {
          const m = e.target.closest('a');
          if (!place.has(m)) return;
          seen.push(place.get(m));
          const name = document.getElementById(m.getAttribute('href').replace('#r', 'n')).textContent;
          if (!name || document.querySelector('#about dd')?.textContent !== name) ++untold;
        });""")
    tab_into_drawing(browser, page)
    steps = count if steps is None else steps
    for done in range(0, steps, 500):
        browser.press(RIGHT, min(500, steps - done))
    seen = browser.run("return window.seen")
    check(seen == list(range(min(steps + 1, count))), f"{page}: the right arrow reaches {len(set(seen))} of {count} events, not each in its order")
    check(browser.run("return window.untold") == 0, f"{page}: an event under the focus is not told")
    browser.press(HOME)
    check(browser.run(WHERE) == 0, f"{page}: Home")
    browser.press(END)
    check(browser.run(WHERE) == count - 1, f"{page}: End")
    browser.press(LEFT)
    check(browser.run(WHERE) == max(count - 2, 0), f"{page}: Left")
    quiet(browser, page)
    return count


def names_in_tree(browser, page):
    """What a screen reader gets: a named link for each event, a named drawing, a table with headers."""
    nodes = browser.cdp("Accessibility.getFullAXTree")["nodes"]
    named = {}
    for n in nodes:
        if not n.get("ignored"):
            named.setdefault(n["role"]["value"], []).append(n.get("name", {}).get("value", ""))
    rows = browser.run("return [...document.querySelectorAll('svg.entente a')].map(m => document.getElementById(m.getAttribute('href').replace('#r', 'n')).textContent)")
    links = named.get("link", [])
    squeeze = lambda text: " ".join(text.split())
    missing = {squeeze(r) for r in rows} - {squeeze(l) for l in links}
    check(not missing, f"{page}: no link of the accessibility tree is called {sorted(missing)[:2]}")
    title = browser.run("return document.title")
    check(any(n.startswith(title) for n in named.get("group", [])), f"{page}: the drawing has no name")
    check(len(named.get("rowheader", [])) > 0 and len(named.get("columnheader", [])) > 3, f"{page}: the table has no headers")


def marks_of(text):
    return len(re.findall(r'<a (?:id="m\d+" )?class="(?:m |milestone)', text))


def lee(browser):
    text = (folder / "lee.html").read_text("utf-8")
    count = reach_all(browser, "lee.html", marks_of(text))
    check(count > 38, "lee.html: too few events")
    names_in_tree(browser, "lee.html")
    browser.shot(folder / "lee-focus.png", whole=False)

    browser.press(HOME)
    for _ in range(6):
        browser.press(RIGHT)
    lane = "return document.activeElement.closest('g.lane')?.getAttribute('aria-label')"
    before = browser.run(lane)
    browser.press(DOWN)
    below = browser.run(lane)
    browser.press(UP)
    check(before and below and before != below, "lee.html: Down leads to another lane")
    check(browser.run(lane) == before, "lee.html: Up leads back")

    browser.press(ESCAPE)
    check(browser.run("return document.getElementById('about').hidden"), "lee.html: Escape closes the note")
    browser.press(LEFT)
    target = browser.run("return document.activeElement.getAttribute('href')")
    browser.press(ENTER)
    check(browser.run("return location.hash") == target, "lee.html: Enter leads to the table")

    browser.run("document.getElementById('filter').focus()")
    for letter in "vietnam":
        browser.press(letter)
    rows = browser.run("return [...document.querySelectorAll('tbody tr')].filter(r => !r.hidden).map(r => r.textContent)")
    check(0 < len(rows) < 5 and all("VNM" in r for r in rows), f"lee.html: the filter leaves {rows}")
    visible = browser.run("return [...document.querySelectorAll('svg.entente a')].filter(m => getComputedStyle(m).display !== 'none').length")
    check(visible == len(rows), f"lee.html: the filter leaves {visible} marks and {len(rows)} rows")
    tab_into_drawing(browser, "lee.html, filtered")

    browser.open(folder / "lee.html")
    browser.shot(folder / "lee-light.png")
    paper = "return getComputedStyle(document.body).backgroundColor"
    light = browser.run(paper)
    browser.cdp("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    check(browser.run(paper) != light, "lee.html: dark is not dark")
    browser.shot(folder / "lee-dark.png")
    browser.cdp("Emulation.setEmulatedMedia", media="print", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    check(browser.run(paper) == light, "lee.html: paper is not white")
    check(browser.run("return getComputedStyle(document.querySelector('.keys')).display") == "none", "lee.html: keys on paper")
    browser.shot(folder / "lee-print.png")
    browser.cdp("Emulation.setEmulatedMedia", media="", features=[])
    quiet(browser, "lee.html")


def drawing_alone(browser, page):
    browser.open(folder / page)
    count = browser.run("return document.querySelectorAll('[tabindex=\"0\"]').length")
    check(count > 5 and browser.run("return document.documentElement.localName") == "svg", f"{page}: is no drawing")
    browser.run("window.seen = new Set(); document.addEventListener('focusin', e => seen.add(e.target))")
    browser.press(TAB, count)
    check(browser.run("return window.seen.size") == count, f"{page}: Tab reaches {browser.run('return window.seen.size')} of {count}")
    check(browser.run("return [...document.querySelectorAll('[tabindex=\"0\"]')].every(m => m.querySelector('title').textContent)"), f"{page}: a mark without words")
    quiet(browser, page)


def hostile(browser):
    text = (folder / "hostile.html").read_text("utf-8")
    reach_all(browser, "hostile.html", marks_of(text))
    check(browser.run("return window.pwned") is None, "hostile.html: a name became a script")
    check(browser.run("return document.querySelectorAll('script').length") == 1, "hostile.html: scripts")
    check(browser.run("return document.querySelectorAll('tbody tr').length") == 7, "hostile.html: rows")
    check(browser.run("return document.title").startswith("</title><script>"), "hostile.html: the title")
    check(browser.run("return [...document.querySelectorAll('tbody a')].every(a => a.protocol.startsWith('http'))"), "hostile.html: a link that is no web address")
    check("\u202e" not in text and "\x1b" not in text and "\x07" not in text, "hostile.html: control characters")
    check(browser.run("return document.documentElement.scrollWidth <= innerWidth"), "hostile.html: a long word widens the page")
    browser.shot(folder / "hostile.png", whole=False)
    drawing_alone(browser, "hostile.svg")
    check(browser.run("return window.pwned") is None, "hostile.svg: a name became a script")


def many(browser):
    page = folder / "many.html"
    began = time.monotonic()
    browser.open(page)
    loaded = time.monotonic() - began
    timing = browser.run("const t = performance.getEntriesByType('navigation')[0]; return [t.domInteractive, t.loadEventEnd]")
    nodes = browser.run("return document.querySelectorAll('*').length")
    size = page.stat().st_size
    print(f"many.html: {size / 1e6:.1f} MB, {nodes} elements, parsed after {timing[0] / 1000:.1f} s, loaded after {timing[1] / 1000:.1f} s, driver's clock {loaded:.1f} s")
    check(size < 12e6, f"many.html: {size} bytes")
    check(nodes < 200_000, f"many.html: {nodes} elements")
    check(timing[1] < 20_000, f"many.html: {timing[1]} ms to load")
    count = marks_of(page.read_text("utf-8"))
    check(count == 10_000, f"many.html: {count} marks")
    began = time.monotonic()
    reach_all(browser, "many.html", count, steps=300)
    print(f"many.html: {(time.monotonic() - began) / 300 * 1000:.1f} ms for a step")
    filtered = browser.run("""
        const began = performance.now(), f = document.getElementById('filter');
        f.value = 'leader 7 ('; f.dispatchEvent(new Event('input')); document.body.offsetHeight;
        return [performance.now() - began, [...document.querySelectorAll('tbody tr')].filter(r => !r.hidden).length]""")
    print(f"many.html: {filtered[0]:.0f} ms to filter, {filtered[1]} rows left")
    check(0 < filtered[1] < 10_000 and filtered[0] < 10_000, "many.html: the filter")
    browser.run("window.scrollTo(0, 0)")
    browser.shot(folder / "many.png", whole=False)


with Browser() as browser:
    lee(browser)
    drawing_alone(browser, "lee.svg")
    reach_all(browser, "order.html", marks_of((folder / "order.html").read_text("utf-8")))
    browser.shot(folder / "order.png")
    hostile(browser)
    many(browser)

print("failures:", failures)
sys.exit(1 if failures else 0)
