#!/usr/bin/python3
"""Writes headers with mutants in them, COUNT of all that can be: each is chosen at run time, by its number in ENTENTE_MUTANT.

    rewrite.py INCLUDE_DIR OUTPUT_DIR COUNT SEED FILE...     FILEs as they stand in INCLUDE_DIR: entente/order/network.hpp

Comparisons are moved to their neighbour (< and <=, == and !=), integers are one more, `true` is `false`, statements that are expressions
are left out. The headers, and mutants.tsv (number, file, line, what), go to OUTPUT_DIR. What is evaluated while compiling is as it was.
"""
# SPDX-License-Identifier: MIT
import os
import random
import re
import sys

from clang.cindex import Config, CursorKind as kind, Index

NEIGHBOUR = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}
WRAPPERS = {kind.UNEXPOSED_EXPR, kind.CALL_EXPR, kind.BINARY_OPERATOR}
STATEMENTS = {kind.CALL_EXPR, kind.BINARY_OPERATOR, kind.COMPOUND_ASSIGNMENT_OPERATOR, kind.UNARY_OPERATOR, kind.UNEXPOSED_EXPR}
# what has to be known while compiling, or is no code
PASSED_OVER = {kind.ENUM_CONSTANT_DECL, kind.STATIC_ASSERT, kind.TEMPLATE_NON_TYPE_PARAMETER, kind.TEMPLATE_TYPE_PARAMETER,
               kind.TYPE_REF, kind.TEMPLATE_REF, kind.DECL_REF_EXPR, None}

RUN_TIME = """// Which mutant is chosen, and which were met.
#pragma once

#include <cstdlib>
#include <fstream>
#include <type_traits>

namespace entente::detail {

struct mutants {
    static constexpr int most = 100'000;
    int chosen = -1;
    char const* record = std::getenv("ENTENTE_MUTANTS_MET");
    bool met[most]{};

    mutants()
    {
        if (auto const* const text = std::getenv("ENTENTE_MUTANT")) chosen = std::atoi(text);
    }
    ~mutants()
    {
        if (record == nullptr) return;
        std::ofstream out(record, std::ios::app);
        for (int i = 0; i != most; ++i)
            if (met[i]) out << i << '\\n';
    }
};
inline mutants the_mutants;

[[nodiscard]] constexpr bool mutated(int number) noexcept
{
    if (std::is_constant_evaluated()) return false;
    the_mutants.met[number] = true;
    return the_mutants.chosen == number;
}

} // namespace entente::detail
"""


def kind_of(cursor):
    """None for what the bindings do not know: concepts and requirements, which are evaluated while compiling."""
    try:
        return cursor.kind
    except ValueError:
        return None


class rewriter:
    """Of one header: what can be mutated in it."""

    def __init__(self, include, name):
        self.name = name
        self.text = open(os.path.join(include, name), "rb").read()
        self.found = {}  # (begin, end, what) -> number, and where the operator stands
        self.mutants = []  # number, line, what, text
        self.next = 0

    def take(self, declaration, number):
        """What is in a declaration of the header; numbers from `number` on. Returns the next one."""
        self.next = number
        self.walk(declaration)
        return self.next

    def span(self, cursor):
        return cursor.extent.start.offset, cursor.extent.end.offset

    def add(self, cursor, what, *more):
        begin, end = self.span(cursor)
        if end <= begin or (begin, end, what) in self.found:
            return
        self.found[begin, end, what] = (self.next, *more)
        line = cursor.extent.start.line
        shown = self.text[begin:end]
        if what == "constant":  # by itself it says nothing
            shown += b" in " + self.text[self.text.rfind(b"\n", 0, begin) + 1:self.text.find(b"\n", end)].strip()
        shown = re.sub(rb"\s+", b" ", shown)[:100].decode(errors="ignore")
        self.mutants.append((self.next, line, what, shown))
        self.next += 1

    def comparison(self, cursor):
        """Where the operator stands, and which, if it is one."""
        children = list(cursor.get_children())
        if len(children) < 2:
            return None
        begin, end = self.span(cursor)
        left, right = self.span(children[0]), self.span(children[-1])
        if left[0] != begin or right[1] != end or left[1] > right[0]:
            return None
        between = self.text[left[1]:right[0]].strip().decode()
        return (left[1], right[0], between) if between in NEIGHBOUR else None

    def walk(self, cursor):
        for child in cursor.get_children():
            k = kind_of(child)
            if k in PASSED_OVER or (k == kind.VAR_DECL and any(t.spelling in ("constexpr", "constinit") for t in self.head(child))):
                continue
            self.look_at(child, k, cursor)
            self.walk(child)

    def head(self, cursor):
        for i, token in enumerate(cursor.get_tokens()):
            if i == 6:
                return
            yield token

    def look_at(self, cursor, k, parent):
        within = kind_of(parent)
        if k in WRAPPERS:
            where = self.comparison(cursor)
            if where:
                self.add(cursor, "comparison", where)
        if k == kind.INTEGER_LITERAL and within not in (kind.CASE_STMT, kind.FIELD_DECL):
            if self.text[self.span(cursor)[0]:][:1].isdigit():  # and not the 0 to which <=> is compared
                self.add(cursor, "constant")
        if k == kind.CXX_BOOL_LITERAL_EXPR and within != kind.FIELD_DECL:
            self.add(cursor, "constant")
        body = within in (kind.COMPOUND_STMT, kind.IF_STMT, kind.FOR_STMT, kind.WHILE_STMT, kind.CXX_FOR_RANGE_STMT)
        if body and k in STATEMENTS and self.ends_a_statement(cursor) and self.is_not_a_condition(cursor, parent):
            self.add(cursor, "statement")

    def ends_a_statement(self, cursor):
        return self.text[self.span(cursor)[1]:].lstrip()[:1] == b";"

    def is_not_a_condition(self, cursor, parent):
        if kind_of(parent) == kind.COMPOUND_STMT:
            return True
        children = list(parent.get_children())
        return bool(children) and cursor == children[-1]

    def rewritten(self):
        """Innermost first, so that what holds others holds them rewritten."""
        by_begin = sorted(self.found.items(), key=lambda item: (item[0][0], -item[0][1]))
        out, _ = self.emit(0, len(self.text), by_begin)
        return out.replace(b"#pragma once\n", b"#pragma once\n\n#include <entente/detail/mutants.hpp>\n", 1)

    def emit(self, begin, end, items):
        """The text from begin to end with what lies in it rewritten."""
        out, at = [], begin
        while items:
            (b, e, what), (number, *more) = items[0]
            if b >= end:
                break
            inside = [i for i in items[1:] if i[0][0] < e]
            items = [i for i in items[1:] if i[0][0] >= e]
            out.append(self.text[at:b])
            out.append(self.replaced(b, e, what, number, more, inside))
            at = e
        out.append(self.text[at:end])
        return b"".join(out), items

    def replaced(self, b, e, what, number, more, inside):
        chosen = b"entente::detail::mutated(%d)" % number
        if what == "statement":
            return b"if (%s) {} else %s" % (chosen, self.emit(b, e, inside)[0])
        if what == "constant":
            text = self.text[b:e]
            return b"(%s ? %s : %s)" % (chosen, {b"true": b"false", b"false": b"true"}.get(text, text + b" + 1"), text)
        left_end, right_begin, operator = more[0]
        left = self.emit(b, left_end, [i for i in inside if i[0][1] <= left_end])[0]
        right = self.emit(right_begin, e, [i for i in inside if i[0][0] >= right_begin])[0]
        return b"(%s ? %s %s %s : %s %s %s)" % (chosen, left, NEIGHBOUR[operator].encode(), right, left, operator.encode(), right)


def main():
    include, output, count, seed, *names = sys.argv[1:]
    Config.set_library_file("/usr/lib/llvm-16/lib/libclang-16.so.1")
    left_out = set()  # those that do not compile
    if os.path.exists(os.path.join(output, "left_out.txt")):
        left_out = {int(number) for number in open(os.path.join(output, "left_out.txt"))}
    files = {os.path.join(include, name): rewriter(include, name) for name in names}
    text = "".join(f"#include <{name}>\n" for name in names)
    tree = Index.create().parse("all.cpp", args=["-std=c++20", "-I", include], unsaved_files=[("all.cpp", text)])
    errors = [d for d in tree.diagnostics if d.severity >= 3]
    if errors:
        sys.exit(str(errors[0]))
    number = 0
    for declaration in tree.cursor.get_children():
        file = declaration.location.file
        if file is not None and file.name in files:
            number = files[file.name].take(declaration, number)
    drawn = set(random.Random(int(seed)).sample(range(number), min(int(count), number))) - left_out
    os.makedirs(os.path.join(output, "entente/detail"), exist_ok=True)
    with open(os.path.join(output, "mutants.tsv"), "w") as table:
        for r in files.values():
            r.found = {where: what for where, what in r.found.items() if what[0] in drawn}
            os.makedirs(os.path.dirname(os.path.join(output, r.name)), exist_ok=True)
            with open(os.path.join(output, r.name), "wb") as f:
                f.write(r.rewritten())
            for n, line, what, shown in r.mutants:
                if n in drawn:
                    table.write(f"{n}\t{r.name}\t{line}\t{what}\t{shown}\n")
    with open(os.path.join(output, "entente/detail/mutants.hpp"), "w") as f:
        f.write(RUN_TIME)
    print(f"{number} mutants, {len(drawn)} drawn with seed {seed}")


main()
