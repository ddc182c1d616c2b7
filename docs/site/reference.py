# Writes the pages of the site as Markdown: those of the repository, and a page of reference for every public header.
# Usage: reference.py REPOSITORY XML_FOLDER PAGES_FOLDER
# SPDX-License-Identifier: MIT
import html
import pathlib
import posixpath
import re
import sys

from names import Headers, text
from pages import Pages

FLOORS = [
    ("time", "Time", "instants, bounds, zones, EDTF, civil days"),
    ("model", "Facts", "parties, leaders, terms, events, sources, claims: as they were said"),
    ("order", "Order", "a network of differences between points in time"),
    ("timeline", "Timelines", "the builder, and what it makes"),
    ("query", "Questions", "questions and answers as values"),
    ("words", "Questions in words", "read, print and answer questions in English"),
    ("io", "Files and formats", "JSON, tables, stores, calendars, other people's data"),
    ("draw", "Drawings", "layout, SVG, pages, terminals"),
    ("testing", "Tests", "expectations, and matchers for Catch2"),
    ("", "Throughout", "errors and their numbers, what to include, the interface for C"),
]
COMMON = {"size", "empty", "begin", "end", "name", "text", "first", "last", "list", "order", "count", "word", "find"}


class Reference:
    def __init__(self, headers):
        self.headers = headers
        self.pages = {}  # header -> entries
        for entry in headers.top:
            self.place(entry)
        self.anchors = {}  # id -> (header, anchor)
        self.by_name = {}  # "timeline::as_of" -> id
        self.codes = set()
        for entry in headers.entries():
            for one in entry:
                self.anchors[one.id] = (one.header, self.anchor(one))
                self.by_name.setdefault(one.short, one.id)
                if one.full == "entente::code":
                    self.code_page = one.header
                    self.codes = {text(v.find("name")) for v in one.values if "_" in text(v.find("name"))}
        self.uses = {}

    def place(self, entry):
        """Each entry on its header's page; of a class, what another header defines stands there."""
        self.pages.setdefault(entry[0].header, []).append(entry)
        for one in entry:
            for inner in one.members:
                if inner[0].header != one.header:
                    self.place(inner)

    @staticmethod
    def anchor(one):
        return re.sub(r"[^\w.~+-]+", "-", one.short.replace("::", ".")).strip("-")

    # --- links ---

    @staticmethod
    def between(here, page):
        return posixpath.relpath(page.removesuffix(".md"), here.removesuffix(".md"))

    @staticmethod
    def page_of(header):
        return "reference/" + header.removeprefix("entente/") + ".md"

    def url(self, id, here):
        header, anchor = self.anchors[id]
        page = self.page_of(header).removesuffix(".md") + "/"
        base = here.removesuffix(".md") + "/"
        return posixpath.relpath(page, base) + "/#" + anchor

    def link_to_name(self, code, here, scope=""):
        """Where a name in code leads: one of the scope first, then one of the library."""
        name = re.sub(r"\(.*\)$", "", code.removeprefix("entente::").removeprefix("en::"))
        while True:
            found = self.by_name.get(f"{scope}::{name}" if scope else name)
            if found:
                return self.url(found, here)
            if not scope:
                return None
            scope = scope.rpartition("::")[0]

    # --- descriptions ---

    def prose(self, element, here, scope):
        """A description as HTML; code that stands by itself as a fence of Markdown."""
        out = []
        for child in list(element):
            if child.tag in ("verbatim", "programlisting", "preformatted"):
                out.append(self.fence("\n".join(("".join(child.itertext())).splitlines())))
            elif child.tag in ("para", "itemizedlist", "table"):
                out.append(self.block(child, here, scope))
        return "\n\n".join(o for o in out if o.strip())

    def block(self, element, here, scope):
        """A paragraph: text up to a block inside it, the block, and what follows."""
        if element.tag == "itemizedlist":
            items = "".join(f"<li>{self.inline(i, here, scope)}</li>" for i in element)
            return f"<ul>{items}</ul>"
        if element.tag == "table":
            cell = lambda c, tag: f"<{tag}>{self.inline(c, here, scope)}</{tag}>"
            rows = ("".join(cell(c, "th" if c.get("thead") == "yes" else "td") for c in row.findall("entry")) for row in element.findall("row"))
            return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
        parts, run = [], [html.escape(element.text or "")]
        for child in element:
            if child.tag in ("verbatim", "programlisting", "itemizedlist", "table", "simplesect"):
                parts += [self.paragraph(run), self.prose_block(child, here, scope)]
                run = [html.escape(child.tail or "")]
            else:
                run.append(self.piece(child, here, scope) + html.escape(child.tail or ""))
        return "\n\n".join(p for p in [*parts, self.paragraph(run)] if p)

    def prose_block(self, child, here, scope):
        if child.tag in ("verbatim", "programlisting"):
            return self.fence("".join(child.itertext()))
        if child.tag == "simplesect":
            return self.prose(child, here, scope)
        return self.block(child, here, scope)

    @staticmethod
    def fence(code):
        is_drawing = "|-" in code or "|=" in code or "   " in code.strip() and ";" not in code
        return f"```{'text' if is_drawing else 'cpp'}\n{code.strip(chr(10)).rstrip()}\n```"

    def paragraph(self, run):
        said = "".join(run).strip()
        if not said:
            return ""
        said = re.sub(r"(?<=[.:)>]) (Errors|Complexity|Requires|Source|Memory)\b([^.:<]{0,40}):", r"<br><b>\1\2:</b>", said)
        said = re.sub(r"^(Errors|Complexity|Requires|Source)\b([^.:<]{0,40}):", r"<b>\1\2:</b>", said)
        return f"<p>{said}</p>"

    def inline(self, element, here, scope):
        return html.escape(element.text or "") + "".join(self.piece(c, here, scope) + html.escape(c.tail or "") for c in element)

    def piece(self, element, here, scope):
        inside = self.inline(element, here, scope)
        if element.tag == "computeroutput":
            to = self.link_to_name(text(element), here, scope)
            return f'<a href="{to}"><code>{inside}</code></a>' if to else f"<code>{inside}</code>"
        if element.tag == "ref":
            return f'<a href="{self.url(element.get("refid"), here)}">{inside}</a>' if element.get("refid") in self.anchors else inside
        if element.tag == "ulink":
            return f'<a href="{html.escape(element.get("url"))}">{inside}</a>'
        marks = {"emphasis": "em", "bold": "strong", "subscript": "sub", "superscript": "sup"}
        if element.tag in marks:
            return f"<{marks[element.tag]}>{inside}</{marks[element.tag]}>"
        signs = {"ndash": "–", "mdash": "—", "linebreak": "<br>", "nonbreakablespace": " ", "lsquo": "‘", "rsquo": "’"}
        return signs.get(element.tag, inside)

    def said_of(self, one, here):
        scope = one.short if one.kind in ("struct", "class", "enum") else one.scope.removeprefix("entente").removeprefix("::")
        said = [self.prose(one.xml.find(k), here, scope) for k in ("briefdescription", "detaileddescription")]
        return self.with_codes("\n\n".join(s for s in said if s), here)

    def with_codes(self, said, here):
        """Names of errors lead to their numbers."""
        page = posixpath.relpath(self.page_of(self.code_page).removesuffix(".md"), here.removesuffix(".md"))
        pattern = r"(?<![\w>.#\"/])(" + "|".join(sorted(self.codes)) + r")(?![\w<])"
        said = re.sub(pattern, rf'<a href="{page}/#code.\1"><code>\1</code></a>', said)
        up = posixpath.relpath("docs", here.removesuffix(".md"))
        return re.sub(r"\bdocs/([a-z-]+)\.md\b", rf'<a href="{up}/\1/">\1</a>', said)

    # --- entries ---

    def declaration(self, one):
        """As it stands in the header, up to its body."""
        lines = self.headers.source(one.header)
        source = "\n".join(lines[one.first : one.first + 40])
        source = re.sub(r"^\s*(?:///.*|//.*)\n", "", source)
        depth, at = 0, 0
        for at, c in enumerate(source):
            depth += (c in "([") - (c in ")]")
            if depth == 0 and (c == ";" or c == "{" and one.kind != "typedef" or source.startswith(" : ", at) and one.kind == "function"):
                break
        out = source[:at].rstrip()
        for word in ("[[nodiscard]] ", "inline ", "ENTENTE_C_INTERFACE ", "friend "):
            out = out.replace(word, "")
        indent = min((len(l) - len(l.lstrip()) for l in out.splitlines() if l.strip()), default=0)
        return "\n".join(l[indent:] for l in out.splitlines()) + (";" if one.kind != "enum" and one.kind not in ("struct", "class") else "")

    def entry(self, entry, level, here):
        first = entry[0]
        names = list(dict.fromkeys(one.short for one in entry))
        out = [f"{'#' * level} {', '.join(self.plain(n) for n in names)} {{ #{self.anchor(first)} }}"]
        more = dict.fromkeys(self.anchor(one) for one in entry if self.anchor(one) != self.anchor(first))
        out += ["".join(f'<a id="{a}"></a>' for a in more)] if more else []
        shown = [self.declaration(one) for one in entry if not (one.kind in ("struct", "class") and "<" not in one.name)]
        out += ["```cpp\n" + "\n".join(shown) + "\n```"] if shown else []
        out += [self.said_of(first, here)]
        if first.values:
            out.append(self.values(first, here))
        out += self.members(first, level, here)
        if used := self.uses.get(first.id):
            links = (f'<a href="{self.between(here, page)}/">{html.escape(title)}</a>' for page, title in used[:4])
            out.append(f'<p class="used">In use: {", ".join(links)}</p>')
        return "\n\n".join(o for o in out if o)

    @staticmethod
    def plain(name):
        return html.escape(name).replace("*", "\\*")

    def values(self, one, here):
        rows = []
        for value in one.values:
            name = text(value.find("name"))
            number = text(value.find("initializer")).removeprefix("=").strip()
            paragraphs = [p for kind in ("briefdescription", "detaileddescription") for p in value.find(kind)]
            said = " ".join(self.inline(p, here, one.short) for p in paragraphs)
            rows.append(f'<tr id="{self.anchor(one)}.{name}"><td><code>{name}</code> {number}</td><td>{said}</td></tr>')
        return self.table(["value", "meaning"], rows)

    @staticmethod
    def table(heads, rows):
        head = "".join(f"<th>{h}</th>" for h in heads)
        return f'<table class="members"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'

    def members(self, one, level, here):
        fields = [m for m in one.members if m[0].kind == "variable" and m[0].header == one.header]
        out = []
        if fields:
            rows = []
            for (field, *_) in fields:
                type_of = self.inline(field.xml.find("type"), here, one.short).replace("&lt; ", "&lt;").replace(" &gt;", "&gt;")
                start = html.escape(text(field.xml.find("initializer")).removeprefix("=").strip())
                said = self.said_of(field, here).replace("<p>", "").replace("</p>", "")
                default = f" = <code>{start}</code>" if start and start != "{}" else ""
                cells = [f"<code>{html.escape(field.name)}</code>", f"<code>{type_of}</code>{default}", said]
                rows.append(f'<tr id="{self.anchor(field)}">' + "".join(f"<td>{c}</td>" for c in cells) + "</tr>")
            out.append(self.table(["member", "type", "meaning"], rows))
        rest = [m for m in one.members if m[0].kind != "variable" and m[0].header == one.header]
        return out + [self.entry(m, min(level + 1, 4), here) for m in rest]

    def page(self, header):
        here = self.page_of(header)
        entries = sorted(self.pages.get(header, []), key=lambda e: e[0].line)
        out = [f"# {header.removeprefix('entente/')}", html.escape(self.headers.summary(header)), f"```cpp\n#include <{header}>\n```"]
        return "\n\n".join(out + [self.entry(e, 2, here) for e in entries]) + "\n"

    # --- where names are used ---

    def find_uses(self, pages):
        for entry in self.headers.entries():
            for one in entry[:1]:
                if one.name in COMMON or len(one.name) < 4 or one.kind in ("variable", "friend"):
                    continue
                is_member = one.kind == "function" and one.scope in self.headers.classes
                pattern = (r"\." if is_member else r"\b") + re.escape(one.name) + (r"\(" if one.kind == "function" else r"\b")
                self.uses[one.id] = [(page, title) for page, title, code in pages if re.search(pattern, code)]

    # --- the index ---

    def index(self):
        out = ["# Reference", "Every public name, by the header that has it. Names are in the namespace `entente`, which is left out here."]
        for folder, title, what in FLOORS:
            out.append(f"## {title}\n\n{what[0].upper() + what[1:]}.\n\n| header | what it is for |\n|---|---|")
            for h in self.in_folder(folder):
                out[-1] += f"\n| [`<{h}>`]({self.page_of(h).removeprefix('reference/')}) | {html.escape(self.headers.summary(h))} |"
        return "\n\n".join(out) + "\n"

    def in_folder(self, folder):
        return sorted(h for h in self.pages if (h.split("/")[1] if h.count("/") > 1 else "") == folder)

    def all_names(self):
        names = {}
        for entry in self.headers.entries():
            for one in entry:
                if one.kind not in ("friend",) and not one.name.startswith("operator"):
                    to = self.url(one.id, "reference/names.md")
                    names.setdefault(one.short, f'<a href="{to}"><code>{html.escape(one.short)}</code></a>')
        letters = {}
        for name in sorted(names, key=str.lower):
            letters.setdefault(name[0].upper(), []).append(names[name])
        parts = (f'## {letter}\n\n<p class="names">{" ".join(links)}</p>' for letter, links in sorted(letters.items()))
        return "# All names\n\n" + "\n\n".join(parts) + "\n"

    def navigation(self):
        out = ["  - Reference:", "    - reference/index.md", "    - All names: reference/names.md"]
        for folder, title, _ in FLOORS:
            out.append(f"    - {title}:")
            out += [f"      - {self.page_of(h)}" for h in self.in_folder(folder)]
        return "\n".join(out)


def main(repository, xml, folder):
    root, out = pathlib.Path(repository), pathlib.Path(folder)
    reference = Reference(Headers(xml, root / "include"))
    pages = Pages(root, out, reference)
    pages.write()
    reference.find_uses(list(pages.code()))
    for header in reference.pages:
        pages.put(reference.page_of(header), reference.page(header))
    pages.put("reference/index.md", reference.index())
    pages.put("reference/names.md", reference.all_names())
    configuration = (root / "docs/site/mkdocs.yml").read_text("utf-8")
    others = [f"    - {p}" for p in sorted(pages.done) if p.startswith("docs/") and p not in configuration]
    configuration = configuration.replace("    # pages that stand nowhere else", "\n".join(others))
    (out.parent / "mkdocs.yml").write_text(configuration.replace("  # the reference", reference.navigation()), "utf-8")
    print(f"{len(reference.pages)} headers, {len(reference.by_name)} names, {len(pages.done)} pages of the repository")


if __name__ == "__main__":
    main(*sys.argv[1:4])
