#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""No files need each other in a circle: what uses a file is not used by it, by any way round.

    circles.py ROOT BUILD

A file is a source with its header. It needs another one when it includes its header, or when its
object names a function or table that only the other defines. The public header stands by itself.
Of a circle that spans folders the includes test would find the half that points upwards; this one
finds those within a folder, too.
"""
import json
import pathlib
import re
import sys

from report import Report
from tree import c_files, output

TREES = ("base", "libpwpolicy", "store", "pam", "cli")
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.M)


def objects(root, build):
    """Source file -> one of its objects, for the product's own sources."""
    found = {}
    for command in json.loads((build / "compile_commands.json").read_text()):
        source = pathlib.Path(command["directory"], command["file"]).resolve()
        made = build / command["output"]
        if not source.is_relative_to(root) or not made.exists():
            continue
        name = source.relative_to(root)
        if name.parts[0] in TREES:
            found.setdefault(str(name), made)
    return found


def symbols(found):
    """Source file -> the names that it defines, and those that it needs."""
    defined, needed, name = {}, {}, None
    names = {str(made): source for source, made in found.items()}
    for line in output("nm", "-A", *names).splitlines():
        path, kind, symbol = re.match(r"(.*?):\s*(?:[0-9a-f]+)? +(\w) (\S+)$", line).groups()
        name = names[path]
        if kind == "U":
            needed.setdefault(name, set()).add(symbol)
        elif kind.isupper():
            defined.setdefault(name, set()).add(symbol)
    return defined, needed


def arrows(defined, needed):
    """Source file -> the files that it needs; a name that two define says nothing."""
    homes = {}
    for source, names in defined.items():
        for name in names:
            homes.setdefault(name, []).append(source)
    return {source: {homes[name][0] for name in names if len(homes.get(name, ())) == 1} - {source}
            for source, names in needed.items()}


def unit(path):
    """A source and its header are one, but for the public header."""
    return str(path) if path.name == "pwpolicy.h" else str(path.with_suffix(""))


def includes(root):
    """Unit -> the units whose headers it includes."""
    paths = [path for path in c_files(root) if path.parts[0] in TREES]
    names = {}
    for path in paths:
        inside = path.parts[1:] if path.parts[0] in ("libpwpolicy", "pam") else path.parts
        names[path.parts[0] == "pam", "/".join(inside)] = unit(path)
    graph = {}
    for path in paths:
        found = INCLUDE.findall((root / path).read_text("utf-8"))
        needed = {names.get((path.parts[0] == "pam", name), names.get((False, name)))
                  for name in found}
        graph.setdefault(unit(path), set()).update(needed - {None, unit(path)})
    return graph


def circles(graph):
    """The sets of files that reach each other (Tarjan, 1972)."""
    index, low, stack, found = {}, {}, [], []

    def visit(node):
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in sorted(graph.get(node, ())):
            if other not in index:
                visit(other)
            if other in stack:
                low[node] = min(low[node], low[other])
        if low[node] == index[node]:
            at = stack.index(node)
            found.append(stack[at:])
            del stack[at:]

    for node in sorted(graph):
        if node not in index:
            visit(node)
    return [sorted(circle) for circle in found if len(circle) > 1]


def main(root, build):
    root, build = pathlib.Path(root).resolve(), pathlib.Path(build)
    found = objects(root, build)
    graph = arrows(*symbols(found))
    report = Report()
    report.case("the objects of all trees are there",
                [tree for tree in TREES if not any(f.startswith(tree + "/") for f in found)])
    report.case("no objects need each other in a circle",
                [" <-> ".join(circle) for circle in circles(graph)])
    graph = includes(root)
    report.case("the includes of all files are read",
                [name for name in ("store/record/audit", "pam/change", "libpwpolicy/match/match")
                 if not graph.get(name)])
    report.case("no files include each other in a circle",
                [" <-> ".join(circle) for circle in circles(graph)])
    made = {"a.c": {"b.c"}, "b.c": {"c.c"}, "c.c": {"a.c", "d.c"}, "d.c": set()}
    report.case("a circle of three would be found",
                [] if circles(made) == [["a.c", "b.c", "c.c"]] else [str(circles(made))])
    return report.finish()


if __name__ == "__main__":
    sys.setrecursionlimit(10000)
    sys.exit(main(*sys.argv[1:]))
