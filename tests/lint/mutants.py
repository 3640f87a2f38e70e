#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""tools/mutation.py changes what it says, and neither comments nor texts.

    mutants.py ROOT
"""
import pathlib
import sys

from report import Report

sys.path.insert(0, str(pathlib.Path(sys.argv[1]) / "tools"))
from mutation import mutants  # noqa: E402  (found by the line above)

# What the case shows, a source, and what its line becomes in each mutant.
CASES = [
    ("comparisons shift their boundary", "x = a < b;", ["x = a <= b;"]),
    ("the other comparisons too", "x = a >= b;", ["x = a > b;"]),
    ("equalities and junctions are turned", "x = a == b && c;",
     ["x = a != b && c;", "x = a == b || c;"]),
    ("sums are differences", "x = a + b; y -= c;", ["x = a - b; y -= c;", "x = a + b; y += c;"]),
    ("signs of numbers stay", "x = -a; y = f(b, -c) * -z; x = y[-z];", []),
    ("arrows, shifts and increments stay", "x = a->b << c++;", []),
    ("numbers are one larger", "x = 7; y = 0x0fu; z = 0640; w = 1.5;",
     ["x = 8; y = 0x0fu; z = 0640; w = 1.5;", "x = 7; y = 16u; z = 0640; w = 1.5;",
      "x = 7; y = 0x0fu; z = 0641; w = 1.5;", "x = 7; y = 0x0fu; z = 0640; w = 2.5;"]),
    ("sizes of arrays and {0} stay", "char buf[MOST + 1]; struct s *s[2] = { 0 };", []),
    ("marks stay", "int fd = -1; x = -2;", ["int fd = -1; x = -3;"]),
    ("an index is no size", "x = a[1];", ["x = a[2];"]),
    ("calls without a use are dropped", "{ wipe(a, f(b)); (void)g(c); x = h(d); }",
     ["{ ; (void)g(c); x = h(d); }", "{ wipe(a, f(b)); ; x = h(d); }"]),
    ("a call of a condition is dropped alone", "if (a) f(b);",
     ["if (!(a)) f(b);", "if (a) ;"]),
    ("a declaration is no call", "int f(int a);", []),
    ("success becomes an error", "return 0;", ["return -1;"]),
    ("booleans are turned", "return true;", ["return false;"]),
    ("values are lost or turned", "return f(a);", ["return 0;", "return !(f(a));"]),
    ("nothing is returned as before", "return;", []),
    ("negations are dropped", "x = !a;", ["x = a;"]),
    ("conditions are negated, not twice", "while (f(a)) if (!b) c++;",
     ["while (!(f(a))) if (!b) c++;", "while (f(a)) if (b) c++;"]),
    ("an else is dropped with its block", "if (!a) b++; else { c++; }",
     ["if (a) b++; else { c++; }", "if (!a) b++;"]),
    ("an else with another question stays", "else if (!a) b++;", ["else if (a) b++;"]),
    ("jumps out of a loop are dropped", "break; continue;", ["; continue;", "break; ;"]),
    ("named numbers are one larger", "#define MOST 20\n", ["#define MOST 21"]),
    ("lines are shown as one", "if (f(a,\n      b))\n\tc++;\n", ["if (!(f(a, b)))"]),
]
SILENT = [
    ("comments stay", "/* a < b; f(1); */ // return 0; !x\n"),
    ("a comment of many lines stays", "/*\n * if (a == b)\n * \"\n */\n"),
    ("texts stay", 'x = "a < b && \\" /* 1 + 2";'),
    ("characters stay", "x = '<'; y = '\"'; z = '\\''; w = '!';"),
    ("directives stay", "#if A > 1 && \\\n\tB < 2\n#define F(a) ((a) + 1)\n#endif\n"),
    ("assertions stay", 'static_assert(A < 2, "few"); assert(f(x) == 3);'),
]


def lines(source):
    """What the changed line of each mutant looks like."""
    return [mutant.shown()[1] for mutant in mutants(source + "\n")]


def differences(source, expected):
    found = lines(source)
    return [] if found == expected else [f"{source!r}: expected {expected}, found {found}"]


def whole(source):
    """Faults of the mutants as sources: each has one piece exchanged and all its lines."""
    return [mutant.shown() for mutant in mutants(source)
            if mutant.mutated() == source or mutant.shown()[0] == mutant.shown()[1]
            or mutant.mutated().count("\n") > source.count("\n")]


def main(root):
    report = Report()
    for name, source, expected in CASES:
        report.case(name, differences(source, expected))
    for name, source in SILENT:
        report.case(name, differences(source, []))
    source = "int f(int a)\n{\n\tif (a)\n\t\tg(a,\n\t\t  2);\n\treturn 0;\n}\n"
    found = [mutant.line() for mutant in mutants(source)]
    report.case("a mutant tells its line", [] if found == [3, 4, 5, 6] else found)
    paths = sorted((pathlib.Path(root) / "libpwpolicy").rglob("*.c"))
    report.case("mutants of the library's sources differ from them",
                [fault for path in paths for fault in whole(path.read_text("utf-8"))])
    return report.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
