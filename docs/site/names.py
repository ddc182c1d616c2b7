# The public names of the headers, as Doxygen's XML has them: what each is, where it stands, and what is said of it.
# A comment holds for the declarations beneath it, up to an empty line or the next comment: those are one entry.
# Usage: names.py XML_FOLDER INCLUDE_FOLDER   lists the names of which nothing is said, and fails if there are any.
# SPDX-License-Identifier: MIT
import dataclasses
import pathlib
import sys
import xml.etree.ElementTree as ET


@dataclasses.dataclass
class Name:
    kind: str  # struct, class, enum, function, variable, typedef, friend
    scope: str  # "entente::query"
    name: str
    header: str  # "entente/query/query.hpp"
    line: int
    last: int  # line on which its declaration ends
    id: str
    xml: ET.Element
    members: list = dataclasses.field(default_factory=list)  # entries, of a class
    values: list = dataclasses.field(default_factory=list)  # elements, of an enumeration
    comment_above: bool = False

    @property
    def full(self):
        return f"{self.scope}::{self.name}" if self.scope else self.name

    @property
    def short(self):
        return self.full.removeprefix("entente::")


def text(element):
    return "" if element is None else "".join(element.itertext()).strip()


def described(element):
    return any(text(element.find(kind)) for kind in ("briefdescription", "detaileddescription"))


def is_given_by_language(member):
    """Copies and moves, and what is defaulted or deleted: said by the declaration."""
    name, arguments = text(member.find("name")), text(member.find("argsstring")).replace(" ", "")
    own = text(member.find("qualifiedname")).split("::")[-2:-1]
    copies = name in ("operator=", *own) and arguments.startswith(tuple(f"({one}{what}" for one in own for what in ("const&", "&&")))
    return copies or name.startswith("~") or arguments.endswith(("=default", "=delete"))


def foreign(scope):  # specializations of other people's templates: said once, of the whole
    return not scope.startswith("entente") and scope != ""


class Headers:
    def __init__(self, xml, include):
        self.include = pathlib.Path(include)
        self.lines = {}
        self.summaries = {}
        self.by_id = {}
        roots = [ET.parse(f).getroot() for f in sorted(pathlib.Path(xml).glob("*.xml")) if f.name != "index.xml"]
        self.compounds = [c for r in roots for c in r.findall("compounddef")]
        private = {i.get("refid") for c in self.compounds for i in c.findall("innerclass") if i.get("prot") == "private"}
        self.classes = classes = {}
        for c in self.compounds:
            if c.get("kind") in ("class", "struct") and c.get("id") not in private and "detail::" not in text(c.find("compoundname")):
                if not any(c.get("id").startswith(p + "_1_1") for p in private):
                    classes[text(c.find("compoundname"))] = c
        self.top = []  # entries of namespaces
        made = {}
        for full, c in classes.items():
            made[full] = self.compound(full, c)
        for full, one in made.items():
            outer = made.get(one.scope)
            (outer.members if outer else self.top).append(one)
        for c in self.compounds:
            full = text(c.find("compoundname"))
            if c.get("kind") == "concept" and "detail" not in full.split("::"):
                self.top.append(self.compound(full, c))
            elif c.get("kind") == "namespace" and "detail" not in full.split("::"):
                self.top += self.members(full, c)
            elif c.get("kind") == "file" and full.endswith(".h"):
                self.top += [m for m in self.members("", c) if m.kind == "function"]
        self.top = self.grouped(self.top)
        for one in made.values():
            one.members = self.grouped(one.members)

    def source(self, header):
        if header not in self.lines:
            self.lines[header] = [""] + (self.include / header).read_text("utf-8").splitlines()
        return self.lines[header]

    def summary(self, header):
        """What a header says at its top that it is for."""
        said = []
        for line in self.source(header)[1:]:
            if "SPDX" in line or line.strip() in ("", "//"):
                break
            said.append(line.removeprefix("/* ").removeprefix("// ").strip())
        return " ".join(said)

    def remember(self, one):
        self.by_id[one.id] = one
        lines = self.source(one.header)
        above = one.line - 1
        while lines[above].lstrip().startswith(("template", "requires")) or lines[above].rstrip().endswith(","):
            above -= 1
        one.first = above + 1
        one.comment_above = lines[above].lstrip().startswith(("///", "*/")) or lines[above].rstrip().endswith("*/")
        return one

    def compound(self, full, c):
        where = c.find("location")
        scope, _, name = full.rpartition("::") if "<" not in full else ("", "", full)
        if "<" in full:
            scope, name = full[: full.index("<")].rpartition("::")[0], full[full[: full.index("<")].rfind("::") + 2 :]
        line = int(where.get("line"))
        one = Name(c.get("kind"), scope, name, where.get("file"), line, int(where.get("bodyend") or line), c.get("id"), c)
        self.remember(one)
        if not foreign(scope):
            one.members = self.members(full, c)
        return one

    def members(self, scope, compound):
        found = []
        for m in compound.findall("sectiondef/memberdef"):
            where, kind, name = m.find("location"), m.get("kind"), text(m.find("name"))
            if m.get("prot") != "public" and kind != "friend" or is_given_by_language(m) or "/detail/" in where.get("file"):
                continue
            if kind == "friend" and text(m.find("type")) in ("friend class", "friend struct", "class", "struct"):
                continue
            if name.startswith("@") or text(m.find("definition")).startswith("friend ") and "(" not in text(m.find("argsstring")):
                continue
            line, header = int(where.get("line")), where.get("file")
            if self.is_elsewhere(compound, header, line, name):
                continue
            inside = where.get("bodyfile") == header and 0 <= int(where.get("bodystart") or 0) - line < 4
            last = max(line, int(where.get("bodyend"))) if inside else line
            one = self.remember(Name(kind, scope, name, header, line, last, m.get("id"), m))
            one.values = m.findall("enumvalue")
            if not any(o.header == one.header and o.line == one.line and o.name == name for o in found):
                found.append(one)
        return found

    def is_elsewhere(self, compound, header, line, name):
        """Of a class: defined outside of it, or in its private part, where Doxygen takes an unnamed struct's members for public."""
        if compound.get("kind") not in ("class", "struct"):
            return False
        lines, place = self.source(header), compound.find("location")
        if header != place.get("file") or f"::{name}(" in lines[line].replace(" ", ""):
            return True
        first = int(place.get("line"))
        indent = len(lines[first]) - len(lines[first].lstrip())
        for above in reversed(lines[first:line]):
            if above.strip() in ("public:", "private:", "protected:") and len(above) - len(above.lstrip()) == indent:
                return above.strip() != "public:"
        return False

    def grouped(self, names):
        """Lists of names that one comment holds for, in the order of the headers."""
        entries = []
        for one in sorted(names, key=lambda n: (n.header, n.line)):
            before = entries[-1][-1] if entries else None
            joins = (
                before is not None
                and self.can_share(one)
                and self.can_share(before)
                and before.header == one.header
                and not described(one.xml)
                and described(entries[-1][0].xml)
                and entries[-1][0].comment_above
                and all(self.is_code(l) for l in self.source(one.header)[before.last + 1 : one.first])
            )
            entries[-1].append(one) if joins else entries.append([one])
        return entries

    def can_share(self, one):  # fields of a record are described one by one
        return one.kind in ("function", "friend", "typedef") or one.kind == "variable" and one.scope not in self.classes

    @staticmethod
    def is_code(line):
        return line.strip() not in ("",) and not line.lstrip().startswith("//")

    def entries(self, within=None):
        for entry in self.top if within is None else within.members:
            yield entry
            for one in entry:
                if one.members:
                    yield from self.entries(one)


def undocumented(headers):
    """Places and names of which nothing is said, and how many there are in all."""
    silent, count = [], 0
    for entry in headers.entries():
        for one in entry:
            count += 1
            if one is entry[0] and not described(one.xml):
                silent.append(f"{one.header}:{one.line}: {one.kind} {one.full}")
            for value in one.values:
                count += 1
                if not described(value):
                    silent.append(f"{one.header}:{one.line}: value {one.full}::{text(value.find('name'))}")
    return silent, count


if __name__ == "__main__":
    silent, count = undocumented(Headers(*sys.argv[1:3]))
    print(*silent, f"{count} public names, of {len(silent)} of them nothing is said", sep="\n")
    sys.exit(1 if silent or count == 0 else 0)
