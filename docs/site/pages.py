# The repository's own pages for the site: whatever the pages of the first list lead to. A link to a file that is no page leads to a
# page that shows the file; a name of the library in code, and a header, lead to the reference.
# SPDX-License-Identifier: MIT
import pathlib
import posixpath
import re
import shutil

FIRST = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"]
LANGUAGES = {".cpp": "cpp", ".hpp": "cpp", ".c": "c", ".py": "python", ".json": "json", ".sh": "bash", ".csv": "text", ".cff": "yaml"}


class Pages:
    def __init__(self, root, out, reference):
        self.root, self.out, self.reference = pathlib.Path(root), pathlib.Path(out), reference
        self.done = {}  # path of a page -> its text
        self.waiting = FIRST + sorted(f"docs/{p.name}" for p in (self.root / "docs").glob("*.md"))

    def put(self, path, text):
        to = self.out / path
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_text(text, "utf-8")

    def write(self):
        while self.waiting:
            page = self.waiting.pop()
            if page not in self.done:
                self.done[page] = (self.root / page).read_text("utf-8")
                self.put(page, self.converted(page, self.done[page]))

    def converted(self, page, text):
        """Links and names of every line outside of blocks of code."""
        out, inside = [], False
        for line in text.splitlines():
            if line.startswith("```"):
                inside = not inside
            elif not inside and not line.startswith("    "):
                line = re.sub(r"(!?)\[([^\]\[]*(?:\[[^\]]*\][^\]\[]*)*)\]\(([^)\s]+)\)", lambda m: self.link(page, *m.groups()), line)
                line = self.with_names(page, line)
            out.append(line)
        return "\n".join(out) + "\n"

    def link(self, page, image, label, target):
        same = f"{image}[{label}]({target})"
        path, _, anchor = target.partition("#")
        if re.match(r"[a-z]+:", target) or not path:
            return same
        found = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
        file = self.root / found
        if not file.is_file():
            return label
        if found.endswith(".md"):
            self.waiting.append(found)
            return same
        if image:
            to = self.out / found
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, to)
            return same
        if header := re.fullmatch(r"include/(entente/.*\.h(?:pp)?)", found):
            return f"[{label}]({posixpath.relpath(self.reference.page_of(header[1]), posixpath.dirname(page) or '.')})"
        language = LANGUAGES.get(file.suffix, "text")
        self.put(found + ".md", f"# {found}\n\n````{language}\n{file.read_text('utf-8').rstrip()}\n````\n")
        return f"[{label}]({path}.md{'#' + anchor if anchor else ''})"

    def with_names(self, page, line):
        def named(match):
            before, code = match.group(1), match.group(2)
            if header := re.fullmatch(r"<?(entente/[a-z_/0-9]+\.hpp|entente/entente\.h)>?", code):
                if header[1] in self.reference.pages:
                    to = posixpath.relpath(self.reference.page_of(header[1]), posixpath.dirname(page) or ".")
                    return f"{before}[`{code}`]({to})"
            elif re.fullmatch(r"(?:[a-z_0-9]+::)+[a-z_0-9]+(?:\(\))?", code):
                here = "index.md" if page == "README.md" else page
                to = self.reference.link_to_name(code, here.replace("/README.md", "/index.md"))
                if to:
                    return f'{before}<a href="{to if page != "README.md" else to.removeprefix("../")}"><code>{code}</code></a>'
            return match.group(0)

        return re.sub(r"(^|[^`\[])`([^`]+)`(?![`\]])", named, line)

    def code(self):
        """Of every page that teaches: path, title, and all its code."""
        for page, text in sorted(self.done.items()):
            if page.startswith("docs/") and page != "docs/architecture.md":
                title = re.search(r"^# (.*)$", text, re.M)
                yield page, re.sub(r"[`*]", "", title[1]) if title else page, "\n".join(re.findall(r"^```cpp\n(.*?)^```", text, re.M | re.S))
